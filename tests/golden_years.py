"""Years of every kind, by name: what the golden texts are made of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from builders import baan, dossier, jaar, regel
from worked_examples import sample_dossier

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Baan,
    Contract,
    Dossier,
    Herkomst,
    Toelichting,
    Toerekening,
    Vorm,
)
from banen_desktop.dossier.verslag import (
    Cijfer,
    Maatregel,
    Plaatsing,
    Vaststelling,
    Vergelijking,
    Voortgang,
)
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.history import figures_to_report

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
AHEAD = Toelichting(
    plannen="In 2025 willen wij dertig banen hebben.",
    soorten_werk="Een deel van het werk is op mbo-niveau.",
)
HOURS = {"verloonde_uren": 500_000, "verloonde_uren_vorig_jaar": 500_000}
BIG = {"verloonde_uren": 1_500_000, "verloonde_uren_vorig_jaar": 1_500_000}
VAST, TIJDELIJK = Contract.VAST, Contract.TIJDELIJK
AGENDA = (
    Maatregel(
        "Taken in het groen apart zetten",
        "hoofd HR",
        date(2020, 6, 1),
        Voortgang.KLAAR,
        Plaatsing.INDIVIDUEEL,
        "Vijf nieuwe banen.",
    ),
    Maatregel("een vaste jobcoach", "directeur", None, Voortgang.KLAAR, Plaatsing.SAMEN),
    Maatregel(
        "Proef met een groep bij de postkamer.",
        status=Voortgang.GESTOPT,
        plaatsing=Plaatsing.COLLECTIEF,
        resultaat="te weinig begeleiding",
    ),
    Maatregel(
        "Afspraken met het UWV",
        "hoofd HR",
        date(2021, 3, 1),
        Voortgang.LOOPT,
        resultaat="twaalf gesprekken",
    ),
    Maatregel(
        "Schoonmaak anders inkopen", "inkoop", date(2021, 12, 31), plaatsing=Plaatsing.INKOOP
    ),
    Maatregel(),
)
SOCIAL_RETURN = Vergelijking(
    sroi_leveranciers=Decimal(3), sroi_bedrag=Decimal(120_000), sroi_personen=Decimal(4)
)
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
    return sample_dossier(), 2025


def not_met() -> tuple[Dossier, int]:
    """Far below the quotum, own and hired, a shortage that the law rounds down."""
    hired = people(1000, 3, 5, vorm=Vorm.DETACHERING_WSW, toerekening=AGREED)
    return dossier(
        jaar(2020, *people(500, 4), *hired, **HOURS), nulmeting_banen=Decimal("5.25")
    ), 2020


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
        eerste_jaar_activering=2027,
    ), 2027


def hired_only() -> tuple[Dossier, int]:
    """Only hired people."""
    hired = people(1200, 6, vorm=Vorm.UITZEND, toerekening=AGREED)
    return dossier(jaar(2020, *hired, **HOURS), nulmeting_banen=Decimal("5.4")), 2020


def indicative() -> tuple[Dossier, int]:
    """A superseded indication that the user chose, hours from different sources."""
    rows = (
        regel(onderdeel="Kantoor", verloonde_uren=400_000, herkomst=Herkomst.LOONAANGIFTE),
        regel(onderdeel="Werf", verloonde_uren=100_000, herkomst=Herkomst.SCHATTING),
    )
    estimated = [
        baan(kenmerk=f"P-{number}", uren_per_week="25.5", van=date(2022, 7, 1))
        for number in range(4)
    ]
    return dossier(jaar(2022, *estimated, uren=rows, quotumpercentage=Decimal("2.78"))), 2022


def only_an_indication() -> tuple[Dossier, int]:
    """Nothing but a superseded indication, beside a year on a settled percentage."""
    years = (jaar(number, *people(1331, 6), **HOURS) for number in (2020, 2021))
    return dossier(*years), 2021


def to_be_confirmed() -> tuple[Dossier, int]:
    """A percentage that still has to be confirmed; rows that stand for groups of people."""
    group = people(6000, 1, register_gecontroleerd_op=None)
    return dossier(jaar(2026, *group, **HOURS)), 2026


def outside_sector() -> tuple[Dossier, int]:
    """An employer that pays premie sectorfonds."""
    return dossier(jaar(2020, *people(1331, 4), **HOURS), premie_sectorfonds=JaNee.JA), 2020


def almost_met() -> tuple[Dossier, int]:
    """So close that rounding would say 100% and 0,0 jobs."""
    return dossier(jaar(2020, *people(2349, 5), **HOURS)), 2020


def job_without_hours() -> tuple[Dossier, int]:
    """Jobs whose hours nobody filled in, and no name."""
    return dossier(jaar(2020, baan(), baan(kenmerk="P-02"), **HOURS), naam=""), 2020


def own_and_hired() -> tuple[Dossier, int]:
    """Enough people in every group to tell all: contracts, who began, stayed and left."""
    before = [*people(1331, 8, contract=VAST), *people(665, 6, 21, contract=TIJDELIJK)]
    hired = people(1000, 6, 41, vorm=Vorm.DETACHERING_WSW, toerekening=AGREED)
    stayed = people(1300, 8, contract=VAST, soort_werk="Conciërge", van=date(2018, 1, 1))
    began = people(700, 5, 51, contract=TIJDELIJK, soort_werk="ICT", van=date(2020, 5, 1))
    waiting = people(900, 5, 61, vorm=Vorm.UITZEND)
    never = [*people(800, 5, 71, vorm=Vorm.INKOOP), *people(300, 2, 81, vorm=Vorm.PAYROLL)]
    rows = [*stayed, *began, *hired, *waiting, *never]
    return dossier(
        jaar(2019, *before, *people(1000, 6, 41, vorm=Vorm.UITZEND, toerekening=AGREED), **BIG),
        jaar(
            2020,
            *rows,
            werkagenda=AGENDA,
            vergelijking=SOCIAL_RETURN,
            toelichting=AHEAD,
            **BIG,
            **PAYROLL,
        ),
        naam="Waterschap Voorbeeldrijn",
        nulmeting_banen=Decimal(0),
    ), 2020


def reported_and_corrected() -> tuple[Dossier, int]:
    """Earlier years as they were reported: one changed, one did not."""
    told = (
        Cijfer("gerealiseerde_banen", Decimal("6.2")),
        Cijfer("quotum_banen", Decimal("8.04")),
        Cijfer("realisatiepercentage", Decimal("0.771")),
    )
    same = jaar(2018, *people(1331, 6), **HOURS)
    kept = figures_to_report(calculate(dossier(same), 2018, built_in()))
    return dossier(
        replace(same, vaststelling=Vaststelling(op=date(2019, 5, 1)), gerapporteerd=kept),
        replace(
            jaar(2019, *people(1331, 7), **HOURS),
            vaststelling=Vaststelling(op=date(2020, 5, 1), aan="het bestuur"),
            gerapporteerd=told,
        ),
        jaar(2020, *people(1331, 7), werkagenda=AGENDA[:1], **HOURS),
    ), 2020


def quotum_of_zero() -> tuple[Dossier, int]:
    """An own percentage of nothing."""
    return dossier(
        jaar(2020, *people(1331, 6), quotumpercentage=Decimal(0), **HOURS),
    ), 2020


def first_year() -> tuple[Dossier, int]:
    """One year, whose hours of the year before nobody knows, with an own percentage."""
    own = {"quotumpercentage": Decimal("2.5"), "bron_quotumpercentage": "Brief van 1 maart 2026."}
    rows = people(1000, 9, van=date(2025, 1, 1), register_gecontroleerd_op=date(2026, 2, 3))
    return dossier(jaar(2025, *rows, verloonde_uren=600_000, **own)), 2025


def some_hours_missing() -> tuple[Dossier, int]:
    """Jobs with hours beside jobs without, and a year before without a quotum."""
    unknown = [baan(kenmerk=f"N-{number}") for number in range(3)]
    return dossier(
        jaar(2017, *people(1331, 6), **HOURS),
        jaar(2018, *people(1331, 6), *unknown, **HOURS),
    ), 2018


def small_before() -> tuple[Dossier, int]:
    """Exempt because of the year before; no percentage known."""
    return dossier(
        jaar(2024, verloonde_uren=40_574),
        jaar(2025, *people(700, 6), verloonde_uren=60_000, werkagenda=AGENDA[2:]),
    ), 2025


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
    "alleen-een-indicatie": only_an_indication,
    "te-bevestigen": to_be_confirmed,
    "buiten-de-sector": outside_sector,
    "baan-zonder-uren": job_without_hours,
    "alles-bekend": own_and_hired,
    "vastgesteld": reported_and_corrected,
    "quotum-nul": quotum_of_zero,
    "eerste-jaar": first_year,
    "deel-zonder-uren": some_hours_missing,
    "klein-door-vorig-jaar": small_before,
}
