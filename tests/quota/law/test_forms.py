"""The table of forms: each key is needed, and nothing may contradict the law or itself."""

import re

import pytest

from banen_desktop.dossier.model import Vorm
from banen_desktop.quota.law.forms import (
    Groep,
    Rol,
    Telregel,
    Vraag,
    allocated,
    counting_at_once,
    with_role,
)
from banen_desktop.quota.law.law import built_in, load, texts_of_the_law
from banen_desktop.quota.law.parameter_tables import ParameterError

TEXTS = texts_of_the_law()
TEXT = TEXTS["vormen.toml"]
FORMS = built_in().forms
KEYS = (
    *("telt", "groep", "uitlener", "vragen", "rol", "in_tekst", "woorden"),
    *("artikel", "zekerheid", "reden", "toelichting", "gecontroleerd_op"),
)


def table_of(form: str) -> str:
    """The table of a form, up to the next one."""
    return re.split(r"\n(?=\[vorm\.)", TEXT.split(f"[vorm.{form}]\n")[1])[0]


def with_table(form: str, old: str, new: str) -> dict[str, str]:
    table = table_of(form)
    assert old in table
    return TEXTS | {"vormen.toml": TEXT.replace(table, table.replace(old, new))}


def refused(texts: dict[str, str]) -> str:
    with pytest.raises(ParameterError) as caught:
        load(texts)
    return str(caught.value)


LENDER = (Vraag.UITLENER_7_690, Vraag.UITLENER_HANDELSREGISTER, Vraag.TOEREKENING)


@pytest.mark.parametrize(
    ("form", "groep", "uitlener", "vragen", "rol"),
    [
        (Vorm.DIENSTVERBAND, Groep.EIGEN, "", (), Rol.GEWOON),
        (
            Vorm.DETACHERING_WSW,
            Groep.INLEEN,
            "het Wsw-bedrijf",
            (Vraag.TOEREKENING,),
            Rol.GEWOON,
        ),
        (Vorm.UITZEND, Groep.INLEEN, "het uitzendbureau", (Vraag.TOEREKENING,), Rol.GEWOON),
        (Vorm.OVERIG_INLEEN, Groep.APART, "", (Vraag.UITLENER_7_690,), Rol.GEWOON),
        (Vorm.PAYROLL, Groep.INLEEN, "het payrollbedrijf", LENDER, Rol.GEWOON),
        (Vorm.DETACHERING, Groep.INLEEN, "het detacheringsbureau", LENDER, Rol.GEWOON),
        (Vorm.UITGELEEND, Groep.APART, "", (), Rol.GEWOON),
        (Vorm.INKOOP, Groep.APART, "", (), Rol.SOCIAL_RETURN),
        (Vorm.BESCHUT_WERK, Groep.APART, "", (), Rol.GEWOON),
        (Vorm.BUITEN_REGISTER, Groep.APART, "", (), Rol.BUITEN_REGISTER),
        (Vorm.STAGE, Groep.APART, "", (), Rol.GEWOON),
    ],
)
def test_what_the_law_says_of_each_form(
    form: Vorm, groep: Groep, uitlener: str, vragen: tuple[Vraag, ...], rol: Rol
) -> None:
    rule = FORMS[form]
    assert (rule.groep, rule.uitlener, rule.vragen, rule.rol) == (groep, uitlener, vragen, rol)
    assert rule.in_tekst
    assert rule.woorden


def test_forms_are_found_by_what_the_table_says() -> None:
    assert allocated(FORMS) == (
        *(Vorm.DETACHERING_WSW, Vorm.UITZEND, Vorm.PAYROLL, Vorm.DETACHERING),
    )
    assert with_role(FORMS, Rol.SOCIAL_RETURN) == (Vorm.INKOOP,)
    assert counting_at_once(FORMS, Groep.EIGEN) is Vorm.DIENSTVERBAND
    assert FORMS[counting_at_once(FORMS, Groep.INLEEN)].telt is Telregel.NA_TOEREKENING


@pytest.mark.parametrize("form", Vorm)
@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_needed(form: Vorm, key: str) -> None:
    (line,) = (line for line in table_of(form).splitlines() if line.startswith(f"{key} ="))
    said = refused(with_table(form, f"{line}\n", ""))
    assert f"vormen.toml, {form}): {key} ontbreekt." in said


