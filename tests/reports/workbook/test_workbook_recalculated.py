"""The workbook recomputed by another program equals the trace, also after somebody changes it.

LibreOffice opens every workbook once, in one start, in a profile that always recalculates.
"""

import io
import random
import tomllib
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import libreoffice
import openpyxl
import pytest
import xlsxwriter
from builders import baan, dossier, jaar, regel
from openpyxl.formula.translate import Translator
from openpyxl.worksheet.formula import ArrayFormula
from worked_examples import FILES

from banen_desktop.dossier import edits
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Dossier, Herkomst, Toerekening, UrenRegel, Vorm
from banen_desktop.dossier.verslag import Cijfer, Vergelijking
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Regime, Step
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.onderdelen import divide
from banen_desktop.reports.words.guard import Guard, Kind
from banen_desktop.reports.workbook import prepared, write_workbook
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.years import FACTS, JOBS

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "resources" / "voorbeeld" / "voorbeeldscholen.toml"
FEWER_ROWS = 4
MADE = date(2026, 2, 15)
YEAR_LINES = dict((*FACTS, *JOBS))
EXACT = {"quotumtekort", "quotumheffing", "personen", "personen_nieuw"}

pytestmark = [
    pytest.mark.traag,
    pytest.mark.skipif(libreoffice.SOFFICE is None, reason="LibreOffice is er niet (soffice)"),
    pytest.mark.timeout(600),  # about a hundred workbooks in one start, on a busy machine
]


@dataclass(frozen=True)
class Case:
    """A workbook to recompute; `expected` is the dossier that it stands for after the change."""

    written: Dossier
    year: int
    kind: Kind = Kind.DOSSIER
    expected: Dossier | None = None
    change: Callable[[Any], None] | None = None


def opened(data: bytes | Path, *, values: bool) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not know is not our fault
        source = io.BytesIO(data) if isinstance(data, bytes) else data
        return openpyxl.load_workbook(source, data_only=values)


def named(book: Any, name: str) -> Any:
    ((sheet, cell),) = book.defined_names[name].destinations
    return book[sheet][cell]


# What somebody does in the sheets, as a user sees them: by header and row.


def columns(sheet: Any) -> tuple[int, dict[str, int]]:
    for row in sheet.iter_rows():
        found = {cell.value: cell.column for cell in row if cell.value}
        if "Onderdeel" in found:
            return row[0].row, found
    raise AssertionError("no header")


def put(book: Any, title: str, place: int, values: Mapping[str, Any]) -> None:
    header, known = columns(book[title])
    for name, value in values.items():
        book[title].cell(header + place, known[name]).value = value


def change(title: str, place: int, **values: Any) -> Callable[[Any], None]:
    spaced = {name.replace("_", " "): value for name, value in values.items()}
    return lambda book: put(book, title, place, spaced)


# The dossiers.


def all_forms(year: int) -> Dossier:
    banen = [
        baan(
            kenmerk=f"{vorm}-{toerekening}",
            vorm=vorm,
            toerekening=toerekening,
            uren_per_week="17.35",
            van=date(year - 1, 5, 1),
            tot=date(year, 10, 17),
            verloonde_uren=None if place % 2 else "612.37",
            besluit_telt_mee=JaNee.JA if place % 3 else JaNee.NEE,
            besluit_grond="Grond" if place % 4 else "",
        )
        for place, vorm in enumerate(Vorm)
        for toerekening in Toerekening
    ]
    payroll = baan(kenmerk="PAY", vorm=Vorm.PAYROLL, uren_per_week=30)
    banen += [
        replace(payroll, besluit_telt_mee=answer, besluit_grond=ground, id=f"{answer}{ground}")
        for answer in (None, *JaNee)
        for ground in ("", "Arrest")
    ]
    banen += [
        baan(
            kenmerk=f"U-{ground}-{registered}-{agreed}",
            vorm=vorm,
            toerekening=agreed,
            uitlener_7_690=ground,
            uitlener_handelsregister=registered,
            verloonde_uren="412.5",
        )
        for vorm in (Vorm.PAYROLL, Vorm.DETACHERING)
        for ground in (None, *JaNee)
        for registered in (None, *JaNee)
        for agreed in Toerekening
    ]
    return dossier(
        jaar(year - 1, *(baan(kenmerk="PAY", verloonde_uren=3),), verloonde_uren=900_000),
        jaar(year, *banen, uren=rows("300000.07", "299999.31", "120000.5", None)),
    )


def rows(*hours: Any) -> tuple[UrenRegel, ...]:
    return tuple(
        regel(onderdeel=f"Onderdeel {place}", verloonde_uren=amount)
        for place, amount in enumerate(hours)
    )


