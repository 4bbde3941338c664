"""The tables of figures in documents: the main figures per year, and the calculation."""

from collections.abc import Sequence
from dataclasses import dataclass

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import (
    WAITING_NAME,
    Outcome,
    Step,
    waiting_name,
    waiting_name_of_all,
)
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.guard import NOT_SHOWN, Guard
from banen_desktop.reports.words.sums import notes_below, sums_in

MOST_YEARS = 4
ON_REQUEST = frozenset({"quotumheffing", "bonus"})
RATES_ON_REQUEST = frozenset({"heffing_per_baan", "bonus_per_baan"})
_WAITING = "nog_toe_te_rekenen_banen"
_MAIN = (
    ("verloonde_uren", "Verloonde uren"),
    ("quotumpercentage", "Quotumpercentage"),
    ("quotum_banen", "Quotum"),
    ("gerealiseerde_banen", "Gerealiseerd"),
    ("verschil_banen", "Verschil"),
    ("realisatiepercentage", "Realisatie van het quotum"),
    ("meetellende_uren_dienstverband", "Meetellende uren, eigen dienst"),
    ("meetellende_uren_inleen", "Meetellende uren, inleen"),
    ("personen", "Personen"),
    ("banen_op_peildatum", "Op 31 december"),
    (_WAITING, WAITING_NAME),
    ("niet_meetellende_banen", "Telt niet mee"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """A table as a person reads it: a header and rows of the same length.

    `note` is what has to stand below it, such as why numbers do not add up; empty without.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def main_figures(dossier: Dossier, outcome: Outcome, law: Law) -> Figures:
    """The main figures of a year behind the years before it that have jobs, at most four.

    A row that is shown in no year is left out; the note says why.
    """
    before = [year.jaar for year in dossier.jaren if year.jaar < outcome.jaar and year.banen]
    years = sorted(before)[-(MOST_YEARS - 1) :]
    earlier = (calculate(dossier, year, law, with_findings=False) for year in years)
    outcomes = [*earlier, outcome]
    guarded = [(each, _guard(dossier, each)) for each in outcomes]
    keys = [key for key, _ in _MAIN if any(key in each.by_key for each in outcomes)]
    columns = [{key: _cell(each, key, guard) for key in keys} for each, guard in guarded]
    names = [str(each.jaar) for each in outcomes]
    names_of_waiting = (waiting_name(each.rows) for each in outcomes if each.value(_WAITING))
    awaited = waiting_name_of_all(names_of_waiting)
    rows = (
        (awaited if key == _WAITING else label, *(shown[key] for shown in columns))
        for key, label in _MAIN
        if key in keys and {shown[key] for shown in columns} != {NOT_SHOWN}
    )
    sums = [
        found for name, shown in zip(names, columns, strict=True) for found in sums_in(shown, name)
    ]
    hidden = next((guard.reason for _, guard in guarded if guard.reason), "")
    note = " ".join(each for each in (dutch.rounded_apart(*sums), hidden) if each)
    return Figures(("", *names), tuple(rows), note)


def _guard(dossier: Dossier, outcome: Outcome) -> Guard:
    jaar = dossier.year(outcome.jaar)
    return Guard() if jaar is None else Guard.of(outcome, jaar)


def calculation(outcome: Outcome, guard: Guard, *, levy: bool) -> Figures:
    """Every step with its value as far as the guard shows it, its formula and its article."""
    steps = shown_steps(outcome, levy=levy)
    shown = {step.key: guard.shown(step) for step in steps}
    rows = (
        (step.label, shown[step.key], wording.formula_in_words(outcome, step), step.article)
        for step in steps
        if shown[step.key] != NOT_SHOWN
    )
    header = ("Stap", "Uitkomst", "Berekening", "Wetsartikel")
    return Figures(header, tuple(rows), notes_below(outcome, shown))


def shown_steps(outcome: Outcome, *, levy: bool) -> Sequence[Step]:
    """The steps to show: the theoretical levy and bonus only on request."""
    return [step for step in outcome.steps if levy or step.key not in ON_REQUEST]


def _cell(outcome: Outcome, key: str, guard: Guard) -> str:
    step = outcome.by_key.get(key)
    return "onbekend" if step is None else guard.shown(step)
