"""The notes on cells: how a step came about, and what belongs in a column that is typed."""

from collections.abc import Iterable

from banen_desktop import dutch
from banen_desktop.dossier.fields import Field, by_key
from banen_desktop.quota.trace import Outcome
from banen_desktop.reports import wording


def step_note(outcome: Outcome, key: str) -> str:
    """A step in words, with its article, rounding, and the status of a value of the law.

    No numbers of the outcome: the cell changes with what somebody types, a note does not.
    """
    return "\n".join(_about_step(outcome, key))


def _about_step(outcome: Outcome, key: str) -> Iterable[str]:
    step, explained = outcome.by_key[key], wording.explain(outcome, key)
    yield f"{step.label}: {explained.words[:1].lower()}{explained.words[1:]}."
    yield f"Artikel: {explained.article.rstrip('.')}."
    if explained.rounding:
        yield f"Afronding: {explained.rounding}"
    if explained.status:
        yield f"Status: {explained.status}"
    if explained.source:
        yield f"Bron: {explained.source.rstrip('.')}."


def field_notes(fields: tuple[Field, ...]) -> dict[str, str]:
    """What belongs in each field that has something to explain, by its key."""
    return {key: field_note(field) for key, field in by_key(fields).items() if field_note(field)}


def field_note(field: Field) -> str:
    """The help of a field, and its choices."""
    lines = [field.help] if field.help else []
    if field.choices is not None:
        labels = dutch.join_list([choice.label for choice in field.choices], "of")
        lines.append(f"Kies {labels}.")
    return "\n".join(lines)
