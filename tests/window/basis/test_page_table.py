"""The table of pages: every row is a page, and one more row with its class is all a page takes."""

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest
from builders import dossier, jaar
from driving import settle
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from banen_desktop.dossier.findings import Finding, Record, Severity
from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.law.law import Law
from banen_desktop.window.basis import page_table
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import Page
from banen_desktop.window.basis.page_table import PageRow
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.form_pages import EmployerPage
from banen_desktop.window.pages.no_year_page import NoYearPage
from banen_desktop.window.shell.main_window import MainWindow

ADDED = PageRow("Proefblad", "proof", "ProofPage", "Ctrl+Shift+F11", shows=("proef",))


class ProofPage(Page):
    """A page that shows the year, and remembers where it was sent."""

    name = ADDED.name

    def __init__(self, session: Session) -> None:
        super().__init__(session, self.name, "")
        self.sent: tuple[str, str] | None = None

    def refresh(self) -> None:
        """Show the year."""
        self.title.setText(f"{self.name} {self.session.year}")

    def go_to(self, row: str, field: str) -> None:
        """Remember it."""
        self.sent = (row, field)


@pytest.fixture
def with_proof(
    qtbot: QtBot, law: Law, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A window of a program that has one page more: its row, and its module."""
    assert window.workspace  # the window of the other tests has the pages of the program
    module = ModuleType(ADDED.path)
    module.ProofPage = ProofPage  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, ADDED.path, module)
    monkeypatch.setattr(page_table, "PAGES", (*page_table.PAGES, ADDED))
    window.hide()
    made = MainWindow(law)
    qtbot.addWidget(made)
    made.show()
    made.session.start(dossier(jaar(2024)))
    made.open_dossier.page_wanted.emit("Overzicht")
    settle()
    yield made
    made.session.undo_stack.setClean()


@pytest.mark.parametrize("row", page_table.PAGES, ids=lambda row: row.name)
def test_every_row_is_a_page_with_that_name(session: Session, row: PageRow) -> None:
    session.start(dossier(jaar(2024)))
    page = row.load()(session)
    assert isinstance(page, Page)
    assert page.name == row.name
    page.refresh()
    assert page.title.text()


def test_no_two_pages_have_the_same_name_or_keys() -> None:
    names, keys = page_table.names(), [row.keys for row in page_table.PAGES if row.keys]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)


def test_every_record_is_mended_on_one_page_that_is_called_as_its_place() -> None:
    shown = [record for row in page_table.PAGES for record in row.shows]
    assert sorted(shown) == sorted(Record)
    for record in Record:
        assert page_table.page_showing(record).name == record.label


def test_a_page_is_in_the_list_and_in_the_menu(with_proof: MainWindow) -> None:
    pages = with_proof.workspace.sidebar.pages
    assert pages.item(pages.count() - 1).text() == ADDED.name
    (line,) = [one for one in with_proof.findChildren(QAction) if one.text() == ADDED.name]
    assert line.shortcut() == QKeySequence(ADDED.keys)
    line.trigger()
    assert isinstance(with_proof.workspace.page, ProofPage)
    assert with_proof.workspace.page.title.text() == "Proefblad 2024"
    assert with_proof.workspace.sidebar.chosen == ADDED.name
    assert pages.accessibleName() == "Pagina’s"


def test_a_page_can_be_gone_to_and_can_ask(with_proof: MainWindow) -> None:
    work = with_proof.workspace
    work.go_to(Spot(ADDED.name, "rij", "veld"))
    page = work.page
    assert isinstance(page, ProofPage)
    assert page.sent == ("rij", "veld")
    page.message.emit("Gelukt", "Het is gedaan.")
    assert work.panel.isVisible()
    page.page_asked.emit("Banen")
    assert work.page is work.jobs


def test_a_finding_about_its_record_goes_to_a_page(with_proof: MainWindow) -> None:
    found = Finding("proef", Severity.FOUT, "proef", "Mis.", "Verbeter.", field="veld")  # type: ignore[arg-type]
    with_proof.workspace.overview.finding_chosen.emit(found)
    page = with_proof.workspace.page
    assert isinstance(page, ProofPage)
    assert page.sent == ("", "veld")


def test_a_page_that_needs_a_year_waits_for_one(with_proof: MainWindow) -> None:
    with_proof.session.start(Dossier())
    with_proof.show_page(ADDED.name)
    pages = [with_proof.workspace.page]
    with_proof.show_page(page_table.EMPLOYER.name)
    pages.append(with_proof.workspace.page)
    assert [type(page) for page in pages] == [NoYearPage, EmployerPage]
