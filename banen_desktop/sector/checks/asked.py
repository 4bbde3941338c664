"""What a check found: a question with what was measured, both values, and its influence."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.reports.opgave.records import HONDERDSTEN, Eenheid, Veld
from banen_desktop.sector.checks.pairs import A, Jaarparen, Paar
from banen_desktop.sector.checks.rules import Regel
from banen_desktop.sector.facts.model import Besluit, Bevinding

WORDS = {
    Eenheid.UREN: ("uur", "uur"),
    Eenheid.PERSONEN: ("persoon", "personen"),
    Eenheid.BANEN: ("baan", "banen"),
}


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question about one return; it never changes a number.

    `opgegeven` and `verwacht` are hundredths of `veld`; without `verwacht` nothing is known to
    compare with. `invloed` is what it can move the total of the sector, in percent.
    """

    regel: Regel
    lid: str
    ontvangst: str
    veld: Veld
    opgegeven: int | None
    verwacht: int | None
    gemeten: str
    grens: str
    zin: str
    invloed: Fraction
    bevinding: Bevinding | None = None

    @property
    def hard(self) -> bool:
        """Whether there is no total until the council has decided."""
        return self.regel.hard

    @property
    def open(self) -> bool:
        """Whether the council has not decided yet, or waits for another return."""
        decided = self.bevinding.besluit if self.bevinding else None
        return decided is None or decided is Besluit.NIEUWE_OPGAVE


def ask(
    regel: Regel,
    pair: Paar,
    year: Jaarparen,
    veld: Veld,
    opgegeven: int | None,
    verwacht: int | None = None,
    gemeten: str = "",
    grens: str = "",
    nu: str = "",
    toen: str = "",
) -> Vraag:
    """A question about a return; without words of its own it tells both values with their unit."""
    return Vraag(
        regel=regel,
        lid=pair.code,
        ontvangst=pair.ontvangst.id,
        veld=veld,
        opgegeven=opgegeven,
        verwacht=verwacht,
        gemeten=gemeten,
        grens=grens,
        zin=regel.vraag.format(
            nu=nu or told(opgegeven, veld),
            toen=toen or told(verwacht, veld),
            jaar=year.jaar,
            vorig=year.jaar - 1,
        ),
        invloed=influence(pair, year, veld, opgegeven, verwacht),
    )


def influence(
    pair: Paar, year: Jaarparen, veld: Veld, opgegeven: int | None, verwacht: int | None
) -> Fraction:
    """How far the sector moves, in percent, when the expected value is the right one.

    Of a value that is in no total only the return itself can be taken away.
    """
    if veld.eenheid is not Eenheid.UREN:
        return Fraction(0) if verwacht is not None else _whole(pair, year)
    if opgegeven is None or verwacht is None:
        return _whole(pair, year)
    total = year.uren if veld is A else year.meetellend
    return _percent(abs(opgegeven - verwacht), total)


def _whole(pair: Paar, year: Jaarparen) -> Fraction:
    return max(
        _percent(abs(pair.meetellend or 0), year.meetellend),
        _percent(abs(pair.uren or 0), year.uren),
    )


def _percent(part: int, whole: int) -> Fraction:
    # Beside an empty sector everything is all of it.
    return Fraction(100 * part, abs(whole)) if whole else Fraction(100 if part else 0)


def told(honderdsten: int | None, veld: Veld) -> str:
    """A value with its unit as a person reads it."""
    if honderdsten is None:
        return "een onbekend getal"
    one, many = WORDS[veld.eenheid]
    return dutch.plural(number(honderdsten), one, many)


def number(honderdsten: int) -> str:
    """Hundredths as a number."""
    return dutch.format_number(Decimal(honderdsten).scaleb(-2))


def times(ratio: Fraction) -> str:
    """How many times, in two decimals, or more of them when it is small."""
    places = 2 if ratio >= Fraction(1, 10) or not ratio else 4
    return f"{dutch.format_number(decimal_of(ratio), places)} ×"


def jobs_of(honderdsten: int, year: Jaarparen) -> str:
    """Hundredths of hours in jobs."""
    return dutch.jobs(decimal_of(year.maten.banen(honderdsten)))


def hours(amount: int) -> int:
    """Whole hours in hundredths."""
    return amount * HONDERDSTEN
