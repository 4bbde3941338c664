"""What goes out: the tables that one audience may see, and nothing that they were made of.

Every file is made from this value alone, so that none of them can tell more than the guard shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.sector.checks.questions import Controle
from banen_desktop.sector.facts.model import Maatregel, Monitor
from banen_desktop.sector.figures.measures import Maten
from banen_desktop.sector.figures.model import Jaarcijfers
from banen_desktop.sector.out.data import year_data
from banen_desktop.sector.out.edition_data import edition_data
from banen_desktop.sector.publication.cells import Cel, Lezer, Rij, Tabel, Teken
from banen_desktop.sector.publication.guard import publish

NO_TOTAL = "Nog geen totaal"
MEANINGS = {
    Lezer.RAAD: "Vertrouwelijk: alles, alleen voor de raad.",
    Lezer.DEELNEMERS: "Voor de leden: kleine aantallen zijn verborgen.",
    Lezer.OPENBAAR: "Openbaar: kleine aantallen zijn verborgen.",
}
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """A year of the sector for one audience, on a day.

    `geen_totaal` says why there is none; then there are no tables. `breuken` says of a year why
    what stands before or in it cannot be compared with later years, `bronnen` where the figures
    of a year of the series come from. `vragen_open` is how many questions are still to answer.
    """

    raad: str
    sector: str
    lezer: Lezer
    gemaakt_op: date
    maten: Maten
    voorlopig: bool
    tabellen: tuple[Tabel, ...]
    geen_totaal: tuple[str, ...] = ()
    vragen_open: int = 0
    breuken: Mapping[int, str] | None = None
    bronnen: Mapping[int, str] | None = None
    werkagenda: tuple[Maatregel, ...] = ()
    gegevens: Mapping[str, Any] = field(default_factory=dict)
    """The same as data for other programs."""

    @property
    def jaar(self) -> int:
        """The year that it is about."""
        return self.maten.jaar

    @property
    def vertrouwelijk(self) -> bool:
        """Whether it is for the council alone."""
        return self.lezer is Lezer.RAAD

    @property
    def naam(self) -> str:
        """The name of the council on one line."""
        return dutch.shorten(self.raad, _LONGEST_NAME) or "Raad zonder naam"

    def tabel(self, sleutel: str) -> Tabel | None:
        """A table by its key, as far as this audience has it."""
        return next((each for each in self.tabellen if each.sleutel == sleutel), None)

    def cel(self, sleutel: str, rij: str, kolom: str = "") -> Cel | None:
        """A cell by the names of its table, row and column; without one the first column."""
        tabel = self.tabel(sleutel)
        row = next((each for each in tabel.rijen if each.naam == rij), None) if tabel else None
        if tabel is None or row is None:
            return None
        return row.cellen[tabel.kolommen.index(kolom) if kolom else 0]

    def exact(self, sleutel: str, rij: str, kolom: str = "") -> Fraction | None:
        """The number of a cell; `None` where it is hidden, missing, or words."""
        cel = self.cel(sleutel, rij, kolom)
        return cel.waarde if cel else None

    @property
    def verborgen(self) -> tuple[tuple[str, str], ...]:
        """What this audience does not see, each with the reason."""
        return tuple(
            (f"{tabel.titel}: {what}" if what != tabel.titel else what, reason)
            for tabel in self.tabellen
            for what, reason in tabel.verborgen
        )


def outgoing(
    monitor: Monitor,
    found: Jaarcijfers,
    now: Controle,
    before: Controle | None,
    lezer: Lezer,
    gemaakt_op: date,
) -> Uitvoer:
    """What one audience gets of a year.

    A hard question without a decision leaves no table, and one about the year before leaves
    nothing to compare with.
    """
    maten = found.uitkomst.maten
    found = compared(found, before)
    shown = publish(found, lezer, voorlopig=bool(now.open))
    total = not now.geen_totaal
    data = year_data(found, now, before) if lezer is Lezer.RAAD else edition_data(shown)
    return Uitvoer(
        raad=monitor.raad.naam,
        sector=monitor.raad.sector.label,
        lezer=lezer,
        gemaakt_op=gemaakt_op,
        maten=maten,
        voorlopig=shown.voorlopig,
        tabellen=tuple(_as_shown(each, lezer) for each in shown.tabellen) if total else (),
        geen_totaal=_why(now, lezer),
        vragen_open=len(now.open),
        breuken={row.jaar: row.breuk for row in found.reeks if row.breuk},
        bronnen={row.jaar: row.bron for row in found.reeks if row.bron},
        werkagenda=tuple(
            each for each in monitor.werkagenda if each.jaar in {maten.jaar, maten.jaar + 1}
        ),
        gegevens=data if total or lezer is Lezer.RAAD else {},
    )


def compared(found: Jaarcijfers, before: Controle | None) -> Jaarcijfers:
    """The same without the year before, when a hard question about that one has no decision."""
    if before is None or not before.geen_totaal:
        return found
    rows = tuple(row for row in found.reeks if row.jaar != before.jaar or row.geantwoord is None)
    return replace(found, vorig_jaar=None, zelfde_leden=None, reeks=rows)


def year_of(row: Rij) -> int:
    """The year of a row of the series, that may have the sign of a figure that still changes."""
    return int(row.naam.rstrip(str(Teken.VOORLOPIG)))


def remarks(tabel: Tabel) -> tuple[str, ...]:
    """What is said under a table: what is merged or hidden, and what else belongs to it."""
    return (*tabel.noten, *tabel.uitleg)


def _as_shown(tabel: Tabel, lezer: Lezer) -> Tabel:
    """For others than the council no number is more exact than shown: unseen decimals tell more."""
    if lezer is Lezer.RAAD:
        return tabel
    rows = (replace(row, cellen=tuple(map(_rounded, row.cellen))) for row in tabel.rijen)
    return replace(tabel, rijen=tuple(rows))


def _rounded(cel: Cel) -> Cel:
    if cel.waarde is None:
        return cel
    return replace(cel, waarde=Fraction(dutch.rounded(decimal_of(cel.waarde), decimals(cel))))


def decimals(cel: Cel) -> int:
    """With how many decimals a cell is shown."""
    return cel.eenheid.decimalen


def _why(now: Controle, lezer: Lezer) -> tuple[str, ...]:
    """The questions that leave no total: with their member for the council, else how many."""
    asked = now.geen_totaal
    if not asked:
        return ()
    if lezer is Lezer.RAAD:
        return tuple(f"{each.lid}: {each.regel.label} {each.zin}" for each in asked)
    questions = "1 vraag" if len(asked) == 1 else f"{len(asked)} vragen"
    return (f"Er {'is' if len(asked) == 1 else 'zijn'} nog {questions} zonder besluit.",)


def percentage_words(maten: Maten) -> str:
    """The percentage with its status and source; a sentence where it is not known."""
    if maten.quotumpercentage is None:
        return f"Het quotumpercentage van {maten.jaar} is niet bekend: er is geen quotum."
    told = [f"{dutch.format_number(maten.quotumpercentage)}%"]
    told += [each for each in (maten.status.replace("_", " "), maten.bron) if each]
    return f"Quotumpercentage {maten.jaar}: {', '.join(told)}."


def of_text(value: Fraction, decimals: int = 1) -> str:
    """An exact number as it is shown."""
    return dutch.format_number(decimal_of(value), decimals)
