"""The Berekening page: every step with the numbers of its formula, and its article."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QTableView

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Outcome, Step
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.figures import shown_steps
from banen_desktop.reports.words.sums import REALISED, TARGET, notes_below
from banen_desktop.safe_text import tip
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import Page
from banen_desktop.window.basis.session import Session

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_TITLES = ("Stap", "Uitkomst", "Berekening", "Artikel")
_VALUE, _FORMULA, _ARTICLE = 1, 2, 3


class StepsModel(QAbstractTableModel):
    """The steps of an outcome as a table to read."""

    def __init__(self) -> None:
        """No steps yet."""
        super().__init__()
        self.steps: tuple[Step, ...] = ()
        self._words: tuple[tuple[str, ...], ...] = ()

    def show_steps(self, outcome: Outcome, *, levy: bool) -> None:
        """Show the steps; the theoretical levy and bonus only on request."""
        steps = tuple(shown_steps(outcome, levy=levy))
        self.beginResetModel()
        self.steps = steps
        self._words = tuple(
            (
                step.label,
                wording.told(step),
                wording.numbers_of_formula(outcome, step),
                step.article,
            )
            for step in steps
        )
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """The steps."""
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """Label, value, formula with its numbers, article."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _TITLES[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a step."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._words[index.row()][index.column()])
        return None

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column == _VALUE else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class CalculationPage(Page):
    """Berekening: the trace, line by line."""

    name = page_table.CALCULATION.name

    def __init__(self, session: Session) -> None:
        """Make the table of steps."""
        super().__init__(
            session,
            self.name,
            "Elke stap met haar getallen en het artikel uit de wet. Kies een rij voor de uitleg.",
        )
        self.model = StepsModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Stappen van de berekening")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setStyleSheet(theme.TABLE)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.pixels(28))
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.clicked.connect(self._chosen)
        self._lay_out_columns()
        self.levy = QCheckBox("Toon ook theoretische bedragen: de quotumheffing of de bonus")
        self.levy.setToolTip("De heffing is nog voor geen enkel jaar uitgevoerd (Wfsv art. 122na).")
        self.levy.toggled.connect(lambda _on: self.refresh())
        self.body.addWidget(self.table, 1)
        self._note = theme.label("")
        self.body.addWidget(self._note)
        self.body.addWidget(self.levy)

    def _lay_out_columns(self) -> None:
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        letter = self.table.fontMetrics().averageCharWidth()
        for column, letters in enumerate((29, 18, 40, 30)):
            header.resizeSection(column, letters * letter)
        header.setSectionResizeMode(_FORMULA, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is little room the article is told with the explanation alone."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_ARTICLE, theme.is_narrow(self))

    def _chosen(self, index: QModelIndex, _previous: QModelIndex | None = None) -> None:
        if index.isValid():
            self.explain_asked.emit(self.model.steps[index.row()].key)

    def refresh(self) -> None:
        """Show the trace of the shown year."""
        outcome = self.session.outcome
        if outcome is not None:
            self.title.setText(_title(outcome))
            self.model.show_steps(outcome, levy=self.levy.isChecked())
            shown = {step.key: wording.told(step) for step in self.model.steps}
            self._note.setText(notes_below(outcome, shown))
            self._note.setVisible(bool(self._note.text()))


def _title(outcome: Outcome) -> str:
    """What the steps lead to: the jobs that count, of how many."""
    step, target = outcome.by_key[REALISED], outcome.value(TARGET)
    if target is None or step.known is None:
        return f"De berekening van {outcome.jaar}"
    realised = dutch.format_number(step.value, 1)
    return (
        f"Zo komt u in {outcome.jaar} op {wording.realised_of(realised, dutch.jobs(target), step)}"
    )
