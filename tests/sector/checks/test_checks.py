"""Every check asks on one side of its limit, and keeps silent on the other."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from gears import examples
from hypothesis import given
from made_monitors import case, received
from random_sectors import sectors

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Sector
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.opgave.records import (
    Opgave,
    Periode,
    Relatie,
    Soort,
    Uitvraag,
    Veld,
    Weg,
)
from banen_desktop.sector.checks.questions import Controle, check_year
from banen_desktop.sector.checks.rules import Grenzen, Regel
from banen_desktop.sector.facts.model import Besluit, Bevinding, Kader, Lid, Monitor, Toestand
from banen_desktop.sector.figures.entry import count, measures_of_all

LAW = built_in()
PAID, WHOLE = Veld.VERLOONDE_UREN, Veld.MEETELLENDE_UREN
OWN, HIRED = Veld.UREN_DIENSTVERBAND, Veld.UREN_INLEEN
PEOPLE, HIRED_PEOPLE = Veld.PERSONEN_DIENSTVERBAND, Veld.PERSONEN_INLEEN
VAST, TIJDELIJK, BOUGHT = Veld.UREN_VAST, Veld.UREN_TIJDELIJK, Veld.UREN_INKOOP_APART
USUAL = {PAID: 100_001, OWN: 2001, HIRED: 501, PEOPLE: 2, HIRED_PEOPLE: 1}
"""Whole units of a return that nothing is asked about."""


def hundredths(values: dict[Veld, Any]) -> dict[Veld, int | Weg]:
    return {
        veld: value if isinstance(value, Weg) else int(Decimal(str(value)) * 100)
        for veld, value in values.items()
    }


def monitor_of(now: dict[Veld, Any], then: dict[Veld, Any] | None = None, **more: Any) -> Monitor:
    """One member, with what it told now and a year ago; `more` are fields of the return."""
    returns = [received("A", 2024, hundredths(USUAL | now), **more)]
    if then is not None:
        returns.append(received("A", 2023, hundredths(USUAL | then)))
    return Monitor(
        leden=(Lid("A"),),
        uitvragen=(
            Uitvraag("u24", "Raad", Sector.PO, 2024, quotumpercentage=Decimal("2.76")),
            Uitvraag("u23", "Raad", Sector.PO, 2023, quotumpercentage=Decimal("2.70")),
        ),
        ontvangsten=tuple(returns),
    )


def asked(monitor: Monitor, year: int = 2024) -> list[str]:
    return [str(each.regel) for each in check_year(monitor, year, LAW).vragen]


def test_an_ordinary_return_is_asked_nothing() -> None:
    assert asked(monitor_of({})) == []
    assert asked(monitor_of({}, {PAID: 98_765, OWN: 1900})) == []


@pytest.mark.parametrize(
    ("regel", "now", "not_now"),
    [
        (Regel.C_BOVEN_A, {PAID: 2501.99}, {PAID: 2502}),
        (Regel.NEGATIEF, {BOUGHT: -0.01}, {BOUGHT: 0}),
        (Regel.EENHEID_ONBEKEND, {BOUGHT: 10**11 + 1}, {BOUGHT: 10**11}),
        (Regel.PERSONEN_NUL, {PEOPLE: 0, HIRED_PEOPLE: 0}, {PEOPLE: 3, HIRED_PEOPLE: 0}),
        (Regel.PERSONEN_NUL, {OWN: 0, HIRED: 0}, {OWN: 0, HIRED: 0, PEOPLE: 0, HIRED_PEOPLE: 0}),
        (Regel.BANEN_PER_PERSOON, {HIRED: 106}, {HIRED: 107}),
        (Regel.BANEN_PER_PERSOON, {OWN: 4300}, {OWN: 4200}),
        (Regel.DELEN_ONGELIJK, {VAST: 2000, TIJDELIJK: 2.01}, {VAST: 2000, TIJDELIJK: 2}),
        (Regel.DELEN_ONGELIJK, {WHOLE: 2503.01}, {WHOLE: 2503}),
        (Regel.AANDEEL_HOOG, {PAID: 16_679.99}, {PAID: 16_680}),
        (Regel.RONDE_DUIZENDTALLEN, {PAID: 90_000, OWN: 2499}, {PAID: 90_000, OWN: 2500}),
        (Regel.HELE_BANEN, {OWN: 2161}, {OWN: 2161.01}),
        (Regel.SOCIAL_RETURN, {BOUGHT: 501}, {BOUGHT: 502}),
    ],
)
def test_a_check_of_one_return(
    regel: Regel, now: dict[Veld, Any], not_now: dict[Veld, Any]
) -> None:
    assert str(regel) in asked(monitor_of(now))
    assert str(regel) not in asked(monitor_of(not_now))


@pytest.mark.parametrize(
    ("regel", "now", "then", "not_then"),
    [
        (Regel.DUIZENDTALLEN, {}, {PAID: 100_000_000}, {PAID: 150_000}),
        (Regel.FTE, {PAID: 101, OWN: 3, HIRED: 0}, {PAID: 101 * 1700}, {PAID: 101 * 3000}),
        (Regel.WEEK, {PAID: 20_000}, {PAID: 20_000 * 52}, {PAID: 20_000 * 30}),
        (Regel.WEEK, {PAID: 20_000}, {PAID: 20_000 * 12}, {PAID: 20_000 * 8}),
        (Regel.NAAR_NUL, {OWN: 0, HIRED: 0}, {OWN: 2663}, {OWN: 2161}),
        (Regel.NAAR_NUL, {OWN: 2663}, {OWN: 0, HIRED: 0}, {OWN: 1}),
        (Regel.INKOOP_ALS_INLEEN, {HIRED: 1501, BOUGHT: 1000}, {}, {HIRED: 700}),
        (Regel.INKOOP_ALS_INLEEN, {HIRED: 1501, BOUGHT: 0}, {BOUGHT: 1000}, {BOUGHT: 1100}),
        (
            Regel.VERWISSELD,
            {OWN: 501, HIRED: 2001},
            {OWN: 2100, HIRED: 480},
            {OWN: 510, HIRED: 2100},
        ),
        (Regel.GELIJK_AAN_VORIG_JAAR, {}, {}, {OWN: 2000.99}),
    ],
)
def test_a_check_beside_last_year(
    regel: Regel, now: dict[Veld, Any], then: dict[Veld, Any], not_then: dict[Veld, Any]
) -> None:
    assert str(regel) in asked(monitor_of(now, then))
    assert str(regel) not in asked(monitor_of(now, not_then))


def test_without_last_year_the_frame_is_what_hours_are_compared_with() -> None:
    monitor = monitor_of({PAID: 20_000})
    framed = replace(monitor, kaders=(Kader("A", 2024, 20_000_000_00),))
    assert "duizendtallen" not in asked(monitor)
    assert "duizendtallen" in asked(framed)


def test_another_percentage_is_asked_about_and_moves_nothing() -> None:
    found = check_year(monitor_of({}, percentage=Decimal("2.70")), 2024, LAW).vragen
    assert [str(each.regel) for each in found] == ["ander_percentage"]
    assert found[0].invloed == 0
    assert "U rekende met 2,7%; wij rekenen voor iedereen met 2,76%." in found[0].zin
    assert asked(monitor_of({}, percentage=Decimal("2.76"))) == []


def test_both_sides_of_hired_hours_are_held_beside_each_other() -> None:
    def hired(hours: int) -> Monitor:
        monitor = monitor_of({}, relaties=(Relatie(Soort.INLEEN, "B", 501_00),))
        other = received(
            "B", 2024, hundredths(USUAL), relaties=(Relatie(Soort.UITLEEN, "A", hours * 100),)
        )
        return replace(
            monitor,
            leden=(Lid("A"), Lid("B")),
            ontvangsten=(*monitor.ontvangsten, other),
        )

    assert asked(hired(500)) == []
    assert asked(hired(499)) == ["spiegel"]


def test_who_is_nobody_and_who_is_twice_leaves_no_total() -> None:
    monitor = monitor_of({})
    assert asked(replace(monitor, leden=())) == ["lid_onbekend"]
    assert asked(replace(monitor, leden=(Lid("A"), Lid("A")))) == ["lid_dubbel"]
    again = received("A", 2024, hundredths(USUAL | {OWN: 2002}), volgnummer=2)
    doubled = replace(monitor, ontvangsten=(*monitor.ontvangsten, again))
    assert asked(doubled) == ["lid_dubbel"]
    waits = replace(again, toestand=Toestand.WACHT)
    assert asked(replace(monitor, ontvangsten=(*monitor.ontvangsten, waits))) == []


def test_another_year_or_period_than_was_asked_leaves_no_total() -> None:
    assert asked(monitor_of({}, uitvraag="u23")) == ["ander_jaar"]
    assert asked(monitor_of({}, uitvraag="u24")) == []
    assert "ander_jaar" in asked(monitor_of({}, periode=Periode.KWARTAAL1))


def test_who_is_outside_the_population_is_asked_nothing_that_is_in_no_total() -> None:
    monitor = monitor_of({PAID: 10})
    outside = replace(monitor, leden=(Lid("A", in_populatie=JaNee.NEE),))
    assert "c_boven_a" in asked(monitor)
    assert asked(outside) == []


@pytest.mark.parametrize(
    ("decision", "blocked"),
    [(None, True), (Besluit.NIEUWE_OPGAVE, True), (Besluit.KLOPT, False)],
)
def test_a_decision_gives_the_total_back_and_changes_no_number(
    decision: Besluit | None, blocked: bool
) -> None:
    monitor = monitor_of({PAID: 10})
    each = monitor.ontvangsten[0]
    decided = replace(
        monitor, bevindingen=(Bevinding("c_boven_a", "A", 2024, each.id, besluit=decision),)
    )
    found = check_year(decided, 2024, LAW)
    assert bool(found.geen_totaal) is blocked
    assert [question.opgegeven for question in found.vragen if question.hard] == [250_200]


def test_a_return_that_does_not_count_is_asked_nothing() -> None:
    monitor = monitor_of({PAID: 10})
    refused = Bevinding("c_boven_a", "A", 2024, monitor.ontvangsten[0].id)
    refused = replace(refused, besluit=Besluit.TELT_NIET)
    assert asked(replace(monitor, bevindingen=(refused,))) == []


def found_in(*influences: str) -> tuple[Controle, list[Fraction]]:
    """A sector where members said other parts than the whole, each so many percent of it."""
    total = 1_000_000
    returns = [
        received(
            f"M{number}",
            2024,
            hundredths({PAID: 10_000_001, WHOLE: float(part) * 10_000, VAST: 0, TIJDELIJK: 0})
            | {OWN: int(float(part) * 10_000 * 100)},
        )
        for number, part in enumerate(influences)
    ]
    rest = total - sum(int(float(part) * 10_000) for part in influences)
    returns.append(received("REST", 2024, hundredths({PAID: 10_000_001, WHOLE: rest, OWN: rest})))
    monitor = Monitor(
        leden=tuple(Lid(each.opgave.lid) for each in returns), ontvangsten=tuple(returns)
    )
    found = check_year(monitor, 2024, LAW)
    return found, [each.invloed for each in found.vragen if each.regel is Regel.DELEN_ONGELIJK]


def test_the_line_stands_where_all_below_it_moves_less_than_one_percent() -> None:
    found, influences = found_in("3", "0.6", "0.3", "0.09")
    assert influences == [3, Fraction("0.6"), Fraction("0.3"), Fraction("0.09")]
    below = [each.invloed for each in found.vragen[found.stop :]]
    assert sum(below) == found.rest == Fraction("0.99")
    assert found.vragen[found.stop - 1].invloed == 3
    found, _ = found_in("3", "0.6", "0.3", "0.1")
    assert found.rest == Fraction("0.4")
    assert len(found.open) == found.stop


def test_the_largest_influence_is_asked_first_and_hard_ones_before_all() -> None:
    monitor = monitor_of({PAID: 10}, {})
    found = check_year(monitor, 2024, LAW).vragen
    assert found[0].hard
    soft = [each.invloed for each in found if not each.hard]
    assert soft == sorted(soft, reverse=True)
    letters = check_year(monitor, 2024, LAW).per_lid()
    assert [len(asked_of) for asked_of in letters.values()] == [len(found)]


def test_every_question_is_a_sentence_without_holes() -> None:
    for regel in Regel:
        text = regel.vraag.format(nu="1 uur", toen="2 uur", jaar=2024, vorig=2023)
        assert text.endswith(("?", "."))
        assert regel.label.endswith("?")
        assert "{" not in text


def test_limits_of_the_council_are_followed() -> None:
    monitor = monitor_of({PAID: 16_670})
    strict, wide = Grenzen(), Grenzen(aandeel=Decimal(16))
    for limits, number in ((strict, 1), (wide, 0)):
        found = check_year(monitor, 2024, LAW, limits).vragen
        assert [each.regel for each in found] == [Regel.AANDEEL_HOOG] * number


def test_the_case_has_its_total_and_questions_that_change_nothing() -> None:
    found = check_year(case(), 2024, LAW)
    assert found.geen_totaal == ()
    assert {each.lid for each in found.vragen} <= {"W1", "W3", "W4", "W7"}
    assert not any(each.hard for each in found.vragen)


def test_a_return_without_any_value_is_no_bug() -> None:
    monitor = replace(monitor_of({}), ontvangsten=(received("A", 2024), received("A", 2023)))
    assert asked(monitor) == []
    empty = Opgave("A", 2024, waarden=dict.fromkeys(Veld, Weg.ONBEKEND))
    unknown = replace(monitor.ontvangsten[0], opgave=empty)
    assert asked(replace(monitor, ontvangsten=(unknown,))) == []


@examples(1)
@given(sectors(strange=True))
def test_any_sector_is_checked_and_questions_are_only_about_returns_that_count(
    monitor: Monitor,
) -> None:
    found = check_year(monitor, 2024, LAW)
    assert count(monitor, 2024, measures_of_all(monitor, 2024, LAW)).uitkomst.leden >= 0
    ids = {each.id for each in monitor.ontvangsten if each.toestand is Toestand.GELDT}
    assert {each.ontvangst for each in found.vragen} <= ids
    assert all(each.invloed >= 0 for each in found.vragen)
    assert all("{" not in each.zin for each in found.vragen)
    below = found.vragen[found.stop :]
    assert not any(each.hard for each in below)
    assert sum((each.invloed for each in below if each.open), Fraction(0)) < 1
