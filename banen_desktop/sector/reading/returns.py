"""One file of a member: a `.banenopgave`, or the same encrypted for the council."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from banen_desktop.dossier import fields as known
from banen_desktop.dossier.fields import FieldError
from banen_desktop.imports.lists.raw import readable
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.records import Opgave
from banen_desktop.reports.opgave.return_file import parse_opgave
from banen_desktop.reports.opgave.sealing import is_sealed, unseal
from banen_desktop.sector.facts import fields
from banen_desktop.sector.facts.model import Langs, Ontvangst

LARGEST = 100_000
"""No file of a return is longer, in bytes; its own readers say more exactly."""


def is_return(start: bytes) -> bool:
    """Whether a file is a return, or means to be one, by how it begins."""
    return is_sealed(start) or start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read_return(data: bytes, name: str, identities: Sequence[Any], day: date) -> Ontvangst:
    """The return in a file; `identities` open an encrypted one. Raises `KnownProblem`."""
    plain, langs = data, Langs.OPGAVE
    if is_sealed(data):
        plain, langs = _opened(data, identities), Langs.BESLOTEN
    opgave = parse_opgave(plain)
    _check(opgave)
    sha256 = hashlib.sha256(data).hexdigest()
    return Ontvangst(opgave, langs, day, readable(name)[:255], sha256)


def _opened(data: bytes, identities: Sequence[Any]) -> bytes:
    if not identities:
        raise KnownProblem(
            "Dit is een besloten opgave, en er is geen sleutel om haar te openen.",
            "Het bestand is niet veranderd.",
            "Maak eerst een sleutel in de monitor, of noem met --sleutel het bestand ervan.",
        )
    try:
        return unseal(data, identities)
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # a bug in the library, not ours
            raise KnownProblem(
                "Deze besloten opgave is beschadigd: zij is niet te openen.",
                "Het bestand is niet veranderd.",
                "Vraag het lid om de opgave opnieuw te sturen.",
            ) from None
        raise


_DAYS_AND_NUMBERS = tuple(field for field in fields.OPGAVE if field.kind is not known.Kind.CHOICE)


def _check(opgave: Opgave) -> None:
    """See that a monitor can keep it: its limits are a little narrower than those of the file."""
    try:
        for field in _DAYS_AND_NUMBERS:
            value = getattr(opgave, field.key)
            if value is not None and value != "":
                known.checked(field, value)
        for row in opgave.relaties:
            known.checked(fields.TEGENPARTIJ, row.tegenpartij)
    except FieldError as error:
        raise KnownProblem(
            f"Deze opgave is niet te bewaren. {error}",
            "Het bestand is niet veranderd.",
            "Vraag het lid om de opgave opnieuw te maken.",
        ) from None
