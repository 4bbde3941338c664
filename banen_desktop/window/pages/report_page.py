"""The Rapport page: what is still open, who gets what, how that looks, and all that leaves it."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.out.recipients import SHARED_WORDS, Content
from banen_desktop.reports.pages.letters import letters
from banen_desktop.reports.text.paragraph import Paragraph
from banen_desktop.storage.places import is_folder
from banen_desktop.window.basis import accessible, page_table, theme
from banen_desktop.window.basis.exported import Exported
from banen_desktop.window.basis.page import Act, Page, scrolling
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages.report.choices import files_of, letters_of
from banen_desktop.window.pages.report.choices_table import TITLES, ChoicesTable
from banen_desktop.window.pages.report.exports import SAVE_AGAIN, Exports
from banen_desktop.window.pages.report.news import news_of
from banen_desktop.window.pages.report.page_maker import Make, make_pages
from banen_desktop.window.pages.report.reader import Reader
from banen_desktop.window.parts.points_list import PointsList, row_of

_STILL_THERE = "Uw bestanden staan er wel."
_TYPING_PAUSE_MS = 300
_WIDE, _NARROW, _RIGHT = 11, 14, 10


class ReportPage(Page):
    """Rapport: what is open, who gets what, and at the right what the chosen one reads."""

    name = page_table.REPORT.name

    def __init__(self, session: Session, make: Make = make_pages) -> None:
        """The two sides; `make` makes the pages, in a thread."""
        super().__init__(session, self.name, "")
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.levy = QCheckBox("Noem ook de theoretische heffing")
        self.levy.setToolTip("De heffing is nog voor geen enkel jaar uitgevoerd (Wfsv art. 122na).")
        self.levy.toggled.connect(lambda _on: self._levy_chosen())
        self.exports = Exports(session, self, self.levy.isChecked)
        self.exports.all_saved.connect(self._all_saved)
        self.points, self.choices = PointsList(), ChoicesTable("Wie krijgt wat")
        self.points.set_narrow(narrow=True)
        self.letters = ChoicesTable("Opvragen wat ontbreekt", TITLES[:2])
        self.reader = Reader(session, self.exports, self.levy.isChecked, make)
        self.reader.problem.connect(self.problem)
        for table, other in ((self.choices, self.letters), (self.letters, self.choices)):
            table.chosen.connect(self.reader.show_choice)
            table.chosen.connect(lambda _choice, left=other: left.leave())
        self._reported, self._missing = theme.label(""), theme.heading("Opvragen wat ontbreekt")
        self.mark, self.again = QPushButton(), QPushButton("Opnieuw opslaan…")
        self.council = QPushButton("Opgave voor een raad…")
        self.council.setAutoDefault(False)
        self.council.clicked.connect(lambda _checked=False: self.return_asked.emit())
        self.mark.clicked.connect(lambda _checked=False: self.report_asked.emit())
        self.again.clicked.connect(lambda _checked=False: self.save_everything())
        self._stop_at_the_end()
        self._columns = QHBoxLayout()
        self._columns.addWidget(self._left(), _WIDE)
        self._columns.addWidget(self.reader, _RIGHT)
        self.body.addLayout(self._columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The words go before the page beside them where there is little room."""
        super().resizeEvent(event)
        narrow = theme.is_narrow(self)
        self._columns.setStretch(0, _NARROW if narrow else _WIDE)
        self._columns.setSpacing((3 if narrow else 6) * theme.STEP)

    def _stop_at_the_end(self) -> None:
        """No thread may be left when the program ends, or when the page goes."""
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.reader.maker.stop)
        self.destroyed.connect(self.reader.maker.stop)

    def _left(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2 * theme.STEP, 0)
        column.setSpacing(2 * theme.STEP)
        buttons = QHBoxLayout()
        for button in (self.mark, self.again):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self.points)
        column.addSpacing(3 * theme.STEP)
        column.addWidget(theme.heading("Wie krijgt wat"))
        column.addWidget(self.choices)
        column.addWidget(theme.label(SHARED_WORDS))
        column.addWidget(self.council, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.levy)
        column.addSpacing(2 * theme.STEP)
        column.addWidget(self._reported)
        column.addLayout(buttons)
        column.addSpacing(3 * theme.STEP)
        column.addWidget(self._missing)
        column.addWidget(self.letters)
        column.addStretch(1)
        return scrolling(inside)

    # -- shown -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show how far the report of the shown year is; the pages come as soon as they are made.

        A key in the own text does not wait for the offers: these come when the typing stops.
        """
        if self.reader.text.typing:
            self._pause.start()
            return
        self._pause.stop()
        session, year = self.session, self.session.year
        if year is None or session.jaar is None:
            self.reader.forget()
            return
        self._show_news()
        to_do = [row_of(self, point) for point in session.points().to_do]
        self.points.show_rows(to_do, (), year)
        today = self.session.today()
        found = files_of(session.dossier.werkgever.sector)
        self.choices.show_choices(found, saved=session.is_exported)
        asked = letters_of(letters(session.dossier, year, session.law, today))
        self.letters.show_choices(asked)
        for widget in (self._missing, self.letters):
            widget.setVisible(bool(asked))
        chosen = self.choices.choice or self.letters.choice
        if chosen is None:
            self.choices.choose(found[0])
        else:
            self.reader.show_choice(chosen)

    def _levy_chosen(self) -> None:
        """Other files would be written now than those that were saved."""
        self.session.remember_exported(None)
        self.refresh()

    def _show_news(self) -> None:
        news, jaar = news_of(self.session), self.session.jaar
        assert jaar is not None  # noqa: S101 - there is news of a year that is shown
        self.title.setText(news.title)
        self.intro.setText(news.line)
        self._reported.setText(news.reported)
        known = jaar.vaststelling.op is not None
        self.mark.setText("Vaststelling bekijken…" if known else f"{jaar.jaar} vaststellen…")
        self.again.setVisible(self.session.is_exported)
        self.next_changed.emit()

    @property
    def final(self) -> Paragraph | None:
        """The text for the annual report of the shown year as it leaves the house."""
        return self.reader.final

    def show_content(self, content: Content) -> None:
        """Choose what reads so."""
        for choice in files_of(self.session.dossier.werkgever.sector):
            if choice.content is content:
                self.choices.choose(choice)
                return

    def show_text(self) -> None:
        """Show the text, with what changed since the user made it their own."""
        self.show_content(Content.TEXT)

    def go_to(self, row: str, field: str) -> None:  # noqa: ARG002 - the report has no rows
        """Show the text where it was edited."""
        if field:
            self.show_text()

    # -- what leaves -----------------------------------------------------------------------------

    @property
    def next_act(self) -> Act:
        """The work ends with all files in one folder."""
        if self.session.is_exported:
            return Act("Open de map", self.open_folder)
        return Act("Alles opslaan in een map…", self.save_everything)

    def save_everything(self) -> None:
        """Ask for a folder and write all files."""
        self.exports.save_everything()

    def _all_saved(self, found: Exported | None) -> None:
        self.session.remember_exported(found)
        self.refresh()
        if found is not None:
            accessible.announce(self, f"{self.title.text()}. {self.intro.text()}")

    def open_folder(self) -> None:
        """Show the saved files in the file manager of the system."""
        found = self.session.exported
        if found is None:
            return
        if not is_folder(found.folder):
            self.problem.emit(KnownProblem("De map is er niet meer.", "", SAVE_AGAIN))
            self._all_saved(None)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(found.folder))):
            place = f"Open zelf {found.folder}."
            self.problem.emit(KnownProblem("De map is niet te openen.", _STILL_THERE, place))

    def copy_text(self) -> None:
        """Put the text for the annual report on the clipboard."""
        self.reader.copy_text()

    def print_pages(self) -> None:
        """Print the report that is chosen, or else the summary, after asking which printer."""
        self.reader.print_pages()
