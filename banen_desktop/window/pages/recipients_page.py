"""The page Wie krijgt wat: each receiver with its file or text, and letters for what is missing."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.answers.cards import Card
from banen_desktop.reports.out import outputs
from banen_desktop.reports.out.recipients import FileOf, Gift, Recipient, recipients
from banen_desktop.reports.pages.letters import Letter, letters
from banen_desktop.reports.text.own_text import final_paragraph
from banen_desktop.reports.text.style import style_of
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import Page, clear, scrolling
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.report.exports import Exports

_NOTHING_MISSING = (
    "Er ontbreekt niets waarvoor u iemand moet schrijven. Komt er een gat, dan staat hier een "
    "brief klaar."
)
_LETTERS = (
    "Deze brieven vragen om wat in uw dossier ontbreekt. Er staan geen personen in. Vul zelf in "
    "wat tussen vierkante haken staat."
)
Act = Callable[[], object]


class RecipientsPage(Page):
    """Wie krijgt wat: save or copy for each receiver; letters that ask for what is missing."""

    name = page_table.RECIPIENTS

    def __init__(self, session: Session) -> None:
        """An empty page."""
        super().__init__(
            session,
            self.name,
            "Voor elke ontvanger het bestand of de tekst die erbij hoort. “Alles opslaan” op de "
            "pagina Rapport zet in de map “delen” wat het huis uit mag, en de rest in "
            "“vertrouwelijk”.",
        )
        self.exports = Exports(session, self, lambda: False)
        self._shown: object = None
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 2 * theme.STEP, 0)
        self._column.setSpacing(3 * theme.STEP)
        self.body.addWidget(scrolling(inside), 1)

    def refresh(self) -> None:
        """Show the receivers and the letters of the shown year."""
        year, dossier, law = self.session.year, self.session.dossier, self.session.law
        if year is None:
            return
        self.title.setText(f"{self.name}, {year}")
        today = date.today()  # noqa: DTZ011 - the user's own day
        card = answers(dossier, year, law)
        found, asked = recipients(dossier, card), letters(dossier, year, law, today)
        if (card, found, asked) == self._shown:
            return
        self._shown = (card, found, asked)
        clear(self._column)
        self._column.addWidget(self._receivers(found, card))
        self._column.addWidget(theme.heading("Opvragen wat ontbreekt"))
        self._column.addWidget(theme.label(_LETTERS if asked else _NOTHING_MISSING, soft=True))
        for letter in asked:
            self._column.addWidget(self._letter(letter))
        self._column.addStretch(1)

    # -- receivers -------------------------------------------------------------------------------

    def _receivers(self, found: tuple[Recipient, ...], card: Card) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3 * theme.STEP)
        for place, one in enumerate(found):
            grid.addWidget(self._receiver(one, card), place // 2, place % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        return holder

    def _receiver(self, one: Recipient, card: Card) -> QFrame:
        buttons = [
            self._button(f"{text}", f"{text} voor: {one.who}", act)
            for gift in one.gifts
            for text, act in self._acts(gift, card)
        ]
        leaves = theme.label(one.may_leave, theme.SMALL, bold=True)
        if one.confidential:
            leaves.setForegroundRole(theme.Role.BrightText)
        return _framed(
            theme.heading(one.who),
            theme.label(one.what),
            leaves,
            theme.label(one.why, theme.SMALL, soft=True),
            buttons=buttons,
        )

    def _acts(self, gift: FileOf | Gift, card: Card) -> list[tuple[str, Act]]:
        if gift is Gift.DOSSIER:
            return [("Dossier opslaan", self.save_asked.emit)]
        if gift is Gift.TEXT:
            return [("Kopieer de tekst", self._copy_text)]
        if isinstance(gift, Gift):
            told = f"De antwoorden staan op het klembord. Plak ze voor {card.receiver}."
            return [
                ("Kopieer", partial(self.exports.copy, card.text, told)),
                ("Opslaan als tekst…", self.exports.save_answers),
            ]
        save = partial(self.exports.save_report, gift.format, gift.kind)
        return [(gift.button, save)]

    def _copy_text(self) -> None:
        year, dossier = self.session.year, self.session.dossier
        if year is not None:
            style = style_of(dossier, year)
            text = final_paragraph(dossier, year, self.session.law, style).text
            self.exports.copy_text(text, "De tekst staat op het klembord.")

    def _button(self, text: str, name: str, act: Act) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked=False: act())
        return button

    # -- letters ---------------------------------------------------------------------------------

    def _letter(self, letter: Letter) -> QFrame:
        body = QPlainTextEdit(letter.text)
        body.setReadOnly(True)
        body.setTabChangesFocus(True)
        body.setAccessibleName(letter.name)
        body.setMinimumHeight(60 * theme.STEP)
        body.hide()
        show = QPushButton("Lees de brief")
        show.setAccessibleName(f"Lees de brief: {letter.name}")
        show.clicked.connect(lambda: _toggle(body, show))
        told = "De brief staat op het klembord. Vul in wat tussen vierkante haken staat."
        buttons = [
            show,
            self._button(
                "Kopieer",
                f"Kopieer: {letter.name}",
                partial(self.exports.copy, letter.text, told),
            ),
            self._button(
                "Opslaan als Word…",
                f"Opslaan als Word: {letter.name}",
                partial(self.exports.save_letter, letter, outputs.WORD),
            ),
            self._button(
                "Opslaan als tekst…",
                f"Opslaan als tekst: {letter.name}",
                partial(self.exports.save_letter, letter, outputs.PLAIN),
            ),
        ]
        places = ", ".join(place for place in letter.to_fill_in if len(place) < 60)
        return _framed(
            theme.label(letter.name, bold=True),
            theme.label(f"Aan {letter.to}."),
            *(theme.label(gap, theme.SMALL, soft=True) for gap in letter.gaps),
            theme.label(f"Vul nog in: {places}", theme.SMALL, soft=True),
            buttons=buttons,
            below=body,
        )


def _toggle(body: QWidget, button: QPushButton) -> None:
    body.setVisible(not body.isVisible())
    button.setText("Verberg de brief" if body.isVisible() else "Lees de brief")


def _framed(*lines: QLabel, buttons: list[QPushButton], below: QWidget | None = None) -> QFrame:
    frame = QFrame()
    theme.quiet_surface(frame)
    column = QVBoxLayout(frame)
    column.setContentsMargins(4 * theme.STEP, 3 * theme.STEP, 4 * theme.STEP, 3 * theme.STEP)
    column.setSpacing(2 * theme.STEP)
    for line in lines:
        column.addWidget(line)
    column.addStretch(1)
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    column.addLayout(row)
    if below is not None:
        column.addWidget(below)
    return frame
