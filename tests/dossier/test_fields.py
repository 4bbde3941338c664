"""The fields: canonical text in and out, what people type, and what is refused."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import values

from banen_desktop import dutch
from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.bsn import has_bsn, kept_name, perhaps_bsn, without_bsn
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.fields import (
    Field,
    FieldError,
    Kind,
    by_key,
    checked,
    from_text,
    from_user,
    to_text,
)
from banen_desktop.dossier.model import (
    Baan,
    Functiegroep,
    Herkomst,
    Jaar,
    UrenRegel,
    Vorm,
    Werkgever,
)

WERKGEVER, JAAR, UREN, BAAN, TOELICHTING = map(
    by_key, (fields.WERKGEVER, fields.JAAR, fields.UREN, fields.BAAN, fields.TOELICHTING)
)
ALL = [*fields.WERKGEVER, *fields.JAAR, *fields.UREN, *fields.BAAN, *fields.TOELICHTING]
HOURS, WEEK, PERCENTAGE = JAAR["verloonde_uren"], BAAN["uren_per_week"], JAAR["quotumpercentage"]
FIRST_YEAR, VAN, VORM = WERKGEVER["eerste_jaar_wet_banenafspraak"], BAAN["van"], BAAN["vorm"]
VANAF = by_key(verslag_fields.SCENARIO)["vanaf"]
NOTE, KENMERK = BAAN["opmerking"], BAAN["kenmerk"]


@pytest.mark.parametrize("field", ALL, ids=lambda field: field.key)
def test_every_field_has_a_label_and_a_whole_sentence_of_help(field: Field) -> None:
    assert field.label
    assert not field.label.endswith(".")
    assert field.help == "" or field.help.endswith((".", "?", "”."))
    assert "  " not in field.help
    assert (field.kind is Kind.CHOICE) is (field.choices is not None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+5"), "100000"),
        (date(2024, 2, 29), "2024-02-29"),
        (2027, "2027"),
        (Vorm.DETACHERING_WSW, "detachering_wsw"),
        ("tekst", "tekst"),
        ("", ""),
    ],
)
def test_to_text(value: Any, text: str | None) -> None:
    assert to_text(value) == text


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (HOURS, "0", Decimal(0)),
        (HOURS, "25422.1", Decimal("25422.1")),
        (HOURS, "10000000000", Decimal(10) ** 10),
        (HOURS, "0.000001", Decimal("0.000001")),
        (HOURS, "1.0000000000", Decimal(1)),
        (WEEK, "168", Decimal(168)),
        (PERCENTAGE, "1.93", Decimal("1.93")),
        (PERCENTAGE, "1.930", Decimal("1.93")),
        (PERCENTAGE, "100", Decimal(100)),
        (FIRST_YEAR, "2025", 2025),
        (FIRST_YEAR, "2100", 2100),
        (VAN, "1950-01-01", date(1950, 1, 1)),
        (VAN, "2100-12-31", date(2100, 12, 31)),
        (VORM, "uitzend", Vorm.UITZEND),
        (NOTE, " ", " "),
    ],
)
def test_from_text(field: Field, text: str, value: Any) -> None:
    assert from_text(field, text) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        *[(HOURS, text) for text in ("", " ", "x", "1,5", "1.", ".5", " 1", "1 ", "1e3", "1_0")],
        *[(HOURS, text) for text in ("+1", "--1", "NaN", "sNaN", "Infinity", "-Infinity", "٣")],
        *[(HOURS, text) for text in ("-1", "-0.1", "10000000000.01", "1e9999999", "9" * 90)],
        *[(HOURS, text) for text in ("0.0000001", "1.00000000000000000000000000000000000001")],
        *[(WEEK, text) for text in ("0", "0.00", "168.01")],
        *[(PERCENTAGE, text) for text in ("1.935", "100.01", "-1", "1,93", "1.93%", "0.0193")],
        *[(FIRST_YEAR, text) for text in ("2024", "2101", "02027", "2027.0", "x", "", "-2027")],
        *[(VAN, text) for text in ("1949-12-31", "2101-01-01", "2023-02-29", "20230101", "", "x")],
        *[(VAN, text) for text in ("2023-W01-1", "2023-1-1", "2023-01-01T00:00", "01-05-2023")],
        *[(VORM, text) for text in ("", "Uitzend", "uit", "x")],
        *[(NOTE, text) for text in ("\0", "\x0b", "\x1f", "\x7f", "\ud800", "\ufffe", "x" * 1001)],
    ],
)
def test_from_text_refuses(field: Field, text: str) -> None:
    with pytest.raises(FieldError) as caught:
        from_text(field, text)
    assert str(caught.value).startswith(f"{field.label}: ")
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (HOURS, "1.234,5", Decimal("1234.5")),
        (HOURS, "\t1.234\r\n", Decimal(1234)),
        (HOURS, "\u00a01\u00a0234,50 ", Decimal("1234.5")),
        (HOURS, "", None),
        (HOURS, " \n", None),
        (HOURS, "-0", Decimal(0)),
        (WEEK, "25,5", Decimal("25.5")),
        (PERCENTAGE, "1,93%", Decimal("1.93")),
        (PERCENTAGE, "1,93 %", Decimal("1.93")),
        (PERCENTAGE, "2.58", Decimal("2.58")),
        (FIRST_YEAR, " 2027 ", 2027),
        (FIRST_YEAR, "2027,0", 2027),
        (FIRST_YEAR, "", None),
        (VAN, "1-5-2025", date(2025, 5, 1)),
        (VAN, "1 mei 2025", date(2025, 5, 1)),
        (VAN, "2025-05-01 00:00:00", date(2025, 5, 1)),
        (VAN, "1-5-98", date(1998, 5, 1)),
        (VAN, "", None),
        (VANAF, "mei 2026", date(2026, 5, 1)),
        (VANAF, "2-5-2026", date(2026, 5, 2)),
        (VORM, "Dienstverband", Vorm.DIENSTVERBAND),
        (VORM, " UITZENDKRACHT ", Vorm.UITZEND),
        (VORM, "detachering_wsw", Vorm.DETACHERING_WSW),
        (VORM, "detachering w", Vorm.DETACHERING_WSW),
        (VORM, "Detachering", Vorm.DETACHERING),
        (VORM, "Inkoop (SROI)", Vorm.INKOOP),
        (UREN["functiegroep"], "onderw", Functiegroep.ONDERWIJZEND),
        (UREN["functiegroep"], "", None),
        (UREN["herkomst"], "schatting", Herkomst.SCHATTING),
        (BAAN["besluit_telt_mee"], "j", JaNee.JA),
        (NOTE, "  tekst\tmet tab ", "tekst\tmet tab"),
        (NOTE, "", ""),
        (NOTE, "een\r\ntwee  drie", "een\r\ntwee  drie"),
        (KENMERK, " P\n01\t", "P 01"),
        (UREN["onderdeel"], "De\r\n Klimop", "De Klimop"),
        (NOTE, "x" * 1000, "x" * 1000),
    ],
)
def test_from_user(field: Field, text: str, value: Any) -> None:
    assert from_user(field, text) == value


def test_a_minus_before_zero_is_dropped() -> None:
    assert not from_user(HOURS, "-0").is_signed()
    assert not from_text(HOURS, "-0").is_signed()


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        (HOURS, "abc", "is geen getal"),
        (HOURS, "1.234,5,6", "is geen getal"),
        (HOURS, "100\t200", "is geen getal"),
        (HOURS, "-1", "vul een getal in van 0 of meer"),
        (HOURS, "36%", "is geen getal"),
        (HOURS, "10.000.000.001", "vul hoogstens 10.000.000.000 in"),
        (HOURS, "0,1234567", "hoogstens 6 decimalen"),
        (WEEK, "0", "vul een getal in van meer dan 0"),
        (WEEK, "169", "vul hoogstens 168 in"),
        (PERCENTAGE, "1,935", "hoogstens 2 decimalen"),
        (PERCENTAGE, "193", "vul hoogstens 100 in"),
        (FIRST_YEAR, "2027,5", "vul een heel jaar in"),
        (FIRST_YEAR, "2024", "kies een jaar van 2025 tot en met 2100"),
        (FIRST_YEAR, "volgend jaar", "is geen getal"),
        (VAN, "31-4-2025", "is geen datum"),
        (VAN, "mei 2026", "is geen datum"),
        (VAN, "1-1-1949", "kies een datum van 1950 tot en met 2100"),
        (VORM, "", "maak een keuze"),
        (VORM, "zzp", "is geen keuze. Kies Dienstverband, Detachering Wsw"),
        (VORM, "uit", "is geen keuze"),  # uitzendkracht or uitgeleend
        (UREN["functiegroep"], "onder", "Kies Onderwijzend, Ondersteunend, Directie of Overig."),
        (NOTE, "x" * 1001, "hoogstens 1000 tekens"),
        (NOTE, "a\0b", "onleesbaar teken"),
        (NOTE, "a\ud800b", "onleesbaar teken"),
        (KENMERK, "123456782", "BSN"),
        (TOELICHTING["plannen"], "Meer voor 1234.56.782.", "BSN"),
    ],
)
def test_from_user_refuses(field: Field, text: str, why: str) -> None:
    with pytest.raises(FieldError) as caught:
        from_user(field, text)
    assert str(caught.value).startswith(f"{field.label}: ")
    assert why in str(caught.value)
    assert str(caught.value).endswith(".")


def test_loonheffingennummers_may_look_like_a_bsn() -> None:
    assert from_user(WERKGEVER["loonheffingennummers"], "123456782L01") == "123456782L01"


@pytest.mark.parametrize(
    "text",
    [
        *["123456782", "111222333", "BSN 123456782.", "123 456 782", "123.456.782", "123-456-782"],
        *["1234 56 782", "a123456782b", "x 12 123456782", "123 123456 782", "5-123456782"],
        *[
            "123\u00a0456\u00a0782",
            "010464554",
            "123456782-3",
            "123456782 123456789",
            "12345 1234 56782",
        ],
        *["123/456/782", "123_456_782", "123\n456\n782", "123\r\n456\r\n782", "123\t456\t782"],
        *["123 - 456 - 782", "123\u2009456\u2009782", "123\u202f456\u202f782", "123–456–782"],
        *["123\u200b456\u200b782", "1\u200d2\u2060345\ufeff6782", "123\u00ad456\u00ad782"],
        *["１２３４５６７８２", "١٢٣٤٥٦٧٨٢", "𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟮", "¹²³⁴⁵⁶⁷⁸²", "123\u2028456\u2011782"],
        *["123  456  782", "123456\n\n782"],
        *["123\u202e456782", "BSN:１２３.４５６.７８２", "①②③④⑤⑥⑦⑧②"],
        *["111,222,333", "123'456'782", "123’456’782", "123:456:782", "123   456   782"],
        *["(123)456782", "123 (456) 782", "[123] [456] [782]", "(123456782)", "123456\n\n\n782"],
        *["0123456782", "000123456782", "0123\u200b456782", "00 123456782", "0.123.456.782"],
        *["123\u0301456782", "1\ufe0f\u20e323456782"],
    ],
)
def test_nine_digits_that_pass_the_eleven_test_are_seen(text: str) -> None:
    assert has_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        *["", "P-01", "123456781", "123456789", "12345678", "1234567820", "4123456782"],
        *["000000000", "000-000-000", "06-12345678", "0612345678", "01-05-2025", "123456 a 782"],
        *["123    456    782", "123 / 456 // 782", "123456,782", "€ 1.234.567,89"],
        *["1/1/2024", "123/456/783", "12345678\n", "1234\u200b56781", "2023/2024", "12 x 345678 2"],
        *["4123\u200b456782", "123456\n\n\n\n782", "４１２３４５６７８２", "123.456,782"],
        *["111, 222, 333", "111;222;333", "111 | 222 | 333", "12:34,56:782", "1:23 456:782"],
    ],
)
def test_other_digits_are_no_bsn(text: str) -> None:
    assert not has_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        *[
            "111.222.333 uur",
            "van 111.222.333 verloonde uren",
            "111.222.333\u00a0uur",
            "€ 111.222.333",
        ],
        *[
            "111.222.333,50 uur",
            "€ 111.222.333,50.",
            "€\u00a0111.222.333 in 2025",
            "111.222.333 uren",
            "123.456.782 uur",
            "111.222.333\u202fuur",
        ],
    ],
)
def test_hours_and_money_with_points_at_the_thousands_are_no_bsn(text: str) -> None:
    assert not has_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        *["111222333", "111.222.333", "111222333 uur", "€ 111222333", "111 222 333 uur"],
        *["111.222.333 uurloon", "111.222.333. Uur", "uur 111.222.333", "111-222-333 uur"],
        *["111 222.333 uur", "11122.2.333 uur", "€ 111.222 333", "€ 111222.333", "€ 11.122.2333"],
        "111.222.333 uur en 123456782",
    ],
)
def test_nine_digits_without_both_points_and_unit_are_still_a_bsn(text: str) -> None:
    assert has_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        *["111, 222, 333", "111;222;333", "111 | 222 | 333", "zie 111,  222,  333 uur"],
        "111, 222; 333",
    ],
)
def test_a_list_that_could_be_a_bsn_is_asked_about_and_never_refused(text: str) -> None:
    assert perhaps_bsn(text)
    assert not has_bsn(text)
    assert from_user(NOTE, text) == text


@pytest.mark.parametrize(
    "text",
    [
        *["", "412, 398, 377", "111, 222, 333, 444", "444, 111, 222, 333"],
        *["1, 1, 1, 2, 2, 2, 3, 3, 3", "111222333", "4111, 222, 333", "10;111;222;333"],
    ],
)
def test_a_list_that_could_not_be_a_bsn_is_no_question(text: str) -> None:
    assert not perhaps_bsn(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jansen, P. 111222333 urenlijst.csv", "Jansen, P. [nummer] urenlijst.csv"),
        ("123456789 en 123.456.782", "[nummer] en [nummer]"),
        ("123456782L01-12.xml", "123456782L01-12.xml"),
        ("0123456782.xlsx", "0[nummer].xlsx"),
        ("uren 2025-01-01 12345678 1234567890.csv", "uren 2025-01-01 12345678 1234567890.csv"),
    ],
)
def test_a_name_that_is_kept_has_no_nine_digits(text: str, left: str) -> None:
    assert kept_name(text) == left


@given(st.text(st.sampled_from("0123456789 .,-()a"), max_size=60))
def test_without_a_bsn_there_is_none(text: str) -> None:
    left = without_bsn(text)
    assert not has_bsn(left)
    assert (left == text) is not has_bsn(text)
    assert not re.search(r"(?<!\d)\d{9}(?!\d)", kept_name(text))


def passes(digits: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return total % 11 == 0 and int(digits) > 0


@given(st.integers(0, 999_999_999))
def test_has_bsn_is_the_eleven_test(number: int) -> None:
    digits = f"{number:09}"
    assert has_bsn(f"kenmerk {digits}!") is passes(digits)
    assert has_bsn(f"{digits[:4]}.{digits[4:6]}.{digits[6:]}") is passes(digits)


def test_checked_takes_values_of_the_right_type() -> None:
    assert checked(HOURS, Decimal("2.50")) == Decimal("2.5")
    assert checked(VAN, date(2020, 1, 1)) == date(2020, 1, 1)
    assert checked(VORM, Vorm.STAGE) is Vorm.STAGE
    assert checked(VORM, None) is None
    assert checked(NOTE, "x") == "x"
    for bad in (Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal(-1)):
        with pytest.raises(FieldError, match="0 of meer"):
            checked(HOURS, bad)
    with pytest.raises(FieldError, match="kies een jaar"):
        checked(FIRST_YEAR, True)


with_value = st.sampled_from(ALL).flatmap(lambda field: st.tuples(st.just(field), values(field)))


@given(with_value)
def test_what_is_written_canonically_is_read_back(pair: tuple[Field, Any]) -> None:
    field, value = pair
    text = to_text(value)
    assert (None if text is None else from_text(field, text)) == value


@given(with_value)
def test_what_is_shown_to_a_user_is_read_back(pair: tuple[Field, Any]) -> None:
    field, value = pair
    if field.kind is Kind.NUMBER and value is not None:
        assert from_user(field, dutch.format_number(value)) == value
    elif field.kind is Kind.DATE and value is not None:
        assert from_user(field, dutch.format_date(value)) == value
    elif field.choices is not None and value is not None:
        assert from_user(field, value.label) is value
        assert from_user(field, value.value) is value
    elif field.kind is Kind.TEXT:
        tidy = value.strip() if field.many_lines else " ".join(value.split())
        assert has_bsn(value) or has_bsn(tidy) or from_user(field, value) == tidy
    else:
        assert value is None or from_user(field, str(value)) == value


@given(st.sampled_from(ALL), st.text())
def test_any_text_is_read_or_refused(field: Field, text: str) -> None:
    for read in (from_text, from_user):
        try:
            value = read(field, text)
        except FieldError as error:
            value = error
        assert isinstance(value, FieldError) or checked(field, value) == value


@pytest.mark.parametrize(
    ("record", "known"),
    [
        (Werkgever(), fields.WERKGEVER),
        (Jaar(2020), fields.JAAR),
        (UrenRegel(), fields.UREN),
        (Baan(), fields.BAAN),
    ],
)
def test_a_choice_is_required_where_the_model_never_has_nothing(
    record: object, known: tuple[Field, ...]
) -> None:
    choices = [field for field in known if field.choices is not None]
    for field in choices:
        assert field.required is (getattr(record, field.key) is not None)
    assert not any(field.required for field in known if field not in choices)


def test_years_run_from_the_nulmeting_to_the_end_of_the_century() -> None:
    assert (fields.YEARS[0], fields.YEARS[-1]) == (2012, 2100)
    assert from_user(WERKGEVER["werkweek_uren"], "60") == 60
    with pytest.raises(FieldError, match="meer dan 0"):
        from_user(WERKGEVER["werkweek_uren"], "0")
