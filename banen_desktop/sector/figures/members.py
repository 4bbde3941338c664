"""Who went into whom between two years: the members that are one and the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from banen_desktop.dossier.choice import JaNee
from banen_desktop.sector.facts.model import Lid, Monitor
from banen_desktop.sector.facts.standing import counts, is_member


@dataclass(frozen=True, slots=True)
class Eenheid:
    """Members that are one and the same in two years: codes of who counted then, and now.

    `afgebakend` is false where somebody outside the population is part of it.
    """

    toen: tuple[str, ...]
    nu: tuple[str, ...]
    afgebakend: bool = True


def units_between(monitor: Monitor, jaar: int) -> list[Eenheid]:
    """Every unit of the members of a year and of the year before it; a merger is followed."""
    by_code: dict[str, Lid] = {}
    for lid in monitor.leden:
        by_code.setdefault(lid.code, lid)
    there = {
        code: lid
        for code, lid in by_code.items()
        if is_member(lid, jaar - 1) or is_member(lid, jaar)
    }
    groups = _connected(there, by_code, date(jaar, 12, 31))
    return [unit for group in groups if (unit := _unit(group, jaar)).toen or unit.nu]


def _connected(there: dict[str, Lid], by_code: dict[str, Lid], until: date) -> Iterable[list[Lid]]:
    leader = {code: code for code in there}

    def first(code: str) -> str:
        while leader[code] != code:
            leader[code] = leader[leader[code]]
            code = leader[code]
        return code

    for code, lid in there.items():
        into = _went_into(lid, there, by_code)
        # Who was a member to the end of the year is compared as itself; what came later is later.
        if into and lid.lid_tot is not None and lid.lid_tot < until:
            leader[first(code)] = first(into)
    groups: dict[str, list[Lid]] = {}
    for code, lid in there.items():
        groups.setdefault(first(code), []).append(lid)
    return groups.values()


def _went_into(lid: Lid, there: dict[str, Lid], by_code: dict[str, Lid]) -> str:
    """The first successor that was a member in one of the two years; empty for none."""
    seen, code = {lid.code}, lid.opvolger
    while code and code not in seen:
        if code in there:
            return code
        seen.add(code)
        code = by_code[code].opvolger if code in by_code else ""
    return ""


def _unit(group: list[Lid], jaar: int) -> Eenheid:
    return Eenheid(
        toen=tuple(lid.code for lid in group if counts(lid, jaar - 1)),
        nu=tuple(lid.code for lid in group if counts(lid, jaar)),
        afgebakend=all(lid.in_populatie is JaNee.JA for lid in group),
    )
