"""The years beside each other: change by form, contracts, who stayed, the nulmeting."""

from decimal import Decimal

import pytest
from builders import LARGE, baan, dossier, jaar

from banen_desktop.dossier.model import Contract, Dossier, Sector, Toerekening, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.comparison import hours_missing, series

LAW = built_in()
AGREED = {"vorm": Vorm.UITZEND, "toerekening": Toerekening.AFGESPROKEN}


def years() -> Dossier:
    return dossier(
        jaar(
            2019,
            baan(kenmerk="A", contract=Contract.VAST, verloonde_uren=1331),
            baan(kenmerk="B", contract=Contract.TIJDELIJK, verloonde_uren=1331),
            verloonde_uren=LARGE,
        ),
        jaar(
            2020,
            baan(kenmerk="A", contract=Contract.VAST, verloonde_uren=2662),
            baan(kenmerk="C", verloonde_uren=1331),
            baan(kenmerk="D", verloonde_uren=1331, **AGREED),
            baan(kenmerk="E", vorm=Vorm.INKOOP, contract=Contract.VAST, verloonde_uren=1331),
            verloonde_uren=LARGE,
        ),
        nulmeting_banen=Decimal("1.5"),
    )


def of(dossier_: Dossier, year: int) -> Outcome:
    return next(outcome for outcome in series(dossier_, LAW) if outcome.jaar == year)


def test_every_year_is_its_own_outcome_with_more_behind_it() -> None:
    for outcome in series(years(), LAW):
        plain = calculate(years(), outcome.jaar, LAW, with_findings=False)
        assert outcome.steps[: len(plain.steps)] == plain.steps
        earlier: set[str] = set()
        for step in outcome.steps:
            assert set(step.uses) <= earlier
            assert step.article
            earlier.add(step.key)
        assert len(earlier) == len(outcome.steps)


def test_the_change_against_the_year_before_by_form() -> None:
    now = of(years(), 2020)
    assert now.value("banen_dienstverband") == 3
    assert now.value("banen_inleen") == 1
    assert now.value("verandering_dienstverband") == 1
    assert now.value("verandering_inleen") == 1
    assert now.value("verandering_banen") == 2
    assert now.value("gerealiseerde_banen_vorig_jaar") == 2
    difference = Decimal("0.0235") - Decimal("0.0214")
    change = now.value("verandering_quotum")
    assert change is not None
    assert abs(change - LARGE * difference / 1331) < Decimal("1e-20")


@pytest.mark.parametrize("year", [2019, 2020])
def test_a_change_is_only_told_of_jobs_whose_hours_both_years_know(year: int) -> None:
    rows = [baan(kenmerk="A", verloonde_uren=1331), baan(kenmerk="B", verloonde_uren=1331)]
    without = [rows[0], baan(kenmerk="B")]
    made = dossier(
        *(jaar(each, *(without if each == year else rows)) for each in (2019, 2020)),
        nulmeting_banen=Decimal(1),
    )
    now = of(made, 2020)
    assert now.value("verandering_dienstverband") is None
    assert now.value("verandering_banen") is None
    assert now.value("verandering_inleen") == 0
    assert now.value("verschil_nulmeting") == (1 if year == 2019 else None)
    assert now.value("personen_gebleven") == 2


def test_a_share_of_permanent_jobs_needs_all_their_hours() -> None:
    rows = (
        baan(kenmerk="A", contract=Contract.VAST, verloonde_uren=1331),
        baan(kenmerk="B", contract=Contract.TIJDELIJK),
    )
    now = of(dossier(jaar(2020, *rows)), 2020)
    assert now.value("banen_vast") == 1
    assert now.value("banen_tijdelijk") is None
    assert now.value("aandeel_vast") is None


def test_without_the_year_before_there_is_no_change_and_nobody_stayed() -> None:
    first = of(years(), 2019)
    assert first.value("verandering_banen") is None
    assert first.value("personen_gebleven") is None
    gap = dossier(jaar(2018, baan()), jaar(2020, baan(uren_per_week=10)))
    assert of(gap, 2020).value("verandering_banen") is None


def test_a_quotum_that_one_of_the_years_lacks_has_no_change() -> None:
    made = dossier(jaar(2017, verloonde_uren=LARGE), jaar(2018, verloonde_uren=LARGE))
    assert of(made, 2018).value("verandering_quotum") is None
    assert of(made, 2018).value("verandering_banen") == 0


def test_permanent_and_temporary_are_of_own_jobs_that_count() -> None:
    first, second = of(years(), 2019), of(years(), 2020)
    assert first.value("aandeel_vast") == Decimal("0.5")
    assert first.by_key["aandeel_vast"].note == ""
    assert second.value("banen_vast") == 2
    assert second.value("banen_tijdelijk") == 0
    assert second.value("banen_contract_onbekend") == 1
    assert second.value("aandeel_vast") == 1
    assert "doen niet mee" in second.by_key["aandeel_vast"].note


def test_without_any_contract_there_is_no_share() -> None:
    made = dossier(jaar(2020, baan(uren_per_week=8), baan(kenmerk="X")))
    assert of(made, 2020).value("aandeel_vast") is None


def test_who_stayed_left_and_came() -> None:
    now = of(years(), 2020)
    keys = ("personen_gebleven", "personen_vertrokken", "personen_gekomen")
    assert [now.value(key) for key in keys] == [1, 1, 2]
    assert "zonder kenmerk" not in now.by_key["personen_gebleven"].note


@pytest.mark.parametrize("year", [2019, 2020])
def test_a_row_without_kenmerk_is_told_and_never_taken_for_somebody(year: int) -> None:
    rows = {2019: [baan(kenmerk="A", uren_per_week=8)], 2020: [baan(kenmerk="A", uren_per_week=8)]}
    rows[year].append(baan(kenmerk="", uren_per_week=8))
    now = of(dossier(*(jaar(each, *found) for each, found in rows.items())), 2020)
    keys = ("personen_gebleven", "personen_vertrokken", "personen_gekomen")
    assert [now.value(key) for key in keys] == [1, 0, 0]
    assert "zonder kenmerk" in now.by_key["personen_gebleven"].note


def test_the_nulmeting_is_a_line_only_when_the_employer_counted_one() -> None:
    assert of(years(), 2020).value("verschil_nulmeting") == Decimal("2.5")
    assert of(years(), 2019).value("nulmeting_banen") == Decimal("1.5")
    without = dossier(jaar(2020), sector=Sector.PO)
    assert of(without, 2020).value("verschil_nulmeting") is None


def test_jobs_that_count_without_known_hours_are_told() -> None:
    made = dossier(jaar(2020, baan(kenmerk="A"), baan(kenmerk="B", vorm=Vorm.STAGE)))
    assert hours_missing(of(made, 2020)) == 1
    assert [hours_missing(outcome) for outcome in series(years(), LAW)] == [0, 0]
