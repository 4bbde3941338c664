"""The import from choosing files to one edit: asks, reads beside the window, shows, hands over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from banen_desktop.dossier.model import Dossier, Invoersoort
from banen_desktop.imports.kinds import kind_of
from banen_desktop.imports.loonaangifte import read
from banen_desktop.imports.loonaangifte.result import LoonaangifteResult
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.files import safe_name
from banen_desktop.storage import places, settings
from banen_desktop.storage.atomic import UNCHECKED
from banen_desktop.storage.dossier_file import save_dossier
from banen_desktop.window.imports.loonaangifte_dialog import LoonaangifteDialog
from banen_desktop.window.imports.reading import ReadingDialog, Work
from banen_desktop.window.session import Session

OWN_SUFFIXES = frozenset({".banen", ".toml"})
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
        self._waiting: list[Path] = []
        self.dialog: QDialog | None = None

    def choose(self) -> None:
        """Ask for files and import them."""
        folder = str(settings.get("importmap", "") or places.documents_folder())
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Loonaangiften of lijsten kiezen", folder, _FILTER
        )
        if chosen:
            settings.put("importmap", str(Path(chosen[0]).parent))
            self.start([Path(path) for path in chosen])

    def start(self, paths: Sequence[Path]) -> None:
        """Import files: loonaangiften as one set, then the others one by one."""
        self._session.settle()
        kinds = [(path, kind_of(path)) for path in paths]
        returns = [path for path, kind in kinds if kind is Invoersoort.LOONAANGIFTE]
        self._waiting = [path for path, kind in kinds if kind is not Invoersoort.LOONAANGIFTE]
        if returns:
            self._read_returns(returns)
        else:
            self._next()

    def _next(self) -> None:
        self.dialog = None

    def _read_returns(self, paths: Sequence[Path]) -> None:
        work = partial(read.read_in_child, list(paths))
        self._read("Loonaangiften lezen", work, self._show_returns)

    def _read(self, title: str, work: Work, then: Callable[[Any], None]) -> None:
        reading = ReadingDialog(title, work, self._window)
        reading.read.connect(then)
        reading.failed.connect(self._fail)
        reading.stopped.connect(self._stop)
        self.dialog = reading
        reading.begin()

    def _stop(self) -> None:
        """Cancel is about everything that was chosen."""
        self._waiting.clear()
        self._next()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownProblem):
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
        self.taken.emit(Taken("loonaangiften importeren", after, "Uren", years[-1]))

    def _save_apart(self, dossier: Dossier) -> None:
        """Write a dossier of another employer; what is open stays open."""
        name = f"Banenafspraak {safe_name(dossier.werkgever.naam)}".strip()
        suggested = places.documents_folder() / f"{name}.banen"
        chosen, _ = QFileDialog.getSaveFileName(
            self.dialog or self._window, "Eigen dossier opslaan", str(suggested), _DOSSIER_FILTER
        )
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix == ".banen" else path.with_name(path.name + ".banen")
        try:
            save_dossier(path, dossier, UNCHECKED)
        except KnownProblem as problem:
            self.problem.emit(problem)
            return
        settings.remember_file(path)


def now() -> datetime:
    """The moment of an import, in the user's own time."""
    return datetime.now().astimezone()


def dropped(event: QDropEvent) -> list[Path]:
    """The files that are dragged or dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
