"""Messages with a known end state: what goes in is written out, what comes out is counted."""

import itertools
import json
from datetime import date
from pathlib import Path

import pytest
from legal_numbers import law_file
from loonaangifte_messages import (
    Bericht,
    Deel,
    Initieel,
    Intrekking,
    Periode,
    four_weeks,
    months,
    xml,
)
from parameter_updates import law_with

from banen_desktop.dossier.findings import Severity
from banen_desktop.imports.loonaangifte.read import read_messages
from banen_desktop.imports.loonaangifte.result import (
    Aangiftetijdvak,
    LoonaangifteJaar,
    LoonaangifteResult,
    Som,
    Uren,
    as_json,
)
from banen_desktop.storage.parameter_files import KeptFile, keep

JANUARY, FEBRUARY, MARCH = months(2022)[:3]
LHNR, OTHER = "123456782L01", "123456782L02"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, *berichten: Bericht) -> LoonaangifteResult:
    """Read these messages, each in a file of its own."""
    paths = []
    for number, bericht in enumerate(berichten):
        path = folder / f"{number:03}.xml"
        path.write_bytes(xml(bericht))
        paths.append(path)
    return read_messages(paths, lambda _: None)


def only_year(result: LoonaangifteResult) -> LoonaangifteJaar:
    assert not result.geweigerd
    [jaar] = result.jaren
    return jaar


def whole(
    tijdvak: tuple[date, date], *initieel: Initieel, id_ber: str = "V-1", aanmaak: str = ""
) -> Bericht:
    """A volledige aangifte, made three weeks after the tijdvak started unless told otherwise."""
    deel = Deel(*tijdvak, "volledig", initieel)
    return Bericht(
        (deel,), tijdvak[0].year, id_ber, aanmaak or f"{tijdvak[0].isoformat()[:8]}21T10:00:00"
    )


def change(
    tijdvak: tuple[date, date],
    *initieel: Initieel,
    gone: tuple[Intrekking, ...] = (),
    soort: str = "correctie",
    id_ber: str = "C-1",
    aanmaak: str = "2022-06-01T10:00:00",
) -> Bericht:
    return Bericht((Deel(*tijdvak, soort, initieel, gone),), tijdvak[0].year, id_ber, aanmaak)


def codes(jaar: LoonaangifteJaar) -> set[str]:
    return {finding.code for finding in jaar.bevindingen}


@pytest.mark.parametrize("year", [2022, 2026])
@pytest.mark.parametrize("series", [months, four_weeks])
def test_a_whole_year(folder: Path, year: int, series: object) -> None:
    tijdvakken = months(year) if series is months else four_weeks(year)
    berichten = [
        whole(tijdvak, Initieel(1, uren=100 + number), Initieel(2, uren=50), id_ber=f"V-{number}")
        for number, tijdvak in enumerate(tijdvakken)
    ]
    jaar = only_year(read(folder, *berichten))
    hours = sum(150 + number for number in range(len(tijdvakken)))
    assert (jaar.fiscaal_nummer, jaar.jaar, jaar.werkgever) == (
        "123456782",
        year,
        "Stichting Voorbeeld",
    )
    assert jaar.meetellend == Som(hours, 2)
    assert jaar.te_beslissen == jaar.niet_meetellend == Som(0, 0)
    assert jaar.volledig
    assert [(each.tijdvak.van, each.tijdvak.tot) for each in jaar.tijdvakken] == tijdvakken
    assert [each.uren.totaal for each in jaar.tijdvakken] == [
        150 + number for number in range(len(tijdvakken))
    ]
    assert not codes(jaar) & {"tijdvak_ontbreekt", "tijdvak_dubbel", "tijdvak_onbekend"}


def test_a_correction_replaces_inserts_and_withdraws(folder: Path) -> None:
    jaar = only_year(
        read(
            folder,
            whole(JANUARY, Initieel(1, 160), Initieel(2, 80), Initieel(2, 40, num_iv=2)),
            change(JANUARY, Initieel(1, 100), Initieel(3, 7), gone=(Intrekking(2, num_iv=2),)),
        )
    )
    assert jaar.meetellend == Som(100 + 80 + 7, 3)


