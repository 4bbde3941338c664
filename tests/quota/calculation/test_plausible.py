"""Numbers that cannot be right are asked about: each on both sides of its boundary."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import LARGE, baan, jaar, outcome, regel

from banen_desktop.dossier.findings import Finding, Record, Severity
from banen_desktop.dossier.model import Baan, Jaar, Vorm

YEAR = 2025


def found(*jaren: Jaar) -> dict[str, Finding]:
    return {each.code: each for each in outcome(*jaren).findings}


def year(*banen: Baan, hours: object = LARGE, number: int = YEAR, **values: Any) -> Jaar:
    return jaar(number, *banen, verloonde_uren=hours, **values)


def job(**values: Any) -> Baan:
    return baan(**{"verloonde_uren": 1000, **values})


@pytest.mark.parametrize(("hours", "asked"), [(9_999, True), (10_000, False)])
def test_a_share_that_no_sector_has_is_asked_about(hours: int, *, asked: bool) -> None:
    assert ("aandeel_ongewoon" in found(year(job(), hours=hours))) is asked


@pytest.mark.parametrize(
    ("hours", "asks"),
    [
        (1_700, "Staan daar misschien die van een week of die van een maand?"),
        (9_000, "Staan daar misschien die van een week of die van een maand?"),
        (200, "Staan daar misschien die van een week?"),
        (10, "Kijk bij Uren naar de verloonde uren. Vul die van het hele jaar in."),
    ],
)
def test_the_likely_mistake_is_named(hours: int, asks: str) -> None:
    finding = found(year(job(), hours=hours))["aandeel_ongewoon"]
    assert finding.severity is Severity.WAARSCHUWING
    assert (finding.record, finding.field) == (Record.JAAR, "verloonde_uren")
    assert asks in finding.advice


def test_the_share_is_asked_about_without_a_year_before_and_before_the_quotum() -> None:
    assert "aandeel_ongewoon" in found(year(job(), hours=2_000, number=2013))


@pytest.mark.parametrize(
    ("hours", "asked"), [("0.1", True), ("1622.99", True), (1_623, False), (0, False)]
)
def test_a_total_that_looks_like_fte_is_asked_about(hours: object, *, asked: bool) -> None:
    assert ("uren_als_fte" in found(year(hours=hours))) is asked
    by_rows = jaar(YEAR, uren=(regel(verloonde_uren=hours),))
    assert ("uren_als_fte" in found(by_rows)) is asked


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"verloonde_uren": 60}, True),
        ({"verloonde_uren": "60.01"}, False),
        ({"verloonde_uren": 24, "van": date(YEAR, 10, 3)}, True),
        ({"verloonde_uren": 24, "van": date(YEAR, 10, 4)}, False),
        ({"verloonde_uren": 24, "vorm": Vorm.STAGE}, False),
        ({"verloonde_uren": 0}, False),
        ({"verloonde_uren": None, "uren_per_week": 24}, False),
    ],
)
def test_a_job_with_the_hours_of_a_week_is_asked_about(
    values: dict[str, Any], *, asked: bool
) -> None:
    assert ("uren_van_een_week" in found(year(job(**values)))) is asked


@pytest.mark.parametrize(
    ("hours", "asked"), [("417.5", True), ("417.7", False), ("3758", False), ("3758.5", True)]
)
def test_paid_hours_that_do_not_fit_the_hours_of_a_week_are_asked_about(
    hours: str, *, asked: bool
) -> None:
    """24 hours a week are 1252.8 in the year: a third of it is 417.6, three times 3758.4."""
    both = job(verloonde_uren=hours, uren_per_week=24)
    assert ("uren_passen_niet_bij_week" in found(year(both))) is asked


def test_hours_of_a_part_of_the_year_fit_that_part() -> None:
    half = job(verloonde_uren=600, uren_per_week=24, van=date(YEAR, 7, 1))
    assert "uren_passen_niet_bij_week" not in found(year(half))


@pytest.mark.parametrize(("hours", "asked"), [(1_250, False), (1_251, True)])
def test_one_person_cannot_work_so_much_in_two_jobs(hours: int, *, asked: bool) -> None:
    rows = [job(verloonde_uren=hours, onderdeel=name) for name in ("Noord", "Zuid")]
    rows[1] = job(verloonde_uren=1_250, onderdeel="Zuid")
    assert ("meer_dan_een_persoon" in found(year(*rows))) is asked
    other = (rows[0], job(verloonde_uren=1_250, kenmerk="P-02"))
    assert "meer_dan_een_persoon" not in found(year(*other))


@pytest.mark.parametrize(
    ("now", "period"),
    [
        (LARGE / 52, "een week"),
        (LARGE / 12, "een maand"),
        (LARGE * 12, "een maand"),
        (LARGE / 30, ""),
        (LARGE * 2, ""),
    ],
)
def test_a_total_beside_the_year_before_names_the_period_that_it_looks_like(
    now: Decimal, period: str
) -> None:
    finding = found(year(number=YEAR - 1), year(hours=now))["uren_wijken_af"]
    assert (f"uren van {period}?" in finding.advice) is bool(period)
    assert finding.urgent is bool(period)
