"""A list before it is taken over: the file, what it becomes, what is refused, and the totals."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.dossier.doubles import Doubles
from banen_desktop.dossier.model import Dossier
from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.raw import RawFile
from banen_desktop.imports.lists.remarks import NO_WEEK
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.imports.lists.titles import Target
from banen_desktop.imports.words import list_notes, list_totals
from banen_desktop.quota.calculation.agenda import answerable_years
from banen_desktop.window.basis import messages, theme
from banen_desktop.window.basis.beside import LatestBeside
from banen_desktop.window.basis.page import clear, reading
from banen_desktop.window.basis.tabs import Tabs
from banen_desktop.window.imports.careful_dialog import CarefulDialog
from banen_desktop.window.imports.column_choices import ColumnChoices
from banen_desktop.window.imports.list_options import ListOptions
from banen_desktop.window.imports.list_questions import ListQuestions
from banen_desktop.window.imports.refusals import RefusalsTable
from banen_desktop.window.imports.rows_preview import PreviewModel, PreviewTable
from banen_desktop.window.imports.source_table import SourceModel, SourceTable
from banen_desktop.window.imports.tiles import notice_of, waiting

SHORT = 5_000
"""Rows that are worked out at once; a longer list is worked out beside the window."""
_BUSY = "Bezig met uitrekenen…"
_CHECKED = "Ik heb het register vandaag nagekeken voor al deze rijen"
_CHECKED_REST = "Ik heb het register vandaag nagekeken voor de {many} rijen zonder datum"


class ListDialog(CarefulDialog):
    """Shows one list; `taken` gives the dossier after, `reread_asked` wants the file read anew."""

    taken = Signal(object)
    reread_asked = Signal(object)

    def __init__(
        self, reading: ListReading, years: Sequence[int], read_at: datetime, parent: QWidget
    ) -> None:
        """Show a reading with the program's proposal."""
        super().__init__(parent)
        self.reading, self._read_at = reading, read_at
        self.setWindowTitle(f"{dutch.shorten(reading.file.source.name, 60)} importeren")
        self.options, self.questions = ListOptions(reading, years), ListQuestions(reading)
        self._source, self._preview = SourceModel(reading), PreviewModel()
        self.source, self.preview = SourceTable(self._source), PreviewTable(self._preview)
        self.columns = ColumnChoices(reading)
        self.refused, self.notes, self._notes = RefusalsTable(), QWidget(), QVBoxLayout()
        self.not_taken = theme.label("", bold=True)
        self.not_taken.setForegroundRole(theme.Role.BrightText)
        self.totals = theme.label("", theme.LARGE, bold=True)
        self.differences, self.consequence = theme.label(""), theme.label("")
        self.lead, self.checked = QCheckBox(), QCheckBox()
        self.take = QPushButton("Overnemen")
        self._lay_out()
        self._beside = LatestBeside(self)
        self._connect()
        self._work_out()
        theme.open_as(self, 1104, 660)
        next(iter(self.columns.boxes.values()), self.options.kind).setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        wide = 5 * theme.STEP
        layout.setContentsMargins(wide, 4 * theme.STEP, wide, 3 * theme.STEP)
        layout.setSpacing(2 * theme.STEP)
        layout.addWidget(self.totals)
        layout.addWidget(self.differences)
        layout.addLayout(self._sides(), 1)
        layout.addWidget(self.checked, 0, Qt.AlignmentFlag.AlignLeft)
        foot = QHBoxLayout()
        foot.setSpacing(3 * theme.STEP)
        foot.addWidget(self.consequence, 1)
        foot.addWidget(self._buttons())
        layout.addLayout(foot)

    def _sides(self) -> QHBoxLayout:
        """At the left what the columns mean and what is asked; at the right what comes of it."""
        inside = QWidget()
        self.notes.setLayout(self._notes)
        self._notes.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(2 * theme.STEP,) * 4)
        column.setSpacing(3 * theme.STEP)
        column.addWidget(self.questions)
        column.addWidget(theme.label("Wat betekent elke kolom in het bestand?", bold=True))
        for widget in (self.columns, self.not_taken, self.options, self.lead, self.notes):
            column.addWidget(widget)
        column.addStretch(1)
        self.right = Tabs()
        self.right.setDocumentMode(True)
        self.right.addTab(self.preview, "")
        self.right.addTab(self.refused, "")
        self.right.addTab(self.source, "Het bestand")
        sides = QHBoxLayout()
        sides.setSpacing(4 * theme.STEP)
        sides.addWidget(reading(inside, "Kolommen, vragen en opmerkingen"), 1)
        sides.addWidget(self.right, 1)
        return sides

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.take.setStyleSheet(theme.MAIN_BUTTON)
        self.take.setAutoDefault(False)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _connect(self) -> None:
        self._beside.done.connect(self._worked_out)
        self.options.changed.connect(self._changed)
        self.questions.answered.connect(self._work_out)
        self.options.reread_asked.connect(self.reread_asked)
        for chooser in (self.source, self.columns):
            chooser.target_chosen.connect(self.choose_target)
        self.refused.cell_asked.connect(self._go_to)

    def _go_to(self, sheet: str, row: int, column: int) -> None:
        if sheet == self.reading.table.name:
            self.right.setCurrentWidget(self.source)
            self.source.go_to(row, column)

    def choose_target(self, column: int, target: Target | None) -> None:
        """Choose what a column becomes."""
        self.reading.choose_target(column, target)
        self._source.show_choices()
        self._work_out()

    def show_file(self, file: RawFile) -> None:
        """Show the same file, read in another way."""
        self.reading.choose_file(file)
        self._changed()

    def _changed(self) -> None:
        """Another sheet, kind or year may give other cells; the cursor stays where it can."""
        current = self.source.currentIndex()
        self._source.show_sheet()
        self.source.fit_columns()
        if current.isValid():
            self.source.setCurrentIndex(self._source.index(current.row(), current.column()))
        self._work_out()

    def _work_out(self) -> None:
        """Show the choices now, and what they give as soon as it is known."""
        self.options.refresh()
        self.columns.refresh()
        if len(self.reading.table.rows) <= SHORT:
            with waiting():
                self._show_result()
            return
        self.take.setEnabled(False)
        self.totals.setText(_BUSY)
        self._beside.ask(self.reading.work)

    def _worked_out(self, result: ListResult) -> None:
        self.reading.worked_out(result)
        self._show_result()

    def _show_result(self) -> None:
        result = self.reading.result
        self._source.show_refused(result.refused)
        self._preview.show_result(result)
        self.refused.show_refusals(result.refused)
        place = "Uren" if result.kind is ListKind.UREN else "Banen"
        self.right.setTabText(0, f"Dit komt in {place} ({len(result.rows)})")
        self.right.setTabText(1, f"Geweigerd ({len(result.refused)})")
        self.right.setTabVisible(1, bool(result.refused))
        self.not_taken.setText(_not_taken(len(result.refused)))
        self.not_taken.setVisible(bool(result.refused))
        self._show_notes()
        if any(finding.code == NO_WEEK for finding in result.findings):
            self.options.ask_week()
        self.questions.show_questions(result.questions)
        self.totals.setText(list_totals(result))
        self.differences.setText(" ".join(self.reading.differences()))
        self.differences.setVisible(bool(self.differences.text()))
        self.consequence.setText(self.reading.consequence())
        self.lead.setText(f"Gebruik de som van de rijen als totaal van {self.reading.year}")
        self.lead.setVisible(self.reading.has_total and result.kind is ListKind.UREN)
        self._offer_checked(len(self.reading.unchecked), len(result.rows))
        self.take.setEnabled(bool(result.rows))
        many = dutch.plural(str(len(result.rows)), "rij", "rijen")
        self.take.setText(f"{many} overnemen" if result.rows else "Overnemen")

    def _offer_checked(self, many: int, of: int) -> None:
        """One confirmation for a whole list, in a year that UWV answers about."""
        words = _CHECKED if many == of else _CHECKED_REST.format(many=many)
        self.checked.setText(words)
        answers = self.reading.year in answerable_years(self._read_at.date())
        self.checked.setVisible(bool(many) and answers)

    def _show_notes(self) -> None:
        clear(self._notes)
        for note in list_notes(self.reading):
            self._notes.addWidget(notice_of(note))

    def after(self, doubles: Doubles = Doubles.ERBIJ) -> Dossier:
        """The dossier with what is chosen now."""
        leads, checked = (
            box.isChecked() and box.isVisibleTo(self) for box in (self.lead, self.checked)
        )
        day = self._read_at.date() if checked else None
        return self.reading.after(self._read_at, leading=leads, doubles=doubles, checked=day)

    def _accept(self) -> None:
        again = len(self.reading.rows_said_again)
        choice = messages.ask_about_doubles(self, again, "deze lijst") if again else Doubles.ERBIJ
        if choice is not None:
            self.taken.emit(self.after(choice))
            self.accept()


def _not_taken(many: int) -> str:
    """That cells were refused, and where they are listed."""
    cells = dutch.plural(str(many), "cel is", "cellen zijn")
    return f"{cells} geweigerd. Bij Geweigerd staat waarom." if many else ""
