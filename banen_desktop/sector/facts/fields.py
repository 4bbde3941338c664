"""Every field of a monitor that is text, a day or a choice: its label and its limits.

The one description that the file, the lists and the window share, as `dossier.fields` is for a
dossier. Amounts are whole hundredths and stand beside them: `AMOUNTS` bounds them.
"""

from decimal import Decimal

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.fields import (
    Field,
    Kind,
    choice_field,
    day_field,
    number_field,
    text_field,
)
from banen_desktop.dossier.model import Sector
from banen_desktop.reports.opgave.reading import LONGEST_CODE, LONGEST_NAME, LONGEST_TEXT
from banen_desktop.reports.opgave.records import Bewaking, Periode, Stand
from banen_desktop.sector.facts.model import Besluit, Langs, Toestand

AMOUNTS = range(-(10**12) + 1, 10**12)
"""The hundredths that a value may be; negative ones are kept too, and asked about."""
NUMBERS = range(1, 10_000)
"""The numbers of the returns of one member."""
TERMS = range(1, 31)
"""After how many years a council may clean its returns."""
LONGEST_ANSWER = 5000


def _percentage(key: str, label: str) -> Field:
    return number_field(key, label, maximum=Decimal(100), decimals=6, percentage=True)


def _code(key: str, label: str) -> Field:
    # A council may well use the fiscal number of a member as its code: that is nobody's BSN.
    return text_field(key, label, length=LONGEST_CODE, holds_numbers=True)


RAAD = (
    text_field("naam", "Naam van de raad", length=LONGEST_NAME),
    choice_field("sector", "Sector", Sector, required=True),
    text_field("geheime_sleutel", "Geheime sleutel", length=1000, holds_numbers=True),
)
LID = (
    _code("code", "Code"),
    text_field("naam", "Lid", length=LONGEST_NAME),
    text_field("soort", "Soort"),
    text_field("klasse", "Klasse"),
    text_field("regio", "Regio"),
    day_field("lid_van", "Lid van"),
    day_field("lid_tot", "Lid tot en met"),
    choice_field("in_populatie", "Telt mee", JaNee, required=True),
    text_field("reden", "Reden", length=LONGEST_TEXT),
    _code("opvolger", "Opvolger"),
)
KADER = (_code("lid", "Code"), text_field("bron", "Bron", length=LONGEST_TEXT))
UITVRAAG = (
    _code("id", "Uitvraag"),
    text_field("raad", "Raad", length=LONGEST_NAME),
    choice_field("sector", "Sector", Sector, required=True),
    choice_field("periode", "Periode", Periode, required=True),
    day_field("peildatum", "Peildatum"),
    _percentage("quotumpercentage", "Percentage"),
    text_field("status", "Stand van het percentage", length=LONGEST_NAME),
    text_field("bron", "Bron", length=LONGEST_TEXT),
    day_field("uiterlijk", "Uiterlijk terug"),
    text_field("sleutel", "Sleutel", length=LONGEST_NAME, holds_numbers=True),
    _code("lid", "Voor lid"),
)
ONTVANGST = (
    choice_field("langs", "Kwam als", Langs, required=True),
    day_field("ontvangen_op", "Op"),
    text_field("bestand", "Bestand", length=255, holds_numbers=True),
    text_field("sha256", "SHA-256", length=64, holds_numbers=True),
    text_field("bron", "Bron", length=LONGEST_TEXT),
    choice_field("toestand", "Nu", Toestand, required=True),
)
OPGAVE = (
    _code("lid", "Code"),
    text_field("naam", "Lid", length=LONGEST_NAME),
    _code("uitvraag", "Uitvraag"),
    choice_field("sector", "Sector", Sector),
    choice_field("periode", "Periode", Periode, required=True),
    day_field("peildatum", "Peildatum"),
    choice_field("stand", "Stand", Stand, required=True),
    choice_field("bewaking", "Bewaking", Bewaking, required=True),
    _percentage("percentage", "Gebruikt percentage"),
    text_field("percentage_status", "Stand van het percentage", length=LONGEST_NAME),
    text_field("programma", "Programma", length=LONGEST_NAME),
    text_field("parameters_sha256", "Parameters", length=64, holds_numbers=True),
    text_field("zout", "Zout", length=32, holds_numbers=True),
    text_field("controlegetal", "Controlegetal", length=20, holds_numbers=True),
)
KWALITEIT = (
    text_field("herkomst_uren", "Herkomst van de uren", length=LONGEST_NAME),
    choice_field("register_gecontroleerd", "Register nagekeken", JaNee),
)
TEGENPARTIJ = text_field("tegenpartij", "Tegenpartij", length=LONGEST_NAME, holds_numbers=True)
BEVINDING = (
    text_field("regel", "Regel", length=100),
    _code("lid", "Code"),
    text_field("ontvangst", "Opgave", length=64, holds_numbers=True),
    text_field("gemeten", "Gemeten"),
    text_field("grens", "Grens"),
    day_field("gevraagd_op", "Gevraagd op"),
    text_field("antwoord", "Antwoord", length=LONGEST_ANSWER),
    choice_field("besluit", "Besluit", Besluit),
    text_field("door", "Door"),
)
MAATREGEL = (
    text_field("wat", "Wat", length=LONGEST_TEXT),
    text_field("wie", "Wie"),
    day_field("wanneer", "Wanneer"),
    text_field("stand", "Stand"),
)
CIJFER = (
    number_field("banen", "Banen"),
    number_field("percentage", "Percentage", maximum=Decimal(1000), percentage=True),
    text_field("bron", "Bron", length=LONGEST_TEXT),
    text_field("status", "Status"),
    text_field("breuk", "Breuk", length=LONGEST_TEXT),
)
KLASSENTOTAAL = (text_field("klasse", "Klasse"),)
TITEL = (
    text_field("titel", "Titel", length=100, holds_numbers=True),
    text_field("veld", "Betekenis", length=60, holds_numbers=True),
)
JAAR = Field("jaar", Kind.YEAR, "Jaar", required=True)
