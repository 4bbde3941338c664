"""Edits: a new dossier each time, and the roll-over to a new year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import baan, dossier, jaar, regel

from banen_desktop.dossier import edits
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.edits import RollOver, free_kenmerken, roll_over, total_of_rows
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Herkomst,
    Jaar,
    Toelichting,
    Toerekening,
    Vorm,
)
from banen_desktop.dossier.verslag import (
    Cijfer,
    Lengte,
    Maatregel,
    Scenario,
    Stem,
    Vaststelling,
    Vergelijking,
    Verslagtekst,
    Voortgang,
)
from banen_desktop.quota.law.forms import allocated
from banen_desktop.quota.law.law import built_in

LENT = allocated(built_in().forms)


def test_the_employer_is_changed_in_a_copy() -> None:
    old = dossier(naam="A")
    new = edits.set_employer(old, naam="B")
    assert (old.werkgever.naam, new.werkgever.naam) == ("A", "B")
    assert new.id == old.id


def test_years_stay_in_order_and_each_is_there_once() -> None:
    found = dossier()
    for number in (2020, 2018, 2019):
        found = edits.put_year(found, jaar(number))
    assert [year.jaar for year in found.jaren] == [2018, 2019, 2020]
    again = edits.put_year(found, jaar(2019, verloonde_uren=5))
    assert [year.verloonde_uren for year in again.jaren] == [None, Decimal(5), None]


def test_a_year_is_left_out() -> None:
    found = dossier(jaar(2019), jaar(2020))
    assert [year.jaar for year in edits.remove_year(found, 2019).jaren] == [2020]
    assert edits.remove_year(found, 2018) == found


def test_fields_and_rows_of_a_year_are_replaced() -> None:
    found = dossier(jaar(2019), jaar(2020))
    row, hours = baan(), regel()
    found = edits.put_jobs(found, 2020, [row])
    found = edits.put_hours(found, 2020, iter([hours]))
    found = edits.set_year(found, 2020, verloonde_uren=Decimal(7))
    assert found.jaren[0] == jaar(2019)
    assert found.jaren[1] == replace(jaar(2020, row, verloonde_uren=7), uren=(hours,))


def test_a_year_that_is_not_there_is_a_key_error() -> None:
    for change in (
        lambda: edits.set_year(Dossier(), 2020),
        lambda: edits.put_jobs(Dossier(), 2020, []),
        lambda: edits.put_hours(Dossier(), 2020, []),
        lambda: roll_over(Dossier(), 2020, 2021, LENT),
    ):
        with pytest.raises(KeyError):
            change()


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        ([], "P-01"),
        (["x", "P-02"], "P-01"),
        (["P-01"], "P-02"),
        (["P-01", "P-03"], "P-02"),
        ([f"P-{number:02}" for number in range(1, 100)], "P-100"),
        ([f"P-{number:02}" for number in range(1, 101)], "P-101"),
    ],
)
def test_the_first_free_kenmerk(taken: list[str], free: str) -> None:
    assert next(free_kenmerken([baan(kenmerk=kenmerk) for kenmerk in taken])) == free


def test_total_of_rows() -> None:
    assert total_of_rows(jaar(2020)) is None
    assert total_of_rows(jaar(2020, uren=(regel(),))) is None
    assert total_of_rows(jaar(2020, uren=(regel(), regel(verloonde_uren=0)))) == 0
    rows = (regel(verloonde_uren="0.1"), regel(verloonde_uren="0.2"), regel())
    assert total_of_rows(jaar(2020, uren=rows)) == Decimal("0.3")


def rolled(*banen: Baan, target: int = 2025, **values: Any) -> tuple[RollOver, Jaar]:
    found = roll_over(dossier(jaar(2024, *banen, **values)), 2024, target, LENT)
    year = found.dossier.year(target)
    assert year is not None
    return found, year


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ({}, True),
        ({"tot": date(2024, 12, 31)}, False),
        ({"tot": date(2025, 1, 1)}, True),
        ({"telt_mee_tot": date(2024, 12, 31)}, False),
        ({"telt_mee_tot": date(2025, 1, 1)}, True),
        ({"tot": date(2026, 1, 1), "telt_mee_tot": date(2024, 6, 1)}, False),
        ({"tot": date(2024, 6, 1), "telt_mee_tot": date(2026, 1, 1)}, False),
    ],
)
def test_what_still_runs_goes_along(values: dict[str, date], *, runs: bool) -> None:
    found, year = rolled(baan(**values))
    assert len(year.banen) == int(runs)
    assert len(found.taken) == int(runs)
    assert len(found.left_out) == int(not runs)


def test_a_year_in_between_may_be_skipped() -> None:
    _, year = rolled(baan(tot=date(2025, 12, 31)), baan(tot=date(2026, 1, 1)), target=2026)
    assert [row.tot for row in year.banen] == [date(2026, 1, 1)]


def test_what_belongs_to_one_year_is_asked_again() -> None:
    old = baan(
        kenmerk="P-07",
        onderdeel="De Klimop",
        vorm=Vorm.UITZEND,
        toerekening=Toerekening.AFGESPROKEN,
        uren_per_week=20,
        van=date(2023, 5, 1),
        telt_mee_van=date(2023, 6, 1),
        verloonde_uren=1000,
        verloonde_uren_herkomst=Herkomst.LOONAANGIFTE,
        register_gecontroleerd_op=date(2024, 12, 1),
        besluit_telt_mee=JaNee.JA,
        besluit_grond="cao",
        besluit_op=date(2024, 1, 1),
        opmerking="let op",
        reeks="invoer van 2024",
    )
    _, year = rolled(old, verloonde_uren=5, quotumpercentage=2, bron_quotumpercentage="x")
    new = year.banen[0]
    assert new.id != old.id
    assert new == baan(
        kenmerk="P-07",
        onderdeel="De Klimop",
        vorm=Vorm.UITZEND,
        uren_per_week=20,
        van=date(2023, 5, 1),
        telt_mee_van=date(2023, 6, 1),
        opmerking="let op",
        id=new.id,
    )
    assert year.verloonde_uren is None
    assert year.quotumpercentage is None
    assert year.bron_quotumpercentage == ""


def test_rows_of_hours_go_along_without_their_hours() -> None:
    old = (
        regel(onderdeel="A", verloonde_uren=5, reeks="invoer van 2024"),
        regel(onderdeel="B", reeks="invoer van 2024"),
    )
    found, year = rolled(uren=old)
    assert [row.reeks for row in year.uren] == ["", ""]
    assert [(row.onderdeel, row.verloonde_uren) for row in year.uren] == [("A", None), ("B", None)]
    assert {row.id for row in year.uren}.isdisjoint(row.id for row in old)
    assert found.taken == ("2 rijen met uren, nog zonder getal.",)
    assert rolled(uren=old[:1])[0].taken == ("1 rij met uren, nog zonder getal.",)


def test_the_old_year_stays_as_it_is_and_a_year_is_never_overwritten() -> None:
    old = dossier(jaar(2024, baan()), jaar(2026))
    found = roll_over(old, 2024, 2025, LENT).dossier
    assert [year.jaar for year in found.jaren] == [2024, 2025, 2026]
    assert found.year(2024) is old.year(2024)
    with pytest.raises(ValueError, match="2026"):
        roll_over(old, 2024, 2026, LENT)


def test_the_lists_say_what_happened() -> None:
    found, _ = rolled(
        baan(kenmerk="P-01"),
        baan(kenmerk="P-02", tot=date(2024, 6, 30), telt_mee_tot=date(2024, 5, 31)),
        baan(kenmerk="", tot=date(2024, 1, 1)),
    )
    assert found.taken == ("P-01 loopt door.",)
    assert found.left_out == (
        "P-02 stopte op 31 mei 2024.",
        "Een rij zonder kenmerk stopte op 1 januari 2024.",
    )


@pytest.mark.parametrize(
    ("kenmerken", "told"),
    [
        (("A", "B"), "A en B lopen door."),
        (("A", "", ""), "A en 2 rijen zonder kenmerk lopen door."),
        (("",), "1 rij zonder kenmerk loopt door."),
        (("A",) * 60, f"{'A, ' * 58}A en A lopen door."),
        (("A",) * 61, f"{'A, ' * 59}A en nog 1 andere lopen door."),
    ],
)
def test_who_goes_on_is_one_sentence(kenmerken: Sequence[str], told: str) -> None:
    found, _ = rolled(*(baan(kenmerk=kenmerk) for kenmerk in kenmerken))
    assert found.taken == (told,)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"tot": date(2025, 1, 1)}, "A loopt tot en met 1 januari 2025."),
        ({"telt_mee_tot": date(2026, 5, 1)}, "A telt mee tot en met 1 mei 2026."),
        (
            {"tot": date(2025, 5, 1), "telt_mee_tot": date(2025, 4, 30)},
            "A telt mee tot en met 30 april 2025.",
        ),
    ],
)
def test_who_has_an_end_does_not_just_go_on(days: dict[str, date], told: str) -> None:
    found, _ = rolled(baan(kenmerk="A", **days))
    assert found.taken == (told,)


HOURS = "Vul de verloonde uren van 2025 in."
CONTRACT = "Controleer bij elke baan of het contract en de uren per week nog kloppen."
REGISTER = "Controleer voor 2025 opnieuw of iedereen in het doelgroepregister staat."
ALLOCATION = "Spreek de toerekening van ingeleende banen af. Is er een laatste dag: zie Agenda."
NO_WEEK = "Bij sommige banen staan geen uren per week: vul die of de verloonde uren in."
TEXTS = "De toelichting van het oude jaar is overgenomen: lees die na."


@pytest.mark.parametrize(
    ("banen", "values", "checks"),
    [
        ([], {}, [HOURS]),
        ([], {"toelichting": Toelichting(plannen="Meer")}, [HOURS, TEXTS]),
        ([baan(uren_per_week=1)], {}, [HOURS, CONTRACT, REGISTER]),
        ([baan()], {}, [HOURS, CONTRACT, REGISTER, NO_WEEK]),
        *[
            ([baan(uren_per_week=1, vorm=vorm)], {}, [HOURS, CONTRACT, REGISTER, ALLOCATION])
            for vorm in (Vorm.UITZEND, Vorm.DETACHERING_WSW, Vorm.PAYROLL, Vorm.DETACHERING)
        ],
        *[
            ([baan(uren_per_week=1, vorm=vorm)], {}, [HOURS, CONTRACT, REGISTER])
            for vorm in (Vorm.OVERIG_INLEEN, Vorm.UITGELEEND)
        ],
        ([baan(vorm=Vorm.UITZEND, tot=date(2024, 1, 1))], {}, [HOURS]),
    ],
)
def test_the_user_is_told_what_to_check(
    banen: list[Baan], values: dict[str, Any], checks: list[str]
) -> None:
    assert list(rolled(*banen, **values)[0].to_check) == checks


def test_rows_are_marked_as_checked_on_one_day() -> None:
    one, other = baan(register_gecontroleerd_op=date(2025, 1, 1)), baan()
    third = baan()
    found = edits.mark_checked(
        dossier(jaar(2025, one, other, third)), 2025, {one.id, third.id}, date(2026, 2, 3)
    )
    days = [row.register_gecontroleerd_op for row in found.jaren[0].banen]
    assert days == [date(2026, 2, 3), None, date(2026, 2, 3)]
    assert found.jaren[0].banen[1] is other
    with pytest.raises(KeyError):
        edits.mark_checked(dossier(), 2025, set(), date(2026, 2, 3))


@pytest.mark.parametrize(
    ("values", "estimated"),
    [
        ({"verloonde_uren": 5}, False),
        ({"verloonde_uren": 5, "verloonde_uren_herkomst": Herkomst.SCHATTING}, True),
        ({"verloonde_uren": 5, "uren": (regel(herkomst=Herkomst.SCHATTING),)}, False),
        ({"uren": (regel(verloonde_uren=5),)}, False),
        ({"uren": (regel(verloonde_uren=5), regel())}, True),
        ({"uren": (regel(verloonde_uren=5, herkomst=Herkomst.SCHATTING),)}, True),
        ({}, False),
    ],
)
def test_hours_that_lead_may_be_an_estimate(values: dict[str, Any], *, estimated: bool) -> None:
    assert edits.hours_are_estimated(jaar(2025, **values)) is estimated


def test_the_measures_of_a_year_are_replaced() -> None:
    measure = Maatregel("A")
    found = edits.put_measures(dossier(jaar(2025)), 2025, iter([measure]))
    assert found.jaren[0].werkagenda == (measure,)


def test_the_texts_go_along() -> None:
    texts = Toelichting(plannen="Meer", verantwoordelijke="hoofd HR")
    assert rolled(toelichting=texts)[1].toelichting == texts


@pytest.mark.parametrize(
    ("status", "goes"),
    [
        (Voortgang.NIET_BEGONNEN, True),
        (Voortgang.LOOPT, True),
        (Voortgang.KLAAR, False),
        (Voortgang.GESTOPT, False),
    ],
)
def test_a_measure_that_is_not_finished_goes_along_without_its_result(
    status: Voortgang, *, goes: bool
) -> None:
    old = Maatregel("Taken zoeken", "HR", date(2024, 6, 1), status, resultaat="Half af")
    found, year = rolled(werkagenda=(old,))
    assert [replace(new, id="") for new in year.werkagenda] == (
        [replace(old, resultaat="", id="")] if goes else []
    )
    assert all(new.id != old.id for new in year.werkagenda)
    taken = ("1 maatregel van de werkagenda, nog zonder resultaat.",)
    gone = ("1 maatregel van de werkagenda is klaar of gestopt.",)
    assert (found.taken, found.left_out) == ((taken, ()) if goes else ((), gone))
    assert found.to_check[1:] == (
        ("Kijk bij de werkagenda na of de datums nog kloppen.",) if goes else ()
    )
    more = rolled(werkagenda=(old, replace(old, id="x")))[0]
    said = more.taken if goes else more.left_out
    assert said == (
        "2 maatregelen van de werkagenda, nog zonder resultaat."
        if goes
        else "2 maatregelen van de werkagenda zijn klaar of gestopt.",
    )


def test_of_the_text_only_how_it_is_made_goes_along() -> None:
    old = Verslagtekst(Lengte.LANG, Stem.NAAM, "Eigen woorden", "Berekend")
    found, year = rolled(verslagtekst=old)
    assert year.verslagtekst == Verslagtekst(Lengte.LANG, Stem.NAAM)
    assert found.taken == ("De lengte van de tekst, en wie daarin spreekt.",)
    assert found.left_out == ("Uw eigen versie van de tekst hoort bij 2024.",)
    assert rolled(verslagtekst=Verslagtekst(tekst="x"))[0].taken == ()


def test_of_the_comparison_only_the_price_goes_along() -> None:
    found, year = rolled(vergelijking=Vergelijking(Decimal(5000), sroi_bedrag=Decimal(1)))
    assert year.vergelijking == Vergelijking(Decimal(5000))
    assert found.taken == ("Het bedrag per ontbrekende baan.",)
    assert found.left_out == ("De social return van leveranciers hoort bij 2024.",)
    assert rolled(vergelijking=Vergelijking(Decimal(0)))[0].left_out == ()


def test_what_was_reported_and_tried_stays_with_its_year() -> None:
    found, year = rolled(
        vaststelling=Vaststelling(date(2025, 4, 1), "het bestuur"),
        gerapporteerd=(Cijfer("quotum_banen", Decimal(1)),),
        scenarios=(Scenario("A"),),
    )
    assert year == Jaar(2025)
    assert found.left_out == (
        "De vaststelling hoort bij 2024.",
        "1 scenario hoort bij 2024.",
    )
    two = rolled(scenarios=(Scenario("A"), Scenario("B")))[0]
    assert two.left_out == ("2 scenario’s horen bij 2024.",)
