"""The words of the page with jobs: its news, what each row says, and the total below them.

Numbers come from the outcome of the year, and are shown as the rows show them: hours whole, jobs
with two decimals.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.model import Baan
from banen_desktop.quota.calculation.rows import by_decision, register_checked
from banen_desktop.quota.calculation.trace import Bound, Outcome, RowOutcome, Step, Telt
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.sums import REALISED, rounding_note

NO_JOBS = "–"
_OWN, _HIRED, _WAITING = "banen_dienstverband", "banen_inleen", "nog_toe_te_rekenen_banen"
_COUNTS = {Telt.JA: "ja", Telt.NOG_NIET: "nog niet", Telt.NEE: "nee"}


def title(outcome: Outcome, banen: Sequence[Baan]) -> str:
    """The news of the page: `14,7 banen tellen mee in 2025`."""
    year, step = outcome.jaar, outcome.by_key[REALISED]
    if not banen:
        return f"Welke banen voor de doelgroep had u in {year}?"
    if step.known is None:
        return f"Hoeveel uren hebben de banen van {year}?"
    if not step.value and step.bound is Bound.EXACT:
        return f"Nog geen baan telt mee in {year}"
    jobs = wording.bounded(wording.amount(step.value), step.bound)
    verb = "telt" if jobs.endswith("baan") else "tellen"
    return wording.capitalised(f"{jobs} {verb} mee in {year}")


def parts(outcome: Outcome) -> str:
    """Of what the total is made, and of how many people: one sentence, empty without jobs."""
    own, hired, total = (outcome.by_key[key] for key in (_OWN, _HIRED, REALISED))
    if not total.value:
        return ""
    people = _people(outcome)
    if not hired.value:
        return f"Alles in eigen dienst, van {people}."
    if not own.value:
        return f"Alles ingeleend, van {people}."
    apart = rounding_note((own.value, hired.value), total.value)
    return f"{_amount(own)} in eigen dienst en {_amount(hired)} ingeleend{apart}, van {people}."


def _amount(step: Step) -> str:
    return wording.bounded(dutch.format_number(step.value, 1), step.bound)


def may_count(outcome: Outcome) -> str:
    """How much can still count after an agreement with the lender; empty when there is none."""
    step = outcome.by_key[_WAITING]
    if not step.value:
        return "" if step.known is not None else "Er kunnen nog banen meetellen."
    jobs = wording.bounded(wording.amount(step.value), step.bound)
    verb = "kan" if jobs.endswith("baan") else "kunnen"
    return wording.capitalised(f"{jobs} {verb} nog meetellen.")


def _people(outcome: Outcome) -> str:
    number = int(outcome.by_key["personen"].value)
    return "1 persoon" if number == 1 else f"{dutch.format_number(Decimal(number))} mensen"


# -- a row ---------------------------------------------------------------------------------------


def in_year(baan: Baan, year: int) -> str:
    """Which part of a year a contract runs: `heel jaar`, `tot 30 sep`, `van 1 mei`."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    begins = baan.van if baan.van is not None and baan.van > first else None
    ends = baan.tot if baan.tot is not None and baan.tot < last else None
    if (begins and begins > last) or (ends and ends < first) or (begins and ends and ends < begins):
        return "niet"
    if begins and ends:
        return f"{_day(begins)}–{_day(ends)}"
    if begins:
        return f"van {_day(begins)}"
    return f"tot {_day(ends)}" if ends else "heel jaar"


def _day(day: date) -> str:
    month = "mrt" if day.month == 3 else dutch.MONTHS[day.month - 1][:3]
    return f"{day.day} {month}"


def hours(row: RowOutcome) -> str:
    """The hours of a row: `1.241`, `~ 525` for an estimate, `(835)` where they do not count yet."""
    if row.uren is None:
        return "onbekend"
    told = dutch.format_number(row.uren, 0)
    told = f"~ {told}" if row.geschat else told
    return told if row.telt is Telt.JA else f"({told})"


