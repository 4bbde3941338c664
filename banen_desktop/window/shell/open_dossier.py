"""The open dossier with its file, its pages, and what is asked about it.

It brings all pages and the law, so the window is seen before it is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QMenu

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Baan, Jaar
from banen_desktop.dossier.verslag import Parameters
from banen_desktop.law_in_use import LawInUse, law_in_use
from banen_desktop.quota.law.forms import allocated
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.out.recipients import Content
from banen_desktop.reports.words.guard import Kind
from banen_desktop.window.basis import messages, page_table
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.session import Session, sensible_years
from banen_desktop.window.dialogs import help_texts
from banen_desktop.window.dialogs.cleaning_dialog import CleaningDialog
from banen_desktop.window.dialogs.counts_dialog import CountsDialog, answered
from banen_desktop.window.dialogs.letters_dialog import LettersDialog
from banen_desktop.window.dialogs.opgaven import Opgaven
from banen_desktop.window.dialogs.parameters_dialog import ParametersDialog
from banen_desktop.window.dialogs.vaststelling import Vaststellingen
from banen_desktop.window.file import stand
from banen_desktop.window.file.dossier_files import DossierFiles
from banen_desktop.window.pages.report.exports import fill_outputs
from banen_desktop.window.shell.open_document import OpenDocument
from banen_desktop.window.shell.workspace import Workspace

if TYPE_CHECKING:
    from banen_desktop.window.imports.importer import Importer, Taken

_EMPLOYER = page_table.EMPLOYER.name


class OpenDossier(OpenDocument):
    """Everything that is done with the open dossier."""

    open_asked = Signal()
    restore_asked = Signal()
    session: Session
    files: DossierFiles
    workspace: Workspace

    def __init__(self, law: Law | None, window: QMainWindow) -> None:
        """Nothing open yet, for a window; without a law the one in use."""
        found = LawInUse(law) if law else law_in_use()
        session = Session(found.law)
        super().__init__(session, DossierFiles(session, window), Workspace(session), window)
        session.setParent(self)
        self._vaststellingen = Vaststellingen(self.session, window)
        self._opgaven = Opgaven(self.session, window)
        self._connect()
        for problem in found.problems:  # once the window is there
            QTimer.singleShot(0, self, partial(self._show_problem, problem))

    def _connect(self) -> None:
        work = self.workspace
        for source in (self._vaststellingen, self._opgaven):
            source.problem.connect(self._show_problem)
        work.year_wanted.connect(self._ask_year)
        work.counts_asked.connect(self.ask_counts)
        work.import_asked.connect(self.choose_imports)
        work.list_pasted.connect(self.paste_imports)
        work.imports_asked.connect(self._show_imports)
        work.report_asked.connect(self.report_year)
        work.return_asked.connect(self.make_return)
        self._opgaven.told.connect(work.say)
        self.session.file_changed.connect(partial(stand.remember, self.session))
        self.files.go_back.connect(work.go_back_to)

    # -- import ---------------------------------------------------------------------------------

    @cached_property
    def importer(self) -> Importer:
        """Imports files of others."""
        # Here, not above: most days nothing is imported, and this loads all readers and dialogs.
        from banen_desktop.window.imports.importer import Importer  # noqa: PLC0415

        made = Importer(self._window, self.session)
        made.problem.connect(self._show_problem)
        made.taken.connect(self._take_import)
        return made

    def _show_imports(self) -> None:
        self.importer.show_imports()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Import files that were dropped."""
        if self._may_change():
            self.importer.start(paths)

    def choose_imports(self) -> None:
        """Ask which files to import."""
        if self._may_change():
            self.importer.choose()

    def paste_imports(self) -> None:
        """Import the list or the files that were copied."""
        if self._may_change():
            self.importer.paste()

    def _take_import(self, taken: Taken) -> None:
        """One edit; without an open dossier it is the first of a new one, and asks who reports."""
        began = not self.workspace.isVisible() or self.workspace.page.name == _EMPLOYER
        after = self._with_version(taken.after, f"Voor: {taken.label}", taken.year)
        self.session.apply(taken.label, after, Spot(taken.page, year=taken.year))
        werkgever = self.session.dossier.werkgever
        known = bool(werkgever.naam and werkgever.sector)
        self.page_wanted.emit(_EMPLOYER if began and not known else taken.page)

    def update_parameters(self) -> None:
        """Newer legal values from a file that was handed out; the figures change at once."""
        dialog = ParametersDialog(self._window)
        dialog.changed.connect(lambda: self.session.use_law(law_in_use().law))
        dialog.open()

    # -- years ----------------------------------------------------------------------------------

    def _years_to_add(self) -> list[int]:
        taken = {jaar.jaar for jaar in self.session.dossier.jaren}
        today = self.session.today()
        return [year for year in sorted(sensible_years(today), reverse=True) if year not in taken]

    def fill_years(self, menu: QMenu) -> None:
        """Offer the years that are not in the dossier."""
        for year in self._years_to_add():
            menu.addAction(str(year), partial(self.add_year, year))

    def add_year(self, year: int) -> None:
        """Add an empty year."""
        if self._may_change():
            self.session.add_year(year)

    def fill_roll_over(self, menu: QMenu) -> None:
        """Offer the years that a next year can be based on."""
        taken = {jaar.jaar for jaar in self.session.dossier.jaren}
        for year in sorted(taken, reverse=True):
            if year + 1 not in taken:
                text = f"{year} (wordt {year + 1})"
                menu.addAction(text, partial(self.roll_over, year))

    def _ask_year(self) -> None:
        years = self.workspace.sidebar.years
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_years(menu.addMenu("Leeg jaar toevoegen"))
        self.fill_roll_over(menu.addMenu("Nieuw jaar op basis van"))
        menu.popup(years.mapToGlobal(years.rect().bottomLeft()))

    def roll_over(self, source: int) -> None:
        """Make the next year from one that is there, and list the differences."""
        if not self._may_change():
            return
        self.session.settle()
        target = source + 1
        needed = allocated(self.session.law.forms)
        roll = edits.roll_over(self.session.dossier, source, target, needed)
        label = f"jaar {target} op basis van {source}"
        after = self._with_version(roll.dossier, f"Voor: {label}", source)
        self.session.apply(label, after, Spot(page_table.HOURS.name, year=target))
        messages.show_roll_over(self._window, target, source, roll)

    def clean(self) -> None:
        """Take the rows of persons out of years that are long past."""
        if self._may_change():
            self.session.settle()
            CleaningDialog(self.session, self._window).open()

    def remove_year(self) -> None:
        """Remove the shown year; a year that holds anything only after a question."""
        if self.session.year is None or not self._may_change():
            return
        self.session.settle()
        jaar = self.session.jaar
        if jaar is None or not self._may_remove(jaar):
            return
        after = edits.remove_year(self.session.dossier, jaar.jaar)
        self.session.apply(f"jaar {jaar.jaar} verwijderen", after)
        self.workspace.say(
            f"Jaar {jaar.jaar} is verwijderd", "Met Ongedaan maken (Ctrl+Z) haalt u het terug."
        )

    def _may_remove(self, jaar: Jaar) -> bool:
        if replace(jaar, parameters=Parameters(), waarden=()) == Jaar(jaar.jaar):
            return True
        reported = "Dit jaar is vastgesteld. " if jaar.vaststelling.op else ""
        text = (
            f"Jaar {jaar.jaar} verwijderen? {reported}Alles wat u over {jaar.jaar} invulde, gaat "
            "uit het dossier. Zolang het dossier open is, haalt u het terug met Ctrl+Z."
        )
        answers = ("Verwijderen", "Annuleren")
        return messages.ask(self._window, "Jaar verwijderen", text, answers) == 0

    def report_year(self) -> None:
        """Ask when and to whom the shown year was reported."""
        if self.session.year is not None and self._may_change():
            self._vaststellingen.ask()

    def make_return(self) -> None:
        """Show what a return of the shown year tells a council, and make it."""
        if self.session.year is not None and self._may_change():
            self._opgaven.ask()

    # -- rows, reports --------------------------------------------------------------------------

    def ask_counts(self, baan: Baan) -> None:
        """Ask whether a job counts."""
        if not self._may_change():
            return
        today = self.session.today()
        dialog = CountsDialog(baan, self.session.law, today, self._window, year=self.session.year)
        dialog.decided.connect(self._counts_decided)
        dialog.open()

    def _counts_decided(self, decided: Baan) -> None:
        jaar = self.session.jaar
        if jaar is not None:
            rows = tuple(
                answered(baan, decided) if baan.id == decided.id else baan for baan in jaar.banen
            )
            after = edits.put_jobs(self.session.dossier, jaar.jaar, rows)
            spot = Spot(page_table.JOBS.name, decided.id, "vorm")
            self.session.apply(f"of {decided.kenmerk} meetelt", after, spot)

    def report_everything(self) -> None:
        """Write all files about the shown year."""
        self.workspace.sidebar.choose(page_table.REPORT.name)
        self.workspace.report.save_everything()

    def fill_outputs(self, menu: QMenu) -> None:
        """Offer the files about the shown year."""
        fill_outputs(menu, self.save_report)

    def save_report(self, form: str, kind: Kind) -> None:
        """Write one file about the shown year."""
        self.workspace.sidebar.choose(page_table.REPORT.name)
        self.workspace.report.exports.save_report(form, kind)

    def print_report(self) -> None:
        """Print the pages of the report."""
        self.workspace.sidebar.choose(page_table.REPORT.name)
        self.workspace.report.print_pages()

    def show_answers(self) -> None:
        """Show the answers for the portal or the monitor."""
        self.workspace.sidebar.choose(page_table.REPORT.name)
        self.workspace.report.show_content(Content.ANSWERS)

    def copy_text(self) -> None:
        """Put the text for the annual report on the clipboard."""
        self.workspace.sidebar.choose(page_table.REPORT.name)
        self.workspace.report.copy_text()

    # -- help -----------------------------------------------------------------------------------

    def show_files(self) -> None:
        """Where the files are, with an offer to open one."""
        dialog = help_texts.show_files(self._window, self.session.path)
        dialog.open_asked.connect(self.open_asked)
        dialog.restore_asked.connect(self.restore_asked)

    def show_letters(self) -> None:
        """Letters that ask for what the year that has ended needs."""
        today = self.session.today()
        year = sensible_years(today)[0]
        LettersDialog(year, self.session.law, today, self._window).open()

    def show_about(self) -> None:
        """What this program is and which rules it knows."""
        help_texts.show_about(self._window, self.session.law)
