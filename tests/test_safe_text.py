"""Signs that draw nothing: away from what is shown, an escape in JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import Qt, QTextDocument

from banen_desktop import dutch, safe_text
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.out.files import safe_name

HOSTILE = "\x1b[2J\u202efdp.\u2066exe\u009b31m\n\x07\u2028x\x00"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon é €\u00a05 – “a”", "gewoon é €\u00a05 – “a”"),
        ("a\u202eb\u2066c\u200bd\ufeffe", "abcde"),
        ("a\x1b[2Jb\u009bc\nd\re\u2028f", "a [2Jb c d e f"),
        ("\ud800", safe_text.UNKNOWN),
    ],
)
def test_a_text_without_signs_that_draw_nothing(text: str, shown: str) -> None:
    assert safe_text.settable(text) == shown


def test_nothing_hostile_is_shown_or_written() -> None:
    problem = KnownProblem(f"Het bestand {HOSTILE} bestaat niet.", HOSTILE, HOSTILE)
    for text in (str(problem), problem.message, problem.safe, problem.advice):
        assert text.replace("\u00a0", " ").isprintable()
    for text in (dutch.shorten(HOSTILE, 60), safe_name(HOSTILE)):
        assert text.isprintable()
    assert safe_text.lines("a\x1b\nb") == "a \nb"
    assert safe_text.lines("a\n\nb\n") == "a\n\nb\n"


@given(st.text())
def test_json_has_the_same_content_and_nothing_to_steer_with(text: str) -> None:
    written = safe_text.in_json(json.dumps({"naam": text}, ensure_ascii=False, indent=2))
    assert json.loads(written) == {"naam": text}
    assert safe_text.lines(written) == written


def test_a_sign_beyond_sixteen_bits_is_an_escape_in_two_halves() -> None:
    written = safe_text.in_json(json.dumps("\U000e0041", ensure_ascii=False))
    assert written == '"\\udb40\\udc41"'
    assert json.loads(written) == "\U000e0041"


@pytest.mark.parametrize("text", ["<img src='x.png'>", "<b>vet</b>", "&lt;i>", "a <br> & b"])
def test_a_tooltip_never_reads_markup(text: str) -> None:
    """A picture that a text names would be opened."""
    shown = safe_text.tip(text)
    document = QTextDocument()
    assert Qt.mightBeRichText(shown)
    document.setHtml(shown)
    assert document.toPlainText() == text
    assert "<img" not in shown


@pytest.mark.parametrize("text", ["gewoon", "4 & 5", "a > b", "", "twee\nregels"])
def test_a_tooltip_without_markup_stays_as_it_is(text: str) -> None:
    assert safe_text.tip(text) == text
    assert not Qt.mightBeRichText(safe_text.tip(text))
