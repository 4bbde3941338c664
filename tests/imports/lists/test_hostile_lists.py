"""Hostile and broken lists become a Dutch sentence or a refused cell; nothing crashes or hangs."""

from decimal import Decimal
from pathlib import Path

import hostile_lists
import pytest
from hostile_lists import HOSTILE, Hostile

from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.raw import RawFile
from banen_desktop.imports.lists.recognise import best_table
from banen_desktop.imports.lists.result import ListResult, as_json
from banen_desktop.imports.lists.table import read_in_child
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import built_in


def path_of(case: Hostile, folder: Path) -> Path:
    if case.stored:
        return hostile_lists.FOLDER / case.name
    path = folder / case.name
    path.write_bytes(case.make())
    return path


def read(case: Hostile, folder: Path) -> RawFile:
    """Through the door that the program uses: some of these files abort the reader."""
    return read_in_child(path_of(case, folder))


def result_of(file: RawFile) -> ListResult:
    found = best_table(file, 2025)
    table = next(each for each in file.tables if each.name == found.mapping.sheet)
    return convert(table, found.mapping, 2025, built_in())


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_hostile(case: Hostile, tmp_path: Path) -> None:
    if case.problem:
        with pytest.raises(KnownProblem, match=case.problem) as caught:
            read(case, tmp_path)
        assert caught.value.safe == "Uw dossier is niet veranderd."
        assert caught.value.advice
        return
    file = read(case, tmp_path)
    result = result_of(file)
    hours = sum((row.verloonde_uren or Decimal(0) for row in result.hours), Decimal(0))
    assert hours == sum(map(Decimal, filter(None, case.hours.split("+"))), Decimal(0))
    assert tuple(each.adres for each in result.refused) == case.refused
    assert case.remark in " ".join(file.remarks)
    assert as_json(result)["soort"] == "uren"


def test_there_are_forty_and_the_folder_holds_them() -> None:
    stored = {path.name for path in hostile_lists.FOLDER.iterdir()}
    assert stored == {case.name for case in HOSTILE if case.stored}
    assert len(HOSTILE) >= 40
