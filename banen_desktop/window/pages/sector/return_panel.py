"""What stands beside the returns: one return, or two versions with what the choice would do."""

from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.reports.opgave.records import Eenheid, Veld
from banen_desktop.sector.facts.model import Monitor, Ontvangst, Toestand
from banen_desktop.sector.out.in_short import number, percent
from banen_desktop.sector.out.working_out import Uitgewerkt
from banen_desktop.window.pages.sector.member_lines import frames_of, hours
from banen_desktop.window.pages.sector.return_lines import names_of
from banen_desktop.window.parts.side_panel import SidePanel

_SHOWN = (
    Veld.VERLOONDE_UREN,
    Veld.UREN_DIENSTVERBAND,
    Veld.UREN_INLEEN,
    Veld.MEETELLENDE_UREN,
    Veld.PERSONEN,
    Veld.UREN_INKOOP_APART,
)
_SHORT = {
    Veld.VERLOONDE_UREN: "Verloonde uren",
    Veld.UREN_DIENSTVERBAND: "Eigen dienst",
    Veld.UREN_INLEEN: "Ingeleend",
    Veld.MEETELLENDE_UREN: "Samen: telt mee",
    Veld.PERSONEN: "Personen",
    Veld.UREN_INKOOP_APART: "Inkoop, apart",
}
_NOT_WHO = (
    "Aan dit bestand is niets veranderd. Wie het stuurde, zegt het getal niet. Twijfelt u, bel dan "
    "een nummer dat u al had."
)


def told(each: Ontvangst, veld: Veld) -> str:
    """A value as it was told; a reason in words where there is none."""
    found = each.opgave.waarden.get(veld)
    if found is None:
        return "–"
    if not isinstance(found, int):
        return "blijft thuis" if found == "klein" else found.label
    places = 1 if veld.eenheid is Eenheid.BANEN else 0
    return dutch.format_number(Decimal(found) / 100, places)


def fill_return(
    panel: SidePanel,
    name: str,
    chosen: Ontvangst,
    counting: Ontvangst | None,
    found: Uitgewerkt | None,
) -> None:
    """One return, beside the one that counts where that is another."""
    waits = chosen.toestand in {Toestand.WACHT, Toestand.CONFLICT}
    panel.text(f"{name}   {chosen.opgave.lid}", soft=True)
    if waits:
        panel.heading(f"Neemt u versie {chosen.opgave.volgnummer} aan?")
        now = f"Tot u kiest telt versie {counting.opgave.volgnummer}." if counting else ""
        panel.text(f"{now} Beide blijven.".strip() if counting else "Tot u kiest telt er geen.")
    else:
        panel.heading(chosen.toestand.label)
    shown = [chosen] if counting is None or counting is chosen else [counting, chosen]
    titles = ["", *(_titled(each, shown) for each in shown)]
    rows = [(["Ontvangen", *(_day(each) for each in shown)], False)]
    for veld in _SHOWN:
        values = [told(each, veld) for each in shown]
        if len(values) == 2 and values[0] != values[1]:
            values[1] = f"*{values[1]}"
        rows.append(([_SHORT[veld], *values], False))
    panel.grid(titles, rows)
    if waits and found is not None:
        panel.text(_consequence(found, counting, chosen))
    if chosen.opgave.controlegetal:
        panel.strong(f"Controlegetal van versie {chosen.opgave.volgnummer}")
        panel.heading(chosen.opgave.controlegetal)
        panel.text(_NOT_WHO)
    elif chosen.bron or chosen.bestand:
        panel.text(f"Bron: {chosen.bron or chosen.bestand}", soft=True)


def _titled(each: Ontvangst, shown: list[Ontvangst]) -> str:
    same = len({other.opgave.volgnummer for other in shown}) < len(shown)
    now = " (telt)" if same and each.toestand is Toestand.GELDT else ""
    return f"Versie {each.opgave.volgnummer}{now}"


def _day(each: Ontvangst) -> str:
    return dutch.format_date(each.ontvangen_op)[:5] if each.ontvangen_op else "–"


def _consequence(found: Uitgewerkt, counting: Ontvangst | None, chosen: Ontvangst) -> str:
    """What the sector becomes by the choice, before it is made."""
    outcome = found.cijfers.uitkomst
    paid = sum(each.verloonde_uren for each in outcome.per_lid)
    counts = sum(each.meetellend for each in outcome.per_lid)
    new_paid = paid + _value(chosen, Veld.VERLOONDE_UREN) - _value(counting, Veld.VERLOONDE_UREN)
    new_counts = counts + _counting(chosen) - _counting(counting)
    maten = outcome.maten
    before, after = number(outcome.banen), number(maten.banen(new_counts))
    shares = percent(outcome.realisatie), percent(maten.realisatie(new_counts, new_paid))
    told_share = f", van {shares[0]} naar {shares[1]}" if all(shares) else ""
    return f"De sector gaat dan van {before} naar {after} banen{told_share}."


def _value(each: Ontvangst | None, veld: Veld) -> int:
    return (each.opgave.waarde(veld) or 0) if each else 0


def _counting(each: Ontvangst | None) -> int:
    whole = each.opgave.waarde(Veld.MEETELLENDE_UREN) if each else None
    if whole is not None:
        return whole
    return _value(each, Veld.UREN_DIENSTVERBAND) + _value(each, Veld.UREN_INLEEN)


def fill_silent(panel: SidePanel, monitor: Monitor, jaar: int, code: str) -> None:
    """A member that did not answer: what is known of it without."""
    panel.text(f"{names_of(monitor).get(code, code)}   {code}", soft=True)
    panel.heading(f"Nog niets over {jaar}")
    kader = frames_of(monitor, jaar).get(code)
    rows = [("Uren in het kader", hours(kader.uren) if kader else "onbekend")]
    earlier = sorted(
        {each.opgave.jaar for each in monitor.ontvangsten if each.opgave.lid == code},
        reverse=True,
    )
    rows.append(("Gaf eerder op over", dutch.join_list(list(map(str, earlier[:3]))) or "–"))
    panel.pairs(rows)
    panel.text("Dit lid telt in geen enkel getal. Het wordt genoemd bij de dekking.")
