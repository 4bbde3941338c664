"""The chart: per year what was realised and what was asked, readable without colour.

Own employment is solid, hired is hatched, what waits for allocation has a dashed outline, and what
never counts stands apart with an outline only. The quotum is a thick line at its year, the own
nulmeting a dotted line through all years. The numbers stand under each year, so that no text ever
lies over another; the table tells the same in words. Values are jobs of 25.5 hours a week.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil, log10

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation.trace import (
    WAITING_NAME,
    Bound,
    Outcome,
    waiting_name,
    waiting_name_of_all,
)
from banen_desktop.reports.words import percentages, wording
from banen_desktop.reports.words.figures import Figures
from banen_desktop.reports.words.guard import HIRED_JOBS, NEVER, OWN_JOBS, WAITING, Guard, Kind
from banen_desktop.reports.words.sums import GAP, REALISED, TARGET, sums_in
from banen_desktop.reports.words.tables import Cell, Line, Table, cell_of

NOTHING = Decimal(0)
_KEYS = {
    "realised": "gerealiseerde_banen",
    "own": OWN_JOBS,
    "hired": HIRED_JOBS,
    "waiting": WAITING,
    "never": NEVER,
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One year, in jobs; `quota` and `share` (the realisation in words) when there is a quotum.

    What counts is `realised`. Its parts `own` and `hired`, and beside them `waiting` and `never`,
    are `None` where they are of so few people that they stay in the house. `bounds` tells of the
    fields whose hours are not all known how far they are. `awaited` names what `waiting` is for.
    """

    year: int
    realised: Decimal = NOTHING
    own: Decimal | None = NOTHING
    hired: Decimal | None = NOTHING
    waiting: Decimal | None = NOTHING
    never: Decimal | None = NOTHING
    quota: Decimal | None = None
    share: str = ""
    bounds: Mapping[str, Bound] = field(default_factory=dict)
    awaited: str = WAITING_NAME

    @property
    def together(self) -> Decimal | None:
        """What counts, where own and hired may not be told apart."""
        return self.realised if self.own is None or self.hired is None else None


@dataclass(frozen=True, slots=True)
class Series:
    """The years in their order, and the employer's own nulmeting when it is known.

    `remark` says which quota rest on a percentage that is not settled.
    """

    bars: tuple[Bar, ...]
    nulmeting: Decimal | None = None
    remark: str = ""

    def has(self, part: str) -> bool:
        """Whether any year has something of this part of a bar."""
        return any(getattr(bar, part) for bar in self.bars)

    @property
    def awaited(self) -> str:
        """What the jobs that may count later wait for, in any year."""
        return waiting_name_of_all(bar.awaited for bar in self.bars if bar.waiting)

    @property
    def apart(self) -> bool:
        """Whether own and hired stand apart in any year."""
        return any(bar.together is None for bar in self.bars)


def series_of(dossier: Dossier, outcomes: Iterable[Outcome], kind: Kind = Kind.DELEN) -> Series:
    """The series of years of a dossier; to share, it tells nothing of a few people."""
    bars, shown = [], tuple(outcomes)
    for outcome in shown:
        jaar = dossier.year(outcome.jaar)
        bars.append(bar_of(outcome, Guard() if jaar is None else Guard.of(outcome, jaar, kind)))
    return Series(tuple(bars), dossier.werkgever.nulmeting_banen, percentages.mixed(shown))


def bar_of(outcome: Outcome, guard: Guard) -> Bar:
    """The bar of one year, as far as the guard shows it."""
    share = outcome.value("realisatiepercentage")

    def shown(key: str) -> Decimal | None:
        return None if guard.hides(key) else outcome.by_key[key].value

    return Bar(
        year=outcome.jaar,
        realised=outcome.by_key["gerealiseerde_banen"].value,
        own=shown(OWN_JOBS),
        hired=shown(HIRED_JOBS),
        waiting=shown(WAITING),
        never=shown(NEVER),
        quota=outcome.value("quotum_banen"),
        share="" if share is None else _share(outcome, share),
        bounds={part: outcome.by_key[key].bound for part, key in _KEYS.items()},
        awaited=waiting_name(outcome.rows),
    )


def _share(outcome: Outcome, share: Decimal) -> str:
    return wording.bounded(wording.realisation(share), outcome.by_key["realisatiepercentage"].bound)


def nice_step(top: float) -> float:
    """A step of 1, 2 or 5 times a power of ten, for at most five lines."""
    if top <= 0:
        return 1.0
    power = 10.0 ** ceil(log10(top / 5) - 1)
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * 5 >= top)


