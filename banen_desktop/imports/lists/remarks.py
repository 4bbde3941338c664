"""What is remarkable about a list as a whole: findings in Dutch, with what to do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.findings import Finding, Record, Severity
from banen_desktop.imports.lists.mapping import ListKind

NO_WEEK = "lijst_zonder_werkweek"
"""The code of the finding that fte waits for the hours of a full week."""


@dataclass(slots=True)
class Remarks:
    """Collects while the rows are read; `findings` tells."""

    kind: ListKind
    hidden: int = 0
    negative: int = 0
    unknown_groups: list[str] = field(default_factory=list)
    unknown_contracts: int = 0
    from_norm: int = 0
    _found: list[Finding] = field(default_factory=list)

    @property
    def _record(self) -> Record:
        return Record.UREN if self.kind is ListKind.UREN else Record.BAAN

    def _add(self, code: str, severity: Severity, message: str, advice: str) -> None:
        self._found.append(Finding(code, severity, self._record, message, advice))

    def no_amount(self) -> None:
        """No column that hours can be made from."""
        self._add(
            "lijst_zonder_uren",
            Severity.FOUT,
            "In deze lijst is geen kolom met uren of fte gekozen.",
            "Kies bij een kolom verloonde uren, uren per week, fte of deeltijdfactor.",
        )

    def no_norm(self) -> None:
        """Fte, and nobody said how long a full week is."""
        self._add(
            NO_WEEK,
            Severity.FOUT,
            "Van fte worden pas uren gemaakt als de volledige werkweek bekend is.",
            "Vul in hoeveel uren een volledige werkweek heeft volgens uw cao.",
        )

    def total_differs(self, own: Decimal, ours: Decimal) -> None:
        """The list has a total that is not the sum of the rows."""
        self._add(
            "lijst_totaal_verschilt",
            Severity.WAARSCHUWING,
            f"De lijst zegt zelf {dutch.format_number(own)}, de rijen samen zijn "
            f"{dutch.format_number(ours)}.",
            "Kijk of er rijen zijn geweigerd of overgeslagen.",
        )

    def estimated(self, number: int, weeks: Decimal, norm: Decimal | None) -> None:
        """Hours were estimated, with so many weeks in a year."""
        if number:
            week = f" Een volledige week is {dutch.format_number(norm)} uur." if norm else ""
            self._add(
                "lijst_geschat",
                Severity.OPMERKING,
                f"De uren van {_rows(number)} zijn een schatting: uren per week x "
                f"{dutch.format_number(weeks)} weken, naar de dagen in dienst.{week}",
                "Neem de uren uit de loonaangifte zodra u die hebt.",
            )

    def findings(self) -> tuple[Finding, ...]:
        """All that is remarkable."""
        return (*self._found, *self._counted())

    def _counted(self) -> Iterable[Finding]:
        before = len(self._found)
        if self.hidden:
            self._add(
                "lijst_verborgen",
                Severity.WAARSCHUWING,
                f"Bij {_rows(self.hidden)} is het getal verborgen (*). Dat is niet nul: het totaal "
                "is te laag.",
                "Vraag de getallen op in uw eigen administratie.",
            )
        if self.negative:
            self._add(
                "lijst_negatief",
                Severity.OPMERKING,
                f"Bij {_rows(self.negative)} staan minder dan 0 uren. Die zijn als correctie "
                "afgetrokken.",
                "Controleer of dat klopt.",
            )
        if self.unknown_groups:
            names = sorted({dutch.shorten(name, 30) for name in self.unknown_groups})
            shown = ", ".join(names[:3]) + (" en andere" if len(names) > 3 else "")
            self._add(
                "lijst_groep_onbekend",
                Severity.OPMERKING,
                f"Deze functiegroepen zijn niet herkend en leeg gelaten: {shown}.",
                "Vul ze zelf in als u de uren per functiegroep wilt zien.",
            )
        if self.unknown_contracts:
            self._add(
                "lijst_contract_onbekend",
                Severity.OPMERKING,
                f"Bij {_rows(self.unknown_contracts)} is niet te lezen of het contract vast of "
                "tijdelijk is.",
                "Vul het zelf in, of laat het leeg.",
            )
        if self.from_norm:
            self._add(
                "lijst_uren_uit_deel",
                Severity.OPMERKING,
                f"De uren per week van {_rows(self.from_norm)} zijn berekend uit het deel van een "
                "volledige week.",
                "Controleer of de volledige werkweek klopt.",
            )
        yield from self._found[before:]


def _rows(number: int) -> str:
    return "1 rij" if number == 1 else f"{dutch.format_number(Decimal(number))} rijen"
