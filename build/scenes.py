"""The scenes of which `screenshots.py` takes pictures: the real window, in one look.

Run by `screenshots.py`, with the folder of the pictures, the size of the window, and the scenes.
"""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMenu,
    QMessageBox,
    QScrollArea,
)

from banen_desktop.dossier import edits
from banen_desktop.dossier.verslag import Scenario
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.out.recipients import Content
from banen_desktop.resources import resource
from banen_desktop.storage import places
from banen_desktop.window.basis import messages, page_table
from banen_desktop.window.file.passphrase_dialogs import AskPassphrase, ChoosePassphrase
from banen_desktop.window.parts.logo import read_logo_in_child
from banen_desktop.window.shell.application import make_application, open_window
from banen_desktop.window.shell.main_window import MainWindow

PATIENCE_S = 0.4
Scene = Callable[["Photographer"], None]


class Photographer:
    """Holds the window, lets it settle, and takes pictures of the whole screen."""

    def __init__(self, app: QApplication, window: MainWindow, folder: Path) -> None:
        """Take pictures of this window into this folder."""
        self.app, self.window, self.folder = app, window, folder

    def settle(self) -> None:
        """Let the window paint, and the server show it."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            self.app.processEvents()
            time.sleep(0.01)

    def take(self, name: str) -> None:
        """Take one picture."""
        self.settle()
        picture = self.app.primaryScreen().grabWindow(0)
        if not picture.save(str(self.folder / f"{name}.png")):
            raise SystemExit(f"{name}.png cannot be written.")

    def page(self, name: str) -> None:
        """Go to a page of the sample."""
        self.window.workspace.sidebar.choose(name)
        self.settle()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press keys where the focus is."""
        self.settle()
        for key in keys:
            target = self.app.focusWidget() or self.window
            QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def take_while(self, name: str, open_it: Callable[[], object]) -> None:
        """Take a picture of something that waits for an answer, and close it."""

        def take_and_close() -> None:
            self.take(name)
            front = self.app.activeModalWidget()
            if front is not None:
                front.close()

        QTimer.singleShot(0, take_and_close)
        open_it()


def start(eye: Photographer) -> None:
    """The start page as a new user sees it, and the keyboard on it."""
    eye.window.show_start()
    eye.take("start")
    eye.press(Qt.Key.Key_Tab)
    eye.take("start-focus")


def start_with_files(eye: Photographer) -> None:
    """The start page with a recent dossier, and with work that was not saved."""
    folder = places.documents_folder()
    folder.mkdir(parents=True, exist_ok=True)
    session = eye.window.session
    eye.window.open_dossier.files.open_sample()
    session.save(folder / "Stichting Voorbeeldscholen.banen")
    eye.window.files.open_path(folder / "Stichting Voorbeeldscholen.banen")
    session.add_year(2026)
    session.write_recovery_now()
    eye.window.show_start()
    eye.take("start-met-bestanden")


def pages(eye: Photographer) -> None:
    """Every page of the sample dossier, in its last year."""
    eye.window.open_dossier.files.open_sample()
    for name in page_table.names():
        eye.page(name)
        eye.take(name.lower())


def docs(eye: Photographer) -> None:
    """The pictures of README.md and the manual."""
    work = eye.window.workspace
    eye.window.open_dossier.files.open_sample()
    eye.take("overzicht")
    for page in ("Banen", "Vergelijken", "Rapport"):
        eye.page(page)
        _wait(eye, lambda: not work.report.reader.maker.is_busy)
        eye.take(page.lower().replace(" ", "-"))
    eye.page("Wat als")
    work.scenarios.empty.cards[0].click()
    eye.take("wat-als")


def explained(eye: Photographer) -> None:
    """Numbers explained, on the overview and on the page with the calculation."""
    work = eye.window.workspace
    eye.window.open_dossier.files.open_sample()
    for key in ("quotum_banen", "verschil_banen", "quotumtekort", "aandeel"):
        work.explain(key)
        eye.take(f"uitleg-{key}")
    work.panel.hide()
    eye.page("Berekening")
    for row in (6, 19):
        work.calculation.table.selectRow(row)
        eye.take(f"berekening-uitleg-{row}")


