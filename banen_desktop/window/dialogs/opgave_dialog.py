"""“Opgave maken”: every number that goes to a council, seen before it goes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.opgave import reading, words
from banen_desktop.reports.opgave.keys import KeyState, compared_key, key_state, with_compared_key
from banen_desktop.reports.opgave.making import MadeReturn, Preparation, make
from banen_desktop.reports.opgave.records import Bewaking, Stand, Uitvraag
from banen_desktop.reports.opgave.request_file import SUFFIX, parse_uitvraag
from banen_desktop.storage.atomic import read_at_most
from banen_desktop.window.basis import accessible, messages, theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.elided import ElidedLabel
from banen_desktop.window.basis.page import scrolling
from banen_desktop.window.dialogs.opgave_key import KeyBox
from banen_desktop.window.dialogs.opgave_table import ValuesTable

REQUESTS = f"Uitvraag (*{SUFFIX} *.toml);;Alle bestanden (*)"
_LOCAL = "Het programma verstuurt niets. U mailt of uploadt het bestand zelf."
_GUARDED = "Kleine aantallen blijven thuis. Iedereen kan het bestand lezen."
_SEALED = "Alle getallen van hiernaast, versleuteld. De raad beschermt wat zij publiceert."
_NO_KEY = "Daarvoor is een uitvraag met een sleutel van de raad nodig."
_SIDE = 432  # how wide the right column is, in pixels of the drawings


class OpgaveDialog(QDialog):
    """Shows what a return of a year tells; `wanted` asks to save it, with its bytes.

    `template_wanted` asks to put it in the Excel template of a council.
    """

    wanted = Signal(object, object)
    template_wanted = Signal(object)

    def __init__(
        self, dossier: Dossier, year: int, law: Law, today: date, parent: QWidget | None = None
    ) -> None:
        """A return of this year; without a request as long as none was opened."""
        super().__init__(parent)
        self.setWindowTitle("Opgave maken")
        self.setModal(True)
        self._today = today
        self.ready = Preparation(dossier, year, law)
        self._made: dict[tuple[Stand, Bewaking], tuple[MadeReturn, bytes]] = {}
        self._title, self._intro = theme.heading(""), theme.label("")
        self.open_request = QPushButton("Uitvraag openen…")
        self.open_request.setAutoDefault(False)
        self.open_request.clicked.connect(lambda _checked=False: self._choose_request())
        self.fill_template = QPushButton("Sjabloon invullen…")
        self.fill_template.setAutoDefault(False)
        self.fill_template.setToolTip("Het Excel-sjabloon van de raad, alleen voor bewaakt.")
        self.fill_template.clicked.connect(
            lambda _checked=False: self.template_wanted.emit(self.made[0])
        )
        self.table, self.key = ValuesTable(), KeyBox()
        self._notes = theme.label("")
        self.guarded = QRadioButton("Bewaakt, de gewone keuze")
        self.sealed = QRadioButton("Besloten, alleen voor deze raad")
        self._sealed_words = theme.label(_SEALED)
        self.stand = CalmBox()
        for stand in Stand:
            self.stand.addItem(stand.label, stand)
        self._number, self._control, self._size = (theme.label("", wrap=False) for _ in range(3))
        self._file = ElidedLabel()
        self._lay_out()
        self._connect()
        reported = self._is_reported()
        self.stand.setCurrentIndex(
            list(Stand).index(Stand.DEFINITIEF if reported else Stand.VOORLOPIG)
        )
        self.sealed.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.guarded.setChecked(True)
        self.show_request(None)
        theme.open_as(self, 1102, 680)

    def _is_reported(self) -> bool:
        jaar = self.ready.dossier.year(self.ready.year)
        return jaar is not None and jaar.vaststelling.op is not None

    # -- laid out --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(8 * theme.STEP)
        self._columns.addLayout(self._left(), 1)
        self._right_side = QWidget()
        self._right_side.setLayout(self._right())
        self._columns.addWidget(self._right_side)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(6 * theme.STEP, 4 * theme.STEP, 6 * theme.STEP, 4 * theme.STEP)
        column.setSpacing(2 * theme.STEP)
        top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.addWidget(self._title, 1)
        for button in (self.open_request, self.fill_template):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self._intro)
        column.addSpacing(2 * theme.STEP)
        column.addLayout(self._columns)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(inside), 1)
        whole.addWidget(self._foot())

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2 * theme.STEP)
        column.addWidget(self.table)
        column.addWidget(self._notes)
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        self._modes = QButtonGroup(self)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.STEP)
        column.addWidget(theme.label("Hoe geeft u op?", bold=True))
        for button, told in (
            (self.guarded, theme.label(_GUARDED)),
            (self.sealed, self._sealed_words),
        ):
            self._modes.addButton(button)
            told.setIndent(6 * theme.STEP)
            button.setAccessibleDescription(told.text())
            column.addWidget(button)
            column.addWidget(told)
        column.addSpacing(2 * theme.STEP)
        column.addWidget(self.key)
        column.addSpacing(2 * theme.STEP)
        column.addLayout(self._facts())
        column.addWidget(theme.label(words.NO_SENDER))
        column.addStretch(1)
        return column

    def _facts(self) -> QFormLayout:
        facts = QFormLayout()
        facts.setVerticalSpacing(2 * theme.STEP)
        for name, widget in (
            ("Stand", self.stand),
            ("Volgnummer", self._number),
            ("Controlegetal", self._control),
            ("Bestand", self._file),
            ("Grootte", self._size),
        ):
            title = theme.label(name, wrap=False)
            title.setBuddy(widget)
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            facts.addRow(title, widget)
        self._control.setFont(theme.font(self._control, theme.BODY, bold=True))
        return facts

    def _foot(self) -> QWidget:
        foot = QFrame()
        theme.quiet_surface(foot)
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.save = buttons.addButton("Opgave opslaan…", roles.AcceptRole)
        self.save.setStyleSheet(theme.MAIN_BUTTON)
        buttons.addButton("Annuleren", roles.RejectRole)
        buttons.accepted.connect(self._ask_to_save)
        buttons.rejected.connect(self.reject)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, foot)
        line.setContentsMargins(6 * theme.STEP, 3 * theme.STEP, 6 * theme.STEP, 3 * theme.STEP)
        line.addWidget(theme.label(_LOCAL), 1)
        line.addWidget(buttons)
        return foot

    def _connect(self) -> None:
        self._modes.buttonToggled.connect(self._mode_toggled)
        self.stand.currentIndexChanged.connect(lambda _place: self._refresh())
        self.key.ticked.connect(self._show_save)

    def _mode_toggled(self, button: QAbstractButton, on: bool) -> None:
        """Tab goes to the chosen one, as people expect; Qt would go to the first."""
        policy = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
        button.setFocusPolicy(policy)
        if on:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is little width the right column is narrower."""
        super().resizeEvent(event)
        most = theme.pixels(_SIDE)
        self._right_side.setFixedWidth(min(most, max(self.width() * 2 // 5, most * 3 // 4)))

    # -- a request -------------------------------------------------------------------------------

    def _choose_request(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Uitvraag openen", "", REQUESTS)
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a request; what cannot be used is told, and changes nothing."""
        try:
            self.show_request(parse_uitvraag(read_at_most(path, reading.LARGEST + 1)))
        except KnownProblem as problem:
            messages.show_problem(self, problem)

    def show_request(self, uitvraag: Uitvraag | None) -> None:
        """Make the return for this request; raises `KnownProblem` for one of another year."""
        ready = Preparation(self.ready.dossier, self.ready.year, self.ready.law, uitvraag)
        self.ready = ready
        self._made.clear()
        state = key_state(ready.dossier, uitvraag)
        can_seal = state is not KeyState.NONE
        if uitvraag is not None and can_seal:
            known = compared_key(ready.dossier, ready.raad)
            self.key.show_key(uitvraag, state, known, self._today)
        elif self.sealed.isChecked():
            self.guarded.setChecked(True)
        self.sealed.setEnabled(can_seal)
        self._sealed_words.setText(_SEALED if can_seal else _NO_KEY)
        self._refresh()

    # -- shown -----------------------------------------------------------------------------------

    @property
    def bewaking(self) -> Bewaking:
        """What the user chose."""
        return Bewaking.GEEN if self.sealed.isChecked() else Bewaking.KLEIN

    @property
    def made(self) -> tuple[MadeReturn, bytes]:
        """The return and its file as they are saved; the same ones for the same choices."""
        chosen = (self.stand.currentData(), self.bewaking)
        if chosen not in self._made:
            made = make(self.ready, *chosen, self._today)
            self._made[chosen] = made, made.file(self.ready.uitvraag)
        return self._made[chosen]

    def _refresh(self) -> None:
        ready, bewaking = self.ready, self.bewaking
        self.table.show_values(ready, bewaking)
        self.key.setVisible(bewaking is Bewaking.GEEN)
        self._title.setText(words.title(ready, bewaking))
        self._intro.setText(words.asked_by(ready))
        self._notes.setText(" ".join(words.notes(ready, bewaking)))
        self._show_facts()
        self._show_save()

    def _show_facts(self) -> None:
        made, data = self.made
        opgave = made.opgave
        replaced = "" if opgave.vervangt is None else f", vervangt {opgave.vervangt}"
        self._number.setText(f"{opgave.volgnummer}{replaced}")
        self._control.setText(opgave.controlegetal)
        self._file.show_text(made.file_name)
        self._size.setText(f"{dutch.format_number(Decimal(len(data)))} bytes")

    def _show_save(self) -> None:
        good = self.bewaking is Bewaking.KLEIN or self.key.is_good
        self.save.setEnabled(good)
        self.fill_template.setEnabled(self.bewaking is Bewaking.KLEIN)
        self.save.setToolTip("" if good else "Vergelijk eerst de vingerafdruk.")

    def _ask_to_save(self) -> None:
        (made, data), uitvraag = self.made, self.ready.uitvraag
        if self.bewaking is Bewaking.GEEN and uitvraag is not None:
            known = with_compared_key(made.dossier, uitvraag, self._today)
            made = replace(made, dossier=known)
        self.wanted.emit(made, data)

    def say_saved(self, path: Path) -> None:
        """Tell where it is, to who does not see it, and close."""
        accessible.announce(self, f"Opgeslagen: {path.name}")
        self.accept()
