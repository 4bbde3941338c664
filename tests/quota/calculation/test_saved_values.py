"""What the law said when a year was saved: remembered, compared, and kept until it was seen."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import LARGE, baan, dossier, jaar
from gears import examples
from hypothesis import given
from parameter_updates import update
from strategies import dossiers

from banen_desktop.dossier import edits
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.findings import Finding, Record
from banen_desktop.dossier.model import Dossier, Jaar, Vorm
from banen_desktop.dossier.verslag import Parameters
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.saved_values import asked, values_now
from banen_desktop.quota.law.forms import FormRule, Telregel
from banen_desktop.quota.law.law import Law, LegalValue, Status, built_in
from banen_desktop.quota.law.updates import with_updates
from banen_desktop.quota.years.saving import remember, seen, seen_all
from banen_desktop.storage.banen_file import from_bytes, to_bytes

LAW = built_in()
KEY = "quotumpercentage"
HOURS = {"verloonde_uren": LARGE, "verloonde_uren_vorig_jaar": LARGE}


def handed_out(*values: tuple[int, str], name: str = "raad.toml", law: Law = LAW) -> Law:
    return with_updates(law, [(name, update(*values))])


def other_version(key: str, year: int, **changes: object) -> Law:
    """The law of another version of the program: one value is another one in one year."""
    old = LAW.required(key, year)
    new = replace(old, **{"vanaf": year, "tot": year, **changes})  # type: ignore[arg-type]
    others = [value for value in LAW.values[key] if value is not old]
    return replace(LAW, values={**LAW.values, key: (*others, new)}, sha256="f" * 64)


def without(key: str, year: int) -> Law:
    left = tuple(value for value in LAW.values[key] if value.vanaf != year)
    return replace(LAW, values={**LAW.values, key: left}, sha256="e" * 64)


def one_year(number: int = 2024, *banen: object, **values: object) -> Dossier:
    return dossier(jaar(number, *banen, **{**HOURS, **values}))  # type: ignore[arg-type]


def told(base: Dossier, law: Law) -> list[Finding]:
    outcome = calculate(base, base.jaren[-1].jaar, law)
    return [finding for finding in outcome.findings if finding.code == "waarde_veranderd"]


def kept(base: Dossier, key: str = KEY) -> Decimal | None:
    return next(row.waarde for row in base.jaren[-1].waarden if row.sleutel == key)


# What is asked


def test_a_year_of_the_quotumregeling_asks_for_what_its_steps_use() -> None:
    base = one_year(2024, baan(uren_per_week=20))
    rows = values_now(base, calculate(base, 2024, LAW), LAW)
    assert [row.sleutel for row in rows] == [
        "eerste_jaar_wet_banenafspraak",
        "eerste_jaar_quotumregeling",
        "uren_gemiddelde_werknemer",
        KEY,
        "uren_per_baan",
        "heffing_per_baan",
        "werknemers_drempel",
        "weken_per_jaar",
        "vorm_dienstverband",
    ]
    percentage = next(row for row in rows if row.sleutel == KEY)
    assert (percentage.waarde, percentage.eenheid, percentage.status, percentage.bestand) == (
        LAW.required(KEY, 2024).waarde,
        "procent",
        "vastgesteld",
        "programma/quotumpercentage.toml",
    )
    assert rows[0].waarde is None
    assert rows[-1].status == "ja"


@pytest.mark.parametrize(
    ("values", "are_asked"),
    [
        ({"uren_per_week": 20}, True),
        ({"uren_per_week": 20, "tot": date(2024, 6, 30)}, True),
        ({"uren_per_week": 20, "verloonde_uren": 100}, True),
        ({"uren_per_week": 20, "verloonde_uren": 100, "tot": date(2024, 6, 30)}, False),
        ({"verloonde_uren": 100}, False),
        ({}, False),
    ],
)
def test_the_weeks_of_a_year_are_asked_where_hours_a_week_become_something(
    values: dict[str, Any], *, are_asked: bool
) -> None:
    """They become hours a year where those are not known, and jobs on the last day."""
    base = one_year(2024, baan(**values))
    assert ("weken_per_jaar" in asked(base, calculate(base, 2024, LAW), LAW)) is are_asked


def test_a_percentage_that_nobody_knows_is_asked_all_the_same() -> None:
    base = one_year(2025)
    assert asked(base, calculate(base, 2025, LAW), LAW)[KEY] is None


def test_a_year_without_quotum_asks_for_no_percentage() -> None:
    base = one_year(2017)
    assert list(asked(base, calculate(base, 2017, LAW), LAW)) == [
        "eerste_jaar_wet_banenafspraak",
        "eerste_jaar_quotumregeling",
        "uren_per_baan",
    ]


def test_under_the_wet_banenafspraak_the_bonus_is_asked_even_where_there_is_none() -> None:
    first = {"eerste_jaar_wet_banenafspraak": 2024, "eerste_jaar_activering": 2024}
    base = dossier(jaar(2024, **HOURS), **first)
    found = asked(base, calculate(base, 2024, LAW), LAW)
    assert "bonus_per_baan" in found
    assert "eerste_jaar_activering" not in found
    sleeping = replace(base, werkgever=replace(base.werkgever, eerste_jaar_activering=None))
    found = asked(sleeping, calculate(sleeping, 2024, LAW), LAW)
    assert "bonus_per_baan" not in found
    assert found["eerste_jaar_activering"] is None
    assert "eerste_jaar_quotumregeling" not in found
    assert "eerste_jaar_wet_banenafspraak" not in found  # the user's own word, not the law's


# What is said


def test_what_was_never_saved_and_what_did_not_change_says_nothing() -> None:
    base = one_year()
    assert told(base, handed_out((2024, "3.10"))) == []
    assert told(remember(base, LAW), LAW) == []
    assert told(remember(base, LAW), handed_out((2026, "3.10"))) == []


def test_a_file_that_was_taken_in_is_the_cause() -> None:
    law = handed_out((2024, "3.10"))
    (finding,) = told(remember(one_year(), other_version(KEY, 2024, waarde=Decimal("2.90"))), law)
    assert finding.message == (
        "Quotumpercentage van 2024: 2,9% toen u dit dossier opsloeg, nu 3,1%."
    )
    assert finding.advice == (
        "Oorzaak: op deze computer is het parameterbestand “raad.toml” overgenomen "
        f"(parameters toen ffffffff, nu {law.sha256[:8]}). "
        "Klopt de waarde van nu? Kies dan Gezien op het Overzicht."
    )
    assert (finding.record, finding.field, finding.value) == (Record.JAAR, KEY, KEY)


def test_a_file_that_is_not_here_is_the_cause_and_can_be_taken_in() -> None:
    (finding,) = told(remember(one_year(2025), handed_out((2025, "3.10"))), LAW)
    assert finding.message == (
        "Quotumpercentage van 2025: 3,1% (vastgesteld) toen u dit dossier opsloeg, nu onbekend."
    )
    assert "“raad.toml” telt op deze computer niet mee" in finding.advice
    assert "Neem “raad.toml” over met Help, Parameters bijwerken." in finding.advice


def test_a_value_that_is_new_is_told() -> None:
    (finding,) = told(remember(one_year(2025), LAW), handed_out((2025, "3.10")))
    assert finding.message == (
        "Quotumpercentage van 2025: onbekend toen u dit dossier opsloeg, nu 3,1% (vastgesteld)."
    )


def test_another_version_of_the_program_is_the_cause() -> None:
    law = other_version("uren_per_baan", 2024, waarde=Decimal(1300))
    (finding,) = told(remember(one_year(), LAW), law)
    assert finding.message == (
        "Uren per baan van 2024: 1.331 uur per baan toen u dit dossier opsloeg, "
        "nu 1.300 uur per baan."
    )
    assert "deze versie van het programma heeft andere waarden" in finding.advice
    (gone,) = told(remember(one_year(), LAW), without(KEY, 2024))
    assert gone.message.endswith("nu onbekend.")


def test_a_status_that_changed_is_told_with_both() -> None:
    law = other_version(KEY, 2026, status=Status.VASTGESTELD)
    (finding,) = told(remember(one_year(2026), LAW), law)
    assert finding.message == (
        "Quotumpercentage van 2026: 2,58% (nog te bevestigen) toen u dit dossier opsloeg, "
        "nu 2,58% (vastgesteld)."
    )


def test_an_indication_that_is_superseded_since_the_last_save_is_told_until_the_user_chooses() -> (
    None
):
    before = other_version(KEY, 2021, status=Status.INDICATIEF)
    kept_then = remember(one_year(2021), before)
    (finding,) = told(kept_then, LAW)
    assert finding.message == (
        "Quotumpercentage van 2021: 2,57% (indicatief) toen u dit dossier opsloeg, nu onbekend."
    )
    chosen = edits.set_year(kept_then, 2021, quotumpercentage=Decimal("2.57"))
    assert told(chosen, LAW) == []
    assert told(remember(chosen, LAW), LAW) == []
    without_it = edits.set_year(remember(chosen, LAW), 2021, quotumpercentage=None)
    assert told(without_it, LAW) == []


@pytest.mark.parametrize(
    ("then", "now", "cause"),
    [
        ("raad.toml", "raad.toml", "het parameterbestand “raad.toml” is vernieuwd"),
        ("a.toml", "b.toml", "toen gold het parameterbestand “a.toml”, nu “b.toml”"),
    ],
)
def test_two_files_are_both_named(then: str, now: str, cause: str) -> None:
    base = remember(one_year(2025), handed_out((2025, "3.00"), name=then))
    (finding,) = told(base, handed_out((2025, "3.10"), name=now))
    assert f"Oorzaak: {cause} (" in finding.advice


def test_a_form_that_counts_otherwise_is_told_only_where_it_is_used() -> None:
    rule = replace(LAW.forms[Vorm.INKOOP], telt=Telregel.NA_BESLUIT)
    forms: dict[Vorm, FormRule] = {**LAW.forms, Vorm.INKOOP: rule}
    law = replace(LAW, forms=forms)
    assert told(remember(one_year(), LAW), law) == []
    (finding,) = told(remember(one_year(2024, baan(vorm=Vorm.INKOOP)), LAW), law)
    assert finding.message == (
        "Inkoop (SROI) van 2024: “telt niet mee” toen u dit dossier opsloeg, "
        "nu “telt mee na eigen besluit”."
    )
    assert finding.record is Record.BAAN


def test_rules_that_begin_to_hold_are_told() -> None:
    value = LegalValue(
        sleutel="eerste_jaar_wet_banenafspraak",
        omschrijving="Eerste jaar van de Wet banenafspraak",
        waarde=Decimal(2024),
        eenheid="jaar",
        artikel="Wet banenafspraak art. 2",
        vanaf=2024,
        tot=None,
        status=Status.VASTGESTELD,
        zekerheid=LAW.required("uren_per_baan", 2024).zekerheid,
        bron="Staatsblad",
    )
    law = replace(LAW, values={**LAW.values, value.sleutel: (value,)})
    (finding,) = told(remember(one_year(), LAW), law)
    assert finding.message == (
        "Eerste jaar van de Wet banenafspraak van 2024: onbekend toen u dit dossier opsloeg, "
        "nu 2024 (vastgesteld)."
    )
    assert finding.record is Record.WERKGEVER


def test_the_users_own_percentage_is_no_change_of_the_law() -> None:
    own = one_year(2024, quotumpercentage="2.75", bron_quotumpercentage="brief")
    law = handed_out((2024, "3.10"))
    assert told(remember(own, LAW), law) == []
    taken_off = edits.set_year(remember(own, LAW), 2024, quotumpercentage=None)
    assert told(taken_off, law) == []
    typed = edits.set_year(remember(one_year(), LAW), 2024, quotumpercentage=Decimal("2.75"))
    assert told(typed, law) == []


def test_what_the_user_adds_later_is_no_change_of_the_law() -> None:
    base = remember(one_year(), LAW)
    after = edits.put_jobs(base, 2024, [baan(uren_per_week=20, vorm=Vorm.PAYROLL)])
    assert told(after, LAW) == []


# What is kept


def test_saving_keeps_the_digest_and_says_so_only_once() -> None:
    base = remember(one_year(), LAW)
    assert base.jaren[0].parameters == Parameters(LAW.sha256)
    assert remember(base, LAW) is base


def test_saving_again_does_not_make_a_finding_go() -> None:
    base, law = remember(one_year(), LAW), handed_out((2024, "3.10"))
    again = remember(edits.set_employer(base, naam="Nieuw"), law)
    assert kept(again) == LAW.required(KEY, 2024).waarde
    assert again.jaren[0].parameters == Parameters(LAW.sha256)
    assert told(again, law) == told(base, law) != []


def test_saving_with_a_change_keeps_what_is_new_of_other_things() -> None:
    base, law = remember(one_year(), LAW), handed_out((2024, "3.10"))
    after = remember(edits.put_jobs(base, 2024, [baan(uren_per_week=20)]), law)
    assert kept(after) == LAW.required(KEY, 2024).waarde
    assert kept(after, "weken_per_jaar") == law.required("weken_per_jaar", 2024).waarde


def test_what_was_seen_is_remembered_and_the_digest_at_the_next_save() -> None:
    base, law = remember(one_year(), LAW), handed_out((2024, "3.10"))
    after = seen(base, 2024, law, KEY)
    assert told(after, law) == []
    assert kept(after) == Decimal("3.10")
    assert remember(after, law).jaren[0].parameters == Parameters(law.sha256)
    (back,) = told(remember(after, law), LAW)
    assert back.message.startswith("Quotumpercentage van 2024: 3,1% toen")


def test_seeing_one_value_leaves_the_others_to_be_seen() -> None:
    base = remember(one_year(), LAW)
    law = handed_out((2024, "3.10"), law=other_version("uren_per_baan", 2024, waarde=Decimal(1300)))
    after = remember(seen(base, 2024, law, KEY), law)
    assert [finding.value for finding in told(after, law)] == ["uren_per_baan"]
    assert after.jaren[0].parameters == Parameters(LAW.sha256)
    all_seen = seen_all(after, 2024, law)
    assert told(all_seen, law) == []
    assert all_seen.jaren[0].parameters == Parameters(law.sha256)


def test_a_year_that_is_not_there_was_not_seen() -> None:
    with pytest.raises(KeyError):
        seen(one_year(), 2023, LAW, KEY)
    with pytest.raises(KeyError):
        seen_all(one_year(), 2023, LAW)
    base = remember(one_year(), LAW)
    assert seen(base, 2024, LAW, "bonus_per_baan") == base


def test_the_next_year_starts_without_the_values_of_the_last() -> None:
    base = edits.roll_over(remember(one_year(), LAW), 2024, 2025, ()).dossier
    assert base.jaren[1].waarden == ()
    assert base.jaren[1].parameters == Parameters()


def test_an_employer_outside_the_sector_is_remembered_too() -> None:
    base = dossier(jaar(2024, **HOURS), premie_sectorfonds=JaNee.JA)
    assert "uren_per_baan" in {row.sleutel for row in remember(base, LAW).jaren[0].waarden}


@examples(0.3)
@given(dossiers())
def test_whatever_is_remembered_can_be_saved_and_says_nothing_under_the_same_law(
    drawn: Dossier,
) -> None:
    blank = replace(
        drawn,
        jaren=tuple(replace(year, waarden=(), parameters=Parameters()) for year in drawn.jaren),
    )
    base = remember(blank, LAW)
    assert from_bytes(to_bytes(base)) == base
    assert remember(base, LAW) is base
    for year in base.jaren:
        codes = {finding.code for finding in calculate(base, year.jaar, LAW).findings}
        assert "waarde_veranderd" not in codes


@examples(0.2)
@given(dossiers())
def test_values_that_nobody_wrote_so_do_no_harm(drawn: Dossier) -> None:
    """A file of another program of ours, or a damaged one: what it says is shown, never trusted."""
    for year in drawn.jaren:
        odd = replace(
            year,
            waarden=tuple(
                replace(row, sleutel=key)
                for row, key in zip(year.waarden, LAW.values, strict=False)
            ),
        )
        base = Dossier(jaren=(odd,))
        calculate(base, year.jaar, LAW)
        assert isinstance(remember(base, LAW).jaren[0], Jaar)
