"""The four charts of a year: against the quotum, the distribution, the series, the same members.

Drawn once, from what an audience may see, for the screen and for paper. Readable without colour;
the table beside each tells the same numbers. Sizes are in points.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from banen_desktop.reports.pages.chart import nice_step
from banen_desktop.reports.pages.chart_drawing import PRINT, Colours, bar_part
from banen_desktop.reports.pages.document import Picture
from banen_desktop.reports.pages.drawing import Drawing, Line, Rect, Shape, Words, words_width
from banen_desktop.sector.out.outgoing import Uitvoer, year_of
from banen_desktop.sector.publication.cells import Cel, Rij

WIDTH = 480.0
_SIZE, _GAP = 9.0, 5.0
_BAR, _LINE = 20.0, 15.0
_PARTS = (("Eigen", "own"), ("Ingeleend", "hired"), ("Niet gesplitst", "waiting"))
_WIDEST = 46.0
_MOST_YEARS = 12


def charts(uitvoer: Uitvoer, colours: Colours = PRINT, width: float = WIDTH) -> tuple[Picture, ...]:
    """The charts for which this audience sees all numbers that they need."""
    made = (
        quotum_chart(uitvoer, colours, width),
        distribution_chart(uitvoer, colours, width),
        same_members_chart(uitvoer, colours, width),
        series_chart(uitvoer, colours, width),
    )
    return tuple(each for each in made if each)


def quotum_chart(
    uitvoer: Uitvoer, colours: Colours = PRINT, width: float = WIDTH
) -> Picture | None:
    """A bar of what counts, in its parts where they may be seen, against the line of the quotum."""
    jobs, quotum = uitvoer.cel("kern", "Banen"), uitvoer.cel("kern", "Quotum")
    if jobs is None or jobs.waarde is None or quotum is None or quotum.waarde is None:
        return None
    parts = quotum_parts(uitvoer)
    most = max(jobs.waarde, quotum.waarde, Fraction(1, 100))
    room = width - 4
    top = 2.2 * _SIZE

    def at(value: Fraction) -> float:
        return room * max(float(value / most), 0.0)

    shapes: list[Shape] = [Rect(0, top, at(most), _BAR, colours.grid)]
    x = 0.0
    for _, kind, cel in parts:
        wide = at(cel.waarde or Fraction(0))
        shapes += bar_part(kind, x, top, wide, _BAR, colours) if wide else ()
        x += wide
    line = at(quotum.waarde)
    shapes.append(Line(line, top - 4, line, top + _BAR + 4, colours.ink, 2.4))
    told = f"quotum {quotum.getoond}"
    end = line > words_width(told, _SIZE, bold=True)
    shapes.append(
        Words(line, top - 8, told, _SIZE, colours.ink, "end" if end else "start", bold=True)
    )
    shapes += _legend([(f"{name} {cel.getoond}", kind) for name, kind, cel in parts], top, colours)
    words = ", ".join(f"{name.lower()} {cel.getoond}" for name, _, cel in parts)
    return Picture(
        Drawing(width, top + _BAR + 2.6 * _LINE, tuple(shapes)),
        f"Banen en quotum in {uitvoer.jaar}",
        f"Staaf van {jobs.getoond} banen ({words}) tegen een quotum van {quotum.getoond} banen.",
    )


def quotum_parts(uitvoer: Uitvoer) -> list[tuple[str, str, Cel]]:
    """The parts of the bar: name, look and cell; only the whole where a part may not be seen."""
    found = [(name, kind, uitvoer.cel("kern", name)) for name, kind in _PARTS]
    known = [(name, kind, cel) for name, kind, cel in found if cel and cel.waarde is not None]
    if len(known) == len(_PARTS):
        return [each for each in known if each[2].waarde or each[0] != "Niet gesplitst"]
    jobs = uitvoer.cel("kern", "Banen")
    return [("Banen", "own", jobs)] if jobs else []


def _legend(parts: Sequence[tuple[str, str]], top: float, colours: Colours) -> Iterator[Shape]:
    x, y = 0.0, top + _BAR + _LINE
    for text, kind in parts:
        yield from bar_part(kind, x, y - 0.75 * _SIZE, 1.6 * _SIZE, 0.85 * _SIZE, colours)
        yield Words(x + 1.6 * _SIZE + _GAP, y, text, _SIZE, colours.soft)
        x += 1.6 * _SIZE + _GAP + words_width(text, _SIZE) + 2 * _SIZE


def distribution_chart(
    uitvoer: Uitvoer, colours: Colours = PRINT, width: float = WIDTH
) -> Picture | None:
    """A bar for each part of the quotum: how many members have so much of it."""
    tabel = uitvoer.tabel("verdeling")
    rows = [row for row in tabel.rijen if row.cellen[0].waarde is not None] if tabel else []
    if tabel is None or not rows or len(rows) < len(tabel.rijen):
        return None
    most = max(*(_exact(row) for row in rows), Fraction(1))
    left = max(words_width(row.naam, _SIZE) for row in rows) + 2 * _GAP
    right = max(words_width(row.cellen[0].getoond, _SIZE, bold=True) for row in rows) + _GAP
    shapes: list[Shape] = []
    for number, row in enumerate(rows):
        y = number * _LINE * 1.35
        wide = (width - left - right) * float(_exact(row) / most)
        shapes.append(Words(left - 2 * _GAP, y + _LINE * 0.8, row.naam, _SIZE, colours.soft, "end"))
        if wide:
            shapes.append(Rect(left, y, wide, _LINE, colours.own))
        place = left + wide + _GAP, y + _LINE * 0.8
        shapes.append(Words(*place, row.cellen[0].getoond, _SIZE, colours.ink, bold=True))
    words = ", ".join(f"{row.naam} {row.cellen[0].getoond}" for row in rows)
    return Picture(
        Drawing(width, len(rows) * _LINE * 1.35, tuple(shapes)),
        "Leden naar het deel van het quotum dat zij haalden",
        f"Staven met het aantal leden: {words}.",
    )


def series_chart(
    uitvoer: Uitvoer, colours: Colours = PRINT, width: float = WIDTH
) -> Picture | None:
    """A column for each year, and a dashed line where the years cannot be compared."""
    tabel = uitvoer.tabel("reeks")
    rows = tabel.rijen[-_MOST_YEARS:] if tabel else ()
    known = [row for row in rows if row.cellen[0].waarde is not None]
    if len(rows) < 2 or not known:
        return None
    top, high = 3.2 * _SIZE, 110.0
    bottom = top + high
    most = _top(max(_exact(row) for row in known))
    slot = width / len(rows)
    shapes: list[Shape] = [Line(0, bottom, width, bottom, colours.soft, 0.75)]
    for number, row in enumerate(rows):
        middle = slot * (number + 0.5)
        tall = high * max(float(_exact(row) / most), 0.0)
        wide = min(0.5 * slot, _WIDEST)
        if tall:
            shapes.append(Rect(middle - wide / 2, bottom - tall, wide, tall, colours.own))
        label = middle, bottom - tall - 4
        shapes.append(Words(*label, row.cellen[0].getoond, _SIZE, colours.ink, "middle", bold=True))
        shapes.append(
            Words(middle, bottom + 1.4 * _SIZE, row.naam, _SIZE, colours.ink, "middle", bold=True)
        )
        shapes.append(
            Words(middle, bottom + 2.9 * _SIZE, share(row), _SIZE, colours.soft, "middle")
        )
        if _breaks(uitvoer, row) and number + 1 < len(rows):
            x = slot * (number + 1)
            shapes.append(Line(x, _SIZE * 1.4, x, bottom + 2.9 * _SIZE, colours.ink, 1.2, "dashed"))
            shapes.append(Words(x, _SIZE, "breuk", _SIZE, colours.ink, "middle"))
    words = "; ".join(_year_in_words(uitvoer, row) for row in rows)
    return Picture(
        Drawing(width, bottom + 3.6 * _SIZE, tuple(shapes)),
        f"Banen per jaar, {year_of(rows[0])} tot en met {year_of(rows[-1])}",
        f"Kolommen met de banen per jaar: {words}.",
    )


def share(row: Rij) -> str:
    """How much of the quotum was reached in a year of the series."""
    cel = row.cellen[1]
    return f"{cel.getoond}%" if cel.waarde is not None else cel.getoond


def _breaks(uitvoer: Uitvoer, row: Rij) -> bool:
    return year_of(row) in (uitvoer.breuken or {})


def _year_in_words(uitvoer: Uitvoer, row: Rij) -> str:
    told = f"{row.naam} {row.cellen[0].getoond}"
    return f"{told}, daarna een breuk" if _breaks(uitvoer, row) else told


def same_members_chart(
    uitvoer: Uitvoer, colours: Colours = PRINT, width: float = WIDTH
) -> Picture | None:
    """From all answers then to all answers now, with a step for each line of the closing sum."""
    rows = closing_sum(uitvoer)
    if not rows:
        return None
    levels = list(_levels([_jobs(row) for row in rows]))
    low = min(Fraction(0), *(min(each) for each in levels))
    high = _top(max(max(each) for each in levels))
    left = max(words_width(row.naam, _SIZE) for row in rows) + 2 * _GAP
    right = max(words_width(signed(row), _SIZE, bold=True) for row in rows) + 2 * _GAP

    def at(value: Fraction) -> float:
        return left + (width - left - right) * float((value - low) / (high - low))

    shapes: list[Shape] = []
    for number, (row, (start, end)) in enumerate(zip(rows, levels, strict=True)):
        y = number * _LINE * 1.35
        first, last = sorted((at(start), at(end)))
        whole = number in {0, len(rows) - 1}
        shapes.append(
            Words(left - 2 * _GAP, y + _LINE * 0.8, row.naam, _SIZE, colours.soft, "end", whole)
        )
        if last > first:
            kind = "own" if whole else "never" if end < start else "hired"
            shapes += bar_part(kind, first, y, last - first, _LINE, colours)
        else:
            shapes.append(Line(first, y, first, y + _LINE, colours.soft, 1.2))
        shapes.append(
            Words(last + _GAP, y + _LINE * 0.8, signed(row), _SIZE, colours.ink, bold=True)
        )
    words = ", ".join(f"{row.naam} {signed(row)}" for row in rows)
    return Picture(
        Drawing(width, len(rows) * _LINE * 1.35, tuple(shapes)),
        "Van alle antwoorden toen naar alle antwoorden nu",
        f"Staven die optellen: {words}.",
    )


def closing_sum(uitvoer: Uitvoer) -> tuple[Rij, ...]:
    """The lines of the closing sum, from then to now; none where one may not be seen."""
    tabel = uitvoer.tabel("zelfde_leden")
    rows = tabel.rijen[:-1] if tabel else ()
    return rows if all(row.cellen[1].waarde is not None for row in rows) else ()


def _levels(jobs: Sequence[Fraction]) -> Iterator[tuple[Fraction, Fraction]]:
    """Where each bar begins and ends: a whole from zero, a step from where the last one ended."""
    level = Fraction(0)
    for number, value in enumerate(jobs):
        start = Fraction(0) if number == len(jobs) - 1 else level
        level = start + value
        yield start, level


def signed(row: Rij) -> str:
    """The jobs of a line of the closing sum, a step with its sign."""
    cel = row.cellen[1]
    rises = "alle antwoorden" not in row.naam and (cel.waarde or 0) > 0
    return f"+{cel.getoond}" if rises else cel.getoond


def _jobs(row: Rij) -> Fraction:
    return row.cellen[1].waarde or Fraction(0)


def _exact(row: Rij) -> Fraction:
    return row.cellen[0].waarde or Fraction(0)


def _top(most: Fraction) -> Fraction:
    step = Fraction(nice_step(float(most)))
    return step * max(-(-most // step), 1)
