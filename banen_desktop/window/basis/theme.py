"""Colours, sizes and fonts: in one place, from roles, for light and dark.

The palette carries the colours: `PlaceholderText` is the softer text, `AlternateBase` the quiet
surface, `Mid` a thin line, `BrightText` a number that asks for attention, `ToolTipBase` and
`ToolTipText` a warning. Each text has a contrast of at least 4.5 against its surface.

Nothing that is needed for the first paint names `Qt`: Python would make its hundred enumerations
first, which takes longer than all of our own modules. A property takes the name of a value as text.
"""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QAccessibilityHints,
    QColor,
    QFont,
    QFontDatabase,
    QPalette,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from banen_desktop.resources import resource

STEP = 4
SMALL, BODY, LARGE, TITLE = 12 / 14, 1.0, 18 / 14, 2.0
"""Sizes of letters as factors of the text, which has 14 pixels where the system asks 9 points."""
_OWN_LETTERS = ("Inter-Regular", "Inter-SemiBold")
_LARGER_THAN_SYSTEM = 14 / 12

Role = QPalette.ColorRole

_LIGHT = {
    Role.Window: "#ffffff",
    Role.WindowText: "#1b2330",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f3f4f7",
    Role.Text: "#1b2330",
    Role.Button: "#f6f7f9",
    Role.ButtonText: "#1b2330",
    Role.PlaceholderText: "#555e6d",
    Role.Highlight: "#0b5cad",
    Role.Accent: "#0b5cad",
    Role.HighlightedText: "#ffffff",
    Role.Link: "#0b5cad",
    Role.LinkVisited: "#0b5cad",
    Role.BrightText: "#8a4b00",
    Role.ToolTipBase: "#fff3e0",
    Role.ToolTipText: "#1b2330",
    Role.Light: "#ffffff",
    Role.Midlight: "#e9ebef",
    Role.Mid: "#d5d9df",
    Role.Dark: "#868e9b",
    Role.Shadow: "#5a6372",
}
_DARK = {
    Role.Window: "#1b2028",
    Role.WindowText: "#eceef1",
    Role.Base: "#262d37",
    Role.AlternateBase: "#14181e",
    Role.Text: "#eceef1",
    Role.Button: "#2a313b",
    Role.ButtonText: "#eceef1",
    Role.PlaceholderText: "#a9b1bd",
    Role.Highlight: "#6bb0f8",
    Role.Accent: "#6bb0f8",
    Role.HighlightedText: "#0d1117",
    Role.Link: "#6bb0f8",
    Role.LinkVisited: "#6bb0f8",
    Role.BrightText: "#f0b45a",
    Role.ToolTipBase: "#3a2e1c",
    Role.ToolTipText: "#eceef1",
    Role.Light: "#3a424e",
    Role.Midlight: "#323943",
    Role.Mid: "#3a424e",
    Role.Dark: "#7b8594",
    Role.Shadow: "#0d1117",
}
_STRONG = {
    Role.Window: "#000000",
    Role.WindowText: "#ffffff",
    Role.Base: "#000000",
    Role.Text: "#ffffff",
    Role.Button: "#000000",
    Role.ButtonText: "#ffffff",
    Role.Highlight: "#ffe14d",
    Role.HighlightedText: "#000000",
}
CHOSEN, ON_CHOSEN, DONE = "chosen", "on chosen", "done"
_MORE_LIGHT = {CHOSEN: "#dce8f5", ON_CHOSEN: "#0a3f78", DONE: "#1c6b3f"}
_MORE_DARK = {CHOSEN: "#243a54", ON_CHOSEN: "#cfe4fb", DONE: "#79cf9c"}
_MORE_STRONG = {CHOSEN: Role.Highlight, ON_CHOSEN: Role.HighlightedText, DONE: Role.WindowText}
"""Colours for which a palette has no role: of what is chosen, and of what is done."""
# In high contrast there are no softer colours: each other role is one of the few above.
_SAME = {
    Role.Window: (Role.AlternateBase, Role.Midlight, Role.ToolTipBase, Role.Light),
    Role.WindowText: (
        *(Role.PlaceholderText, Role.BrightText, Role.ToolTipText),
        *(Role.Mid, Role.Dark, Role.Shadow),
    ),
    Role.Highlight: (Role.Accent, Role.Link, Role.LinkVisited),
}
_OFF = QColor("#b8b8b8")
# Fusion draws an edge in a darker `Window`: a grey 3 to 1 from the surface and from the focus.
_EDGE = QColor("#9d9d9d")
_PRESSED = ("QPushButton", "QComboBox", "QToolButton", "QScrollBar")
_DISABLED = (Role.WindowText, Role.Text, Role.ButtonText)


