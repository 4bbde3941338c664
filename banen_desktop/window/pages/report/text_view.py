"""The text for the annual report: calculated, or the user's own version of it."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.dossier import edits
from banen_desktop.dossier.fields import Field, FieldError, checked
from banen_desktop.dossier.verslag import Verslagtekst
from banen_desktop.dossier.verslag_fields import VERSLAGTEKST
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.text import text_updates as offers
from banen_desktop.reports.text.own_text import fresh_text, is_own
from banen_desktop.reports.text.paragraph import Paragraph
from banen_desktop.reports.text.text_updates import Offer
from banen_desktop.window.basis import messages, page_table, theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.report.offer_panel import OfferPanel
from banen_desktop.window.table.field_edit import FieldEdit, FieldGrid

_BACK = (
    "Uw eigen tekst verdwijnt en de berekende tekst komt terug. Met Ongedaan maken (Ctrl+Z) "
    "krijgt u uw tekst weer terug."
)
_STYLE_NOTE = "Lengte en stem kiest u bij de berekende tekst."
_OWN_HELP = "Een korte regel zonder punt boven een alinea wordt een kop. Noem geen namen."
_EMPTY = "Uw tekst is leeg. Zolang dat zo is, gebruiken wij de berekende tekst."
_SAFE = "De tekst is niet veranderd."
_SHORTER = "Kort uw toelichting, uw werkagenda of uw eigen tekst in, en probeer het opnieuw."
_FIELDS = {field.key: field for field in VERSLAGTEKST}


class TextView(QWidget):
    """The text with its choices; every change is an edit of the dossier."""

    def __init__(self, session: Session, levy: Callable[[], bool]) -> None:
        """`levy` tells whether the theoretical levy is named."""
        super().__init__()
        self._session, self._levy = session, levy
        self.typing = False  # the change that is being shown was typed in the own text
        self.styles = FieldGrid([_FIELDS["lengte"], _FIELDS["stem"]])
        self.styles.edited.connect(self._style_chosen)
        self.change = QPushButton("Zelf aanpassen")
        self.change.clicked.connect(self.start_own)
        self.back = QPushButton("Terug naar de berekende tekst…")
        self.back.clicked.connect(self.drop_own)
        self.preview = QTextBrowser()
        self.preview.setAccessibleName("Tekst voor het jaarverslag")
        self.preview.setOpenLinks(False)
        self.preview.document().setDocumentMargin(4 * theme.STEP)
        self.own = FieldEdit(_FIELDS["tekst"])
        self.own.edited.connect(self._typed)
        self.own.say_first(_OWN_HELP)
        self.own.input.setMaximumHeight(16777215)
        self.own.input.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._style_note = theme.label(_STYLE_NOTE)
        self.panel = OfferPanel()
        self.panel.taken.connect(self._take)
        self.panel.left.connect(self._leave)
        self.panel.all_taken.connect(self._take_all)
        self._stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        column = self.own.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - a field puts its parts under each other
        column.setStretchFactor(self.own.input, 1000)
        for shown in (self.preview, self.own):
            self._stack.addWidget(shown)
        buttons = QHBoxLayout()
        buttons.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        for only_for_own in (self.back, self._style_note):
            only_for_own.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * theme.STEP)
        layout.addWidget(self.styles)
        layout.addLayout(buttons)
        layout.addWidget(self._style_note)
        layout.addWidget(self.panel)
        layout.addWidget(self._stack, 1)

    # -- shown -----------------------------------------------------------------------------------

    def refresh(self, final: Paragraph) -> None:
        """Show the text of the shown year as it leaves the house."""
        text, can_edit = self._text, not self._session.read_only
        owner = (self._session.dossier.id, self._session.year)
        own = is_started(text)
        self.styles.show_values(text, owner)
        self.styles.setEnabled(can_edit)
        self.styles.setVisible(not own)
        self.change.setVisible(not own)
        self.change.setEnabled(can_edit)
        self._style_note.setVisible(own)
        self.back.setVisible(own)
        self.back.setEnabled(can_edit)
        if own:
            self.own.set_value(text.tekst, owner)
            self.own.setEnabled(can_edit)
            self.own.say_first(_OWN_HELP if is_own(text) else _EMPTY)
            self.panel.show_offers(offers.offers(text, self._fresh()), can_edit=can_edit)
        else:
            self.own.set_value("", owner)
            self.preview.setHtml(as_html(final))
            self.panel.show_offers((), can_edit=can_edit)
        self._stack.setCurrentWidget(self.own if own else self.preview)

    @property
    def _text(self) -> Verslagtekst:
        jaar = self._session.jaar
        return Verslagtekst() if jaar is None else jaar.verslagtekst

    def _fresh(self) -> str:
        session, year = self._session, self._session.year or 0
        return fresh_text(session.dossier, year, session.law, levy=self._levy())

    # -- edits -----------------------------------------------------------------------------------

    def _put(self, label: str, text: Verslagtekst, field: str = "tekst", merge: str = "") -> None:
        session, year = self._session, self._session.year
        try:
            # What is calculated has no longest length, and a dossier with more cannot be saved.
            for key in ("tekst", "berekend"):
                checked(_FIELDS[key], getattr(text, key))
        except FieldError as error:
            messages.show_problem(self, KnownProblem(str(error), _SAFE, _SHORTER))
            return
        if year is not None:
            after = edits.set_year(session.dossier, year, verslagtekst=text)
            session.apply(label, after, Spot(page_table.REPORT.name, "", field), merge)

    def _style_chosen(self, field: Field, value: Any, _merge: str) -> None:
        text = replace(self._text, **{field.key: value})
        self._put(f"{field.label.lower()} wijzigen", text, field.key)

    def start_own(self) -> None:
        """Make the calculated text the user's own, to be changed."""
        fresh = self._fresh()
        self._put("tekst zelf aanpassen", replace(self._text, tekst=fresh, berekend=fresh))
        if is_started(self._text):
            self.own.input.setFocus()

    def drop_own(self) -> None:
        """Go back to the calculated text, if the user is sure."""
        self._session.settle()
        answers = ("Terug naar berekend", "Eigen tekst houden")
        if messages.ask(self, "Eigen tekst weghalen?", _BACK, answers) == 0:
            text = replace(self._text, tekst="", berekend="")
            self._put("terug naar de berekende tekst", text)

    def _typed(self, value: Any, merge: str) -> None:
        text = replace(self._text, tekst=value)
        self.typing = True
        try:
            self._put("eigen tekst wijzigen", text, merge=f"{self._session.year}{merge}")
        finally:
            self.typing = False

    def _take(self, offer: Offer) -> None:
        # The offer in sight was made before the last words were typed.
        now = offers.again(self._text, self._fresh(), offer)
        if now is not None:
            self._put("wijziging overnemen", offers.take(self._text, now))

    def _leave(self, offer: Offer) -> None:
        self._put("wijziging laten staan", offers.leave(self._text, offer))

    def _take_all(self) -> None:
        self._put("alle wijzigingen overnemen", offers.take_all(self._text, self._fresh()))


def is_started(text: Verslagtekst) -> bool:
    """Whether the user made the text their own, also when it is empty at the moment."""
    return bool(text.tekst or text.berekend)


def as_html(text: Paragraph) -> str:
    """The text with its headings, for reading."""
    parts = [f"<h2>{escape(text.title)}</h2>"]
    for section in text.sections:
        if section.heading:
            parts.append(f"<h3>{escape(section.heading)}</h3>")
        parts += [f"<p>{escape(line)}</p>" for line in section.paragraphs]
    return "".join(parts)
