"""The tables: what a row holds, and which rows are refused."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from banen_desktop.dossier.bsn import has_bsn
from banen_desktop.dossier.fields import FieldError
from banen_desktop.dossier.model import Baan, Dossier, Jaar, UrenRegel, Vorm, Werkgever
from banen_desktop.storage.schema import TABLES, contents_of, dossier_of
from banen_desktop.storage.sqlite_file import (
    Contents,
    DamagedError,
    digest_by_column,
    digest_by_row,
    rows_of,
)

DOSSIER = Dossier(
    werkgever=Werkgever(naam="Stichting Voorbeeld"),
    jaren=(
        Jaar(
            jaar=2024,
            uren=(UrenRegel(onderdeel="De Eik", id="u1"), UrenRegel(id="u2")),
            banen=(
                Baan(kenmerk="P-02", vorm=Vorm.UITZEND, id="b2"),
                Baan(kenmerk="P-01", verloonde_uren=Decimal("1331.50"), id="b1"),
            ),
        ),
        Jaar(jaar=2025, banen=(Baan(kenmerk="P-01", id="b3"),)),
    ),
    id="d1",
)


def contents() -> dict[str, dict[str, list[Any]]]:
    """What the file with this dossier holds, to change."""
    return {
        table: {name: list(column) for name, column in columns.items()}
        for table, columns in contents_of(DOSSIER).items()
    }


def changed(table: str, place: int, **values: Any) -> Dossier:
    """The dossier that comes out when these columns of one row are changed."""
    tables = contents()
    for name, value in values.items():
        tables[table][name][place] = value
    return dossier_of(tables)


def without(table: str, place: int) -> Dossier:
    """The dossier that comes out when one row is missing."""
    tables = contents()
    for column in tables[table].values():
        del column[place]
    return dossier_of(tables)


def doubled(*names: str) -> Dossier:
    """The dossier that comes out when the first row of these tables is there once more."""
    tables = contents()
    for name in names:
        for column in tables[name].values():
            column.append(column[0])
    return dossier_of(tables)


def test_tables_hold_the_whole_dossier() -> None:
    assert dossier_of(contents_of(DOSSIER)) == DOSSIER


def test_a_dossier_without_years_comes_back() -> None:
    assert dossier_of(contents_of(Dossier(id="leeg"))) == Dossier(id="leeg")


def test_a_row_is_canonical_text_and_unknown_is_null() -> None:
    columns = contents_of(DOSSIER)["baan"]
    row = dict(zip(columns, list(rows_of(columns))[1], strict=True))
    assert row["verloonde_uren"] == "1331.50"
    assert row["vorm"] == "dienstverband"
    assert row["van"] is None
    assert row["opmerking"] == ""
    assert (row["volgorde"], row["jaar"], row["id"]) == (2, 2024, "b1")


def test_rows_are_numbered_through_the_years() -> None:
    assert list(contents_of(DOSSIER)["baan"]["volgorde"]) == [1, 2, 3]


def test_every_field_has_a_column_in_the_order_of_the_fields() -> None:
    statements = {table.name: table.create for table in TABLES}
    assert statements["toelichting"] == (
        "CREATE TABLE toelichting (jaar INTEGER PRIMARY KEY, maatregelen TEXT, oorzaken TEXT, "
        "plannen TEXT, soorten_werk TEXT, social_return TEXT, gegevens TEXT, "
        "verantwoordelijke TEXT)"
    )
    for table in TABLES:
        assert len(table.fields) == table.create.count(" TEXT") - len(
            re.findall(r"\bid TEXT", table.create)
        )


def test_a_text_with_a_bsn_still_opens() -> None:
    assert has_bsn("111222333")
    opened = changed("baan", 0, opmerking="111222333")
    assert opened.jaren[0].banen[0].opmerking == "111222333"


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("werkgever", {"naam": None}),
        ("werkgever", {"naam": 5}),
        ("werkgever", {"naam": b"Stichting"}),
        ("werkgever", {"id": None}),
        ("werkgever", {"id": ""}),
        ("werkgever", {"id": "../../etc"}),
        ("werkgever", {"id": "a" * 65}),
        ("werkgever", {"id": "é"}),
        ("werkgever", {"id": "a\n"}),
        ("werkgever", {"id": b"d1"}),
        ("jaar", {"jaar": 2011}),
        ("jaar", {"jaar": 2101}),
        ("jaar", {"jaar": None}),
        ("jaar", {"jaar": "2024"}),
        ("jaar", {"jaar": 2025}),
        ("jaar", {"jaar": 2026}),
        ("jaar", {"verloonde_uren": 40575}),
        ("jaar", {"verloonde_uren": 40575.5}),
        ("jaar", {"verloonde_uren_herkomst": None}),
        ("toelichting", {"jaar": 2025}),
        ("toelichting", {"plannen": None}),
        ("uren", {"jaar": 2023}),
        ("uren", {"jaar": 2024.0}),
        ("uren", {"jaar": None}),
        ("uren", {"id": "u2"}),
        ("baan", {"jaar": 2026}),
        ("baan", {"jaar": "2024"}),
        ("baan", {"id": "b3"}),
        ("baan", {"vorm": None}),
        ("baan", {"vorm": 1}),
    ],
)
def test_what_this_program_never_writes_is_damage(table: str, columns: dict[str, Any]) -> None:
    with pytest.raises(DamagedError):
        changed(table, 0, **columns)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("werkgever", {"naam": "n" * 201}),
        ("werkgever", {"naam": "a\0b"}),
        ("werkgever", {"sector": "PO"}),
        ("werkgever", {"sector": ""}),
        ("jaar", {"verloonde_uren": "-1"}),
        ("jaar", {"verloonde_uren": "NaN"}),
        ("jaar", {"verloonde_uren": "1e5"}),
        ("jaar", {"verloonde_uren": "10000000001"}),
        ("baan", {"verloonde_uren": "0.0000001"}),
        ("baan", {"van": "2024-02-30"}),
        ("baan", {"van": "20240101"}),
        ("baan", {"vorm": "slavernij"}),
    ],
)
def test_what_no_field_may_hold_is_refused(table: str, columns: dict[str, Any]) -> None:
    with pytest.raises(FieldError):
        changed(table, 0, **columns)


@pytest.mark.parametrize(("naam", "uren"), [("n" * 200, "10000000000"), ("", "0.000001")])
def test_the_limit_itself_still_opens(naam: str, uren: str) -> None:
    assert changed("werkgever", 0, naam=naam).werkgever.naam == naam
    opened = changed("jaar", 0, verloonde_uren=uren)
    assert opened.jaren[0].verloonde_uren == Decimal(uren)


@pytest.mark.parametrize("table", ["werkgever", "jaar", "toelichting"])
def test_a_missing_row_is_damage(table: str) -> None:
    with pytest.raises(DamagedError):
        without(table, 0)


def test_a_missing_job_is_not_seen_but_a_missing_year_is() -> None:
    assert len(without("baan", 0).jaren[0].banen) == 1
    with pytest.raises(DamagedError, match="jaren"):
        without("jaar", 1)


@pytest.mark.parametrize(("table", "why"), [("werkgever", "één werkgever"), ("logo", "het logo")])
def test_two_employers_or_logos_are_damage(table: str, why: str) -> None:
    with pytest.raises(DamagedError, match=why):
        doubled(table)


@pytest.mark.parametrize("tables", [("jaar",), ("toelichting",), ("jaar", "toelichting")])
def test_a_year_that_is_there_twice_is_damage(tables: tuple[str, ...]) -> None:
    with pytest.raises(DamagedError, match="een jaar staat er twee keer in"):
        doubled(*tables)


def test_years_come_out_in_the_order_of_the_calendar() -> None:
    tables = contents()
    for columns in tables.values():
        for column in columns.values():
            column.reverse()
    assert [year.jaar for year in dossier_of(tables).jaren] == [2024, 2025]


def test_equal_numbers_keep_the_decimals_that_each_was_written_with() -> None:
    written = [Decimal(1), Decimal("1.0"), Decimal("1.00"), Decimal("1E+2"), Decimal(100)]
    rows = tuple(UrenRegel(verloonde_uren=hours, id=f"u{n}") for n, hours in enumerate(written))
    stored = contents_of(Dossier(jaren=(Jaar(jaar=2024, uren=rows),)))
    assert stored["uren"]["verloonde_uren"] == ["1", "1.0", "1.00", "100", "100"]
    opened = dossier_of(stored).jaren[0].uren
    assert [str(row.verloonde_uren) for row in opened] == ["1", "1.0", "1.00", "100", "100"]


@pytest.mark.parametrize("column", ["uren_per_week", "vorm"])
@pytest.mark.parametrize("wrong", [1, 1.0, b"1", "1e0", ""])
def test_a_wrong_value_among_many_good_ones_is_found(column: str, wrong: object) -> None:
    rows = tuple(Baan(vorm=Vorm.UITZEND, uren_per_week=Decimal(1)) for _ in range(30))
    good = contents_of(Dossier(jaren=(Jaar(jaar=2024, banen=rows),)))
    assert dossier_of(good).jaren[0].banen == rows
    values = list(good["baan"][column])
    values[20] = wrong
    with pytest.raises((DamagedError, FieldError)):
        dossier_of({**good, "baan": {**good["baan"], column: values}})


def test_the_same_id_in_uren_and_baan_is_no_problem() -> None:
    year = replace(DOSSIER.jaren[0], uren=(UrenRegel(id="x"),), banen=(Baan(id="x"),))
    dossier = replace(DOSSIER, jaren=(year,))
    assert dossier_of(contents_of(dossier)) == dossier


@pytest.mark.parametrize("digest", [digest_by_row, digest_by_column])
def test_a_digest_is_of_all_values(digest: Callable[[Contents], str]) -> None:
    contents: Contents = {
        "baan": {"volgorde": range(1, 3), "naam": ["a", None]},
        "controle": {"sha256": ["x"]},
    }
    other: Contents = {**contents, "baan": {"volgorde": [1, 2], "naam": ["a", "b"]}}
    again: Contents = {**contents, "controle": {"sha256": ["y"]}}
    assert digest(again) == digest(contents) != digest(other)
    assert len(digest(contents)) == 64
