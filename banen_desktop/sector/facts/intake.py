"""Taking in returns: what becomes of each beside those that are there, in a sentence.

Nothing is ever overwritten: a return that no longer counts stays, and says why. Of one member,
year and period one return counts at most.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from banen_desktop.dossier.choice import Choice
from banen_desktop.reports.opgave.records import Opgave, Periode
from banen_desktop.sector.facts.model import Monitor, Ontvangst, Toestand


class Uitslag(Choice):
    """What became of a return that came in."""

    NIEUW = "nieuw", "Opgenomen"
    DUBBEL = "dubbel", "Stond er al"
    VERVANGT = "vervangt", "Telt in plaats van een eerdere"
    WACHT = "wacht", "Wacht op uw besluit"
    EERDER = "eerder", "Ouder dan wat telt"
    CONFLICT = "conflict", "Zelfde nummer, andere inhoud"


@dataclass(frozen=True, slots=True)
class Genomen:
    """One return with what became of it, and the sentence that says so.

    `ontvangst` is as it stands in the monitor; of a double it is the one that was there.
    """

    uitslag: Uitslag
    ontvangst: Ontvangst
    zin: str


class Plaats(NamedTuple):
    """Where a return belongs. A member without a code is told apart by its name."""

    lid: str
    naam: str
    jaar: int
    periode: Periode


def place_of(opgave: Opgave) -> Plaats:
    """The place of a return: of all returns there, one counts."""
    return Plaats(opgave.lid, "" if opgave.lid else opgave.naam, opgave.jaar, opgave.periode)


def take_in(
    monitor: Monitor, received: Sequence[Ontvangst], *, highest: bool = False
) -> tuple[Monitor, tuple[Genomen, ...]]:
    """The monitor with these returns, and what became of each, in their order.

    A higher number waits until the council accepts it; with `highest`, for a list with versions
    and for the command line, it counts at once, and that is said.
    """
    taking = _Taking(monitor, highest=highest)
    results = tuple(map(taking.take, received))
    return replace(monitor, ontvangsten=tuple(taking.all)), results


class _Taking:
    """The returns so far, and where each of them belongs."""

    def __init__(self, monitor: Monitor, *, highest: bool) -> None:
        self.all = list(monitor.ontvangsten)
        self._highest = highest
        self._known = {"", *(asked.id for asked in monitor.uitvragen)}
        self._asked = {(asked.jaar, asked.periode) for asked in monitor.uitvragen}
        self._names = {lid.code: lid.naam for lid in monitor.leden}
        self._at: dict[Plaats, list[int]] = {}
        for number, each in enumerate(self.all):
            self._at.setdefault(place_of(each.opgave), []).append(number)

    def take(self, new: Ontvangst) -> Genomen:
        opgave = new.opgave
        if not (numbers := self._at.get(place_of(opgave))) and opgave.uitvraag in self._known:
            return self._add(Uitslag.NIEUW, new, Toestand.GELDT, "opgenomen.")
        there = [self.all[number] for number in numbers or ()]
        for each in there:
            if same_content(each.opgave, opgave):
                return self._told(Uitslag.DUBBEL, each, "stond er al; er is niets veranderd.")
        if opgave.uitvraag not in self._known:
            why = "hoort bij een uitvraag die niet in deze monitor staat; telt pas na uw besluit."
            return self._add(Uitslag.WACHT, new, Toestand.WACHT, why)
        if any(each.opgave.volgnummer == opgave.volgnummer for each in there):
            why = f"versie {opgave.volgnummer} stond er al met andere inhoud; beide zijn bewaard"
            return self._add(Uitslag.CONFLICT, new, Toestand.CONFLICT, f"{why}, de eerste telt.")
        counting = next((each for each in there if each.toestand is Toestand.GELDT), None)
        if counting is None:
            return self._first(new, there)
        return self._beside(new, counting)

    def _first(self, new: Ontvangst, there: Sequence[Ontvangst]) -> Genomen:
        """Nothing counts yet: a new return does, unless the council refused or awaits one."""
        if there and not self._highest:
            why = f"versie {new.opgave.volgnummer} wacht op uw besluit; nu telt er geen."
            return self._add(Uitslag.WACHT, new, Toestand.WACHT, why)
        return self._add(Uitslag.NIEUW, new, Toestand.GELDT, "opgenomen.")

    def _beside(self, new: Ontvangst, counting: Ontvangst) -> Genomen:
        number, now = new.opgave.volgnummer, counting.opgave.volgnummer
        if number < now:
            why = f"versie {number} is ouder dan versie {now}, die telt; zij is bewaard."
            return self._add(Uitslag.EERDER, new, Toestand.VERVANGEN, why)
        if not self._highest:
            why = f"versie {number} wacht op uw besluit; tot dan telt versie {now}."
            return self._add(Uitslag.WACHT, new, Toestand.WACHT, why)
        for place in self._at[place_of(new.opgave)]:
            if self.all[place].toestand in {Toestand.GELDT, Toestand.WACHT}:
                self.all[place] = replace(self.all[place], toestand=Toestand.VERVANGEN)
        why = f"versie {number} telt nu; versie {now} is bewaard."
        return self._add(Uitslag.VERVANGT, new, Toestand.GELDT, why)

    def _add(self, uitslag: Uitslag, new: Ontvangst, toestand: Toestand, why: str) -> Genomen:
        added = new if new.toestand is toestand else replace(new, toestand=toestand)
        self._at.setdefault(place_of(new.opgave), []).append(len(self.all))
        self.all.append(added)
        return self._told(uitslag, added, " ".join([why, *self._also(new.opgave)]))

    def _also(self, opgave: Opgave) -> Iterator[str]:
        """What stands out about a return that is taken in all the same."""
        if opgave.lid not in self._names:
            yield "Dit lid staat niet in de ledenlijst."
        if (opgave.jaar, opgave.periode) not in self._asked:
            yield f"Over {opgave.jaar}{of_period(opgave.periode)} is geen uitvraag gemaakt."

    def _told(self, uitslag: Uitslag, found: Ontvangst, why: str) -> Genomen:
        opgave = found.opgave
        name = self._names.get(opgave.lid) or opgave.naam
        who = " ".join(part for part in (opgave.lid, name) if part) or "Lid zonder code"
        return Genomen(uitslag, found, f"{who}, {opgave.jaar}{of_period(opgave.periode)}: {why}")


def of_period(periode: Periode) -> str:
    """The period after its year, nothing for a whole year."""
    return "" if periode is Periode.JAAR else f" ({periode.label.lower()})"


def same_content(one: Opgave, other: Opgave) -> bool:
    """Whether two returns of a place say the same: by control number where both have one."""
    if one.volgnummer != other.volgnummer:
        return False
    if one.controlegetal and other.controlegetal:
        return one.controlegetal == other.controlegetal
    return (
        one.waarden == other.waarden
        and one.stand is other.stand
        and one.relaties == other.relaties
        and one.percentage == other.percentage
    )


def accept(monitor: Monitor, identity: str) -> Monitor:
    """Let a return count, by its id; what counted or waited there before it is replaced.

    What has the same number and other content is refused: only one of them can be right.
    """
    chosen = _found(monitor, identity)
    place, number = place_of(chosen.opgave), chosen.opgave.volgnummer

    def after(each: Ontvangst) -> Ontvangst:
        if each.id == identity:
            return replace(each, toestand=Toestand.GELDT)
        if place_of(each.opgave) != place:
            return each
        if each.opgave.volgnummer == number:
            return replace(each, toestand=Toestand.AFGEWEZEN)
        earlier = each.opgave.volgnummer < number
        if each.toestand is Toestand.GELDT or (each.toestand is Toestand.WACHT and earlier):
            return replace(each, toestand=Toestand.VERVANGEN)
        return each

    return replace(monitor, ontvangsten=tuple(map(after, monitor.ontvangsten)))


def reject(monitor: Monitor, identity: str) -> Monitor:
    """Let a return not count, by its id; it stays to be seen."""
    chosen = replace(_found(monitor, identity), toestand=Toestand.AFGEWEZEN)
    return _with(monitor, chosen)


def assign(monitor: Monitor, identity: str, code: str) -> tuple[Monitor, Genomen]:
    """Say of which member a return is, by its id; it is then taken in as if it came just now."""
    chosen = _found(monitor, identity)
    others = tuple(each for each in monitor.ontvangsten if each.id != identity)
    named = replace(chosen, opgave=replace(chosen.opgave, lid=code))
    after, (result,) = take_in(replace(monitor, ontvangsten=others), [named])
    return after, result


def _found(monitor: Monitor, identity: str) -> Ontvangst:
    for each in monitor.ontvangsten:
        if each.id == identity:
            return each
    raise KeyError(identity)


def _with(monitor: Monitor, changed: Ontvangst) -> Monitor:
    rows = (changed if each.id == changed.id else each for each in monitor.ontvangsten)
    return replace(monitor, ontvangsten=tuple(rows))


def counting(monitor: Monitor) -> Iterable[Ontvangst]:
    """The returns that count."""
    return (each for each in monitor.ontvangsten if each.toestand is Toestand.GELDT)
