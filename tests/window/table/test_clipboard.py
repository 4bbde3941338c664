"""Pasting knows the words that Importeren knows, and refuses what neither of them knows."""

import subprocess
import sys

import pytest

from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import Choice, JaNee
from banen_desktop.dossier.fields import FieldError
from banen_desktop.dossier.model import Contract, Functiegroep, Vorm
from banen_desktop.window.table import clipboard
from banen_desktop.window.table.columns import Column

KNOWN = {**fields.by_key(fields.UREN), **fields.by_key(fields.BAAN)}
COLUMNS = [
    Column(title, 10, KNOWN[key])
    for title, key in (
        ("Kenmerk", "kenmerk"),
        ("Onderdeel", "onderdeel"),
        ("Functiegroep", "functiegroep"),
        ("Uren", "verloonde_uren"),
    )
]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("functiegroep", "OP", Functiegroep.ONDERWIJZEND),
        ("functiegroep", "10 OOP", Functiegroep.ONDERSTEUNEND),
        ("functiegroep", "Directie", Functiegroep.DIRECTIE),
        ("vorm", "SROI", Vorm.INKOOP),
        ("vorm", "Payroll tijdelijk", Vorm.PAYROLL),
        ("contract", "Onbepaalde tijd", Contract.VAST),
        ("contract", "", None),
        ("contract", "onbekend", None),
        ("uitlener_7_690", "j", JaNee.JA),
        ("uitlener_7_690", "?", None),
        ("uitlener_handelsregister", "Nee", JaNee.NEE),
    ],
)
def test_words(key: str, text: str, value: Choice | None) -> None:
    assert clipboard.read(KNOWN[key], text) is value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        *(("functiegroep", "Elf"), ("vorm", ""), ("contract", "x"), ("van", "OP")),
        *(("uitlener_7_690", "12345678"), ("uitlener_handelsregister", "31-12-2024")),
    ],
)
def test_other_words_are_refused_as_when_they_are_typed(key: str, text: str) -> None:
    with pytest.raises(FieldError):
        clipboard.read(KNOWN[key], text)


def titles(*line: str) -> list[str | None] | None:
    found = clipboard.columns_of(COLUMNS, line)
    return None if found is None else [column.title if column else None for column in found]


def test_titles() -> None:
    assert titles("school", "", "Verloonde uren 2025") == ["Onderdeel", None, "Uren"]
    assert titles("UREN", "Functiecategorie") == ["Uren", "Functiegroep"]
    assert titles("Afdeling", "School", "Uren") == ["Onderdeel", None, "Uren"]


def test_values_are_no_titles() -> None:
    assert titles("De Linde", "OP", "100") is None
    assert titles("School") is None
    assert titles("School", "FTE") is None  # there is no such column here
    assert titles() is None


def test_a_window_does_not_load_the_importer_for_it() -> None:
    code = (
        "import sys, banen_desktop.window.table.table_model;"
        "sys.exit('banen_desktop.imports.lists' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
