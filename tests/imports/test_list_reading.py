"""One list and its choices: each choice makes the outcome anew, and the dossier stays as it is."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import environment
import pytest
from builders import baan, dossier, jaar, regel

from banen_desktop.dossier.model import Baan, Dossier, Herkomst, UrenRegel
from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.raw import Settings
from banen_desktop.imports.lists.table import read_clipboard, read_table
from banen_desktop.imports.lists.titles import Target
from banen_desktop.imports.words import list_notes, list_totals
from banen_desktop.quota.law.law import built_in

LISTS = environment.ROOT / "tests" / "files" / "lists"
NOW = datetime(2026, 2, 9, 12, 0, tzinfo=UTC)


def reading(name: str, base: Dossier | None = None, year: int = 2025) -> ListReading:
    file = read_table(LISTS / name, Settings(), lambda _: None)
    return ListReading(file, base or dossier(jaar(year)), year, built_in())


def messages(made: ListReading) -> str:
    return " ".join(f"{note.message} {note.advice}" for note in list_notes(made))


def test_what_a_column_becomes_changes_the_outcome() -> None:
    made = reading("lege-regels-en-rommel.csv")
    assert list_totals(made.result) == "3 rijen, 10.101,5 uur."
    made.choose_target(2, None)
    assert list_totals(made.result) == "0 rijen, 0 uur."
    assert "geen kolom met uren" in messages(made)
    made.choose_target(2, Target.VERLOONDE_UREN)
    assert len(made.result.rows) == 3


def test_a_full_week_makes_hours_of_fte() -> None:
    made = reading("afas-parttime.csv", year=2025)
    assert made.mapping.kind is ListKind.UREN
    assert "Vul in hoeveel uren een volledige werkweek heeft" in messages(made)
    made.choose_norm(Decimal(36))
    assert made.result.totals.uren > 0
    assert list_totals(made.result).endswith("uur, alles geschat, van 3 personen.")
    week = replace(dossier(jaar(2025)).werkgever, werkweek_uren=Decimal(36))
    own = reading("afas-parttime.csv", replace(dossier(jaar(2025)), werkgever=week))
    assert own.result.totals.uren == made.result.totals.uren


def test_the_year_chooses_the_column_of_the_year() -> None:
    made = reading("duo-fte.csv")
    assert made.mapping.column(Target.FTE) == 5
    made.choose_norm(Decimal(40))
    made.choose_year(2024)
    assert made.mapping.column(Target.FTE) == 4
    assert made.result.year == 2024


def test_the_choice_of_columns_stays_with_another_year() -> None:
    made = reading("lege-regels-en-rommel.csv")
    made.choose_target(1, None)
    made.choose_year(2024)
    assert made.target(1) is None
    assert made.mapping.year == made.result.year == 2024


def test_one_board_out_of_several() -> None:
    made = reading("duo-fte.csv")
    made.choose_norm(Decimal(40))
    (question,) = made.result.questions
    assert [answer for answer, _ in question.answers] == ["41234", "49999", "alle"]
    assert made.result.totals.uren == 0
    assert "4 rijen tot u de werkgever kiest" in messages(made)
    made.choose_answer("werkgever", "alle")
    everything = made.result.totals.uren
    made.choose_answer("werkgever", "41234")
    assert 0 < made.result.totals.uren < everything
    assert "niet meegenomen: 1 rij, samen 99 aantal fte" in messages(made)


def test_another_kind_asks_for_other_columns() -> None:
    made = reading("banen-eenvoudig.csv")
    assert made.mapping.kind is ListKind.BANEN
    assert all(isinstance(row, Baan) for row in made.result.rows)
    made.choose_kind(ListKind.UREN)
    assert made.result.jobs == ()
    assert made.target(2) is None  # a form means nothing for hours


def test_what_was_left_out_and_skipped_is_said() -> None:
    made = reading("banen-met-persoonsgegevens.xlsx")
    assert made.is_left_out(1)
    assert "Weggelaten: B Voorletters (een naam)" in messages(made)
    assert not any(made.table.shown(row, 1) for row in range(1, len(made.table.rows)))


def test_the_mapping_of_the_user_is_remembered_for_the_layout() -> None:
    made = reading("lege-regels-en-rommel.csv")
    made.choose_target(1, None)
    again = reading("lege-regels-en-rommel.csv", made.after(NOW))
    assert again.remembered
    assert again.target(1) is None
    assert "zoals u ze eerder" in messages(again)


def test_reading_it_again_keeps_the_kind() -> None:
    made = reading("banen-eenvoudig.csv")
    made.choose_kind(ListKind.UREN)
    made.choose_file(read_table(LISTS / "banen-eenvoudig.csv", Settings(separator=","), print))
    assert made.mapping.kind is ListKind.UREN
    assert made.table.width < 7


def test_a_sheet_is_chosen() -> None:
    made = reading("verborgen-en-meer-bladen.xlsx")
    for table in made.file.tables:
        made.choose_sheet(table.name)
        assert made.table is table
        assert made.mapping.sheet == table.name


def test_a_list_stands_beside_what_is_there() -> None:
    base = dossier(jaar(2025, verloonde_uren=20_000, uren=(regel(verloonde_uren=100),)))
    made = reading("lege-regels-en-rommel.csv", base)
    assert " ".join(made.differences()) == (
        "Er blijven andere rijen staan: 100 uur. Samen is het 10.201,5 uur. "
        "Het totaal van 2025 is 20.000 uur; de rijen zijn 9.798,5 uur minder."
    )
    after = made.after(NOW).year(2025)
    assert after is not None
    assert after.verloonde_uren == 20_000
    assert len(after.uren) == 4


def test_the_sum_leads_only_when_chosen() -> None:
    base = dossier(jaar(2025, verloonde_uren=20_000))
    made = reading("lege-regels-en-rommel.csv", base)
    assert made.has_total
    after = made.after(NOW, leading=True).year(2025)
    assert after is not None
    assert after.verloonde_uren == Decimal("10101.5")
    assert after.verloonde_uren_herkomst is Herkomst.LIJST
    assert not reading("lege-regels-en-rommel.csv").has_total


@pytest.mark.parametrize("twice", [False, True])
def test_new_kenmerken_differ_from_those_that_stay(twice: bool) -> None:
    base = dossier(jaar(2025, baan(kenmerk="P-01", uren_per_week=8)))
    made = reading("banen-met-persoonsgegevens.xlsx", base)
    if twice:  # the rows of the first time are replaced, so their kenmerken are free again
        made = reading("banen-met-persoonsgegevens.xlsx", made.after(NOW))
    assert [row.kenmerk for row in made.result.jobs] == ["P-02", "P-02", "P-03"]


def test_every_list_can_be_looked_at() -> None:
    files = [path for path in sorted(LISTS.iterdir()) if path.is_file()]
    assert len(files) > 20
    for path in files:
        made = reading(path.name)
        assert list_totals(made.result).endswith(".")
        assert all(sentence.endswith(".") for sentence in made.differences())
        assert Path(made.file.source.name) == Path(path.name)


@pytest.mark.parametrize(
    ("titles", "kind", "told"),
    [
        (
            "School;Aantal fte;Verloonde uren",
            ListKind.UREN,
            "“Aantal fte” wordt niet gebruikt: de uren komen uit “Verloonde uren”.",
        ),
        (
            "Kenmerk;Aantal fte;Uren per week",
            ListKind.BANEN,
            "“Aantal fte” telt alleen waar “Uren per week” leeg is.",
        ),
        ("Kenmerk;Verloonde uren;Uren per week", ListKind.BANEN, ""),
        ("School;Aantal fte;Opmerking", ListKind.UREN, ""),
    ],
)
def test_a_column_that_another_goes_before_is_named(titles: str, kind: ListKind, told: str) -> None:
    file = read_clipboard(f"{titles}\nNoord;2;80\n".replace(";", "\t"))
    made = ListReading(file, Dossier(), 2025, built_in(), kind)
    said = [note.message for note in list_notes(made) if note.message.startswith("“")]
    assert said == ([told] if told else [])


def test_a_list_fills_the_rows_of_a_new_year_that_wait_for_their_hours(tmp_path: Path) -> None:
    path = tmp_path / "uren.csv"
    path.write_text("School;Verloonde uren\nDe Brug;12.000,5\nHet Hof;9.000\n", encoding="utf-8")
    file = read_table(path, Settings(), lambda _: None)
    empty = [UrenRegel(onderdeel=name, reeks="vorig jaar") for name in ("De Brug", "Het Hof")]
    other = UrenRegel(onderdeel="Bureau", verloonde_uren=Decimal(40))
    made = ListReading(file, dossier(jaar(2025, uren=[*empty, other])), 2025, built_in())
    assert made.consequence() == (
        "2 rijen zonder uren worden ingevuld, en 1 andere rij van 2025 blijft staan. "
        "Met Ctrl+Z komt alles terug."
    )
    after = made.after(NOW).year(2025)
    assert after is not None
    hours = {row.onderdeel: row.verloonde_uren for row in after.uren}
    assert hours == {"Bureau": 40, "De Brug": Decimal("12000.5"), "Het Hof": 9000}
    assert len(after.uren) == 3
