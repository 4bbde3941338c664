"""What differs between two states of a year, as data: why its figures became others.

Only what the calculation reads: hours, percentage, jobs, the year before, and the employer's own
answers about which rules hold. Hours are in hours, percentages in percent; `None` is unknown.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.dossier.model import Baan, Dossier, Jaar

_OF_THE_EMPLOYER = (
    *("premie_sectorfonds", "eerste_jaar_wet_banenafspraak", "eerste_jaar_activering"),
)
_OF_A_JOB = (
    *("kenmerk", "aantal", "vorm", "toerekening", "uren_per_week", "van", "tot", "telt_mee_van"),
    *("telt_mee_tot", "verloonde_uren", "verloonde_uren_herkomst", "uitlener_7_690"),
    *("uitlener_handelsregister", "besluit_telt_mee", "besluit_grond"),
)
_OF_THE_YEAR_BEFORE = (
    *("aantal", "vorm", "toerekening", "van", "tot", "telt_mee_van", "telt_mee_tot"),
    *("uitlener_7_690", "uitlener_handelsregister", "besluit_telt_mee", "besluit_grond"),
)
"""What tells whether somebody counted in the year before, and so is not new: no hours."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value that changed: the key of its field, what it was and what it is."""

    key: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two states of one year; rows of jobs are those of their own state.

    `values` are of the year and of the employer; among them `verloonde_uren` is the total that
    leads, be it typed or the sum of the rows. `people_before` are people by kenmerk whose rows in
    the year before are others: who counted then, is not new.
    """

    values: tuple[Value, ...] = ()
    added: tuple[Baan, ...] = ()
    removed: tuple[Baan, ...] = ()
    changed: tuple[tuple[Baan, Baan], ...] = ()
    people_before: int = 0

    @property
    def any(self) -> bool:
        """Whether anything that the calculation reads is different."""
        rows = self.added or self.removed or self.changed
        return bool(self.values or rows or self.people_before)


def changes_of_year(before: Dossier, after: Dossier, jaar: int) -> Changes:
    """What changed in a year between two states of a dossier; a year that is not there is empty."""
    old, new = before.year(jaar) or Jaar(jaar), after.year(jaar) or Jaar(jaar)
    pairs = (
        ("verloonde_uren", _hours(old), _hours(new)),
        ("verloonde_uren_vorig_jaar", _last_year(before, old), _last_year(after, new)),
        ("quotumpercentage", old.quotumpercentage, new.quotumpercentage),
        *(
            (key, getattr(before.werkgever, key), getattr(after.werkgever, key))
            for key in _OF_THE_EMPLOYER
        ),
    )
    values = tuple(Value(key, was, now) for key, was, now in pairs if was != now)
    added, removed, changed = _jobs(old.banen, new.banen)
    people = _people(before.year(jaar - 1)) ^ _people(after.year(jaar - 1))
    return Changes(values, added, removed, changed, len({kenmerk for kenmerk, _ in people}))


def _people(jaar: Jaar | None) -> set[tuple[str, tuple[Any, ...]]]:
    """Everybody with a kenmerk in a year, and what tells whether they count."""
    return {
        (baan.kenmerk, tuple(getattr(baan, key) for key in _OF_THE_YEAR_BEFORE))
        for baan in (() if jaar is None else jaar.banen)
        if baan.kenmerk
    }


def _hours(jaar: Jaar) -> Decimal | None:
    return total_of_rows(jaar) if jaar.verloonde_uren is None else jaar.verloonde_uren


def _last_year(dossier: Dossier, jaar: Jaar) -> Decimal | None:
    """The hours of the year before: those of that year itself go before what was typed."""
    previous = dossier.year(jaar.jaar - 1)
    known = None if previous is None else _hours(previous)
    return jaar.verloonde_uren_vorig_jaar if known is None else known


def _jobs(
    old: Sequence[Baan], new: Sequence[Baan]
) -> tuple[tuple[Baan, ...], tuple[Baan, ...], tuple[tuple[Baan, Baan], ...]]:
    """Rows added, removed and changed.

    A row is known by its id; rows that were imported again have new ids, and are known by what
    they say, or else by a kenmerk that stands once on either side.
    """
    before, now = {baan.id: baan for baan in old}, {baan.id: baan for baan in new}
    pairs = [(baan, now[baan.id]) for baan in old if baan.id in now]
    gone = [baan for baan in old if baan.id not in now]
    come = [baan for baan in new if baan.id not in before]
    gone, come = _without_equals(gone, come)
    names = _once(gone) & _once(come)
    by_name = {baan.kenmerk: baan for baan in come}
    pairs += [(baan, by_name[baan.kenmerk]) for baan in gone if baan.kenmerk in names]
    return (
        tuple(baan for baan in come if baan.kenmerk not in names),
        tuple(baan for baan in gone if baan.kenmerk not in names),
        tuple((was, is_now) for was, is_now in pairs if _said(was) != _said(is_now)),
    )


def fields_changed(was: Baan, now: Baan) -> tuple[str, ...]:
    """The keys of the fields of a row that are others now, of those that the calculation reads."""
    return tuple(key for key in _OF_A_JOB if getattr(was, key) != getattr(now, key))


def _said(baan: Baan) -> tuple[Any, ...]:
    return tuple(getattr(baan, key) for key in _OF_A_JOB)


def _without_equals(gone: Iterable[Baan], come: Iterable[Baan]) -> tuple[list[Baan], list[Baan]]:
    left = Counter(map(_said, come_rows := list(come)))
    kept = []
    for baan in gone:
        if left[_said(baan)]:
            left[_said(baan)] -= 1
        else:
            kept.append(baan)
    return kept, _taken(come_rows, left)


def _taken(rows: Iterable[Baan], left: Counter[tuple[Any, ...]]) -> list[Baan]:
    """As many of these rows as are left of each that says the same."""
    left, kept = left.copy(), []
    for baan in rows:
        if left[_said(baan)]:
            left[_said(baan)] -= 1
            kept.append(baan)
    return kept


def _once(rows: Iterable[Baan]) -> set[str]:
    """Every kenmerk that one of these rows has, and no other."""
    counted = Counter(baan.kenmerk for baan in rows if baan.kenmerk)
    return {kenmerk for kenmerk, times in counted.items() if times == 1}
