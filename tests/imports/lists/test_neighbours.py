"""Lists that went wrong without a word: other units, totals without a name, errors, parts as 80."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.raw import RawTable, Source, Value
from banen_desktop.imports.lists.recognise import recognise
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.imports.lists.titles import Target, period_of
from banen_desktop.quota.law.law import built_in

LAW = built_in()
Row = tuple[Value, ...]
PEOPLE = ("Personeelsnummer", "Fte")


def result(*rows: Row, broken: frozenset[tuple[int, int]] = frozenset()) -> ListResult:
    titles = [str(title) for title in rows[0]]
    persons = titles.index("Personeelsnummer") if "Personeelsnummer" in titles else None
    table = RawTable(Source("lijst.xlsx", ""), "Blad1", rows, broken=broken, persons=persons)
    found = recognise(table, 2025)
    return convert(found.table, found.mapping, 2025, LAW, Decimal(36))


@given(st.lists(st.decimals(1, 2000, places=2), min_size=2, max_size=8))
def test_a_sum_below_the_rows_without_a_word_is_no_school(hours: list[Decimal]) -> None:
    rows = [(f"School {place}", float(each)) for place, each in enumerate(hours)]
    total = sum(hours)
    found = result(("School", "Verloonde uren"), *rows, ("", float(total)))
    assert found.totals.uren == total
    assert found.totals.eigen_totaal == total
    assert found.skipped.totaalregels == 1


@pytest.mark.parametrize(
    "rows",
    [
        (("A", 100.0), ("B", 50.0), ("", 149.0)),  # another number
        (("A", 100.0), ("B", 50.0), ("C", 150.0)),  # a school of its own
        (("A", 100.0), ("", 100.0)),  # two rows that are alike
        (("", 100.0), ("B", 50.0), ("", 150.0)),  # rows above without a name too
        (("A", 150.0), ("B", 0.0), ("", 150.0)),
    ],
)
def test_what_is_not_such_a_sum_counts(rows: tuple[Row, ...]) -> None:
    found = result(("School", "Verloonde uren"), *rows)
    assert found.skipped.totaalregels == 0
    assert found.totals.uren == sum(Decimal(str(row[1])) for row in rows)


def test_a_sum_of_fte_without_a_word_is_nobody() -> None:
    found = result(PEOPLE, (101.0, 0.5), (102.0, 1.0), ("", 1.5))
    assert found.skipped.totaalregels == 1
    assert found.provenance.gebruikt == 2


def test_fte_of_people_above_two_are_percentages() -> None:
    as_parts = result(PEOPLE, (101.0, 0.8), (102.0, 1.0), (103.0, 0.6))
    as_percentages = result(PEOPLE, (101.0, 80.0), (102.0, 100.0), (103.0, 60.0))
    assert as_percentages.totals.uren == as_parts.totals.uren == Decimal("4510.08")
    assert any("80 is 80%" in one for one in as_percentages.provenance.beslissingen)
    of_schools = result(("School", "Fte"), ("A", 80.0), ("B", 100.0))
    assert of_schools.totals.uren == Decimal(338_256)  # 180 fte of 36 hours in 52.2 weeks


@pytest.mark.parametrize("title", ["(minuten)", "x 100", "in dagen", "vorig jaar", "percentage"])
def test_paid_hours_in_another_unit_are_not_read(title: str) -> None:
    found = result(("School", f"Verloonde uren {title}"), ("A", 60_000.0))
    assert found.rows == ()
    assert found.unused == (("B", f"Verloonde uren {title}"),)


@pytest.mark.parametrize("title", ["Verloonde uren", "Uren", "SV-uren", "Aantal uren"])
def test_months_after_the_words_of_the_hours_are_added_up(title: str) -> None:
    months = ("jan", "feb", "mrt", "apr", "mei", "jun")
    assert [period_of(f"{title} {month}") for month in months] == [1, 2, 3, 4, 5, 6]
    titles = ("School", *(f"{title} {month}" for month in months))
    found = result(titles, ("A", *(10.0 + place for place in range(6))))
    assert found.totals.uren == 75
    assert found.unused == ()


def test_an_error_is_not_a_row_without_employer() -> None:
    titles = ("Werkgever", "School", "Verloonde uren")
    rows: tuple[Row, ...] = (titles, ("N", "A", 100.0), ("", "B", 50.0), ("N", "C", 7.0))
    assert result(*rows).totals.uren == 157
    found = result(*rows, broken=frozenset({(2, 0)}))
    assert found.totals.uren == 107
    assert [each.adres for each in found.refused] == ["A3"]


def test_fte_of_schools_stay_fte() -> None:
    table = RawTable(Source("l.csv", ""), "B", (("School", "Fte"), ("A", 80.0)))
    assert recognise(table, 2025).mapping.targets[1] is Target.FTE
