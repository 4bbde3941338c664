"""Titles, kind and year are proposed; what the proposal rests on is the table itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.raw import RawFile, RawTable, Source, Value
from banen_desktop.imports.lists.recognise import (
    Confidence,
    Recognised,
    best_table,
    recognise,
    targets_of,
)
from banen_desktop.imports.lists.titles import SYNONYMS, Target, likely_meaning, meaning, period_of

SOURCE = Source("lijst.csv", "0" * 64)


def table(*rows: tuple[Value, ...], name: str = "Blad1", hidden: bool = False) -> RawTable:
    return RawTable(SOURCE, name, rows, hidden)


def targets(found: Recognised) -> list[Target | None]:
    return list(found.mapping.targets)


def test_no_title_has_two_meanings() -> None:
    known = [(title, target) for target, titles in SYNONYMS.items() for title in titles]
    assert len({title for title, _ in known}) == len(known)
    for title, target in known:
        found = meaning(title.upper())
        assert found is not None
        assert found[0] is target


@pytest.mark.parametrize(
    ("title", "target"),
    [
        *[(title, Target.DEELTIJD) for title in ("WTF", "Parttime-%", "DEELTIJDFACTOR", "pt %")],
        *[
            (title, Target.UREN_PER_WEEK)
            for title in ("Uren p/w", "Contracturen", "gem. uren p.w.")
        ],
        *[(title, Target.VAN) for title in ("In dienst", "Begindatum", "Datum in-dienst")],
        *[(title, Target.TOT) for title in ("Uit dienst", "t/m", "Einddatum contract")],
        *[(title, Target.FTE) for title in ("FTE's 2024", "Aantal FTE", "fte")],
        ("Verloonde uren 2025", Target.VERLOONDE_UREN),
        ("Brin", Target.ONDERDEEL),
        ("Bevoegd gezag", Target.BESTUUR),
        ("Datum controle register", Target.REGISTER),
        ("Soort dienstverband", Target.CONTRACT),
        ("Uitlener: grond 7:690", Target.UITLENER_7_690),
        ("BW art. 7:690", Target.UITLENER_7_690),
        ("Uitlener: handelsregister", Target.UITLENER_HANDELSREGISTER),
        ("In handelsregister als uitlener", Target.UITLENER_HANDELSREGISTER),
    ],
)
def test_titles(title: str, target: Target) -> None:
    found = meaning(title)
    assert found is not None
    assert found[0] is target


def test_likely_titles() -> None:
    assert likely_meaning("Betrekkingsomvang per 1-10") is Target.DEELTIJD
    assert likely_meaning("Verloonde uren (cumulatief t/m dec)") is Target.VERLOONDE_UREN
    assert likely_meaning("Levert de uitlener op grond van 7:690?") is Target.UITLENER_7_690
    lender = likely_meaning("Handelsregister (31-12-2024)")
    assert lender is Target.UITLENER_HANDELSREGISTER
    assert likely_meaning("Nummer handelsregister") is None
    assert likely_meaning("Salaris") is None
    titles = ("jan", "Mrt 2025", "Periode 13", "P7", "januaritoeslag")
    assert [period_of(title) for title in titles] == [1, 3, 13, 7, None]


@given(st.integers(0, 19), st.integers(0, 3))
def test_titles_on_any_of_the_first_twenty_rows(above: int, left: int) -> None:
    empty: tuple[Value, ...] = ("",) * left
    found = recognise(
        table(
            *([("Overzicht uren",)] * above),
            (*empty, "School", "Verloonde uren"),
            (*empty, "De Linde", 100.0),
        ),
        2025,
    )
    assert found.mapping.header_row == above
    assert targets(found) == [*[None] * left, Target.ONDERDEEL, Target.VERLOONDE_UREN]
    assert found.usable


def test_titles_below_the_twentieth_row_are_not_looked_for() -> None:
    rows: list[tuple[Value, ...]] = [("x",)] * 20
    found = recognise(table(*rows, ("School", "Verloonde uren"), ("De Linde", 1.0)), 2025)
    assert not found.usable


def test_surer_and_preferred_titles_win() -> None:
    found = recognise(
        table(
            ("Afdelingscode", "Afdeling", "Totaal uren", "Verloonde uren"),
            ("12", "Zorg", 5.0, 4.0),
        ),
        2025,
    )
    assert targets(found) == [None, Target.ONDERDEEL, None, Target.VERLOONDE_UREN]
    assert {column.confidence for column in found.columns} == {Confidence.CERTAIN}


def test_an_empty_column_is_no_column() -> None:
    found = recognise(table(("School", "Verloonde uren", "FTE"), ("De Linde", "", 2.0)), 2025)
    assert targets(found) == [Target.ONDERDEEL, None, Target.FTE]


def test_the_year_of_the_titles() -> None:
    rows = (("Brin", "Fte's 2023", "Fte's 2024"), ("01AB", 1.0, 2.0))
    assert targets(recognise(table(*rows), 2023)) == [Target.ONDERDEEL, Target.FTE, None]
    other = recognise(table(*rows), 2025)
    assert targets(other) == [Target.ONDERDEEL, None, Target.FTE]
    assert other.questions == ("De lijst gaat over 2023 en 2024, niet over 2025. Klopt het jaar?",)


@pytest.mark.parametrize(
    ("values", "target"),
    [
        (("0,8", "1"), Target.DEELTIJD),
        (("80", "100"), Target.DEELTIJD),
        (("32", "36"), Target.UREN_PER_WEEK),
    ],
)
def test_omvang_is_what_is_in_it(values: tuple[str, str], target: Target) -> None:
    rows = [("Afdeling", "Omvang"), *[("Zorg", value) for value in values]]
    assert targets(recognise(table(*rows), 2025))[1] is target


def test_soort_dienstverband_is_form_or_contract() -> None:
    forms = table(("Kenmerk", "Soort dienstverband", "Uren per week"), ("P", "Uitzendkracht", 8.0))
    fixed = table(("Kenmerk", "Soort dienstverband", "Uren per week"), ("P", "Tijdelijk", 8.0))
    assert targets(recognise(forms, 2025))[1] is Target.VORM
    assert targets(recognise(fixed, 2025))[1] is Target.CONTRACT


def test_kind() -> None:
    hours = (("Afdeling", "Verloonde uren"), ("Zorg", 1.0))
    assert recognise(table(*hours), 2025).mapping.kind is ListKind.UREN
    assert recognise(table(*hours, name="Banenafspraak"), 2025).mapping.kind is ListKind.BANEN
    assert recognise(table(*hours), 2025, ListKind.BANEN).mapping.kind is ListKind.BANEN
    jobs = (("Kenmerk", "Afdeling", "Uren per week"), ("P-01", "Zorg", 8.0))
    assert recognise(table(*jobs), 2025).mapping.kind is ListKind.BANEN


def test_the_best_sheet_is_usable_then_visible() -> None:
    list_ = (("School", "Verloonde uren"), ("De Linde", 1.0))
    prose = table(("Toelichting op de cijfers",), name="Uitleg")
    hidden = table(*list_, name="Oud", hidden=True)
    visible = table(*list_, name="Nieuw")
    found = best_table(RawFile(SOURCE, "xlsx", (prose, hidden, visible)), 2025)
    assert found.mapping.sheet == "Nieuw"
    assert best_table(RawFile(SOURCE, "xlsx", (prose, hidden)), 2025).mapping.sheet == "Oud"


@given(
    st.lists(
        st.lists(
            st.text(max_size=10)
            | st.floats()
            | st.booleans()
            | st.dates()
            | st.sampled_from(["Verloonde uren", "FTE's 2024", "jan", "Omvang", "Vorm", "Totaal"]),
            max_size=8,
        ).map(tuple),
        max_size=30,
    )
)
def test_any_table_gives_a_proposal(rows: list[tuple[Value, ...]]) -> None:
    found = recognise(table(*rows), 2025)
    mapping = found.mapping
    assert len(mapping.targets) == len(mapping.titles)
    chosen = [target for target in mapping.targets if target not in {None, Target.VERLOONDE_UREN}]
    assert len(set(chosen)) == len(chosen)
    assert [column.target for column in found.columns] == [*filter(None, mapping.targets)]
    assert set(mapping.targets) - {None} <= set(targets_of(mapping.kind))
    gone = {each.column for each in found.table.left_out}
    assert not any(mapping.targets[place] for place in gone if place < len(mapping.targets))


@pytest.mark.parametrize(
    ("titles", "used"),
    [
        (("Roosteruren", "Overeengekomen uren"), 1),
        (("Uren per week ploeg", "Afgesproken uren per week"), 1),
        (("Contracturen", "Uren per week rooster"), 0),
    ],
)
def test_of_two_columns_for_one_thing_the_nearer_to_the_person_wins_and_is_said(
    titles: tuple[str, str], used: int
) -> None:
    found = recognise(
        table(("School", *titles), ("De Linde", 36.0, 20.0), ("De Eik", 36.0, 8.0)), 2025
    )
    assert found.mapping.column(Target.UREN_PER_WEEK) == 1 + used
    (question,) = found.questions
    assert f"“{titles[used]}” is gebruikt" in question
    assert f"“{titles[1 - used]}” niet" in question


@pytest.mark.parametrize(
    ("rows", "name", "asked"),
    [
        ((("Jaar", "Uren"), (2024.0, 10.0)), "Blad1", "2024"),
        ((("Periode", "Uren"), ("202401", 10.0)), "Blad1", "2024"),
        ((("Uren verloond in 2024",), ("School", "Uren"), ("A", 10.0)), "Blad1", "2024"),
        ((("School", "Uren"), ("A", 10.0)), "Uren 2023", "2023"),
        ((("Jaar", "Uren"), (2024.0, 10.0), (2025.0, 9.0)), "Blad1", ""),
        ((("Gedraaid op 31-01-2026",), ("School", "Uren"), ("A", 10.0)), "Blad1", ""),
        ((("School", "Uren"), ("A", 10.0)), "Uren 2025", ""),
    ],
)
def test_the_year_of_a_list_is_compared_with_the_year_asked_for(
    rows: tuple[tuple[Value, ...], ...], name: str, asked: str
) -> None:
    found = recognise(table(*rows, name=name), 2025)
    assert [asked in question for question in found.questions] == ([True] if asked else [])


def test_a_column_that_only_says_kind_is_the_form_by_what_is_in_it() -> None:
    titles = ("Kenmerk", "Soort", "Verloonde uren")
    forms = table(titles, ("a", "dienstverband", 900), ("b", "uitzend", 700))
    assert targets(recognise(forms, 2025))[1] is Target.VORM
    others = table(titles, ("a", "dienstverband", 900), ("b", "keuken", 700))
    assert targets(recognise(others, 2025))[1] is None


def test_a_register_of_yes_and_no_costs_no_rows_and_is_told() -> None:
    titles = ("Kenmerk", "Register", "Verloonde uren")
    answers = recognise(table(titles, ("a", "ja", 900), ("b", "nee", 700)), 2025)
    assert targets(answers) == [Target.KENMERK, None, Target.VERLOONDE_UREN]
    assert any("“Register” zegt ja of nee" in question for question in answers.questions)
    assert recognise(table(titles[1:], ("ja", 900)), 2025).mapping.kind is ListKind.BANEN
    days = recognise(table(titles, ("a", "01-05-2025", 900), ("b", "ja", 700)), 2025)
    assert targets(days)[1] is Target.REGISTER  # a cell that is no day is refused, and told


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        *((title, ListKind.UREN) for title in ("Aantal medewerkers", "Headcount", "Medewerkers")),
        *((title, ListKind.BANEN) for title in ("Aantal personen", "Aantal mensen")),
    ],
)
def test_a_count_of_all_staff_makes_no_list_of_jobs(title: str, kind: ListKind) -> None:
    rows = (("School", "Verloonde uren 2025", title), ("De Brug", 28450.5, 24))
    assert recognise(table(*rows), 2025).mapping.kind is kind
    named = recognise(table(*rows, name="Banenafspraak"), 2025)
    assert named.mapping.kind is ListKind.BANEN