def periods(year: int) -> Dossier:
    """Both ends of every period, months in part, dates in the wrong order, nothing known."""
    some = (None, date(year - 1, 12, 31), date(year, 1, 1), date(year, 2, 15), date(year, 12, 31))
    ends = (None, date(year, 1, 1), date(year, 2, 28), date(year, 12, 30), date(year + 1, 1, 1))
    banen = [
        baan(
            kenmerk=f"P-{place % 11}",
            uren_per_week="33.333333",
            van=some[place % 5],
            tot=ends[place // 5 % 5],
            telt_mee_van=some[place // 7 % 5],
            telt_mee_tot=ends[place // 11 % 5],
            verloonde_uren="100.01" if place % 6 == 0 else None,
        )
        for place in range(60)
    ]
    banen += [
        baan(kenmerk="niets"),
        baan(kenmerk="geschat", verloonde_uren=50, verloonde_uren_herkomst=Herkomst.SCHATTING),
        baan(kenmerk="aow", uren_per_week=20, telt_mee_tot=date(year, 12, 5)),
        baan(kenmerk="omgekeerd", uren_per_week=20, van=date(year, 6, 2), tot=date(year, 6, 1)),
        baan(
            kenmerk="register omgekeerd",
            uren_per_week=20,
            telt_mee_van=date(year, 6, 20),
            telt_mee_tot=date(year, 6, 10),
        ),
    ]
    return dossier(
        jaar(year - 1, baan(kenmerk="P-3", verloonde_uren=1), verloonde_uren=500_000),
        jaar(year, *banen, verloonde_uren=1_234_567),
    )


def people(year: int) -> Dossier:
    """Kenmerken that look alike for a spreadsheet, more rows per person, new and known."""
    names = ("P-1", "p-1", "P*", "P?", "~", "", "", "=1", "1", "01", "<>", "P-1", "é", "e")
    banen = [
        baan(
            kenmerk=name,
            uren_per_week=10,
            van=date(year, 3, 1) if place % 3 else date(year - 2, 3, 1),
            vorm=Vorm.STAGE if place == 9 else Vorm.DIENSTVERBAND,
        )
        for place, name in enumerate(names + names)
    ]
    before = [baan(kenmerk=name, verloonde_uren=1) for name in ("P*", "01", "", "é")]
    before += [  # they did not count then, so that they may be new now
        baan(kenmerk="P-1", verloonde_uren=1, vorm=Vorm.STAGE),
        baan(kenmerk="<>", verloonde_uren=1, tot=date(year - 2, 5, 1)),
    ]
    return dossier(jaar(year - 1, *before), jaar(year, *banen, verloonde_uren=90_000))


def groups(year: int) -> Dossier:
    """Rows of more people: the same ones again, some of them there before, hours of each."""
    many = (None, *(Decimal(number) for number in (1, 3, 7, 12)))
    made = [
        baan(
            kenmerk=name,
            aantal=number,
            van=date(year, 3, 1) if place % 2 else date(year - 1, 3, 1),
            **({"uren_per_week": "20.5"} if place % 3 else {"verloonde_uren": 4_321 + place}),
        )
        for place, (name, number) in enumerate((n, m) for n in ("A", "B", "") for m in many)
    ]
    made += [replace(row, id=f"weer {row.id}") for row in made[3:7]]
    before = [baan(kenmerk="A", aantal=Decimal(5), verloonde_uren=9), baan(kenmerk="B")]
    hours = {"verloonde_uren": 9_000_000, "verloonde_uren_vorig_jaar": 9_000_000}
    return dossier(jaar(year - 1, *before, **hours), jaar(year, *made, **hours))


def drawn(seed: int) -> Dossier:
    """A large dossier by chance, the same for the same seed."""
    chance = random.Random(seed)
    year = chance.choice((2018, 2019, 2020, 2021, 2022, 2024))

    def some_day() -> date | None:
        if chance.random() < 0.5:
            return None
        return date.fromordinal(date(year, 1, 1).toordinal() + chance.randint(-200, 560))

    banen = [
        baan(
            kenmerk=f"P-{chance.randint(1, 60)}",
            vorm=chance.choice(list(Vorm)),
            toerekening=chance.choice(list(Toerekening)),
            uren_per_week=chance.choice((None, Decimal(chance.randint(1, 4000)).scaleb(-2))),
            verloonde_uren=chance.choice((None, Decimal(chance.randint(0, 2 * 10**9)).scaleb(-6))),
            van=some_day(),
            tot=some_day(),
            telt_mee_van=some_day(),
            telt_mee_tot=some_day(),
        )
        for _ in range(120)
    ]
    hours = [Decimal(chance.randint(0, 10**10)).scaleb(-chance.randint(4, 6)) for _ in range(40)]
    return dossier(
        jaar(year, *banen, uren=rows(*hours), verloonde_uren_vorig_jaar=chance.choice((None, 9)))
    )


def limit(hours: str, counting: str | list[Baan], percentage: str = "2.00") -> Dossier:
    """A year in which only the rounding matters."""
    banen = [baan(verloonde_uren=counting)] if isinstance(counting, str) else counting
    return dossier(
        jaar(
            2025,
            *banen,
            uren=rows(*hours.split("+")),
            quotumpercentage=percentage,
            verloonde_uren_vorig_jaar=500_000,
        )
    )


def parts(*hours: str) -> list[Baan]:
    return [baan(kenmerk=f"P-{place}", verloonde_uren=part) for place, part in enumerate(hours)]


def thirds(year: int) -> Dossier:
    """Three parts of a year that are together 1,044 hours, to the last decimal."""
    first, second = (date(year, 5, 1), date(year, 8, 31))
    spans = (
        {"tot": date.fromordinal(first.toordinal() - 1)},
        {"van": first, "tot": second},
        {"van": date.fromordinal(second.toordinal() + 1)},
    )
    banen = [
        baan(kenmerk=f"P-{place}", uren_per_week=20, **span) for place, span in enumerate(spans)
    ]
    return dossier(
        jaar(
            year,
            *banen,
            uren=rows("100000", "48755"),
            quotumpercentage="2.00",
            verloonde_uren_vorig_jaar=500_000,
        )
    )


def unknown_hours() -> Dossier:
    """Years beside each other of which no, some and all hours of jobs are known."""

    def nobody(number: int, **values: Any) -> list[Baan]:
        return [baan(kenmerk=f"N-{place}", onderdeel="De Es", **values) for place in range(number)]

    def some(hours: int) -> list[Baan]:
        return [baan(kenmerk=f"P-{place}", verloonde_uren=hours) for place in range(6)]

    hired: dict[str, Any] = {"vorm": Vorm.UITZEND, "toerekening": Toerekening.AFGESPROKEN}
    lines = (regel(onderdeel="De Es", verloonde_uren=600_000),)
    years = (
        jaar(2018, *some(900), uren=lines),
        jaar(2019, *nobody(6), uren=lines),
        jaar(2020, *some(1000), *nobody(6), uren=lines),
        jaar(2021, *some(1000), *nobody(6, **hired), uren=lines),
        jaar(2022, *some(1000), *nobody(6, vorm=Vorm.UITZEND), *nobody(6, vorm=Vorm.STAGE)),
        jaar(2023, *some(1000), *nobody(6, tot=date(2023, 5, 1)), uren=lines),
        jaar(2024, *nobody(6), uren=lines, quotumpercentage=0),
    )
    then = (Cijfer("gerealiseerde_banen", Decimal("4.0")),)
    found = dossier(*(replace(year, gerapporteerd=then) for year in years))
    return edits.set_employer(found, nulmeting_banen=Decimal("2.5"))


UNKNOWN_IN = [(year, Kind.DOSSIER) for year in range(2018, 2025)]
UNKNOWN_IN += [(year, Kind.DELEN) for year in range(2019, 2024)]  # of each group some year


def unknown_cases() -> dict[str, Case]:
    found, first = unknown_hours(), {"Verloonde uren": 1331}

    def without(book: Any) -> None:
        for place in range(1, 7):
            put(book, "Banen", place, {"Verloonde uren": None})

    emptied = found
    for place in range(6):
        emptied = with_job(emptied, 2018, place, verloonde_uren=None)
    cases = {
        f"uren onbekend {year.jaar} {kind}": Case(found, year.jaar, kind)
        for year in found.jaren
        for kind in Kind
        if (year.jaar, kind) in UNKNOWN_IN
    }
    filled = with_job(found, 2019, 0, verloonde_uren=Decimal(1331))
    return {
        **cases,
        "uren worden bekend": Case(
            found, 2019, expected=filled, change=lambda book: put(book, "Banen", 1, first)
        ),
        "uren worden onbekend": Case(found, 2018, expected=emptied, change=without),
    }


LIMITS = {
    # 100,000 x 2% - 1,068.3 = 931.7 = 7 x 133.1 hours: a tekort of exactly 0.7.
    "tiende precies": (limit("100000", "1068.3"), "0.7"),
    "tiende net niet": (limit("100000", "1068.31"), "0.6"),
    "C naar beneden": (limit("100000", "1068.309999"), "0.7"),
    "C onder de grens": (limit("100000", "1068.299999"), "0.7"),
    "A naar beneden": (limit("99999.999999", "1068.3"), "0.6"),
    "A boven de grens": (limit("100000.009999", "1068.3"), "0.7"),
    "in delen": (
        limit("33333.33+33333.33+33333.33+0.01", parts("356.1", "356.1", "356.1")),
        "0.7",
    ),
    # Binary fractions put these a little under the tenth.
    "grens 28": (limit("300000", "2063.2", "1.93"), "2.8"),
    "grens 52": (limit("425000", "1281.3", "1.93"), "5.2"),
    "grens 22": (limit("287500", "5006.8", "2.76"), "2.2"),
    "nul": (limit("100000", "2000"), "0.0"),
    "net niet een tiende": (limit("100000", "1866.91"), "0.0"),
    "net een tiende": (limit("100000", "1866.9"), "0.1"),
    # 148,755 x 2% - 1,044 = 1,931.1 hours; with a hundredth of an hour more it would be 14.5.
    "derden van een jaar": (thirds(2025), "1.4"),
    "derden van een schrikkeljaar": (thirds(2024), "1.4"),
    "groot": (limit("35852213", "460526", "2.35"), "287.0"),
}


def thresholds() -> dict[str, Case]:
    found = {}
    for now, before in ((40_574, 40_575), (40_575, 40_575)):  # the other side: LAST_YEAR
        source = dossier(jaar(2018, verloonde_uren=now, verloonde_uren_vorig_jaar=before))
        found[f"drempel {now} {before}"] = Case(source, 2018)
    return found


def plain_years() -> dict[str, Case]:
    """Years without a quotum, without hours, without a percentage, and another law."""
    job = baan(uren_per_week=24)
    hired = baan(
        kenmerk="I-1", vorm=Vorm.UITZEND, verloonde_uren=700, toerekening=Toerekening.AFGESPROKEN
    )
    first = {"eerste_jaar_wet_banenafspraak": 2026, "eerste_jaar_activering": 2026}
    large = dossier(jaar(2026, job, hired, verloonde_uren=900_000), **first)
    return {
        "voor 2018": Case(dossier(jaar(2016, job, verloonde_uren=900_000)), 2016),
        "wet banenafspraak": Case(large, 2026),
        "geen uren": Case(dossier(jaar(2024, job)), 2024),
        "nul uren": Case(dossier(jaar(2024, job, verloonde_uren=0)), 2024),
        "geen percentage": Case(dossier(jaar(2025, job, verloonde_uren=900_000)), 2025),
        "percentage nul": Case(
            dossier(jaar(2025, job, verloonde_uren=900_000, quotumpercentage=0)), 2025
        ),
        "niets": Case(dossier(jaar(2024)), 2024),
        "niets, delen": Case(dossier(jaar(2024)), 2024, Kind.DELEN),
    }


def few_people() -> Dossier:
    years = (jaar(year, baan(verloonde_uren=900), verloonde_uren=900_000) for year in (2023, 2024))
    return dossier(*years)


def short_jobs() -> Dossier:
    """Paid hours of a few days, with and without hours a week."""
    last = date(2020, 12, 30)
    banen = [
        baan(kenmerk=str(place), uren_per_week=week, verloonde_uren=paid, van=last)
        for place, (week, paid) in enumerate(
            ((20, 12), (None, 12), (0, 12), ("0.01", 0), (0, None), (20, None), (None, None))
        )
    ]
    return dossier(jaar(2020, *banen, verloonde_uren=900_000))


ODD_NAMES = ("=1+1", "P*", "P?", "~", "01", "1", "De Linde", "<>", "&", "é", "x" * 200)
"""Names of onderdelen that a spreadsheet could take for something else."""


def divided(year: int) -> Dossier:
    """Onderdelen with odd names, other capitals and spaces, without hours, and without a name."""
    uren = [regel(onderdeel=name, verloonde_uren=1000 + n) for n, name in enumerate(ODD_NAMES)]
    uren += [
        regel(onderdeel="DE  LINDE ", verloonde_uren="0.25"),
        regel(onderdeel="Onbekend", verloonde_uren=5000),
        regel(onderdeel="Onbekend"),
        regel(onderdeel="", verloonde_uren="300.5"),
        regel(onderdeel="Zonder banen", verloonde_uren=90_000),
    ]
    banen = [
        baan(kenmerk=str(n), onderdeel=name, verloonde_uren="40.123456", vorm=vorm)
        for n, name in enumerate((*ODD_NAMES, "de linde", "Alleen banen", "", "Onbekend"))
        for vorm in (Vorm.DIENSTVERBAND, Vorm.STAGE)
    ]
    banen.append(baan(kenmerk="geen uren", onderdeel="De Linde"))
    return dossier(
        jaar(
            year,
            *banen,
            uren=tuple(uren),
            verloonde_uren=100_000,
            quotumpercentage="2.58",
            vergelijking=Vergelijking(prijs_per_baan=Decimal("12345.67")),
        )
    )


def years_beside() -> Dossier:
    """Years with a gap, without a quotum, with a nulmeting, and with what was reported."""
    start = sample()
    then = (Cijfer("gerealiseerde_banen", Decimal("9.5")), Cijfer("quotum_banen", Decimal(20)))
    found = edits.set_year(start, 2023, gerapporteerd=then)
    more = (jaar(2016, baan(verloonde_uren=900), verloonde_uren=800_000), jaar(2017), jaar(2020))
    for year in more:
        found = edits.put_year(found, year)
    return edits.set_employer(found, nulmeting_banen=Decimal("6.5"))


def sample() -> Dossier:
    return read_toml(SAMPLE.read_bytes())


def with_job(source: Dossier, year: int, place: int, **values: Any) -> Dossier:
    """The dossier with other values in one job; behind the last it is a new one."""
    found = source.year(year)
    assert found is not None
    banen = list(found.banen)
    if place == len(banen):
        banen.append(Baan())
    banen[place] = replace(banen[place], **values)
    return edits.put_jobs(source, year, banen)


def with_hours(source: Dossier, year: int, place: int, hours: int) -> Dossier:
    found = source.year(year)
    assert found is not None
    uren = [*found.uren, UrenRegel(onderdeel="Nieuw")][: max(len(found.uren), place + 1)]
    uren[place] = replace(uren[place], verloonde_uren=Decimal(hours))
    return edits.put_hours(source, year, uren)


SAMPLE_YEAR = 2024
NEW = {"kenmerk": "NIEUW", "uren_per_week": Decimal("12.5"), "van": date(SAMPLE_YEAR, 4, 16)}
Edit = Callable[[Dossier], Dossier]


def changed(*made: tuple[Edit, Callable[[Any], None]]) -> Case:
    """Changes in other cells of one workbook, each as an edit and as what is typed."""
    expected = sample()
    for edit, _ in made:
        expected = edit(expected)

    def typed(book: Any) -> None:
        for _, change_cells in made:
            change_cells(book)

    return Case(sample(), SAMPLE_YEAR, expected=expected, change=typed)


def job(place: int, **values: Any) -> Edit:
    return lambda source: with_job(source, SAMPLE_YEAR, place, **values)


def line(place: int, amount: int) -> Edit:
    return lambda source: with_hours(source, SAMPLE_YEAR, place, amount)


def of_year(**values: Any) -> Edit:
    return lambda source: edits.set_year(source, SAMPLE_YEAR, **values)


def own_percentage(book: Any) -> None:
    named(book, "parameter_quotumpercentage").value = 0.0301


def total(book: Any) -> None:
    named(book, "totaal_uren").value = 1_000_000


def far_below(book: Any) -> None:
    """Copy the formulas of a row to a row below the prepared ones, and fill that in."""
    header, _ = columns(book["Banen"])
    sheet, target = book["Banen"], book["Banen"].max_row + 1
    for cell in sheet[header + 1]:
        place = sheet.cell(target, cell.column).coordinate
        if isinstance(cell.value, ArrayFormula):
            moved = Translator(cell.value.text, cell.coordinate).translate_formula(place)
            sheet[place] = ArrayFormula(place, moved)
        elif isinstance(cell.value, str) and cell.value.startswith("="):
            sheet[place] = Translator(cell.value, cell.coordinate).translate_formula(place)
    put(book, "Banen", target - header, _shown(NEW))


def changes() -> dict[str, Case]:
    """What an accountant changes in the sheets, and what the program makes of the same change."""
    year, found = SAMPLE_YEAR, sample().year(SAMPLE_YEAR)
    assert found is not None
    jobs, hours = len(found.banen), len(found.uren)
    last = found.banen.index(next(item for item in found.banen if item.vorm is Vorm.INKOOP))
    decision = {
        "Vorm": "Payroll",
        "Eigen besluit: telt mee": "Ja",
        "Grond van het besluit": "Grond",
    }
    decided = {"besluit_telt_mee": JaNee.JA, "besluit_grond": "Grond", "vorm": Vorm.PAYROLL}
    return {
        "een uur en een vorm": changed(
            (line(3, 16_980), change("Uren", 4, Verloonde_uren=16_980)),
            (job(0, vorm=Vorm.UITZEND), change("Banen", 1, Vorm="Uitzendkracht")),
        ),
        "een regel uren erbij": changed(
            (
                line(hours, 12_345),
                change("Uren", hours + 1, Onderdeel="Nieuw", Verloonde_uren=12_345),
            )
        ),
        "uren ver onder de tabel en van een baan": changed(
            (line(hours, 12_345), change("Uren", 4_000, Verloonde_uren=12_345)),
            (
                job(2, verloonde_uren=Decimal("1700.25")),
                change("Banen", 3, Verloonde_uren=1700.25),
            ),
        ),
        "een totaal en een toerekening": changed(
            (of_year(verloonde_uren=Decimal(1_000_000)), total),
            (
                job(0, vorm=Vorm.UITZEND, toerekening=Toerekening.AFGESPROKEN),
                change("Banen", 1, Vorm="Uitzendkracht", Toerekening="Afgesproken"),
            ),
        ),
        "een schatting en een datum": changed(
            (job(2, verloonde_uren=None), change("Banen", 3, Verloonde_uren=None)),
            (
                job(last, van=date(year, 8, 20), vorm=Vorm.DIENSTVERBAND),
                change("Banen", last + 1, Van=datetime(year, 8, 20), Vorm="Dienstverband"),  # noqa: DTZ001
            ),
        ),
        "een registratie in juni en een rij erbij": changed(
            (
                job(last, telt_mee_van=date(year, 6, 20), vorm=Vorm.DIENSTVERBAND),
                change(
                    "Banen",
                    last + 1,
                    Telt_mee_van=datetime(year, 6, 20),  # noqa: DTZ001
                    Vorm="Dienstverband",
                ),
            ),
            (job(jobs, **NEW), change("Banen", jobs + 1, **_shown(NEW))),
        ),
        "een ander percentage en een besluit": changed(
            (of_year(quotumpercentage=Decimal("3.01")), own_percentage),
            (job(last, **decided), lambda book: put(book, "Banen", last + 1, decision)),
        ),
        "een rij ver onder de tabel en een ander onderdeel": changed(
            (job(jobs, **NEW), far_below),
            (
                job(2, onderdeel="De Regenboog"),
                change("Banen", 3, Onderdeel=" de regenboog "),
            ),
        ),
    }


def _shown(new: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "Kenmerk": new["kenmerk"],
        "Vorm": "Dienstverband",
        "Uren per week": float(new["uren_per_week"]),
        "Van": datetime.combine(new["van"], datetime.min.time()),
    }


def worked_examples() -> dict[str, Case]:
    """The last year of each file: the years before it stand beside it on the sheet Jaren.

    Without those with at most one job and an ordinary quotum: they are others in numbers alone.
    """
    found = {}
    for path in FILES:
        data = path.read_bytes()
        year = max(tomllib.loads(data.decode())["verwacht"])
        case = Case(read_toml(data), int(year))
        outcome = calculate(case.written, case.year, built_in())
        ordinary = outcome.regime is Regime.QUOTUMREGELING and outcome.vrijgesteld is False
        if not ordinary or len(outcome.rows) > 1:
            found[f"{path.stem} {year}"] = case
    return found


CASES: Mapping[str, Case] = {
    **worked_examples(),
    **{name: Case(source, source.jaren[-1].jaar) for name, (source, _) in LIMITS.items()},
    **thresholds(),
    **plain_years(),
    **changes(),
    **unknown_cases(),
    "voorbeeld": Case(sample(), 2024),
    "voorbeeld delen": Case(sample(), 2024, Kind.DELEN),
    "alle vormen": Case(all_forms(2023), 2023),
    "alle vormen delen": Case(all_forms(2024), 2024, Kind.DELEN),
    "weinig personen delen": Case(few_people(), 2024, Kind.DELEN),
    "uren per week naast verloonde uren": Case(short_jobs(), 2020),
    "perioden": Case(periods(2023), 2023),
    "perioden schrikkeljaar": Case(periods(2024), 2024),
    "personen": Case(people(2024), 2024),
    "groepen": Case(groups(2025), 2025),
    "onderdelen": Case(divided(2025), 2025),
    "onderdelen zonder prijs": Case(
        edits.set_year(divided(2025), 2025, vergelijking=Vergelijking()), 2025
    ),
    "onderdelen voor 2018": Case(divided(2017), 2017),
    "jaren naast elkaar": Case(years_beside(), 2024),
    "jaren naast elkaar, het oudste": Case(years_beside(), 2016),
    "jaren naast elkaar, delen": Case(years_beside(), 2025, Kind.DELEN),
    **{
        f"toeval {seed}": Case(dossier_, dossier_.jaren[-1].jaar)
        for seed, dossier_ in ((seed, drawn(seed)) for seed in range(2))
    },
}


def last_year(hours: int) -> Case:
    """An accountant types the hours of the year before, which the dossier does not have."""

    def typed(book: Any) -> None:
        named(book, "totaal_uren_vorig_jaar").value = hours

    source = dossier(jaar(2024, baan(verloonde_uren=1331), verloonde_uren=900_000))
    return Case(source, 2024, change=typed)


LAST_YEAR = {"net klein": last_year(40_574), "net niet klein": last_year(40_575)}


@dataclass(frozen=True)
class Recomputed:
    """Every workbook as it was stored and as LibreOffice computes it."""

    stored: Mapping[str, Any]
    computed: Mapping[str, Any]
    canary: Any


AS_USERS_GET_IT = {"voorbeeld", "voorbeeld delen", "jaren naast elkaar"}
"""With charts and notes, which no cell depends on: with them opening takes twice as long."""


def written_for(name: str, case: Case) -> bytes:
    """With the levy also where it is shared, so that its formulas are computed too."""
    levy = case.kind is Kind.DELEN
    with pytest.MonkeyPatch.context() as patch:
        if name not in AS_USERS_GET_IT:
            patch.setattr("banen_desktop.reports.workbook.years.write_charts", lambda *_: None)
            patch.setattr(Sheet, "note", lambda *_: None)
        patch.setattr(prepared, "SPARE_ROWS", FEWER_ROWS)  # computed in a tenth of the time
        return write_workbook(
            case.written, case.year, built_in(), kind=case.kind, made_on=MADE, levy=levy
        )


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Recomputed:
    source, target = tmp_path_factory.mktemp("werkmappen"), tmp_path_factory.mktemp("opnieuw")
    places, stored = {}, {}
    for number, (name, case) in enumerate({**CASES, **LAST_YEAR}.items()):
        data = written_for(name, case)
        places[name] = source / f"{number}.xlsx"
        if case.change is None:
            stored[name] = opened(data, values=True)
            places[name].write_bytes(data)
        else:
            book = opened(data, values=False)
            case.change(book)
            book.save(places[name])
    libreoffice.convert([canary(source), *places.values()], "xlsx", target)
    return Recomputed(
        stored,
        {name: opened(target / place.name, values=True) for name, place in places.items()},
        opened(target / "kanarie.xlsx", values=True),
    )


def canary(folder: Path) -> Path:
    """A workbook whose stored value is wrong: who does not recalculate says 999."""
    path = folder / "kanarie.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Blad")
        sheet.write_number("A1", 14)
        sheet.write_formula("A2", "=A1*3", None, 999)
    assert opened(path, values=True)["Blad"]["A2"].value == 999
    return path


def test_the_other_program_really_recalculates(books: Recomputed) -> None:
    assert books.canary["Blad"]["A2"].value == 42


def told(step: Step | None) -> Any:
    """What a cell of a step has to show: its value, or the word for one that is unknown."""
    return None if step is None else "onbekend" if step.known is None else step.known


def near(value: Any, expected: Any) -> bool:
    if isinstance(value, int | float | Decimal) and isinstance(expected, int | float | Decimal):
        return abs(float(value) - float(expected)) <= 1e-9 * max(1, abs(float(expected)))
    return (value or None) == (expected or None)


@pytest.mark.parametrize("name", CASES)
def test_every_step_equals_the_trace(books: Recomputed, name: str) -> None:
    case, book = CASES[name], books.computed[name]
    steps = calculate(case.expected or case.written, case.year, built_in()).steps
    year = case.written.year(case.year)
    assert year is not None
    # Few people are a text to share, and have no name.
    guard = Guard.of(calculate(case.written, case.year, built_in()), year, case.kind)
    steps = tuple(step for step in steps if not guard.hides(step.key))
    found = {step.key: named(book, step.key).value for step in steps}
    wrong = {
        step.key: (found[step.key], told(step))
        for step in steps
        if not near(found[step.key], told(step))
    }
    assert not wrong
    for step in steps:
        if step.key in EXACT:
            assert step.known is None or Decimal(str(found[step.key])) == step.value


@pytest.mark.parametrize("name", LIMITS)
def test_the_boundary_is_where_the_law_puts_it(books: Recomputed, name: str) -> None:
    assert named(books.computed[name], "quotumtekort").value == float(LIMITS[name][1])


@pytest.mark.parametrize(("name", "exempt"), [("net klein", "ja"), ("net niet klein", "nee")])
def test_hours_of_the_year_before_decide_once_they_are_typed(
    books: Recomputed, name: str, exempt: str
) -> None:
    book, case = books.computed[name], LAST_YEAR[name]
    before = calculate(case.written, case.year, built_in())
    levy = before.by_key["quotumheffing"].value
    assert before.vrijgesteld is None
    assert levy > 0
    assert named(book, "vrijgesteld").value == exempt
    assert named(book, "quotumheffing").value == (0 if exempt == "ja" else levy)


MOVING = [name for name, case in CASES.items() if case.change]


@pytest.mark.parametrize("name", MOVING)
def test_a_change_moves_the_answer(books: Recomputed, name: str) -> None:
    case = CASES[name]
    before = calculate(case.written, case.year, built_in()).by_key
    after = calculate(case.expected or case.written, case.year, built_in()).by_key
    moved = {
        key
        for key, step in before.items()
        if not near(named(books.computed[name], key).value, told(step))
    }
    assert moved
    assert moved == {key for key, step in after.items() if not near(told(step), told(before[key]))}


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.change])
def test_stored_values_equal_recomputed_ones(books: Recomputed, name: str) -> None:
    computed = books.computed[name]
    wrong = {
        f"{cell.parent.title}!{cell.coordinate}": (cell.value, other)
        for sheet in books.stored[name]
        for row in sheet.iter_rows()
        for cell in row
        if not near(other := computed[sheet.title][cell.coordinate].value, cell.value)
    }
    assert not wrong


