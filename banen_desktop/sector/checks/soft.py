"""The soft checks of one return by itself and beside last year: each is a question to ask."""

from collections.abc import Iterator
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.reports.opgave.records import HONDERDSTEN, Opgave, Soort, Veld
from banen_desktop.sector.checks.asked import Vraag, ask, hours, jobs_of, number, told
from banen_desktop.sector.checks.pairs import A, C, Jaarparen, Paar
from banen_desktop.sector.checks.rules import Grenzen, Regel

OWN, HIRED = Veld.UREN_DIENSTVERBAND, Veld.UREN_INLEEN
BOUGHT = Veld.UREN_INKOOP_APART
PARTS = (
    ((OWN, HIRED), C),
    ((Veld.UREN_VAST, Veld.UREN_TIJDELIJK), OWN),
)
MIRROR = {Soort.INLEEN: Soort.UITLEEN, Soort.UITLEEN: Soort.INLEEN, Soort.MANDAAT: Soort.MANDAAT}
FEWEST_EQUAL = 3
"""So many values and more that all are last year's are no chance."""
ALIKE, UNLIKE = 3, 4
"""Two ratios together that may still be the growth of a year, and how much worse others are."""
FEW_PERCENT = 5


def soft_questions(pair: Paar, year: Jaarparen, limits: Grenzen) -> Iterator[Vraag]:
    """Everything that one return makes us ask."""
    yield from _parts(pair, year, limits)
    yield from _share(pair, year, limits)
    yield from _round(pair, year, limits)
    yield from _other_percentage(pair, year)
    yield from _social_return(pair, year)
    yield from _mirror(pair, year, limits)
    if pair.vorige is not None:
        yield from _bought(pair, year)
        yield from _same_as_last_year(pair, year)
        yield from _swapped(pair, year)
    yield from _to_nothing(pair, year, limits)


def _parts(pair: Paar, year: Jaarparen, limits: Grenzen) -> Iterator[Vraag]:
    for parts, whole in PARTS:
        told_parts = [pair.opgave.waarde(part) for part in parts]
        total = pair.opgave.waarde(whole)
        known = [part for part in told_parts if part is not None]
        if total is None or len(known) < len(parts):
            continue
        if abs(sum(known) - total) > hours(limits.uren_verschil):
            yield ask(
                Regel.DELEN_ONGELIJK,
                pair,
                year,
                whole,
                sum(known),
                total,
                gemeten=f"{number(abs(sum(known) - total))} uur verschil",
                grens=f"{limits.uren_verschil} uur",
            )


def _share(pair: Paar, year: Jaarparen, limits: Grenzen) -> Iterator[Vraag]:
    paid, counting = pair.uren, pair.meetellend
    if not paid or paid < 0 or counting is None or counting > paid:
        return
    if 100 * counting > limits.aandeel * paid:
        share = Fraction(100 * counting, paid)
        yield ask(
            Regel.AANDEEL_HOOG,
            pair,
            year,
            C,
            counting,
            pair.meetellend_toen,
            gemeten=f"{dutch.format_number(decimal_of(share), 1)}% van de uren",
            grens=f"{dutch.format_number(limits.aandeel)}%",
            toen=told(paid, A),
        )


def _round(pair: Paar, year: Jaarparen, limits: Grenzen) -> Iterator[Vraag]:
    values = [value for value in (pair.uren, pair.meetellend) if value]
    round_ones = [value for value in values if value % (1000 * HONDERDSTEN) == 0]
    counting = pair.meetellend
    if len(round_ones) > limits.ronde_getallen and counting:
        yield ask(
            Regel.RONDE_DUIZENDTALLEN,
            pair,
            year,
            C,
            counting,
            counting + hours(500),
            gemeten=f"{len(round_ones)} ronde duizendtallen",
            grens=str(limits.ronde_getallen),
        )
    if counting and counting > 0 and year.maten.banen(counting).denominator == 1:
        yield ask(
            Regel.HELE_BANEN,
            pair,
            year,
            C,
            counting,
            counting + int(year.maten.eenheden.hours(Fraction(HONDERDSTEN, 2))),
            gemeten=jobs_of(counting, year),
            toen=jobs_of(counting, year),
        )


def _other_percentage(pair: Paar, year: Jaarparen) -> Iterator[Vraag]:
    used, ours = pair.opgave.percentage, year.maten.quotumpercentage
    if used is not None and ours is not None and used != ours:
        yield ask(
            Regel.ANDER_PERCENTAGE,
            pair,
            year,
            A,
            pair.uren,
            pair.uren,
            gemeten=f"{dutch.format_number(abs(used - ours))} procentpunt verschil",
            grens="0",
            nu=f"{dutch.format_number(used)}%",
            toen=f"{dutch.format_number(ours)}%",
        )


def _social_return(pair: Paar, year: Jaarparen) -> Iterator[Vraag]:
    """Hired hours as large as the purchase that stands beside them: only the fields tell."""
    hired, bought = pair.opgave.waarde(HIRED), pair.opgave.waarde(BOUGHT)
    if hired and bought and hired == bought:
        yield ask(
            Regel.SOCIAL_RETURN,
            pair,
            year,
            HIRED,
            hired,
            0,
            gemeten=f"inleen {number(hired)} uur, inkoop {number(bought)} uur",
            toen=told(pair.opgave.waarde(Veld.PERSONEN_INLEEN), Veld.PERSONEN),
        )


