"""For everybody: names for a screen reader, Tab, Dutch words, contrast, a small screen."""

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import environment
import pytest
from driving import focused, inside, is_dark, press, settle
from every_dialog import DIALOGS
from everywhere import SCENES, contrast, has_a_stop, is_input, name_of, open_scene, sample
from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sector_scenes import SECTOR_DIALOGS

from banen_desktop import window as window_package
from banen_desktop.storage import settings
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.theme import Role
from banen_desktop.window.shell.main_window import MainWindow
from banen_desktop.window.table.table_view import RowsTable

Key = Qt.Key
SMALL_SCREEN = QSize(960, 444)  # inside, of 1920 x 1080 at 200%


@pytest.mark.traag
def test_everything_can_be_reached_with_tab(scene: QWidget) -> None:
    scene.window().activateWindow()
    settle()
    waiting = {
        widget
        for widget in inside(scene)
        if is_input(widget) and widget.isEnabled() and widget.window() is scene.window()
        if has_a_stop(widget)
    }
    seen: set[QWidget] = set()
    for _ in range(60):
        seen.add(focused())
        if waiting <= seen:
            break
        # In a table of rows Tab goes to the next cell; every other list is left with it.
        leaves = Qt.KeyboardModifier.ControlModifier if isinstance(focused(), RowsTable) else None
        press(Key.Key_Tab, with_=leaves or Qt.KeyboardModifier.NoModifier)
    missed = [f"{name_of(widget)} {widget!r}" for widget in waiting - seen]
    assert missed == []


def test_every_dialog_of_the_program_is_tried_everywhere(window: MainWindow) -> None:
    for module in walk_packages(window_package.__path__, f"{window_package.__name__}."):
        import_module(module.name)
    window.session.start(sample())
    tried = set[type]()
    for name in (*DIALOGS, *SECTOR_DIALOGS):
        dialog = open_scene(window, name)
        tried |= {*type(dialog).__mro__}
        dialog.close()
        settle()
    assert [kind for kind in kinds_of(QDialog) if kind not in tried] == []


