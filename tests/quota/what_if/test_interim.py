"""The interim measurement: the last moment is the year itself, and an estimate says so."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from builders import baan, dossier, jaar
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Loonaangifte, Tijdvak, Toerekening, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Bound
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.what_if.interim import (
    HALVES,
    QUARTERS,
    last_days,
    loonaangifte_so_far,
    measure,
)

LAW = built_in()
CHOSEN = {"verloonde_uren": 36_500, "quotumpercentage": "2.99"}


def months(year: int, last: int, number: str = "", hours: int = 1000) -> tuple[Tijdvak, ...]:
    """The months of a year up to `last`."""
    firsts = [date(year, month, 1) for month in range(1, last + 1)]
    nexts = [*firsts[1:], date(year + last // 12, last % 12 + 1, 1)]
    return tuple(
        Tijdvak(
            loonheffingennummer=number,
            van=first,
            tot=following - timedelta(days=1),
            meetellend=Decimal(hours),
            te_beslissen=Decimal(10),
        )
        for first, following in zip(firsts, nexts, strict=True)
    )


def test_a_year_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        measure(dossier(), 2020, LAW)


def test_the_last_days_of_quarters_and_halves() -> None:
    assert [day.isoformat()[5:] for day in last_days(2024, QUARTERS)] == [
        *("03-31", "06-30", "09-30", "12-31")
    ]
    assert last_days(2023, HALVES) == (date(2023, 6, 30), date(2023, 12, 31))


def test_jobs_on_a_day_are_those_that_count_then() -> None:
    rows = (
        baan(kenmerk="A", uren_per_week="25.5"),
        baan(kenmerk="B", uren_per_week="25.5", van=date(2020, 4, 1)),
        baan(kenmerk="C", uren_per_week="25.5", tot=date(2020, 6, 29)),
        baan(kenmerk="D", uren_per_week="25.5", telt_mee_tot=date(2020, 9, 15)),
        baan(kenmerk="E", uren_per_week="25.5", vorm=Vorm.INKOOP),
    )
    moments = measure(dossier(jaar(2020, *rows)), 2020, LAW)
    assert [moment.outcome.value("personen_op_dag") for moment in moments] == [3, 3, 2, 2]
    jobs = [moment.outcome.value("banen_op_dag") for moment in moments]
    one = Decimal("25.5") * Decimal("52.2") / 1331
    assert [
        abs((found or 0) - one * many) < Decimal("1e-20")
        for found, many in zip(jobs, (3, 3, 2, 2), strict=True)
    ] == [True] * 4


def test_hours_so_far_are_in_proportion_and_say_that_they_are_an_estimate() -> None:
    row = baan(verloonde_uren=1000, van=date(2023, 1, 1), tot=date(2023, 4, 10))
    moments = measure(dossier(jaar(2023, row, **CHOSEN)), 2023, LAW)
    first, second = moments[:2]
    assert first.outcome.value("meetellende_uren") == 900
    assert first.outcome.value("verloonde_uren") == 9000
    assert first.outcome.value("aandeel") == Decimal("0.1")
    assert first.estimated == {
        *("meetellende_uren", "gerealiseerde_banen", "verloonde_uren", "aandeel"),
        "realisatiepercentage",
    }
    assert second.outcome.value("meetellende_uren") == 1000
    assert "meetellende_uren" not in second.estimated
    assert "aandeel" in second.estimated
    assert moments[-1].estimated == frozenset()


def test_jobs_without_hours_make_a_lower_bound_and_say_so() -> None:
    rows = [baan(kenmerk=f"N-{number}", van=date(2023, 4, 1)) for number in range(20)]
    known = baan(uren_per_week="25.5")
    first, *later = measure(dossier(jaar(2023, known, *rows, **CHOSEN)), 2023, LAW)
    assert {step.bound for step in first.outcome.steps} == {Bound.EXACT}
    keys = {"banen_op_dag", "meetellende_uren", "gerealiseerde_banen"}
    for moment in later:
        bounds = {step.key: step.bound for step in moment.outcome.steps}
        assert {key for key, bound in bounds.items() if bound is Bound.AT_LEAST} == {
            *(*keys, "aandeel", "realisatiepercentage")
        }
        for key in keys:
            assert "20 banen hebben nog geen uren" in moment.outcome.by_key[key].note
    assert "meetellende_uren" in later[0].estimated
    one = measure(dossier(jaar(2023, baan(), **CHOSEN)), 2023, LAW)[0]
    assert "1 baan heeft nog geen uren" in one.outcome.by_key["banen_op_dag"].note
    for key in (*keys, "aandeel", "realisatiepercentage"):
        assert one.outcome.known(key) is None, key


def test_a_row_that_has_not_begun_adds_nothing_and_is_no_estimate() -> None:
    row = baan(verloonde_uren=500, van=date(2023, 7, 1))
    first = measure(dossier(jaar(2023, row)), 2023, LAW)[0]
    assert first.outcome.value("meetellende_uren") == 0
    assert first.estimated == frozenset()
    assert first.outcome.value("verloonde_uren") is None
    assert first.outcome.value("aandeel") is None


@pytest.mark.parametrize("hours", [None, 0])
def test_a_row_without_hours_makes_nothing_an_estimate(hours: int | None) -> None:
    first = measure(dossier(jaar(2023, baan(verloonde_uren=hours))), 2023, LAW)[0]
    assert first.outcome.value("meetellende_uren") == 0
    assert first.estimated == frozenset()


def test_a_row_that_begins_on_the_day_itself_has_one_day() -> None:
    row = baan(verloonde_uren=92, van=date(2023, 3, 31), tot=date(2023, 6, 30))
    first = measure(dossier(jaar(2023, row)), 2023, LAW)[0]
    assert first.outcome.value("meetellende_uren") == 1
    assert "meetellende_uren" in first.estimated


def test_a_row_outside_the_year_is_no_row_of_this_year() -> None:
    row = baan(uren_per_week=10, van=date(2024, 1, 1))
    last = measure(dossier(jaar(2023, row)), 2023, LAW)[-1]
    assert last.outcome.value("meetellende_uren") == 0


def test_the_loonaangiften_of_that_time_go_before_an_estimate() -> None:
    made = jaar(2023, verloonde_uren=100_000, tijdvakken=months(2023, 12))
    moments = measure(dossier(made), 2023, LAW)
    assert [moment.outcome.value("verloonde_uren") for moment in moments] == [
        *(3000, 6000, 9000, 100_000)
    ]
    assert moments[0].estimated == frozenset()
    assert "loonaangiften" in moments[0].outcome.by_key["verloonde_uren"].formula


def test_hours_of_bestuurders_count_when_the_user_decided_so() -> None:
    decided = Loonaangifte(te_beslissen_telt=JaNee.JA)
    made = jaar(2023, tijdvakken=months(2023, 6), loonaangifte=decided)
    assert loonaangifte_so_far(made, date(2023, 6, 30)) == 6060


@pytest.mark.parametrize(
    "tijdvakken",
    [
        (),
        months(2023, 2),
        months(2023, 3)[1:],
        (*months(2023, 3, "1"), *months(2023, 2, "2")),
        (Tijdvak(van=date(2023, 1, 1), tot=date(2023, 4, 2), meetellend=Decimal(5)),),
        (Tijdvak(van=date(2023, 1, 1), meetellend=Decimal(5)),),
        (Tijdvak(tot=date(2023, 3, 31), meetellend=Decimal(5)),),
        (months(2023, 3)[0], *months(2023, 3)),
    ],
)
def test_loonaangiften_that_do_not_end_on_that_day_tell_nothing(
    tijdvakken: tuple[Tijdvak, ...],
) -> None:
    assert loonaangifte_so_far(jaar(2023, tijdvakken=tijdvakken), date(2023, 3, 31)) is None


def test_a_tijdvak_that_has_no_end_takes_nothing_from_the_others() -> None:
    loose = Tijdvak(van=date(2023, 1, 1), meetellend=Decimal(5))
    for tijdvakken in ((loose, *months(2023, 3)), (*months(2023, 3), loose)):
        made = jaar(2023, tijdvakken=tijdvakken)
        assert loonaangifte_so_far(made, date(2023, 3, 31)) == 3000


def test_loonaangiften_of_two_numbers_are_added() -> None:
    made = jaar(2023, tijdvakken=(*months(2023, 3, "1"), *months(2023, 6, "2", 500)))
    assert loonaangifte_so_far(made, date(2023, 3, 31)) == 4500


def test_no_hours_are_no_share_and_a_percentage_of_nothing_no_realisation() -> None:
    none = measure(dossier(jaar(2023, baan(uren_per_week=8), verloonde_uren=0)), 2023, LAW)[0]
    assert none.outcome.value("verloonde_uren") == 0
    assert none.outcome.value("aandeel") is None
    zero = jaar(2023, baan(uren_per_week=8), verloonde_uren=5000, quotumpercentage="0.0")
    found = measure(dossier(zero), 2023, LAW)[0].outcome
    assert found.value("aandeel") is not None
    assert found.value("realisatiepercentage") is None


DAYS = st.none() | st.dates(date(2022, 7, 1), date(2024, 6, 30))
JOBS = st.builds(
    Baan,
    kenmerk=st.sampled_from(["A", "B", ""]),
    vorm=st.sampled_from([Vorm.DIENSTVERBAND, Vorm.UITZEND, Vorm.INKOOP]),
    toerekening=st.sampled_from(Toerekening),
    uren_per_week=st.none() | st.integers(1, 40).map(Decimal),
    van=DAYS,
    tot=DAYS,
    telt_mee_van=DAYS,
    telt_mee_tot=DAYS,
    verloonde_uren=st.none() | st.integers(0, 2000).map(Decimal),
)


@given(st.lists(JOBS, max_size=4), st.none() | st.integers(0, 10**6).map(Decimal))
def test_the_last_moment_is_the_year_itself_and_hours_never_go_down(
    rows: list[Baan], hours: Decimal | None
) -> None:
    made = dossier(jaar(2023, *rows, verloonde_uren=hours))
    whole = calculate(made, 2023, LAW, with_findings=False)
    moments = measure(made, 2023, LAW)
    last = moments[-1].outcome
    for key in ("meetellende_uren", "gerealiseerde_banen", "verloonde_uren", "aandeel"):
        assert last.value(key) == whole.value(key)
    assert last.value("banen_op_dag") == whole.value("banen_op_peildatum")
    so_far = [moment.outcome.value("meetellende_uren") or 0 for moment in moments]
    assert so_far == sorted(so_far)
    for moment in moments:
        earlier: set[str] = set()
        for step in moment.outcome.steps:
            assert set(step.uses) <= earlier
            earlier.add(step.key)
