"""How the chart is drawn: where every bar, line and word stands on a sheet of any size.

From top to bottom: the legend, the bars above their axis, and the rows with the numbers. Every
word has a place of its own; where there is too little room a number gets shorter, then smaller,
and then only every so many years have one. Sizes are in points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Bound
from banen_desktop.reports.pages.chart import Bar, Series, highest, inside, nice_step, written
from banen_desktop.reports.pages.drawing import Drawing, Line, Rect, Shape, Words, words_width

_GAP = 4.0
_HATCH = 4.0
_WIDEST_BAR = 44.0
_SMALLEST = 0.7  # of the usual size of a word
_SMALLER, _SMALLEST_WORDS = 0.9, 5.0  # on a sheet that is too low for its words


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a chart as `#rrggbb`: of the paper, the words, the lines and the bars."""

    paper: str
    ink: str
    soft: str
    grid: str
    own: str
    hired: str


PRINT = Colours("#ffffff", "#1b2330", "#5a6372", "#d5d9df", "#0b5cad", "#0b5cad")


@dataclass(frozen=True, slots=True)
class _Area:
    """The part of the sheet above the axis, and the jobs at its top."""

    left: float
    top: float
    right: float
    bottom: float
    highest: float

    def level(self, jobs: float) -> float:
        """How far from the top of the sheet so many jobs are."""
        part = min(max(jobs / self.highest, 0.0), 1.0)
        return self.bottom - part * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of texts under the axis: one for each year, each in ever shorter ways."""

    title: str
    texts: tuple[Sequence[str], ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every part of the chart needs to know."""

    series: Series
    colours: Colours
    size: float
    area: _Area

    def slot(self, place: int) -> tuple[float, float]:
        """The left side and the width of the place of a year."""
        width = (self.area.right - self.area.left) / len(self.series.bars)
        return self.area.left + place * width, width


def draw_chart(
    series: Series, width: float, height: float, colours: Colours = PRINT, size: float = 9.0
) -> Drawing:
    """The chart on a sheet of this width and height, with words of this size."""
    if not series.bars:
        return Drawing(width, height, ())
    legend = list(_legend(series, width, colours, size))
    last = max((shape.y for shape in legend if isinstance(shape, Words)), default=size)
    top = last + 2.4 * size
    levels = _levels(float(highest(series)))
    marks = [_mark(_exact(level)) for level in levels]
    rows, left = _rows(series), _left(marks, _rows(series), size)
    above = _fits(_realised(series), (width - _GAP - left) / len(series.bars) - 2, size)
    if not above:
        rows.insert(1, _realised(series))
        left = _left(marks, rows, size)
    under = 1.5 * size * len(rows) + _GAP
    if top + 2 * size + under > height and size > _SMALLEST_WORDS:
        return draw_chart(series, width, height, colours, _SMALLER * size)
    area = _Area(left, top, width - _GAP, max(height - under, top + size), levels[-1])
    sheet = _Sheet(series, colours, size, area)
    shapes = [*legend, *_scale(sheet, levels, marks)]
    for place, bar in enumerate(series.bars):
        shapes += _bar(sheet, place, bar)
    shapes += _nulmeting(sheet)
    shapes += _labels(sheet) if above else ()
    shapes += _under_the_axis(sheet, rows)
    return Drawing(width, height, tuple(shapes))


def _levels(most: float) -> list[float]:
    """The levels of the scale, from zero to the first at or above the highest thing."""
    step = nice_step(most)
    return [step * number for number in range(max(ceil(most / step - 1e-9), 1) + 1)]


def _mark(jobs: Decimal) -> str:
    return dutch.format_number(jobs) if jobs < 10_000 else written(jobs)[2]


def _left(marks: Sequence[str], rows: Sequence[_Row], size: float) -> float:
    words = [(mark, False) for mark in marks] + [(row.title, row.bold) for row in rows]
    return max(words_width(text, size, bold=bold) for text, bold in words) + 2 * _GAP


def _exact(level: float) -> Decimal:
    return Decimal(f"{level:.6g}")


def _rows(series: Series) -> list[_Row]:
    years = tuple((str(bar.year), f"’{bar.year % 100:02}") for bar in series.bars)
    rows = [_Row("", years, bold=True)]
    if any(bar.quota is not None for bar in series.bars):
        quota = (("–",) if bar.quota is None else written(bar.quota) for bar in series.bars)
        rows.append(_Row("Quotum", tuple(quota)))
    if any(bar.share for bar in series.bars):
        shares = ((bar.share or "–", _briefly(bar.share)) for bar in series.bars)
        rows.append(_Row("Realisatie", tuple(shares)))
    return rows


def _briefly(share: str) -> str:
    short = share.replace("minder dan ", "<").replace("bijna ", "≈")
    return short.replace("ten minste ", "≥").replace("onbekend", "?") or "–"


