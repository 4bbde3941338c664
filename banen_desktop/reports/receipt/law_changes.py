"""Words for newer legal values: what a file changes, for which years, and where it comes from."""

from collections.abc import Iterable

from banen_desktop import dutch
from banen_desktop.quota.law.amounts import amount
from banen_desktop.quota.law.law import Law, LegalValue, Update
from banen_desktop.quota.law.updates import Change, changes

NOTHING = "Dit bestand verandert niets: alle waarden zijn al bekend."


def changes_in_words(before: Law, after: Law) -> tuple[str, ...]:
    """A sentence for each value that is another one, with its status and source."""
    return tuple(_sentence(change) for change in changes(before, after))


def _sentence(change: Change) -> str:
    was, now = _shown(change.before), _shown(change.after)
    told = f"{change.omschrijving}, {_years(change)}: was {was}, wordt {now}."
    if change.after is None:
        return told
    return f"{told} Bron: {change.after.bron.rstrip('.')}.{_older(change.before, change.after)}"


def _older(before: LegalValue | None, after: LegalValue) -> str:
    """A warning when the value that is there was looked up later than the one that comes."""
    was, now = None if before is None else before.gecontroleerd_op, after.gecontroleerd_op
    if was is None or now is None or was <= now:
        return ""
    days = dutch.format_date_words(was), dutch.format_date_words(now)
    return f" Let op: de waarde van nu is later nagekeken ({days[0]}) dan deze ({days[1]})."


def _shown(value: LegalValue | None) -> str:
    if value is None:
        return "onbekend"
    return f"{amount(value.waarde, value.eenheid)} ({value.status.label})"


def _years(change: Change) -> str:
    if change.tot is None:
        return f"vanaf {change.vanaf}"
    if change.tot == change.vanaf:
        return str(change.vanaf)
    return f"{change.vanaf} tot en met {change.tot}"


def update_in_words(update: Update) -> str:
    """A file that was taken in, for people who compare: its name, what it is, and its sha256."""
    return f"{update.bestand} ({update.regeling}), SHA-256 {update.sha256}"


def updates_in_words(updates: Iterable[Update]) -> tuple[str, ...]:
    """All files that were taken in, in their order."""
    return tuple(map(update_in_words, updates))
