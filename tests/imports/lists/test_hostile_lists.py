"""Odd and broken lists become a Dutch sentence or a refused cell; nothing crashes or hangs."""

import csv
from collections.abc import Callable, Iterator
from decimal import Decimal

import hostile_lists
import pytest
from gears import few
from hostile_lists import HOSTILE, Hostile

from banen_desktop.imports.lists import archive, text_reader
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.raw import RawFile, Settings
from banen_desktop.imports.lists.recognise import best_table
from banen_desktop.imports.lists.result import ListResult, as_json
from banen_desktop.imports.lists.table import read_in_child, read_table
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import built_in


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Hostile], RawFile]]:
    """Reads through the door that the program uses; here and now where limits are lowered."""
    before = csv.field_size_limit()

    def read_lowered(case: Hostile) -> RawFile:
        path = hostile_lists.FOLDER / case.name
        if not case.lowered:
            return read_in_child(path)
        for name, value in case.lowered.items():
            if name == "field_size_limit":
                csv.field_size_limit(value)
                continue
            places = [module for module in (archive, text_reader) if hasattr(module, name)]
            assert places, f"there is no limit {name}"
            for module in places:
                assert value < getattr(module, name)
                monkeypatch.setattr(module, name, value)
        return read_table(path, Settings(), lambda _said: None)

    yield read_lowered
    csv.field_size_limit(before)


def result_of(file: RawFile) -> ListResult:
    found = best_table(file, 2025)
    table = next(each for each in file.tables if each.name == found.mapping.sheet)
    return convert(table, found.mapping, 2025, built_in())


@pytest.mark.parametrize("case", few(16, HOSTILE), ids=lambda case: case.name)
def test_hostile(case: Hostile, read: Callable[[Hostile], RawFile]) -> None:
    if case.problem:
        with pytest.raises(KnownProblem, match=case.problem) as caught:
            read(case)
        assert caught.value.safe == "Uw dossier is niet veranderd."
        assert caught.value.advice
        return
    file = read(case)
    result = result_of(file)
    hours = sum((row.verloonde_uren or Decimal(0) for row in result.hours), Decimal(0))
    assert hours == sum(map(Decimal, filter(None, case.hours.split("+"))), Decimal(0))
    assert tuple(each.adres for each in result.refused) == case.refused
    assert case.remark in " ".join(file.remarks)
    assert as_json(result)["soort"] == "uren"


def test_there_are_forty_and_the_folder_holds_them() -> None:
    stored = {path.name for path in hostile_lists.FOLDER.iterdir()}
    assert stored == {case.name for case in HOSTILE}
    assert len(HOSTILE) >= 40
