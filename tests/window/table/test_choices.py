"""A choice picked in a list is the choice itself, with its label; Qt keeps only its text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Sector, Toerekening, Vorm
from banen_desktop.quota.law.law import built_in
from banen_desktop.window.dialogs.counts_dialog import CountsDialog
from banen_desktop.window.table.field_edit import FieldEdit

TODAY = date(2026, 2, 9)


def pick(combo: QComboBox, text: str) -> None:
    """Choose a line of a list as a user does."""
    place = combo.findText(text)
    assert place >= 0, text
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_a_field_hands_over_the_choice_itself(qtbot: QtBot) -> None:
    edit = FieldEdit(fields.by_key(fields.WERKGEVER)["sector"])
    qtbot.addWidget(edit)
    picked: list[Any] = []
    edit.edited.connect(lambda value, _merge: picked.append(value))
    assert isinstance(edit.input, QComboBox)
    pick(edit.input, Sector.VO.label)
    pick(edit.input, "Maak een keuze")
    assert picked[0] is Sector.VO
    assert picked[1] is None


@pytest.fixture
def ask(qtbot: QtBot) -> Callable[[Baan], CountsDialog]:
    """The dialog about a row."""

    def make(baan: Baan) -> CountsDialog:
        dialog = CountsDialog(baan, built_in(), TODAY)
        qtbot.addWidget(dialog)
        return dialog

    return make


@pytest.mark.parametrize("agreed", list(Toerekening))
def test_nothing_changes_in_a_row_while_nothing_is_picked(
    ask: Callable[[Baan], CountsDialog], agreed: Toerekening
) -> None:
    baan = Baan(kenmerk="P-01", vorm=Vorm.UITZEND, toerekening=agreed)
    baan = replace(baan, register_gecontroleerd_op=TODAY)
    answered = ask(baan).answered()
    assert answered == baan
    assert answered.toerekening is agreed
    assert answered.vorm is Vorm.UITZEND


def test_a_decision_of_the_user_is_kept_with_its_ground(
    ask: Callable[[Baan], CountsDialog],
) -> None:
    dialog = ask(Baan(kenmerk="P-01", vorm=Vorm.PAYROLL, besluit_telt_mee=JaNee.NEE))
    pick(dialog._decision, JaNee.JA.label)
    dialog._ground.setText("Wij zijn de formele werkgever.")
    answered = dialog.answered()
    assert answered.besluit_telt_mee is JaNee.JA
    assert answered.besluit_grond == "Wij zijn de formele werkgever."
    assert answered.besluit_op == TODAY


def test_somebody_outside_the_register_makes_it_another_form(
    ask: Callable[[Baan], CountsDialog],
) -> None:
    dialog = ask(Baan(kenmerk="P-01", vorm=Vorm.DIENSTVERBAND))
    pick(dialog._register, JaNee.NEE.label)
    assert dialog.answered().vorm is Vorm.BUITEN_REGISTER
