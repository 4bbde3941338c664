"""`banen importeer`: files of others into a dossier."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from commands import Told, banen, process
from loonaangifte_messages import Bericht, Deel, Initieel, bsn, months, xml

from banen_desktop.__main__ import main
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Herkomst,
    Invoersoort,
    Jaar,
    Sector,
    UrenRegel,
    Werkgever,
)
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.out.files import render
from banen_desktop.reports.words.guard import Kind
from banen_desktop.storage import places
from banen_desktop.storage.dossier_file import open_dossier, save_dossier
from banen_desktop.storage.policy import LOCK_WANTED

LIST = "School;Functiegroep;Verloonde uren\nDe Eik;onderwijzend;1.200,5\nDe Beuk;oop;800\n"


def importeer(*arguments: object) -> Told:
    """Run the command in this process."""
    return banen("importeer", *arguments)


def write_months(folder: Path, count: int = 12, lhnr: str = "123456782L01") -> list[Path]:
    """Messages of 2022: two people, 100 and 60 hours a month."""
    files = []
    for number, (van, tot) in enumerate(months(2022)[:count], start=1):
        part = Deel(van, tot, initieel=(Initieel(1, uren=100), Initieel(2, uren=60)))
        made = Bericht(
            (part,), id_ber=f"B-{lhnr}-{number}", aanmaak=f"2022-12-{number:02}T10:00:00", lhnr=lhnr
        )
        path = folder / f"{lhnr}-{number:02}.xml"
        path.write_bytes(xml(made))
        files.append(path)
    return files


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the dossier goes."""
    return tmp_path / "dossier.banen"


def year(target: Path, number: int = 2022) -> Jaar:
    """A year of the saved dossier."""
    found = open_dossier(target).dossier.year(number)
    assert found is not None
    return found


def test_twelve_returns_make_a_dossier(tmp_path: Path, target: Path) -> None:
    told = process("importeer", *write_months(tmp_path), "--in", target, "--json")
    assert (told.code, told.err) == (0, "")
    (found,) = told.data["jaren"]
    assert found["meetellend"] == 12 * 160
    assert found["volledig"] is True
    assert len(found["tijdvakken"]) == 12
    assert found["tijdvakken"][0] == {
        "loonheffingennummer": "123456782L01",
        "van": "2022-01-01",
        "tot": "2022-01-31",
        "uren": 160,
    }
    dossier = open_dossier(target).dossier
    assert dossier.werkgever == Werkgever(
        naam="Stichting Voorbeeld", sector=Sector.OVERIG, loonheffingennummers="123456782L01"
    )
    jaar = year(target)
    assert (jaar.verloonde_uren, jaar.verloonde_uren_herkomst) == (
        Decimal(1920),
        Herkomst.LOONAANGIFTE,
    )
    assert jaar.loonaangifte.volledig is JaNee.JA
    assert len(jaar.invoer) == 12


def test_nothing_of_a_person_is_in_the_dossier(tmp_path: Path, target: Path) -> None:
    importeer(*write_months(tmp_path), "--in", target)
    data = target.read_bytes()
    for person in (1, 2):
        assert bsn(person).encode() not in data
        assert int(bsn(person)).to_bytes(4) not in data


def test_hours_that_are_there_stay_the_total_unless_chosen(tmp_path: Path, target: Path) -> None:
    save_dossier(target, Dossier(jaren=(Jaar(2022, verloonde_uren=Decimal(5)),)))
    files = write_months(tmp_path)
    assert importeer(*files, "--in", target).code == 0
    assert year(target).verloonde_uren == 5
    assert importeer(*files, "--in", target, "--leidend").code == 0
    assert year(target).verloonde_uren == 1920


def test_a_total_that_stays_is_compared_with_the_loonaangiften(
    tmp_path: Path, target: Path
) -> None:
    save_dossier(target, Dossier(jaren=(Jaar(2022, verloonde_uren=Decimal(5)),)))
    files = write_months(tmp_path)
    said = "Nu staat er 5 uur (eigen opgave); de loonaangiften geven 1.915 uur meer."
    assert said in importeer(*files, "--in", target).out
    told = importeer(*files, "--in", target, "--leidend", "--json")
    assert said not in told.out  # it is no longer there
    assert [each["over"] for each in told.data["let_op"]] == ["Loonaangiften"]


def test_a_part_of_the_set_is_marked_and_what_misses_is_told(tmp_path: Path, target: Path) -> None:
    files = write_months(tmp_path)
    importeer(*files, "--in", target)
    told = importeer(*files[:11], "--in", target, "--json")
    assert told.code == 0
    assert told.data["jaren"][0]["volledig"] is False
    assert files[11].name in [each["bestand"] for each in told.data["geweigerd"]]
    assert year(target).loonaangifte.volledig is JaNee.NEE
    assert year(target).verloonde_uren == 11 * 160


