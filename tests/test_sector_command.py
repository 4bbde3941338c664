"""`banen sector`: a monitor is made, returns are read, and who answered is told."""

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import made_monitors
import pytest
from age_files import IDENTITY, PASSPHRASE, quick_key

from banen_desktop import dutch
from banen_desktop.command_line import run
from banen_desktop.dossier.model import Sector
from banen_desktop.reports.opgave.records import Bewaking, Opgave, Stand, Uitvraag, Veld
from banen_desktop.reports.opgave.request_file import uitvraag_bytes
from banen_desktop.reports.opgave.return_file import opgave_bytes
from banen_desktop.reports.opgave.sealing import seal
from banen_desktop.sector.facts.model import Langs, Monitor, Toestand
from banen_desktop.sector.file.monitor_file import open_monitor
from banen_desktop.storage import locked

CASE = Path(__file__).parent / "cases" / "sector"
KEY = quick_key()


def requests(folder: Path, raad: str = "Unie") -> list[Path]:
    """The two requests of the case."""
    made = []
    for year, percentage, status in ((2023, "2.70", "eigen_opgave"), (2024, "2.76", "vastgesteld")):
        path = folder / f"{year}.banenuitvraag"
        asked = Uitvraag(f"u{year}", raad, Sector.WATERSCHAP, year)
        asked = replace(asked, quotumpercentage=Decimal(percentage), status=status)
        path.write_bytes(uitvraag_bytes(asked))
        made.append(path)
    return made


def banen(*arguments: object) -> int:
    return run(["sector", *map(str, arguments)])


def made(folder: Path) -> Path:
    """A monitor with the members and requests of the case."""
    monitor = folder / "Waterschappen.banensector"
    asked = [part for path in requests(folder) for part in ("--uitvraag", path)]
    assert banen("maak", monitor, "--leden", CASE / "leden.csv", *asked) == 0
    return monitor


@pytest.fixture
def monitor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = made(tmp_path)
    capsys.readouterr()
    return path


def read_json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    told = capsys.readouterr()
    assert told.err == ""
    found: dict[str, Any] = json.loads(told.out)
    return found


def a_return(folder: Path, name: str = "W2.banenopgave", **more: Any) -> Path:
    """A return of W2 over 2024."""
    opgave = Opgave("W2", 2024, "Be", "u2024", stand=Stand.DEFINITIEF)
    opgave = replace(opgave, waarden={Veld.VERLOONDE_UREN: 51_000_000}, **more)
    path = folder / name
    path.write_bytes(opgave_bytes(opgave))
    return path


def sealed_return(folder: Path) -> Path:
    """The same, encrypted for the council."""
    import pyrage  # noqa: PLC0415

    recipient = str(pyrage.x25519.Identity.from_str(IDENTITY).to_public())
    plain = a_return(folder, bewaking=Bewaking.GEEN, zout="0" * 32)
    path = folder / "W2.banenopgave.age"
    path.write_bytes(seal(plain.read_bytes(), recipient))
    plain.unlink()
    return path


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """What somebody gives on the standard input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Passphrases for which a key was made, at once and not in seconds."""
    asked: list[str] = []

    def make(passphrase: str) -> locked.Key:
        asked.append(passphrase)
        return KEY

    monkeypatch.setattr("banen_desktop.command_line.unlocking.new_key", make)
    return asked


