"""The import from choosing files to one edit: asks, reads beside the window, shows, hands over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.own_workbook import OwnWorkbook
from banen_desktop.imports.lists.raw import RawFile, Settings
from banen_desktop.imports.loonaangifte.result import LoonaangifteResult
from banen_desktop.imports.readers import Copied, Found, Given, in_order
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.years.saving import remember
from banen_desktop.reports.out.files import safe_name
from banen_desktop.storage import settings
from banen_desktop.storage.atomic import UNCHECKED
from banen_desktop.storage.dossier_file import save_dossier
from banen_desktop.storage.policy import LOCK_WANTED, policy
from banen_desktop.window.basis import folders, messages, page_table
from banen_desktop.window.basis.session import Session, sensible_years
from banen_desktop.window.imports.imports_dialog import ImportsDialog
from banen_desktop.window.imports.list_dialog import ListDialog
from banen_desktop.window.imports.loonaangifte_dialog import LoonaangifteDialog
from banen_desktop.window.imports.reading import ReadingDialog
from banen_desktop.window.imports.workbook_dialog import WorkbookDialog
from banen_desktop.window.table.clipboard import copied_text

_FILTER = (
    "Loonaangiften en lijsten (*.xml *.xlsx *.xlsm *.xls *.ods *.csv *.txt);;Alle bestanden (*)"
)
_DOSSIER_FILTER = "Banen-dossier (*.banen)"


@dataclass(frozen=True, slots=True)
class Taken:
    """What the user took over: the label of the edit, the dossier after, and where to look."""

    label: str
    after: Dossier
    page: str
    year: int | None


class Importer(QObject):
    """Imports into the dossier of a session; `taken` tells what the user took over."""

    taken = Signal(object)
    problem = Signal(object)

    def __init__(self, window: QWidget, session: Session) -> None:
        """An importer that shows its dialogs on a window."""
        super().__init__(window)
        self._window, self._session = window, session
        self._waiting: list[Given] = []
        self.dialog: QDialog | None = None

    def choose(self) -> None:
        """Ask for files and import them."""
        folder = str(folders.to_import_from(self._session.path))
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Loonaangiften of lijsten kiezen", folder, _FILTER
        )
        if chosen:
            folders.remember_import(Path(chosen[0]).parent)
            self.start([Path(path) for path in chosen])

    def start(self, paths: Sequence[Path]) -> None:
        """Import files: loonaangiften as one set, then the others one by one."""
        if self.dialog is not None:  # files dropped while others are being looked at
            return
        self._session.settle()
        self._waiting = list(in_order(paths))
        self._next()

    def _next(self) -> None:
        """What waits for its turn."""
        self.dialog = None
        if self._waiting:
            self._read(self._waiting.pop(0))

    def paste(self) -> None:
        """Import what was copied: files, or cells of a spreadsheet."""
        if self.dialog is not None:
            return
        copied = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()]
        if paths:
            self.start(paths)
        else:
            self._session.settle()
            self._read(Copied(copied_text()))

    def _show_found(self, given: Given | Copied, found: Found) -> None:
        if isinstance(found, RawFile):
            self._show_list(given, found)
        elif isinstance(found, OwnWorkbook):
            self._show_workbook(found)
        else:
            self._show_returns(found)

    def _show_workbook(self, found: OwnWorkbook) -> None:
        dialog = WorkbookDialog(self._session.dossier, found, now(), self._window)
        label = f"{dutch.shorten(found.source.name, 30)} importeren"
        page, year = page_table.HOURS.name, found.year
        dialog.taken.connect(lambda after: self.taken.emit(Taken(label, after, page, year)))
        dialog.own_asked.connect(self._save_apart)
        self._show(dialog)

    def _show_list(self, given: Given | Copied, file: RawFile) -> None:
        session = self._session
        sensible = sensible_years(session.today())
        years = sorted({*(j.jaar for j in session.dossier.jaren), *sensible}, reverse=True)
        year = session.year or sensible[0]
        reading = ListReading(file, session.dossier, year, session.law)
        dialog = ListDialog(reading, years, now(), self._window)
        dialog.taken.connect(partial(self._take_list, reading))
        dialog.reread_asked.connect(partial(self._read_again, dialog, given))
        self._show(dialog)

    def _read_again(self, dialog: ListDialog, given: Given | Copied, wanted: Settings) -> None:
        work = partial(given.read, settings=wanted)
        reading = ReadingDialog(f"{given.name} opnieuw lezen", work, dialog)
        reading.read.connect(dialog.show_file)
        reading.failed.connect(partial(self._could_not_read_again, dialog))
        reading.stopped.connect(dialog.options.refresh)
        reading.begin()

    def _could_not_read_again(self, dialog: ListDialog, error: Exception) -> None:
        if not isinstance(error, KnownProblem):
            raise error
        self.problem.emit(error)
        dialog.options.refresh()

    def _take_list(self, reading: ListReading, after: Dossier) -> None:
        of_hours = reading.mapping.kind is ListKind.UREN
        page = (page_table.HOURS if of_hours else page_table.JOBS).name
        label = f"{dutch.shorten(reading.file.source.name, 30)} importeren"
        self.taken.emit(Taken(label, after, page, reading.year))

    def _read(self, given: Given | Copied) -> None:
        reading = ReadingDialog(f"{given.name} lezen", given.read, self._window)
        reading.read.connect(partial(self._show_found, given))
        reading.failed.connect(self._fail)
        reading.stopped.connect(self._stop)
        self.dialog = reading
        reading.begin()

    def _stop(self) -> None:
        """Cancel is about everything that was chosen."""
        self._waiting.clear()
        self._next()

    def _fail(self, error: Exception) -> None:
        self.dialog = None
        if not isinstance(error, KnownProblem):
            self._waiting.clear()
            raise error
        self.problem.emit(error)
        self._next()

    def _show_returns(self, result: LoonaangifteResult) -> None:
        dialog = LoonaangifteDialog(self._session.dossier, result, now(), self._window)
        dialog.taken.connect(partial(self._take_returns, dialog))
        dialog.own_asked.connect(self._save_apart)
        self._show(dialog)

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _code: self._next())
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _take_returns(self, dialog: LoonaangifteDialog, after: Dossier) -> None:
        years = [panel.year for panel in dialog.years if panel.choice.take]
        page = page_table.HOURS.name
        self.taken.emit(Taken("loonaangiften importeren", after, page, years[-1]))

    def show_imports(self) -> None:
        """Show what the shown year was read from."""
        if self.dialog is None:
            self._show(ImportsDialog(self._session, self._window))

    def _save_apart(self, dossier: Dossier) -> None:
        """Write a dossier of another employer; what is open stays open."""
        if policy().lock_required:
            self.problem.emit(
                KnownProblem(
                    LOCK_WANTED,
                    "Er is niets opgeslagen.",
                    "Begin een nieuw dossier, vergrendel het, en lees deze loonaangiften daar in.",
                )
            )
            return
        name = f"Banenafspraak {safe_name(dossier.werkgever.naam)}".strip()
        suggested = folders.to_save_in(None) / f"{name}.banen"
        chosen, _ = QFileDialog.getSaveFileName(
            self.dialog or self._window, "Eigen dossier opslaan", str(suggested), _DOSSIER_FILTER
        )
        if not chosen:
            return
        path = messages.with_end(self._window, Path(chosen), ".banen")
        if path is None:
            return
        if path == self._session.path:
            self.problem.emit(
                KnownProblem(
                    "Dit is het dossier dat nu open is.",
                    "Er is niets veranderd.",
                    "Geef het andere dossier een andere naam.",
                )
            )
            return
        try:
            save_dossier(path, remember(dossier, self._session.law), UNCHECKED)
        except KnownProblem as problem:
            self.problem.emit(problem)
            return
        settings.remember_file(path)


def now() -> datetime:
    """The moment of an import, in the user's own time."""
    return datetime.now().astimezone()
