"""The key of a council as it is shown: the public one, and its fingerprint."""

from functools import lru_cache

from banen_desktop.sector.facts.edits import identities
from banen_desktop.sector.facts.model import Monitor


def recipient(monitor: Monitor) -> str:
    """The public key of the newest secret one; empty without one."""
    known = identities(monitor)
    return _public(known[0]) if known else ""


def key_fingerprint(monitor: Monitor) -> str:
    """Six groups of five digits to read aloud; empty without a key."""
    from banen_desktop.reports.opgave.sealing import fingerprint  # noqa: PLC0415 - loads age

    found = recipient(monitor)
    return fingerprint(found) if found else ""


@lru_cache(maxsize=4)
def _public(identity: str) -> str:
    import pyrage  # noqa: PLC0415 - only with a key

    return str(pyrage.x25519.Identity.from_str(identity).to_public())