@pytest.mark.parametrize("soort", ["correctie", "aanvullend"])
def test_a_change_in_the_message_of_a_later_tijdvak(folder: Path, soort: str) -> None:
    first = whole(JANUARY, Initieel(1, 160))
    if soort == "correctie":
        february = Bericht(
            (
                Deel(*FEBRUARY, "volledig", (Initieel(1, 150),)),
                Deel(*JANUARY, "correctie", (Initieel(1, 120),)),
            ),
            2022,
            "V-2",
            "2022-03-01T10:00:00",
        )
        jaar = only_year(read(folder, first, february))
        assert [each.uren.meetellend for each in jaar.tijdvakken] == [120, 150]
    else:
        jaar = only_year(read(folder, first, change(JANUARY, Initieel(1, 120), soort=soort)))
        assert [each.uren.meetellend for each in jaar.tijdvakken] == [120]


def test_a_correction_of_a_closed_year_is_about_that_year(folder: Path) -> None:
    correction = change(MARCH, Initieel(1, 90), aanmaak="2023-02-01T10:00:00")
    next_year = whole(months(2026)[0], Initieel(1, 10), id_ber="V-2")
    result = read(folder, whole(MARCH, Initieel(1, 160)), correction, next_year)
    assert [(jaar.jaar, jaar.meetellend.uren) for jaar in result.jaren] == [(2022, 90), (2026, 10)]


def test_the_second_volledige_aangifte_resets(folder: Path) -> None:
    jaar = only_year(
        read(
            folder,
            whole(JANUARY, Initieel(1, 160), Initieel(2, 80), aanmaak="2022-02-01T10:00:00"),
            change(JANUARY, Initieel(3, 5), aanmaak="2022-02-02T10:00:00"),
            whole(JANUARY, Initieel(1, 100), id_ber="V-2", aanmaak="2022-02-03T10:00:00"),
            change(JANUARY, Initieel(4, 1), id_ber="C-2", aanmaak="2022-02-04T10:00:00"),
        )
    )
    assert jaar.meetellend == Som(101, 2)
    assert jaar.dubbel == (Aangiftetijdvak(LHNR, *JANUARY),)
    assert "tijdvak_dubbel" in codes(jaar)


def test_a_volledige_aangifte_without_rows_resets_too(folder: Path) -> None:
    jaar = only_year(
        read(
            folder,
            whole(JANUARY, Initieel(1, 160), aanmaak="2022-02-01T10:00:00"),
            whole(JANUARY, id_ber="V-2", aanmaak="2022-02-03T10:00:00"),
        )
    )
    assert jaar.meetellend == Som(0, 0)


def test_the_order_of_the_files_never_matters(folder: Path) -> None:
    berichten = [
        whole(JANUARY, Initieel(1, 160), Initieel(2, 80), aanmaak="2022-02-01T10:00:00"),
        change(JANUARY, Initieel(3, 5), aanmaak="2022-02-02T09:00:00Z"),
        change(
            JANUARY, gone=(Intrekking(3),), id_ber="C-2", aanmaak="2022-02-02T10:30:00"
        ),  # half an hour after C-1
        change(JANUARY, Initieel(2, 1), id_ber="C-3", aanmaak="2022-02-04T10:00:00"),
    ]
    found = {
        only_year(read(folder, *order)).meetellend for order in itertools.permutations(berichten)
    }
    assert found == {Som(161, 2)}


def test_the_same_message_twice_counts_once(folder: Path) -> None:
    bericht = whole(JANUARY, Initieel(1, 160))
    result = read(folder, bericht, bericht)
    jaar = only_year(result)
    assert jaar.meetellend == Som(160, 1)
    assert not jaar.dubbel
    assert [finding.code for finding in result.bevindingen] == ["bericht_dubbel"]
    assert [bestand.berichten for bestand in result.bestanden] == [("V-1",), ("V-1",)]
    assert result.bestanden[0].sha256 == result.bestanden[1].sha256


