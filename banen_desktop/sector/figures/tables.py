"""Tables of members and their returns, and their sums: the only place that knows pandas.

Loaded in a child process. Hundredths are nullable 64-bit integers, never floats; what goes out
is a number of Python or a tuple of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from banen_desktop.sector.facts.model import Kader, Lid
from banen_desktop.sector.figures.model import KLASSEN, NUL
from banen_desktop.sector.figures.returns import LARGEST, Cijfers

HOURS = ("verloonde_uren", "meetellend", "eigen", "inleen", "wachten", "inkoop", "buiten_register")
COUNTED = (*HOURS, "personen", "personen_eigen", "personen_inleen", "op_peildatum", "geschat")
SUMS = ("verloonde_uren", "meetellend", "eigen", "inleen", "niet_gesplitst", "personen")
ANSWERED = "geantwoord"
MEAN = Context(prec=50)
_EXACT_BITS = 128
"""Two shares of numbers up to LARGEST that differ, differ before so many binary places."""


def table_of(
    leden: Sequence[Lid], kaders: Iterable[Kader], cijfers: Mapping[str, Cijfers]
) -> pd.DataFrame:
    """A row per member, answered or not: its groups, its frame and its figures."""
    codes = [lid.code for lid in leden]
    told = [cijfers.get(code) for code in codes]
    hours: dict[str, int | None] = {}
    for each in kaders:
        if each.uren is not None and abs(each.uren) <= LARGEST:
            hours[each.lid] = each.uren
    columns: dict[str, Any] = {
        "code": codes,
        "klasse": [lid.klasse for lid in leden],
        "regio": [lid.regio for lid in leden],
        "kader": _whole([hours.get(code) for code in codes]),
        ANSWERED: [each is not None for each in told],
    }
    for name in COUNTED:
        columns[name] = _whole([None if each is None else getattr(each, name) for each in told])
    for name in ("herkomst", "register"):
        columns[name] = pd.Series(
            [None if each is None else getattr(each, name) for each in told], dtype=object
        )
    table = pd.DataFrame(columns)
    table["niet_gesplitst"] = table["meetellend"].where(table["eigen"].isna(), 0)
    return table


def _whole(values: list[int | None]) -> Any:
    return pd.array(values, dtype="Int64")


def total(table: pd.DataFrame, column: str) -> int:
    """The sum of what is known."""
    return int(table[column].sum())


def some(table: pd.DataFrame, column: str) -> int:
    """How many members have more than nothing."""
    return int((table[column] > 0).sum())


def unknown(table: pd.DataFrame, column: str) -> int:
    """How many members that answered did not tell."""
    return int((table[ANSWERED] & table[column].isna()).sum())


def by_group(table: pd.DataFrame, column: str) -> list[tuple[str, int, int, int, dict[str, int]]]:
    """Of each group: its name, members, who answered, whose persons are unknown, and the sums."""
    if not len(table) or not (table[column] != "").any():
        return []
    groups = table.groupby(column, sort=True)
    size, answered, sums = groups.size(), groups[ANSWERED].sum(), groups[list(SUMS)].sum()
    silent = (table[ANSWERED] & table["personen"].isna()).groupby(table[column]).sum()
    return [
        (
            str(name),
            int(size[name]),
            int(answered[name]),
            int(silent[name]),
            {each: int(sums.at[name, each]) for each in SUMS},
        )
        for name in size.index
    ]


def by_source(table: pd.DataFrame) -> list[tuple[str, int, int]]:
    """Where hours come from: the members, and the hours that count."""
    groups = table.loc[table[ANSWERED]].groupby("herkomst", sort=True)["meetellend"]
    members, hours = groups.count(), groups.sum()
    return [(str(name), int(members[name]), int(hours[name])) for name in members.index]


def shares(table: pd.DataFrame, percentage: Decimal | None) -> dict[str, Fraction]:
    """The percentage of each member that answered and has a quotum, by its code."""
    if not percentage:
        return {}
    has_quotum = table.loc[table[ANSWERED] & (table["verloonde_uren"] > 0)]
    factor = Fraction(10_000) / Fraction(percentage)
    return {
        code: Fraction(counting * factor.numerator, paid * factor.denominator)
        for code, counting, paid in zip(
            has_quotum["code"].tolist(),
            has_quotum["meetellend"].tolist(),
            has_quotum["verloonde_uren"].tolist(),
            strict=True,
        )
    }


def classes(found: Mapping[str, Fraction]) -> dict[str, str]:
    """The class of each member; `pd.cut` at whole percents of which the fraction is not lost.

    Whole percents below the share stay the same share when it is cut off to whole percents, so
    the bounds 25, 50, 75 and 100 cut exactly; only nothing and a little are told apart before.
    """
    whole = pd.Series(
        [max(-1, min(share.numerator // share.denominator, 100)) for share in found.values()],
        index=list(found),
        dtype="int64",
    )
    cut = pd.cut(whole, [-1, 25, 50, 75, 100, 101], right=False, labels=list(KLASSEN[1:]))
    named: dict[str, str] = dict(zip(found, cut.astype(object).tolist(), strict=True))
    return {code: NUL if not found[code] else name for code, name in named.items()}


def class_counts(named: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """How many members each class has, also none."""
    counts = pd.Series(list(named.values()), dtype=object).value_counts()
    return tuple((name, int(counts.get(name, 0))) for name in KLASSEN)


def mean(found: Mapping[str, Fraction]) -> Decimal | None:
    """The mean of the percentages, to 50 digits: nobody's figure, and shown as such."""
    if not found:
        return None
    whole = Decimal(0)
    for share in found.values():
        part = MEAN.divide(Decimal(share.numerator), Decimal(share.denominator))
        whole = MEAN.add(whole, part)
    return MEAN.divide(whole, Decimal(len(found)))


def quartiles(found: Mapping[str, Fraction]) -> tuple[Fraction, Fraction, Fraction] | None:
    """The quartiles of the percentages, of type 7: on a straight line between two members."""
    if not found:
        return None
    in_order = sorted(found.values(), key=_exact_order)
    first, second, third = (_at(in_order, Fraction(part, 4)) for part in (1, 2, 3))
    return first, second, third


def _exact_order(share: Fraction) -> int:
    return (share.numerator << _EXACT_BITS) // share.denominator


def _at(in_order: Sequence[Fraction], part: Fraction) -> Fraction:
    place = (len(in_order) - 1) * part
    low = place.numerator // place.denominator
    high = min(low + 1, len(in_order) - 1)
    return in_order[low] + (place - low) * (in_order[high] - in_order[low])


def panel_sums(
    units: Sequence[tuple[int, str, bool]], hours: Mapping[tuple[str, bool], int]
) -> dict[int, tuple[int, int, int, int, int, int]]:
    """Of each unit then and now: members, who answered, and their hours that count.

    `units` are (number of the unit, code, whether now); `hours` of who answered by code and year.
    """
    table = pd.DataFrame(units, columns=["unit", "code", "nu"])
    table["uren"] = _whole([hours.get((code, now)) for _, code, now in units])
    groups = table.groupby(["unit", "nu"])["uren"]
    found: dict[int, list[int]] = {number: [0] * 6 for number, _, _ in units}
    for place, sums in enumerate((groups.size(), groups.count(), groups.sum())):
        for (number, now), value in zip(sums.index.tolist(), sums.tolist(), strict=True):
            found[number][place + 3 * now] = value
    return {
        number: (row[0], row[1], row[2], row[3], row[4], row[5]) for number, row in found.items()
    }
