"""Damaged files through the child process, as the program reads them: for lxml, calamine, openpyxl.

A file of tests/files is damaged: bytes are changed, cut, doubled or moved, in a zip within one of
its parts (with a right checksum), so that the damage reaches the library. Children read fifty of
them each, under the limits of the program. A file may be read, refused with a sentence, or kill
its child; a bug or a silence is a finding, and the file is kept in FOLDER,
which is outside the repository.

`PYTHONPATH=.:tests python tests/fuzz/fuzz_mutated_files.py FOLDER MINUTES [SEED]` prints how many
ended how.
"""

import io
import json
import random
import struct
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import monotonic

from builders import baan, dossier, jaar, regel
from fuzz.campaign import with_damage
from fuzz.outside import outside
from loonaangifte_messages import Bericht, Deel, Initieel, months, xml

from banen_desktop.child import ChildBugError, DeadChildProblem, run_in_child
from banen_desktop.imports.lists import own_workbook, table
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.raw import Settings
from banen_desktop.imports.lists.recognise import best_table
from banen_desktop.imports.lists.result import as_json
from banen_desktop.imports.loonaangifte import read
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook import write_workbook

FILES = Path(__file__).resolve().parent.parent / "files"
BATCH = 50
OWN = "eigen"  # how the name of our own workbook begins
_CANNOT_UNPACK = (
    *(zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, LookupError, EOFError),
    struct.error,
)
Quiet = Callable[[object], None]


def seeds() -> list[tuple[str, bytes]]:
    """Every file of the tests by name, with a message and a workbook of our own."""
    folders = (FILES / "lists", FILES / "lists" / "hostile", FILES / "loonaangifte")
    found = [
        (path.name, path.read_bytes())
        for folder in folders
        for path in sorted(folder.iterdir())
        if path.is_file()
    ]
    made = dossier(jaar(2025, baan(uren_per_week=12), verloonde_uren=50_000, uren=(regel(),)))
    book = write_workbook(made, 2025, built_in(), kind=Kind.DOSSIER, made_on=date(2026, 2, 9))
    people = tuple(map(Initieel, range(50)))
    parts = tuple(Deel(van, tot, "volledig", people) for van, tot in months(2026)[:3])
    message = xml(Bericht(parts[:1], 2026, "V-1", "2026-02-09T10:00:00"))
    return [*found, *[(f"{OWN}.xlsx", book), ("bericht.xml", message)] * 5]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The same file, damaged; in a zip one part of it is, mostly."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.8:
        try:
            return _part_damaged(data, chance)
        except _CANNOT_UNPACK:
            pass  # a hostile file, whole as it is
    return with_damage(data, chance, _NASTY)


def _part_damaged(data: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        victim = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            content = with_damage(content, chance, _NASTY) if name == victim else content
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


_NASTY = (
    *(b"\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"-1", b"99999", b"1E308", b"NaN"),
    *(b"<", b">", b'"', b"&amp;", b"&x;", b"]]>", b"<!DOCTYPE a>", b"ZZ999", b"\xed\xa0\x80"),
)


def read_each(paths: Sequence[Path], progress: Quiet) -> None:
    """Read files one after the other, in the child, and tell how each ended."""
    for path in paths:
        progress((path, ""))
        progress((path, _outcome(path)))


def _outcome(path: Path) -> str:
    try:
        if path.suffix == ".xml":
            found = read.read_messages([path], _nothing)
            return "read" if found.jaren else "refused"
        if path.name.startswith(OWN):
            own_workbook.read_own_workbook(path, _nothing)
            return "read"
        file = table.read_table(path, Settings(), _nothing)
    except KnownProblem:
        return "refused"
    found_list = best_table(file, 2025)
    sheet = next(each for each in file.tables if each.name == found_list.mapping.sheet)
    json.dumps(as_json(convert(sheet, found_list.mapping, 2025, built_in(), Decimal(36))))
    return "read"


def _nothing(_said: object) -> None:
    pass


def main(folder: Path, minutes: float, seed: int) -> None:
    """Damage and read until the time is over; what is found stays outside the repository."""
    outside(folder)
    chance, known, counts = random.Random(seed), seeds(), Counter[str]()
    end = monotonic() + 60 * minutes
    while monotonic() < end:
        batch = []
        for place in range(BATCH):
            name, data = chance.choice(known)
            path = folder / f"{Path(name).stem}-{place}{Path(name).suffix}"
            path.write_bytes(damaged(data, chance))
            batch.append(path)
        _read_batch(batch, counts)
        for path in batch:
            path.unlink(missing_ok=True)
    print(seed, dict(counts))


def _read_batch(batch: list[Path], counts: Counter[str]) -> None:
    while batch:
        told: list[tuple[Path, str]] = []
        try:
            run_in_child(read_each, batch, memory_limit=table.MEMORY_LIMIT, on_progress=told.append)
        except (DeadChildProblem, ChildBugError) as error:
            killer = told[-1][0] if told else batch[0]
            told.append((killer, _end(killer, error)))
        counts.update(outcome for _, outcome in told if outcome)
        done = {path for path, outcome in told if outcome}
        batch = [path for path in batch if path not in done]


def _end(path: Path, error: Exception) -> str:
    """How a child ended, and whether that is a finding: then the file gets another name."""
    if isinstance(error, DeadChildProblem) and "teken van leven" not in str(error):
        return "dead child"
    kept = path.with_name(f"finding-{monotonic():.0f}-{path.name}")
    path.rename(kept)
    print(kept, error, flush=True)
    return "finding"


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else 0)
