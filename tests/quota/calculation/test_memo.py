"""What was worked out of a row is remembered, also in the largest dossier that we know of."""

from typing import Any

import pytest

from banen_desktop.dossier import findings
from banen_desktop.dossier.model import Baan, Dossier, Jaar
from banen_desktop.quota.calculation import checks, job_checks, rows
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in

MEMOS: tuple[Any, ...] = (
    rows.row_outcome,
    job_checks._about_one,
    findings._job,
    checks._counting_jobs,
)


@pytest.mark.timeout(300)
@pytest.mark.traag
def test_ten_years_of_two_thousand_jobs_are_worked_out_once() -> None:
    years = range(2016, 2026)
    dossier = Dossier(
        jaren=tuple(
            Jaar(year, banen=tuple(Baan(kenmerk=f"{number}") for number in range(2000)))
            for year in years
        )
    )
    first = [calculate(dossier, year, built_in()) for year in years]
    worked_out = [memo.cache_info().misses for memo in MEMOS]
    again = [calculate(dossier, year, built_in()) for year in years]
    assert [memo.cache_info().misses for memo in MEMOS] == worked_out
    assert again == first
