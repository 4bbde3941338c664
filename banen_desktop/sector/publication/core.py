"""The core figures of an edition: totals, own and hired, what stands beside, and the measures."""

from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.sector.figures.model import Aandeel, Apart, Uitkomst
from banen_desktop.sector.publication.cells import (
    Cel,
    Eenheid,
    Lezer,
    Rij,
    Tabel,
    hidden,
    shown,
    told,
)
from banen_desktop.sector.publication.members_of_year import Delingen
from banen_desktop.sector.publication.safety import FEWEST_MEMBERS, Deling

SMALL_ONES, LARGE_ONES = "klein", "groot"
WHOLE_PERCENT = "Alleen in hele procenten: van {} is de splitsing niet bekend."


def core_table(outcome: Uitkomst, delingen: Delingen, lezer: Lezer) -> Tabel:
    """Jobs, quotum and percentage, with the coverage in members and in hours."""
    jobs, hours = delingen.meetellend, delingen.uren
    both = jobs.reason or hours.reason
    rows = [
        Rij("Leden", (shown(outcome.leden, Eenheid.LEDEN),)),
        Rij("Gaven op", (shown(outcome.geantwoord, Eenheid.LEDEN),)),
        Rij("Dekking in leden", (shown(outcome.dekking_leden, Eenheid.PROCENT),)),
        Rij("Dekking in uren", (_guarded(outcome.dekking_uren, Eenheid.PROCENT, hours.reason),)),
        Rij("Verloonde uren", (_guarded(outcome.verloonde_uren, Eenheid.UREN, hours.reason),)),
        Rij("Banen", (_guarded(outcome.banen, Eenheid.BANEN, jobs.reason),)),
        Rij("Quotum", (_guarded(outcome.quotum, Eenheid.BANEN, hours.reason),)),
        Rij("Gehaald", (_guarded(outcome.realisatie, Eenheid.PROCENT, both),)),
        Rij("Quotum van kleine werkgevers", (_small(outcome, hours, lezer),)),
        Rij("Personen", (_people(outcome, delingen.personen),)),
        *split_rows(outcome, delingen, lezer),
    ]
    return Tabel("kern", "Kerncijfers", ("Uitkomst",), tuple(rows))


def _guarded(value: Fraction | None, eenheid: Eenheid, reason: str) -> Cel:
    return hidden(eenheid, reason) if reason and value is not None else shown(value, eenheid)


def _small(outcome: Uitkomst, hours: Deling, lezer: Lezer) -> Cel:
    value = outcome.quotum_kleine_werkgevers
    if lezer is Lezer.RAAD or value is None:
        return shown(value, Eenheid.BANEN)
    groups = {each.code: SMALL_ONES if each.klein else LARGE_ONES for each in outcome.per_lid}
    if hours.reason:
        return hidden(Eenheid.BANEN, hours.reason)
    if reasons := hours.dangers(groups):
        small = reasons.get(SMALL_ONES) or "De andere leden zijn anders uit te rekenen."
        return hidden(Eenheid.BANEN, small)
    hours.divide(groups)
    return shown(value, Eenheid.BANEN)


def _people(outcome: Uitkomst, persons: Deling) -> Cel:
    if outcome.personen_onbekend and not persons.reason:
        # Who did not tell is named by no number: what is known is no total.
        return hidden(Eenheid.PERSONEN, "Van een of meer leden is het aantal niet bekend.")
    return _guarded(outcome.personen, Eenheid.PERSONEN, persons.reason)


def split_rows(outcome: Uitkomst, delingen: Delingen, lezer: Lezer) -> list[Rij]:
    """Own, hired and not split: exact, in whole percents of what was split, or not at all."""
    names = ("Eigen", "Ingeleend", "Niet gesplitst")
    values = (outcome.eigen, outcome.inleen, outcome.niet_gesplitst)
    if lezer is Lezer.RAAD:
        cells = [shown(value, Eenheid.BANEN) for value in values]
    else:
        cells = _split(outcome, delingen, values)
    return [Rij(name, (cell,)) for name, cell in zip(names, cells, strict=True)]


