"""Whether hours can be right: against the contract hours, and against the other tijdvakken.

The limits here are no law: they are chosen so that holidays, leave and the length of a month stay
silent, and a forgotten department or hours in minutes do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from banen_desktop.imports.loonaangifte.result import TijdvakUren
from banen_desktop.imports.loonaangifte.rows import Row

UNUSUAL = Decimal("0.25")  # of the hours that one would expect
FEWEST_TO_COMPARE = 3  # tijdvakken
_EXTRA = 40 * 100_000  # hours above twice the contract, so that a small contract stays silent


@dataclass(slots=True)
class ContractCheck:
    """The hours of a tijdvak beside its contracts: contract hours a week x 52.2 / 12.

    `weken` is 52.2/12 for a month, 52.2/13 for four weeks, in thousandths. `uren` are whole hours
    of the rows that have a contract, `verwacht` is in units of 1/100,000 hour.
    """

    naam: str
    weken: int
    uren: int = 0
    verwacht: int = 0
    uitschieters: int = 0

    def add(self, row: Row) -> None:
        """Compare one row."""
        if row.contracturen <= 0:
            return
        expected = row.contracturen * self.weken
        self.uren += row.uren
        self.verwacht += expected
        self.uitschieters += row.uren * 100_000 > 2 * expected + _EXTRA

    @property
    def unusual(self) -> bool:
        """Whether the hours together are far from the contracts together."""
        return self.verwacht > 0 and _far(Decimal(self.uren * 100_000), Decimal(self.verwacht))


def unusual_tijdvakken(tijdvakken: Sequence[TijdvakUren]) -> list[TijdvakUren]:
    """The tijdvakken of one loonheffingennummer whose hours a day are far from the median."""
    if len(tijdvakken) < FEWEST_TO_COMPARE:
        return []
    per_day = [Decimal(each.uren.totaal) / each.tijdvak.days for each in tijdvakken]
    usual = median(per_day)
    return [each for each, hours in zip(tijdvakken, per_day, strict=True) if _far(hours, usual)]


def _far(value: Decimal, expected: Decimal) -> bool:
    return abs(value - expected) > UNUSUAL * abs(expected)
