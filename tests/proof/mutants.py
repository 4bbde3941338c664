"""Broken and hostile dossiers, each made from a number, so that every one can be made again."""

import io
import random
import sqlite3
import zipfile
from contextlib import closing, suppress
from dataclasses import dataclass
from decimal import Decimal

from age_files import PASSPHRASE, passphrase_file, quick_key
from signing import sign

from banen_desktop.dossier.model import Baan, Dossier, Jaar, UrenRegel, Werkgever
from banen_desktop.storage import locked
from banen_desktop.storage.banen_file import to_bytes

KEY = quick_key()
DOSSIER = Dossier(
    werkgever=Werkgever(naam="Stichting Voorbeeld"),
    jaren=(
        Jaar(
            jaar=2024,
            verloonde_uren=Decimal("254221.5"),
            uren=tuple(UrenRegel(onderdeel=f"School {place}") for place in range(4)),
            banen=tuple(Baan(kenmerk=f"P-{place:02}", opmerking="o" * 90) for place in range(12)),
        ),
    ),
    id="d" * 32,
)
PLAIN = to_bytes(DOSSIER)
LOCKED = locked.lock(PLAIN, KEY)
_PAGE = 4096
_OTHER_VALUES = 0.25
_NUMBERS = (0, 1, 2, 127, 128, 255, 256, 4095, 4096, 65535, 2**31 - 1, 2**31, 2**32 - 1)
_WORDS = (
    *("REAL", "BLOB", "INTEGER", "x'00'", "randomblob(9)", "zeroblob(100000)", "1e999", "-1"),
    *("'9' || 'x'", "NULL", "char(0)", "'2024-13-45'", "hex(zeroblob(3000))", "0.1", "''"),
)


def plain(number: int) -> bytes:
    """A plain mutant: bytes that changed, pieces that moved, or values that do not fit."""
    chance = random.Random(number)
    if chance.random() < _OTHER_VALUES:
        return _with_other_values(chance)
    return _broken(PLAIN, chance)


def has_other_values(number: int) -> bool:
    """Whether this plain mutant is a sound file with other values, and not a broken one."""
    return random.Random(number).random() < _OTHER_VALUES


def _broken(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8, 30))):
        chance.choice((_bit, _byte, _number, _piece, _page, _cut, _header))(changed, chance)
        if len(changed) < 100:
            break
    return bytes(changed)


def _place(data: bytearray, chance: random.Random) -> int:
    # Most of a file is empty: half of the time go where the structure is.
    if chance.random() < 0.5:
        return min(
            chance.randrange(0, max(len(data), 1), _PAGE) + chance.randrange(120), len(data) - 1
        )
    return chance.randrange(len(data))


def _bit(data: bytearray, chance: random.Random) -> None:
    data[_place(data, chance)] ^= 1 << chance.randrange(8)


def _byte(data: bytearray, chance: random.Random) -> None:
    data[_place(data, chance)] = chance.randrange(256)


def _number(data: bytearray, chance: random.Random) -> None:
    place, size = _place(data, chance), chance.choice((1, 2, 4))
    value = chance.choice(_NUMBERS) % 256**size
    data[place : place + size] = value.to_bytes(size)


def _piece(data: bytearray, chance: random.Random) -> None:
    start, length = _place(data, chance), chance.choice((4, 16, 100, 4096))
    to = _place(data, chance)
    data[to : to + length] = data[start : start + length]


def _page(data: bytearray, chance: random.Random) -> None:
    one, other = (chance.randrange(0, len(data), _PAGE) for _ in range(2))
    data[one : one + _PAGE], data[other : other + _PAGE] = (
        data[other : other + _PAGE],
        data[one : one + _PAGE],
    )


def _cut(data: bytearray, chance: random.Random) -> None:
    if chance.random() < 0.5:
        del data[_place(data, chance) :]
    else:
        data += bytes(chance.choice((1, 100, _PAGE)))


def _header(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(min(110, len(data)))] = chance.randrange(256)


def _with_other_values(chance: random.Random) -> bytes:
    """A sound file with a right digest, in which values are of another kind or size."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(PLAIN)
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        for _ in range(chance.choice((1, 1, 2, 4))):
            table = chance.choice(tables)
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            with suppress(sqlite3.Error):
                connection.execute(
                    f"UPDATE {table} SET {chance.choice(columns)} = {chance.choice(_WORDS)}"
                )
        with suppress(sqlite3.Error):
            sign(connection)
        return connection.serialize()


def shut(number: int) -> bytes:
    """A locked mutant, to be opened with `KEY`: the zip, a member, or what is in it, is broken."""
    chance = random.Random(number)
    kind = chance.random()
    if kind < 0.4:
        return _broken(LOCKED, chance)
    if kind < 0.8:
        return _with_broken_members(chance)
    return locked.lock(_broken(PLAIN, chance), KEY)


def _with_broken_members(chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(LOCKED)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    which = chance.choice(((1,), (1,), (0,), (0, 1)))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for place, (name, content) in enumerate(members):
            # The key itself is compared with the one that was given: break what is under it.
            archive.writestr(name, _broken(content, chance) if place in which else content)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class Header:
    """A `sleutel.age` and the passphrase to try."""

    sleutel: bytes
    passphrase: str


HIGHEST_FACTOR = 12


def header(number: int) -> Header:
    """A `sleutel.age` that is broken, that asks too much, or that holds something else."""
    chance = random.Random(number)
    kind = chance.random()
    text = chance.choice((KEY.identity.encode(), b"", b"x" * 5_000, b"\xff\n", b"AGE-SECRET-"))
    sleutel = passphrase_file(text, PASSPHRASE, chance.randrange(1, 12))
    if kind < 0.4:
        sleutel = _broken(sleutel, chance)
    elif kind < 0.6:
        factor = chance.choice((0, 1, 2, 11, 12, 13, 14))
        sleutel = sleutel.replace(b" " + sleutel.split(b"\n")[1].split(b" ")[3], b" %d" % factor)
    elif kind < 0.75:
        sleutel = sleutel.replace(
            b"\n---", b"\n-> grease x\n\n" * chance.randrange(1, 500) + b"---"
        )
    return Header(sleutel, chance.choice((PASSPHRASE, "", "x" * 10_000, "\x00", "fout")))
