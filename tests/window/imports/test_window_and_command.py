"""Window and command line say the same of a list: remarks, totals, refusals, what it becomes."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import environment
import pytest
from _pytest.mark import ParameterSet
from builders import dossier, jaar, regel
from driving import pick, settle
from gears import few
from PySide6.QtWidgets import QLabel, QWidget

from banen_desktop.__main__ import main
from banen_desktop.dossier.model import Dossier, Invoer, Invoersoort, Jaar, Tijdvak
from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists import table
from banen_desktop.imports.lists.header import NO_HEADER, Header
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.raw import RawFile, Settings
from banen_desktop.imports.lists.remarks import NO_WEEK
from banen_desktop.imports.lists.table import read_table
from banen_desktop.imports.words import list_notes
from banen_desktop.quota.law.law import Law
from banen_desktop.storage.dossier_file import open_dossier, save_dossier
from banen_desktop.window.imports.importer import now
from banen_desktop.window.imports.list_dialog import ListDialog
from banen_desktop.window.imports.tiles import Notice

YEAR, EARLIER = 2025, 2023
NO_HOURS = "geen kolom met uren of fte"
FOLDER = environment.ROOT / "tests" / "files" / "lists"
LISTS = sorted(path for path in FOLDER.iterdir() if path.is_file())
Cli = Callable[..., str]


@dataclass(frozen=True)
class Choice:
    """The same choice, as somebody gives it to the command and to the window."""

    arguments: tuple[str, ...] = ()
    kind: ListKind | None = None
    header: Header | None = None
    year: int = YEAR


CHOICES = {
    "proposed": Choice(),
    "hours": Choice(("--soort", "uren"), kind=ListKind.UREN),
    "jobs": Choice(("--soort", "banen"), kind=ListKind.BANEN),
    "another year": Choice(("--jaar", str(EARLIER)), year=EARLIER),
    "no titles": Choice(("--kop", "geen"), header=NO_HEADER),
    "titles on row 2": Choice(("--kop", "2"), header=Header(1, 1)),
}


@dataclass(frozen=True)
class Said:
    """What one of both says; a note is its sentence and its advice, the differences come last."""

    summary: str
    notes: tuple[tuple[str, str], ...]
    refused: tuple[tuple[str, str, str], ...]
    rows: tuple[object, ...]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both read the file in this process; that they do it in a child has its own tests."""
    read: dict[Path, RawFile] = {}

    def once(path: Path, *_more: object) -> RawFile:
        if path not in read:
            read[path] = read_table(path, Settings(), lambda _: None)
        return read[path]

    monkeypatch.setattr(table, "read_in_child", once)


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """What `banen importeer` says of a list for a dossier."""

    def run(path: Path, target: Path, *arguments: str) -> str:
        given = ("importeer", str(path), "--in", str(target), "--jaar", str(YEAR), "--vervang")
        main([*given, *arguments])
        return capsys.readouterr().out

    return run


def with_history(name: str) -> Dossier:
    """Years with a total, loonaangiften, a row that stays, and other lists of this name."""
    return dossier(_history(EARLIER, name), _history(YEAR, name))


def _history(year: int, name: str) -> Jaar:
    earlier = [
        Invoer(reeks=f"{soort}-{year}", soort=soort, bestand=name, sha256="0" * 64)
        for soort in (Invoersoort.UREN, Invoersoort.BANEN)
    ]
    rows = [regel(verloonde_uren=10, reeks=each.reeks) for each in earlier]
    return jaar(
        year,
        verloonde_uren=20_000,
        uren=(regel(verloonde_uren=100), *rows),
        tijdvakken=(Tijdvak(meetellend=Decimal(19_000)),),
        invoer=tuple(earlier),
    )


def rows_of(year: Jaar | None) -> tuple[object, ...]:
    """The rows of a year and its total; ids and moments are always new."""
    if year is None:
        return ()
    uren = [replace(row, id="", reeks="") for row in year.uren]
    banen = [replace(row, id="", reeks="") for row in year.banen]
    return (*uren, *banen, year.verloonde_uren)


def labels(notice: QWidget) -> tuple[str, str]:
    sentence, *advice = (label.text() for label in notice.findChildren(QLabel))
    return sentence, "".join(advice)


def refusals(dialog: ListDialog) -> Iterator[tuple[str, str, str]]:
    shown = dialog.refused
    for row in range(shown.rowCount()):
        cells = [shown.item(row, column) for column in range(shown.columnCount())]
        sheet, line, column, read, reason = (cell.text() for cell in cells if cell is not None)
        yield f"{sheet}, {column}{line}", read, reason


def said_by_window(dialog: ListDialog) -> Said:
    settle()
    inside = dialog.notes
    notices = [part for part in inside.findChildren(Notice) if part.isVisibleTo(inside)]
    differences = dialog.differences.text()
    return Said(
        dialog.totals.text(),
        (*map(labels, notices), *([(differences, "")] if differences else [])),
        tuple(refusals(dialog)),
        rows_of(dialog.after().year(dialog.reading.year)) if dialog.take.isEnabled() else (),
    )


