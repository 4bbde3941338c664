"""A return from a dossier: its values are the steps, its number counts, its salt is kept."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pyrage
import pytest
from builders import LARGE, baan, dossier, jaar, regel
from gears import examples
from golden_years import YEARS
from hypothesis import given
from reports.opgave.returns import RECIPIENT, REQUEST
from strategies import dossiers

from banen_desktop.dossier import edits
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Contract,
    Dossier,
    Functiegroep,
    Herkomst,
    Sector,
    Toerekening,
    Vorm,
)
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Bound
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.units import units_of
from banen_desktop.reports.opgave.making import Preparation, make
from banen_desktop.reports.opgave.records import Bewaking, Periode, Stand, Uitvraag, Veld, Weg
from banen_desktop.reports.opgave.return_file import parse_opgave
from banen_desktop.reports.opgave.sealing import identities_of, unseal
from banen_desktop.resources import resource

LAW, TODAY = built_in(), date(2025, 2, 1)
STEPS = {
    Veld.VERLOONDE_UREN: "verloonde_uren",
    Veld.MEETELLENDE_UREN: "meetellende_uren",
    Veld.UREN_DIENSTVERBAND: "meetellende_uren_dienstverband",
    Veld.UREN_INLEEN: "meetellende_uren_inleen",
    Veld.PERSONEN: "personen",
    Veld.PERSONEN_NIEUW: "personen_nieuw",
    Veld.BANEN_OP_PEILDATUM: "banen_op_peildatum",
}
IDENTITY = pyrage.x25519.Identity.generate()
OWN_KEY = replace(REQUEST, sleutel=str(IDENTITY.to_public()), velden=())
AGREED = {"vorm": Vorm.UITZEND, "toerekening": Toerekening.AFGESPROKEN}
VAST, TIJDELIJK = {"contract": Contract.VAST}, {"contract": Contract.TIJDELIJK}


def sample() -> Dossier:
    return read_toml(resource("voorbeeld/voorbeeldscholen.toml").read_bytes())


def many() -> Dossier:
    """The example of the drawing: two hired people, and three new ones in own service."""
    rows = [
        *(baan(kenmerk=f"E{place}", verloonde_uren=1000, **VAST) for place in range(7)),
        *(
            baan(kenmerk=f"N{place}", verloonde_uren=834, van=date(2024, 3, 1), **TIJDELIJK)
            for place in range(6)
        ),
        *(baan(kenmerk=f"I{place}", verloonde_uren=Decimal("998.5"), **AGREED) for place in "ab"),
        baan(kenmerk="W", verloonde_uren=665, vorm=Vorm.UITZEND),
        baan(kenmerk="S", verloonde_uren=1331, vorm=Vorm.INKOOP),
    ]
    made = jaar(2024, *rows, verloonde_uren=688_383, verloonde_uren_vorig_jaar=681_499)
    return dossier(made, naam="Waterschap Rietgoor", sector=Sector.WATERSCHAP)


@examples(1)
@given(dossiers(max_years=1, max_rows=3))
def test_the_values_are_the_steps_of_the_calculation(drawn: Dossier) -> None:
    for one in drawn.jaren:
        outcome = calculate(drawn, one.jaar, LAW)
        ready = Preparation(replace(drawn, opgaven=()), one.jaar, LAW)
        for veld, key in STEPS.items():
            step, amount = outcome.by_key.get(key), ready.amounts[veld]
            if isinstance(amount, Weg):
                assert amount is Weg.ONBEKEND
                assert step is None or step.bound is Bound.UNKNOWN or veld not in STEPS
            elif step is not None:
                assert abs(Fraction(amount, 100) - Fraction(step.value)) <= Fraction(1, 100), key
        told = ready.amounts
        per_job = units_of(LAW, one.jaar).uren_per_baan
        waiting = told[Veld.UREN_NOG_TOE_TE_REKENEN]
        if isinstance(waiting, int):
            jobs = outcome.by_key["nog_toe_te_rekenen_banen"].value
            assert abs(Decimal(waiting) / 100 - jobs * per_job) < Decimal("0.01")


@examples(1)
@given(dossiers(max_years=1, max_rows=6))
def test_parts_add_up_as_they_are_told(drawn: Dossier) -> None:
    for one in drawn.jaren:
        told = Preparation(replace(drawn, opgaven=()), one.jaar, LAW).amounts
        for whole, *parts in (
            (Veld.MEETELLENDE_UREN, Veld.UREN_DIENSTVERBAND, Veld.UREN_INLEEN),
            (Veld.UREN_DIENSTVERBAND, Veld.UREN_VAST, Veld.UREN_TIJDELIJK),
        ):
            amounts = [told[key] for key in (whole, *parts)]
            numbers = [amount for amount in amounts if isinstance(amount, int)]
            if len(numbers) == len(amounts):
                assert numbers[0] == sum(numbers[1:])


def test_the_drawing_comes_out() -> None:
    ready = Preparation(many(), 2024, LAW, replace(OWN_KEY, velden=()))
    told = {veld: ready.amounts[veld] for veld in Veld}
    assert told[Veld.VERLOONDE_UREN] == 688_383_00
    assert told[Veld.UREN_DIENSTVERBAND] == 12_004_00
    assert told[Veld.UREN_INLEEN] == 1_997_00
    assert told[Veld.MEETELLENDE_UREN] == 14_001_00
    assert told[Veld.UREN_NOG_TOE_TE_REKENEN] == 665_00
    assert [told[veld] for veld in Veld if veld.startswith("personen")] == [1500, 1300, 200, 600]
    assert (told[Veld.UREN_VAST], told[Veld.UREN_TIJDELIJK]) == (7_000_00, 5_004_00)
    assert told[Veld.UREN_INKOOP_APART] == 1_331_00
    assert told[Veld.UREN_BUITEN_REGISTER_APART] == 0
    assert told[Veld.UREN_VIA_MANDAAT] is Weg.ONBEKEND
    kept = {veld for veld in Veld if ready.guarded[veld] is Weg.KLEIN}
    assert kept >= {Veld.UREN_DIENSTVERBAND, Veld.PERSONEN_INLEEN, Veld.UREN_INKOOP_APART}
    assert Veld.MEETELLENDE_UREN not in kept


def test_support_hours_are_told_when_the_rows_divide_the_whole() -> None:
    rows = (
        regel(functiegroep=Functiegroep.ONDERSTEUNEND, verloonde_uren=300),
        regel(functiegroep=Functiegroep.ONDERWIJZEND, verloonde_uren=700),
    )
    whole = dossier(jaar(2024, uren=rows))
    assert Preparation(whole, 2024, LAW).amounts[Veld.UREN_ONDERSTEUNEND] == 300_00
    other = dossier(jaar(2024, uren=rows, verloonde_uren=1001))
    assert Preparation(other, 2024, LAW).amounts[Veld.UREN_ONDERSTEUNEND] is Weg.ONBEKEND


def test_what_is_not_known_is_not_zero() -> None:
    empty = dossier(jaar(2024, baan(), verloonde_uren=LARGE))
    told = Preparation(empty, 2024, LAW).amounts
    assert told[Veld.MEETELLENDE_UREN] is Weg.ONBEKEND
    assert told[Veld.VERLOONDE_UREN_VORIG_JAAR] is Weg.ONBEKEND
    assert told[Veld.UREN_INLEEN] == 0


def test_the_quality_says_where_hours_come_from_and_what_was_looked_up() -> None:
    rows = [baan(kenmerk=f"P{place}", uren_per_week=20) for place in range(5)]
    made = dossier(jaar(2024, *rows, verloonde_uren=LARGE))
    quality = Preparation(made, 2024, LAW).values.kwaliteit
    assert quality.herkomst_uren == Herkomst.OPGAVE.label
    assert quality.geschatte_uren != 0
    assert quality.register_gecontroleerd is JaNee.NEE
    looked_up = tuple(
        replace(row, register_gecontroleerd_op=date(2024, 12, 1)) for row in made.jaren[0].banen
    )
    found = Preparation(edits.put_jobs(made, 2024, looked_up), 2024, LAW).values.kwaliteit
    assert found.register_gecontroleerd is JaNee.JA


def test_only_what_is_asked_is_told() -> None:
    ready = Preparation(many(), 2024, LAW, REQUEST)
    asked = {veld for veld in Veld if ready.amounts[veld] is not Weg.NIET_GEVRAAGD}
    assert asked == set(REQUEST.velden)


def test_of_a_part_of_the_year_only_the_day_is_known() -> None:
    day = date(2024, 6, 30)
    asked = replace(OWN_KEY, periode=Periode.HALFJAAR1, peildatum=day)
    ready = Preparation(many(), 2024, LAW, asked)
    known = {veld for veld in Veld if isinstance(ready.amounts[veld], int)}
    assert known == {Veld.BANEN_OP_PEILDATUM}
    beyond = Preparation(many(), 2024, LAW, replace(OWN_KEY, peildatum=date(2025, 1, 1)))
    assert beyond.amounts[Veld.BANEN_OP_PEILDATUM] is Weg.ONBEKEND


def test_a_second_return_replaces_the_first_and_the_same_one_stays() -> None:
    first = make(Preparation(many(), 2024, LAW), Stand.VOORLOPIG, Bewaking.KLEIN, TODAY)
    assert (first.opgave.volgnummer, first.opgave.vervangt) == (1, None)
    again = make(
        Preparation(first.dossier, 2024, LAW), Stand.VOORLOPIG, Bewaking.KLEIN, date(2025, 3, 1)
    )
    assert again.again
    assert (again.content, again.dossier) == (first.content, first.dossier)
    second = make(Preparation(again.dossier, 2024, LAW), Stand.DEFINITIEF, Bewaking.KLEIN, TODAY)
    assert (second.opgave.volgnummer, second.opgave.vervangt) == (2, 1)
    assert len(second.dossier.opgaven) == 2
    taken = make(Preparation(many(), 2024, LAW), Stand.VOORLOPIG, Bewaking.KLEIN, TODAY, after=4)
    assert (taken.opgave.volgnummer, taken.opgave.vervangt) == (5, 4)


def test_another_request_and_another_year_count_for_themselves() -> None:
    first = make(Preparation(many(), 2024, LAW, OWN_KEY), Stand.DEFINITIEF, Bewaking.GEEN, TODAY)
    other = Preparation(first.dossier, 2024, LAW, replace(OWN_KEY, id="2024-2"))
    assert make(other, Stand.DEFINITIEF, Bewaking.GEEN, TODAY).opgave.volgnummer == 1


def test_the_salt_of_a_number_is_kept_and_another_dossier_has_another() -> None:
    ready = Preparation(many(), 2024, LAW, OWN_KEY)
    first = make(ready, Stand.DEFINITIEF, Bewaking.GEEN, TODAY)
    later = Preparation(first.dossier, 2024, LAW, OWN_KEY)
    again = make(later, Stand.DEFINITIEF, Bewaking.GEEN, TODAY)
    assert len(bytes.fromhex(first.opgave.zout)) == 16
    assert again.content == first.content
    assert again.file(OWN_KEY) != first.file(OWN_KEY)
    fresh = make(ready, Stand.DEFINITIEF, Bewaking.GEEN, TODAY)
    assert fresh.opgave.zout != first.opgave.zout
    assert fresh.opgave.controlegetal != first.opgave.controlegetal
    opened = unseal(again.file(OWN_KEY), identities_of(str(IDENTITY)))
    assert parse_opgave(opened) == first.opgave
    assert first.file_name == "opgave-2024-W12-1.banenopgave.age"


def test_a_guarded_return_has_no_salt_and_is_plain() -> None:
    made = make(Preparation(many(), 2024, LAW, OWN_KEY), Stand.DEFINITIEF, Bewaking.KLEIN, TODAY)
    assert made.file(OWN_KEY) == made.content
    assert "zout" not in json.loads(made.content)
    assert made.file_name == "opgave-2024-W12-1.banenopgave"


@pytest.mark.parametrize("request_", [None, replace(REQUEST, sleutel="")])
def test_for_a_council_alone_its_key_is_needed(request_: Uitvraag | None) -> None:
    with pytest.raises(KnownProblem, match="sleutel van de raad nodig"):
        make(Preparation(many(), 2024, LAW, request_), Stand.DEFINITIEF, Bewaking.GEEN, TODAY)


def test_a_request_of_another_year_is_a_sentence() -> None:
    with pytest.raises(KnownProblem, match="gaat over 2024, en u maakt een opgave over 2023"):
        Preparation(many(), 2023, LAW, REQUEST)


def test_numbers_that_are_too_large_for_a_return_are_a_sentence() -> None:
    huge = dossier(jaar(2024, verloonde_uren=10**10))
    with pytest.raises(KnownProblem, match="geen opgave te maken"):
        make(Preparation(huge, 2024, LAW), Stand.DEFINITIEF, Bewaking.KLEIN, TODAY)


@pytest.mark.parametrize("whose", ["../../etc", "con", 'a"b:c', "", " ", "é" * 300])
def test_every_code_gives_a_name_that_a_system_takes(whose: str) -> None:
    asked = replace(OWN_KEY, lid=whose[:60])
    made = make(Preparation(many(), 2024, LAW, asked), Stand.DEFINITIEF, Bewaking.KLEIN, TODAY)
    stem = made.file_name.removeprefix("opgave-2024-").removesuffix("-1.banenopgave")
    assert stem
    assert all(sign.isalnum() or sign == "-" for sign in stem)
    assert len(made.file_name.encode()) < 200


@pytest.mark.parametrize("bewaking", list(Bewaking))
def test_no_row_name_or_file_travels(bewaking: Bewaking) -> None:
    """Every text that a user typed beside the name of the employer stays at home."""
    source = sample()
    year = source.jaren[-1]
    asked = replace(OWN_KEY, jaar=year.jaar, peildatum=None)
    made = make(Preparation(source, year.jaar, LAW, asked), Stand.VOORLOPIG, bewaking, TODAY)
    text = made.content.decode()
    for row in (*year.banen, *year.uren, *year.invoer):
        for key in ("id", "kenmerk", "onderdeel", "soort_werk", "opmerking", "bestand", "reeks"):
            typed = getattr(row, key, "")
            assert len(typed) < 3 or typed not in text, typed
    assert "sha256" not in text.replace("parameters_sha256", "")


@pytest.mark.parametrize("name", sorted(YEARS))
def test_of_every_kind_of_year_a_return_comes_back(name: str) -> None:
    source, year = YEARS[name]()
    for bewaking in Bewaking:
        asked = replace(OWN_KEY, jaar=year, peildatum=None)
        made = make(Preparation(source, year, LAW, asked), Stand.VOORLOPIG, bewaking, TODAY)
        assert parse_opgave(made.content) == made.opgave
        assert RECIPIENT not in made.content.decode()
