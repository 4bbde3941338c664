"""The key of a council: whether it is the one that was compared with the council before.

A council is known by its name: whoever takes that name with another key is seen.
"""

from dataclasses import replace
from datetime import date
from enum import Enum, auto

from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.opgaven import Raadsleutel
from banen_desktop.reports.opgave.records import Uitvraag
from banen_desktop.reports.opgave.sealing import fingerprint


class KeyState(Enum):
    """What is known of the key in a request."""

    NONE = auto()
    NEW = auto()
    COMPARED = auto()
    CHANGED = auto()


def compared_key(dossier: Dossier, raad: str) -> Raadsleutel | None:
    """The key of this council that was compared, or nothing."""
    return next((key for key in dossier.raadsleutels if key.raad == raad), None)


def key_state(dossier: Dossier, uitvraag: Uitvraag | None) -> KeyState:
    """Whether a return can be encrypted to the key of this request, and what to do before."""
    if uitvraag is None or not uitvraag.sleutel:
        return KeyState.NONE
    known = compared_key(dossier, uitvraag.raad)
    if known is None:
        return KeyState.NEW
    return KeyState.COMPARED if known.sleutel == uitvraag.sleutel else KeyState.CHANGED


def with_compared_key(dossier: Dossier, uitvraag: Uitvraag, today: date) -> Dossier:
    """The dossier that remembers that the key of this council was compared today."""
    known = compared_key(dossier, uitvraag.raad)
    if known is not None and known.sleutel == uitvraag.sleutel:
        return dossier
    made = Raadsleutel(uitvraag.raad, uitvraag.sleutel, today)
    others = tuple(key for key in dossier.raadsleutels if key.raad != uitvraag.raad)
    return replace(dossier, raadsleutels=(*others, made))


def is_fingerprint(typed: str, recipient: str) -> bool:
    """Whether somebody typed the fingerprint of this key, with whatever between its digits."""
    digits = "".join(sign for sign in typed if sign.isdigit())
    return digits == fingerprint(recipient).replace(" ", "")
