"""Files: their names on every system, their content per kind, and writing them."""

import json
import os
import sys
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from builders import dossier, jaar
from golden_years import YEARS
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.out import outputs
from banen_desktop.reports.out.files import file_name, render, write_reports
from banen_desktop.reports.out.outputs import formats, output
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words.guard import Kind
from banen_desktop.storage.locked import is_locked, lock, new_key

LAW = built_in()
DAY = date(2026, 2, 12)
SAMPLE, YEAR = YEARS["deels-gehaald"]()


def named(name: str) -> Dossier:
    return dossier(jaar(2020), naam=name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Gemeente Voorbeeld", "Banenafspraak 2020 Gemeente Voorbeeld.docx"),
        ("", "Banenafspraak 2020.docx"),
        ("CON", "Banenafspraak 2020 CON.docx"),
        ('a/b\\c:d*e?f"g<h>i|j', "Banenafspraak 2020 a b c d e f g h i j.docx"),
        ("../../etc/passwd", "Banenafspraak 2020 etc passwd.docx"),
        ("Stichting X e.o. ", "Banenafspraak 2020 Stichting X e.o.docx"),
        ("één\ttwee\ndrie", "Banenafspraak 2020 één twee drie.docx"),
        ("x" * 200, f"Banenafspraak 2020 {'x' * 100}.docx"),
    ],
)
def test_a_name_is_safe_and_readable(name: str, expected: str) -> None:
    assert file_name(named(name), 2020, "docx", Kind.DELEN) == expected


@given(st.text(max_size=200))
def test_any_name_gives_one_file_in_the_folder(name: str) -> None:
    found = file_name(named(name), 2020, "xlsx", Kind.DOSSIER)
    assert found.startswith("Banenafspraak 2020")
    assert found.endswith(".xlsx")
    assert not set(found) & set('<>:"/\\|?*\0\r\n')
    assert len(found.encode()) <= 200
    assert Path(found).name == found


def test_a_file_with_rows_is_called_confidential() -> None:
    names = {
        (form, kind): file_name(SAMPLE, YEAR, form, kind) for form in formats() for kind in Kind
    }
    marked = {key for key, name in names.items() if "(vertrouwelijk)" in name}
    assert marked == {("xlsx", Kind.DOSSIER), ("json", Kind.DOSSIER)}


@pytest.mark.parametrize("format_", formats())
def test_every_format_is_the_same_each_time(format_: str) -> None:
    first, second = (render(SAMPLE, YEAR, LAW, format_, Kind.DELEN, DAY) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("format_", ["txt", "json"])
def test_what_is_shared_holds_no_row(format_: str) -> None:
    text = render(SAMPLE, YEAR, LAW, format_, Kind.DELEN, DAY, Style(levy=True)).decode()
    rows = SAMPLE.jaren[-1]
    assert not any(row.kenmerk in text or row.onderdeel in text for row in rows.banen)
    assert not any(row.onderdeel in text for row in rows.uren)


def test_an_unknown_format_or_year_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="odt"):
        render(SAMPLE, YEAR, LAW, "odt", Kind.DELEN, DAY)
    with pytest.raises(KeyError):
        render(SAMPLE, 2031, LAW, "txt", Kind.DELEN, DAY)


def test_reports_are_written_into_a_new_folder_and_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw" / "map"
    for _ in range(2):
        written = write_reports(SAMPLE, YEAR, LAW, folder, ["txt", "json"], Kind.DELEN, DAY)
    assert sorted((folder / "delen").iterdir()) == sorted(written)
    assert [path.name for path in folder.iterdir()] == ["delen"]
    assert written[0].read_text(encoding="utf-8") == paragraph(SAMPLE, YEAR, LAW).text
    assert json.loads(written[1].read_bytes())["jaar"] == YEAR


def test_the_text_alone_is_a_word_document_with_nothing_else(tmp_path: Path) -> None:
    (written,) = write_reports(SAMPLE, YEAR, LAW, tmp_path, ["tekst"], Kind.DELEN, DAY)
    assert written.name.endswith("(tekst).docx")
    in_word = [part.text for part in docx.Document(str(written)).paragraphs]
    text = paragraph(SAMPLE, YEAR, LAW)
    told = [text.title, SAMPLE.werkgever.naam]
    for section in text.sections:
        told += [section.heading, *section.paragraphs]
    assert in_word == [dutch.with_whole_dates(line) for line in told]


def test_what_may_not_be_shared_lies_in_a_folder_of_its_own(tmp_path: Path) -> None:
    write_reports(SAMPLE, YEAR, LAW, tmp_path, formats(), Kind.DOSSIER, DAY)
    apart = {
        place: {path.suffix for path in (tmp_path / place).iterdir()}
        for place in ("delen", "vertrouwelijk")
    }
    assert apart == {"delen": {".docx", ".pdf", ".txt"}, "vertrouwelijk": {".xlsx", ".json"}}
    assert len(list(tmp_path.iterdir())) == 2


