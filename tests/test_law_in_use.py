"""The law in use: with what was taken in, and without what cannot be used, which is told."""

from decimal import Decimal

import pytest
from parameter_updates import update

from banen_desktop import law_in_use as module
from banen_desktop.law_in_use import law_in_use, updated
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law, built_in
from banen_desktop.quota.law.parameter_tables import ParameterError
from banen_desktop.storage import places
from banen_desktop.storage.parameter_files import KeptFile, keep, remove

KEY = "quotumpercentage"


def test_without_files_it_is_the_law_of_the_program() -> None:
    found = law_in_use()
    assert found.law is built_in()
    assert found.problems == ()


def test_a_file_counts_as_soon_as_it_is_taken_in_and_no_longer() -> None:
    keep(KeptFile("raad.toml", update((2025, "2.60"))))
    law = law_in_use().law
    assert law.required(KEY, 2025).waarde == Decimal("2.60")
    assert law_in_use().law is law
    assert built_in().in_force(KEY, 2025) is None
    remove("raad.toml")
    assert law_in_use().law is built_in()


def test_a_file_that_cannot_be_used_is_told_and_the_others_count() -> None:
    for name, content in (
        ("a.toml", update((2025, "2.60"))),
        ("b.toml", b"[half"),
        ("c.toml", update((2026, "2.80"))),
    ):
        keep(KeptFile(name, content))
    found = law_in_use()
    assert [item.bestand for item in found.law.updates] == ["a.toml", "c.toml"]
    (problem,) = found.problems
    assert problem.message.startswith("Het parameterbestand “b.toml” telt niet mee. Het param")
    assert "Parameters bijwerken" in problem.advice


def test_a_folder_that_cannot_be_read_is_told() -> None:
    places.data_folder().mkdir(parents=True, exist_ok=True)
    places.parameters_folder().write_bytes(b"")
    found = law_in_use()
    assert found.law is built_in()
    assert len(found.problems) == 1


def test_the_sentence_of_the_loader_is_the_message() -> None:
    with pytest.raises(KnownProblem, match=r"geen tekst in UTF-8\.") as caught:
        updated(built_in(), KeptFile("a.toml", b"\xff"))
    assert caught.value.safe == "Er is niets veranderd."


def test_a_damaged_installation_is_a_problem_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def damaged() -> Law:
        raise ParameterError("Het parameterbestand klopt niet (wfsv.toml): het is leeg.")

    monkeypatch.setattr(module, "built_in", damaged)
    with pytest.raises(KnownProblem, match="installatie van Banen Desktop is beschadigd") as caught:
        law_in_use()
    assert "wfsv.toml" in caught.value.message
    assert caught.value.advice.startswith("Installeer het programma opnieuw")
