"""Work that was not saved: which there is, and what the user is told about it."""

from dataclasses import dataclass
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier.differences import in_short
from banen_desktop.sector.file.monitor_file import COPIES
from banen_desktop.storage import recovery
from banen_desktop.storage.recovery import Copies, RecoveryCopy

KINDS: tuple[Copies[Any], ...] = (recovery.DOSSIERS, COPIES)
_NAMELESS = {recovery.DOSSIERS.kind.noun: "Naamloze werkgever", COPIES.kind.noun: "Naamloze raad"}


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A recovery copy as it is offered: whose it is, and what there is to tell about it."""

    copy: RecoveryCopy
    title: str
    told: str


def unsaved() -> tuple[Unsaved, ...]:
    """What can be recovered, the latest first."""
    found = [
        Unsaved(copy, _title(copy, copies), described(copy, copies))
        for copies in KINDS
        for copy in offered(copies)
    ]
    return tuple(sorted(found, key=lambda each: each.copy.saved_at, reverse=True))


def offered(copies: Copies[Any]) -> tuple[RecoveryCopy, ...]:
    """The recovery copies of a kind that nobody works on now, the latest first."""
    return tuple(copy for copy in copies.all() if not copy.is_open)


def _title(copy: RecoveryCopy, copies: Copies[Any]) -> str:
    noun = copies.kind.noun
    locked = f"Vergrendeld{'' if noun.neuter else 'e'} {noun.word}"
    return copy.employer or (locked if copy.locked else _NAMELESS[noun])


def described(copy: RecoveryCopy, copies: Copies[Any]) -> str:
    """When a recovery copy was made, of which file, and what is other in it."""
    when, noun = copy.saved_at.astimezone(), copies.kind.noun
    never = f"van een {noun.word} {'dat' if noun.neuter else 'die'} nooit is opgeslagen"
    of = f"van {copy.original}" if copy.original else never
    day = dutch.format_date_words(when.date())
    return f"Kopie van {day}, {when:%H:%M} uur, {of}. {_what_changed(copy, copies)}"


def _what_changed(copy: RecoveryCopy, copies: Copies[Any]) -> str:
    if copy.locked:
        return "De wachtwoordzin is nodig om te zien wat erin staat."
    if not copy.readable:
        return "De kopie is beschadigd."
    lines = copies.changed(copy)
    if lines is None:
        return "Het bestand zelf is er niet, of is niet te lezen."
    if not lines:
        return "Er staat hetzelfde in als in het bestand."
    return f"Wat er anders is: {in_short(lines)}"
