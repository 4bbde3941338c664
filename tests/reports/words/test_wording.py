"""Words for values, steps and rows."""

from datetime import date
from decimal import Decimal

import pytest
from builders import LARGE, baan, jaar, outcome
from gears import examples
from golden_years import YEARS
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier.model import Baan, Dossier, Herkomst, Toerekening, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.rows import row_outcome
from banen_desktop.quota.calculation.trace import Unit
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.units import quantity_of_hours
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.headline import headline, in_a_sentence, news
from banen_desktop.reports.words.wording import Explanation

LAW = built_in()
CHECKED = date(2026, 1, 12)


def of_row(row: Baan, year: int = 2025) -> Explanation:
    until = date(year + 1, 8, 1)
    return wording.explain_row(row, row_outcome(row, year, LAW), year, LAW, until)


def headline_of(name: str) -> str:
    drawn, year = YEARS[name]()
    return headline(calculate(drawn, year, LAW))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("68.12", Unit.BAAN, "68,1 banen"),
        ("0.95", Unit.BAAN, "1,0 baan"),
        ("1.05", Unit.BAAN, "1,1 banen"),
        ("0", Unit.BAAN, "0,0 banen"),
        ("-0.4", Unit.BAAN, "-0,4 baan"),
        ("90671.4", Unit.UUR, "90.671,4 uur"),
        ("90671", Unit.UUR, "90.671 uur"),
        ("0.04", Unit.UUR, "0 uur"),
        ("0.0193", Unit.RATIO, "1,93%"),
        ("0.01995", Unit.RATIO, "2,00%"),
        ("140500", Unit.EURO, "€\u00a0140.500"),
        ("23", Unit.PERSOON, "23 personen"),
        ("1", Unit.PERSOON, "1 persoon"),
        ("1331", Unit.UUR_PER_BAAN, "1.331 uur per baan"),
    ],
)
def test_a_value_has_its_unit(value: str, unit: Unit, text: str) -> None:
    assert wording.format_value(Decimal(value), unit) == text


@pytest.mark.parametrize(
    ("percent", "text"), [("2.5", "2,50%"), ("2.585", "2,585%"), ("3", "3,00%")]
)
def test_an_own_percentage_shows_every_decimal(percent: str, text: str) -> None:
    found = outcome(jaar(2025, verloonde_uren=LARGE, quotumpercentage=percent))
    assert wording.shown(found.by_key["quotumpercentage"]) == text


def test_the_realisation_has_one_decimal() -> None:
    found = outcome(jaar(2020, baan(verloonde_uren=1000), verloonde_uren=LARGE))
    assert wording.shown(found.by_key["realisatiepercentage"]) == "4,3%"


def test_a_step_is_explained_in_words_and_figures() -> None:
    found = outcome(jaar(2018, verloonde_uren=4_698_000, verloonde_uren_vorig_jaar=LARGE))
    hours = wording.explain(found, "quotum_uren")
    assert hours.title == "Quotum in uren: 90.671,4 uur"
    assert hours.words == "Verloonde uren × quotumpercentage"
    assert hours.filled == "4.698.000 uur × 1,93% = 90.671,4 uur"
    assert hours.article == "Wfsv art. 38g lid 3"
    assert (hours.source, hours.status, hours.rounding) == ("", "", "")


def test_a_legal_value_is_explained_with_its_evidence() -> None:
    found = outcome(jaar(2018, verloonde_uren=LARGE))
    percentage = wording.explain(found, "quotumpercentage")
    assert percentage.filled == ""
    assert percentage.source.startswith("VO-raad, Quotumpercentage")
    assert percentage.source.endswith(")")
    assert percentage.status.startswith("Vastgesteld (gelezen in de wet of bij de uitgever), gecon")
    assert "24 oktober 2017" in percentage.note


def test_an_own_value_says_that_the_user_gave_it() -> None:
    year = jaar(2025, verloonde_uren=LARGE, quotumpercentage=2, bron_quotumpercentage="brief")
    percentage = wording.explain(outcome(year), "quotumpercentage")
    assert percentage.status == "Eigen opgave: zelf ingevuld."
    assert percentage.source == "brief"


