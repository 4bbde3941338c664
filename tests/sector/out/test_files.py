"""The files of a sector: their names, who may read them, and text that stays text."""

import csv
import io
import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from sector_editions import order, whole_sector

from banen_desktop.command_line.sector_report import report
from banen_desktop.problems import KnownProblem
from banen_desktop.sector.facts.model import Maatregel, Raad
from banen_desktop.sector.out.files import OF_MEMBERS, USUAL, Formaat, make_files, write_files
from banen_desktop.sector.out.tidy import plain
from banen_desktop.sector.publication.cells import Lezer


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kent deze rechten niet")
def test_what_is_for_the_council_is_for_this_user_alone(tmp_path: Path) -> None:
    made = order(whole_sector())
    for path in write_files(make_files(made, [*USUAL, *OF_MEMBERS], Lezer.RAAD), tmp_path):
        assert mode(path) == 0o600, path.name
    assert mode(tmp_path / "bijlagen") == 0o700
    assert mode(tmp_path / "brieven") == 0o700
    for path in write_files(make_files(made, USUAL, Lezer.OPENBAAR), tmp_path):
        assert mode(path) & 0o044, path.name


def test_every_name_says_for_whom_it_is(tmp_path: Path) -> None:
    made = order(whole_sector())
    for lezer, word in (
        (Lezer.RAAD, "(vertrouwelijk)"),
        (Lezer.DEELNEMERS, "(deelnemers)"),
        (Lezer.OPENBAAR, "(openbaar)"),
    ):
        names = [each.plaats.name for each in make_files(made, USUAL, lezer)]
        assert len(names) == 6
        assert all(word in name for name in names)
    (minister,) = make_files(made, [Formaat.MINISTER], Lezer.RAAD)
    assert "(openbaar)" in minister.plaats.name
    assert minister.te_delen


@pytest.mark.parametrize("each", OF_MEMBERS)
def test_files_of_one_member_are_made_for_the_council_alone(each: Formaat) -> None:
    with pytest.raises(KnownProblem, match="dat gaat over één lid"):
        make_files(order(whole_sector()), [each], Lezer.DEELNEMERS)


def test_members_whose_codes_make_the_same_name_have_a_file_each() -> None:
    whole = whole_sector()
    codes = {whole.leden[0].code: "A/1", whole.leden[1].code: "A 1"}
    odd = replace(
        whole,
        leden=tuple(
            replace(lid, code=codes.get(lid.code, lid.code), naam="Zelfde") for lid in whole.leden
        ),
        ontvangsten=tuple(
            replace(
                each, opgave=replace(each.opgave, lid=codes.get(each.opgave.lid, each.opgave.lid))
            )
            for each in whole.ontvangsten
        ),
    )
    made = make_files(order(odd), [Formaat.BIJLAGEN], Lezer.RAAD)
    names = [str(each.plaats) for each in made]
    assert len(set(names)) == len(names) == 21
    assert all(Path(name).parent == Path("bijlagen") for name in names)


HOSTILE = '=HYPERLINK("x")'


def test_text_of_others_is_never_a_formula() -> None:
    whole = whole_sector()
    odd = replace(
        whole,
        raad=Raad(HOSTILE, whole.raad.sector),
        leden=tuple(
            replace(lid, naam=HOSTILE, klasse=f"@{lid.klasse}", regio=f" +{lid.regio}")
            for lid in whole.leden
        ),
        werkagenda=(Maatregel(2024, HOSTILE, "-wie", None, "+stand"),),
        cijfers=tuple(replace(each, bron=HOSTILE, breuk="=1+1") for each in whole.cijfers),
    )
    made = {each.plaats.suffix: each.inhoud for each in make_files(order(odd), USUAL, Lezer.RAAD)}
    rows = list(csv.reader(io.StringIO(made[".csv"].decode("utf-8-sig")), delimiter=";"))
    told = [cell for row in rows[1:] for cell in (*row[2:4], *row[7:])]
    assert f"'{HOSTILE}" in told
    assert not [cell for cell in told if cell.lstrip(' "').startswith(("=", "+", "-", "@"))]
    book = openpyxl.load_workbook(io.BytesIO(made[".xlsx"]))
    formulas = [
        str(cell.value)
        for page in book
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert not [text for text in formulas if "HYPERLINK" in text or text == "=1+1"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1", "'=1"),
        (" =1", "'=1"),
        ('"=1', "'\"=1"),
        ("'=1", "''=1"),
        ("-5", "'-5"),
        ("@a", "'@a"),
        ("a=1", "a=1"),
        ("a\nb", "a b"),
        ("", ""),
    ],
)
def test_a_sign_before_what_a_program_takes_for_a_formula(text: str, written: str) -> None:
    assert plain(text) == written


def test_the_command_writes_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "uit"
    given = ["m.banensector", "--jaar", "2024", "--uit", str(folder), "--voor", "openbaar"]
    assert report([*given, "--formaat", "csv,json"], lambda _path: whole_sector()) == 0
    said = capsys.readouterr().out.splitlines()
    assert sorted(said) == sorted(map(str, folder.iterdir()))
    assert len(said) == 3
    assert report([*given, "--formaat", "csv", "--json"], lambda _path: whole_sector()) == 0
    assert len(json.loads(capsys.readouterr().out)["geschreven"]) == 2


def test_without_a_folder_the_command_says_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(["m.banensector", "--jaar", "2024"], lambda _path: whole_sector()) == 0
    said = capsys.readouterr().out
    assert "De sector haalt 43,3% van het quotum van 2024." in said
    assert "223,5 van 515,8 banen, van 21 van 24 leden (87,5%) met 86,5% van de uren." in said


def test_a_folder_that_cannot_be_is_a_sentence(tmp_path: Path) -> None:
    taken = tmp_path / "bestand"
    taken.write_text("geen map", encoding="utf-8")
    files = make_files(order(whole_sector()), [Formaat.CSV], Lezer.OPENBAAR)
    with pytest.raises(KnownProblem, match="niet te maken of te gebruiken"):
        write_files(files, taken)