PARTS = (
    *("verloonde_uren", "quotum_banen", "gerealiseerde_banen", "verschil_banen"),
    *("realisatiepercentage", "bijdrage"),
)


def table(book: Any, title: str) -> dict[str, list[Any]]:
    """The rows of a sheet by their first cell."""
    return {str(row[0]): list(row[1:]) for row in book[title].iter_rows(values_only=True) if row[0]}


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if case.kind is Kind.DOSSIER]
)
def test_every_onderdeel_equals_the_division(books: Recomputed, name: str) -> None:
    """After a change too: what the program makes of the changed dossier, row by row."""
    case, book = CASES[name], books.computed[name]
    if "Onderdelen" not in book.sheetnames:
        return
    rows = table(book, "Onderdelen")
    division = divide(case.expected or case.written, case.year, built_in())
    new = {part.naam for part in division.delen} - rows.keys()
    for part in (*division.delen, division.geheel):
        if part.naam in new or (new and part.naam == "Niet verdeeld"):
            continue
        wrong = [
            (key, found, told(part.outcome.by_key.get(key)))
            for key, found in zip(PARTS, rows[part.naam], strict=False)
            if part.naam != "Niet verdeeld" or key in {"verloonde_uren", "quotum_banen"}
            if not near(found, told(part.outcome.by_key.get(key)))
        ]
        assert not wrong, part.naam