def palette(*, dark: bool) -> QPalette:
    """The palette of the program."""
    return _finished(_filled(_DARK if dark else _LIGHT))


def strong(base: QPalette | None = None) -> QPalette:
    """High contrast: of the program itself, or in the colours that the user chose for all."""
    made = _filled(_STRONG)
    if base is not None:
        for role in _STRONG:
            made.setColor(role, base.color(role))
    for role, others in _SAME.items():
        for other in others:
            made.setColor(other, made.color(role))
    made = _finished(made)
    for role in _DISABLED:
        off = _OFF if base is None else base.color(QPalette.ColorGroup.Disabled, role)
        made.setColor(QPalette.ColorGroup.Disabled, role, off)
    return made


def _filled(colours: Mapping[QPalette.ColorRole, str]) -> QPalette:
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    return made


def _finished(made: QPalette) -> QPalette:
    soft = made.color(Role.PlaceholderText)  # a dossier that may only be read is read too
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, soft)
    made.setColor(QPalette.ColorGroup.Disabled, Role.Highlight, made.color(Role.Mid))
    return made


def apply_theme(app: QApplication, choice: str) -> None:
    """Use `licht`, `donker`, `contrast`, or `systeem` for what the system uses."""
    if choice == "systeem" and wants_contrast(app):
        app.setPalette(QPalette())  # what the user chose for all programs
        _use(app, strong(app.palette()))
    else:
        apply_light_or_dark(app, choice)


def apply_light_or_dark(app: QApplication, choice: str) -> None:
    """The same for the first paint, which does not wait for whether the system wants contrast."""
    if choice == "contrast":
        _use(app, strong())
    else:
        _use(app, palette(dark=choice == "donker" or (choice != "licht" and _is_system_dark(app))))


def _use(app: QApplication, made: QPalette) -> None:
    if app.palette() == made:  # every window would be drawn again, the same
        return
    app.setPalette(made)
    if _is_strong(made):
        made.setColor(Role.Window, _EDGE)
    for kind in _PRESSED:
        app.setPalette(made, kind)  # type: ignore[arg-type]  # the stub says bytes
    # Fusion draws the box of a choice in a darker `Window`: too faint on either surface.
    made.setColor(Role.Window, box_edge(made))
    for kind in ("QCheckBox", "QRadioButton"):
        app.setPalette(made, kind)  # type: ignore[arg-type]
    # What is in a widget with a style sheet keeps its old colours until that sheet is set again.
    for window in app.topLevelWidgets():
        window.setStyleSheet(window.styleSheet())


def box_edge(base: QPalette) -> QColor:
    """What Fusion makes the edge of a box to tick of, where it would use `Window`."""
    return base.color(Role.Dark).lighter(140)


def chosen_as_page(base: QPalette) -> str:
    """The style of a list on a page, with what is chosen as in the list of pages."""
    surface, text = (colour(base, name).name() for name in (CHOSEN, ON_CHOSEN))
    chosen = f"background: {surface}; color: {text};"
    ring = f"border: 2px solid {text}; border-radius: 6px;"
    return (
        f"{ON_PAGE} QListWidget::item:selected {{ {chosen} }}"
        f"QListWidget::item:selected:focus {{ {chosen} {ring} }}"
    )


def _is_system_dark(app: QApplication) -> bool:
    app.setPalette(QPalette())  # without one of ours it has that of the system
    return app.palette().color(Role.Window).lightness() < 128


