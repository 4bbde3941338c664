"""Every dialog of the window, as it is with the sample and with long names, by its name."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from time import sleep

from builders import baan
from loonaangifte_messages import Bericht, Deel, Initieel, Periode, months, xml
from parameter_updates import update
from PySide6.QtWidgets import QDialog
from reports.opgave.returns import REQUEST

from banen_desktop.dossier import doubles, edits
from banen_desktop.dossier.model import Vorm
from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists.own_workbook import OwnWorkbook
from banen_desktop.imports.lists.raw import Source
from banen_desktop.imports.lists.result import Refused
from banen_desktop.imports.lists.table import read_clipboard
from banen_desktop.imports.loonaangifte.read import read_messages
from banen_desktop.imports.loonaangifte.result import LoonaangifteResult
from banen_desktop.selftest import Check, SelfTest
from banen_desktop.storage import versions
from banen_desktop.storage.parameter_files import KeptFile, keep
from banen_desktop.window.basis import messages
from banen_desktop.window.dialogs import help_texts
from banen_desktop.window.dialogs.cleaning_dialog import CleaningDialog
from banen_desktop.window.dialogs.counts_dialog import CountsDialog
from banen_desktop.window.dialogs.letters_dialog import LettersDialog
from banen_desktop.window.dialogs.manual import show_manual
from banen_desktop.window.dialogs.opgave_dialog import OpgaveDialog
from banen_desktop.window.dialogs.parameters_dialog import ParametersDialog
from banen_desktop.window.dialogs.selftest_dialog import SelftestDialog
from banen_desktop.window.dialogs.vaststelling import VaststellingDialog
from banen_desktop.window.file.passphrase_dialogs import AskPassphrase, ChoosePassphrase
from banen_desktop.window.file.versions_dialog import VersionsDialog
from banen_desktop.window.imports.imports_dialog import ImportsDialog
from banen_desktop.window.imports.list_dialog import ListDialog
from banen_desktop.window.imports.loonaangifte_dialog import LoonaangifteDialog
from banen_desktop.window.imports.reading import ReadingDialog
from banen_desktop.window.imports.workbook_dialog import WorkbookDialog
from banen_desktop.window.shell.main_window import MainWindow

DAY = date(2026, 2, 1)
NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
YEAR = 2025
LONG_FILE = "verloonde uren en banen van alle scholen " * 4
TESTED = SelfTest((("Python", "3.11"),), (Check("Parameters laden"), Check("Map", "is vol.")))
JOBS = (
    "Kenmerk\tSchool\tVorm\tAantal fte\tUren per week\tVan\tWat nergens bij hoort\tBSN\n"
    "A\tDe school met de langste naam van allemaal\tDienstverband\t0,5\t20\t1-2-2025\tx\t1\n"
    "B\tDe Eik\tRaadsel\t0,5\t20\t31-2-2025\tx\t2\n"
)


def counts(window: MainWindow) -> QDialog:
    row = baan(kenmerk="P-01", vorm=Vorm.PAYROLL)
    return CountsDialog(row, window.session.law, DAY, window)


def new_year(window: MainWindow) -> QDialog:
    window.open_dossier.roll_over(YEAR)
    return window.findChildren(QDialog)[-1]


def parameters(window: MainWindow) -> QDialog:
    keep(KeptFile("raad.toml", update((YEAR, "2.60"))))
    return ParametersDialog(window)


def with_versions(window: MainWindow) -> QDialog:
    session = window.session
    after = edits.remove_year(session.dossier, 2023)
    why = f"Voor: {LONG_FILE} importeren"
    kept = versions.keep_before(session.dossier, after, NOW, why, YEAR)
    session.apply("jaar verwijderen", kept)
    return VersionsDialog(session, window)


def reported(window: MainWindow) -> QDialog:
    jaar, outcome = window.session.jaar, window.session.outcome
    assert jaar is not None
    assert outcome is not None
    return VaststellingDialog(jaar, outcome, DAY, window)


def listed(window: MainWindow) -> QDialog:
    file = read_clipboard(JOBS)
    named = replace(file, source=replace(file.source, name=LONG_FILE))
    made = ListReading(named, window.session.dossier, YEAR, window.session.law)
    return ListDialog(made, [YEAR, 2024], NOW, window)


def returns() -> LoonaangifteResult:
    rows = (Initieel(1, uren=100), Initieel(2, uren=60, perioden=(Periode(verzekerd="NNN"),)))
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for place, (van, tot) in enumerate(months(2022)[:11]):
            part = Deel(van, tot, initieel=rows)
            made = Bericht((part,), id_ber=str(place), naam=LONG_FILE)
            paths.append(Path(folder) / f"{place:02} {LONG_FILE[:100]}.xml")
            paths[-1].write_bytes(xml(made))
        return read_messages(paths, lambda _progress: None)


def loonaangiften(window: MainWindow) -> QDialog:
    return LoonaangifteDialog(window.session.dossier, returns(), NOW, window)


def workbook(window: MainWindow) -> QDialog:
    refused = (Refused(LONG_FILE, "Banen", 4, "D", "veel", "Dit is geen getal."),)
    found = OwnWorkbook(Source(LONG_FILE, "0" * 64), window.session.dossier, YEAR, refused)
    return WorkbookDialog(window.session.dossier, found, NOW, window)


def taken(window: MainWindow) -> QDialog:
    dialog = loonaangiften(window)
    assert isinstance(dialog, LoonaangifteDialog)
    dialog.taken.connect(lambda after: window.session.apply("inlezen", after))
    dialog.take.click()
    window.session.show_year(2022)
    return ImportsDialog(window.session, window)


def reads(window: MainWindow) -> QDialog:
    """It reads until it is cancelled: it goes by itself when its reader has gone."""

    def work(_said: Callable[[object], None], stopped: Callable[[], bool]) -> None:
        while not stopped():
            sleep(0.01)

    dialog = ReadingDialog(f"{LONG_FILE} lezen", work, window)
    dialog.begin()
    return dialog


def question(window: MainWindow) -> QDialog:
    text = doubles.question(3, "deze lijst")
    return messages.question_box(window, "Staat er al", text, ("Vervangen", "Erbij", "Annuleren"))[
        0
    ]


def opgave(window: MainWindow) -> OpgaveDialog:
    """The dialog of a return, for nobody yet."""
    window.open_dossier.make_return()
    return window.findChildren(OpgaveDialog)[-1]


def sealed_return(window: MainWindow) -> OpgaveDialog:
    """The same for a council whose key nobody compared."""
    dialog = opgave(window)
    year = window.session.year or 0
    dialog.show_request(replace(REQUEST, jaar=year, raad=LONG_FILE.strip(), velden=()))
    dialog.sealed.setChecked(True)
    return dialog


DIALOGS: Mapping[str, Callable[[MainWindow], QDialog]] = {
    "Telt mee": counts,
    "Nieuw jaar": new_year,
    "Hulp": show_manual,
    "Over": lambda window: help_texts.show_about(window, window.session.law),
    "Bestanden": lambda window: help_texts.show_files(window, None),
    "Zelftest": lambda window: SelftestDialog(window, lambda _cancelled: TESTED),
    "Parameters": parameters,
    "Brieven": lambda window: LettersDialog(YEAR, window.session.law, DAY, window),
    "Versies": with_versions,
    "Vaststellen": reported,
    "Opschonen": lambda window: CleaningDialog(window.session, window),
    "Lijst": listed,
    "Loonaangiften": loonaangiften,
    "Werkmap inlezen": workbook,
    "Ingelezen": taken,
    "Lezen": reads,
    "Wachtwoordzin": lambda window: AskPassphrase(LONG_FILE, b"", "Om te openen.", window),
    "Zin kiezen": lambda window: ChoosePassphrase("Vergrendelen", LONG_FILE, "Vergrendel", window),
    "Vraag": question,
    "Opgave": opgave,
    "Opgave besloten": sealed_return,
}


def open_dialog(window: MainWindow, name: str) -> QDialog:
    """Show a dialog."""
    dialog = DIALOGS[name](window)
    dialog.show()
    return dialog
