"""The main job in the real window: hours and jobs in, share, paragraph and workbook out.

The example is the one that the VO-raad published: 90,000 hours a week, 40 jobs, 28 to go.
"""

import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from libreoffice import convert
from real_window import Person, complaints

EMPLOYER = "Organisatie X"
HOURS = "4698000"
OWN_SENTENCE = "Dit schreven wij zelf."
JOB = ("aanwezig", "Dienstverband", "53240")
ANSWER = {"quotum_banen": "68.1", "gerealiseerde_banen": "40.0", "quotumtekort": "28.1"}

Start = Callable[..., AbstractContextManager[Person]]
# A person and LibreOffice take their time on a busy machine.
pytestmark = [pytest.mark.traag, pytest.mark.timeout(180)]


def test_from_an_empty_window_to_files_that_other_programs_read(
    start: Start, tmp_path: Path
) -> None:
    dossier, reports = tmp_path / "organisatie.banen", tmp_path / "rapport"
    reports.mkdir()
    with start() as person:
        fill_in_employer(person)
        choose_year(person, "2018")
        fill_in_hours(person)
        fill_in_job(person)
        see_answer(person)
        save(person, dossier)
        quit_program(person)
    with start() as person:
        person.click(EMPLOYER, "push button")
        person.see_window(f"{dossier.name} – Banen Desktop")
        person.see("2018", "combo box")  # the last year that has something in it
        see_answer(person)
        copy_text(person)
        export_everything(person, reports)
        quit_program(person)
    check_dossier(dossier)
    check_reports(reports, tmp_path / "gelezen")
    assert complaints(tmp_path) == []


def fill_in_employer(person: Person) -> None:
    """A new dossier, with a name and a sector."""
    person.see_window("Banen Desktop")
    person.click("Nieuw dossier", "push button")
    person.see("Voor welke werkgever is dit dossier?", "label")
    person.type(EMPLOYER)
    person.press("Tab")
    person.type("Voortgezet")
    person.see("Voortgezet onderwijs", "label")
    person.see(EMPLOYER, "label")


def choose_year(person: Person, year: str) -> None:
    """An empty year, by the menu."""
    person.click("Jaar", "menu item")
    person.click("Leeg jaar toevoegen", "menu item")
    person.click(year, "menu item")
    person.see(year, "combo box")


def fill_in_hours(person: Person) -> None:
    """The hours of the year and of the year before."""
    person.press("ctrl+2")
    person.click("Totaal typen", "push button")
    person.type(HOURS)
    person.see("Gelezen als 4.698.000.", "label")
    person.click("Hoeveel verloonde uren had u in 2017?", "text")
    person.type(HOURS)
    person.see("nog 68,1 banen nodig", "push button")


def fill_in_job(person: Person) -> None:
    """One row of the table, cell by cell."""
    person.press("ctrl+3")
    person.see("Welke banen voor de doelgroep had u in 2018?", "label")
    name, form, hours = JOB
    person.press("ctrl+Insert")
    person.type(name)
    reached: set[str] = set()
    while "Verloonde uren" not in reached and len(reached) < 15:
        reached |= {part.name for part in person.hear_after("Tab")}
    person.type(hours)
    person.see("2018   40,0 van 68,1 banen", "push button")
    person.press("Return")
    person.press("Up", "Home", "shift+End", "ctrl+c")
    cells = person.clipboard().rstrip("\n").split("\t")
    assert cells[0] == name
    assert form in cells
    assert "53.240" in cells


def see_answer(person: Person) -> None:
    """68,1 and 40,0 and 28,1: in the bar, and on the overview."""
    person.press("ctrl+0")
    person.see("Nog 28,1 banen nodig voor het quotum van 2018", "label")
    person.see("U realiseerde 40,0 van 68,1 banen: 58,7%.", "label")
    for shown in (
        "2018   40,0 van 68,1 banen",
        "nog 28,1 banen nodig",
    ):
        person.see(shown, "push button")


def save(person: Person, path: Path) -> None:
    """Save in a file that is chosen by its path."""
    person.press("ctrl+s")
    person.see_window("Dossier opslaan als")
    person.press("ctrl+a")
    person.type(str(path))
    person.press("Return")
    person.see_window(f"{path.name} – Banen Desktop")


def quit_program(person: Person) -> None:
    """Nothing is asked when everything is saved."""
    person.press("ctrl+q")
    assert person.process.wait(timeout=10) == 0


