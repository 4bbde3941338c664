"""The day and the moment of a command, on the user's own calendar."""

from datetime import date, datetime


def today() -> date:
    """The day."""
    return date.today()  # noqa: DTZ011 - the user's own


def now() -> datetime:
    """The moment, with its zone."""
    return datetime.now().astimezone()
