"""Somebody who subtracts: everything that follows from published sums, worked out exactly.

A sum that is shown is a linear form over what the members told. `spans` says whether another form
follows from those by adding and subtracting; `largest` how large one number can still be when all
numbers are at least zero (the simplex method with fractions, by the rule of Bland).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Form = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Known:
    """A form whose value lies between two numbers; they are equal when it is known exactly."""

    form: Form
    low: Fraction
    high: Fraction

    @classmethod
    def exactly(cls, form: Form, value: Fraction) -> "Known":
        """A form that is known."""
        return cls(form, value, value)


def spans(known: Sequence[Form], wanted: Form) -> bool:
    """Whether `wanted` is a combination of the forms that are known."""
    rows: list[tuple[str, dict[str, Fraction]]] = []
    for form in known:
        rest = _reduced(rows, form)
        if rest:
            pivot = min(rest)
            rows.append((pivot, {name: value / rest[pivot] for name, value in rest.items()}))
    return not _reduced(rows, wanted)


def _reduced(rows: Sequence[tuple[str, Form]], form: Form) -> dict[str, Fraction]:
    rest = {name: Fraction(value) for name, value in form.items() if value}
    for pivot, row in rows:
        factor = rest.get(pivot)
        if factor:
            for name, value in row.items():
                rest[name] = rest.get(name, Fraction(0)) - factor * value
            rest = {name: value for name, value in rest.items() if value}
    return rest


def largest(known: Sequence[Known], target: str) -> Fraction | None:
    """The largest value that `target` can have; `None` when there is no bound."""
    names = sorted({name for each in known for name in each.form} | {target})
    rows: list[list[Fraction]] = []
    slack = sum(each.low != each.high for each in known) * 2
    at = len(names)
    for each in known:
        sides = [(each.low, 0)] if each.low == each.high else [(each.low, -1), (each.high, 1)]
        for value, sign in sides:
            row = [Fraction(each.form.get(name, 0)) for name in names] + [Fraction(0)] * slack
            if sign:
                row[at] = Fraction(sign)
                at += 1
            rows.append([*row, Fraction(value)])
    goal = [Fraction(int(name == target)) for name in names] + [Fraction(0)] * slack
    return _simplex(rows, goal)


def _simplex(rows: list[list[Fraction]], goal: list[Fraction]) -> Fraction | None:
    """Maximise `goal` under equations (the last column is their right side), in two phases."""
    count, width = len(rows), len(goal)
    table = []
    for number, row in enumerate(rows):
        signed = [-value for value in row] if row[-1] < 0 else list(row)
        helpers = [Fraction(int(number == each)) for each in range(count)]
        table.append([*signed[:-1], *helpers, signed[-1]])
    basis = [width + number for number in range(count)]
    _climb(table, basis, [Fraction(0)] * width + [Fraction(-1)] * count, width + count)
    left = [row[-1] for row, base in zip(table, basis, strict=True) if base >= width]
    assert not any(left), "the truth itself must be possible"
    for number, base in enumerate(basis):  # a helper that is still there, at zero
        entry = next((col for col in range(width) if table[number][col]), None)
        if base >= width and entry is not None:
            _pivot(table, basis, number, entry)
    kept = [number for number, base in enumerate(basis) if base < width]
    table, basis = [table[number] for number in kept], [basis[number] for number in kept]
    if not _climb(table, basis, goal + [Fraction(0)] * count, width):
        return None
    return sum((goal[base] * row[-1] for row, base in zip(table, basis, strict=True)), Fraction(0))


def _climb(
    table: list[list[Fraction]], basis: list[int], goal: list[Fraction], columns: int
) -> bool:
    while True:
        enters = next(
            (
                col
                for col in range(columns)
                if col not in basis
                and goal[col]
                > sum(goal[base] * row[col] for row, base in zip(table, basis, strict=True))
            ),
            None,
        )
        if enters is None:
            return True
        ratios = [
            (row[-1] / row[enters], basis[number], number)
            for number, row in enumerate(table)
            if row[enters] > 0
        ]
        if not ratios:
            return False
        _pivot(table, basis, min(ratios)[2], enters)


def _pivot(table: list[list[Fraction]], basis: list[int], number: int, enters: int) -> None:
    by = table[number][enters]
    table[number] = [value / by for value in table[number]]
    for other, row in enumerate(table):
        if other != number and row[enters]:
            factor = row[enters]
            table[other] = [
                value - factor * mine for value, mine in zip(row, table[number], strict=True)
            ]
    basis[number] = enters