def test_the_same_id_with_another_content_warns(folder: Path) -> None:
    old = whole(JANUARY, Initieel(1, 160))
    new = whole(JANUARY, Initieel(1, 150), aanmaak="2022-02-25T10:00:00")
    for order in ((old, new), (new, old)):
        result = read(folder, *order)
        assert only_year(result).meetellend == Som(150, 1)
        assert [finding.code for finding in result.bevindingen] == ["bericht_verschilt"]


def test_the_same_id_of_another_loonheffingennummer_is_another_message(folder: Path) -> None:
    first = whole(JANUARY, Initieel(1, 160))
    second = Bericht(first.delen, 2022, first.id_ber, first.aanmaak, OTHER)
    jaar = only_year(read(folder, first, second))
    assert jaar.meetellend == Som(320, 1)  # one person under two numbers of one employer
    assert {each.tijdvak.loonheffingennummer for each in jaar.tijdvakken} == {LHNR, OTHER}


def test_people_without_bsn_are_known_by_their_number_within_a_loonheffingennummer(
    folder: Path,
) -> None:
    row = Initieel(1, 10, zonder_bsn=True)
    first = whole(JANUARY, row, Initieel(2, 20))
    second = Bericht(first.delen, 2022, "V-2", first.aanmaak, OTHER)
    gone = change(JANUARY, gone=(Intrekking(1, zonder_bsn=True),))
    assert only_year(read(folder, first, second)).meetellend == Som(60, 3)
    assert only_year(read(folder, first, second, gone)).meetellend == Som(50, 2)


def test_fiscal_numbers_stay_apart(folder: Path) -> None:
    first = whole(JANUARY, Initieel(1, 160))
    second = Bericht(first.delen, 2022, "V-2", first.aanmaak, "987654321L01", "Andere Stichting")
    result = read(folder, first, second)
    assert [(jaar.fiscaal_nummer, jaar.werkgever) for jaar in result.jaren] == [
        ("123456782", "Stichting Voorbeeld"),
        ("987654321", "Andere Stichting"),
    ]
    assert "meer_werkgevers" in {finding.code for finding in result.bevindingen}


COUNTING, NOT_COUNTING = ("11", "13", "15"), ("17", "18", "22", "31", "42", "63")


@pytest.mark.parametrize("code", COUNTING + NOT_COUNTING)
@pytest.mark.parametrize("verzekerd", ["JJJ", "NNJ", "NNN"])
def test_what_counts(folder: Path, code: str, verzekerd: str) -> None:
    row = Initieel(1, 100, perioden=(Periode(code, verzekerd=verzekerd),))
    jaar = only_year(read(folder, whole(JANUARY, row)))
    groups = (jaar.meetellend, jaar.te_beslissen, jaar.niet_meetellend)
    expected = 2 if code in NOT_COUNTING else int(verzekerd == "NNN")
    assert groups.index(Som(100, 1)) == expected
    assert sum(group.uren for group in groups) == 100
    assert ("te_beslissen" in codes(jaar)) == (expected == 1)


def test_the_last_srtiv_within_the_tijdvak_decides(folder: Path) -> None:
    before, within, after = date(2021, 12, 1), date(2022, 1, 16), date(2022, 2, 1)
    changes = Initieel(1, 10, perioden=(Periode("15", within), Periode("17", before)))
    old_change = Initieel(2, 20, perioden=(Periode("17", before), Periode("15", JANUARY[0])))
    later = Initieel(3, 30, perioden=(Periode("15", JANUARY[0]), Periode("17", after)))
    on_last_day = Initieel(4, 40, perioden=(Periode("15"), Periode("17", JANUARY[1])))
    jaar = only_year(read(folder, whole(JANUARY, changes, old_change, later, on_last_day)))
    assert (jaar.meetellend, jaar.niet_meetellend) == (Som(60, 3), Som(40, 1))
    assert jaar.srtiv_gewijzigd == 2
    assert "srtiv_gewijzigd" in codes(jaar)


