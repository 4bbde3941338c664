"""The summary of a year on one page, for the board: the answer, three numbers, the chart, and why.

It holds only what may leave the house, and never more than a page: texts of others are shortened.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from banen_desktop import dutch
from banen_desktop.dossier.bsn_texts import shared
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Lengte
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Bound, Outcome, Regime
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import quantity_of_jobs
from banen_desktop.reports.pages.chart import chart_table, in_words, series_of
from banen_desktop.reports.pages.chart_drawing import draw_chart
from banen_desktop.reports.pages.document import (
    Block,
    Card,
    Cards,
    Document,
    Heading,
    Look,
    Picture,
    Table,
    Text,
    Tone,
)
from banen_desktop.reports.text.answer import result
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.sources import quality
from banen_desktop.reports.text.style import Style, Voice, style_of
from banen_desktop.reports.text.year_report import Report, report_of
from banen_desktop.reports.words import guard as guards
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.figures import Figures
from banen_desktop.reports.words.guard import Guard
from banen_desktop.reports.words.sums import GAP, REALISED, TARGET, sums_in

MOST_YEARS = 5
_LONGEST_NAME = 120
_LONGEST_TEXT = 420
_NO_HOURS = "De verloonde uren zijn nog niet bekend."
_CHART_SIZE = (470.0, 185.0)
_NO_HOURS_OF_JOBS = "De uren van de banen zijn niet bekend."


def summary(
    dossier: Dossier, year: int, law: Law, made_on: date, style: Style | None = None
) -> Document:
    """The one page of a year; raises `KeyError` when the dossier has no such year."""
    dossier = shared(dossier)
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    style = style or style_of(dossier, year)
    report = report_of(dossier, jaar, law)
    guard = report.guard
    first = _in_short(report, style)
    outcomes = years_up_to(dossier, year, law, MOST_YEARS)
    blocks: list[Block] = [*answer_first(report, style)]
    blocks += chart_blocks(dossier, outcomes, _CHART_SIZE)
    blocks += [Heading("Hoe dit is berekend"), *map(Text, first[1:])]
    about = quality(report, Voice(style.stem, dossier.werkgever.naam))
    made = f"Deze samenvatting is gemaakt op {dutch.format_date_words(made_on)}."
    blocks += [Heading("Over de cijfers"), Text(" ".join([*(about or [_NO_HOURS]), made]))]
    if guard.reason:
        blocks.append(Text(guard.reason, Look.NOTE))
    return Document(
        title=f"Banenafspraak {year}",
        employer=dutch.shorten(dossier.werkgever.naam, _LONGEST_NAME),
        made_on=made_on,
        blocks=tuple(blocks),
        logo=dossier.logo,
        compact=True,
    )


def answer_first(report: Report, style: Style) -> Iterator[Block]:
    """The answer in one paragraph and three numbers, before anything else."""
    voice = Voice(style.stem, report.dossier.werkgever.naam)
    told = voice.told(result(report, voice, percentage=True))
    yield Text(dutch.shorten(told, _LONGEST_TEXT), Look.LEAD)
    yield cards(report.outcome, report.law, report.guard)
    yield from _apart(report.outcome, report.guard)


def _in_short(report: Report, style: Style) -> Sequence[str]:
    short = Style(Lengte.KORT, style.stem, levy=False)
    found = paragraph(report.dossier, report.jaar.jaar, report.law, short)
    return [dutch.shorten(text, _LONGEST_TEXT) for text in found.sections[0].paragraphs]


def years_up_to(dossier: Dossier, year: int, law: Law, most: int) -> Sequence[Outcome]:
    """The outcomes of a year and the years before it, the newest so many."""
    known = [jaar.jaar for jaar in dossier.jaren if jaar.jaar <= year]
    return [calculate(dossier, each, law, with_findings=False) for each in known[-most:]]


def chart_blocks(
    dossier: Dossier, outcomes: Sequence[Outcome], size: tuple[float, float]
) -> Iterator[Block]:
    """The chart of these years and the table that tells the same."""
    series = series_of(dossier, outcomes)
    title = f"Banen en quotum per jaar, in banen van {wording.job_of(*outcomes)}"
    yield Picture(draw_chart(series, *size), title, in_words(series))
    table = chart_table(series)
    widths = (12, *[16] * (len(table.header) - 1))
    right = frozenset(range(1, len(table.header)))
    yield Table(table.header, table.rows, widths, right, "De cijfers van de grafiek")
    if series.remark:
        yield Text(series.remark, Look.NOTE)
    yield from note_below(table)


def note_below(table: Figures) -> Iterator[Text]:
    """What has to stand below a table of figures."""
    if table.note:
        yield Text(table.note, Look.NOTE)


def cards(outcome: Outcome, law: Law, guard: Guard) -> Cards:
    """What is asked, what there is, and the difference."""
    return Cards((_target(outcome), _realised(outcome, guard), _difference(outcome, law)))


def _apart(outcome: Outcome, guard: Guard) -> Iterator[Block]:
    """Why the numbers of the cards do not add up, where they do not."""
    told = (TARGET, REALISED, GAP, guards.OWN_JOBS, guards.HIRED_JOBS)
    steps = [outcome.by_key[key] for key in told if key in outcome.by_key]
    note = dutch.rounded_apart(*sums_in({step.key: guard.shown(step) for step in steps}))
    if note:
        yield Text(note, Look.NOTE)


def _number(outcome: Outcome, key: str, *, absolute: bool = False) -> tuple[str, str]:
    value = outcome.value(key)
    if value is None:
        return "–", ""
    shown = dutch.jobs(abs(value) if absolute else value)
    number, _, unit = shown.rpartition(" ")
    return wording.known_so_far(number, unit, outcome.by_key[key], absolute=absolute)


def _target(outcome: Outcome) -> Card:
    percentage, hours = outcome.by_key.get("quotumpercentage"), outcome.by_key.get("verloonde_uren")
    note = "Voor dit jaar is er geen quotum."
    if outcome.regime is Regime.QUOTUMREGELING:
        note = "Het quotumpercentage is niet bekend."
        if hours is None:
            note = "De verloonde uren zijn niet bekend."
        elif percentage is not None:
            note = f"{wording.shown(percentage)} van {wording.shown(hours)}"
            if outcome.vrijgesteld:
                note += "; kleine werkgever, geen heffing"
    return Card("Te realiseren", *_number(outcome, "quotum_banen"), note)


def _realised(outcome: Outcome, guard: Guard) -> Card:
    parts = []
    if not guard.hides(guards.OWN_JOBS):
        own, hired = (
            wording.told(outcome.by_key[key]) for key in (guards.OWN_JOBS, guards.HIRED_JOBS)
        )
        parts.append(f"{own} in dienst, {hired} ingeleend")
    if not guard.hides(guards.PEOPLE):
        parts.append(wording.shown(outcome.by_key[guards.PEOPLE]))
    number = _number(outcome, "gerealiseerde_banen")
    return Card("Gerealiseerd", *number, " · ".join(parts), Tone.ACCENT)


def _difference(outcome: Outcome, law: Law) -> Card:
    gap = outcome.value("verschil_banen")
    if gap is None:
        return Card("Verschil", "–", "", "")
    if outcome.by_key["verschil_banen"].bound is Bound.UNKNOWN:
        return Card("Verschil", str(Bound.UNKNOWN), "", _NO_HOURS_OF_JOBS)
    found = quantity_of_jobs(abs(gap), outcome.jaar, law, None)
    yearly, weekly = (dutch.format_number(each, 0) for each in (found.uren, found.uren_per_week))
    most = outcome.by_key["verschil_banen"].bound
    if gap < 0 and most is Bound.AT_LEAST:
        most = Bound.AT_MOST
    note = wording.bounded(f"{yearly} uur per jaar, {weekly} uur per week", most)
    number = _number(outcome, "verschil_banen", absolute=True)
    if gap < 0:
        return Card("Nog te gaan", *number, note, Tone.ATTENTION)
    return Card("Meer dan nodig", *number, note)
