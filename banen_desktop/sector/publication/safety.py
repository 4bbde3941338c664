"""When a sum tells of one member, or of a few persons, and how sums are kept apart.

Everything of one quantity that an audience sees is made of the parts of one division of the
members. Whoever adds and subtracts what is shown gets sums of such parts, and nothing smaller: so
it is enough that every part is safe by itself, across all tables together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEWEST_MEMBERS = 3
FEWEST_PERSONS = 5
P_PERCENT = 10
MOST_JOBS_PER_PERSON = 2
FEW_MEMBERS = f"Het gaat om minder dan {FEWEST_MEMBERS} leden."
TOO_LARGE = "Eén lid is zo groot dat zijn getal te raden is."


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """What one member adds to a sum: hundredths, and of how many persons (hundredths).

    Unknown persons are `None`. `over_personen` is false for hours of all employees together.
    """

    lid: str
    waarde: int
    personen: int | None = None
    over_personen: bool = True


def danger(parts: Iterable[Bijdrage]) -> str:
    """Why a sum may not be seen; empty when it may.

    Nothing at all of three members and more tells of nobody; that one member has nothing does.
    """
    members = list(parts)
    adding = [part for part in members if part.waarde]
    few = adding or members
    if 0 < len(few) < FEWEST_MEMBERS:
        return FEW_MEMBERS  # how many would tell of them
    if not adding:
        return ""
    if any(part.over_personen for part in adding):
        # Unknown persons count as fewer than five, so as none of the five that are needed.
        persons = sum(part.personen or 0 for part in adding)
        if persons < 100 * FEWEST_PERSONS:
            return f"Het gaat om minder dan {FEWEST_PERSONS} personen, of dat is niet bekend."
    sizes = sorted((abs(part.waarde) for part in adding), reverse=True)
    rest = sum(sizes) - sizes[0] - sizes[1]
    if 100 * rest < P_PERCENT * sizes[0]:
        return TOO_LARGE
    return ""


class Deling:
    """One quantity, and the division of its members that everything shown of it is made of.

    `verschil` tells that a difference with another year is shown too, of a group that the division
    does not have.
    """

    def __init__(self, parts: Iterable[Bijdrage]) -> None:
        self.parts = {part.lid: part for part in parts}
        self.labels: dict[str, tuple[str, ...]] = dict.fromkeys(self.parts, ())
        self.reason = danger(self.parts.values())
        self.verschil = False

    @property
    def whole(self) -> bool:
        """Whether at least the sum of all may be seen."""
        return not self.reason

    def dangers(self, groups: Mapping[str, str]) -> dict[str, str]:
        """The groups that tell of too few once members are divided by them too, and why."""
        found: dict[tuple[str, ...], list[Bijdrage]] = defaultdict(list)
        for lid, part in self.parts.items():
            found[(groups.get(lid, ""), *self.labels[lid])].append(part)
        return {pattern[0]: reason for pattern, each in found.items() if (reason := danger(each))}

    def fits(self, groups: Mapping[str, str]) -> bool:
        """Whether a table of these groups may stand beside everything that is shown already."""
        return self.whole and not self.dangers(groups)

    def divide(self, groups: Mapping[str, str]) -> None:
        """From now on a table of these groups is shown."""
        for lid, labels in self.labels.items():
            self.labels[lid] = (groups.get(lid, ""), *labels)

    def danger_of(self, members: Iterable[str]) -> str:
        """Why the sum of these members may not be seen; empty when it may."""
        return danger(self.parts[lid] for lid in members if lid in self.parts)


def merged(
    delingen: Iterable[Deling], groups: Mapping[str, str], rest: str
) -> tuple[dict[str, str], dict[str, str]] | None:
    """Groups that fit all these divisions: small ones go together before anything is hidden.

    Gives the group of every member, and the reason of each that was merged; `None` when nothing
    but the whole remains.
    """
    kept, now = list(delingen), dict(groups)
    why: dict[str, str] = {}
    if not all(deling.whole for deling in kept):
        return None
    while True:
        found: dict[str, str] = {}
        for deling in kept:
            found |= deling.dangers(now)
        names = set(now.values())
        if len(names) < 2:
            return None
        if not found:
            return now, why
        together = set(found) | ({rest} & names)
        if len(together & names) < 2:
            together.add(_smallest(now, names - together))
        why |= {name: reason for name, reason in found.items() if name != rest}
        for name in together - {rest}:
            why.setdefault(name, "Is samengevoegd, want anders is een kleine groep uit te rekenen.")
        now = {lid: rest if name in together else name for lid, name in now.items()}


def _smallest(groups: Mapping[str, str], names: set[str]) -> str:
    sizes = dict.fromkeys(sorted(names), 0)
    for name in groups.values():
        if name in sizes:
            sizes[name] += 1
    return min(sizes, key=lambda name: (sizes[name], name))
