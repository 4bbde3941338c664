"""What each row and each person adds to the sums of a return: who stands behind its numbers.

It never leaves the house. The dossier keeps it with a return that was made, to see later what the
difference with another one would tell of.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from banen_desktop.dossier.model import Baan, Contract, Dossier
from banen_desktop.dossier.opgave_fields import LONGEST_BASIS
from banen_desktop.quota.calculation.rows import days_in_year, runs_on
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt
from banen_desktop.quota.calculation.year_facts import who_counted
from banen_desktop.quota.law.forms import Rol
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import units_of
from banen_desktop.quota.years.breakdown import pairs
from banen_desktop.reports.opgave.records import Veld

ESTIMATED = "geschatte_uren"
PERSON = "persoon"
_MOST_PEOPLE = 5  # of one amount: more tell nothing about few
_LARGEST_UNPACKED = 64 * 1024 * 1024
_BY_CONTRACT = {Contract.VAST: Veld.UREN_VAST, Contract.TIJDELIJK: Veld.UREN_TIJDELIJK}
_BY_ROLE = {
    Rol.SOCIAL_RETURN: Veld.UREN_INKOOP_APART,
    Rol.BUITEN_REGISTER: Veld.UREN_BUITEN_REGISTER_APART,
}


@dataclass(frozen=True, slots=True)
class Contribution:
    """An amount that is in some sums: hours a year, exactly, or one person.

    `people` are those it is of, `size` is the number as a text, and `sums` are keys of `Veld`.
    """

    people: tuple[str, ...]
    size: str
    sums: frozenset[str]


def contributions_of(
    dossier: Dossier, outcome: Outcome, law: Law, day: date | None
) -> tuple[Contribution, ...]:
    """What stands behind the sums of a year; `day` is that of the jobs on one day.

    Who runs all year is the same amount in the year and on the day: the same person's work, also
    where hours a week make it another number.
    """
    rows = [(baan, row) for baan, row in pairs(dossier, outcome) if row.dagen]
    hours = (each for pair in rows for each in _of_row(*pair, outcome.jaar, law, day))
    return (*hours, *_of_people(dossier, rows, outcome.jaar, law))


def sum_of(contributions: Iterable[Contribution], key: str) -> Fraction:
    """What the amounts of a sum come to, in hours or in people."""
    sizes = [each.size for each in contributions if key in each.sums]
    return sum((Fraction(1 if size == PERSON else size) for size in sizes), Fraction(0))


def _of_row(
    baan: Baan, row: RowOutcome, year: int, law: Law, day: date | None
) -> Iterator[Contribution]:
    people, days = baan.people[:_MOST_PEOPLE], days_in_year(year)
    sums: set[str] = set(_sums_of(baan, row))
    on_day = day is not None and row.telt is Telt.JA and runs_on(baan, day)
    if on_day and row.dagen == days and row.uren_maal_dagen:
        sums.add(Veld.BANEN_OP_PEILDATUM)
    elif on_day and (size := _all_year(baan, row, year, law)):
        yield Contribution(people, str(size), frozenset({str(Veld.BANEN_OP_PEILDATUM)}))
    if row.uren_maal_dagen and sums:
        size = Fraction(row.uren_maal_dagen) / days
        yield Contribution(people, str(size), frozenset(map(str, sums)))


def _all_year(baan: Baan, row: RowOutcome, year: int, law: Law) -> Fraction:
    if baan.weekuren:
        return units_of(law, year).hours_a_year(baan.weekuren)
    return Fraction(row.uren_maal_dagen or 0) / row.dagen


def _sums_of(baan: Baan, row: RowOutcome) -> Iterator[str]:
    """The sums of hours of the year that a row is in."""
    if row.telt is Telt.NOG_NIET:
        yield Veld.UREN_NOG_TOE_TE_REKENEN
    elif row.telt is Telt.NEE and row.regel.rol in _BY_ROLE:
        yield _BY_ROLE[row.regel.rol]
    elif row.telt is Telt.JA:
        yield Veld.MEETELLENDE_UREN
        yield Veld.UREN_INLEEN if row.hired else Veld.UREN_DIENSTVERBAND
        if row.geschat:
            yield ESTIMATED
        if not row.hired and baan.contract is not None:
            yield _BY_CONTRACT[baan.contract]


def _of_people(
    dossier: Dossier, rows: Iterable[tuple[Baan, RowOutcome]], year: int, law: Law
) -> Iterator[Contribution]:
    """Each person who counts, in the numbers of people."""
    counting = [(baan, row) for baan, row in rows if row.telt is Telt.JA]
    own = {who for baan, row in counting if not row.hired for who in baan.people}
    hired = {who for baan, row in counting if row.hired for who in baan.people}
    before = {who for baan, _ in counting if not _begins(baan, year) for who in baan.people}
    before |= who_counted(dossier.year(year - 1), law)
    for who in dict.fromkeys(who for baan, _ in counting for who in baan.people):
        sums = {
            Veld.PERSONEN: True,
            Veld.PERSONEN_DIENSTVERBAND: who in own,
            Veld.PERSONEN_INLEEN: who in hired,
            Veld.PERSONEN_NIEUW: who not in before,
        }
        counted = frozenset(str(key) for key, is_in in sums.items() if is_in)
        yield Contribution((who,), PERSON, counted)


def _begins(baan: Baan, year: int) -> bool:
    return baan.van is not None and baan.van.year == year


def packed(contributions: Iterable[Contribution]) -> str:
    """As the dossier keeps it; empty where that would be too large."""
    rows = [[each.people, each.size, sorted(each.sums)] for each in contributions]
    text = json.dumps(rows, separators=(",", ":"))
    made = b64encode(zlib.compress(text.encode(), 9)).decode("ascii")
    return made if len(made) <= LONGEST_BASIS else ""


def unpacked(text: str) -> tuple[Contribution, ...] | None:
    """What was kept, or nothing where it was not, or cannot be read."""
    try:
        reader = zlib.decompressobj()
        data = reader.decompress(b64decode(text, validate=True), _LARGEST_UNPACKED)
        if not reader.eof:
            return None
        return tuple(_contribution(*row) for row in json.loads(data))
    except (ValueError, TypeError, zlib.error, RecursionError):
        return None


def _contribution(people: list[str], size: str, sums: list[str]) -> Contribution:
    return Contribution(tuple(map(str, people)), str(size), frozenset(map(str, sums)))
