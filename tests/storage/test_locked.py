"""Locked dossiers: only the passphrase opens them, age itself can, hostile ones cost nothing."""

import io
import os
import pty
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from age_files import IDENTITY, PASSPHRASE, passphrase_file, quick_key, with_factor
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.child import StoppedProblem
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import locked
from banen_desktop.storage.banen_file import DOSSIER
from banen_desktop.storage.locked import (
    HIGHEST_FACTOR,
    Key,
    LockedProblem,
    WrongPassphraseProblem,
    is_locked,
    largest_locked,
    lock,
    new_key,
    open_key,
    unlock,
)

KEY = quick_key()
DATA = b"wie er in het register staat " * 1000
FILE = lock(DATA, KEY)


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip with these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def member(name: str, data: bytes = FILE) -> bytes:
    """What stands in a locked file under this name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


CLOSED = member("dossier.age")


def refused(data: bytes, match: str) -> None:
    """See that a file is refused with three sentences, not asked a passphrase for."""
    with pytest.raises(KnownProblem, match=match) as caught:
        unlock(data, KEY)
    assert not isinstance(caught.value, LockedProblem)
    assert "niet veranderd" in caught.value.safe
    assert caught.value.advice.endswith(".")


# There and back


def test_what_is_locked_comes_back_and_cannot_be_read_without_the_key() -> None:
    assert unlock(FILE, KEY) == DATA
    assert is_locked(FILE)
    assert b"register" not in FILE
    assert IDENTITY.encode() not in FILE
    assert lock(DATA, KEY) != FILE


@given(st.binary(max_size=300))
def test_any_bytes_come_back(data: bytes) -> None:
    assert unlock(lock(data, KEY), KEY) == data


def test_without_the_key_the_file_says_what_the_passphrase_has_to_open() -> None:
    other = quick_key("heel iets anders hier", str(pyrage.x25519.Identity.generate()))
    for key in (None, other):
        with pytest.raises(LockedProblem) as caught:
            unlock(FILE, key)
        assert caught.value.sleutel == KEY.sleutel
        assert "wachtwoordzin" in caught.value.message


def test_a_key_shows_nothing_of_itself() -> None:
    assert repr(KEY) == "Key()"


def test_a_member_has_no_moment() -> None:
    with zipfile.ZipFile(io.BytesIO(FILE)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# The passphrase, in a child process


@pytest.fixture(scope="module")
def made() -> Key:
    """A key as users get it: it takes seconds to make, and to open."""
    return new_key("café met vier woorden")


@pytest.mark.traag
def test_a_new_key_opens_with_its_passphrase_alone(made: Key) -> None:
    assert open_key(made.sleutel, "cafe\u0301 met vier woorden") == made
    with pytest.raises(WrongPassphraseProblem, match="niet de goede"):
        open_key(made.sleutel, "Café met vier woorden")
    assert unlock(lock(DATA, made), made) == DATA
    assert b"AGE-SECRET-KEY" not in made.sleutel


def test_two_keys_under_one_passphrase_are_two_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", _cheap)
    one, other = (locked._make_key(PASSPHRASE, print) for _ in range(2))
    assert one.identity != other.identity


def _cheap(text: bytes, passphrase: str) -> bytes:
    return passphrase_file(text, passphrase, 2, salt=os.urandom(16))


def test_a_key_that_does_not_come_back_is_never_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda *_: quick_key().sleutel)
    with pytest.raises(AssertionError, match="does not come back"):
        locked._make_key(PASSPHRASE, print)


def test_a_key_that_could_not_be_opened_again_is_never_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", _cheap)
    monkeypatch.setattr(locked, "HIGHEST_FACTOR", 1)
    with pytest.raises(KnownProblem, match="te veel rekenwerk"):
        locked._make_key(PASSPHRASE, print)


def test_work_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked, "_SECONDS", -1)
    with pytest.raises(KnownProblem, match="wachtwoordzin gaf te lang geen teken van leven"):
        new_key(PASSPHRASE)


def test_cancel_ends_the_work() -> None:
    with pytest.raises(StoppedProblem, match="wachtwoordzin is gestopt"):
        new_key(PASSPHRASE, cancelled=lambda: True)


@pytest.mark.parametrize("text", [b"", b"AGE-SECRET-KEY-1", IDENTITY.encode() * 2, b"\xff"])
def test_a_key_that_holds_no_identity_is_refused(text: bytes) -> None:
    with pytest.raises(KnownProblem, match="geen sleutel van age"):
        locked._open_key(passphrase_file(text, PASSPHRASE, 2), PASSPHRASE, print)


@pytest.mark.parametrize("change", [lambda a: a[:-1], lambda a: a + b"!", lambda a: a[:200]])
def test_a_key_that_broke_is_not_believed(change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(KnownProblem):
        locked._open_key(change(KEY.sleutel), PASSPHRASE, print)


# The header says what opening costs, before it is done


def test_a_work_factor_above_the_highest_is_refused_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert HIGHEST_FACTOR == 20
    monkeypatch.setattr(locked, "HIGHEST_FACTOR", 3)
    sleutel = with_factor(KEY.sleutel, "4")
    with pytest.raises(KnownProblem, match="te veel rekenwerk"):
        open_key(sleutel, PASSPHRASE)
    refused(zipped(("sleutel.age", sleutel), ("dossier.age", CLOSED)), "te veel rekenwerk")


def test_the_passphrase_of_the_highest_work_factor_is_still_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(locked, "HIGHEST_FACTOR", 3)
    with pytest.raises(LockedProblem):
        unlock(zipped(("sleutel.age", with_factor(KEY.sleutel, "3")), ("dossier.age", CLOSED)), KEY)


@pytest.mark.parametrize(
    "header",
    [
        *(
            with_factor(KEY.sleutel, wrong)
            for wrong in ("0", "02", "002", "-1", "1e1", "", " 2", "2 2")
        ),
        b"",
        b"age-encryption.org/v1\n",
        KEY.sleutel.replace(b"v1", b"v2", 1),
        KEY.sleutel.replace(b"scrypt", b"X25519", 1),
        KEY.sleutel.replace(b"-> scrypt", b"-> other\n\n-> scrypt", 1),
        KEY.sleutel.replace(b"\n---", b"\n-> scrypt " + b"A" * 22 + b" 9\n" + b"A" * 43 + b"\n---"),
        b"-----BEGIN AGE ENCRYPTED FILE-----\n" + KEY.sleutel,
    ],
)
def test_a_header_in_another_form_is_refused_before_anything_is_computed(header: bytes) -> None:
    with pytest.raises(KnownProblem, match="kop van de sleutel"):
        open_key(header, PASSPHRASE)
    refused(zipped(("sleutel.age", header), ("dossier.age", CLOSED)), "kop van de sleutel")


# The zip


def test_other_zips_are_refused() -> None:
    both = (("sleutel.age", KEY.sleutel), ("dossier.age", CLOSED))
    refused(zipped(*both[:1]), "andere bestanden")
    refused(zipped(*both, ("meer.txt", b"")), "andere bestanden")
    refused(zipped(("a", b""), ("b", b"")), "andere bestanden")
    refused(zipped(*both, method=zipfile.ZIP_DEFLATED), "samengeperst")
    refused(zipped(("sleutel.age", b"x" * 10_001), both[1]), "onderdelen")
    assert unlock(zipped(*reversed(both)), KEY) == DATA


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_refused() -> None:
    members = [("sleutel.age", KEY.sleutel), ("dossier.age", CLOSED)]
    assert unlock(zipped(*members), KEY) == DATA
    refused(zipped(*members, members[1]), "andere bestanden")


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(FILE)
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    refused(bytes(data), "onderdelen")


@pytest.mark.parametrize("place", [2**31, 2**63 - 1, 2**63, 2**64 - 1])
@pytest.mark.parametrize("which", [0, 1])
def test_a_member_that_is_said_to_lie_far_away_is_refused(which: int, place: int) -> None:
    start = FILE.index(b"PK\x01\x02")
    if which:
        start = FILE.index(b"PK\x01\x02", start + 1)
    name_end = start + 46 + int.from_bytes(FILE[start + 28 : start + 30], "little")
    far = struct.pack("<HHQ", 1, 8, place)  # the field for large files, with the place alone
    data = bytearray(FILE[:name_end] + far + FILE[name_end:])
    data[start + 30 : start + 32] = len(far).to_bytes(2, "little")
    data[start + 42 : start + 46] = b"\xff" * 4
    size = int.from_bytes(FILE[-10:-6], "little") + len(far)
    data[-10:-6] = size.to_bytes(4, "little")
    refused(bytes(data), "beschadigd: het zipbestand klopt niet")


def test_a_long_list_of_members_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    many = zipped(*((str(number), b"") for number in range(3000)))
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("it was read"))
    refused(many, "andere bestanden")
    refused(FILE + b"!", "niet volledig")
    refused(FILE[:-1], "niet volledig")
    refused(FILE[:10], "niet volledig")
    refused(FILE[:-2] + b"\1\0", "niet volledig")
    refused(FILE[:-22] + b"PK\x06\x07" + bytes(16) + FILE[-22:], "niet volledig")
    refused(FILE[:-10] + (3000).to_bytes(4, "little") + FILE[-6:], "andere bestanden")


def test_a_file_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked, "largest_locked", lambda _: len(FILE))
    assert unlock(FILE, KEY) == DATA
    monkeypatch.setattr(locked, "largest_locked", lambda _: len(FILE) - 1)
    refused(FILE, "te groot")


def test_the_largest_dossier_fits_also_when_it_is_locked() -> None:
    million = 2**20
    overhead = len(lock(bytes(million), KEY)) - million
    largest = DOSSIER.largest
    assert overhead * (largest // million) < largest_locked(DOSSIER) - largest < largest / 100


@pytest.mark.parametrize("part", range(76))
def test_a_byte_that_changed_is_seen(part: int) -> None:
    place = part * len(FILE) // 76
    changed = bytearray(FILE)
    changed[place] ^= 1
    try:
        found = unlock(bytes(changed), KEY)
    except KnownProblem:
        return
    # Some bytes of a zip say nothing about what is in it, such as the moment of a member.
    assert found == DATA


@pytest.mark.parametrize(
    "closed",
    [
        b"",
        CLOSED[:-1],
        CLOSED + b"!",
        CLOSED.replace(b"\n---", b"\n" + b"-> x\n\n" * 2000 + b"---", 1),
        passphrase_file(DATA, PASSPHRASE, 2),
        pyrage.encrypt(DATA, [pyrage.x25519.Identity.generate().to_public()]),
    ],
)
def test_a_dossier_that_is_not_under_this_key_is_refused(closed: bytes) -> None:
    refused(zipped(("sleutel.age", KEY.sleutel), ("dossier.age", closed)), "beschadigd")


def test_the_head_of_a_dossier_is_looked_for_in_its_beginning_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    head = CLOSED.index(b"\n", CLOSED.index(b"\n---") + 1) + 1
    monkeypatch.setattr(locked, "_LARGEST_HEADER", head)
    assert unlock(FILE, KEY) == DATA
    monkeypatch.setattr(locked, "_LARGEST_HEADER", head - 1)
    refused(FILE, "de kop klopt niet")


# The program age of others


def at_a_terminal(command: list[str], passphrase: str, folder: Path) -> int:
    """Run a program that asks a passphrase at its terminal, as often as it asks."""
    process, terminal = pty.fork()
    if process == 0:  # pragma: no cover - another process
        os.chdir(folder)
        os.execvp(command[0], command)
    said = b""
    while True:
        try:
            read = os.read(terminal, 1000)
        except OSError:  # the program has gone
            break
        if not read:
            break
        said += read
        if said.rstrip().endswith(b":"):
            os.write(terminal, passphrase.encode() + b"\n")
            said = b""
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


@pytest.mark.traag
def test_age_opens_what_we_locked(made: Key, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(lock(DATA, made))) as archive:
        archive.extractall(tmp_path)
    first = ["age", "--decrypt", "--output", "sleutel.txt", "sleutel.age"]
    assert at_a_terminal(first, "café met vier woorden", tmp_path) == 0
    second = ["age", "--decrypt", "-i", "sleutel.txt", "-o", "dossier.banen", "dossier.age"]
    subprocess.run(second, cwd=tmp_path, check=True)
    assert (tmp_path / "dossier.banen").read_bytes() == DATA


def test_we_open_what_age_locked(tmp_path: Path) -> None:
    made = subprocess.run(
        ["age-keygen", "--output", "sleutel.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    recipient = made.stderr.split()[-1]
    (tmp_path / "dossier.banen").write_bytes(DATA)
    close = ["age", "-r", recipient, "-o", "dossier.age", "dossier.banen"]
    subprocess.run(close, cwd=tmp_path, check=True)
    wrap = ["age", "--passphrase", "--output", "sleutel.age", "sleutel.txt"]
    assert at_a_terminal(wrap, PASSPHRASE, tmp_path) == 0
    names = ("sleutel.age", "dossier.age")
    file = zipped(*((name, (tmp_path / name).read_bytes()) for name in names))
    with pytest.raises(LockedProblem) as caught:
        unlock(file, None)
    key = open_key(caught.value.sleutel, PASSPHRASE)
    assert isinstance(key, Key)
    assert unlock(file, key) == DATA
