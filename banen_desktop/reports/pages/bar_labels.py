"""The words under the bar of one year: each where its part begins, or one sentence if they collide.

Places are in jobs; who draws knows how many points a job is, and how wide a text.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Bound, Outcome, Regime
from banen_desktop.reports.pages.chart import NOTHING, Bar, inside
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.sums import TARGET

_APART = 12.0  # points between two labels
_ROOM = Decimal("1.25")  # of a bar without a quotum, which may not look as if that is met


class Label(NamedTuple):
    """A number and its words, at a place on the bar; that of the quotum ends at its place."""

    number: str
    words: str
    at: Decimal
    is_quotum: bool = False

    def __str__(self) -> str:
        """The text as it stands."""
        parts = (self.words, self.number) if self.is_quotum else (self.number, self.words)
        return " ".join(part for part in parts if part)


def full_width(bar: Bar) -> Decimal:
    """How many jobs the whole width of the bar is; zero when there is nothing to draw."""
    counted = bar.realised + (bar.waiting or NOTHING)
    return counted * _ROOM if bar.quota is None else max(bar.quota, counted)


def missing_words(outcome: Outcome) -> str:
    """Why there is no quotum to draw; empty when there is one, or when the law asks for none."""
    if outcome.regime is not Regime.QUOTUMREGELING or TARGET in outcome.by_key:
        return ""
    what = "uren ontbreken" if "verloonde_uren" not in outcome.by_key else "percentage ontbreekt"
    return f"quotum: {what}"


def sentence(bar: Bar, missing: str = "") -> str:
    """The whole bar in one sentence; `missing` says why there is no quotum."""
    parts = [str(label) for label in _parts(bar)] or ["0,0 banen tellen mee"]
    words = dutch.join_list(parts)
    if bar.quota is not None:
        words += f"; het quotum is {dutch.format_number(bar.quota, 1)}"
    elif missing:
        words += f"; {missing}"
    return f"{words}."


def fitting(
    bar: Bar, missing: str, room: float, wide: Callable[[str], float]
) -> Sequence[tuple[Label, float]]:
    """Labels with the points at which they begin; nothing when only a sentence fits.

    `room` is the width of the bar, `wide` tells that of a text, both in points.
    """
    top = full_width(bar)
    if not top:
        return ()
    for labels in _variants(bar, missing, top):
        placed = [(label, _left(label, room, float(label.at / top), wide)) for label in labels]
        ends = [left + wide(str(label)) for label, left in placed]
        starts = [left for _, left in placed]
        between = zip(ends, starts[1:], strict=False)
        if all(left >= end + _APART for end, left in between) and max(ends) <= room + 1:
            return placed
    return ()


def _left(label: Label, room: float, part: float, wide: Callable[[str], float]) -> float:
    return max(0.0, room * part - wide(str(label))) if label.is_quotum else room * part


def _variants(bar: Bar, missing: str, top: Decimal) -> Iterator[Sequence[Label]]:
    """From the longest words to the shortest, each from left to right."""
    end = _quotum(bar, missing, top)
    yield (*_parts(bar), *end)
    yield (*_parts(bar, noun=False), *end)
    together = dutch.join_list([str(label) for label in _parts(bar)])
    if together:
        yield (Label("", together, NOTHING), *end)


def _quotum(bar: Bar, missing: str, top: Decimal) -> Sequence[Label]:
    if bar.quota is not None:
        return (Label(dutch.format_number(bar.quota, 1), "quotum", bar.quota, is_quotum=True),)
    return (Label("", missing, top, is_quotum=True),) if missing else ()


def _parts(bar: Bar, *, noun: bool = True) -> Sequence[Label]:
    """The parts that there are; the first one names its unit, if it has to."""
    at, labels = NOTHING, list[Label]()
    awaited = inside(bar.awaited) if noun else inside(bar.awaited).removeprefix("nog ")
    for part, text in (("own", "in eigen dienst"), ("hired", "ingeleend"), ("waiting", awaited)):
        value: Decimal = getattr(bar, part) or NOTHING
        bound = bar.bounds.get(part, Bound.EXACT)
        if value or bound is not Bound.EXACT:
            number = wording.bounded(dutch.format_number(value, 1), bound)
            jobs = _noun(value, bound) if noun and not labels else ""
            labels.append(Label(number, f"{jobs} {text}".strip(), at))
        at += value
    return labels


def _noun(value: Decimal, bound: Bound) -> str:
    return "aantal banen" if bound is Bound.UNKNOWN else dutch.jobs(value).rpartition(" ")[2]
