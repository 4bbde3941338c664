"""What an employer writes and plans beside the figures of a year, what it reported, and with what.

Quantities are `Decimal`; `None` means unknown, never zero. Money is in euros.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from banen_desktop.dossier.choice import Choice, JaNee, new_id


class Lengte(Choice):
    """How much the text for the annual report tells."""

    KORT = "kort", "Kort"
    NORMAAL = "normaal", "Normaal"
    LANG = "lang", "Lang"


class Stem(Choice):
    """Who speaks in the text: we, or the organisation by its name."""

    WIJ = "wij", "Wij"
    NAAM = "naam", "De naam van de organisatie"


class Voortgang(Choice):
    """How far a measure of the werkagenda is."""

    NIET_BEGONNEN = "niet_begonnen", "Niet begonnen"
    LOOPT = "loopt", "Loopt"
    KLAAR = "klaar", "Klaar"
    GESTOPT = "gestopt", "Gestopt"


class Plaatsing(Choice):
    """How people are placed by a measure of the werkagenda."""

    INDIVIDUEEL = "individueel", "Een voor een"
    COLLECTIEF = "collectief", "Als groep"
    INKOOP = "inkoop", "Via inkoop"
    SAMEN = "samen", "Met andere werkgevers"


class Inzet(Choice):
    """How the people of a scenario would work: they count at once in both forms."""

    DIENSTVERBAND = "dienstverband", "Eigen dienst"
    INLEEN = "inleen", "Inleen, toegerekend"


class Beeldsoort(Choice):
    """The kind of picture of a logo."""

    PNG = "png", "PNG"
    SVG = "svg", "SVG"


@dataclass(frozen=True, slots=True)
class Maatregel:
    """One measure of the werkagenda. `eigenaar` is a function, never a name."""

    omschrijving: str = ""
    eigenaar: str = ""
    deadline: date | None = None
    status: Voortgang = Voortgang.NIET_BEGONNEN
    plaatsing: Plaatsing | None = None
    resultaat: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Verslagtekst:
    """The text for the annual report: how it is made, and the user's own version of it.

    `tekst` is what the user made of it, empty while the calculated text stands as it is;
    `berekend` is the calculated text that the user started from, to see later what changed.
    `klopt_nog` has the keys, with a space between, of the texts of the Toelichting that are those
    of the year before and that the user has read again.
    """

    lengte: Lengte = Lengte.NORMAAL
    stem: Stem = Stem.WIJ
    tekst: str = ""
    berekend: str = ""
    klopt_nog: str = ""


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """That a year was reported: when, to whom, with what outcome; without `op` it was not.

    `versie` is the id of the kept version of the dossier as it was then.
    """

    op: date | None = None
    aan: str = ""
    uitkomst: str = ""
    versie: str = ""


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One number as it was reported: `sleutel` is the key of its step in the trace."""

    sleutel: str = ""
    waarde: Decimal | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Parameters:
    """The SHA-256 of the legal values that a year was saved with, empty before its first save."""

    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Waarde:
    """What the law said when a year was saved, of one thing that its calculation asked for.

    `waarde` is `None` where the law had no value, and for a rule that is no number: then `status`
    says the rule. `bestand` is the parameter file that it came from.
    """

    sleutel: str = ""
    omschrijving: str = ""
    waarde: Decimal | None = None
    eenheid: str = ""
    status: str = ""
    bestand: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """What is shown beside the quotum: a price in euros per missing job, and social return.

    `sroi_*` are obligations of suppliers: they never count (their people are not in C).
    """

    prijs_per_baan: Decimal | None = None
    sroi_leveranciers: Decimal | None = None
    sroi_bedrag: Decimal | None = None
    sroi_personen: Decimal | None = None


MOST_SCENARIOS = 20
"""How many scenarios the window makes in a year: as many as can be read beside each other."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What if: changes beside the real year, never mixed with it; empty fields change nothing.

    `personen` people of `uren_per_week` start on `vanaf` (without it: on 1 January). `groei_uren`
    is in percent of the hours of the year. `functiegroepen` are the values of `Functiegroep`,
    with commas, over whose hours alone the percentage is taken.
    """

    naam: str = ""
    personen: Decimal | None = None
    uren_per_week: Decimal | None = None
    vanaf: date | None = None
    inzet: Inzet = Inzet.DIENSTVERBAND
    quotumpercentage: Decimal | None = None
    groei_uren: Decimal | None = None
    functiegroepen: str = ""
    inkoop_telt: JaNee | None = None
    wet_banenafspraak: JaNee | None = None
    doeljaar: int | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo of the employer: a picture in base64, empty without one."""

    soort: Beeldsoort = Beeldsoort.PNG
    inhoud: str = ""


@dataclass(frozen=True, slots=True)
class Versie:
    """A kept version of the dossier: when (ISO), why, of which year, and its bytes in base64."""

    moment: str = ""
    aanleiding: str = ""
    jaar: int | None = None
    inhoud: str = ""
    id: str = field(default_factory=new_id)
