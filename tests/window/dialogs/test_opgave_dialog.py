"""“Opgave maken”: what is seen is what goes, and a key is used once it was compared."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyrage
import pytest
from driving import Dialogs, press, settle
from PySide6.QtCore import Qt
from reports.opgave.returns import RECIPIENT, REQUEST
from reports.opgave.test_making import many
from reports.opgave.test_template import made as template_made
from reports.opgave.test_template import named

from banen_desktop.dossier.opgaven import Raadsleutel
from banen_desktop.reports.opgave.records import Bewaking, Stand, Uitvraag, Veld
from banen_desktop.reports.opgave.request_file import uitvraag_bytes
from banen_desktop.reports.opgave.return_file import parse_opgave
from banen_desktop.reports.opgave.sealing import fingerprint, identities_of, unseal
from banen_desktop.window.dialogs.opgave_dialog import OpgaveDialog
from banen_desktop.window.shell.main_window import MainWindow

IDENTITY = pyrage.x25519.Identity.generate()
ASKED = replace(REQUEST, sleutel=str(IDENTITY.to_public()), velden=())
OTHER_KEY = replace(ASKED, sleutel=RECIPIENT)


def opened(
    window: MainWindow, *known: Raadsleutel, uitvraag: Uitvraag | None = None
) -> OpgaveDialog:
    window.session.start(replace(many(), raadsleutels=known))
    window._show_workspace("Rapport")
    window.workspace.report.council.click()
    dialog: OpgaveDialog = window.findChildren(OpgaveDialog)[-1]
    if uitvraag is not None:
        dialog.show_request(uitvraag)
    settle()
    return dialog


def cells(dialog: OpgaveDialog) -> dict[str, tuple[str, str]]:
    model = dialog.table.model()
    texts = [
        [model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())
    ]
    return {name: (sealed, guarded) for name, sealed, guarded in texts}


def test_it_begins_guarded_and_for_nobody(window: MainWindow) -> None:
    dialog = opened(window)
    assert dialog.bewaking is Bewaking.KLEIN
    assert not dialog.sealed.isEnabled()
    assert dialog.key.isHidden()
    assert dialog.save.isEnabled()
    assert cells(dialog)["Samen: telt mee"] == ("14.001", "14.001")
    assert cells(dialog)["Uren ingeleend, toegerekend"] == ("1.997", "blijft thuis")
    assert cells(dialog)["Banen op 31-12-2024"][0] == "11,26"


def test_a_key_that_nobody_compared_waits_for_the_tick(window: MainWindow) -> None:
    dialog = opened(window, uitvraag=ASKED)
    dialog.sealed.click()
    assert dialog.key.digits.text().split() == fingerprint(ASKED.sleutel).split()
    assert not dialog.save.isEnabled()
    dialog.key.compared.click()
    assert dialog.save.isEnabled()
    dialog.guarded.click()
    assert dialog.key.isHidden()
    assert dialog.save.isEnabled()


def test_a_key_that_was_compared_needs_no_tick(window: MainWindow) -> None:
    known = Raadsleutel(ASKED.raad, ASKED.sleutel, date(2025, 2, 12))
    dialog = opened(window, known, uitvraag=ASKED)
    dialog.sealed.click()
    assert dialog.save.isEnabled()
    assert not dialog.key.compared.isEnabled()
    assert "12-02-2025" in dialog.key.compared.text()


def test_a_key_that_changed_shows_both_and_the_day(window: MainWindow) -> None:
    known = Raadsleutel(ASKED.raad, ASKED.sleutel, date(2025, 2, 12))
    dialog = opened(window, known, uitvraag=OTHER_KEY)
    dialog.sealed.click()
    assert not dialog.save.isEnabled()
    assert dialog.key.old.text() == fingerprint(ASKED.sleutel)
    assert dialog.key.digits.text().split() == fingerprint(RECIPIENT).split()
    assert "12-02-2025" in dialog.key._told.text()
    assert "veranderd" in dialog.key._title.text()


def test_the_return_for_a_council_is_what_was_seen(
    window: MainWindow, tmp_path: Path, dialogs: Dialogs
) -> None:
    dialog = opened(window, uitvraag=ASKED)
    dialog.sealed.click()
    dialog.key.compared.click()
    dialog.stand.setCurrentIndex(list(Stand).index(Stand.DEFINITIEF))
    seen, size = dialog._control.text(), dialog._size.text()
    target = tmp_path / dialog._file.text()
    dialogs.paths.append(str(target))
    dialog.save.click()
    settle()
    found = parse_opgave(unseal(target.read_bytes(), identities_of(str(IDENTITY))))
    assert found.controlegetal == seen
    assert size == f"{len(target.read_bytes()):,} bytes".replace(",", ".")
    assert found.waarde(Veld.UREN_INLEEN) == 1_997_00
    assert (found.stand, found.volgnummer) == (Stand.DEFINITIEF, 1)
    kept = window.session.dossier
    assert [made.raad for made in kept.opgaven] == [ASKED.raad]
    assert [key.sleutel for key in kept.raadsleutels] == [ASKED.sleutel]
    assert window.session.has_changes


def test_a_request_is_opened_from_its_file(
    window: MainWindow, tmp_path: Path, dialogs: Dialogs
) -> None:
    dialog = opened(window)
    file = tmp_path / "u.banenuitvraag"
    file.write_bytes(uitvraag_bytes(REQUEST))
    dialogs.paths.append(str(file))
    dialog.open_request.click()
    assert "Voorbeeldwaterschappen" in dialog._title.text()
    assert len(cells(dialog)) == len(REQUEST.velden)
    assert "15 getallen zijn niet gevraagd" in dialog._notes.text()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"formaat = 1", "niet te lezen"),
        (uitvraag_bytes(replace(REQUEST, jaar=2023)), "gaat over 2023"),
    ],
)
def test_a_request_that_cannot_be_used_is_told(
    window: MainWindow, tmp_path: Path, dialogs: Dialogs, content: bytes, word: str
) -> None:
    dialog = opened(window)
    before = dialog._title.text()
    file = tmp_path / "u.toml"
    file.write_bytes(content)
    dialog.open_path(file)
    assert word in str(dialogs.told())
    assert dialog._title.text() == before


def test_a_second_return_tells_what_stays_at_home_for_the_first(
    window: MainWindow, tmp_path: Path, dialogs: Dialogs
) -> None:
    dialog = opened(window)
    dialogs.paths.append(str(tmp_path / "een.banenopgave"))
    dialog.save.click()
    settle()
    session = window.session
    rows = session.dossier.jaren[0].banen
    one = replace(rows[0], verloonde_uren=rows[1].verloonde_uren and rows[1].verloonde_uren + 7)
    year = replace(session.dossier.jaren[0], banen=(one, *rows[1:]))
    session.apply("uren", replace(session.dossier, jaren=(year,)))
    window.open_dossier.make_return()
    again = window.findChildren(OpgaveDialog)[-1]
    assert cells(again)["Samen: telt mee"] == ("14.008", "blijft thuis")
    assert "Het verschil met opgave 1" in again._notes.text()
    assert "vervangt 1" in again._number.text()


def test_the_two_ways_are_chosen_with_the_arrows(window: MainWindow) -> None:
    dialog = opened(window, uitvraag=ASKED)
    dialog.guarded.setFocus()
    press(Qt.Key.Key_Down)
    assert dialog.sealed.hasFocus()
    chosen = [dialog.bewaking]
    press(Qt.Key.Key_Up)
    assert [*chosen, dialog.bewaking] == [Bewaking.GEEN, Bewaking.KLEIN]


def test_the_template_of_a_council_is_filled_in(
    window: MainWindow, tmp_path: Path, dialogs: Dialogs
) -> None:
    dialog = opened(window, uitvraag=ASKED)
    blank, target = tmp_path / "sjabloon.xlsx", tmp_path / "opgave.xlsx"
    blank.write_bytes(template_made())
    dialogs.paths += [blank, target]
    dialog.fill_template.click()
    settle()
    found = named(target.read_bytes())
    assert (found["opgave_meetellende_uren"], found["opgave_uren_inleen"]) == (14001, "x")
    assert len(window.session.dossier.opgaven) == 1


def test_a_template_is_not_for_what_is_encrypted(window: MainWindow) -> None:
    dialog = opened(window, uitvraag=ASKED)
    assert dialog.fill_template.isEnabled()
    dialog.sealed.click()
    assert not dialog.fill_template.isEnabled()