def highest(series: Series) -> Decimal:
    """The highest thing that the chart shows."""
    tops = [bar.realised + (bar.waiting or NOTHING) for bar in series.bars]
    tops += [bar.never or NOTHING for bar in series.bars]
    tops += [bar.quota for bar in series.bars if bar.quota is not None]
    return max([NOTHING, *tops, series.nulmeting or NOTHING])


def described(bar: Bar) -> str:
    """One year in words."""
    if bar.own is None or bar.hired is None:
        parts = [f"{bar.year}: {_cell(bar, 'realised')} in dienst en ingeleend samen"]
    else:
        parts = [f"{bar.year}: {_cell(bar, 'own')} in dienst, {_cell(bar, 'hired')} ingeleend"]
    if bar.quota is not None:
        parts.append(f"quotum {_shown(bar.quota)}")
    if bar.share:
        unknown = bar.share == Bound.UNKNOWN
        parts.append(f"realisatie {bar.share}" if unknown else bar.share)
    if bar.waiting:
        parts.append(f"{_cell(bar, 'waiting')} {inside(bar.awaited)}")
    if bar.never:
        parts.append(f"{_cell(bar, 'never')} telt niet mee")
    return ", ".join(parts) + "."


def inside(name: str) -> str:
    """A name inside a sentence."""
    return name[:1].lower() + name[1:]


def in_words(series: Series) -> str:
    """The whole chart in words, for who cannot see it."""
    if not series.bars:
        return "Grafiek zonder jaren."
    years = [series.bars[0].year, series.bars[-1].year]
    period = f"{years[0]}" if years[0] == years[1] else f"{years[0]} tot en met {years[1]}"
    sentences = [f"Staafgrafiek van banen en quotum, {period}."]
    sentences += map(described, series.bars)
    if series.nulmeting is not None:
        sentences.append(f"De eigen nulmeting is {dutch.jobs(series.nulmeting)}.")
    return " ".join((*sentences, series.remark)).strip()


def chart_table(series: Series) -> Figures:
    """The numbers of the chart as a table, a column for each part that some year has."""
    columns = [
        ("In dienst", "own", series.apart),
        ("Ingeleend", "hired", series.apart),
        ("Gerealiseerd", "realised", True),
        (series.awaited, "waiting", series.has("waiting")),
        ("Telt niet mee", "never", series.has("never")),
    ]
    kept = [(title, part) for title, part, wanted in columns if wanted]
    header = ("Jaar", *(title for title, _ in kept), "Quotum", "Realisatie")
    rows = (
        (
            str(bar.year),
            *(_cell(bar, part) for _, part in kept),
            "–" if bar.quota is None else _shown(bar.quota),
            bar.share or "–",
        )
        for bar in series.bars
    )
    added = (
        found
        for bar in series.bars
        if series.apart
        for found in sums_in({key: _cell(bar, part) for part, key in _KEYS.items()}, str(bar.year))
    )
    return Figures(header, tuple(rows), dutch.rounded_apart(*added))


def years_table(series: Series, outcomes: Sequence[Outcome], year: int | None) -> Table:
    """The years under each other, each with its bar to draw; the shown year is the strongest.

    The series is that of these outcomes.
    """
    keys = (REALISED, TARGET, GAP, "realisatiepercentage")
    lines = (
        Line(
            str(bar.year),
            (Cell("", told=described(bar)), *(cell_of(outcome, key) for key in keys)),
            strong=bar.year == year,
        )
        for bar, outcome in zip(series.bars, outcomes, strict=True)
    )
    header = ("Jaar", "Banen", "Gerealiseerd", "Quotum", "Verschil", "Gehaald")
    return Table(header, tuple(lines), series.remark)


def _cell(bar: Bar, part: str) -> str:
    value: Decimal | None = getattr(bar, part)
    bound = bar.bounds.get(part, Bound.EXACT)
    return "–" if value is None else wording.bounded(_shown(value), bound)


def _shown(jobs: Decimal) -> str:
    return dutch.format_number(jobs, 1)


def written(jobs: Decimal) -> Sequence[str]:
    """A number of jobs in ever shorter ways, for where there is little room."""
    return (_shown(jobs), dutch.format_number(jobs, 0), _short(jobs))


def _short(jobs: Decimal) -> str:
    for power, word in ((12, "bln"), (9, "mld"), (6, "mln"), (3, "dzd")):
        if jobs >= Decimal(10) ** power:
            shown = dutch.rounded(jobs.scaleb(-power), 1)
            return f"{dutch.format_number(shown)}\N{NO-BREAK SPACE}{word}"
    return dutch.format_number(jobs, 0)
