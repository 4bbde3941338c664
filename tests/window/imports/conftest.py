"""Files of others for the window, and a way to wait for the dialog that shows them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from driving import settle
from loonaangifte_messages import Bericht, Deel, Initieel, Periode, months, xml
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from banen_desktop.window.shell.main_window import MainWindow

Kind = TypeVar("Kind", bound=QDialog)
Wait = Callable[[type[QDialog]], QDialog]

ROWS = (
    Initieel(1, uren=100),
    Initieel(2, uren=60, perioden=(Periode(verzekerd="NNN"),)),
    Initieel(3, uren=7, perioden=(Periode(srt_iv="22"),)),
)


@pytest.fixture
def returns(tmp_path: Path) -> Callable[..., list[Path]]:
    """Write a file per month of 2022: 100 hours count, 60 are to be decided, 7 do not count."""

    def write(
        places: Sequence[int] = range(12),
        lhnr: str = "123456782L01",
        naam: str = "Stichting Voorbeeld",
        rows: tuple[Initieel, ...] = ROWS,
    ) -> list[Path]:
        paths = []
        for place in places:
            van, tot = months(2022)[place]
            made = Bericht(
                (Deel(van, tot, initieel=rows),),
                id_ber=f"{lhnr}-{place}",
                aanmaak=f"2022-{place + 1:02}-28T10:00:00",
                lhnr=lhnr,
                naam=naam,
            )
            path = tmp_path / f"{lhnr}-{place + 1:02}.xml"
            path.write_bytes(xml(made))
            paths.append(path)
        return paths

    return write


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> Callable[[type[Kind]], Kind]:
    """Wait until the import shows a dialog of this kind."""

    def wait(kind: type[Kind]) -> Kind:
        def there() -> bool:
            return isinstance(window.importer.dialog, kind) and window.importer.dialog.isVisible()

        qtbot.waitUntil(there, timeout=30_000)
        settle()
        dialog = window.importer.dialog
        assert isinstance(dialog, kind)
        return dialog

    return wait
