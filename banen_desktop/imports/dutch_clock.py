"""What the clock in the Netherlands shows at a moment.

Summer time by directive 2000/84/EC; `zoneinfo` has no data of its own on Windows. Before 1996
summer time ended a month earlier; that changes an hour then, and no day that starts at midnight.
"""

from datetime import UTC, date, datetime, timedelta


def dutch_day(moment: datetime) -> date:
    """The day in the Netherlands at a moment in UTC."""
    return (moment + dutch_offset(moment)).date()


def dutch_offset(moment: datetime) -> timedelta:
    """How far the Dutch clock is ahead of a moment in UTC: one hour or two."""
    start, end = _last_sunday(moment.year, 3), _last_sunday(moment.year, 10)
    return timedelta(hours=2 if start <= moment < end else 1)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)