def tables(eye: Photographer) -> None:
    """The tables with a chosen row, an open cell, an open list, a block, and at their end."""
    eye.window.open_dossier.files.open_sample()
    for name in ("Uren", "Banen"):
        eye.page(name)
        table = (eye.window.workspace.hours if name == "Uren" else eye.window.workspace.jobs).table
        table.setFocus()
        table.setCurrentIndex(table.model().index(2, 2))
        eye.take(f"{name.lower()}-gekozen")
        eye.press(Qt.Key.Key_F2)
        eye.take(f"{name.lower()}-cel-open")
        eye.press(Qt.Key.Key_Escape)
        eye.press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
        eye.take(f"{name.lower()}-blok")
        table.start_new_row()
        eye.take(f"{name.lower()}-nieuwe-rij")
        eye.press(Qt.Key.Key_Escape)
        table.setCurrentIndex(table.model().index(1, table.model().columnCount() - 1))
        eye.take(f"{name.lower()}-rechts")


def forms(eye: Photographer) -> None:
    """Fields with the focus, with a text that cannot be read, and with how it was read."""
    eye.window.open_dossier.files.open_sample()
    eye.page("Uren")
    eye.window.workspace.hours.go_to("", "verloonde_uren")
    edit = eye.window.workspace.hours.edits["verloonde_uren"].input
    for name, text in (("gelezen", "1.234,5"), ("onleesbaar", "12 uur en een beetje")):
        edit.selectAll()  # type: ignore[attr-defined]
        QTest.keyClicks(edit, text)
        eye.take(f"veld-{name}")
    eye.page("Werkgever")
    eye.window.workspace.employer.go_to("", "naam")
    eye.take("veld-werkgever-focus")
    eye.page("Toelichting")
    eye.press(Qt.Key.Key_Tab)
    eye.take("veld-toelichting-focus")


def counts(eye: Photographer) -> None:
    """“Telt deze baan mee?” for jobs of every kind of answer."""
    eye.window.open_dossier.files.open_sample()
    eye.page("Banen")
    jaar = eye.window.session.jaar
    forms_seen = set()
    for baan in jaar.banen if jaar else ():
        if baan.vorm not in forms_seen:
            forms_seen.add(baan.vorm)
            eye.window.open_dossier.ask_counts(baan)
            eye.take(f"telt-mee-{len(forms_seen)}")
            _close_dialogs(eye)


def blocks(eye: Photographer) -> None:
    """The building blocks of the Toelichting: two ticked by keyboard, and one undone."""
    eye.window.open_dossier.files.open_sample()
    eye.page("Toelichting")
    eye.window.workspace.notes.go_to("", "maatregelen")
    eye.take("bouwstenen-open")
    eye.press(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    eye.take("bouwstenen-gekozen")
    eye.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    eye.take("bouwstenen-ongedaan")


def agenda(eye: Photographer) -> None:
    """The werkagenda with a cell open, and empty; the register calendar, before and after."""
    eye.window.open_dossier.files.open_sample()
    eye.page("Agenda")
    page = eye.window.workspace.agenda
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(2, 4))
    eye.press(Qt.Key.Key_F2)
    eye.take("agenda-cel-open")
    eye.press(Qt.Key.Key_Escape)
    page.tabs.setCurrentIndex(1)
    eye.take("agenda-register")
    page.register.choose_open.setFocus()
    eye.press(Qt.Key.Key_Space)
    eye.take("agenda-register-gekozen")
    page.register.mark.setFocus()
    eye.press(Qt.Key.Key_Space)
    eye.take("agenda-register-nagekeken")
    page.tabs.setCurrentIndex(0)
    eye.window.session.show_year(2024)
    eye.take("agenda-leeg")