def test_another_employer_is_told_and_left_out(tmp_path: Path, target: Path) -> None:
    mine, other = write_months(tmp_path), write_months(tmp_path, 1, "001000007L01")
    told = importeer(*other, *mine, "--in", target, "--json")
    assert told.code == 0
    assert [found["fiscaal_nummer"] for found in told.data["jaren"]] == ["001000007", "123456782"]
    assert any("ander fiscaal nummer" in each["reden"] for each in told.data["geweigerd"])
    assert year(target).verloonde_uren == 1920


def test_one_bad_file_blocks_nothing(tmp_path: Path, target: Path) -> None:
    bad = tmp_path / "slecht.xml"
    bad.write_bytes(b"<Loonaangifte><geen einde")
    told = importeer(bad, *write_months(tmp_path), "--in", target, "--json")
    assert told.code == 0
    assert [each["bestand"] for each in told.data["geweigerd"]] == ["slecht.xml"]
    assert year(target).verloonde_uren == 1920


def test_when_nothing_can_be_used_the_dossier_is_not_made(tmp_path: Path, target: Path) -> None:
    bad = tmp_path / "slecht.xml"
    bad.write_bytes(b"<Loonaangifte><geen einde")
    told = importeer(bad, "--in", target)
    assert told.code == 2
    assert "niets overgenomen" in told.err
    assert "slecht.xml" in told.out
    assert not target.exists()


def test_where_dossiers_must_be_locked_none_is_made_without_a_passphrase(
    tmp_path: Path, target: Path
) -> None:
    policy = places.policy_files()[-1]
    policy.parent.mkdir(parents=True, exist_ok=True)
    policy.write_text("[beleid]\nvergrendeling = ja\n", encoding="utf-8")
    told = importeer(*write_months(tmp_path), "--in", target)
    assert told.code != 0
    assert LOCK_WANTED in told.err
    assert "Dossier vergrendelen" in told.err
    assert not target.exists()


