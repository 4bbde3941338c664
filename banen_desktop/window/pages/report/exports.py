"""Saving and copying what leaves the house: asks for a place, writes whole files, says what it did.

Everything is made before the first file is written; a file is written whole or not at all.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from banen_desktop.dossier.bsn import without_bsn
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.out import files, outputs
from banen_desktop.reports.out.outputs import FileType
from banen_desktop.reports.out.recipients import Recipient
from banen_desktop.reports.pages.letters import Letter
from banen_desktop.reports.text.own_text import OUTDATED, is_outdated
from banen_desktop.reports.text.style import style_of
from banen_desktop.reports.words.guard import Kind
from banen_desktop.storage.atomic import atomic_write
from banen_desktop.storage.places import is_there
from banen_desktop.window.basis import folders, messages
from banen_desktop.window.basis.exported import Exported, source_of
from banen_desktop.window.basis.page import Page
from banen_desktop.window.basis.session import Session

Give = Callable[[], bytes]
SAVE_AGAIN = "Sla alles opnieuw op, en kies waar."


def fill_outputs(menu: QMenu, save: Callable[[str, Kind], None]) -> None:
    """Offer each file about a year in a menu."""
    for one in outputs.lines():
        menu.addAction(one.label, partial(save, one.format, one.kind))


class Exports(QObject):
    """What is saved or copied of the shown year; `levy` tells whether the levy is named.

    `all_saved` carries what was written when that are all files about the year, and `None` when
    they turn out to be there no more; `told` says in a line what else was done.
    """

    all_saved = Signal(object)
    told = Signal(str)

    def __init__(self, session: Session, page: Page, levy: Callable[[], bool]) -> None:
        """Dialogs come over this page, which tells what was done."""
        super().__init__(page)
        self._session, self._page, self._levy = session, page, levy

    def copy(self, text: str, what: str) -> None:
        """Put a text on the clipboard."""
        self._copy(text, what, own_text=False)

    def copy_text(self, text: str, what: str) -> None:
        """Put the text for the annual report on the clipboard."""
        self._copy(text, what, own_text=True)

    def _copy(self, text: str, what: str, *, own_text: bool) -> None:
        QGuiApplication.clipboard().setText(text)
        self.tell("Gekopieerd", what, own_text=own_text)

    def tell(self, title: str, text: str, *, own_text: bool) -> None:
        """Say what was done; `own_text` tells that the text of the year went along."""
        session, year = self._session, self._session.year
        if own_text and year is not None and is_outdated(session.dossier, year, session.law):
            self._page.outdated.emit(title, f"{text}\n{OUTDATED}")
        else:
            self._page.message_over.emit()
            self.told.emit(f"{title}: {text}")

    # -- what ------------------------------------------------------------------------------------

    def _report(self, form: str, kind: Kind) -> Give:
        """The bytes of a file about the shown year, made when they are asked for."""
        session, year = self._session, self._session.year or 0

        def give() -> bytes:
            style = style_of(session.dossier, year, levy=self._levy())
            today = self._session.today()
            return files.render(session.dossier, year, session.law, form, kind, today, style)

        return give

    def _report_name(self, form: str, kind: Kind) -> str:
        return files.file_name(self._session.dossier, self._session.year or 0, form, kind)

    def _place(self, form: str, kind: Kind) -> Path:
        return files.place_of(self._session.dossier, self._session.year or 0, form, kind)

    def _name(self, what: str, type_: FileType) -> str:
        session = self._session
        return files.name_of(session.dossier, session.year or 0, what, type_.suffix)

    def _answers(self) -> bytes:
        session = self._session
        return answers(session.dossier, session.year or 0, session.law).text.encode()

    def _letter(self, letter: Letter, type_: FileType) -> Give:
        employer = without_bsn(self._session.dossier.werkgever.naam)

        def give() -> bytes:
            if type_ is outputs.PLAIN:
                return letter.text.encode()
            # Heavy, and only needed now.
            from banen_desktop.reports.pages.letters import letter_document  # noqa: PLC0415
            from banen_desktop.reports.pages.word import write_word  # noqa: PLC0415

            today = self._session.today()
            return write_word(letter_document(letter, employer, today))

        return give

    # -- what was saved --------------------------------------------------------------------------

    def saved(self, given: Recipient) -> dict[FileType, Path]:
        """The files of a receiver among all that was saved of the shown year, as it is now."""
        found = self._session.exported
        if found is None or not self._session.is_exported:
            return {}
        if not given.formats:
            return {outputs.PLAIN: found.folder / self._answers_place()}
        return {
            outputs.output(one).type: found.folder / self._place(one, given.kind)
            for one in given.formats
        }

    def open_file(self, path: Path) -> None:
        """Open a saved file in the program that the system has for it."""
        if not is_there(path):
            self._page.problem.emit(KnownProblem("Het bestand is er niet meer.", "", SAVE_AGAIN))
            self.all_saved.emit(None)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._page.problem.emit(
                KnownProblem(
                    "Uw computer heeft geen programma voor dit bestand.",
                    "Het bestand is wel opgeslagen.",
                    f"Open zelf {path}.",
                )
            )

    def _answers_place(self) -> Path:
        return Path(files.SHARED) / self._name("antwoorden", outputs.PLAIN)

    # -- where -----------------------------------------------------------------------------------

    def save_report(self, form: str, kind: Kind) -> None:
        """Ask for a place and write one file about the shown year."""
        if self._session.year is not None:
            name, give = self._report_name(form, kind), self._report(form, kind)
            secret, output = files.is_confidential(form, kind), outputs.output(form)
            self._save_one(name, output.type, give, with_text=output.with_text, confidential=secret)

    def save_answers(self) -> None:
        """Ask for a place and write the answers as text."""
        if self._session.year is not None:
            self._save_one(self._name("antwoorden", outputs.PLAIN), outputs.PLAIN, self._answers)

    def save_letter(self, letter: Letter, type_: FileType) -> None:
        """Ask for a place and write a letter, as text or Word."""
        self._save_one(self._name(letter.name, type_), type_, self._letter(letter, type_))

    def save_everything(self) -> None:
        """Ask for a folder and write all files about the shown year."""
        if self._session.year is None:
            return
        chosen = QFileDialog.getExistingDirectory(self._page, "Map kiezen", str(self._folder()))
        if not chosen:
            return
        self._session.settle()
        folder = Path(chosen)
        places = {one: folder / self._place(one.format, one.kind) for one in outputs.lines()}
        wanted = {path: self._report(one.format, one.kind) for one, path in places.items()}
        kept = [path for one, path in places.items() if files.is_confidential(one.format, one.kind)]
        wanted[folder / self._answers_place()] = self._answers
        if self._may_write(wanted):
            source = source_of(self._session.dossier, self._session.law)
            written, problem = self._written(wanted, new_folders=True)
            if problem is None:
                now = datetime.now(UTC).astimezone()
                self.all_saved.emit(Exported(folder, now, source))
                self._tell_outdated()
            elif written:
                self._page.message.emit("Opgeslagen", _told(written, kept))

    def _save_one(
        self,
        name: str,
        type_: FileType,
        give: Give,
        *,
        with_text: bool = False,
        confidential: bool = False,
    ) -> None:
        self._session.settle()
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, "Opslaan als", str(self._folder() / name), type_.filter
        )
        if not chosen:
            return
        path = messages.with_end(self._page, Path(chosen), type_.suffix)
        if path is None:
            return
        self._write(path, give, with_text=with_text, confidential=confidential)

    def _folder(self) -> Path:
        return folders.to_save_in(self._session.path)

    def _may_write(self, paths: Iterable[Path]) -> bool:
        there = [path for path in paths if is_there(path)]
        return not there or messages.may_replace(self._page, there)

    def _write(
        self, path: Path, give: Give, *, with_text: bool = False, confidential: bool = False
    ) -> None:
        written, _problem = self._written({path: give}, confidential=confidential)
        self._tell_written(written, [path] if confidential else [], with_text=with_text)

    def _written(
        self, wanted: Mapping[Path, Give], *, new_folders: bool = False, confidential: bool = False
    ) -> tuple[list[Path], KnownProblem | None]:
        """What was written, and the problem that stopped it, which is told."""
        written: list[Path] = []
        problem: KnownProblem | None = None
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            made = {path: give() for path, give in wanted.items()}
            if new_folders:
                for folder in {path.parent for path in made}:
                    files.make_folder(folder)
            for path, data in made.items():
                kept = confidential or path.parent.name == files.KEPT
                atomic_write(path, data, shared=not kept)
                written.append(path)
        except KnownProblem as found:
            problem = found
        finally:
            QApplication.restoreOverrideCursor()
        if problem is not None:
            self._page.problem.emit(problem)
        return written, problem

    def _tell_written(
        self, written: Collection[Path], confidential: Collection[Path], *, with_text: bool
    ) -> None:
        if written:
            self.tell("Opgeslagen", _told(written, confidential), own_text=with_text)

    def _tell_outdated(self) -> None:
        session, year = self._session, self._session.year
        if year is not None and is_outdated(session.dossier, year, session.law):
            self._page.outdated.emit("Let op", OUTDATED)
        else:
            self._page.message_over.emit()


def _told(written: Collection[Path], confidential: Collection[Path]) -> str:
    """What was written and where; what may not be shared is named apart."""
    free = [path for path in written if path not in confidential]
    lines = [f"{', '.join(path.name for path in free)} in {free[0].parent}"] if free else []
    lines += [
        f"Let op: {_marked(path.name)} in {path.parent} is niet om te delen."
        for path in written
        if path in confidential
    ]
    return "\n".join(lines)


def _marked(name: str) -> str:
    return name if "(vertrouwelijk)" in name else f"{name} (vertrouwelijk)"