def jobs(row: RowOutcome) -> str:
    """What a row is worth in jobs; a dash where it does not count."""
    if row.telt is not Telt.JA or row.banen is None:
        return NO_JOBS
    return dutch.format_number(row.banen, 2)


def counts(baan: Baan, row: RowOutcome, year: int) -> str:
    """Whether a row counts, and what has to be done for that: `ja`, `ja, nakijken`."""
    if row.open_vragen:
        return "vraag open"
    if not row.dagen:
        return "geen dag"
    unchecked = row.telt is Telt.JA and not register_checked(baan, year)
    return "ja, nakijken" if unchecked else _COUNTS[row.telt]


def answer(row: RowOutcome, year: int) -> str:
    """What a row is worth, in one line: `Telt mee voor 0,39 baan`."""
    if row.telt is Telt.NEE:
        return "Telt niet mee"
    if row.banen is None:
        return "Vul de uren in"
    if not row.dagen:
        return f"Telt in {year} geen dag mee"
    worth = dutch.jobs(row.banen, 2)
    if row.telt is Telt.NOG_NIET:
        return f"Telt nog niet: {worth}"
    return f"Telt mee voor {worth}"


def decision(baan: Baan, row: RowOutcome) -> str:
    """The own decision that makes a row count, with its ground and day; empty without one.

    Where it makes that a row does not count, it is the reason that `division` tells.
    """
    if row.telt is not Telt.JA or not by_decision(baan, row.regel):
        return ""
    day = baan.besluit_op
    when = "" if day is None else f" ({dutch.format_date(day)})"
    return f"{row.reden}{when}"


def division(row: RowOutcome, outcome: Outcome) -> str:
    """How the hours of a row become jobs: `525 uur (geschat) ÷ 1.331 uur per baan.`"""
    if row.uren is None:
        return "Er staan nog geen verloonde uren en geen uren per week."
    if row.telt is Telt.NEE or not row.dagen:
        return row.reden if row.telt is Telt.NEE else "De datums vallen buiten het jaar."
    estimated = " (geschat)" if row.geschat else ""
    per_job = wording.shown(outcome.by_key["uren_per_baan"])
    return f"{dutch.format_number(row.uren, 0)} uur{estimated} ÷ {per_job}."


# -- the total -----------------------------------------------------------------------------------


def total(outcome: Outcome, rows: int) -> str:
    """Which rows are in the total: `18 van 22 rijen, 17 mensen`."""
    counting = sum(row.telt is Telt.JA for row in outcome.rows)
    noun = "rij" if rows == 1 else "rijen"
    return f"{counting} van {rows} {noun}, {_people(outcome)}"


def total_hours(outcome: Outcome) -> str:
    """The hours of the rows that count."""
    return _known(outcome.by_key["meetellende_uren"], 0)


def total_jobs(outcome: Outcome) -> str:
    """The jobs of the rows that count."""
    return _known(outcome.by_key[REALISED], 2)


def _known(step: Step, decimals: int) -> str:
    if step.known is None:
        return str(step.bound)
    return wording.bounded(dutch.format_number(step.value, decimals), step.bound)


def apart(outcome: Outcome) -> str:
    """Why the rows that count do not add up to the total as all are shown; empty when they do."""
    counting = [row for row in outcome.rows if row.telt is Telt.JA]
    uren = [row.uren for row in counting if row.uren is not None]
    banen = [row.banen for row in counting if row.banen is not None]
    found = [
        *_apart("uren", uren, outcome.by_key["meetellende_uren"].value, 0),
        *_apart("banen", banen, outcome.by_key[REALISED].value, 2),
    ]
    return f"Elk getal is apart afgerond: {', en '.join(found)}." if found else ""


def _apart(name: str, values: Iterable[Decimal], whole: Decimal, decimals: int) -> list[str]:
    added = dutch.added_up(values, decimals)
    if added == dutch.rounded(whole, decimals):
        return []
    shown = (dutch.format_number(value, decimals) for value in (added, whole))
    return [f"{name} opgeteld {' en hier '.join(shown)}"]
