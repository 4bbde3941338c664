"""What calamine does not tell about an .xls: errors, hidden rows and numbers below zero.

An .xls is a compound file (MS-CFB) with a stream Workbook of records (MS-XLS, BIFF8). Only the few
records that are needed are looked at; anything that does not fit ends the look, and calamine, which
reads the cells, says whether the file is whole.
"""

import struct
from collections.abc import Iterator

from banen_desktop.imports.lists.archive import Place, SheetFacts

_FREE = 0xFFFFFFFA  # this and higher are no sectors
_BOF, _EOF, _BOUNDSHEET = 0x0809, 0x000A, 0x0085
_FORMULA, _BOOLERR, _NUMBER, _RK, _MULRK, _ROW = 0x0006, 0x0205, 0x0203, 0x027E, 0x00BD, 0x0208
_HIDDEN = 0x20


def xls_facts(data: bytes) -> dict[str, SheetFacts]:
    """The facts of every sheet by name; none when the file is not what it should be."""
    try:
        stream = _workbook_stream(data)
        return {name: _look_through(stream, place) for name, place in _sheets(stream)}
    except (struct.error, LookupError, ValueError):
        return {}


def _workbook_stream(data: bytes) -> bytes:
    """The stream Workbook of a compound file."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in {512, 4096}:
        raise ValueError(size)
    fat = _fat(data, size)
    directory = _chain(data, fat, struct.unpack_from("<I", data, 48)[0], size)
    entries = [directory[place : place + 128] for place in range(0, len(directory), 128)]
    named = {_name(entry): struct.unpack_from("<II", entry, 116) for entry in entries}
    start, length = named["Workbook"]
    if length >= struct.unpack_from("<I", data, 56)[0]:
        return _chain(data, fat, start, size)[:length]
    small = _chain(data, fat, named["Root Entry"][0], size)
    table = _chain(data, fat, struct.unpack_from("<I", data, 60)[0], size)
    links = struct.unpack(f"<{len(table) // 4}I", table)
    return b"".join(small[64 * at : 64 * at + 64] for at in _walk(links, start))[:length]


def _fat(data: bytes, size: int) -> tuple[int, ...]:
    """Which sector follows which."""
    parts = list(struct.unpack_from("<109I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    seen = 0
    while more < _FREE and seen <= len(data) // size:
        *listed, more = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        parts += listed
        seen += 1
    table = b"".join(data[(part + 1) * size : (part + 2) * size] for part in parts if part < _FREE)
    return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])


def _walk(links: tuple[int, ...], start: int) -> Iterator[int]:
    place = start
    for _ in links:  # a chain that is longer than the file goes round
        if place >= _FREE:
            return
        yield place
        place = links[place]


def _chain(data: bytes, fat: tuple[int, ...], start: int, size: int) -> bytes:
    return b"".join(data[(at + 1) * size : (at + 2) * size] for at in _walk(fat, start))


def _name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, record in _records(stream, 0):
        if kind == _EOF:
            return
        if kind == _BOUNDSHEET:
            place, length, wide = struct.unpack_from("<I2xBB", record, 0)
            name = record[8 : 8 + (2 * length if wide & 1 else length)]
            yield name.decode("utf-16-le" if wide & 1 else "latin-1"), place


def _look_through(stream: bytes, place: int) -> SheetFacts:
    broken: set[Place] = set()
    hidden: set[int] = set()
    negatives: dict[Place, float] = {}
    depth = 0  # a chart inside a sheet has records of its own
    for kind, record in _records(stream, place):
        depth += (kind == _BOF) - (kind == _EOF)
        if not depth:
            break
        if kind == _ROW and struct.unpack_from("<H", record, 12)[0] & _HIDDEN:
            hidden.add(struct.unpack_from("<H", record, 0)[0])
        elif kind in {_FORMULA, _BOOLERR, _NUMBER, _RK, _MULRK}:
            row, column = struct.unpack_from("<HH", record, 0)
            if _is_error(kind, record):
                broken.add((row, column))
            for step, number in enumerate(_numbers(kind, record)):
                if number < 0:
                    negatives[row, column + step] = number
    return SheetFacts(broken=frozenset(broken), hidden_rows=frozenset(hidden), negatives=negatives)


def _is_error(kind: int, record: bytes) -> bool:
    if kind == _BOOLERR:
        return record[7] == 1
    return kind == _FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2


def _numbers(kind: int, record: bytes) -> Iterator[float]:
    if kind == _NUMBER or (kind == _FORMULA and record[12:14] != b"\xff\xff"):
        yield struct.unpack_from("<d", record, 6)[0]
    elif kind == _RK:
        yield _of_rk(struct.unpack_from("<i", record, 6)[0])
    elif kind == _MULRK:
        for place in range(6, len(record) - 2, 6):
            yield _of_rk(struct.unpack_from("<i", record, place)[0])


def _of_rk(packed: int) -> float:
    """A number in 30 bits: whole or the upper half of a double, perhaps in hundredths."""
    if packed & 2:
        number = float(packed >> 2)
    else:
        number = struct.unpack("<d", struct.pack("<iI", 0, packed & 0xFFFFFFFC))[0]
    return number / 100 if packed & 1 else number
