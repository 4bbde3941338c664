"""What is asked, what there is and the difference, in every unit beside each other.

A column holds one unit, so that no number has to be read without it. Fte stay empty until the
hours of a full werkweek are known: the note says so.
"""

from collections.abc import Sequence
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dutch import Sum
from banen_desktop.quota.calculation.trace import Bound, Outcome, Step
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import quantity_of_jobs
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.sums import GAP, REALISED, TARGET
from banen_desktop.reports.words.tables import Cell, Line, Ref, Table

NO_WERKWEEK = "Fte staat er als u bij Werkgever de uren van een volledige werkweek invult."

_HOURS = 1  # the cell of a line with the hours of a year
_NEEDED = "Nog nodig"


def amounts_table(outcome: Outcome, law: Law, werkweek: Decimal | None) -> Table:
    """The quotum, the jobs and the difference of a year; `werkweek` in hours a week.

    What more or less there is stands without a sign: its row says which of the two it is.
    """
    rows = {
        key: _in_units(outcome.by_key[key], outcome.jaar, law, werkweek)
        for key in (TARGET, REALISED, GAP)
        if key in outcome.by_key
    }
    job = wording.hours_of_a_job(wording.weeks_of_a_job([outcome]))
    fte = f"Fte\nvan {dutch.format_number(werkweek)} uur" if werkweek else "Fte"
    header = ("", f"Banen\nvan {job}", "Uren\nper jaar", "Uren\nper week", fte)
    lines = (_line(outcome, key, texts) for key, texts in rows.items())
    return Table(header, tuple(lines), _note(outcome, rows, werkweek))


def in_hours(table: Table) -> str:
    """The sum of the law, which is one of hours, as the table shows it; empty when it is off."""
    if len(table.lines) < len((TARGET, REALISED, GAP)):
        return ""
    target, realised, gap = (line.cells[_HOURS].text for line in table.lines)
    needed = table.lines[-1].label.startswith(_NEEDED)
    more = (target, realised) if needed else (realised, target)
    added = Sum(more[:1], gap, more[1:])
    exact = all(text[:1].isdigit() for text in (*more, gap))
    return (
        f"De wet rekent in uren: {more[0]} − {more[1]} = {gap}." if exact and added.adds_up else ""
    )


def _in_units(step: Step, year: int, law: Law, werkweek: Decimal | None) -> Sequence[str]:
    """A number of jobs as the columns show it; how far it is known stands at its row."""
    found = quantity_of_jobs(abs(step.value), year, law, werkweek)
    texts = [
        dutch.format_number(found.banen, 1),
        dutch.format_number(found.uren, 0),
        dutch.format_number(found.uren_per_week, 0),
        "" if found.fte is None else dutch.format_number(found.fte, 1),
    ]
    if step.known is None:
        return [str(step.bound) if text else "" for text in texts]
    return texts


def _line(outcome: Outcome, key: str, texts: Sequence[str]) -> Line:
    labels = {TARGET: "Het quotum vraagt", REALISED: "U realiseerde", GAP: "Meer dan nodig"}
    label = _NEEDED if key == GAP and outcome.by_key[key].value < 0 else labels[key]
    bound = _bound(outcome.by_key[key])
    told = f"{label}, {bound}" if bound in {Bound.AT_LEAST, Bound.AT_MOST} else label
    cells = tuple(Cell(text, Ref(outcome, key) if text else None) for text in texts)
    return Line(told, cells, strong=key == GAP)


def _bound(step: Step) -> Bound:
    """Of the number without its sign: with more hours less is needed."""
    below = step.value < 0 and step.bound is Bound.AT_LEAST
    return Bound.AT_MOST if below else step.bound


def _note(outcome: Outcome, rows: dict[str, Sequence[str]], werkweek: Decimal | None) -> str:
    words = [] if werkweek else [NO_WERKWEEK]
    if GAP in rows:
        most, least = (TARGET, REALISED) if outcome.by_key[GAP].value < 0 else (REALISED, TARGET)
        sums = zip(rows[most], rows[least], rows[GAP], strict=True)
        words.insert(0, dutch.rounded_apart(*(Sum((one,), gap, (off,)) for one, off, gap in sums)))
    return " ".join(word for word in words if word)
