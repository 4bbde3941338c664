"""What is said of a quotumpercentage that is not settled, alone and in a row of years.

A year on an indication never stands beside one on a settled percentage without these words.
"""

from collections.abc import Iterable

from banen_desktop import dutch
from banen_desktop.dossier.model import Jaar
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.calculation.year_facts import (
    chosen_indication,
    indication_of,
    known_percentage,
)
from banen_desktop.quota.law.law import Law, LegalValue, Status
from banen_desktop.reports.words import wording

KINDS = {
    Status.VASTGESTELD: "een percentage",
    Status.INDICATIEF: "een indicatief percentage",
    Status.TE_BEVESTIGEN: "een nog niet bevestigd percentage",
    Status.EIGEN_OPGAVE: "een zelf opgegeven percentage",
    Status.ACHTERHAALD: "een achterhaalde indicatie",
}


def unsettled(outcome: Outcome) -> LegalValue | None:
    """The percentage that the quotum of a year is made with, when it is not settled."""
    step = outcome.by_key.get("quotumpercentage")
    if step is None or step.legal is None or "quotum_banen" not in outcome.by_key:
        return None
    return None if step.legal.settled else step.legal


def mixed(outcomes: Iterable[Outcome]) -> str:
    """What to know before the quota of these years are compared; empty when all are settled."""
    measured = [each for each in outcomes if "quotum_banen" in each.by_key]
    years: dict[Status, list[str]] = {}
    for each in sorted(measured, key=lambda outcome: outcome.jaar):
        value = unsettled(each)
        if value is not None:
            years.setdefault(value.status, []).append(str(each.jaar))
    if len(measured) < 2 or not years:
        return ""
    (first, of_first), *others = ((KINDS[kind], dutch.join_list(of)) for kind, of in years.items())
    parts = [f"Het quotum van {of_first} is berekend met {first}"]
    parts += [f"dat van {of} met {kind}" for kind, of in others]
    return f"{dutch.join_list(parts)}. Vergelijk die jaren voorzichtig met andere."


def unknown(law: Law, year: int) -> str:
    """The sentence of a year without a percentage."""
    if indication_of(law, year) is None:
        return f"Het quotumpercentage van {year} is nog niet bekend."
    return f"Van het quotumpercentage van {year} is alleen een achterhaalde indicatie bekend."


def beside_field(jaar: Jaar, law: Law, help_: str) -> str:
    """What stands under the field of the own percentage; `help_` when it has another value."""
    year = jaar.jaar
    known, old = known_percentage(law, year), indication_of(law, year)
    if jaar.quotumpercentage is not None:
        if chosen_indication(jaar, law) is None:
            return help_
        return f"U rekent met een achterhaalde indicatie. {_around(law, year)}"
    if known is not None:
        status = wording.status_words(known).rstrip(".")
        return f"Leeg: het programma gebruikt {_shown(known)} ({status})."
    if old is None:
        told = "Voor dit jaar is geen percentage ingebouwd. Vul het in, met de bron."
        return f"{told} {_around(law, year)}".strip()
    number = dutch.format_number(old.waarde)
    return (
        f"Leeg: geen doel. Er is alleen een achterhaalde indicatie: {_shown(old)}. "
        f"{_around(law, year)} Toch met de indicatie rekenen? Vul {number} in, zonder bron."
    )


def _around(law: Law, year: int) -> str:
    """The settled percentages of the nearest years before and after."""
    settled = [value for value in law.values["quotumpercentage"] if value.settled]
    before = [value for value in settled if value.vanaf < year][-1:]
    after = [value for value in settled if value.vanaf > year][:1]
    told = [f"{_shown(value)} ({value.vanaf})" for value in before + after]
    return f"Vastgesteld: {dutch.join_list(told)}." if told else ""


def _shown(value: LegalValue) -> str:
    return f"{dutch.format_number(value.waarde)}%"