def reported(eye: Photographer) -> None:
    """Marking a year as reported: the dialog, what is seen then, and after a change."""
    eye.window.open_dossier.files.open_sample()
    session = eye.window.session
    eye.window.open_dossier.report_year()
    eye.take("vaststellen")
    eye.press(Qt.Key.Key_Tab)
    eye.press(*map(Qt.Key, b"HET BESTUUR"))
    eye.press(Qt.Key.Key_Return)
    eye.take("vastgesteld")
    jaar = session.jaar
    assert jaar is not None  # noqa: S101 - the sample has years
    session.apply("banen", edits.put_jobs(session.dossier, jaar.jaar, jaar.banen[2:]))
    eye.take("vastgesteld-gewijzigd")
    eye.window.open_dossier.report_year()
    eye.take("vaststellen-opnieuw")
    _close_dialogs(eye)


def logo(eye: Photographer) -> None:
    """A logo at Werkgever: the picture of the program itself stands in for one."""
    eye.window.open_dossier.files.open_sample()
    eye.page("Werkgever")
    eye.window.workspace.employer.logo.chosen.emit(
        read_logo_in_child(resource("pictogram/banen.svg"))
    )
    eye.take("logo")


def roll_over(eye: Photographer) -> None:
    """The list of differences after a new year on the basis of another."""
    eye.window.open_dossier.files.open_sample()
    eye.window.open_dossier.roll_over(2025)
    eye.take("nieuw-jaar")
    _close_dialogs(eye)
    eye.take("nieuw-jaar-overzicht")


def menus(eye: Photographer) -> None:
    """Every menu, and the menu of years."""
    eye.window.open_dossier.files.open_sample()
    for action in eye.window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)  # noqa: S101 - every action of the bar is a menu
        place = eye.window.menuBar().actionGeometry(action).bottomLeft()
        menu.popup(eye.window.menuBar().mapToGlobal(place))
        eye.take(f"menu-{action.text().replace('&', '').lower()}")
        menu.close()
    eye.window.open_dossier._ask_year()
    eye.take("menu-jaren")
    while popup := eye.app.activePopupWidget():
        popup.close()
        eye.settle()


def empty(eye: Photographer) -> None:
    """Every page of a new dossier."""
    eye.window.open_dossier.files.new_dossier()
    for name in page_table.names():
        eye.page(name)
        eye.take(f"leeg-{name.lower()}")


def years(eye: Photographer) -> None:
    """A year before the quota, a year without a percentage, and the units."""
    eye.window.open_dossier.files.open_sample()
    eye.window.session.add_year(2017)
    for year in (2017, 2024):
        eye.window.session.show_year(year)
        eye.page("Overzicht")
        eye.take(f"overzicht-{year}")
        eye.page("Rapport")
        eye.take(f"rapport-{year}")
    eye.page("Overzicht")
    eye.take("eenheden")


def boxes(eye: Photographer) -> None:
    """Help, questions and problems."""
    eye.window.open_dossier.files.open_sample()
    eye.page("Vergelijken")
    for method, name in (("show_help",) * 2, ("show_files",) * 2, ("show_about", "about")):
        eye.window.run(f"open_dossier.{method}")
        eye.take(f"hulp-{name}")
        _close_dialogs(eye)
    problem = KnownProblem(
        "Opslaan in de map Documenten is niet gelukt: de schijf is vol.",
        "Het oude bestand is niet veranderd en uw werk staat nog open in het venster.",
        "Maak ruimte op de schijf of kies een andere map.",
    )
    eye.take_while("probleem", partial(messages.show_problem, eye.window, problem))
    question = ("Niet opgeslagen", "Wilt u de wijzigingen opslaan?")
    answers = ("Opslaan", "Niet opslaan", "Annuleren")
    eye.take_while("vraag", partial(messages.ask, eye.window, *question, answers))