@pytest.mark.parametrize(
    ("form", "old", "new", "why"),
    [
        ("stage", 'telt = "nee"', 'telt = "soms"', "telt is geen van ja, na_toerekening"),
        ("stage", 'groep = "apart"', 'groep = "extern"', "groep is geen van eigen, inleen, apart"),
        ("stage", 'groep = "apart"', "groep = 1", "groep is geen tekst"),
        ("stage", 'uitlener = ""', "uitlener = false", "uitlener is geen tekst"),
        ("stage", "vragen = []", 'vragen = ""', "vragen is geen lijst van teksten"),
        ("stage", "vragen = []", "vragen = [1]", "vragen is geen lijst van teksten"),
        ("stage", "vragen = []", 'vragen = ["leeftijd"]', "vragen is geen van uitlener_7_690, ui"),
        ("stage", 'rol = "gewoon"', 'rol = ""', "rol is leeg"),
        ("stage", 'rol = "gewoon"', 'rol = "hulp"', "rol is geen van gewoon, buiten_register"),
        ("beschut_werk", '"beschut werk"', '" "', "in_tekst is leeg"),
        ("beschut_werk", '"beschut werk"', "[]", "in_tekst is geen tekst"),
        ("beschut_werk", '["beschut"]', '"beschut"', "woorden is geen lijst van teksten"),
        ("beschut_werk", '["beschut"]', "[3]", "woorden is geen lijst van teksten"),
        ("beschut_werk", '["beschut"]', '[" "]', "een woord in woorden is leeg"),
        ("beschut_werk", '["beschut"]', '["Beschut"]', "heeft een hoofdletter"),
        ("beschut_werk", '["beschut"]', '["payroll"]', "payroll staat er twee keer in woorden"),
        ("beschut_werk", '["beschut"]', '["a", "a"]', "a staat er twee keer in woorden"),
        ("stage", 'toelichting = ""', "toelichting = 1", "toelichting is geen tekst"),
        ("stage", 'toelichting = ""', 'toelichting = ""\nuren = 1', "onbekende sleutel uren"),
        ("stage", "vragen = []", 'vragen = ["besluit"]', "bij telt = nee hoort in vragen: geen"),
        ("stage", 'telt = "nee"', 'telt = "na_besluit"', "na_besluit hoort in vragen: besluit"),
        (
            "payroll",
            '"uitlener_7_690", "uitlener_handelsregister", "toerekening"',
            '"toerekening"',
            "uitlener_7_690, uitlener_handelsregister en toerekening",
        ),
        (
            "uitzend",
            'vragen = ["toerekening"]',
            'vragen = ["toerekening", "besluit"]',
            "na_toerekening hoort in vragen: toerekening",
        ),
        ("uitzend", '"het uitzendbureau"', '""', "een uitlener hoort bij telt = na_toerekening"),
        ("uitzend", '"het uitzendbureau"', '" "', "een uitlener hoort bij telt = na_toerekening"),
        ("stage", 'uitlener = ""', 'uitlener = "x"', "een uitlener hoort bij"),
        ("payroll", '"het payrollbedrijf"', '""', "een uitlener hoort bij"),
        ("uitzend", 'groep = "inleen"', 'groep = "eigen"', "toerekent, is van de groep inleen"),
        ("dienstverband", 'groep = "eigen"', 'groep = "apart"', "is van de groep eigen of inle"),
        ("payroll", 'rol = "gewoon"', 'rol = "social_return"', "heeft de rol gewoon"),
        ("inkoop", '"social_return"', '"gewoon"', "er ontbreekt de rol social_return"),
        ("buiten_register", '"buiten_register"', '"gewoon"', "de rol buiten_register"),
        (
            "dienstverband",
            'groep = "eigen"',
            'groep = "inleen"',
            "een vorm die meetelt in de groep eigen",
        ),
    ],
)
def test_a_table_that_is_wrong_is_refused(form: str, old: str, new: str, why: str) -> None:
    said = refused(with_table(form, old, new))
    assert why in said
    assert said.startswith("Het parameterbestand klopt niet (")
    assert said.endswith(".")


def test_people_who_are_hired_need_a_form_that_counts() -> None:
    texts = TEXTS
    for form in ("uitzend", "detachering_wsw"):
        text = texts["vormen.toml"]
        table = table_of(form)
        lines = [
            line
            for line in table.splitlines()
            if not line.startswith(("telt =", "uitlener =", "vragen ="))
        ]
        never = "\n".join(['telt = "nee"', 'uitlener = ""', "vragen = []", *lines])
        texts = texts | {"vormen.toml": text.replace(table, never)}
    assert "een vorm die meetelt in de groep inleen" in refused(texts)


def test_words_of_two_forms_are_read_in_the_order_of_the_file() -> None:
    assert list(FORMS)[-1] is Vorm.DIENSTVERBAND
    general = (Vorm.OVERIG_INLEEN, Vorm.DIENSTVERBAND)
    assert tuple(list(FORMS)[-2:]) == general


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('in_tekst = "beschut werk"', 'in_tekst = "ander werk"'),
        ('woorden = ["beschut"]', "woorden = []"),
        ('groep = "apart"', 'groep = "inleen"'),
        ('toelichting = ""', 'toelichting = "Meer."'),
    ],
)
def test_other_texts_are_taken(old: str, new: str) -> None:
    assert load(with_table("beschut_werk", old, new)).forms[Vorm.BESCHUT_WERK].telt is Telregel.NEE
