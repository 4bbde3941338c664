"""A list in the real window: where its titles stand, and a long list while it is worked out."""

import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import dossier, jaar
from driving import Dialogs, focused, pick, press, put_on_clipboard, settle
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from banen_desktop.imports import list_reading
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.header import Header
from banen_desktop.imports.lists.raw import RawTable
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.imports.lists.titles import Target
from banen_desktop.window.imports import list_dialog
from banen_desktop.window.imports.list_dialog import ListDialog
from banen_desktop.window.shell.main_window import MainWindow

Shown = Callable[[type[Any]], Any]
ABOVE = "School;Functiegroep;Jaar\nDe Linde;alle;2025\n\nPlek;Getal\nDe Linde;100\nDe Eik;50\n"


def open_list(window: MainWindow, shown: Shown, path: Path, text: str) -> ListDialog:
    window.session.start(dossier(jaar(2025)))
    window._show_workspace("Uren")
    path.write_text(text, encoding="utf-8")
    window.importer.start([path])
    dialog: ListDialog = shown(ListDialog)
    return dialog


def bold(dialog: ListDialog) -> list[int]:
    """The rows that are shown as titles."""
    model = dialog.source.model()
    fonts = [model.index(row, 0).data(Qt.ItemDataRole.FontRole) for row in range(model.rowCount())]
    return [row for row, font in enumerate(fonts) if font is not None and font.bold()]


def choices(dialog: ListDialog) -> list[str]:
    combo = dialog.options.header
    return [combo.itemText(place) for place in range(combo.count())]


def test_the_row_of_the_titles_is_shown_and_chosen(
    window: MainWindow, shown: Shown, tmp_path: Path
) -> None:
    dialog = open_list(window, shown, tmp_path / "lijst.csv", ABOVE)
    header = dialog.options.header
    assert header.currentText() == "Rij 1 (herkend)"
    assert choices(dialog)[:3] == ["Geen titels", "Rij 1 (herkend)", "Rij 1 en 2"]
    assert "Rij 3" not in choices(dialog)  # an empty row
    assert bold(dialog) == [0]
    pick(header, "Rij 4")
    assert header.currentText() == "Rij 4"
    assert "Rij 1 (herkend)" in choices(dialog)
    assert bold(dialog) == [3]
    dialog.choose_target(0, Target.ONDERDEEL)
    dialog.choose_target(1, Target.VERLOONDE_UREN)
    assert dialog.totals.text() == "2 rijen, 150 uur."
    dialog.take.click()
    again = open_again(window, shown, tmp_path / "lijst.csv")
    assert again.options.header.currentText() == "Rij 4"
    assert again.totals.text() == "2 rijen, 150 uur."
    again.reject()


def open_again(window: MainWindow, shown: Shown, path: Path) -> ListDialog:
    settle()
    window.importer.start([path])
    dialog: ListDialog = shown(ListDialog)
    return dialog


def test_a_list_without_titles_by_the_keyboard(
    window: MainWindow, shown: Shown, tmp_path: Path
) -> None:
    dialog = open_list(window, shown, tmp_path / "lijst.csv", "De Linde;100\nDe Eik;50\n")
    dialog.options.header.setFocus()
    assert focused() is dialog.options.header
    press(Qt.Key.Key_Up)
    assert dialog.options.header.currentText() == "Geen titels"
    assert dialog.reading.mapping.header == Header(0, 0)
    assert bold(dialog) == []
    dialog.choose_target(0, Target.ONDERDEEL)
    dialog.choose_target(1, Target.VERLOONDE_UREN)
    assert dialog.totals.text() == "2 rijen, 150 uur."
    pick(dialog.options.year, "2024")
    assert dialog.options.header.currentText() == "Geen titels"
    assert dialog.totals.text() == "2 rijen, 150 uur."
    dialog.reject()


