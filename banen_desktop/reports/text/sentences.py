"""A text as sentences with the space behind each, so that it can be compared and put together."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

# A line end, or the end of a sentence before a capital: “art. 38b” stays whole.
_GAP = re.compile(r"\s*\n\s*|(?<=[.!?:”)])[^\S\n]+(?=[“‘(]?[A-ZÀ-Ý])")
_TOKEN = re.compile(r"\w+(?:[.,]\w+)*|\s+|[^\w\s]")

Edit = tuple[int, int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or heading, and the white space behind it."""

    text: str
    gap: str = ""


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text; put together they are the text again, without its outer space."""
    bare, found, start = text.strip(), [], 0
    for gap in _GAP.finditer(bare):
        found.append(Sentence(bare[start : gap.start()], gap[0]))
        start = gap.end()
    return (*found, Sentence(bare[start:])) if bare else ()


def joined(parts: Iterable[Sentence]) -> str:
    """The text of sentences, without the space behind the last."""
    return "".join(part.text + part.gap for part in parts).strip()


def with_last_gap(parts: Sequence[Sentence], gap: str) -> tuple[Sentence, ...]:
    """The same sentences with another white space behind the last."""
    return (*parts[:-1], replace(parts[-1], gap=gap)) if parts else ()


def matcher(one: Sequence[Sentence], other: Sequence[Sentence]) -> SequenceMatcher[str]:
    """How one text became another, by the words of its sentences."""
    texts = [" ".join(part.text.split()) for part in one]
    others = [" ".join(part.text.split()) for part in other]
    return SequenceMatcher(None, texts, others)


def merged(base: str, ours: str, theirs: str) -> str | None:
    """The text `ours` with what changed from `base` to `theirs`, word by word.

    Nothing when both changed the same words: then only a person can say what to write.
    """
    tokens = _TOKEN.findall(base)
    both = sorted([*_edits(tokens, ours), *_edits(tokens, theirs)], key=lambda edit: edit[:2])
    for (_, end, _), (start, _, _) in pairwise(both):
        if start <= end:
            return None
    done, place = [], 0
    for start, end, new in both:
        done += [*tokens[place:start], *new]
        place = end
    return "".join([*done, *tokens[place:]])


def _edits(tokens: Sequence[str], other: str) -> Iterable[Edit]:
    """What to put in the place of which words.

    In a long text rare words are the anchors: spaces and words like “de” only stretch a match,
    because comparing all of those takes seconds.
    """
    changed = _TOKEN.findall(other)
    compare = SequenceMatcher(None, tokens, changed)
    for tag, start, end, first, last in compare.get_opcodes():
        if tag != "equal":
            yield start, end, changed[first:last]
