"""Every page and dialog of a monitor, as `everywhere` shows them."""

from dataclasses import replace
from datetime import date
from time import monotonic

from driving import settle
from made_monitors import case
from PySide6.QtWidgets import QDialog, QWidget

from banen_desktop.sector.facts.intake import take_in
from banen_desktop.sector.facts.model import Langs, Monitor, Ontvangst
from banen_desktop.sector.reading.gathering import Gelezen, Lezing
from banen_desktop.window.basis import sector_table
from banen_desktop.window.basis.sector_session import SectorSession
from banen_desktop.window.dialogs.gathered_dialog import GatheredDialog
from banen_desktop.window.shell.main_window import MainWindow

LONG = "Stichting voor katholiek, protestants-christelijk en interconfessioneel onderwijs " * 2
SECTOR = tuple(row.name for row in sector_table.OF_MONITOR.rows)
SECTOR_DIALOGS = ("Raad", "Lid", "Uitvraag", "Typen", "Gelezen", "Lege monitor")


def open_sector(window: MainWindow, name: str) -> QWidget:
    side = window.open_monitor
    if name == "Lege monitor":
        side.files.new_monitor()
        settle()
        return window
    side.files._start(sector(), name if name in SECTOR else "Leden")
    settle_counted(side.session)
    held: QWidget = window
    if name == "Raad":
        side.ask_council()
    elif name == "Lid":
        side.ask_member(side.session.monitor.leden[0].id)
    elif name == "Uitvraag":
        side.ask_request()
    elif name == "Typen":
        side.ask_return("W2")
    elif name == "Gelezen":
        read = Gelezen("leden.csv", zinnen=("Gelezen: 24 leden.",), rijen=24)
        refused = (("foto.jpg", "Dit is geen lijst."),)
        held = GatheredDialog(Lezing(side.session.monitor, (read,), refused), window)
        held.show()
    if name in SECTOR_DIALOGS and held is window:
        held = window.findChildren(QDialog)[-1]
    settle()
    return held


def sector() -> Monitor:
    """A monitor with a long name, returns that wait, questions, and a text of others."""
    made = case()
    newer = replace(made.ontvangsten[-1].opgave, volgnummer=2, vervangt=1, controlegetal="")
    after, _ = take_in(made, [Ontvangst(newer, Langs.OPGAVE, date(2025, 3, 17))])
    return replace(after, raad=replace(after.raad, naam=LONG))


def settle_counted(session: SectorSession) -> None:
    """Wait until the year is worked out, beside the window."""
    deadline = monotonic() + 60
    while not session.is_current and session.why_not is None and monotonic() < deadline:
        settle()
    assert session.is_current