def test_an_absent_step_cannot_be_explained() -> None:
    with pytest.raises(KeyError):
        wording.explain(outcome(jaar(2025)), "quotum_uren")


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        # 2,35% of 200.000 is 4.700 hours; what is missing lies around 2,3 and 2,4 jobs.
        (
            4700 - 3154,
            "2,37 banen en staat er als 2,4. Het tekort rondt de wet naar beneden af: 2,3.",
        ),
        (
            4700 - 3061,
            "2,2998 banen en staat er als 2,3. Het tekort rondt de wet naar beneden af: 2,2.",
        ),
        (4700 - 3062, "Nooit onder nul."),
        (4700, "Er is geen tekort: het quotum is gehaald."),
        (5000, "Er is geen tekort: het quotum is gehaald."),
    ],
)
def test_the_shortage_says_why_it_is_not_the_difference(hours: int, words: str) -> None:
    found = outcome(jaar(2020, baan(verloonde_uren=hours), verloonde_uren=200_000))
    assert words in wording.explain(found, "quotumtekort").note


def test_a_difference_that_does_not_add_up_says_so() -> None:
    sample, year = YEARS["deels-gehaald"]()
    assert "afgerond" in wording.explain(calculate(sample, year, LAW), "verschil_banen").note
    exact = outcome(jaar(2020, baan(verloonde_uren=1331), verloonde_uren=133_100))
    assert "afgerond" not in wording.explain(exact, "verschil_banen").note


def test_an_estimate_is_explained_with_its_days() -> None:
    row = baan(
        kenmerk="P-02", uren_per_week=16, van=date(2025, 5, 1), register_gecontroleerd_op=CHECKED
    )
    found = of_row(row)
    assert found.title == "P-02: 0,4 baan in 2025"
    assert found.filled == (
        "16 uur per week × 52,2 weken × 245 van de 365 dagen = 560,6 uur (schatting); "
        "560,6 ÷ 1.331 uur per baan = 0,42 baan."
    )
    assert found.article == "Wfsv art. 38g"
    assert found.note.startswith("Telt mee: de persoon is bij u in dienst.")
    assert found.note.endswith("dan vervalt de schatting.")
    assert "register" not in found.note


def test_a_whole_year_needs_no_days() -> None:
    assert of_row(baan(uren_per_week="25.5")).filled.startswith(
        "25,5 uur per week × 52,2 weken = 1.331,1 uur (schatting); 1.331,1 ÷"
    )


def test_paid_hours_say_where_they_come_from() -> None:
    found = of_row(baan(verloonde_uren=2662, verloonde_uren_herkomst=Herkomst.LOONAANGIFTE))
    assert found.filled == "2.662 uur (loonaangifte); 2.662 ÷ 1.331 uur per baan = 2,00 banen."
    assert "schatting" not in found.note


@pytest.mark.parametrize(
    ("row", "title", "filled", "advice"),
    [
        (baan(), "P-01: uren onbekend", "Er staan nog geen uren", "Vul de verloonde uren in, of"),
        (
            baan(uren_per_week=16, van=date(2026, 1, 1)),
            "P-01: 0,0 banen in 2025",
            "In 2025 telt deze baan geen enkele dag: 0 uur.",
            "Controleer de datums",
        ),
        (
            baan(kenmerk="", verloonde_uren=1331),
            "Een rij zonder kenmerk: 1,0 baan in 2025",
            "1.331 uur (eigen opgave)",
            "Controleer het doelgroepregister over 2025",
        ),
        (
            baan(vorm=Vorm.UITZEND, verloonde_uren=1331),
            "P-01: 1,0 baan in 2025",
            "1.331 uur",
            "Telt nog niet mee: uren van een uitzendkracht",
        ),
        (
            baan(vorm=Vorm.UITZEND, verloonde_uren=1331),
            "P-01: 1,0 baan in 2025",
            "1.331 uur",
            "uiterlijk 1 augustus 2026.",
        ),
        (
            baan(vorm=Vorm.UITZEND, toerekening=Toerekening.NEE, verloonde_uren=1331),
            "P-01: 1,0 baan in 2025",
            "1.331 uur",
            "Telt niet mee: de uren worden niet aan u toegerekend",
        ),
    ],
)
def test_each_kind_of_row_says_what_to_do(row: Baan, title: str, filled: str, advice: str) -> None:
    found = of_row(row)
    assert found.title == title
    assert filled in found.filled
    assert advice in found.note


