"""One function between what the council counted and what an audience sees.

The window and every file show what comes out of it. What is shown first has more room: the whole,
the split, small employers, the same members, then classes, then regions.
"""

from dataclasses import dataclass, field

from banen_desktop.sector.figures.model import Jaarcijfers, Reeksjaar, Uitkomst
from banen_desktop.sector.publication.cells import (
    Eenheid,
    Lezer,
    Rij,
    Tabel,
    Teken,
    hidden,
    shown,
)
from banen_desktop.sector.publication.compared import panel_table
from banen_desktop.sector.publication.core import (
    beside_table,
    core_table,
    in_service,
    measures_table,
)
from banen_desktop.sector.publication.members_of_year import Delingen, divisions_of
from banen_desktop.sector.publication.quality import (
    estimate_table,
    register_table,
    source_table,
)
from banen_desktop.sector.publication.safety import Deling
from banen_desktop.sector.publication.spread import (
    classes_of_quotum,
    distribution_table,
    group_table,
    member_table,
    quartile_table,
)

NOT_OURS = "Alleen wat de raad zelf al uitgaf, staat in de reeks."


@dataclass(frozen=True, slots=True)
class Uitgave:
    """What one audience sees of a year.

    `delingen` is what everything shown is made of, by quantity and year: for the warning between
    two editions, and never shown itself.
    """

    lezer: Lezer
    jaar: int
    voorlopig: bool
    tabellen: tuple[Tabel, ...]
    delingen: dict[tuple[str, int], Deling] = field(compare=False, repr=False)

    @property
    def verborgen(self) -> tuple[tuple[str, str], ...]:
        """What is hidden from this audience, each with its reason."""
        return tuple(each for tabel in self.tabellen for each in tabel.verborgen)

    def tabel(self, sleutel: str) -> Tabel:
        """One table by its key; raises `StopIteration` when it is not there."""
        return next(each for each in self.tabellen if each.sleutel == sleutel)


def publish(found: Jaarcijfers, lezer: Lezer, *, voorlopig: bool = False) -> Uitgave:
    """What an audience sees of a year, with a sign and a reason for everything hidden."""
    outcome, before = found.uitkomst, found.vorig_jaar
    now = divisions_of(outcome)
    then = divisions_of(before) if before else None
    everything = lezer is Lezer.RAAD
    opened = _unguarded(now) if everything else now
    tables = [
        core_table(outcome, opened, lezer),
        beside_table(outcome, opened),
        measures_table(outcome, opened),
        distribution_table(outcome, lezer),
        _service_table(outcome, lezer),
        estimate_table(outcome, opened),
    ]
    if found.zelfde_leden and then:
        tables.append(panel_table(found.zelfde_leden, then.meetellend, now.meetellend, lezer))
    provisional = voorlopig or bool(outcome.voorlopig)
    tables.append(_series(found, now, then, lezer, provisional))
    if lezer is not Lezer.OPENBAAR:
        tables += [
            group_table("klassen", "Klassen", "groep", outcome, now, lezer),
            group_table("regios", "Regio's", "regio", outcome, now, lezer),
            quartile_table(outcome, lezer),
        ]
    tables += [source_table(outcome, lezer), register_table(outcome, lezer)]
    if everything:
        tables.append(member_table(outcome))
    return Uitgave(
        lezer,
        outcome.maten.jaar,
        provisional,
        tuple(tables),
        _named(now, outcome) | (_named_then(then, before) if then and before else {}),
    )


def _unguarded(delingen: Delingen) -> Delingen:
    """The same divisions for the council, that has a right to see them all."""
    free = {}
    for name, deling in delingen.naming.items():
        free[name] = Deling(deling.parts.values())
        free[name].reason = ""
    return Delingen(**free)


def _named(delingen: Delingen, outcome: Uitkomst) -> dict[tuple[str, int], Deling]:
    return {(name, outcome.maten.jaar): each for name, each in delingen.naming.items()}


def _named_then(delingen: Delingen, outcome: Uitkomst) -> dict[tuple[str, int], Deling]:
    """Of the year before only what counts is shown, and its hours by the percentage."""
    year = outcome.maten.jaar
    return {("meetellend", year): delingen.meetellend, ("uren", year): delingen.uren}


def _service_table(outcome: Uitkomst, lezer: Lezer) -> Tabel:
    name, members = classes_of_quotum(outcome, lezer)[0]
    zero = members if name == "0" and members else None
    return Tabel(
        "in_dienst",
        "Leden met iemand in dienst",
        ("Leden",),
        (
            Rij("In eigen dienst", (in_service(outcome.iemand_in_dienst, zero, lezer),)),
            Rij("Ingeleend", (in_service(outcome.iemand_ingeleend, None, lezer),)),
        ),
    )


def _series(
    found: Jaarcijfers, now: Delingen, then: Delingen | None, lezer: Lezer, provisional: bool
) -> Tabel:
    guards = {found.uitkomst.maten.jaar: now}
    if then and found.vorig_jaar:
        guards[found.vorig_jaar.maten.jaar] = then
    rows = [_year(row, guards.get(row.jaar), lezer) for row in found.reeks]
    if provisional:
        this = str(found.uitkomst.maten.jaar)
        rows = [
            Rij(f"{this}{Teken.VOORLOPIG}", row.cellen) if row.naam == this else row for row in rows
        ]
    return Tabel(
        "reeks",
        "Reeks",
        ("Banen", "Gehaald"),
        tuple(rows),
        uitleg=tuple(f"Breuk na {row.jaar}: {row.breuk}" for row in found.reeks if row.breuk),
    )


def _year(row: Reeksjaar, guard: Delingen | None, lezer: Lezer) -> Rij:
    cells = shown(row.banen, Eenheid.BANEN), shown(row.percentage, Eenheid.PROCENT)
    counted = row.geantwoord is not None
    if lezer is Lezer.RAAD or not counted:
        return Rij(str(row.jaar), cells)
    jobs = guard.meetellend.reason if guard else NOT_OURS
    share = jobs or (guard.uren.reason if guard else NOT_OURS)
    return Rij(
        str(row.jaar),
        (
            hidden(Eenheid.BANEN, jobs) if jobs else cells[0],
            hidden(Eenheid.PROCENT, share) if share else cells[1],
        ),
    )
