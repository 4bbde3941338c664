"""Many files at once into a monitor: one flow for the window and the command line.

A file that cannot be read is told and stops nothing. Reading ends well when anything was read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from banen_desktop import dutch
from banen_desktop.child import StoppedProblem
from banen_desktop.imports.lists import table
from banen_desktop.imports.lists.raw import Settings, readable
from banen_desktop.imports.lists.result import Refused
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.sealing import identities_of
from banen_desktop.sector.facts.edits import (
    identities,
    put_figure,
    remember_titles,
    take_members,
)
from banen_desktop.sector.facts.intake import Genomen, take_in
from banen_desktop.sector.facts.model import Monitor, Ontvangst
from banen_desktop.sector.reading import named_cells
from banen_desktop.sector.reading.lists import Choices, ListRead, codes_by_name, read_list
from banen_desktop.sector.reading.returns import LARGEST, is_return, read_return
from banen_desktop.storage.atomic import read_at_most
from banen_desktop.storage.locked import KEY_NAME
from banen_desktop.storage.sqlite_file import MAGIC

Progress = Callable[[str], None]
_LOOK_EVERY = 50
_START = 8_000
"""Returns have one to three thousand bytes: asking for more at once costs more than it gives."""
_NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Gelezen:
    """One file that was read: what came of its returns, and what there is to say about it."""

    bestand: str
    genomen: tuple[Genomen, ...] = ()
    zinnen: tuple[str, ...] = ()
    geweigerd: tuple[Refused, ...] = ()
    rijen: int = 0


@dataclass(frozen=True, slots=True)
class Lezing:
    """What reading files gives: the monitor, the files that were read, and those that were not."""

    monitor: Monitor
    gelezen: tuple[Gelezen, ...] = ()
    niet_gelezen: tuple[tuple[str, str], ...] = ()


@dataclass
class _Gathering:
    """What was read so far; returns of members wait until all are there, and go in at once."""

    monitor: Monitor
    day: date
    highest: bool
    choices: Choices
    keys: Sequence[Any]
    on_progress: Progress
    cancelled: Callable[[], bool]
    gelezen: list[Gelezen] = field(default_factory=list)
    niet_gelezen: list[tuple[str, str]] = field(default_factory=list)
    waiting: list[tuple[Ontvangst, tuple[Refused, ...]]] = field(default_factory=list)

    def read(self, path: Path) -> None:
        """Read one file; what is wrong with it is told and stops nothing."""
        name = readable(path.name)
        try:
            data = read_at_most(path, _START)
            if is_return(data):
                if len(data) == _START:
                    data = read_at_most(path, LARGEST + 1)
                self.waiting.append((read_return(data, name, self.keys, self.day), ()))
                return
            self.take_waiting()
            _refuse_documents(data)
            if named_cells.has_named_cells(path):
                self._take_workbook(path)
            else:
                file = table.read_in_child(
                    path, Settings(), self.on_progress, self.cancelled, of_people=False
                )
                self.take_list(read_list(file, self.monitor, self.day, self.choices), name)
        except StoppedProblem:
            raise
        except KnownProblem as problem:
            self.niet_gelezen.append((name, str(problem)))

    def take_waiting(self) -> None:
        """Take in the returns that wait."""
        returns = [each for each, _ in self.waiting]
        self.monitor, results = take_in(self.monitor, returns, highest=self.highest)
        for result, (came, refused) in zip(results, self.waiting, strict=True):
            self.gelezen.append(Gelezen(came.bestand, (result,), (), refused, 1))
        self.waiting = []

    def _take_workbook(self, path: Path) -> None:
        found = named_cells.read_in_child(path, self.on_progress, self.cancelled)
        came = named_cells.return_of(found, self.day, codes_by_name(self.monitor))
        self.waiting.append((came, tuple(found.refused)))
        self.take_waiting()

    def take_list(self, found: ListRead, name: str) -> None:
        highest = self.highest or found.with_versions
        self.monitor, told = take_members(self.monitor, found.leden, found.kaders)
        self.monitor, results = take_in(self.monitor, found.ontvangsten, highest=highest)
        self.monitor = remember_titles(self.monitor, self.choices.titles.items())
        for cijfer in found.cijfers:
            self.monitor = put_figure(self.monitor, cijfer)
        sentences = (*found.remarks, *_counted(found), *told)
        self.gelezen.append(Gelezen(name, results, sentences, tuple(found.refused), found.rows))


def read_files(
    monitor: Monitor,
    paths: Sequence[Path],
    day: date,
    *,
    keys: Sequence[str] = (),
    choices: Choices = _NO_CHOICES,
    highest: bool = False,
    on_progress: Progress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Lezing:
    """Read files into a monitor; `day` is today, and `keys` are age identities beside its own.

    `choices` are about lists; `highest` lets a higher number count at once. Raises
    `StoppedProblem` when `cancelled()` became true, and `KnownProblem` for a wrong key.
    """
    opened = identities_of(*keys, *identities(monitor)) if keys or identities(monitor) else ()
    gathering = _Gathering(monitor, day, highest, choices, opened, on_progress, cancelled)
    for number, path in enumerate(paths):
        if number % _LOOK_EVERY == 0:
            on_progress(f"{number} van {len(paths)} bestanden gelezen")
            if cancelled():
                raise StoppedProblem("Het inlezen is gestopt.", "De monitor is niet veranderd.")
        gathering.read(path)
    gathering.take_waiting()
    return Lezing(gathering.monitor, tuple(gathering.gelezen), tuple(gathering.niet_gelezen))


def read_copied(monitor: Monitor, text: str, day: date) -> Lezing:
    """Read a list that was copied from a spreadsheet; raises `KnownProblem`."""
    gathering = _Gathering(monitor, day, False, _NO_CHOICES, (), lambda _: None, lambda: False)
    found = read_list(table.read_clipboard(text), monitor, day)
    gathering.take_list(found, "Klembord")
    return Lezing(gathering.monitor, tuple(gathering.gelezen))


def _counted(found: ListRead) -> list[str]:
    """How much a list held."""
    counts = (
        (len(found.leden), "lid", "leden"),
        (len(found.kaders), "kader", "kaders"),
        (len(found.ontvangsten), "opgave", "opgaven"),
        (len(found.cijfers), "gepubliceerd cijfer", "gepubliceerde cijfers"),
    )
    parts = [dutch.plural(str(number), one, many) for number, one, many in counts if number]
    return [f"Gelezen: {dutch.join_list(parts)}."]


def _refuse_documents(data: bytes) -> None:
    """Say what a document of this program is that was given for a return."""
    if data.startswith(MAGIC) or KEY_NAME.encode() in data[:60]:
        what = "een dossier of een monitor"
    elif b"banen-uitvraag" in data[:4096]:
        what = "een uitvraag"
    else:
        return
    raise KnownProblem(
        f"Dit is {what}, geen opgave.",
        "Het bestand is niet veranderd.",
        "Kies het bestand dat het lid stuurde; het eindigt op .banenopgave.",
    )
