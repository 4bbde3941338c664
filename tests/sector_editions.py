"""What goes out of a sector, for tests: a whole made-up sector, and its year for each audience."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from made_monitors import received

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Sector
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.opgave.records import Kwaliteit, Stand, Uitvraag, Veld, Weg
from banen_desktop.sector.checks.questions import check_year
from banen_desktop.sector.facts.model import (
    Cijfer,
    Kader,
    Lid,
    Maatregel,
    Monitor,
    Ontvangst,
    Raad,
)
from banen_desktop.sector.figures.entry import count, measures_of_all
from banen_desktop.sector.out.files import Opdracht
from banen_desktop.sector.out.outgoing import Uitvoer
from banen_desktop.sector.publication.cells import Lezer

MADE_ON = date(2025, 3, 17)
YEAR = 2024
LAW = built_in()
PERCENTAGES = {2023: Decimal("2.7"), 2024: Decimal("2.76")}
NAMES = (
    *("Broekland", "De Hoge Dijk", "Elzenbeek", "Groote Wiel", "Het Laagveld", "IJzervliet"),
    *("Kerkenwaard", "Lange Wetering", "Merenland", "Noorderkade", "Polderhart", "Rietgoor"),
    *("Rivierzoom", "Sluis en Kreek", "Vlietmonde", "Veenkant", "Zilverbeek", "Zomerdijk"),
    *("Zwaneland", "Waterhoek", "Duinrand", "Esbeek", "Klei en Zand", "Zeegat"),
)
SILENT = {2023: {4, 9, 15, 20}, 2024: {6, 11, 22}}


def whole_sector() -> Monitor:
    """24 members in three classes and three regions, with two published years and a break."""
    codes = [f"W{number:02}" for number in range(1, len(NAMES) + 1)]
    members = tuple(
        Lid(
            code,
            name,
            "waterschap",
            ("groot", "middel", "klein")[number % 3],
            ("noord", "oost", "zuid")[number // 8],
        )
        for number, (code, name) in enumerate(zip(codes, NAMES, strict=True))
    )
    returns = tuple(
        _return(number, code, year)
        for year in PERCENTAGES
        for number, code in enumerate(codes)
        if number not in SILENT[year]
    )
    return Monitor(
        raad=Raad("Unie van Voorbeeldwaterschappen", Sector.WATERSCHAP),
        leden=members,
        kaders=tuple(
            Kader(code, year, _paid(number, year) + 1_000_000, "personeelsmonitor")
            for year in PERCENTAGES
            for number, code in enumerate(codes)
        ),
        uitvragen=tuple(
            Uitvraag(
                f"u{year}",
                "Unie van Voorbeeldwaterschappen",
                Sector.WATERSCHAP,
                year,
                peildatum=date(year, 12, 31),
                quotumpercentage=percentage,
                status="vastgesteld",
                bron="UWV",
                uiterlijk=date(year + 1, 3, 1),
            )
            for year, percentage in PERCENTAGES.items()
        ),
        ontvangsten=returns,
        werkagenda=(
            Maatregel(2024, "Samen werkplekken maken bij de zuivering", "raad", None, "loopt"),
            Maatregel(2025, "Inkoop met social return", "inkopers", date(2025, 9, 1), "begint"),
        ),
        cijfers=(
            Cijfer(2021, Decimal("251.0"), Decimal("57.1"), "jaarverslag", "definitief"),
            Cijfer(
                2022,
                Decimal("268.3"),
                Decimal("59.8"),
                "jaarverslag",
                "definitief",
                "tot en met 2022 met social return",
            ),
        ),
    )


def _paid(number: int, year: int) -> int:
    return (60_000_000 + 7_000_000 * ((number * 5) % 17)) * (100 if year == 2023 else 103) // 100


def _return(number: int, code: str, year: int) -> Ontvangst:
    own = 0 if number == 7 else 665_500 + 133_100 * ((number * 7 + year) % 11)
    hired = 133_100 * ((number * 3) % 5) // 2
    values: dict[Veld, int | Weg] = {
        Veld.VERLOONDE_UREN: _paid(number, year),
        Veld.UREN_DIENSTVERBAND: own,
        Veld.UREN_INLEEN: hired,
        Veld.PERSONEN_DIENSTVERBAND: 100 * (own // 110_000),
        Veld.PERSONEN_INLEEN: 100 * -(-hired // 110_000),
        Veld.UREN_INKOOP_APART: 66_550 * (number % 4),
        Veld.UREN_NOG_TOE_TE_REKENEN: 66_550 if number in {3, 8} else 0,
        Veld.UREN_BUITEN_REGISTER_APART: 0,
        Veld.BANEN_OP_PEILDATUM: (own + hired) // 1331 + 50,
    }
    return received(
        code,
        year,
        values,
        stand=Stand.DEFINITIEF if number % 6 else Stand.VOORLOPIG,
        percentage=PERCENTAGES[year],
        kwaliteit=Kwaliteit(
            "loonaangifte" if number % 3 else "schatting", 0, JaNee.JA if number % 2 else None
        ),
    )


def order(monitor: Monitor, year: int = YEAR) -> Opdracht:
    """What the files of a year are made from."""
    found = count(monitor, year, measures_of_all(monitor, year, LAW))
    before = check_year(monitor, year - 1, LAW) if found.vorig_jaar else None
    return Opdracht(monitor, found, check_year(monitor, year, LAW), before, MADE_ON)


def edition(monitor: Monitor, lezer: Lezer, year: int = YEAR) -> Uitvoer:
    """What one audience gets of a year."""
    return order(monitor, year).uitvoer(lezer)


def small_sector(members: int) -> Monitor:
    """The whole sector with only its first members."""
    whole = whole_sector()
    kept = {lid.code for lid in whole.leden[:members]}
    return replace(
        whole,
        leden=whole.leden[:members],
        kaders=tuple(each for each in whole.kaders if each.lid in kept),
        ontvangsten=tuple(each for each in whole.ontvangsten if each.opgave.lid in kept),
    )
