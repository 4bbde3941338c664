"""What is said of a quotumpercentage that is not settled, alone and in a row of years.

A year on an indication never stands beside one on a settled percentage without these words.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from banen_desktop import dutch
from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.calculation.year_facts import (
    chosen_indication,
    indication_of,
    known_percentage,
    percentage_of,
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


_HOW_SURE = {Status.TE_BEVESTIGEN: "te bevestigen", Status.EIGEN_OPGAVE: "uw eigen opgave"}


class YearPercentage(NamedTuple):
    """The percentage that a year is calculated with; without one nothing follows from it."""

    year: int
    value: LegalValue | None

    @property
    def number(self) -> str:
        """The percentage with its two decimals, or a dash."""
        return "–" if self.value is None else _two_decimals(self.value)

    @property
    def words(self) -> str:
        """How sure it is."""
        if self.value is None:
            return "niet bekend"
        return _HOW_SURE.get(self.value.status, self.value.status.label)


def with_neighbours(dossier: Dossier, jaar: Jaar, law: Law) -> tuple[YearPercentage, ...]:
    """A year between the nearest years before and after it of which a percentage is known."""
    known = [
        YearPercentage(year, value)
        for year in sorted(_years(dossier, law))
        if year != jaar.jaar and (value := _used(dossier, year, law)) is not None
    ]
    before = [one for one in known if one.year < jaar.jaar][-1:]
    after = [one for one in known if one.year > jaar.jaar][:1]
    return (*before, YearPercentage(jaar.jaar, percentage_of(jaar, law)), *after)


def _years(dossier: Dossier, law: Law) -> set[int]:
    built_in = {value.vanaf for value in law.values["quotumpercentage"]}
    return built_in | {jaar.jaar for jaar in dossier.jaren}


def _used(dossier: Dossier, year: int, law: Law) -> LegalValue | None:
    jaar = dossier.year(year)
    return known_percentage(law, year) if jaar is None else percentage_of(jaar, law)


def idea_between(dossier: Dossier, jaar: Jaar, law: Law) -> str:
    """What the quotum would be with the percentages of the years around it; empty without both.

    An idea for who fills the year in, never for the report: no such percentage is in force.
    """
    around = with_neighbours(dossier, jaar, law)
    values = [one.value for one in around if one.year != jaar.jaar and one.value is not None]
    if len(values) != 2 or percentage_of(jaar, law) is not None:
        return ""
    if any(value.superseded for value in values):
        return ""
    shares = sorted(value.waarde for value in values)
    quota = [_quotum_with(dossier, jaar, law, share) for share in shares]
    known = [dutch.format_number(quotum, 1) for quotum in quota if quotum is not None]
    if len(known) != len(shares):
        return ""
    low, high = (f"{dutch.format_number(share, 2)}%" for share in shares)
    least, most = known
    jobs = dutch.plural(most, "baan", "banen")
    return (
        f"Met {_up_to(low, high)}{high} zou het quotum {_up_to(least, most)}{jobs} zijn. Dat is "
        "een idee, en komt niet in het verslag."
    )


def _up_to(first: str, last: str) -> str:
    """What stands before the last number of a range; nothing when it is one number."""
    return "" if first == last else f"{first} tot "


def _quotum_with(dossier: Dossier, jaar: Jaar, law: Law, share: Decimal) -> Decimal | None:
    """The quotum in jobs with another percentage; the jobs themselves make no difference to it."""
    tried = edits.set_year(dossier, jaar.jaar, quotumpercentage=share, banen=())
    return calculate(tried, jaar.jaar, law, with_findings=False).value("quotum_banen")


def _two_decimals(value: LegalValue) -> str:
    return f"{dutch.format_number(value.waarde, 2)}%"


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
