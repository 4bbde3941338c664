"""The calculation: every step, on both sides of every boundary that the law draws."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import LARGE, baan, codes, dossier, jaar, jobs_outcome, outcome, regel

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Herkomst, Toerekening, Vorm
from banen_desktop.quota.calculation.calculation import calculate, floored, quotumtekort
from banen_desktop.quota.calculation.trace import Regime, Rounding, Unit
from banen_desktop.quota.law.forms import Zekerheid
from banen_desktop.quota.law.law import Status, built_in

ALL_STEPS = [
    "verloonde_uren",
    "verloonde_uren_vorig_jaar",
    "drempel_uren",
    "quotumpercentage",
    "uren_per_baan",
    "quotum_uren",
    "quotum_banen",
    "meetellende_uren_dienstverband",
    "meetellende_uren_inleen",
    "meetellende_uren",
    "banen_dienstverband",
    "banen_inleen",
    "gerealiseerde_banen",
    "nog_toe_te_rekenen_banen",
    "niet_meetellende_banen",
    "personen",
    "personen_nieuw",
    "banen_op_peildatum",
    "aandeel",
    "realisatiepercentage",
    "verschil_banen",
    "quotumtekort",
    "quotumheffing",
]
NEED_PERCENTAGE = {
    *("quotumpercentage", "quotum_uren", "quotum_banen", "realisatiepercentage"),
    *("verschil_banen", "quotumtekort", "quotumheffing"),
}


def full_year(**values: object) -> Decimal:
    result = outcome(jaar(2020, verloonde_uren=LARGE, verloonde_uren_vorig_jaar=LARGE, **values))
    found = result.value("quotumtekort")
    assert found is not None
    return found


def test_a_full_year_has_exactly_these_steps_in_this_order() -> None:
    result = jobs_outcome(2020, baan(verloonde_uren=1331))
    assert [step.key for step in result.steps] == ALL_STEPS


def test_a_step_with_a_value_of_the_law_says_which_and_what_it_is_not_is_said() -> None:
    steps = jobs_outcome(2020, baan(verloonde_uren=1331)).by_key
    assert {key: step.legal.sleutel for key, step in steps.items() if step.legal} == {
        "drempel_uren": "uren_gemiddelde_werknemer",
        "quotumpercentage": "quotumpercentage",
        "uren_per_baan": "uren_per_baan",
        "quotumheffing": "heffing_per_baan",
    }
    for key, said in (
        ("drempel_uren", "Precies de drempel is niet vrij."),
        ("quotum_banen", "De wet rondt dit getal niet af."),
        ("gerealiseerde_banen", "De wet rondt dit getal niet af."),
        ("nog_toe_te_rekenen_banen", "als u en de uitlener de toerekening afspreken."),
        ("verschil_banen", "De wet rondt dit getal niet af."),
        ("quotumtekort", "Nooit onder nul."),
        ("quotumheffing", "nog voor geen enkel jaar uitgevoerd"),
    ):
        assert said in steps[key].note


def test_a_year_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        calculate(dossier(jaar(2020)), 2021, built_in())


def test_an_empty_year_has_the_steps_that_need_no_hours() -> None:
    result = outcome(jaar(2020))
    absent = {"verloonde_uren", "verloonde_uren_vorig_jaar", "aandeel"}
    absent |= NEED_PERCENTAGE - {"quotumpercentage"}
    assert [step.key for step in result.steps] == [key for key in ALL_STEPS if key not in absent]
    assert result.value("gerealiseerde_banen") == 0
    assert result.vrijgesteld is None


def test_without_percentage_the_steps_that_need_it_are_absent() -> None:
    result = jobs_outcome(2025, baan(verloonde_uren=1331))
    expected = [key for key in ALL_STEPS if key not in NEED_PERCENTAGE]
    assert [step.key for step in result.steps] == expected
    assert "percentage_onbekend" in codes(result)


@pytest.mark.parametrize(
    ("year", "percentage", "status"),
    [
        (2018, "0.0193", Status.VASTGESTELD),
        (2019, "0.0214", Status.VASTGESTELD),
        (2020, "0.0235", Status.VASTGESTELD),
        (2024, "0.0276", Status.VASTGESTELD),
        (2026, "0.0258", Status.TE_BEVESTIGEN),
    ],
)
def test_the_percentage_of_each_year(year: int, percentage: str, status: Status) -> None:
    step = jobs_outcome(year).by_key["quotumpercentage"]
    assert step.value == Decimal(percentage)
    assert step.unit is Unit.RATIO
    assert step.legal is not None
    assert step.legal.status is status
    assert step.legal.bron


@pytest.mark.parametrize("year", [2012, 2017, 2021, 2022, 2023, 2025, 2027, 2100])
def test_years_without_a_percentage(year: int) -> None:
    found = jobs_outcome(year)
    for key in ("quotumpercentage", "quotum_banen", "verschil_banen", "quotumtekort"):
        assert found.value(key) is None, key


def test_an_own_percentage_goes_before_the_built_in_one() -> None:
    result = outcome(
        jaar(2024, verloonde_uren=LARGE, quotumpercentage="3.09", bron_quotumpercentage="SZW")
    )
    legal = result.by_key["quotumpercentage"].legal
    assert result.value("quotumpercentage") == Decimal("0.0309")
    assert legal is not None
    assert (legal.status, legal.bron) == (Status.EIGEN_OPGAVE, "SZW")
    assert "2,76%" in legal.toelichting
    assert not legal.settled


def test_an_own_percentage_fills_a_year_that_has_none() -> None:
    result = outcome(jaar(2025, verloonde_uren=133100, quotumpercentage="2.5"))
    legal = result.by_key["quotumpercentage"].legal
    assert result.value("quotum_banen") == Decimal("2.5")
    assert legal is not None
    assert (legal.bron, legal.toelichting) == ("eigen opgave, zonder bron", "")


@pytest.mark.parametrize(
    ("now", "before", "exempt"),
    [
        (40575, 40575, False),
        (40574, 40575, True),
        (40575, 40574, True),
        (40574, 40574, True),
        ("40574.99", 40575, True),
        ("40575.01", "40575.00", False),
        (40574, None, True),
        (40575, None, None),
        (None, 40574, True),
        (None, 40575, None),
        (None, None, None),
        (0, None, True),
        (40575, 0, True),
    ],
)
def test_the_threshold_of_small_employers(
    now: int | str | None, before: int | str | None, *, exempt: bool | None
) -> None:
    one_field = outcome(jaar(2018, verloonde_uren=now, verloonde_uren_vorig_jaar=before))
    assert one_field.vrijgesteld is exempt
    assert one_field.value("drempel_uren") == 40575
    two_years = outcome(jaar(2017, verloonde_uren=before), jaar(2018, verloonde_uren=now))
    assert two_years.vrijgesteld is exempt


def test_the_levy_of_an_exempt_employer_is_zero_while_the_tekort_stands() -> None:
    small = outcome(jaar(2020, verloonde_uren=70000, verloonde_uren_vorig_jaar=40574))
    large = outcome(jaar(2020, verloonde_uren=70000, verloonde_uren_vorig_jaar=40575))
    unknown = outcome(jaar(2020, verloonde_uren=70000))
    assert [result.value("quotumtekort") for result in (small, large, unknown)] == (
        [Decimal("1.2")] * 3
    )
    assert small.value("quotumheffing") == 0
    assert large.value("quotumheffing") == 6000
    assert unknown.value("quotumheffing") == 6000
    assert small.by_key["quotumheffing"].uses == ()
    assert large.by_key["quotumheffing"].uses == ("quotumtekort",)


def test_the_hours_of_the_year_before_come_from_that_year_first() -> None:
    before = jaar(2019, verloonde_uren=50000)
    both = outcome(before, jaar(2020, verloonde_uren=60000, verloonde_uren_vorig_jaar=1))
    assert both.value("verloonde_uren_vorig_jaar") == 50000
    rows = jaar(2019, uren=(regel(verloonde_uren=30000), regel(verloonde_uren=20001)))
    assert outcome(rows, jaar(2020)).value("verloonde_uren_vorig_jaar") == 50001
    empty = outcome(jaar(2019), jaar(2020, verloonde_uren_vorig_jaar=7))
    assert empty.value("verloonde_uren_vorig_jaar") == 7
    assert empty.by_key["verloonde_uren_vorig_jaar"].label == "Verloonde uren 2019"
    gap = outcome(jaar(2018, verloonde_uren=5), jaar(2020))
    assert gap.value("verloonde_uren_vorig_jaar") is None


def test_a_typed_total_leads_and_rows_only_divide_it() -> None:
    rows = (regel(verloonde_uren=600), regel(verloonde_uren=500), regel())
    led = outcome(jaar(2020, verloonde_uren=1000, uren=rows))
    assert led.value("verloonde_uren") == 1000
    assert led.verdeling_verschil == 100
    summed = outcome(jaar(2020, uren=rows))
    assert summed.value("verloonde_uren") == 1100
    assert summed.verdeling_verschil is None
    assert outcome(jaar(2020, verloonde_uren=1000, uren=(regel(),))).verdeling_verschil is None
    assert "som" in summed.by_key["verloonde_uren"].formula
    assert "totaal" in led.by_key["verloonde_uren"].formula


def test_the_origin_of_the_total_stands_in_its_formula() -> None:
    result = outcome(jaar(2020, verloonde_uren=5, verloonde_uren_herkomst=Herkomst.LOONAANGIFTE))
    assert "loonaangifte" in result.by_key["verloonde_uren"].formula


def test_jobs_never_add_to_the_paid_hours() -> None:
    with_jobs = jobs_outcome(2020, baan(verloonde_uren=1331), baan(vorm=Vorm.UITZEND))
    assert with_jobs.value("verloonde_uren") == LARGE


@pytest.mark.parametrize(
    ("value", "decimals", "down"),
    [
        ("1.99", 1, "1.9"),
        ("2", 1, "2"),
        ("2.0999999", 1, "2"),
        ("2.1", 1, "2.1"),
        ("0.019", 2, "0.01"),
        ("0.01", 2, "0.01"),
        ("0", 2, "0"),
    ],
)
def test_floored(value: str, decimals: int, down: str) -> None:
    assert floored(Fraction(value), decimals) == Fraction(down)


# A whole percentage of 100 and one hour per job make the rounding of A and C visible alone.
@pytest.mark.parametrize(
    ("hours", "counting", "tekort"),
    [
        ("10.10", "0", "10.1"),
        ("10.0999", "0", "10.0"),
        ("10.109", "0.01", "10.0"),  # A is 10.10, C 0.01: 10.09
        ("10.11", "0.01", "10.1"),  # 10.10 exactly
        ("10.10", "0.0099", "10.1"),  # C is rounded down to 0.00
        ("10.10", "0.01", "10.0"),
        ("10.1099", "0.0099", "10.1"),  # both down first; unrounded it would be 10.1000
        ("10.1099", "0.0199", "10.0"),
        ("5", "5", "0"),
        ("5", "5.01", "0"),
        ("0", "0", "0"),
    ],
)
def test_a_and_c_are_rounded_down_to_two_decimals_first(
    hours: str, counting: str, tekort: str
) -> None:
    found = quotumtekort(Fraction(hours), Fraction(1), Fraction(counting), Fraction(1))
    assert found == Fraction(tekort)


@pytest.mark.parametrize(
    ("counting", "tekort"),
    [
        ("0", "17.6"),  # 1.000.000 x 2,35% = 23.500; / 1.331 = 17,655
        ("74.4", "17.6"),  # 23.425,6 is 17,6 jobs exactly
        ("74.41", "17.5"),
        ("74.4099", "17.6"),  # C goes down to 74,40
        ("23499.99", "0"),
        ("23366.90", "0.1"),  # 133,1 hours short is one tenth of a job exactly
        ("23366.91", "0"),
        ("23500", "0"),
        ("99999", "0"),
    ],
)
def test_the_tekort_is_rounded_down_to_one_decimal(counting: str, tekort: str) -> None:
    result = jobs_outcome(2020, baan(verloonde_uren=counting))
    assert result.value("quotumtekort") == Decimal(tekort)
    assert result.value("quotumheffing") == Decimal(tekort) * 5000
    assert result.by_key["quotumtekort"].rounding is Rounding.TEKORT


def test_only_the_tekort_is_rounded() -> None:
    result = jobs_outcome(2020, baan(verloonde_uren="100.009999"))
    roundings = {step.key for step in result.steps if step.rounding is not Rounding.NONE}
    assert roundings == {"quotumtekort"}
    assert result.value("meetellende_uren") == Decimal("100.009999")
    assert result.value("verschil_banen") == ((Decimal("100.009999") - 23500) / Decimal(1331))


def test_an_exact_value_is_shown_with_28_digits() -> None:
    result = jobs_outcome(2020, baan(verloonde_uren=1))
    assert str(result.value("gerealiseerde_banen")) == "0.0007513148009015777610818933133"


def test_zero_hours_and_zero_percentage_divide_nothing() -> None:
    no_hours = outcome(jaar(2020, baan(verloonde_uren=10), verloonde_uren=0))
    assert no_hours.value("aandeel") is None
    assert no_hours.value("realisatiepercentage") is None
    assert no_hours.value("quotum_banen") == 0
    assert no_hours.value("quotumtekort") == 0
    no_quotum = outcome(jaar(2020, baan(verloonde_uren=10), verloonde_uren=100, quotumpercentage=0))
    assert no_quotum.value("aandeel") == Decimal("0.1")
    assert no_quotum.value("realisatiepercentage") is None
    assert no_quotum.value("quotumtekort") == 0


def test_hours_that_are_unknown_leave_out_what_needs_them() -> None:
    result = outcome(jaar(2020, baan(verloonde_uren=1331), verloonde_uren_vorig_jaar=50000))
    assert result.value("quotumpercentage") == Decimal("0.0235")
    assert result.value("quotum_banen") is None
    assert result.value("aandeel") is None
    assert result.value("gerealiseerde_banen") == 1


@pytest.mark.parametrize(
    ("year", "regime"),
    [(2012, Regime.GEEN), (2017, Regime.GEEN), (2018, Regime.QUOTUMREGELING)],
)
def test_the_quotumregeling_starts_in_2018(year: int, regime: Regime) -> None:
    result = jobs_outcome(year, baan(verloonde_uren=1331))
    assert result.regime is regime
    assert ("drempel_uren" in result.by_key) is (regime is Regime.QUOTUMREGELING)
    assert result.value("gerealiseerde_banen") == 1


def test_before_2018_only_jobs_are_shown() -> None:
    result = jobs_outcome(2017, baan(verloonde_uren=1331))
    assert [step.key for step in result.steps] == [
        *("verloonde_uren", "uren_per_baan", "meetellende_uren_dienstverband"),
        *("meetellende_uren_inleen", "meetellende_uren"),
        *("banen_dienstverband", "banen_inleen", "gerealiseerde_banen"),
        *("nog_toe_te_rekenen_banen", "niet_meetellende_banen", "personen", "personen_nieuw"),
        *("banen_op_peildatum", "aandeel"),
    ]
    assert result.vrijgesteld is None
    assert not {"percentage_onbekend", "vorig_jaar_onbekend"} & set(codes(result))


def test_the_wet_banenafspraak_starts_in_the_year_that_the_user_knows() -> None:
    years = [jaar(year, baan(verloonde_uren=2662), verloonde_uren=LARGE) for year in (2026, 2027)]
    before = outcome(years[0], eerste_jaar_wet_banenafspraak=2027)
    after = outcome(*years, eerste_jaar_wet_banenafspraak=2027)
    assert before.regime is Regime.QUOTUMREGELING
    assert before.value("bonus") is None
    assert after.regime is Regime.WET_BANENAFSPRAAK
    assert after.vrijgesteld is None
    assert after.value("bonus") is None
    assert after.value("quotumtekort") is None
    assert after.value("aandeel") == Decimal("0.002662")
    assert outcome(years[1]).regime is Regime.QUOTUMREGELING


def test_without_a_value_in_force_there_is_no_bonus() -> None:
    first = {"eerste_jaar_wet_banenafspraak": 2024, "eerste_jaar_activering": 2024}
    result = outcome(jaar(2024, baan(verloonde_uren=10)), **first)
    assert result.regime is Regime.WET_BANENAFSPRAAK
    assert result.value("bonus") is None


@pytest.mark.parametrize(
    ("year", "law", "activated", "bonus"),
    [
        (2028, 2027, 2028, 5000),
        (2027, 2027, 2028, None),
        (2029, 2027, 2028, 5000),
        (2028, 2029, 2028, None),  # the old rules still hold
        (2028, 2027, None, None),
    ],
)
def test_the_bonus_is_for_own_service_from_the_year_of_activation(
    year: int, law: int, activated: int | None, bonus: int | None
) -> None:
    hired = {"vorm": Vorm.UITZEND, "toerekening": Toerekening.AFGESPROKEN}
    rows = [baan(verloonde_uren=1331), *(baan(verloonde_uren=1331, **hired) for _ in range(10))]
    first = {"eerste_jaar_wet_banenafspraak": law, "eerste_jaar_activering": activated}
    result = outcome(jaar(year, *rows, verloonde_uren=LARGE), **first)
    assert result.value("gerealiseerde_banen") == 11
    assert result.value("bonus") == bonus
    if bonus is not None:
        legal = result.by_key["bonus"].legal
        assert legal is not None
        assert (legal.zekerheid, legal.settled) == (Zekerheid.M, False)
    told = "activering_eigen_opgave" in codes(result)
    assert told is (bonus is not None)


def test_the_law_may_know_the_year_of_activation_and_the_employer_goes_before_it() -> None:
    value = replace(
        built_in().required("bonus_per_baan", 2028),
        sleutel="eerste_jaar_activering",
        waarde=Decimal(2028),
        vanaf=2028,
    )
    law = replace(built_in(), values={**built_in().values, "eerste_jaar_activering": (value,)})
    for own, expected in ((None, 5000), (2029, None)):
        first = {"eerste_jaar_wet_banenafspraak": 2027, "eerste_jaar_activering": own}
        made = dossier(jaar(2028, baan(verloonde_uren=1331)), **first)
        assert calculate(made, 2028, law).value("bonus") == expected


@pytest.mark.parametrize(
    ("answer", "regime"),
    [
        (JaNee.JA, Regime.GEEN),
        (JaNee.NEE, Regime.QUOTUMREGELING),
        (None, Regime.QUOTUMREGELING),
    ],
)
def test_an_employer_with_sectorfonds_premium_has_no_quotum(
    answer: JaNee | None, regime: Regime
) -> None:
    result = outcome(jaar(2020, verloonde_uren=LARGE), premie_sectorfonds=answer)
    assert result.regime is regime
    assert ("geen_sector_overheid" in codes(result)) is (regime is Regime.GEEN)


def test_the_wet_banenafspraak_makes_no_difference_between_sectors() -> None:
    result = outcome(jaar(2027), premie_sectorfonds=JaNee.JA, eerste_jaar_wet_banenafspraak=2027)
    assert result.regime is Regime.WET_BANENAFSPRAAK


def test_own_and_hired_hours_stand_apart_and_together() -> None:
    result = jobs_outcome(
        2020,
        baan(kenmerk="P-01", verloonde_uren=1331),
        baan(kenmerk="P-02", vorm=Vorm.UITZEND, toerekening=Toerekening.AFGESPROKEN,
             verloonde_uren=2662),
        baan(kenmerk="P-03", vorm=Vorm.DETACHERING_WSW, verloonde_uren=3993),
        baan(kenmerk="P-04", vorm=Vorm.UITZEND, toerekening=Toerekening.NEE, verloonde_uren=1331),
        baan(kenmerk="P-05", vorm=Vorm.INKOOP, verloonde_uren=1331),
        baan(kenmerk="P-06", vorm=Vorm.PAYROLL, besluit_telt_mee=JaNee.JA, besluit_grond="cao",
             verloonde_uren=1331),
    )  # fmt: skip
    assert result.value("meetellende_uren_dienstverband") == 1331
    assert result.value("meetellende_uren_inleen") == 3993
    assert result.value("meetellende_uren") == 5324
    assert result.value("gerealiseerde_banen") == 4
    assert result.value("nog_toe_te_rekenen_banen") == 3
    assert result.value("niet_meetellende_banen") == 2
    assert result.value("personen") == 3
    assert result.value("verloonde_uren") == LARGE


def test_people_are_distinct_kenmerken_of_rows_that_count() -> None:
    result = jobs_outcome(
        2020,
        baan(kenmerk="P-01", uren_per_week=10),
        baan(kenmerk="P-01", uren_per_week=10),
        baan(kenmerk="P-02"),  # hours unknown, still a person
        baan(kenmerk="", uren_per_week=10),
        baan(kenmerk="", uren_per_week=10),  # two rows without kenmerk are two people
        baan(kenmerk="P-03", vorm=Vorm.INKOOP, uren_per_week=10),
        baan(kenmerk="P-04", uren_per_week=10, van=date(2021, 1, 1)),
    )
    assert result.value("personen") == 4
    assert result.by_key["personen"].unit is Unit.PERSOON


def test_new_people_started_this_year_and_were_not_there_before() -> None:
    start = date(2020, 1, 1)
    result = outcome(
        jaar(2019, baan(kenmerk="P-03", van=date(2019, 1, 1), tot=date(2019, 2, 1))),
        jaar(
            2020,
            baan(kenmerk="P-01", uren_per_week=10, van=start),
            baan(kenmerk="P-02", uren_per_week=10, van=date(2019, 12, 31)),
            baan(kenmerk="P-03", uren_per_week=10, van=start),  # was there the year before
            baan(kenmerk="P-04", uren_per_week=10, van=date(2020, 5, 1)),
            baan(kenmerk="P-04", uren_per_week=10, van=date(2018, 5, 1)),  # an older contract too
            baan(kenmerk="P-05", uren_per_week=10),  # no start: runs since 1 January or earlier
            baan(kenmerk="P-06", uren_per_week=10, van=date(2020, 12, 31), vorm=Vorm.STAGE),
            baan(kenmerk="P-07", uren_per_week=10, van=date(2020, 12, 31)),
            baan(kenmerk="", uren_per_week=10, van=date(2020, 12, 31)),
        ),
    )
    assert result.value("personen_nieuw") == 3  # P-01, P-07 and the one without kenmerk
    assert result.value("personen") == 7


def test_without_the_year_before_everybody_who_starts_is_new() -> None:
    result = jobs_outcome(2020, baan(uren_per_week=10, van=date(2020, 1, 1)))
    assert result.value("personen_nieuw") == 1


@pytest.mark.parametrize(
    ("row", "jobs"),
    [
        ({"uren_per_week": "25.5"}, "1331.1"),
        ({"uren_per_week": "25.5", "van": date(2019, 7, 1)}, "1331.1"),
        ({"uren_per_week": "25.5", "van": date(2019, 12, 31)}, "1331.1"),
        ({"uren_per_week": "25.5", "tot": date(2019, 12, 31)}, "1331.1"),
        ({"uren_per_week": "25.5", "tot": date(2019, 12, 30)}, "0"),
        ({"uren_per_week": "25.5", "telt_mee_tot": date(2019, 12, 31)}, "1331.1"),
        ({"uren_per_week": "25.5", "telt_mee_tot": date(2019, 12, 30)}, "0"),
        ({"uren_per_week": "25.5", "telt_mee_van": date(2019, 12, 31)}, "1331.1"),
        ({"uren_per_week": "25.5", "van": date(2020, 1, 1)}, "0"),
        ({"uren_per_week": "25.5", "vorm": Vorm.INKOOP}, "0"),
        ({"verloonde_uren": 184, "van": date(2019, 7, 1)}, "365"),
        ({"uren_per_week": "25.5", "verloonde_uren": 184, "van": date(2019, 7, 1)}, "1331.1"),
        ({"verloonde_uren": 1000}, "1000"),
        ({}, "0"),
    ],
)
def test_jobs_on_31_december_are_hours_as_if_the_row_ran_all_year(
    row: dict[str, object], jobs: str
) -> None:
    result = jobs_outcome(2019, baan(**row))
    found = result.value("banen_op_peildatum")
    assert found == Decimal(jobs) / 1331


def test_no_percentage_applies_to_an_employer_outside_the_quotumregeling() -> None:
    result = outcome(jaar(2017, verloonde_uren=5000, quotumpercentage=2))
    assert result.value("quotumpercentage") is None
    assert result.value("quotumtekort") is None


def test_who_wants_only_the_numbers_gets_the_same_numbers() -> None:
    one = dossier(jaar(2018, baan(verloonde_uren=1331), verloonde_uren=LARGE))
    whole = calculate(one, 2018, built_in())
    numbers = calculate(one, 2018, built_in(), with_findings=False)
    assert whole.findings
    assert numbers == replace(whole, findings=())
