"""What each audience sees: signs, reasons, merging before crosses, words for what is derived."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from banen_desktop.dossier.model import Sector
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.opgave.records import Opgave, Stand, Uitvraag, Veld, Weg
from banen_desktop.sector.facts.model import Cijfer, Langs, Lid, Monitor, Ontvangst
from banen_desktop.sector.figures.entry import count, measures_of_all
from banen_desktop.sector.figures.model import Aandeel, Jaarcijfers
from banen_desktop.sector.publication.cells import Eenheid, Lezer, Teken, shown
from banen_desktop.sector.publication.core import in_service
from banen_desktop.sector.publication.editions import warnings_between
from banen_desktop.sector.publication.guard import Uitgave, publish
from banen_desktop.sector.publication.safety import Bijdrage, Deling, danger, merged
from banen_desktop.sector.publication.spread import classes_of_quotum

OTHERS = [Lezer.DEELNEMERS, Lezer.OPENBAAR]
JOB = 133_100
SPLIT = ("Eigen", "Ingeleend", "Niet gesplitst")


def returned(code: str, jobs: int, year: int = 2024, **more: int | Weg) -> Ontvangst:
    """So many whole jobs, of 400 paid ones in all; `more` are fields in hundredths, or why not."""
    values: dict[Veld, int | Weg] = {
        Veld.VERLOONDE_UREN: 400 * JOB,
        Veld.MEETELLENDE_UREN: jobs * JOB,
        Veld.UREN_DIENSTVERBAND: jobs * JOB,
        Veld.UREN_INLEEN: 0,
        Veld.PERSONEN_DIENSTVERBAND: jobs * 100,
        Veld.PERSONEN_INLEEN: 0,
    }
    values |= {veld: more[str(veld)] for veld in Veld if str(veld) in more}
    return Ontvangst(
        Opgave(code, year, waarden=values, stand=Stand.DEFINITIEF), Langs.LIJST, id=f"{code}{year}"
    )


def sector(
    returns: Sequence[Ontvangst], classes: Mapping[str, str] | None = None, **more: Lid
) -> Monitor:
    """A monitor of these returns; `more` are members that are told whole."""
    codes = dict.fromkeys(each.opgave.lid for each in returns)
    return Monitor(
        leden=tuple(
            more.get(code) or Lid(code, f"Lid {code}", klasse=(classes or {}).get(code, ""))
            for code in codes
        ),
        uitvragen=tuple(
            Uitvraag(f"u{year}", "Raad", Sector.PO, year, quotumpercentage=Decimal("2.5"))
            for year in (2023, 2024)
        ),
        ontvangsten=tuple(returns),
    )


def counted(monitor: Monitor) -> Jaarcijfers:
    return count(monitor, 2024, measures_of_all(monitor, 2024, built_in()))


def seen(monitor: Monitor, lezer: Lezer) -> Uitgave:
    return publish(counted(monitor), lezer)


def told(edition: Uitgave, table: str) -> dict[str, list[str]]:
    """A table as the reader sees it."""
    return {row.naam: [cell.getoond for cell in row.cellen] for row in edition.tabel(table).rijen}


def even(number: int, **more: int | Weg) -> list[Ontvangst]:
    return [returned(f"M{each:02}", 5, 2024, **more) for each in range(number)]


def part(lid: str, value: int, persons: int | None = 10) -> Bijdrage:
    return Bijdrage(lid, value, None if persons is None else persons * 100)


@pytest.mark.parametrize(
    ("parts", "safe"),
    [
        ([], True),
        ([part("a", 10), part("b", 10)], False),
        ([part("a", 10), part("b", 10), part("c", 10)], True),
        ([part("a", 10), part("b", 10), part("c", 0)], False),
        ([part("a", 0), part("b", 0)], False),
        ([part("a", 0), part("b", 0), part("c", 0)], True),
        ([part("a", 10, 1), part("b", 10, 1), part("c", 10, 2)], False),
        ([part("a", 10, 1), part("b", 10, 1), part("c", 10, 3)], True),
        ([part("a", 10, None), part("b", 10, 2), part("c", 10, 2)], False),
        ([part("a", 10, None), part("b", 10, 2), part("c", 10, 3)], True),
        ([part("a", 100), part("b", 50), part("c", 10)], True),
        ([part("a", 100), part("b", 50), part("c", 9)], False),
        ([part("a", 100), part("b", 50), part("c", 6), part("d", 4)], True),
    ],
)
def test_a_sum_is_safe_from_three_members_five_persons_and_a_tenth_on(
    parts: list[Bijdrage], safe: bool
) -> None:
    assert (danger(parts) == "") is safe


def test_what_is_shown_of_a_quantity_stays_safe_in_all_tables_together() -> None:
    """Two tables that are each safe, of which the difference is one member."""
    deling = Deling(part(code, 10) for code in "abcdefg")
    first = dict.fromkeys("abcd", "links") | dict.fromkeys("efg", "rechts")
    second = dict.fromkeys("abc", "boven") | dict.fromkeys("defg", "onder")
    assert deling.fits(first)
    assert deling.fits(second)
    deling.divide(first)
    assert not deling.fits(second)
    assert set(deling.dangers(second)) == {"onder"}


def test_small_groups_go_together_before_anything_is_hidden() -> None:
    """Three classes of one member each, marked, would give themselves away: 21 - 18 = 3."""
    groups = {f"g{each}": "groot" for each in range(6)} | {"a": "a", "b": "b", "c": "c"}
    found = merged([Deling(part(code, 10) for code in groups)], groups, "Overige")
    assert found is not None
    assert {found[0][code] for code in "abc"} == {"Overige"}
    assert set(found[1]) == {"a", "b", "c"}
    # Two that are left over need the smallest of the others.
    groups = {f"g{each}": "groot" for each in range(6)} | {
        f"m{each}": "middel" for each in range(4)
    }
    found = merged([Deling(part(code, 10) for code in [*groups, "a"])], groups | {"a": "a"}, "O")
    assert found is not None
    assert set(found[0].values()) == {"groot", "O"}
    assert (
        merged(
            [Deling(part(code, 10) for code in "abcd")], dict(zip("abcd", "xxxy", strict=True)), "O"
        )
        is None
    )


def test_the_raad_sees_everything() -> None:
    edition = seen(sector(even(1)), Lezer.RAAD)
    assert edition.verborgen == ()
    assert told(edition, "kern")["Banen"] == ["5,0"]
    assert told(edition, "per_lid")["Lid M00"][-3:] == ["5,0", "10,0", "50,0"]
    assert told(edition, "per_lid")["Lid M00"][0] == "M00"


@pytest.mark.parametrize("lezer", OTHERS)
def test_others_see_no_total_of_two_members_and_no_member_at_all(lezer: Lezer) -> None:
    edition = seen(sector(even(2)), lezer)
    assert told(edition, "kern")["Banen"] == ["x"]
    assert ("Banen", "Het gaat om minder dan 3 leden.") in edition.verborgen
    assert "per_lid" not in [each.sleutel for each in edition.tabellen]
    edition = seen(sector(even(3)), lezer)
    assert told(edition, "kern")["Banen"] == ["15,0"]


def test_a_class_of_one_member_is_merged_and_its_neighbours_do_not_give_it_away() -> None:
    classes = {f"M{each:02}": "a" for each in range(6)} | {f"M{each:02}": "b" for each in (6, 7, 8)}
    monitor = sector(even(10), classes | {"M09": "c"})
    assert list(told(seen(monitor, Lezer.RAAD), "klassen")) == ["a", "b", "c"]
    table = told(seen(monitor, Lezer.DEELNEMERS), "klassen")
    assert table == {"a": ["6", "30,0", "60,0", "50,0"], "Overige": ["4", "20,0", "40,0", "50,0"]}
    assert "klassen" not in [each.sleutel for each in seen(monitor, Lezer.OPENBAAR).tabellen]


def test_the_distribution_is_merged_as_it_was_drawn() -> None:
    """Six classes with 1, 1, 4, 6, 8 and 1 members become three with 6, 6 and 9."""
    jobs = [0, 2, 3, 3, 3, 3, *[6] * 6, *[8] * 8, 11]
    returns = [returned(f"M{number:02}", each) for number, each in enumerate(jobs)]
    outcome = counted(sector(returns)).uitkomst
    assert [members for _, members in outcome.verdeling] == [1, 1, 4, 6, 8, 1]
    assert classes_of_quotum(outcome, Lezer.OPENBAAR) == [("0-50", 6), ("50-75", 6), (">=75", 9)]
    assert len(classes_of_quotum(outcome, Lezer.RAAD)) == 6


@pytest.mark.parametrize(
    ("k", "n", "text"),
    [
        (20, 21, "ruim 85%"),
        (19, 21, "ruim 85%"),
        (18, 21, "18 van 21"),
        (21, 21, "21 van 21"),
        (2, 21, "x"),
        (4, 5, "x"),
        (0, 21, "0 van 21"),
    ],
)
def test_k_of_n_is_in_words_where_one_or_two_stand_apart(k: int, n: int, text: str) -> None:
    share = Aandeel(k, n, n + 3)
    assert in_service(share, None, Lezer.OPENBAAR).getoond == text
    assert in_service(share, None, Lezer.RAAD).getoond == f"{k} van {n}"


def test_k_of_n_beside_who_has_nothing_tells_of_no_one_either() -> None:
    assert in_service(Aandeel(16, 20, 20), 3, Lezer.OPENBAAR).getoond == "x"
    assert in_service(Aandeel(16, 20, 20), 4, Lezer.OPENBAAR).getoond == "16 van 20"


@pytest.mark.parametrize("lezer", OTHERS)
def test_one_return_without_a_split_leaves_only_whole_percents(lezer: Lezer) -> None:
    hired = {"uren_inleen": 1 * JOB, "meetellende_uren": 6 * JOB, "personen_inleen": 200}
    unsplit = {"uren_dienstverband": Weg.KLEIN, "uren_inleen": Weg.KLEIN}
    monitor = sector([*even(5, **hired), returned("U", 5, 2024, **unsplit)])
    rows = told(seen(monitor, lezer), "kern")
    assert rows["Banen"] == ["35,0"]
    assert (rows["Eigen"], rows["Ingeleend"]) == (["ongeveer 83%"], ["ongeveer 17%"])
    assert rows["Niet gesplitst"] == ["x"]
    rows = told(seen(sector([*even(5), returned("U", 5, 2024, **unsplit)]), lezer), "kern")
    assert (rows["Eigen"], rows["Ingeleend"]) == (["ongeveer 100%"], ["ongeveer 0%"])
    rows = told(seen(sector(even(5, **hired)), lezer), "kern")
    assert [rows[name][0] for name in ("Eigen", "Ingeleend", "Niet gesplitst")] == [
        "25,0",
        "5,0",
        "-",
    ]


@pytest.mark.parametrize("lezer", OTHERS)
def test_hired_jobs_of_two_members_are_hidden_with_the_own_ones(lezer: Lezer) -> None:
    hired = {"uren_inleen": 3 * JOB, "meetellende_uren": 8 * JOB, "personen_inleen": 300}
    two = [returned(f"H{each}", 5, 2024, **hired) for each in range(2)]
    rows = told(seen(sector([*even(5), *two]), lezer), "kern")
    assert [rows[name][0] for name in SPLIT] == ["x", "x", "x"]


def in_both(then: int, now: int) -> list[Ontvangst]:
    """Ten members that answered in both years, with so many jobs each."""
    told_jobs = ((2023, then), (2024, now))
    return [returned(f"B{each}", jobs, year) for each in range(10) for year, jobs in told_jobs]


def compared(came: int, silent: int) -> Monitor:
    """Ten members in both years, some that answer now only, and some then only."""
    both = in_both(10, 11)
    now = [returned(f"N{each}", 4) for each in range(came)]
    then = [returned(f"T{each}", 6, 2023) for each in range(silent)]
    return sector([*both, *now, *then])


@pytest.mark.parametrize("lezer", OTHERS)
def test_small_lines_of_the_closing_sum_stand_together_and_growth_is_whole(lezer: Lezer) -> None:
    edition = seen(compared(4, 2), lezer)
    rows = told(edition, "zelfde_leden")
    assert rows == {
        "2023, alle antwoorden": ["12", "112,0"],
        "Zelfde leden, fusie gevolgd": ["10", "10,0"],
        "Nieuw, weg, één jaar geantwoord": ["6", "4,0"],
        "2024, alle antwoorden": ["14", "126,0"],
        "Groei van zelfde leden": ["10", "10%"],
    }
    whole = told(seen(compared(4, 3), lezer), "zelfde_leden")
    assert whole["Antwoordden nu wel"] == ["4", "16,0"]
    assert whole["Antwoordden nu niet"] == ["3", "-18,0"]
    assert whole["Groei van zelfde leden"] == ["10", "10,0"]


@pytest.mark.parametrize(("now", "rate"), [(103, "3%"), (200, "100%"), (300, "x")])
def test_the_growth_is_hidden_where_a_whole_percent_leaves_no_room(now: int, rate: str) -> None:
    """Half a percent of a large growth tells what all had then, and so what two had."""
    silent = [returned(f"T{each}", 45, 2023) for each in range(2)]
    late = [returned(f"N{each}", 45) for each in range(2)]
    monitor = sector([*in_both(100, now), *silent, *late])
    rows = told(seen(monitor, Lezer.OPENBAAR), "zelfde_leden")
    assert rows["Groei van zelfde leden"] == ["10", rate]


def test_when_nobody_was_silent_the_difference_would_be_the_newcomer() -> None:
    rows = told(seen(compared(1, 0), Lezer.OPENBAAR), "zelfde_leden")
    assert {cell for cells in rows.values() for cell in cells} == {"x"}


def test_signs_are_those_of_the_cbs() -> None:
    assert shown(None, Eenheid.BANEN).getoond == "."
    assert shown(0, Eenheid.BANEN).getoond == "-"
    assert shown(Fraction(4, 100), Eenheid.BANEN).getoond == "0"
    assert shown(Fraction(5, 100), Eenheid.BANEN).getoond == "0,1"
    assert shown(Fraction(49, 100), Eenheid.LEDEN).getoond == "0"
    assert [str(sign) for sign in Teken] == [".", "*", "x", "-", "0"]


@pytest.mark.parametrize("lezer", Lezer)
def test_a_provisional_year_has_a_star_in_the_series(lezer: Lezer) -> None:
    monitor = compared(4, 4)
    assert list(told(seen(monitor, lezer), "reeks")) == ["2023", "2024"]
    edition = publish(counted(monitor), lezer, voorlopig=True)
    assert list(told(edition, "reeks")) == ["2023", "2024*"]
    one = monitor.ontvangsten[1]
    provisional = replace(one, opgave=replace(one.opgave, stand=Stand.VOORLOPIG))
    monitor = replace(
        monitor,
        ontvangsten=tuple(provisional if each is one else each for each in monitor.ontvangsten),
    )
    assert list(told(seen(monitor, lezer), "reeks")) == ["2023", "2024*"]


def test_a_published_year_and_its_break_stand_in_the_series() -> None:
    old = Cijfer(2022, Decimal("268.3"), Decimal("59.8"), "jaarverslag", breuk="met social return")
    edition = seen(replace(compared(4, 4), cijfers=(old,)), Lezer.OPENBAAR)
    assert told(edition, "reeks")["2022"] == ["268,3", "59,8"]
    assert edition.tabel("reeks").uitleg == ("Breuk na 2022: met social return",)


def test_over_a_break_there_is_no_growth() -> None:
    old = Cijfer(2023, Decimal(1), breuk="andere telling")
    found = counted(replace(compared(4, 4), cijfers=(old,)))
    assert found.alle_antwoorden_groei is None
    assert found.zelfde_leden is not None
    assert found.zelfde_leden.groei is None


def test_between_two_editions_one_correction_is_a_warning() -> None:
    monitor = sector(even(8))
    changed = returned("M00", 6)
    corrected = replace(monitor, ontvangsten=(changed, *monitor.ontvangsten[1:]))
    one, other = (seen(each, Lezer.OPENBAAR) for each in (monitor, corrected))
    assert warnings_between(one, one) == ()
    found = warnings_between(one, other)
    assert any("bij banen over 2024" in sentence for sentence in found)
    raad = seen(corrected, Lezer.RAAD)
    assert warnings_between(seen(monitor, Lezer.RAAD), raad) == ()


def test_a_correction_of_many_is_no_warning() -> None:
    monitor = sector(even(8))
    changed = [returned(f"M{each:02}", 6) for each in range(4)]
    corrected = replace(monitor, ontvangsten=(*changed, *monitor.ontvangsten[4:]))
    editions = (seen(each, Lezer.OPENBAAR) for each in (monitor, corrected))
    assert warnings_between(*editions) == ()


def test_purchase_has_no_persons_so_its_hours_say_how_many_they_are_at_least() -> None:
    bought = {"uren_inkoop_apart": 3 * JOB}
    assert told(seen(sector(even(5, **bought)), Lezer.OPENBAAR), "ernaast")["Ingekocht"] == [
        "5",
        "15,0",
    ]
    little = {"uren_inkoop_apart": JOB // 10}
    waits = {"uren_nog_toe_te_rekenen": JOB // 10}
    rows = told(seen(sector(even(4, **little, **waits)), Lezer.OPENBAAR), "ernaast")
    assert rows["Ingekocht"] == rows["Nog toe te rekenen"] == ["x", "x"]
    assert rows["Buiten het register"] == [".", "."]


def test_members_that_came_this_year_are_in_their_own_line() -> None:
    new = Lid("N0", lid_van=date(2024, 1, 1))
    rows = told(seen(sector(compared(1, 0).ontvangsten, N0=new), Lezer.RAAD), "zelfde_leden")
    assert rows["Kwamen erbij"] == ["1", "4,0"]
    assert rows["Antwoordden nu wel"] == ["-", "-"]