def wants_contrast(app: QApplication) -> bool:
    """Whether the user asked the system for high contrast."""
    _hints, asked = system_hints(app)
    return asked.contrastPreference().name == "HighContrast"


@cache
def system_hints(app: QApplication) -> tuple[QStyleHints, QAccessibilityHints]:
    """What the user asked of the system; kept together, or the second goes with the first."""
    hints = app.styleHints()
    return hints, hints.accessibility()


def colour(base: QPalette, name: str) -> QColor:
    """The colour of what is chosen or done, beside the colours of a palette."""
    if _is_strong(base):
        return base.color(_MORE_STRONG[name])
    dark = base.color(Role.Window).lightness() < 128
    return QColor((_MORE_DARK if dark else _MORE_LIGHT)[name])


def _is_strong(base: QPalette) -> bool:
    return base.color(Role.Dark).rgb() == base.color(Role.WindowText).rgb()


def use_own_letters(app: QApplication) -> None:
    """Inter, as on paper: every system then shows the same measures, in the size that it asks.

    Digits are equally wide, so that numbers under each other can be compared.
    """
    if app.property("own letters"):
        return
    app.setProperty("own letters", True)
    for name in _OWN_LETTERS:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}.otf")))
    letter = QFont("Inter")
    letter.setPointSizeF(app.font().pointSizeF() * _LARGER_THAN_SYSTEM)
    letter.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(letter)


def pixels(drawn: int) -> int:
    """A measure of the drawings, which has letters of 14 pixels, as large as the letters are."""
    letter = QApplication.font()
    dots = QApplication.primaryScreen().logicalDotsPerInch()
    return int(drawn * max(1.0, letter.pointSizeF() * dots / 72 / 14))


def is_narrow(widget: QWidget) -> bool:
    """Whether the window of a widget has little room in width: columns and margins give way."""
    return widget.window().width() < pixels(1100)


def is_small(widget: QWidget) -> bool:
    """Whether the list of pages gives way too, in a window that is very narrow or low."""
    return widget.window().width() < pixels(1000) or is_low(widget)


def is_low(widget: QWidget) -> bool:
    """Whether the window of a widget has little room in height: titles are smaller."""
    return widget.window().height() < pixels(480)


def side_width(*, narrow: bool) -> int:
    """How wide a column beside a page is, and what lies over it."""
    return pixels(288 if narrow else 320)


def open_as(dialog: QDialog, width: int, height: int) -> None:
    """The size that a dialog opens with: never larger than the window that it belongs to."""
    around = dialog.parentWidget()
    room = dialog.screen().availableSize() if around is None else around.window().size()
    dialog.resize(QSize(pixels(width), pixels(height)).boundedTo(room))


def font(widget: QWidget, scale: float, *, bold: bool = False) -> QFont:
    """The letter of the program in one of the sizes of the scale."""
    made = QFont(QApplication.font(widget))
    made.setPointSizeF(made.pointSizeF() * scale)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def label(
    text: str = "",
    scale: float = BODY,
    *,
    bold: bool = False,
    soft: bool = False,
    wrap: bool = True,
) -> QLabel:
    """A text on the page, plain, in a size of the scale; `soft` for what is said beside it."""
    made = QLabel(text)
    made.setProperty("textFormat", "PlainText")
    made.setFont(font(made, scale, bold=bold))
    made.setWordWrap(wrap)
    if soft:
        made.setForegroundRole(Role.PlaceholderText)
    return made


def heading(text: str, scale: float = LARGE) -> QLabel:
    """A title of what follows."""
    return label(text, scale, bold=True)


def quiet_surface(widget: QWidget, role: QPalette.ColorRole = Role.AlternateBase) -> None:
    """Give a widget a quiet background of its own."""
    widget.setBackgroundRole(role)
    widget.setAutoFillBackground(True)