def test_periods_that_all_start_later_still_decide(folder: Path) -> None:
    row = Initieel(
        1, 10, perioden=(Periode("15", date(2022, 3, 1)), Periode("17", date(2022, 2, 1)))
    )
    assert only_year(read(folder, whole(JANUARY, row))).niet_meetellend == Som(10, 1)


@pytest.mark.parametrize(
    ("aanmaak", "late"),
    [
        ("2023-05-01T23:59:59", False),
        ("2023-05-02T00:00:00", True),
        ("2023-05-01T21:59:59Z", False),
        ("2023-05-01T22:00:00Z", True),
    ],
)
def test_what_is_filed_after_1_may_is_apart(folder: Path, aanmaak: str, late: bool) -> None:
    jaar = only_year(
        read(
            folder,
            whole(JANUARY, Initieel(1, 160), Initieel(2, 10)),
            change(JANUARY, Initieel(1, 100), gone=(Intrekking(2),), aanmaak=aanmaak),
        )
    )
    assert jaar.meetellend == (Som(170, 2) if late else Som(100, 1))
    assert jaar.na_1_mei == (Uren(meetellend=-70) if late else Uren())
    assert jaar.tijdvakken[0].na_1_mei == jaar.na_1_mei
    assert ("na_1_mei" in codes(jaar)) == late


def sentences(jaar: LoonaangifteJaar) -> str:
    return " ".join(finding.message for finding in jaar.bevindingen)


@pytest.mark.parametrize(
    ("aanmaak", "late"), [("2023-05-18T23:59:59", False), ("2023-05-19T00:00:00", True)]
)
def test_the_last_day_is_that_of_the_law_in_use(folder: Path, aanmaak: str, late: bool) -> None:
    law = law_with("laatste_dag_loonaangifte", 2022, "518")
    keep(KeptFile("raad.toml", law_file(law).encode()))
    filed = change(JANUARY, Initieel(1, 100), aanmaak=aanmaak)
    jaar = only_year(read(folder, whole(JANUARY, Initieel(1, 160)), filed))
    assert (jaar.na_1_mei == Uren(meetellend=-60)) is late
    assert ("na 18 mei 2023 veranderen" in sentences(jaar)) is late


def test_hours_above_the_contract_are_told_with_the_weeks_of_the_law_in_use(folder: Path) -> None:
    keep(KeptFile("raad.toml", law_file(law_with("weken_per_jaar", 2022, "52.5")).encode()))
    much = Initieel(1, 999, contract="20.00")
    assert "52,5 / 12" in sentences(only_year(read(folder, whole(JANUARY, much))))


def test_a_late_change_that_moves_hours_between_kinds_is_not_lost(folder: Path) -> None:
    late = Initieel(1, 160, perioden=(Periode("17"),))
    jaar = only_year(
        read(
            folder,
            whole(JANUARY, Initieel(1, 160)),
            change(JANUARY, late, aanmaak="2023-06-01T10:00:00"),
        )
    )
    assert jaar.na_1_mei == Uren(meetellend=-160, niet_meetellend=160)
    assert "na_1_mei" in codes(jaar)


def test_missing_tijdvakken_are_named(folder: Path) -> None:
    berichten = [
        whole(tijdvak, Initieel(1, 100), id_ber=f"V-{number}")
        for number, tijdvak in enumerate(months(2022))
        if number not in {2, 9}
    ]
    jaar = only_year(read(folder, *berichten))
    assert not jaar.volledig
    assert [each.van.month for each in jaar.ontbrekend] == [3, 10]
    [finding] = [each for each in jaar.bevindingen if each.code == "tijdvak_ontbreekt"]
    assert "maart 2022 en oktober 2022" in finding.message
    assert finding.severity is Severity.WAARSCHUWING


