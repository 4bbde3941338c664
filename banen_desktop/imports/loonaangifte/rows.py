"""The rows of a tijdvak: one per inkomstenverhouding, packed, since there can be a million."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple


class Soort(IntEnum):
    """What the hours of an inkomstenverhouding are for the quotum (domein: SrtIV, insurance)."""

    MEETELLEND = 0
    TE_BESLISSEN = 1
    NIET_MEETELLEND = 2
    INGETROKKEN = 3


class Row(NamedTuple):
    """One inkomstenverhouding in one tijdvak, or its withdrawal.

    `persoon` is a pseudonym of this import; `uren` are the verloonde uren, `contracturen` the
    contract hours a week in hundredths (0 is unknown).
    """

    persoon: int
    num_iv: int
    uren: int
    contracturen: int
    soort: int
    srtiv_gewijzigd: bool
    lkv: bool


_FORM = struct.Struct("<QHiiB??")
_KEYED = struct.Struct("10s11s")  # who it is about (person and NumIV), and what it says
_SOORT = 8  # its place in what a row says
_PIECE = 4096  # rows


@dataclass(slots=True)
class Rows:
    """Rows in the order of the message: 21 bytes each, and compressed about half of that."""

    _whole: list[bytes] = field(default_factory=list, repr=False)
    _rest: bytearray = field(default_factory=bytearray, repr=False)

    def append(self, row: Row) -> None:
        """Add a row at the end."""
        self._rest += _FORM.pack(*row)
        if len(self._rest) == _PIECE * _FORM.size:
            self._whole.append(zlib.compress(self._rest, 1))
            self._rest = bytearray()

    def _pieces(self) -> Iterator[bytes]:
        yield from map(zlib.decompress, self._whole)
        yield bytes(self._rest)

    def __iter__(self) -> Iterator[Row]:
        """Unpack the rows one by one."""
        for piece in self._pieces():
            yield from map(Row._make, _FORM.iter_unpack(piece))

    def keyed(self) -> Iterator[tuple[bytes, bytes]]:
        """Who each row is about, and what it says, both still packed."""
        for piece in self._pieces():
            yield from _KEYED.iter_unpack(piece)

    def __len__(self) -> int:
        """The number of rows."""
        return _PIECE * len(self._whole) + len(self._rest) // _FORM.size


def unpacked(who: bytes, what: bytes) -> Row:
    """The row that `Rows.keyed` gave."""
    return Row._make(_FORM.unpack(who + what))


def is_withdrawal(what: bytes) -> bool:
    """Whether a packed row takes back what was said."""
    return what[_SOORT] == Soort.INGETROKKEN
