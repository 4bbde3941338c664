"""How far the gathering of a year is: who is a member, who answered, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from banen_desktop.dossier.choice import JaNee
from banen_desktop.reports.opgave.records import Periode
from banen_desktop.sector.facts.intake import of_period
from banen_desktop.sector.facts.model import Lid, Monitor, Ontvangst, Toestand


def is_member(lid: Lid, jaar: int) -> bool:
    """Whether it was a member on a day of the year, in the population or not."""
    begins, ends = date(jaar, 1, 1), date(jaar, 12, 31)
    return (lid.lid_van or begins) <= ends and (lid.lid_tot or ends) >= begins


def counts(lid: Lid, jaar: int) -> bool:
    """Whether it is one of the members that the figures of the year are about."""
    return lid.in_populatie is JaNee.JA and is_member(lid, jaar)


def members_of(monitor: Monitor, jaar: int) -> list[Lid]:
    """The members of a year in the population, each code once, in the order of the list."""
    found: dict[str, Lid] = {}
    for lid in monitor.leden:
        if counts(lid, jaar):
            found.setdefault(lid.code, lid)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Stand:
    """A year and period, with codes of members: `leden` are those of the year in the population.

    `buiten` told of the year and are none of these; `wacht` and `conflict` are returns that ask
    for a decision, of whoever.
    """

    jaar: int
    periode: Periode
    leden: tuple[str, ...]
    geantwoord: tuple[str, ...]
    niet: tuple[str, ...]
    buiten: tuple[str, ...]
    wacht: tuple[str, ...]
    conflict: tuple[str, ...]

    @property
    def name(self) -> str:
        """The year, with its period when that is not all of it."""
        return f"{self.jaar}{of_period(self.periode)}"

    def as_data(self) -> dict[str, Any]:
        """The same for other programs; counts are whole numbers."""
        return {
            "jaar": self.jaar,
            "periode": str(self.periode),
            "leden": len(self.leden),
            "geantwoord": len(self.geantwoord),
            "niet": list(self.niet),
            "buiten": list(self.buiten),
            "wacht": list(self.wacht),
            "conflict": list(self.conflict),
        }


def standings(monitor: Monitor) -> tuple[Stand, ...]:
    """The standing of every year and period that was asked or told of, the oldest first."""
    returns: dict[tuple[int, Periode], list[Ontvangst]] = {
        (asked.jaar, asked.periode): [] for asked in monitor.uitvragen
    }
    for each in monitor.ontvangsten:
        returns.setdefault((each.opgave.jaar, each.opgave.periode), []).append(each)
    order = list(Periode)
    places = sorted(returns, key=lambda place: (place[0], order.index(place[1])))
    return tuple(_standing(monitor, *place, returns[place]) for place in places)


def standing_of(monitor: Monitor, jaar: int, periode: Periode = Periode.JAAR) -> Stand:
    """The standing of one year and period, also when nothing was asked or told of it."""
    place = (jaar, periode)
    told = [
        each for each in monitor.ontvangsten if (each.opgave.jaar, each.opgave.periode) == place
    ]
    return _standing(monitor, jaar, periode, told)


def _standing(monitor: Monitor, jaar: int, periode: Periode, returns: Sequence[Ontvangst]) -> Stand:
    leden = tuple(lid.code for lid in members_of(monitor, jaar))
    told = {each.opgave.lid for each in returns if each.toestand is Toestand.GELDT}
    known = set(leden)

    def of(toestand: Toestand) -> tuple[str, ...]:
        found = (_who(each) for each in returns if each.toestand is toestand)
        return tuple(dict.fromkeys(found))

    return Stand(
        jaar,
        periode,
        leden,
        geantwoord=tuple(code for code in leden if code in told),
        niet=tuple(code for code in leden if code not in told),
        buiten=tuple(who for who in of(Toestand.GELDT) if who not in known),
        wacht=of(Toestand.WACHT),
        conflict=of(Toestand.CONFLICT),
    )


def _who(each: Ontvangst) -> str:
    return each.opgave.lid or each.opgave.naam


def open_questions(monitor: Monitor) -> int:
    """How many questions were asked and not decided."""
    return sum(each.besluit is None for each in monitor.bevindingen)
