"""How a scenario changes a year: people, hours, percentage, and what counts.

Every change says in a Dutch sentence what it assumes, or what it lacks. The real rows stay: a
scenario works on a copy of the year.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Functiegroep,
    Herkomst,
    Jaar,
    Toerekening,
    UrenRegel,
)
from banen_desktop.dossier.verslag import Inzet, Scenario
from banen_desktop.quota.calculation.rows import row_outcome
from banen_desktop.quota.calculation.tally import hours_of
from banen_desktop.quota.calculation.trace import Regime
from banen_desktop.quota.calculation.year_facts import is_activated, leading_hours
from banen_desktop.quota.law.forms import Groep, Rol, counting_at_once, with_role
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import EXACT, decimal_of

MOST_PEOPLE = 1000


@dataclass(slots=True)
class Changes:
    """A year while a scenario changes it.

    `added` and `purchased` are the jobs that the scenario adds and that it lets count; `groups`
    tells whether the percentage is taken over functiegroepen; `hours_formula` is how the hours of
    the scenario come about, empty when they are those of the real year.
    """

    jaar: Jaar
    law: Law
    added: tuple[Baan, ...] = ()
    purchased: tuple[Baan, ...] = ()
    groups: bool = False
    hours_formula: str = ""
    assumptions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def hours(self, banen: tuple[Baan, ...]) -> Fraction:
        """The hours of some jobs in this year; a job of which they are unknown adds none."""
        year = self.jaar.jaar
        return hours_of((row_outcome(baan, year, self.law) for baan in banen), year)


def changed_year(jaar: Jaar, scenario: Scenario, law: Law) -> Changes:
    """A year with everything that a scenario changes in it; no change for an empty scenario."""
    changes = Changes(jaar, law)
    _add_people(changes, scenario)
    _change_hours(changes, scenario)
    _change_percentage(changes, scenario)
    _count_purchase(changes, scenario)
    return changes


# -- people ----------------------------------------------------------------------------------------


def _add_people(changes: Changes, scenario: Scenario) -> None:
    people, week = scenario.personen, scenario.uren_per_week
    if not people and week is None:
        return
    if not people or week is None:
        missing = "de uren per week" if people else "hoeveel mensen erbij komen"
        changes.remarks.append(f"Vul ook {missing} in: nu komt er niemand bij.")
        return
    if people > MOST_PEOPLE:
        most = dutch.format_number(Decimal(MOST_PEOPLE))
        changes.remarks.append(f"Een scenario rekent met hoogstens {most} mensen erbij.")
        return
    own = scenario.inzet is Inzet.DIENSTVERBAND
    person = Baan(
        vorm=counting_at_once(changes.law.forms, Groep.EIGEN if own else Groep.INLEEN),
        toerekening=Toerekening.AFGESPROKEN,
        uren_per_week=week,
        van=scenario.vanaf or date(changes.jaar.jaar, 1, 1),
    )
    changes.added = tuple(
        replace(person, id=f"{scenario.id}-{number}") for number in range(int(people))
    )
    changes.jaar = replace(changes.jaar, banen=(*changes.jaar.banen, *changes.added))
    _say_people(changes, scenario.vanaf, own=own)


def _say_people(changes: Changes, begin: date | None, *, own: bool) -> None:
    year = changes.jaar.jaar
    if begin is not None and begin.year > year:
        day = dutch.format_date_words(begin)
        changes.remarks.append(f"De mensen erbij beginnen op {day}: in {year} tellen zij niet.")
    changes.assumptions.append(
        "De mensen erbij staan in het doelgroepregister en blijven tot en met 31 december."
    )
    if not own:
        changes.assumptions.append(
            "De toerekening van de mensen erbij is met de uitlener afgesproken."
        )


# -- hours and percentage --------------------------------------------------------------------------


def chosen_groups(scenario: Scenario) -> tuple[Functiegroep, ...]:
    """The functiegroepen that are ticked; a text that is none of them is left out."""
    named = {name.strip() for name in scenario.functiegroepen.split(",")}
    return tuple(group for group in Functiegroep if group.value in named)


def why_no_groups(jaar: Jaar) -> str:
    """Why the percentage cannot be taken over functiegroepen; empty when it can."""
    if not jaar.uren:
        return "De uren zijn één totaal: vul bij Uren rijen met een functiegroep in."
    if any(row.functiegroep is None for row in jaar.uren):
        return "Niet alle rijen bij Uren hebben een functiegroep: vul die eerst in."
    if any(row.verloonde_uren is None for row in jaar.uren):
        return "Niet alle rijen bij Uren hebben uren: vul die eerst in."
    return ""


def _change_hours(changes: Changes, scenario: Scenario) -> None:
    """The ticked groups, growth, and the own people that are added: their hours belong to A."""
    hours = leading_hours(changes.jaar)
    if hours is None:
        if scenario.functiegroepen or scenario.groei_uren:
            changes.remarks.append(
                f"Vul eerst de verloonde uren van {changes.jaar.jaar} in: nu is er niets om te "
                "laten groeien of te verdelen."
            )
        return
    words = [f"de {dutch.format_number(hours)} uur van het echte jaar"]
    if scenario.functiegroepen:
        hours = _of_groups(changes, scenario, hours, words)
    if scenario.groei_uren:
        hours = EXACT.multiply(hours, 1 + scenario.groei_uren.scaleb(-2, context=EXACT))
        sign = "+" if scenario.groei_uren > 0 else "−"
        words.append(f"{sign} {dutch.format_number(abs(scenario.groei_uren))}%")
    own = scenario.inzet is Inzet.DIENSTVERBAND
    extra = decimal_of(changes.hours(changes.added)) if own else Decimal(0)
    if extra:
        hours = EXACT.add(hours, extra)
        words.append(f"+ {dutch.format_number(extra, 1)} uur van de mensen erbij")
        changes.assumptions.append(
            "De uren van de mensen erbij komen bovenop het totaal: ook daarover geldt het quotum."
        )
    if changes.groups or len(words) > 1:
        changes.hours_formula = " ".join(words)
        schatting = Herkomst.SCHATTING
        changes.jaar = replace(
            changes.jaar, verloonde_uren=hours, verloonde_uren_herkomst=schatting, uren=()
        )


def _of_groups(changes: Changes, scenario: Scenario, hours: Decimal, words: list[str]) -> Decimal:
    """The hours of the ticked groups, when the rows tell them; else those of the whole."""
    groups, rows = chosen_groups(scenario), changes.jaar.uren
    why = why_no_groups(changes.jaar)
    if why or not groups:
        changes.remarks.append(why or "Kies over welke functiegroepen het percentage gaat.")
        return hours
    part = _sum(row for row in rows if row.functiegroep in groups)
    names = dutch.join_list([group.label.lower() for group in groups])
    words[0] = f"de {dutch.format_number(part)} uur van {names} personeel"
    changes.groups = True
    changes.assumptions.append(
        f"Het percentage geldt alleen voor de uren van {names} personeel; alle banen tellen mee. "
        "Dat is een gedachte-experiment: voor de wet tellen alle uren."
    )
    if _sum(rows) != hours:
        changes.remarks.append(
            f"De rijen met uren zijn samen {dutch.format_number(_sum(rows))} uur, het totaal is "
            f"{dutch.format_number(hours)} uur. Het scenario rekent met de rijen."
        )
    return part


def _sum(rows: Iterable[UrenRegel]) -> Decimal:
    return sum((row.verloonde_uren or Decimal(0) for row in rows), Decimal(0))


def _change_percentage(changes: Changes, scenario: Scenario) -> None:
    if scenario.quotumpercentage is None:
        return
    changes.jaar = replace(
        changes.jaar,
        quotumpercentage=scenario.quotumpercentage,
        bron_quotumpercentage="gekozen in dit scenario",
    )


def say_percentage(changes: Changes, scenario: Scenario, regime: Regime) -> None:
    """What the chosen percentage is, or that there is no quotum that it is a percentage of."""
    if scenario.quotumpercentage is None:
        return
    shown = dutch.format_number(scenario.quotumpercentage)
    if regime is Regime.QUOTUMREGELING:
        changes.assumptions.append(f"Het quotumpercentage is {shown}%: dat koos u zelf.")
        return
    year = changes.jaar.jaar
    changes.remarks.append(
        f"In {year} is er in dit scenario geen quotum: een percentage van {shown}% verandert daar "
        "niets aan."
    )


# -- what counts -----------------------------------------------------------------------------------


def _count_purchase(changes: Changes, scenario: Scenario) -> None:
    if scenario.inkoop_telt is not JaNee.JA:
        return
    rows = changes.jaar.banen
    forms = with_role(changes.law.forms, Rol.SOCIAL_RETURN)
    purchased = tuple(baan for baan in rows if baan.vorm in forms)
    if not purchased:
        changes.remarks.append("Bij Banen staan geen ingekochte banen: er verandert niets.")
        return
    hired = counting_at_once(changes.law.forms, Groep.INLEEN)

    def counted(baan: Baan) -> Baan:
        if baan.vorm not in forms:
            return baan
        return replace(baan, vorm=hired, toerekening=Toerekening.AFGESPROKEN)

    changes.purchased = purchased
    changes.jaar = replace(changes.jaar, banen=tuple(counted(baan) for baan in rows))
    changes.assumptions.append(
        "Ingekochte banen tellen mee, als ingeleend. Dat is een gedachte-experiment: onder geen "
        "enkele wet tellen zij voor het quotum van een werkgever."
    )
    outcomes = [row_outcome(baan, changes.jaar.jaar, changes.law) for baan in purchased]
    unknown = sum(outcome.uren is None for outcome in outcomes)
    if unknown:
        jobs = "1 ingekochte baan heeft" if unknown == 1 else f"{unknown} ingekochte banen hebben"
        verb = "telt" if unknown == 1 else "tellen"
        changes.remarks.append(f"{jobs} geen uren en {verb} dus niet op.")


def under_the_new_law(dossier: Dossier, changes: Changes) -> Dossier:
    """The dossier as if the Wet banenafspraak held in this year (its art. 2 is not in force)."""
    year = changes.jaar.jaar
    changes.assumptions.append(
        "De Wet banenafspraak geldt al: er is geen quotum per werkgever. Artikel 2 van die wet is "
        "nog niet in werking."
    )
    if not is_activated(dossier, year, changes.law):
        changes.remarks.append(
            f"Voor {year} is er geen bonus: die bestaat pas als een quotumregeling is "
            "geactiveerd (Wet banenafspraak art. 5). Weet u het jaar? Vul het in bij Werkgever."
        )
    elif changes.law.in_force("bonus_per_baan", year) is None:
        first = min(value.vanaf for value in changes.law.values["bonus_per_baan"])
        changes.remarks.append(f"Voor {year} kennen wij geen bonus: die is er vanaf {first}.")
    employer = replace(dossier.werkgever, eerste_jaar_wet_banenafspraak=year)
    return replace(dossier, werkgever=employer)
