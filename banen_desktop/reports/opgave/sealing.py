"""Encryption of a return for one council, and the fingerprint of its key; all of it is age.

A council has an identity, that opens, and a recipient, that closes and that everybody may know.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.reading import LARGEST, UnreadableError, refuse

SUFFIX = ".age"
_GROUPS, _DIGITS = 6, 5
_RECIPIENT = re.compile(r"age1[0-9a-z]{58}", re.ASCII)
_LARGEST_SEALED, _LARGEST_HEADER = LARGEST + 8_192, 4_096
_START = b"age-encryption.org/v1\n"
_HEADER_END = re.compile(rb"\n--- [A-Za-z0-9+/]{43}\n")
_UNCHANGED = "Het bestand is niet veranderd."


def check_recipient(recipient: str) -> None:
    """Refuse what is no recipient of age, or is not written as age writes it."""
    import pyrage  # noqa: PLC0415 - seldom needed

    if not _RECIPIENT.fullmatch(recipient):
        refuse("de sleutel is geen sleutel van age")
    try:
        pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError:
        refuse("er staat een fout in de sleutel")


def is_sealed(data: bytes) -> bool:
    """Whether this is an encrypted file, or means to be one."""
    return data.startswith(_START)


def seal(data: bytes, recipient: str) -> bytes:
    """The encrypted file that only who has the identity of this recipient can open.

    It differs each time, also for equal data. Raises `KnownProblem` for a wrong recipient.
    """
    import pyrage  # noqa: PLC0415

    try:
        check_recipient(recipient)
    except UnreadableError as error:
        raise KnownProblem(
            f"Deze opgave is niet te versleutelen: {error}.",
            "Er is niets geschreven.",
            "Vraag de raad om de uitvraag opnieuw te sturen.",
        ) from None
    made: bytes = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)])
    return made


def identities_of(*texts: str) -> tuple[Any, ...]:
    """What opens a sealed return, made once for many; raises `KnownProblem` for a wrong one."""
    import pyrage  # noqa: PLC0415

    try:
        return tuple(pyrage.x25519.Identity.from_str(text) for text in texts)
    except pyrage.IdentityError:
        raise KnownProblem(
            "Dit is geen geheime sleutel van age.",
            _UNCHANGED,
            "Kies het bestand met de reservekopie van de sleutel.",
        ) from None


def unseal(data: bytes, identities: Sequence[Any]) -> bytes:
    """What a sealed file holds, opened with one of these identities (`identities_of`).

    Raises `KnownProblem` for one that was made for another key, and for a damaged one.
    """
    import pyrage  # noqa: PLC0415

    if len(data) > _LARGEST_SEALED:
        raise _damaged("het is te groot voor een opgave")
    if not is_sealed(data) or not _HEADER_END.search(data, 0, _LARGEST_HEADER):
        raise _damaged("de kop klopt niet")
    try:
        found: bytes = pyrage.decrypt(data, identities)
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise KnownProblem(
                "Deze besloten opgave is voor een andere sleutel gemaakt.",
                _UNCHANGED,
                "Vraag het lid om de opgave opnieuw te maken, met uw nieuwste uitvraag.",
            ) from None
        raise _damaged("de inhoud is veranderd of niet volledig") from None
    return found


def _damaged(why: str) -> KnownProblem:
    return KnownProblem(
        f"Deze besloten opgave is beschadigd: {why}.",
        _UNCHANGED,
        "Vraag het lid om de opgave opnieuw te sturen.",
    )


def fingerprint(recipient: str) -> str:
    """Six groups of five digits to read aloud: the last thirty of the SHA-256 of the recipient."""
    number = int.from_bytes(hashlib.sha256(recipient.encode()).digest())
    digits = str(number)[-_GROUPS * _DIGITS :].rjust(_GROUPS * _DIGITS, "0")
    return " ".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))