def test_corrections_without_their_aangifte_leave_the_year_incomplete(folder: Path) -> None:
    berichten = [
        whole(tijdvak, Initieel(1, 100), id_ber=f"V-{number}")
        for number, tijdvak in enumerate(months(2022))
        if number != 0
    ]
    jaar = only_year(read(folder, *berichten, change(JANUARY, Initieel(1, 90))))
    assert jaar.meetellend.uren == 1190
    assert not jaar.volledig
    assert jaar.ontbrekend == (Aangiftetijdvak(LHNR, *JANUARY),)
    assert {"alleen_correcties"} == codes(jaar) & {"alleen_correcties", "tijdvak_ontbreekt"}
    assert jaar.tijdvakken[0].aangiften == 0


def test_every_loonheffingennummer_must_be_complete(folder: Path) -> None:
    berichten = [
        whole(tijdvak, Initieel(1, 100), id_ber=f"V-{number}")
        for number, tijdvak in enumerate(months(2022))
    ]
    other = Bericht((Deel(*JANUARY, "volledig", (Initieel(9),)),), 2022, "X", lhnr=OTHER)
    jaar = only_year(read(folder, *berichten, other))
    assert not jaar.volledig
    assert {each.loonheffingennummer for each in jaar.ontbrekend} == {OTHER}


def test_months_and_four_weeks_together_overlap(folder: Path) -> None:
    berichten = [
        whole(tijdvak, Initieel(1, 100), id_ber=f"V-{number}")
        for number, tijdvak in enumerate([*months(2022), four_weeks(2022)[3]])
    ]
    jaar = only_year(read(folder, *berichten))
    assert not jaar.volledig
    assert not jaar.ontbrekend
    assert len(jaar.overlappend) == 3
    assert "tijdvak_overlapt" in codes(jaar)


def test_a_tijdvak_of_no_series_is_said(folder: Path) -> None:
    half = (date(2022, 1, 1), date(2022, 1, 15))
    jaar = only_year(read(folder, whole(half, Initieel(1, 80))))
    assert jaar.meetellend.uren == 80
    assert "tijdvak_onbekend" in codes(jaar)


@pytest.mark.parametrize(("people", "shown"), [(4, None), (5, 5)])
def test_the_lkv_hint_hides_a_small_number(folder: Path, people: int, shown: int | None) -> None:
    rows = [Initieel(who, 100, perioden=(Periode(lkv="J"),)) for who in range(people)]
    others = [Initieel(50, 100, perioden=(Periode(lkv="N"),)), Initieel(51, 100)]
    jaar = only_year(read(folder, whole(JANUARY, *rows, *others)))
    assert (jaar.lkv.uren, jaar.lkv.personen) == (people * 100, shown)
    [finding] = [each for each in jaar.bevindingen if each.code == "lkv"]
    assert (f"{people} personen" in finding.message) == (shown is not None)
    assert f"{people}00 uur" in finding.message


def test_the_lkv_flag_has_another_name_in_2026(folder: Path) -> None:
    row = Initieel(1, 100, perioden=(Periode(lkv="J"),))
    assert only_year(read(folder, whole(months(2026)[0], row))).lkv.uren == 100


def test_negative_hours_are_subtracted_and_said(folder: Path) -> None:
    jaar = only_year(read(folder, whole(JANUARY, Initieel(1, -12), Initieel(2, 100))))
    assert jaar.meetellend == Som(88, 2)
    assert "uren_negatief" in codes(jaar)


@pytest.mark.parametrize(("uren", "said"), [(353, False), (354, True)])
def test_far_more_hours_than_the_contract(folder: Path, uren: int, said: bool) -> None:
    """36 hours a week is 156.6 hours a month; twice that and 40 hours is 353.2."""
    rows = [Initieel(who, 157) for who in range(2, 12)]
    jaar = only_year(read(folder, whole(JANUARY, Initieel(1, uren), *rows)))
    assert ("boven_contract" in codes(jaar)) == said


@pytest.mark.parametrize(
    ("uren", "said"), [(117, True), (118, False), (157, False), (195, False), (196, True)]
)
def test_a_tijdvak_far_from_its_contracts(folder: Path, uren: int, said: bool) -> None:
    """A quarter below and above 156.6 is 117.45 and 195.75."""
    jaar = only_year(read(folder, whole(JANUARY, Initieel(1, uren))))
    assert ("wijkt_af_van_contract" in codes(jaar)) == said


