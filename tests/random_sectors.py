"""Random sectors with mergers, versions, silence, zeros, guarded returns and unknown frames."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Sector
from banen_desktop.reports.opgave.records import Kwaliteit, Opgave, Stand, Uitvraag, Veld, Weg
from banen_desktop.sector.facts.model import (
    Besluit,
    Bevinding,
    Kader,
    Langs,
    Lid,
    Monitor,
    Ontvangst,
    Raad,
    Toestand,
)

YEARS = (2023, 2024)
CLASSES = ("", "groot", "klein", "middel")
WHOLE = st.integers(0, 40).map(lambda number: number * 100)
HOURS = st.one_of(
    st.just(0),
    st.integers(1, 3_000_000),
    st.integers(1, 400).map(lambda number: number * 133_100),
)
PAID = st.one_of(st.just(0), st.integers(1, 9_000_000_00), st.just(4_057_500), st.just(4_057_499))
_BOUNDS = [(2015, 1, 1), (2022, 12, 31), (2023, 12, 31), (2024, 1, 1), (2024, 7, 1), (2025, 1, 1)]
DAYS = st.one_of(st.none(), st.sampled_from([date(*day) for day in [*_BOUNDS, (2024, 12, 31)]]))


@st.composite
def members(draw: st.DrawFn, most: int) -> list[Lid]:
    """Members that may go into one another, also in a row, and may belong elsewhere."""
    number = draw(st.integers(0, most))
    codes = [f"L{each}" for each in range(number)]
    made = []
    for code in codes:
        into = draw(st.one_of(st.just(""), st.sampled_from([*codes, "weg"])))
        ends = draw(st.sampled_from([date(2023, 12, 31), date(2024, 6, 30), date(2022, 12, 31)]))
        made.append(
            Lid(
                code,
                klasse=draw(st.sampled_from(CLASSES)),
                regio=draw(st.sampled_from(CLASSES)),
                lid_van=draw(DAYS),
                lid_tot=ends if into and draw(st.booleans()) else draw(DAYS),
                in_populatie=draw(st.sampled_from([JaNee.JA, JaNee.JA, JaNee.JA, JaNee.NEE])),
                opvolger=into,
            )
        )
    return made


@st.composite
def values(draw: st.DrawFn, strange: bool) -> dict[Veld, int | Weg]:
    """What one return says: split, whole only, guarded, with a hole, or not adding up.

    With `strange` a number may also be below zero, or larger than all of the country.
    """
    own, hired, kind = draw(HOURS), draw(HOURS), draw(st.integers(0, 9))
    found: dict[Veld, int | Weg] = {
        Veld.VERLOONDE_UREN: draw(PAID),
        Veld.UREN_DIENSTVERBAND: own,
        Veld.UREN_INLEEN: hired,
        Veld.PERSONEN_DIENSTVERBAND: draw(WHOLE),
        Veld.PERSONEN_INLEEN: draw(WHOLE),
        Veld.UREN_INKOOP_APART: draw(st.one_of(HOURS, st.just(Weg.NIET_GEVRAAGD))),
        Veld.UREN_NOG_TOE_TE_REKENEN: draw(st.one_of(HOURS, st.just(Weg.KLEIN))),
        Veld.BANEN_OP_PEILDATUM: draw(st.one_of(HOURS, st.just(Weg.ONBEKEND))),
    }
    if kind == 0:
        found |= {
            Veld.MEETELLENDE_UREN: own + hired,
            Veld.UREN_DIENSTVERBAND: Weg.KLEIN,
            Veld.UREN_INLEEN: Weg.KLEIN,
            Veld.PERSONEN: Weg.KLEIN,
            Veld.PERSONEN_DIENSTVERBAND: Weg.KLEIN,
            Veld.PERSONEN_INLEEN: Weg.KLEIN,
        }
    elif kind == 1:
        found |= {Veld.MEETELLENDE_UREN: own + hired + draw(st.integers(-1, 1))}
    elif kind == 2:
        del found[Veld.UREN_INLEEN], found[Veld.PERSONEN_INLEEN]
    elif kind == 3:
        found[draw(st.sampled_from([Veld.VERLOONDE_UREN, Veld.UREN_INLEEN]))] = Weg.ONBEKEND
    elif kind == 4:
        found |= {Veld.PERSONEN: draw(WHOLE), Veld.MEETELLENDE_UREN: own + hired}
    elif kind == 5 and strange:
        found[draw(st.sampled_from(list(found)))] = draw(st.integers(-(10**15), 10**15))
    return found


@st.composite
def received(draw: st.DrawFn, code: str, year: int, strange: bool) -> list[Ontvangst]:
    """The returns of a member about a year: silence, one, or a few versions."""
    made = []
    for number in range(1, draw(st.sampled_from([0, 1, 1, 1, 1, 2, 3])) + 1):
        opgave = Opgave(
            code,
            year,
            stand=draw(st.sampled_from(Stand)),
            volgnummer=number,
            waarden=draw(values(strange)),
            kwaliteit=Kwaliteit(
                draw(st.sampled_from(["", "opgave", "loonaangifte"])),
                draw(st.one_of(HOURS, st.just(Weg.ONBEKEND))),
                draw(st.sampled_from([None, JaNee.JA, JaNee.NEE])),
            ),
            percentage=draw(st.sampled_from([None, Decimal("2.76"), Decimal("2.7")])),
        )
        state = draw(st.sampled_from([Toestand.GELDT, Toestand.GELDT, *Toestand]))
        made.append(Ontvangst(opgave, Langs.LIJST, toestand=state))
    return made


@st.composite
def sectors(draw: st.DrawFn, most: int = 9, strange: bool = False) -> Monitor:
    """A whole monitor of two years."""
    leden = draw(members(most))
    codes = [lid.code for lid in leden]
    returns = [
        each
        for year in YEARS
        for code in [*codes, "vreemd"]
        for each in draw(received(code, year, strange))
    ]
    frames = st.one_of(st.none(), PAID)
    refused = draw(st.lists(st.sampled_from(returns), max_size=2)) if returns else []
    return Monitor(
        raad=Raad("Raad", Sector.WATERSCHAP),
        leden=tuple(leden),
        kaders=tuple(
            Kader(code, year, draw(frames))
            for year in YEARS
            for code in codes
            if draw(st.integers(0, 4))
        ),
        uitvragen=tuple(
            Uitvraag(f"u{year}", "Raad", Sector.WATERSCHAP, year, quotumpercentage=percentage)
            for year, percentage in zip(YEARS, (Decimal("2.7"), Decimal("2.7654")), strict=True)
        ),
        ontvangsten=tuple(returns),
        bevindingen=tuple(
            Bevinding(
                "c_boven_a",
                each.opgave.lid,
                each.opgave.jaar,
                each.id,
                besluit=draw(st.sampled_from(Besluit)),
            )
            for each in refused
        ),
    )