def test_a_row_that_never_counts_asks_for_nothing() -> None:
    found = of_row(baan(vorm=Vorm.INKOOP, uren_per_week=36))
    assert found.note.startswith("Telt niet mee: ")
    assert found.status == "", "the note has said it"
    assert "ul de verloonde" not in found.note
    assert "Controleer" not in found.note


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gehaald", "U haalt uw quotum, voor 113,3%. U hebt 1,2 banen meer dan nodig."),
        ("precies-gehaald", "U haalt uw quotum, voor 100,0%."),
        (
            "bijna-gehaald",
            (
                "U haalt bijna 100% van uw quotum. "
                "Er is nog minder dan 0,1 baan van 25,5 uur per week nodig."
            ),
        ),
        (
            "deels-gehaald",
            "U haalt 76,4% van uw quotum. Er zijn nog 4,5 banen van 25,5 uur per week nodig.",
        ),
        (
            "nul-banen",
            "U hebt nog geen banen die meetellen. Er zijn 8,8 banen van 25,5 uur per week nodig.",
        ),
        (
            "kleine-werkgever",
            (
                "U bent een kleine werkgever: voor u geldt geen heffing. "
                "U hebt 0,5 baan van 25,5 uur per week."
            ),
        ),
        (
            "geen-percentage",
            (
                "Het quotumpercentage van 2025 is niet bekend: vul het in. "
                "U hebt 5,0 banen van 25,5 uur per week."
            ),
        ),
        (
            "geen-uren",
            "Vul eerst de verloonde uren van 2020 in. U hebt 5,0 banen van 25,5 uur per week.",
        ),
        (
            "voor-2018",
            "Voor 2017 geldt voor u geen quotum. U hebt 5,0 banen van 25,5 uur per week.",
        ),
        (
            "buiten-de-sector",
            "Voor 2020 geldt voor u geen quotum. U hebt 4,0 banen van 25,5 uur per week.",
        ),
        (
            "wet-banenafspraak",
            (
                "Onder de Wet banenafspraak hebt u over 2027 geen eigen quotum. "
                "U hebt 6,0 banen van 25,5 uur per week: 1,60% van uw verloonde uren."
            ),
        ),
    ],
)
def test_the_headline_of_each_kind_of_year(name: str, text: str) -> None:
    assert headline_of(name) == text


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("gehaald", "Quotum van 2020 gehaald: 1,2 banen meer dan nodig"),
        ("precies-gehaald", "Quotum van 2020 gehaald"),
        ("bijna-gehaald", "Nog minder dan 0,1 baan nodig voor het quotum van 2020"),
        ("deels-gehaald", "Nog 4,5 banen nodig voor het quotum van 2025"),
        ("nul-banen", "Nog 8,8 banen nodig voor het quotum van 2020"),
        ("kleine-werkgever", "Kleine werkgever: geen heffing over 2020"),
        ("geen-percentage", "Quotum van 2025 nog niet bekend, 5,0 banen tellen mee"),
        ("geen-uren", "Hoeveel uren betaalde u in 2020?"),
        ("voor-2018", "Over 2017 is er geen quotum"),
        ("wet-banenafspraak", "Over 2027 hebt u geen eigen quotum"),
        ("baan-zonder-uren", "Uren van uw banen in 2020 nog niet bekend"),
        ("deel-zonder-uren", "Nog hooguit 1,3 banen nodig voor het quotum van 2018"),
        ("quotum-nul", "Het quotum van 2020 is 0 banen"),
    ],
)
def test_the_title_of_each_kind_of_year_is_its_answer(name: str, title: str) -> None:
    made, year = YEARS[name]()
    assert news(calculate(made, year, LAW)) == title


def test_the_sentence_below_it_names_people_and_the_year_before() -> None:
    made, year = YEARS["gehaald"]()
    years = [calculate(made, each.jaar, LAW) for each in made.jaren]
    now = next(each for each in years if each.jaar == year)
    whole = in_a_sentence(now, years)
    assert whole.met
    assert str(whole) == (
        "U realiseerde 10,0 banen; het quotum vraagt er 8,8. Dat is 113,3%, met 10 personen. "
        "In 2019 was dat 67,3%."
    )
    made, year = YEARS["deel-zonder-uren"]()
    some = in_a_sentence(calculate(made, year, LAW))
    assert (some.strong, some.met) == ("ten minste 82,8%", False)
    assert some.before == "U realiseerde ten minste 6,0 van 7,3 banen: "


