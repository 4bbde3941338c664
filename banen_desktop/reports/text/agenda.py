"""The werkagenda in the paragraph: per measure what, who, when, how far, and what it gave.

What the user typed stays literal. Measures that are ready or stopped tell what was done; the
others lead to the plans.
"""

from collections.abc import Iterable

from banen_desktop import dutch
from banen_desktop.dossier.model import Jaar
from banen_desktop.dossier.verslag import Maatregel, Plaatsing, Voortgang
from banen_desktop.reports.text.style import Voice
from banen_desktop.reports.text.year_report import sentence

DONE = (Voortgang.KLAAR, Voortgang.GESTOPT)
TO_DO = (Voortgang.LOOPT, Voortgang.NIET_BEGONNEN)
_LEAD = {
    Voortgang.KLAAR: ("Deze maatregel is klaar:", "Deze maatregelen zijn klaar:"),
    Voortgang.GESTOPT: ("Deze maatregel is gestopt:", "Deze maatregelen zijn gestopt:"),
    Voortgang.LOOPT: ("Deze maatregel loopt nu:", "Deze maatregelen lopen nu:"),
    Voortgang.NIET_BEGONNEN: (
        "Deze maatregel moet nog beginnen:",
        "Deze maatregelen moeten nog beginnen:",
    ),
}
_PLACING = {
    Plaatsing.INDIVIDUEEL: "mensen een voor een",
    Plaatsing.COLLECTIEF: "mensen als groep",
    Plaatsing.INKOOP: "mensen via inkoop",
    Plaatsing.SAMEN: "mensen samen met andere werkgevers",
}


def described(jaar: Jaar) -> tuple[Maatregel, ...]:
    """The measures that say what they are; an empty row tells nothing."""
    return tuple(row for row in jaar.werkagenda if row.omschrijving.strip())


def measures(
    jaar: Jaar, voice: Voice, wanted: tuple[Voortgang, ...], *, whole: bool
) -> Iterable[str]:
    """The paragraphs about the measures with these states: a lead, then one for each measure.

    With `whole` also how people are placed.
    """
    for status in wanted:
        rows = [row for row in described(jaar) if row.status is status]
        if rows:
            yield _LEAD[status][len(rows) > 1]
        for row in rows:
            yield voice.told(_measure(row, voice, whole=whole))


def points(jaar: Jaar, voice: Voice, *, whole: bool) -> Iterable[str]:
    """The paragraphs that are one measure each."""
    return (voice.told(_measure(row, voice, whole=whole)) for row in described(jaar))


def _measure(row: Maatregel, voice: Voice, *, whole: bool) -> Iterable[str]:
    text = sentence(row.omschrijving)
    yield text[:1].upper() + text[1:]
    if row.eigenaar.strip():
        yield sentence(f"Verantwoordelijk: {' '.join(row.eigenaar.split())}")
    yield _when(row)
    if whole and row.plaatsing is not None:
        past = row.status in DONE
        many, one = ("plaatsten", "plaatste") if past else ("plaatsen", "plaatst")
        yield f"Hierbij {voice.does(many, one)} {voice.who()} {_PLACING[row.plaatsing]}."
    if row.resultaat.strip():
        yield sentence(f"Resultaat{_so_far(row)}: {' '.join(row.resultaat.split())}")


def _so_far(row: Maatregel) -> str:
    return " tot nu toe" if row.status is Voortgang.LOOPT else ""


def _when(row: Maatregel) -> str:
    if row.deadline is None or row.status is Voortgang.GESTOPT:
        return ""
    day = dutch.format_date_words(row.deadline)
    if row.status is Voortgang.KLAAR:
        return f"Dit moest uiterlijk op {day} klaar zijn."
    return f"Dit moet uiterlijk op {day} klaar zijn."
