"""Rows that are in a year twice, or would be after a paste or an import.

Two rows are the same when they say the same of the same: names but for case and spaces, and hours
to the whole hour. Rows that say nothing of hours are never the same as another.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.model import Baan, UrenRegel

Row = UrenRegel | Baan
Key = Callable[[Row], Hashable | None]
ENOUGH_TO_KNOW = 5
"""From so many rows on, a list of jobs is known by its rows also when it calls nobody the same."""


def same_again(known: Sequence[Row], new: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of `known` that `new` says again, where `new` is for the most part such rows.

    That is half of its rows or more: single hours that stay the same from one list to the next are
    normal. A list of jobs without kenmerken gets other ones each time that it is read, and is known
    by all its rows together.
    """
    again = _answered(known, new, _key)
    telling = sum(_key(row) is not None for row in new)
    if again and 2 * len(again) >= telling:
        return again
    nameless = _answered(known, new, _key_without_kenmerk)
    return nameless if len(nameless) == telling >= ENOUGH_TO_KNOW else ()


def twice(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that say what an earlier row says, or that another import gave already."""
    seen, again = set[Hashable](), []
    for row in rows:
        key = _key(row)
        if key is not None and key in seen:
            again.append(row)
        seen.add(key)
    return tuple(again) or _imported_twice(rows)


def _imported_twice(rows: Sequence[Row]) -> tuple[Row, ...]:
    before: list[Row] = []
    for new in _by_import(rows).values():
        if same_again(before, new):
            return tuple(new)
        before += new
    return ()


def _by_import(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found = defaultdict[str, list[Row]](list)
    for row in rows:
        if row.reeks:
            found[row.reeks].append(row)
    return found


def _answered(known: Iterable[Row], new: Iterable[Row], key_of: Key) -> tuple[Row, ...]:
    """The known rows with the key of a new row, each new row answering for one."""
    left = Counter(key_of(row) for row in new)
    again = []
    for row in known:
        key = key_of(row)
        if key is not None and left[key] > 0:
            left[key] -= 1
            again.append(row)
    return tuple(again)


def _key(row: Row) -> Hashable | None:
    rest = _key_without_kenmerk(row)
    if rest is None or isinstance(row, UrenRegel):
        return rest
    return _plain(row.kenmerk), rest


def _key_without_kenmerk(row: Row) -> Hashable | None:
    if isinstance(row, UrenRegel):
        hours = _whole(row.verloonde_uren)
        return (_plain(row.onderdeel), row.functiegroep, hours) if hours else None
    work = _whole(row.verloonde_uren), _whole(row.uren_per_week)
    return (_plain(row.onderdeel), row.vorm, row.van, row.tot, *work) if any(work) else None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _whole(hours: Decimal | None) -> Decimal | None:
    return None if hours is None else dutch.rounded(hours, 0)
