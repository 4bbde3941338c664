"""Rows of persons go from years past the term; what they came to stays."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import baan, dossier, jaar
from hypothesis import given
from hypothesis import strategies as st
from strategies import dossiers

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Dossier, Herkomst, Toerekening, Vorm
from banen_desktop.dossier.opgaven import GemaakteOpgave
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.cleaning import SUMMARY, clean, finding_past, is_past, past_years

LAW = built_in()
TODAY = date(2026, 11, 24)
KEPT = (
    *("verloonde_uren", "meetellende_uren_dienstverband", "meetellende_uren_inleen"),
    *("meetellende_uren", "gerealiseerde_banen", "nog_toe_te_rekenen_banen"),
    *("niet_meetellende_banen", "quotumtekort", "realisatiepercentage", "aandeel"),
)
MANY = jaar(
    2018,
    baan(kenmerk="P-01", uren_per_week=12, onderdeel="De Eik", opmerking="is vaak ziek"),
    baan(kenmerk="P-02", verloonde_uren=800, van=date(2018, 3, 1)),
    baan(kenmerk="P-03", vorm=Vorm.UITZEND, toerekening=Toerekening.AFGESPROKEN, verloonde_uren=9),
    baan(kenmerk="P-04", vorm=Vorm.UITZEND, toerekening=Toerekening.NOG_NIET, verloonde_uren=7),
    baan(kenmerk="P-05", vorm=Vorm.INKOOP, verloonde_uren=500),
    verloonde_uren=1_000_000,
)


@pytest.mark.parametrize(
    ("year", "term", "past"), [(2018, 7, True), (2019, 7, False), (2025, 1, False), (2024, 1, True)]
)
def test_a_year_is_past_after_whole_years(year: int, term: int, past: bool) -> None:
    assert is_past(year, term, TODAY) == past
    assert is_past(2018, 7, date(2025, 12, 31)) is False
    assert is_past(2018, 7, date(2026, 1, 1)) is True


def steps(found: Dossier, year: int) -> dict[str, Decimal]:
    return {step.key: step.value for step in calculate(found, year, LAW).steps}


def test_each_form_becomes_one_row_without_a_trace_of_a_person() -> None:
    after = clean(dossier(MANY, jaar(2019, baan(kenmerk="P-01"))), 7, TODAY, LAW)
    old, new = after.jaren
    assert [row.vorm for row in old.banen] == [
        *(Vorm.DIENSTVERBAND, Vorm.UITZEND, Vorm.UITZEND, Vorm.INKOOP)
    ]
    text = repr(old)
    for trace in ("P-0", "De Eik", "ziek", "datetime.date(2018"):
        assert trace not in text
    assert old.banen[0].opmerking.startswith("Opgeschoond op 24 november 2026. Dit waren 5 rijen")
    assert "3 personen die meetelden" in old.banen[0].opmerking
    assert old.banen[0].verloonde_uren_herkomst is Herkomst.SCHATTING
    assert new.banen[0].kenmerk == "P-01"


def test_the_figures_of_the_year_stay() -> None:
    before = dossier(MANY)
    old, new = steps(before, 2018), steps(clean(before, 7, TODAY, LAW), 2018)
    for key in KEPT:
        if key in old:
            assert abs(old[key] - new[key]) < Decimal("0.00001"), key
    assert old["meetellende_uren"] > 1000


def test_a_decision_still_counts() -> None:
    row = baan(
        kenmerk="P-01",
        vorm=Vorm.OVERIG_INLEEN,
        verloonde_uren=300,
        besluit_telt_mee=JaNee.JA,
        besluit_grond="brief over mevrouw Jansen",
    )
    before = dossier(jaar(2018, row, verloonde_uren=100_000))
    after = clean(before, 7, TODAY, LAW)
    assert "Jansen" not in repr(after)
    assert steps(after, 2018)["meetellende_uren"] == steps(before, 2018)["meetellende_uren"]


def test_what_was_decided_and_checked_is_kept_without_who() -> None:
    """A row that is cleaned raises no finding that its persons did not."""
    first, last = date(2018, 5, 1), date(2018, 6, 1)
    decided = {
        "vorm": Vorm.OVERIG_INLEEN,
        "verloonde_uren": 300,
        "verloonde_uren_herkomst": Herkomst.LOONAANGIFTE,
        "besluit_telt_mee": JaNee.JA,
        "besluit_grond": "brief over mevrouw Jansen",
    }
    rows = [
        baan(besluit_op=first, register_gecontroleerd_op=last, **decided),
        baan(kenmerk="P-02", besluit_op=last, register_gecontroleerd_op=first, **decided),
    ]
    (row,) = clean(dossier(jaar(2018, *rows)), 7, TODAY, LAW).jaren[0].banen
    assert (row.besluit_telt_mee, row.besluit_grond, row.besluit_op) == (JaNee.JA, SUMMARY, last)
    assert row.register_gecontroleerd_op == last
    assert row.verloonde_uren_herkomst is Herkomst.LOONAANGIFTE

    other = baan(kenmerk="P-03", verloonde_uren=5, vorm=Vorm.OVERIG_INLEEN)
    unchecked = replace(
        rows[0], register_gecontroleerd_op=None, verloonde_uren_herkomst=Herkomst.LIJST
    )
    found = clean(dossier(jaar(2018, rows[1], unchecked, other)), 7, TODAY, LAW).jaren[0].banen
    assert [row.register_gecontroleerd_op for row in found] == [None, None]
    assert found[0].verloonde_uren_herkomst is Herkomst.OPGAVE
    assert (found[1].besluit_grond, found[1].besluit_op) == ("", None)


def test_what_is_clean_stays_as_it_is() -> None:
    once = clean(dossier(MANY), 7, TODAY, LAW)
    assert clean(once, 7, TODAY, LAW) is once
    assert past_years(once, 7, TODAY, LAW) == ()


def test_the_years_are_told_before() -> None:
    (year,) = past_years(dossier(MANY, jaar(2019, baan())), 7, TODAY, LAW)
    assert (year.jaar, year.rows, year.left) == (2018, 5, 4)


@given(dossiers(), st.integers(1, 12))
def test_of_any_dossier_the_counted_hours_stay(found: Dossier, term: int) -> None:
    calculable = replace(
        found, jaren=tuple(it for it in found.jaren if it.jaar in range(2013, 2027))
    )
    after = clean(calculable, term, TODAY, LAW)
    for year in calculable.jaren:
        old, new = steps(calculable, year.jaar), steps(after, year.jaar)
        if "meetellende_uren" in old:
            assert abs(old["meetellende_uren"] - new["meetellende_uren"]) < Decimal("0.0001")
        if is_past(year.jaar, term, TODAY):
            left = after.year(year.jaar)
            assert left is not None
            assert not any(row.kenmerk or row.onderdeel for row in left.banen)


def test_hours_that_were_unknown_are_told_after_cleaning() -> None:
    for rows, told in (
        ((baan(uren_per_week=10), baan()), "(waarvan 1 zonder uren)"),
        ((baan(uren_per_week=10), baan()), "ten minste 0,4 banen op 31 december"),
        ((baan(verloonde_uren=500, tot=date(2015, 2, 1)), baan()), "een onbekend aantal banen op"),
    ):
        start = dossier(jaar(2015, *rows))
        (year,) = clean(start, 7, date(2026, 1, 1), built_in()).jaren
        assert told in year.banen[0].opmerking
    known = dossier(jaar(2015, baan(uren_per_week=10)))
    (year,) = clean(known, 7, date(2026, 1, 1), built_in()).jaren
    assert "zonder uren" not in year.banen[0].opmerking


@pytest.mark.parametrize(("today", "told"), [(date(2025, 12, 31), 0), (date(2026, 1, 1), 1)])
def test_a_year_is_told_on_the_first_day_past_the_term(today: date, told: int) -> None:
    year = jaar(2018, baan(kenmerk="P-1", uren_per_week=12))
    found = list(finding_past(year, 7, today))
    assert len(found) == told
    assert all("Uw bewaartermijn is 7 jaar." in finding.message for finding in found)


def test_a_year_that_was_cleaned_is_not_told() -> None:
    assert list(finding_past(jaar(2010, baan(kenmerk="", soort_werk=SUMMARY)), 7, TODAY)) == []
    assert list(finding_past(jaar(2010), 7, TODAY)) == []


def test_who_stood_behind_a_return_is_cleaned_with_the_rows_of_its_year() -> None:
    made = tuple(
        GemaakteOpgave("Raad", year, TODAY, "{}", "wie", id=str(year)) for year in (MANY.jaar, 2025)
    )
    found = clean(replace(dossier(MANY), opgaven=made), 7, TODAY, LAW)
    assert found.opgaven == (replace(made[0], grondslag=""), made[1])
