"""Rows that are in a year twice, or would be after a paste or an import.

Two rows are the same when they say the same of the same: names but for case and spaces, and hours
to the whole hour. Rows that say nothing of hours are never the same as another.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from banen_desktop import dutch
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.model import MEMO_ROWS, Baan, UrenRegel


class Doubles(Choice):
    """What happens to rows that a new list says again."""

    VERVANGEN = "vervangen", "Vervangen"
    ERBIJ = "erbij", "Erbij"


Row = UrenRegel | Baan
Key = Callable[[Row], Hashable | None]
ENOUGH_TO_KNOW = 5
"""From so many rows on, a list of jobs is known by its rows also when it calls nobody the same."""
NEAR = Decimal("0.1")
"""A corrected list has other hours, but for the most part not so many more or less."""


def same_again(known: Sequence[Row], new: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of `known` that `new` says again, where `new` is for the most part such rows.

    That is half of its rows or more, with the same hours or nearly so. A list of jobs without
    kenmerken gets other ones each time that it is read, and is known by all its rows together.
    """
    telling = [row for row in new if _key(row) is not None]
    again = _answered(known, telling, _name, _near)
    if again and 2 * len(again) >= len(telling):
        return again
    nameless = _answered(known, telling, _key_without_kenmerk)
    return nameless if len(nameless) == len(telling) >= ENOUGH_TO_KNOW else ()


def question(many: int, where: str) -> str:
    """What is asked about rows that are there already; `where` are the new ones: `wat u plakt`."""
    there = f"{many} rijen die er al staan, staan" if many > 1 else "1 rij die er al staat, staat"
    return f"{there} (bijna) zo ook in {where}. Erbij telt de uren dubbel."


@lru_cache(maxsize=32)  # jobs and hours of the years of a dossier
def twice(rows: tuple[Row, ...]) -> tuple[Row, ...]:
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
        if before and same_again(before, new):  # mostly there is one import, and nothing to compare
            return tuple(new)
        before += new
    return ()


def _by_import(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found = defaultdict[str, list[Row]](list)
    for row in rows:
        if row.reeks:
            found[row.reeks].append(row)
    return found


def _answered(
    known: Iterable[Row],
    new: Iterable[Row],
    key_of: Key,
    same: Callable[[Row, Row], bool] = lambda _known, _new: True,
) -> tuple[Row, ...]:
    """The known rows with the key of a new row, each new row answering for one."""
    left = defaultdict[Hashable, list[Row]](list)
    for row in new:
        left[key_of(row)].append(row)
    again = []
    for row in known:
        key = key_of(row)
        answer = next((each for each in left[key] if same(row, each)), None) if key else None
        if answer is not None:
            left[key].remove(answer)
            again.append(row)
    return tuple(again)


def _name(row: Row) -> Hashable | None:
    """What a row is about; without a name its hours have to be the same too."""
    if isinstance(row, UrenRegel):
        return (_plain(row.onderdeel), row.functiegroep) if row.onderdeel.strip() else _key(row)
    if not row.kenmerk.strip():
        return _key(row)
    return _plain(row.kenmerk), _plain(row.onderdeel), row.vorm, row.van, row.tot


def _near(known: Row, new: Row) -> bool:
    pairs = [(known.verloonde_uren, new.verloonde_uren)]
    if isinstance(known, Baan) and isinstance(new, Baan):
        pairs.append((known.uren_per_week, new.uren_per_week))
    both = [(one, two) for one, two in pairs if one is not None and two is not None]
    return any(one or two for one, two in both) and all(
        abs(one - two) <= NEAR * max(one, two) for one, two in both
    )


@lru_cache(maxsize=MEMO_ROWS)
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
