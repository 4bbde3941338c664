"""Aangiftetijdvakken: the two series of a year, and whether a set of them covers the year."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from banen_desktop import dutch


@dataclass(frozen=True, slots=True, order=True)
class Tijdvak:
    """A period of one return; both ends are inclusive."""

    van: date
    tot: date

    @property
    def days(self) -> range:
        """Its days, as ordinals."""
        return range(self.van.toordinal(), self.tot.toordinal() + 1)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a set of tijdvakken lacks for a whole year, measured along the series that fits best."""

    reeks: tuple[Tijdvak, ...]
    ontbrekend: tuple[Tijdvak, ...]
    overlappend: tuple[Tijdvak, ...]


def months(year: int) -> tuple[Tijdvak, ...]:
    """The twelve months."""
    starts = [date(year, month, 1) for month in range(1, 13)]
    return _between(year, starts)


def four_weeks(year: int) -> tuple[Tijdvak, ...]:
    """The thirteen periods of four weeks.

    Each ends with ISO week 4, 8 and so on; the first starts on 1 January and the last ends on
    31 December, so these are longer or shorter (derived from the schemas of 2022 and 2026).
    """
    starts = [date.fromisocalendar(year, week, 1) for week in range(5, 53, 4)]
    return _between(year, [date(year, 1, 1), *starts])


def _between(year: int, starts: list[date]) -> tuple[Tijdvak, ...]:
    ends = [start - timedelta(days=1) for start in starts[1:]]
    return tuple(map(Tijdvak, starts, [*ends, date(year, 12, 31)]))


def coverage(year: int, filed: Collection[Tijdvak], whole: Iterable[Tijdvak]) -> Coverage:
    """What is missing or overlaps in the tijdvakken that were filed.

    `whole` are those with a volledige aangifte: corrections alone do not cover a tijdvak. The
    series is that of most tijdvakken, months when both fit as well.
    """
    reeks = max(months(year), four_weeks(year), key=lambda series: len({*series} & {*filed}))
    covered = {day for tijdvak in whole for day in tijdvak.days}
    missing = tuple(tijdvak for tijdvak in reeks if not covered.issuperset(tijdvak.days))
    return Coverage(reeks, missing, _overlapping(filed))


def _overlapping(filed: Iterable[Tijdvak]) -> tuple[Tijdvak, ...]:
    found: set[Tijdvak] = set()
    reaching: Tijdvak | None = None
    for tijdvak in sorted(set(filed)):
        if reaching and tijdvak.van <= reaching.tot:
            found |= {reaching, tijdvak}
        if reaching is None or tijdvak.tot > reaching.tot:
            reaching = tijdvak
    return tuple(sorted(found))


def in_words(tijdvak: Tijdvak) -> str:
    """What people call a tijdvak: `maart 2022`, `periode 3 van 2022`, or its two dates."""
    year = tijdvak.van.year
    if tijdvak in months(year):
        return f"{dutch.MONTHS[tijdvak.van.month - 1]} {year}"
    if tijdvak in four_weeks(year):
        return f"periode {four_weeks(year).index(tijdvak) + 1} van {year}"
    return in_dates(tijdvak)


def in_dates(tijdvak: Tijdvak) -> str:
    """Write `01-03-2022 tot en met 31-03-2022`."""
    return f"{dutch.format_date(tijdvak.van)} tot en met {dutch.format_date(tijdvak.tot)}"
