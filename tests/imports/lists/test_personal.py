"""What is about a person is gone before anything else sees the table."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.bsn import has_bsn
from banen_desktop.imports.lists.personal import personal_title, strip
from banen_desktop.imports.lists.raw import Value

BSNS = [str(number) for number in range(111_111_110, 111_112_000) if has_bsn(str(number))]


def row_of(bsn: str, other: int = 10) -> list[Value]:
    return [float(bsn) if other > 10 else bsn, float(other)]


@pytest.mark.parametrize(
    "title",
    [
        *("BSN", "B.S.N.", "Burgerservicenummer", "Sofi-nummer", "BSN/Sofinummer", "Naam"),
        *("Achternaam", "Voorletters", "Tussenvoegsel", "Naam medewerker", "NAAM WERKNEMER"),
        *("Volledige naam", "Geboortedatum", "Geb.datum", "geb. dat.", "Leeftijd", "E-mail werk"),
        *("Postcode", "IBAN", "Handicap", "Arbeidsbeperking", "Soort uitkering", "Wajong"),
        *("Doelgroep", "Soort doelgroep", "Geslacht", "Roepnaam", "Naam leidinggevende"),
    ],
)
def test_personal_titles(title: str) -> None:
    assert personal_title(title)


@pytest.mark.parametrize(
    "title",
    [
        *("Naam school", "Naam afdeling", "Functienaam", "Instellingsnaam", "School", "Uren"),
        *("Doelgroepregister gecontroleerd op", "In doelgroepregister sinds", "Kenmerk", "Van"),
        *(
            "Schoolnaam",
            "Kostenplaats naam",
            "",
            "Deze lijst is alleen voor het adres op de enveloppe",
        ),
        *("Naam directie", "naam_agentschap", "Naam organisatie", "Naam gemeente", "Naam unit"),
    ],
)
def test_other_titles(title: str) -> None:
    assert personal_title(title) is None


def test_a_bsn_is_found_by_the_eleven_test_without_a_title() -> None:
    rows: list[list[Value]] = [["Code", "Uren"], *map(row_of, BSNS[:8])]
    found = strip(rows)
    assert [each.title for each in found.left_out] == ["Code"]
    assert not any(bsn in repr(found) for bsn in BSNS)


def test_a_bsn_as_a_number_and_one_that_lost_its_zero() -> None:
    short = [n for n in range(10_000_000, 10_001_000) if has_bsn(f"0{n}")][:6]
    rows: list[list[Value]] = [
        ["A", "B"],
        *map(row_of, BSNS, short),
    ]
    found = strip(rows)
    assert {each.column for each in found.left_out} == {0, 1}
    assert all(set(row) == {""} for row in found.rows[1:])


def test_one_bsn_in_a_remark_is_emptied_and_counted() -> None:
    found = strip([["School", "Opmerking"], ["De Linde", f"bsn {BSNS[0]}"], ["De Eik", "goed"]])
    assert found.rows[1] == ("De Linde", "")
    assert found.rows[2] == ("De Eik", "goed")
    assert (found.hidden, found.left_out) == (1, ())


def test_other_numbers_stay() -> None:
    rows: list[list[Value]] = [["Onderdeel", "Uren"], ["A", 123456789.0], ["B", 20250101.0]]
    assert strip(rows).rows == tuple(map(tuple, rows))


def test_people_are_numbered_and_a_second_column_about_them_goes() -> None:
    rows: list[list[Value]] = [
        ["Personeelsnummer", "Medewerker", "Uren"],
        [100417.0, "Jansen", 1.0],
        ["100417", "Jansen", 2.0],
        ["X-9", "Pietersen", 3.0],
    ]
    found = strip(rows)
    assert found.persons == 0
    assert [row[0] for row in found.rows] == ["Personeelsnummer", 1, 1, 2]
    assert [each.title for each in found.left_out] == ["Medewerker"]
    assert "Jansen" not in repr(found)


@pytest.mark.parametrize("title", ["Medewerker", "Werknemer", "Personeelsnummer (intern)"])
def test_people_without_a_known_title_are_numbered_too(title: str) -> None:
    found = strip([[title, "Uren"], ["Jansen", "1"], ["Pietersen", "2"], ["Jansen", "3"]])
    assert [row[0] for row in found.rows[1:]] == [1, 2, 1]


def test_a_label_with_its_value_above_the_list_is_no_title() -> None:
    rows: list[list[Value]] = [
        ["Naam:", "Stichting Voorbeeld"],
        ["School", "Uren"],
        ["De Linde", "1"],
    ]
    assert strip(rows).rows[2] == ("De Linde", "1")


def test_titles_stay() -> None:
    found = strip([["Naam", "Uren"], ["Jansen", "1"]])
    assert found.rows == (("Naam", "Uren"), ("", "1"))


@given(
    st.lists(st.sampled_from(["BSN", "Naam", "Geboortedatum", "Uren", "School"]), min_size=2),
    st.lists(st.sampled_from(BSNS), min_size=1, max_size=5),
    st.integers(0, 25),
)
def test_nothing_personal_survives_in_any_order(
    titles: list[str], bsns: list[str], above: int
) -> None:
    values: dict[str, Value] = {
        "Naam": "Zwartbol",
        "Geboortedatum": date(1980, 5, 6),
        "Uren": 10.0,
        "School": "De Linde",
    }
    top: list[list[Value]] = [["Overzicht"] for _ in range(above)]
    body: list[list[Value]] = [
        [bsn if title == "BSN" else values[title] for title in titles] for bsn in bsns
    ]
    text = repr(strip([*top, list(titles), *body]))
    assert not any(secret in text for secret in (*bsns, "Zwartbol", "1980"))


@given(st.lists(st.lists(st.one_of(st.text(max_size=12), st.floats(), st.booleans(), st.dates()))))
def test_any_rows_keep_their_number_and_get_one_width(rows: list[list[Value]]) -> None:
    found = strip(rows)
    assert len(found.rows) == len(rows)
    assert len({len(row) for row in found.rows}) <= 1
    for before, after in zip(rows, found.rows, strict=True):
        for old, new in itertools.zip_longest(before, after, fillvalue=""):
            assert new in {"", old} or type(new) is int or old != old  # noqa: PLR0124 - NaN


def test_a_word_in_the_data_is_no_title() -> None:
    rows: list[list[Value]] = [
        ["Onderdeel", "Functie", "Uren per week"],
        ["Directie", "Leidinggevende", 36.0],
        ["Team", "Leidinggevende", "36"],
    ]
    assert strip(rows).rows == tuple(map(tuple, rows))


def test_months_beside_names() -> None:
    months: list[Value] = [date(2025, month, 1) for month in range(1, 13)]
    rows: list[list[Value]] = [["Naam", "Afdeling", *months], ["Zwartbol", "Zorg", *[1.0] * 12]]
    found = strip(rows)
    assert [each.title for each in found.left_out] == ["Naam"]
    assert "Zwartbol" not in repr(found)


@pytest.mark.parametrize("title", ["Loonheffingsnummer", "LH-nummer", "Fiscaal nummer", "RSIN"])
def test_a_number_of_the_employer_is_no_bsn(title: str) -> None:
    bare: list[list[Value]] = [[title, "Uren"], *map(row_of, BSNS[:8])]
    assert strip(bare).left_out == ()
    assert strip(bare).rows[1][0] == BSNS[0]
    numbers: list[list[Value]] = [[f"{bsn}L01", 1.0] for bsn in BSNS[:8]]
    whole: list[list[Value]] = [["Code", "Uren"], *numbers]
    assert strip(whole).left_out == ()
    of_people: list[list[Value]] = [["LH-nummer medewerker", "Uren"], *map(row_of, BSNS[:8])]
    assert strip(of_people).rows[1][0] != BSNS[0]