def copy_text(person: Person) -> None:
    """The pages in sight, the paragraph on the clipboard, and a sentence of one's own in it."""
    person.press("ctrl+5")
    person.wait_for(lambda part: "Pagina 1 van 1" in part.name, "the page of the summary")
    person.click("Redacteur", "table cell")
    person.click("Kopieer", "push button")
    person.see("Gekopieerd: de tekst. Plak die in uw jaarverslag.", "label")
    check_text(person.clipboard())
    person.click("Zelf aanpassen", "push button")
    person.see("Terug naar de berekende tekst…", "push button")
    person.press("ctrl+End")
    person.type(f" {OWN_SENTENCE}")
    person.click("Kopieer", "push button")
    person.wait_for(
        lambda part: part.role == "frame" and OWN_SENTENCE in person.clipboard(), "the own sentence"
    )
    check_text(person.clipboard())
    person.click("Controller", "table cell")
    person.see("Hoeveel banen van 25,5 uur per week had u in 2018?", "label")
    person.click("Kopieer", "push button")
    assert "40,0 banen" in person.clipboard()
    person.press("ctrl+s")


def export_everything(person: Person, folder: Path) -> None:
    """All files into one folder."""
    person.press("ctrl+e")
    person.see_window("Map kiezen")
    person.press("ctrl+a")
    person.type(str(folder))
    person.press("Return")
    person.see("Het verslag over 2018 is opgeslagen", "label")
    person.see("Open de map", "push button")


def check_text(text: str) -> None:
    """What an annual report has to say about this year."""
    for part in ("2018", "68,1", "40,0", "28,1", "1,93%", "4.698.000"):
        assert part in text


def check_dossier(path: Path) -> None:
    """The file is a plain SQLite database."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        content = "\n".join(database.iterdump())
    for typed in (EMPLOYER, "'vo'", HOURS, *JOB[::2], "dienstverband"):
        assert typed in content


def check_reports(folder: Path, work: Path) -> None:
    """Each file as another program reads it."""
    shared, kept = folder / "delen", folder / "vertrouwelijk"
    assert {path.suffix for path in shared.iterdir()} == {".xlsx", ".docx", ".pdf", ".txt"}
    assert [path.suffix for path in kept.iterdir()] == [".xlsx"]
    answers, text = sorted(shared.glob("*.txt"))
    assert "40,0 banen" in answers.read_text(encoding="utf-8")
    check_text(text.read_text(encoding="utf-8"))
    assert OWN_SENTENCE in text.read_text(encoding="utf-8")
    report_and_text = sorted(shared.glob("*.docx"))
    convert(report_and_text, "txt:Text (encoded):UTF8", work)
    assert len(report_and_text) == 2
    for word in report_and_text:
        in_word = (work / f"{word.stem}.txt").read_text(encoding="utf-8-sig")
        assert EMPLOYER in in_word
        check_text(in_word)
        assert OWN_SENTENCE in in_word
    summary, full = sorted(shared.glob("*.pdf"))
    assert "68,1" in words_on_paper(summary)
    assert OWN_SENTENCE in words_on_paper(full)
    workbooks = sorted(folder.glob("*/*.xlsx"))
    convert(workbooks, "xlsx", work)
    for workbook in workbooks:
        for version in (workbook, work / workbook.name):
            assert {key: answer(version, key) for key in ANSWER} == ANSWER


def words_on_paper(path: Path) -> str:
    """What a PDF says, in one line."""
    command = ["pdftotext", "-layout", str(path), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return " ".join(said.split())


def answer(workbook: Path, key: str) -> str:
    """What a workbook has in the cell with this name, at one decimal."""
    book = openpyxl.load_workbook(workbook, data_only=True)
    ((sheet, cell),) = book.defined_names[key].destinations
    value = book[sheet][cell.replace("$", "")].value
    assert isinstance(value, int | float)
    return str(Decimal(str(value)).quantize(Decimal("0.1")))


def test_work_that_was_not_saved_comes_back_after_a_power_cut(start: Start, tmp_path: Path) -> None:
    dossier = tmp_path / "organisatie.banen"
    with start() as person:
        fill_in_employer(person)
        save(person, dossier)
        saved = dossier.read_bytes()
        person.click("Naam", "text")
        person.press("End")
        person.type(" en Y")
        person.see(f"{EMPLOYER} en Y", "label")
        person.pause(3)
        person.kill()
    assert dossier.read_bytes() == saved
    with start() as person:
        person.see("Niet opgeslagen werk gevonden", "label")
        person.click(f"{EMPLOYER} en Y", "push button")
        person.see_window(f"{dossier.name}* – Banen Desktop")
        person.see(f"{EMPLOYER} en Y", "label")
        person.press("ctrl+s")
        person.see_window(f"{dossier.name} – Banen Desktop")
        quit_program(person)
    assert dossier.read_bytes() != saved
    assert complaints(tmp_path) == []
