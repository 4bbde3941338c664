"""Tables of members and their returns, and their sums: the only place that knows pandas.

Loaded in a child process. Hundredths are nullable 64-bit integers, never floats; what goes out
is a number of Python, or a list of them.
"""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from banen_desktop.sector.figures.columns import (
    ANSWERED,
    SUMS,
    UNSPLIT,
    Eenheidssom,
    Groepssom,
    Kolommen,
    Opgeteld,
    Paneelkolommen,
    Sommen,
    Werk,
)
from banen_desktop.sector.figures.model import KLASSEN, NUL

MEAN = Context(prec=50)
_EXACT_BITS = 128
"""Two shares of numbers up to LARGEST that differ, differ before so many binary places."""


def add_up(work: Werk) -> Opgeteld:
    """Add up every year, and the units of the panel."""
    return Opgeteld(
        {year: _year(columns) for year, columns in work.jaren.items()},
        _units(work.paneel) if work.paneel else {},
    )


def _year(columns: Kolommen) -> Sommen:
    table = pd.DataFrame(
        {
            "klasse": columns.klasse,
            "regio": columns.regio,
            "herkomst": columns.herkomst,
            ANSWERED: pd.Series(columns.geantwoord, dtype=bool),
            **{name: _whole(values) for name, values in columns.getallen.items()},
        }
    )
    table[UNSPLIT] = table["meetellend"].where(table["eigen"].isna(), 0)
    numbers = table[[*columns.getallen, UNSPLIT]]
    shares = _shares(columns)
    named = _classes(shares)
    small = table["verloonde_uren"] < columns.drempel if columns.drempel is not None else None
    return Sommen(
        totaal=_ints(numbers.sum()),
        meer_dan_niets=_ints((numbers > 0).sum()),
        onbekend=_ints(numbers.loc[table[ANSWERED]].isna().sum()),
        kleine_werkgevers=0 if small is None else int(small.sum()),
        uren_van_kleine=(
            0 if small is None else int(table["verloonde_uren"].where(small, 0).sum())
        ),
        klassen=_groups(table, "klasse"),
        regios=_groups(table, "regio"),
        herkomst=_sources(table),
        klasse_van=named,
        aantallen=_class_counts(named),
        gemiddelde=_mean(shares),
        kwartielen=_quartiles(shares),
    )


def _whole(values: list[int | None]) -> Any:
    return pd.array(values, dtype="Int64")


def _ints(series: Any) -> dict[str, int]:
    return {str(name): int(value) for name, value in series.items()}


def _groups(table: pd.DataFrame, column: str) -> tuple[Groepssom, ...]:
    """The groups in the order of their names; nothing when none has a name."""
    if not (table[column] != "").any():
        return ()
    groups = table.groupby(column, sort=True)
    size, answered, sums = groups.size(), groups[ANSWERED].sum(), groups[list(SUMS)].sum()
    silent = (table[ANSWERED] & table["personen"].isna()).groupby(table[column]).sum()
    return tuple(
        Groepssom(
            str(name),
            int(size[name]),
            int(answered[name]),
            int(silent[name]),
            {each: int(sums.at[name, each]) for each in SUMS},
        )
        for name in size.index
    )


def _sources(table: pd.DataFrame) -> tuple[tuple[str, int, int], ...]:
    """Where hours come from: the members, and the hours that count."""
    groups = table.loc[table[ANSWERED]].groupby("herkomst", sort=True)["meetellend"]
    members, hours = groups.count(), groups.sum()
    return tuple((str(name), int(members[name]), int(hours[name])) for name in members.index)


Shares = list[tuple[int, int] | None]
"""Of each member its percentage as a whole above and below the line; `None` without a quotum."""


def _shares(columns: Kolommen) -> Shares:
    if not columns.percentage:
        return [None] * len(columns.geantwoord)
    percent, part = columns.percentage.as_integer_ratio()
    hours = columns.getallen
    return [
        None if counting is None or not paid else (counting * 10_000 * part, paid * percent)
        for counting, paid in zip(hours["meetellend"], hours["verloonde_uren"], strict=True)
    ]


def _classes(shares: Shares) -> list[str]:
    """The class of each member, by `pd.cut` at whole percents.

    A share that is cut off to whole percents is on the same side of 25, 50, 75 and 100; only
    nothing and a little have to be told apart.
    """
    whole = [max(-1, min(above // below, 100)) for above, below in filter(None, shares)]
    bounds = [-1, 25, 50, 75, 100, 101]
    cut = pd.cut(pd.Series(whole, dtype="int64"), bounds, right=False, labels=list(KLASSEN[1:]))
    names = iter(cut.astype(object).tolist())
    return ["" if share is None else (next(names), NUL)[not share[0]] for share in shares]


def _class_counts(named: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """How many members each class has, also none."""
    counts = pd.Series(named, dtype=object).value_counts()
    return tuple((name, int(counts.get(name, 0))) for name in KLASSEN)


def _mean(shares: Shares) -> Decimal | None:
    """The mean of the percentages, to 50 digits: nobody's figure, and shown as such."""
    known = list(filter(None, shares))
    if not known:
        return None
    whole = Decimal(0)
    for above, below in known:
        whole = MEAN.add(whole, MEAN.divide(Decimal(above), Decimal(below)))
    return MEAN.divide(whole, Decimal(len(known)))


def _quartiles(shares: Shares) -> tuple[Fraction, Fraction, Fraction] | None:
    """The quartiles of the percentages, of type 7: on a straight line between two members."""
    in_order = sorted(filter(None, shares), key=lambda share: (share[0] << _EXACT_BITS) // share[1])
    if not in_order:
        return None
    first, second, third = (_at(in_order, Fraction(part, 4)) for part in (1, 2, 3))
    return first, second, third


def _at(in_order: Sequence[tuple[int, int]], part: Fraction) -> Fraction:
    place = (len(in_order) - 1) * part
    at = place.numerator // place.denominator
    low, high = Fraction(*in_order[at]), Fraction(*in_order[min(at + 1, len(in_order) - 1)])
    return low + (place - at) * (high - low)


def _units(panel: Paneelkolommen) -> dict[int, Eenheidssom]:
    table = pd.DataFrame({"eenheid": panel.eenheid, "nu": panel.nu, "uren": _whole(panel.uren)})
    groups = table.groupby(["eenheid", "nu"])["uren"]
    found: dict[int, list[int]] = {number: [0] * 6 for number in panel.eenheid}
    for place, sums in enumerate((groups.size(), groups.count(), groups.sum())):
        for (number, now), value in zip(sums.index.tolist(), sums.tolist(), strict=True):
            found[number][place + 3 * now] = value
    return {unit: (row[0], row[1], row[2], row[3], row[4], row[5]) for unit, row in found.items()}
