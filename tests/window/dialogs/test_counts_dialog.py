""" "Telt deze baan mee?": the answer of every form with its reason and article."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from builders import baan
from driving import pick, press, settle, words_in
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Toerekening, Vorm
from banen_desktop.quota.calculation.rows import counts
from banen_desktop.quota.calculation.trace import Telt
from banen_desktop.quota.law.forms import Telregel, Vraag
from banen_desktop.quota.law.law import Law
from banen_desktop.window.dialogs.counts_dialog import CountsDialog

TODAY = date(2026, 2, 9)
Ask = Callable[[Baan], CountsDialog]
IN_REGISTER = {"register_gecontroleerd_op": date(2025, 11, 3)}
ANSWER = {
    Telt.JA: "Ja, deze baan telt mee.",
    Telt.NOG_NIET: "Nog niet: deze baan telt mee als de toerekening is afgesproken.",
    Telt.NEE: "Nee, deze baan telt niet mee.",
}

ABOUT_LENDER = "Dat hangt af van de uitlener: beantwoord de twee vragen."
DECIDED = {
    "vorm": Vorm.PAYROLL,
    "besluit_telt_mee": JaNee.JA,
    "besluit_grond": "Reden",
    "besluit_op": date(2025, 3, 1),
    **IN_REGISTER,
}


def answer_of(row: Baan, law: Law) -> str:
    rule = law.forms[row.vorm]
    telt, _ = counts(row, rule)
    return ABOUT_LENDER if telt is Telt.NOG_NIET and rule.doubts_lender else ANSWER[telt]


@pytest.fixture
def ask(qtbot: QtBot, law: Law) -> Ask:
    """The dialog about a row, in sight."""

    def make(row: Baan) -> CountsDialog:
        dialog = CountsDialog(row, law, TODAY)
        qtbot.addWidget(dialog)
        dialog.show()
        settle()
        return dialog

    return make


def question(dialog: CountsDialog, word: str) -> QComboBox:
    for combo in dialog.findChildren(QComboBox):
        if word in combo.accessibleName():
            return combo
    raise AssertionError(word)


def ground(dialog: CountsDialog) -> QLineEdit:
    (line,) = dialog.findChildren(QLineEdit)
    return line


def click(dialog: CountsDialog, text: str) -> None:
    (button,) = (one for one in dialog.findChildren(QPushButton) if one.text() == text)
    button.click()


@pytest.mark.parametrize("form", list(Vorm))
def test_every_form_has_its_answer_and_article(ask: Ask, law: Law, form: Vorm) -> None:
    row = baan(vorm=form, **IN_REGISTER)
    dialog = ask(row)
    _, reason = counts(row, law.forms[form])
    words = words_in(dialog)
    assert answer_of(row, law) in words
    assert " ".join(reason.split()) in words
    assert law.forms[form].artikel in words
    assert "Register gecontroleerd op 03-11-2025" in words
    outside = form is Vorm.BUITEN_REGISTER
    assert question(dialog, "Hoe werkt").isVisible() != outside
    rule = law.forms[form].telt
    lends = rule in {Telregel.NA_TOEREKENING, Telregel.NA_VRAGEN}
    assert question(dialog, "toerekening").isVisible() == lends
    for word, vraag in (
        ("7:690", Vraag.UITLENER_7_690),
        ("handelsregister", Vraag.UITLENER_HANDELSREGISTER),
    ):
        assert question(dialog, word).isVisible() == law.forms[form].asks(vraag)
    assert question(dialog, "Besluit").isVisible() == (rule is Telregel.NA_BESLUIT)
    assert not ground(dialog).isVisible()


@pytest.mark.parametrize("form", [form for form in Vorm if form is not Vorm.BUITEN_REGISTER])
@pytest.mark.parametrize("agreed", list(Toerekening))
def test_picking_a_form_and_an_allocation(
    ask: Ask, law: Law, form: Vorm, agreed: Toerekening
) -> None:
    dialog = ask(baan(**IN_REGISTER))
    pick(question(dialog, "Hoe werkt"), form.label)
    pick(question(dialog, "toerekening"), agreed.label)
    answered = dialog.answered()
    assert answered.vorm is form
    assert answered.toerekening is agreed
    assert answer_of(answered, law) in words_in(dialog)


def test_who_is_not_in_the_register_does_not_count(ask: Ask) -> None:
    dialog = ask(baan())
    pick(question(dialog, "doelgroepregister"), "Nee")
    assert ANSWER[Telt.NEE] in words_in(dialog)
    assert not question(dialog, "Hoe werkt").isVisible()
    pick(question(dialog, "doelgroepregister"), "Ja")
    assert ANSWER[Telt.JA] in words_in(dialog)
    assert dialog.answered().vorm is Vorm.DIENSTVERBAND


def test_the_day_of_the_check_is_only_written_when_the_user_says_so(ask: Ask) -> None:
    dialog = ask(baan())
    (box,) = dialog.findChildren(QCheckBox)
    assert not box.isVisible()
    pick(question(dialog, "doelgroepregister"), "Ja")
    assert box.isVisible()
    assert not box.isChecked()
    assert dialog.answered().register_gecontroleerd_op is None
    assert "Register gecontroleerd op" not in words_in(dialog)
    box.click()
    settle()
    assert dialog.answered().register_gecontroleerd_op == TODAY
    assert "Register gecontroleerd op 09-02-2026" in words_in(dialog)
    pick(question(dialog, "doelgroepregister"), "Nee")
    assert not box.isVisible()
    assert dialog.answered().register_gecontroleerd_op is None


def test_not_knowing_says_whom_to_ask(ask: Ask) -> None:
    dialog = ask(baan())
    words = words_in(dialog)
    assert "mits de persoon in het doelgroepregister staat" in words
    assert "Vraag UWV" in words
    assert dialog.answered().register_gecontroleerd_op is None


def test_an_earlier_check_keeps_its_date(ask: Ask) -> None:
    dialog = ask(baan(**IN_REGISTER))
    assert dialog.answered().register_gecontroleerd_op == date(2025, 11, 3)
    pick(question(dialog, "doelgroepregister"), "Weet ik niet")
    assert dialog.answered().register_gecontroleerd_op is None


def test_a_lender_is_asked_two_things_before_hours_can_be_allocated(ask: Ask) -> None:
    dialog = ask(baan(vorm=Vorm.PAYROLL, toerekening=Toerekening.AFGESPROKEN, **IN_REGISTER))
    assert ABOUT_LENDER in words_in(dialog)
    assert not question(dialog, "Besluit").isVisible()
    pick(question(dialog, "7:690"), "Ja")
    assert ABOUT_LENDER in words_in(dialog)
    pick(question(dialog, "handelsregister"), "Ja")
    assert ANSWER[Telt.JA] in words_in(dialog)
    answered = dialog.answered()
    assert (answered.uitlener_7_690, answered.uitlener_handelsregister) == (JaNee.JA, JaNee.JA)
    pick(question(dialog, "handelsregister"), "Nee")
    assert ANSWER[Telt.NEE] in words_in(dialog)
    pick(question(dialog, "Hoe werkt"), "Dienstverband")
    answered = dialog.answered()
    assert (answered.uitlener_7_690, answered.uitlener_handelsregister) == (None, None)


def test_a_decision_of_an_older_dossier_stays_and_can_be_taken_back(ask: Ask) -> None:
    dialog = ask(baan(**DECIDED))
    assert ANSWER[Telt.JA] in words_in(dialog)
    assert ground(dialog).isVisible()
    pick(question(dialog, "Besluit"), "Nog niet besloten")
    assert dialog.answered().besluit_telt_mee is None
    assert ABOUT_LENDER in words_in(dialog)
    pick(question(dialog, "Hoe werkt"), "Dienstverband")
    answered = dialog.answered()
    assert (answered.besluit_telt_mee, answered.besluit_grond, answered.besluit_op) == (
        None,
        "",
        None,
    )


def test_a_ground_with_a_bsn_is_not_taken(ask: Ask) -> None:
    dialog = ask(baan(**DECIDED))
    decided: list[Baan] = []
    dialog.decided.connect(decided.append)
    ground(dialog).setText("Zie 111222333")
    click(dialog, "Overnemen in de rij")
    assert decided == []
    assert dialog.isVisible()
    assert "lijkt een BSN" in words_in(dialog)
    ground(dialog).setText("Zie het contract")
    click(dialog, "Overnemen in de rij")
    assert decided[0].besluit_grond == "Zie het contract"


def test_an_earlier_decision_keeps_its_date_while_nothing_changes(ask: Ask) -> None:
    row = baan(
        vorm=Vorm.PAYROLL,
        besluit_telt_mee=JaNee.JA,
        besluit_grond="Reden",
        besluit_op=date(2025, 3, 1),
        **IN_REGISTER,
    )
    dialog = ask(row)
    assert dialog.answered() == row
    ground(dialog).setText("Andere reden")
    assert dialog.answered().besluit_op == TODAY


def test_cancel_and_escape_change_nothing(ask: Ask) -> None:
    for leave in ("cancel", "escape"):
        dialog = ask(baan())
        decided: list[Baan] = []
        dialog.decided.connect(decided.append)
        pick(question(dialog, "doelgroepregister"), "Nee")
        if leave == "cancel":
            click(dialog, "Annuleren")
        else:
            dialog.activateWindow()
            settle()
            press(Qt.Key.Key_Escape)
        assert decided == []
        assert not dialog.isVisible()


def test_taking_over_gives_the_same_row_with_the_answers(ask: Ask) -> None:
    row = baan(kenmerk="P-07", onderdeel="Noord", uren_per_week=12)
    dialog = ask(row)
    assert "P-07" in dialog.windowTitle()
    decided: list[Baan] = []
    dialog.decided.connect(decided.append)
    pick(question(dialog, "Hoe werkt"), "Detachering Wsw")
    click(dialog, "Overnemen in de rij")
    (answer,) = decided
    assert answer == replace(row, vorm=Vorm.DETACHERING_WSW)


def test_the_buttons_stay_where_they_are_whatever_is_asked(ask: Ask) -> None:
    dialog = ask(baan())
    places = set()
    for form in Vorm:
        combo = question(dialog, "Hoe werkt")
        if combo.findText(form.label) < 0:
            continue
        pick(combo, form.label)
        settle()
        buttons = dialog.findChildren(QPushButton)
        places.add(
            tuple((one.text(), one.mapTo(dialog, QPoint(0, 0)).toTuple()) for one in buttons)
        )
    assert len(places) == 1
