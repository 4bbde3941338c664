"""Lists of a council: a row for each return, member or year; odd cells are refused by address."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Sector
from banen_desktop.imports.lists.raw import RawFile, RawTable, Settings, Source, Value
from banen_desktop.imports.lists.table import read_table
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.records import Periode, Stand, Uitvraag, Veld, Weg
from banen_desktop.sector.facts.intake import take_in
from banen_desktop.sector.facts.model import Kader, Langs, Lid, Monitor
from banen_desktop.sector.file.monitor_file import MONITOR as KIND
from banen_desktop.sector.reading.lists import Choices, ListRead, read_list
from banen_desktop.sector.reading.titles import ListKind

DAY = date(2025, 3, 1)
MONITOR = Monitor(
    leden=(Lid("W1", "Aa"), Lid("W2", "Be")),
    uitvragen=(Uitvraag("u2024", "Unie", Sector.WATERSCHAP, 2024),),
)


def read(
    folder: Path,
    text: str,
    monitor: Monitor = MONITOR,
    choices: Choices | None = None,
    name: str = "lijst.csv",
) -> ListRead:
    """What a text file becomes."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    file = read_table(path, Settings(), lambda _: None, of_people=False)
    return read_list(file, monitor, DAY, choices or Choices())


def workbook(path: Path, rows: Sequence[Sequence[Value]]) -> ListRead:
    """What a workbook with these cells becomes."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet("Opgaven")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    book.close()
    file = read_table(path, Settings(), lambda _: None, of_people=False)
    return read_list(file, MONITOR, DAY)


def told(found: ListRead) -> list[str]:
    return [f"{each.adres} {each.gelezen}: {each.reden}" for each in found.refused]


def test_every_column_of_a_return_is_known_by_its_names(tmp_path: Path) -> None:
    names = [str(veld) for veld in Veld]
    shorts = [veld.kort for veld in Veld if veld.kort]
    labels = [veld.label for veld in Veld]
    for title in (*names, *shorts, *labels):
        found = read(tmp_path, f"code;jaar;{title};x\nW1;2024;12,5;1\n")
        (came,) = found.ontvangsten
        assert list(came.opgave.waarden.values()) == [1250], title


def test_a_row_becomes_a_return_with_all_that_it_says(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "code;naam;jaar;versie;stand;periode;ontvangen_op;peildatum;percentage;bron;personen\n"
        "W1;Aa;2024;2;Definitief;jaar;17-03-2025;31-12-2024;2,76%;Jaarverslag;7\n",
    )
    (came,) = found.ontvangsten
    opgave = came.opgave
    assert (opgave.lid, opgave.naam, opgave.jaar) == ("W1", "Aa", 2024)
    assert (opgave.volgnummer, opgave.stand, opgave.periode) == (2, Stand.DEFINITIEF, Periode.JAAR)
    assert (opgave.peildatum, opgave.percentage) == (date(2024, 12, 31), Decimal("2.76"))
    assert (came.ontvangen_op, came.bron, came.langs) == (
        date(2025, 3, 17),
        "Jaarverslag",
        Langs.LIJST,
    )
    assert (came.bestand, len(came.sha256), opgave.uitvraag) == ("lijst.csv", 64, "u2024")
    assert found.with_versions
    assert found.kind is ListKind.RETURNS


def test_a_cell_that_cannot_be_read_is_refused_and_its_row_stays(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "code;jaar;versie;stand;ontvangen_op;verloonde_uren;personen\n"
        "W1;2024;0;misschien;31-02-2025;veel;3\n"
        "W2;1999;1;;;100;2\n",
    )
    assert [each.opgave.lid for each in found.ontvangsten] == ["W1", "W2"]
    assert found.ontvangsten[0].opgave.waarden == {Veld.PERSONEN: 300}
    assert found.ontvangsten[0].ontvangen_op == DAY
    # The year of the second row cannot be: the list is of the only year that was asked.
    assert found.ontvangsten[1].opgave.jaar == 2024
    assert sorted(told(found)) == [
        "B3 1999: Dit is geen jaar van 2012 tot en met 2100.",
        "C2 0: Dit is geen getal van 1 tot en met 9999.",
        "D2 misschien: Dit woord kent het programma hier niet. Bekend: voorlopig of definitief.",
        "E2 31-02-2025: Dit is geen datum die bestaat.",
        "F2 veel: Dit is geen getal.",
    ]


@pytest.mark.parametrize(
    ("cells", "hundredths"),
    [
        (("1.234.567", "12"), 123_456_700),
        (("1234567.5", "1.5"), 123_456_750),
        (("1.234.567,89", "12"), 123_456_789),
        (("-5", "12"), -500),
        (("€ 100", "12"), 10_000),
        (("100 uur", "1"), 10_000),
        (("0", "1"), 0),
        (("", "1"), None),
        (("-", "1"), None),
        (("*", "1"), Weg.KLEIN),
        (("x", "1"), Weg.KLEIN),
        (("onbekend", "1"), Weg.ONBEKEND),
        (("9999999999", "1"), 999_999_999_900),
    ],
)
def test_amounts_are_read_as_the_importer_does(
    tmp_path: Path, cells: tuple[str, str], hundredths: int | Weg | None
) -> None:
    rows = "".join(f"W{place};2024;{cell};1\n" for place, cell in enumerate(cells, start=1))
    found = read(tmp_path, f"code;jaar;verloonde_uren;personen\n{rows}")
    assert found.refused == []
    assert found.ontvangsten[0].opgave.waarden.get(Veld.VERLOONDE_UREN) == hundredths


def test_an_amount_that_cannot_be_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, "code;jaar;verloonde_uren;personen\nW1;2024;10000000000;1\n")
    assert told(found) == ["C2 10000000000: Dit getal is te groot om te kunnen kloppen."]


def test_more_than_two_decimals_are_rounded_and_that_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, "code;jaar;verloonde_uren;personen\nW1;2024;100,125;1\n")
    assert found.ontvangsten[0].opgave.waarden[Veld.VERLOONDE_UREN] == 10_013
    assert "1 getal is afgerond op twee decimalen." in found.remarks


def test_numbers_and_days_of_a_workbook_stay_what_they_are(tmp_path: Path) -> None:
    found = workbook(
        tmp_path / "opgaven.xlsx",
        [
            ["Opgaven van onze leden", "", "", "", ""],
            [],
            ["Bestuursnummer", "Verslagjaar", "Verloonde uren", "Uren eigen", "Ontvangen op"],
            [40123, 2024, 1_000_000, 665.5, date(2025, 2, 10)],
            ["Totaal", "", 1_000_000, 665.5, ""],
        ],
    )
    (came,) = found.ontvangsten
    assert came.opgave.lid == "40123"
    assert came.opgave.waarden == {
        Veld.VERLOONDE_UREN: 100_000_000,
        Veld.UREN_DIENSTVERBAND: 66_550,
    }
    assert came.ontvangen_op == date(2025, 2, 10)
    assert "1 rij is overgeslagen: een totaal, of zonder code, naam of jaar." in found.remarks


def test_columns_that_name_a_year_give_a_return_for_each(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "naam;verloonde_uren_2023;verloonde_uren_2024;personen_2024\nAa;100;110;5\nBe;;90;\n",
        choices=Choices(source="Monitor 2024"),
    )
    years = [(each.opgave.lid, each.opgave.jaar, each.bron) for each in found.ontvangsten]
    assert years == [
        ("W1", 2023, "Monitor 2024"),
        ("W1", 2024, "Monitor 2024"),
        ("W2", 2024, "Monitor 2024"),
    ]
    assert found.ontvangsten[1].opgave.waarden == {
        Veld.VERLOONDE_UREN: 11_000,
        Veld.PERSONEN: 500,
    }


def test_a_name_that_nobody_or_more_have_finds_no_member(tmp_path: Path) -> None:
    monitor = replace(MONITOR, leden=(*MONITOR.leden, Lid("W3", "Aa")))
    found = read(tmp_path, "naam;jaar;personen\nAa;2024;1\nZee;2024;1\nBE;2024;1\n", monitor)
    assert [(each.opgave.lid, each.opgave.naam) for each in found.ontvangsten] == [
        ("", "Aa"),
        ("", "Zee"),
        ("W2", "BE"),
    ]


def test_titles_that_are_not_known_are_told_and_can_be_explained(tmp_path: Path) -> None:
    text = "code;jaar;SV-loon uren;personen\nW1;2024;100;1\n"
    assert "Niet gelezen is de kolom “SV-loon uren”." in read(tmp_path, text).remarks
    explained = Choices(titles={"sv loon uren": "verloonde_uren"})
    assert read(tmp_path, text, choices=explained).ontvangsten[0].opgave.waarden == {
        Veld.VERLOONDE_UREN: 10_000,
        Veld.PERSONEN: 100,
    }
    remembered = replace(MONITOR, kolomtitels=(("SV-loon uren", "uren_inleen"),))
    found = read(tmp_path, text, remembered)
    assert Veld.UREN_INLEEN in found.ontvangsten[0].opgave.waarden
    newest = read(tmp_path, text, remembered, explained)
    assert Veld.VERLOONDE_UREN in newest.ontvangsten[0].opgave.waarden


def test_a_list_of_members_with_their_frames(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "code;naam;sector;klasse;regio;lid_van;lid_tot;opvolger;in_populatie;uren_kader_2023;"
        "uren_kader_2024;opmerking\n"
        "W5;Ee;waterschap;groot;noord;2015-01-01;2023-12-31;W7;ja;400000;;opgegaan\n"
        "W8;Gelieerd;;;;;;;nee;onbekend;50000,5;\n"
        ";;;;;;;;;1;2;\n",
    )
    assert found.kind is ListKind.MEMBERS
    first, second = found.leden
    assert replace(first, id="") == Lid(
        "W5",
        "Ee",
        "waterschap",
        "groot",
        "noord",
        date(2015, 1, 1),
        date(2023, 12, 31),
        JaNee.JA,
        "opgegaan",
        "W7",
        "",
    )
    assert second.in_populatie is JaNee.NEE
    assert [replace(kader, id="") for kader in found.kaders] == [
        Kader("W5", 2023, 40_000_000, "lijst.csv", ""),
        Kader("W8", 2024, 5_000_050, "lijst.csv", ""),
    ]


def test_a_published_series(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "jaar;banen;percentage;bron;breuk\n"
        "2020;262,0;61,3;Monitor 2020;\n2021;x;;;\n2022;296,5;60,2%;;andere telling\n",
    )
    assert found.kind is ListKind.SERIES
    assert [(each.jaar, each.banen, each.percentage, each.breuk) for each in found.cijfers] == [
        (2020, Decimal(262), Decimal("61.3"), ""),
        (2022, Decimal("296.5"), Decimal("60.2"), "andere telling"),
    ]
    assert told(found) == ["B3 x: Dit is geen getal."]


@pytest.mark.parametrize(
    ("banen", "percentage", "places"),
    [
        ("10000000000", "1000", []),
        ("10000000001", "1", ["B2"]),
        ("1", "1000,1", ["C2"]),
        ("-1", "-1", ["B2", "C2"]),
        ("1,1234567", "61,12345678", []),
    ],
)
def test_what_is_read_of_a_series_can_be_kept(
    tmp_path: Path, banen: str, percentage: str, places: list[str]
) -> None:
    rows = f"jaar;banen;percentage\n2020;{banen};{percentage}\n2021;1;1\n"
    found = read(tmp_path, rows)
    assert [each.adres for each in found.refused] == places
    monitor = replace(MONITOR, cijfers=tuple(found.cijfers))
    assert KIND.proven_bytes(monitor) is not None


@pytest.mark.parametrize(("told", "kept"), [("100%", Decimal(100)), ("100,1%", None)])
def test_a_used_percentage_is_at_most_all(tmp_path: Path, told: str, kept: Decimal | None) -> None:
    found = read(tmp_path, f"code;jaar;percentage;personen\nW1;2024;{told};1\n")
    assert found.ontvangsten[0].opgave.percentage == kept
    assert len(found.refused) == (kept is None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("appel;peer\n1;2\n", "geen titels herkend .* Bovenaan staat: “appel” en “peer”"),
        ("code;jaar;personen\n", "geen rij die te lezen is"),
        ("code;jaar;personen\n;2024;5\n", "geen rij die te lezen is"),
    ],
)
def test_a_list_with_nothing_in_it_is_told(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(KnownProblem, match=why) as caught:
        read(tmp_path, text)
    assert caught.value.safe == "Er is niets veranderd."
    assert caught.value.advice


def test_names_of_organisations_are_kept_that_a_list_of_people_would_lose(tmp_path: Path) -> None:
    found = read(tmp_path, "code;naam;jaar;personen\n111222333;Aa;2024;1\n")
    assert (found.ontvangsten[0].opgave.lid, found.ontvangsten[0].opgave.naam) == (
        "111222333",
        "Aa",
    )


_CELLS = st.text(st.sampled_from("0123456789.,-x* %aeW\u00e9\u200b<>5"), max_size=8)


@given(st.lists(st.lists(_CELLS, min_size=3, max_size=8), max_size=6), st.booleans())
def test_whatever_stands_in_the_cells_comes_in_or_is_refused(
    rows: list[list[str]], versions: bool
) -> None:
    titles = ["code", "jaar", "versie" if versions else "stand", "ontvangen_op", "percentage"]
    table = RawTable(
        Source("f.csv", "a" * 64),
        "blad",
        ((*titles, "verloonde_uren", "personen"), *map(tuple, rows)),
    )
    try:
        found = read_list(RawFile(table.source, "tekst", (table,)), MONITOR, DAY)
    except KnownProblem:
        return
    after, results = take_in(MONITOR, found.ontvangsten, highest=True)
    assert len(results) == len(found.ontvangsten)
    assert KIND.from_bytes(KIND.to_bytes(after)) == after
