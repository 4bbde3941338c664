"""Mistakes of size: thousands, fte, a week or a month where the hours of a year belong."""

from collections.abc import Iterator
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.reports.opgave.records import Veld
from banen_desktop.sector.checks.asked import Vraag, ask, times, told
from banen_desktop.sector.checks.pairs import A, C, Jaarparen, Paar
from banen_desktop.sector.checks.rules import Grenzen, Regel

OWN, HIRED = Veld.UREN_DIENSTVERBAND, Veld.UREN_INLEEN
THOUSAND = 1000
MONTHS = 12
NEAR = Fraction(4, 3)
"""How far a ratio may be from that of a mistake to look like it: years differ by less."""


def size_questions(pair: Paar, year: Jaarparen, limits: Grenzen) -> Iterator[Vraag]:
    """What was told beside a year ago and the frame, and the hours of one person."""
    expected = pair.uren_toen or pair.kader
    if pair.uren and expected:
        yield from _mistake(pair, year, A, pair.uren, expected)
    if pair.meetellend and pair.meetellend_toen:
        yield from _mistake(pair, year, C, pair.meetellend, pair.meetellend_toen)
    for veld in (OWN, HIRED):
        now, then = pair.opgave.waarde(veld), pair.vorige.waarde(veld) if pair.vorige else None
        if now and then:
            yield from _mistake(pair, year, veld, now, then)
    yield from _people(pair, year)
    yield from _per_person(pair, year, limits)


def _mistake(pair: Paar, year: Jaarparen, veld: Veld, now: int, expected: int) -> Iterator[Vraag]:
    least = min(now, expected)
    if least <= 0 or max(now, expected) * NEAR < MONTHS * least:
        return  # no mistake makes so small a difference
    ratio = Fraction(max(now, expected), min(now, expected))
    kinds = [(Regel.DUIZENDTALLEN, Fraction(THOUSAND))]
    if now < expected:
        kinds += [(Regel.WEEK, Fraction(year.weken)), (Regel.WEEK, Fraction(MONTHS))]
        if year.uren_per_fte is not None:
            kinds.append((Regel.FTE, Fraction(year.uren_per_fte)))
    regel, many = min(kinds, key=lambda kind: _apart(ratio, kind[1]))
    if _apart(ratio, many) <= NEAR:
        yield ask(
            regel,
            pair,
            year,
            veld,
            now,
            expected,
            gemeten=times(Fraction(now, expected)),
            grens=f"rond 1 : {many.numerator // many.denominator}",
        )


def _apart(one: Fraction, other: Fraction) -> Fraction:
    return max(one, other) / min(one, other)


def _people(pair: Paar, year: Jaarparen) -> Iterator[Vraag]:
    counting, people = pair.meetellend, pair.personen
    if counting is None or people is None or (people == 0) == (counting == 0):
        return
    yield ask(
        Regel.PERSONEN_NUL,
        pair,
        year,
        C,
        counting,
        gemeten=f"{told(counting, C)}, {told(people, Veld.PERSONEN)}",
        toen=told(people, Veld.PERSONEN),
    )


def _per_person(pair: Paar, year: Jaarparen, limits: Grenzen) -> Iterator[Vraag]:
    """Jobs per person, of all together or else of own or hired alone: asked once."""
    opgave = pair.opgave
    for veld, counting, people, before in (
        (C, pair.meetellend, pair.personen, pair.meetellend_toen),
        (OWN, opgave.waarde(OWN), opgave.waarde(Veld.PERSONEN_DIENSTVERBAND), None),
        (HIRED, opgave.waarde(HIRED), opgave.waarde(Veld.PERSONEN_INLEEN), None),
    ):
        if counting is None or people is None or people <= 0 or counting <= 0:
            continue
        least, most = limits.minste_banen_per_persoon, limits.meeste_banen_per_persoon
        per_person = year.maten.banen(counting) * 100 / people
        if not Fraction(least) <= per_person <= Fraction(most):
            yield ask(
                Regel.BANEN_PER_PERSOON,
                pair,
                year,
                veld,
                counting,
                # Last year's hours, or those of as many jobs as persons.
                before or int(year.maten.eenheden.hours(people)),
                gemeten=f"{times(per_person)} een baan per persoon",
                grens=f"{dutch.format_number(least)} tot {dutch.format_number(most)}",
                toen=told(people, Veld.PERSONEN),
            )
            return
