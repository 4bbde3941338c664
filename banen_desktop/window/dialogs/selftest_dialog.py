"""The self-test in the window: runs beside it, and gives a report to copy for the help desk."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.selftest import SelfTest, run_selftest
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.basis.beside import Beside

_WHAT = (
    "Het programma controleert zichzelf. Dat kan een halve minuut duren. In het verslag staat "
    "niets uit uw dossiers. U kunt het kopiëren voor uw helpdesk."
)


class SelftestDialog(QDialog):
    """Starts at once; closing it ends the test."""

    def __init__(
        self,
        parent: QWidget | None,
        test: Callable[[Callable[[], bool]], SelfTest] = run_selftest,
    ) -> None:
        """Begin the test."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Zelftest")
        theme.open_as(self, 680, 480)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(6 * theme.STEP, 5 * theme.STEP) * 2)
        column.setSpacing(3 * theme.STEP)
        self.outcome = theme.label("Bezig…", theme.LARGE, bold=True)
        column.addWidget(self.outcome)
        column.addWidget(theme.label(_WHAT))
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName("Zelftest loopt")
        column.addWidget(self.progress)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Verslag van de zelftest")
        self.report.setTabChangesFocus(True)
        column.addWidget(self.report, 1)
        self._add_buttons(column)
        self._beside = Beside(self)
        self._beside.done.connect(self._show)
        self._beside.start(test)

    def _add_buttons(self, column: QVBoxLayout) -> None:
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton("Kopiëren", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        buttons.addButton("Sluiten", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _show(self, found: SelfTest) -> None:
        self.progress.hide()
        good = (
            "Alles is goed" if found.good else "Er is iets mis. Stuur het verslag naar uw helpdesk"
        )
        self.outcome.setText(good)
        accessible.announce(self, good)
        self.report.setPlainText(found.text)
        self.copy.setEnabled(True)
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def done(self, result: int) -> None:
        """Closing ends the test."""
        self._beside.stop()
        super().done(result)
