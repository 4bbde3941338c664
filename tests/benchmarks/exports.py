"""All files of a year, beside LibreOffice that converts the workbook among them to PDF.

Ours: workbook, Word, both PDFs, text and data, from the dossier to files on the disk. LibreOffice
starts once; without a start it would have to be asked over a socket.
"""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import libreoffice
from benchmarks.dossiers import DAY, LAW, YEAR, Changing, Scale, dossier_of
from benchmarks.measure import Goal, Line, fresh, in_turn, spent

from banen_desktop.dossier.model import Dossier
from banen_desktop.reports.out.files import write_reports
from banen_desktop.reports.out.outputs import formats
from banen_desktop.reports.words.guard import Kind

GOAL = Goal(1.0)


def lines(scale: Scale) -> Iterator[Line]:
    """With two years, at every size; and with ten."""
    with tempfile.TemporaryDirectory() as name:
        for years in scale.years:
            for size in scale.jobs:
                folder = Path(name) / f"{years} {size}"
                yield _line(dossier_of(size, years), folder, years, size, scale.rounds)


def _line(dossier: Dossier, folder: Path, years: int, size: int, rounds: int) -> Line:
    ours, bare = in_turn(
        rounds,
        fresh(Changing(dossier), partial(_write, folder)),
        partial(spent, partial(_convert, folder)),
    )
    what = f"alle uitvoer van een jaar, {years} jaren in het dossier"
    return Line(what, ours, bare, "LibreOffice: die werkmap naar pdf", size, GOAL)


def _write(folder: Path, dossier: Dossier) -> None:
    write_reports(dossier, YEAR, LAW, folder, formats(), Kind.DOSSIER, DAY)


def _convert(folder: Path) -> None:
    """The workbook that is there by now; the profile of LibreOffice is made the first time."""
    converted = folder.parent / "omgezet"
    converted.mkdir(exist_ok=True)
    libreoffice.convert(folder.rglob("*.xlsx"), "pdf", converted)
