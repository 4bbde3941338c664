"""Newer legal values: they go before what was known for their years, and nothing else changes."""

import hashlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parameter_updates import update

from banen_desktop.quota.law import Law, Status, built_in
from banen_desktop.quota.law_updates import changes, with_updates
from banen_desktop.quota.parameter_tables import ParameterError

LAW = built_in()
KEY = "quotumpercentage"
OPEN = """
[regeling]
naam = "Bedrag per baan"

[heffing_per_baan]
omschrijving = "Heffing per baan"
eenheid = "{unit}"
artikel = "Wfsv art. 38f"
minimum = "0"
maximum = "100000"

[[heffing_per_baan.waarden]]
vanaf = {first}
{last}
waarde = "6000"
status = "vastgesteld"
zekerheid = "H"
bron = "Staatscourant"
gecontroleerd_op = 2026-11-24
"""


def with_file(content: bytes, law: Law = LAW) -> Law:
    return with_updates(law, [("raad.toml", content)])


def levy(first: int, last: int | None, unit: str = "euro") -> bytes:
    ends = "" if last is None else f"tot = {last}"
    return OPEN.format(first=first, last=ends, unit=unit).encode()


def of_years(law: Law, key: str) -> dict[int, Decimal | None]:
    found = {year: law.in_force(key, year) for year in range(2000, 2101)}
    return {year: None if value is None else value.waarde for year, value in found.items()}


def test_a_year_gets_a_value_and_another_one_a_newer_one() -> None:
    law = with_file(update((2025, "2.60"), (2026, "2.75")))
    assert LAW.in_force(KEY, 2025) is None
    value = law.required(KEY, 2025)
    assert (value.waarde, value.status) == (Decimal("2.60"), Status.VASTGESTELD)
    assert value.bron == "Staatscourant 2026, 1234"
    before, after = of_years(LAW, KEY), of_years(law, KEY)
    expected = {2025: Decimal("2.60"), 2026: Decimal("2.75")}
    assert after == before | expected


def test_the_law_names_the_file_and_has_another_digest() -> None:
    content = update((2025, "2.60"))
    law = with_file(content)
    (named,) = law.updates
    assert (named.bestand, named.regeling) == ("raad.toml", "Quotumpercentages van de sectorraad")
    assert named.sha256 == hashlib.sha256(content).hexdigest()
    assert law.sha256 != LAW.sha256
    assert with_file(content).sha256 == law.sha256
    assert with_updates(LAW, []) is LAW


def test_the_last_file_goes_first_and_order_is_part_of_the_digest() -> None:
    one, two = ("een.toml", update((2025, "2.60"))), ("twee.toml", update((2025, "2.70")))
    assert with_updates(LAW, [one, two]).required(KEY, 2025).waarde == Decimal("2.70")
    assert with_updates(LAW, [two, one]).required(KEY, 2025).waarde == Decimal("2.60")
    assert with_updates(LAW, [two, one]).sha256 != with_updates(LAW, [one, two]).sha256


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert with_file(b"\xef\xbb\xbf" + update((2025, "2.60"))).required(KEY, 2025)


@given(st.integers(2000, 2100), st.none() | st.integers(0, 100))
def test_only_the_years_of_the_newer_value_change(first: int, length: int | None) -> None:
    last = None if length is None else min(first + length, 2100)
    before, after = (
        of_years(law, "heffing_per_baan") for law in (LAW, with_file(levy(first, last)))
    )
    for year, value in after.items():
        inside = first <= year and (last is None or year <= last)
        assert value == (Decimal(6000) if inside else before[year])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe", r"het is geen tekst in UTF-8"),
        (b"[half", r"het is geen geldige TOML"),
        (b"", r"de tabel \[regeling\] ontbreekt"),
        (b'[regeling]\nnaam = "Leeg"', r"er staat geen enkele waarde in"),
        (
            (
                b'[regeling]\nnaam = "Vorm"\n[werkweek.gemeente]\nwaarde = "36"\nzekerheid = "H"\n'
                b'bron = "cao"\ngecontroleerd_op = 2026-11-24'
            ),
            r"alleen waarden met jaren zijn bij te werken",
        ),
        (
            update((2025, "2.60")).replace(b"quotumpercentage", b"quotumpercentages"),
            r"deze sleutel kent het programma niet",
        ),
        (update((2025, "12"), highest="20"), r"12 ligt niet tussen 0\.01 en 10"),
        (update((2025, "12")), r"12 ligt niet tussen 0\.01 en 10"),
        (levy(2026, None, unit="cent"), r"eenheid en per_jaar horen te zijn zoals ze waren \(euro"),
        (
            update((2025, "2.60")).replace(b"per_jaar = true", b"per_jaar = false"),
            r"eenheid en per_jaar horen te zijn zoals ze waren \(procent",
        ),
        (update((2025, "2.60"), (2025, "2.70")), r"de waarden van 2025 en 2025 overlappen"),
        (update((2025, "2.60"), source=""), r"bron ontbreekt"),
        (update((2025, "2.60"), status="zeker"), r"status is geen van"),
    ],
)
def test_what_is_wrong_is_refused_with_the_name_of_the_file(content: bytes, why: str) -> None:
    with pytest.raises(ParameterError, match=why) as caught:
        with_file(content)
    assert "raad.toml" in str(caught.value)


def test_what_changes_is_told_by_key_and_year() -> None:
    (change,) = changes(LAW, with_file(update((2025, "2.60"))))
    assert (change.sleutel, change.vanaf, change.tot) == (KEY, 2025, 2025)
    assert change.before is None
    assert change.after is not None
    assert change.after.waarde == Decimal("2.60")


def test_another_source_or_status_is_a_change_and_another_day_is_none() -> None:
    law = with_file(update((2025, "2.60")))
    later = update((2025, "2.60")).replace(b"2026-11-24", b"2026-12-24")
    assert changes(law, with_file(later, law)) == ()
    assert changes(law, law) == ()
    for other in (
        update((2025, "2.60"), source="Brief"),
        update((2025, "2.60"), status="indicatief"),
    ):
        (change,) = changes(law, with_file(other, law))
        assert change.before is not None
        assert change.after is not None
        assert change.before.waarde == change.after.waarde


def test_a_value_without_end_changes_from_its_first_year() -> None:
    found = changes(LAW, with_file(levy(2027, None)))
    assert [(each.vanaf, each.tot) for each in found] == [(2027, None)]
    found = changes(LAW, with_file(levy(2027, 2028)))
    assert [(each.vanaf, each.tot) for each in found] == [(2027, 2028)]


def test_taking_a_file_out_again_is_told_as_well() -> None:
    (change,) = changes(with_file(update((2025, "2.60"))), LAW)
    assert change.before is not None
    assert change.after is None
