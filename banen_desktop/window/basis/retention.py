"""How long data of persons are kept: as the organisation decided, or else the user."""

from banen_desktop.quota.years import cleaning
from banen_desktop.storage import settings
from banen_desktop.storage.policy import policy

SETTING = "bewaartermijn in jaren"


def decided_term() -> int | None:
    """The term in years that somebody chose; that of the organisation goes first."""
    return policy().retention_years or _own_term()


def _own_term() -> int | None:
    kept = settings.get(SETTING, "")
    known = kept.isascii() and kept.isdecimal() and int(kept[:9]) in cleaning.TERMS
    return int(kept[:9]) if known else None


def kept_term() -> int:
    """The term in years to begin with."""
    return decided_term() or cleaning.DEFAULT_TERM


def remember_term(years: int) -> None:
    """Keep the term of the user; where the organisation decided there is nothing to keep."""
    if policy().retention_years is None:
        settings.put(SETTING, str(years))
