"""The request of a council as a file: what goes in comes out, all else is a sentence."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from reports.opgave.returns import RECIPIENT, REQUEST, requests

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave import reading
from banen_desktop.reports.opgave.records import Uitvraag
from banen_desktop.reports.opgave.request_file import parse_uitvraag, uitvraag_bytes

GOOD = uitvraag_bytes(REQUEST).decode()


@given(requests())
def test_what_goes_in_comes_out(drawn: Uitvraag) -> None:
    data = uitvraag_bytes(drawn)
    assert parse_uitvraag(data) == drawn
    assert uitvraag_bytes(parse_uitvraag(data)) == data


def test_the_file_is_as_a_council_reads_it() -> None:
    assert GOOD.splitlines() == [
        'formaat = "banen-uitvraag"',
        "versie = 1",
        'id = "2024-1"',
        'raad = "Unie van “Voorbeeldwaterschappen”"',
        'sector = "waterschap"',
        "jaar = 2024",
        'periode = "jaar"',
        "peildatum = 2024-12-31",
        'quotumpercentage = "2.76"',
        'status = "vastgesteld"',
        'bron = "UWV"',
        "uiterlijk = 2025-03-01",
        f'sleutel = "{RECIPIENT}"',
        'velden = ["verloonde_uren", "personen"]',
        'lid = "W12"',
    ]


def test_what_a_council_does_not_know_may_be_left_out() -> None:
    short = [
        line
        for line in GOOD.splitlines()
        if line.split()[0] in {"formaat", "versie", "id", "raad", "sector", "jaar"}
    ]
    found = parse_uitvraag("\n".join(short).encode())
    assert found == Uitvraag(REQUEST.id, REQUEST.raad, REQUEST.sector, REQUEST.jaar)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("versie = 1", "versie = 2", "nieuwere versie"),
        ("versie = 1", "versie = true", "indeling klopt niet"),
        ("banen-uitvraag", "banen-opgave", "niet in dat het een bestand van het soort"),
        ("jaar = 2024", "jaar = 2011", "jaar kan niet kloppen"),
        ("jaar = 2024", f"jaar = 1{'0' * 30}", "jaar kan niet kloppen"),
        ("jaar = 2024", f"jaar = 1{'0' * 5000}", "geen geldige TOML"),
        ("jaar = 2024", "jaar = true", "jaar kan niet kloppen"),
        ("jaar = 2024", "jaar = 2024.0", "tussen aanhalingstekens"),
        ("jaar = 2024", "jaar = nan", "tussen aanhalingstekens"),
        ("jaar = 2024", 'jaar = 2024\nkleur = "rood"', "“kleur”"),
        ("jaar = 2024", "jaar = 2024\njaar = 2024", "geen geldige TOML"),
        ("jaar = 2024\n", "", "jaar ontbreekt"),
        ('"2.76"', '"2,76"', "hoort een percentage"),
        ('"2.76"', '"100.01"', "hoort een percentage"),
        ("2024-12-31", '"2024-12-31"', "hoort een datum"),
        ("2024-12-31", "2024-12-31T10:00:00", "hoort een datum"),
        (RECIPIENT, RECIPIENT[:-1], "geen sleutel van age"),
        (RECIPIENT, RECIPIENT[:-1] + "q", "fout in de sleutel"),
        (RECIPIENT, RECIPIENT.upper(), "geen sleutel van age"),
        ('"personen"]', '"loon"]', "velden staat, kent"),
        ('"personen"]', '"verloonde_uren"]', "twee keer"),
        ('["verloonde_uren", "personen"]', '"alles"', "geen lijst"),
        ('"waterschap"', '"bank"', "sector staat, kent"),
        ('"jaar"', '"maand"', "periode staat, kent"),
        ('id = "2024-1"', 'id = ""', "is leeg"),
        ('id = "2024-1"', f'id = "{"x" * 61}"', "langer dan 60"),
        ('bron = "UWV"', 'bron = "a\\u202eb"', "niet te tonen"),
        ('bron = "UWV"', 'bron = "e\\u0301"', "niet te tonen"),
        ('bron = "UWV"', "bron = 3", "hoort tekst"),
        ('bron = "UWV"', "a" + ".a" * 40 + " = 1", "te veel delen"),
    ],
)
def test_anything_else_is_a_sentence(old: str, new: str, word: str) -> None:
    assert old in GOOD
    with pytest.raises(KnownProblem, match=word) as caught:
        parse_uitvraag(GOOD.replace(old, new, 1).encode())
    assert caught.value.safe
    assert caught.value.advice


def test_a_file_that_is_too_large_or_no_text_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(KnownProblem, match="UTF-8"):
        parse_uitvraag(b"\xff")
    monkeypatch.setattr(reading, "LARGEST", len(GOOD.encode()))
    assert parse_uitvraag(GOOD.encode()) == REQUEST
    with pytest.raises(KnownProblem, match="groter"):
        parse_uitvraag(GOOD.encode() + b" ")


def test_a_file_that_opens_too_much_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_OPENED", GOOD.count("[") + GOOD.count("{"))
    assert parse_uitvraag(GOOD.encode()) == REQUEST
    with pytest.raises(KnownProblem, match="te veel lijsten"):
        parse_uitvraag(GOOD.replace("velden = [", "velden = [[", 1).encode())


def test_a_name_of_the_longest_length_is_taken() -> None:
    long = replace(REQUEST, raad="x" * reading.LONGEST_NAME)
    assert parse_uitvraag(uitvraag_bytes(long)) == long


def test_what_is_nested_too_deep_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(*_what: object, **_more: object) -> object:
        raise RecursionError

    monkeypatch.setattr(tomllib, "loads", too_deep)
    with pytest.raises(KnownProblem, match="geen geldige TOML"):
        parse_uitvraag(GOOD.encode())
