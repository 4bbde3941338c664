"""Kept versions: one before each import and roll-over, and one is put back as an edit."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import baan, dossier, jaar
from driving import Dialogs, settle, words_in
from PySide6.QtWidgets import QDialog

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.dossier.verslag import Versie
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import dossier_file, versions
from banen_desktop.window.file.versions_dialog import VersionsDialog, described
from banen_desktop.window.imports.importer import Taken
from banen_desktop.window.shell.main_window import MainWindow

ONE_YEAR = dossier(jaar(2024, baan(kenmerk="P-01", uren_per_week=12), verloonde_uren=100_000))
NOW = datetime(2025, 3, 1, 14, 5, tzinfo=UTC)


def shown(window: MainWindow) -> VersionsDialog:
    window.open_dossier.show_versions()
    (found,) = window.findChildren(VersionsDialog)
    return found


def test_before_a_roll_over_a_version_is_kept(window: MainWindow) -> None:
    window.session.start(ONE_YEAR)
    window.open_dossier.roll_over(2024)
    (versie,) = window.session.dossier.versies
    assert versie.aanleiding == "Voor: jaar 2025 op basis van 2024"
    assert versie.jaar == 2024
    assert versions.restore(versie).jaren == ONE_YEAR.jaren
    window.session.undo_stack.undo()
    assert window.session.dossier == ONE_YEAR


def test_before_an_import_a_version_is_kept(window: MainWindow) -> None:
    window.session.start(ONE_YEAR)
    after = edits.put_year(ONE_YEAR, Jaar(2023))
    window.open_dossier._take_import(Taken("uren inlezen", after, "Uren", 2023))
    (versie,) = window.session.dossier.versies
    assert versie.aanleiding == "Voor: uren inlezen"
    assert versions.restore(versie).jaren == ONE_YEAR.jaren


def test_of_an_empty_dossier_nothing_is_kept(window: MainWindow) -> None:
    window.session.start(Dossier())
    window.open_dossier._take_import(Taken("uren inlezen", ONE_YEAR, "Uren", 2024))
    assert window.session.dossier.versies == ()
    assert window.session.dossier.jaren == ONE_YEAR.jaren


def test_a_dossier_that_is_too_large_is_told_about_and_still_imported(
    window: MainWindow, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "LONGEST_VERSION", 10)
    window.session.start(ONE_YEAR)
    window.open_dossier.roll_over(2024)
    told = dialogs.told()
    assert "te groot" in told.message
    assert told.safe == (
        "De versie van vóór deze wijziging is niet bewaard; met Ctrl+Z gaat u terug."
    )
    assert "niets veranderd" not in str(told)
    assert [year.jaar for year in window.session.dossier.jaren] == [2024, 2025]


def test_a_version_is_put_back_as_an_edit(window: MainWindow, tmp_path: Path) -> None:
    kept = versions.keep(ONE_YEAR, NOW, "Voor: iets")
    window.session.start(edits.set_employer(edits.put_jobs(kept, 2024, ()), naam="Nieuw"))
    dialog = shown(window)
    assert dialog.list.count() == 1
    assert "1 maart 2025, 14:05 uur" in dialog.list.item(0).text()
    assert "2024: 1 baan erbij." in dialog.shown.toPlainText()
    assert "is nu “Gemeente Voorbeeld”" in dialog.shown.toPlainText()
    dialog.put_back.click()
    settle()
    after = window.session.dossier
    assert after.jaren == ONE_YEAR.jaren
    assert [versie.aanleiding for versie in after.versies][-1] == "Voor: een versie terugzetten"
    assert len(after.versies) == 2
    dossier_file.save_dossier(tmp_path / "x.banen", after)
    window.session.undo_stack.undo()
    assert window.session.dossier.werkgever.naam == "Nieuw"


@pytest.mark.parametrize("answer", ["Toch terugzetten", "Annuleren"])
def test_putting_back_without_a_version_of_now_is_asked_first(
    window: MainWindow, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    kept = versions.keep(ONE_YEAR, NOW, "Voor: iets")
    before = edits.put_jobs(kept, 2024, ())
    window.session.start(before)
    dialog = shown(window)
    monkeypatch.setattr(versions, "LONGEST_VERSION", 10)
    dialogs.answers = [answer]
    dialog.put_back.click()
    settle()
    (question,) = dialogs.questions
    assert "te groot" in question
    assert "Ctrl+Z" in question
    assert "niets veranderd" not in question
    again = answer == "Toch terugzetten"
    assert window.session.dossier == (kept if again else before)
    assert bool(window.findChildren(VersionsDialog)) is not again, "else another can be chosen"


def test_the_chosen_version_can_be_read(window: MainWindow) -> None:
    """Its words stand in the colour of what is chosen: so does what is behind them."""
    window.session.start(ONE_YEAR)
    window.open_dossier.roll_over(2024)
    found = shown(window).list
    settle()
    chosen = found.visualItemRect(found.item(0))
    behind = found.viewport().grab().toImage().pixelColor(chosen.right() - 8, chosen.center().y())
    meant = found.palette().highlight().color()
    assert abs(behind.lightness() - meant.lightness()) <= 2 < abs(behind.lightness() - 255)


def test_the_latest_stands_first_and_equal_is_said(window: MainWindow) -> None:
    kept = versions.keep(ONE_YEAR, NOW, "Voor: het eerste")
    kept = versions.keep(kept, NOW, "Voor: het tweede", 2024)
    window.session.start(kept)
    dialog = shown(window)
    assert "het tweede (2024)" in dialog.list.item(0).text()
    assert "gelijk aan het dossier van nu" in dialog.shown.toPlainText()


def test_without_versions_there_is_nothing_to_put_back(window: MainWindow) -> None:
    window.session.start(ONE_YEAR)
    dialog = shown(window)
    assert "nog geen versies" in dialog.shown.toPlainText()
    assert not dialog.put_back.isEnabled()
    assert "Vóór elke import" in words_in(dialog)
    dialog.accept()
    assert window.session.dossier == ONE_YEAR


def test_a_damaged_version_is_a_sentence(window: MainWindow) -> None:
    broken = Versie("gisteren", "Voor: iets", None, "AAAA")
    window.session.start(replace(ONE_YEAR, versies=(broken,)))
    dialog = shown(window)
    assert "beschadigd" in dialog.shown.toPlainText()
    assert not dialog.put_back.isEnabled()
    assert described(broken).startswith("Onbekend moment")


def test_what_may_only_be_read_gets_nothing_put_back(window: MainWindow) -> None:
    window.session.start(versions.keep(ONE_YEAR, NOW, "Voor: iets"))
    window.session.read_only = "Iemand heeft dit dossier al open."
    dialog = shown(window)
    assert isinstance(dialog, QDialog)
    assert not dialog.put_back.isEnabled()
    with pytest.raises(KnownProblem):
        versions.restore(Versie(inhoud="x"))
    window.session.read_only = ""
