"""What is given is read in one order: loonaangiften first and together, then every other file."""

import environment
import pytest

from banen_desktop.dossier.model import Invoersoort
from banen_desktop.imports.lists.raw import RawFile, Settings
from banen_desktop.imports.loonaangifte.result import LoonaangifteResult
from banen_desktop.imports.readers import Copied, Given, in_order
from banen_desktop.problems import KnownProblem

FILES = environment.ROOT / "tests" / "files"
RETURNS = (FILES / "loonaangifte" / "goed.xml", FILES / "loonaangifte" / "leeg.xml")
LIST, JOBS = FILES / "lists" / "sep-regel.csv", FILES / "lists" / "banen-eenvoudig.csv"


def test_loonaangiften_are_one_set_and_go_first() -> None:
    given = list(in_order([LIST, RETURNS[0], JOBS, RETURNS[1]]))
    assert given == [Given(RETURNS, Invoersoort.LOONAANGIFTE), Given((LIST,)), Given((JOBS,))]
    assert [each.name for each in given] == ["Loonaangiften", LIST.name, JOBS.name]


def test_a_kind_that_is_given_goes_for_what_the_content_tells() -> None:
    assert list(in_order([RETURNS[0]], Invoersoort.UREN)) == [
        Given((RETURNS[0],), Invoersoort.UREN)
    ]
    assert list(in_order([])) == []


def test_each_is_read_by_its_own_reader() -> None:
    assert isinstance(Given(RETURNS, Invoersoort.LOONAANGIFTE).read(), LoonaangifteResult)
    assert isinstance(Given((JOBS,), Invoersoort.BANEN).read(), RawFile)
    with pytest.raises(KnownProblem):
        Given((JOBS,), Invoersoort.WERKMAP).read()


def test_a_list_is_read_again_with_other_settings() -> None:
    for given in (Given((JOBS,)), Copied(JOBS.read_text(encoding="utf-8"))):
        found = given.read(settings=Settings(separator="|"))
        assert isinstance(found, RawFile)
        assert found.tables[0].width == 1
