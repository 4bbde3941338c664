"""Saving what goes out of a sector: editions and letters, made beside the window."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from banen_desktop import dutch
from banen_desktop.problems import KnownProblem
from banen_desktop.sector.facts.edits import put_finding
from banen_desktop.sector.facts.model import Bevinding
from banen_desktop.sector.publication.cells import Lezer
from banen_desktop.storage.places import is_there
from banen_desktop.window.basis import folders, messages
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import SectorPage

if TYPE_CHECKING:
    from banen_desktop.sector.out.files import Bestand, Formaat, Opdracht

REMINDERS, QUESTIONS, REQUEST = "Herinnering", "Vragen", "Brief"
_COUNTED = "Het jaar wordt nog geteld. Wacht een ogenblik en kies dan opnieuw."


class Saving:
    """What a page saves for others; it tells on the page what was done."""

    def __init__(self, page: SectorPage) -> None:
        """Dialogs come over this page."""
        self._page, self._session = page, page.session

    def edition(self, lezer: Lezer) -> None:
        """Save all files for an audience: what is seen is what goes out."""
        from banen_desktop.sector.out.files import USUAL, Formaat  # noqa: PLC0415 - loads what writes

        formats = [*USUAL, Formaat.MINISTER]
        self._make(f"Uitgave: {lezer.label.lower()}", formats, lezer)

    def letters(self, kind: str) -> None:
        """Save letters of one kind: reminders, questions, or the letter beside the request."""
        from banen_desktop.sector.out.files import Formaat  # noqa: PLC0415 - loads what writes

        self._make("Brieven", [Formaat.BRIEVEN], Lezer.RAAD, kind)

    def _make(self, title: str, formats: "Sequence[Formaat]", lezer: Lezer, kind: str = "") -> None:
        from banen_desktop.window.imports.reading import ReadingDialog  # noqa: PLC0415 - loads readers

        session, found = self._session, self._session.worked_out
        if found is None or not session.is_current:
            self._page.message.emit("Nog even", _COUNTED)
            return
        folder = self._folder()
        if folder is None:
            return
        order = found.opdracht(session.monitor, session.today())
        work = partial(_made, order, list(formats), lezer, kind)
        into = "uw monitor"
        dialog = ReadingDialog(title, work, self._page.window(), into, "Het maken begint…")
        dialog.read.connect(partial(self._write, folder, kind))
        dialog.failed.connect(self._fail)
        dialog.begin()

    def _folder(self) -> Path | None:
        start = str(folders.to_save_in(self._session.path))
        chosen = QFileDialog.getExistingDirectory(self._page.window(), "Map kiezen", start)
        return Path(chosen) if chosen else None

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownProblem):
            raise error
        self._page.problem.emit(error)

    def _write(self, folder: Path, kind: str, files: "Sequence[Bestand]") -> None:
        from banen_desktop.sector.out.files import write_files  # noqa: PLC0415 - loads what writes

        if not files:
            self._page.message.emit("Niets te schrijven", "Er zijn geen brieven nodig.")
            return
        there = [folder / each.plaats for each in files if is_there(folder / each.plaats)]
        if there and not messages.may_replace(self._page.window(), there):
            return
        try:
            write_files(files, folder)
        except KnownProblem as problem:
            self._page.problem.emit(problem)
            return
        if kind == QUESTIONS:
            self._remember_asked()
        many = dutch.plural(str(len(files)), "bestand", "bestanden")
        self._page.message.emit(f"{many} opgeslagen", f"Map: {folder}.")

    def _remember_asked(self) -> None:
        """The open questions were asked today: that is kept with each."""
        found, today = self._session.worked_out, self._session.today()
        after = self._session.monitor
        for asked in found.controle.vragen if found else ():
            known = asked.bevinding or Bevinding(
                str(asked.regel),
                asked.lid,
                self._session.shown_year,
                asked.ontvangst,
                asked.gemeten,
                asked.grens,
            )
            if asked.open and known.gevraagd_op is None:
                after = put_finding(after, replace(known, gevraagd_op=today))
        self._session.apply("vragen stellen", after, Spot(self._page.name))


def _made(
    order: "Opdracht",
    formats: "Sequence[Formaat]",
    lezer: Lezer,
    kind: str,
    _progress: Callable[[Any], None],
    _cancelled: Callable[[], bool],
) -> "Sequence[Bestand]":
    from banen_desktop.sector.out.files import make_files  # noqa: PLC0415 - loads what writes

    made = make_files(order, formats, lezer)
    return [each for each in made if not kind or each.plaats.name.startswith(kind)]
