"""Reads one file into messages, in one pass and in little memory, or says why not."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from banen_desktop import dutch
from banen_desktop.imports.loonaangifte import prologue
from banen_desktop.imports.loonaangifte.elements import NotXmlError, forget, read_elements
from banen_desktop.imports.loonaangifte.messages import (
    Message,
    MessageReader,
    Refusal,
    RefusedError,
)
from banen_desktop.imports.loonaangifte.privacy import Pseudonyms
from banen_desktop.storage.regular import open_regular

LARGEST_PART = 1_000_000  # bytes between two elements that we know; a real one has a few thousand


@dataclass(frozen=True, slots=True)
class FileContents:
    """All that a file has: at least one message, and what was refused of it."""

    sha256: str
    messages: tuple[Message, ...]
    refusals: tuple[Refusal, ...]


def read_file(
    path: Path, keys: Pseudonyms, shares: range, on_bytes: Callable[[int], None]
) -> FileContents:
    """Read one file, and keep the rows of the people of these shares.

    `on_bytes` hears how many bytes have been read. Raises `RefusedError`.
    """
    try:
        if not path.is_file():
            raise RefusedError(
                "", "Dit is geen bestand, of het bestaat niet meer. Kies het opnieuw."
            )
        with open_regular(path) as file:
            if reason := prologue.fault(file.read(prologue.HEAD_SIZE)):
                raise RefusedError("begin van het bestand", reason)
            file.seek(0)
            return _read(_Source(file, on_bytes), MessageReader(keys, shares))
    except OSError:
        raise RefusedError("", "Het bestand is niet te openen. Mag u het lezen?") from None


def _read(source: "_Source", reader: MessageReader) -> FileContents:
    try:
        for element in read_elements(cast("BinaryIO", source), reader.names):
            if reader.take(element):
                forget(element)
                source.since_element = 0
    except NotXmlError as error:
        raise RefusedError(f"regel {error.line}", error.reason) from None
    if not reader.messages:
        raise RefusedError("", "Er staat geen loonaangifte in: AdministratieveEenheid ontbreekt.")
    return FileContents(source.digest.hexdigest(), tuple(reader.messages), tuple(reader.refusals()))


class _Source:
    """A file that counts and hashes what is read from it, and stops at an element without end."""

    def __init__(self, file: BinaryIO, on_bytes: Callable[[int], None]) -> None:
        self._file, self._on_bytes = file, on_bytes
        self.digest = sha256()
        self.since_element = 0
        self._total = 0

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        self._total += len(data)
        self.since_element += len(data)
        if self.since_element > LARGEST_PART:
            place = f"byte {dutch.format_number(Decimal(self._total))}"
            raise RefusedError(place, "Een onderdeel is veel te groot voor een loonaangifte.")
        self._on_bytes(self._total)
        return data
