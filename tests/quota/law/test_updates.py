"""Newer legal values: they go before what was known for their years, and nothing else changes."""

import hashlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parameter_updates import update

from banen_desktop.quota.law.law import Law, Status, built_in
from banen_desktop.quota.law.parameter_tables import ParameterError
from banen_desktop.quota.law.updates import changes, with_updates

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
        (update((2025, "2.60"), source=""), r"bron is leeg"),
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


def row(**changes: str) -> bytes:
    """A file with one value, some of whose lines are others; values are written as they are."""
    lines = {
        "vanaf": "2025",
        "tot": "2025",
        "waarde": '"2.60"',
        "status": '"vastgesteld"',
        "zekerheid": '"H"',
        "bron": '"Staatscourant"',
        "gecontroleerd_op": "2026-11-24",
    } | changes
    head = update().decode()
    return (
        head + "[[quotumpercentage.waarden]]\n" + "".join(f"{k} = {v}\n" for k, v in lines.items())
    ).encode()


ENGLISH = ("Expected", "Unterminated", "Invalid", "Illegal", "Cannot", "at line", "Exceeds")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe[\0r\0", "het is geen tekst in UTF-8"),
        (b"\0" * 1000, r"het is geen geldige TOML \(regel 1\)"),
        (b"PK\x03\x04" + bytes(range(200)), "het is geen tekst in UTF-8"),
        (b"x = " + b"[" * 50, "het is geen geldige TOML"),
        (b"x = " + b"{a=" * 50, "het is geen geldige TOML"),
        (b".".join([b"a"] * 33) + b" = 1", "een sleutel heeft te veel delen"),
        (b"[" + b".".join([b"a"] * 33) + b"]", "een sleutel heeft te veel delen"),
        (b"x = {" + b".".join([b"a"] * 33) + b" = 1}", "een sleutel heeft te veel delen"),
        (b'"\\"".' + b"a." * 33 + b'"\\"" = 1', "een sleutel heeft te veel delen"),
        (row() + b'bron = "nog een"\n', r"er staat iets twee keer in \(regel"),
        (update((2025, "2.60")) + b"\n[regeling]\nnaam = 'x'\n", "er staat iets twee keer in"),
        (row(waarde="nan"), "aanhalingstekens"),
        (row(waarde="-inf"), "aanhalingstekens"),
        (row(waarde="1e400"), "aanhalingstekens"),
        (row(waarde="1" + "0" * 400), "waarde is geen tekst"),
        (row(waarde="1" + "0" * 9000), "geen geldige TOML"),
        (row(waarde='"1' + "0" * 400 + '"'), "waarde is geen getal"),
        (row(waarde='"1e400"'), "waarde is geen getal"),
        (row(waarde='"NaN"'), "waarde is geen getal"),
        (row(waarde='"-2.60"'), "waarde is geen getal"),
        (row(waarde='"2,60"'), "niet met een punt geschreven"),
        (row(waarde='"٢.٦"'), "waarde is geen getal"),
        (row(waarde="2.60"), "Schrijf 2.60 als tekst tussen aanhalingstekens"),
        (row(gecontroleerd_op='"2026-11-24"'), "gecontroleerd_op ontbreekt of is geen datum"),
        (
            row(gecontroleerd_op="2026-11-24T10:00:00"),
            "gecontroleerd_op ontbreekt of is geen datum",
        ),
        (row(vanaf='"2025"'), "vanaf is geen jaar"),
        (row(vanaf="1925"), "vanaf is geen jaar"),
        (row(vanaf="true"), "vanaf is geen jaar"),
        (row(tot="2101"), "tot is geen jaar"),
        (row(tot="2026"), "de waarde van 2025 geldt voor één jaar"),
        (row(bron='"' + "x" * 2001 + '"'), "bron is te lang"),
        (row(bron='"a\\u0000b"'), "bron is te lang, of er staat een teken in"),
        (row(bron='"""twee\nregels"""'), "bron is te lang, of er staat een teken in"),
        (row(kleur='"rood"'), "onbekende sleutel kleur"),
        (update(), "waarden ontbreekt"),
        (b"", r"de tabel \[regeling\] ontbreekt"),
        (b"[regeling]\nnaam = 'x'\n", "er staat geen enkele waarde in"),
    ],
)
def test_what_is_hostile_or_clumsy_is_refused_in_dutch(content: bytes, why: str) -> None:
    with pytest.raises(ParameterError, match=why) as caught:
        with_file(content)
    assert not any(word in str(caught.value) for word in ENGLISH)
    assert len(str(caught.value)) < 400


def test_the_edges_of_what_a_file_may_say_are_welcome() -> None:
    law = with_file(row(bron='"' + "." * 2000 + '"', vanaf="2100", tot="2100", waarde='"10"'))
    assert law.required(KEY, 2100).waarde == 10
    assert with_file(row(waarde='"0.01"')).required(KEY, 2025).waarde == Decimal("0.01")
    with pytest.raises(ParameterError, match=r"0\.009 ligt niet tussen"):
        with_file(row(waarde='"0.009"'))


def test_of_two_files_for_one_value_the_last_one_counts() -> None:
    first, second = update((2025, "2.60"), (2027, "2.90")), update((2025, "2.70"))
    law = with_updates(LAW, [("een.toml", first), ("twee.toml", second)])
    found = {year: law.required(KEY, year) for year in (2025, 2027)}
    assert {year: (str(v.waarde), v.bestand) for year, v in found.items()} == {
        2025: ("2.70", "twee.toml"),
        2027: ("2.90", "een.toml"),
    }


def test_a_value_of_another_file_that_says_the_same_is_no_change() -> None:
    law = with_file(update((2025, "2.60")))
    again = with_updates(law, [("ander.toml", update((2025, "2.60")))])
    assert changes(law, again) == ()
