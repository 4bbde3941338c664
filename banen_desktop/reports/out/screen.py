"""The outcome of a year as plain text for a terminal: headline, steps, findings."""

from collections.abc import Iterable

from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.figures import shown_steps
from banen_desktop.reports.words.headline import headline
from banen_desktop.reports.words.sums import notes_below

_GAP = "  "


def year_on_screen(dossier: Dossier, year: int, law: Law, *, levy: bool = False) -> str:
    """Everything about a year, ending in a line end; raises `KeyError` for an absent year.

    The theoretical levy and bonus only when `levy` asks for them.
    """
    outcome = calculate(dossier, year, law)
    name = dossier.werkgever.naam
    title = f"Banenafspraak {year}{', ' + name if name else ''}"
    lines = [
        title,
        "=" * len(title),
        headline(outcome),
        "",
        *_steps(outcome, levy=levy),
        "",
    ]
    return "\n".join([*lines, *_findings(outcome)]) + "\n"


def _steps(outcome: Outcome, *, levy: bool) -> Iterable[str]:
    steps = shown_steps(outcome, levy=levy)
    rows = [(step.label, wording.told(step), step.article) for step in steps]
    label = max(len(row[0]) for row in rows)
    value = max(len(row[1]) for row in rows)
    lines = [f"{row[0]:<{label}}{_GAP}{row[1]:>{value}}{_GAP}{row[2]}" for row in rows]
    note = notes_below(outcome, {step.key: wording.told(step) for step in steps})
    return [*lines, *(["", note] if note else [])]


def _findings(outcome: Outcome) -> Iterable[str]:
    if not outcome.findings:
        return ["Geen bevindingen."]
    found = [
        f"- {item.severity.capitalize()} ({item.place}): {item.message} {item.advice}"
        for item in outcome.findings
    ]
    return ["Let op", *found]
