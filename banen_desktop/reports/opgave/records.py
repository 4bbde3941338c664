"""The two files between a council and its members: the uitvraag, and the opgave.

Field names are the keys of the files. Quantities are whole hundredths, of an hour, a person or a
job, so that a total of thousands of returns is exact whoever adds it up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from banen_desktop.dossier.choice import Choice, JaNee
from banen_desktop.dossier.model import Sector

HONDERDSTEN = 100
"""How many of what a value is written in make one hour, person or job."""


class Eenheid(Choice):
    """What a value of a return counts."""

    UREN = "uren", "uren"
    PERSONEN = "personen", "personen"
    BANEN = "banen", "banen"


class Veld(Choice):
    """What a council can ask for; all of it a total of the employer, never of a row."""

    eenheid: Eenheid
    kort: str

    def __new__(cls, value: str, label: str, eenheid: Eenheid, kort: str = "") -> "Veld":
        """Keep the unit and the short name in lists (empty for none) beside the label."""
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        member.eenheid, member.kort = eenheid, kort
        return member

    VERLOONDE_UREN = "verloonde_uren", "Verloonde uren", Eenheid.UREN
    VERLOONDE_UREN_VORIG_JAAR = (
        "verloonde_uren_vorig_jaar",
        "Verloonde uren van het jaar ervoor",
        Eenheid.UREN,
    )
    UREN_DIENSTVERBAND = (
        "uren_dienstverband",
        "Uren in eigen dienst",
        Eenheid.UREN,
        "uren_eigen",
    )
    UREN_INLEEN = "uren_inleen", "Uren ingeleend, toegerekend", Eenheid.UREN
    MEETELLENDE_UREN = "meetellende_uren", "Samen: telt mee", Eenheid.UREN
    UREN_NOG_TOE_TE_REKENEN = (
        "uren_nog_toe_te_rekenen",
        "Uren nog toe te rekenen",
        Eenheid.UREN,
    )
    PERSONEN = "personen", "Personen", Eenheid.PERSONEN
    PERSONEN_DIENSTVERBAND = (
        "personen_dienstverband",
        "Personen in eigen dienst",
        Eenheid.PERSONEN,
        "personen_eigen",
    )
    PERSONEN_INLEEN = "personen_inleen", "Personen ingeleend", Eenheid.PERSONEN
    PERSONEN_NIEUW = "personen_nieuw", "Personen nieuw in het jaar", Eenheid.PERSONEN
    BANEN_OP_PEILDATUM = "banen_op_peildatum", "Banen op de peildatum", Eenheid.BANEN
    UREN_VAST = "uren_vast", "Uren met vast contract", Eenheid.UREN
    UREN_TIJDELIJK = "uren_tijdelijk", "Uren met tijdelijk contract", Eenheid.UREN
    UREN_INKOOP_APART = "uren_inkoop_apart", "Ingekocht, telt niet mee", Eenheid.UREN
    UREN_BUITEN_REGISTER_APART = (
        "uren_buiten_register_apart",
        "Buiten het register, telt niet mee",
        Eenheid.UREN,
    )
    UREN_ONDERSTEUNEND = "uren_ondersteunend", "Uren ondersteunend", Eenheid.UREN
    UREN_VIA_MANDAAT = "uren_via_mandaat", "Uren via mandaat", Eenheid.UREN


class Weg(Choice):
    """Why a return has no value for a field."""

    KLEIN = "klein", "blijft thuis: het gaat over minder dan vijf personen"
    ONBEKEND = "onbekend", "onbekend"
    NIET_GEVRAAGD = "niet_gevraagd", "niet gevraagd"


class Periode(Choice):
    """The time that a request and its returns are about."""

    JAAR = "jaar", "Heel het jaar"
    KWARTAAL1 = "kwartaal1", "Eerste kwartaal"
    KWARTAAL2 = "kwartaal2", "Tweede kwartaal"
    KWARTAAL3 = "kwartaal3", "Derde kwartaal"
    KWARTAAL4 = "kwartaal4", "Vierde kwartaal"
    HALFJAAR1 = "halfjaar1", "Eerste halfjaar"
    HALFJAAR2 = "halfjaar2", "Tweede halfjaar"


class Stand(Choice):
    """Whether a return may still change."""

    VOORLOPIG = "voorlopig", "Voorlopig"
    DEFINITIEF = "definitief", "Definitief"


class Bewaking(Choice):
    """Whether small numbers stayed at home; a return without a guard is encrypted."""

    GEEN = "geen", "Besloten"
    KLEIN = "klein", "Bewaakt"


class Soort(Choice):
    """What hours between two employers are."""

    MANDAAT = "mandaat", "Mandaat"
    INLEEN = "inleen", "Inleen"
    UITLEEN = "uitleen", "Uitleen"


@dataclass(frozen=True, slots=True)
class Relatie:
    """Hours that the member shares with another employer: hundredths, or why there are none."""

    soort: Soort
    tegenpartij: str
    uren: int | Weg


@dataclass(frozen=True, slots=True)
class Uitvraag:
    """A request of a council for one year; `sleutel` is an age recipient, `lid` one member's code.

    Without `velden` everything is asked. The quotumpercentage is in percent; unknown is `None`.
    """

    id: str
    raad: str
    sector: Sector
    jaar: int
    periode: Periode = Periode.JAAR
    peildatum: date | None = None
    quotumpercentage: Decimal | None = None
    status: str = ""
    bron: str = ""
    uiterlijk: date | None = None
    sleutel: str = ""
    velden: tuple[Veld, ...] = ()
    lid: str = ""


@dataclass(frozen=True, slots=True)
class Kwaliteit:
    """How sure the member is of its figures: where its hours come from, and what was looked up."""

    herkomst_uren: str = ""
    geschatte_uren: int | Weg = Weg.ONBEKEND
    register_gecontroleerd: JaNee | None = None


@dataclass(frozen=True, slots=True)
class Opgave:
    """What one member says of one year. A field that is not in `waarden` was not told of.

    `volgnummer` counts the returns of one request from 1, `vervangt` is the number it replaces.
    `percentage` is the quotumpercentage that the member used, in percent. `zout` is only in an
    encrypted return: without it so few figures could be guessed back from the control number.
    """

    lid: str
    jaar: int
    naam: str = ""
    uitvraag: str = ""
    sector: Sector | None = None
    periode: Periode = Periode.JAAR
    peildatum: date | None = None
    stand: Stand = Stand.VOORLOPIG
    volgnummer: int = 1
    vervangt: int | None = None
    bewaking: Bewaking = Bewaking.KLEIN
    waarden: Mapping[Veld, int | Weg] = field(default_factory=dict, hash=False)
    relaties: tuple[Relatie, ...] = ()
    kwaliteit: Kwaliteit = Kwaliteit()
    percentage: Decimal | None = None
    percentage_status: str = ""
    programma: str = ""
    parameters_sha256: str = ""
    zout: str = ""
    controlegetal: str = ""

    def waarde(self, veld: Veld) -> int | None:
        """The hundredths of a field, `None` when there is no value."""
        found = self.waarden.get(veld)
        return found if isinstance(found, int) else None
