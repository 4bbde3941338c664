"""The fields of what an employer writes, plans and reports: as `fields`, for `verslag`."""

from decimal import Decimal

from banen_desktop.dossier import verslag
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.fields import (
    COUNT,
    Field,
    Kind,
    choice_field,
    day_field,
    number_field,
    text_field,
)

LONGEST_LOGO = 700_000  # base64 signs: half a megabyte
LONGEST_VERSION = 12_000_000
_LONGEST_TEXT = 40_000

MAATREGEL = (
    text_field("omschrijving", "Maatregel", "Wat gaat u doen?", length=500),
    text_field("eigenaar", "Wie", "Een functie, geen naam: bijvoorbeeld “hoofd HR”."),
    day_field("deadline", "Klaar op", "Wanneer moet het klaar zijn?"),
    choice_field("status", "Stand", verslag.Voortgang, required=True),
    choice_field("plaatsing", "Plaatsing", verslag.Plaatsing, "Hoe vindt u mensen voor de banen?"),
    text_field("resultaat", "Resultaat", "Wat leverde het op?", length=500),
)
VERSLAGTEKST = (
    choice_field("lengte", "Lengte", verslag.Lengte, required=True),
    choice_field("stem", "Wie spreekt", verslag.Stem, required=True),
    text_field("tekst", "Eigen tekst", length=_LONGEST_TEXT),
    text_field("berekend", "Berekende tekst", length=_LONGEST_TEXT, holds_numbers=True),
    text_field("klopt_nog", "Overgenomen teksten die nog kloppen", length=200),
)
VASTSTELLING = (
    day_field("op", "Vastgesteld op", "De dag waarop het verslag is vastgesteld of ingestuurd."),
    text_field("aan", "Aan wie", "Bijvoorbeeld het bestuur, DUO of de raad."),
    text_field("uitkomst", "Uitkomst", "Bijvoorbeeld: goedgekeurd, of ingestuurd.", length=500),
    text_field("versie", "Bewaarde versie", length=64, holds_numbers=True),
)
CIJFER = (
    text_field("sleutel", "Stap", length=60, holds_numbers=True),
    number_field("waarde", "Waarde", below_zero=True, decimals=40, maximum=Decimal(10) ** 20),
)
PARAMETERS = (text_field("sha256", "Parameters", length=64, holds_numbers=True),)
WAARDE = (
    text_field("sleutel", "Sleutel", length=60, holds_numbers=True),
    text_field("omschrijving", "Wat"),
    number_field("waarde", "Waarde", decimals=6, maximum=Decimal(10) ** 20),
    text_field("eenheid", "Eenheid"),
    text_field("status", "Status"),
    text_field("bestand", "Bestand", length=200, holds_numbers=True),
)
VERGELIJKING = (
    number_field(
        "prijs_per_baan",
        "Bedrag per ontbrekende baan (€)",
        "Voor een eigen verdeling tussen onderdelen, bijvoorbeeld een centraal budget.",
        maximum=Decimal(10) ** 6,
        decimals=2,
    ),
    number_field("sroi_leveranciers", "Leveranciers met social return", **COUNT),
    number_field(
        "sroi_bedrag",
        "Social return van leveranciers (€)",
        "Wat zij volgens de contracten moeten besteden. Dit telt niet mee.",
        decimals=2,
    ),
    number_field(
        "sroi_personen",
        "Mensen via social return",
        "Wie zo bij leveranciers werkt, telt niet mee voor uw quotum.",
        **COUNT,
    ),
)
SCENARIO = (
    text_field("naam", "Naam", "Bijvoorbeeld: twee conciërges vanaf mei.", length=100),
    number_field("personen", "Mensen erbij", **COUNT),
    number_field(
        "uren_per_week",
        "Uren per week",
        "Per persoon.",
        maximum=Decimal(168),
        above_zero=True,
    ),
    Field(
        "vanaf",
        Kind.DATE,
        "Vanaf",
        "Een dag of een maand met het jaar, zoals mei 2026. Leeg: het hele jaar.",
        from_month=True,
    ),
    choice_field("inzet", "Hoe", verslag.Inzet, required=True),
    number_field(
        "quotumpercentage",
        "Ander percentage",
        "Quotumpercentage, alleen in dit scenario.",
        maximum=Decimal(100),
        decimals=2,
        percentage=True,
    ),
    number_field(
        "groei_uren",
        "Groei van de uren (%)",
        "Een krimp is een getal onder nul, zoals -2.",
        maximum=Decimal(100),
        below_zero=True,
        decimals=2,
        percentage=True,
    ),
    text_field("functiegroepen", "Alleen deze functiegroepen", length=100),
    choice_field("inkoop_telt", "Inkoop telt mee", JaNee),
    choice_field("wet_banenafspraak", "Wet banenafspraak", JaNee),
    Field(
        "doeljaar",
        Kind.YEAR,
        "Op orde in",
        "In welk jaar wilt u het quotum halen?",
        first_year=2018,
    ),
)
LOGO = (
    choice_field("soort", "Soort", verslag.Beeldsoort, required=True),
    text_field("inhoud", "Beeld", length=LONGEST_LOGO, holds_numbers=True),
)
VERSIE = (
    text_field("moment", "Bewaard op", length=40, holds_numbers=True),
    text_field("aanleiding", "Waarom", length=200, holds_numbers=True),
    Field("jaar", Kind.YEAR, "Jaar"),
    text_field("inhoud", "Inhoud", length=LONGEST_VERSION, holds_numbers=True),
)
