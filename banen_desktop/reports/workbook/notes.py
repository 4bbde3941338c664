"""The notes on cells: how a step came about, and what belongs in a column that is typed."""

from collections.abc import Iterable

from banen_desktop import dutch
from banen_desktop.dossier.fields import Field, by_key
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.reports.words import wording

COMPUTED_NOTES = {
    "telt": "Of de baan meetelt: de vorm bepaalt dat, met de toerekening of uw eigen besluit.\n"
    "Artikel: Wfsv art. 38b en 38g; Besluit Wfsv art. 2.27 t/m 2.31.",
    "dagen": "Dagen van het jaar waarin de baan meetelt. Van de registratie telt de hele maand.\n"
    "Artikel: Wfsv art. 38g lid 8.",
    "geschat": "Ja: de uren komen uit de uren per week, of u noemde ze zelf een schatting.",
    "uren": "De verloonde uren; zonder die: uren per week × weken per jaar × dagen "
    "÷ dagen van het jaar.\nAfronding: geen.",
    "banen": "Uren in het jaar ÷ uren per baan.\nArtikel: Regeling Wfsv art. 3.28.",
    "regel": "Wat de wet zegt over deze vorm: zie onderaan het blad Parameters.",
    "groep": "Eigen dienst of inleen: daarmee telt het blad Berekening de uren op.",
    "uren_op_31_december": "De uren alsof de baan het hele jaar loopt, als die op 31 december "
    "meetelt.",
    "persoon": "1 bij de eerste rij van een kenmerk dat meetelt, anders 0.",
    "bekend": "1 bij de eerste rij van een persoon die er al was voor dit jaar begon.",
    "vorig_jaar": "Ja: hetzelfde kenmerk telde ook mee in het jaar ervoor.",
}
"""What the columns beside the typed ones of the sheet Banen mean, by their key."""


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
