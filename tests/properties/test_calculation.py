"""What must hold for every dossier, found by drawing many of them."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import dossiers

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.findings import Severity
from banen_desktop.dossier.model import Baan, Dossier, Herkomst, Jaar, Toerekening, Vorm, Werkgever
from banen_desktop.quota.calculation.calculation import calculate, quotumtekort
from banen_desktop.quota.calculation.rows import row_outcome
from banen_desktop.quota.calculation.trace import Outcome, Regime, Telt
from banen_desktop.quota.law.law import built_in

LAW = built_in()
YEAR = st.sampled_from([2017, 2018, 2019, 2020, 2023, 2024, 2025, 2026])


def hours(most: int = 5000, places: int = 4) -> st.SearchStrategy[Decimal]:
    """Hours, often near a whole number of hundredths or on the threshold."""
    free = st.integers(0, most * 10**places).map(lambda n: Decimal(n).scaleb(-places))
    return free | st.sampled_from([Decimal(0), Decimal(1331), Decimal("1331.1"), Decimal("0.01")])


def totals() -> st.SearchStrategy[Decimal]:
    """Paid hours of an employer, often at the threshold."""
    return hours(3_000_000) | st.sampled_from([Decimal(40574), Decimal(40575), Decimal("40574.99")])


def days_near(year: int) -> st.SearchStrategy[date]:
    """Days from half a year before a year to half a year after it."""
    return st.dates(date(year - 1, 7, 1), date(year + 1, 6, 30))


def jobs_of(year: int, **fixed: Any) -> st.SearchStrategy[Baan]:
    """A row that often has days in the year."""
    values: dict[str, st.SearchStrategy[Any]] = {
        "kenmerk": st.sampled_from(["", "P-01", "P-02", "P-03"]),
        "vorm": st.sampled_from(Vorm) | st.just(Vorm.DIENSTVERBAND),
        "toerekening": st.sampled_from(Toerekening),
        "uren_per_week": st.none() | st.integers(1, 400).map(lambda n: Decimal(n) / 10),
        "van": st.none() | days_near(year),
        "tot": st.none() | days_near(year),
        "telt_mee_van": st.none() | days_near(year),
        "telt_mee_tot": st.none() | days_near(year),
        "verloonde_uren": st.none() | hours(),
        "verloonde_uren_herkomst": st.sampled_from(Herkomst),
        "register_gecontroleerd_op": st.none() | days_near(year),
        "besluit_telt_mee": st.none() | st.sampled_from(JaNee),
        "besluit_grond": st.sampled_from(["", "cao"]),
    }
    return st.builds(Baan, **{**values, **{key: st.just(value) for key, value in fixed.items()}})


def years_of(year: int) -> st.SearchStrategy[Jaar]:
    return st.builds(
        Jaar,
        jaar=st.just(year),
        verloonde_uren=st.none() | totals(),
        verloonde_uren_vorig_jaar=st.none() | totals(),
        quotumpercentage=st.none() | st.integers(0, 1000).map(lambda n: Decimal(n) / 100),
        banen=st.lists(jobs_of(year), max_size=4).map(tuple),
    )


@st.composite
def quota_cases(draw: st.DrawFn) -> tuple[Dossier, int]:
    """A dossier with a year that has a tekort or could have one."""
    year = draw(st.sampled_from([2018, 2024, 2025]))
    known = replace(
        draw(years_of(year)),
        verloonde_uren=draw(totals()),
        quotumpercentage=draw(st.integers(0, 1000).map(lambda n: Decimal(n) / 100)),
    )
    return Dossier(jaren=(known,)), year


@st.composite
def cases(draw: st.DrawFn) -> tuple[Dossier, int]:
    """A dossier with a year, and often the year before it."""
    year = draw(YEAR)
    now = draw(years_of(year))
    before = [draw(years_of(year - 1))] if draw(st.booleans()) else []
    werkgever = Werkgever(
        naam="Gemeente Voorbeeld",
        premie_sectorfonds=draw(st.none() | st.sampled_from(JaNee)),
        eerste_jaar_wet_banenafspraak=draw(st.none() | st.sampled_from([2025, 2026, 2027])),
    )
    return Dossier(werkgever, (*before, now)), year


def shown(outcome: Outcome) -> dict[str, str]:
    """The steps as plain text, so that a difference in the last digit is a difference."""
    return {step.key: f"{step.value:f}" for step in outcome.steps}


def value(outcome: Outcome, key: str) -> Decimal:
    found = outcome.value(key)
    assert found is not None
    return found


@given(dossiers(max_years=2))
def test_any_valid_dossier_is_calculated(dossier: Dossier) -> None:
    for jaar in dossier.jaren:
        outcome = calculate(dossier, jaar.jaar, LAW)
        assert len(outcome.rows) == len(jaar.banen)
        assert outcome.steps


@given(cases())
def test_every_outcome_is_whole_and_honest(case: tuple[Dossier, int]) -> None:
    dossier, year = case
    outcome = calculate(dossier, year, LAW)
    assert outcome == calculate(dossier, year, LAW)
    earlier: set[str] = set()
    for step in outcome.steps:
        assert set(step.uses) <= earlier
        assert step.label
        assert step.article
        assert step.formula
        assert step.value.is_finite()
        assert step.value >= 0 or step.key == "verschil_banen"
        assert len(step.value.as_tuple().digits) <= 28
        earlier.add(step.key)
    assert ("quotumtekort" in earlier) <= (outcome.regime is Regime.QUOTUMREGELING)
    assert (outcome.vrijgesteld is None) or outcome.regime is Regime.QUOTUMREGELING
    plain = [shown(outcome), [[str(f.severity), f.place, f.message] for f in outcome.findings]]
    assert json.loads(json.dumps(plain)) == plain
    order = [list(Severity).index(finding.severity) for finding in outcome.findings]
    assert order == sorted(order)


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_never_matters(case: tuple[Dossier, int], random: Any) -> None:
    dossier, year = case
    jaar = dossier.jaren[-1]
    rows = list(jaar.banen)
    random.shuffle(rows)
    other = replace(dossier, jaren=(*dossier.jaren[:-1], replace(jaar, banen=tuple(rows))))
    one, two = calculate(dossier, year, LAW), calculate(other, year, LAW)
    assert one.steps == two.steps
    assert shown(one) == shown(two)
    assert sorted(row.id for row in one.rows) == sorted(row.id for row in two.rows)
    assert {row.id: row for row in one.rows} == {row.id: row for row in two.rows}
    assert {finding.code for finding in one.findings} == {finding.code for finding in two.findings}


@given(quota_cases(), hours())
def test_more_counting_hours_never_raise_the_tekort(
    case: tuple[Dossier, int], more: Decimal
) -> None:
    dossier, year = case
    jaar = dossier.jaren[-1]
    before = calculate(dossier, year, LAW)
    extra = replace(jaar, banen=(*jaar.banen, Baan(verloonde_uren=more)))
    after = calculate(replace(dossier, jaren=(*dossier.jaren[:-1], extra)), year, LAW)
    assert value(after, "meetellende_uren") >= value(before, "meetellende_uren")
    assert value(after, "quotumtekort") <= value(before, "quotumtekort")
    assert value(after, "quotumheffing") <= value(before, "quotumheffing")


@given(quota_cases(), hours())
def test_more_paid_hours_never_lower_the_tekort(case: tuple[Dossier, int], more: Decimal) -> None:
    dossier, year = case
    jaar = dossier.jaren[-1]
    before = calculate(dossier, year, LAW)
    grown = replace(jaar, verloonde_uren=(jaar.verloonde_uren or Decimal(0)) + more)
    after = calculate(replace(dossier, jaren=(*dossier.jaren[:-1], grown)), year, LAW)
    assert value(after, "quotumtekort") >= value(before, "quotumtekort")


@given(quota_cases())
def test_the_tekort_never_exceeds_what_is_missing(case: tuple[Dossier, int]) -> None:
    """Both roundings of the hours and the one of the answer go down; C down adds < 0,01 hour."""
    dossier, year = case
    outcome = calculate(dossier, year, LAW)
    tekort = value(outcome, "quotumtekort")
    assert tekort == tekort.quantize(Decimal("0.1"))
    missing = max(Decimal(0), -value(outcome, "verschil_banen"))
    assert tekort <= missing + Decimal("0.01") / 1331
    assert missing < tekort + Decimal("0.1") + Decimal("0.01") / 1331
    exempt = outcome.vrijgesteld is True
    assert value(outcome, "quotumheffing") == (0 if exempt else tekort * 5000)


@given(cases())
def test_the_steps_agree_with_each_other(case: tuple[Dossier, int]) -> None:
    dossier, year = case
    outcome = calculate(dossier, year, LAW)
    own = value(outcome, "meetellende_uren_dienstverband")
    hired = value(outcome, "meetellende_uren_inleen")
    close = Decimal("1e-18")
    assert abs(own + hired - value(outcome, "meetellende_uren")) < close
    assert abs(value(outcome, "gerealiseerde_banen") * 1331 - own - hired) < close
    assert abs(value(outcome, "banen_dienstverband") * 1331 - own) < close
    assert abs(value(outcome, "banen_inleen") * 1331 - hired) < close
    parts = ("gerealiseerde_banen", "nog_toe_te_rekenen_banen", "niet_meetellende_banen")
    rows = sum((row.banen for row in outcome.rows if row.banen is not None), Decimal(0))
    assert abs(sum(value(outcome, part) for part in parts) - rows) < close
    assert value(outcome, "personen_nieuw") <= value(outcome, "personen")
    counting = [row for row in outcome.rows if row.telt is Telt.JA and row.dagen]
    assert value(outcome, "personen") <= len(counting)


@st.composite
def split_contracts(draw: st.DrawFn) -> tuple[int, Baan, Baan, Baan]:
    """A contract, and the same in two adjoining parts."""
    year = draw(YEAR)
    whole = draw(jobs_of(year, verloonde_uren=None))
    first = min(whole.van or date(year - 1, 7, 1), date(year, 12, 30))
    last = max(whole.tot or date(year + 1, 6, 30), first + timedelta(days=1))
    whole = replace(whole, van=first, tot=last)
    cut = draw(st.dates(first, last - timedelta(days=1)))
    one = replace(whole, tot=cut, id="one")
    two = replace(whole, van=cut + timedelta(days=1), id="two")
    return year, whole, one, two


@given(split_contracts())
def test_a_contract_in_two_adjoining_parts_has_exactly_the_same_hours(
    case: tuple[int, Baan, Baan, Baan],
) -> None:
    year, whole, *parts = case
    products = [row_outcome(part, year, LAW).uren_maal_dagen or Decimal(0) for part in parts]
    expected = row_outcome(whole, year, LAW).uren_maal_dagen or Decimal(0)
    assert sum(products) == expected
    one = calculate(Dossier(jaren=(Jaar(year, banen=(whole,)),)), year, LAW)
    two = calculate(Dossier(jaren=(Jaar(year, banen=tuple(parts)),)), year, LAW)
    keys = ("meetellende_uren", "gerealiseerde_banen", "banen_op_peildatum")
    assert [shown(one)[key] for key in keys] == [shown(two)[key] for key in keys]


@given(YEAR.flatmap(lambda year: st.tuples(st.just(year), jobs_of(year))))
def test_a_row_never_has_more_days_than_its_year_or_its_contract(case: tuple[int, Baan]) -> None:
    year, row = case
    found = row_outcome(row, year, LAW)
    assert 0 <= found.dagen <= 366
    if row.van and row.tot:
        assert found.dagen <= max(0, (row.tot - row.van).days + 1)
    assert not found.op_peildatum or found.dagen > 0
    assert not found.geschat or found.uren is not None


def counts_on(row: Baan, day: date) -> bool:
    """The rule, told for one day: in the contract, and in a month of the registration."""
    start, end = row.telt_mee_van, row.telt_mee_tot
    if start and end and end < start:
        return False
    employed = (row.van or day) <= day <= (row.tot or day)
    month = day.replace(day=1)
    begun = start is None or start.replace(day=1) <= month
    return employed and begun and (end is None or month <= end)


@given(YEAR.flatmap(lambda year: st.tuples(st.just(year), jobs_of(year))))
def test_days_counted_one_by_one_are_as_many(case: tuple[int, Baan]) -> None:
    year, row = case
    every = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    days = sum(counts_on(row, day) for day in every if day.year == year)
    assert row_outcome(row, year, LAW).dagen == days


@given(
    *[st.fractions(0, 10**6, max_denominator=10**4)] * 2,
    st.integers(0, 1000).map(lambda n: Fraction(n, 10**4)),
)
def test_the_tekort_is_the_formula_of_the_law_worked_out_in_integers(
    total: Fraction, counting: Fraction, ratio: Fraction
) -> None:
    """Hundredths of hours, ten-thousandths of the ratio: no fraction is needed to check."""
    a, c, b = total * 100 // 1, counting * 100 // 1, ratio * 10**4 // 1
    tenths = max(0, (a * b - c * 10**4) // (1331 * 10**5))
    assert quotumtekort(total, ratio, counting, Fraction(1331)) == Fraction(tenths, 10)


@pytest.mark.parametrize("answer", [None, JaNee.NEE])
def test_no_answer_to_the_scope_question_means_sector_overheid(answer: JaNee | None) -> None:
    dossier = Dossier(Werkgever(premie_sectorfonds=answer), (Jaar(2020),))
    assert calculate(dossier, 2020, LAW).regime is Regime.QUOTUMREGELING
