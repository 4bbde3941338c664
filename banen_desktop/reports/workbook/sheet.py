"""One sheet of the workbook: safe text, stored values, names, and print set-up."""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Protocol

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from banen_desktop import dutch
from banen_desktop.reports.workbook.checks import Check, wrong
from banen_desktop.reports.workbook.styles import FONT, WRAPPED, Role, Shown, Styles

LONGEST_TEXT = 32_767
PROGRAM = "Banen Desktop"
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_A4, _A4_ACROSS, _MARGIN = 9, 11.69, 0.4  # paper size 9; inches
_SLACK = 0.93  # programs do not all draw a column equally wide
_LINE, _HIGHEST = 13, 400  # points
_NOTE_SIGNS, _NOTE_WIDTH, _NOTE_LINE = 44, 300, 17  # signs across; pixels


def clean(text: str) -> str:
    """Text that a sheet can hold: no control characters, at most 32,767 UTF-16 units."""
    bare = _UNWRITABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if bare.startswith("<r>") and bare.endswith("</r>"):
        bare += " "  # XlsxWriter would take this for its own markup of rich text
    units = bare.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return bare
    return units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


class Marked(Protocol):
    """What each sheet says of itself: whose it is, the year, for whom, and when it was made."""

    @property
    def employer(self) -> str:
        """Whose figures these are, on one line."""
        ...

    @property
    def year(self) -> int:
        """The year that they are about."""
        ...

    @property
    def about(self) -> str:
        """What is in it, in a sentence."""
        ...

    @property
    def mark(self) -> str:
        """The same in a word or two, for each printed page."""
        ...

    @property
    def made_on(self) -> date:
        """The day that it was made."""
        ...


