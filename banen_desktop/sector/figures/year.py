"""The outcome of one year, from the returns that count."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any

from banen_desktop.dossier.choice import JaNee
from banen_desktop.reports.opgave.records import HONDERDSTEN
from banen_desktop.sector.facts.model import Lid, Monitor
from banen_desktop.sector.facts.standing import members_of
from banen_desktop.sector.figures.columns import (
    COUNTED,
    FRAME,
    UNSPLIT,
    Groepssom,
    Kolommen,
    Sommen,
)
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
from banen_desktop.sector.figures.returns import LARGEST, Cijfers, figures_in, standing


@dataclass(frozen=True, slots=True)
class Jaarfeiten:
    """What a year has to be counted: its members, their frames, and what each return says."""

    leden: tuple[Lid, ...]
    kaders: Mapping[str, int]
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
        kaders={
            each.lid: each.uren
            for each in monitor.kaders
            if each.jaar == jaar and each.uren is not None and abs(each.uren) <= LARGEST
        },
        cijfers={code: each for code, each in said.items() if each is not None},
        onvolledig=tuple(lid.code for lid in leden if lid.code in said and said[lid.code] is None),
        buiten=tuple(code for code in returns if code not in codes),
    )


def columns_of(facts: Jaarfeiten, maten: Maten) -> Kolommen:
    """What the child needs of a year."""
    told = [facts.cijfers.get(lid.code) for lid in facts.leden]
    numbers: dict[str, list[int | None]] = {FRAME: [facts.kaders.get(e.code) for e in facts.leden]}
    for name in COUNTED:
        take = attrgetter(name)
        numbers[name] = [None if each is None else take(each) for each in told]
    limit = maten.drempel_uren
    return Kolommen(
        klasse=[lid.klasse for lid in facts.leden],
        regio=[lid.regio for lid in facts.leden],
        herkomst=["" if each is None else each.herkomst for each in told],
        geantwoord=[each is not None for each in told],
        getallen=numbers,
        percentage=maten.quotumpercentage,
        drempel=None if limit is None else int(limit * HONDERDSTEN),
    )


def outcome_of(facts: Jaarfeiten, sums: Sommen, maten: Maten) -> Uitkomst:
    """The outcome of a year, from what its columns come to; every number is exact."""
    return Uitkomst(
        **_answers(facts, sums, maten),
        **_jobs(sums, maten),
        **_persons(facts, sums),
        quotum_kleine_werkgevers=(
            None if maten.drempel_uren is None else maten.quotum(sums.uren_van_kleine)
        ),
        kleine_werkgevers=sums.kleine_werkgevers,
        gemiddelde_van_percentages=sums.gemiddelde,
        verdeling=sums.aantallen,
        zonder_percentage=len(facts.cijfers) - sum(members for _, members in sums.aantallen),
        kwartielen=sums.kwartielen,
        ander_percentage=_other_percentages(facts, maten),
        voorlopig=tuple(code for code, each in facts.cijfers.items() if each.voorlopig),
        meten=_measures(facts, sums, maten),
        klassen=_groups(sums.klassen, maten),
        regios=_groups(sums.regios, maten),
        kwaliteit=_quality(facts, sums, maten),
        per_lid=tuple(
            _member(lid, facts, maten, named)
            for lid, named in zip(facts.leden, sums.klasse_van, strict=True)
            if lid.code in facts.cijfers
        ),
    )


def _answers(facts: Jaarfeiten, sums: Sommen, maten: Maten) -> dict[str, Any]:
    told = facts.cijfers.keys() | set(facts.onvolledig)
    frame, returned = sums.totaal["kader"], sums.totaal["verloonde_uren"]
    counted = maten.banen(sums.totaal["meetellend"])
    return {
        "maten": maten,
        "leden": len(facts.leden),
        "geantwoord": len(facts.cijfers),
        "niet": tuple(lid.code for lid in facts.leden if lid.code not in told),
        "onvolledig": facts.onvolledig,
        "buiten": facts.buiten,
        "kader_onbekend": tuple(
            lid.code for lid in facts.leden if facts.kaders.get(lid.code) is None
        ),
        "dekking_leden": _percent(len(facts.cijfers), len(facts.leden)),
        "dekking_uren": _percent(returned, frame),
        "uren_kader": Fraction(frame, HONDERDSTEN),
        "bijschatting_naar_uren": counted * frame / returned if frame and returned else None,
    }


def _jobs(sums: Sommen, maten: Maten) -> dict[str, Any]:
    paid, counting = (sums.totaal[name] for name in ("verloonde_uren", "meetellend"))
    return {
        "verloonde_uren": Fraction(paid, HONDERDSTEN),
        **{
            name: maten.banen(sums.totaal[column])
            for name, column in (
                ("banen", "meetellend"),
                ("eigen", "eigen"),
                ("inleen", "inleen"),
                ("niet_gesplitst", "niet_gesplitst"),
            )
        },
        "leden_niet_gesplitst": sums.meer_dan_niets["niet_gesplitst"],
        **{
            name: Apart(
                maten.banen(sums.totaal[column]),
                sums.meer_dan_niets[column],
                sums.onbekend[column],
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


def _persons(facts: Jaarfeiten, sums: Sommen) -> dict[str, Any]:
    own = [each.iemand_eigen for each in facts.cijfers.values()]
    hired = [each.iemand_inleen for each in facts.cijfers.values()]
    either = [_or(*both) for both in zip(own, hired, strict=True)]
    members = len(facts.leden)
    return {
        "personen": Fraction(sums.totaal["personen"], HONDERDSTEN),
        "personen_onbekend": sums.onbekend["personen"],
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


def _measures(facts: Jaarfeiten, sums: Sommen, maten: Maten) -> tuple[Maat, ...]:
    answered = len(facts.cijfers)
    on_day = answered - sums.onbekend["op_peildatum"]
    return (
        Maat("jaar", answered, maten.banen(sums.totaal["meetellend"])),
        Maat(
            "peildatum",
            on_day,
            Fraction(sums.totaal["op_peildatum"], HONDERDSTEN) if on_day else None,
        ),
        Maat("december", 0, None),
    )


def _groups(found: Iterable[Groepssom], maten: Maten) -> tuple[Groep, ...]:
    return tuple(
        Groep(
            naam=group.naam,
            leden=group.leden,
            geantwoord=group.geantwoord,
            verloonde_uren=Fraction(group.sommen["verloonde_uren"], HONDERDSTEN),
            banen=maten.banen(group.sommen["meetellend"]),
            eigen=maten.banen(group.sommen["eigen"]),
            inleen=maten.banen(group.sommen["inleen"]),
            niet_gesplitst=maten.banen(group.sommen[UNSPLIT]),
            quotum=maten.quotum(group.sommen["verloonde_uren"]),
            realisatie=maten.realisatie(group.sommen["meetellend"], group.sommen["verloonde_uren"]),
            personen=Fraction(group.sommen["personen"], HONDERDSTEN),
            personen_onbekend=group.personen_onbekend,
        )
        for group in found
    )


def _quality(facts: Jaarfeiten, sums: Sommen, maten: Maten) -> Kwaliteit:
    registers = [each.register for each in facts.cijfers.values()]
    return Kwaliteit(
        herkomst=tuple(
            (name, members, maten.banen(hours)) for name, members, hours in sums.herkomst
        ),
        geschat=Fraction(sums.totaal["geschat"], HONDERDSTEN),
        geschat_onbekend=sums.onbekend["geschat"],
        register=tuple((said, registers.count(said)) for said in (JaNee.JA, JaNee.NEE, None)),
    )


def _member(lid: Lid, facts: Jaarfeiten, maten: Maten, named: str) -> Lidcijfers:
    said, limit = facts.cijfers[lid.code], maten.drempel_uren
    return Lidcijfers(
        code=lid.code,
        naam=lid.naam,
        groep=lid.klasse,
        regio=lid.regio,
        kader=facts.kaders.get(lid.code),
        verloonde_uren=said.verloonde_uren,
        meetellend=said.meetellend,
        eigen=said.eigen,
        inleen=said.inleen,
        wachten=said.wachten,
        inkoop=said.inkoop,
        buiten_register=said.buiten_register,
        personen=said.personen,
        personen_eigen=said.personen_eigen,
        personen_inleen=said.personen_inleen,
        op_peildatum=said.op_peildatum,
        banen=maten.banen(said.meetellend),
        quotum=maten.quotum(said.verloonde_uren),
        realisatie=maten.realisatie(said.meetellend, said.verloonde_uren),
        klasse=named,
        klein=limit is not None and said.verloonde_uren < limit * HONDERDSTEN,
        iemand_eigen=said.iemand_eigen,
        iemand_inleen=said.iemand_inleen,
    )
