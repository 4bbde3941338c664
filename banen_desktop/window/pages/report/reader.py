"""The right side of the Rapport page: what the chosen receiver reads, and how it goes there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.out import outputs
from banen_desktop.reports.out.recipients import Content, Recipient
from banen_desktop.reports.pages.letters import Letter
from banen_desktop.reports.text.own_text import final_paragraph
from banen_desktop.reports.text.paragraph import Paragraph
from banen_desktop.reports.text.style import Style, style_of
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.basis.elided import ElidedLabel
from banen_desktop.window.basis.page import give_room, reading
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.report import printing
from banen_desktop.window.pages.report.answers_view import AnswersView
from banen_desktop.window.pages.report.choices import Choice
from banen_desktop.window.pages.report.exports import Exports
from banen_desktop.window.pages.report.page_maker import Make, PageMaker, Pages, Wanted, make_pages
from banen_desktop.window.pages.report.pages_view import PagesView
from banen_desktop.window.pages.report.text_view import TextView

_WAITING = "De pagina’s worden gemaakt…"
_IN_EXCEL = "Een werkmap bekijkt u in Excel of een ander rekenprogramma."
_PAGES = frozenset({Content.SUMMARY, Content.REPORT})
Save = tuple[str, Callable[[], object]]


class Reader(QWidget):
    """Shows one choice; the buttons above it save, copy and print what is seen."""

    problem = Signal(object)

    def __init__(
        self, session: Session, exports: Exports, levy: Callable[[], bool], make: Make
    ) -> None:
        """`levy` tells whether the theoretical levy is named; `make` makes pages in a thread."""
        super().__init__()
        self._session, self._exports, self._levy = session, exports, levy
        self._choice: Choice | None = None
        self._pages: Pages | None = None
        self._asked: tuple[object, int | None, bool] | None = None
        self.maker = PageMaker(make, self)
        self.maker.made.connect(self._show_pages)
        self.maker.failed.connect(self._pages_failed)
        self.view, self.text, self.answers = PagesView(), TextView(session, levy), AnswersView()
        self.answers.copy_asked.connect(exports.copy)
        self.letter = QPlainTextEdit()
        self.letter.setReadOnly(True)
        self.letter.setTabChangesFocus(True)
        self._told = theme.label("")
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._paper = reading(self._told, "Over deze keuze")
        self._title, self.done = ElidedLabel(bold=True), ElidedLabel()
        exports.told.connect(self._say_done)
        self.save, self.copy, self.print = (
            QPushButton(text) for text in ("Opslaan…", "Kopieer", "Afdrukken…")
        )
        self.save.clicked.connect(lambda _checked=False: self._save_first())
        self.copy.clicked.connect(lambda _checked=False: self.copy_shown())
        self.print.clicked.connect(lambda _checked=False: self.print_pages())
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * theme.STEP)
        top.addWidget(self._title, 1)
        top.addStretch(0)
        for button in (self.save, self.copy, self.print):
            button.setAutoDefault(False)
            top.addWidget(button)
        self._stack = QStackedWidget()
        for widget in (self.view, self.text, self.answers, self.letter, self._paper):
            self._stack.addWidget(widget)
        self._stack.currentChanged.connect(lambda _place: give_room(self._stack))
        give_room(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.STEP)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(self.done)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The buttons go before the title, which the chosen row tells too."""
        super().resizeEvent(event)
        self._title.setVisible(not theme.is_narrow(self))

    # -- shown -----------------------------------------------------------------------------------

    @property
    def final(self) -> Paragraph | None:
        """The text for the annual report of the shown year as it leaves the house."""
        session, year = self._session, self._session.year
        if year is None:
            return None
        return final_paragraph(session.dossier, year, session.law, self._style)

    @property
    def _style(self) -> Style:
        return style_of(self._session.dossier, self._session.year or 0, levy=self._levy())

    def show_choice(self, choice: Choice) -> None:
        """Show what a receiver gets, or a letter, of the shown year."""
        if self._choice is not None and choice[:2] != self._choice[:2]:
            self.done.show_text("")
        self._choice = choice
        given, content = choice.given, choice.content
        self._title.show_text(f"Brief aan {choice.who}" if content is None else _name(choice))
        self._offer(choice)
        self.copy.setEnabled(content is not Content.WORKBOOK)
        self.print.setEnabled(content in _PAGES)
        if isinstance(given, Letter):
            self._show_letter(given)
        elif content in _PAGES:
            self._ask_pages(full=content is Content.REPORT)
        elif content is Content.TEXT:
            final = self.final
            if final is not None:
                self.text.refresh(final)
            self._stack.setCurrentWidget(self.text)
        elif content is Content.ANSWERS:
            session = self._session
            self.answers.show_card(answers(session.dossier, session.year or 0, session.law))
            self._stack.setCurrentWidget(self.answers)
        else:
            self._tell("\n\n".join((f"{choice.who}: {choice.what}.", *_about(given))))

    def _say_done(self, words: str) -> None:
        """Say what was done where it was done: nothing comes over the buttons."""
        self.done.show_text(words)
        accessible.announce(self, words)

    def _show_letter(self, letter: Letter) -> None:
        if self.letter.toPlainText() != letter.text.rstrip("\n"):
            self.letter.setPlainText(letter.text.rstrip("\n"))
        self.letter.setAccessibleName(letter.name)
        self._stack.setCurrentWidget(self.letter)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._stack.setCurrentWidget(self._paper)

    def forget(self) -> None:
        """There is no year to show."""
        self.maker.forget()

    # -- pages -----------------------------------------------------------------------------------

    def _wanted(self, *, full: bool) -> Wanted:
        session = self._session
        today = session.today()
        return Wanted(session.dossier, session.year or 0, session.law, self._style, today, full)

    def _ask_pages(self, *, full: bool) -> None:
        """Pages of another employer, year or kind are not shown while the new ones are made."""
        asked = (self._session.opened, self._session.year, full)
        if asked != self._asked:
            self._asked, self._pages = asked, None
            self.view.show_pages((), "")
        if self._pages is None:
            self._tell(_WAITING)
        else:
            self._show_pages(self._pages)
        self.maker.ask(self._wanted(full=full))

    def _show_pages(self, pages: Pages) -> None:
        self._pages = pages
        self.view.show_pages(pages.svgs, pages.words)
        if self._choice is not None and self._choice.content in _PAGES:
            many = len(pages.svgs)
            told = f"{many} pagina’s" if many > 1 else "1 pagina"
            self._title.show_text(f"{_name(self._choice)}, {told}")
            self._stack.setCurrentWidget(self.view)

    def _pages_failed(self, problem: KnownProblem) -> None:
        self._pages = None
        self.view.show_pages((), "")
        if self._choice is not None and self._choice.content in _PAGES:
            self._tell(str(problem))

    # -- what leaves -----------------------------------------------------------------------------

    def _offer(self, choice: Choice) -> None:
        """One way to save is the button itself; more are its menu. What was saved is opened."""
        given = choice.given
        saved = {} if isinstance(given, Letter) else self._exports.saved(given)
        self._saves = self._ways_to_save(given)
        if saved:
            open_ = self._exports.open_file
            self._saves = [(type_.name, partial(open_, path)) for type_, path in saved.items()]
        self.save.setText("Openen" if saved else "Opslaan…")
        menu = self.save.menu()
        if menu is not None:
            self.save.setMenu(None)  # type: ignore[arg-type]  # the stub forgets that none will do
            menu.deleteLater()
        if len(self._saves) > 1:
            menu = QMenu(self.save)
            for text, act in self._saves:
                menu.addAction(text, act)
            self.save.setMenu(menu)

    def _ways_to_save(self, given: Recipient | Letter) -> list[Save]:
        exports = self._exports
        if isinstance(given, Letter):
            types = (outputs.WORD, outputs.PLAIN)
            return [(f"{one.name}…", partial(exports.save_letter, given, one)) for one in types]
        if given.content is Content.ANSWERS:
            return [("Tekst…", exports.save_answers)]
        return [
            (f"{outputs.output(one).type.name}…", partial(exports.save_report, one, given.kind))
            for one in given.formats
        ]

    def _save_first(self) -> None:
        if len(self._saves) == 1:
            self._saves[0][1]()

    def copy_shown(self) -> None:
        """Put what is seen on the clipboard."""
        self._session.settle()
        choice = self._choice
        if choice is None or self._session.year is None:
            return
        if isinstance(choice.given, Letter):
            told = "de brief. Vul in wat tussen vierkante haken staat."
            self._exports.copy(choice.given.text, told)
        elif choice.content is Content.ANSWERS:
            self.answers.copy_all()
        elif choice.content is Content.TEXT:
            self.copy_text()
        elif self._pages is not None:
            full = choice.content is Content.REPORT
            told = "de tekst van de pagina’s."
            (self._exports.copy_text if full else self._exports.copy)(self._pages.words, told)

    def copy_text(self) -> None:
        """Put the text for the annual report on the clipboard."""
        self._session.settle()
        final = self.final
        if final is not None:
            told = "de tekst. Plak die in uw jaarverslag."
            self._exports.copy_text(final.text, told)

    def print_pages(self) -> None:
        """Print the report that is chosen, or else the summary, after asking which printer."""
        self._session.settle()
        if self._session.year is None:
            return
        full = self._choice is not None and self._choice.content is Content.REPORT
        try:
            pages = make_pages(self._wanted(full=full))
            if printing.ask_and_print(self, pages.svgs, f"Banenafspraak {self._session.year}"):
                told = f"{len(pages.svgs)} pagina’s naar de printer."
                self._exports.tell("Afgedrukt", told, own_text=full)
        except KnownProblem as problem:
            self.problem.emit(problem)


def _name(choice: Choice) -> str:
    """What it is, without the types of its files."""
    return choice.what.partition(",")[0]


def _about(given: Recipient | Letter) -> tuple[str, ...]:
    assert isinstance(given, Recipient)  # noqa: S101 - a letter is shown itself
    return given.may_leave, given.why, _IN_EXCEL
