"""Hours and jobs from a table: sums are exact, estimates follow the law, bad rows stay out."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import dossier, jaar
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop import dutch
from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.model import Baan, Functiegroep, Herkomst
from banen_desktop.imports.lists import jobs
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.mapping import ListKind, Mapping
from banen_desktop.imports.lists.raw import RawTable, Source, Value
from banen_desktop.imports.lists.recognise import recognise
from banen_desktop.imports.lists.result import ListResult, as_json
from banen_desktop.imports.lists.table import read_clipboard
from banen_desktop.imports.lists.titles import Target
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in

LAW = built_in()
SOURCE = Source("lijst.xlsx", "0" * 64)
Rows = list[tuple[Value, ...]]
DAYS = st.dates(date(2024, 6, 1), date(2026, 6, 30))


def result(
    rows: Sequence[Sequence[Value]],
    year: int = 2025,
    norm: str | None = "36",
    kind: ListKind | None = None,
    **changes: object,
) -> ListResult:
    table = RawTable(SOURCE, "Blad1", tuple(map(tuple, rows)))
    mapping = replace(recognise(table, year, kind).mapping, **changes)  # type: ignore[arg-type]
    return convert(table, mapping, year, LAW, None if norm is None else Decimal(norm))


def total(found: ListResult) -> Decimal:
    return sum((row.verloonde_uren or Decimal(0) for row in found.hours), Decimal(0))


@pytest.mark.parametrize(
    ("titles", "row", "norm", "asked"),
    [
        (("Fte",), (0.5,), None, True),
        (("Deeltijdfactor",), (0.5,), None, True),
        (("Fte",), (0.5,), "36", False),
        (("Fte", "Normuren"), (0.5, 40.0), None, False),
        (("Fte", "Uren per week"), (0.5, 20.0), None, False),
        (("Fte", "Uren per week"), (0.5, ""), None, True),
        (("Fte", "Verloonde uren"), (0.5, 800.0), None, False),
        (("Fte", "Verloonde uren"), (0.5, ""), None, True),
    ],
)
def test_fte_of_a_job_that_waits_for_a_full_week_is_not_let_go_in_silence(
    titles: tuple[str, ...], row: tuple[Value, ...], norm: str | None, asked: bool
) -> None:
    rows: Rows = [("Kenmerk", "Vorm", *titles), ("A", "Dienstverband", *row)]
    found = result(rows, norm=norm, kind=ListKind.BANEN)
    codes = {finding.code for finding in found.findings}
    assert ("lijst_zonder_werkweek" in codes) is asked


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["De Linde", "De Eik", ""]),
            st.sampled_from(["OP", "OOP", ""]),
            st.decimals(0, 2000, places=2),
        ),
        min_size=1,
    ),
    st.sampled_from([",", "."]),
)
def test_sums_are_exact_in_either_notation(rows: list[tuple[str, str, Decimal]], sign: str) -> None:
    def written(hours: Decimal) -> str:
        text = dutch.format_number(hours, 2)
        return text if sign == "," else text.translate(str.maketrans(".,", ",."))

    lines = [("School", "Functiegroep", "Verloonde uren")]
    found = result([*lines, *((one, other, written(hours)) for one, other, hours in rows)])
    assert found.refused == ()
    assert total(found) == sum((hours for _, _, hours in rows), Decimal(0))
    assert {row.herkomst for row in found.hours} == {Herkomst.LIJST}
    assert len(found.hours) == len({(one, other) for one, other, _ in rows})


@given(st.permutations([("A", 1.1), ("B", 2.2), ("A", 3.3), ("B", "x"), ("C", 0.1)]))
def test_the_order_of_rows_does_not_matter(rows: list[tuple[Value, ...]]) -> None:
    found = result([("School", "Verloonde uren"), *rows])
    sums = {row.onderdeel: row.verloonde_uren for row in found.hours}
    assert sums == {"A": Decimal("4.4"), "B": Decimal("2.2"), "C": Decimal("0.1")}
    assert len(found.refused) == 1


@given(st.integers(1, 200), DAYS, DAYS, st.sampled_from([2024, 2025]))
def test_estimates_count_days_with_both_ends(part: int, van: date, tot: date, year: int) -> None:
    rows: Rows = [("Afdeling", "Deeltijdpercentage", "In dienst", "Uit dienst")]
    found = result([*rows, ("Zorg", f"{part}%", van, tot)], year)
    first, last = max(van, date(year, 1, 1)), min(tot, date(year, 12, 31))
    if tot < van:
        assert [each.adres for each in found.refused] == ["D2"]
        return
    days = (last - first).days + 1
    if days <= 0:
        assert (found.hours, found.skipped.buiten_het_jaar) == ((), 1)
        return
    length = (date(year, 12, 31) - date(year, 1, 1)).days + 1
    exact = Fraction(part, 100) * 36 * Fraction("52.2") * days / length
    assert abs(Fraction(total(found)) - exact) <= Fraction(1, 200)
    assert found.hours[0].herkomst is Herkomst.SCHATTING
    assert found.estimates == 1


def test_an_estimated_row_equals_what_the_calculation_estimates() -> None:
    """25.5 hours a week for a whole year is a job of 1,331.1 hours (domein: section 3)."""
    found = result([("Afdeling", "Uren per week"), ("Zorg", 25.5)])
    assert total(found) == Decimal("1331.10")


def test_the_norm_of_the_row_goes_before_that_of_the_mapping_and_the_employer() -> None:
    rows: Rows = [("Afdeling", "Fte", "Normuren"), ("Zorg", 1.0, 40.0), ("Post", 1.0, "")]
    found = result(rows, norm="38", fte_norm=Decimal(36))
    assert [row.verloonde_uren for row in found.hours] == [Decimal(2088), Decimal("1879.2")]
    assert result(rows, norm="38").hours[1].verloonde_uren == Decimal("1983.6")
    assert [each.adres for each in result(rows, norm=None).refused] == ["C3"]


def test_fte_without_any_norm_gives_one_finding_and_no_rows() -> None:
    found = result([("Afdeling", "Fte"), ("Zorg", 1.0)], norm=None)
    assert found.rows == ()
    assert [finding.code for finding in found.findings] == ["lijst_zonder_werkweek"]


def test_paid_hours_of_somebody_who_left_before_the_year_count() -> None:
    rows: Rows = [("Afdeling", "Verloonde uren", "Uit dienst"), ("Zorg", 12.5, date(2024, 12, 31))]
    assert total(result(rows)) == Decimal("12.5")


@pytest.mark.parametrize("hidden", ["*", "**", "<5", "< 5"])
def test_hidden_is_not_zero(hidden: str) -> None:
    found = result([("Brin", "Fte's 2025"), ("01AB", hidden), ("02CD", "1")])
    assert [row.onderdeel for row in found.hours] == ["02CD"]
    assert "lijst_verborgen" in [finding.code for finding in found.findings]
    assert found.refused == ()


@pytest.mark.parametrize(
    ("hours", "fits"), [(8784.0, True), (8784.01, False), (-8784.0, True), (-9000.0, False)]
)
def test_no_person_has_more_hours_than_a_year(hours: float, fits: bool) -> None:
    rows: Rows = [("Personeelsnummer", "Verloonde uren"), (1, hours), (2, 8000.0), (3, 8000.0)]
    table = RawTable(SOURCE, "Blad1", tuple(map(tuple, rows)), persons=0)
    found = convert(table, recognise(table, 2025).mapping, 2025, LAW)
    assert ("B2" in [each.adres for each in found.refused]) is not fits


def test_a_group_below_zero_is_refused() -> None:
    found = result([("School", "Verloonde uren"), ("A", 10.0), ("B", -5.0)])
    assert [row.onderdeel for row in found.hours] == ["A"]
    assert [(each.adres, each.gelezen) for each in found.refused] == [("B3", "-5")]
    assert "lijst_negatief" in [finding.code for finding in found.findings]


def test_the_total_of_the_list_is_compared() -> None:
    rows: Rows = [("School", "Verloonde uren"), ("A", 10.0), ("B", 5.0), ("Totaal", 16.0)]
    found = result(rows)
    assert found.totals.eigen_totaal == 16
    assert [finding.code for finding in found.findings] == ["lijst_totaal_verschilt"]
    rows[3] = ("Totaal", 15.0)
    assert result(rows).findings == ()


@pytest.mark.parametrize("label", ["Totaal", "Eindtotaal", "Subtotaal A", "De Linde Totaal", "Som"])
def test_total_rows_are_left_out(label: str) -> None:
    found = result([("School", "Verloonde uren"), ("A", 10.0), (label, 10.0)])
    assert total(found) == 10
    assert found.skipped.totaalregels == 1


def test_a_school_with_such_a_word_inside_is_a_school() -> None:
    found = result([("School", "Verloonde uren"), ("Totaalschool", 10.0), ("De Somer", 1.0)])
    assert total(found) == 11


def test_one_board_of_many() -> None:
    rows: Rows = [
        ("Bevoegd gezag", "Brin", "Fte"),
        ("00412", "A", 1.0),
        (412.0, "B", 1.0),
        (9, "C", 1.0),
    ]
    found = result(rows, board="412")
    assert [row.onderdeel for row in found.hours] == ["A", "B"]
    assert found.skipped.ander_bestuur == 1


def test_the_choice_of_the_decimal_sign() -> None:
    rows: Rows = [("School", "Verloonde uren"), ("A", "1.234")]
    assert not result(rows).rows  # both can be, so it is asked
    assert [question.key for question in result(rows).questions] == ["decimaal"]
    assert total(result(rows, decimal=",")) == 1234
    assert total(result(rows, decimal=".")) == Decimal("1.234")


def test_a_kenmerk_that_is_taken_is_not_given_again() -> None:
    rows = (("Vorm", "Uren per week"), ("Stage", 8.0), ("Stage", 9.0))
    table = RawTable(SOURCE, "Blad1", rows)
    found = convert(table, recognise(table, 2025).mapping, 2025, LAW, taken=["P-01", "P-03"])
    assert [baan.kenmerk for baan in found.jobs] == ["P-02", "P-04"]


def test_months_of_one_job_become_one_row() -> None:
    rows: Rows = [
        ("Kenmerk", "Afdeling", "Periode", "Verloonde uren"),
        ("P-01", "Zorg", "1", 100.5),
        ("P-01", "Zorg", "2", 90.25),
        ("P-02", "Zorg", "1", 1.0),
        ("P-02", "Zorg", "2", -2.0),
    ]
    found = result(rows)
    assert [(baan.kenmerk, baan.verloonde_uren) for baan in found.jobs] == [
        ("P-01", Decimal("190.75")),
        ("P-02", None),
    ]


def test_jobs_of_another_year_stay_out() -> None:
    rows: Rows = [
        ("Kenmerk", "Uren per week", "Van", "Tot en met"),
        ("P-01", 8.0, "", date(2024, 12, 31)),
        ("P-02", 8.0, date(2026, 1, 1), ""),
        ("P-03", 8.0, date(2025, 12, 31), ""),
    ]
    found = result(rows)
    assert [baan.kenmerk for baan in found.jobs] == ["P-03"]
    assert found.skipped.buiten_het_jaar == 2


def test_a_mapping_of_the_user_goes_before_the_proposal() -> None:
    table = RawTable(SOURCE, "B", (("Iets", "Wat"), ("A", 3.0), ("B", 4.0)))
    mapping = Mapping("B", ListKind.UREN, 0, 1, ("Iets", "Wat"), (None, Target.VERLOONDE_UREN))
    assert total(convert(table, mapping, 2025, LAW)) == 7
    named = mapping.with_target(0, Target.ONDERDEEL)
    assert [row.onderdeel for row in convert(table, named, 2025, LAW).hours] == ["A", "B"]
    # A layout that is remembered may have more columns than this row, or than this table.
    wide = replace(
        mapping, titles=(*mapping.titles, "Meer"), targets=(*mapping.targets, Target.VAN)
    )
    assert total(convert(table, wide, 2025, LAW)) == 7


def test_clipboard_carries_what_it_showed() -> None:
    file = read_clipboard('School\tUren\nDe Linde\t1.234,5\n"De\nEik"\t2\n')
    found = recognise(file.tables[0], 2025)
    assert total(convert(file.tables[0], found.mapping, 2025, LAW)) == Decimal("1236.5")
    assert (file.form, file.settings.separator) == ("klembord", "\t")


CELLS = st.one_of(
    st.text(max_size=12),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.integers(-(10**12), 10**12),
    st.sampled_from(["*", "Totaal", "OP", "1.234,5", "12.5", "80%", "31-12-2025", "Uitzend", "1"]),
)


@given(
    st.lists(st.sampled_from(list(Target)), min_size=1, max_size=8, unique=True),
    st.lists(st.lists(CELLS, max_size=9).map(tuple), max_size=12),
    st.sampled_from(ListKind),
    st.sampled_from(["", ",", "."]),
)
def test_any_table_under_any_mapping_gives_rows_that_fit_the_dossier(
    targets: list[Target], rows: list[tuple[Value, ...]], kind: ListKind, sign: str
) -> None:
    titles = tuple(target.label for target in targets)
    table = RawTable(SOURCE, "Blad1", (titles, *rows))
    mapping = Mapping("Blad1", kind, 0, 1, titles, tuple(targets), 2025, decimal=sign)
    found = convert(table, mapping, 2025, LAW, Decimal(36))
    json.dumps(as_json(found))
    known = fields.UREN if kind is ListKind.UREN else fields.BAAN
    for row in found.rows:
        for field in known:
            value = getattr(row, field.key)
            assert value is None or fields.checked(field, value) == value
    if kind is ListKind.BANEN:
        year = replace(jaar(2025, verloonde_uren=100_000), banen=found.jobs)
        assert len(calculate(dossier(year), 2025, LAW).rows) == len(found.jobs)


def test_functiegroepen_of_hours() -> None:
    found = result([("Functiecategorie", "Uren"), ("OP", 1.0), ("OOP", 2.0), ("Elf", 3.0)])
    assert [row.functiegroep for row in found.hours] == [
        Functiegroep.ONDERWIJZEND,
        Functiegroep.ONDERSTEUNEND,
        None,
    ]


def test_kenmerken_are_given_out_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """For each job from the start again took minutes for 50,000 of them."""
    asked: list[int] = []

    def counted(banen: Sequence[Baan]) -> Iterator[str]:
        asked.append(len(banen))
        return edits.free_kenmerken(banen)

    monkeypatch.setattr(jobs, "free_kenmerken", counted)
    rows: Rows = [("Vorm", "Uren per week"), *[("uitzend", 8.0)] * 4]
    found = result(rows, kind=ListKind.BANEN)
    assert [row.kenmerk for row in found.jobs] == ["P-01", "P-02", "P-03", "P-04"]
    assert asked == [4]


def test_an_absurd_number_of_fte_is_refused() -> None:
    found = result([("School", "FTE"), ("De Eik", 5.3e54), ("De Den", 1e9), ("De Es", 1.0)])
    assert [row.onderdeel for row in found.hours] == ["De Es"]
    assert [each.adres for each in found.refused] == ["B2", "B3"]
    assert found.refused[0].reden == "Dit is meer dan alle uren van een jaar."
