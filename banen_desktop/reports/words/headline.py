"""The answer of a year in one or two sentences, the same in window, text and workbook."""

from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Bound, Outcome, Regime, Telt
from banen_desktop.reports.words.wording import amount, bounded, job_of, realisation, told

_UNKNOWN_HOURS = "De uren van uw banen zijn nog niet bekend"


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
