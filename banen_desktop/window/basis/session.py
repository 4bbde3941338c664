"""The session of a dossier: what all documents share, with the shown year and its answer."""

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.years.saving import remember
from banen_desktop.reports.text.open_points import Points, points_of
from banen_desktop.storage import recovery, versions
from banen_desktop.window.basis.document_session import DocumentSession, Spot
from banen_desktop.window.basis.exported import Exported, source_of
from banen_desktop.window.basis.retention import decided_term

POINTS_PAUSE_MS = 250
"""What is open is worked out when the typing rests, and not at every key."""


class Session(DocumentSession[Dossier]):
    """The dossier that is open, and its answer."""

    def __init__(self, law: Law, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        super().__init__(recovery.DOSSIERS, versions.DOSSIERS, parent)
        self.law = law
        self._preview: Dossier | None = None
        self._outcome: Outcome | None = None
        self._points: Points | None = None
        self._exported: dict[int, Exported] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._rested)

    @property
    def dossier(self) -> Dossier:
        """The dossier as it is now."""
        return self._document

    def years_of(self, document: Dossier) -> tuple[int, ...]:
        """The years of a dossier."""
        return tuple(jaar.jaar for jaar in document.jaren)

    def first_year(self, document: Dossier) -> int | None:
        """The last year that has something in it, or else the last one."""
        filled = [
            jaar.jaar for jaar in document.jaren if jaar.banen or jaar.uren or jaar.verloonde_uren
        ]
        return filled[-1] if filled else super().first_year(document)

    def as_saved(self) -> Dossier:
        """With the legal values that the years ask for: they are remembered, which is no edit."""
        return remember(self._document, self.law)

    @property
    def jaar(self) -> Jaar | None:
        """The year that is shown."""
        return None if self.year is None else self._document.year(self.year)

    @property
    def outcome(self) -> Outcome | None:
        """The answer of the shown year, also of what is being typed; that has no findings."""
        if self._outcome is None and self.year is not None:
            dossier = self._preview or self._document
            if dossier.year(self.year) is not None:
                typing = self._preview is not None
                self._outcome = calculate(dossier, self.year, self.law, with_findings=not typing)
        return self._outcome

    def points(self) -> Points:
        """What is still open in the shown year; while somebody types on, what was open before."""
        if self._points is None and self.year is not None:
            done = self._outcome if self._preview is None else None
            outcome = done or calculate(self._document, self.year, self.law)
            self._points = points_of(
                self._document, outcome, self.law, self.today(), decided_term()
            )
        return self._points or Points()

    @property
    def exported(self) -> Exported | None:
        """The files that were saved of the shown year since the dossier was opened."""
        return None if self.year is None else self._exported.get(self.year)

    @property
    def is_exported(self) -> bool:
        """Whether those files still say what the dossier says."""
        found = self.exported
        return found is not None and found.source == source_of(self._document, self.law)

    def remember_exported(self, found: Exported | None) -> None:
        """Remember what was saved of the shown year, or that it is no longer what is wanted."""
        if self.year is None or found == self.exported:
            return
        self._exported.pop(self.year, None)
        if found is not None:
            self._exported[self.year] = found
        self.outcome_changed.emit()

    def outcomes(self) -> tuple[Outcome, ...]:
        """The answers of all years, without findings."""
        years = (jaar.jaar for jaar in self._document.jaren)
        return tuple(
            calculate(self._document, year, self.law, with_findings=False) for year in years
        )

    def use_law(self, law: Law) -> None:
        """Calculate with other legal values from now on; the dossier itself stays as it is."""
        self.settle()
        self.law = law
        self._refresh()

    def start(self, document: Dossier, *opened: Any, **named: Any) -> None:
        """Show another dossier; nothing of it was saved for others yet."""
        self._exported.clear()
        super().start(document, *opened, **named)

    def show_year(self, year: int) -> None:
        """Show another year of the dossier."""
        self.settle()
        if year != self.year and self._document.year(year) is not None:
            self.year = year
            self._preview = self._outcome = self._points = None
            self.year_changed.emit()
            self.outcome_changed.emit()

    def preview(self, dossier: Dossier | None) -> None:
        """Calculate what is being typed, without making it an edit."""
        if dossier is not self._preview:
            self._preview = dossier
            self._outcome = None
            self.outcome_changed.emit()

    def drop_preview(self) -> None:
        """Forget what was being typed."""
        self.preview(None)

    def forget_answer(self) -> None:
        """The answer is worked out again when it is asked for."""
        self._preview = self._outcome = None

    def refreshed(self, *, typed: bool = False) -> None:
        """Calculate again; while somebody types on, what was open stays until the typing rests."""
        known = self._points if typed else None
        if known is not None:
            self._rest.start(POINTS_PAUSE_MS)
        self._refresh(known)

    def _refresh(self, points: Points | None = None) -> None:
        self._preview = self._outcome = None
        self._points = points
        if points is None:
            self._rest.stop()
        self.document_changed.emit()
        self.outcome_changed.emit()

    def _rested(self) -> None:
        self._points = None
        self.points_changed.emit()

    def add_year(self, year: int) -> None:
        """Add an empty year and show it."""
        self.settle()
        after = edits.put_year(self._document, Jaar(year))
        self.apply(f"jaar {year} toevoegen", after, Spot(year=year))

    def settle(self) -> None:
        """Have a text that is still being typed handed over, before the dossier is used."""
        super().settle()
        if self._rest.isActive():
            self._rest.stop()
            self._rested()


def sensible_years(today: date) -> tuple[int, ...]:
    """The years that a user may want to report, the likeliest first: the year that has ended."""
    return (today.year - 1, today.year, *range(today.year - 2, 2014, -1))
