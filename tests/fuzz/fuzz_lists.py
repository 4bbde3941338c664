"""Coverage-guided fuzzing of our own reading of lists: from bytes to a saved dossier.

Atheris (PyPI) is no part of the project's locks: give it an environment of its own, with
`pip install atheris` and `pip install -r build/requirements.txt`. Then, with the root of the
project and tests/ on PYTHONPATH,
`python tests/fuzz/fuzz_lists.py NEW_INPUTS tests/files/lists -max_total_time=1200`. It stops at the
first input that breaks a promise, and leaves it beside NEW_INPUTS: a folder outside the repository,
where all that is found stays.
"""

import json
import sys

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["banen_desktop"]):
    from banen_desktop.dossier.bsn import has_bsn
    from banen_desktop.dossier.model import Dossier
    from banen_desktop.imports import taking
    from banen_desktop.imports.lists.convert import convert
    from banen_desktop.imports.lists.mapping import ListKind
    from banen_desktop.imports.lists.raw import RawFile
    from banen_desktop.imports.lists.recognise import best_table
    from banen_desktop.imports.lists.result import ListResult, as_json
    from banen_desktop.imports.lists.table import read_clipboard
    from banen_desktop.imports.lists.text_reader import decode

from datetime import UTC, datetime
from decimal import Decimal

from fuzz.outside import arguments

from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import built_in
from banen_desktop.storage.banen_file import from_bytes, to_bytes

LAW, MOMENT = built_in(), datetime(2026, 2, 9, tzinfo=UTC)


def one_input(data: bytes) -> None:
    """Read a text as the program does; only a `KnownProblem` may come of it."""
    try:
        text, _ = decode(data)
        file = read_clipboard(text)
    except KnownProblem:
        return
    for kind in (None, *ListKind):
        take(file, kind)


def take(file: RawFile, kind: ListKind | None) -> None:
    """Whatever was read can be shown, taken over and saved, and is without BSN."""
    found = best_table(file, 2025, kind)
    result = convert(file.tables[0], found.mapping, 2025, LAW, Decimal(36))
    json.dumps(as_json(result))
    after = taking.take_list(Dossier(), result, found.mapping, MOMENT)
    assert from_bytes(to_bytes(after)) == after
    assert not any(has_bsn(text) for text in free_texts(result))


def free_texts(result: ListResult) -> list[str]:
    """The texts of a list that end up in the dossier."""
    jobs = [text for row in result.jobs for text in (row.kenmerk, row.onderdeel, row.soort_werk)]
    return jobs + [row.onderdeel for row in result.hours]


if __name__ == "__main__":
    atheris.Setup(arguments(sys.argv), one_input)
    atheris.Fuzz()
