"""What if: the worked examples, what is assumed, what is asked, and that nothing real changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from builders import LARGE, baan, dossier, jaar, regel, scenario_outcome
from hypothesis import given
from hypothesis import strategies as st
from strategies import dossiers

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Dossier, Functiegroep, Toerekening, UrenRegel, Vorm
from banen_desktop.dossier.verslag import Inzet, Scenario
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Regime
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.what_if.scenario_changes import MOST_PEOPLE, chosen_groups, why_no_groups
from banen_desktop.quota.what_if.scenarios import (
    ScenarioOutcome,
    scenario_outcomes,
)

LAW = built_in()
MAY = date(2025, 5, 1)
AGREED = {"vorm": Vorm.UITZEND, "toerekening": Toerekening.AFGESPROKEN}


def scenario(**values: Any) -> Scenario:
    numbers = {"personen", "uren_per_week", "quotumpercentage", "groei_uren"} & values.keys()
    exact: dict[str, Any] = {key: Decimal(str(values[key])) for key in numbers}
    return Scenario(**{**values, **exact})


def large(year: int = 2025, *banen: Any, **values: Any) -> Dossier:
    known = {"verloonde_uren": LARGE, "verloonde_uren_vorig_jaar": LARGE, **values}
    return dossier(jaar(year, *banen, **known))


def tried(made: Dossier, year: int = 2025, **values: Any) -> ScenarioOutcome:
    return scenario_outcome(made, year, scenario(**values), LAW)


def shown(value: Decimal | None, places: str = "0.01") -> str:
    assert value is not None
    return str(value.quantize(Decimal(places)))


def said(found: ScenarioOutcome) -> str:
    return " ".join((*found.assumptions, *found.remarks))


def test_a_year_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        tried(large(), 2024)


# -- people ---------------------------------------------------------------------------------------


def test_two_people_of_16_hours_from_may_are_084_job_this_year_and_125_in_a_full_year() -> None:
    found = tried(large(), personen=2, uren_per_week=16, vanaf=MAY)
    assert shown(found.outcome.value("banen_erbij")) == "0.84"
    assert shown(found.outcome.value("banen_erbij_heel_jaar")) == "1.25"
    assert shown(found.difference("gerealiseerde_banen")) == "0.84"
    assert shown(found.difference("banen_op_peildatum")) == "1.25"
    assert found.difference("personen") == 2
    assert found.difference("personen_nieuw") == 2
    assert found.remarks == ()


def test_a_whole_year_is_the_same_in_this_year_and_in_a_full_year() -> None:
    found = tried(large(), personen=3, uren_per_week=20)
    this, full = (found.outcome.value(f"banen_erbij{part}") for part in ("", "_heel_jaar"))
    assert shown(this, "0.0001") == shown(full, "0.0001") == "2.3531"
    assert found.difference("personen_nieuw") == 3


def test_the_hours_of_own_people_belong_to_the_total_and_those_of_hired_people_do_not() -> None:
    own = tried(large(2020), 2020, personen=1, uren_per_week="25.5")
    hired = tried(large(2020), 2020, personen=1, uren_per_week="25.5", inzet=Inzet.INLEEN)
    assert own.difference("verloonde_uren") == Decimal("1331.1")
    assert own.difference("meetellende_uren_dienstverband") == Decimal("1331.1")
    assert "bovenop het totaal" in said(own)
    assert "mensen erbij" in own.outcome.by_key["verloonde_uren"].formula
    assert hired.difference("verloonde_uren") == 0
    assert hired.difference("meetellende_uren_inleen") == Decimal("1331.1")
    assert "met de uitlener afgesproken" in said(hired)
    assert "lkv" not in hired.outcome.by_key


def test_people_without_hours_or_hours_without_people_add_nobody_and_say_so() -> None:
    for values, words in (
        ({"personen": 2}, "de uren per week"),
        ({"uren_per_week": 8}, "hoeveel mensen"),
        ({"uren_per_week": 8, "personen": 0}, "hoeveel mensen"),
    ):
        found = tried(large(), **values)
        assert words in said(found)
        assert "banen_erbij" not in found.outcome.by_key
        assert found.outcome == found.now
    assert tried(large(), personen=0).remarks == ()


def test_a_scenario_has_a_limit_that_it_tells() -> None:
    most = tried(large(), personen=MOST_PEOPLE, uren_per_week=1)
    assert most.difference("personen") == MOST_PEOPLE
    more = tried(large(), personen=MOST_PEOPLE + 1, uren_per_week=1)
    assert "hoogstens 1.000 mensen" in said(more)
    assert more.difference("personen") == 0


def test_people_who_begin_after_the_year_are_told_and_do_not_count_in_it() -> None:
    found = tried(large(), personen=2, uren_per_week=16, vanaf=date(2026, 1, 1))
    assert found.outcome.value("banen_erbij") == 0
    assert shown(found.outcome.value("banen_erbij_heel_jaar")) == "1.25"
    assert "1 januari 2026" in said(found)
    last_day = tried(large(), personen=2, uren_per_week=16, vanaf=date(2025, 12, 31))
    assert last_day.remarks == ()
    assert (last_day.outcome.value("banen_erbij") or 0) > 0


def test_without_paid_hours_there_are_still_jobs() -> None:
    found = tried(dossier(jaar(2025)), personen=2, uren_per_week=16, vanaf=MAY)
    assert shown(found.outcome.value("gerealiseerde_banen")) == "0.84"
    assert "verloonde_uren" not in found.outcome.by_key


# -- hours and percentage -------------------------------------------------------------------------


def test_growth_of_the_hours_raises_the_target() -> None:
    found = tried(large(2020), 2020, groei_uren="2.5")
    assert found.difference("verloonde_uren") == 25_000
    assert found.outcome.by_key["verloonde_uren"].formula == (
        "de 1.000.000 uur van het echte jaar + 2,5%"
    )
    less = tried(large(2020), 2020, groei_uren=-100)
    assert less.outcome.value("verloonde_uren") == 0
    assert "− 100%" in less.outcome.by_key["verloonde_uren"].formula


def test_rows_of_hours_grow_as_a_whole() -> None:
    made = dossier(jaar(2020, uren=(regel(verloonde_uren=100), regel(verloonde_uren=200))))
    assert tried(made, 2020, groei_uren=10).outcome.value("verloonde_uren") == 330


def test_another_percentage_is_the_users_own() -> None:
    found = tried(large(2020), 2020, quotumpercentage=3)
    step = found.outcome.by_key["quotumpercentage"]
    assert step.value == Decimal("0.03")
    assert step.legal is not None
    assert "scenario" in step.legal.bron
    assert "3%" in said(found)


# -- support staff only ---------------------------------------------------------------------------

SCHOOL = (
    regel(functiegroep=Functiegroep.ONDERWIJZEND, verloonde_uren=735_000),
    regel(functiegroep=Functiegroep.ONDERSTEUNEND, verloonde_uren=265_000),
)
"""A made-up school board: 26.5% of its hours are of support staff, as in the figures of po."""
CHOSEN = {"quotumpercentage": "2.99"}


def test_the_22_and_83_percent_of_primary_education() -> None:
    """With support staff as 26.5% of the hours, 22% of the whole is 83% of that part."""
    target = Fraction(1_000_000) * Fraction("0.0299") / 1331
    jobs = target * Fraction(22, 100) * 1331
    row = baan(verloonde_uren=str(Decimal(jobs.numerator) / Decimal(jobs.denominator)))
    made = dossier(jaar(2023, replace(row, verloonde_uren=Decimal(6578)), uren=SCHOOL, **CHOSEN))
    found = tried(made, 2023, functiegroepen="ondersteunend")
    assert shown(found.now.value("realisatiepercentage")) == "0.22"
    assert shown(found.outcome.value("realisatiepercentage")) == "0.83"
    assert found.difference("gerealiseerde_banen") == 0
    assert "gedachte-experiment" in said(found)
    assert "aandeel" not in found.outcome.by_key
    assert found.outcome.by_key["verloonde_uren"].formula == (
        "de 265.000 uur van ondersteunend personeel"
    )


def test_two_groups_and_growth_together() -> None:
    more = (*SCHOOL, regel(functiegroep=Functiegroep.DIRECTIE, verloonde_uren=10_000))
    made = dossier(jaar(2023, uren=more))
    found = tried(made, 2023, functiegroepen="directie, ondersteunend", groei_uren=10)
    assert found.outcome.value("verloonde_uren") == 302_500
    assert "ondersteunend en directie personeel" in said(found)


def test_a_large_employer_with_few_support_staff_does_not_become_exempt() -> None:
    rows = (SCHOOL[0], replace(SCHOOL[1], verloonde_uren=Decimal(20_000)))
    made = dossier(jaar(2023, uren=rows, verloonde_uren_vorig_jaar=LARGE, **CHOSEN))
    found = tried(made, 2023, functiegroepen="ondersteunend")
    assert found.now.vrijgesteld is False
    assert found.outcome.vrijgesteld is False
    levy = found.outcome.value("quotumheffing")
    assert levy is not None
    assert levy > 0


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((), "één totaal"),
        ((*SCHOOL, regel(verloonde_uren=5)), "functiegroep"),
        ((*SCHOOL, regel(functiegroep=Functiegroep.OVERIG)), "hebben uren"),
        (SCHOOL, ""),
    ],
)
def test_it_is_only_offered_where_the_rows_tell_it(rows: tuple[UrenRegel, ...], why: str) -> None:
    year = jaar(2023, uren=rows, verloonde_uren=1_000_000)
    assert why in why_no_groups(year)
    assert bool(why) == bool(why_no_groups(year))
    found = tried(dossier(year), 2023, functiegroepen="ondersteunend")
    assert (found.outcome == found.now) == bool(why)
    assert (why in said(found)) is True


def test_rows_that_differ_from_the_total_are_told() -> None:
    made = dossier(jaar(2023, uren=SCHOOL, verloonde_uren=1_000_100))
    found = tried(made, 2023, functiegroepen="ondersteunend")
    assert "1.000.000 uur" in said(found)
    assert found.outcome.value("verloonde_uren") == 265_000


@pytest.mark.parametrize(
    "values", [{"groei_uren": 10}, {"functiegroepen": "ondersteunend"}, {"groei_uren": -5}]
)
def test_hours_that_are_not_known_cannot_change_and_that_is_told(values: dict[str, Any]) -> None:
    made = dossier(jaar(2023, baan(uren_per_week=8)))
    found = tried(made, 2023, **values)
    assert found.outcome == found.now
    assert "verloonde uren van 2023" in " ".join(found.remarks)
    assert tried(made, 2023, inkoop_telt=JaNee.NEE).remarks == ()


@pytest.mark.parametrize(
    ("made", "values"),
    [
        (large(2017), {}),
        (large(2025), {"wet_banenafspraak": JaNee.JA}),
    ],
)
def test_a_percentage_without_a_quotum_is_told_and_not_claimed(
    made: Dossier, values: dict[str, Any]
) -> None:
    year = made.jaren[0].jaar
    found = tried(made, year, quotumpercentage=2, **values)
    assert f"In {year} is er in dit scenario geen quotum" in " ".join(found.remarks)
    assert "Het quotumpercentage is 2%" not in said(found)
    assert "Het quotumpercentage is 2%" in said(tried(large(2025), 2025, quotumpercentage=2))


def test_a_group_that_does_not_exist_is_asked() -> None:
    found = tried(dossier(jaar(2023, uren=SCHOOL)), 2023, functiegroepen="bezielend")
    assert "Kies over welke functiegroepen" in said(found)
    assert found.outcome == found.now
    assert chosen_groups(Scenario(functiegroepen="ondersteunend,overig")) == (
        Functiegroep.ONDERSTEUNEND,
        Functiegroep.OVERIG,
    )


# -- what counts ----------------------------------------------------------------------------------


def test_purchased_jobs_count_as_a_thought_experiment_only() -> None:
    rows = (
        baan(kenmerk="A", verloonde_uren=1331),
        baan(kenmerk="B", vorm=Vorm.INKOOP, verloonde_uren=2662),
    )
    found = tried(large(2020, *rows), 2020, inkoop_telt=JaNee.JA)
    assert found.difference("gerealiseerde_banen") == 2
    assert found.difference("meetellende_uren_dienstverband") == 0
    assert found.outcome.value("banen_inkoop") == 2
    assert "onder geen enkele wet" in said(found)
    assert found.remarks == ()
    assert tried(large(2020, *rows), 2020, inkoop_telt=JaNee.NEE).outcome == found.now


def test_purchase_without_rows_or_without_hours_is_told() -> None:
    assert "geen ingekochte banen" in said(tried(large(), inkoop_telt=JaNee.JA))
    one, two = baan(vorm=Vorm.INKOOP), baan(kenmerk="B", vorm=Vorm.INKOOP)
    assert "1 ingekochte baan heeft geen uren en telt" in said(
        tried(large(2025, one), inkoop_telt=JaNee.JA)
    )
    assert "2 ingekochte banen hebben geen uren en tellen" in said(
        tried(large(2025, one, two), inkoop_telt=JaNee.JA)
    )


# -- Wet banenafspraak ----------------------------------------------------------------------------


def test_under_the_new_law_there_is_no_quotum_but_a_bonus_and_the_lkv() -> None:
    rows = (
        baan(kenmerk="A", verloonde_uren=1000),
        baan(kenmerk="B", verloonde_uren=1981),
        baan(kenmerk="C", verloonde_uren=1000),
        baan(kenmerk="C", verloonde_uren=500),
        baan(kenmerk="", verloonde_uren=100),
        baan(kenmerk="D", verloonde_uren=1331, **AGREED),
        baan(kenmerk="E"),
    )
    made = large(2026, *rows)
    activated = replace(made, werkgever=replace(made.werkgever, eerste_jaar_activering=2026))
    found = tried(activated, 2026, wet_banenafspraak=JaNee.JA)
    assert found.now.regime is Regime.QUOTUMREGELING
    assert found.outcome.regime is Regime.WET_BANENAFSPRAAK
    assert "quotum_banen" not in found.outcome.by_key
    assert found.difference("quotumtekort") is None
    assert found.difference("bonus") is None
    jobs = found.outcome.value("banen_dienstverband")
    assert jobs is not None
    assert shown(found.outcome.value("bonus")) == shown(jobs * 5000)
    assert found.outcome.value("banen_inleen") == 1
    # 1,000 x 1.01; 1,981 x 1.01 = 2,000.81 is above the most; 1,500 x 1.01; 100 x 1.01
    assert found.outcome.value("lkv") == Decimal(1010) + 2000 + Decimal(1515) + Decimal(101)
    assert found.now.value("lkv") == found.outcome.value("lkv")
    for key, value in (("bonus", "bonus_per_baan"), ("lkv", "lkv_per_uur")):
        step = found.outcome.by_key[key]
        assert step.legal == LAW.required(value, 2026)
        assert "denkbeeldig" in step.note or "niet getoetst" in step.note
    assert "niet in werking" in said(found)


@pytest.mark.parametrize(("hours", "amount"), [("1980", "1999.80"), ("1981", "2000")])
def test_both_sides_of_the_most_a_year(hours: str, amount: str) -> None:
    found = tried(
        large(2026, baan(verloonde_uren=Decimal(hours))), 2026, wet_banenafspraak=JaNee.JA
    )
    assert found.outcome.value("lkv") == Decimal(amount)


def test_a_year_before_the_amount_says_from_when_it_is_known() -> None:
    made = large(2023)
    activated = replace(made, werkgever=replace(made.werkgever, eerste_jaar_activering=2023))
    found = tried(activated, 2023, wet_banenafspraak=JaNee.JA)
    first = min(value.vanaf for value in LAW.values["bonus_per_baan"])
    assert f"Voor 2023 kennen wij geen bonus: die is er vanaf {first}." in said(found)
    assert "bestaat pas" not in said(found)


@pytest.mark.parametrize(("hours", "amount"), [(30_000, 20_000), (10_000, 10_100)])
def test_the_most_a_year_is_for_each_of_the_people_of_a_row(hours: int, amount: int) -> None:
    ten = baan(verloonde_uren=hours, aantal=Decimal(10))
    found = tried(large(2026, ten), 2026, wet_banenafspraak=JaNee.JA)
    assert found.outcome.value("lkv") == amount


def test_a_year_without_amounts_has_no_bonus_and_no_lkv() -> None:
    found = tried(large(2023), 2023, wet_banenafspraak=JaNee.JA)
    assert "lkv" not in found.outcome.by_key
    assert "bonus" not in found.outcome.by_key
    assert "bestaat pas als een quotumregeling is geactiveerd" in said(found)
    assert "geen bedragen van het LKV" in said(found)
    people = tried(large(2023), 2023, personen=1, uren_per_week=8)
    assert "LKV" not in said(people)


def test_own_people_bring_the_lkv_of_this_year() -> None:
    found = tried(large(), personen=2, uren_per_week=16, vanaf=MAY)
    hours = Fraction(2 * 16 * 245, 365) * Fraction("52.2")
    assert shown(found.difference("lkv")) == shown(
        Decimal(hours.numerator) / Decimal(hours.denominator) * Decimal("1.01")
    )
    assert "Het loonkostenvoordeel (LKV) is een hoogste bedrag" in said(found)


def test_hired_people_bring_no_lkv() -> None:
    found = tried(large(), personen=2, uren_per_week=16, vanaf=MAY, inzet=Inzet.INLEEN)
    assert "lkv" not in {*found.outcome.by_key, *found.now.by_key}
    assert "LKV" not in said(found)


def test_sums_without_all_hours_still_differ_by_what_changes_and_shares_do_not() -> None:
    rows = (baan(uren_per_week=8), baan(kenmerk="zonder uren"))
    found = tried(large(2025, *rows), personen=1, uren_per_week=8)
    assert found.difference("meetellende_uren") == Decimal(8) * Decimal("52.2")
    assert found.difference("aandeel") is None


# -- forecast -------------------------------------------------------------------------------------


def test_how_many_jobs_a_year_it_takes() -> None:
    rows = (
        baan(kenmerk="A", uren_per_week="25.5"),
        baan(kenmerk="B", uren_per_week="25.5", tot=date(2026, 12, 30)),
        baan(kenmerk="C", uren_per_week="25.5", telt_mee_tot=date(2026, 6, 1)),
        baan(kenmerk="D", uren_per_week="25.5", tot=date(2025, 6, 1)),
        baan(kenmerk="E", uren_per_week="25.5", vorm=Vorm.INKOOP),
    )
    found = tried(large(2025, *rows), doeljaar=2026)
    outcome = found.outcome
    target = Fraction(LARGE) * Fraction("0.0258") / 1331
    stays = Fraction("25.5") * Fraction("52.2") / 1331
    assert shown(outcome.value("doel_banen"), "0.000001") == f"{float(target):.6f}"
    assert shown(outcome.value("blijvende_banen"), "0.000001") == f"{float(stays):.6f}"
    assert shown(outcome.value("banen_per_jaar"), "0.000001") == f"{float(target - stays):.6f}"
    assert [year for year, _ in found.path] == [2026]
    assert "nog te bevestigen" in said(found)
    assert "1 januari 2026" in said(found)


def test_a_job_that_ends_on_the_last_day_of_the_target_year_stays() -> None:
    row = baan(uren_per_week="25.5", tot=date(2026, 12, 31))
    found = tried(large(2025, row), doeljaar=2026)
    assert (found.outcome.value("blijvende_banen") or 0) > 1


def test_jobs_that_stay_without_hours_are_told() -> None:
    unknown = [baan(kenmerk=f"N-{number}") for number in range(20)]
    found = tried(large(2025, baan(uren_per_week="25.5"), *unknown), doeljaar=2026)
    assert "20 banen die blijven, hebben geen uren en tellen niet op" in said(found)
    assert "hoogstens" in found.outcome.by_key["nog_nodig_banen"].note
    assert "ten minste" in found.outcome.by_key["blijvende_banen"].note.lower()
    known = tried(large(2025, baan(uren_per_week="25.5")), doeljaar=2026)
    assert known.outcome.by_key["blijvende_banen"].note == ""


@pytest.mark.parametrize(
    ("begin", "many"),
    [(date(2024, 7, 1), 4), (date(2025, 1, 1), 4), (date(2026, 1, 1), 4), (date(2026, 1, 2), 0)],
)
def test_who_begins_before_the_target_year_is_there_in_it(begin: date, many: int) -> None:
    found = tried(large(2024), 2024, personen=4, uren_per_week="25.5", vanaf=begin, doeljaar=2026)
    each = Fraction("25.5") * Fraction("52.2") / 1331
    assert shown(found.outcome.value("blijvende_banen"), "0.0001") == f"{float(many * each):.4f}"


def test_who_begins_later_and_whose_hours_a_week_are_unknown_is_told() -> None:
    later = baan(verloonde_uren=500, van=date(2025, 3, 1))
    found = tried(large(2024, later), 2024, doeljaar=2026)
    assert found.outcome.value("blijvende_banen") == 0
    assert "1 baan die blijft, heeft geen uren en telt niet op" in said(found)


def test_paid_hours_of_a_job_that_runs_are_enough_to_know_it() -> None:
    found = tried(large(2025, baan(verloonde_uren=1331)), doeljaar=2026)
    assert found.outcome.value("blijvende_banen") == 1
    assert "geen uren" not in said(found)


def test_the_path_rises_evenly_to_the_target() -> None:
    found = tried(large(2025), doeljaar=2029, quotumpercentage=3)
    years, jobs = zip(*found.path, strict=True)
    assert years == (2026, 2027, 2028, 2029)
    each = found.outcome.value("banen_per_jaar")
    assert each is not None
    assert all(abs(one - each * n) < Decimal("1e-20") for n, one in enumerate(jobs, 1))
    assert jobs[-1] == found.outcome.value("doel_banen")
    assert "van 2026 tot en met 2029" in said(found)
    assert "door u gekozen" in said(found)


def test_who_is_there_already_needs_nobody() -> None:
    found = tried(
        large(2025, baan(uren_per_week=60), baan(kenmerk="B", uren_per_week=500)), doeljaar=2026
    )
    assert found.outcome.value("banen_per_jaar") == 0


def test_a_percentage_that_is_not_known_is_asked_and_never_guessed() -> None:
    found = tried(large(2025), doeljaar=2027)
    assert "quotumpercentage van 2027 is nog niet bekend" in said(found)
    assert "doel_banen" not in found.outcome.by_key
    assert found.path == ()


@pytest.mark.parametrize(
    ("made", "target", "words"),
    [
        (large(2025), 2025, "een jaar na 2025"),
        (large(2025), 2024, "een jaar na 2025"),
        (dossier(jaar(2025)), 2026, "verloonde uren van 2025"),
        (dossier(jaar(2025), eerste_jaar_wet_banenafspraak=2026), 2026, "geen quotum"),
    ],
)
def test_a_forecast_that_cannot_be_made_says_why(made: Dossier, target: int, words: str) -> None:
    found = tried(made, doeljaar=target)
    assert words in said(found)
    assert "banen_per_jaar" not in found.outcome.by_key


# -- always ---------------------------------------------------------------------------------------

HOURS = st.none() | st.integers(0, 10**7).map(Decimal)
SCENARIOS = st.builds(
    Scenario,
    naam=st.sampled_from(["", "Twee erbij"]),
    personen=st.none() | st.integers(0, 5).map(Decimal),
    uren_per_week=st.none() | st.integers(1, 40).map(Decimal),
    vanaf=st.none() | st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    inzet=st.sampled_from(Inzet),
    quotumpercentage=st.none() | st.integers(0, 999).map(lambda n: Decimal(n) / 100),
    groei_uren=st.none() | st.integers(-10_000, 10_000).map(lambda n: Decimal(n) / 100),
    functiegroepen=st.sampled_from(["", "ondersteunend", "onderwijzend,overig", "x"]),
    inkoop_telt=st.none() | st.sampled_from(JaNee),
    wet_banenafspraak=st.none() | st.sampled_from(JaNee),
    doeljaar=st.none() | st.integers(2018, 2035),
)


@given(dossiers(max_years=2))
def test_an_empty_scenario_changes_nothing(made: Dossier) -> None:
    for year in made.jaren:
        found = scenario_outcome(made, year.jaar, Scenario(naam="Leeg"), LAW)
        plain = calculate(made, year.jaar, LAW, with_findings=False)
        assert found.now == plain
        assert found.outcome == plain
        assert (found.assumptions, found.remarks, found.path) == ((), (), ())


@given(dossiers(max_years=2), st.lists(SCENARIOS, max_size=3))
def test_scenarios_beside_each_other_are_what_each_is_alone(
    made: Dossier, drawn: list[Scenario]
) -> None:
    for year in made.jaren:
        alone = tuple(scenario_outcome(made, year.jaar, each, LAW) for each in drawn)
        assert scenario_outcomes(made, year.jaar, drawn, LAW) == alone


def test_a_year_that_is_not_there_has_no_scenarios() -> None:
    with pytest.raises(KeyError):
        scenario_outcomes(Dossier(), 2025, (), LAW)


@given(dossiers(max_years=2), SCENARIOS)
def test_a_scenario_never_changes_the_real_dossier_and_explains_every_step(
    made: Dossier, drawn: Scenario
) -> None:
    before = made
    copies = [(year.banen, year.uren, year.verloonde_uren) for year in made.jaren]
    for year in made.jaren:
        found = scenario_outcome(made, year.jaar, drawn, LAW)
        real = calculate(made, year.jaar, LAW, with_findings=False)
        assert [step for step in found.now.steps if step.key != "lkv"] == list(real.steps)
        earlier: set[str] = set()
        for step in found.outcome.steps:
            assert set(step.uses) <= earlier
            assert step.article
            assert step.value.is_finite()
            earlier.add(step.key)
        for sentence in (*found.assumptions, *found.remarks):
            assert sentence.endswith(".")
    assert made == before
    assert copies == [(year.banen, year.uren, year.verloonde_uren) for year in made.jaren]
