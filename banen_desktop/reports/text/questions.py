"""What the checklist of a good text asks and the dossier does not say, as questions to the user.

Each question names the page where the answer goes. They are the same for every style.
"""

from collections.abc import Iterable

from banen_desktop import dutch
from banen_desktop.dossier.model import Toerekening
from banen_desktop.dossier.verslag import Voortgang
from banen_desktop.quota.calculation.agenda import last_day_of_allocation
from banen_desktop.quota.calculation.trace import Regime, Telt
from banen_desktop.quota.law.forms import Rol
from banen_desktop.quota.law.law import Status
from banen_desktop.reports.text.agenda import TO_DO, described
from banen_desktop.reports.text.jobs import kinds_of_work
from banen_desktop.reports.text.year_report import Report


def questions(report: Report) -> Iterable[str]:
    """What is missing, as questions with the place where the answer goes."""
    year = report.jaar.jaar
    if not report.dossier.werkgever.naam.strip():
        yield "Hoe heet uw organisatie? Vul de naam in bij Werkgever."
    yield from _about_hours(report)
    yield from _about_jobs(report)
    if report.dossier.year(year - 1) is None:
        yield f"Hebt u cijfers van {year - 1}? Voeg dat jaar toe om de jaren te vergelijken."
    yield from _about_texts(report)
    yield from _about_measures(report)
    yield from _about_social_return(report)
    if report.guard.warning:
        yield report.guard.warning


def _about_hours(report: Report) -> Iterable[str]:
    year, outcome = report.jaar.jaar, report.outcome
    if not report.has("verloonde_uren"):
        yield f"Hoeveel verloonde uren had u in {year}? Vul dit in bij Uren."
    if outcome.regime is not Regime.QUOTUMREGELING:
        return
    if not report.has("quotumpercentage"):
        yield f"Wat is het quotumpercentage van {year}? Vul het in bij Uren, met de bron."
    elif report.percentage.status is Status.EIGEN_OPGAVE:
        if not report.jaar.bron_quotumpercentage.strip():
            yield "Wat is de bron van uw quotumpercentage? Vul die in bij Uren."
    elif report.percentage.superseded:
        yield (
            f"Welk quotumpercentage is voor {year} vastgesteld? U rekent nu met een achterhaalde "
            "indicatie. Vul het in bij Uren, met de bron."
        )
    elif not report.percentage.settled:
        yield (
            f"Is het quotumpercentage van {year} inmiddels vastgesteld? "
            "Kijk het na, en vul het zo nodig in bij Uren."
        )
    if outcome.vrijgesteld is None:
        yield f"Hoeveel verloonde uren had u in {year - 1}? Vul dit in bij Uren."


def _about_jobs(report: Report) -> Iterable[str]:
    year, outcome = report.jaar.jaar, report.outcome
    if not report.jaar.banen:
        yield f"Had u in {year} banen voor de doelgroep? Vul ze in bij Banen."
    if any(row.uren is None for row in outcome.rows):
        yield "Niet bij elke baan staan uren. Vul die in bij Banen."
    elif report.guard.doubtful:
        yield "Hoeveel personen zijn het? Maak bij Banen een rij per persoon."
    if any(baan.contract is None and not row.hired for baan, row in report.counting):
        yield "Is het contract vast of tijdelijk? Vul dit voor elke eigen medewerker in bij Banen."
    if report.unchecked:
        yield f"Staat iedereen in het doelgroepregister? Controleer dat over {year}, bij Banen."
    if any(row.open_vragen for row in outcome.rows):
        yield (
            "Kan de uitlener uren aan u toerekenen? "
            "Beantwoord bij Banen de twee vragen over de uitlener."
        )
    if any(
        row.telt is Telt.NOG_NIET and baan.toerekening is Toerekening.NOG_NIET
        for baan, row in report.rows
    ):
        last = last_day_of_allocation(outcome)
        can = "" if last is None else f"Dat kan tot en met {dutch.format_date_words(last)}; "
        yield f"Spreekt u de toerekening nog af? {can or 'Zo ja, '}leg het vast bij Banen."


def _about_texts(report: Report) -> Iterable[str]:
    texts, year = report.jaar.toelichting, report.jaar.jaar
    measured = report.measured and not report.outcome.vrijgesteld
    if not texts.maatregelen and not described(report.jaar):
        yield f"Wat deed u in {year} om banen te maken? Vul dit in bij Toelichting."
    if not texts.oorzaken and measured and report.value("verschil_banen") < 0:
        yield "Waarom is het quotum nog niet gehaald? Vul dit in bij Toelichting."
    if not texts.plannen and not any(row.status in TO_DO for row in described(report.jaar)):
        yield "Wat gaat u volgend jaar doen? Vul dit in bij Toelichting."
    if not texts.soorten_werk and report.counting and not list(kinds_of_work(report)):
        yield "Welk werk doen deze medewerkers? Vul dit in bij Toelichting."
    if not texts.verantwoordelijke:
        yield "Wie is verantwoordelijk voor de cijfers? Vul de functie in bij Toelichting."


def _about_measures(report: Report) -> Iterable[str]:
    rows = described(report.jaar)
    if not rows:
        yield "Wie doet wat, en wanneer is het klaar? Zet uw maatregelen bij Agenda."
    if any(not row.eigenaar.strip() for row in rows):
        yield "Wie is verantwoordelijk voor elke maatregel? Vul de functie in bij Agenda."
    if any(row.deadline is None for row in rows if row.status in TO_DO):
        yield "Wanneer zijn de maatregelen klaar? Vul de datum in bij Agenda."
    if any(not row.resultaat.strip() for row in rows if row.status is Voortgang.KLAAR):
        yield "Wat leverden de maatregelen op die klaar zijn? Vul het resultaat in bij Agenda."
    if any(row.plaatsing is None for row in rows):
        yield "Hoe vindt u mensen voor de banen? Vul bij Agenda de plaatsing in."


def _about_social_return(report: Report) -> Iterable[str]:
    kept = report.jaar.vergelijking
    numbers = (kept.sroi_leveranciers, kept.sroi_bedrag, kept.sroi_personen)
    bought = any(row.regel.rol is Rol.SOCIAL_RETURN for row in report.outcome.rows)
    told = report.jaar.toelichting.social_return or bought
    if all(number is None for number in numbers):
        if told:
            yield "Hoeveel social return is het, voor hoeveel mensen? Vul dit in bij Vergelijken."
        else:
            yield "Hebt u afspraken over social return? Vul dit in bij Toelichting en Vergelijken."
