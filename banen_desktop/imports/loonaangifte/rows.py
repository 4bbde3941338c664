"""The rows of a tijdvak: one per inkomstenverhouding, packed, since there can be a million."""

import struct
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


@dataclass(slots=True)
class Rows:
    """Rows in the order of the message, in 21 bytes each."""

    packed: bytearray = field(default_factory=bytearray, repr=False)

    def append(self, row: Row) -> None:
        """Add a row at the end."""
        self.packed += _FORM.pack(*row)

    def __iter__(self) -> Iterator[Row]:
        """Unpack the rows one by one."""
        return map(Row._make, _FORM.iter_unpack(self.packed))

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.packed) // _FORM.size
