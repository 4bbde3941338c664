"""The Rapport page: the paragraph as it will be, and everything that leaves the house."""

from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.kinds import Kind
from banen_desktop.reports.paragraph import Paragraph, paragraph
from banen_desktop.reports.style import style_of
from banen_desktop.storage.atomic import atomic_write
from banen_desktop.window import messages, theme
from banen_desktop.window.page import Page, scrolling
from banen_desktop.window.session import Session

_EVERYTHING = (
    ("xlsx", Kind.DOSSIER),
    ("xlsx", Kind.DELEN),
    ("docx", Kind.DELEN),
    ("txt", Kind.DELEN),
)
_FILTERS = {
    "xlsx": "Excel-werkmap (*.xlsx)",
    "docx": "Word-document (*.docx)",
    "txt": "Tekst (*.txt)",
}


class ReportPage(Page):
    """Rapport: read the text, copy it, save the files."""

    message = Signal(str, str)
    problem = Signal(object)
    name = "Rapport"

    def __init__(self, session: Session) -> None:
        """Make the preview and the buttons."""
        super().__init__(
            session, "Rapport", "De tekst voor het jaarverslag en de werkmap voor de accountant."
        )
        self._paragraph: Paragraph | None = None
        self.preview = QTextBrowser()
        self.preview.setAccessibleName("Tekst voor het jaarverslag")
        self.preview.setOpenLinks(False)
        self.preview.document().setDocumentMargin(4 * theme.STEP)
        self.levy = QCheckBox("Noem ook de theoretische heffing")
        self.levy.setToolTip("De heffing is nog voor geen enkel jaar uitgevoerd (Wfsv art. 122na).")
        self.levy.toggled.connect(lambda _on: self.refresh())
        self._questions = theme.label("", theme.SMALL)
        self._missing = theme.label("Nog in te vullen", bold=True)
        columns = QHBoxLayout()
        columns.setSpacing(6 * theme.STEP)
        columns.addWidget(self.preview, 1)
        columns.addWidget(self._side())
        self.body.addLayout(columns, 1)

    def _side(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(68 * theme.STEP)
        side = QVBoxLayout(holder)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(2 * theme.STEP)
        everything = QPushButton("Alles opslaan in één map…")
        everything.setStyleSheet(theme.MAIN_BUTTON)
        everything.clicked.connect(self.save_everything)
        side.addWidget(everything)
        for text, action in (
            ("Kopieer de tekst", self.copy_text),
            ("Word-document…", lambda: self.save_one("docx", Kind.DELEN)),
            ("Excel voor de accountant…", lambda: self.save_one("xlsx", Kind.DOSSIER)),
            ("Excel om te delen…", lambda: self.save_one("xlsx", Kind.DELEN)),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _checked=False, run=action: run())
            side.addWidget(button)
        side.addWidget(
            theme.label(
                "De werkmap voor de accountant heeft een rij per persoon: die is vertrouwelijk. "
                "De werkmap om te delen bevat alleen totalen.",
                theme.SMALL,
                soft=True,
            )
        )
        side.addWidget(self.levy)
        questions = QWidget()
        inside = QVBoxLayout(questions)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._missing)
        inside.addWidget(self._questions)
        inside.addStretch(1)
        side.addWidget(scrolling(questions), 1)
        return holder

    def refresh(self) -> None:
        """Show the text of the shown year."""
        year = self.session.year
        if year is None:
            return
        self.title.setText(f"Rapport {year}")
        style = style_of(self.session.dossier, year, levy=self.levy.isChecked())
        self._paragraph = paragraph(self.session.dossier, year, self.session.law, style)
        self.preview.setHtml(_as_html(self._paragraph))
        questions = self._paragraph.questions
        self._missing.setVisible(bool(questions))
        self._questions.setText("\n\n".join(questions))

    def copy_text(self) -> None:
        """Put the text on the clipboard."""
        if self._paragraph is not None and self.session.year is not None:
            QGuiApplication.clipboard().setText(self._paragraph.text)
            self.message.emit(
                "Gekopieerd", "De tekst staat op het klembord. Plak die in uw jaarverslag."
            )

    def _folder(self) -> Path:
        if self.session.path is not None:
            return self.session.path.parent
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(place) or Path.home())

    def save_one(self, kind_of_file: str, kind: Kind) -> None:
        """Ask for a place and write one file."""
        from banen_desktop.reports import files  # noqa: PLC0415 - heavy, only now needed

        year = self.session.year
        if year is None:
            return
        name = files.file_name(self.session.dossier, year, kind_of_file, kind)
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Opslaan als", str(self._folder() / name), _FILTERS[kind_of_file]
        )
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() != f".{kind_of_file}":
                path = path.with_name(f"{path.name}.{kind_of_file}")
                if not self._may_write([path]):
                    return  # the file dialog asked about another name
            self._write({path: (kind_of_file, kind)})

    def save_everything(self) -> None:
        """Ask for a folder and write all files."""
        from banen_desktop.reports import files  # noqa: PLC0415 - heavy, only now needed

        year = self.session.year
        if year is None:
            return
        chosen = QFileDialog.getExistingDirectory(self, "Map kiezen", str(self._folder()))
        wanted = {
            Path(chosen) / files.file_name(self.session.dossier, year, form, kind): (form, kind)
            for form, kind in _EVERYTHING
        }
        if chosen and self._may_write(wanted):
            self._write(wanted)

    def _may_write(self, paths: Iterable[Path]) -> bool:
        there = [path for path in paths if path.exists()]
        return not there or messages.may_replace(self, there)

    def _write(self, wanted: dict[Path, tuple[str, Kind]]) -> None:
        from banen_desktop.reports import files  # noqa: PLC0415 - heavy, only now needed

        year = self.session.year or 0
        style = style_of(self.session.dossier, year, levy=self.levy.isChecked())
        written: list[str] = []
        problem: KnownProblem | None = None
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            for path, (form, kind) in wanted.items():
                data = files.render(
                    self.session.dossier,
                    year,
                    self.session.law,
                    form,
                    kind,
                    date.today(),  # noqa: DTZ011 - the user's own day
                    style,
                )
                atomic_write(path, data)
                written.append(path.name)
        except KnownProblem as found:
            problem = found
        finally:
            QApplication.restoreOverrideCursor()
        if problem is not None:
            self.problem.emit(problem)
        if written:
            folder = next(iter(wanted)).parent
            self.message.emit("Opgeslagen", f"{', '.join(written)} in {folder}")


def _as_html(text: Paragraph) -> str:
    parts = [f"<h2>{escape(text.title)}</h2>"]
    for section in text.sections:
        if section.heading:
            parts.append(f"<h3>{escape(section.heading)}</h3>")
        parts += [f"<p>{escape(line)}</p>" for line in section.paragraphs]
    return "".join(parts)
