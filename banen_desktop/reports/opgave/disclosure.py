"""What sums tell of a few people, however they are added and subtracted.

Whoever knows several sums can combine them with any factors. So the question is one of linear
algebra: is there a combination in which only what one to four people added is left?
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from banen_desktop.reports.opgave.contributions import Contribution
from banen_desktop.reports.words.guard import is_few

Sum = Hashable
"""The name of a sum, among the sums of all returns."""
Vector = list[int]
_MOST_TRIES = 3_000
# Numbers are counted modulo a prime that is larger than any determinant of sixty sums of zeros and
# ones can be: as exact as fractions are, and thirty times as fast.
_PRIME = 2**127 - 1


@dataclass(frozen=True, slots=True)
class Column:
    """Amounts that are in the same sums: whose they are, and in which sums."""

    people: frozenset[str]
    sums: frozenset[Sum]


@dataclass(slots=True)
class _Open:
    people: set[str]
    size: str
    sums: set[Sum]


def columns_of(returns: Iterable[tuple[Hashable, Iterable[Contribution]]]) -> tuple[Column, ...]:
    """The amounts of several returns, each with its name; a sum is called (name, key).

    The same amount in two returns is one column: it falls away in their difference. It is the same
    when it is of the same people and as large, or else as large, whoever it is of.
    """
    made: list[_Open] = []
    for name, contributions in returns:
        free, left = list(made), list(contributions)
        for key in (_whose, _how_large):
            left = _joined(left, free, key, name)
        made += [_Open(set(each.people), each.size, _named(each, name)) for each in left]
    return tuple(_together(made))


def _together(amounts: Iterable[_Open]) -> Iterator[Column]:
    """Amounts that are in the same sums as one: no combination can tell them apart."""
    people: dict[frozenset[Sum], set[str]] = defaultdict(set)
    for each in amounts:
        people[frozenset(each.sums)] |= each.people
    for sums, who in people.items():
        yield Column(frozenset(who), sums)


def _whose(amount: Contribution | _Open) -> Hashable:
    return frozenset(amount.people), amount.size


def _how_large(amount: Contribution | _Open) -> Hashable:
    return amount.size


def _named(each: Contribution, name: Hashable) -> set[Sum]:
    return {(name, key) for key in each.sums}


def _joined(
    amounts: Iterable[Contribution],
    free: list[_Open],
    key: Callable[[Contribution | _Open], Hashable],
    name: Hashable,
) -> list[Contribution]:
    """Put amounts into columns that are free and the same, and give back those without one."""
    by_key: dict[Hashable, list[_Open]] = defaultdict(list)
    for column in reversed(free):
        by_key[key(column)].append(column)
    left, taken = [], set()
    for each in amounts:
        same = by_key[key(each)]
        if not same:
            left.append(each)
            continue
        column = same.pop()
        column.people.update(each.people)
        column.sums |= _named(each, name)
        taken.add(id(column))
    free[:] = [column for column in free if id(column) not in taken]
    return left


def reveals(
    columns: Iterable[Column],
    told: Sequence[Sum],
    new: Sequence[Sum],
    wholes: Collection[frozenset[str]] = (),
) -> bool:
    """Whether telling `new` beside what is `told` tells of few people.

    What follows from `told` alone was told already. `wholes` are the people of the employer as a
    whole where they are few: what tells of all of them together is allowed.
    """
    sums = [*told, *new]
    classes: dict[tuple[bool, ...], set[str]] = defaultdict(set)
    for column in columns:
        classes[tuple(each in column.sums for each in sums)] |= column.people
    classes.pop((False,) * len(sums), None)
    many = [pattern for pattern, people in classes.items() if not is_few(len(people))]
    few = [pattern for pattern, people in classes.items() if is_few(len(people))]
    rows = [[int(pattern[place]) for pattern in (*many, *few)] for place in range(len(sums))]
    before = _of_few(rows[: len(told)], len(many))
    after = _of_few(rows, len(many))
    if len(after) == len(before):
        return False
    if len(after) > 1 and comb(len(few), len(after) - 1) > _MOST_TRIES:
        return True  # too many to try: then not
    people = [classes[pattern] for pattern in few]
    return any(
        _is_few(vector, people, wholes) and not _follows(vector, before)
        for vector in _smallest(after)
    )


def _of_few(rows: Iterable[Vector], many: int) -> list[Vector]:
    """The combinations in which nothing of many is left, as a base in reduced form."""
    base = _reduced(rows)
    return [row[many:] for row in base if not any(row[:many])]


def _reduced(rows: Iterable[Vector]) -> list[Vector]:
    """A base of the space of these vectors, in reduced row echelon form."""
    base: list[tuple[int, Vector]] = []
    for row in rows:
        vector = list(row)
        for place, known in base:
            vector = _without(vector, known, vector[place])
        first = next((place for place, value in enumerate(vector) if value), None)
        if first is None:
            continue
        inverse = pow(vector[first], -1, _PRIME)
        vector = [value * inverse % _PRIME for value in vector]
        base = [(place, _without(known, vector, known[first])) for place, known in base]
        base = sorted([*base, (first, vector)], key=lambda pair: pair[0])
    return [vector for _, vector in base]


def _without(vector: Vector, known: Vector, factor: int) -> Vector:
    if not factor:
        return vector
    return [(value - factor * other) % _PRIME for value, other in zip(vector, known, strict=True)]


def _smallest(base: Sequence[Vector]) -> Iterator[Vector]:
    """The combinations of these vectors that have the fewest amounts left: all such ones."""
    if len(base) == 1:
        yield base[0]
        return
    for places in combinations(range(len(base[0])), len(base) - 1):
        found = _vanishing(base, places)
        if found is not None:
            yield found


def _vanishing(base: Sequence[Vector], places: Sequence[int]) -> Vector | None:
    """The one combination in which nothing is left at these places, when there is just one."""
    first = [[row[place] for place in places] + list(row) for row in base]
    rest = [row[len(places) :] for row in _reduced(first) if not any(row[: len(places)])]
    return rest[0] if len(rest) == 1 else None


def _is_few(vector: Vector, people: Sequence[set[str]], wholes: Collection[frozenset[str]]) -> bool:
    who = frozenset().union(*(here for value, here in zip(vector, people, strict=True) if value))
    return is_few(len(who)) and who not in wholes


def _follows(vector: Vector, base: Sequence[Vector]) -> bool:
    return len(_reduced([*base, vector])) == len(base)
