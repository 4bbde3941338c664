"""The words of the page with jobs: what they say of a year, of a row, and of the total."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import baan, jaar, outcome
from gears import examples
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Toerekening, Vorm
from banen_desktop.quota.calculation.job_checks import open_rows
from banen_desktop.quota.calculation.trace import Outcome, Telt
from banen_desktop.reports.words import job_rows

HOURS = st.none() | st.decimals(0, 3000, places=2)
DAYS = st.none() | st.dates(date(2024, 6, 1), date(2026, 6, 1))
JOBS = st.builds(
    Baan,
    vorm=st.sampled_from(Vorm),
    toerekening=st.sampled_from(Toerekening),
    verloonde_uren=HOURS,
    uren_per_week=st.none() | st.decimals("0.5", 40, places=1),
    van=DAYS,
    tot=DAYS,
    register_gecontroleerd_op=DAYS,
)
CHECKED = {"register_gecontroleerd_op": date(2025, 12, 1)}


def year(*rows: Baan) -> Outcome:
    return outcome(jaar(2025, *rows))


@pytest.mark.parametrize(
    ("van", "tot", "words"),
    [
        (None, None, "heel jaar"),
        (date(2024, 5, 1), None, "heel jaar"),
        (date(2025, 1, 1), date(2025, 12, 31), "heel jaar"),
        (date(2025, 1, 2), None, "van 2 jan"),
        (None, date(2025, 12, 30), "tot 30 dec"),
        (date(2020, 1, 1), date(2025, 9, 30), "tot 30 sep"),
        (date(2025, 3, 1), date(2025, 5, 31), "1 mrt–31 mei"),
        (date(2026, 1, 1), None, "niet"),
        (None, date(2024, 12, 31), "niet"),
        (date(2025, 6, 1), date(2025, 5, 1), "niet"),
    ],
)
def test_which_part_of_the_year(van: date | None, tot: date | None, words: str) -> None:
    assert job_rows.in_year(baan(van=van, tot=tot), 2025) == words


def test_the_title_is_the_news() -> None:
    whole = baan(verloonde_uren=1331 * 2)
    for rows, words in (
        ((), "Welke banen voor de doelgroep had u in 2025?"),
        ((baan(vorm=Vorm.STAGE, verloonde_uren=100),), "Nog geen baan telt mee in 2025"),
        ((baan(),), "Hoeveel uren hebben de banen van 2025?"),
        ((whole,), "2,0 banen tellen mee in 2025"),
        ((baan(verloonde_uren=1331),), "1,0 baan telt mee in 2025"),
        ((baan(verloonde_uren=40),), "Minder dan 0,1 baan telt mee in 2025"),
        ((whole, baan(kenmerk="P-02")), "Ten minste 2,0 banen tellen mee in 2025"),
    ):
        assert job_rows.title(year(*rows), rows) == words


def test_the_line_below_the_title_says_of_what_it_is_made() -> None:
    own = baan(verloonde_uren=1331)
    hired = baan(
        kenmerk="P-02",
        vorm=Vorm.UITZEND,
        verloonde_uren=2662,
        toerekening=Toerekening.AFGESPROKEN,
    )
    waiting = baan(kenmerk="P-03", vorm=Vorm.UITZEND, verloonde_uren=1331)
    assert job_rows.parts(year()) == ""
    assert job_rows.parts(year(own)) == "Alles in eigen dienst, van 1 persoon."
    assert job_rows.parts(year(hired)) == "Alles ingeleend, van 1 persoon."
    both = "1,0 in eigen dienst en 2,0 ingeleend, van 2 mensen."
    assert job_rows.parts(year(own, hired)) == both
    assert job_rows.may_count(year(own)) == ""
    assert job_rows.may_count(year(waiting)) == "1,0 baan kan nog meetellen."
    unknown = baan(kenmerk="P-04", vorm=Vorm.UITZEND)
    assert job_rows.may_count(year(unknown)) == "Er kunnen nog banen meetellen."


def test_parts_that_do_not_add_up_say_why() -> None:
    own = baan(verloonde_uren="1397.55")
    hired = baan(vorm=Vorm.DETACHERING_WSW, verloonde_uren="1397.55", kenmerk="P-2", **CHECKED)
    found = year(own, hired)
    assert "1,0 in eigen dienst" not in job_rows.parts(found)
    agreed = baan(
        vorm=Vorm.UITZEND,
        verloonde_uren="1397.55",
        toerekening=Toerekening.AFGESPROKEN,
        kenmerk="P-3",
    )
    assert "(elk getal apart afgerond)" in job_rows.parts(year(own, agreed))


@pytest.mark.parametrize(
    ("row", "hours", "jobs", "counts", "answer"),
    [
        (baan(verloonde_uren=1331, **CHECKED), "1.331", "1,00", "ja", "Telt mee voor 1,00 baan"),
        (baan(verloonde_uren=1331), "1.331", "1,00", "ja, nakijken", "Telt mee voor 1,00 baan"),
        (baan(uren_per_week=24, **CHECKED), "~ 1.253", "0,94", "ja", "Telt mee voor 0,94 baan"),
        (baan(**CHECKED), "onbekend", "–", "ja", "Vul de uren in"),
        (
            baan(vorm=Vorm.UITZEND, verloonde_uren=1331),
            "(1.331)",
            "–",
            "nog niet",
            "Telt nog niet: 1,00 baan",
        ),
        (
            baan(vorm=Vorm.PAYROLL, uren_per_week=24),
            "(~ 1.253)",
            "–",
            "vraag open",
            "Telt nog niet: 0,94 baan",
        ),
        (baan(vorm=Vorm.INKOOP, verloonde_uren=835), "(835)", "–", "nee", "Telt niet mee"),
        (
            baan(verloonde_uren=835, tot=date(2024, 1, 1)),
            "0",
            "0,00",
            "geen dag",
            "Telt in 2025 geen dag mee",
        ),
    ],
)
def test_what_a_row_says(row: Baan, hours: str, jobs: str, counts: str, answer: str) -> None:
    found = year(row).rows[0]
    assert job_rows.hours(found) == hours
    assert job_rows.jobs(found) == jobs
    assert job_rows.counts(row, found, 2025) == counts
    assert job_rows.answer(found, 2025) == answer


def test_hours_become_jobs_in_one_line() -> None:
    found = year(baan(uren_per_week=24))
    words = "1.253 uur (geschat) ÷ 1.331 uur per baan."
    assert job_rows.division(found.rows[0], found) == words
    bought = year(baan(vorm=Vorm.INKOOP, verloonde_uren=835))
    assert "social return" in job_rows.division(bought.rows[0], bought)


@examples(1)
@given(st.lists(JOBS, max_size=12))
def test_the_column_adds_up_to_its_total_or_says_why(rows: list[Baan]) -> None:
    found = year(*rows)
    counting = [row for row in found.rows if row.telt is Telt.JA]
    shown = [job_rows.jobs(row) for row in counting if row.banen is not None]
    added = sum((dutch.parse_number(text) for text in shown), Decimal(0))
    total = job_rows.total_jobs(found)
    told = "banen opgeteld" in job_rows.apart(found)
    if total != "onbekend":
        bare = total.removeprefix("ten minste ")
        assert told is not (added == dutch.parse_number(bare))
    assert all(job_rows.jobs(row) == "–" for row in found.rows if row.telt is not Telt.JA)
    number = len(counting)
    noun = "rij" if len(rows) == 1 else "rijen"
    assert job_rows.total(found, len(rows)).startswith(f"{number} van {len(rows)} {noun}, ")


@examples(1)
@given(st.lists(JOBS, max_size=8))
def test_every_row_of_a_finding_is_open_and_a_row_that_does_not_count_is_not(
    rows: list[Baan],
) -> None:
    shown = jaar(2025, *rows)
    found = outcome(shown)
    open_ = open_rows(shown, found)
    urgent = {each.row for each in found.findings if each.urgent and each.row}
    assert urgent <= open_
    for row in found.rows:
        if row.telt is Telt.NOG_NIET and row.dagen:
            assert row.id in open_
        if row.telt is Telt.NEE and row.id not in urgent:
            assert row.id not in open_


def test_an_own_decision_that_makes_a_row_count_is_told_with_its_ground_and_day() -> None:
    made = baan(
        vorm=Vorm.PAYROLL,
        verloonde_uren=835,
        besluit_telt_mee=JaNee.JA,
        besluit_grond="brief van UWV",
        besluit_op=date(2026, 3, 3),
    )
    told = "Eigen besluit: brief van UWV (03-03-2026)"
    assert job_rows.decision(made, year(made).rows[0]) == told
    against = replace(made, besluit_telt_mee=JaNee.NEE)
    found = year(against)
    assert job_rows.decision(against, found.rows[0]) == ""
    assert job_rows.division(found.rows[0], found) == "Eigen besluit: brief van UWV"
    plain = replace(made, vorm=Vorm.DIENSTVERBAND)  # here the law decides
    assert job_rows.decision(plain, year(plain).rows[0]) == ""