# What a palette cannot do: shape and inner room. Colours still come from the palette.
MAIN_BUTTON = """
QPushButton { background: palette(highlight); color: palette(highlighted-text); border: none;
  border-radius: 6px; padding: 8px 16px; font-weight: 600; }
QPushButton:hover { border: 2px solid palette(window-text); padding: 6px 14px; }
QPushButton:focus { border: 6px double palette(highlighted-text); border-radius: 0;
  padding: 2px 10px; }
QPushButton:disabled { background: palette(midlight); color: palette(placeholder-text); }
"""
LINK_BUTTON = """
QPushButton { border: none; color: palette(link); text-decoration: underline; padding: 4px 8px; }
QPushButton:focus { border: 2px solid palette(link); border-radius: 4px; padding: 2px 6px; }
"""
ANSWER_BUTTON = """
QPushButton { border: none; padding: 4px 8px; }
QPushButton:hover { text-decoration: underline; }
QPushButton:focus { border: 2px solid palette(link); border-radius: 4px; padding: 2px 6px; }
"""
TABLE = """
QTableView { border: none; background: palette(window);
  alternate-background-color: palette(alternate-base); }
QTableView::item { padding: 4px 8px; }
QTableView::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QTableView::item:focus { border: 2px solid palette(highlight); padding: 2px 6px; }
QTableView::item:selected:focus { border: 6px double palette(highlighted-text); padding: 0 2px; }
QHeaderView { background: palette(window); }
QHeaderView::section { background: palette(window); color: palette(window-text); border: none;
  border-bottom: 1px solid palette(dark); padding: 4px 11px; }
QHeaderView::section:vertical { border-bottom: none; color: palette(placeholder-text);
  padding: 4px 8px; }
QTableCornerButton::section { background: palette(window); border: none; }
"""
FIGURES = TABLE + "QHeaderView::section { color: palette(placeholder-text); }"
PAGES = """
QListWidget { border: none; outline: none; background: palette(alternate-base); }
QListWidget::item { border: none; }
"""
_LIST = """
QListWidget { border: none; outline: none; }
QListWidget::item { border: none; padding: 0 12px; border-radius: 6px;
  color: palette(window-text); }
QListWidget::item:hover { background: palette(midlight); }
QListWidget::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QListWidget::item:selected:focus { border: 6px double palette(highlighted-text);
  border-radius: 0; }
"""
# Not transparent: Fusion makes the groove of a scroll bar out of this colour, and that is black.
ON_PAGE = _LIST + "QListWidget { background: palette(window); }"
PANEL = "ExplanationPanel { background: palette(alternate-base); border: 1px solid palette(dark); }"
BLOCKS = """
QListWidget { border: none; outline: none; background: palette(alternate-base); }
QListWidget::item { border: 2px solid transparent; border-bottom: 1px solid palette(mid);
  padding: 6px 0; color: palette(window-text); }
QListWidget::item:focus { border: 2px solid palette(highlight); padding: 6px 0 5px 0; }
"""
READING = """
QScrollArea { border: 2px solid transparent; border-radius: 4px; }
QScrollArea:focus { border-color: palette(highlight); }
"""
PROGRESS = """
QProgressBar { background: palette(mid); border: none; border-radius: 6px; }
QProgressBar::chunk { background: palette(highlight); border-radius: 6px; }
"""
INPUTS = """
QLineEdit, QPlainTextEdit, QTextBrowser { background: palette(base); color: palette(text);
  placeholder-text-color: palette(placeholder-text);
  border: 1px solid palette(dark); border-radius: 4px; padding: 3px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus { border: 2px solid palette(highlight);
  padding: 2px 5px; }
QListWidget::item { border: 2px solid transparent; padding: 2px; }
QListWidget::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QListWidget::item:focus { border: 2px solid palette(highlight); }
QListWidget::item:selected:focus { border: 2px solid palette(highlighted-text); }
QCheckBox, QRadioButton, QToolButton { border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus, QToolButton:focus { border-color: palette(highlight); }
QComboBox { min-height: 18px; }
QDialogButtonBox, QMessageBox { button-layout: 0; }
QTableView QComboBox { min-height: 0; }
QTableView QLineEdit { border: 2px solid palette(highlight); border-radius: 0; padding: 0 5px; }
"""