def files(eye: Photographer) -> None:
    """The dialogs of Qt itself: files, folders and printing."""
    work, files = eye.window.workspace, eye.window.open_dossier.files
    files.open_sample()
    eye.take_while("bestand-openen", eye.window.choose_and_open)
    eye.take_while("bestand-opslaan", files.save_as)
    eye.take_while("bestand-importeren", eye.window.importer.choose)
    eye.take_while("bestand-logo", work.employer.logo._choose)
    eye.page("Rapport")
    eye.take_while("bestand-map", work.report.exports.save_everything)
    eye.take_while("bestand-exporteren", work.report.exports.save_answers)
    eye.take_while("afdrukken", work.report.print_pages)


def report(eye: Photographer) -> None:
    """The pages, the text that becomes the user's own with what is offered to it, the answers."""
    eye.window.open_dossier.files.open_sample()
    eye.page("Rapport")
    page = eye.window.workspace.report
    for content in Content:
        page.show_content(content)
        _wait(eye, lambda: not page.reader.maker.is_busy)
        eye.take(f"rapport-{content.name.lower()}")
    page.show_content(Content.TEXT)
    page.reader.text.start_own()
    eye.take("rapport-eigen-tekst")
    _change_hours(eye)
    eye.take("rapport-aanbod")
    page.copy_text()
    eye.take("rapport-gekopieerd")
    page.letters.selectRow(0)
    eye.take("rapport-brief")
    page.show_content(Content.SUMMARY)


def _change_hours(eye: Photographer) -> None:
    session = eye.window.session
    if session.year is not None:
        after = edits.set_year(session.dossier, session.year, verloonde_uren=Decimal(1_100_000))
        session.apply("uren", after)


def compared(eye: Photographer) -> None:
    """Every section of Vergelijken, its end, with a number explained, and with nothing in it."""
    page = eye.window.workspace.comparison
    sample = eye.window.open_dossier.files.open_sample
    for kind, open_it in (("", sample), ("leeg-", _new_year(eye))):
        open_it()
        eye.page("Vergelijken")
        for place in range(page.sections.count()):
            page.sections.setCurrentIndex(place)
            name = f"{kind}vergelijken-{page.sections.tabText(place).lower()}"
            eye.take(name)
            _take_the_end(eye, page.sections.section.area, name)
        page.sections.setCurrentIndex(0)
        page.years.table.setFocus()
        page.years.table.setCurrentIndex(page.years.table.figures.index(8, 1))
        eye.take(f"{kind}vergelijken-uitleg")
        _forget_changes(eye)


def what_if(eye: Photographer) -> None:
    """Wat als without a scenario, with one of each kind, at its end, and beside each other."""
    eye.window.open_dossier.files.open_sample()
    session, page = eye.window.session, eye.window.workspace.scenarios
    after = edits.set_year(session.dossier, session.year or 0, scenarios=())
    session.apply("voor de foto", after)
    eye.page("Wat als")
    eye.take("wat-als-leeg")
    for number, card in enumerate(page.empty.cards):
        card.click()
        eye.take(f"wat-als-{number + 1}")
        _take_the_end(eye, page.one.area, f"wat-als-{number + 1}")
        _take_the_end(eye, page.one.fields_area, f"wat-als-{number + 1}-velden")
    asking = Scenario(personen=Decimal(3), doeljaar=2029)
    scenarios = (*page.scenarios, asking)
    session.apply("voor de foto", edits.set_year(session.dossier, 2025, scenarios=scenarios))
    page.go_to(asking.id, "doeljaar")
    eye.take("wat-als-vragen")
    page.sections.setCurrentIndex(1)
    eye.take("wat-als-naast-elkaar")
    page.sections.setCurrentIndex(0)