def test_the_case_comes_in_whole(monitor: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert banen("lees", monitor, CASE / "opgaven.csv", "--json") == 0
    found = read_json(capsys)
    expected = json.loads((CASE / "verwacht.json").read_text(encoding="utf-8"))
    for year in found["stand"]["jaren"]:
        wanted = expected[str(year["jaar"])]
        assert {key: year[key] for key in ("leden", "geantwoord", "niet", "buiten")} == {
            key: wanted[key] for key in ("leden", "geantwoord", "niet", "buiten")
        }
    opened = open_monitor(monitor).document
    assert len(opened.leden) == 8
    assert len(opened.kaders) == 13
    assert len(opened.ontvangsten) == 11
    assert [asked.quotumpercentage for asked in opened.uitvragen] == [
        Decimal("2.70"),
        Decimal("2.76"),
    ]
    (older, newer) = [
        each for each in opened.ontvangsten if (each.opgave.lid, each.opgave.jaar) == ("W1", 2024)
    ]
    assert (older.toestand, newer.toestand) == (Toestand.VERVANGEN, Toestand.GELDT)
    assert newer.opgave.waarden == {
        Veld.VERLOONDE_UREN: 104_000_000,
        Veld.UREN_DIENSTVERBAND: 2_795_100,
        Veld.UREN_INLEEN: 266_200,
        Veld.PERSONEN_DIENSTVERBAND: 2900,
        Veld.PERSONEN_INLEEN: 300,
        Veld.UREN_INKOOP_APART: 133_100,
    }
    assert (newer.ontvangen_op, newer.opgave.uitvraag) == (date(2025, 2, 20), "u2024")
    w5 = next(lid for lid in opened.leden if lid.code == "W5")
    assert (w5.naam, w5.lid_tot, w5.opvolger) == ("Ee", date(2023, 12, 31), "W7")
    assert found["bestanden"][0]["geweigerd"] == []
    sentences = [each["zin"] for each in found["bestanden"][0]["opgaven"]]
    assert "W1 Aa, 2024: versie 2 telt nu; versie 1 is bewaard." in sentences


def test_the_figures_of_the_case_are_those_of_what_was_read(
    monitor: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert banen("lees", monitor, CASE / "opgaven.csv") == 0
    for year in (2023, 2024):
        capsys.readouterr()
        assert banen("rapport", monitor, "--jaar", year, "--json") == 0
        found = read_json(capsys)["uitkomst"]
        wanted = made_monitors.expected()[str(year)]
        for key in ("banen", "eigen", "inleen", "quotum", "realisatie", "dekking_uren"):
            places = len(wanted[key].partition(".")[2])
            assert dutch.rounded(Decimal(found[key]), places) == Decimal(wanted[key]), key
        assert found["verdeling"] == wanted["verdeling"]
        assert found["iemand_in_dienst"] == wanted["iemand_in_dienst"]


def test_reading_the_same_again_changes_nothing(
    monitor: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert banen("lees", monitor, CASE / "opgaven.csv") == 0
    before = monitor.read_bytes()
    capsys.readouterr()
    assert banen("lees", monitor, CASE / "opgaven.csv", CASE / "leden.csv", "--json") == 0
    found = read_json(capsys)
    assert {each["uitslag"] for each in found["bestanden"][0]["opgaven"]} == {"dubbel"}
    assert monitor.read_bytes() == before


def test_what_cannot_be_read_stops_nothing(
    monitor: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "stuk.banenopgave"
    wrong.write_bytes(b'{"formaat":')
    assert banen("lees", monitor, wrong, a_return(tmp_path), tmp_path / "is-er-niet.csv") == 0
    told = capsys.readouterr().out
    assert "1 opgave opgenomen." in told
    assert "- stuk.banenopgave: Deze opgave is niet te lezen" in told
    assert "- is-er-niet.csv: " in told
    opened = open_monitor(monitor).document
    assert [each.langs for each in opened.ontvangsten] == [Langs.OPGAVE]


def test_when_nothing_was_read_the_exit_code_tells(
    monitor: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = monitor.read_bytes()
    wrong = tmp_path / "niets.csv"
    wrong.write_text("appel;peer\n1;2\n", encoding="utf-8")
    assert banen("lees", monitor, wrong) == 2
    told = capsys.readouterr()
    assert "Er is niets gelezen; de monitor is niet veranderd." in told.err
    assert "“appel” en “peer”" in told.out
    assert monitor.read_bytes() == before


def test_a_besloten_return_needs_its_key_and_then_a_passphrase(
    monitor: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    quick_keys: list[str],
) -> None:
    sealed = sealed_return(tmp_path)
    assert banen("lees", monitor, sealed) == 2
    assert "er is geen sleutel om haar te openen" in capsys.readouterr().out
    identity = tmp_path / "sleutel.txt"
    identity.write_text(f"# sleutel van de raad\n{IDENTITY}\n", encoding="utf-8")
    typed(monkeypatch, "")
    assert banen("lees", monitor, sealed, "--sleutel", identity) == 2
    assert "moet een wachtwoordzin krijgen" in capsys.readouterr().err
    typed(monkeypatch, "welkom")
    assert banen("lees", monitor, sealed, "--sleutel", identity) == 2
    assert "te zwak" in capsys.readouterr().err
    assert not locked.is_locked(monitor.read_bytes())
    typed(monkeypatch, PASSPHRASE)
    assert banen("lees", monitor, sealed, "--sleutel", identity) == 0
    assert quick_keys == [PASSPHRASE]
    assert locked.is_locked(monitor.read_bytes())
    capsys.readouterr()
    typed(monkeypatch, PASSPHRASE)
    assert banen("stand", monitor, "--json") == 0
    assert read_json(capsys)["jaren"][1]["geantwoord"] == 1
    (came,) = open_monitor(monitor, KEY).document.ontvangsten
    assert (came.langs, came.toestand) == (Langs.BESLOTEN, Toestand.GELDT)


def test_a_key_under_a_passphrase_is_opened_with_it(
    monitor: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    quick_keys: list[str],
) -> None:
    kept = tmp_path / "sleutel.age"
    kept.write_bytes(KEY.sleutel)
    typed(monkeypatch, PASSPHRASE, "nog vier losse woorden")
    assert banen("lees", monitor, sealed_return(tmp_path), "--sleutel", kept) == 0
    assert quick_keys == ["nog vier losse woorden"]


@pytest.mark.parametrize("content", [None, b"geen sleutel"])
def test_a_file_without_a_key_is_told(
    monitor: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    identity = tmp_path / "sleutel.txt"
    if content is not None:
        identity.write_bytes(content)
    assert banen("lees", monitor, a_return(tmp_path), "--sleutel", identity) == 2
    assert "sleutel.txt" in capsys.readouterr().err


def test_a_title_that_the_user_explains_is_remembered(
    monitor: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "lijst.csv"
    listed.write_text("code;SV-loon;personen\nW2;510000;3\n", encoding="utf-8")
    explained = "SV-loon=verloonde_uren"
    assert banen("lees", monitor, listed, "--kolom", explained) == 2
    assert "zeg over welk jaar" in capsys.readouterr().out  # it is not guessed
    of_year = ["--jaar", "2023", "--bron", "Jaarverslag 2023"]
    assert banen("lees", monitor, listed, "--kolom", explained, *of_year) == 0
    opened = open_monitor(monitor).document
    assert opened.kolomtitels == (("SV-loon", "verloonde_uren"),)
    (came,) = opened.ontvangsten
    assert (came.opgave.jaar, came.bron) == (2023, "Jaarverslag 2023")
    assert came.opgave.waarden[Veld.VERLOONDE_UREN] == 51_000_000


def test_a_list_of_the_only_year_that_is_asked_needs_no_year(tmp_path: Path) -> None:
    monitor = tmp_path / "een.banensector"
    asked = requests(tmp_path)[1]
    members = CASE / "leden.csv"
    assert banen("maak", monitor, "--leden", members, "--uitvraag", asked) == 0
    listed = tmp_path / "lijst.csv"
    listed.write_text("code;SV-loon;personen\nW2;510000;3\n", encoding="utf-8")
    assert banen("lees", monitor, listed, "--kolom", "sv loon=verloonde_uren") == 0
    (came,) = open_monitor(monitor).document.ontvangsten
    assert came.opgave.jaar == 2024
    assert came.opgave.waarden == {Veld.VERLOONDE_UREN: 51_000_000, Veld.PERSONEN: 300}


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["zing"], "geen opdracht van banen sector"),
        (["lees"], "Er ontbreekt"),
        (["lees", "geen.banensector", "x.csv"], "niet te lezen"),
        (["lees", "m", "x.csv", "--kolom", "a=salaris"], "geen titel met een betekenis"),
        (["lees", "m", "x.csv", "--jaar", "1900"], "Kies een jaar van 2012"),
        (["maak", "m.banensector", "--leden", "x.csv"], "Er ontbreekt: --uitvraag"),
        (["stand"], "Er ontbreekt"),
    ],
)
def test_wrong_use_is_told_in_dutch(
    arguments: Sequence[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert banen(*arguments) == 2
    assert why in capsys.readouterr().err


def test_the_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    assert banen() == 0
    assert "banen sector maak MONITOR" in capsys.readouterr().out


def test_a_monitor_is_never_made_over_another_file(
    monitor: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = monitor.read_bytes()
    asked = tmp_path / "2024.banenuitvraag"
    assert banen("maak", monitor, "--leden", CASE / "leden.csv", "--uitvraag", asked) == 2
    assert "Er staat al een bestand" in capsys.readouterr().err
    assert monitor.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "why"), [(b"x", "2024.banenuitvraag: "), (b"twice", "heten allebei")]
)
def test_requests_that_do_not_fit_make_no_monitor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, why: str
) -> None:
    asked = requests(tmp_path)[1]
    paths = [asked, asked] if content == b"twice" else [asked]
    if content == b"x":
        asked.write_bytes(content)
    more = [part for path in paths for part in ("--uitvraag", path)]
    target = tmp_path / "m.banensector"
    assert banen("maak", target, "--leden", CASE / "leden.csv", *more) == 2
    assert why in capsys.readouterr().err
    assert not target.exists()


def test_requests_of_two_councils_make_no_monitor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = requests(tmp_path)[0]
    (tmp_path / "b").mkdir()
    second = requests(tmp_path / "b", "Andere raad")[1]
    target = tmp_path / "m.banensector"
    asked = ["--uitvraag", first, "--uitvraag", second]
    assert banen("maak", target, "--leden", CASE / "leden.csv", *asked) == 2
    assert "van twee raden: Unie en Andere raad" in capsys.readouterr().err


def test_without_members_there_is_no_monitor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "m.banensector"
    asked = requests(tmp_path)[0]
    assert banen("maak", target, "--leden", CASE / "opgaven.csv", "--uitvraag", asked) == 2
    assert "geen leden gelezen" in capsys.readouterr().err
    assert not target.exists()


def test_a_version_is_kept_before_more_is_read(monitor: Path, tmp_path: Path) -> None:
    assert banen("lees", monitor, CASE / "opgaven.csv") == 0
    assert open_monitor(monitor).document.versies == ()
    assert banen("lees", monitor, a_return(tmp_path)) == 0
    after: Monitor = open_monitor(monitor).document
    assert [each.aanleiding for each in after.versies] == ["Voor: inlezen"]
