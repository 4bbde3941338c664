"""The Rapport page: what is read is what is copied and saved, and nothing is replaced unasked."""

from pathlib import Path

import pytest
from builders import baan, dossier, jaar
from driving import Dialogs, clipboard, settle, words_in
from PySide6.QtWidgets import QApplication, QPushButton

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Stem, Verslagtekst
from banen_desktop.problems import KnownProblem
from banen_desktop.reports import files
from banen_desktop.reports.kinds import Kind
from banen_desktop.storage.atomic import atomic_write
from banen_desktop.window import report_page
from banen_desktop.window.main_window import MainWindow
from banen_desktop.window.report_page import ReportPage

SHOWN = dossier(
    jaar(
        2024,
        baan(verloonde_uren=1331),
        verloonde_uren=1_000_000,
        verloonde_uren_vorig_jaar=1_000_000,
        verslagtekst=Verslagtekst(stem=Stem.NAAM),
    ),
    naam="Gemeente <b>Voor & Beeld</b>",
)


@pytest.fixture
def report(window: MainWindow) -> ReportPage:
    """The page in sight."""
    return show(window, SHOWN)


def show(window: MainWindow, shown: Dossier) -> ReportPage:
    window.session.start(shown)
    window._show_workspace("Rapport")
    settle()
    return window.workspace.report


def click(report: ReportPage, text: str) -> None:
    (button,) = (one for one in report.findChildren(QPushButton) if one.text() == text)
    button.click()
    settle()


def said(window: MainWindow) -> str:
    return words_in(window.workspace.panel)


def test_the_text_is_read_as_it_will_be(report: ReportPage) -> None:
    assert report._paragraph is not None
    shown = " ".join(report.preview.toPlainText().split())
    for section in report._paragraph.sections:
        for line in section.paragraphs:
            assert " ".join(line.split()) in shown
    assert "<b>Voor & Beeld</b>" in shown
    assert report.preview.isReadOnly()


def test_the_text_is_copied(report: ReportPage, window: MainWindow) -> None:
    click(report, "Kopieer de tekst")
    assert report._paragraph is not None
    assert clipboard() == report._paragraph.text
    assert "klembord" in said(window)


def test_the_text_follows_the_dossier(report: ReportPage, window: MainWindow) -> None:
    before = report.preview.toPlainText()
    window.session.apply("naam", edits.set_employer(SHOWN, naam="Waterschap Nieuw"))
    settle()
    assert report.preview.toPlainText() != before
    assert "Waterschap Nieuw" in report.preview.toPlainText()


def test_the_levy_only_on_request(report: ReportPage) -> None:
    assert report._paragraph is not None
    before = report._paragraph.text
    assert "€" not in before
    report.levy.setChecked(True)
    try:
        assert report._paragraph.text != before
    finally:
        report.levy.setChecked(False)


@pytest.mark.parametrize(
    ("button", "kind_of_file", "kind"),
    [
        ("Word-document…", "docx", Kind.DELEN),
        ("Excel voor de accountant…", "xlsx", Kind.DOSSIER),
        ("Excel om te delen…", "xlsx", Kind.DELEN),
    ],
)
def test_one_file(
    report: ReportPage,
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    button: str,
    kind_of_file: str,
    kind: Kind,
) -> None:
    dialogs.paths = [tmp_path / "verslag"]
    click(report, button)
    made = tmp_path / f"verslag.{kind_of_file}"
    assert made.read_bytes()[:2] == b"PK"
    assert made.name in said(window)
    content = made.read_bytes()
    dialogs.paths, dialogs.answers = [tmp_path / "verslag"], ["Annuleren"]
    click(report, button)
    assert made.read_bytes() == content
    dialogs.paths = []
    click(report, button)
    assert list(tmp_path.iterdir()) == [made]
    assert kind in Kind


def test_everything_in_one_folder(
    report: ReportPage, window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.paths = [tmp_path]
    click(report, "Alles opslaan in één map…")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(
        files.file_name(SHOWN, 2024, form, kind) for form, kind in report_page._EVERYTHING
    )
    assert len(names) == 4
    (text,) = tmp_path.glob("*.txt")
    assert report._paragraph is not None
    assert text.read_text("utf-8").strip() == report._paragraph.text.strip()
    assert str(tmp_path) in said(window)
    text.write_text("Door de gebruiker aangepast.", "utf-8")
    dialogs.paths, dialogs.answers = [tmp_path], ["Annuleren"]
    click(report, "Alles opslaan in één map…")
    assert text.read_text("utf-8") == "Door de gebruiker aangepast."
    dialogs.paths, dialogs.answers = [tmp_path], ["Vervangen"]
    click(report, "Alles opslaan in één map…")
    assert text.read_text("utf-8") != "Door de gebruiker aangepast."


def test_cancelling_writes_nothing(report: ReportPage, tmp_path: Path) -> None:
    for button in ("Alles opslaan in één map…", "Word-document…"):
        click(report, button)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told_without_a_waiting_cursor(
    report: ReportPage, dialogs: Dialogs, tmp_path: Path
) -> None:
    cursors: list[object] = []

    def look(*_values: object) -> None:
        cursors.append(QApplication.overrideCursor())

    report.problem.connect(look)
    dialogs.paths = [tmp_path / "geen map" / "verslag.docx"]
    click(report, "Word-document…")
    report.problem.disconnect(look)
    assert dialogs.told().advice
    assert cursors == [None]
    assert QApplication.overrideCursor() is None


def test_what_was_written_before_a_problem_is_named(
    report: ReportPage,
    window: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def only_workbooks(path: Path, data: bytes) -> None:
        if path.suffix == ".docx":
            raise KnownProblem("Dit bestand is in gebruik.")
        atomic_write(path, data)

    monkeypatch.setattr(report_page, "atomic_write", only_workbooks)
    dialogs.paths = [tmp_path]
    click(report, "Alles opslaan in één map…")
    assert dialogs.told().message == "Dit bestand is in gebruik."
    assert len(list(tmp_path.iterdir())) == 2
    assert ".xlsx" in said(window)
    assert ".docx" not in said(window)


def test_a_bug_while_writing_gives_the_cursor_back(
    report: ReportPage, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_values: object, **_more: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(files, "render", broken)
    with pytest.raises(ZeroDivisionError):
        report._write({tmp_path / "x.txt": ("txt", Kind.DELEN)})
    assert QApplication.overrideCursor() is None


def test_what_is_still_to_be_filled_in(window: MainWindow) -> None:
    report = show(window, SHOWN)
    assert report._paragraph is not None
    assert report._paragraph.questions
    for question in report._paragraph.questions:
        assert " ".join(question.split()) in words_in(report)


def test_the_menu_copies_and_saves_from_any_page(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    show(window, SHOWN)
    window.workspace.sidebar.choose("Uren")
    window.desk.copy_text()
    assert window.workspace.report._paragraph is not None
    assert clipboard() == window.workspace.report._paragraph.text
    window.workspace.sidebar.choose("Banen")
    dialogs.paths = [tmp_path]
    window.desk.report_everything()
    assert len(list(tmp_path.iterdir())) == 4
