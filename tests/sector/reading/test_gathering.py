"""Many files at once: returns, templates, workbooks and lists; what is wrong stops nothing."""

import random
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyrage
import pytest
import xlsxwriter
from age_files import IDENTITY
from sector_samples import SAMPLE

from banen_desktop.child import StoppedProblem
from banen_desktop.dossier.model import Dossier, Sector
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.opgave.records import (
    Bewaking,
    Opgave,
    Periode,
    Relatie,
    Soort,
    Stand,
    Uitvraag,
    Veld,
    Weg,
)
from banen_desktop.reports.opgave.request_file import uitvraag_bytes
from banen_desktop.reports.opgave.return_file import opgave_bytes
from banen_desktop.reports.opgave.sealing import identities_of, seal
from banen_desktop.reports.opgave.template import cell_values, filled_in
from banen_desktop.reports.out.files import write_reports
from banen_desktop.reports.words.guard import Kind
from banen_desktop.resources import resource
from banen_desktop.sector.facts.edits import with_new_key
from banen_desktop.sector.facts.intake import Uitslag
from banen_desktop.sector.facts.model import Langs, Lid, Monitor, Toestand
from banen_desktop.sector.file.monitor_file import MONITOR as KIND
from banen_desktop.sector.reading.gathering import Lezing, read_files
from banen_desktop.sector.reading.returns import read_return
from banen_desktop.storage.banen_file import to_bytes

DAY = date(2025, 3, 1)
RECIPIENT = str(pyrage.x25519.Identity.from_str(IDENTITY).to_public())
MONITOR = Monitor(
    leden=(Lid("W1", "Aa"), Lid("W2", "Stichting Voorbeeldscholen")),
    uitvragen=(Uitvraag("u2024", "Unie", Sector.WATERSCHAP, 2024),),
)
WITH_KEY = with_new_key(MONITOR, IDENTITY)
OPGAVE = Opgave(
    "W1",
    2024,
    "Aa",
    "u2024",
    stand=Stand.DEFINITIEF,
    waarden={Veld.VERLOONDE_UREN: 100, Veld.PERSONEN: Weg.KLEIN},
)
BESLOTEN = replace(OPGAVE, bewaking=Bewaking.GEEN, zout="0" * 32)


def read(path: Path, data: bytes, monitor: Monitor = MONITOR, **more: Any) -> Lezing:
    path.write_bytes(data)
    return read_files(monitor, [path], DAY, **more)


def reason(found: Lezing) -> str:
    """Why the one file was not read."""
    assert found.gelezen == ()
    ((_, told),) = found.niet_gelezen
    return told


def test_a_return_comes_in_with_its_file_and_day(tmp_path: Path) -> None:
    found = read(tmp_path / "W1.banenopgave", opgave_bytes(OPGAVE))
    (came,) = found.monitor.ontvangsten
    assert (came.langs, came.ontvangen_op, came.bestand) == (Langs.OPGAVE, DAY, "W1.banenopgave")
    assert (came.opgave.waarden, len(came.sha256)) == (OPGAVE.waarden, 64)
    assert came.opgave.controlegetal
    assert found.gelezen[0].genomen[0].zin == "W1 Aa, 2024: opgenomen."
    again = read_files(found.monitor, [tmp_path / "W1.banenopgave"], DAY)
    assert again.gelezen[0].genomen[0].uitslag is Uitslag.DUBBEL
    assert again.monitor == found.monitor


def test_an_encrypted_return_is_opened_with_the_key_of_the_monitor_or_of_a_file(
    tmp_path: Path,
) -> None:
    data = seal(opgave_bytes(BESLOTEN), RECIPIENT)
    for monitor, keys in ((WITH_KEY, []), (MONITOR, [IDENTITY])):
        found = read(tmp_path / "W1.banenopgave.age", data, monitor, keys=keys)
        (came,) = found.monitor.ontvangsten
        assert (came.langs, came.opgave.zout) == (Langs.BESLOTEN, "0" * 32)
        assert came.besloten


