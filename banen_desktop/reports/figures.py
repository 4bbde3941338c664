"""The tables of figures in documents: the main figures per year, and the calculation."""

from collections.abc import Sequence
from dataclasses import dataclass

from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation import calculate
from banen_desktop.quota.law import Law
from banen_desktop.quota.trace import Outcome, Step, Unit
from banen_desktop.reports import wording
from banen_desktop.reports.jobs import people_cannot_be_right
from banen_desktop.reports.kinds import FEWEST_SHARED

MOST_YEARS = 4
ON_REQUEST = frozenset({"quotumheffing", "bonus"})
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
    ("nog_toe_te_rekenen_banen", "Nog toe te rekenen"),
    ("niet_meetellende_banen", "Telt niet mee"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """A table as a person reads it: a header and rows of the same length."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def main_figures(dossier: Dossier, outcome: Outcome, law: Law) -> Figures:
    """The main figures of a year beside the years before it that have jobs, at most four."""
    before = [year.jaar for year in dossier.jaren if year.jaar < outcome.jaar and year.banen]
    years = sorted(before, reverse=True)[: MOST_YEARS - 1]
    outcomes = [outcome, *(calculate(dossier, year, law) for year in years)]
    rows = (
        (label, *(_cell(each, key) for each in outcomes))
        for key, label in _MAIN
        if any(key in each.by_key for each in outcomes)
    )
    return Figures(("", *(str(each.jaar) for each in outcomes)), tuple(rows))


def calculation(outcome: Outcome, *, levy: bool) -> Figures:
    """Every step with its value, its formula in words and its article."""
    rows = (
        (
            step.label,
            shareable_value(outcome, step),
            wording.formula_in_words(outcome, step),
            step.article,
        )
        for step in shown_steps(outcome, levy=levy)
    )
    return Figures(("Stap", "Uitkomst", "Berekening", "Wetsartikel"), tuple(rows))


def shown_steps(outcome: Outcome, *, levy: bool) -> Sequence[Step]:
    """The steps to show: the theoretical levy and bonus only on request."""
    return [step for step in outcome.steps if levy or step.key not in ON_REQUEST]


def _cell(outcome: Outcome, key: str) -> str:
    step = outcome.by_key.get(key)
    return "onbekend" if step is None else shareable_value(outcome, step)


def withheld(outcome: Outcome) -> frozenset[str]:
    """The keys of the numbers of people that are not shared: too few, or they cannot be right."""
    people, new = outcome.value("personen"), outcome.value("personen_nieuw")
    if people is None or new is None:
        return frozenset()
    if people_cannot_be_right(outcome) or 0 < people < FEWEST_SHARED:
        return frozenset({"personen", "personen_nieuw"})
    few = any(0 < part < FEWEST_SHARED for part in (new, people - new))
    return frozenset({"personen_nieuw"} if few else ())


def shareable_value(outcome: Outcome, step: Step) -> str:
    """The value of a step, without a number of people that is too small or cannot be right."""
    if step.unit is Unit.PERSOON:
        if people_cannot_be_right(outcome):
            return "niet bekend"
        if 0 < step.value < FEWEST_SHARED:
            return f"minder dan {FEWEST_SHARED}"
    return wording.shown(step)
