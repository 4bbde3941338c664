"""Adds the tijdvakken of each year of each employer, and says how complete they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from banen_desktop.imports.loonaangifte import remarks
from banen_desktop.imports.loonaangifte.messages import Kind, Message
from banen_desktop.imports.loonaangifte.plausibility import ContractCheck
from banen_desktop.imports.loonaangifte.result import (
    Aangiftetijdvak,
    LkvHint,
    LoonaangifteJaar,
    LoonaangifteResult,
    Som,
    TijdvakUren,
    Uren,
)
from banen_desktop.imports.loonaangifte.rows import Row
from banen_desktop.imports.loonaangifte.state import Filing, State, deduplicate, filings
from banen_desktop.imports.loonaangifte.tally import People, Tally
from banen_desktop.imports.loonaangifte.tijdvakken import Coverage, Tijdvak, coverage, in_words
from banen_desktop.law_in_use import law_in_use

FEWEST_PEOPLE = 5  # fewer than these are not shown beside a hint about the target group
_ROWS_AT_ONCE = 500_000  # of a year, whose end states are in memory together
Filed = Mapping[Aangiftetijdvak, Sequence[Filing]]
Year = tuple[str, int]  # the fiscal number (the first nine digits of a loonheffingennummer)
Tallies = dict[Year, Tally]


def add(tallies: Tallies, messages: Iterable[Message], shares: range) -> None:
    """Add the people of these shares, of whom the messages have kept the rows."""
    for year, filed in _by_year(deduplicate(messages).messages).items():
        if year not in tallies:
            tallies[year] = Tally(contracts=_contracts(year[1], filed))
        tally = tallies[year]
        for some in _some_at_a_time(filed, shares):
            people = People()
            for key, filings_ in filed.items():
                _add_tijdvak(tally, key, filings_, people, some)
            tally.add_people(people)


def _some_at_a_time(filed: Filed, shares: range) -> Iterable[range]:
    kept = sum(filing.part.rows.kept for filings_ in filed.values() for filing in filings_)
    step = max(1, len(shares) * _ROWS_AT_ONCE // max(kept, _ROWS_AT_ONCE))
    return (shares[start : start + step] for start in range(0, len(shares), step))


def _add_tijdvak(
    tally: Tally,
    key: Aangiftetijdvak,
    filed: Sequence[Filing],
    people: People,
    shares: range,
) -> None:
    state = State(shares)
    for filing in filed:
        if not filing.late:
            state.apply(filing.part)
    hours = tally.add_rows(state.rows, tally.contracts[key], people)
    tally.op_tijd[key] += hours
    late = [filing.part for filing in filed if filing.late]
    for part in late:
        state.apply(part)
    tally.alles[key] += _hours(state.rows) if late else hours
    tally.add_oddities(state, filed=_aangiften(filed) > 0)


def _aangiften(filed: Iterable[Filing]) -> int:
    return sum(filing.part.kind is Kind.VOLLEDIG for filing in filed)


def outcome(messages: Sequence[Message], tallies: Tallies) -> LoonaangifteResult:
    """All years of all employers, when everybody has been added."""
    once = deduplicate(messages)
    names = _names(once.messages)
    jaren = tuple(
        _year(year, names[year[0]], filed, tallies[year])
        for year, filed in _by_year(once.messages).items()
    )
    return LoonaangifteResult(jaren, bevindingen=tuple(remarks.about_set(once, jaren)))


def _by_year(messages: Iterable[Message]) -> dict[Year, Filed]:
    law = law_in_use().law
    groups: dict[Year, dict[Aangiftetijdvak, list[Filing]]] = defaultdict(dict)
    for tijdvak, filed in sorted(filings(messages, law).items()):
        groups[tijdvak.loonheffingennummer[:9], tijdvak.van.year][tijdvak] = filed
    return dict(sorted(groups.items()))


def _names(messages: Iterable[Message]) -> dict[str, str]:
    """The employer's name in the newest message that has one."""
    names: dict[str, str] = {}
    for message in sorted(messages, key=lambda each: (each.moment, each.naam)):
        number = message.loonheffingennummer[:9]
        names[number] = message.naam or names.get(number, "")
    return names


