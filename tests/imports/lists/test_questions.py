"""What a list leaves open is asked: on both sides of each boundary, and with each answer."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.mapping import from_json, to_json
from banen_desktop.imports.lists.questions import ANSWERS
from banen_desktop.imports.lists.raw import RawTable, Source, Value
from banen_desktop.imports.lists.recognise import recognise
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.quota.law.law import built_in

LAW = built_in()
SOURCE = Source("lijst.xlsx", "0" * 64)
JOBS = ("Kenmerk", "Uren per week", "Begindatum", "Einddatum")


def read(
    titles: Sequence[str], *rows: Sequence[Value], name: str = "Blad1", **answers: str
) -> ListResult:
    table = RawTable(SOURCE, name, (tuple(titles), *map(tuple, rows)))
    mapping = recognise(table, 2025).mapping
    for question, answer in answers.items():
        mapping = mapping.with_answer(question, answer)
    return convert(table, mapping, 2025, LAW, Decimal(36))


def hours(*cells: Value, title: str = "Verloonde uren", **answers: str) -> ListResult:
    return read(("Afdeling", title), *((f"A{n}", cell) for n, cell in enumerate(cells)), **answers)


def open_questions(found: ListResult) -> list[str]:
    return [question.key for question in found.questions if not question.answer]


def jobs(*days: Sequence[Value], **answers: str) -> ListResult:
    rows = [(f"P-{number}", 20.0, *pair) for number, pair in enumerate(days, 1)]
    return read(JOBS, *rows, **answers)


def spans(found: ListResult) -> list[tuple[date | None, date | None]]:
    return [(baan.van, baan.tot) for baan in found.jobs]


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (("156.600", "1512.000", "78.300"), "1746.9"),  # 1512.000 cannot be Dutch
        (("156,600", "1512,000"), "1668.6"),
        (("1.512.000", "1.500"), "1513500"),
        (("1.500", "950"), "2450"),  # who writes 950 without decimals does not write 1.500 for 1,5
        (("1.500", "0.750"), "2.25"),
        (("1.500", "12,5"), "1512.5"),
    ],
)
def test_one_cell_decides_the_decimal_sign_of_a_column(cells: tuple[str, ...], total: str) -> None:
    found = hours(*cells)
    assert found.totals.uren == Decimal(total)
    assert not found.refused
    assert not found.questions


@pytest.mark.parametrize("cells", [("156.600", "78.300"), ("1.234",), ("1,234", "5,678")])
def test_a_sign_that_nothing_decides_is_asked(cells: tuple[str, ...]) -> None:
    found = hours(*cells)
    assert open_questions(found) == ["decimaal"]
    assert not found.rows
    assert len(found.refused) == len(cells)
    whole = sum(Decimal(cell.replace(".", "").replace(",", "")) for cell in cells)
    sign, other = ("punt", "komma") if "." in cells[0] else ("komma", "punt")
    assert hours(*cells, decimaal=sign).totals.uren == whole / 1000
    assert hours(*cells, decimaal=other).totals.uren == whole


def test_only_the_cells_that_can_be_both_wait_for_the_answer() -> None:
    found = hours("1.234", 100.0, "50")
    assert found.totals.uren == 150
    assert len(found.refused) == 1


def test_contradicting_signs_leave_the_others_open() -> None:
    found = hours("1,5", "2.25", "1.234")
    assert open_questions(found) == ["decimaal"]


@pytest.mark.parametrize(
    ("titles", "cell", "hours_a_week"),
    [
        (("Personeelsnummer", "Uren per week"), "36.000", "36"),
        (("Personeelsnummer", "Uren per week"), "31,500", "31.5"),
        (("Personeelsnummer", "Fte"), "1.000", "36"),
        (("Personeelsnummer", "Deeltijdpercentage"), "100.000", "36"),
    ],
)
def test_size_decides_fte_and_hours_a_week(
    titles: tuple[str, str], cell: str, hours_a_week: str
) -> None:
    found = read(titles, ("101", cell))
    assert not open_questions(found)
    assert found.totals.uren == Decimal(hours_a_week) * Decimal("52.2")


def test_paid_hours_of_one_person_are_decided_by_size_where_that_can() -> None:
    titles = ("Personeelsnummer", "Verloonde uren")
    assert read(titles, ("101", "156.600")).totals.uren == Decimal("156.6")
    assert open_questions(read(titles, ("101", "1.872"))) == ["decimaal"]


@given(st.lists(st.dates(date(1970, 1, 1), date(2025, 12, 31)), min_size=2, max_size=6))
def test_one_proving_column_decides_the_order_for_the_file(days: list[date]) -> None:
    for form, proof in (("%m/%d/%Y", "12/31/2025"), ("%d/%m/%Y", "31/12/2025")):
        found = jobs(*((f"{day:{form}}", proof) for day in days))
        assert spans(found) == [(day, date(2025, 12, 31)) for day in days]


def test_a_file_that_contradicts_itself_is_asked_about() -> None:
    days = [("14/02/2025", ""), ("03/14/2025", ""), ("01/02/2025", "")]
    found = jobs(*days)
    assert open_questions(found) == ["datums"]
    assert spans(found) == [(date(2025, 2, 14), None), (date(2025, 3, 14), None)]
    assert spans(jobs(*days, datums="dag-eerst"))[-1] == (date(2025, 2, 1), None)
    assert spans(jobs(*days, datums="maand-eerst"))[-1] == (date(2025, 1, 2), None)


def test_one_fault_among_many_is_a_fault() -> None:
    found = jobs(*((f"{day}-02-2025", "") for day in range(13, 24)), ("03-14-2025", ""))
    assert not found.questions
    assert len(found.refused) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025/01/31", date(2025, 1, 31)),
        ("2025.1.31", date(2025, 1, 31)),
        ("31/01/25", date(2025, 1, 31)),
        ("31-1-'25", None),
        ("45688", date(2025, 1, 31)),
        ("45688,5", date(2025, 1, 31)),
        ("31-1-2025 1:30 PM", date(2025, 1, 31)),
        ("2025-01-30T23:00:00.000Z", date(2025, 1, 31)),
        ("2025-05-31T22:00:00Z", date(2025, 6, 1)),
        ("2025-05-31T22:30:00+02:00", date(2025, 5, 31)),
        ("2025-06-01T00:30:00+05:00", date(2025, 5, 31)),
        ("2025-05-31 17:00:00-0500", date(2025, 6, 1)),
    ],
)
def test_spellings_of_days(text: str, day: date | None) -> None:
    found = jobs((text, ""), ("1-1-2025 12:00", ""))
    assert spans(found)[0][0] == (day or date(2025, 1, 1))
    assert len(found.refused) == (day is None)


@given(st.lists(st.dates(date(2020, 1, 1), date(2025, 12, 30)), min_size=1, max_size=5))
def test_clocks_of_ten_and_eleven_at_night_are_asked_about(days: list[date]) -> None:
    clocks = [time(23 if day.month in {1, 2, 11, 12} else 22) for day in days]
    cells = [datetime.combine(day, clock) for day, clock in zip(days, clocks, strict=True)]
    for values in (cells, [f"{cell:%Y-%m-%d %H:%M:%S}" for cell in cells]):
        pairs: list[tuple[Value, Value]] = [(value, "") for value in values]
        assert open_questions(jobs(*pairs)) == ["klok"]
        assert not jobs(*pairs).rows
        assert [van for van, _ in spans(jobs(*pairs, klok="zelfde-dag"))] == days
        after = [day + timedelta(days=1) for day in days]
        assert [van for van, _ in spans(jobs(*pairs, klok="volgende-dag"))] == after


def test_one_other_clock_and_there_is_no_question() -> None:
    late = datetime.combine(date(2025, 1, 31), time(22))
    found = jobs((late, ""), (late + timedelta(hours=1, minutes=30), ""))
    assert not found.questions
    assert spans(found)[0][0] == late.date()


@given(st.lists(st.integers(1, 120_000), min_size=2, max_size=20))
def test_hours_that_a_writer_turned_into_days(minutes: list[int]) -> None:
    minutes.append(110_190)  # 1836:30
    days = [number / 1440 for number in minutes]
    found = hours(*days)
    assert open_questions(found) == ["duur"]
    assert not found.rows
    exact = sum((round(Decimal(number) / 60, 6) for number in minutes), Decimal(0))
    assert abs(hours(*days, duur="dagen").totals.uren - exact) < Decimal("0.001")
    assert abs(hours(*days, duur="uren").totals.uren - exact / 24) < Decimal("0.001")


@given(st.lists(st.decimals(0, 2000, places=2), min_size=1), st.integers(0, 59))
def test_hours_and_minutes_are_no_days(numbers: list[Decimal], minute: int) -> None:
    assert not hours(*map(float, numbers), 36 + minute / 60, 156.6).questions


def test_answers_are_kept_with_the_layout() -> None:
    table = RawTable(SOURCE, "Blad1", (("Afdeling", "Verloonde uren"), ("A", "1.234")))
    mapping = recognise(table, 2025).mapping
    for question, answers in ANSWERS.items():
        mapping = mapping.with_answer(question, answers[-1])
    again = from_json(json.loads(json.dumps(to_json(mapping))))
    assert again == mapping
    assert [again.answer(question) for question in ANSWERS] == [a[-1] for a in ANSWERS.values()]
    emptied = mapping.with_answer("klok", "").with_answer("decimaal", "")
    assert (emptied.answer("klok"), emptied.decimal) == ("", "")
    older = to_json(replace(mapping, answers=()))
    del older["antwoorden"]
    assert from_json(older).answers == ()


MONTHS = ("Periode", "Personeelsnummer", "Uren")
HOURS = st.lists(st.integers(100, 170), min_size=4, max_size=13)


def by_period(people: Sequence[Sequence[float]]) -> list[tuple[Value, ...]]:
    return [
        (float(period), float(101 + person), hours)
        for person, row in enumerate(people)
        for period, hours in enumerate(row, 1)
    ]


def running(row: Sequence[float]) -> list[float]:
    return [float(sum(row[: place + 1])) for place in range(len(row))]


@given(st.lists(HOURS, min_size=1, max_size=4))
def test_running_totals_are_known_by_their_shape(people: list[list[int]]) -> None:
    stands = by_period([running(row) for row in people])
    found = read(MONTHS, *stands)
    assert found.totals.uren == sum(map(sum, people))
    assert [question.key for question in found.questions] == ["cumulatief"]
    assert found.skipped.eerdere_standen == len(stands) - len(people)
    added = read(MONTHS, *stands, cumulatief="optellen")
    assert added.totals.uren == sum(sum(running(row)) for row in people)
    assert added.skipped.eerdere_standen == 0


@given(st.lists(HOURS, min_size=1, max_size=4), st.randoms())
def test_hours_of_a_month_are_no_running_total(people: list[list[int]], chance: Random) -> None:
    hours = [[float(130 + chance.randint(0, 40)) for _ in row] for row in people]
    found = read(MONTHS, *by_period(hours))
    assert not found.questions
    assert found.totals.uren == sum(map(sum, hours))


def test_running_totals_are_known_by_their_title() -> None:
    """Also where they fall, by a correction, and for somebody who left early."""
    rows = by_period([[100.0, 90.0], [50.0, 60.0, 55.0]])
    found = read((*MONTHS[:2], "Verloonde uren cum."), *rows)
    assert found.totals.uren == 90 + 55


def test_two_contracts_of_one_person_have_a_stand_each() -> None:
    titles = (
        "Jaar",
        "Periode",
        "Personeelsnummer",
        "Volgnummer dienstverband",
        "Verloonde uren cum",
    )
    rows = [(2025, 1, 101, 1, 50.0), (2025, 2, 101, 1, 90.0), (2025, 1, 101, 2, 10.0)]
    assert read(titles, *rows, (2024, 12, 101, 1, 1500.0)).totals.uren == 100


def test_running_totals_side_by_side() -> None:
    months = ("januari", "februari", "maart", "april", "mei")
    rows: list[tuple[Value, ...]] = [
        ("A", 100.0, 200.0, 300.0, 400.0, 500.0),
        ("B", 10.0, 20.0, 30.0, "", ""),
    ]
    found = read(("Afdeling", *months), *rows)
    assert found.totals.uren == 530
    assert read(("Afdeling", *months), *rows, cumulatief="optellen").totals.uren == 1560
    same = [("A", 100.0, 90.0, 110.0, 100.0, 100.0)]
    assert read(("Afdeling", *months), *same).totals.uren == 500


@pytest.mark.parametrize("spelling", ["{}", "P{:02}", "periode {}", "2025-{:02}", "2025{:02}"])
def test_the_thirteenth_period_counts_where_only_the_year_is_needed(spelling: str) -> None:
    rows = [(spelling.format(period), "101", 100.0 + period % 2) for period in range(1, 14)]
    found = read(("Periode", "Personeelsnummer", "Verloonde uren"), *rows)
    assert found.totals.uren == 1307
    assert not found.refused
    weeks = read(("Periode", "Personeelsnummer", "Uren per week"), *rows)
    assert not weeks.rows
    assert {each.reden[:34] for each in weeks.refused} == {"Dit is een periode van vier weken,"}


@pytest.mark.parametrize(
    ("titles", "asked"),
    [
        (("Project", "Datum", "Uren", "Uurtarief"), True),
        (("Medewerker", "Datum", "Project", "Aantal uren"), True),
        (("Afdeling", "Gewerkte uren"), True),
        (("Project", "Datum", "Verloonde uren", "Uurtarief"), False),
        (("Afdeling", "Datum", "Uren"), False),
        (("Project", "Uren"), False),
    ],
)
def test_worked_hours_lack_leave_and_sickness(titles: tuple[str, ...], asked: bool) -> None:
    row = [8.0 if "uren" in title.lower() else "x" for title in titles]
    found = read(titles, row)
    assert open_questions(found) == (["gewerkt"] if asked else [])
    assert found.totals.uren == (0 if asked else 8)
    assert read(titles, row, gewerkt="verloond").totals.uren == 8


def test_hidden_rows_are_taken_named_with_their_sum_and_can_be_left_out() -> None:
    rows = (("Afdeling", "Uren"), ("A", 100.0), ("B", 20.0), ("C", 3.5), ("D", "x"))
    table = RawTable(SOURCE, "Blad1", rows, hidden_rows=frozenset({0, 2, 3}))
    mapping = recognise(table, 2025).mapping
    found = convert(table, mapping, 2025, LAW)
    (question,) = found.questions
    assert "2 rijen verborgen of weggefilterd. Samen: 23,5" in question.text
    assert found.totals.uren == Decimal("123.5")
    left = convert(table, mapping.with_answer("verborgen", "weg"), 2025, LAW)
    assert (left.totals.uren, left.skipped.verborgen_rijen) == (Decimal(100), 2)
