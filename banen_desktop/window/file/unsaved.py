"""Work that was not saved: which there is, and what the user is told about it."""

from dataclasses import dataclass

from banen_desktop import dutch
from banen_desktop.dossier.differences import in_short
from banen_desktop.storage import recovery
from banen_desktop.storage.recovery import RecoveryCopy


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A recovery copy as it is offered: whose it is, and what there is to tell about it."""

    copy: RecoveryCopy
    title: str
    told: str


def unsaved() -> tuple[Unsaved, ...]:
    """What can be recovered, the latest first."""
    return tuple(Unsaved(copy, _title(copy), described(copy)) for copy in offered())


def offered() -> tuple[RecoveryCopy, ...]:
    """The recovery copies that nobody works on now, the latest first."""
    return tuple(copy for copy in recovery.list_copies() if not copy.is_open)


def _title(copy: RecoveryCopy) -> str:
    return copy.employer or ("Vergrendeld dossier" if copy.locked else "Naamloze werkgever")


def described(copy: RecoveryCopy) -> str:
    """When a recovery copy was made, of which file, and what is other in it."""
    when = copy.saved_at.astimezone()
    of = f"van {copy.original}" if copy.original else "van een dossier dat nooit is opgeslagen"
    day = dutch.format_date_words(when.date())
    return f"Kopie van {day}, {when:%H:%M} uur, {of}. {_what_changed(copy)}"


def _what_changed(copy: RecoveryCopy) -> str:
    if copy.locked:
        return "De wachtwoordzin is nodig om te zien wat erin staat."
    if not copy.readable:
        return "De kopie is beschadigd."
    lines = recovery.changed(copy)
    if lines is None:
        return "Het bestand zelf is er niet, of is niet te lezen."
    if not lines:
        return "Er staat hetzelfde in als in het bestand."
    return f"Wat er anders is: {in_short(lines)}"
