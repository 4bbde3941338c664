"""Coverage-guided fuzzing of our own reading of loonaangiften, with lxml as it is.

Start it as `fuzz_lists.py` says:
`python tests/fuzz/fuzz_loonaangifte.py NEW_INPUTS tests/files/loonaangifte -max_total_time=1200`.
"""

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["banen_desktop"]):
    from banen_desktop.imports import taking
    from banen_desktop.imports.loonaangifte import (
        elements,
        files,
        inkomstenverhouding,
        messages,
        prologue,
        remarks,
        state,
        values,
        year,
    )
    from banen_desktop.imports.loonaangifte.read import read_messages
    from banen_desktop.imports.loonaangifte.result import LoonaangifteResult

from datetime import UTC, datetime

from fuzz.outside import arguments

from banen_desktop.dossier.model import Dossier
from banen_desktop.storage.banen_file import from_bytes, to_bytes

LOADED = (elements, files, inkomstenverhouding, messages, prologue, remarks, state, values, year)
MOMENT = datetime(2026, 2, 9, tzinfo=UTC)
FOLDER = Path(tempfile.mkdtemp(prefix="banen-fuzz-"))
ONE, TWO = FOLDER / "een.xml", FOLDER / "twee.xml"


def one_input(data: bytes) -> None:
    """A file is read or refused; twice the same file counts once; what is read can be saved."""
    ONE.write_bytes(data)
    TWO.write_bytes(data)
    once = read_messages([ONE], lambda _: None)
    assert bool(once.bestanden) or bool(once.geweigerd)
    assert sums(read_messages([ONE, TWO], lambda _: None)) == sums(once)
    after = Dossier()
    for number in taking.fiscal_numbers(once):
        after = taking.take_loonaangifte(Dossier(), once, number, MOMENT)
    assert from_bytes(to_bytes(after)) == after


def sums(result: LoonaangifteResult) -> list[tuple[object, ...]]:
    """The hours and the people per year, which a copy may not change."""
    return [
        (jaar.fiscaal_nummer, jaar.jaar, jaar.meetellend, jaar.te_beslissen, jaar.niet_meetellend)
        for jaar in result.jaren
    ]


if __name__ == "__main__":
    atheris.Setup(arguments(sys.argv), one_input)
    atheris.Fuzz()
