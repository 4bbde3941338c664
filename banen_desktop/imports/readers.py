"""What somebody gives, in the order in which it is read, and the reader for each.

Window and command line both follow it: loonaangiften first and as one set, then every other file by
itself. What a reader finds tells by its type what it is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from banen_desktop.dossier.model import Invoersoort
from banen_desktop.imports.kinds import kind_of
from banen_desktop.imports.lists import own_workbook, table
from banen_desktop.imports.lists.own_workbook import OwnWorkbook
from banen_desktop.imports.lists.raw import RawFile, Settings
from banen_desktop.imports.loonaangifte import read
from banen_desktop.imports.loonaangifte.result import LoonaangifteResult

Found = LoonaangifteResult | OwnWorkbook | RawFile
Progress = Callable[[Any], None]
_RECOGNISE = Settings()


def _nobody(_progress: object) -> None:
    """Nobody hears how far it is."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Given:
    """Files that are read together; without a kind it is a list, and what is in it tells more."""

    paths: tuple[Path, ...]
    kind: Invoersoort | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return "Loonaangiften" if self.kind is Invoersoort.LOONAANGIFTE else self.paths[0].name

    def read(
        self,
        on_progress: Progress = _nobody,
        cancelled: Callable[[], bool] = _never,
        settings: Settings = _RECOGNISE,
    ) -> Found:
        """Read it in a child process; `settings` are for a list. Raises `KnownProblem`."""
        if self.kind is Invoersoort.LOONAANGIFTE:
            return read.read_in_child(self.paths, on_progress, cancelled)
        (path,) = self.paths
        if self.kind is Invoersoort.WERKMAP:
            return own_workbook.read_in_child(path, on_progress, cancelled)
        found = table.read_in_child(path, settings, on_progress, cancelled)
        if not own_workbook.is_own_workbook(found):
            return found
        if found.form != "xlsx":
            raise own_workbook.other_form()
        return own_workbook.read_in_child(path, on_progress, cancelled)


@dataclass(frozen=True, slots=True)
class Copied:
    """A list that was copied from a spreadsheet."""

    text: str
    name: str = "het klembord"

    def read(
        self,
        _on_progress: Progress = _nobody,
        _cancelled: Callable[[], bool] = _never,
        settings: Settings = _RECOGNISE,
    ) -> RawFile:
        """Read it here and now; raises `KnownProblem`."""
        return table.read_clipboard(self.text, settings.separator)


def in_order(paths: Sequence[Path], kind: Invoersoort | None = None) -> Iterable[Given]:
    """Files in the order of reading; the content of a file tells its kind, unless one is given."""
    kinds = [(path, kind or kind_of(path)) for path in paths]
    returns = tuple(path for path, known in kinds if known is Invoersoort.LOONAANGIFTE)
    if returns:
        yield Given(returns, Invoersoort.LOONAANGIFTE)
    for path, known in kinds:
        if known is not Invoersoort.LOONAANGIFTE:
            yield Given((path,), known)
