"""The years before: which ones are told, and how many jobs there were more or less."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from builders import LARGE, baan, dossier, jaar

from banen_desktop.dossier.model import Jaar
from banen_desktop.dossier.verslag import Vaststelling
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.history import earlier_years, jobs_more


def year(number: int, hours: int = 1331) -> Jaar:
    return jaar(number, baan(verloonde_uren=hours), verloonde_uren=LARGE)


def test_at_most_four_years_before_the_newest_first() -> None:
    drawn = dossier(*(year(number) for number in range(2015, 2023)))
    assert [one.jaar for one in earlier_years(drawn, 2021)] == [2020, 2019, 2018, 2017]
    assert list(earlier_years(drawn, 2015)) == []


def test_a_year_without_jobs_is_told_only_when_it_was_reported() -> None:
    empty = jaar(2019, verloonde_uren=LARGE)
    reported = replace(empty, vaststelling=Vaststelling(op=date(2020, 5, 1)))
    assert list(earlier_years(dossier(empty, year(2020)), 2020)) == []
    assert list(earlier_years(dossier(reported, year(2020)), 2020)) == [reported]


def test_more_jobs_are_above_zero_and_fewer_below() -> None:
    drawn = dossier(year(2019, 1331), year(2020, 2662))
    before, now = (calculate(drawn, number, built_in()) for number in (2019, 2020))
    assert jobs_more(now, before) == Decimal(1)
    assert jobs_more(before, now) == Decimal(-1)
