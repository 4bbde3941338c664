"""Marking a year as reported: the figures and a version of the dossier are kept; and taken back."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Vaststelling
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.years.reported import figures_to_report
from banen_desktop.quota.years.saving import seen_all
from banen_desktop.storage import versions
from banen_desktop.window.basis.session import Session, Spot
from banen_desktop.window.dialogs.vaststelling_dialog import VaststellingDialog


class Vaststellingen(QObject):
    """Asks about the shown year, and makes the edits; each can be undone."""

    problem = Signal(object)

    def __init__(self, session: Session, window: QMainWindow) -> None:
        """For one session, with dialogs of a window."""
        super().__init__(window)
        self._session, self._window = session, window

    def ask(self) -> None:
        """Ask when and to whom the shown year was reported."""
        self._session.settle()
        jaar, outcome = self._session.jaar, self._session.outcome
        if jaar is None or outcome is None:
            return
        dialog = VaststellingDialog(jaar, outcome, self._session.today(), self._window)
        dialog.decided.connect(self._decided)
        dialog.withdrawn.connect(self.withdraw)
        dialog.open()

    def _decided(self, mark: Vaststelling, keep_figures: bool) -> None:
        jaar, outcome = self._session.jaar, self._session.outcome
        if jaar is None or outcome is None:
            return
        try:
            if keep_figures:
                moment = datetime.now(UTC).astimezone()
                known = seen_all(self._session.dossier, jaar.jaar, self._session.law)
                after = reported(known, outcome, mark, moment)
            else:
                kept = replace(mark, versie=jaar.vaststelling.versie)
                after = edits.set_year(self._session.dossier, jaar.jaar, vaststelling=kept)
        except KnownProblem as problem:
            self.problem.emit(problem)
            return
        self._session.apply(f"jaar {jaar.jaar} vaststellen", after, Spot("Overzicht"))

    def withdraw(self) -> None:
        """Take back that the shown year was reported; the kept version stays among the others."""
        year = self._session.year
        if year is not None:
            after = edits.set_year(
                self._session.dossier, year, vaststelling=Vaststelling(), gerapporteerd=()
            )
            self._session.apply(f"vaststelling {year} intrekken", after, Spot("Overzicht"))


def reported(dossier: Dossier, outcome: Outcome, mark: Vaststelling, moment: datetime) -> Dossier:
    """The dossier with a year marked as reported: its figures, and a version as it was then.

    Raises `KnownProblem` when the version cannot be kept.
    """
    year = outcome.jaar
    figures = figures_to_report(outcome)
    marked = edits.set_year(dossier, year, vaststelling=mark, gerapporteerd=figures)
    kept = versions.keep(marked, moment, versions.because_reported(year), year)
    known = replace(mark, versie=kept.versies[-1].id)
    return edits.set_year(kept, year, vaststelling=known)