def said_by_command(told: dict[str, Any], after: Dossier, differences: str) -> Said:
    (remarks,) = [part for part in told["let_op"] if part["samenvatting"]]
    notes = [(each["melding"], each["advies"]) for each in remarks["opmerkingen"]]
    sentences = [note for note in notes if not note[1] and note[0] in differences]
    assert " ".join(sentence for sentence, _ in sentences) == differences
    kept = [note for note in notes if note not in sentences]
    return Said(
        remarks["samenvatting"],
        (*kept, *([(differences, "")] if differences else [])),
        tuple(
            (each["plaats"], each["gelezen"], each["reden"])
            for each in told["geweigerd"]
            if each["plaats"]
        ),
        rows_of(after.year(told["lijsten"][0]["jaar"])) if told["overgenomen"] else (),
    )


def choose(dialog: ListDialog, choice: Choice, sheet: str) -> bool:
    """Choose the same in the window; false when the window does not offer it."""
    options = dialog.options
    pick(options.sheet, sheet)
    if choice.year != dialog.reading.year:
        pick(options.year, str(choice.year))
    if choice.kind is not None:
        pick(options.kind, choice.kind.label)
    if choice.header is not None:
        if choice.header not in dialog.reading.headers:
            return False
        place = dialog.reading.headers.index(choice.header)
        pick(options.header, options.header.itemText(place))
    return True


def every_choice_of_every_list() -> Iterator[ParameterSet]:
    """The quick gear makes one choice of each list, in turn."""
    for (turn, path), (place, name) in product(enumerate(LISTS), enumerate(CHOICES)):
        marks = () if place == turn % len(CHOICES) else (pytest.mark.traag,)
        yield pytest.param(path, CHOICES[name], id=f"{path.name}-{name}", marks=marks)


@pytest.mark.parametrize(("path", "choice"), list(every_choice_of_every_list()))
def test_they_say_the_same(
    parent: QWidget, cli: Cli, tmp_path: Path, law: Law, path: Path, choice: Choice
) -> None:
    target = tmp_path / "dossier.banen"
    save_dossier(target, with_history(path.name))
    for _ in range(2 if choice == CHOICES["proposed"] else 1):  # the second time it is remembered
        before = open_dossier(target).dossier
        told = json.loads(cli(path, target, "--json", *choice.arguments))
        reading = ListReading(table.read_in_child(path), before, YEAR, law)
        dialog = ListDialog(reading, [YEAR, EARLIER], now(), parent)
        dialog.open()
        if choose(dialog, choice, told["lijsten"][0]["herkomst"]["blad"]):
            window, after = said_by_window(dialog), open_dossier(target).dossier
            if not dialog.reading.mapping.usable:  # nobody looked first: the command takes nothing
                assert any(NO_HOURS in sentence for sentence, _ in window.notes)
                window = replace(window, rows=())
            if any(each.code == NO_WEEK for each in dialog.reading.result.findings):
                window = replace(window, rows=())  # asked in the window: the command stops there
            assert said_by_command(told, after, dialog.differences.text()) == window
        dialog.reject()
        dialog.deleteLater()
        settle()


@pytest.mark.parametrize("path", few(8, LISTS), ids=lambda path: path.name)
def test_people_read_what_other_programs_get(cli: Cli, tmp_path: Path, path: Path) -> None:
    for target in (tmp_path / "een.banen", tmp_path / "twee.banen"):
        save_dossier(target, with_history(path.name))
    told = json.loads(cli(path, tmp_path / "een.banen", "--json"))
    shown = " ".join(cli(path, tmp_path / "twee.banen").split())
    (remarks,) = [part for part in told["let_op"] if part["samenvatting"]]
    sentences = [remarks["samenvatting"], *(each["reden"] for each in told["geweigerd"])]
    for each in remarks["opmerkingen"]:
        sentences += [each["melding"], each["advies"]]
    assert len(sentences) > 1
    assert [text for text in sentences if " ".join(text.split()) not in shown] == []


def test_these_lists_give_every_kind_of_remark(law: Law) -> None:
    """Or else the tests above would agree about nothing."""
    starts = {
        "questions": "De lijst gaat over",
        "the file": "In 2 cellen staat een formule",
        "findings": "De uren van",
        "replaces": "Overnemen vervangt",
        "left out": "Weggelaten:",
        "skipped": "Niet meegenomen:",
        "decisions": "Zo zijn de getallen gelezen",
        "stays": "Er blijven andere rijen staan",
        "total": "Het totaal van 2025",
        "returns": "Volgens de loonaangiften",
    }
    found: list[str] = []
    for path, year in product(LISTS, (YEAR, EARLIER)):
        reading = ListReading(table.read_in_child(path), with_history(path.name), year, law)
        found += [note.message for note in list_notes(reading)]
        found += reading.differences()
    lacking = [
        kind for kind, start in starts.items() if not any(text.startswith(start) for text in found)
    ]
    assert lacking == []


@pytest.fixture
def parent(qapp: object) -> Iterator[QWidget]:
    """A window for the dialogs."""
    made = QWidget()
    made.show()
    yield made
    made.close()
    made.deleteLater()