def locking(eye: Photographer) -> None:
    """A passphrase chosen, asked and wrong; and the lock screen."""
    folder = places.documents_folder()
    folder.mkdir(parents=True, exist_ok=True)
    eye.window.open_dossier.files.open_sample()
    eye.window.session.save(folder / "Stichting Voorbeeldscholen.banen")
    work = eye.window.open_dossier.locking
    work.lock_document()
    choose = eye.window.findChildren(ChoosePassphrase)[-1]
    eye.take("wachtwoordzin-leeg")
    for name, text in (("zwak", "welkom 2024"), ("goed", "lantaarn zwaluw tuinbroek pinguïn")):
        choose.first.setText(text)
        choose.second.setText(text)
        eye.take(f"wachtwoordzin-{name}")
    choose.understood.setChecked(True)
    choose.go.click()
    eye.take("wachtwoordzin-bezig")
    _wait(eye, lambda: eye.window.session.key is not None)
    eye.take("vergrendeld-dossier")
    work.change_passphrase()
    ask = eye.window.findChildren(AskPassphrase)[-1]
    ask.field.setText("niet goed")
    ask.go.click()
    _wait(eye, lambda: not ask.working.busy)
    eye.take("wachtwoordzin-fout")
    ask.reject()
    work.lock_window()
    eye.take("venster-vergrendeld")
    work._go_on()
    eye.window.files.close_document()


def kept(eye: Photographer) -> None:
    """Kept versions, and what “Gegevens opschonen” would take out."""
    eye.window.open_dossier.files.open_sample()
    eye.window.open_dossier.roll_over(2025)
    _close_dialogs(eye)
    session = eye.window.session
    jaar = session.dossier.year(2025)
    assert jaar is not None  # noqa: S101 - the sample has it
    session.apply("banen", edits.put_jobs(session.dossier, 2025, jaar.banen[:-2]))
    eye.window.open_dossier.show_versions()
    eye.take("vorige-versies")
    _close_dialogs(eye)
    session.apply("oud", edits.put_year(session.dossier, replace(jaar, jaar=2016)))
    eye.window.open_dossier.clean()
    eye.take("opschonen")
    _close_dialogs(eye)
    eye.window.open_dossier.show_files()
    eye.take("bestanden")
    _close_dialogs(eye)


def _wait(eye: Photographer, until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not until() and time.monotonic() < deadline:
        eye.settle()


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        start,
        pages,
        docs,
        explained,
        tables,
        forms,
        counts,
        blocks,
        agenda,
        reported,
        logo,
        roll_over,
        menus,
        empty,
        years,
        boxes,
        files,
        report,
        compared,
        what_if,
        locking,
        kept,
        start_with_files,
    )
}


def _new_year(eye: Photographer) -> Callable[[], None]:
    def open_it() -> None:
        eye.window.open_dossier.files.new_dossier()
        if eye.window.session.year is None:
            eye.window.session.add_year(2025)

    return open_it


def _take_the_end(eye: Photographer, area: QScrollArea, name: str) -> None:
    """A second picture of a column that does not fit in the window."""
    bar = area.verticalScrollBar()
    if bar.maximum() > 0:
        bar.setValue(bar.maximum())
        eye.take(f"{name}-onder")
        bar.setValue(0)


def _close_dialogs(eye: Photographer) -> None:
    for widget in eye.app.topLevelWidgets():
        if isinstance(widget, QDialog) and not isinstance(widget, QMessageBox):
            widget.close()
    eye.settle()


def _forget_changes(eye: Photographer) -> None:
    """The next scene starts without questions about this one, and without a recovery copy."""
    eye.window.session.undo_stack.setClean()
    eye.window.files.leave()


def main(arguments: Sequence[str]) -> None:
    """Show the window in the chosen size and go through the scenes."""
    folder, width, height, *wanted = arguments
    app = make_application(sys.argv[:1])
    window = open_window(app, None)
    window.resize(int(width), int(height))
    window.move(QPoint(0, 0))
    window.activateWindow()
    if not QTest.qWaitForWindowActive(window):
        raise SystemExit("The window did not come up.")
    eye = Photographer(app, window, Path(folder))
    for name in wanted or SCENES:
        SCENES[name](eye)
        _forget_changes(eye)
    window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
