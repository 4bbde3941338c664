"""The Rapport page: the pages as they will be, the text, the answers, and all that leaves it."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.text.own_text import final_paragraph
from banen_desktop.reports.text.paragraph import Paragraph
from banen_desktop.reports.text.style import Style, style_of
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import Act, Page, scrolling
from banen_desktop.window.basis.session import Session
from banen_desktop.window.basis.tabs import Tabs
from banen_desktop.window.pages.recipients_page import RecipientsPage
from banen_desktop.window.pages.report import printing
from banen_desktop.window.pages.report.answers_view import AnswersView
from banen_desktop.window.pages.report.exports import Exports, fill_outputs
from banen_desktop.window.pages.report.page_maker import Make, PageMaker, Pages, Wanted, make_pages
from banen_desktop.window.pages.report.pages_view import PagesView
from banen_desktop.window.pages.report.questions import Questions
from banen_desktop.window.pages.report.text_view import TextView

_KINDS = ("Samenvatting (één pagina)", "Volledig rapport")
_WAITING = "De pagina’s worden gemaakt…"
_TYPING_PAUSE_MS = 300


class ReportPage(Page):
    """Rapport: see the pages, read and change the text, copy the answers, print and save."""

    name = page_table.REPORT.name

    def __init__(self, session: Session, make: Make = make_pages) -> None:
        """Make the tabs and the buttons; `make` makes the pages, in a thread."""
        super().__init__(
            session, self.name, "Zo gaat het de deur uit: de pagina’s, de tekst en de antwoorden."
        )
        self.final: Paragraph | None = None
        self._pages: Pages | None = None
        self._asked: tuple[str, int] | None = None
        self.maker = PageMaker(make, self)
        self.maker.made.connect(self._show_pages)
        self.maker.failed.connect(self._pages_failed)
        self._stop_at_the_end()
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.levy = QCheckBox("Noem ook de theoretische heffing")
        self.levy.setToolTip("De heffing is nog voor geen enkel jaar uitgevoerd (Wfsv art. 122na).")
        self.levy.toggled.connect(lambda _on: self.refresh())
        self.exports = Exports(session, self, self.levy.isChecked)
        self.view, self.text = PagesView(), TextView(session, self.levy.isChecked)
        self.answers, self.questions = AnswersView(), Questions()
        self.answers.copy_asked.connect(self.exports.copy)
        self.answers.save_asked.connect(self.exports.save_answers)
        self.questions.page_asked.connect(self.page_asked)
        self.recipients = RecipientsPage(session)
        self.recipients.stand_in(self)
        self.tabs = Tabs()
        self.tabs.setDocumentMode(True)
        for widget, title in (
            (self._pages_tab(), "Pagina’s"),
            (self.text, "Tekst"),
            (self.answers, "Antwoorden"),
            (self.recipients, self.recipients.name),
        ):
            self.tabs.addTab(widget, title)
        self.tabs.currentChanged.connect(lambda _place: self.refresh())
        columns = QHBoxLayout()
        columns.setSpacing(6 * theme.STEP)
        columns.addWidget(self.tabs, 1)
        columns.addWidget(self._side())
        self.body.addLayout(columns, 1)

    def _stop_at_the_end(self) -> None:
        """No thread may be left when the program ends, or when the page goes."""
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.maker.stop)
        self.destroyed.connect(self.maker.stop)

    # -- layout ----------------------------------------------------------------------------------

    def _pages_tab(self) -> QWidget:
        self.kind = QComboBox()
        self.kind.setAccessibleName("Welke pagina’s")
        self.kind.addItems(_KINDS)
        self.kind.currentIndexChanged.connect(lambda _place: self.refresh())
        self._state = theme.label("", theme.SMALL, soft=True)
        which = theme.label("Toon:", wrap=False)
        which.setBuddy(self.kind)
        top = QHBoxLayout()
        top.addWidget(which)
        top.addWidget(self.kind)
        top.addWidget(self._state, 1)
        for text, name, act in (
            ("−", "Kleiner", partial(self.view.zoom_by, -1)),
            ("Passend", "Passend op de breedte", partial(self.view.set_zoom, 1.0)),
            ("+", "Groter", partial(self.view.zoom_by, 1)),
        ):
            button = QPushButton(text)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _checked=False, run=act: run())
            if len(text) == 1:
                button.setFixedWidth(9 * theme.STEP)
            top.addWidget(button)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 3 * theme.STEP, 0, 0)
        column.setSpacing(2 * theme.STEP)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        return holder

    def _side(self) -> QWidget:
        holder = QWidget()
        side = QVBoxLayout(holder)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(2 * theme.STEP)
        save = QPushButton("Opslaan als")
        save.setMenu(self._save_menu(save))
        side.addWidget(save)
        for text, action in (
            ("Kopieer de tekst", self.copy_text),
            ("Afdrukken…", self.print_pages),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _checked=False, run=action: run())
            side.addWidget(button)
        side.addWidget(self.levy)
        side.addWidget(scrolling(self.questions), 1)
        holder.setFixedWidth(max(self.levy.sizeHint().width(), 60 * theme.STEP))
        return holder

    def _save_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        fill_outputs(menu, self.exports.save_report)
        return menu

    # -- shown -----------------------------------------------------------------------------------

    @property
    def style_now(self) -> Style:
        """The style of the shown year, with the levy when it is ticked."""
        year = self.session.year or 0
        return style_of(self.session.dossier, year, levy=self.levy.isChecked())

    def refresh(self) -> None:
        """Show the tab in sight for the shown year; the pages come as soon as they are made.

        A key in the own text does not wait for the offers: these come when the typing stops.
        """
        if self.text.typing:
            self._pause.start()
            return
        self._pause.stop()
        year = self.session.year
        if year is None:
            self.maker.forget()
            return
        self.title.setText(f"Rapport {year}")
        dossier, law = self.session.dossier, self.session.law
        self.final = final_paragraph(dossier, year, law, self.style_now)
        self.questions.show_questions(self.final.questions)
        shown = self.tabs.currentWidget()
        if shown is self.text:
            self.text.refresh(self.final)
        elif shown is self.recipients:
            self.recipients.refresh()
        elif shown is self.answers:
            self.answers.show_card(answers(dossier, year, law))
        else:
            self._ask_pages(year)

    def _ask_pages(self, year: int) -> None:
        self._forget_pages_of_another(year)
        if self._pages is None:
            self._state.setText(_WAITING)
        today = date.today()  # noqa: DTZ011 - the user's own day
        full = self.kind.currentIndex() == 1
        dossier, law = self.session.dossier, self.session.law
        self.maker.ask(Wanted(dossier, year, law, self.style_now, today, full))

    def _forget_pages_of_another(self, year: int) -> None:
        """Pages of another employer or year are not shown while the new ones are made."""
        asked = (self.session.dossier.id, year)
        if asked != self._asked:
            self._asked, self._pages = asked, None
            self.view.show_pages((), "")

    def _show_pages(self, pages: Pages) -> None:
        self._pages = pages
        many = len(pages.svgs)
        self._state.setText("" if many == 1 else f"{many} pagina’s")
        self.view.show_pages(pages.svgs, pages.words)

    def _pages_failed(self, problem: KnownProblem) -> None:
        self._pages = None
        self.view.show_pages((), "")
        self._state.setText(str(problem))

    def go_to(self, row: str, field: str) -> None:  # noqa: ARG002 - the report has no rows
        """Show the text where it was edited."""
        if field:
            self.show_text()

    def part_called(self, name: str) -> Page:
        """The page Wie krijgt wat is a tab of this one."""
        if name == self.recipients.name:
            self.tabs.setCurrentWidget(self.recipients)
            return self.recipients
        return super().part_called(name)

    @property
    def next_act(self) -> Act:
        """The work ends with all files in one folder."""
        return Act("Alles opslaan in één map…", self.save_everything)

    def show_text(self) -> None:
        """Show the text, with what changed since the user made it their own."""
        self.tabs.setCurrentWidget(self.text)

    # -- what leaves -----------------------------------------------------------------------------

    def copy_text(self) -> None:
        """Put the text on the clipboard."""
        self.session.settle()
        if self.final is not None and self.session.year is not None:
            self.refresh()
            self.exports.copy_text(
                self.final.text, "De tekst staat op het klembord. Plak die in uw jaarverslag."
            )

    def print_pages(self) -> None:
        """Print the pages in sight, after asking which printer."""
        if self.session.year is None:
            return
        self.session.settle()
        today = date.today()  # noqa: DTZ011 - the user's own day
        full = self.kind.currentIndex() == 1
        try:
            pages = make_pages(
                Wanted(
                    self.session.dossier,
                    self.session.year,
                    self.session.law,
                    self.style_now,
                    today,
                    full,
                )
            )
            if printing.ask_and_print(self, pages.svgs, self.title.text()):
                told = f"{len(pages.svgs)} pagina’s naar de printer."
                self.exports.tell("Afgedrukt", told, own_text=full)
        except KnownProblem as problem:
            self.problem.emit(problem)

    def save_everything(self) -> None:
        """Ask for a folder and write all files."""
        self.exports.save_everything()