def test_without_or_with_another_key_it_stays_closed(tmp_path: Path) -> None:
    path, data = tmp_path / "W1.banenopgave.age", seal(opgave_bytes(BESLOTEN), RECIPIENT)
    assert "geen sleutel om haar te openen" in reason(read(path, data))
    other = str(pyrage.x25519.Identity.generate())
    assert "voor een andere sleutel gemaakt" in reason(read(path, data, keys=[other]))
    assert path.read_bytes() == data
    with pytest.raises(KnownProblem, match="geen geheime sleutel"):
        read(path, data, keys=["AGE-SECRET-KEY-1"])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"formaat":"banen-opgave"', "geen geldige JSON"),
        (b'{"formaat":"banen-opgave","versie":2}', "nieuwere versie"),
        (b"{}", "niet te lezen"),
        (opgave_bytes(OPGAVE).replace(b'"1.00"', b'"9.00"'), "er is iets veranderd"),
        (b'{"a":"' + b"x" * 70_000 + b'"}', "groter dan 64 kB"),
        (seal(opgave_bytes(BESLOTEN), RECIPIENT)[:-1], "beschadigd"),
        (b"age-encryption.org/v1\n-> X25519", "beschadigd"),
        (b"age-encryption.org/v1\n" + b"x" * 90_000, "te groot"),
        (b"", "leeg"),
        (uitvraag_bytes(MONITOR.uitvragen[0]), "een uitvraag, geen opgave"),
        (to_bytes(Dossier()), "een dossier of een monitor"),
        (KIND.to_bytes(SAMPLE), "een dossier of een monitor"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04" + bytes(50), "beschadigd"),
    ],
)
def test_bad_input_is_a_sentence_and_changes_nothing(tmp_path: Path, data: bytes, why: str) -> None:
    found = read(tmp_path / "bestand", data, WITH_KEY)
    assert why in reason(found)
    assert reason(found).endswith(".")
    assert found.monitor == WITH_KEY


def test_a_folder_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    found = read_files(MONITOR, [tmp_path, tmp_path / "weg.csv"], DAY)
    assert [name for name, _ in found.niet_gelezen] == [tmp_path.name, "weg.csv"]
    assert all("niet te lezen" in why for _, why in found.niet_gelezen)


@pytest.mark.parametrize(
    "change",
    [{"peildatum": date(1900, 1, 1)}, {"peildatum": date(2999, 1, 1)}],
)
def test_what_a_monitor_cannot_keep_is_refused_and_the_rest_can_be_saved(
    tmp_path: Path, change: Mapping[str, Any]
) -> None:
    found = read(tmp_path / "W1.banenopgave", opgave_bytes(replace(OPGAVE, **change)))
    assert "niet te bewaren" in reason(found)
    assert KIND.from_bytes(KIND.to_bytes(found.monitor)) == found.monitor


def test_the_widest_return_can_be_kept(tmp_path: Path) -> None:
    widest = replace(
        OPGAVE,
        lid="x" * 60,
        naam="x" * 300,
        volgnummer=9999,
        waarden=dict.fromkeys(Veld, -(10**12) + 1),
        relaties=(Relatie(Soort.INLEEN, "x" * 300, 10**12 - 1),) * 100,
        percentage=Decimal(100),
        percentage_status="x" * 300,
        peildatum=date(2100, 12, 31),
    )
    found = read(tmp_path / "w.banenopgave", opgave_bytes(widest))
    assert KIND.from_bytes(KIND.to_bytes(found.monitor)) == found.monitor
    assert found.monitor.ontvangsten[0].opgave.waarden == widest.waarden


def test_a_thousand_files_stop_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "W1.banenopgave"
    path.write_bytes(opgave_bytes(OPGAVE))
    heard: list[str] = []
    with pytest.raises(StoppedProblem, match="gestopt"):
        read_files(
            MONITOR, [path] * 200, DAY, on_progress=heard.append, cancelled=lambda: len(heard) > 1
        )
    assert heard == ["0 van 200 bestanden gelezen", "50 van 200 bestanden gelezen"]


@pytest.mark.parametrize("seed", range(8))
def test_mutated_returns_come_in_or_are_refused(seed: int) -> None:
    chance = random.Random(seed)
    keys = identities_of(IDENTITY)
    whole = [opgave_bytes(OPGAVE), seal(opgave_bytes(BESLOTEN), RECIPIENT)]
    for _ in range(60):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(KnownProblem):
            read_return(bytes(data), "x", keys, DAY)


# Workbooks with named cells


