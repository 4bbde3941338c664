"""A monitor of a council: a list of returns read into it and saved, and encrypted returns opened.

Beside the list stands `pandas.read_excel(engine="calamine")` with a group-by, beside the returns a
bare loop of age and `json.loads`. What reads the list is a process of its own on both sides: the
command `banen sector lees` as a council gives it, and a script of three lines.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pyrage
import xlsxwriter
from benchmarks.dossiers import Scale
from benchmarks.measure import Found, Goal, Line, in_turn, spent

from banen_desktop.imports.lists.raw import MOST_ROWS
from banen_desktop.reports.opgave.records import Bewaking, Opgave, Stand, Veld
from banen_desktop.reports.opgave.return_file import opgave_bytes
from banen_desktop.reports.opgave.sealing import seal
from banen_desktop.sector.facts.edits import with_new_key
from banen_desktop.sector.facts.model import Lid, Monitor
from banen_desktop.sector.file.monitor_file import MONITOR, open_monitor, save_monitor
from banen_desktop.sector.reading.gathering import read_files

LIST, RETURNS, ROOM = Goal(3), Goal(1.5), Goal(300, "MB")
YEARS = range(2015, 2025)
DAY = date(2025, 3, 1)
VALUES = ("verloonde_uren", "uren_eigen", "uren_inleen", "personen_eigen", "personen_inleen")
BARE = """
import sys, pandas
found = pandas.read_excel(sys.argv[1], engine="calamine")
assert len(found.groupby("jaar")[["verloonde_uren", "uren_eigen"]].sum()) > 0
"""
# What it prints are the megabytes of the process that used the most, of it and its children.
HEAVIEST = """
import resource, sys
from banen_desktop.command_line import run
if __name__ == "__main__":
    assert run(sys.argv[1:]) == 0
    kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    print(max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1000, file=sys.stderr)
"""


def lines(scale: Scale) -> Iterator[Line]:
    """Time, memory and size of a monitor, and the time of encrypted returns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for members in scale.members:
            listed, target = folder / f"{members}.xlsx", folder / f"{members}.banensector"
            write_list(listed, members)
            ours, bare = in_turn(
                scale.rounds,
                partial(_read_list, listed, target, members),
                partial(_process, [sys.executable, "-c", BARE, listed]),
            )
            rows = members * len(_years(members))
            yield Line("lijst in een monitor", ours, bare, "pandas met groupby", rows, LIST)
            heaviest = _heaviest(listed, target, members)
            yield Line("geheugen daarbij", heaviest, size=rows, goal=ROOM, unit="MB")
            yield from _open_and_save(scale, target, rows)
        for members in scale.members:
            yield _sealed(scale, folder / str(members), members)


def _years(members: int) -> range:
    """Ten years, or one of so many members that the list would be longer than it may be."""
    return YEARS if members * len(YEARS) <= MOST_ROWS else YEARS[-1:]


def _empty(target: Path, members: int) -> None:
    target.unlink(missing_ok=True)
    leden = tuple(Lid(f"W{number}", f"Lid {number}") for number in range(members))
    save_monitor(target, Monitor(leden=leden), None)


def _command(target: Path, listed: Path) -> list[str | Path]:
    return ["sector", "lees", target, listed]


def _read_list(listed: Path, target: Path, members: int) -> Found:
    _empty(target, members)
    return _process([sys.executable, "-m", "banen_desktop", *_command(target, listed)])


def _process(command: Sequence[str | Path]) -> Found:
    def run() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    return spent(run)


def _heaviest(listed: Path, target: Path, members: int) -> Found:
    _empty(target, members)
    command = [sys.executable, "-c", HEAVIEST, *_command(target, listed)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return Found(float(answer.stderr))


def _open_and_save(scale: Scale, target: Path, rows: int) -> Iterator[Line]:
    """Opening a monitor, and saving it with its proof."""
    monitor = open_monitor(target).document
    assert len(monitor.ontvangsten) == rows
    ours, bare = in_turn(
        scale.rounds,
        partial(spent, lambda: save_monitor(target, monitor)),
        partial(spent, partial(_reopened, target)),
    )
    yield Line("monitor opslaan", ours, bare, "de monitor openen", rows)


def _reopened(target: Path) -> None:
    assert MONITOR.from_bytes(target.read_bytes()).ontvangsten


def _sealed(scale: Scale, folder: Path, members: int) -> Line:
    """Encrypted returns of so many members, read into a monitor that holds the key."""
    identity = pyrage.x25519.Identity.generate()
    monitor = with_new_key(Monitor(), str(identity))
    paths = write_returns(folder, members, str(identity.to_public()))
    ours, bare = in_turn(
        scale.rounds,
        partial(spent, lambda: _read_all(monitor, paths)),
        partial(spent, lambda: _bare_loop(identity, paths)),
    )
    return Line("besloten opgaven openen", ours, bare, "age en json.loads", members, RETURNS)


def _read_all(monitor: Monitor, paths: Sequence[Path]) -> None:
    found = read_files(monitor, paths, DAY)
    assert len(found.monitor.ontvangsten) == len(paths)


def _bare_loop(identity: object, paths: Sequence[Path]) -> None:
    found = [json.loads(pyrage.decrypt(path.read_bytes(), [identity])) for path in paths]
    assert len(found) == len(paths)


def write_list(path: Path, members: int) -> None:
    """A list with a row for each return of ten years, as the case of the tests has them."""
    chance = random.Random(members)
    titles = ("code", "jaar", "versie", "stand", *VALUES, "uren_inkoop_apart", "ontvangen_op")
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Opgaven")
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        page.write_row(0, 0, titles)
        pairs = ((member, year) for member in range(members) for year in _years(members))
        for row, (member, year) in enumerate(pairs, start=1):
            page.write_row(row, 0, (f"W{member}", year, 1, "definitief"))
            page.write_row(row, 4, (chance.randrange(10**5, 10**6), chance.randrange(10**5) / 2))
            page.write_row(row, 6, (chance.randrange(999) / 4, chance.randrange(60), row % 9, 0))
            page.write_datetime(row, 10, date(year + 1, 2, 1 + row % 28), day)


def write_returns(folder: Path, members: int, recipient: str) -> list[Path]:
    """A return with every field of each member, encrypted."""
    folder.mkdir()
    chance = random.Random(members)
    make: Callable[[str], Opgave] = partial(Opgave, jaar=2024, stand=Stand.DEFINITIEF)
    paths = []
    for number in range(members):
        waarden = {veld: chance.randrange(10**8) for veld in Veld}
        opgave = replace(make(f"W{number}"), waarden=waarden, bewaking=Bewaking.GEEN)
        paths.append(folder / f"W{number}.banenopgave.age")
        paths[-1].write_bytes(seal(opgave_bytes(replace(opgave, zout=f"{number:032x}")), recipient))
    return paths
