"""How the workbook looks: one accent colour, input apart from what is calculated.

A style is a role (what a cell is for) with a number format (how its value is written).
"""

from enum import StrEnum
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

FONT = "Arial"
ACCENT, TINT = "#0B5CAD", "#E9F2FB"
_INK, _SOFT, _LINE, _WARN = "#1F2933", "#52606D", "#D5DCE4", "#8A4B00"
_ALARM = {"bg_color": "#B3261E", "font_color": "#FFFFFF", "bold": True}


class Role(StrEnum):
    """What a cell is for."""

    TITLE = "title"
    LEAD = "lead"
    NOTE = "note"
    WARNING = "warning"
    HEADING = "heading"
    HEADER = "header"
    HEADER_RIGHT = "header_right"
    HEADER_MADE = "header_made"
    HEADER_MADE_RIGHT = "header_made_right"
    ALARM = "alarm"
    BAND = "band"
    LABEL = "label"
    RIGHT = "right"
    WIDE = "wide"
    INPUT = "input"
    CALCULATED = "calculated"
    TOTAL = "total"
    PLAIN = "plain"
    ANSWER = "answer"
    ANSWER_LABEL = "answer_label"


class Shown(StrEnum):
    """How a value is written. Only dates name the language: some programs show no number with it.

    Without it a program takes the separators of who reads, Dutch ones on a Dutch computer.
    """

    TEXT = "@"
    HOURS = "#,##0.00"
    JOBS = "#,##0.0"
    WHOLE = "#,##0"
    JOBS_CHANGE = "+#,##0.0;-#,##0.0;0.0"
    WHOLE_CHANGE = "+#,##0;-#,##0;0"
    SHARE_CHANGE = "+0.0%;-0.0%;0.0%"
    PERCENTAGE = "0.00%"
    REALISATION = "0.0%"
    JOBS_NIL = '#,##0.0;-#,##0.0;"-"'
    WHOLE_NIL = '#,##0;-#,##0;"-"'
    SHARE_NIL = '0.0%;-0.0%;"-"'
    WHOLE_SHARE = '0%;-0%;"-"'
    YEAR = "0"
    YEAR_LEFT = "0;-0"
    CENTS = '"€ "#,##0.00'
    EURO = '"€ "#,##0'
    DAY = "[$-413]dd\\-mm\\-yyyy"


_BORDER = {"bottom": 1, "bottom_color": _LINE}
_BOX = {"border": 1, "border_color": _LINE}
_HEADER = {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "text_wrap": True}
_MADE = {**_HEADER, "bg_color": _SOFT}
_ROLES: dict[Role, dict[str, Any]] = {
    Role.TITLE: {"font_size": 18, "bold": True, "font_color": ACCENT, "valign": "vcenter"},
    Role.LEAD: {"font_size": 11, "font_color": _INK},
    Role.NOTE: {"font_color": _SOFT},
    Role.WARNING: {"font_color": _WARN, "bold": True, "align": "left", "text_wrap": True},
    Role.HEADING: {"font_size": 12, "bold": True, "font_color": ACCENT},
    Role.HEADER: {**_HEADER, "align": "left", "valign": "vcenter"},
    Role.HEADER_RIGHT: {**_HEADER, "valign": "vcenter", "align": "right"},
    Role.HEADER_MADE: {**_MADE, "align": "left", "valign": "vcenter"},
    Role.HEADER_MADE_RIGHT: {**_MADE, "align": "right", "valign": "vcenter"},
    Role.ALARM: {"font_size": 12, "bold": True, "align": "left", "text_wrap": True},
    Role.BAND: {"bold": True, "font_color": ACCENT, "bottom": 2, "bottom_color": ACCENT},
    Role.LABEL: {**_BORDER, "align": "left", "text_wrap": True},
    Role.RIGHT: {**_BORDER, "align": "right"},
    Role.WIDE: {"align": "left", "text_wrap": True},
    Role.INPUT: {**_BOX, "bg_color": TINT, "font_color": ACCENT, "text_wrap": True},
    Role.CALCULATED: {**_BORDER, "text_wrap": True},
    Role.TOTAL: {"top": 1, "top_color": ACCENT, "bold": True, "text_wrap": True},
    Role.PLAIN: {"font_size": 12, "align": "left", "bold": True, "valign": "vcenter"},
    Role.ANSWER: {**_BORDER, "font_size": 16, "bold": True, "valign": "vcenter"},
    Role.ANSWER_LABEL: {**_BORDER, "font_size": 12, "valign": "vcenter"},
}
WRAPPED = frozenset(role for role, look in _ROLES.items() if look.get("text_wrap"))
_LEFT = frozenset({Shown.TEXT, Shown.YEAR_LEFT})


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        """Start without formats; XlsxWriter writes only those that are asked for."""
        self._workbook = workbook
        self._made: dict[tuple[Role, Shown], Format] = {}
        self._alarm: Format | None = None

    @property
    def alarm(self) -> Format:
        """What a cell with something wrong in it gets on top of its own look."""
        if self._alarm is None:
            self._alarm = self._workbook.add_format(_ALARM)
        return self._alarm

    def get(self, role: Role, shown: Shown = Shown.TEXT) -> Format:
        """The format of a role with a way of writing."""
        if (role, shown) not in self._made:
            look: dict[str, Any] = {"font_size": 10, "font_color": _INK, "valign": "top"}
            look |= _ROLES[role]
            look["num_format"] = "General" if shown is Shown.TEXT else shown.value
            if role in {Role.INPUT, Role.CALCULATED, Role.ANSWER, Role.TOTAL}:
                look["align"] = "left" if shown in _LEFT else "right"
            if look.get("text_wrap"):
                inside = look["align"] == "left" and role not in {Role.WARNING, Role.ALARM}
                look |= {"indent": int(inside), "text_wrap": shown in _LEFT}
            self._made[role, shown] = self._workbook.add_format(look)
        return self._made[role, shown]
