"""What was read can always be saved, whatever signs and lengths the files of others have."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import baan, dossier, jaar
from loonaangifte_messages import Bericht, Deel, Initieel, months, xml

from banen_desktop.dossier.model import Dossier
from banen_desktop.imports import taking
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.raw import Settings
from banen_desktop.imports.lists.recognise import best_table
from banen_desktop.imports.lists.table import read_table
from banen_desktop.imports.loonaangifte.read import read_messages
from banen_desktop.quota.law.law import built_in
from banen_desktop.storage.banen_file import from_bytes, to_bytes

NOW = datetime(2026, 2, 9, tzinfo=UTC)


def taken(path: Path, base: Dossier | None = None, year: int = 2025) -> Dossier:
    file = read_table(path, Settings(), lambda _: None)
    found, _ = taking.proposed(base or dossier(jaar(2025)), file.tables[0], year)
    name = file.source.name
    stay = taking.kenmerken_that_stay(base or dossier(), year, found.mapping.kind, name)
    result = convert(found.table, found.mapping, year, built_in(), None, stay)
    return taking.take_list(base or dossier(jaar(2025)), result, found.mapping, NOW)


@pytest.mark.parametrize("sign", ["\x7f", "\x01", "\u2028", "\ufffe", "\u202e"])
def test_unreadable_signs_in_titles_can_be_saved(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(f"School;Verloonde{sign}uren;Iets{sign}\nDe Eik;100;x\n", encoding="utf-8")
    after = taken(path)
    assert [row.verloonde_uren for row in after.jaren[0].uren] == [100]
    assert from_bytes(to_bytes(after)) == after


def test_unreadable_signs_in_a_file_name_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "lijst\x7f van\udcff.csv"
    path.write_text("School;Verloonde uren\nDe Eik;100\n", encoding="utf-8")
    after = taken(path)
    assert after.jaren[0].invoer[0].bestand == "lijst  van .csv"
    assert from_bytes(to_bytes(after)) == after


def test_a_layout_that_is_too_long_is_not_remembered_and_nothing_else_is_lost(
    tmp_path: Path,
) -> None:
    titles = ["School", "Verloonde uren", *[f"{place:03} {'x' * 70}" for place in range(450)]]
    path = tmp_path / "breed.csv"
    path.write_text(f"{';'.join(titles)}\nDe Eik;100{';1' * 450}\n", encoding="utf-8")
    after = taken(path)
    assert after.jaren[0].invoer[0].indeling == ""
    assert [row.verloonde_uren for row in after.jaren[0].uren] == [100]
    assert from_bytes(to_bytes(after)) == after


def test_an_unreadable_sign_in_the_name_of_an_employer_can_be_saved(tmp_path: Path) -> None:
    van, tot = months(2022)[0]
    message = Bericht((Deel(van, tot, initieel=(Initieel(1),)),), naam="Stichting\x7fX")
    path = tmp_path / "a.xml"
    path.write_bytes(xml(message))
    found = read_messages([path], lambda _: None)
    (number,) = taking.fiscal_numbers(found)
    after = taking.take_loonaangifte(Dossier(), found, number, NOW)
    assert after.werkgever.naam == "Stichting X"
    assert from_bytes(to_bytes(after)) == after


def test_the_kenmerken_of_a_list_are_free_when_it_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "banen.csv"
    path.write_text("Vorm;Uren per week\nuitzend;8\npayroll;9\n", encoding="utf-8")
    base = dossier(jaar(2025, baan(kenmerk="P-01")))
    once = taken(path, base)
    assert [row.kenmerk for row in once.jaren[0].banen] == ["P-01", "P-02", "P-03"]
    twice = taken(path, once)
    assert [row.kenmerk for row in twice.jaren[0].banen] == ["P-01", "P-02", "P-03"]
    assert taking.kenmerken_that_stay(Dossier(), 2025, ListKind.BANEN, "banen.csv") == []


def test_people_of_a_list_without_kenmerken_are_nobody_of_another_year(tmp_path: Path) -> None:
    first, second = tmp_path / "banen 2024.csv", tmp_path / "banen 2025.csv"
    for path in (first, second):
        path.write_text("Vorm;Uren per week\ndienstverband;8\nuitzend;9\n", encoding="utf-8")
    one = taken(first, year=2024)
    both = taken(second, one)
    assert [row.kenmerk for row in both.jaren[0].banen] == ["P-01", "P-02"]
    assert [row.kenmerk for row in both.jaren[1].banen] == ["P-03", "P-04"]
    again = taken(first, both, 2024)
    assert [row.kenmerk for row in again.jaren[0].banen] == ["P-01", "P-02"]


def test_a_sheet_without_a_list_is_not_usable(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Iets;Anders\nx;1\n", encoding="utf-8")
    found = best_table(read_table(path, Settings(), lambda _: None), 2025)
    assert not found.usable
    assert replace(found, mapping=found.mapping.with_target(1, None)).columns == ()
