"""A council in the window: a request out, returns in, silence, a correction, a merger, a figure."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic

import pytest
from age_files import quick_key
from builders import baan, dossier, jaar
from driving import Dialogs, settle
from PySide6.QtWidgets import QDialog

from banen_desktop.dossier.model import Dossier, Sector
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.opgave.making import Preparation, make
from banen_desktop.reports.opgave.records import Bewaking, Stand, Uitvraag
from banen_desktop.reports.opgave.request_file import parse_uitvraag
from banen_desktop.sector.facts.model import Toestand
from banen_desktop.sector.file.monitor_file import MONITOR
from banen_desktop.storage.document_file import open_document
from banen_desktop.window.basis.sector_session import SectorSession
from banen_desktop.window.dialogs.gathered_dialog import GatheredDialog
from banen_desktop.window.dialogs.sector_dialogs import CouncilDialog, RequestDialog
from banen_desktop.window.file.passphrase_dialogs import ChoosePassphrase
from banen_desktop.window.imports.reading import ReadingDialog
from banen_desktop.window.shell.main_window import MainWindow

LAW, MEMBERS, YEAR = built_in(), 40, 2024
JOBS, HOURS = 2, 100_000


def members(folder: Path) -> Path:
    """Forty members, of which the first went into the second on the first of the year."""
    path = folder / "leden.csv"
    titles = ("code", "naam", "lid_tot", "opvolger", "in_populatie", f"uren_kader_{YEAR}")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(titles)
        for number in range(1, MEMBERS + 1):
            gone = (f"{YEAR - 1}-12-31", "L02") if number == 1 else ("", "")
            frame = "" if number == 1 else HOURS
            writer.writerow([f"L{number:02}", f"Lid {number}", *gone, "ja", frame])
    return path


def employer(code: str, jobs: int) -> Dossier:
    """A dossier with so many jobs of 1,331 hours."""
    rows = [baan(kenmerk=f"{code}-{place}", verloonde_uren=1331) for place in range(jobs)]
    return dossier(
        jaar(YEAR, *rows, verloonde_uren=HOURS), naam=f"Lid {code}", sector=Sector.WATERSCHAP
    )


def answer(asked: Uitvraag, of: Dossier, folder: Path, number: int = 1) -> Dossier:
    """A return as a member makes it, in a file; the dossier that remembers it."""
    ready = Preparation(of, YEAR, LAW, asked)
    made = make(ready, Stand.DEFINITIEF, Bewaking.GEEN, date(2025, 2, 1))
    path = folder / f"{asked.lid}-{number}.banenopgave.age"
    path.write_bytes(made.file(asked))
    return made.dossier


def wait_for(window: MainWindow, kind: type[QDialog]) -> QDialog:
    deadline = monotonic() + 60
    while monotonic() < deadline:
        settle()
        for found in window.findChildren(kind):
            if found.isVisible():
                return found
    raise AssertionError(f"no {kind.__name__}")


def take(window: MainWindow, paths: list[Path]) -> GatheredDialog:
    window.open_monitor.take_files(paths)
    found = wait_for(window, GatheredDialog)
    assert isinstance(found, GatheredDialog)
    assert not [one for one in window.findChildren(ReadingDialog) if one.isVisible()]
    found.accept()
    settle()
    return found


def counted(session: SectorSession) -> None:
    deadline = monotonic() + 60
    while not session.is_current and session.why_not is None and monotonic() < deadline:
        settle()
    assert session.is_current


@pytest.mark.traag
def test_a_council_gathers_a_year(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> None:
    window.open_monitor.files.new_monitor()
    side, session = window.open_monitor, window.open_monitor.session
    session.show_year(YEAR)
    take(window, [members(tmp_path)])
    assert len(session.monitor.leden) == MEMBERS
    assert len(session.stand.leden) == MEMBERS - 1, "the one that went into another is no member"

    # the request, with a key: first the council, then the passphrase
    side.ask_request()
    council = wait_for(window, CouncilDialog)
    assert isinstance(council, CouncilDialog)
    council.edits["naam"].set_value("Unie van voorbeelden")
    council.accept()
    asking = wait_for(window, RequestDialog)
    assert isinstance(asking, RequestDialog)
    assert asking.sealed.isChecked()
    asking.accept()
    monitor = tmp_path / "unie.banensector"
    dialogs.paths = [monitor]
    choose = wait_for(window, ChoosePassphrase)
    assert isinstance(choose, ChoosePassphrase)
    key = quick_key()
    choose._made(key)
    settle()
    assert session.key is key
    assert monitor.read_bytes()[:2] == b"PK", "a monitor with a key is locked"
    assert session.asked

    # the files for the members, and what they answer: one stays silent
    out, back = tmp_path / "uit", tmp_path / "terug"
    out.mkdir()
    back.mkdir()
    dialogs.paths = [out]
    side.save_requests()
    requests = [parse_uitvraag(path.read_bytes()) for path in sorted(out.iterdir())]
    assert len(requests) == MEMBERS - 1
    assert len({asked.lid for asked in requests}) == len(requests)
    silent, corrected = requests[-1], requests[0]
    dossiers = {
        asked.lid: answer(asked, employer(asked.lid, JOBS), back) for asked in requests[:-1]
    }
    take(window, sorted(back.iterdir()))
    counted(session)
    assert session.stand.niet == (silent.lid,)
    outcome = session.worked_out
    assert outcome is not None
    assert outcome.cijfers.uitkomst.banen == JOBS * (MEMBERS - 2)

    # a correction waits, says what it does, and counts when it is accepted
    rows = dossiers[corrected.lid].jaren[0].banen
    changed = replace(dossiers[corrected.lid].jaren[0], banen=rows[:1])
    answer(corrected, replace(dossiers[corrected.lid], jaren=(changed,)), back, 2)
    take(window, [back / f"{corrected.lid}-2.banenopgave.age"])
    counted(session)
    assert session.stand.wacht == (corrected.lid,)
    waiting = next(each for each in session.monitor.ontvangsten if each.toestand is Toestand.WACHT)
    side.workspace.show_page("Opgaven")
    page = side.workspace.page_called("Opgaven")
    page.go_to(waiting.id, "")
    page._decide(waiting, accept=True)  # type: ignore[attr-defined]
    counted(session)
    outcome = session.worked_out
    assert outcome is not None
    assert outcome.cijfers.uitkomst.banen == JOBS * (MEMBERS - 2) - 1
    session.undo_stack.undo()
    assert session.stand.wacht == (corrected.lid,)
    session.undo_stack.redo()

    # what is saved comes back, with the key and nothing lost
    assert side.files.save()
    kept = open_document(MONITOR, monitor, key).document
    assert kept == session.monitor
    for name in ("Leden", "Opgaven", "Controle", "Uitkomst"):
        side.workspace.show_page(name)
        settle()
        assert side.workspace.page.title.text()
