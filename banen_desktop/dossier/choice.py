"""What the records of the dossier share: a fixed list of values, and the id of a row."""

import os
from enum import StrEnum


class Choice(StrEnum):
    """A fixed list of values, each with the Dutch label that the user sees."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Choice":
        """Keep the stored value and the shown label together."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class JaNee(Choice):
    """An answer to a question; not answered is `None`."""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"


def new_id() -> str:
    """A new id for a row or a dossier."""
    return os.urandom(16).hex()