def _bought(pair: Paar, year: Jaarparen) -> Iterator[Vraag]:
    """Hired hours rose by what was bought, or by what is no longer told as bought."""
    if pair.vorige is None:
        return
    hired, before = pair.opgave.waarde(HIRED), pair.vorige.waarde(HIRED)
    bought, bought_before = pair.opgave.waarde(BOUGHT), pair.vorige.waarde(BOUGHT)
    if hired is None or before is None or bought is None:
        return
    moved = (bought_before or 0) - bought
    if any(_equals(hired - before, other) for other in (bought, moved)):
        yield ask(
            Regel.INKOOP_ALS_INLEEN,
            pair,
            year,
            HIRED,
            hired,
            before,
            gemeten=(
                f"inleen +{number(hired - before)} uur, inkoop {number(bought)} uur, "
                f"was {number(bought_before or 0)}"
            ),
            grens=f"{FEW_PERCENT}% verschil",
        )


def _equals(rise: int, other: int) -> bool:
    """Whether hired hours rose by about so much; less than half a job is chance."""
    return other > 500 * HONDERDSTEN and 100 * abs(rise - other) <= FEW_PERCENT * other


def _same_as_last_year(pair: Paar, year: Jaarparen) -> Iterator[Vraag]:
    if pair.vorige is None:
        return
    both = [
        (value, pair.vorige.waarde(veld))
        for veld, value in pair.opgave.waarden.items()
        if isinstance(value, int) and pair.vorige.waarde(veld) is not None
    ]
    equal = sum(1 for now, then in both if now == then)
    telling = sum(1 for now, then in both if now == then and now)
    if equal == len(both) and telling >= FEWEST_EQUAL:
        yield ask(
            Regel.GELIJK_AAN_VORIG_JAAR,
            pair,
            year,
            C,
            pair.meetellend,
            None,
            gemeten=f"{equal} van {len(both)} gelijk aan {year.jaar - 1}",
            grens=str(len(both) - 1),
        )


def _swapped(pair: Paar, year: Jaarparen) -> Iterator[Vraag]:
    """Own and hired, of hours or persons, that look like each other's of a year ago."""
    for own, hired in ((OWN, HIRED), (Veld.PERSONEN_DIENSTVERBAND, Veld.PERSONEN_INLEEN)):
        now, now_hired = _positive(pair.opgave, own), _positive(pair.opgave, hired)
        then, then_hired = _positive(pair.vorige, own), _positive(pair.vorige, hired)
        if not (now and now_hired and then and then_hired):
            continue
        if max(now, then_hired) > ALIKE * min(now, then_hired):
            continue
        straight = _apart(now, then) * _apart(now_hired, then_hired)
        crossed = _apart(now, then_hired) * _apart(now_hired, then)
        if crossed <= ALIKE and straight >= UNLIKE * crossed:
            yield ask(Regel.VERWISSELD, pair, year, own, now, then)


def _positive(opgave: Opgave | None, veld: Veld) -> int:
    """What a return tells of a field; nothing below zero, and nothing for unknown."""
    return max(0, (opgave.waarde(veld) or 0) if opgave else 0)


def _apart(one: int, other: int) -> Fraction:
    return Fraction(max(one, other), min(one, other))


def _to_nothing(pair: Paar, year: Jaarparen, limits: Grenzen) -> Iterator[Vraag]:
    now, then = pair.meetellend, pair.meetellend_toen
    if now is None or then is None or (now == 0) == (then == 0):
        return
    if year.maten.banen(max(now, then)) > limits.naar_nul_banen:
        yield ask(
            Regel.NAAR_NUL,
            pair,
            year,
            C,
            now,
            then,
            gemeten=f"{jobs_of(then, year)} werd {jobs_of(now, year)}",
            grens=f"{limits.naar_nul_banen} banen",
        )


def _mirror(pair: Paar, year: Jaarparen, limits: Grenzen) -> Iterator[Vraag]:
    """What the other side tells of the same hours, when it is a member that answered."""
    for relatie in pair.opgave.relaties:
        other = year.spiegel.get(relatie.tegenpartij)
        if other is None or not isinstance(relatie.uren, int) or other.lid < pair.code:
            continue  # asked once, of the first of the two
        theirs = [
            back.uren
            for back in other.relaties
            if back.tegenpartij == pair.code and back.soort is MIRROR[relatie.soort]
        ]
        known = [each for each in theirs if isinstance(each, int)]
        apart = abs(sum(known) - relatie.uren)
        if len(known) < len(theirs) or apart <= hours(limits.uren_verschil):
            continue
        veld = HIRED if relatie.soort is not Soort.MANDAAT else Veld.UREN_VIA_MANDAAT
        yield ask(
            Regel.SPIEGEL,
            pair,
            year,
            veld,
            relatie.uren,
            sum(known),
            gemeten=f"{number(apart)} uur verschil met {relatie.tegenpartij}",
            grens=f"{limits.uren_verschil} uur",
        )
