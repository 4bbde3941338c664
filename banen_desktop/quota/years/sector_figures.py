"""Published figures of the sectors, read from `parameters/sectorcijfers.toml` and checked.

They come from different counts: only figures against the quotum stand beside an employer's own
share of the quotum. The others are shown apart, with what they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.model import Dossier, Sector
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.forms import Zekerheid
from banen_desktop.quota.law.law import SECTOR_FIGURES, Law
from banen_desktop.quota.law.parameter_tables import (
    checked_on,
    choice_of,
    number_of,
    only_known,
    optional_of,
    parsed,
    refuse,
    text_of,
    year_of,
)
from banen_desktop.quota.years.plausibility import Nagerekend, Oordeel, recompute

NATIONAL = "landelijk"


class Grondslag(Choice):
    """What a published figure was measured against."""

    QUOTUM = "quotum", "het quotum"
    DOEL_SECTOR = "doel_sector", "een eigen doel van de sector"
    EXTRA_BANEN = "extra_banen", "extra banen sinds de nulmeting"
    ONBEKEND = "onbekend", "niet vermeld"


@dataclass(frozen=True, slots=True)
class SectorFigure:
    """One published figure: jobs of 25.5 hours, and a percentage in percent; `None` is unknown.

    Without a sector it is about the whole overheid. `*_in_bron` is what the source prints where
    that cannot be right or counts what does not count; the remark says why.
    """

    sector: Sector | None
    jaar: int
    doel: Decimal | None
    gerealiseerd: Decimal | None
    percentage: Decimal | None
    grondslag: Grondslag
    bron: str
    url: str
    zekerheid: Zekerheid
    gecontroleerd_op: date
    opmerking: str = ""
    gerealiseerd_in_bron: Decimal | None = None
    percentage_in_bron: Decimal | None = None

    @property
    def ratio(self) -> Fraction | None:
        """The share that was realised: recomputed where both numbers are known."""
        if self.gerealiseerd is not None and self.doel:
            return Fraction(self.gerealiseerd) / Fraction(self.doel)
        return None if self.percentage is None else Fraction(self.percentage) / 100

    def recomputed(self) -> Nagerekend | None:
        """The percentage as the source prints it, recomputed with the numbers that it prints."""
        realised = self.gerealiseerd_in_bron or self.gerealiseerd
        stated = self.percentage_in_bron or self.percentage
        if realised is None or self.doel is None or stated is None:
            return None
        return recompute(realised, self.doel, stated)


@dataclass(frozen=True, slots=True)
class Beside:
    """A sector figure beside the employer's own year; `verschil` in parts of one (0.10 = 10%)."""

    figure: SectorFigure
    own: Outcome | None
    verschil: Fraction | None


@dataclass(frozen=True, slots=True)
class SectorComparison:
    """The figures of a sector: what can be compared, and what has another basis."""

    comparable: tuple[Beside, ...]
    apart: tuple[SectorFigure, ...]


_FILE_KEYS = {"cijfers"}
_ROW_KEYS = {
    *("sector", "jaar", "doel", "gerealiseerd", "percentage", "grondslag", "opmerking"),
    *("bron", "url", "zekerheid", "gecontroleerd_op"),
    *("gerealiseerd_in_bron", "percentage_in_bron"),
}


@cache
def published() -> tuple[SectorFigure, ...]:
    """The figures that come with the program."""
    folder = files("banen_desktop.quota") / "parameters"
    return load((folder / SECTOR_FIGURES).read_text(encoding="utf-8"))


def load(text: str) -> tuple[SectorFigure, ...]:
    """Read and check the figures; raises `ParameterError`."""
    tables = parsed(SECTOR_FIGURES, text)
    only_known(SECTOR_FIGURES, tables, _FILE_KEYS)
    rows = tables.get("cijfers")
    if not isinstance(rows, list):
        refuse(SECTOR_FIGURES, "cijfers ontbreekt")
    found = [_figure(f"{SECTOR_FIGURES}, cijfer {place}", row) for place, row in enumerate(rows, 1)]
    seen = set()
    for figure in found:
        key = (figure.sector, figure.jaar, figure.grondslag)
        if key in seen:
            refuse(SECTOR_FIGURES, f"{figure.sector or NATIONAL} {figure.jaar} staat er twee keer")
        seen.add(key)
    return tuple(sorted(found, key=lambda figure: (figure.sector or "", figure.jaar)))


def _figure(place: str, row: Any) -> SectorFigure:
    only_known(place, row, _ROW_KEYS)
    name = text_of(place, row, "sector")
    figure = SectorFigure(
        sector=None if name == NATIONAL else choice_of(place, row, "sector", Sector),
        jaar=year_of(place, row, "jaar"),
        doel=_number(place, row, "doel"),
        gerealiseerd=_number(place, row, "gerealiseerd"),
        percentage=_number(place, row, "percentage"),
        grondslag=choice_of(place, row, "grondslag", Grondslag),
        opmerking=optional_of(place, row, "opmerking"),
        bron=text_of(place, row, "bron"),
        url=optional_of(place, row, "url"),
        zekerheid=choice_of(place, row, "zekerheid", Zekerheid),
        gecontroleerd_op=checked_on(place, row),
        gerealiseerd_in_bron=_number(place, row, "gerealiseerd_in_bron"),
        percentage_in_bron=_number(place, row, "percentage_in_bron"),
    )
    _check(place, figure)
    return figure


def _number(place: str, row: Mapping[str, Any], key: str) -> Decimal | None:
    return number_of(place, row, key) if key in row else None


def _check(place: str, figure: SectorFigure) -> None:
    numbers = (figure.doel, figure.gerealiseerd, figure.percentage)
    if all(number is None for number in numbers):
        refuse(place, "er is geen enkel getal")
    other = figure.grondslag is not Grondslag.QUOTUM
    printed = figure.gerealiseerd_in_bron or figure.percentage_in_bron
    if (other or printed) and not figure.opmerking:
        refuse(place, "een opmerking ontbreekt: het cijfer is niet zonder uitleg te vergelijken")
    if figure.doel and figure.gerealiseerd is not None and figure.percentage is not None:
        checked = recompute(figure.gerealiseerd, figure.doel, figure.percentage)
        if checked is None or checked.oordeel is not Oordeel.KLOPT:
            refuse(place, f"{figure.gerealiseerd} van {figure.doel} is geen {figure.percentage}%")


def compare(
    dossier: Dossier, law: Law, figures: tuple[SectorFigure, ...], sector: Sector
) -> SectorComparison:
    """The figures of a sector, each beside the same year of the dossier when that is there."""
    of_sector = [figure for figure in figures if figure.sector is sector]
    comparable = (figure for figure in of_sector if figure.grondslag is Grondslag.QUOTUM)
    return SectorComparison(
        comparable=tuple(_beside(dossier, law, figure) for figure in comparable),
        apart=tuple(figure for figure in of_sector if figure.grondslag is not Grondslag.QUOTUM),
    )


def _beside(dossier: Dossier, law: Law, figure: SectorFigure) -> Beside:
    if dossier.year(figure.jaar) is None:
        return Beside(figure, None, None)
    own = calculate(dossier, figure.jaar, law, with_findings=False)
    share, ratio = own.value("realisatiepercentage"), figure.ratio
    if share is None or ratio is None:
        return Beside(figure, own, None)
    return Beside(figure, own, Fraction(share) - ratio)
