"""What a screen reader is told, where Tab goes, and whether the focus can be seen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest
from driving import bring_to_front, focused, inside, press, settle
from everywhere import SCENES, contrast, is_input, name_of, open_scene
from gears import few
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from banen_desktop.dossier import edits
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.dialogs import help_texts
from banen_desktop.window.dialogs.manual import show_manual
from banen_desktop.window.file.passphrase_dialogs import ChoosePassphrase
from banen_desktop.window.shell import answer_bar
from banen_desktop.window.shell.main_window import MainWindow

Key = Qt.Key
NAME = QAccessible.Text.Name


# -- names and roles -------------------------------------------------------------------------------


def test_pictures_are_told_in_words(window: MainWindow) -> None:
    open_scene(window, "Overzicht")
    overview = window.workspace.overview
    bar = QAccessible.queryAccessibleInterface(overview.bar)
    assert bar.text(NAME).endswith("1,0 nog toe te rekenen; het quotum is 19,3.")
    told = overview.years.model().index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("2025: 11,6 in dienst, 3,1 ingeleend")
    open_scene(window, "Vergelijken")
    chart = QAccessible.queryAccessibleInterface(window.workspace.comparison.years.chart)
    assert chart.text(NAME).startswith("Grafiek")
    assert "2025" in chart.text(QAccessible.Text.Description)
    pages = QAccessible.queryAccessibleInterface(window.workspace.report.reader.view)
    assert pages.text(NAME) == "Pagina’s van het rapport"


def test_the_two_buttons_that_show_a_passphrase_differ(window: MainWindow) -> None:
    dialog = ChoosePassphrase("Vergrendelen", "Het dossier wordt versleuteld.", "Doe het", window)
    names = [part.accessibleName() for part in dialog.findChildren(QAbstractButton)]
    assert "Tonen: Nieuwe wachtwoordzin" in names
    assert "Tonen: Nog een keer dezelfde wachtwoordzin" in names


def test_what_is_wrong_with_a_field_is_its_description(window: MainWindow) -> None:
    open_scene(window, "Uren")
    edit = window.workspace.hours.edits["verloonde_uren"]
    edit.input.setFocus()
    QTest.keyClicks(edit.input, "twaalf uur")
    assert "is geen getal" in edit.input.accessibleDescription()


# -- announcements ---------------------------------------------------------------------------------


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced from now on."""
    told: list[str] = []
    monkeypatch.setattr(accessible, "announce", lambda _widget, text: told.append(text))
    return told


