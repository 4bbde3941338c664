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
_PIECE = 256  # rows
ALL = range(64)
"""The shares of the people: a pseudonym is of the share that its last bits tell."""


@dataclass(slots=True)
class Rows:
    """Rows by share, in each in the order of the message: 21 bytes each, compressed about half.

    Only the rows of `shares` are kept. What is told of all rows, `aantal`, `uren` and `teken` (a
    checksum), does not depend on that, so that equal messages are equal in every pass.
    """

    shares: range = field(default=ALL, compare=False)
    aantal: int = 0
    uren: int = 0
    teken: int = 0
    _whole: dict[int, list[bytes]] = field(default_factory=dict, repr=False, compare=False)
    _rest: dict[int, bytearray] = field(default_factory=dict, repr=False, compare=False)

    @property
    def kept(self) -> int:
        """How many rows are kept."""
        whole = sum(map(len, self._whole.values()))
        return _PIECE * whole + sum(map(len, self._rest.values())) // _FORM.size

    def append(self, row: Row) -> None:
        """Add a row at the end."""
        packed = _FORM.pack(*row)
        self.aantal += 1
        self.uren += row.uren
        self.teken = zlib.crc32(packed, self.teken)
        share = row.persoon % ALL.stop
        if share not in self.shares:
            return
        rest = self._rest.get(share)
        if rest is None:
            rest = self._rest[share] = bytearray()
        rest += packed
        if len(rest) == _PIECE * _FORM.size:
            self._whole.setdefault(share, []).append(zlib.compress(rest, 1))
            rest.clear()

    def keep(self, shares: range) -> None:
        """Forget the rows of all other shares."""
        self.shares = shares
        self._whole = {share: found for share, found in self._whole.items() if share in shares}
        self._rest = {share: found for share, found in self._rest.items() if share in shares}

    def keyed(self, shares: range = ALL) -> Iterator[tuple[bytes, bytes]]:
        """Who each row of these shares is about, and what it says, both still packed."""
        for share, rest in self._rest.items():
            if share in shares:
                for piece in self._whole.get(share, ()):
                    yield from _KEYED.iter_unpack(zlib.decompress(piece))
                yield from _KEYED.iter_unpack(rest)


def unpacked(who: bytes, what: bytes) -> Row:
    """The row that `Rows.keyed` gave."""
    return Row._make(_FORM.unpack(who + what))


def is_withdrawal(what: bytes) -> bool:
    """Whether a packed row takes back what was said."""
    return what[_SOORT] == Soort.INGETROKKEN