def test_a_new_onderdeel_is_with_no_row_above(books: Recomputed) -> None:
    rows = table(books.computed["een regel uren erbij"], "Onderdelen")
    assert rows["Niet verdeeld"][0] == 12_345
    parts = {part.naam for part in divide(sample(), 2024, built_in()).delen}
    together = sum(rows[part][0] for part in parts | {"Niet verdeeld"})
    assert near(together, rows["Geheel"][0])


@pytest.mark.parametrize("name", CASES)
def test_the_years_beside_each_other(books: Recomputed, name: str) -> None:
    """The report year follows the change; the others are what the program makes of them."""
    case, book = CASES[name], books.computed[name]
    rows = list(book["Jaren"].iter_rows(min_row=5, values_only=True))
    years = [year for year in rows[0][1:] if year is not None]
    source = case.expected or case.written
    assert years == [found.jaar for found in case.written.jaren]
    labels = {str(row[0]): row for row in reversed(rows) if row[0]}
    for col, number in enumerate(years, 1):
        outcome, found = calculate(source, number, built_in()), source.year(number)
        assert found is not None
        guard = Guard.of(outcome, found, case.kind)
        for key, label in YEAR_LINES.items():
            value = None if guard.hides(key) else told(outcome.by_key.get(key))
            shown = labels[label][col]
            if guard.hides(key) and key in outcome.by_key:
                assert shown == guard.shown(outcome.by_key[key])
            else:
                assert near(shown, value), (number, key, shown, value)