def wait_for_rest() -> None:
    for _ in range(answer_bar.TOLD_AFTER_MS // 50 + 10):
        QTest.qWait(50)


def test_another_answer_is_announced_once(window: MainWindow, announced: list[str]) -> None:
    open_scene(window, "Uren")
    wait_for_rest()
    announced.clear()
    session = window.session
    for hours in (1_100_000, 1_200_000):
        after = edits.set_year(session.dossier, 2025, verloonde_uren=Decimal(hours))
        session.apply("uren", after)
    wait_for_rest()
    assert [text for text in announced if "van het quotum" in text] == [window.workspace.bar.words]
    announced.clear()
    window.workspace.bar.refresh()
    wait_for_rest()
    assert announced == []


def test_an_explanation_is_announced_when_it_is_asked(
    window: MainWindow, announced: list[str]
) -> None:
    open_scene(window, "Overzicht")
    window.workspace.bar._main.click()
    assert announced[-1].startswith("Gerealiseerde banen")
    window.workspace.say("Verwijderd", "Met Ctrl+Z haalt u het terug.")
    assert announced[-1] == "Verwijderd. Met Ctrl+Z haalt u het terug."


def test_another_page_is_announced(window: MainWindow, announced: list[str]) -> None:
    open_scene(window, "Uren")
    window.workspace.hours.table.setFocus()
    announced.clear()
    window.workspace.sidebar.choose("Rapport")
    assert "Het verslag over 2025 is bijna klaar" in announced


# -- Tab -------------------------------------------------------------------------------------------


def test_tab_goes_as_the_page_is_read(window: MainWindow) -> None:
    """The findings were made after the answer bar, and stand before it."""
    open_scene(window, "Overzicht")
    window.session.apply("leeg", edits.set_year(window.session.dossier, 2025))
    page = window.workspace.overview
    page.years.setFocus()
    press(Key.Key_Tab)
    assert focused() is page.points.cards[0]
    press(Key.Key_Backtab)
    assert focused() is page.years


def test_tab_comes_around(window: MainWindow) -> None:
    open_scene(window, "Werkgever")
    window.workspace.employer.more.setChecked(True)
    window.workspace.sidebar.pages.setFocus()
    went = [focused()]
    while len(went) < 60:
        press(Key.Key_Tab)
        if focused() is went[0]:
            break
        went.append(focused())
    assert len(went) == len(set(went)) > 10
    press(Key.Key_Backtab)
    assert focused() is went[-1]


def test_a_long_text_scrolls_with_the_keyboard(window: MainWindow) -> None:
    manual, about = show_manual(window), help_texts.show_about(window, window.session.law)
    text = about.findChild(QScrollArea)
    assert text is not None
    for dialog, area in ((manual, manual.text), (about, text)):
        bring_to_front(dialog)
        area.setFocus()
        press(Key.Key_PageDown)
        assert area.verticalScrollBar().value() > 0
        dialog.close()


# -- the focus can be seen -------------------------------------------------------------------------

COLOURS = ("licht", "donker", "contrast")
SEEN = ("Start", "Overzicht", "Werkgever", "Uren", "Toelichting", "Berekening", "Vergelijken")


@pytest.mark.parametrize("colours", few(1, COLOURS))
def test_the_focus_can_be_seen(qapp: QApplication, window: MainWindow, colours: str) -> None:
    """Half its circumference changes with a contrast of 3: one of each kind of input."""
    theme.apply_theme(qapp, colours)
    faint, done = [], set()
    try:
        for name in (*SEEN, "Parameters"):
            held = open_scene(window, name)
            bring_to_front(held.window())
            for part in inside(held):
                kind = (type(part), part.styleSheet())
                if kind not in done and can_have_tab(part) and part.window() is held.window():
                    done.add(kind)
                    changed, around = ring(part)
                    if changed < around / 2:
                        faint.append((name, type(part).__name__, name_of(part), changed, around))
            if isinstance(held, QDialog):
                held.close()
    finally:
        theme.apply_theme(qapp, "licht")
    assert faint == []
    assert len(done) > 10


def can_have_tab(part: QWidget) -> bool:
    by_tab = part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return is_input(part) and part.isEnabled() and bool(by_tab)


def ring(part: QWidget) -> tuple[int, int]:
    """How many points change clearly when Tab comes, and the circumference of what is marked."""
    window = part.window()
    others = (one for one in window.findChildren(QWidget) if can_have_tab(one))
    other = next(
        one for one in others if one is not part and not isinstance(one, QAbstractItemView)
    )
    other.setFocus()
    settle()
    area = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
    area = area.adjusted(-4, -4, 4, 4).intersected(window.rect())
    before = window.grab(area).toImage()
    part.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    if not isinstance(part, QAbstractItemView):
        press(Key.Key_Tab)
        press(Key.Key_Backtab)
    assert focused() is part
    after = window.grab(area).toImage()
    marked = part.rect()
    if isinstance(part, QAbstractItemView):
        marked = part.visualRect(part.currentIndex())
    return clear_changes(before, after), 2 * (marked.width() + marked.height())


def clear_changes(before: QImage, after: QImage) -> int:
    """How many points change clearly; two colours that meet often are compared once."""
    changes = Counter(zip(points(before), points(after), strict=True))
    return sum(
        many
        for (one, other), many in changes.items()
        if one != other and contrast(QColor.fromRgb(one), QColor.fromRgb(other)) >= 3
    )


def points(picture: QImage) -> Sequence[int]:
    """The colour of each point, copied: what Qt lends does not keep its picture."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(plain.constBits())).cast("I")


# -- large letters ---------------------------------------------------------------------------------


@pytest.fixture
def large(qapp: QApplication, window: MainWindow) -> Iterator[MainWindow]:
    """A window made with letters of one and a half times the size, as the system can ask."""
    usual = qapp.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 1.5)
    qapp.setFont(larger)
    made = MainWindow(window.session.law)
    made.resize(1280, 780)
    made.show()
    bring_to_front(made)
    yield made
    made.session.undo_stack.setClean()
    made.hide()
    made.deleteLater()
    qapp.setFont(usual)
    settle()


@pytest.mark.traag
def test_large_letters_are_not_cut_off(large: MainWindow) -> None:
    cut = []
    for name in SCENES:
        held = open_scene(large, name)
        settle()
        cut += [
            (name, type(part).__name__, name_of(part) or part.property("text"))
            for part in inside(held)
            if part.isVisible() and part.window() is held.window() and is_cut(part)
        ]
        if held is not large:
            held.close()
    assert cut == [], cut


def is_cut(part: QWidget) -> bool:
    if isinstance(part, QLabel) and part.wordWrap() and part.text():
        return part.height() < part.heightForWidth(part.width()) - 1
    if isinstance(part, QLabel) and part.text():
        return part.width() < part.sizeHint().width() - 1
    if isinstance(part, QAbstractButton) and len(part.text()) > 1 and is_input(part):
        return part.width() < part.sizeHint().width() - 1
    if isinstance(part, QComboBox | QLineEdit) and is_input(part):
        return part.height() < part.minimumSizeHint().height() - 1
    if isinstance(part, QTableView) and part.model().rowCount():
        rows = range(part.model().rowCount())
        return min(map(part.rowHeight, rows)) < part.fontMetrics().height()
    return False


def test_a_text_put_in_by_a_voice_is_taken_over(window: MainWindow) -> None:
    """Qt puts it in as the program would, which is not how a person types."""
    open_scene(window, "Werkgever")
    line = window.workspace.employer.grid.edits["naam"].input
    QAccessible.queryAccessibleInterface(line).setText(QAccessible.Text.Value, "Andere naam")
    assert window.session.dossier.werkgever.naam == "Andere naam"
    window.session.undo_stack.undo()
    settle()
    assert line.property("text") == window.session.dossier.werkgever.naam != "Andere naam"


def test_a_page_chosen_by_a_voice_is_shown(window: MainWindow) -> None:
    open_scene(window, "Overzicht")
    pages = QAccessible.queryAccessibleInterface(window.workspace.sidebar.pages)
    choosing = pages.selectionInterface()
    names = [pages.child(place).text(QAccessible.Text.Name) for place in range(pages.childCount())]
    (place,) = [place for place, name in enumerate(names) if name.startswith("Banen")]
    assert choosing.select(pages.child(place))
    assert window.workspace.page is window.workspace.jobs


def test_nothing_is_announced_of_what_is_out_of_sight(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the window is locked, work that ends behind the lock screen is not read out."""
    told: list[str] = []

    class Listening:
        isActive = staticmethod(lambda: True)  # noqa: N815 - Qt's name
        updateAccessibility = staticmethod(lambda event: told.append(event.message()))  # noqa: N815

    open_scene(window, "Overzicht")
    monkeypatch.setattr(accessible, "QAccessible", Listening)
    window.workspace.say("Opgeslagen", "De Eik.xlsx")
    assert told == ["Opgeslagen. De Eik.xlsx"]
    window.open_dossier.locking.closed.emit()
    window.workspace.say("Opgeslagen", "De Beuk.xlsx")
    window.open_dossier.locking.opened.emit()
    assert told == ["Opgeslagen. De Eik.xlsx"]
