"""Adds the tijdvakken of each year of each employer, and says how complete they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

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
from banen_desktop.imports.loonaangifte.tally import Tally
from banen_desktop.imports.loonaangifte.tijdvakken import Coverage, Tijdvak, coverage, in_words
from banen_desktop.law_in_use import law_in_use

FEWEST_PEOPLE = 5  # fewer than these are not shown beside a hint about the target group
Filed = Mapping[Aangiftetijdvak, Sequence[Filing]]


def outcome(messages: Sequence[Message]) -> LoonaangifteResult:
    """All years of all employers (the first nine digits of the loonheffingennummer)."""
    once = deduplicate(messages)
    jaren = _years(once.messages)
    return LoonaangifteResult(jaren, bevindingen=tuple(remarks.about_set(once, jaren)))


def _years(messages: Sequence[Message]) -> tuple[LoonaangifteJaar, ...]:
    groups: dict[tuple[str, int], dict[Aangiftetijdvak, list[Filing]]] = defaultdict(dict)
    for tijdvak, filed in sorted(filings(messages).items()):
        groups[tijdvak.loonheffingennummer[:9], tijdvak.van.year][tijdvak] = filed
    names = _names(messages)
    return tuple(
        _year(number, jaar, names[number], filed)
        for (number, jaar), filed in sorted(groups.items())
    )


def _names(messages: Iterable[Message]) -> dict[str, str]:
    """The employer's name in the newest message that has one."""
    names: dict[str, str] = {}
    for message in sorted(messages, key=lambda each: (each.moment, each.naam)):
        number = message.loonheffingennummer[:9]
        names[number] = message.naam or names.get(number, "")
    return names


def _year(fiscaal_nummer: str, jaar: int, werkgever: str, filed: Filed) -> LoonaangifteJaar:
    covers = _coverages(jaar, filed)
    tally = Tally()
    tijdvakken = tuple(
        _end_state(key, filings_, covers[key.loonheffingennummer], tally)
        for key, filings_ in filed.items()
    )
    missing = _flatten((number, cover.ontbrekend) for number, cover in covers.items())
    overlapping = _flatten((number, cover.overlappend) for number, cover in covers.items())
    uren = sum((tijdvak.uren for tijdvak in tijdvakken), Uren())
    found = LoonaangifteJaar(
        fiscaal_nummer=fiscaal_nummer,
        jaar=jaar,
        werkgever=werkgever,
        meetellend=Som(uren.meetellend, len(tally.personen[0])),
        te_beslissen=Som(uren.te_beslissen, len(tally.personen[1])),
        niet_meetellend=Som(uren.niet_meetellend, len(tally.personen[2])),
        na_1_mei=sum((tijdvak.na_1_mei for tijdvak in tijdvakken), Uren()),
        tijdvakken=tijdvakken,
        ontbrekend=missing,
        dubbel=tuple(each.tijdvak for each in tijdvakken if each.aangiften > 1),
        overlappend=overlapping,
        volledig=not missing and not overlapping,
        srtiv_gewijzigd=tally.srtiv_gewijzigd,
        lkv=LkvHint(tally.lkv_uren, _number_of(tally.lkv_personen)),
        geweigerd=tally.geweigerd,
    )
    return replace(found, bevindingen=tuple(remarks.about_year(found, tally)))


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


def _end_state(
    key: Aangiftetijdvak, filed: Sequence[Filing], cover: Coverage, tally: Tally
) -> TijdvakUren:
    tijdvak = Tijdvak(key.van, key.tot)
    name = in_words(tijdvak)
    state = State()
    for filing in filed:
        if not filing.late:
            state.apply(filing.part)
    in_time = _hours(state.rows)
    tally.add_rows(state.rows, ContractCheck(name, _weeks(tijdvak, cover)))
    for filing in filed:
        if filing.late:
            state.apply(filing.part)
    tally.add_oddities(filed, state)
    return TijdvakUren(key, name, in_time, _hours(state.rows) - in_time, state.aangiften)


def _weeks(tijdvak: Tijdvak, cover: Coverage) -> int:
    """Weeks in a tijdvak, in thousandths: each tijdvak of a series is an equal part of the year."""
    year = law_in_use().law.required("weken_per_jaar", tijdvak.van.year).waarde * 1000
    if tijdvak in cover.reeks:
        return int(year / len(cover.reeks))
    return int(year * len(tijdvak.days) / Decimal("365.25"))


def _hours(rows: Iterable[Row]) -> Uren:
    hours = [0, 0, 0]
    for row in rows:
        hours[row.soort] += row.uren
    return Uren(*hours)


def _number_of(people: set[int]) -> int | None:
    return len(people) if len(people) >= FEWEST_PEOPLE else None
