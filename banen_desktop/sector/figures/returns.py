"""Which return of a member counts, and what it says: hundredths, `None` for unknown."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from banen_desktop.dossier.choice import JaNee
from banen_desktop.reports.opgave.records import Opgave, Periode, Stand, Veld, Weg
from banen_desktop.sector.facts.model import Besluit, Monitor, Ontvangst, Toestand

LARGEST = 10**13
"""Hundredths; more hours than all of the country works. The totals of a million returns that are
smaller fit in 64 bits."""


@dataclass(frozen=True, slots=True)
class Cijfers:
    """What one return says, in hundredths of hours, persons and jobs.

    `gesplitst` says that own and hired are known and add up to the whole; else both are `None`.
    `iemand_eigen`, `iemand_inleen`: whether anybody is; `None` where the return leaves it open.
    """

    lid: str
    ontvangst: str
    verloonde_uren: int
    meetellend: int
    eigen: int | None
    inleen: int | None
    wachten: int | None
    inkoop: int | None
    buiten_register: int | None
    personen: int | None
    personen_eigen: int | None
    personen_inleen: int | None
    iemand_eigen: bool | None
    iemand_inleen: bool | None
    op_peildatum: int | None
    vorig_jaar: int | None
    voorlopig: bool
    percentage: Decimal | None
    herkomst: str
    geschat: int | None
    register: JaNee | None

    @property
    def gesplitst(self) -> bool:
        """Whether own and hired are known apart."""
        return self.eigen is not None


def standing(monitor: Monitor, jaar: int) -> dict[str, Ontvangst]:
    """The return that counts of every member, by code; of two that would count the highest."""
    refused = {each.ontvangst for each in monitor.bevindingen if each.besluit is Besluit.TELT_NIET}
    found: dict[str, Ontvangst] = {}
    for each in monitor.ontvangsten:
        opgave = each.opgave
        if (
            opgave.jaar == jaar
            and opgave.periode is Periode.JAAR
            and each.toestand is Toestand.GELDT
            and each.id not in refused
        ):
            other = found.get(opgave.lid)
            if other is None or opgave.volgnummer >= other.opgave.volgnummer:
                found[opgave.lid] = each
    return found


def figures_in(ontvangst: Ontvangst) -> Cijfers | None:
    """What a return says; nothing when its paid hours or what counts is not known."""
    opgave = ontvangst.opgave
    verloond, meetellend = opgave.waarde(Veld.VERLOONDE_UREN), counting_hours(opgave)
    if verloond is None or meetellend is None or any(_too_large(opgave)):
        return None
    eigen, inleen = split_of(opgave, meetellend)
    iemand_eigen = _anybody(opgave, Veld.PERSONEN_DIENSTVERBAND, eigen, meetellend)
    return Cijfers(
        lid=opgave.lid,
        ontvangst=ontvangst.id,
        verloonde_uren=verloond,
        meetellend=meetellend,
        eigen=eigen,
        inleen=inleen,
        wachten=opgave.waarde(Veld.UREN_NOG_TOE_TE_REKENEN),
        inkoop=opgave.waarde(Veld.UREN_INKOOP_APART),
        buiten_register=opgave.waarde(Veld.UREN_BUITEN_REGISTER_APART),
        personen=persons_of(opgave),
        personen_eigen=opgave.waarde(Veld.PERSONEN_DIENSTVERBAND),
        personen_inleen=opgave.waarde(Veld.PERSONEN_INLEEN),
        iemand_eigen=iemand_eigen,
        iemand_inleen=_anybody(opgave, Veld.PERSONEN_INLEEN, inleen, meetellend),
        op_peildatum=opgave.waarde(Veld.BANEN_OP_PEILDATUM),
        vorig_jaar=opgave.waarde(Veld.VERLOONDE_UREN_VORIG_JAAR),
        voorlopig=opgave.stand is Stand.VOORLOPIG,
        percentage=opgave.percentage,
        herkomst=opgave.kwaliteit.herkomst_uren,
        geschat=_number(opgave.kwaliteit.geschatte_uren),
        register=opgave.kwaliteit.register_gecontroleerd,
    )


def counting_hours(opgave: Opgave) -> int | None:
    """The hours that count: as told, or own and hired together.

    A part that was not asked for is no part of it; a part that is unknown makes it unknown.
    """
    told = opgave.waarde(Veld.MEETELLENDE_UREN)
    if told is not None:
        return told
    parts = [
        opgave.waarden.get(veld, Weg.NIET_GEVRAAGD)
        for veld in (Veld.UREN_DIENSTVERBAND, Veld.UREN_INLEEN)
    ]
    known = [part for part in parts if isinstance(part, int)]
    open_ = [part for part in parts if part in {Weg.KLEIN, Weg.ONBEKEND}]
    return sum(known) if known and not open_ else None


def split_of(opgave: Opgave, meetellend: int) -> tuple[int | None, int | None]:
    """Own and hired hours that add up to what counts, or two unknowns."""
    eigen, inleen = opgave.waarde(Veld.UREN_DIENSTVERBAND), opgave.waarde(Veld.UREN_INLEEN)
    if eigen is None and inleen is None:
        # Nothing that counts is nothing of both.
        return (0, 0) if meetellend == 0 else (None, None)
    eigen = meetellend - (inleen or 0) if eigen is None else eigen
    inleen = meetellend - eigen if inleen is None else inleen
    fits = eigen + inleen == meetellend and eigen >= 0 and inleen >= 0
    return (eigen, inleen) if fits else (None, None)


def persons_of(opgave: Opgave) -> int | None:
    """The persons of whom hours count: as told, or own and hired together."""
    told = opgave.waarde(Veld.PERSONEN)
    own, hired = opgave.waarde(Veld.PERSONEN_DIENSTVERBAND), opgave.waarde(Veld.PERSONEN_INLEEN)
    if told is not None:
        return told
    if hired is None and Veld.PERSONEN_INLEEN not in opgave.waarden:
        return own
    return own + hired if own is not None and hired is not None else None


def _anybody(opgave: Opgave, veld: Veld, uren: int | None, meetellend: int) -> bool | None:
    persons = opgave.waarde(veld)
    if persons is not None:
        return persons > 0
    if meetellend == 0:
        return False
    return uren > 0 if uren is not None else None


def _too_large(opgave: Opgave) -> Iterator[bool]:
    for value in opgave.waarden.values():
        yield isinstance(value, int) and abs(value) > LARGEST


def _number(value: int | Weg) -> int | None:
    return value if isinstance(value, int) and abs(value) <= LARGEST else None