def kinds_of(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    """The kinds of dialogs that the program makes by itself."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("banen_desktop"):
            yield each
        yield from kinds_of(each)


@pytest.mark.parametrize("page", page_table.names())
def test_the_focus_is_never_lost_with_the_page_that_had_it(window: MainWindow, page: str) -> None:
    window.session.start(sample())
    window._show_workspace("Uren")
    window.workspace.hours.table.setFocus()
    window.workspace.sidebar.choose(page)
    settle()
    assert focused().isVisible()


ENGLISH = re.compile(
    r"\b(cancel|save|open file|close|yes|no|untitled|undo|redo|cut|copy|paste|delete|select|"
    r"apply|help|file|edit|view|year|row|rows|search|add|remove|new|error|warning|details)\b",
    re.IGNORECASE,
)
DUTCH_TOO = {"help", "details"}


def words_of(widget: QWidget) -> Iterator[str]:
    for part in inside(widget):
        for name in ("text", "toolTip", "placeholderText", "windowTitle", "accessibleName"):
            text = part.property(name)
            if isinstance(text, str):
                yield text
        if isinstance(part, QComboBox):
            yield from (part.itemText(place) for place in range(part.count()))
        if isinstance(part, QTableView):
            for column in range(part.model().columnCount()):
                yield str(part.model().headerData(column, Qt.Orientation.Horizontal))
    for action in widget.findChildren(QAction):
        yield action.text().replace("&", "")


def of_the_program(text: str) -> str:
    """A text without the folders of this machine, which may have any name."""
    own = Path(os.environ["BANEN_MAP"])
    for folder in (own, own.parent, environment.ROOT, Path(sys.prefix), Path.home()):
        text = text.replace(str(folder), "")
    return text


def english(scene: QWidget) -> list[str]:
    return [
        f"{found[0]} in {text}"
        for text in map(of_the_program, words_of(scene))
        for found in ENGLISH.finditer(text)
        if found[0].lower() not in DUTCH_TOO
    ]


def inputs(scene: QWidget) -> list[QWidget]:
    return [widget for widget in inside(scene) if is_input(widget)]


def without_name(scene: QWidget) -> list[str]:
    return [repr(widget) for widget in inputs(scene) if not name_of(widget)]


def choices_without_label(scene: QWidget) -> list[str]:
    """On Linux Qt tells the choice as the name, and the name by the label that belongs to it."""
    label = QAccessible.RelationFlag.Label
    return [
        name_of(part)
        for part in inputs(scene)
        if isinstance(part, QComboBox)
        and not QAccessible.queryAccessibleInterface(part).relations(label)
    ]


def told_alike(scene: QWidget) -> list[tuple[str, str]]:
    told = Counter((type(part).__name__, name_of(part)) for part in inputs(scene))
    return [each for each, many in told.items() if many > 1]


def columns_without_title(scene: QWidget) -> list[tuple[str, int]]:
    roles, across = Qt.ItemDataRole, Qt.Orientation.Horizontal
    return [
        (name_of(table), column)
        for table in scene.findChildren(QTableView)
        for column in range(table.model().columnCount())
        if not any(
            table.model().headerData(column, across, role)
            for role in (roles.AccessibleTextRole, roles.DisplayRole)
        )
    ]


LOOKS: tuple[Callable[[QWidget], Sequence[object]], ...] = (
    *(english, without_name, choices_without_label, told_alike, columns_without_title),
)


def test_everything_in_sight_can_be_told_and_is_dutch(scene: QWidget) -> None:
    assert inputs(scene)
    assert {look.__name__: found for look in LOOKS if (found := look(scene))} == {}


def test_a_folder_with_english_words_is_no_text_of_the_program(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "new open file" / "save as"
    monkeypatch.setenv("BANEN_MAP", str(own))
    files = open_scene(window, "Bestanden")
    assert any(str(own) in text for text in words_of(files))
    assert english(files) == []
    assert english(theme.label("Save as")) == ["Save in Save as"]


def test_the_words_of_qt_are_dutch(window: MainWindow) -> None:
    box = QMessageBox(window)
    buttons = QDialogButtonBox.StandardButton
    line = QDialogButtonBox(buttons.Cancel | buttons.Save | buttons.Yes | buttons.Close, box)
    texts = [button.text().replace("&", "") for button in line.buttons()]
    assert sorted(texts) == ["Annuleren", "Ja", "Opslaan", "Sluiten"]
    edit = QLineEdit(box)
    menu = edit.createStandardContextMenu()
    words = " ".join(action.text().replace("&", "") for action in menu.actions())
    assert "Knippen" in words
    assert "Plakken" in words
    assert not ENGLISH.search(words)
    assert QCoreApplication.translate("QMessageBox", "Show Details...") != "Show Details..."


@pytest.mark.traag
def test_every_page_fits_a_small_screen(window: MainWindow) -> None:
    window.resize(SMALL_SCREEN)
    too_large = []
    try:
        for name in ("Overzicht", "Uren"):  # pages out of sight hear of a size when they are seen
            open_scene(window, name)
        for name in SCENES:
            held = open_scene(window, name)
            needed = held.minimumSizeHint()
            if held is window:
                assert window.size() == SMALL_SCREEN, name
            sizes = (needed,) if held is window else (needed, held.size())
            too_large += [(name, size) for size in sizes if not _fits(size)]
            if held is not window:
                held.close()
    finally:
        window.resize(1280, 780)
    assert too_large == [], too_large


@pytest.mark.traag
def test_there_is_one_primary_button_and_it_stays_in_its_place(window: MainWindow) -> None:
    places = set()
    for name in SCENES:
        held = open_scene(window, name)
        primary = [
            button
            for button in held.findChildren(QPushButton)
            if button.isVisible()
            and button.window() is held.window()
            and button.styleSheet() == theme.MAIN_BUTTON
        ]
        if held is window and name != "Start":
            assert primary == [window.side.workspace.bar.next], name
            corner = primary[0].mapTo(window, primary[0].rect().bottomRight())
            places.add((corner.x(), corner.y()))
        else:
            assert len(primary) <= 1, name
        if held is not window:
            held.close()
    assert len(places) == 1


def _fits(size: QSize) -> bool:
    return size.width() <= SMALL_SCREEN.width() and size.height() <= SMALL_SCREEN.height()


def test_every_explanation_fits_a_small_screen(window: MainWindow) -> None:
    window.resize(SMALL_SCREEN)
    try:
        for page in page_table.names():
            open_scene(window, page)
            outcome = window.session.outcome
            assert outcome is not None
            # The page that needs most room with every step, the others with the longest words.
            for key in outcome.by_key if page == "Uren" else ("quotumtekort", "quotumpercentage"):
                window.workspace.explain(key)
                settle()
                assert window.size() == SMALL_SCREEN, (page, key)
                assert window.workspace.bar.geometry().bottom() <= SMALL_SCREEN.height()
                assert window.workspace.page.height() >= 250, (page, key)
    finally:
        window.resize(1280, 780)


@pytest.mark.traag
def test_nothing_is_cut_off_at_the_right(scene: QWidget) -> None:
    window = scene.window()
    window.resize(window.size().boundedTo(SMALL_SCREEN))
    settle()
    cut = [
        f"{part!r} {name_of(part)}"
        for part in inside(scene)
        if part.isVisible()
        and isinstance(part, QAbstractButton | QComboBox | QLineEdit)
        and is_input(part)
        and not in_a_scroll_area(part)
        and part.mapTo(window, part.rect().bottomRight()).x() > window.width()
    ]
    cut += [
        f"{bar!r} {bar.tabText(bar.count() - 1)}"
        for bar in scene.findChildren(QTabBar)
        if bar.isVisible() and bar.tabRect(bar.count() - 1).right() > bar.width()
    ]
    assert cut == []


def in_a_scroll_area(part: QWidget) -> bool:
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea) and not isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


# -- colours -------------------------------------------------------------------------------------


TEXT_ON = [
    (Role.WindowText, Role.Window),
    (Role.WindowText, Role.AlternateBase),
    (Role.WindowText, Role.Midlight),
    (Role.WindowText, Role.ToolTipBase),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.ButtonText, Role.Button),
    (Role.PlaceholderText, Role.Window),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.AlternateBase),
    (Role.PlaceholderText, Role.ToolTipBase),
    (Role.HighlightedText, Role.Highlight),
    (Role.Highlight, Role.Window),
    (Role.Link, Role.Window),
    (Role.Link, Role.AlternateBase),
    (Role.BrightText, Role.Window),
    (Role.BrightText, Role.Base),
    (Role.BrightText, Role.AlternateBase),
    (Role.ToolTipText, Role.ToolTipBase),
]


PALETTES = {
    "licht": theme.palette(dark=False),
    "donker": theme.palette(dark=True),
    "contrast": theme.strong(),
}


@pytest.mark.parametrize("colours", PALETTES.values(), ids=PALETTES.keys())
def test_every_text_can_be_read(colours: QPalette) -> None:
    low = {
        (text.name, surface.name): contrast(colours.color(text), colours.color(surface))
        for text, surface in TEXT_ON
    }
    assert {pair: round(value, 2) for pair, value in low.items() if value < 4.5} == {}


@pytest.mark.parametrize("colours", PALETTES.values(), ids=PALETTES.keys())
def test_what_may_only_be_read_can_be_read(colours: QPalette) -> None:
    off = QPalette.ColorGroup.Disabled
    for text, surface in (
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.ButtonText, Role.Button),
    ):
        assert contrast(colours.color(off, text), colours.color(off, surface)) >= 4.5, text


@pytest.mark.parametrize("choice", ["licht", "donker", "systeem"])
def test_the_colours_are_remembered(qapp: QApplication, window: MainWindow, choice: str) -> None:
    window.session.start(sample())
    window._show_workspace("Banen")
    settle()
    try:
        window._set_colours(choice)
        settle()
        assert settings.get("kleuren") == choice
        assert is_dark(window) == (choice == "donker")
        picture = window.grab().toImage()
        for part in (window.workspace.page, window.workspace.sidebar, window.workspace.bar):
            corner = part.mapTo(window, part.rect().topLeft() + QPoint(2, 2))
            assert (picture.pixelColor(corner).lightness() < 128) == (choice == "donker"), part
            assert is_dark(part) == (choice == "donker"), part
    finally:
        theme.apply_theme(qapp, "licht")


@pytest.mark.parametrize("colours", PALETTES.values(), ids=PALETTES.keys())
def test_an_edge_can_be_seen(colours: QPalette) -> None:
    """What shows where an input is needs 3 to 1, and so does the bar of a warning."""
    for role, surface in (
        (Role.Dark, Role.Window),
        (Role.Highlight, Role.Window),
        (Role.BrightText, Role.ToolTipBase),
    ):
        assert contrast(colours.color(role), colours.color(surface)) >= 3


def test_what_is_off_in_the_main_button_can_be_read() -> None:
    """Its colours come from a style sheet: the softer text on the surface of what is off."""
    assert "QPushButton:disabled { background: palette(midlight); color: palette(place" in (
        theme.MAIN_BUTTON
    )
    for colours in PALETTES.values():
        text, surface = colours.color(Role.PlaceholderText), colours.color(Role.Midlight)
        assert contrast(text, surface) >= 4.5


def test_colours_that_are_there_already_draw_nothing_again(
    qapp: QApplication, window: MainWindow, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: theme.apply_theme(qapp, "licht"))
    changed: list[str] = []
    kept = QWidget(window)
    kept.changeEvent = lambda _event: changed.append(now)  # type: ignore[method-assign]
    for now in ("licht", "donker", "donker", "contrast", "contrast", "licht"):
        changed.clear()
        before = qapp.palette()
        theme.apply_theme(qapp, now)
        assert bool(changed) == (qapp.palette() != before), now


@pytest.mark.parametrize("kind", [QPushButton, QComboBox])
def test_in_high_contrast_what_can_be_pressed_has_an_edge(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, kind: type[QWidget]
) -> None:
    request.addfinalizer(lambda: theme.apply_theme(qapp, "licht"))
    theme.apply_theme(qapp, "contrast")
    assert contrast(*edge_and_inside(qtbot, kind())) >= 3
    theme.apply_theme(qapp, "donker")  # what was made for high contrast does not stay behind
    assert QApplication.palette(kind()).color(Role.Window) == qapp.palette().color(Role.Window)


def edge_and_inside(qtbot: QtBot, widget: QWidget) -> tuple[QColor, QColor]:
    """The colour of the left edge of a widget halfway, and the colour a little inside it."""
    qtbot.addWidget(widget)
    widget.resize(120, 40)
    image = widget.grab().toImage()
    row = [image.pixelColor(x, 20) for x in range(12)]
    return max(row[:4], key=QColor.lightness), row[8]


def test_high_contrast_of_the_system_keeps_its_colours(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "wants_contrast", lambda _app: True)
    try:
        theme.apply_theme(qapp, "systeem")
        now = qapp.palette()
        qapp.setPalette(QPalette())
        system = qapp.palette()
        for role in (Role.Window, Role.WindowText, Role.Highlight, Role.HighlightedText):
            assert now.color(role) == system.color(role)
        assert now.color(Role.PlaceholderText) == system.color(Role.WindowText)
    finally:
        theme.apply_theme(qapp, "licht")