def _legend(series: Series, width: float, colours: Colours, size: float) -> Iterator[Shape]:
    """What each kind of bar and line means, in as many lines as that takes."""
    x, y = 0.0, size
    for kind, known in _LEGEND:
        if not _in_legend(series, kind):
            continue
        text = known or inside(series.awaited)
        words = (
            f"{text} {written(series.nulmeting)[0]}"
            if kind == "nulmeting" and series.nulmeting
            else text
        )
        wide = 1.6 * size + _GAP + words_width(words, size)
        if x and x + wide > width:
            x, y = 0.0, y + 1.6 * size
        yield from _swatch(kind, x, y - 0.75 * size, size, colours)
        yield Words(x + 1.6 * size + _GAP, y, words, size, colours.soft)
        x += wide + 2 * size


_LEGEND = (
    ("own", "in dienst"),
    ("hired", "ingeleend"),
    ("together", "in dienst en ingeleend samen"),
    ("waiting", ""),  # named after what is awaited
    ("never", "telt niet mee"),
    ("quota", "quotum"),
    ("nulmeting", "eigen nulmeting"),
)


def _in_legend(series: Series, kind: str) -> bool:
    if kind == "nulmeting":
        return series.nulmeting is not None
    if kind == "quota":
        return any(bar.quota is not None for bar in series.bars)
    return series.apart if kind in {"own", "hired"} else series.has(kind)


def _swatch(kind: str, x: float, y: float, size: float, colours: Colours) -> Iterator[Shape]:
    wide, high = 1.6 * size, 0.85 * size
    middle = y + high / 2
    if kind == "quota":
        yield Line(x, middle, x + wide, middle, colours.ink, 2.0)
    elif kind == "nulmeting":
        yield Line(x, middle, x + wide, middle, colours.ink, 1.2, "dotted")
    else:
        yield from bar_part(kind, x, y, wide, high, colours)


def bar_part(
    kind: str, x: float, y: float, width: float, height: float, colours: Colours
) -> Iterator[Shape]:
    """A part of a bar: solid, hatched, with a dashed outline, or with an outline."""
    if kind in {"own", "together"}:
        yield Rect(x, y, width, height, colours.own if kind == "own" else colours.soft)
        return
    if kind == "hired":
        yield Rect(x, y, width, height, colours.paper)
        yield from _hatching(x, y, width, height, colours.hired)
        yield Rect(x, y, width, height, "", colours.hired)
        return
    yield Rect(
        x, y, width, height, colours.paper, colours.soft, "dashed" if kind == "waiting" else ""
    )


def _hatching(x: float, y: float, width: float, height: float, stroke: str) -> Iterator[Line]:
    """Slanting lines inside a rectangle: those on which x and y add up to the same."""
    away = _HATCH
    while away < width + height:
        right, low = min(away, width), min(away, height)
        yield Line(x + right, y + away - right, x + away - low, y + low, stroke, 1.1)
        away += _HATCH


