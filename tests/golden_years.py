"""Years of every kind, by name: what the golden texts are made of."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from builders import baan, dossier, jaar, regel

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Dossier, Herkomst, Toelichting, Toerekening, Vorm
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.resources import resource

CHECKED = date(2021, 1, 18)
AGREED = Toerekening.AFGESPROKEN
TEXTS = Toelichting(
    maatregelen="Wij maakten banen in het groen.  Een jobcoach hielp mee.\n\nHet kostte tijd.",
    oorzaken="Er is weinig passend werk.",
    plannen="Wij maken volgend jaar twee banen.",
    soorten_werk="Het is werk in het groen en in de kantine.",
    social_return="Onze schoonmaker heeft ook mensen uit de doelgroep in dienst.",
    gegevens="De salarisadministratie leverde de uren.",
    verantwoordelijke="hoofd HR",
)
HOURS = {"verloonde_uren": 500_000, "verloonde_uren_vorig_jaar": 500_000}
PAYROLL = {"verloonde_uren_herkomst": Herkomst.LOONAANGIFTE}


def people(hours: int | Decimal, number: int, first: int = 1, **values: Any) -> list[Baan]:
    """So many people with these paid hours each, checked in the register."""
    known = {"register_gecontroleerd_op": CHECKED, "verloonde_uren": hours, **PAYROLL, **values}
    return [baan(kenmerk=f"P-{place:02}", **known) for place in range(first, first + number)]


def met() -> tuple[Dossier, int]:
    """More than the quotum, with the year before."""
    return dossier(
        jaar(2019, *people(900, 8), **HOURS),
        jaar(2020, *people(1331, 10, van=date(2020, 1, 1)), toelichting=TEXTS, **HOURS, **PAYROLL),
    ), 2020


def exactly_met() -> tuple[Dossier, int]:
    """As many hours as the quotum asks."""
    return dossier(jaar(2020, *people(2350, 5), **HOURS)), 2020


def partly_met() -> tuple[Dossier, int]:
    """The sample dossier: everything that can happen in one year."""
    sample = resource("voorbeeld/voorbeeldscholen.toml").read_bytes()
    return read_toml(sample), 2025


def not_met() -> tuple[Dossier, int]:
    """Far below the quotum, own and hired, a shortage that the law rounds down."""
    hired = people(1000, 3, 5, vorm=Vorm.DETACHERING_WSW, toerekening=AGREED)
    return dossier(jaar(2020, *people(500, 4), *hired, **HOURS)), 2020


def zero_jobs() -> tuple[Dossier, int]:
    """No jobs at all."""
    return dossier(jaar(2020, **HOURS)), 2020


def zero_counting() -> tuple[Dossier, int]:
    """Jobs, but none that counts."""
    waiting = people(1331, 2, vorm=Vorm.UITZEND)
    never = people(1331, 2, 3, vorm=Vorm.INKOOP)
    return dossier(jaar(2020, *waiting, *never, **HOURS)), 2020


def small() -> tuple[Dossier, int]:
    """Below the threshold, with one person."""
    row = people(600, 1)
    return dossier(
        jaar(2020, *row, verloonde_uren=40_000, verloonde_uren_vorig_jaar=40_000),
        naam="Gemeenschappelijke regeling De Brug",
    ), 2020


def no_percentage() -> tuple[Dossier, int]:
    """A year without a known quotumpercentage."""
    return dossier(jaar(2025, *people(1331, 5), **HOURS, **PAYROLL)), 2025


def no_hours() -> tuple[Dossier, int]:
    """The paid hours are not known yet."""
    return dossier(jaar(2020, *people(1331, 5))), 2020


def before_2018() -> tuple[Dossier, int]:
    """A year before the quotum."""
    return dossier(jaar(2017, *people(1331, 5), **HOURS)), 2017


def wet_banenafspraak() -> tuple[Dossier, int]:
    """A year under the Wet banenafspraak, after a year with a quotum."""
    return dossier(
        jaar(2026, *people(1331, 5), **HOURS),
        jaar(2027, *people(1331, 6, register_gecontroleerd_op=date(2028, 1, 10)), **HOURS),
        eerste_jaar_wet_banenafspraak=2027,
    ), 2027


def hired_only() -> tuple[Dossier, int]:
    """Only hired people."""
    hired = people(1200, 6, vorm=Vorm.UITZEND, toerekening=AGREED)
    return dossier(jaar(2020, *hired, **HOURS)), 2020


def indicative() -> tuple[Dossier, int]:
    """A percentage that was only an indication, hours from different sources."""
    rows = (
        regel(onderdeel="Kantoor", verloonde_uren=400_000, herkomst=Herkomst.LOONAANGIFTE),
        regel(onderdeel="Werf", verloonde_uren=100_000, herkomst=Herkomst.SCHATTING),
    )
    estimated = [
        baan(kenmerk=f"P-{number}", uren_per_week="25.5", van=date(2022, 7, 1))
        for number in range(4)
    ]
    return dossier(jaar(2022, *estimated, uren=rows)), 2022


def to_be_confirmed() -> tuple[Dossier, int]:
    """A percentage that still has to be confirmed; rows that stand for groups of people."""
    group = people(6000, 1, register_gecontroleerd_op=None)
    return dossier(jaar(2024, *group, **HOURS)), 2024


def outside_sector() -> tuple[Dossier, int]:
    """An employer that pays premie sectorfonds."""
    return dossier(jaar(2020, *people(1331, 4), **HOURS), premie_sectorfonds=JaNee.JA), 2020


def almost_met() -> tuple[Dossier, int]:
    """So close that rounding would say 100% and 0,0 jobs."""
    return dossier(jaar(2020, *people(2349, 5), **HOURS)), 2020


def job_without_hours() -> tuple[Dossier, int]:
    """Jobs whose hours nobody filled in, and no name."""
    return dossier(jaar(2020, baan(), baan(kenmerk="P-02"), **HOURS), naam=""), 2020


YEARS: dict[str, Callable[[], tuple[Dossier, int]]] = {
    "gehaald": met,
    "precies-gehaald": exactly_met,
    "bijna-gehaald": almost_met,
    "deels-gehaald": partly_met,
    "niet-gehaald": not_met,
    "nul-banen": zero_jobs,
    "nul-die-meetellen": zero_counting,
    "kleine-werkgever": small,
    "geen-percentage": no_percentage,
    "geen-uren": no_hours,
    "voor-2018": before_2018,
    "wet-banenafspraak": wet_banenafspraak,
    "alleen-inleen": hired_only,
    "indicatief": indicative,
    "te-bevestigen": to_be_confirmed,
    "buiten-de-sector": outside_sector,
    "baan-zonder-uren": job_without_hours,
}