class Page(Worksheet):
    """A worksheet that takes formulas as they are.

    XlsxWriter looks in each formula for thirty functions that need a prefix; ours have none of
    them (a test sees to it), and looking took half of the time of a workbook with 2,000 jobs.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002 - as XlsxWriter has it
        return formula.removeprefix("=")

    def _escape_attributes(self, attribute: Any) -> Any:
        """Most are an address or the number of a format: XlsxWriter searches those in vain."""
        if not isinstance(attribute, str) or attribute.isalnum():
            return attribute
        return super()._escape_attributes(attribute)  # type: ignore[no-untyped-call]


class Sheet:
    """A worksheet with its columns; rows and columns count from 0."""

    def __init__(
        self, workbook: Workbook, styles: Styles, title: str, widths: Sequence[float]
    ) -> None:
        """Add a sheet without grid lines."""
        self.title = title
        self.page: Worksheet = workbook.add_worksheet(title, Page)
        self._workbook, self._styles = workbook, styles
        self._widths, self._lines = widths, dict[int, int]()
        for col, width in enumerate(widths):
            self.page.set_column(col, col, width)
        self.page.hide_gridlines(2)

    def text(self, row: int, col: int, text: str, role: Role = Role.LABEL) -> None:
        """Write text as text, whatever its first sign is; never a formula or a link."""
        look = self._styles.get(role)
        if text:
            safe = clean(text)
            self.page.write_string(row, col, safe, look)
            if role in WRAPPED:
                self._needs(row, _lines(safe, self._widths[col]))
        else:
            self.page.write_blank(row, col, None, look)

    def texts(
        self, row: int, texts: Iterable[str], role: Role = Role.LABEL, *, start: int = 0
    ) -> None:
        """Write texts beside each other."""
        for col, text in enumerate(texts, start):
            self.text(row, col, text, role)

    def wide(self, row: int, text: str, role: Role = Role.WIDE) -> None:
        """Write a text over all columns."""
        last, safe = len(self._widths) - 1, clean(text)
        self.page.merge_range(row, 0, row, last, "", self._styles.get(role))
        self.page.write_string(row, 0, safe, self._styles.get(role))
        self._needs(row, _lines(safe, sum(self._widths)))

    def wide_formula(self, row: int, formula: str, value: str, role: Role) -> None:
        """Write a formula that gives a text, over all columns."""
        look = self._styles.get(role)
        self.page.merge_range(row, 0, row, len(self._widths) - 1, "", look)
        self.page.write_formula(row, 0, "=" + formula, look, value)
        self._needs(row, _lines(value, sum(self._widths)))

    def line(self, row: int, text: str, role: Role) -> None:
        """Write a text that runs on over the empty cells beside it."""
        self.page.write_string(row, 0, clean(text), self._styles.get(role))

    def number(
        self, row: int, col: int, value: Decimal | int | None, shown: Shown, role: Role = Role.INPUT
    ) -> None:
        """Write a number; an unknown number is an empty cell."""
        look = self._styles.get(role, shown)
        if value is None:
            self.page.write_blank(row, col, None, look)
        else:
            self.page.write_number(row, col, float(value), look)

    def day(self, row: int, col: int, value: date | None, role: Role = Role.INPUT) -> None:
        """Write a date; an unknown date is an empty cell."""
        look = self._styles.get(role, Shown.DAY)
        if value is None:
            self.page.write_blank(row, col, None, look)
        else:
            self.page.write_datetime(row, col, datetime.combine(value, time()), look)

    def formula(
        self,
        row: int,
        col: int,
        formula: str,
        value: Decimal | Fraction | int | str | None,
        shown: Shown,
        role: Role = Role.CALCULATED,
        *,
        array: bool = False,
    ) -> None:
        """Write a formula of the program, with the value that it has now.

        As an `array` formula it goes through ranges in every program, and not only in some.
        """
        stored = "" if value is None else value if isinstance(value, str) else float(value)
        look = self._styles.get(role, shown)
        if array:
            self.page.write_array_formula(row, col, row, col, "=" + formula, look, stored)
        else:
            self.page.write_formula(row, col, "=" + formula, look, stored)

    def validate(self, rows: tuple[int, int], col: int, rule: dict[str, Any]) -> None:
        """Refuse what is typed in these rows and does not fit the rule; nothing always fits."""
        if rule:
            options = {**rule, "error_title": "Dit past hier niet", "error_type": "stop"}
            self.page.data_validation(rows[0], col, rows[1], col, options)

    def check(self, row: int, col: int, check: Check) -> None:
        """Refuse what does not fit in a cell, and colour it when it came in another way."""
        self.validate((row, row), col, check.rule)
        cell = xl_rowcol_to_cell(row, col, row_abs=True, col_abs=True)
        self.alarm((row, row), (col, col), wrong(check, cell))

    def alarm(self, rows: tuple[int, int], cols: tuple[int, int], condition: str) -> None:
        """Colour the cells of this block of which the condition, as for the first, is true."""
        rule = {"type": "formula", "criteria": "=" + condition, "format": self._styles.alarm}
        self.page.conditional_format(rows[0], cols[0], rows[1], cols[1], rule)

    def table(self, name: str, last_row: int, headers: Sequence[tuple[str, Role]]) -> None:
        """Make a table of the rows from the first one, which has the titles."""
        look = self._styles.get
        columns = [{"header": title, "header_format": look(role)} for title, role in headers]
        options = {"name": name, "columns": columns, "style": None}
        if self.page.add_table(0, 0, last_row, len(headers) - 1, options) != 0:
            raise ValueError(f"{name} cannot be a table in a workbook")
        for col, (title, _) in enumerate(headers):
            self._needs(0, _lines(title, self._widths[col]))

    def note(self, row: int, col: int, text: str) -> None:
        """Put a note on a cell: what it means, for who points at it."""
        safe = clean(text)
        lines = _lines(safe, _NOTE_SIGNS)
        size = {"width": _NOTE_WIDTH, "height": _NOTE_LINE * (lines + 1), "font_size": 9}
        author = {"author": PROGRAM, "font_name": FONT, "color": "#FFFFFF"}
        self.page.write_comment(row, col, safe, {**size, **author})

    def chart(
        self, row: int, col: int, chart: Chart, described: str, size: tuple[int, int]
    ) -> None:
        """Put a chart on the sheet; `described` is what it shows, for who cannot see it."""
        width, height = size
        chart.set_size({"width": width, "height": height})
        options = {"description": described, "object_position": 2}
        self.page.insert_chart(row, col, chart, options)

    def define(self, name: str, row: int, col: int, *, own: bool = False) -> None:
        """Name a cell for the whole workbook, or (`own`) only within this sheet."""
        cell = xl_rowcol_to_cell(row, col, row_abs=True, col_abs=True)
        place = f"{self.title}!{name}" if own else name
        if self._workbook.define_name(place, f"={self.title}!{cell}") != 0:
            raise ValueError(f"{name} cannot be a name in a workbook")

    def define_range(self, name: str, row: int, col: int, last_row: int, last_col: int) -> None:
        """Name a block of cells for the whole workbook."""
        block = xl_range_abs(row, col, last_row, last_col)
        self._workbook.define_name(name, f"={self.title}!{block}")

    def heading(self, material: Marked, title: str, lead: str) -> None:
        """The first three rows: what the sheet is, whose it is, what to do with it."""
        self.page.set_row(0, 30)
        self.text(0, 0, title, Role.TITLE)
        self._across(1, f"{material.employer}, {material.year}. {material.about}", Role.LEAD)
        self._across(2, lead, Role.NOTE)

    def _across(self, row: int, text: str, role: Role) -> None:
        """A text above the table; one that is wider than the table would make the page smaller."""
        if _lines(text, sum(self._widths)) > 1:
            self.wide(row, text)
        elif text:
            self.text(row, 0, text, role)

    def _needs(self, row: int, lines: int) -> None:
        self._lines[row] = max(lines, self._lines.get(row, 1))

    def hide(self, row: int) -> None:
        """Hide a row that was not asked for; its formulas stay."""
        self._lines[row] = 0

    def finish(
        self,
        material: Marked,
        header_rows: tuple[int, int] | None = None,
        *,
        breaks: Sequence[int] = (),
    ) -> None:
        """Set row heights and print set-up: A4 across, headers on every page.

        All columns are one page wide, or more where a new page begins with the columns of
        `breaks`; each page repeats the first column.
        """
        for row, lines in self._lines.items():
            if lines == 0:
                self.page.set_row(row, None, None, {"hidden": True})
            elif lines > 1:
                self.page.set_row(row, min(lines * _LINE + 3, _HIGHEST))
        page = self.page
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(left=_MARGIN, right=_MARGIN, top=0.8, bottom=0.7)
        if breaks:
            page.set_print_scale(self._scale(breaks))
            page.set_v_pagebreaks(list(breaks))
            page.repeat_columns(0, 0)
        else:
            page.fit_to_pages(1, 0)
        name = _in_header(dutch.shorten(material.employer, 60))
        page.set_header(f"&L{name}&C{material.year}&R{material.mark}")
        made = dutch.format_date(material.made_on)
        page.set_footer(f"&L{self.title}&CPagina &P van &N&RGemaakt op {made}")
        if header_rows is not None:
            page.repeat_rows(*header_rows)

    def _scale(self, breaks: Sequence[int]) -> int:
        """The percentage at which the widest page fits."""
        ends = (*breaks, len(self._widths))
        widest = _inches(self._widths[: ends[0]])
        for start, end in pairwise(ends):
            widest = max(widest, _inches((self._widths[0], *self._widths[start:end])))
        return min(100, int(100 * (_A4_ACROSS - 2 * _MARGIN) * _SLACK / widest))


def _inches(widths: Sequence[float]) -> float:
    # A sign is 7 pixels and a column has 5 beside its signs, of which 96 go in an inch.
    return sum(7 * width + 5 for width in widths) / 96


def _lines(text: str, width: float) -> int:
    # Programs do not all fit the height of a row to wrapped text that they did not write.
    return sum(max(1, math.ceil(len(line) / (1.15 * width))) for line in text.split("\n"))


def _in_header(text: str) -> str:
    # An ampersand starts a code in a header; the invisible sign keeps "&G" from being a picture.
    return clean(text).replace("&", "&&\u200b")
