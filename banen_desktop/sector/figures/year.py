"""The outcome of one year, from the returns that count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from banen_desktop.dossier.choice import JaNee
from banen_desktop.reports.opgave.records import HONDERDSTEN
from banen_desktop.sector.facts.model import Kader, Lid, Monitor
from banen_desktop.sector.facts.standing import members_of
from banen_desktop.sector.figures import tables
from banen_desktop.sector.figures.measures import Maten
from banen_desktop.sector.figures.model import (
    Aandeel,
    Apart,
    Groep,
    Kwaliteit,
    Lidcijfers,
    Maat,
    Uitkomst,
)
from banen_desktop.sector.figures.returns import Cijfers, figures_in, standing


@dataclass(frozen=True, slots=True)
class Jaarfeiten:
    """What a year has to be counted: its members, their frames, and what each return says."""

    leden: tuple[Lid, ...]
    kaders: tuple[Kader, ...]
    cijfers: Mapping[str, Cijfers]
    onvolledig: tuple[str, ...]
    buiten: tuple[str, ...]


def facts_of(monitor: Monitor, jaar: int) -> Jaarfeiten:
    """The members of a year and the returns that count, those of others told apart."""
    leden, returns = members_of(monitor, jaar), standing(monitor, jaar)
    codes = {lid.code for lid in leden}
    said = {code: figures_in(each) for code, each in returns.items() if code in codes}
    return Jaarfeiten(
        leden=tuple(leden),
        kaders=tuple(each for each in monitor.kaders if each.jaar == jaar),
        cijfers={code: each for code, each in said.items() if each is not None},
        onvolledig=tuple(lid.code for lid in leden if lid.code in said and said[lid.code] is None),
        buiten=tuple(code for code in returns if code not in codes),
    )


def outcome_of(facts: Jaarfeiten, maten: Maten) -> Uitkomst:
    """Count a year; every sum is exact."""
    table = tables.table_of(facts.leden, facts.kaders, facts.cijfers)
    shares = tables.shares(table, maten.quotumpercentage)
    named = tables.classes(shares)
    frames = dict(zip(table["code"].tolist(), table["kader"].tolist(), strict=True))
    return Uitkomst(
        **_answers(facts, table, maten),
        **_jobs(table, maten),
        **_small(table, maten),
        **_persons(facts, table),
        gemiddelde_van_percentages=tables.mean(shares),
        verdeling=tables.class_counts(named),
        zonder_percentage=len(facts.cijfers) - len(shares),
        kwartielen=tables.quartiles(shares),
        ander_percentage=_other_percentages(facts, maten),
        voorlopig=tuple(code for code, each in facts.cijfers.items() if each.voorlopig),
        meten=_measures(table, maten),
        klassen=_groups(table, "klasse", maten),
        regios=_groups(table, "regio", maten),
        kwaliteit=_quality(facts, table, maten),
        per_lid=tuple(
            _member(lid, frames[lid.code], facts.cijfers[lid.code], maten, named)
            for lid in facts.leden
            if lid.code in facts.cijfers
        ),
    )


def _answers(facts: Jaarfeiten, table: Any, maten: Maten) -> dict[str, Any]:
    silent = [lid.code for lid in facts.leden if lid.code not in facts.cijfers]
    frame, returned = tables.total(table, "kader"), tables.total(table, "verloonde_uren")
    counted = maten.banen(tables.total(table, "meetellend"))
    return {
        "maten": maten,
        "leden": len(facts.leden),
        "geantwoord": len(facts.cijfers),
        "niet": tuple(code for code in silent if code not in set(facts.onvolledig)),
        "onvolledig": facts.onvolledig,
        "buiten": facts.buiten,
        "kader_onbekend": tuple(table.loc[table["kader"].isna(), "code"].tolist()),
        "dekking_leden": _percent(len(facts.cijfers), len(facts.leden)),
        "dekking_uren": _percent(returned, frame),
        "uren_kader": Fraction(frame, HONDERDSTEN),
        "bijschatting_naar_uren": counted * frame / returned if frame and returned else None,
    }


def _jobs(table: Any, maten: Maten) -> dict[str, Any]:
    paid, counting = (tables.total(table, name) for name in ("verloonde_uren", "meetellend"))
    return {
        "verloonde_uren": Fraction(paid, HONDERDSTEN),
        **{
            name: maten.banen(tables.total(table, column))
            for name, column in (
                ("banen", "meetellend"),
                ("eigen", "eigen"),
                ("inleen", "inleen"),
                ("niet_gesplitst", "niet_gesplitst"),
            )
        },
        "leden_niet_gesplitst": tables.some(table, "niet_gesplitst"),
        **{
            name: Apart(
                maten.banen(tables.total(table, column)),
                tables.some(table, column),
                tables.unknown(table, column),
            )
            for name, column in (
                ("wachten", "wachten"),
                ("apart_inkoop", "inkoop"),
                ("apart_buiten_register", "buiten_register"),
            )
        },
        "quotum": maten.quotum(paid),
        "realisatie": maten.realisatie(counting, paid),
    }


def _small(table: Any, maten: Maten) -> dict[str, Any]:
    if maten.drempel_uren is None:
        return {"quotum_kleine_werkgevers": None, "kleine_werkgevers": 0}
    small = table.loc[table["verloonde_uren"] < int(maten.drempel_uren * HONDERDSTEN)]
    return {
        "quotum_kleine_werkgevers": maten.quotum(tables.total(small, "verloonde_uren")),
        "kleine_werkgevers": len(small),
    }


def _persons(facts: Jaarfeiten, table: Any) -> dict[str, Any]:
    own = [each.iemand_eigen for each in facts.cijfers.values()]
    hired = [each.iemand_inleen for each in facts.cijfers.values()]
    either = [_or(*both) for both in zip(own, hired, strict=True)]
    members = len(facts.leden)
    return {
        "personen": Fraction(tables.total(table, "personen"), HONDERDSTEN),
        "personen_onbekend": tables.unknown(table, "personen"),
        "iemand_in_dienst": _told(own, members),
        "iemand_ingeleend": _told(hired, members),
        "iemand_een_van_beide": _told(either, members),
    }


def _or(one: bool | None, other: bool | None) -> bool | None:
    if one or other:
        return True
    return None if one is None or other is None else False


def _told(said: Sequence[bool | None], members: int) -> Aandeel:
    return Aandeel(said.count(True), len(said) - said.count(None), members)


def _percent(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


def _other_percentages(facts: Jaarfeiten, maten: Maten) -> tuple[tuple[str, Decimal], ...]:
    return tuple(
        (code, each.percentage)
        for code, each in facts.cijfers.items()
        if each.percentage is not None and each.percentage != maten.quotumpercentage
    )


def _measures(table: Any, maten: Maten) -> tuple[Maat, ...]:
    answered = int(table[tables.ANSWERED].sum())
    on_day = answered - tables.unknown(table, "op_peildatum")
    return (
        Maat("jaar", answered, maten.banen(tables.total(table, "meetellend"))),
        Maat(
            "peildatum",
            on_day,
            Fraction(tables.total(table, "op_peildatum"), HONDERDSTEN) if on_day else None,
        ),
        Maat("december", 0, None),
    )


def _groups(table: Any, column: str, maten: Maten) -> tuple[Groep, ...]:
    return tuple(
        Groep(
            naam=name,
            leden=members,
            geantwoord=answered,
            verloonde_uren=Fraction(sums["verloonde_uren"], HONDERDSTEN),
            banen=maten.banen(sums["meetellend"]),
            eigen=maten.banen(sums["eigen"]),
            inleen=maten.banen(sums["inleen"]),
            niet_gesplitst=maten.banen(sums["niet_gesplitst"]),
            quotum=maten.quotum(sums["verloonde_uren"]),
            realisatie=maten.realisatie(sums["meetellend"], sums["verloonde_uren"]),
            personen=Fraction(sums["personen"], HONDERDSTEN),
            personen_onbekend=silent,
        )
        for name, members, answered, silent, sums in tables.by_group(table, column)
    )


def _quality(facts: Jaarfeiten, table: Any, maten: Maten) -> Kwaliteit:
    registers = [each.register for each in facts.cijfers.values()]
    return Kwaliteit(
        herkomst=tuple(
            (name, members, maten.banen(hours)) for name, members, hours in tables.by_source(table)
        ),
        geschat=Fraction(tables.total(table, "geschat"), HONDERDSTEN),
        geschat_onbekend=tables.unknown(table, "geschat"),
        register=tuple((said, registers.count(said)) for said in (JaNee.JA, JaNee.NEE, None)),
    )


def _member(
    lid: Lid, frame: Any, said: Cijfers, maten: Maten, named: Mapping[str, str]
) -> Lidcijfers:
    return Lidcijfers(
        code=lid.code,
        naam=lid.naam,
        groep=lid.klasse,
        regio=lid.regio,
        kader=frame if isinstance(frame, int) else None,
        banen=maten.banen(said.meetellend),
        quotum=maten.quotum(said.verloonde_uren),
        realisatie=maten.realisatie(said.meetellend, said.verloonde_uren),
        klasse=named.get(lid.code, ""),
        klein=(
            maten.drempel_uren is not None
            and said.verloonde_uren < maten.drempel_uren * HONDERDSTEN
        ),
        **{name: getattr(said, name) for name in _TAKEN},
    )


_TAKEN = (
    *tables.HOURS,
    *("personen", "personen_eigen", "personen_inleen", "op_peildatum"),
    *("iemand_eigen", "iemand_inleen"),
)