def test_a_kind_that_was_chosen_stays_with_other_titles(
    window: MainWindow, shown: Shown, tmp_path: Path
) -> None:
    dialog = open_list(window, shown, tmp_path / "lijst.csv", ABOVE)
    pick(dialog.options.kind, "Banen")
    pick(dialog.options.header, "Rij 4")
    assert dialog.options.kind.currentText() == "Banen"
    dialog.reject()


class Gate:
    """Stands before `convert`: every call waits until the test lets it through."""

    def __init__(self) -> None:
        self.begun: list[tuple[Target | None, ...]] = []
        self._open = threading.Event()

    def convert(self, *values: Any) -> ListResult:
        self.begun.append(values[1].targets)
        assert self._open.wait(30)
        return convert(*values)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Every list is a long one, and waits at the gate."""
    made = Gate()
    monkeypatch.setattr(list_reading, "convert", made.convert)
    monkeypatch.setattr(list_dialog, "SHORT", 0)
    yield made
    made.open()


def test_the_window_answers_while_a_long_list_is_worked_out(
    window: MainWindow, shown: Shown, tmp_path: Path, gate: Gate, qtbot: QtBot
) -> None:
    dialog = open_list(window, shown, tmp_path / "lijst.csv", "School;Uren\nDe Linde;100\n")
    assert dialog.totals.text() == "Bezig met uitrekenen…"
    assert not dialog.take.isEnabled()
    for target in (Target.FTE, None, Target.UREN_PER_WEEK, Target.VERLOONDE_UREN):
        dialog.choose_target(1, target)
        settle()
        title = dialog.source.model().headerData(1, Qt.Orientation.Horizontal)
        assert title == f"B\n{target.label if target else 'niet gebruikt'} ▾"
    dialog.right.setCurrentWidget(dialog.source)
    dialog.source.setFocus()
    dialog.source.go_to(0, 0)
    press(Qt.Key.Key_Down)
    assert dialog.source.currentIndex().row() == 1
    assert len(gate.begun) == 1  # still the first: nothing waited for it
    gate.open()
    qtbot.waitUntil(dialog.take.isEnabled, timeout=20_000)
    assert dialog.totals.text() == "1 rij, 100 uur."
    latest = (Target.ONDERDEEL, Target.VERLOONDE_UREN)
    assert gate.begun == [latest, latest]  # of the four choices only the last was worked out
    dialog.take.click()
    found = window.session.dossier.year(2025)
    assert found is not None
    assert [row.verloonde_uren for row in found.uren] == [100]


def nothing_works() -> bool:
    """Whether no thread is working anything out."""
    return "uitrekenen" not in {thread.name for thread in threading.enumerate()}


def test_an_answer_that_comes_after_closing_does_no_harm(
    window: MainWindow, shown: Shown, tmp_path: Path, gate: Gate, qtbot: QtBot
) -> None:
    dialog = open_list(window, shown, tmp_path / "lijst.csv", "School;Uren\nDe Linde;100\n")
    before = window.session.dossier
    dialog.reject()
    settle()
    assert window.importer.dialog is None
    gate.open()
    qtbot.waitUntil(nothing_works, timeout=20_000)
    settle()
    assert window.session.dossier == before


def test_a_bug_while_working_out_is_told(
    window: MainWindow,
    shown: Shown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def broken(*_values: object) -> ListResult:
        raise RuntimeError("a bug")

    dialog = open_list(window, shown, tmp_path / "lijst.csv", "School;Uren\nDe Linde;100\n")
    monkeypatch.setattr(list_dialog, "SHORT", 0)
    monkeypatch.setattr(list_reading, "convert", broken)
    with qtbot.captureExceptions() as caught:
        dialog.choose_target(1, Target.FTE)
        qtbot.waitUntil(lambda: bool(caught), timeout=20_000)
    assert [kind for kind, *_ in caught] == [RuntimeError]
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_drawing_does_not_look_through_the_whole_list(
    window: MainWindow, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_list(window, shown, tmp_path / "lijst.csv", ABOVE)
    looked: list[object] = []
    monkeypatch.setattr(RawTable, "width", property(looked.append))
    assert dialog.source.model().columnCount() == 3
    dialog.source.fit_columns()
    dialog.grab()
    assert looked == []
    dialog.reject()


def test_a_copied_list_is_imported_and_can_be_read_in_another_way(
    window: MainWindow, shown: Shown, qtbot: QtBot
) -> None:
    window.session.start(dossier(jaar(2025)))
    window._show_workspace("Uren")
    put_on_clipboard("School\tVerloonde uren\nDe Linde\t1.234,5\n")
    window.open_dossier.paste_imports()
    dialog: ListDialog = shown(ListDialog)
    assert dialog.windowTitle() == "Klembord importeren"
    assert dialog.totals.text() == "1 rij, 1.234,5 uur."
    assert not dialog.options.encoding.isVisible()
    pick(dialog.options.separator, "Komma")
    qtbot.waitUntil(lambda: dialog.options.separator.currentText() == "Komma", timeout=20_000)
    qtbot.waitUntil(lambda: not dialog.take.isEnabled(), timeout=20_000)
    pick(dialog.options.separator, "Tab")
    qtbot.waitUntil(dialog.take.isEnabled, timeout=20_000)
    dialog.take.click()
    found = window.session.dossier.year(2025)
    assert found is not None
    assert [(row.onderdeel, row.verloonde_uren) for row in found.uren] == [
        ("De Linde", Decimal("1234.5"))
    ]
    assert found.invoer[0].bestand == "Klembord"


def test_copied_files_are_imported(window: MainWindow, shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("School;Verloonde uren\nDe Linde;100\n", encoding="utf-8")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(files)
    window.importer.paste()
    dialog: ListDialog = shown(ListDialog)
    assert dialog.windowTitle() == "lijst.csv importeren"
    window.importer.paste()  # the dialog is open: nothing more begins
    assert window.importer.dialog is dialog
    dialog.reject()


def test_nothing_to_paste_is_told(window: MainWindow, dialogs: Dialogs, qtbot: QtBot) -> None:
    put_on_clipboard("  ")
    window.importer.paste()
    qtbot.waitUntil(lambda: bool(dialogs.problems), timeout=20_000)
    assert "niets om te plakken" in str(dialogs.told())


def test_the_window_of_a_list_fits_on_a_small_screen(
    window: MainWindow, shown: Shown, tmp_path: Path
) -> None:
    text = "BEVOEGD GEZAG;BRIN NUMMER;FTE'S 2025\n41234;01AB;1,0\n49999;09ZZ;2,5\n"
    dialog = open_list(window, shown, tmp_path / "duo.csv", text)
    assert dialog.questions.boxes["werkgever"].isVisible()
    assert dialog.minimumSizeHint().width() <= 1024
    assert dialog.minimumSizeHint().height() <= 640
    dialog.reject()


def test_what_a_list_leaves_open_is_asked_in_the_window(
    window: MainWindow, shown: Shown, tmp_path: Path
) -> None:
    text = "School;Verloonde uren\nDe Linde;156.600\nDe Eik;78.300\n"
    dialog = open_list(window, shown, tmp_path / "lijst.csv", text)
    box = dialog.questions.boxes["decimaal"]
    assert box.currentText() == "Kies een antwoord"
    assert dialog.totals.text() == "0 rijen, 0 uur."
    assert not dialog.take.isEnabled()
    pick(box, "De punt is het decimaalteken: 156.600 is 156,600")
    assert dialog.totals.text() == "2 rijen, 234,9 uur."
    assert dialog.take.isEnabled()
    answered = dialog.questions.boxes["decimaal"]
    assert answered.currentData() == "punt"
    pick(answered, "De komma is het decimaalteken: 156.600 is 156600")
    assert dialog.totals.text() == "2 rijen, 234.900 uur."
    dialog.reject()
