"""What a year adds up to while the end states of its tijdvakken go by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from banen_desktop.imports.loonaangifte.plausibility import ContractCheck
from banen_desktop.imports.loonaangifte.rows import Row, Soort
from banen_desktop.imports.loonaangifte.state import Filing, State

COUNTED = (Soort.MEETELLEND, Soort.TE_BESLISSEN, Soort.NIET_MEETELLEND)


@dataclass(slots=True)
class Tally:
    """The counts of one year; people are pseudonyms, so this never leaves the import."""

    personen: tuple[set[int], ...] = field(default_factory=lambda: tuple(set() for _ in COUNTED))
    lkv_personen: set[int] = field(default_factory=set)
    lkv_uren: int = 0
    srtiv_gewijzigd: int = 0
    negatief: int = 0
    geweigerd: int = 0
    dubbele_rijen: int = 0
    onbekend_ingetrokken: int = 0
    gelijktijdig: int = 0
    contracts: list[ContractCheck] = field(default_factory=list)

    def add_rows(self, rows: Iterable[Row], contract: ContractCheck) -> None:
        """Add the rows of a tijdvak that were filed in time."""
        for row in rows:
            self.personen[row.soort].add(row.persoon)
            self.srtiv_gewijzigd += row.srtiv_gewijzigd
            self.negatief += row.uren < 0
            if row.lkv:
                self.lkv_personen.add(row.persoon)
                self.lkv_uren += row.uren
            contract.add(row)
        self.contracts.append(contract)

    def add_oddities(self, filed: Sequence[Filing], state: State) -> None:
        """Add what was odd in the messages of a tijdvak."""
        self.geweigerd += sum(filing.part.geweigerd for filing in filed)
        self.dubbele_rijen += state.dubbele_rijen
        if state.aangiften:
            self.onbekend_ingetrokken += state.onbekend_ingetrokken
        self.gelijktijdig += sum(
            one.moment == other.moment and one.id_ber != other.id_ber
            for one, other in pairwise(filed)
        )
