"""Every page and every dialog of the window, to try the same thing everywhere."""

from builders import dossier
from driving import settle
from every_dialog import DIALOGS, open_dialog
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QWidget,
)
from sector_scenes import LONG, SECTOR, SECTOR_DIALOGS, open_sector
from worked_examples import sample_dossier

from banen_desktop.dossier.model import Dossier
from banen_desktop.reports.out.recipients import Content
from banen_desktop.resources import resource
from banen_desktop.storage import recovery, settings
from banen_desktop.window.basis import page_table
from banen_desktop.window.shell.main_window import MainWindow

SECTIONS = ("Sector", "Onderdelen", "Door het jaar")
REPORT = {
    "Volledig rapport": Content.REPORT,
    "Tekst": Content.TEXT,
    "Antwoorden": Content.ANSWERS,
    "Werkmap": Content.WORKBOOK,
}
SCENES = (
    *("Start", *page_table.names(), "Geen jaar", "Uitleg"),
    *SECTIONS,
    *REPORT,
    *("Eén scenario", "Naast elkaar"),
    *DIALOGS,
    *SECTOR,
    *SECTOR_DIALOGS,
)


def sample(name: str = "") -> Dossier:
    made = sample_dossier()
    return made if not name else dossier(*made.jaren, naam=name)


def open_scene(window: MainWindow, name: str) -> QWidget:
    if name == "Start":
        recovery.write_copy(sample(LONG), None)
        settings.remember_file(resource("voorbeeld/voorbeeldscholen.toml"))
        window.show_start()
        settle()
        return window
    if name in {*SECTOR, *SECTOR_DIALOGS}:
        return open_sector(window, name)
    window.session.start(Dossier() if name == "Geen jaar" else sample(LONG))
    window._show_workspace(name if name in page_table.names() else "Overzicht")
    held: QWidget = window
    if name == "Uitleg":
        window.workspace.explain("quotumtekort")
    elif name in DIALOGS:
        held = open_dialog(window, name)
    elif name in REPORT:
        window.workspace.show_page("Rapport")
        window.workspace.report.show_content(REPORT[name])
    elif name in SECTIONS:
        window.workspace.sidebar.choose("Vergelijken")
        window.workspace.comparison.sections.setCurrentIndex(SECTIONS.index(name) + 1)
        window.workspace.comparison.sector.others.setChecked(True)
    elif name in {"Eén scenario", "Naast elkaar"}:
        window.workspace.sidebar.choose("Wat als")
        window.workspace.scenarios.add.click()
        place = int(name == "Naast elkaar")
        window.workspace.scenarios.sections.setCurrentIndex(place)
    settle()
    return held


def name_of(widget: QWidget) -> str:
    """What a screen reader says: its own name, its text, or the label that belongs to it."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    labels = widget.window().findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


def is_input(widget: QWidget) -> bool:
    own = isinstance(
        widget,
        QAbstractButton | QComboBox | QLineEdit | QPlainTextEdit | QAbstractItemView | QSpinBox,
    )
    part_of_another = isinstance(
        widget.parent(), QComboBox | QAbstractItemView | QLineEdit | QSpinBox
    )
    return own and not part_of_another and widget.isVisible()


def has_a_stop(widget: QWidget) -> bool:
    """Whether Tab goes to it: of radio buttons together to the chosen one, arrows go to others."""
    return not isinstance(widget, QRadioButton) or widget.isChecked()


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
