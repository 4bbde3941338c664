"""The years before in the paragraph, as reported then and corrected since; and the nulmeting."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.quota.calculation.year_facts import indication_of
from banen_desktop.quota.units import EXACT
from banen_desktop.quota.years.history import differences, earlier_years, jobs_more, reported_values
from banen_desktop.reports.text.answer import quota_words
from banen_desktop.reports.text.style import Voice
from banen_desktop.reports.text.year_report import Report, report_of
from banen_desktop.reports.words import percentages, wording
from banen_desktop.reports.words.sums import rounding_note
from banen_desktop.reports.words.wording import amount

JOBS, QUOTA, PART = "gerealiseerde_banen", "quotum_banen", "realisatiepercentage"


def earlier(report: Report, voice: Voice, *, change: bool = False) -> Iterable[str]:
    """Each earlier year in the dossier, the newest first, at most four.

    With `change` also how many jobs there were more or less than in the year before.
    """
    years = earlier_years(report.dossier, report.jaar.jaar)
    before = [report_of(report.dossier, jaar, report.law) for jaar in years]
    for place, each in enumerate(before):
        yield from _year(each, voice, again=place > 0)
    if change and before:
        yield from _change(report, before[0])


def year_before(report: Report, voice: Voice) -> Iterable[str]:
    """The one year before, in a sentence or two; nothing when it is not in the dossier."""
    for jaar in earlier_years(report.dossier, report.jaar.jaar)[:1]:
        if jaar.jaar == report.jaar.jaar - 1:
            yield from _year(report_of(report.dossier, jaar, report.law), voice)


def since_start(report: Report) -> Iterable[str]:
    """How many extra jobs there are since the employer's own nulmeting; nothing without one.

    Nor while hours are unknown: whether there are more or less is not to be said then.
    """
    start = report.dossier.werkgever.nulmeting_banen
    if start is None or report.hours_missing:
        return
    more = EXACT.subtract(report.value(JOBS), start)
    counted = f"de nulmeting ({_jobs(start)}, naar eigen telling)"
    if not dutch.rounded(more, 1):
        same = f"{'bijna ' if more else ''}evenveel banen als"
        yield f"In {report.jaar.jaar} waren er {same} bij {counted}."
        return
    shown = amount(abs(more))
    note = rounding_note((report.value(JOBS), -start), more)
    extra = f"{_agrees(shown, 'was', 'waren')} er {shown} {'meer' if more > 0 else 'minder'}"
    yield f"In {report.jaar.jaar} {extra} dan bij {counted}{note}."


def _year(report: Report, voice: Voice, *, again: bool = False) -> Iterable[str]:
    values, jobs = reported_values(report.jaar), report.value(JOBS)
    if JOBS in values:
        yield from _as_reported(report, voice, values[JOBS])
    elif report.hours_missing and not jobs:
        yield f"Over {report.jaar.jaar} zijn de uren van de banen nog niet bekend."
    elif again and jobs:
        verb = _agrees(amount(jobs), "was", "waren")
        yield f"In {report.jaar.jaar} {verb} dat {_known(report)}{_against(report)}."
    else:
        did = f"In {report.jaar.jaar} {voice.does('realiseerden', 'realiseerde')} {voice.who()}"
        yield f"{did} {_known(report)}{_against(report)}."


def _agrees(shown: str, one: str, many: str) -> str:
    return one if shown.endswith("baan") else many


def _jobs(value: Decimal) -> str:
    return amount(value) if value else "geen banen"


def _known(report: Report) -> str:
    """The jobs of a year, with the word for what is only the least."""
    return wording.bounded(_jobs(report.value(JOBS)), report.outcome.by_key[JOBS].bound)


def _against(report: Report) -> str:
    """The quotum of a year with its share, and the percentage that is not settled."""
    if not report.measured or not report.has(PART):
        return ""
    known = "" if report.percentage.settled else f", met {report.percentage_words}"
    return f", bij een quotum van {quota_words(report)} ({report.told(PART)}{known})"


def _as_reported(report: Report, voice: Voice, jobs: Decimal) -> Iterable[str]:
    year, values = report.jaar.jaar, reported_values(report.jaar)
    lead = f"Over {year} {voice.does('rapporteerden', 'rapporteerde')} {voice.who()}"
    share = ""
    if values.get(QUOTA) and PART in values:
        part = wording.realisation(values[PART])
        share = f", bij een quotum van {amount(values[QUOTA])} ({part}{_rests_on(report, values)})"
    yield f"{lead} {_jobs(jobs)}{share}."
    changed = {found.key for found in differences(report.jaar, report.outcome)}
    if report.hours_missing and changed:
        yield f"De cijfers van {year} zijn daarna gewijzigd en nog niet volledig."
    elif changed & ({JOBS, QUOTA, PART} if share else {JOBS}):
        yield _corrected(report, changed, told=bool(share))


def _rests_on(report: Report, values: Mapping[str, Decimal]) -> str:
    """The percentage as it was reported, where that is one that is not settled."""
    step = report.outcome.by_key.get("quotumpercentage")
    now = None if step is None else step.legal
    for value in (now, indication_of(report.law, report.jaar.jaar)):
        if value is None or value.settled or "quotumpercentage" not in values:
            continue
        if value.waarde == values["quotumpercentage"] * 100:
            shown = wording.quota_percentage(values["quotumpercentage"])
            return f", met {percentages.KINDS[value.status]} van {shown}"
    return ""


def _corrected(report: Report, changed: Collection[str], *, told: bool) -> str:
    """The corrected figures; `told` when the quotum was told as reported."""
    now, beside = _jobs(report.value(JOBS)), _against(report)
    if told and QUOTA not in changed and beside:
        beside = " " + beside[beside.index("(") :]
    if JOBS not in changed and beside:
        return f"Na correctie is het quotum {beside.removeprefix(', bij een quotum van ')}."
    return f"Na correctie {_agrees(now, 'is', 'zijn')} dat {now}{beside}."


def _change(report: Report, before: Report) -> Iterable[str]:
    """How many jobs more or less than the year before; nothing while hours are unknown."""
    year, then = report.jaar.jaar, before.jaar.jaar
    if report.hours_missing or before.hours_missing or year != then + 1:
        return
    more, lead = jobs_more(report.outcome, before.outcome), f"Van {then} op {year}"
    if not dutch.rounded(more, 1):
        yield f"{lead} bleef het aantal banen {'bijna ' if more else ''}gelijk."
        return
    note = rounding_note((report.value(JOBS), -before.value(JOBS)), more)
    moved = f"{'groeide' if more > 0 else 'daalde'} het resultaat met {amount(abs(more))}"
    yield f"{lead} {moved}{note}."
