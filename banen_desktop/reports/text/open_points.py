"""What is still open in a year: one source for the steps, for Overzicht and for Rapport.

A point is a finding, or a question of the report that no urgent finding asks already. What is open
keeps a step from being done; what is only to be seen does not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from banen_desktop.dossier.findings import Finding, Record
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.quota.calculation.agenda import findings_on
from banen_desktop.quota.calculation.job_checks import open_rows
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.years.cleaning import finding_past
from banen_desktop.reports.text.questions import Question, questions
from banen_desktop.reports.text.since_reported import besides_reported
from banen_desktop.reports.text.year_report import Report


@dataclass(frozen=True, slots=True)
class Point:
    """Something to do or to see, and the record where that is done.

    `finding` is what it comes from, and `None` where it is a question of the report. `field` is
    the field of that record, where there is just one.
    """

    text: str
    record: Record
    advice: str = ""
    finding: Finding | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one year, the most urgent first.

    `rows` are the ids of the rows of jobs where something is to be done: one point may be about
    many of them.
    """

    to_do: tuple[Point, ...] = ()
    to_see: tuple[Point, ...] = ()
    rows: frozenset[str] = frozenset()

    def open_at(self, records: Iterable[str]) -> int:
        """How many points are open at these records."""
        wanted = set(records)
        return sum(point.record in wanted for point in self.to_do)


def points_of(
    dossier: Dossier, outcome: Outcome, law: Law, today: date, term: int | None = None
) -> Points:
    """All points of the year of an outcome on a day; `term` in years is how long data are kept.

    Raises `KeyError` when the dossier has no such year.
    """
    jaar = dossier.year(outcome.jaar)
    if jaar is None:
        raise KeyError(outcome.jaar)
    found = findings_today(jaar, outcome, today, term)
    told = {finding.code for finding in found if finding.urgent}
    asked = [
        one for one in questions(Report(dossier, jaar, outcome, law)) if not one.same_as & told
    ]
    needed = [one for one in asked if one.needed]
    replaced = frozenset[str]().union(*(one.same_as for one in needed))
    remarks = [each for each in found if not each.urgent and each.code not in replaced]
    return Points(
        to_do=(*map(_of_finding, filter(_urgent, found)), *map(_of_question, needed)),
        to_see=(
            *map(_of_finding, remarks),
            *(_of_question(one) for one in asked if not one.needed),
        ),
        rows=open_rows(jaar, outcome).union(*(one.rows for one in needed)),
    )


def findings_today(
    jaar: Jaar, outcome: Outcome, today: date, term: int | None = None
) -> tuple[Finding, ...]:
    """The findings of a year as they are on a day, those about keeping data too long included."""
    found = besides_reported(findings_on(jaar, outcome, today), jaar, outcome)
    return found if term is None else (*found, *finding_past(jaar, term, today))


def _urgent(finding: Finding) -> bool:
    return finding.urgent


def _of_finding(finding: Finding) -> Point:
    return Point(finding.message, finding.record, finding.advice, finding, finding.field)


def _of_question(question: Question) -> Point:
    asked, _mark, place = question.text.partition("? ")
    told = f"{asked}?" if place else question.text
    return Point(told, question.record, place, field=question.field)
