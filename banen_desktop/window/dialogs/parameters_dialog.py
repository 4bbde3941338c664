"""“Parameters bijwerken”: newer legal values from a file, shown before they count; and removed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.law_in_use import law_in_use, law_with
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.receipt.law_changes import NOTHING, changes_in_words
from banen_desktop.storage.parameter_files import (
    KeptFile,
    keep,
    kept_files,
    read_parameter_file,
    remove,
)
from banen_desktop.window.basis import folders, messages, theme

_INTRO = (
    "Is er een nieuw quotumpercentage? Dan hoeft u niet te wachten op een nieuwe versie van het "
    "programma. Kies het bestand (.toml) dat uw sectororganisatie of IT-afdeling u gaf. U ziet "
    "eerst wat er verandert, en voor welke jaren."
)
_NOT_CHOSEN = "Nog geen bestand gekozen."
_FILTER = "Parameterbestand (*.toml);;Alle bestanden (*)"


class ParametersDialog(QDialog):
    """Chooses a file, shows what it changes, takes it in; and removes one. `changed` tells both."""

    changed = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        """Nothing is chosen yet."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Parameters bijwerken")
        theme.open_as(self, 680, 520)
        self._chosen: KeptFile | None = None
        self.choose = QPushButton("&Bestand kiezen…")
        self.choose.clicked.connect(self._choose)
        self.shown = QPlainTextEdit(_NOT_CHOSEN)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName("Wat het bestand verandert")
        self.shown.setTabChangesFocus(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Bestanden die meetellen")
        self.list.setMaximumHeight(24 * theme.STEP)
        self.list.currentRowChanged.connect(self._row_chosen)
        self.remove = QPushButton("&Verwijderen")
        self.remove.clicked.connect(self._remove)
        self._lay_out()
        self._show_kept()
        if problems := law_in_use().problems:  # why a file in the list does not count
            self.shown.setPlainText("\n\n".join(str(problem) for problem in problems))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self.take = buttons.addButton("Overnemen", QDialogButtonBox.ButtonRole.ActionRole)
        self.take.setStyleSheet(theme.MAIN_BUTTON)
        self.take.setEnabled(False)
        self.take.clicked.connect(self._take)
        buttons.addButton("Sluiten", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        choosing = QHBoxLayout()
        choosing.addWidget(self.choose)
        choosing.addStretch(1)
        kept = QHBoxLayout()
        kept.addWidget(self.list, 1)
        kept.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(6 * theme.STEP, 5 * theme.STEP) * 2)
        column.setSpacing(3 * theme.STEP)
        column.addWidget(theme.label(_INTRO))
        column.addLayout(choosing)
        column.addWidget(self.shown, 1)
        column.addWidget(theme.heading("Bestanden die u eerder overnam", theme.BODY))
        column.addLayout(kept)
        column.addWidget(buttons)

    def _choose(self) -> None:
        start = str(folders.to_open_from(None))
        chosen, _ = QFileDialog.getOpenFileName(self, "Parameterbestand kiezen", start, _FILTER)
        if not chosen:
            return
        self._chosen = None
        try:
            file = read_parameter_file(Path(chosen))
            told = changes_in_words(law_in_use().law, law_with(file))
        except KnownProblem as problem:
            self.shown.setPlainText(str(problem))
        else:
            self._chosen = file if told else None
            lines = [f"{file.name} verandert:", *(f"• {line}" for line in told)]
            self.shown.setPlainText("\n".join(lines) if told else NOTHING)
        self.take.setEnabled(self._chosen is not None)

    def _take(self) -> None:
        file = self._chosen
        if file is not None and self._done(lambda: keep(file)):
            self.shown.setPlainText(f"{file.name} is overgenomen. Het programma rekent ermee.")
            self._chosen = None
            self.take.setEnabled(False)

    def _remove(self) -> None:
        item = self.list.currentItem()
        name = "" if item is None else item.text()
        before = law_in_use().law
        if name and self._done(lambda: remove(name)):
            told = changes_in_words(before, law_in_use().law)
            lines = [f"{name} telt niet meer mee.", *(f"• {line}" for line in told)]
            self.shown.setPlainText("\n".join(lines))
            self._chosen = None
            self.take.setEnabled(False)

    def _done(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except KnownProblem as problem:
            messages.show_problem(self, problem)
            return False
        self._show_kept()
        self.changed.emit()
        return True

    def _show_kept(self) -> None:
        self.list.clear()
        try:
            self.list.addItems([file.name for file in kept_files()])
        except KnownProblem as problem:
            self.shown.setPlainText(str(problem))
        self._row_chosen(self.list.currentRow())

    def _row_chosen(self, row: int) -> None:
        self.remove.setEnabled(row >= 0)
