"""The key of a person while an import lasts: a keyed hash that nobody can make again.

The loonaangifte identifies people by their BSN (`SofiNr`). The program needs to know that two rows
are about the same person, and nothing else. So it hashes the number with a random key that lives
only in this object: when the import ends the key is gone, and the hashes mean nothing.
"""

import secrets
from hashlib import blake2b
from typing import NoReturn


class Pseudonyms:
    """Makes a 64-bit number of an identity, the same one each time, for as long as it lives."""

    __slots__ = ("_key",)

    def __init__(self) -> None:
        """Take a new random key."""
        self._key = secrets.token_bytes(32)

    def person(self, loonheffingennummer: str, sofi_nr: str, pers_nr: str) -> int:
        """The key of a person: by BSN, or by personnel number within a loonheffingennummer."""
        identity = f"bsn {sofi_nr}" if sofi_nr else f"nummer {loonheffingennummer} {pers_nr}"
        digest = blake2b(identity.encode(), digest_size=8, key=self._key).digest()
        return int.from_bytes(digest, "big")

    def __reduce__(self) -> NoReturn:
        """Refuse to be written or sent."""
        raise TypeError("the key of an import stays in memory")
