"""The monitor of a council: one immutable value, with stable ids for its rows.

Facts are members, their frames, requests and returns as they came in; all else is calculated.
Quantities are whole hundredths (`reports/opgave/records.py`); `None` means unknown, never zero.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from banen_desktop.dossier.choice import Choice, JaNee, new_id
from banen_desktop.dossier.model import Sector
from banen_desktop.dossier.verslag import Versie
from banen_desktop.reports.opgave.records import Bewaking, Opgave, Uitvraag


class Langs(Choice):
    """By which way a return came in."""

    OPGAVE = "opgave", "Opgave"
    BESLOTEN = "besloten", "Besloten opgave"
    SJABLOON = "sjabloon", "Sjabloon van de raad"
    WERKMAP = "werkmap", "Werkmap van Banen Desktop"
    LIJST = "lijst", "Lijst"
    GETYPT = "getypt", "Getypt"


class Toestand(Choice):
    """Whether a return counts. Of one member, year and period one return counts at most."""

    GELDT = "geldt", "Telt mee"
    WACHT = "wacht", "Wacht op uw besluit"
    VERVANGEN = "vervangen", "Vervangen"
    CONFLICT = "conflict", "Zelfde nummer, andere inhoud"
    AFGEWEZEN = "afgewezen", "Telt niet mee"


class Besluit(Choice):
    """What the council decided about a question; it never changes a number."""

    KLOPT = "klopt", "Klopt, telt mee"
    TELT_NIET = "telt_niet", "Telt niet mee"
    NIEUWE_OPGAVE = "nieuwe_opgave", "Wacht op een nieuwe opgave"


@dataclass(frozen=True, slots=True)
class Lid:
    """A member of the council. Both days are inclusive, without a day there is no bound.

    `opvolger` is the code of the member it went into. `in_populatie` says whether it belongs to
    the sector that the figures are about; `reden` says why not.
    """

    code: str
    naam: str = ""
    soort: str = ""
    klasse: str = ""
    regio: str = ""
    lid_van: date | None = None
    lid_tot: date | None = None
    in_populatie: JaNee = JaNee.JA
    reden: str = ""
    opvolger: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Kader:
    """The hours of a member in a year by another source, such as the UWV: the frame."""

    lid: str
    jaar: int
    uren: int | None
    bron: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """A return as it came in, and what became of it. `sha256` is of the file, in hex digits."""

    opgave: Opgave
    langs: Langs
    ontvangen_op: date | None = None
    bestand: str = ""
    sha256: str = ""
    bron: str = ""
    toestand: Toestand = Toestand.GELDT
    id: str = field(default_factory=new_id)

    @property
    def besloten(self) -> bool:
        """Whether it came unguarded, for the eyes of the council alone."""
        unguarded = self.opgave.bewaking is Bewaking.GEEN
        return self.langs is Langs.BESLOTEN or (self.langs is Langs.OPGAVE and unguarded)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A question that was asked or decided. `ontvangst` is the id of the return it is about.

    `regel` is the key of the check, `gemeten` and `grens` are as they were shown.
    """

    regel: str
    lid: str
    jaar: int
    ontvangst: str = ""
    gemeten: str = ""
    grens: str = ""
    gevraagd_op: date | None = None
    antwoord: str = ""
    besluit: Besluit | None = None
    door: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Maatregel:
    """A line of the sector's werkagenda."""

    jaar: int
    wat: str = ""
    wie: str = ""
    wanneer: date | None = None
    stand: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A published figure of an earlier year: jobs and percentage, as printed, with its source.

    `breuk` says why what comes before cannot be compared with what comes after; empty for none.
    """

    jaar: int
    banen: Decimal | None = None
    percentage: Decimal | None = None
    bron: str = ""
    status: str = ""
    breuk: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Klassentotaal:
    """What cleaning leaves of a year: the totals of a class of members, never of one member."""

    jaar: int
    klasse: str
    leden: int
    waarden: tuple[tuple[str, int], ...] = ()
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Raad:
    """The council: its name, its sector, and after how many years the returns are cleaned.

    `geheime_sleutel` has one age identity on each line, the newest first; a monitor that holds one
    is always locked.
    """

    naam: str = ""
    sector: Sector = Sector.OVERIG
    bewaartermijn_jaren: int | None = None
    geheime_sleutel: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Monitor:
    """All that a council keeps in one file."""

    raad: Raad = Raad()
    leden: tuple[Lid, ...] = ()
    kaders: tuple[Kader, ...] = ()
    uitvragen: tuple[Uitvraag, ...] = ()
    ontvangsten: tuple[Ontvangst, ...] = ()
    bevindingen: tuple[Bevinding, ...] = ()
    werkagenda: tuple[Maatregel, ...] = ()
    cijfers: tuple[Cijfer, ...] = ()
    klassentotalen: tuple[Klassentotaal, ...] = ()
    kolomtitels: tuple[tuple[str, str], ...] = ()
    """Titles of lists that the user said the meaning of: the title, and the name of the field."""
    versies: tuple[Versie, ...] = ()
    id: str = field(default_factory=new_id)
