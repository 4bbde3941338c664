"""The outcome as text on a terminal."""

from builders import baan, dossier, jaar
from golden_years import YEARS

from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.out.screen import year_on_screen


def test_every_step_has_its_line_with_value_and_article() -> None:
    drawn, year = YEARS["niet-gehaald"]()
    text = year_on_screen(drawn, year, built_in(), levy=True)
    for step in calculate(drawn, year, built_in()).steps:
        assert any(
            line.startswith(step.label) and line.endswith(step.article)
            for line in text.splitlines()
        )
    assert text.startswith("Banenafspraak 2020, Gemeente Voorbeeld\n===")
    assert "U haalt 42,6% van uw quotum." in text


def test_the_levy_is_shown_only_on_request() -> None:
    drawn, year = YEARS["niet-gehaald"]()
    assert "heffing" not in year_on_screen(drawn, year, built_in())


def test_findings_say_where_what_and_how() -> None:
    text = year_on_screen(dossier(jaar(2020, baan())), 2020, built_in())
    assert "- Fout (Banen, P-01): Bij P-01 staan geen uren. Vul" in text
