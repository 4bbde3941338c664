"""A return as a file: canonical, its control number proved, and hostile until read."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from reports.opgave.returns import RETURN, returns

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave import reading
from banen_desktop.reports.opgave.records import Opgave, Veld, Weg
from banen_desktop.reports.opgave.return_file import controlegetal, opgave_bytes, parse_opgave

GOOD = opgave_bytes(RETURN)


def signed(content: dict[str, Any]) -> bytes:
    """The file with this content and a right control number, made without the program."""
    content = {key: value for key, value in content.items() if key != "controlegetal"}
    digest = hashlib.sha256(canonical(content)).hexdigest()
    return canonical({**content, "controlegetal": f"{digest[:4]} {digest[4:8]} {digest[8:12]}"})


def canonical(content: object) -> bytes:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


@given(returns())
def test_what_goes_in_comes_out(drawn: Opgave) -> None:
    data = opgave_bytes(drawn)
    assert parse_opgave(data) == replace(drawn, controlegetal=controlegetal(drawn))
    assert opgave_bytes(parse_opgave(data)) == data
    assert signed(json.loads(data)) == data


def test_the_file_has_the_keys_of_the_design() -> None:
    found = json.loads(GOOD)
    assert found["formaat"] == "banen-opgave"
    assert found["lid"] == {"code": "W12", "naam": "Waterschap Rietgoor é"}
    assert found["waarden"]["uren_dienstverband"] == "2000.02"
    assert found["waarden"]["uren_via_mandaat"] is None
    assert found["weg"]["uren_via_mandaat"] == "niet_gevraagd"
    assert found["relaties"][1] == {
        "soort": "inleen",
        "tegenpartij": "Wsw-bedrijf",
        "uren": None,
        "weg": "klein",
    }
    assert found["kwaliteit"]["geschatte_uren"] == "12.50"
    assert found["controlegetal"] == controlegetal(RETURN)
    assert "é".encode() in GOOD
    assert b" :" not in GOOD


def test_every_digit_moves_the_control_number() -> None:
    other = replace(RETURN, waarden={**RETURN.waarden, Veld.PERSONEN: 1})
    assert controlegetal(other) != controlegetal(RETURN)
    assert controlegetal(replace(RETURN, controlegetal="x")) == controlegetal(RETURN)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (b'"2000.02"', b'"2000.03"', "controlegetal past niet"),
        (b'"jaar":2024', b'"jaar": 2024', "niet zo geschreven"),
        (b'{"bewaking"', b'{"bewaking":"geen","bewaking"', "niet zo geschreven"),
        (b'"jaar":2024', b'"jaar":2024.0', "geen tekst met twee decimalen"),
        (b'"jaar":2024', b'"jaar":NaN', "geen tekst met twee decimalen"),
        (b'"jaar":2024', b'"jaar":1' + b"0" * 5000, "geen geldige JSON"),
        (b'"versie":1', b'"versie":2', "nieuwere versie"),
        ("é".encode(), b"\\u00e9", "niet zo geschreven"),
        ("é".encode(), b"\xff", "geen geldige JSON"),
        ("é".encode(), b"\\ud800", "geen geldige JSON"),
        (b'"controlegetal"', b'"controle"', "controlegetal past niet"),
        (GOOD, b"", "geen geldige JSON"),
        (GOOD, b"[]", "van het soort"),
        (GOOD, b"7", "van het soort"),
    ],
)
def test_what_was_changed_is_told(old: bytes, new: bytes, word: str) -> None:
    assert old in GOOD
    with pytest.raises(KnownProblem, match=word) as caught:
        parse_opgave(GOOD.replace(old, new, 1))
    assert caught.value.safe
    assert caught.value.advice


def put(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    """A change of one place in the content."""

    def change(content: Any) -> None:
        for key in path[:-1]:
            content = content[key]
        content[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (put("waarden", "personen", to=None), "geen waarde en geen reden"),
        (put("waarden", "personen", to="1"), "twee decimalen"),
        (put("waarden", "personen", to=1), "twee decimalen"),
        (put("waarden", "personen", to="-0.00"), "twee decimalen"),
        (put("waarden", "personen", to="1" + "0" * 10 + ".00"), "twee decimalen"),
        (put("waarden", "loon", to="1.00"), "“loon”"),
        (put("weg", "personen", to="klein"), "een reden bij iets dat wel een waarde heeft"),
        (put("weg", "personen", to="geheim"), "weg|personen"),
        (put("relaties", 0, "weg", to="klein"), "een reden bij iets"),
        (put("relaties", 0, "uren", to=None), "geen waarde en geen reden"),
        (put("relaties", 0, "naam", to="x"), "“naam”"),
        (put("relaties", to=[{}] * 201), "ten hoogste 200"),
        (put("relaties", to={}), "ten hoogste 200"),
        (put("relaties", to=["x"]), "geen tabel"),
        (put("vervangt", to=2), "alleen een eerdere"),
        (put("volgnummer", to=0), "volgnummer kan niet kloppen"),
        (put("volgnummer", to=True), "volgnummer kan niet kloppen"),
        (put("peildatum", to="2024-02-30"), "hoort een datum"),
        (put("peildatum", to="20240101"), "hoort een datum"),
        (put("stand", to="klaar"), "stand staat, kent"),
        (put("stand", to=["definitief"]), "stand staat, kent"),
        (put("zout", to="AB" * 16), "zout horen 32 tekens"),
        (put("zout", to=""), "zout horen 32 tekens"),
        (put("zout", to=7), "zout horen 32 tekens"),
        (put("lid", to="W1"), "lid is geen tabel"),
        (put("lid", "bsn", to="1"), "“bsn”"),
        (put("lid", "naam", to="e\u0301"), "niet te tonen"),
        (put("lid", "naam", to="a\u202eb"), "niet te tonen"),
        (put("lid", "naam", to="x" * 301), "langer dan 300"),
        (put("percentage", to="2,76"), "hoort een percentage"),
        (put("rijen", to=[]), "“rijen”"),
        (put("kwaliteit", to={}), "ontbreekt"),
        (lambda content: content.pop("waarden"), "waarden ontbreekt"),
    ],
)
def test_a_content_that_cannot_be_is_told(
    change: Callable[[dict[str, Any]], None], word: str
) -> None:
    content = json.loads(GOOD)
    change(content)
    with pytest.raises(KnownProblem, match=word):
        parse_opgave(signed(content))


def test_what_is_wrong_but_readable_comes_in() -> None:
    """Whoever checks a return sees a negative number, and more hours than there are."""
    content = json.loads(GOOD)
    content["waarden"]["personen"] = "-3.00"
    assert parse_opgave(signed(content)).waarde(Veld.PERSONEN) == -300


def test_a_file_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", len(GOOD))
    assert parse_opgave(GOOD).lid == "W12"
    monkeypatch.setattr(reading, "LARGEST", len(GOOD) - 1)
    with pytest.raises(KnownProblem, match="groter"):
        parse_opgave(GOOD)


def test_a_file_that_opens_too_much_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_OPENED", GOOD.count(b"[") + GOOD.count(b"{"))
    assert parse_opgave(GOOD).lid == "W12"
    with pytest.raises(KnownProblem, match="te veel lijsten"):
        parse_opgave(GOOD.replace(b'"relaties":[', b'"relaties":[[', 1))


def test_a_value_that_is_away_is_no_number() -> None:
    found = parse_opgave(GOOD)
    assert found.waarde(Veld.UREN_VIA_MANDAAT) is None
    assert found.waarden[Veld.UREN_VIA_MANDAAT] is Weg.NIET_GEVRAAGD


def test_what_is_nested_too_deep_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(*_what: object, **_more: object) -> object:
        raise RecursionError

    monkeypatch.setattr(json.JSONDecoder, "decode", too_deep)
    with pytest.raises(KnownProblem, match="geen geldige JSON"):
        parse_opgave(GOOD)
