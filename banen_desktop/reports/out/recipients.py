"""Who gets what: for each receiver the file or text, whether it may leave the house, and why."""

from dataclasses import dataclass
from enum import Enum, auto

from banen_desktop.dossier.model import SCHOOLS, Dossier
from banen_desktop.reports.answers.cards import Card
from banen_desktop.reports.words.guard import Kind


class Gift(Enum):
    """What a receiver gets beside files: the card with answers, the text to paste, the dossier."""

    CARD = auto()
    TEXT = auto()
    DOSSIER = auto()


@dataclass(frozen=True, slots=True)
class FileOf:
    """A file of a format, with rows or to share, and the button that saves it."""

    format: str
    kind: Kind
    button: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """One receiver: what it gets, whether that is `confidential`, and why it gets just that."""

    who: str
    what: str
    gifts: tuple[FileOf | Gift, ...]
    confidential: bool
    why: str

    @property
    def may_leave(self) -> str:
        """Whether it may leave the house, in words."""
        if Gift.DOSSIER in self.gifts:
            return "Vertrouwelijk: blijft binnen uw organisatie."
        if self.confidential:
            return "Vertrouwelijk: deel dit alleen langs een beveiligde weg."
        return "Mag het huis uit: geen rijen, geen personen, geen kleine aantallen."


_ACCOUNTANT = Recipient(
    "Accountant",
    "De Excel-werkmap met een rij per persoon en de formules.",
    (FileOf("xlsx", Kind.DOSSIER, "Excel opslaan…"),),
    confidential=True,
    why="De accountant controleert elk uur en elke formule. Daarvoor zijn de rijen nodig. Er "
    "staan geen namen of BSN in, maar wel kenmerken.",
)
_EDITOR = Recipient(
    "Redacteur van het jaarverslag",
    "Alleen de tekst, als Word-document of om te plakken.",
    (FileOf("tekst", Kind.DELEN, "Word opslaan…"), Gift.TEXT),
    confidential=False,
    why="De redacteur past de tekst in het verslag. Met uw eigen wijzigingen, als u die maakte.",
)
_BOARD = Recipient(
    "Bestuur",
    "Eén pagina met het antwoord en de grafiek, als PDF. Desgewenst het volledige rapport.",
    (
        FileOf("samenvatting", Kind.DELEN, "Eén pagina opslaan…"),
        FileOf("pdf", Kind.DELEN, "Volledig rapport opslaan…"),
    ),
    confidential=False,
    why="Het bestuur wil in één oogopslag zien hoe het staat, en kan doorvragen.",
)
_OWN = Recipient(
    "Uzelf",
    "Het dossier: het .banen-bestand met alles erin.",
    (Gift.DOSSIER,),
    confidential=True,
    why="Hiermee gaat u volgend jaar verder. Zet het op een plek die niet iedereen kan openen.",
)


def recipients(dossier: Dossier, card: Card) -> tuple[Recipient, ...]:
    """Everybody who gets something about a year; `card` holds the answers of that year."""
    return (_ACCOUNTANT, _answers(dossier, card), _EDITOR, _BOARD, _sharing(dossier, card), _OWN)


def _answers(dossier: Dossier, card: Card) -> Recipient:
    """The controller of a school board fills in XBRL; elsewhere somebody keeps the figures."""
    school = dossier.werkgever.sector in SCHOOLS
    return Recipient(
        "Controller",
        "De antwoorden op de XBRL-vragen, met hun definitie."
        if school
        else "De cijfers met hun definitie, om in te vullen.",
        (Gift.CARD,),
        confidential=False,
        why=f"De controller vult de vragen in het portaal in{card.before and ', '}{card.before}."
        if school
        else f"De controller vult de cijfers in voor {card.receiver}.",
    )


def _sharing(dossier: Dossier, card: Card) -> Recipient:
    """The sector gets totals; for a school the card is of the portal, so it gets the workbook."""
    totals = FileOf("xlsx", Kind.DELEN, "Excel opslaan…")
    if dossier.werkgever.sector in SCHOOLS:
        return Recipient(
            "Sector of monitor",
            "De Excel-werkmap met alleen totalen.",
            (totals,),
            confidential=False,
            why="Voor wie de cijfers van scholen vergelijkt. Die heeft geen rijen nodig.",
        )
    return Recipient(
        "Sector of monitor",
        "De cijfers op een kaart, en de Excel-werkmap met alleen totalen.",
        (Gift.CARD, totals),
        confidential=False,
        why=f"Voor {card.receiver}. De sector vergelijkt totalen en heeft geen rijen nodig.",
    )
