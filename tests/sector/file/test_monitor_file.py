"""The .banensector file: what goes in comes out, always locked when it has to be, never lost."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import age_files
import pytest
from hypothesis import given
from monitor_strategies import monitors
from sector_samples import BESLOTEN, SAMPLE, WITH_KEY, with_return

from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.records import Bewaking, Veld
from banen_desktop.sector.facts.model import Langs, Monitor
from banen_desktop.sector.file.monitor_file import (
    COPIES,
    MONITOR,
    VERSIONS,
    differences,
    is_secret,
    open_monitor,
    save_monitor,
)
from banen_desktop.storage import banen_file, document_file, locked, recovery
from banen_desktop.storage.atomic import ChangedElsewhere, read_at_most
from banen_desktop.storage.locked import LockedProblem
from banen_desktop.storage.sqlite_file import Table

KEY = age_files.quick_key()
MOMENT = datetime(2025, 4, 1, 10, 0).astimezone()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Waterschappen.banensector"


@given(monitors())
def test_what_goes_in_comes_out(monitor: Monitor) -> None:
    data = MONITOR.to_bytes(monitor)
    opened = MONITOR.from_bytes(data)
    assert opened == monitor
    assert MONITOR.to_bytes(opened) == data


def test_everything_in_the_sample_comes_back() -> None:
    for monitor in (SAMPLE, WITH_KEY, BESLOTEN, Monitor(id="leeg")):
        assert MONITOR.from_bytes(MONITOR.to_bytes(monitor)) == monitor


def test_the_order_in_which_values_were_told_makes_no_other_file() -> None:
    turned = with_return(
        lambda each: replace(
            each,
            opgave=replace(each.opgave, waarden=dict([*each.opgave.waarden.items()][::-1])),
        )
    )
    assert turned == SAMPLE
    assert next(iter(turned.ontvangsten[0].opgave.waarden)) is Veld.UREN_DIENSTVERBAND
    assert MONITOR.to_bytes(turned) == MONITOR.to_bytes(SAMPLE)


def test_another_process_makes_the_same_bytes() -> None:
    program = (
        "import sys; from banen_desktop.sector.file.monitor_file import MONITOR;"
        "data = sys.stdin.buffer.read();"
        "sys.stdout.buffer.write(MONITOR.to_bytes(MONITOR.from_bytes(data)))"
    )
    data = MONITOR.to_bytes(SAMPLE)
    made = subprocess.run(
        [sys.executable, "-c", program],
        input=data,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert made.stdout == data


def test_the_tables_are_long_and_those_of_the_design() -> None:
    names = [table.name for table in MONITOR.tables]
    assert names == [
        *("raad", "lid", "kader", "uitvraag", "opgave", "waarde", "relatie", "bevinding"),
        *("maatregel", "cijfer", "klassentotaal", "klassenwaarde", "titel", "versie"),
    ]
    assert MONITOR.schema["waarde"] == (
        "CREATE TABLE waarde (opgave INTEGER, veld TEXT, honderdsten INTEGER, weg TEXT)"
    )
    assert Table("a", ("b TEXT", "c INTEGER")).columns == ("b", "c")


def test_the_tables_of_format_1_never_change() -> None:
    """A change of `sector.facts.fields` is a new format: add an upgrade and a file."""
    data = (Path(__file__).parents[2] / "files" / "indeling-1.banensector").read_bytes()
    assert MONITOR.format == 1
    assert MONITOR.from_bytes(data) == SAMPLE
    assert MONITOR.to_bytes(SAMPLE) == data


# On disk


def test_a_monitor_without_secrets_needs_no_passphrase(path: Path) -> None:
    saved = save_monitor(path, SAMPLE, None)
    opened = open_monitor(path)
    assert opened.document == SAMPLE
    assert (opened.fingerprint, opened.key, opened.upgraded_from) == (saved, None, None)
    with pytest.raises(ChangedElsewhere):
        save_monitor(path, SAMPLE, None)


@pytest.mark.parametrize("monitor", [WITH_KEY, BESLOTEN])
def test_a_monitor_with_a_key_or_a_besloten_return_is_always_locked(
    path: Path, monitor: Monitor
) -> None:
    with pytest.raises(KnownProblem, match="moet vergrendeld zijn") as caught:
        save_monitor(path, monitor, None)
    assert caught.value.safe == "Er is niets opgeslagen en niets veranderd."
    assert "wachtwoordzin" in caught.value.advice
    with pytest.raises(KnownProblem, match="moet vergrendeld zijn"):
        COPIES.write(monitor, path)
    assert list(path.parent.iterdir()) == []
    assert COPIES.all() == ()
    save_monitor(path, monitor, None, KEY)
    assert locked.is_locked(path.read_bytes())
    assert b"Broekland" not in path.read_bytes()
    with pytest.raises(LockedProblem, match="Deze monitor is vergrendeld"):
        open_monitor(path)
    assert open_monitor(path, KEY).document == monitor


@pytest.mark.parametrize(
    ("langs", "bewaking", "secret"),
    [
        (Langs.OPGAVE, Bewaking.KLEIN, False),
        (Langs.OPGAVE, Bewaking.GEEN, True),
        (Langs.BESLOTEN, Bewaking.KLEIN, True),
        (Langs.LIJST, Bewaking.GEEN, False),
        (Langs.GETYPT, Bewaking.GEEN, False),
    ],
)
def test_what_came_without_a_guard_for_the_council_alone_is_secret(
    langs: Langs, bewaking: Bewaking, secret: bool
) -> None:
    made = with_return(
        lambda each: replace(each, langs=langs, opgave=replace(each.opgave, bewaking=bewaking))
    )
    assert is_secret(made) is secret


def test_what_is_in_a_locked_monitor_is_called_so(path: Path) -> None:
    save_monitor(path, SAMPLE, None, KEY)
    data = path.read_bytes()
    assert b"monitor.age" in data
    with pytest.raises(KnownProblem, match="Dit vergrendelde dossier is beschadigd"):
        locked.unlock(data, KEY)
    of_dossier = locked.lock(MONITOR.to_bytes(SAMPLE), KEY)
    with pytest.raises(KnownProblem, match="Deze vergrendelde monitor is beschadigd"):
        locked.unlock(of_dossier, KEY, MONITOR)


def test_a_monitor_is_no_dossier_and_a_dossier_no_monitor() -> None:
    with pytest.raises(KnownProblem, match="geen dossier van Banen Desktop"):
        banen_file.from_bytes(MONITOR.to_bytes(SAMPLE))
    with pytest.raises(KnownProblem, match="geen monitor van Banen Desktop") as caught:
        MONITOR.from_bytes(banen_file.to_bytes(Dossier()))
    assert caught.value.advice == "Kies een bestand dat eindigt op .banensector."


def test_a_monitor_that_would_not_come_back_is_not_saved(path: Path) -> None:
    save_monitor(path, SAMPLE, None)
    twice = replace(SAMPLE, leden=(SAMPLE.leden[0],) * 2)
    with pytest.raises(KnownProblem, match="de monitor is niet terug te lezen"):
        save_monitor(path, twice)
    assert open_monitor(path).document == SAMPLE


def test_the_file_that_others_changed_is_kept(path: Path) -> None:
    save_monitor(path, SAMPLE, None)
    kept = document_file.keep_other(MONITOR, path, MOMENT, KEY)
    assert kept is not None
    assert kept[0].name == "Waterschappen (andere versie 2025-04-01 10.00).banensector"
    assert open_monitor(kept[0], KEY).document == SAMPLE


# Recovery copies and versions


def test_recovery_copies_of_monitors_and_dossiers_stay_apart(path: Path) -> None:
    save_monitor(path, SAMPLE, None)
    changed = replace(SAMPLE, leden=SAMPLE.leden[:2])
    COPIES.write(changed, path)
    recovery.write_copy(Dossier(), None)
    (copy,) = COPIES.all()
    assert (copy.dossier_id, copy.employer) == ("m0", "Unie van Voorbeeldwaterschappen")
    assert (copy.original, copy.readable, copy.locked) == (path, True, False)
    assert COPIES.read(copy) == changed
    assert COPIES.changed(copy) == ("1 lid minder.",)
    assert len(recovery.list_copies()) == 1
    COPIES.remove("m0")
    assert COPIES.all() == ()
    assert len(recovery.list_copies()) == 1


def test_the_recovery_copy_of_a_locked_monitor_is_locked(path: Path) -> None:
    COPIES.write(WITH_KEY, path, key=KEY)
    (copy,) = COPIES.all()
    assert copy.locked
    assert COPIES.changed(copy) is None
    assert COPIES.read(copy, KEY) == WITH_KEY
    assert locked.is_locked(read_at_most(copy.path, 100))
    note = json.loads(copy.path.with_suffix(".json").read_text(encoding="utf-8"))
    assert "AGE-SECRET" not in str(note)


def test_what_two_monitors_differ_in_is_told() -> None:
    more = replace(
        SAMPLE,
        raad=replace(SAMPLE.raad, naam="Andere raad"),
        leden=SAMPLE.leden * 2,
        cijfers=(replace(SAMPLE.cijfers[0], jaar=2019),),
    )
    assert differences(SAMPLE, more) == (
        "De gegevens van de raad zijn veranderd.",
        "3 leden meer.",
        "Bij de gepubliceerde cijfers is iets veranderd.",
    )
    assert differences(SAMPLE, SAMPLE) == ()


def test_a_version_holds_all_but_versions_and_the_secret_key() -> None:
    kept = VERSIONS.keep(WITH_KEY, MOMENT, "Voor: lezen")
    assert len(kept.versies) == 2
    assert kept.raad.geheime_sleutel
    restored = VERSIONS.restore(kept.versies[-1])
    assert restored == replace(SAMPLE, versies=())
    with pytest.raises(KnownProblem, match="beschadigd") as caught:
        VERSIONS.restore(replace(kept.versies[-1], inhoud="eJwDAAAAAAE="))
    assert caught.value.safe == "De monitor zelf is niet veranderd."


def test_of_a_monitor_without_returns_no_version_is_kept() -> None:
    empty = replace(SAMPLE, ontvangsten=(), versies=())
    assert VERSIONS.keep_before(empty, SAMPLE, MOMENT, "Voor: lezen") == SAMPLE
    assert len(VERSIONS.keep_before(SAMPLE, empty, MOMENT, "Voor: lezen").versies) == 2


def test_cleaning_reaches_the_versions_too() -> None:
    kept = VERSIONS.keep(SAMPLE, MOMENT, "Voor: lezen")
    cleaned = VERSIONS.rewritten(kept.versies, lambda monitor: replace(monitor, ontvangsten=()))
    assert [VERSIONS.restore(each).ontvangsten for each in cleaned] == [()]
