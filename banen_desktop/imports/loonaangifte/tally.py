"""What a year adds up to while the end states of its tijdvakken go by, some people at a time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from banen_desktop.imports.loonaangifte.plausibility import ContractCheck
from banen_desktop.imports.loonaangifte.result import Aangiftetijdvak, Uren
from banen_desktop.imports.loonaangifte.rows import Row, Soort
from banen_desktop.imports.loonaangifte.state import State

COUNTED = (Soort.MEETELLEND, Soort.TE_BESLISSEN, Soort.NIET_MEETELLEND)


@dataclass(slots=True)
class People:
    """Who was seen in a year, among the people of some shares: pseudonyms, soon forgotten."""

    by_soort: tuple[set[int], ...] = field(default_factory=lambda: tuple(set() for _ in COUNTED))
    lkv: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Tally:
    """The counts of one year; `op_tijd` and `alles` are the hours per tijdvak."""

    personen: list[int] = field(default_factory=lambda: [0 for _ in COUNTED])
    lkv_personen: int = 0
    lkv_uren: int = 0
    srtiv_gewijzigd: int = 0
    negatief: int = 0
    dubbele_rijen: int = 0
    onbekend_ingetrokken: int = 0
    op_tijd: dict[Aangiftetijdvak, Uren] = field(default_factory=lambda: defaultdict(Uren))
    alles: dict[Aangiftetijdvak, Uren] = field(default_factory=lambda: defaultdict(Uren))
    contracts: dict[Aangiftetijdvak, ContractCheck] = field(default_factory=dict)

    def add_rows(self, rows: Iterable[Row], contract: ContractCheck, people: People) -> Uren:
        """Add the rows of a tijdvak that were filed in time, and give their hours."""
        hours = [0 for _ in COUNTED]
        for row in rows:
            hours[row.soort] += row.uren
            people.by_soort[row.soort].add(row.persoon)
            self.srtiv_gewijzigd += row.srtiv_gewijzigd
            self.negatief += row.uren < 0
            if row.lkv:
                people.lkv.add(row.persoon)
                self.lkv_uren += row.uren
            contract.add(row)
        return Uren(*hours)

    def add_oddities(self, state: State, *, filed: bool) -> None:
        """Add what was odd in a tijdvak; `filed` when there is more of it than corrections."""
        self.dubbele_rijen += state.dubbele_rijen
        if filed:
            self.onbekend_ingetrokken += state.onbekend_ingetrokken

    def add_people(self, people: People) -> None:
        """Count people of whom all tijdvakken have been added."""
        for soort, found in enumerate(people.by_soort):
            self.personen[soort] += len(found)
        self.lkv_personen += len(people.lkv)
