"""What a return is compared with: the same member a year ago, its frame, and the law's units."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from banen_desktop.reports.opgave.records import Opgave, Veld
from banen_desktop.sector.facts.model import Lid, Monitor, Ontvangst
from banen_desktop.sector.figures.measures import Maten
from banen_desktop.sector.figures.members import units_between
from banen_desktop.sector.figures.returns import counting_hours, persons_of, standing

A, C = Veld.VERLOONDE_UREN, Veld.MEETELLENDE_UREN


@dataclass(frozen=True, slots=True)
class Paar:
    """One return that counts, and what there is beside it; numbers are hundredths.

    `uren`, `meetellend` and `personen` are what it tells: paid hours, hours that count, and the
    persons of whom those are. `uren_toen` and `meetellend_toen` of a year ago are those of all
    that went into the member; `vorige` is the return of the same member alone. `lid` is `None`
    when the code is nobody's.
    """

    ontvangst: Ontvangst
    lid: Lid | None
    kader: int | None
    vorige: Opgave | None
    uren_toen: int | None
    meetellend_toen: int | None
    uren: int | None
    meetellend: int | None
    personen: int | None

    @property
    def opgave(self) -> Opgave:
        """The return itself."""
        return self.ontvangst.opgave

    @property
    def code(self) -> str:
        """The code of the member, as told."""
        return self.ontvangst.opgave.lid


@dataclass(frozen=True, slots=True)
class Jaarparen:
    """All returns that count of a year, with the totals that influence is measured against.

    `uren_per_fte` and `weken` are what the law says that an average employee works, and how many
    weeks a year has.
    """

    jaar: int
    maten: Maten
    paren: tuple[Paar, ...]
    uren: int
    meetellend: int
    uren_per_fte: Decimal | None
    weken: Decimal
    spiegel: Mapping[str, Opgave] = field(default_factory=dict)


def pair(
    ontvangst: Ontvangst,
    lid: Lid | None = None,
    kader: int | None = None,
    vorige: Opgave | None = None,
    uren_toen: int | None = None,
    meetellend_toen: int | None = None,
) -> Paar:
    """A return with what it tells itself, worked out once."""
    opgave = ontvangst.opgave
    return Paar(
        ontvangst,
        lid,
        kader,
        vorige,
        uren_toen,
        meetellend_toen,
        opgave.waarde(A),
        counting_hours(opgave),
        persons_of(opgave),
    )


def pairs_of(
    monitor: Monitor, maten: Maten, uren_per_fte: Decimal | None, weken: Decimal
) -> Jaarparen:
    """Every return that counts over the year of the measures, also of who is no member."""
    jaar = maten.jaar
    now, then = standing(monitor, jaar), standing(monitor, jaar - 1)
    leden: dict[str, Lid] = {}
    for lid in monitor.leden:
        leden.setdefault(lid.code, lid)
    frames = {each.lid: each.uren for each in monitor.kaders if each.jaar == jaar}
    before = {unit.nu[0]: unit.toen for unit in units_between(monitor, jaar) if len(unit.nu) == 1}
    paren = tuple(
        pair(
            each,
            lid=leden.get(code),
            kader=frames.get(code),
            vorige=then[code].opgave if code in then else None,
            uren_toen=_together(before.get(code, (code,)), then, paid=True),
            meetellend_toen=_together(before.get(code, (code,)), then, paid=False),
        )
        for code, each in now.items()
    )
    return Jaarparen(
        jaar=jaar,
        maten=maten,
        paren=paren,
        uren=sum(each.uren or 0 for each in paren if each.lid),
        meetellend=sum(each.meetellend or 0 for each in paren if each.lid),
        uren_per_fte=uren_per_fte,
        weken=weken,
        spiegel={code: each.opgave for code, each in now.items()},
    )


def _together(codes: tuple[str, ...], then: Mapping[str, Ontvangst], *, paid: bool) -> int | None:
    """The hours of all of these, unknown when one of them did not tell."""
    if not codes:
        return None
    whole = 0
    for code in codes:
        opgave = then[code].opgave if code in then else None
        hours = None if opgave is None else opgave.waarde(A) if paid else counting_hours(opgave)
        if hours is None:
            return None
        whole += hours
    return whole
