"""Makes the pages of the report beside the window; of many requests the latest wins."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from banen_desktop.problems import KnownProblem

if TYPE_CHECKING:
    from banen_desktop.dossier.model import Dossier
    from banen_desktop.quota.law.law import Law
    from banen_desktop.reports.text.style import Style


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the pages are to show: everything in it is a value, so any thread may read it."""

    dossier: Dossier
    year: int
    law: Law
    style: Style
    made_on: date
    full: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages as SVG, and everything they say as words."""

    svgs: tuple[str, ...]
    words: str


Make = Callable[[Wanted], Pages]


def make_pages(wanted: Wanted) -> Pages:
    """The pages of the PDF: the summary or the full report."""
    # Heavy, and only needed for pages; here it loads beside the window.
    from banen_desktop.reports.pages import pdf  # noqa: PLC0415
    from banen_desktop.reports.pages.document import document_words  # noqa: PLC0415
    from banen_desktop.reports.pages.full_report import full_report  # noqa: PLC0415
    from banen_desktop.reports.pages.summary import summary  # noqa: PLC0415

    write = full_report if wanted.full else summary
    document = write(wanted.dossier, wanted.year, wanted.law, wanted.made_on, wanted.style)
    return Pages(pdf.pages(document), document_words(document))


class PageMaker(QObject):
    """One request at a time in a thread; `made` and `failed` come for the latest one only.

    `failed` carries a `KnownProblem`; a bug is raised again where the window sees it.
    """

    made = Signal(object)
    failed = Signal(object)
    _finished = Signal(object, object)

    def __init__(self, make: Make = make_pages, parent: QObject | None = None) -> None:
        """A maker at rest."""
        super().__init__(parent)
        self._make = make
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._latest: Wanted | None = None
        self._working: Wanted | None = None
        self._finished.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether pages are being made or wait to be."""
        return self._working is not None

    def ask(self, wanted: Wanted) -> None:
        """Make these pages; what was asked before is no longer wanted."""
        self._latest = wanted
        if self._working is None:
            self._start(wanted)

    def forget(self) -> None:
        """Nothing is wanted any more; what is being made is thrown away."""
        self._latest = None

    def stop(self) -> None:
        """Nothing is wanted any more, and nothing runs when this returns."""
        self.forget()
        self._pool.waitForDone()

    def _start(self, wanted: Wanted) -> None:
        self._working = wanted
        self._pool.start(lambda: self._work(wanted))

    def _work(self, wanted: Wanted) -> None:
        """In the thread: nothing of the window is touched."""
        result: Pages | Exception
        try:
            result = self._make(wanted)
        except Exception as error:
            result = error
        with suppress(RuntimeError):  # the window is gone
            self._finished.emit(wanted, result)

    def _take(self, wanted: Wanted, result: Pages | Exception) -> None:
        self._working = None
        latest = self._latest
        if latest is not None and latest is not wanted:
            self._start(latest)
        if latest is not wanted:
            return
        if isinstance(result, Pages):
            self.made.emit(result)
        elif isinstance(result, KnownProblem):
            self.failed.emit(result)
        else:
            raise result