def test_people_that_cannot_be_right_are_left_out_of_the_sentence() -> None:
    crowd = outcome(jaar(2020, baan(verloonde_uren=8000), verloonde_uren=LARGE))
    assert "persoon" not in str(in_a_sentence(crowd))
    one = outcome(jaar(2020, baan(verloonde_uren=1331), verloonde_uren=LARGE))
    assert ", met 1 persoon." in str(in_a_sentence(one))


def test_a_quotum_of_nothing_is_no_percentage() -> None:
    assert headline(outcome(jaar(2020, verloonde_uren=LARGE, quotumpercentage=0))) == (
        "Uw quotum over 2020 is 0 banen. Er tellen geen banen mee."
    )


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        ("0.764", "76,4%"),
        ("0.9949", "99,5%"),
        ("0.9996", "bijna 100%"),
        ("1", "100,0%"),
        ("1.0004", "100,0%"),
        ("1.133", "113,3%"),
    ],
)
def test_only_a_met_quotum_is_a_hundred_percent(ratio: str, text: str) -> None:
    assert wording.realisation(Decimal(ratio)) == text


@pytest.mark.parametrize(
    ("ratio", "decimals", "text"),
    [
        ("0", 0, "0%"),
        ("0.0004", 0, "minder dan 0,1%"),
        ("0.004", 0, "0,4%"),
        ("0.005", 0, "1%"),
        ("0", 1, "0,0%"),
        ("0.00049", 1, "minder dan 0,1%"),
        ("0.0005", 1, "0,1%"),
        ("0.99949", 1, "99,9%"),
        ("0.99962", 1, "bijna 100%"),
        ("1", 1, "100,0%"),
        ("0.00004", 2, "minder dan 0,01%"),
    ],
)
def test_no_percentage_says_all_or_nothing_wrongly(ratio: str, decimals: int, text: str) -> None:
    assert wording.percentage(Decimal(ratio), decimals) == text


def test_headline_and_step_agree_on_a_quotum_that_is_just_missed() -> None:
    found = outcome(jaar(2020, baan(verloonde_uren="23491.07"), verloonde_uren=LARGE))
    assert "bijna 100%" in headline(found)
    assert wording.shown(found.by_key["realisatiepercentage"]) == "bijna 100%"


def test_unknown_hours_are_not_no_jobs() -> None:
    for hours in (None, LARGE):
        text = headline(outcome(jaar(2020, baan(), verloonde_uren=hours)))
        assert "De uren van uw banen zijn nog niet bekend." in text
        assert "geen banen" not in text


def test_a_share_of_nothing_is_not_told_and_a_little_is_not_zero() -> None:
    law = {"eerste_jaar_wet_banenafspraak": 2027}
    none = headline(outcome(jaar(2027, verloonde_uren=LARGE), **law))
    assert none.endswith("Er tellen geen banen mee.")
    little = jaar(2027, baan(verloonde_uren=12), verloonde_uren=LARGE)
    assert headline(outcome(little, **law)).endswith(
        "U hebt minder dan 0,1 baan van 25,5 uur per week: minder dan 0,01% van uw verloonde uren."
    )


def test_the_same_quantity_in_other_units() -> None:
    week = Decimal(36)
    found = quantity_of_hours(Decimal(7320), 2025, LAW, week)
    assert wording.equivalents(found, "25,5 uur per week", week) == (
        ("7.320", "uur per jaar"),
        ("140,2", "uur per week"),
        ("5,5", "banen van 25,5 uur per week"),
        ("3,9", "fte van 36 uur per week"),
    )


def test_fte_needs_a_week() -> None:
    found = quantity_of_hours(Decimal(1331), 2025, LAW, None)
    units = [unit for _, unit in wording.equivalents(found, "25,5 uur per week", None)]
    assert units == ["uur per jaar", "uur per week", "baan van 25,5 uur per week"]


@examples(0.6)
@given(dossiers())
def test_every_step_and_row_of_any_dossier_can_be_explained(drawn: Dossier) -> None:
    for year in drawn.jaren:
        found = calculate(drawn, year.jaar, LAW)
        texts = [headline(found), news(found), str(in_a_sentence(found))]
        for key in found.by_key:
            explanation = wording.explain(found, key)
            texts += [explanation.title, explanation.words, explanation.filled]
        rows = zip(year.banen, found.rows, strict=True)
        texts += [wording.explain_row(row, what, year.jaar, LAW).filled for row, what in rows]
        assert not any(sign in text for text in texts for sign in ("{", "  ", "None"))