def test_a_failure_halfway_says_what_was_written(tmp_path: Path) -> None:
    blocked = tmp_path / "delen" / file_name(SAMPLE, YEAR, "json", Kind.DELEN)
    blocked.mkdir(parents=True)
    with pytest.raises(KnownProblem) as caught:
        write_reports(SAMPLE, YEAR, LAW, tmp_path, ["txt", "json"], Kind.DELEN, DAY)
    assert blocked.name in caught.value.message
    assert file_name(SAMPLE, YEAR, "txt", Kind.DELEN) in caught.value.safe
    with pytest.raises(KnownProblem, match="Er is niets geschreven"):
        write_reports(SAMPLE, YEAR, LAW, tmp_path, ["json"], Kind.DELEN, DAY)


def test_a_file_in_the_place_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    place = tmp_path / "bestand"
    place.write_text("x")
    with pytest.raises(KnownProblem, match=r"De map .* is niet te maken"):
        write_reports(SAMPLE, YEAR, LAW, place, ["txt"], Kind.DELEN, DAY)
    assert place.read_text() == "x"


def test_a_dossier_without_a_name_can_be_written(tmp_path: Path) -> None:
    nameless = replace(SAMPLE, werkgever=replace(SAMPLE.werkgever, naam=""))
    written = write_reports(nameless, YEAR, LAW, tmp_path, formats(), Kind.DOSSIER, DAY)
    assert [path.suffix for path in written] == [output(one).type.suffix for one in formats()]
    assert [path.name for path in written if "samenvatting" in path.name] == [
        "Banenafspraak 2025 (samenvatting).pdf"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="rights as Unix has them")
def test_what_is_confidential_is_for_this_user_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        written = write_reports(SAMPLE, YEAR, LAW, tmp_path, ["txt", "json"], Kind.DOSSIER, DAY)
    finally:
        os.umask(before)
    modes = {path.parent.name: path.stat().st_mode & 0o777 for path in written}
    folders = {path.parent.name: path.parent.stat().st_mode & 0o777 for path in written}
    assert modes == {"delen": 0o644, "vertrouwelijk": 0o600}
    assert folders == {"delen": 0o755, "vertrouwelijk": 0o700}


@pytest.mark.parametrize("seconds", [0, 5_690_000_000], ids=["1970", "2150"])
def test_a_clock_that_is_wrong_costs_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    """A zip knows the years from 1980 up to 2107, and its makers ask the clock."""
    known = time.localtime

    def wrong(moment: float | None = None) -> time.struct_time:
        return known(seconds if moment is None else moment)

    monkeypatch.setattr(time, "time", lambda: float(seconds))
    monkeypatch.setattr(time, "localtime", wrong)
    day = date(*wrong()[:3])
    written = write_reports(SAMPLE, YEAR, LAW, tmp_path, formats(), Kind.DOSSIER, day)
    assert len(written) == len(formats())
    for path in written:
        if path.suffix in {".xlsx", ".docx"}:
            with zipfile.ZipFile(path) as archive:
                assert {each.date_time[0] for each in archive.infolist()} == {1980}
                assert archive.testzip() is None
    sealed = lock(b"x", new_key("een zin voor een proef"))
    assert is_locked(sealed)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KnownProblem("Het logo is niet te gebruiken.", "", "Kies een ander."), "Kies een ander."),
        (ValueError("x"), "Meld dit aan de makers: ValueError, "),
    ],
)
def test_a_format_that_fails_does_not_take_the_others_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def broken(order: object) -> bytes:
        raise error

    real = outputs.output
    monkeypatch.setattr(
        outputs,
        "output",
        lambda word: replace(real(word), render=broken) if word == "txt" else real(word),
    )
    with pytest.raises(KnownProblem, match=r"Niet gemaakt: .*\.txt") as found:
        write_reports(SAMPLE, YEAR, LAW, tmp_path, ["txt", "json"], Kind.DELEN, DAY)
    assert told in str(found.value)
    assert [path.suffix for path in (tmp_path / "delen").iterdir()] == [".json"]
    with pytest.raises(type(error)):
        write_reports(SAMPLE, YEAR, LAW, tmp_path / "b", ["txt"], Kind.DELEN, DAY)
    assert not (tmp_path / "b").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="een verwijzing vraagt daar beheerrechten")
@pytest.mark.parametrize("what", ["folder", "file"])
def test_no_link_leads_a_report_out_of_its_folder(tmp_path: Path, what: str) -> None:
    outside, folder = tmp_path / "buiten", tmp_path / "uit"
    outside.mkdir()
    if what == "folder":
        folder.mkdir()
        (folder / "delen").symlink_to(outside)
    else:
        (folder / "delen").mkdir(parents=True)
        name = file_name(SAMPLE, YEAR, "txt", Kind.DELEN)
        (folder / "delen" / name).symlink_to(outside / "ander.txt")
    with pytest.raises(KnownProblem, match="buiten de gekozen map"):
        write_reports(SAMPLE, YEAR, LAW, folder, ["txt"], Kind.DELEN, DAY)
    assert list(outside.iterdir()) == []
    linked = tmp_path / "verwijzing"
    linked.symlink_to(outside)
    assert write_reports(SAMPLE, YEAR, LAW, linked, ["txt"], Kind.DELEN, DAY)
