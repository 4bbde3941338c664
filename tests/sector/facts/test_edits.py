"""The other changes of a monitor: one in, one out, and what a list changes is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sector_samples import SAMPLE, WITH_KEY

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Sector
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.records import Opgave, Periode, Uitvraag
from banen_desktop.sector.facts import edits
from banen_desktop.sector.facts.intake import take_in
from banen_desktop.sector.facts.model import (
    Besluit,
    Bevinding,
    Cijfer,
    Kader,
    Langs,
    Lid,
    Maatregel,
    Monitor,
    Ontvangst,
    Raad,
)
from banen_desktop.sector.facts.standing import members_of, open_questions, standings

LEDEN = (Lid("A", "Aa", id="a"), Lid("B", "Be", id="b"), Lid("C", "Ce", id="c"))
MONITOR = Monitor(leden=LEDEN, kaders=(Kader("A", 2024, 100, "UWV", "k"),), id="m")


def test_another_council_keeps_its_secret_keys() -> None:
    changed = edits.set_council(WITH_KEY, Raad("Andere raad", Sector.PO))
    assert changed.raad.naam == "Andere raad"
    assert edits.identities(changed) == edits.identities(WITH_KEY) != ()


def test_a_new_key_goes_before_the_old_ones_and_none_twice() -> None:
    first = edits.with_new_key(MONITOR, "AGE-SECRET-KEY-1A")
    second = edits.with_new_key(first, "AGE-SECRET-KEY-1B")
    assert edits.identities(second) == ("AGE-SECRET-KEY-1B", "AGE-SECRET-KEY-1A")
    assert edits.with_new_key(second, "AGE-SECRET-KEY-1B") == second
    assert edits.identities(MONITOR) == ()


def test_a_row_with_the_same_key_is_replaced_and_another_added() -> None:
    renamed = replace(LEDEN[0], naam="Anders")
    assert edits.put_member(MONITOR, renamed).leden == (renamed, *LEDEN[1:])
    new = Lid("D")
    assert edits.put_member(MONITOR, new).leden == (*LEDEN, new)
    assert edits.remove_member(MONITOR, "b").leden == (LEDEN[0], LEDEN[2])
    frame = Kader("A", 2024, 200)
    assert edits.put_frame(MONITOR, frame).kaders == (frame,)
    assert len(edits.put_frame(MONITOR, Kader("A", 2025, 1)).kaders) == 2
    asked = Uitvraag("u", "Unie", Sector.PO, 2024)
    with_request = edits.put_request(edits.put_request(MONITOR, asked), replace(asked, bron="x"))
    assert with_request.uitvragen == (replace(asked, bron="x"),)
    assert edits.put_measure(MONITOR, Maatregel(2025, "x")).werkagenda[0].wat == "x"
    assert edits.put_figure(MONITOR, Cijfer(2020, Decimal(5))).cijfers[0].banen == 5


def test_a_decision_keeps_what_was_asked_and_changes_no_number() -> None:
    asked = Bevinding("personen", "A", 2024, "o1", "3", "1", date(2025, 3, 1))
    monitor = edits.put_finding(SAMPLE, asked)
    assert len(monitor.bevindingen) == 2
    assert open_questions(monitor) == 1
    decided = edits.decide(monitor, replace(asked, antwoord="klopt"), Besluit.KLOPT, "hoofd")
    assert decided.bevindingen[1] == replace(
        asked, antwoord="klopt", besluit=Besluit.KLOPT, door="hoofd"
    )
    assert decided.ontvangsten == SAMPLE.ontvangsten
    assert open_questions(decided) == 0
    again = edits.put_finding(decided, replace(asked, id="anders"))
    assert [each.id for each in again.bevindingen] == [each.id for each in decided.bevindingen]


def test_the_newest_meaning_of_a_title_counts() -> None:
    first = edits.remember_titles(MONITOR, [("SV-uren", "uren_inleen"), ("P", "personen")])
    second = edits.remember_titles(first, [("SV-uren", "verloonde_uren")])
    assert second.kolomtitels == (("SV-uren", "verloonde_uren"), ("P", "personen"))


def test_the_request_of_a_year_is_known_when_it_is_the_only_one() -> None:
    one = Uitvraag("a", "Unie", Sector.PO, 2024)
    monitor = replace(MONITOR, uitvragen=(one,))
    assert edits.request_of(monitor, 2024) == one
    assert edits.request_of(monitor, 2024, Periode.KWARTAAL1) is None
    assert edits.request_of(edits.put_request(monitor, replace(one, id="b")), 2024) is None


# Members from a list


def test_new_members_come_behind_those_that_there_are() -> None:
    after, told = edits.take_members(MONITOR, [Lid("D", "De")], [Kader("D", 2024, 5)])
    assert [lid.code for lid in after.leden] == ["A", "B", "C", "D"]
    assert len(after.kaders) == 2
    assert told == ()


def test_what_a_list_changes_about_a_member_is_told_and_its_id_stays() -> None:
    new = Lid("A", "Anders", lid_tot=date(2024, 12, 31), in_populatie=JaNee.NEE)
    after, told = edits.take_members(MONITOR, [new], [Kader("A", 2024, 120, "UWV")])
    assert after.leden[0] == replace(new, id="a")
    assert after.kaders == (Kader("A", 2024, 120, "UWV", "k"),)
    assert told == (
        "A: lid is nu Anders (was Aa).",
        "A: lid tot en met is nu 31-12-2024.",
        "A: telt mee is nu nee (was ja).",
        "A: de uren in het kader van 2024 zijn veranderd.",
    )


def test_what_a_list_leaves_open_stays() -> None:
    monitor = replace(MONITOR, leden=(replace(LEDEN[0], klasse="groot"), *LEDEN[1:]))
    after, told = edits.take_members(monitor, [Lid("A")], [])
    assert after.leden[0].klasse == "groot"
    assert after.leden[0].naam == "Aa"
    assert told == ()


def test_a_member_that_stands_twice_in_a_list_is_kept_twice_and_told() -> None:
    after, told = edits.take_members(MONITOR, [Lid("D", "De"), Lid("D", "Dee")], [])
    assert [lid.naam for lid in after.leden] == ["Aa", "Be", "Ce", "De", "Dee"]
    assert told == ("D staat twee keer in de lijst.",)
    again, _ = edits.take_members(after, [Lid("A", "Aa")], [])
    assert [lid.naam for lid in again.leden] == ["Aa", "Be", "Ce", "De", "Dee"]


# A merger


def test_members_go_into_another_from_a_day_on() -> None:
    after = edits.merge_members(MONITOR, ["A", "B"], Lid("D", "Samen"), date(2024, 1, 1))
    assert [(lid.code, lid.opvolger, lid.lid_tot) for lid in after.leden[:2]] == [
        ("A", "D", date(2023, 12, 31)),
        ("B", "D", date(2023, 12, 31)),
    ]
    assert (after.leden[3].code, after.leden[3].lid_van) == ("D", date(2024, 1, 1))
    assert [lid.code for lid in members_of(after, 2023)] == ["A", "B", "C"]
    assert [lid.code for lid in members_of(after, 2024)] == ["C", "D"]


def test_a_member_can_go_into_one_that_is_there() -> None:
    after = edits.merge_members(MONITOR, ["A"], LEDEN[2], date(2024, 7, 1))
    assert len(after.leden) == 3
    assert after.leden[2] == LEDEN[2]


def test_nobody_goes_into_itself_however_long_the_way() -> None:
    once = edits.merge_members(MONITOR, ["A"], LEDEN[1], date(2024, 1, 1))
    with pytest.raises(KnownProblem, match="niet opgaan in zichzelf"):
        edits.merge_members(once, ["B"], LEDEN[0], date(2025, 1, 1))
    with pytest.raises(KnownProblem, match="niet opgaan in zichzelf"):
        edits.merge_members(MONITOR, ["A"], LEDEN[0], date(2025, 1, 1))


# How far it is


def test_the_standing_tells_who_answered_and_what_waits() -> None:
    asked = Uitvraag("u", "Unie", Sector.PO, 2024)
    leden = (*LEDEN, Lid("X", in_populatie=JaNee.NEE))
    monitor = replace(MONITOR, leden=leden, uitvragen=(asked,))
    returns = [
        Ontvangst(Opgave(code, 2024, volgnummer=number), Langs.OPGAVE)
        for code, number in (("A", 1), ("A", 2), ("X", 1), ("Z", 1))
    ]
    after, _ = take_in(monitor, returns)
    (year,) = standings(after)
    assert year.as_data() == {
        "jaar": 2024,
        "periode": "jaar",
        "leden": 3,
        "geantwoord": 1,
        "niet": ["B", "C"],
        "buiten": ["X", "Z"],
        "wacht": ["A"],
        "conflict": [],
    }


def test_years_and_periods_stand_in_the_order_of_the_calendar() -> None:
    told = [
        Ontvangst(Opgave("A", jaar, periode=periode), Langs.LIJST)
        for jaar, periode in (
            (2024, Periode.KWARTAAL2),
            (2024, Periode.KWARTAAL1),
            (2023, Periode.JAAR),
        )
    ]
    after, _ = take_in(MONITOR, told)
    assert [stand.name for stand in standings(after)] == [
        "2023",
        "2024 (eerste kwartaal)",
        "2024 (tweede kwartaal)",
    ]
