"""The calculation: one pure function from dossier, year and law to the outcome.

No clock, no files, no globals. Inside, values are exact fractions; a step shows them as a decimal
of 28 digits. Nothing is rounded but where the law says so: in the quotumtekort.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.quota.calculation import checks
from banen_desktop.quota.calculation.bounds import bounded
from banen_desktop.quota.calculation.exact_steps import Working
from banen_desktop.quota.calculation.trace import (
    WAITING_NAME,
    Outcome,
    Regime,
    Rounding,
    Termen,
    Unit,
    waiting_name,
)
from banen_desktop.quota.calculation.year_facts import Facts, facts_of, threshold_hours
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import EXACT, Units


def calculate(dossier: Dossier, year: int, law: Law, *, with_findings: bool = True) -> Outcome:
    """Calculate one year of a dossier; raises `KeyError` when the dossier has no such year.

    Findings take half of the time; who only wants the numbers, at every keystroke, leaves them.
    """
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    outcome = outcome_of(facts_of(dossier, jaar, law))
    if not with_findings:
        return outcome
    return replace(outcome, findings=tuple(checks.findings(dossier, jaar, outcome, law)))


def outcome_of(facts: Facts) -> Outcome:
    """What the facts of a year come to, without findings."""
    trace = Working()
    _hours(trace, facts)
    if facts.regime is Regime.QUOTUMREGELING:
        _threshold(trace, facts)
        _quota(trace, facts)
    else:
        _uren_per_baan(trace, facts)
    _realised(trace, facts)
    if facts.regime is Regime.QUOTUMREGELING:
        _difference(trace, facts)
    if facts.activated:
        _bonus(trace, facts)
    return Outcome(
        jaar=facts.jaar.jaar,
        regime=facts.regime,
        vrijgesteld=facts.exempt,
        steps=bounded(trace.steps, facts),
        rows=facts.rows,
        termen=_termen(facts),
        verdeling_verschil=_division(facts.jaar),
    )


def _termen(facts: Facts) -> Termen:
    """What a job is in this year, and the last days of the year after it."""
    law, year = facts.law, facts.jaar.jaar
    return Termen(
        uren_per_week=law.required("uren_per_week_baan", year).waarde,
        loonaangifte=law.last_day("laatste_dag_loonaangifte", year),
        toerekening=law.last_day("laatste_dag_toerekening", year),
        jaarverantwoording=law.last_day("laatste_dag_jaarverantwoording", year),
        schoolvragen=year >= law.required("eerste_jaar_schoolvragen", year).waarde,
    )


def floored(value: Fraction, decimals: int) -> Fraction:
    """Round down, as Besluit Wfsv 2.23 says for the quotumtekort."""
    scale = 10**decimals
    return Fraction(value.numerator * scale // value.denominator, scale)


def _division(jaar: Jaar) -> Decimal | None:
    parts = total_of_rows(jaar)
    if parts is None or jaar.verloonde_uren is None:
        return None
    return EXACT.subtract(parts, jaar.verloonde_uren)


def _hours(trace: Working, facts: Facts) -> None:
    """Wfsv 38b lid 4: the hours over which wage was paid."""
    if facts.hours is not None:
        leading = facts.jaar.verloonde_uren is not None
        origin = facts.jaar.verloonde_uren_herkomst.label.lower()
        formula = f"het ingevulde totaal ({origin})" if leading else "de som van de rijen met uren"
        trace.add(
            "verloonde_uren",
            "Verloonde uren",
            facts.hours,
            Unit.UUR,
            formula,
            "Wfsv art. 38b lid 4",
        )
    if facts.before is not None and facts.regime is Regime.QUOTUMREGELING:
        trace.add(
            "verloonde_uren_vorig_jaar",
            f"Verloonde uren {facts.jaar.jaar - 1}",
            facts.before,
            Unit.UUR,
            "de verloonde uren van het jaar ervoor",
            "Wfsv art. 38b lid 4",
        )


def _threshold(trace: Working, facts: Facts) -> None:
    """Wfsv 34 lid 4 and 6, Besluit 2.20 and 2.21: below this the employer is small."""
    law, year = facts.law, facts.jaar.jaar
    employees = law.required("werknemers_drempel", year)
    average = law.required("uren_gemiddelde_werknemer", year)
    shown = dutch.format_number
    trace.add(
        "drempel_uren",
        "Drempel voor kleine werkgevers",
        threshold_hours(law, year),
        Unit.UUR,
        f"{shown(employees.waarde)} werknemers × {shown(average.waarde)} uur",
        "Wfsv art. 34 lid 4 en 6; Besluit Wfsv art. 2.20, 2.21",
        legal=average,
        note="Minder uren in dit jaar of in het jaar ervoor: geen heffing. "
        "Precies de drempel is niet vrij.",
    )


def _uren_per_baan(trace: Working, facts: Facts) -> None:
    """Regeling 3.28: how many hours a year a job is."""
    value = facts.law.required("uren_per_baan", facts.jaar.jaar)
    week = facts.law.required("uren_per_week_baan", facts.jaar.jaar).waarde
    trace.add(
        "uren_per_baan",
        "Uren per baan",
        value.waarde,
        Unit.UUR_PER_BAAN,
        f"een baan van {dutch.format_number(week)} uur per week",
        value.artikel,
        legal=value,
    )


def _quota(trace: Working, facts: Facts) -> None:
    """Wfsv 38f and 38g: the hours and jobs that the quotum asks for."""
    if facts.percentage is not None:
        trace.add(
            "quotumpercentage",
            "Quotumpercentage",
            Fraction(facts.percentage.waarde) / 100,
            Unit.RATIO,
            facts.percentage.status.label,
            facts.percentage.artikel,
            legal=facts.percentage,
        )
    _uren_per_baan(trace, facts)
    if facts.percentage is None or facts.hours is None:
        return
    exact = trace.exact
    trace.add(
        "quotum_uren",
        "Quotum in uren",
        exact["verloonde_uren"] * exact["quotumpercentage"],
        Unit.UUR,
        "{verloonde_uren} × {quotumpercentage}",
        "Wfsv art. 38g lid 3",
    )
    trace.add(
        "quotum_banen",
        "Te realiseren banen",
        facts.units.jobs(exact["quotum_uren"]),
        Unit.BAAN,
        "{quotum_uren} ÷ {uren_per_baan}",
        "Wfsv art. 38g lid 3; Regeling Wfsv art. 3.28",
        note="De wet rondt dit getal niet af.",
    )


def _realised(trace: Working, facts: Facts) -> None:
    """Wfsv 38g, Besluit 2.27 to 2.31: the hours and jobs that count."""
    own, hired = facts.tally.own, facts.tally.hired
    trace.add(
        "meetellende_uren_dienstverband",
        "Meetellende uren, eigen dienst",
        own,
        Unit.UUR,
        "de som van de banen in eigen dienst die meetellen",
        "Wfsv art. 38g",
    )
    trace.add(
        "meetellende_uren_inleen",
        "Meetellende uren, inleen",
        hired,
        Unit.UUR,
        "de som van de ingeleende banen die meetellen, na toerekening of eigen besluit",
        "Besluit Wfsv art. 2.27 t/m 2.31",
    )
    trace.add(
        "meetellende_uren",
        "Meetellende uren",
        own + hired,
        Unit.UUR,
        "{meetellende_uren_dienstverband} + {meetellende_uren_inleen}",
        "Wfsv art. 38g lid 3; Besluit Wfsv art. 2.28 lid 4",
    )
    _in_jobs(trace, facts.units)
    _beside(trace, facts)
    _people(trace, facts)
    if facts.hours:
        trace.add(
            "aandeel",
            "Aandeel in alle verloonde uren",
            trace.exact["meetellende_uren"] / trace.exact["verloonde_uren"],
            Unit.RATIO,
            "{meetellende_uren} ÷ {verloonde_uren}",
            "Wfsv art. 38g",
        )


def _in_jobs(trace: Working, units: Units) -> None:
    """Regeling 3.28: the same hours in jobs, own and hired apart and together."""
    trace.add(
        "banen_dienstverband",
        "Gerealiseerde banen, eigen dienst",
        units.jobs(trace.exact["meetellende_uren_dienstverband"]),
        Unit.BAAN,
        "{meetellende_uren_dienstverband} ÷ {uren_per_baan}",
        "Regeling Wfsv art. 3.28",
    )
    trace.add(
        "banen_inleen",
        "Gerealiseerde banen, inleen",
        units.jobs(trace.exact["meetellende_uren_inleen"]),
        Unit.BAAN,
        "{meetellende_uren_inleen} ÷ {uren_per_baan}",
        "Regeling Wfsv art. 3.28",
    )
    trace.add(
        "gerealiseerde_banen",
        "Gerealiseerde banen",
        units.jobs(trace.exact["meetellende_uren"]),
        Unit.BAAN,
        "{meetellende_uren} ÷ {uren_per_baan}",
        "Regeling Wfsv art. 3.28",
        note="De wet rondt dit getal niet af.",
    )


def _beside(trace: Working, facts: Facts) -> None:
    """Besluit 2.27: jobs that could count after allocation, and jobs that never do."""
    name = waiting_name(facts.rows)
    agreed = name == WAITING_NAME
    also = "" if agreed else " of met een open vraag over de uitlener"
    trace.add(
        "nog_toe_te_rekenen_banen",
        f"{name} banen" if agreed else name,
        facts.units.jobs(facts.tally.waiting),
        Unit.BAAN,
        f"de uren van ingeleende banen zonder afgesproken toerekening{also} ÷ {{uren_per_baan}}",
        "Besluit Wfsv art. 2.27 t/m 2.31",
        note="Deze banen tellen pas mee als u en de uitlener de toerekening afspreken. Bij payroll "
        "en detachering moet eerst vaststaan dat de uitlener uren kan toerekenen.",
    )
    trace.add(
        "niet_meetellende_banen",
        "Banen die niet meetellen",
        facts.units.jobs(facts.tally.never),
        Unit.BAAN,
        "de uren van banen die niet meetellen ÷ {uren_per_baan}",
        "Wfsv art. 38b, 38g; Besluit Wfsv art. 2.27",
    )


def _people(trace: Working, facts: Facts) -> None:
    """People beside jobs: distinct kenmerken of rows that count, and jobs on 31 December."""
    counted = facts.tally
    trace.add(
        "personen",
        "Personen",
        len(counted.people),
        Unit.PERSOON,
        "het aantal verschillende kenmerken van banen die meetellen",
        "Wfsv art. 38b",
    )
    trace.add(
        "personen_nieuw",
        "Nieuwe personen in dit jaar",
        len(counted.started - counted.earlier - facts.counted_before),
        Unit.PERSOON,
        "het aantal kenmerken met een contract dat in dit jaar begint, "
        "zonder de kenmerken die in het jaar ervoor al meetelden",
        "Wfsv art. 38b",
    )
    trace.add(
        "banen_op_peildatum",
        "Banen op 31 december",
        facts.units.jobs(counted.at_end),
        Unit.BAAN,
        "de uren per jaar van de banen die op 31 december meetellen ÷ {uren_per_baan}",
        "Regeling Wfsv art. 3.28",
    )


def _difference(trace: Working, facts: Facts) -> None:
    """Wfsv 38g lid 3, Besluit 2.23, Wfsv 38h: the difference, the tekort and the levy."""
    exact = trace.exact
    if "quotum_banen" not in exact:
        return
    if exact["quotum_banen"]:
        trace.add(
            "realisatiepercentage",
            "Realisatie van het quotum",
            exact["gerealiseerde_banen"] / exact["quotum_banen"],
            Unit.RATIO,
            "{gerealiseerde_banen} ÷ {quotum_banen}",
            "Wfsv art. 38g lid 3",
        )
    trace.add(
        "verschil_banen",
        "Verschil in banen",
        exact["gerealiseerde_banen"] - exact["quotum_banen"],
        Unit.BAAN,
        "{gerealiseerde_banen} − {quotum_banen}",
        "Wfsv art. 38g lid 3",
        note="Onder nul: zoveel banen ontbreken nog. De wet rondt dit getal niet af.",
    )
    trace.add(
        "quotumtekort",
        "Quotumtekort",
        quotumtekort(
            exact["verloonde_uren"],
            exact["quotumpercentage"],
            exact["meetellende_uren"],
            exact["uren_per_baan"],
        ),
        Unit.BAAN,
        "({verloonde_uren} × {quotumpercentage} − {meetellende_uren}) ÷ {uren_per_baan}",
        "Wfsv art. 38g lid 3; Besluit Wfsv art. 2.23",
        rounding=Rounding.TEKORT,
        note="Nooit onder nul. Door de afronding kan het tekort iets lager zijn dan het verschil.",
    )
    _levy(trace, facts)


def quotumtekort(
    hours: Fraction, ratio: Fraction, counting: Fraction, per_job: Fraction
) -> Fraction:
    """The shortage in jobs: hours down to two decimals, answer down to one (Besluit 2.23)."""
    shortage = (floored(hours, 2) * ratio - floored(counting, 2)) / per_job
    return floored(max(shortage, Fraction(0)), 1)


def _levy(trace: Working, facts: Facts) -> None:
    rate = facts.law.required("heffing_per_baan", facts.jaar.jaar)
    amount = Fraction(0) if facts.exempt else trace.exact["quotumtekort"] * Fraction(rate.waarde)
    shown = dutch.format_euro(rate.waarde)
    trace.add(
        "quotumheffing",
        "Quotumheffing (theoretisch)",
        amount,
        Unit.EURO,
        "nul, want de werkgever is vrijgesteld" if facts.exempt else f"{{quotumtekort}} × {shown}",
        "Wfsv art. 38h lid 4; art. 122na",
        legal=rate,
        note="De heffing is nog voor geen enkel jaar uitgevoerd (Wfsv art. 122na).",
    )


def _bonus(trace: Working, facts: Facts) -> None:
    """Wtl 2.10, 2.13: a bonus for who has the dienstbetrekking, so none for hired people."""
    rate = facts.law.in_force("bonus_per_baan", facts.jaar.jaar)
    if rate is None:
        return
    trace.add(
        "bonus",
        "Bonus (theoretisch)",
        trace.exact["banen_dienstverband"] * Fraction(rate.waarde),
        Unit.EURO,
        f"{{banen_dienstverband}} × {dutch.format_euro(rate.waarde)}",
        rate.artikel,
        legal=rate,
        note="Alleen voor banen in eigen dienst, na activering (Wet banenafspraak art. 5). "
        "Het bedrag is niet in de wet gelezen: een denkbeeldig bedrag.",
    )