def test_a_quarter_exactly_is_not_far(folder: Path) -> None:
    """40 hours a week is 174 hours a month; three quarters of that is 130.5 (two people: 261)."""
    rows = [Initieel(who, hours, contract="40") for who, hours in ((1, 130), (2, 131))]
    assert "wijkt_af_van_contract" not in codes(only_year(read(folder, whole(JANUARY, *rows))))


def test_no_contract_is_no_comparison(folder: Path) -> None:
    jaar = only_year(read(folder, whole(JANUARY, Initieel(1, 900, contract=""))))
    assert not codes(jaar) & {"boven_contract", "wijkt_af_van_contract"}


def test_a_tijdvak_unlike_the_others(folder: Path) -> None:
    berichten = [
        whole(tijdvak, *[Initieel(who, 157) for who in range(3)][: 1 if number == 4 else 3])
        for number, tijdvak in enumerate(months(2022))
    ]
    berichten = [
        Bericht(each.delen, 2022, f"V-{number}", each.aanmaak)
        for number, each in enumerate(berichten)
    ]
    jaar = only_year(read(folder, *berichten))
    [finding] = [each for each in jaar.bevindingen if each.code == "tijdvak_wijkt_af"]
    assert "in mei 2022." in finding.message


def test_rows_that_occur_twice_and_withdrawals_of_nobody(folder: Path) -> None:
    jaar = only_year(
        read(
            folder,
            whole(JANUARY, Initieel(1, 100), Initieel(1, 60)),
            change(JANUARY, gone=(Intrekking(8),)),
        )
    )
    assert jaar.meetellend == Som(60, 1)
    assert {"rij_dubbel", "intrekking_onbekend"} <= codes(jaar)


def test_two_messages_of_one_moment_are_uncertain(folder: Path) -> None:
    one = change(JANUARY, Initieel(1, 100), id_ber="C-1")
    other = change(JANUARY, Initieel(1, 50), id_ber="C-2")
    start = whole(JANUARY, Initieel(1, 160))
    found = [
        only_year(read(folder, *order)) for order in ([start, one, other], [other, one, start])
    ]
    assert {jaar.meetellend for jaar in found} == {Som(50, 1)}
    assert all("volgorde_onzeker" in codes(jaar) for jaar in found)


def test_at_one_moment_the_volledige_aangifte_comes_first(folder: Path) -> None:
    moment = "2022-02-10T10:00:00"
    start = whole(JANUARY, Initieel(1, 160), id_ber="Z", aanmaak=moment)
    correction = change(JANUARY, Initieel(1, 100), id_ber="A", aanmaak=moment)
    for order in ((start, correction), (correction, start)):
        assert only_year(read(folder, *order)).meetellend == Som(100, 1)


def test_two_parts_of_one_message_are_not_uncertain(folder: Path) -> None:
    parts = (Deel(*JANUARY, "volledig", (Initieel(1),)), Deel(*JANUARY, "correctie"))
    jaar = only_year(read(folder, Bericht(parts)))
    assert "volgorde_onzeker" not in codes(jaar)


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1"])
def test_encodings(folder: Path, encoding: str) -> None:
    bericht = Bericht((Deel(*JANUARY, "volledig", (Initieel(1),)),), naam="Café & Überschär")
    path = folder / "a.xml"
    path.write_bytes(xml(bericht, encoding))
    assert only_year(read_messages([path], lambda _: None)).werkgever == "Café & Überschär"


def test_a_byte_order_mark_is_no_fault(folder: Path) -> None:
    path = folder / "a.xml"
    path.write_bytes(b"\xef\xbb\xbf" + xml(whole(JANUARY, Initieel(1))))
    assert only_year(read_messages([path], lambda _: None)).meetellend.uren == 160


