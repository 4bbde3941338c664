"""Fields: what is typed is read the Dutch way, what does not fit stays and is explained."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from driving import CONTROL, focused, pick, press, replace_text, settle, type_text, words_in
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from banen_desktop.dossier import fields
from banen_desktop.dossier.fields import Field, Kind
from banen_desktop.dossier.model import Herkomst, Jaar, Sector
from banen_desktop.window.table.field_edit import FieldEdit, FieldGrid

Key = Qt.Key
YEAR = fields.by_key(fields.JAAR)
EMPLOYER = fields.by_key(fields.WERKGEVER)
NOTES = fields.by_key(fields.TOELICHTING)
A_DATE = Field("dag", Kind.DATE, "Dag")


class Form:
    """One or more fields in a window, and what they told."""

    def __init__(self, qtbot: QtBot, *shown: Field) -> None:
        self.grid = FieldGrid(shown, columns=1)
        self.holder = QWidget()
        layout = QVBoxLayout(self.holder)
        layout.addWidget(self.grid)
        self.told: list[tuple[str, Any, str]] = []
        self.grid.edited.connect(
            lambda field, value, merge: self.told.append((field.key, value, merge))
        )
        qtbot.addWidget(self.holder)
        self.holder.show()
        self.holder.activateWindow()
        settle()
        self.enter(shown[0].key)

    def __getitem__(self, key: str) -> FieldEdit:
        return self.grid.edits[key]

    def line(self, key: str) -> QLineEdit:
        found = self[key].input
        assert isinstance(found, QLineEdit)
        return found

    def enter(self, key: str) -> None:
        self[key].input.setFocus(Qt.FocusReason.TabFocusReason)
        settle()

    def values(self) -> list[Any]:
        return [value for _key, value, _merge in self.told]

    def note(self, key: str) -> str:
        return self[key]._note.text()


@pytest.fixture
def hours(qtbot: QtBot) -> Form:
    """The total of hours, and the hours of last year."""
    return Form(qtbot, YEAR["verloonde_uren"], YEAR["verloonde_uren_vorig_jaar"])


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        ("1.234,5", Decimal("1234.5"), "Gelezen als 1.234,5."),
        ("1234,5", Decimal("1234.5"), "Gelezen als 1.234,5."),
        ("1.234", Decimal(1234), "Gelezen als 1.234."),
        ("1 234", Decimal(1234), "Gelezen als 1.234."),
        ("12.5", Decimal("12.5"), "Gelezen als 12,5."),
        ("0", Decimal(0), "Gelezen als 0."),
    ],
)
def test_a_number_shows_how_it_was_read(hours: Form, typed: str, value: Decimal, said: str) -> None:
    type_text(typed)
    assert hours.values()[-1] == value
    assert hours.note("verloonde_uren") == said


def test_a_percentage_shows_its_sign(qtbot: QtBot) -> None:
    form = Form(qtbot, YEAR["quotumpercentage"])
    type_text("2,58%")
    assert form.values()[-1] == Decimal("2.58")
    assert form.note("quotumpercentage") == "Gelezen als 2,58%."
    press(Key.Key_Return)
    assert form.line("quotumpercentage").text() == "2,58"


def test_a_date_shows_how_it_was_read(qtbot: QtBot) -> None:
    form = Form(qtbot, A_DATE)
    type_text("1-5-2025")
    assert form.values()[-1] == date(2025, 5, 1)
    assert form.note("dag") == "Gelezen als 01-05-2025."


def test_a_year(qtbot: QtBot) -> None:
    form = Form(qtbot, EMPLOYER["eerste_jaar_wet_banenafspraak"])
    type_text("202")
    assert form.values() == []
    assert "kies een jaar" in form.note("eerste_jaar_wet_banenafspraak")
    type_text("7")
    assert form.values() == [2027]


def test_emptying_is_unknown_and_says_the_help(hours: Form) -> None:
    hours["verloonde_uren"].set_value(Decimal(5))
    replace_text("7")
    press(Key.Key_Backspace)
    assert hours.values()[-1] is None
    assert hours.note("verloonde_uren") == YEAR["verloonde_uren"].help


def test_typing_on_is_one_visit_and_the_next_visit_is_another(hours: Form) -> None:
    type_text("12")
    hours.enter("verloonde_uren_vorig_jaar")
    hours.enter("verloonde_uren")
    type_text("3")
    merges = [merge for _key, _value, merge in hours.told]
    assert merges[0] == merges[1]
    assert merges[2] != merges[0]


def test_what_does_not_fit_stays_and_is_explained(hours: Form) -> None:
    type_text("12")
    type_text("x")
    assert hours.values() == [1, 12, None]  # what was half typed does not stay
    for _ in range(2):
        assert hours.line("verloonde_uren").text() == "12x"
        assert "“12x” is geen getal" in hours.note("verloonde_uren")
        press(Key.Key_Return)
        press(Key.Key_Tab)
        # Another field changes, and so every field shows the dossier again.
        hours["verloonde_uren"].set_value(None)
    hours.enter("verloonde_uren")
    press(Key.Key_End, Key.Key_Backspace)
    assert hours.note("verloonde_uren") == "Gelezen als 12."


def test_what_does_not_fit_goes_when_the_value_or_the_year_changes(hours: Form) -> None:
    edit = hours["verloonde_uren"]
    edit.set_value(None, 2024)
    type_text("x")
    edit.set_value(None, 2024)
    assert hours.line("verloonde_uren").text() == "x"
    edit.set_value(Decimal(7), 2024)
    assert hours.line("verloonde_uren").text() == "7"
    replace_text("y")
    hours.enter("verloonde_uren_vorig_jaar")
    edit.set_value(Decimal(7), 2025)
    assert hours.line("verloonde_uren").text() == "7"
    assert hours.note("verloonde_uren") == YEAR["verloonde_uren"].help


def test_showing_the_value_that_is_typed_leaves_text_and_cursor(hours: Form) -> None:
    line = hours.line("verloonde_uren")
    type_text("1234,50")
    line.setCursorPosition(2)
    hours["verloonde_uren"].set_value(Decimal("1234.5"))
    assert line.text() == "1234,50"
    assert line.cursorPosition() == 2
    assert hours.note("verloonde_uren") == "Gelezen als 1.234,5."


def test_leaving_writes_the_dutch_way(hours: Form) -> None:
    type_text("1234,50")
    press(Key.Key_Tab)
    assert hours.line("verloonde_uren").text() == "1.234,5"
    assert focused() is hours.line("verloonde_uren_vorig_jaar")


def test_spaces_around_a_text_are_not_kept(qtbot: QtBot) -> None:
    form = Form(qtbot, EMPLOYER["naam"], EMPLOYER["bestuursnummer"])
    type_text("  Ons bestuur ")
    assert form.values()[-1] == "Ons bestuur"
    assert form.line("naam").text() == "  Ons bestuur "
    press(Key.Key_Tab)
    assert form.line("naam").text() == "Ons bestuur"


def test_a_bsn_is_not_taken(qtbot: QtBot) -> None:
    form = Form(qtbot, EMPLOYER["naam"], EMPLOYER["loonheffingennummers"])
    type_text("111222333")
    assert "111222333" not in form.values()
    assert "lijkt een BSN" in form.note("naam")
    form.enter("loonheffingennummers")
    type_text("111222333")
    assert form.values()[-1] == "111222333"


# -- undo ----------------------------------------------------------------------------------------


def test_undo_in_an_input_takes_the_typing_back_and_tells_it(hours: Form) -> None:
    type_text("12")
    press(Key.Key_Z, with_=CONTROL)
    assert hours.line("verloonde_uren").text() == ""
    assert hours.values()[-1] is None


def test_an_input_without_typing_leaves_undo_to_the_dossier(hours: Form) -> None:
    asked: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"):
        shortcut = QShortcut(QKeySequence(keys), hours.holder)
        shortcut.activated.connect(lambda keys=keys: asked.append(keys))
    type_text("12")
    hours["verloonde_uren"].set_value(Decimal(12))
    press(Key.Key_Z, with_=CONTROL)
    assert asked == []
    type_text("12")
    hours.enter("verloonde_uren_vorig_jaar")
    press(Key.Key_Z, with_=CONTROL)
    assert asked == ["Ctrl+Z"]
    hours.enter("verloonde_uren")
    press(Key.Key_Z, with_=CONTROL)
    assert asked == ["Ctrl+Z", "Ctrl+Z"]
    assert hours.line("verloonde_uren").text() == "12"
    press(Key.Key_Y, with_=CONTROL)
    assert asked[-1] == "Ctrl+Y"


# -- choices and long texts ----------------------------------------------------------------------


def test_a_choice_that_is_not_made_invites(qtbot: QtBot) -> None:
    form = Form(qtbot, EMPLOYER["sector"])
    combo = form["sector"].input
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "Maak een keuze"
    form["sector"].set_value(Sector.VO)
    assert combo.currentText() == "Voortgezet onderwijs"
    pick(combo, "Maak een keuze")
    assert form.values() == [None]
    form["sector"].set_value(None)
    assert combo.currentText() == "Maak een keuze"
    assert form.told[0][0] == "sector"


def test_a_choice_that_must_be_made_has_no_empty_line(qtbot: QtBot) -> None:
    form = Form(qtbot, YEAR["verloonde_uren_herkomst"])
    combo = form["verloonde_uren_herkomst"].input
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(place) for place in range(combo.count())] == [
        choice.label for choice in Herkomst
    ]


def test_each_choice_is_an_edit_of_its_own(qtbot: QtBot) -> None:
    form = Form(qtbot, EMPLOYER["sector"])
    combo = form["sector"].input
    assert isinstance(combo, QComboBox)
    pick(combo, "Rijk")
    pick(combo, "Politie")
    pick(combo, "Politie")
    assert form.values() == [Sector.RIJK, Sector.POLITIE]
    assert len({merge for _key, _value, merge in form.told}) == 2


def test_the_wheel_scrolls_the_page_and_not_the_choice(qtbot: QtBot) -> None:
    form = Form(qtbot, EMPLOYER["sector"])
    combo = form["sector"].input
    assert isinstance(combo, QComboBox)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(combo.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, wheel)
    assert combo.currentText() == "Maak een keuze"
    assert form.told == []


def test_a_long_text_keeps_lines_and_tab_leaves_it(qtbot: QtBot) -> None:
    form = Form(qtbot, NOTES["maatregelen"], NOTES["oorzaken"])
    area = form["maatregelen"].input
    assert isinstance(area, QPlainTextEdit)
    type_text("een")
    press(Key.Key_Return)
    type_text("twee")
    assert form.values()[-1] == "een\ntwee"
    form["maatregelen"].set_value("een\ntwee")
    assert area.textCursor().position() == len("een\ntwee")
    press(Key.Key_Tab)
    assert focused() is form["oorzaken"].input


def test_a_text_that_is_too_long_stays_and_is_explained(qtbot: QtBot) -> None:
    form = Form(qtbot, NOTES["soorten_werk"])
    area = form["soorten_werk"].input
    assert isinstance(area, QPlainTextEdit)
    form["soorten_werk"].set_value("")
    area.setPlainText("x" * 2001)
    assert form.values() == []
    assert "hoogstens 2000 tekens" in form.note("soorten_werk")
    form["soorten_werk"].set_value("")
    assert len(area.toPlainText()) == 2001


# -- words ---------------------------------------------------------------------------------------


@dataclass
class Holder:
    """Something with values to show."""

    verloonde_uren: Decimal | None = Decimal("1234.5")
    verloonde_uren_vorig_jaar: Decimal | None = None


def test_a_grid_shows_values_with_label_and_help(hours: Form) -> None:
    hours.grid.show_values(Holder(), 2024)
    assert hours.line("verloonde_uren").text() == "1.234,5"
    assert hours.line("verloonde_uren_vorig_jaar").text() == ""
    for key in ("verloonde_uren", "verloonde_uren_vorig_jaar"):
        field = YEAR[key]
        assert hours[key].input.accessibleName() == field.label
        assert hours[key].input.accessibleDescription() == field.help
        assert " ".join(field.help.split()) in words_in(hours[key])


def test_the_first_line_gives_way_to_how_it_was_read(hours: Form) -> None:
    edit = hours["verloonde_uren"]
    edit.say_first("Kijk in de loonaangifte.")
    assert hours.note("verloonde_uren") == "Kijk in de loonaangifte."
    type_text("5")
    edit.say_first("Kijk nog eens.")
    assert hours.note("verloonde_uren") == "Gelezen als 5."
    press(Key.Key_Backspace)
    assert hours.note("verloonde_uren") == "Kijk nog eens."


def test_a_comma_that_may_be_english_is_asked_about(qtbot: QtBot) -> None:
    hours = Form(qtbot, YEAR["verloonde_uren"])
    type_text("12,100")
    assert "“12,100” is gelezen als 12,1. Bedoelt u 12.100?" in words_in(hours.holder)
    assert hours.told[-1][:2] == ("verloonde_uren", Decimal("12.1"))
    replace_text("12,1")
    assert "Bedoelt u" not in words_in(hours.holder)
    assert "Gelezen als 12,1." in words_in(hours.holder)


def test_a_doubt_stays_after_the_field_is_left(hours: Form) -> None:
    jaar = Jaar(2024, verloonde_uren=Decimal("820.4"))
    hours.grid.show_values(Jaar(2024), 1)
    type_text("820,400")
    press(Key.Key_Tab)
    hours.grid.show_values(jaar, 1)  # as the page does after every change, anywhere
    assert hours.line("verloonde_uren").text() == "820,4"
    assert "Bedoelt u 820.400?" in hours.note("verloonde_uren")
    hours.grid.show_values(jaar, 2)  # another year with the same number, which nobody typed
    assert "Bedoelt u" not in hours.note("verloonde_uren")


def test_a_doubt_goes_with_its_number(hours: Form) -> None:
    type_text("820,400")
    press(Key.Key_Tab)
    hours.grid.show_values(Jaar(2024, verloonde_uren=Decimal(820_400)), None)
    assert "Bedoelt u" not in hours.note("verloonde_uren")
    assert hours.line("verloonde_uren").text() == "820.400"


def test_a_percentage_is_never_taken_for_thousands(qtbot: QtBot) -> None:
    percentage = Form(qtbot, YEAR["quotumpercentage"])
    type_text("2,585")
    assert "Bedoelt u" not in words_in(percentage.holder)