def _year(year: Year, werkgever: str, filed: Filed, tally: Tally) -> LoonaangifteJaar:
    fiscaal_nummer, jaar = year
    covers = _coverages(jaar, filed)
    tijdvakken = tuple(_tijdvak(key, filings_, tally) for key, filings_ in filed.items())
    missing = _flatten((number, cover.ontbrekend) for number, cover in covers.items())
    overlapping = _flatten((number, cover.overlappend) for number, cover in covers.items())
    uren = sum((tijdvak.uren for tijdvak in tijdvakken), Uren())
    found = LoonaangifteJaar(
        fiscaal_nummer=fiscaal_nummer,
        jaar=jaar,
        werkgever=werkgever,
        meetellend=Som(uren.meetellend, tally.personen[0]),
        te_beslissen=Som(uren.te_beslissen, tally.personen[1]),
        niet_meetellend=Som(uren.niet_meetellend, tally.personen[2]),
        na_1_mei=sum((tijdvak.na_1_mei for tijdvak in tijdvakken), Uren()),
        tijdvakken=tijdvakken,
        ontbrekend=missing,
        dubbel=tuple(each.tijdvak for each in tijdvakken if each.aangiften > 1),
        overlappend=overlapping,
        volledig=not missing and not overlapping,
        srtiv_gewijzigd=tally.srtiv_gewijzigd,
        lkv=LkvHint(tally.lkv_uren, _shown(tally.lkv_personen)),
        geweigerd=sum(filing.part.geweigerd for filings_ in filed.values() for filing in filings_),
    )
    at_once = sum(map(_at_the_same_moment, filed.values()))
    return replace(
        found, bevindingen=tuple(remarks.about_year(found, tally, at_once, law_in_use().law))
    )


def _tijdvak(key: Aangiftetijdvak, filed: Sequence[Filing], tally: Tally) -> TijdvakUren:
    return TijdvakUren(
        key,
        in_words(Tijdvak(key.van, key.tot)),
        tally.op_tijd[key],
        tally.alles[key] - tally.op_tijd[key],
        _aangiften(filed),
    )


def _at_the_same_moment(filed: Sequence[Filing]) -> int:
    return sum(
        one.moment == other.moment and one.id_ber != other.id_ber for one, other in pairwise(filed)
    )


def _coverages(jaar: int, filed: Filed) -> dict[str, Coverage]:
    """Per loonheffingennummer; a tijdvak of which there are only corrections is missing."""
    every: dict[str, list[Tijdvak]] = defaultdict(list)
    whole: dict[str, list[Tijdvak]] = defaultdict(list)
    for key, filings_ in filed.items():
        tijdvak = Tijdvak(key.van, key.tot)
        every[key.loonheffingennummer].append(tijdvak)
        if any(filing.part.kind is Kind.VOLLEDIG for filing in filings_):
            whole[key.loonheffingennummer].append(tijdvak)
    return {number: coverage(jaar, found, whole[number]) for number, found in every.items()}


def _flatten(
    found: Iterable[tuple[str, tuple[Tijdvak, ...]]],
) -> tuple[Aangiftetijdvak, ...]:
    return tuple(
        Aangiftetijdvak(number, tijdvak.van, tijdvak.tot)
        for number, tijdvakken in found
        for tijdvak in tijdvakken
    )


def _contracts(jaar: int, filed: Filed) -> dict[Aangiftetijdvak, ContractCheck]:
    """What checks the contract hours of each tijdvak of a year."""
    covers, weeks = _coverages(jaar, filed), law_in_use().law.required("weken_per_jaar", jaar)
    found = {}
    for key in filed:
        tijdvak = Tijdvak(key.van, key.tot)
        part = _weeks(tijdvak, covers[key.loonheffingennummer], weeks.waarde)
        found[key] = ContractCheck(in_words(tijdvak), part)
    return found


def _weeks(tijdvak: Tijdvak, cover: Coverage, weeks: Decimal) -> int:
    """Weeks in a tijdvak, in thousandths: each tijdvak of a series is an equal part of the year."""
    year = weeks * 1000
    if tijdvak in cover.reeks:
        return int(year / len(cover.reeks))
    return int(year * len(tijdvak.days) / Decimal("365.25"))


def _hours(rows: Iterable[Row]) -> Uren:
    hours = [0, 0, 0]
    for row in rows:
        hours[row.soort] += row.uren
    return Uren(*hours)


def _shown(people: int) -> int | None:
    return people if people >= FEWEST_PEOPLE else None
