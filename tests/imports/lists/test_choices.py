"""The words of payroll systems for form, contract and group of work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Contract, Functiegroep, Toerekening, Vorm
from banen_desktop.imports.lists.choices import (
    is_open,
    read_allocation,
    read_answer,
    read_contract,
    read_form,
    read_group,
    reads_as_form,
)


@pytest.mark.parametrize("group", Functiegroep)
def test_own_words_of_groups(group: Functiegroep) -> None:
    assert read_group(group.value) is group
    assert read_group(group.label.upper()) is group


@pytest.mark.parametrize("form", Vorm)
def test_own_words_of_forms(form: Vorm) -> None:
    assert read_form(form.value) is form
    assert read_form(form.label) is form


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("OP", Functiegroep.ONDERWIJZEND),
        ("OOP", Functiegroep.ONDERSTEUNEND),
        ("OBP", Functiegroep.ONDERSTEUNEND),
        ("Onderwijsondersteunend personeel", Functiegroep.ONDERSTEUNEND),
        ("Onderwijsgevend", Functiegroep.ONDERWIJZEND),
        ("Leraren in opleiding (LIO)", Functiegroep.ONDERWIJZEND),
        ("Directie/management", Functiegroep.DIRECTIE),
        ("Schoolleider", Functiegroep.DIRECTIE),
        ("10 OOP", Functiegroep.ONDERSTEUNEND),
        ("Toverij", None),
        ("", None),
    ],
)
def test_groups(text: str, group: Functiegroep | None) -> None:
    assert read_group(text) is group


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Uitzendkracht", Vorm.UITZEND),
        ("Detachering WSW", Vorm.DETACHERING_WSW),
        ("Detachering", Vorm.DETACHERING),
        ("Gedetacheerd", Vorm.DETACHERING),
        ("Collegiale inleen", Vorm.OVERIG_INLEEN),
        ("Payroll tijdelijk", Vorm.PAYROLL),
        ("In dienst", Vorm.DIENSTVERBAND),
        ("Stagiair(e)", Vorm.STAGE),
        ("Nieuw beschut", Vorm.BESCHUT_WERK),
        ("Social Return (SROI)", Vorm.INKOOP),
        ("Raadsel", None),
    ],
)
def test_forms(text: str, form: Vorm | None) -> None:
    assert read_form(text) is form


@pytest.mark.parametrize(
    ("text", "contract"),
    [
        ("Onbepaalde tijd", Contract.VAST),
        ("Bepaalde tijd", Contract.TIJDELIJK),
        ("Bepaalde tijd met uitzicht op vast", Contract.TIJDELIJK),
        ("Vaste aanstelling", Contract.VAST),
        ("Tijdelijke aanstelling", Contract.TIJDELIJK),
        ("V", Contract.VAST),
        ("Voltijd", None),
        ("", None),
    ],
)
def test_contracts(text: str, contract: Contract | None) -> None:
    assert read_contract(text) is contract


def test_a_column_about_the_form() -> None:
    assert reads_as_form("Uitzendkracht")
    assert not reads_as_form("Tijdelijk dienstverband")


@given(st.text(max_size=60))
def test_signs_around_a_text_change_nothing_and_words_are_found_in_it(text: str) -> None:
    for read in (read_group, read_form, read_contract):
        assert read(f" ({text}),\n") is read(text)
    assert read_group(f"{text} ondersteunend") is Functiegroep.ONDERSTEUNEND
    assert read_form(f"{text} beschut werk") is Vorm.BESCHUT_WERK
    assert read_contract(f"{text} onbepaalde tijd") is Contract.VAST


@pytest.mark.parametrize(
    ("text", "allocation"),
    [
        ("Afgesproken", Toerekening.AFGESPROKEN),
        ("ja", Toerekening.AFGESPROKEN),
        ("", Toerekening.NOG_NIET),
        ("nog niet", Toerekening.NOG_NIET),
        ("Nee", Toerekening.NEE),
        ("niet afgesproken", Toerekening.NEE),
        ("misschien", None),
    ],
)
def test_whether_allocation_was_agreed(text: str, allocation: Toerekening | None) -> None:
    assert read_allocation(text) is allocation


@pytest.mark.parametrize("text", ["Ja", "J", "yes", "waar", " JA ", "1"])
def test_yes(text: str) -> None:
    assert read_answer(text) is JaNee.JA


@pytest.mark.parametrize("text", ["Nee", "n", "No", "onwaar", "0"])
def test_no(text: str) -> None:
    assert read_answer(text) is JaNee.NEE


@pytest.mark.parametrize("text", ["", "?", "-", "Onbekend", "n.v.t.", "Open", "weet niet"])
def test_not_answered_yet(text: str) -> None:
    assert read_answer(text) is None
    assert is_open(text)


@pytest.mark.parametrize("text", ["12345678", "31-12-2024", "misschien", "jawel nee", "2"])
def test_no_answer_at_all(text: str) -> None:
    assert read_answer(text) is None
    assert not is_open(text)
