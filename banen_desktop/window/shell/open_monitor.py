"""The open monitor with its file, its pages, and what is asked about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu

from banen_desktop import dutch
from banen_desktop.problems import KnownProblem
from banen_desktop.sector.facts import cleaning, edits
from banen_desktop.sector.facts.intake import take_in
from banen_desktop.sector.facts.model import Lid, Monitor
from banen_desktop.sector.file.monitor_file import cleaned, is_secret
from banen_desktop.window.basis import folders, messages, sector_table
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.sector_session import SectorSession
from banen_desktop.window.basis.session import sensible_years
from banen_desktop.window.dialogs.return_dialog import ReturnDialog, typed_return
from banen_desktop.window.dialogs.sector_dialogs import (
    CouncilDialog,
    MemberDialog,
    RequestDialog,
)
from banen_desktop.window.file.monitor_files import MonitorFiles
from banen_desktop.window.shell.open_document import OpenDocument
from banen_desktop.window.shell.sector_workspace import SectorWorkspace

if TYPE_CHECKING:
    from banen_desktop.quota.law.law import Law
    from banen_desktop.sector.reading.gathering import Lezing

_FILTER = (
    "Opgaven en lijsten (*.banenopgave *.age *.xlsx *.xls *.ods *.csv *.txt);;Alle bestanden (*)"
)
_SENT = "Stuur elk lid alleen zijn eigen bestand. Het programma verstuurt niets."


class OpenMonitor(OpenDocument):
    """Everything that is done with the open monitor."""

    session: SectorSession
    files: MonitorFiles
    workspace: SectorWorkspace

    def __init__(self, law: Law, window: QMainWindow) -> None:
        """Nothing open yet, for a window."""
        session = SectorSession(law)
        super().__init__(session, MonitorFiles(session, window), SectorWorkspace(session), window)
        session.setParent(self)
        work = self.workspace
        work.year_wanted.connect(self._ask_year)
        work.council_asked.connect(self.ask_council)
        work.request_asked.connect(self.ask_request)
        work.requests_asked.connect(self.save_requests)
        work.key_asked.connect(self.make_key)
        work.member_asked.connect(self.ask_member)
        work.import_asked.connect(self.choose_imports)
        work.files_dropped.connect(self.take_files)
        work.typing_asked.connect(self.ask_return)

    # -- what a council is asked ------------------------------------------------------------------

    def ask_council(self) -> None:
        """Ask the name of the council, its sector and its term."""
        if not self._may_change():
            return
        dialog = CouncilDialog(self.session.monitor.raad, self._window)
        dialog.given.connect(self._set_council)
        dialog.open()

    def _set_council(self, values: dict[str, Any]) -> None:
        now = self.session.monitor
        after = edits.set_council(now, replace(now.raad, **values))
        self.session.apply("raad en termijn", after, Spot(sector_table.MEMBERS.name))

    def ask_member(self, identity: str) -> None:
        """Ask about one member, a new one without an id."""
        if not self._may_change():
            return
        now = self.session.monitor
        lid = next((each for each in now.leden if each.id == identity), Lid(""))
        dialog = MemberDialog(lid, now, self._window)
        dialog.given.connect(partial(self._put_member, lid))
        dialog.open()

    def _put_member(self, lid: Lid, values: dict[str, Any]) -> None:
        changed = replace(lid, **values)
        after = edits.put_member(self.session.monitor, changed)
        spot = Spot(sector_table.MEMBERS.name, changed.id)
        self.session.apply(f"lid {changed.code}", after, spot)

    def ask_request(self) -> None:
        """Ask what the request of the shown year is; the council has a name by then."""
        if not self._may_change():
            return
        if not self.session.monitor.raad.naam:
            dialog = CouncilDialog(self.session.monitor.raad, self._window)
            dialog.given.connect(self._set_council)
            dialog.given.connect(lambda _values: self.ask_request())
            dialog.open()
            return
        asking = RequestDialog(
            self.session.monitor, self.session.shown_year, self.session.law, self._window
        )
        asking.given.connect(self._take_request)
        asking.open()

    def _take_request(self, values: dict[str, Any]) -> None:
        if values["besloten"]:
            self._with_key(partial(self._put_request, values["uitvraag"], sealed=True))
        else:
            self._put_request(values["uitvraag"], sealed=False)

    def _put_request(self, uitvraag: Any, *, sealed: bool) -> None:
        now = self.session.monitor
        recipient = recipient_of(now) if sealed else ""
        asked = replace(uitvraag, sleutel=recipient, raad=now.raad.naam, sector=now.raad.sector)
        after = edits.put_request(now, asked)
        spot = Spot(sector_table.MEMBERS.name, year=asked.jaar)
        self.session.apply(f"uitvraag over {asked.jaar}", after, spot)

    def ask_return(self, code: str) -> None:
        """Ask what a member told by telephone or on paper."""
        if self._may_change():
            names = {lid.code: lid.naam for lid in self.session.monitor.leden}
            asked = edits.request_of(self.session.monitor, self.session.shown_year)
            fields = asked.velden if asked else ()
            dialog = ReturnDialog(names.get(code) or code, fields, self._window)
            dialog.given.connect(partial(self._put_return, code))
            dialog.open()

    def _put_return(self, code: str, values: dict[str, Any]) -> None:
        today = self.session.today()
        typed = typed_return(code, self.session.shown_year, values, today)
        after, (result,) = take_in(self.session.monitor, [typed])
        spot = Spot(sector_table.RETURNS.name, result.ontvangst.id)
        self.session.apply(f"opgave van {dutch.shorten(code, 30)} typen", after, spot)

    # -- the key of the council -------------------------------------------------------------------

    def make_key(self) -> None:
        """Make a new key pair; returns for an earlier one still open."""
        if not self._may_change():
            return
        if self.session.monitor.raad.geheime_sleutel:
            text = (
                "Een nieuwe sleutel maken? Leden moeten dan opnieuw uw vingerafdruk vergelijken. "
                "Opgaven voor de oude sleutel blijven te openen. Maak daarna de uitvraag opnieuw."
            )
            if messages.ask(self._window, "Nieuwe sleutel", text, ("Nieuwe sleutel", "Annuleren")):
                return
        self.locking.with_passphrase(self._add_key)

    def _with_key(self, then: Callable[[], object]) -> None:
        """Go on when there is a key: a passphrase comes first, and then the key is made."""
        if self.session.monitor.raad.geheime_sleutel:
            then()
            return

        def go_on() -> None:
            self._add_key()
            then()

        self.locking.with_passphrase(go_on)

    def _add_key(self) -> None:
        import pyrage  # noqa: PLC0415 - only when a key is made

        made = str(pyrage.x25519.Identity.generate())
        after = edits.with_new_key(self.session.monitor, made)
        self.session.apply("sleutel maken", after, Spot(sector_table.MEMBERS.name))

    # -- files for members ------------------------------------------------------------------------

    def save_requests(self) -> None:
        """Save the request of the shown year: a file for each member, with only its own code."""
        from banen_desktop.reports.opgave.request_file import SUFFIX, uitvraag_bytes  # noqa: PLC0415
        from banen_desktop.reports.out.files import safe_name  # noqa: PLC0415
        from banen_desktop.storage.atomic import atomic_write  # noqa: PLC0415

        asked = edits.request_of(self.session.monitor, self.session.shown_year)
        if asked is None:
            return
        start = str(folders.to_save_in(self.session.path))
        chosen = QFileDialog.getExistingDirectory(self._window, "Map voor de uitvragen", start)
        if not chosen:
            return
        paths = {
            code: Path(chosen) / f"uitvraag-{asked.jaar}-{safe_name(code)}{SUFFIX}"
            for code in self.session.stand.leden
        }
        there = [path for path in paths.values() if path.exists()]
        if there and not messages.may_replace(self._window, there):
            return
        try:
            for code, path in paths.items():
                atomic_write(path, uitvraag_bytes(replace(asked, lid=code)))
        except KnownProblem as problem:
            self._show_problem(problem)
            return
        many = dutch.plural(str(len(paths)), "bestand", "bestanden")
        self.workspace.say(f"{many} opgeslagen", f"Map: {chosen}. {_SENT}")

    # -- reading ----------------------------------------------------------------------------------

    def choose_imports(self) -> None:
        """Ask which files to read."""
        if not self._may_change():
            return
        folder = str(folders.to_import_from(self.session.path))
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Opgaven of lijsten kiezen", folder, _FILTER
        )
        if chosen:
            folders.remember_import(Path(chosen[0]).parent)
            self.take_files([Path(path) for path in chosen])

    def paste_imports(self) -> None:
        """Read the list that was copied."""
        from banen_desktop.window.table.clipboard import copied_text  # noqa: PLC0415 - only for this

        if self._may_change():
            text = copied_text()
            self._read("het klembord", partial(_read_copied, self.session.monitor, text))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read files of others, beside the window; what they are their content tells."""
        if self._may_change() and paths:
            name = paths[0].name if len(paths) == 1 else f"{len(paths)} bestanden"
            self._read(name, partial(_read_paths, self.session.monitor, paths))

    def _read(self, name: str, work: Callable[..., Lezing]) -> None:
        from banen_desktop.window.imports.reading import ReadingDialog  # noqa: PLC0415 - loads all readers

        self.session.settle()
        seen, today = self.session.monitor, self.session.today()
        title = f"{dutch.shorten(name, 60)} lezen"
        dialog = ReadingDialog(title, partial(work, today), self._window, "uw monitor")
        dialog.read.connect(partial(self._show_read, seen))
        dialog.failed.connect(self._fail)
        dialog.begin()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownProblem):
            raise error
        self._show_problem(error)

    def _show_read(self, seen: Monitor, found: Lezing) -> None:
        from banen_desktop.window.dialogs.gathered_dialog import GatheredDialog  # noqa: PLC0415 - loads all readers

        if self.session.monitor is not seen:  # somebody was quicker: read it again
            return
        dialog = GatheredDialog(found, self._window)
        dialog.taken.connect(partial(self._take, found))
        dialog.open()

    def _take(self, found: Lezing) -> None:
        if is_secret(found.monitor):
            self.locking.with_passphrase(partial(self._put_read, found))
        else:
            self._put_read(found)

    def _put_read(self, found: Lezing) -> None:
        before = self.session.monitor
        years = [each.ontvangst.opgave.jaar for file in found.gelezen for each in file.genomen]
        after = self._with_version(found.monitor, "Voor: inlezen", None)
        page = sector_table.RETURNS if years else sector_table.MEMBERS
        year = max(years, default=None)
        self.session.apply("inlezen", after, Spot(page.name, year=year))
        if self.session.monitor is before:
            self.workspace.say("Niets veranderd", "Alles stond er al.")

    # -- years ------------------------------------------------------------------------------------

    def _ask_year(self) -> None:
        there = self.session.years_of(self.session.monitor)
        years = self.workspace.sidebar.years
        menu = QMenu(self._window)
        for year in sorted(sensible_years(self.session.today()), reverse=True):
            if year not in there:
                menu.addAction(str(year), partial(self.session.show_year, year))
        menu.popup(years.mapToGlobal(years.rect().bottomLeft()))

    def clean(self) -> None:
        """Turn returns older than the council's term into totals of classes, if it is sure."""
        if not self._may_change():
            return
        now, this_year = self.session.monitor, self.session.today().year
        if now.raad.bewaartermijn_jaren is None:
            self.ask_council()
            return
        past = cleaning.years_past(now, this_year)
        if not past:
            text = f"Er zijn geen opgaven ouder dan {now.raad.bewaartermijn_jaren} jaar."
            self.workspace.say("Niets op te schonen", text)
            return
        years = dutch.join_list([str(year) for year in past])
        text = (
            f"De opgaven over {years} worden totalen per klasse; van een lid apart blijft niets. "
            "Ook de bewaarde versies worden opgeschoond. Ongedaan maken kan tot u de monitor sluit."
        )
        if messages.ask(self._window, "Opschonen", text, ("Opschonen", "Annuleren")) == 0:
            self.session.apply("opschonen", cleaned(now, this_year))


def recipient_of(monitor: Monitor) -> str:
    """The public key that belongs to the newest secret one; empty without one."""
    from banen_desktop.window.pages.sector.keys import recipient  # noqa: PLC0415 - only with a key

    return recipient(monitor)


def _read_paths(
    monitor: Monitor,
    paths: Sequence[Path],
    today: Any,
    on_progress: Callable[[Any], None],
    cancelled: Callable[[], bool],
) -> Lezing:
    from banen_desktop.sector.reading.gathering import read_files  # noqa: PLC0415 - loads all readers

    return read_files(monitor, paths, today, on_progress=on_progress, cancelled=cancelled)


def _read_copied(
    monitor: Monitor,
    text: str,
    today: Any,
    _on_progress: Callable[[Any], None],
    _cancelled: Callable[[], bool],
) -> Lezing:
    from banen_desktop.sector.reading.gathering import read_copied  # noqa: PLC0415 - loads all readers

    return read_copied(monitor, text, today)
