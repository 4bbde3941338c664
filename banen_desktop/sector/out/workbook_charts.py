"""The sheet Grafieken: four charts of the workbook itself, tied to cells that follow the figures.

Under them stand the figures that they are drawn from: most are formulas to the other sheets.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from banen_desktop.reports.workbook.sheet import Marked, Sheet
from banen_desktop.reports.workbook.styles import ACCENT, Role, Shown, Styles
from banen_desktop.sector.out import charts
from banen_desktop.sector.out.outgoing import year_of
from banen_desktop.sector.out.recalculated import Cells, Formule

TITLE = "Grafieken"
_SIZE = (620, 250)
_BETWEEN = 14  # rows of 20 pixels
_INK, _GRID = "#1F2933", "#D5DCE4"
_SMALL: dict[str, Any] = {"size": 9, "color": _INK}
_FULL: dict[str, Any] = {"fill": {"color": ACCENT}, "border": {"color": ACCENT}}
_STRIPED: dict[str, Any] = {
    "pattern": {"pattern": "wide_upward_diagonal", "fg_color": ACCENT, "bg_color": "#FFFFFF"},
    "border": {"color": ACCENT},
}
_OPEN: dict[str, Any] = {"fill": {"color": "#FFFFFF"}, "border": {"color": _INK}}
_DARK: dict[str, Any] = {"fill": {"color": _INK}, "border": {"color": _INK}}
_NONE: dict[str, Any] = {"fill": {"none": True}, "border": {"none": True}}
_LOOKS = {"own": _FULL, "hired": _STRIPED, "waiting": _OPEN}


class _Drawn:
    """A table of numbers under the charts, and the chart of it."""

    def __init__(
        self,
        title: str,
        described: str,
        names: Sequence[str],
        series: Sequence[tuple[str, dict[str, Any], Sequence[Formule | None]]],
        kind: str,
    ) -> None:
        self.title, self.described, self.kind = title, described, kind
        self.names, self.series = names, series

    @property
    def high(self) -> int:
        """How many rows the table takes, with its title and an empty row."""
        return len(self.names) + 3

    def write(self, workbook: Workbook, sheet: Sheet, top: int, at: int) -> None:
        """Write the table from the row `top`, and put its chart at the row `at`."""
        sheet.line(top, self.title, Role.HEADING)
        sheet.text(top + 1, 0, "", Role.HEADER)
        for column, (name, _, cells) in enumerate(self.series, 1):
            sheet.text(top + 1, column, name, Role.HEADER_RIGHT)
            for row, cell in enumerate(cells, top + 2):
                if cell is None:
                    sheet.text(row, column, "", Role.RIGHT)
                else:
                    sheet.formula(row, column, cell.text, cell.waarde, Shown.JOBS_NIL)
        for row, name in enumerate(self.names, top + 2):
            sheet.text(row, 0, name)
        sheet.chart(at, 0, self._chart(workbook, top), self.described, _SIZE)

    def _chart(self, workbook: Workbook, top: int) -> Chart:
        stacked = len(self.series) > 1
        options = {"type": self.kind, "subtype": "stacked"} if stacked else {"type": self.kind}
        chart = workbook.add_chart(options)
        assert isinstance(chart, Chart)  # noqa: S101 - only of a kind that it does not know is there none
        first, last = top + 2, top + 1 + len(self.names)
        for column, (_, look, _cells) in enumerate(self.series, 1):
            chart.add_series(
                {
                    "name": [TITLE, top + 1, column],
                    "categories": [TITLE, first, 0, last, 0],
                    "values": [TITLE, first, column, last, column],
                    **look,
                    "gap": 60,
                }
            )
        chart.set_title({"name": self.title, "name_font": {"size": 12, "color": ACCENT}})
        grid = {"visible": True, "line": {"color": _GRID, "width": 0.75}}
        names = {"num_font": _SMALL, "line": {"color": _INK}, "major_gridlines": {"visible": False}}
        values = {"num_font": _SMALL, "num_format": "#,##0", "major_gridlines": grid}
        if self.kind == "bar":
            # The first line of a table comes on top, and the numbers stay at the bottom.
            chart.set_y_axis({**names, "reverse": True})
            chart.set_x_axis({**values, "label_position": "high"})
        else:
            chart.set_x_axis(names)
            chart.set_y_axis(values)
        legend = {"position": "bottom", "font": _SMALL}
        # Not every program leaves the right one out of a legend, so then there is none.
        unseen = any(look is _NONE for _, look, _ in self.series)
        chart.set_legend(legend if stacked and not unseen else {"none": True})
        chart.show_blanks_as("gap")
        return chart


def write_charts(workbook: Workbook, styles: Styles, heading: Marked, cells: Cells) -> None:
    """Write the sheet, when there is a chart of which this audience sees all numbers."""
    drawn = list(_drawn(cells))
    if not drawn:
        return
    sheet = Sheet(workbook, styles, TITLE, (38, *[14] * 5))
    lead = "De grafieken tonen de cijfers onderaan dit blad, en die volgen de andere bladen."
    sheet.heading(heading, TITLE, lead)
    top = 4 + len(drawn) * _BETWEEN
    for number, each in enumerate(drawn):
        each.write(workbook, sheet, top, 4 + number * _BETWEEN)
        top += each.high
    sheet.finish(heading)


def _drawn(cells: Cells) -> Iterator[_Drawn]:
    uitvoer = cells.uitvoer
    found = (
        (charts.quotum_chart(uitvoer), _quotum),
        (charts.distribution_chart(uitvoer), _distribution),
        (charts.same_members_chart(uitvoer), _same_members),
        (charts.series_chart(uitvoer), _series),
    )
    for picture, make in found:
        if picture is not None:
            yield make(cells, picture.title, picture.alt)


def _quotum(cells: Cells, title: str, described: str) -> _Drawn:
    parts: list[tuple[str, dict[str, Any], Sequence[Formule | None]]] = [
        (name, _LOOKS[kind], (cells.core(name), None))
        for name, kind, _ in charts.quotum_parts(cells.uitvoer)
    ]
    parts.append(("Quotum", _DARK, (None, cells.core("Quotum"))))
    return _Drawn(title, described, ("Banen", "Quotum"), parts, "bar")


def _distribution(cells: Cells, title: str, described: str) -> _Drawn:
    rows = cells.places["verdeling"].tabel.rijen
    members = [cells.term("verdeling", number, "Leden") for number in range(len(rows))]
    return _Drawn(title, described, [row.naam for row in rows], [("Leden", _FULL, members)], "bar")


def _series(cells: Cells, title: str, described: str) -> _Drawn:
    """The years; a break is an empty place between them."""
    rows = cells.places["reeks"].tabel.rijen
    names: list[str] = []
    jobs: list[Formule | None] = []
    for number, row in enumerate(rows):
        names.append(row.naam)
        jobs.append(cells.term("reeks", number, "Banen"))
        if year_of(row) in (cells.uitvoer.breuken or {}) and number + 1 < len(rows):
            names.append("breuk")
            jobs.append(None)
    return _Drawn(title, described, names, [("Banen", _FULL, jobs)], "column")


def _same_members(cells: Cells, title: str, described: str) -> _Drawn:
    """Whole bars at the ends; between them each step begins where the one before it ended."""
    key, rows = "zelfde_leden", charts.closing_sum(cells.uitvoer)
    empty: list[Formule | None] = [None] * len(rows)
    below, whole, more, fewer = ([*empty] for _ in range(4))
    for number in range(len(rows)):
        cell, before = cells.term(key, number, "Banen"), cells.column(key, "Banen", number - 1)
        if cell is None:
            continue
        if number in {0, len(rows) - 1} or before is None:
            whole[number] = cell
            continue
        start, end = before.waarde, before.waarde + cell.waarde
        below[number] = Formule(f"MIN({before.text},{before.text}+{cell.text})", min(start, end))
        more[number] = Formule(f"MAX({cell.text},0)", max(cell.waarde, Fraction(0)))
        fewer[number] = Formule(f"MAX(-{cell.text},0)", max(-cell.waarde, Fraction(0)))
    series = [
        ("Begin", _NONE, below),
        ("Alle antwoorden", _FULL, whole),
        ("Erbij", _STRIPED, more),
        ("Eraf", _OPEN, fewer),
    ]
    return _Drawn(title, described, [row.naam for row in rows], series, "bar")
