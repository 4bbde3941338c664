"""“Vorige versies”: what is kept in the file, what is other in it, and putting one back."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.dossier.verslag import Versie
from banen_desktop.problems import KnownProblem
from banen_desktop.window.basis import messages, theme
from banen_desktop.window.basis.document_session import DocumentSession

_INTRO = (
    "Vóór elke import, voor elk nieuw jaar op basis van een ander en bij het vaststellen van een "
    "jaar bewaart het programma hoe {het} toen was. Terugzetten kunt u ongedaan maken."
)
_NOT_KEPT = (
    "Zoals {het} nu is, komt het dan niet bij de versies. Na het terugzetten gaat u met "
    "Ongedaan maken (Ctrl+Z) terug."
)
_NONE = "Er zijn nog geen versies bewaard."


class VersionsDialog(QDialog):
    """The kept versions, the latest first; on the right what would change by putting one back."""

    def __init__(self, session: DocumentSession[Any], parent: QWidget) -> None:
        """Show the versions of the open dossier."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Vorige versies")
        theme.open_as(self, 760, 440)
        self._session, self._noun = session, session.copies.kind.noun
        self._versions = tuple(reversed(session.document.versies))
        self._found: Any = None
        self.list = QListWidget()
        self.list.setAccessibleName("Bewaarde versies")
        self.list.addItems([described(versie) for versie in self._versions])
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._show)
        self.shown = QPlainTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName("Wat er anders wordt")
        self.shown.setTabChangesFocus(True)
        self._lay_out()
        if self._versions:
            self.list.setCurrentRow(0)
        else:
            self._show(-1)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        self.put_back = buttons.addButton("Terugzetten", QDialogButtonBox.ButtonRole.AcceptRole)
        self.put_back.setStyleSheet(theme.MAIN_BUTTON)
        buttons.addButton("Sluiten", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        both = QHBoxLayout()
        both.addWidget(self.list, 1)
        both.addWidget(self.shown, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * theme.STEP, 5 * theme.STEP, 6 * theme.STEP, 5 * theme.STEP)
        layout.setSpacing(3 * theme.STEP)
        layout.addWidget(theme.label(_INTRO.format(het=self._noun.the)))
        layout.addLayout(both, 1)
        layout.addWidget(buttons)

    def _show(self, row: int) -> None:
        self._found = None
        text = _NONE
        if row >= 0:
            try:
                self._found = self._session.versions.restore(self._versions[row])
                text = self._differences(self._found)
            except KnownProblem as problem:
                text = str(problem)
        self.shown.setPlainText(text)
        self.put_back.setEnabled(self._found is not None and not self._session.read_only)

    def _differences(self, found: Any) -> str:
        now, put_back = self._session.document, self._session.versions.put_back
        lines = self._session.copies.differences(now, put_back(found, now))
        if not lines:
            return f"Deze versie is gelijk aan {self._noun.the} van nu."
        return "Als u deze versie terugzet:\n" + "\n".join(f"• {line}" for line in lines)

    def accept(self) -> None:
        """Put the chosen version back, as an edit; how it is now is kept as a version too."""
        if self._found is None:
            return
        now, put_back = self._session.document, self._session.versions.put_back
        after = put_back(self._found, now)
        moment = datetime.now().astimezone()
        try:
            after = self._session.versions.keep_before(
                now, after, moment, "Voor: een versie terugzetten"
            )
        except KnownProblem as problem:
            text = f"{problem.message} {_NOT_KEPT.format(het=self._noun.the)}"
            if messages.ask(self, "Toch terugzetten?", text, ("Toch terugzetten", "Annuleren")):
                return
        self._session.apply("versie terugzetten", after)
        super().accept()


def described(versie: Versie) -> str:
    """When a version was kept, and why."""
    try:
        moment = datetime.fromisoformat(versie.moment)
        when = f"{dutch.format_date_words(moment.date())}, {moment:%H:%M} uur"
    except ValueError:
        when = "Onbekend moment"
    of = f" ({versie.jaar})" if versie.jaar else ""
    return f"{when}\n{versie.aanleiding}{of}"
