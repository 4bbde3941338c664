"""The model: one immutable value with stable ids."""

import re
from dataclasses import FrozenInstanceError, fields, replace

import environment
import pytest
from builders import baan, dossier, jaar

from banen_desktop.dossier import (
    choice,
    imported_fields,
    model,
    opgave_fields,
    opgaven,
    verslag,
    verslag_fields,
)
from banen_desktop.dossier import fields as described
from banen_desktop.dossier.choice import Choice, new_id
from banen_desktop.dossier.model import Baan, Dossier, UrenRegel, Vorm

CHOICES = [model.Sector, model.Functiegroep, model.Herkomst, model.Vorm, model.Toerekening]
CHOICES += [model.Contract, choice.JaNee, verslag.Lengte, verslag.Stem, verslag.Voortgang]
CHOICES += [verslag.Plaatsing, verslag.Inzet, verslag.Beeldsoort]


@pytest.mark.parametrize("choices", CHOICES)
def test_a_choice_has_a_stored_value_and_a_label(choices: type[Choice]) -> None:
    assert all(choice.value == choice == str(choice) for choice in choices)
    assert all(choice.value.isidentifier() and choice.value.islower() for choice in choices)
    labels = [choice.label for choice in choices]
    assert all(label[0].isupper() for label in labels)
    assert len({label.casefold() for label in labels}) == len(labels)
    assert all(choices(choice.value) is choice for choice in choices)


def test_the_sectors_and_forms_are_those_of_the_issue() -> None:
    assert [*model.Sector] == [
        *("po", "vo", "mbo", "hbo", "wo", "onderzoek", "umc", "waterschap", "gemeente"),
        *("provincie", "rijk", "defensie", "politie", "rechterlijke_macht"),
        *("gemeenschappelijke_regeling", "zbo", "overig"),
    ]
    assert [*Vorm] == [
        *("dienstverband", "detachering_wsw", "uitzend", "overig_inleen", "payroll"),
        *("detachering", "uitgeleend", "inkoop", "beschut_werk", "buiten_register", "stage"),
    ]
    assert [*model.Functiegroep] == ["onderwijzend", "ondersteunend", "directie", "overig"]
    assert [*model.Toerekening] == ["afgesproken", "nog_niet", "nee"]
    assert [*model.Contract] == ["vast", "tijdelijk"]


def test_which_sectors_are_schools_stands_once() -> None:
    """Who asks it uses `SCHOOLS`: no other module names one of these sectors."""
    named = re.compile(r"""Sector\.(PO|VO)\b|["'](po|vo)["']""")
    found = [
        path.relative_to(environment.ROOT).as_posix()
        for path in (environment.ROOT / "banen_desktop").rglob("*.py")
        if named.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["banen_desktop/dossier/model.py"]
    assert {sector.value for sector in model.SCHOOLS} == {"po", "vo"}


def test_nothing_can_be_changed_in_place() -> None:
    for value in (dossier(), jaar(2020), baan(), UrenRegel(), model.Werkgever()):
        with pytest.raises(FrozenInstanceError):
            setattr(value, fields(value)[0].name, "x")


def test_ids_are_new_each_time_and_a_copy_keeps_its_id() -> None:
    assert len({new_id() for _ in range(100)}) == 100
    row = baan()
    changed = replace(row, kenmerk="P-02")
    assert changed.id == row.id
    assert hash(changed) == hash(row)
    assert changed != row
    assert baan() != baan()


def test_rows_that_differ_in_one_field_are_not_equal() -> None:
    row = baan(uren_per_week=10)
    assert replace(row, uren_per_week=None) != row
    assert replace(row) == row
    assert len({row, replace(row), replace(row, kenmerk="x")}) == 2


def test_a_year_is_found_by_its_number() -> None:
    first, second = jaar(2019), jaar(2020)
    found = dossier(first, second)
    assert found.year(2020) is second
    assert found.year(2021) is None
    assert Dossier().year(2020) is None


@pytest.mark.parametrize(
    ("record", "known", "structure"),
    [
        (model.Werkgever, described.WERKGEVER, set()),
        (
            model.Jaar,
            described.JAAR,
            {"jaar", "uren", "banen", "toelichting", "loonaangifte", "tijdvakken", "invoer"}
            | {"werkagenda", "verslagtekst", "vaststelling", "gerapporteerd"}
            | {"vergelijking", "scenarios", "parameters", "waarden"},
        ),
        (UrenRegel, described.UREN + imported_fields.REEKS, {"id"}),
        (Baan, described.BAAN + imported_fields.REEKS, {"id"}),
        (model.Toelichting, described.TOELICHTING, set()),
        (model.Loonaangifte, imported_fields.LOONAANGIFTE, set()),
        (model.Tijdvak, imported_fields.TIJDVAK, {"id"}),
        (model.Invoer, imported_fields.INVOER, {"id"}),
        (verslag.Maatregel, verslag_fields.MAATREGEL, {"id"}),
        (verslag.Verslagtekst, verslag_fields.VERSLAGTEKST, set()),
        (verslag.Vaststelling, verslag_fields.VASTSTELLING, set()),
        (verslag.Cijfer, verslag_fields.CIJFER, {"id"}),
        (verslag.Vergelijking, verslag_fields.VERGELIJKING, set()),
        (verslag.Scenario, verslag_fields.SCENARIO, {"id"}),
        (verslag.Parameters, verslag_fields.PARAMETERS, set()),
        (verslag.Waarde, verslag_fields.WAARDE, {"id"}),
        (opgaven.GemaakteOpgave, opgave_fields.GEMAAKTE_OPGAVE, {"id"}),
        (opgaven.Raadsleutel, opgave_fields.RAADSLEUTEL, {"id"}),
        (verslag.Logo, verslag_fields.LOGO, set()),
        (verslag.Versie, verslag_fields.VERSIE, {"id"}),
    ],
)
def test_every_field_of_the_model_is_described_once(
    record: type, known: tuple[described.Field, ...], structure: set[str]
) -> None:
    names = [field.name for field in fields(record) if field.name not in structure]
    assert names == [field.key for field in known]
