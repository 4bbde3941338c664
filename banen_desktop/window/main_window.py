"""The main window: one window, one dossier."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu, QStackedWidget

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Baan, Dossier, Jaar
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law import Law
from banen_desktop.reports.files import safe_name
from banen_desktop.resources import resource
from banen_desktop.storage import places, recovery, settings
from banen_desktop.storage.atomic import ChangedElsewhere
from banen_desktop.storage.lock import HeldBy, Lock, acquire, release
from banen_desktop.storage.recovery import RecoveryCopy
from banen_desktop.window import help_texts, messages, theme
from banen_desktop.window.counts_dialog import CountsDialog
from banen_desktop.window.menus import Actions, Menus
from banen_desktop.window.session import Session, Spot, sensible_years
from banen_desktop.window.start_page import StartPage
from banen_desktop.window.workspace import Workspace

_DOSSIER_FILTER = "Banen-dossier (*.banen)"
_OPEN_FILTER = "Dossiers en invoer (*.banen *.toml);;Alle bestanden (*)"


class MainWindow(QMainWindow):
    """Start page or workspace, the menus, and everything about the file."""

    def __init__(self, law: Law) -> None:
        """An empty window with the start page."""
        super().__init__()
        self.session = Session(law, self)
        self._lock: Lock | None = None
        self.start_page = StartPage()
        self.workspace = Workspace(self.session)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start_page)
        self._stack.addWidget(self.workspace)
        self.setCentralWidget(self._stack)
        self.setMinimumSize(800, 560)
        self.setStyleSheet(theme.INPUTS)
        self.resize(1280, 780)
        self._menus = Menus(self, self.session, self._actions(), settings.get("kleuren", "systeem"))
        self._connect()
        self.setAcceptDrops(True)
        self.show_start()

    def _actions(self) -> Actions:
        return Actions(
            new=self.new_dossier,
            open=self.choose_and_open,
            sample=self.open_sample,
            save=self.save,
            save_as=self.save_as,
            close_dossier=self.close_dossier,
            quit=self.close,
            remove_year=self._remove_year,
            report_everything=self._report_everything,
            copy_text=self._copy_text,
            show_help=lambda: help_texts.show_manual(self),
            show_files=lambda: help_texts.show_files(self, self.session.path),
            about=lambda: help_texts.show_about(self, self.session.law),
            recent=self._fill_recent,
            add_year=self._fill_years,
            roll_over=self._fill_roll_over,
            page=self.workspace.sidebar.choose,
            colours=self._set_colours,
        )

    def _connect(self) -> None:
        start, session = self.start_page, self.session
        start.new_asked.connect(self.new_dossier)
        start.open_asked.connect(self.choose_and_open)
        start.sample_asked.connect(self.open_sample)
        start.recent_chosen.connect(self.open_path)
        start.recovery_chosen.connect(self._open_recovery)
        start.recovery_dropped.connect(self._drop_recovery)
        session.file_changed.connect(self._show_title)
        session.dossier_changed.connect(self._show_title)
        session.problem.connect(self._show_problem)
        self.workspace.problem.connect(self._show_problem)
        self.workspace.year_wanted.connect(self._ask_year)
        self.workspace.counts_asked.connect(self._ask_counts)

    def _show_problem(self, problem: KnownProblem) -> None:
        messages.show_problem(self, problem)

    # -- start page -----------------------------------------------------------------------------

    def show_start(self) -> None:
        """Show the start page, with what can be opened or recovered."""
        self.start_page.show_recent(settings.recent_files())
        self.start_page.show_recovery(recovery.list_copies())
        self._stack.setCurrentWidget(self.start_page)
        self._menus.set_dossier_open(False)
        self._show_title()

    def _show_workspace(self, page: str) -> None:
        self._stack.setCurrentWidget(self.workspace)
        self._menus.set_dossier_open(True)
        self.workspace.sidebar.choose(page)
        self.workspace.refresh()
        self._show_title()

    def _show_title(self) -> None:
        if self._stack.currentWidget() is self.start_page:
            self.setWindowTitle("Banen Desktop")
            self.setWindowModified(False)
            return
        name = self.session.path.name if self.session.path else "Nieuw dossier"
        only = " (alleen lezen)" if self.session.read_only else ""
        self.setWindowTitle(f"{name}{only}[*] – Banen Desktop")
        self.setWindowModified(self.session.has_changes)

    # -- new, open, recover ---------------------------------------------------------------------

    def new_dossier(self) -> None:
        """Start an empty dossier for the year that has ended."""
        if self._may_leave():
            self._release()
            year = sensible_years(date.today())[0]  # noqa: DTZ011 - the user's own day
            self.session.start(Dossier(jaren=(Jaar(year),)))
            self._show_workspace("Werkgever")
            self.workspace.employer.go_to("", "naam")

    def open_sample(self) -> None:
        """Open the sample; it has no file until the user saves it."""
        if self._may_leave():
            self._release()
            sample = resource("voorbeeld/voorbeeldscholen.toml")
            self.session.start(read_toml(sample.read_bytes()))
            self._show_workspace("Overzicht")

    def choose_and_open(self) -> None:
        """Ask which dossier to open."""
        folder = self.session.path.parent if self.session.path else places.documents_folder()
        chosen, _ = QFileDialog.getOpenFileName(self, "Dossier openen", str(folder), _OPEN_FILTER)
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a dossier or a TOML input; a problem leaves what is open as it is."""
        if not self._may_leave():
            return
        try:
            if path.suffix.lower() == ".toml":
                dossier = read_toml(_bytes_of(path))
                self._release()
                self.session.start(dossier)
            else:
                self._open_dossier(path)
        except KnownProblem as problem:
            self._show_problem(problem)
            self.show_start()
            return
        self._show_workspace("Overzicht")

    def _open_dossier(self, path: Path) -> None:
        self._release()
        self.session.open(path)
        self._take_lock(path)
        settings.remember_file(path)

    def _take_lock(self, path: Path) -> None:
        held = acquire(path)
        if isinstance(held, HeldBy):
            self.session.read_only = held.sentence
            messages.show_problem(
                self,
                KnownProblem(
                    held.sentence,
                    "U kunt het dossier lezen, maar niet wijzigen.",
                    "Sluit het daar, en open het hier opnieuw. Of kies Opslaan als voor een kopie.",
                ),
            )
        else:
            self._lock = held

    def _open_recovery(self, copy: RecoveryCopy) -> None:
        original = copy.original if copy.original and copy.original.exists() else None
        try:
            self.session.recover(recovery.read_copy(copy), original, copy.fingerprint)
        except KnownProblem as problem:
            self._show_problem(problem)
            return
        if original is not None:
            self._take_lock(original)
        self._show_workspace("Overzicht")

    def _drop_recovery(self, copy: RecoveryCopy) -> None:
        text = "Wilt u dit niet opgeslagen werk weggooien? Dat kan niet ongedaan worden gemaakt."
        if messages.ask(self, "Weggooien", text, ("Weggooien", "Bewaren")) == 0:
            recovery.remove_copy(copy.dossier_id)
            self.start_page.show_recovery(recovery.list_copies())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A single file may be dropped on the window."""
        if len(_dropped(event)) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the file that was dropped."""
        for path in _dropped(event):
            self.open_path(path)

    # -- save, close ----------------------------------------------------------------------------

    def save(self) -> bool:
        """Save in the own file, or ask for one; True when it is saved."""
        if self.session.path is None or self.session.read_only:
            return self.save_as()
        return self._save_in(self.session.path)

    def save_as(self) -> bool:
        """Ask for a file and save."""
        folder = self.session.path.parent if self.session.path else places.documents_folder()
        name = f"Banenafspraak {safe_name(self.session.dossier.werkgever.naam)}".strip()
        suggested = folder / f"{name}.banen"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Dossier opslaan als", str(suggested), _DOSSIER_FILTER
        )
        if not chosen:
            return False
        path = Path(chosen)
        return self._save_in(
            path if path.suffix == ".banen" else path.with_name(path.name + ".banen")
        )

    def _save_in(self, path: Path) -> bool:
        before = self.session.path
        try:
            self.session.save(path)
        except ChangedElsewhere as problem:
            return self._save_after_change(path, problem)
        except KnownProblem as problem:
            self._show_problem(problem)
            return False
        if path != before or self._lock is None:
            self._release()
            held = acquire(path)
            self._lock = held if isinstance(held, Lock) else None
        self.session.read_only = ""
        settings.remember_file(path)
        self._show_title()
        return True

    def _save_after_change(self, path: Path, problem: KnownProblem) -> bool:
        answers = ("Opslaan als kopie…", "Toch overschrijven", "Annuleren")
        chosen = messages.ask(self, "Bestand is gewijzigd", str(problem), answers)
        if chosen == 0:
            return self.save_as()
        if chosen == 1:
            try:
                self.session.save(path, check=False)
            except KnownProblem as other:
                self._show_problem(other)
                return False
            return True
        return False

    def _may_leave(self) -> bool:
        if not self.session.has_changes:
            return True
        text = "Wilt u de wijzigingen opslaan?"
        chosen = messages.ask(
            self, "Niet opgeslagen", text, ("Opslaan", "Niet opslaan", "Annuleren")
        )
        if chosen == 0:
            return self.save()
        if chosen == 1:
            self.session.forget_recovery()
        return chosen == 1

    def close_dossier(self) -> None:
        """Close the dossier and show the start page."""
        if self._may_leave():
            self._release()
            self.session.start(Dossier())
            self.show_start()

    def _release(self) -> None:
        if self._lock is not None:
            release(self._lock)
            self._lock = None

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask about unsaved changes; then remember the place of the window."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        if not self._may_leave():
            event.ignore()
            return
        self._release()
        settings.put("venster", bytes(self.saveGeometry().toHex().data()).decode("ascii"))
        event.accept()

    # -- years ----------------------------------------------------------------------------------

    def _years_to_add(self) -> list[int]:
        taken = {jaar.jaar for jaar in self.session.dossier.jaren}
        today = date.today()  # noqa: DTZ011 - the user's own day
        return [year for year in sorted(sensible_years(today), reverse=True) if year not in taken]

    def _fill_years(self, menu: QMenu) -> None:
        for year in self._years_to_add():
            menu.addAction(str(year), partial(self.session.add_year, year))

    def _fill_roll_over(self, menu: QMenu) -> None:
        taken = {jaar.jaar for jaar in self.session.dossier.jaren}
        for year in sorted(taken, reverse=True):
            if year + 1 not in taken:
                text = f"{year} (wordt {year + 1})"
                menu.addAction(text, partial(self._roll_over, year))

    def _ask_year(self) -> None:
        corner = self.workspace.sidebar.years.rect().bottomLeft()
        menu = QMenu(self)
        self._fill_years(menu.addMenu("Leeg jaar toevoegen"))
        self._fill_roll_over(menu.addMenu("Nieuw jaar op basis van"))
        menu.popup(self.workspace.sidebar.years.mapToGlobal(corner))

    def _roll_over(self, source: int) -> None:
        target = source + 1
        roll = edits.roll_over(self.session.dossier, source, target)
        self.session.apply(f"jaar {target} op basis van {source}", roll.dossier)
        self.session.show_year(target)
        messages.show_roll_over(self, target, source, roll)

    def _remove_year(self) -> None:
        year = self.session.year
        if year is not None:
            after = edits.remove_year(self.session.dossier, year)
            self.session.apply(f"jaar {year} verwijderen", after)

    # -- rows, reports, colours -----------------------------------------------------------------

    def _ask_counts(self, baan: Baan) -> None:
        today = date.today()  # noqa: DTZ011 - the user's own day
        dialog = CountsDialog(baan, self.session.law, today, self)
        dialog.decided.connect(self._counts_decided)
        dialog.open()

    def _counts_decided(self, decided: Baan) -> None:
        jaar = self.session.jaar
        if jaar is not None:
            rows = tuple(decided if baan.id == decided.id else baan for baan in jaar.banen)
            after = edits.put_jobs(self.session.dossier, jaar.jaar, rows)
            spot = Spot("Banen", decided.id, "vorm")
            self.session.apply(f"of {decided.kenmerk} meetelt", after, spot)

    def _report_everything(self) -> None:
        self.workspace.sidebar.choose("Rapport")
        self.workspace.report.save_everything()

    def _copy_text(self) -> None:
        self.workspace.sidebar.choose("Rapport")
        self.workspace.report.copy_text()

    def _fill_recent(self, menu: QMenu) -> None:
        for path in settings.recent_files():
            menu.addAction(path.name, partial(self.open_path, path))
        if menu.isEmpty():
            menu.addAction("Nog geen dossiers").setEnabled(False)

    def _set_colours(self, choice: str) -> None:
        settings.put("kleuren", choice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_theme(app, choice)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnownProblem(
            f"{path.name} is niet te lezen ({error.strerror}).",
            advice="Controleer of het bestand er staat en of u het mag openen.",
        ) from error


def _dropped(event: QDropEvent) -> list[Path]:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in files if path.suffix.lower() in {".banen", ".toml"}]
