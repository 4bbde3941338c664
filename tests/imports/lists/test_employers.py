"""A list of several employers is asked about: never summed into one without an answer."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.employers import employer_key
from banen_desktop.imports.lists.raw import RawTable, Source, Value
from banen_desktop.imports.lists.recognise import recognise
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.quota.law.law import built_in

LAW = built_in()
Row = tuple[Value, ...]


def result(*rows: Row, employer: str = "") -> ListResult:
    table = RawTable(Source("lijst.csv", ""), "Blad1", rows)
    found = recognise(table, 2025)
    mapping = found.mapping.with_answer("werkgever", employer)
    return convert(found.table, mapping, 2025, LAW, Decimal(36))


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Bestuursnummer", 41234.0, 49999.0),
        ("Loonheffingennummer", "123456782L01", "987654329L01"),
        ("Werkgever", "Gemeente Noord", "Gemeente Zuid"),
        ("Naam werkgever", "Noord", "Zuid"),
        ("Bedrijfnr", 1.0, 2.0),
        ("aanslnr", "5555", "6666"),
    ],
)
def test_the_user_chooses_one_employer_or_all(title: str, one: Value, other: Value) -> None:
    rows: tuple[Row, ...] = (
        (title, "School", "Verloonde uren"),
        (one, "A", 100.0),
        (other, "B", 1000.0),
        (one, "C", 10.5),
        ("", "D", 7.0),
    )
    asked = result(*rows)
    (question,) = asked.questions
    assert question.key == "werkgever"
    assert question.answer == ""
    assert asked.rows == ()
    assert asked.skipped.werkgever_open == 4
    (mine, _), (theirs, _), (every, _) = question.answers
    assert every == "alle"
    assert "2 rijen, samen 110,5 verloonde uren" in question.answers[0][1]
    assert "1 rij, samen 1.000 verloonde uren" in question.answers[1][1]
    assert "Zonder werkgever: 1 rij, samen 7 verloonde uren" in question.text
    own = result(*rows, employer=mine)
    assert own.totals.uren == Decimal("110.5")
    assert own.skipped.ander_bestuur == 2
    assert own.of_others == "2 rijen, samen 1.007 verloonde uren"
    assert own.questions[0].answer == mine
    assert result(*rows, employer=theirs).totals.uren == 1000
    together = result(*rows, employer="alle")
    assert together.totals.uren == Decimal("1117.5")
    assert (together.of_others, together.questions[0].answer) == ("", "alle")


def test_one_employer_however_it_is_spelled_is_not_asked_about() -> None:
    spelled: tuple[tuple[Value, ...], ...] = (
        ("123456782L01", "123456782L02", "123456782 l 03", "123456782"),
        ("Gemeente Noord", " gemeente  noord", "GEMEENTE NOORD"),
        ("00412", 412.0, "412"),
        ("Gemeente Noord", "", ""),
    )
    for names in spelled:
        rows = [(name, f"S{place}", 10.0) for place, name in enumerate(names)]
        found = result(("Werkgever", "School", "Verloonde uren"), *rows)
        assert found.questions == ()
        assert found.totals.uren == 10 * len(names)


def test_the_answer_of_another_list_is_no_answer_to_this_one() -> None:
    titles = ("Werkgever", "Verloonde uren")
    for rows in ((("B", 10.0),), (("B", 10.0), ("C", 5.0))):
        found = result(titles, *rows, employer="A")
        assert found.rows == ()
        assert found.questions[0].answer == ""
    assert (
        "een andere werkgever dan A" in result(titles, ("B", 10.0), employer="A").questions[0].text
    )
    assert result(titles, ("A", 10.0), employer="a").totals.uren == 10


def test_jobs_of_several_employers_are_asked_about_too() -> None:
    rows: tuple[Row, ...] = (
        ("Werkgever", "Kenmerk", "Vorm", "Uren per week"),
        ("Noord", "P-1", "Dienstverband", 20.0),
        ("Zuid", "P-2", "Dienstverband", 30.0),
    )
    assert result(*rows).jobs == ()
    assert [row.kenmerk for row in result(*rows, employer="Zuid").jobs] == ["P-2"]
    assert len(result(*rows, employer="alle").jobs) == 2


def test_the_total_of_the_whole_list_is_not_compared_with_a_part() -> None:
    rows: tuple[Row, ...] = (
        ("Werkgever", "Verloonde uren"),
        ("Noord", 20.0),
        ("Zuid", 30.0),
        ("Totaal", 50.0),
    )
    for answer, own in (("Noord", None), ("", None), ("alle", Decimal(50))):
        found = result(*rows, employer=answer)
        assert found.totals.eigen_totaal == own
        assert not [each for each in found.findings if "totaal" in each.code]


def test_a_personnel_number_of_two_employers_is_of_two_people() -> None:
    """Each has a running total of its own: the last stand of both counts."""
    titles = ("Werkgever", "Personeelsnummer", "Periode", "Verloonde uren cumulatief")
    rows = [
        (employer, 101.0, float(period), period * hours)
        for employer, hours, last in (("Noord", 100.0, 3), ("Zuid", 50.0, 12))
        for period in range(1, last + 1)
    ]
    assert result(titles, *rows, employer="alle").totals.uren == 900
    assert result(titles, *rows, employer="Noord").totals.uren == 300


@given(
    st.lists(
        st.tuples(st.sampled_from(["Noord", "Zuid", "Oost", ""]), st.integers(0, 2000)), min_size=1
    )
)
def test_no_hour_is_lost_between_the_employers(rows: list[tuple[str, int]]) -> None:
    given_rows = [(name, f"S{place}", float(hours)) for place, (name, hours) in enumerate(rows)]
    titles = ("Werkgever", "School", "Verloonde uren")
    asked = result(titles, *given_rows)
    total = sum(hours for _, hours in rows)
    names = {name for name, _ in rows} - {""}
    if len(names) < 2:
        assert asked.totals.uren == total
        return
    assert asked.totals.uren == 0
    nameless = sum(hours for name, hours in rows if not name)
    each = [result(titles, *given_rows, employer=name).totals.uren for name in names]
    assert sum(each) + nameless == total
    assert result(titles, *given_rows, employer="alle").totals.uren == total


@given(st.text(max_size=20))
def test_a_key_is_its_own_key(text: str) -> None:
    assert employer_key(employer_key(text)) == employer_key(text)
