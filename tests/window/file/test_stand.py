"""How far a dossier is, as the start page tells it: of the file, and nothing of a locked one."""

from datetime import date
from pathlib import Path

import pytest
from age_files import quick_key
from builders import LARGE, baan, dossier, jaar

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Vaststelling
from banen_desktop.storage import places, settings
from banen_desktop.window.basis.session import Session
from banen_desktop.window.file import stand
from banen_desktop.window.shell.main_window import MainWindow

HOURS = {"verloonde_uren": LARGE, "verloonde_uren_vorig_jaar": LARGE}
ONE = dossier(jaar(2020, baan(verloonde_uren=1331), **HOURS), naam="De Eik")


def told(path: Path) -> settings.Stand:
    (found,) = settings.stands_of((path,))
    return found


def test_saving_and_opening_remember_the_stand(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "eik.banen"
    window.session.start(ONE)
    window.session.save(path)
    many = len(window.session.points().to_do)
    assert many > 1
    expected = settings.Stand("De Eik", f"2020: 5,7% van het quotum, nog {many} punten open")
    settings.remember_file(path)
    assert told(path) == expected
    settings.forget_stand(path)
    window.files.open_path(path)
    assert told(path) == expected


def test_what_is_not_saved_is_not_told(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "eik.banen"
    window.session.start(ONE)
    window.session.save(path)
    before = told(path)
    window.session.apply("naam", edits.set_employer(window.session.dossier, naam="De Beuk"))
    assert told(path) == before
    window.session.save(path)
    assert told(path).name == "De Beuk"


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (Dossier(), "Nog geen jaar"),
        (dossier(jaar(2016, baan(verloonde_uren=1331), verloonde_uren=LARGE)), "2016: nog "),
        (
            dossier(
                jaar(2020, baan(), vaststelling=Vaststelling(date(2021, 4, 1), "DUO"), **HOURS)
            ),
            "2020: vastgesteld op 1 april 2021",
        ),
        (dossier(jaar(2020, baan(), **HOURS)), "2020: onbekend van het quotum, nog "),
    ],
)
def test_the_words_of_each_kind_of_dossier(session: Session, shown: Dossier, words: str) -> None:
    session.start(shown)
    assert stand.in_words(session).startswith(words)


def test_of_a_locked_dossier_nothing_is_remembered(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "geheim.banen"
    window.session.start(ONE)
    window.session.save(path)
    assert told(path).name == "De Eik"
    window.session.key = quick_key()
    window.session.save(path)
    assert told(path) == settings.Stand()
    assert b"De Eik" not in places.settings_file().read_bytes()
    window.session.key = None