def _split(
    outcome: Uitkomst, delingen: Delingen, values: tuple[Fraction, Fraction, Fraction]
) -> list[Cel]:
    own, hired, jobs = delingen.eigen, delingen.inleen, delingen.meetellend
    reason = jobs.reason or own.reason or hired.reason
    if reason:
        return [hidden(Eenheid.BANEN, reason) for _ in values]
    groups = {each.code: "niet" if each.eigen is None else "gesplitst" for each in outcome.per_lid}
    if jobs.fits(groups):
        jobs.divide(groups)
        return [shown(value, Eenheid.BANEN) for value in values]
    unsplit = [lid for lid, group in groups.items() if group == "niet"]
    count = "1 lid" if len(unsplit) == 1 else f"{len(unsplit)} leden"
    why = jobs.danger_of(unsplit) or "De andere leden zijn anders uit te rekenen."
    split = values[0] + values[1]
    if not split:
        return [hidden(Eenheid.BANEN, why) for _ in values]
    shares = [dutch.format_number(decimal_of(100 * value / split), 0) for value in values[:2]]
    return [
        *(
            told(f"ongeveer {share}%", Eenheid.HEEL_PROCENT, WHOLE_PERCENT.format(count))
            for share in shares
        ),
        hidden(Eenheid.BANEN, why),
    ]


def beside_table(outcome: Uitkomst, delingen: Delingen) -> Tabel:
    """What stands beside the jobs and is never added to them."""
    found = (
        ("Nog toe te rekenen", outcome.wachten, delingen.wachten),
        ("Ingekocht", outcome.apart_inkoop, delingen.inkoop),
        ("Buiten het register", outcome.apart_buiten_register, delingen.buiten_register),
    )
    return Tabel(
        "ernaast",
        "Ernaast, nooit opgeteld",
        ("Leden", "Banen"),
        tuple(Rij(name, _beside(apart, deling)) for name, apart, deling in found),
    )


def _beside(apart: Apart, deling: Deling) -> tuple[Cel, Cel]:
    if not deling.parts:
        return shown(None, Eenheid.LEDEN), shown(None, Eenheid.BANEN)
    if deling.reason:
        return hidden(Eenheid.LEDEN, deling.reason), hidden(Eenheid.BANEN, deling.reason)
    return shown(apart.leden, Eenheid.LEDEN), shown(apart.banen, Eenheid.BANEN)


def measures_table(outcome: Uitkomst, delingen: Delingen) -> Tabel:
    """The year, the 31st of December, and the hours of December: side by side."""
    guards = {"jaar": delingen.meetellend.reason, "peildatum": delingen.op_peildatum.reason}
    names = {
        "jaar": f"Heel {outcome.maten.jaar}",
        "peildatum": "Bezet op 31 december",
        "december": "Uren van december",
    }
    return Tabel(
        "maten",
        "Jaar en 31 december",
        ("Leden", "Banen"),
        tuple(
            Rij(
                names[each.naam],
                (
                    shown(each.leden if each.banen is not None else None, Eenheid.LEDEN),
                    _guarded(each.banen, Eenheid.BANEN, guards.get(each.naam, "")),
                ),
            )
            for each in outcome.meten
        ),
    )


def in_service(share: Aandeel, zero: int | None, lezer: Lezer) -> Cel:
    """k of n members with anybody in service; where one or two stand apart, only about.

    `zero` is how many members are shown to have nothing at all.
    """
    exact = f"{share.k} van {share.n}"
    rest = share.n - share.k
    few = range(1, FEWEST_MEMBERS)
    apart = abs(rest - zero) if zero is not None else 0
    if lezer is Lezer.RAAD or not (share.k in few or rest in few or apart in few):
        return Cel(None, Eenheid.LEDEN, None, "", exact)
    reason = f"Bij minder dan {FEWEST_MEMBERS} leden is het anders."
    least = 100 * (share.n - FEWEST_MEMBERS) // share.n if share.n else 0
    if share.k in few or share.n < 2 * FEWEST_MEMBERS or apart in few:
        return hidden(Eenheid.LEDEN, reason)
    return told(f"ruim {least - least % 5}%", Eenheid.LEDEN, reason)