@pytest.mark.parametrize("year", [2018, 2024, 2030])
def test_any_year_and_unknown_elements(folder: Path, year: int) -> None:
    tijdvak = months(year)[0]
    nested = (
        "<Nieuw><AantVerlU>9</AantVerlU><LhNr>fout</LhNr><DatAanvTv>x</DatAanvTv>"
        "<IdBer>ander</IdBer><TijdvakCorrectie/><AdministratieveEenheid/></Nieuw>"
    )
    deel = Deel(*tijdvak, "volledig", (Initieel(1),))
    bericht = Bericht((deel,), year, aanmaak=f"{year}-02-10T10:00:00", extra=nested)
    text = xml(bericht).decode()
    for place in ("<NumIV>", "<SofiNr>", "<SrtIV>", "<AantVerlU>", "<CollectieveAangifte>"):
        text = text.replace(place, nested + place)
    path = folder / "a.xml"
    path.write_text(text, encoding="utf-8")
    jaar = only_year(read_messages([path], lambda _: None))
    assert (jaar.jaar, jaar.meetellend) == (year, Som(160, 1))


def test_several_units_in_one_file(folder: Path) -> None:
    text = xml(whole(JANUARY, Initieel(1))).decode()
    unit = text[text.index("<AdministratieveEenheid>") : text.index("</Loonaangifte>")]
    path = folder / "a.xml"
    path.write_text(text.replace(unit, unit + unit.replace(LHNR, OTHER)), encoding="utf-8")
    result = read_messages([path], lambda _: None)
    assert only_year(result).meetellend == Som(320, 1)
    assert result.bestanden[0].berichten == ("V-1", "V-1")


def test_a_prefix_is_no_fault(folder: Path) -> None:
    text = xml(whole(JANUARY, Initieel(1))).decode()
    head, _, body = text.partition("<Loonaangifte xmlns=")
    body = body.replace("</", "</@").replace("<", "<la:").replace("<la:/@", "</la:")
    path = folder / "a.xml"
    path.write_text(f"{head}<la:Loonaangifte xmlns:la={body}", encoding="utf-8")
    assert only_year(read_messages([path], lambda _: None)).meetellend.uren == 160


def test_comments_within_a_value_are_passed_over(folder: Path) -> None:
    text = xml(whole(JANUARY, Initieel(1))).decode()
    path = folder / "a.xml"
    path.write_text(text.replace("160<", "1<!-- x -->6<?p q?>0 \n<"), encoding="utf-8")
    assert only_year(read_messages([path], lambda _: None)).meetellend.uren == 160


def test_json(folder: Path) -> None:
    result = read(
        folder,
        whole(
            JANUARY,
            Initieel(1, 100),
            Initieel(2, 20, perioden=(Periode(verzekerd="NNN"),)),
            Initieel(3, 3, perioden=(Periode("17"),)),
        ),
    )
    (folder / "leeg.xml").touch()
    broken = read_messages([folder / "000.xml", folder / "leeg.xml"], lambda _: None)
    answer = json.loads(json.dumps(as_json(broken)))
    [jaar] = answer["jaren"]
    assert {key: jaar[key] for key in ("jaar", "fiscaal_nummer", "volledig")} == {
        "jaar": 2022,
        "fiscaal_nummer": "123456782",
        "volledig": False,
    }
    assert (jaar["meetellend"], jaar["te_beslissen"], jaar["niet_meetellend"]) == (100, 20, 3)
    assert jaar["tijdvakken"] == [
        {"loonheffingennummer": LHNR, "van": "2022-01-01", "tot": "2022-01-31", "uren": 123}
    ]
    assert answer["geweigerd"] == [
        {
            "bestand": "leeg.xml",
            "plaats": "begin van het bestand",
            "gelezen": "",
            "reden": "Het bestand is leeg. Kies het XML-bestand dat naar de Belastingdienst ging.",
        }
    ]
    assert {"ernst", "plaats", "melding", "advies"} == set(answer["bevindingen"][0])
    assert as_json(result)["jaren"] == as_json(broken)["jaren"]


def test_nothing_read_is_an_empty_result() -> None:
    assert read_messages([], lambda _: None) == LoonaangifteResult()
