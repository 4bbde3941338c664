"""“Gegevens opschonen”: asked, one edit, and gone from the kept versions too."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from builders import baan, dossier, jaar
from driving import settle, words_in
from PySide6.QtGui import QAction

from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Versie
from banen_desktop.storage import places, settings, versions
from banen_desktop.window.basis.retention import SETTING, kept_term
from banen_desktop.window.dialogs.cleaning_dialog import CleaningDialog
from banen_desktop.window.shell.main_window import MainWindow

OLD = dossier(
    jaar(2015, baan(kenmerk="P-OUD", uren_per_week=12), verloonde_uren=100_000),
    jaar(2025, baan(kenmerk="P-NIEUW", uren_per_week=12), verloonde_uren=100_000),
)
NOW = datetime(2025, 3, 1, 14, 5, tzinfo=UTC)


def asked(window: MainWindow, found: Dossier) -> CleaningDialog:
    window.session.start(found)
    window.session.year_changed.emit()
    window.open_dossier.clean()
    (dialog,) = window.findChildren(CleaningDialog)
    return dialog


def test_old_rows_go_as_one_edit_and_come_back_with_undo(window: MainWindow) -> None:
    dialog = asked(window, OLD)
    assert (
        "2015: 1 rij van personen wordt samen 1 rij zonder kenmerk." in dialog.shown.toPlainText()
    )
    assert "AVG artikel 5" in words_in(dialog)
    dialog.go.click()
    settle()
    after = window.session.dossier
    assert "P-OUD" not in repr(after)
    assert "P-NIEUW" in repr(after)
    window.session.undo_stack.undo()
    assert window.session.dossier == OLD


def test_kept_versions_are_cleaned_too(window: MainWindow) -> None:
    kept = versions.keep(OLD, NOW, "Voor: iets", 2015)
    broken = replace(kept, versies=(*kept.versies, Versie("gisteren", "stuk", None, "AAAA")))
    dialog = asked(window, broken)
    dialog.go.click()
    settle()
    (versie,) = window.session.dossier.versies
    assert (versie.id, versie.moment) == (kept.versies[0].id, kept.versies[0].moment)
    assert "P-OUD" not in repr(versions.restore(versie))
    assert "P-NIEUW" in repr(versions.restore(versie))


def test_persons_in_versions_alone_are_found(window: MainWindow) -> None:
    kept = versions.keep(OLD, NOW, "Voor: iets", 2015)
    bare = replace(OLD, jaren=OLD.jaren[1:], versies=kept.versies)
    dialog = asked(window, bare)
    assert "Alleen in bewaarde versies" in dialog.shown.toPlainText()
    assert dialog.go.isEnabled()
    dialog.reject()


def test_the_term_is_chosen_and_remembered(window: MainWindow) -> None:
    dialog = asked(window, OLD)
    assert dialog.term.value() == 7
    dialog.term.setValue(30)
    assert "geen rijen van personen" in dialog.shown.toPlainText()
    assert not dialog.go.isEnabled()
    dialog.term.setValue(5)
    dialog.go.click()
    assert kept_term() == 5


@pytest.mark.parametrize("kept", ["", "x", "0", "31", "-1"])
def test_a_term_that_makes_no_sense_is_seven(kept: str) -> None:
    settings.put(SETTING, kept)
    assert kept_term() == 7


def test_the_menu_has_it(window: MainWindow) -> None:
    window.session.start(OLD)
    window.open_dossier.page_wanted.emit("Overzicht")
    (action,) = [it for it in window.findChildren(QAction) if it.text() == "&Gegevens opschonen…"]
    action.trigger()
    (dialog,) = window.findChildren(CleaningDialog)
    assert dialog.isVisible()
    dialog.reject()


def decide(text: str) -> None:
    file = places.policy_files()[-1]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"[beleid]\n{text}\n", encoding="utf-8")


def test_the_term_of_the_organisation_counts_and_the_users_own_stays(window: MainWindow) -> None:
    settings.put(SETTING, "12")
    decide("bewaartermijn_jaren = 30")
    dialog = asked(window, OLD)
    assert dialog.term.value() == 30
    assert not dialog.term.isEnabled()
    assert "afspraak van uw organisatie" in words_in(dialog)
    assert not dialog.go.isEnabled()
    dialog.reject()
    dialog.deleteLater()
    settle()
    decide("bewaartermijn_jaren = 1")
    dialog = asked(window, OLD)
    dialog.go.click()
    settle()
    assert "P-OUD" not in repr(window.session.dossier)
    assert settings.get(SETTING) == "12"


def test_a_year_past_the_term_is_told_when_somebody_decided_the_term(window: MainWindow) -> None:
    window.session.start(OLD)
    window.session.show_year(2015)
    window._show_workspace("Overzicht")
    settle()
    assert "Uw bewaartermijn is" not in words_in(window.workspace.overview)
    decide("bewaartermijn_jaren = 5")
    window.session.use_law(window.session.law)
    settle()
    said = words_in(window.workspace.overview)
    assert "Van 2015 staan er nog rijen van personen. Uw bewaartermijn is 5 jaar." in said
    window.open_dossier.clean()
    (dialog,) = window.findChildren(CleaningDialog)
    dialog.go.click()
    settle()
    assert "Uw bewaartermijn is" not in words_in(window.workspace.overview)
