"""The answer of a year in one or two sentences, the same in window, text and workbook."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Bound, Outcome, Regime, Telt
from banen_desktop.reports.words.guard import PEOPLE, people_cannot_be_right
from banen_desktop.reports.words.sums import GAP, REALISED, TARGET
from banen_desktop.reports.words.wording import (
    amount,
    bounded,
    job_of,
    realisation,
    realised_of,
    told,
)

_UNKNOWN_HOURS = "De uren van uw banen zijn nog niet bekend"
_SHARE = "realisatiepercentage"


class Sentence(NamedTuple):
    """A sentence with one part that is the strongest; `met` tells that the quotum is met."""

    before: str
    strong: str = ""
    after: str = ""
    met: bool = False

    def __str__(self) -> str:
        """All of it."""
        return self.before + self.strong + self.after


def news(outcome: Outcome) -> str:
    """The answer as the title of a page; a question where the hours of the year are unknown."""
    year, realised = outcome.jaar, outcome.by_key[REALISED]
    if outcome.regime is Regime.GEEN:
        return f"Over {year} is er geen quotum"
    if outcome.regime is Regime.WET_BANENAFSPRAAK:
        return f"Over {year} hebt u geen eigen quotum"
    if "verloonde_uren" not in outcome.by_key:
        return f"Hoeveel uren betaalde u in {year}?"
    if outcome.vrijgesteld:
        return f"Kleine werkgever: geen heffing over {year}"
    if "quotumpercentage" not in outcome.by_key:
        known = realised.known is not None and realised.value
        jobs = bounded(amount(realised.value), realised.bound) if known else ""
        verb = "telt" if jobs.endswith("baan") else "tellen"
        counted = f", {jobs} {verb} mee" if jobs else ""
        return f"Quotum van {year} nog niet bekend{counted}"
    return _news_of_quotum(outcome)


def _news_of_quotum(outcome: Outcome) -> str:
    year, gap = outcome.jaar, outcome.by_key[GAP]
    if _SHARE not in outcome.by_key:
        return f"Het quotum van {year} is 0 banen"
    if gap.known is None:
        return f"Uren van uw banen in {year} nog niet bekend"
    exact = gap.bound is Bound.EXACT
    if gap.value < 0:
        most = "" if exact else "hooguit "
        return f"Nog {most}{amount(-gap.value)} nodig voor het quotum van {year}"
    more = f"{'' if exact else f'{gap.bound} '}{dutch.jobs(gap.value)} meer dan nodig"
    return f"Quotum van {year} gehaald" + (f": {more}" if dutch.rounded(gap.value, 1) else "")


def in_a_sentence(outcome: Outcome, others: Sequence[Outcome] = ()) -> Sentence:
    """What was realised of the quotum, by how many people, and the year before among `others`.

    A year without such a percentage has its headline instead.
    """
    share, gap = outcome.by_key.get(_SHARE), outcome.by_key.get(GAP)
    if outcome.vrijgesteld or gap is None or share is None or share.known is None:
        return Sentence(headline(outcome))
    realised, met = outcome.by_key[REALISED], gap.value >= 0
    target = outcome.by_key[TARGET].value
    people = 0 if people_cannot_be_right(outcome) else int(outcome.by_key[PEOPLE].value)
    by = f", met {dutch.people(people)}" if people else ""
    earlier = next((each for each in others if each.jaar == outcome.jaar - 1), None)
    part = None if earlier is None else earlier.by_key.get(_SHARE)
    before = "" if part is None or earlier is None else f" In {earlier.jaar} was dat {told(part)}."
    if met:
        asked = dutch.format_number(target, 1)
        start = f"U realiseerde {told(realised)}; het quotum vraagt er {asked}. Dat is "
    else:
        number = dutch.format_number(realised.value, 1)
        start = f"U realiseerde {realised_of(number, dutch.jobs(target), realised)}: "
    return Sentence(start, told(share), f"{by}.{before}", met)


def jobs_with_verb(value: Decimal, before: str, after: str) -> str:
    """A sentence about a number of jobs whose verb agrees: `Er zijn nog 5,5 banen nodig.`"""
    phrase = dutch.jobs(value)
    verb = "is" if phrase.endswith("baan") else "zijn"
    return f"Er {verb} {before}{phrase} {after}."


def headline(outcome: Outcome) -> str:
    """The answer of a year in plain words, for every kind of year."""
    realised = outcome.by_key["gerealiseerde_banen"].value
    have = _have(outcome, realised)
    if outcome.regime is Regime.GEEN:
        return f"Voor {outcome.jaar} geldt voor u geen quotum. {have}."
    if outcome.regime is Regime.WET_BANENAFSPRAAK:
        law = f"Onder de Wet banenafspraak hebt u over {outcome.jaar} geen eigen quotum."
        return f"{law} {have}{_share(outcome)}."
    if "verloonde_uren" not in outcome.by_key:
        return f"Vul eerst de verloonde uren van {outcome.jaar} in. {have}."
    if outcome.vrijgesteld:
        return f"U bent een kleine werkgever: voor u geldt geen heffing. {have}."
    if "quotumpercentage" not in outcome.by_key:
        return f"Het quotumpercentage van {outcome.jaar} is niet bekend: vul het in. {have}."
    return _against_quota(outcome, realised)


def hours_missing(outcome: Outcome) -> bool:
    """Whether the hours of a row that counts are unknown."""
    return any(row.telt is Telt.JA and row.dagen and row.uren is None for row in outcome.rows)


def _have(outcome: Outcome, realised: Decimal) -> str:
    if realised:
        least = bounded(amount(realised), outcome.by_key["gerealiseerde_banen"].bound)
        return f"U hebt {least} van {job_of(outcome)}"
    return _UNKNOWN_HOURS if hours_missing(outcome) else "Er tellen geen banen mee"


def _share(outcome: Outcome) -> str:
    step = outcome.by_key.get("aandeel")
    return f": {told(step)} van uw verloonde uren" if step is not None and step.value else ""


def _against_quota(outcome: Outcome, realised: Decimal) -> str:
    difference, job = outcome.by_key["verschil_banen"].value, job_of(outcome)
    part = outcome.by_key.get("realisatiepercentage")
    if part is None:
        return f"Uw quotum over {outcome.jaar} is 0 banen. {_have(outcome, realised)}."
    if difference >= 0:
        more = dutch.rounded(difference, 1)
        least = "" if part.bound is Bound.EXACT else f"{part.bound} "
        extra = f" U hebt {least}{dutch.jobs(difference)} meer dan nodig." if more else ""
        return f"U haalt uw quotum, voor {least}{realisation(part.value)}.{extra}"
    if realised == 0:
        needed = jobs_with_verb(outcome.by_key["quotum_banen"].value, "", f"van {job} nodig")
        none = _UNKNOWN_HOURS if hours_missing(outcome) else "U hebt nog geen banen die meetellen"
        return f"{none}. {needed}"
    least = bounded(realisation(part.value), part.bound)
    if part.bound is Bound.AT_LEAST:
        return f"U haalt {least} van uw quotum. {still_needed(-difference, job, 'hooguit ')}"
    return f"U haalt {least} van uw quotum. {still_needed(-difference, job)}"


def still_needed(gap: Decimal, job: str, most: str = "") -> str:
    """The sentence about the jobs that are still to go; `most` when it may be fewer."""
    if dutch.rounded(gap, 1) == 0:
        return f"Er is nog minder dan 0,1 baan van {job} nodig."
    return jobs_with_verb(gap, f"nog {most}", f"van {job} nodig")
