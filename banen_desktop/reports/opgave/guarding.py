"""What of a return stays at home, when its council does not get it all.

The guard of everything that leaves the house, and besides: nothing of few people follows from the
return itself, or from it and the earlier ones of this dossier to the same council.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from banen_desktop.reports.opgave.contributions import ESTIMATED, Contribution
from banen_desktop.reports.opgave.disclosure import Sum, columns_of, reveals
from banen_desktop.reports.opgave.records import HONDERDSTEN, Eenheid, Opgave, Veld
from banen_desktop.reports.opgave.values import YearValues
from banen_desktop.reports.words.guard import AT_END, NEW, OWN, PEOPLE, WAITING, Guard, is_few

_NOW = "nu"
_PERSONS = {veld for veld in Veld if veld.eenheid is Eenheid.PERSONEN}


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are told all or none, and the step that the general guard knows them by."""

    keys: tuple[str, ...]
    step: str = ""
    of_counting: bool = True


GROUPS = (
    Group((Veld.MEETELLENDE_UREN,)),
    Group((Veld.PERSONEN,), PEOPLE),
    Group((Veld.BANEN_OP_PEILDATUM,), AT_END),
    Group(
        (
            *(Veld.UREN_DIENSTVERBAND, Veld.UREN_INLEEN),
            *(Veld.PERSONEN_DIENSTVERBAND, Veld.PERSONEN_INLEEN),
        ),
        OWN,
    ),
    Group((Veld.UREN_VAST, Veld.UREN_TIJDELIJK)),
    Group((Veld.PERSONEN_NIEUW,), NEW),
    Group((Veld.UREN_NOG_TOE_TE_REKENEN,), WAITING, of_counting=False),
    Group((Veld.UREN_INKOOP_APART,), of_counting=False),
    Group((Veld.UREN_BUITEN_REGISTER_APART,), of_counting=False),
    Group((ESTIMATED,)),
)
"""The sums over rows or people, the one that a council needs most first."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier return to the same council, and who stood behind it; `None`: nobody knows."""

    opgave: Opgave
    behind: tuple[Contribution, ...] | None

    @property
    def told(self) -> Mapping[str, int]:
        """What it told, in hundredths by the key of the field."""
        amounts = {str(key): value for key, value in self.opgave.waarden.items()}
        amounts[ESTIMATED] = self.opgave.kwaliteit.geschatte_uren
        return {key: value for key, value in amounts.items() if isinstance(value, int)}


def kept_at_home(
    values: YearValues, asked: frozenset[str], earlier: Sequence[Earlier]
) -> frozenset[str]:
    """The keys of the fields, of those that are asked, that a guarded return does not tell."""
    guard = Guard.of(values.outcome, values.jaar)
    known = [(place, each) for place, each in enumerate(earlier) if each.behind is not None]
    unknown = [each for each in earlier if each.behind is None]
    behind = [(place, each.behind or ()) for place, each in known]
    columns = columns_of([*behind, (_NOW, values.contributions)])
    wholes = frozenset(_wholes([*(rows for _, rows in behind), values.contributions]))
    told: list[Sum] = [(place, key) for place, each in known for key in each.told]
    hidden: set[str] = set()
    for group in GROUPS:
        new = [(_NOW, str(key)) for key in group.keys if key in asked]
        if (
            _hidden_anyway(group, guard)
            or _differs(group, values, unknown)
            or _differs_by_few(group, values, earlier)
            # What never counts is no part of the whole, though it is of the same few people.
            or reveals(columns, told, new, wholes if group.of_counting else ())
        ):
            hidden.update(map(str, group.keys))
        else:
            told += new
    return frozenset(hidden & asked)


def _hidden_anyway(group: Group, guard: Guard) -> bool:
    if guard.whole and group.of_counting and group is not GROUPS[0]:
        return True
    return bool(group.step) and guard.hides(group.step)


def _differs(group: Group, values: YearValues, earlier: Iterable[Earlier]) -> bool:
    """Whether something else was told of it before, and nobody knows any more of whom."""
    return any(
        key in each.told and each.told[key] != values.amounts[key]
        for each in earlier
        for key in group.keys
    )


def _differs_by_few(group: Group, values: YearValues, earlier: Iterable[Earlier]) -> bool:
    """Whether one to four persons more or fewer were told of before, whoever came and left."""
    return any(
        is_few(abs(each.told[key] - amount) // HONDERDSTEN)
        for each in earlier
        for key in group.keys
        if key in _PERSONS and key in each.told
        if isinstance(amount := values.amounts[key], int)
    )


def _wholes(returns: Iterable[Iterable[Contribution]]) -> Iterator[frozenset[str]]:
    """The people of the whole of each return, where they are few: that total is always told."""
    for rows in returns:
        who = {person for row in rows if Veld.MEETELLENDE_UREN in row.sums for person in row.people}
        if is_few(len(who)):
            yield frozenset(who)
