"""Who gets what: for each receiver the file or text, whether it may leave the house, and why.

Together these are all files about a year that a user can save at once.
"""

from dataclasses import dataclass
from enum import Enum, auto

from banen_desktop.dossier.model import SCHOOLS, Sector
from banen_desktop.reports.out import files
from banen_desktop.reports.words.guard import FEW_PEOPLE, Kind

SHARED_WORDS = (
    f"In “{files.SHARED}” staan geen rijen en geen personen. Getallen over {FEW_PEOPLE} personen "
    "ook niet, behalve uw totaal."
)


class Content(Enum):
    """What a receiver reads."""

    SUMMARY = auto()
    REPORT = auto()
    TEXT = auto()
    ANSWERS = auto()
    WORKBOOK = auto()


@dataclass(frozen=True, slots=True)
class Recipient:
    """What one receiver gets, as which files, and why just that.

    The answers are a text of their own, and no file of `outputs`: they have no `formats`.
    """

    who: str
    what: str
    content: Content
    formats: tuple[str, ...]
    why: str
    kind: Kind = Kind.DELEN

    @property
    def is_confidential(self) -> bool:
        """Whether it has the rows of persons."""
        return any(files.is_confidential(one, self.kind) for one in self.formats)

    @property
    def folder(self) -> str:
        """The folder where it goes when all is saved."""
        return files.KEPT if self.is_confidential else files.SHARED

    @property
    def may_leave(self) -> str:
        """Whether it may leave the house, in words."""
        if self.is_confidential:
            return "Vertrouwelijk: deel dit alleen langs een beveiligde weg."
        return "Mag het huis uit: geen rijen, geen personen, geen kleine aantallen."

    @property
    def many(self) -> int:
        """How many files it is when all is saved."""
        return max(len(self.formats), 1)


_BOARD = (
    Recipient(
        "Bestuur",
        "Samenvatting, PDF",
        Content.SUMMARY,
        ("samenvatting",),
        "Eén pagina: het bestuur wil in één oogopslag zien hoe het staat.",
    ),
    Recipient(
        "Bestuur",
        "Volledig rapport, PDF en Word",
        Content.REPORT,
        ("pdf", "docx"),
        "Voor wie doorvraagt: alle cijfers, de berekening en de verantwoording.",
    ),
)
_EDITOR = Recipient(
    "Redacteur",
    "Jaarverslagtekst, Word en tekst",
    Content.TEXT,
    ("tekst", "txt"),
    "De redacteur past de tekst in het verslag. Met uw eigen wijzigingen, als u die maakte.",
)
_TOTALS = Recipient(
    "Sector of monitor",
    "Totalen, Excel",
    Content.WORKBOOK,
    ("xlsx",),
    "Wie de cijfers van werkgevers vergelijkt, heeft genoeg aan totalen en heeft geen rijen nodig.",
)
_ACCOUNTANT = Recipient(
    "Accountant",
    "Rij per persoon, Excel",
    Content.WORKBOOK,
    ("xlsx",),
    "De accountant controleert elk uur en elke formule. Daarvoor zijn de rijen nodig. Er staan "
    "geen namen of BSN in, maar wel kenmerken.",
    Kind.DOSSIER,
)


def recipients(sector: Sector | None) -> tuple[Recipient, ...]:
    """Everybody who gets something about a year of an employer in this sector."""
    return (*_BOARD, _EDITOR, _answers(sector), _TOTALS, _ACCOUNTANT)


def _answers(sector: Sector | None) -> Recipient:
    """The controller of a school board fills in XBRL; elsewhere somebody keeps the figures."""
    school = sector in SCHOOLS
    return Recipient(
        "Controller",
        "Antwoorden voor DUO, tekst" if school else "Antwoorden voor de monitor, tekst",
        Content.ANSWERS,
        (),
        "De controller vult de vragen van het XBRL-portaal in."
        if school
        else "De controller vult de cijfers in voor de monitor van uw sector.",
    )