@pytest.mark.parametrize(
    ("name", "sure"),
    [(f"uren onbekend {year} {kind}", {2018, 2022}) for year, kind in UNKNOWN_IN]
    + [("uren worden onbekend", {2022}), ("uren worden bekend", {2018, 2022})],
)
def test_no_difference_is_made_of_unknown_hours(
    books: Recomputed, name: str, sure: set[int]
) -> None:
    """Of own service: it is sure in 2018 and 2022, and of 2021 only the hired hours are unknown."""
    rows = list(books.computed[name]["Jaren"].iter_rows(min_row=5, values_only=True))
    header = next(n for n, row in enumerate(rows) if row[0] == "Verandering tegen het jaar ervoor")
    changes = {str(row[0]): row for row in rows[header:] if row[0]}
    labels = {str(row[0]): row for row in rows if row[0]}  # the last of each
    years = [year for year in rows[0][1:] if year is not None]
    for col, year in enumerate(years, 1):
        of_own = ("Gerealiseerd, eigen dienst", sure | {2021})
        for label, known in (of_own, ("Gerealiseerde banen", sure)):
            shown = changes[label][col]
            if year == years[0]:
                assert shown is None
            elif {year, year - 1} <= known:
                assert isinstance(shown, int | float)
            else:
                assert shown == "onbekend"
        for label in ("Nu meer of minder", "Gerealiseerd meer dan bij de nulmeting"):
            assert isinstance(labels[label][col], int | float) is (year in sure)
        asked = labels["Van alle banen de uren bekend? (nee: ten minste)"][col]
        assert asked == ("ja" if year in sure else "nee")
        assert changes["Personen"][col] is None or isinstance(changes["Personen"][col], int)


def test_a_change_moves_the_change_against_last_year(books: Recomputed) -> None:
    book, start = books.computed["een ander percentage en een besluit"], sample()
    rows = list(book["Jaren"].iter_rows(min_row=5, values_only=True))
    place = next(n for n, row in enumerate(rows) if row[0] == "Verandering tegen het jaar ervoor")
    change = next(row for row in rows[place:] if row[0] == "Te realiseren banen")
    now = calculate(
        edits.set_year(start, 2024, quotumpercentage=Decimal("3.01")), 2024, built_in()
    ).by_key["quotum_banen"]
    before, after = (
        calculate(start, year, built_in()).by_key["quotum_banen"] for year in (2023, 2025)
    )
    assert change[1] is None
    assert near(change[2], now.value - before.value)
    assert near(change[3], after.value - now.value)


@pytest.mark.parametrize("name", CASES)
def test_no_cell_is_an_error(books: Recomputed, name: str) -> None:
    wrong = [
        (cell.parent.title, cell.coordinate, cell.value)
        for sheet in books.computed[name]
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e" or str(cell.value).startswith(("#", "Err:"))
    ]
    assert not wrong