def test_a_list_of_hours_goes_into_its_year(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "uren.csv"
    path.write_text(LIST, encoding="utf-8")
    told = process("importeer", path, "--in", target, "--jaar", "2024", "--json")
    assert (told.code, told.err) == (0, "")
    rows = year(target, 2024).uren
    assert [(row.onderdeel, row.verloonde_uren) for row in rows] == [
        ("De Eik", Decimal("1200.5")),
        ("De Beuk", Decimal(800)),
    ]
    again = importeer(path, "--in", target, "--jaar", "2024")
    assert again.code == 0
    assert len(year(target, 2024).uren) == 2
    assert len(year(target, 2024).invoer) == 1


def test_one_row_is_told_as_one_row(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "uren.csv"
    path.write_text(LIST, encoding="utf-8")
    assert "- 2024: 2 rijen uit uren.csv" in importeer(path, "--in", target, "--jaar", "2024").out
    path.write_text("\n".join(LIST.splitlines()[:2]) + "\n", encoding="utf-8")
    told = importeer(path, "--in", target, "--jaar", "2024", "--vervang")
    assert "- 2024: 1 rij uit uren.csv" in told.out


def test_a_list_needs_a_year(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "uren.csv"
    path.write_text(LIST, encoding="utf-8")
    told = importeer(path, "--in", target)
    assert told.code == 2
    assert "--jaar" in told.out
    assert not target.exists()


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, target: Path) -> None:
    told = importeer(tmp_path / "weg.xml", "--in", target)
    assert told.code == 2
    assert told.err.strip().endswith("bestaat niet.")
    assert told.out == ""


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, target: Path) -> None:
    (tmp_path / "uren.csv").write_text("School;Verloonde uren\nDe Eik;100\n")
    for files, dossier in ((["a" * 5000], target), ([tmp_path / "uren.csv"], "a" * 5000)):
        told = importeer(*files, "--jaar", "2022", "--in", dossier)
        assert told.code == 2
        assert "Meld dit aan de makers" not in told.err


def test_a_dossier_that_cannot_be_opened_stays_as_it_is(tmp_path: Path, target: Path) -> None:
    target.write_bytes(b"geen dossier")
    told = importeer(*write_months(tmp_path, 1), "--in", target)
    assert told.code == 2
    assert "geen dossier" in told.err
    assert target.read_bytes() == b"geen dossier"


def test_our_own_workbook_comes_back(tmp_path: Path, target: Path) -> None:
    path = tmp_path / "werkmap.xlsx"
    path.write_bytes(render(schools(), 2024, built_in(), "xlsx", Kind.DOSSIER, date(2026, 2, 1)))
    told = process("importeer", path, "--in", target, "--json")
    assert (told.code, told.err) == (0, "")
    back, made = year(target, 2024), schools().jaren[0]
    assert back.verloonde_uren == made.verloonde_uren
    assert [row.onderdeel for row in back.uren] == ["De Eik"]
    assert [(baan.kenmerk, baan.uren_per_week) for baan in back.banen] == [
        ("P-01", Decimal("25.5"))
    ]
    assert back.invoer[0].soort is Invoersoort.WERKMAP
    assert "In een werkmap staan niet:" in told.out
    assert "worden vervangen" not in told.out
    again = importeer(path, "--in", target)
    assert again.code == 0
    assert "De uren, de banen en het percentage van dat jaar worden vervangen." in again.out
    assert len(year(target, 2024).banen) == 1


def test_a_workbook_never_replaces_what_was_typed(tmp_path: Path, target: Path) -> None:
    save_dossier(target, Dossier(jaren=(Jaar(2024, verloonde_uren=Decimal(5)),)))
    path = tmp_path / "werkmap.xlsx"
    path.write_bytes(render(schools(), 2024, built_in(), "xlsx", Kind.DOSSIER, date(2026, 2, 1)))
    told = importeer(path, "--in", target)
    assert told.code == 2
    assert "staat al in het dossier" in told.out
    assert year(target, 2024).verloonde_uren == 5


def schools() -> Dossier:
    """A dossier with one year, one row of hours and one job."""
    jaar = Jaar(
        2024,
        verloonde_uren=Decimal(100_000),
        uren=(UrenRegel(onderdeel="De Eik", verloonde_uren=Decimal(100_000)),),
        banen=(Baan(kenmerk="P-01", uren_per_week=Decimal("25.5")),),
    )
    return Dossier(werkgever=Werkgever(naam="Stichting Voorbeeld"), jaren=(jaar,))


def test_another_list_of_the_same_name_wipes_nothing_unasked(tmp_path: Path, target: Path) -> None:
    first, second = tmp_path / "a" / "export.csv", tmp_path / "b" / "export.csv"
    for path, school in ((first, "De Eik"), (second, "De Beuk")):
        path.parent.mkdir()
        path.write_text(LIST.replace("De Eik", school), encoding="utf-8")
    assert importeer(first, "--in", target, "--jaar", "2024").code == 0
    told = importeer(second, "--in", target, "--jaar", "2024")
    assert told.code == 2
    assert "--vervang" in told.out
    assert [row.onderdeel for row in year(target, 2024).uren] == ["De Eik", "De Beuk"]
    assert importeer(second, "--in", target, "--jaar", "2024", "--vervang").code == 0
    assert [row.onderdeel for row in year(target, 2024).uren] == ["De Beuk", "De Beuk"]


@pytest.mark.parametrize(("answer", "hours"), [("vervangen", "2000"), ("erbij", "4001")])
def test_a_list_that_is_there_under_another_name_waits_for_an_answer(
    tmp_path: Path, target: Path, answer: str, hours: str
) -> None:
    first, second = tmp_path / "maart.csv", tmp_path / "april.csv"
    first.write_text(LIST, encoding="utf-8")
    second.write_text(LIST.replace("1.200,5", "1.200,7"), encoding="utf-8")
    assert importeer(first, "--in", target, "--jaar", "2024").code == 0
    told = importeer(second, "--in", target, "--jaar", "2024")
    assert told.code == 2
    assert "2 rijen die er al staan" in told.out
    assert "--dubbel vervangen" in told.out
    assert len(year(target, 2024).uren) == 2
    assert importeer(second, "--in", target, "--jaar", "2024", "--dubbel", answer).code == 0
    total = sum(row.verloonde_uren or 0 for row in year(target, 2024).uren)
    assert str(int(total)) == hours
    assert importeer(second, "--in", target, "--dubbel", "nooit").code == 2


ABOVE = "School;Functiegroep;Jaar\nDe Linde;alle;2025\n\nPlek;Verloonde uren\nDe Linde;100\n"


@pytest.mark.parametrize(("given", "rows"), [((), 0), (("--kop", "4"), 1), (("--kop", "3-4"), 1)])
def test_the_row_of_the_titles_can_be_given(
    tmp_path: Path, target: Path, given: tuple[str, ...], rows: int
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(ABOVE, encoding="utf-8")
    told = importeer(path, "--in", target, "--jaar", "2025", *given)
    assert told.code == (0 if rows else 2)
    assert "lijst.csv: " in told.out  # what was found is said, also when nothing is taken
    if rows:
        assert [row.verloonde_uren for row in year(target, 2025).uren] == [100]
        again = importeer(path, "--in", target, "--jaar", "2025")  # it is remembered
        assert again.code == 0
    else:
        assert "--kop" in told.out


@pytest.mark.parametrize("wrong", ["0", "x", "4-6", "5-4", "-", "51", "4-", "²"])
def test_what_is_no_row_of_titles(tmp_path: Path, target: Path, wrong: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(LIST, encoding="utf-8")
    told = importeer(path, "--in", target, "--jaar", "2025", f"--kop={wrong}")
    assert (told.code, target.exists()) == (2, False)
    assert "is geen rij met titels" in told.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows heeft zulke namen niet")
def test_a_hostile_file_name_steers_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lijst\n\x1b[2J\u009b31m\u202efdp.\u2066csv"
    path.write_text("Kenmerk;Uren per week\nP-1;24\n", encoding="utf-8")
    bad = tmp_path / "leeg\x1b]0;x\x07\u202e.csv"
    bad.write_text("", encoding="utf-8")
    target = tmp_path / "nieuw.banen"
    for choice in ((), ("--json", "--vervang")):
        files = [str(path), str(bad), "--in", str(target)]
        assert main(["importeer", *files, "--jaar", "2025", *choice]) == 0
        told = capsys.readouterr()
        shown = (told.out + told.err).replace("\n", "").replace("\u00a0", "")
        assert "lijst" in shown
        assert shown.isprintable()
    assert all(file.bestand.isprintable() for file in open_dossier(target).dossier.jaren[0].invoer)
    assert main(["bereken", f"{tmp_path}/weg\x1b[2J\u202e.toml"]) == 2
    assert capsys.readouterr().err.strip().isprintable()


def test_a_question_without_an_answer_leaves_the_rows_out(target: Path, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("School;Verloonde uren\nDe Eik;156.600\nDe Beuk;78.300\n", encoding="utf-8")
    asked = importeer(path, "--in", target, "--jaar", 2025)
    assert asked.code == 2
    assert "--antwoord decimaal=komma of --antwoord decimaal=punt" in asked.out
    assert not target.exists()
    answered = importeer(path, "--in", target, "--jaar", 2025, "--antwoord", "decimaal=punt")
    assert answered.code == 0
    assert "234,9 uur" in answered.out
    wrong = importeer(path, "--in", target, "--jaar", 2025, "--antwoord", "decimaal=misschien")
    assert wrong.code != 0
    assert "geen antwoord" in wrong.err


def test_a_year_that_the_program_does_not_know_is_a_sentence(target: Path, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(LIST, encoding="utf-8")
    for year, code in ((2011, 2), (2012, 0), (2100, 0), (2101, 2)):
        told = importeer(path, "--in", target, "--jaar", year)
        assert told.code == code
        assert ("2012 tot en met 2100" in told.out) is (code == 2)


def test_the_answers_of_a_lender_come_from_a_list(target: Path, tmp_path: Path) -> None:
    listed = tmp_path / "banen.csv"
    listed.write_text(
        "Kenmerk;Vorm;Uren per week;Uitlener: grond 7:690;Uitlener: handelsregister\n"
        "P-01;Payroll;20;Ja;nee\nP-02;Detachering;20;;onbekend\nP-03;Payroll;20;12345678;ja\n",
        encoding="utf-8",
    )
    told = importeer(listed, "--in", target, "--jaar", "2025", "--json")
    assert told.code == 0
    (refused,) = told.data["geweigerd"]
    assert refused["plaats"].endswith("D4")
    rows = open_dossier(target).dossier.jaren[0].banen
    answers = [(row.uitlener_7_690, row.uitlener_handelsregister) for row in rows]
    assert answers == [(JaNee.JA, JaNee.NEE), (None, None)]


def test_a_list_of_several_employers_waits_for_an_answer(target: Path, tmp_path: Path) -> None:
    listed = tmp_path / "uren.csv"
    listed.write_text(
        "Werkgever;School;Verloonde uren\nStichting Noord;A;100\nZuid;B;1000\n", encoding="utf-8"
    )
    command = (listed, "--in", target, "--jaar", "2025")
    told = importeer(*command)
    assert told.code == 2
    assert not target.exists()
    assert '--antwoord "werkgever=Stichting Noord"' in told.out
    assert "--antwoord werkgever=alle" in told.out
    assert importeer(*command, "--antwoord", "werkgever=").code == 2
    told = importeer(*command, "--antwoord", "werkgever=Stichting Noord")
    assert told.code == 0
    assert "niet meegenomen: 1 rij, samen 1.000 verloonde uren" in told.out
    assert [row.onderdeel for row in open_dossier(target).dossier.jaren[0].uren] == ["A"]
