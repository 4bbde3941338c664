"""The main window: one window, one dossier."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Baan
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law import Law
from banen_desktop.storage import recovery, settings
from banen_desktop.storage.recovery import RecoveryCopy
from banen_desktop.window import help_texts, messages, theme
from banen_desktop.window.counts_dialog import CountsDialog
from banen_desktop.window.files import Files, offered
from banen_desktop.window.imports.importer import OWN_SUFFIXES, Importer, Taken, dropped
from banen_desktop.window.menus import Actions, Menus
from banen_desktop.window.session import Session, Spot, sensible_years
from banen_desktop.window.start_page import StartPage
from banen_desktop.window.workspace import Workspace


class MainWindow(QMainWindow):
    """Start page or workspace, the menus, years and questions; the file is up to `files`."""

    def __init__(self, law: Law) -> None:
        """An empty window with the start page."""
        super().__init__()
        self.session = Session(law, self)
        self.files = Files(self.session, self)
        self.importer = Importer(self, self.session)
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
            new=self.files.new_dossier,
            open=self.files.choose_and_open,
            sample=self.files.open_sample,
            save=self.files.save,
            save_as=self.files.save_as,
            close_dossier=self.files.close_dossier,
            choose_imports=self._choose_imports,
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
        start, session, files = self.start_page, self.session, self.files
        start.new_asked.connect(files.new_dossier)
        start.open_asked.connect(files.choose_and_open)
        start.sample_asked.connect(files.open_sample)
        start.recent_chosen.connect(files.open_path)
        start.recovery_chosen.connect(files.open_recovery)
        files.opened.connect(self._show_workspace)
        files.closed.connect(self.show_start)
        start.recovery_dropped.connect(self._drop_recovery)
        session.file_changed.connect(self._show_title)
        session.dossier_changed.connect(self._show_title)
        session.problem.connect(self._show_problem)
        self.workspace.problem.connect(self._show_problem)
        self.workspace.year_wanted.connect(self._ask_year)
        self.workspace.counts_asked.connect(self._ask_counts)
        self.workspace.import_asked.connect(self._choose_imports)
        self.workspace.imports_asked.connect(self.importer.show_imports)
        self.importer.taken.connect(self._take_import)
        self.importer.problem.connect(self._show_problem)

    def _show_problem(self, problem: KnownProblem) -> None:
        messages.show_problem(self, problem)

    # -- start page -----------------------------------------------------------------------------

    def show_start(self) -> None:
        """Show the start page, with what can be opened or recovered."""
        self.start_page.show_recent(settings.recent_files())
        self.start_page.show_recovery(offered())
        self._stack.setCurrentWidget(self.start_page)
        self._menus.set_dossier_open(False)
        self._show_title()

    def _show_workspace(self, page: str) -> None:
        self._stack.setCurrentWidget(self.workspace)
        self._menus.set_dossier_open(True)
        self.workspace.sidebar.choose(page)
        self.workspace.refresh()
        if page == self.workspace.employer.name:
            self.workspace.employer.go_to("", "naam")
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

    def _drop_recovery(self, copy: RecoveryCopy) -> None:
        text = "Wilt u dit niet opgeslagen werk weggooien? Dat kan niet ongedaan worden gemaakt."
        if messages.ask(self, "Weggooien", text, ("Weggooien", "Bewaren")) == 0:
            recovery.remove_copy(copy.dossier_id)
            self.start_page.show_recovery(offered())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Files may be dropped on the window."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open a dossier that was dropped, and import other files."""
        paths = dropped(event)
        if len(paths) == 1 and paths[0].suffix.lower() in OWN_SUFFIXES:
            self.files.open_path(paths[0])
        elif self._may_change():
            self.importer.start(paths)

    # -- import ---------------------------------------------------------------------------------

    def _choose_imports(self) -> None:
        if self._may_change():
            self.importer.choose()

    def _take_import(self, taken: Taken) -> None:
        """One edit; without an open dossier it is the first of a new one."""
        self.session.apply(taken.label, taken.after, Spot(taken.page, year=taken.year))
        self._show_workspace(taken.page)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask about unsaved changes; then remember the place of the window."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.files.leave()
        settings.put("venster", bytes(self.saveGeometry().toHex().data()).decode("ascii"))
        event.accept()

    # -- years ----------------------------------------------------------------------------------

    def _years_to_add(self) -> list[int]:
        taken = {jaar.jaar for jaar in self.session.dossier.jaren}
        today = date.today()  # noqa: DTZ011 - the user's own day
        return [year for year in sorted(sensible_years(today), reverse=True) if year not in taken]

    def _may_change(self) -> bool:
        if self.session.read_only:
            self._show_problem(
                KnownProblem(
                    self.session.read_only,
                    "U kunt het dossier lezen, maar niet wijzigen.",
                    "Kies Opslaan als voor een eigen kopie.",
                )
            )
        return not self.session.read_only

    def _fill_years(self, menu: QMenu) -> None:
        for year in self._years_to_add():
            menu.addAction(str(year), partial(self._add_year, year))

    def _add_year(self, year: int) -> None:
        if self._may_change():
            self.session.add_year(year)

    def _fill_roll_over(self, menu: QMenu) -> None:
        taken = {jaar.jaar for jaar in self.session.dossier.jaren}
        for year in sorted(taken, reverse=True):
            if year + 1 not in taken:
                text = f"{year} (wordt {year + 1})"
                menu.addAction(text, partial(self._roll_over, year))

    def _ask_year(self) -> None:
        corner = self.workspace.sidebar.years.rect().bottomLeft()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_years(menu.addMenu("Leeg jaar toevoegen"))
        self._fill_roll_over(menu.addMenu("Nieuw jaar op basis van"))
        menu.popup(self.workspace.sidebar.years.mapToGlobal(corner))

    def _roll_over(self, source: int) -> None:
        if not self._may_change():
            return
        self.session.settle()
        target = source + 1
        roll = edits.roll_over(self.session.dossier, source, target)
        label = f"jaar {target} op basis van {source}"
        self.session.apply(label, roll.dossier, Spot(year=target))
        messages.show_roll_over(self, target, source, roll)

    def _remove_year(self) -> None:
        year = self.session.year
        if year is not None and self._may_change():
            self.session.settle()
            after = edits.remove_year(self.session.dossier, year)
            self.session.apply(f"jaar {year} verwijderen", after)

    # -- rows, reports, colours -----------------------------------------------------------------

    def _ask_counts(self, baan: Baan) -> None:
        if not self._may_change():
            return
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
            menu.addAction(path.name.replace("&", "&&"), partial(self.files.open_path, path))
        if menu.isEmpty():
            menu.addAction("Nog geen dossiers").setEnabled(False)

    def _set_colours(self, choice: str) -> None:
        settings.put("kleuren", choice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply_theme(app, choice)
