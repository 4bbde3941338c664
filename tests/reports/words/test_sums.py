"""Numbers that are shown together add up as they are shown, or a sentence below them says why."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from builders import baan, dossier, jaar
from golden_years import YEARS
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop import dutch
from banen_desktop.dutch import Sum, rounded_apart
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years import comparison, onderdelen
from banen_desktop.reports.out.screen import year_on_screen
from banen_desktop.reports.pages.comparison import onderdelen_table, series_table
from banen_desktop.reports.words.amounts import amounts_table
from banen_desktop.reports.words.sums import gap_sum, notes_below, shortage_words, sums_in
from banen_desktop.reports.words.tables import Line, Table

LAW = built_in()
tenths = st.decimals(0, 500, places=3)


def _number(text: str) -> Decimal:
    return dutch.parse_number(text)


@pytest.mark.parametrize(
    ("added", "sentence"),
    [
        (Sum(("19,3",), "4,6", ("14,7",)), ""),
        (
            Sum(("19,3",), "4,5", ("14,7",)),
            "Elk getal is apart afgerond: 19,3 − 14,7 is hier 4,5.",
        ),
        (
            Sum(("14,7 banen", "+0,8"), "15,6 banen"),
            "Elk getal is apart afgerond: 14,7 + 0,8 is hier 15,6.",
        ),
        (
            Sum(("1,0", "-0,3"), "0,8", name="Oost"),
            "Elk getal is apart afgerond: Oost: 1,0 − 0,3 is hier 0,8.",
        ),
        (
            Sum(("0,1", "0,1", "0,1", "0,1"), "0,6", name="Verschil"),
            "Elk getal is apart afgerond: Verschil: opgeteld 0,4, hier 0,6.",
        ),
        (Sum(("1.250,5", "niet getoond"), "2.000"), ""),
        (Sum(("minder dan 0,1 baan", "1,0 baan"), "1,0 baan"), ""),
        (Sum(("ten minste 5,0", "1,0"), "ten minste 6,0"), ""),
    ],
)
def test_the_sentence(added: Sum, sentence: str) -> None:
    assert rounded_apart(added) == sentence


def test_many_sums_are_told_by_the_first_and_their_number() -> None:
    off = [Sum((f"{each},1", "1,0"), "0,0") for each in range(4)]
    assert rounded_apart(*off).endswith("0,1 + 1,0 is hier 0,0, en zo zijn er nog 3.")
    assert rounded_apart(off[0], off[0]).count("is hier") == 1


@given(tenths, tenths)
def test_a_sentence_stands_there_exactly_when_the_shown_numbers_do_not_add_up(
    one: Decimal, other: Decimal
) -> None:
    shown = [dutch.format_number(each, 1) for each in (one, other, one + other)]
    adds = _number(shown[0]) + _number(shown[1]) == _number(shown[2])
    assert bool(rounded_apart(Sum((shown[0], shown[1]), shown[2]))) is not adds
    less = [dutch.format_number(each, 1) for each in (one, other, other - one)]
    adds = _number(less[1]) - _number(less[0]) == _number(less[2])
    assert bool(rounded_apart(gap_sum(*less))) is not adds


def _columns(table: Table) -> Iterator[dict[str, str]]:
    for column in range(1, len(table.header)):
        texts = {}
        for line in table.lines:
            if len(line.cells) >= column:
                texts[line.label] = line.cells[column - 1].text
        yield texts


def _is_off(table: Table, total: str, *parts: str) -> bool:
    """Whether some column, read by hand, has a total that is not its parts."""
    for shown in _columns(table):
        texts = [shown.get(label, "") for label in (total, *parts)]
        if all(re.fullmatch(r"[\d.]+(,\d+)?", text) for text in texts):
            values = list(map(_number, texts))
            if sum(values[1:]) != values[0]:
                return True
    return False


def _two_jobs(own: Decimal, hired: Decimal) -> tuple[Outcome, Table]:
    made = dossier(
        jaar(
            2020,
            baan(kenmerk="A", verloonde_uren=own),
            baan(kenmerk="B", verloonde_uren=hired),
            verloonde_uren=500_000,
            verloonde_uren_vorig_jaar=500_000,
        ),
        werkweek_uren=Decimal(36),
    )
    outcome = calculate(made, 2020, LAW)
    return outcome, amounts_table(outcome, LAW, Decimal(36))


hours = st.integers(1, 9_000).map(Decimal)


@given(hours, hours)
def test_the_units_say_when_a_column_does_not_add_up(own: Decimal, hired: Decimal) -> None:
    outcome, table = _two_jobs(own, hired)
    if outcome.by_key["verschil_banen"].value < 0:
        off = _is_off(table, "Het quotum vraagt", "U realiseerde", "Nog nodig")
    else:
        off = _is_off(table, "U realiseerde", "Het quotum vraagt", "Meer dan nodig")
    assert bool(table.note) is off


def test_fte_are_empty_with_a_reason_until_the_werkweek_is_known() -> None:
    outcome, known = _two_jobs(Decimal(1331), Decimal(1331))
    assert [cell.text for cell in known.lines[1].cells] == ["2,0", "2.662", "51", "1,4"]
    table = amounts_table(outcome, LAW, None)
    assert table.header[-1] == "Fte"
    assert {line.cells[-1].text for line in table.lines} == {""}
    assert all(line.cells[-1].ref is None for line in table.lines)
    assert "volledige werkweek" in table.note
    assert "volledige werkweek" not in known.note


def _texts(outcome: Outcome) -> dict[str, str]:
    return {
        key: dutch.format_number(step.value, 1)
        for key, step in outcome.by_key.items()
        if step.unit in {"baan", "uur"}
    }


@pytest.mark.parametrize("name", list(YEARS))
def test_every_kind_of_year_says_on_the_screen_what_does_not_add_up(name: str) -> None:
    made, year = YEARS[name]()
    outcome = calculate(made, year, LAW)
    words = year_on_screen(made, year, LAW)
    gap = outcome.by_key.get("verschil_banen")
    if gap is None or gap.known is None:
        return
    shown = _texts(outcome)
    sums = list(sums_in({key: shown[key] for key in shown if "uren" not in key}))
    assert ("apart afgerond" in words) is any(not each.adds_up for each in sums)
    assert shortage_words(outcome) in words
    assert ("rondt de wet naar beneden af" in words) is bool(shortage_words(outcome))


@pytest.mark.parametrize(("own", "differs"), [(5_031, False), (5_027, True)])
def test_the_tekort_beside_the_gap_is_explained_where_it_is_another_number(
    own: int, differs: bool
) -> None:
    outcome, _ = _two_jobs(Decimal(own), Decimal(0))
    gap, tekort = outcome.by_key["verschil_banen"], outcome.by_key["quotumtekort"]
    assert gap.value < 0
    assert (dutch.rounded(-gap.value, 1) != tekort.value) is differs
    words = notes_below(outcome, {"verschil_banen": "x", "quotumtekort": "y"})
    assert ("Het tekort rondt de wet naar beneden af" in words) is differs
    assert "naar beneden" not in notes_below(outcome, {"verschil_banen": "x"})


def test_years_and_onderdelen_say_what_does_not_add_up() -> None:
    parts = [("Oost", 1331 * 5 + 60), ("West", 1331 * 5 + 60), ("Zuid", 1331 * 5 + 60)]
    rows = [baan(kenmerk=name, onderdeel=name, verloonde_uren=worked) for name, worked in parts]
    made = dossier(
        jaar(2019, *rows[:2], verloonde_uren=500_000, verloonde_uren_vorig_jaar=500_000),
        jaar(2020, *rows, verloonde_uren=500_000, verloonde_uren_vorig_jaar=500_000),
    )
    found = onderdelen_table(onderdelen.divide(made, 2020, LAW))
    done = found.header.index("Gerealiseerd") - 1
    texts = (line.cells[done].text for line in found.lines)
    cells = [text for text in texts if text != "–"]
    *several, whole = cells
    assert sum(map(_number, several)) != _number(whole)
    assert "Gerealiseerd: " in found.note
    years = series_table(comparison.series(made, LAW))
    changed = _line(years, "Gerealiseerde banen")
    jobs = _line(years, "Gerealiseerd")
    before, now = (_number(cell.text) for cell in jobs.cells[:2])
    assert (now - before == _number(changed.cells[1].text)) is ("2020: " not in years.note)


def _line(table: Table, label: str) -> Line:
    return next(line for line in table.lines if line.label == label)