def template(path: Path, cells: Mapping[str, Any]) -> Path:
    """A workbook whose cells have these names."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd-mm-yyyy"})
    sheet = book.add_worksheet("Opgave")
    for row, (name, value) in enumerate(cells.items()):
        sheet.write(row, 0, name)
        sheet.write(row, 1, value)
        book.define_name(f"opgave_{name}", f"=Opgave!$B${row + 1}")
    book.close()
    return path


def test_a_template_that_was_filled_in(tmp_path: Path) -> None:
    path = template(
        tmp_path / "invulblad.xlsx",
        {
            "uitvraag": "u2024",
            "lid": "W1",
            "naam": "Aa",
            "jaar": 2024,
            "stand": "Definitief",
            "volgnummer": 2,
            "peildatum": date(2024, 12, 31),
            "percentage": "2,76%",
            "verloonde_uren": 1_254_914.5,
            "personen": "1.234",
            "personen_nieuw": "veel",
            "uren_inleen": "onbekend",
            "uren_vast": None,
        },
    )
    found = read_files(MONITOR, [path], DAY)
    (came,) = found.monitor.ontvangsten
    opgave = came.opgave
    assert came.langs is Langs.SJABLOON
    assert (opgave.lid, opgave.jaar, opgave.volgnummer, opgave.periode) == (
        "W1",
        2024,
        2,
        Periode.JAAR,
    )
    assert (opgave.stand, opgave.peildatum, opgave.percentage) == (
        Stand.DEFINITIEF,
        date(2024, 12, 31),
        Decimal("2.76"),
    )
    assert opgave.waarden == {
        Veld.VERLOONDE_UREN: 125_491_450,
        Veld.PERSONEN: 123_400,
        Veld.UREN_INLEEN: Weg.ONBEKEND,
    }
    (refused,) = found.gelezen[0].geweigerd
    assert (refused.blad, refused.adres, refused.gelezen) == ("Opgave", "B11", "veel")


def test_what_a_member_fills_in_comes_out(tmp_path: Path) -> None:
    told = replace(
        OPGAVE,
        volgnummer=2,
        vervangt=1,
        peildatum=date(2024, 12, 31),
        percentage=Decimal("2.76"),
        waarden={Veld.VERLOONDE_UREN: 100_050, Veld.PERSONEN: Weg.KLEIN, Veld.UREN_VAST: 0},
    )
    names = [*cell_values(told), *map(str, Veld)]
    empty = template(tmp_path / "leeg.xlsx", dict.fromkeys(names))
    path = tmp_path / "W1.xlsx"
    path.write_bytes(filled_in(empty.read_bytes(), told))
    (came,) = read_files(MONITOR, [path], DAY).monitor.ontvangsten
    assert came.langs is Langs.SJABLOON
    assert came.opgave == told


@pytest.mark.parametrize(
    ("jaar", "why"), [("", "over welk jaar"), (1999, "over welk jaar"), ("x", "over welk jaar")]
)
def test_a_template_without_a_year_is_refused(tmp_path: Path, jaar: object, why: str) -> None:
    path = template(tmp_path / "leeg.xlsx", {"jaar": jaar, "uitvraag": "u2024", "personen": 1})
    assert why in reason(read_files(MONITOR, [path], DAY))


def test_odd_cells_of_a_template_are_refused_with_their_place(tmp_path: Path) -> None:
    path = template(
        tmp_path / "raar.xlsx",
        {
            "jaar": 2024,
            "lid": 17,
            "stand": "later",
            "periode": "eeuw",
            "volgnummer": 0,
            "peildatum": "31-02-2024",
            "percentage": 101,
            "personen": 10**11,
            "verloonde_uren": True,
        },
    )
    found = read_files(MONITOR, [path], DAY)
    assert found.monitor.ontvangsten[0].opgave.lid == "17"
    assert found.monitor.ontvangsten[0].opgave.waarden == {}
    places = sorted(each.adres for each in found.gelezen[0].geweigerd)
    assert places == ["B3", "B4", "B5", "B6", "B7", "B8", "B9"]


@pytest.mark.parametrize("kind", list(Kind))
def test_our_own_workbook_gives_the_totals_of_its_year(tmp_path: Path, kind: Kind) -> None:
    dossier = read_toml(resource("voorbeeld/voorbeeldscholen.toml").read_bytes())
    (path,) = write_reports(dossier, 2024, built_in(), tmp_path, ["xlsx"], kind, DAY)
    found = read_files(MONITOR, [path], DAY)
    (came,) = found.monitor.ontvangsten
    assert (came.langs, came.opgave.jaar) == (Langs.WERKMAP, 2024)
    assert (came.opgave.lid, came.opgave.naam) == ("W2", "Stichting Voorbeeldscholen")
    told = came.opgave.waarden
    assert told[Veld.VERLOONDE_UREN] == 97_535_600
    assert told[Veld.MEETELLENDE_UREN] == 1_801_200
    assert told[Veld.PERSONEN] == 1400
    assert (told.get(Veld.UREN_DIENSTVERBAND) == 1_385_800) is (kind is Kind.DOSSIER)
    assert came.opgave.percentage == Decimal("2.76")
    assert came.toestand is Toestand.GELDT
