"""What changed in the calculated text since the user made it their own, offered piece by piece.

Nothing is put over what the user wrote: a sentence that the user did not touch may be replaced, a
number changes inside a sentence that the user changed elsewhere, and else the new sentence comes
behind the user's own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from banen_desktop.dossier.verslag import Verslagtekst
from banen_desktop.reports.text.sentences import (
    Sentence,
    joined,
    matcher,
    merged,
    sentences,
    with_last_gap,
)

_MOST_OFFERS = 1000  # a text has fewer sentences; only against going on for ever


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Sentences `first` to `last` of a text become these."""

    first: int
    last: int
    new: tuple[Sentence, ...]
    gap_before: str

    def put_in(self, text: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The text after the change."""
        parts = text[: self.first], text[self.first : self.last], text[self.last :]
        return _put(parts, self.new, self.gap_before)


@dataclass(frozen=True, slots=True)
class Offer:
    """One change: the calculated sentences before and after, the user's own, and the result.

    `own_words` tells that the user changed or removed these sentences. When `result` equals
    `yours` there is nothing to take over: the user only has to know.
    """

    old: str
    new: str
    yours: str
    result: str
    own_words: bool
    in_text: _Hunk
    in_calculated: _Hunk

    @property
    def changes_text(self) -> bool:
        """Whether taking it over changes the user's text."""
        return self.result != self.yours


def offers(text: Verslagtekst, fresh: str) -> tuple[Offer, ...]:
    """What to offer for a text of the user, when the calculated text is now `fresh`."""
    if not text.tekst:
        return ()
    base, new = sentences(text.berekend), sentences(fresh)
    ours = sentences(text.tekst)
    how = matcher(base, ours)
    found = [_offer(base, ours, how, hunk) for hunk in _hunks(base, new)]
    return tuple(offer for offer in found if offer.yours != offer.new or offer.changes_text)


def _hunks(base: Sequence[Sentence], new: Sequence[Sentence]) -> Iterable[_Hunk]:
    """What changed; as many sentences in the place of others are changes one by one."""
    for tag, first, last, start, end in matcher(base, new).get_opcodes():
        if tag == "equal":
            continue
        many = last - first if last - first == end - start else 1
        for place in range(many):
            one = many > 1
            low, high = (first + place, first + place + 1) if one else (first, last)
            left, right = (start + place, start + place + 1) if one else (start, end)
            yield _Hunk(low, high, tuple(new[left:right]), new[left - 1].gap if left else "")


def _offer(
    base: Sequence[Sentence], ours: Sequence[Sentence], how: SequenceMatcher[str], hunk: _Hunk
) -> Offer:
    low, high, start, end = _region(how, hunk)
    old, yours = tuple(base[hunk.first : hunk.last]), tuple(ours[start:end])
    same = [part.text for part in yours] == [part.text for part in old]
    middle = hunk.new if same else _beside(base, (low, high), yours, hunk)
    return Offer(
        old=joined(old),
        new=joined(hunk.new),
        yours=joined(yours),
        result=joined(middle),
        own_words=not same,
        in_text=_Hunk(start, end, middle, hunk.gap_before),
        in_calculated=hunk,
    )


def _region(how: SequenceMatcher[str], hunk: _Hunk) -> tuple[int, int, int, int]:
    """The place of a hunk in the old text and in the user's: whole, where the user changed it."""
    low, high = hunk.first, hunk.last
    touched = [
        code
        for code in how.get_opcodes()
        if (code[1] < high and code[2] > low) or (low == high and code[1] < low < code[2])
    ]
    if not touched:
        place = _insertion(how, hunk)
        return low, high, place, place
    first, final = touched[0], touched[-1]
    start = first[3] + (low - first[1]) if first[0] == "equal" else first[3]
    end = final[4] - (final[2] - high) if final[0] == "equal" else final[4]
    low = low if first[0] == "equal" else first[1]
    high = high if final[0] == "equal" else final[2]
    return low, high, start, end


def _insertion(how: SequenceMatcher[str], hunk: _Hunk) -> int:
    """Where new sentences go: behind the one before, and a new paragraph before the one behind."""
    behind, before = None, None
    for _tag, first, last, start, end in how.get_opcodes():
        if last == hunk.first and last > first:
            behind = end
        if first == hunk.first and last > first:
            before = start
    starts_paragraph = "\n" in hunk.gap_before
    places = (before, behind) if starts_paragraph else (behind, before)
    return next((place for place in places if place is not None), 0)


def _beside(
    base: Sequence[Sentence], place: tuple[int, int], yours: tuple[Sentence, ...], hunk: _Hunk
) -> tuple[Sentence, ...]:
    """The change beside what the user wrote: inside it, or else behind it."""
    if not yours or not hunk.new:
        return yours or hunk.new
    low, high = place
    gap = base[hunk.last - 1].gap if hunk.last > hunk.first else " "
    new = with_last_gap(hunk.new, gap)
    changed = (*base[low : hunk.first], *new, *base[hunk.last : high])
    inside = merged(joined(base[low:high]), joined(yours), joined(changed))
    if inside is not None:
        return sentences(inside)
    return (*with_last_gap(yours, " "), *hunk.new)


def _put(
    parts: tuple[Sequence[Sentence], Sequence[Sentence], Sequence[Sentence]],
    new: tuple[Sentence, ...],
    gap_before: str,
) -> tuple[Sentence, ...]:
    """New sentences in the place of the middle part, with the white space that was around it."""
    before, old, behind = parts
    if old:
        gap = old[-1].gap
        if not new:
            return (*with_last_gap(before, gap), *behind)
        return (*before, *with_last_gap(new, gap), *behind)
    if before and new:
        kept = before[-1].gap
        before = with_last_gap(before, gap_before or " ")
        new = with_last_gap(new, new[-1].gap or kept or "\n\n")
    elif new:
        new = with_last_gap(new, new[-1].gap or "\n\n")
    return (*before, *new, *behind)


def again(text: Verslagtekst, fresh: str, offer: Offer) -> Offer | None:
    """The same change offered for the text as it is now; nothing when it is no longer there."""
    same = (one for one in offers(text, fresh) if (one.old, one.new) == (offer.old, offer.new))
    return next(same, None)


def take(text: Verslagtekst, offer: Offer) -> Verslagtekst:
    """The text with the offered change, made for exactly this text; what the user wrote stays."""
    return _with(text, (offer,))


def leave(text: Verslagtekst, offer: Offer) -> Verslagtekst:
    """The text as the user has it; this change is not offered again."""
    return replace(text, berekend=joined(offer.in_calculated.put_in(sentences(text.berekend))))


def take_all(text: Verslagtekst, fresh: str) -> Verslagtekst:
    """Every change taken over."""
    for _ in range(_MOST_OFFERS):
        waiting = offers(text, fresh)
        if not waiting:
            break
        text = _with(text, waiting)
    return text


def _with(text: Verslagtekst, taken: Sequence[Offer]) -> Verslagtekst:
    """The text with changes; of those in the same place only the last, the others wait a turn."""
    ours, base = sentences(text.tekst), sentences(text.berekend)
    start = len(ours)
    for offer in reversed(taken):
        if offer.in_text.last <= start:
            start = offer.in_text.first
            ours, base = offer.in_text.put_in(ours), offer.in_calculated.put_in(base)
    return replace(text, tekst=joined(ours), berekend=joined(base))
