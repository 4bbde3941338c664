"""A year of the sector as data for other programs: everything, for the council itself.

Counts are whole numbers; jobs, hours and percentages are decimal texts, percentages in percent.
The texts are for reading and comparing: whoever adds them up again should take the hours.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.sector.checks.asked import Vraag
from banen_desktop.sector.checks.questions import Controle
from banen_desktop.sector.figures.model import (
    Aandeel,
    Apart,
    Deel,
    Groep,
    Jaarcijfers,
    Kwaliteit,
    Lidcijfers,
    Paneel,
    Reeksjaar,
    Uitkomst,
)

DECIMALS = 6


def year_data(found: Jaarcijfers, now: Controle, before: Controle | None) -> dict[str, Any]:
    """Everything of a year, as the council sees it.

    A hard question that the council has not decided leaves no total, and one about the year
    before leaves nothing to compare with.
    """
    outcome, panel = found.uitkomst, found.zelfde_leden
    total = not now.geen_totaal
    compared = total and not (before and before.geen_totaal)
    return {
        "jaar": outcome.maten.jaar,
        "uitkomst": outcome_data(outcome) if total else None,
        "geen_totaal": [_question(each) for each in now.geen_totaal],
        "vragen_open": len(now.open),
        "zelfde_leden": _panel(panel) if panel and compared else None,
        "alle_antwoorden_groei": _text(found.alle_antwoorden_groei) if compared else None,
        "breuk": found.breuk,
        "reeks": [_year_of_series(row) for row in found.reeks] if total else [],
    }


def outcome_data(outcome: Uitkomst) -> dict[str, Any]:
    """The outcome of one year."""
    return {
        **_coverage(outcome),
        **_jobs(outcome),
        **_shares(outcome),
        **_persons(outcome),
        "meten": {
            each.naam: {"leden": each.leden, "banen": _text(each.banen)} for each in outcome.meten
        },
        "klassen": [_group(each) for each in outcome.klassen],
        "regios": [_group(each) for each in outcome.regios],
        "kwaliteit": _quality(outcome.kwaliteit),
        "per_lid": [_member(each) for each in outcome.per_lid],
    }


def _coverage(outcome: Uitkomst) -> dict[str, Any]:
    return {
        "leden": outcome.leden,
        "geantwoord": outcome.geantwoord,
        "niet": list(outcome.niet),
        "onvolledig": list(outcome.onvolledig),
        "buiten": list(outcome.buiten),
        "voorlopig": list(outcome.voorlopig),
        "kader_onbekend": list(outcome.kader_onbekend),
        "dekking_leden": _text(outcome.dekking_leden),
        "dekking_uren": _text(outcome.dekking_uren),
        "uren_kader": _text(outcome.uren_kader),
    }


def _jobs(outcome: Uitkomst) -> dict[str, Any]:
    return {
        "verloonde_uren": _text(outcome.verloonde_uren),
        "banen": _text(outcome.banen),
        "eigen": _text(outcome.eigen),
        "inleen": _text(outcome.inleen),
        "niet_gesplitst": _text(outcome.niet_gesplitst),
        "leden_niet_gesplitst": outcome.leden_niet_gesplitst,
        "ondergrens": _text(outcome.ondergrens),
        "bijschatting_naar_uren": _text(outcome.bijschatting_naar_uren),
        **_apart("wachten", outcome.wachten),
        **_apart("apart_inkoop", outcome.apart_inkoop),
        **_apart("apart_buiten_register", outcome.apart_buiten_register),
    }


def _shares(outcome: Uitkomst) -> dict[str, Any]:
    quartiles = outcome.kwartielen
    maten = outcome.maten
    return {
        "quotumpercentage": None if maten.quotumpercentage is None else str(maten.quotumpercentage),
        "percentage_status": maten.status,
        "percentage_bron": maten.bron,
        "ander_percentage": {code: str(used) for code, used in outcome.ander_percentage},
        "quotum": _text(outcome.quotum),
        "quotum_kleine_werkgevers": _text(outcome.quotum_kleine_werkgevers),
        "kleine_werkgevers": outcome.kleine_werkgevers,
        "realisatie": _text(outcome.realisatie),
        "gemiddelde_van_percentages": _text(outcome.gemiddelde_van_percentages),
        "verdeling": dict(outcome.verdeling_grof),
        "verdeling_fijn": dict(outcome.verdeling),
        "zonder_percentage": outcome.zonder_percentage,
        "kwartielen": None if quartiles is None else [_text(each) for each in quartiles],
    }


def _persons(outcome: Uitkomst) -> dict[str, Any]:
    return {
        "personen": _count(outcome.personen),
        "personen_onbekend": outcome.personen_onbekend,
        **_told("iemand_in_dienst", outcome.iemand_in_dienst),
        **_told("iemand_ingeleend", outcome.iemand_ingeleend),
        **_told("iemand_een_van_beide", outcome.iemand_een_van_beide),
    }


def _told(name: str, share: Aandeel) -> dict[str, Any]:
    bounds = share.grenzen
    return {
        name: f"{share.k} van {share.n}",
        f"{name}_grenzen": None if bounds is None else [_text(each) for each in bounds],
    }


def _apart(name: str, beside: Apart) -> dict[str, Any]:
    return {
        name: _text(beside.banen),
        f"{name}_leden": beside.leden,
        f"{name}_onbekend": beside.onbekend,
    }


def _group(group: Groep) -> dict[str, Any]:
    return {
        "naam": group.naam,
        "leden": group.leden,
        "geantwoord": group.geantwoord,
        "verloonde_uren": _text(group.verloonde_uren),
        "banen": _text(group.banen),
        "eigen": _text(group.eigen),
        "inleen": _text(group.inleen),
        "niet_gesplitst": _text(group.niet_gesplitst),
        "quotum": _text(group.quotum),
        "realisatie": _text(group.realisatie),
        "personen": _count(group.personen),
        "personen_onbekend": group.personen_onbekend,
    }


def _quality(quality: Kwaliteit) -> dict[str, Any]:
    return {
        "herkomst": [
            {"herkomst": name, "leden": members, "banen": _text(jobs)}
            for name, members, jobs in quality.herkomst
        ],
        "geschatte_uren": _text(quality.geschat),
        "geschatte_uren_onbekend": quality.geschat_onbekend,
        "register_gecontroleerd": {
            str(said or "onbekend"): members for said, members in quality.register
        },
    }


def _member(member: Lidcijfers) -> dict[str, Any]:
    return {
        "code": member.code,
        "naam": member.naam,
        "klasse": member.groep,
        "regio": member.regio,
        "verloonde_uren": _hundredths(member.verloonde_uren),
        "meetellende_uren": _hundredths(member.meetellend),
        "uren_dienstverband": _hundredths(member.eigen),
        "uren_inleen": _hundredths(member.inleen),
        "banen": _text(member.banen),
        "quotum": _text(member.quotum),
        "realisatie": _text(member.realisatie),
        "verdeling": member.klasse,
        "kleine_werkgever": member.klein,
    }


def _panel(panel: Paneel) -> dict[str, Any]:
    return {
        "van_jaar": panel.van_jaar,
        "naar_jaar": panel.naar_jaar,
        "leden": list(panel.leden),
        "van": _text(panel.van),
        "naar": _text(panel.naar),
        "groei": _text(panel.groei),
        "som": {
            name: _part(getattr(panel, name))
            for name in ("alle_toen", "zelfde", "erbij", "weg", "nu_wel", "nu_niet", "alle_nu")
        },
    }


def _part(part: Deel) -> dict[str, Any]:
    return {
        "leden_toen": part.leden_toen,
        "leden_nu": part.leden_nu,
        "banen": _text(part.banen),
    }


def _year_of_series(row: Reeksjaar) -> dict[str, Any]:
    return {
        "jaar": row.jaar,
        "banen": _text(row.banen),
        "percentage": _text(row.percentage),
        "bron": row.bron,
        "status": row.status,
        "breuk": row.breuk,
    }


def _question(asked: Vraag) -> dict[str, Any]:
    return {
        "regel": str(asked.regel),
        "lid": asked.lid,
        "titel": asked.regel.label,
        "vraag": asked.zin,
        "invloed": _text(asked.invloed),
    }


def _count(number: Fraction) -> int | str | None:
    return number.numerator if number.denominator == 1 else _text(number)


def _hundredths(number: int | None) -> str | None:
    return None if number is None else _text(Fraction(number, 100))


def _text(value: Fraction | Decimal | None) -> str | None:
    if value is None:
        return None
    exact = decimal_of(value) if isinstance(value, Fraction) else value
    return f"{dutch.rounded(exact, DECIMALS) + 0:f}"