def _scale(sheet: _Sheet, levels: Sequence[float], marks: Sequence[str]) -> Iterator[Shape]:
    area, colours = sheet.area, sheet.colours
    room = (area.bottom - area.top) / (len(levels) - 1)
    every = max(ceil(1.15 * sheet.size / max(room, 0.1)), 1)
    for number, (jobs, mark) in enumerate(zip(levels, marks, strict=True)):
        y = area.level(jobs)
        yield Line(area.left, y, area.right, y, colours.soft if jobs == 0 else colours.grid, 0.75)
        if number % every == 0:
            place = area.left - _GAP, y + 0.35 * sheet.size
            yield Words(*place, mark, sheet.size, colours.soft, "end")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the bar of a year stands, and beside it what never counts."""

    x: float
    width: float
    beside: float
    beside_width: float

    @property
    def end(self) -> float:
        """The right side of both."""
        return self.beside + self.beside_width if self.beside_width else self.x + self.width


def _place(sheet: _Sheet, place: int) -> _Place:
    left, slot = sheet.slot(place)
    wide = min(0.5 * slot, _WIDEST_BAR)
    if not sheet.series.has("never"):
        return _Place(left + (slot - wide) / 2, wide, 0.0, 0.0)
    narrow, between = 0.4 * wide, min(3.0, 0.05 * slot)
    x = left + (slot - wide - narrow - between) / 2
    return _Place(x, wide, x + wide + between, narrow)


def _bar(sheet: _Sheet, place: int, bar: Bar) -> Iterator[Shape]:
    area, where = sheet.area, _place(sheet, place)
    below = 0.0
    for kind in ("own", "hired", "together", "waiting"):
        above = below + float(getattr(bar, kind) or 0)
        high = area.level(below) - area.level(above)
        if high > 0:
            yield from bar_part(kind, where.x, area.level(above), where.width, high, sheet.colours)
        below = above
    if bar.never:
        y = area.level(float(bar.never))
        beside = where.beside, y, where.beside_width, area.bottom - y
        yield from bar_part("never", *beside, sheet.colours)
    if bar.quota is not None:
        y, (left, slot) = area.level(float(bar.quota)), sheet.slot(place)
        more = min(7.0, 0.12 * slot)
        ends = max(where.x - more, left + 0.5), min(where.end + more, left + slot - 0.5)
        yield Line(ends[0], y, ends[1], y, sheet.colours.paper, 4.2)  # it may lie on a dark bar
        yield Line(ends[0], y, ends[1], y, sheet.colours.ink, 2.2)


def _nulmeting(sheet: _Sheet) -> Iterator[Shape]:
    if sheet.series.nulmeting is not None:
        y = sheet.area.level(float(sheet.series.nulmeting))
        ends = sheet.area.left, y, sheet.area.right, y
        yield Line(*ends, sheet.colours.paper, 2.6)  # it may lie on a dark bar
        yield Line(*ends, sheet.colours.ink, 1.2, "dotted")


def _realised(series: Series) -> _Row:
    return _Row("Gerealiseerd", tuple(map(_known, series.bars)), bold=True)


def _known(bar: Bar) -> Sequence[str]:
    """What was realised in ever shorter ways, with how far it is known."""
    bound, texts = bar.bounds.get("realised", Bound.EXACT), written(bar.realised)
    if bound is Bound.UNKNOWN:
        return str(bound), _briefly(bound)
    if bound is Bound.EXACT:
        return texts
    return f"{bound} {texts[0]}", *(_briefly(f"{bound} {text}") for text in texts)


def _labels(sheet: _Sheet) -> Iterator[Shape]:
    """What was realised, above each bar and clear of the line of the quotum."""
    texts, size = _fitting(_realised(sheet.series), sheet.slot(0)[1] - 2, sheet.size)
    for place, (bar, text) in enumerate(zip(sheet.series.bars, texts, strict=True)):
        where = _place(sheet, place)
        wide = words_width(text, size, bold=True)
        left, slot = sheet.slot(place)
        middle = where.x + where.width / 2
        middle = min(max(middle, left + wide / 2), left + slot - wide / 2)
        y = _free(sheet, where, bar, middle + wide / 2, size)
        yield Rect(middle - wide / 2, y - 0.9 * size, wide, 1.1 * size, sheet.colours.paper)
        yield Words(middle, y, text, size, sheet.colours.ink, "middle", bold=True)


def _free(sheet: _Sheet, where: _Place, bar: Bar, right: float, size: float) -> float:
    """The line on which the label of a bar can stand without touching anything."""
    area = sheet.area
    y = area.level(float(bar.realised) + float(bar.waiting or 0)) - 4
    beside = area.level(float(bar.never or 0))
    if bar.never and right > where.beside - 1 and beside < y + 4:
        y = beside - 4
    if bar.quota is not None:
        line = area.level(float(bar.quota))
        if y - size - 2 < line < y + 4:
            y = line - 4
    return y


def _under_the_axis(sheet: _Sheet, rows: Sequence[_Row]) -> Iterator[Shape]:
    room = sheet.slot(0)[1] - 2
    y = sheet.area.bottom + _GAP
    for row in rows:
        y += 1.5 * sheet.size
        ink = sheet.colours.ink if row.bold else sheet.colours.soft
        place = sheet.area.left - _GAP, y - 0.4 * sheet.size
        if row.title:
            yield Words(*place, row.title, sheet.size, sheet.colours.soft, "end", row.bold)
        texts, size = _fitting(row, room, sheet.size)
        for number, text in enumerate(texts):
            left, slot = sheet.slot(number)
            if text:
                half = words_width(text, size, bold=row.bold) / 2
                ends = sheet.area.left + half, sheet.area.right - half
                middle = max(min(left + slot / 2, ends[1]), ends[0])
                yield Words(middle, place[1], text, size, ink, "middle", row.bold)


def _fits(row: _Row, room: float, size: float) -> bool:
    """Whether every year can have its text, if need be short and small."""
    shortest = max(words_width(texts[-1], size, bold=row.bold) for texts in row.texts)
    return shortest * _SMALLEST <= room


def _fitting(row: _Row, room: float, size: float) -> tuple[list[str], float]:
    """The longest texts that fit in the room of a year, and their size.

    Where even the shortest are too wide, only every so many years have one, the last one always.
    """
    most = max(len(texts) for texts in row.texts)
    for brevity in range(most):
        texts = [ways[min(brevity, len(ways) - 1)] for ways in row.texts]
        wide = max(words_width(text, size, bold=row.bold) for text in texts)
        if wide <= room or (wide * _SMALLEST <= room and brevity in {0, most - 1}):
            return texts, size * min(room / max(wide, 0.1), 1.0)
    every = ceil(1.5 * wide * _SMALLEST / max(room, 0.1))
    kept = [text if (len(texts) - 1 - at) % every == 0 else "" for at, text in enumerate(texts)]
    return kept, size * _SMALLEST
