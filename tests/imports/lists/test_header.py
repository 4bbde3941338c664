"""Titles that the program looks for in the wrong place, and where the user says that they are."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from builders import dossier, jaar
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.model import Dossier
from banen_desktop.imports import taking
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.header import NO_HEADER, Header, likely_header, titles_at
from banen_desktop.imports.lists.mapping import ListKind, Mapping
from banen_desktop.imports.lists.raw import RawTable, Value
from banen_desktop.imports.lists.recognise import recognise
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.imports.lists.table import read_clipboard
from banen_desktop.imports.lists.titles import Target
from banen_desktop.quota.law.law import built_in

# A small table above the list has titles that are known; those of the list are not.
ABOVE = "School;Functiegroep;Jaar\nDe Linde;alle;2025\n\nPlek;Getal\nDe Linde;100\nDe Eik;50\n"
NO_TITLES = "De Linde;100\nDe Eik;50\n"
LOW = "Toelichting\n" * 25 + "School;Verloonde uren\nDe Linde;100\nDe Eik;50\n"
WRONG = {
    ABOVE: (Header(0, 1), Header(3, 1)),
    NO_TITLES: (Header(0, 1), NO_HEADER),
    LOW: (Header(0, 1), Header(25, 1)),
}
NOW = datetime(2026, 2, 9, tzinfo=UTC)


def table(text: str) -> RawTable:
    return read_clipboard(text, ";").tables[0]


def with_hours(mapping: Mapping) -> Mapping:
    """The first column is a place, the second its hours."""
    return mapping.with_target(0, Target.ONDERDEEL).with_target(1, Target.VERLOONDE_UREN)


def result(text: str, header: Header) -> ListResult:
    found = recognise(table(text), 2025, header=header)
    return convert(found.table, with_hours(found.mapping), 2025, built_in())


def hours(found: ListResult) -> dict[str, Decimal | None]:
    return {row.onderdeel: row.verloonde_uren for row in found.hours}


@pytest.mark.parametrize("text", WRONG, ids=["above", "none", "low"])
def test_where_the_program_errs_the_user_says_it(text: str) -> None:
    wrong, right = WRONG[text]
    assert likely_header(table(text)) == wrong
    erring, good = result(text, wrong), result(text, right)
    assert hours(erring) != {"De Linde": 100, "De Eik": 50} or erring.refused
    assert hours(good) == {"De Linde": 100, "De Eik": 50}
    assert not good.refused


def test_a_list_without_titles_tells_its_columns_by_letter() -> None:
    found = result(NO_TITLES, NO_HEADER)
    assert titles_at(table(NO_TITLES), NO_HEADER) == ("", "")
    assert found.provenance.kopregel == 0
    assert found.provenance.kolommen == (("A", "Onderdeel"), ("B", "Verloonde uren"))
    assert found.provenance.beslissingen == ("Kolom B: decimaalteken komma.",)


def test_two_rows_of_titles_are_chosen() -> None:
    text = "Plek;Verloonde\n;uren\nDe Linde;100\n"
    assert titles_at(table(text), Header(0, 2)) == ("Plek", "Verloonde uren")
    assert recognise(table(text), 2025, header=Header(0, 2)).mapping.first_row == 2


def test_personal_titles_in_a_chosen_row_leave_their_column_out() -> None:
    """Beside numbers they are not seen as titles while the file is read."""
    rows: tuple[tuple[Value, ...], ...] = (
        ("Personeelsnummer", "Roepnaam", "Verloonde uren", 12.0, 36.0),
        ("100417", "Jansen", 10.0, "", ""),
        ("100418", "Pietersen", 20.0, "", ""),
        ("100417", "Jansen", 5.0, "", ""),
    )
    raw = RawTable(table(LOW).source, "Blad1", rows)
    found = recognise(raw, 2025, header=Header(0, 1))
    assert [each.title for each in found.table.left_out] == ["Roepnaam"]
    assert [row[1] for row in found.table.rows] == ["Roepnaam", "", "", ""]
    assert [row[0] for row in found.table.rows[1:]] == [1, 2, 1]
    assert convert(found.table, found.mapping, 2025, built_in()).totals.personen == 2
    assert raw.rows[1][1] == "Jansen"  # what was read is not changed


def after(text: str, header: Header, kind: ListKind = ListKind.UREN) -> Dossier:
    """A dossier into which the user took the list, with the titles where they are."""
    mapping = with_hours(recognise(table(text), 2025, kind, header).mapping)
    found = convert(table(text), mapping, 2025, built_in())
    return taking.take_list(dossier(jaar(2025)), found, mapping, NOW)


@pytest.mark.parametrize("text", WRONG, ids=["above", "none", "low"])
def test_the_place_of_the_titles_is_remembered_for_the_layout(text: str) -> None:
    right = WRONG[text][1]
    known = after(text, right)
    later = table(text.replace("100", "120"))
    found, remembered = taking.proposed(known, later, 2025)
    assert remembered
    assert found.mapping.header == right
    made = convert(found.table, found.mapping, 2025, built_in())
    assert hours(made) == {"De Linde": 120, "De Eik": 50}


def test_a_row_more_above_the_list_is_no_other_layout() -> None:
    known = after(ABOVE, Header(3, 1))
    found, remembered = taking.proposed(known, table("Nieuw\n" + ABOVE), 2025)
    assert (found.mapping.header, remembered) == (Header(4, 1), True)


def test_another_list_is_another_layout() -> None:
    known = after(NO_TITLES, NO_HEADER)
    for other in ("a;b;c\nd;e;f\n", "School;Verloonde uren\nDe Linde;1\n"):
        _, remembered = taking.proposed(known, table(other), 2025)
        assert not remembered
    _, remembered = taking.proposed(known, table(NO_TITLES), 2025, header=Header(0, 1))
    assert not remembered


def test_the_newest_choice_goes_first_and_a_kind_that_is_given_stays() -> None:
    first = after(ABOVE, Header(3, 1))
    mapping = recognise(table(ABOVE), 2025, ListKind.BANEN, Header(0, 1)).mapping
    jobs = convert(table(ABOVE), mapping, 2025, built_in())
    both = taking.take_list(first, jobs, mapping, NOW.replace(year=2027))
    assert taking.proposed(both, table(ABOVE), 2025)[0].mapping.kind is ListKind.BANEN
    hours_again = taking.proposed(both, table(ABOVE), 2025, ListKind.UREN)
    assert hours_again[0].mapping.header == Header(3, 1)


def test_a_mapping_that_cannot_be_read_is_passed_over() -> None:
    known = after(ABOVE, Header(3, 1))
    year = known.jaren[0]
    (source,) = year.invoer
    spoiled = replace(known, jaren=(replace(year, invoer=(replace(source, indeling="{}"),)),))
    assert not taking.proposed(spoiled, table(ABOVE), 2025)[1]


CELLS = st.text(max_size=8) | st.floats() | st.sampled_from(["Naam", "Verloonde uren", "Personeel"])


@given(
    st.lists(st.lists(CELLS, max_size=5).map(tuple), max_size=8),
    st.integers(0, 60),
    st.integers(0, 2),
)
def test_any_header_of_any_table_can_be_chosen(
    rows: list[tuple[Value, ...]], row: int, lines: int
) -> None:
    raw = RawTable(table(LOW).source, "Blad1", tuple(rows))
    found = recognise(raw, 2025, header=Header(row, lines))
    made = convert(found.table, found.mapping, 2025, built_in(), Decimal(36))
    assert len(found.mapping.targets) == len(found.mapping.titles)
    assert made.provenance.geweigerd == len(made.refused)
    assert [len(row) for row in found.table.rows][: len(rows)] == [
        found.table.width if found.table is not raw else len(row) for row in rows
    ]
