"""What is open in a year: each thing once, at its record, and nothing that is open is left out."""

from dataclasses import replace
from datetime import date

import pytest
from builders import baan, dossier, jaar
from golden_years import YEARS

from banen_desktop.dossier.findings import Record
from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.text.open_points import Points, findings_today, points_of
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.questions import Question

LAW = built_in()
TODAY = date(2026, 3, 2)


def points(made: Dossier, year: int, term: int | None = None) -> Points:
    return points_of(made, calculate(made, year, LAW), LAW, TODAY, term)


@pytest.mark.parametrize("name", YEARS)
def test_every_finding_and_every_question_is_a_point_or_is_said_by_one(name: str) -> None:
    made, year = YEARS[name]()
    outcome, found = calculate(made, year, LAW), points(made, year)
    shown = made.year(year)
    assert shown is not None
    all_findings = findings_today(shown, outcome, TODAY)
    asked = paragraph(made, year, LAW).questions
    urgent = {finding.code for finding in all_findings if finding.urgent}
    said = {point.finding for point in (*found.to_do, *found.to_see)}
    replacing = frozenset[str]().union(*(one.same_as for one in asked if one.needed))
    for finding in all_findings:
        assert finding in said or (not finding.urgent and finding.code in replacing)
    texts = {f"{point.text} {point.advice}".strip() for point in (*found.to_do, *found.to_see)}
    for question in asked:
        assert question.text in texts or question.same_as & urgent
    assert len(texts) == len(found.to_do) + len(found.to_see)


def test_a_question_that_a_finding_asks_already_is_no_second_point() -> None:
    made = dossier(jaar(2025, baan(register_gecontroleerd_op=None), verloonde_uren=None))
    to_do = points(made, 2025).to_do
    assert "geen_uren" in [point.finding.code for point in to_do if point.finding]
    assert not any("Hoeveel verloonde uren had u in 2025" in point.text for point in to_do)


def test_points_are_counted_at_their_record() -> None:
    made = dossier(jaar(2025, verloonde_uren=None))
    made = replace(made, werkgever=replace(made.werkgever, naam=""))
    found = points(made, 2025)
    assert found.open_at([Record.WERKGEVER]) >= 1
    assert found.open_at([Record.JAAR, Record.UREN]) >= 1
    total = sum(found.open_at([record]) for record in Record)
    assert total == len(found.to_do)


def test_a_year_before_the_first_is_asked_and_keeps_nothing_from_being_done() -> None:
    found = points(dossier(jaar(2025)), 2025)
    assert any("Hebt u cijfers van 2024?" in point.text for point in found.to_see)
    assert not any("Hebt u cijfers van 2024?" in point.text for point in found.to_do)


def test_a_term_of_keeping_adds_what_is_past_it() -> None:
    made = dossier(jaar(2016, baan()))
    without, within = points(made, 2016), points(made, 2016, 5)
    assert len(within.to_do + within.to_see) == len(without.to_do + without.to_see) + 1


def test_a_question_is_its_text() -> None:
    assert str(Question("Klopt dit?", Record.BAAN)) == "Klopt dit?"


def test_a_year_that_is_not_there_has_no_points() -> None:
    made = dossier(jaar(2025))
    with pytest.raises(KeyError):
        points_of(dossier(jaar(2024)), calculate(made, 2025, LAW), LAW, TODAY)
