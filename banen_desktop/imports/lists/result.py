"""What an import of a list gives: rows for the dossier, and all that was not used, with why."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from banen_desktop.dossier.fields import to_text
from banen_desktop.dossier.findings import Finding
from banen_desktop.dossier.model import Baan, UrenRegel
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.questions import Question
from banen_desktop.imports.lists.raw import LeftOut


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that could not be used; its row was left out. `rij` counts from 1, as in the file."""

    bestand: str
    blad: str
    rij: int
    kolom: str
    gelezen: str
    reden: str

    @property
    def adres(self) -> str:
        """The address of the cell, such as B12."""
        return f"{self.kolom}{self.rij}"


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums to look at before anything is taken over.

    `uren` are those of the rows; for jobs only those with paid hours. `eigen_totaal` is what the
    last total row of the list itself says. `personen` is unknown without a personnel number.
    """

    rijen: int = 0
    uren: Decimal = Decimal(0)
    geschatte_uren: Decimal = Decimal(0)
    personen: int | None = None
    eigen_totaal: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows that belong to no answer: totals, titles and lines of text, rows of another year or
    employer, rows of an employer that the user has not chosen yet, numbers that the list hides,
    hidden rows that the user leaves out, earlier stands of a running total, and empty rows. With
    what was used and refused these are all rows below the titles.
    """

    totaalregels: int = 0
    tekstregels: int = 0
    buiten_het_jaar: int = 0
    ander_bestuur: int = 0
    werkgever_open: int = 0
    verborgen_getallen: int = 0
    verborgen_rijen: int = 0
    eerdere_standen: int = 0
    lege_rijen: int = 0


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the rows come from: kept in the dossier and printed in the Verantwoording.

    `kopregel` counts from 1; 0 is a list without titles.
    """

    bestand: str
    sha256: str
    blad: str
    kopregel: int
    kolommen: tuple[tuple[str, str], ...]
    beslissingen: tuple[str, ...]
    gebruikt: int
    geweigerd: int


@dataclass(frozen=True, slots=True)
class ListResult:
    """The rows of one list, with everything that the user must know about them."""

    kind: ListKind
    year: int
    rows: tuple[UrenRegel, ...] | tuple[Baan, ...]
    totals: Totals
    refused: tuple[Refused, ...]
    skipped: Skipped
    left_out: tuple[LeftOut, ...]
    estimates: int
    findings: tuple[Finding, ...]
    provenance: Provenance
    questions: tuple[Question, ...] = ()
    unused: tuple[tuple[str, str], ...] = ()
    """Columns with something in them that became nothing: letters and title."""
    of_others: str = ""
    """The rows of other employers than the one that was chosen, with their sum, in words."""

    @property
    def hours(self) -> tuple[UrenRegel, ...]:
        """The rows of hours; none for a list of jobs."""
        return tuple(row for row in self.rows if isinstance(row, UrenRegel))

    @property
    def jobs(self) -> tuple[Baan, ...]:
        """The rows of jobs; none for a list of hours."""
        return tuple(row for row in self.rows if isinstance(row, Baan))


def as_json(result: ListResult) -> dict[str, Any]:
    """The result as `banen importeer --json` prints it: only text, whole numbers and nothing."""
    return {
        "soort": result.kind.value,
        "jaar": result.year,
        "rijen": [_row(row) for row in result.rows],
        "totalen": {
            key: value if isinstance(value, int) else to_text(value)
            for key, value in asdict(result.totals).items()
        },
        "geweigerd": [
            {
                "bestand": each.bestand,
                "plaats": f"{each.blad}, {each.adres}",
                "gelezen": each.gelezen,
                "reden": each.reden,
            }
            for each in result.refused
        ],
        "overgeslagen": asdict(result.skipped),
        "weggelaten": [{"kolom": each.title, "reden": each.reason} for each in result.left_out],
        "niet_gebruikt": [{"kolom": letters, "titel": title} for letters, title in result.unused],
        "vragen": [
            {
                "vraag": each.key,
                "tekst": each.text,
                "antwoorden": dict(each.answers),
                "antwoord": each.answer,
            }
            for each in result.questions
        ],
        "schattingen": result.estimates,
        "bevindingen": [finding.as_data() for finding in result.findings],
        "herkomst": asdict(result.provenance),
    }


def _row(row: UrenRegel | Baan) -> dict[str, str]:
    values = {key: value for key, value in asdict(row).items() if key != "id"}
    return {key: _text(value) for key, value in values.items() if value not in {None, ""}}


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else to_text(value) or ""
