"""A made-up sector of two years, and the mistakes that employers make, planted one at a time."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from banen_desktop.dossier.model import Sector
from banen_desktop.reports.opgave.records import Opgave, Stand, Uitvraag, Veld, Weg
from banen_desktop.sector.facts.model import Kader, Langs, Lid, Monitor, Ontvangst, Raad

YEAR, PERCENTAGE = 2024, Decimal("2.76")
JOB, FTE, WEEKS = 133_100, 1623, 52
OWN, HIRED, PAID = Veld.UREN_DIENSTVERBAND, Veld.UREN_INLEEN, Veld.VERLOONDE_UREN
PEOPLE, HIRED_PEOPLE = Veld.PERSONEN_DIENSTVERBAND, Veld.PERSONEN_INLEEN
BOUGHT = Veld.UREN_INKOOP_APART
Values = dict[Veld, int | Weg]


def made_sector(members: int, seed: int, *, first_year: bool = False) -> Monitor:
    """Employers of very different sizes, of whom the hours grow a little and jobs jump a bit."""
    chance = random.Random(seed)
    now: list[Ontvangst] = []
    then: list[Ontvangst] = []
    frames: list[Kader] = []
    leden = []
    for number in range(members):
        code = f"M{number:05}"
        leden.append(Lid(code, f"Werkgever {number}", klasse=chance.choice(("klein", "groot"))))
        before = _values(chance)
        after = _grown(before, chance)
        then.append(_received(code, YEAR - 1, before))
        now.append(_received(code, YEAR, after))
        paid = after[PAID]
        assert isinstance(paid, int)
        frames.append(Kader(code, YEAR, int(paid * chance.uniform(0.97, 1.03)), "UWV"))
    return Monitor(
        raad=Raad("Raad", Sector.PO),
        leden=tuple(leden),
        kaders=tuple(frames),
        uitvragen=tuple(
            Uitvraag(f"u{year}", "Raad", Sector.PO, year, quotumpercentage=PERCENTAGE)
            for year in (YEAR - 1, YEAR)
        ),
        ontvangsten=(*now,) if first_year else (*then, *now),
    )


def _values(chance: random.Random) -> Values:
    paid = int(chance.lognormvariate(13.0, 1.0) * 100)
    jobs = paid / 100 * 0.0276 / 1331 * chance.uniform(0.2, 1.2)
    own_part = chance.uniform(0.6, 1.0)
    return _of(paid, jobs * own_part, jobs * (1 - own_part), chance)


def _of(paid: int, own: float, hired: float, chance: random.Random) -> Values:
    people, hired_people = (
        (round(jobs / chance.uniform(0.6, 1.0)) or (1 if jobs > 0.1 else 0))
        for jobs in (own, hired)
    )
    own_hours = int(own * JOB) if people else 0
    hired_hours = int(hired * JOB) if hired_people else 0
    bought = int(chance.uniform(0, 3) * JOB) if chance.random() < 0.4 else 0
    return {
        PAID: paid,
        OWN: own_hours,
        HIRED: hired_hours,
        Veld.MEETELLENDE_UREN: own_hours + hired_hours,
        PEOPLE: people * 100,
        HIRED_PEOPLE: hired_people * 100,
        BOUGHT: bought,
    }


def _grown(before: Values, chance: random.Random) -> Values:
    paid, own, hired = (number(before, veld) for veld in (PAID, OWN, HIRED))
    return _of(
        int(paid * chance.gauss(1.02, 0.03)),
        max(0.0, own / JOB * _change(chance) + chance.choice((0, 0, 0.4, -0.4))),
        max(0.0, hired / JOB * chance.gauss(1.0, 0.3)),
        chance,
    ) | _bought_again(before, chance)


def _change(chance: random.Random) -> float:
    """How own jobs grow; with one in twenty something really happened."""
    return chance.gauss(1.08, 0.15) * (chance.uniform(1.5, 3) if chance.random() < 0.05 else 1)


def _bought_again(before: Values, chance: random.Random) -> Values:
    """Most who buy work buy about as much again."""
    bought = number(before, BOUGHT)
    return {BOUGHT: int(bought * chance.gauss(1, 0.1))} if bought and chance.random() < 0.8 else {}


def number(values: Values, veld: Veld) -> int:
    """The value of a field that is known here."""
    found = values[veld]
    assert isinstance(found, int)
    return found


def _received(code: str, year: int, values: Values) -> Ontvangst:
    opgave = Opgave(
        code, year, uitvraag=f"u{year}", waarden=values, stand=Stand.DEFINITIEF, volgnummer=1
    )
    return Ontvangst(opgave, Langs.OPGAVE, id=f"{code}-{year}")


def whole(values: Values) -> Values:
    """The same values with the total that own and hired make."""
    return values | {Veld.MEETELLENDE_UREN: number(values, OWN) + number(values, HIRED)}


def _all_hours(values: Values, divide: int) -> Values:
    hours = (PAID, OWN, HIRED, BOUGHT)
    return whole(values | {veld: number(values, veld) // divide for veld in hours})


def thousand(values: Values, _before: Values, chance: random.Random) -> Values:
    """Hours x 1,000 or / 1,000: a point that was read as a comma, in one field."""
    veld = chance.choice((PAID, OWN))
    value = number(values, veld)
    return whole(values | {veld: value * 1000 if chance.random() < 0.5 else value // 1000})


def fte(values: Values, _before: Values, chance: random.Random) -> Values:
    """Fte where hours belong: all fields, or the paid hours alone."""
    if chance.random() < 0.5:
        return _all_hours(values, FTE)
    return values | {PAID: number(values, PAID) // FTE}


def week(values: Values, _before: Values, chance: random.Random) -> Values:
    """The hours of one week for those of a year: all fields, or what counts alone."""
    if chance.random() < 0.5:
        return _all_hours(values, WEEKS)
    return whole(
        values | {OWN: number(values, OWN) // WEEKS, HIRED: number(values, HIRED) // WEEKS}
    )


def last_year(_values: Values, before: Values, _chance: random.Random) -> Values:
    """The file of last year was sent again."""
    return dict(before)


def swapped(values: Values, _before: Values, chance: random.Random) -> Values:
    """Two columns changed places."""
    one, other = chance.choice(((PAID, OWN), (OWN, PEOPLE), (OWN, HIRED)))
    return whole(values | {one: values[other], other: values[one]})


def social_return(values: Values, _before: Values, chance: random.Random) -> Values:
    """Work of suppliers that was counted as hired; some leave it in its own field as well."""
    bought = max(number(values, BOUGHT), int(chance.uniform(0.5, 3) * JOB))
    people = number(values, HIRED_PEOPLE) + 100 * (1 + bought // JOB)
    stays = bought if chance.random() < 0.3 else 0
    return whole(
        values | {HIRED: number(values, HIRED) + bought, HIRED_PEOPLE: people, BOUGHT: stays}
    )


KINDS: dict[str, Callable[[Values, Values, random.Random], Values]] = {
    "uren maal of gedeeld door 1.000": thousand,
    "fte in plaats van uren": fte,
    "een week in plaats van een jaar": week,
    "vorig jaar overgenomen": last_year,
    "kolommen verwisseld": swapped,
    "social return meegeteld": social_return,
}


@dataclass(frozen=True, slots=True)
class Planted:
    """A monitor with one kind of mistake at some members, by the id of their returns."""

    monitor: Monitor
    ids: frozenset[str]


def planted(monitor: Monitor, kind: str, count: int, seed: int) -> Planted:
    """Plant a mistake in the newest returns of some members that have anything of a jump in it."""
    chance = random.Random(seed)
    newest = [each for each in monitor.ontvangsten if each.opgave.jaar == YEAR]
    before = {
        each.opgave.lid: dict(each.opgave.waarden)
        for each in monitor.ontvangsten
        if each.opgave.jaar == YEAR - 1
    }
    able = [each for each in newest if number(dict(each.opgave.waarden), OWN) > JOB]
    chosen = {each.id for each in chance.sample(able, count)}

    def wrong(each: Ontvangst) -> Ontvangst:
        values = dict(each.opgave.waarden)
        told = KINDS[kind](values, before.get(each.opgave.lid, values), chance)
        return replace(each, opgave=replace(each.opgave, waarden=told))

    return Planted(
        replace(
            monitor,
            ontvangsten=tuple(
                wrong(each) if each.id in chosen else each for each in monitor.ontvangsten
            ),
        ),
        frozenset(chosen),
    )
