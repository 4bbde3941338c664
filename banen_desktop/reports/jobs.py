"""The jobs in the paragraph: own and hired, people, what does not count, and the data behind them.

Each function writes one paragraph, or nothing (`""`), and never a row, a person or an onderdeel.
"""

from collections.abc import Iterable
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Herkomst, Vorm
from banen_desktop.quota.rows import register_checked
from banen_desktop.quota.tally import is_hired
from banen_desktop.quota.trace import Telt
from banen_desktop.reports.guard import people_cannot_be_right
from banen_desktop.reports.kinds import FEWEST_SHARED
from banen_desktop.reports.report import Report, rounding_note
from banen_desktop.reports.wording import amount

_ORIGIN = {
    Herkomst.OPGAVE: "onze eigen opgave",
    Herkomst.LOONAANGIFTE: "de loonaangifte",
    Herkomst.LIJST: "een lijst uit het salarispakket",
    Herkomst.SCHATTING: "een schatting",
}
_NOT_COUNTING = {
    Vorm.DETACHERING_WSW: "ingeleende medewerkers die bij de uitlener meetellen",
    Vorm.UITZEND: "ingeleende medewerkers die bij de uitlener meetellen",
    Vorm.OVERIG_INLEEN: "ingeleende medewerkers die bij de uitlener meetellen",
    Vorm.PAYROLL: "payroll",
    Vorm.UITGELEEND: "medewerkers die wij uitlenen",
    Vorm.INKOOP: "ingekochte diensten (social return)",
    Vorm.BESCHUT_WERK: "beschut werk",
    Vorm.BUITEN_REGISTER: "mensen die niet in het doelgroepregister staan",
    Vorm.STAGE: "stages of vrijwilligerswerk",
}


def jobs(report: Report) -> str:
    """Own and hired apart, people beside jobs, and the jobs on 31 December."""
    if not report.counting or not report.value("gerealiseerde_banen"):
        return ""
    return " ".join([*_own_and_hired(report), *_people(report), *_on_last_day(report)])


def _own_and_hired(report: Report) -> Iterable[str]:
    own, hired = jobs_of(report, hired=False), jobs_of(report, hired=True)
    if own and hired:
        note = rounding_note((own, hired), report.value("gerealiseerde_banen"))
        parts = f"{amount(own)} in eigen dienst en {amount(hired)} die wij inlenen"
        yield f"Het gaat om {parts}{note}."
    elif own:
        yield "Alle uren die meetellen, zijn van medewerkers in eigen dienst."
    else:
        yield "Alle uren die meetellen, zijn van medewerkers die wij inlenen."
    forms = {baan.vorm for baan, _ in report.counting if is_hired(baan)}
    if forms and Vorm.PAYROLL not in forms:
        yield "Met de uitleners is afgesproken dat de ingeleende uren bij ons meetellen."


def jobs_of(report: Report, *, hired: bool) -> Decimal:
    """The counting jobs of the own or the hired part."""
    return report.value("banen_inleen" if hired else "banen_dienstverband")


def _people(report: Report) -> Iterable[str]:
    people, new = report.value("personen"), report.value("personen_nieuw")
    if people_cannot_be_right(report.outcome):
        return
    if people < FEWEST_SHARED:
        yield f"In deze banen werkten minder dan {FEWEST_SHARED} personen."
    elif new < FEWEST_SHARED or 0 < people - new < FEWEST_SHARED:
        yield f"In deze banen werkten {report.text('personen')}."
    else:
        who = "die allemaal" if new == people else f"van wie er {int(new)}"
        began = f"{who} in {report.jaar.jaar} begonnen"
        yield f"In deze banen werkten {report.text('personen')}, {began}."


def _on_last_day(report: Report) -> Iterable[str]:
    last = report.value("banen_op_peildatum")
    if report.hours_missing:
        return
    shown = amount(last) if last else "geen baan"
    verb = "telde" if shown.endswith("baan") else "telden"
    yield f"Op de peildatum 31 december {report.jaar.jaar} {verb} {shown} mee."


def waiting(report: Report) -> str:
    """Hired jobs that could still be allocated."""
    value = report.value("nog_toe_te_rekenen_banen")
    if not value:
        return ""
    start = "Daarnaast leenden wij" if jobs(report) else "Wij leenden"
    return (
        f"{start} {amount(value)} in waarvoor de toerekening nog niet is "
        "afgesproken. Die uren tellen nog niet mee. Afspreken kan tot en met 1 augustus "
        f"{report.jaar.jaar + 1}."
    )


def not_counting(report: Report) -> str:
    """Jobs that do not count, by law or by agreement, apart and without a person."""
    value = report.value("niet_meetellende_banen")
    never = [baan for baan, row in report.rows if row.telt is Telt.NEE and row.dagen]
    if not value or not never:
        return ""
    kinds = sorted({_NOT_COUNTING[baan.vorm] for baan in never})
    start = "Daarnaast was er" if jobs(report) or waiting(report) else "Er was"
    unclear = any(baan.vorm is Vorm.PAYROLL and not _decided(baan) for baan in never)
    doubt = " Of payroll meetelt, is niet duidelijk." if unclear else ""
    return f"{start} werk voor {amount(value)} dat niet meetelt: {dutch.join_list(kinds)}.{doubt}"


def _decided(baan: Baan) -> bool:
    """Whether the user decided that the job counts or not, with the ground."""
    return baan.besluit_telt_mee is not None and bool(baan.besluit_grond)


def sources(report: Report) -> str:
    """Where the figures come from: hours, estimates and the register."""
    return " ".join([*_hours_source(report), *_estimates(report), *_register(report)])


def _hours_source(report: Report) -> Iterable[str]:
    if not report.has("verloonde_uren"):
        return
    if report.jaar.verloonde_uren is not None:
        origins = [report.jaar.verloonde_uren_herkomst]
    else:
        known = {row.herkomst for row in report.jaar.uren if row.verloonde_uren is not None}
        origins = [origin for origin in Herkomst if origin in known]
    words = dutch.join_list([_ORIGIN[origin] for origin in origins])
    yield f"De verloonde uren komen uit {words}."
    incomplete = report.jaar.loonaangifte.volledig is JaNee.NEE
    if incomplete and Herkomst.LOONAANGIFTE in origins:
        yield "De loonaangiften van het jaar zijn nog niet volledig."


def _estimates(report: Report) -> Iterable[str]:
    if report.hours_missing:
        yield "Van een deel van de banen zijn de uren nog niet bekend. Die tellen nog niet mee."
    estimated = [row.geschat for _, row in report.counting if row.uren is not None]
    if estimated and all(estimated):
        yield "De uren van de banen zijn geschat uit de uren per week."
    elif any(estimated):
        yield "De uren van een deel van de banen zijn geschat uit de uren per week."


def _register(report: Report) -> Iterable[str]:
    if not report.counting:
        return
    year = report.jaar.jaar
    days = [
        baan.register_gecontroleerd_op
        for baan, _ in report.counting
        if baan.register_gecontroleerd_op is not None and register_checked(baan, year)
    ]
    if not days:
        yield "Het doelgroepregister is over dit jaar nog niet gecontroleerd."
    elif report.unchecked:
        yield "Nog niet voor iedereen is gecontroleerd of die in het doelgroepregister staat."
    else:
        last = dutch.format_date_words(max(days))
        yield f"Het doelgroepregister is voor iedereen gecontroleerd, voor het laatst op {last}."
