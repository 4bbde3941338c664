"""The hard checks: what they find leaves no total until the council has decided."""

from collections import Counter
from collections.abc import Iterator

from banen_desktop.reports.opgave.records import Periode, Uitvraag
from banen_desktop.sector.checks.asked import Vraag, ask
from banen_desktop.sector.checks.pairs import C, Jaarparen, Paar, pair
from banen_desktop.sector.checks.rules import Regel
from banen_desktop.sector.facts.model import Besluit, Monitor, Ontvangst, Toestand
from banen_desktop.sector.facts.standing import counts
from banen_desktop.sector.figures.returns import LARGEST


def hard_questions(monitor: Monitor, year: Jaarparen) -> Iterator[Vraag]:
    """What is asked of every return that counts, or that would if it were of this year."""
    twice = Counter(lid.code for lid in monitor.leden)
    requests = {each.id: each for each in monitor.uitvragen}
    standing = {one.code: one for one in year.paren}
    for one in year.paren:
        if one.lid is None:
            yield ask(Regel.LID_ONBEKEND, one, year, C, one.meetellend)
        elif counts(one.lid, year.jaar):
            if twice[one.code] > 1:
                yield ask(Regel.LID_DUBBEL, one, year, C, one.meetellend)
            yield from _values(one, year)
    for each in _received(monitor, year.jaar, requests):
        yield from _whole_return(each, year, requests, standing)


def _received(monitor: Monitor, jaar: int, requests: dict[str, Uitvraag]) -> Iterator[Ontvangst]:
    """The returns of the year, and those that were asked for the year and tell of another."""
    refused = {each.ontvangst for each in monitor.bevindingen if each.besluit is Besluit.TELT_NIET}
    for each in monitor.ontvangsten:
        asked = requests.get(each.opgave.uitvraag)
        about = each.opgave.jaar == jaar or (asked is not None and asked.jaar == jaar)
        if about and each.toestand is Toestand.GELDT and each.id not in refused:
            yield each


def _whole_return(
    each: Ontvangst, year: Jaarparen, requests: dict[str, Uitvraag], standing: dict[str, Paar]
) -> Iterator[Vraag]:
    opgave, asked = each.opgave, requests.get(each.opgave.uitvraag)
    alone = pair(each)
    other_request = asked is not None and (asked.jaar, asked.periode) != (
        opgave.jaar,
        opgave.periode,
    )
    if other_request or (asked is None and opgave.periode is not Periode.JAAR):
        yield ask(Regel.ANDER_JAAR, alone, year, C, alone.meetellend)
    first = standing.get(opgave.lid)
    same_time = opgave.jaar == year.jaar and opgave.periode is Periode.JAAR
    if same_time and first is not None and first.ontvangst.id != each.id:
        yield ask(Regel.LID_DUBBEL, alone, year, C, alone.meetellend)


def _values(one: Paar, year: Jaarparen) -> Iterator[Vraag]:
    for veld, value in one.opgave.waarden.items():
        if isinstance(value, int) and value < 0:
            yield ask(Regel.NEGATIEF, one, year, veld, value, grens="0")
        if isinstance(value, int) and abs(value) > LARGEST:
            yield ask(Regel.EENHEID_ONBEKEND, one, year, veld, value)
    paid, counting = one.uren, one.meetellend
    if paid is not None and counting is not None and counting > paid:
        yield ask(Regel.C_BOVEN_A, one, year, C, counting, paid)
