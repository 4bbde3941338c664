"""What the checklist of a good text asks and the dossier does not say, as questions to the user.

Each question names the place where the answer goes. They are the same for every style.
"""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.bouwstenen import tells_work
from banen_desktop.dossier.carried_texts import carried
from banen_desktop.dossier.findings import Record
from banen_desktop.dossier.model import Toerekening
from banen_desktop.dossier.verslag import Voortgang
from banen_desktop.quota.calculation.agenda import last_day_of_allocation
from banen_desktop.quota.calculation.trace import Regime, Telt
from banen_desktop.quota.law.forms import Rol
from banen_desktop.quota.law.law import Status
from banen_desktop.reports.text.agenda import TO_DO, described
from banen_desktop.reports.text.jobs import kinds_of_work
from banen_desktop.reports.text.year_report import Report, own_paragraphs

_TEXTS = fields.by_key(fields.TOELICHTING)
_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the user, and the record that takes the answer.

    `same_as` are the codes of findings that say the same: where one of them stands, the question
    need not be asked again. What is not `needed` may stay open for ever, such as a year before the
    first. `field` is the field of that record, where there is just one, and `rows` are the ids of
    the rows of jobs that it is about, where no finding tells them: it is the same question then.
    """

    text: str
    record: Record
    same_as: frozenset[str] = frozenset()
    needed: bool = True
    field: str = ""
    rows: frozenset[str] = dataclasses.field(default=frozenset(), compare=False)

    def __str__(self) -> str:
        """The question alone."""
        return self.text


def questions(report: Report) -> Iterable[Question]:
    """What is missing, as questions with the place where the answer goes."""
    year = report.jaar.jaar
    if not report.dossier.werkgever.naam.strip():
        yield _ask(
            "Hoe heet uw organisatie? Vul de naam in bij Werkgever.",
            Record.WERKGEVER,
            "naam_ontbreekt",
        )
    if report.dossier.werkgever.sector is None:
        asked = "In welke sector werkt u? Kies die bij Werkgever."
        yield _ask(asked, Record.WERKGEVER, field="sector")
    yield from _about_hours(report)
    yield from _about_jobs(report)
    if report.dossier.year(year - 1) is None:
        earlier = f"Hebt u cijfers van {year - 1}? Voeg dat jaar toe om de jaren te vergelijken."
        yield _ask(earlier, Record.JAAR, needed=False)
    yield from _about_texts(report)
    yield from _about_carried(report)
    yield from _about_measures(report)
    yield from _about_social_return(report)
    if report.guard.warning:
        yield _ask(report.guard.warning, Record.BAAN, needed=False)


def _ask(
    text: str, record: Record, *same_as: str, needed: bool = True, field: str = ""
) -> Question:
    return Question(text, record, frozenset(same_as), needed, field)


def _about_hours(report: Report) -> Iterable[Question]:
    year, outcome = report.jaar.jaar, report.outcome
    if not report.has("verloonde_uren"):
        asked = f"Hoeveel verloonde uren had u in {year}? Vul dit in bij Uren."
        yield _ask(asked, Record.JAAR, "geen_uren", "uren_ontbreken")
    if outcome.regime is not Regime.QUOTUMREGELING:
        return
    yield from _about_percentage(report)
    if outcome.vrijgesteld is None and not report.has("verloonde_uren_vorig_jaar"):
        asked = f"Hoeveel verloonde uren had u in {year - 1}? Vul dit in bij Uren."
        yield _ask(asked, Record.JAAR, "vorig_jaar_onbekend", "vorig_jaar_onvolledig")


def _about_percentage(report: Report) -> Iterable[Question]:
    year, settled = report.jaar.jaar, "percentage_niet_vastgesteld"
    if not report.has("quotumpercentage"):
        asked = f"Wat is het quotumpercentage van {year}? Vul het in bij Uren, met de bron."
        yield _ask(asked, Record.JAAR, "percentage_onbekend")
    elif report.percentage.status is Status.EIGEN_OPGAVE:
        if not report.jaar.bron_quotumpercentage.strip():
            asked = "Wat is de bron van uw quotumpercentage? Vul die in bij Uren."
            yield _ask(asked, Record.JAAR)
    elif report.percentage.superseded:
        yield _ask(
            f"Welk quotumpercentage is voor {year} vastgesteld? U rekent nu met een achterhaalde "
            "indicatie. Vul het in bij Uren, met de bron.",
            Record.JAAR,
            settled,
        )
    elif not report.percentage.settled:
        yield _ask(
            f"Is het quotumpercentage van {year} inmiddels vastgesteld? "
            "Kijk het na, en vul het zo nodig in bij Uren.",
            Record.JAAR,
            settled,
        )


def _about_jobs(report: Report) -> Iterable[Question]:
    year, outcome, job = report.jaar.jaar, report.outcome, Record.BAAN
    if not report.jaar.banen:
        yield _ask(f"Had u in {year} banen voor de doelgroep? Vul ze in bij Banen.", job)
    if any(row.uren is None for row in outcome.rows):
        asked = "Niet bij elke baan staan uren. Vul die in bij Banen."
        yield _ask(asked, job, "baan_zonder_uren")
    elif report.guard.doubtful:
        asked = "Hoeveel personen zijn het? Maak bij Banen een rij per persoon."
        yield _ask(asked, job, "meer_dan_een_persoon")
    own = (baan for baan, row in report.counting if not row.hired)
    unknown = frozenset(baan.id for baan in own if baan.contract is None)
    if unknown:
        asked = (
            "Is het contract vast of tijdelijk? Vul dit voor elke eigen medewerker in bij Banen."
        )
        yield Question(asked, job, rows=unknown)
    if report.unchecked:
        asked = f"Staat iedereen in het doelgroepregister? Controleer dat over {year}, bij Banen."
        yield _ask(asked, job, "register_niet_gecontroleerd")
    if any(row.open_vragen for row in outcome.rows):
        yield _ask(
            "Kan de uitlener uren aan u toerekenen? "
            "Beantwoord bij Banen de twee vragen over de uitlener.",
            job,
            "uitlener_onbekend",
        )
    if any(
        row.telt is Telt.NOG_NIET and baan.toerekening is Toerekening.NOG_NIET
        for baan, row in report.rows
    ):
        last = last_day_of_allocation(outcome)
        can = "" if last is None else f"Dat kan tot en met {dutch.format_date_words(last)}; "
        asked = f"Spreekt u de toerekening nog af? {can or 'Zo ja, '}leg het vast bij Banen."
        yield _ask(asked, job, "toerekening_ontbreekt")


def _about_texts(report: Report) -> Iterable[Question]:
    texts, year, place = report.jaar.toelichting, report.jaar.jaar, Record.TOELICHTING
    measured = report.measured and not report.outcome.vrijgesteld
    if not texts.maatregelen and not described(report.jaar):
        asked = f"Wat deed u in {year} om banen te maken? Vul dit in bij Toelichting."
        yield _ask(asked, place, field="maatregelen")
    if not texts.oorzaken and measured and report.value("verschil_banen") < 0:
        asked = "Waarom is het quotum nog niet gehaald? Vul dit in bij Toelichting."
        yield _ask(asked, place, field="oorzaken")
    if not texts.plannen and not any(row.status in TO_DO for row in described(report.jaar)):
        asked = "Wat gaat u volgend jaar doen? Vul dit in bij Toelichting."
        yield _ask(asked, place, field="plannen")
    elif not _names_later_year(report):
        yield _ask(
            "Hebt u een eigen streefaantal voor een later jaar? "
            "Schrijf het jaar en het aantal bij Toelichting, bij Plannen.",
            place,
            needed=False,
            field="plannen",
        )
    told = tells_work(own_paragraphs(texts.soorten_werk)) or list(kinds_of_work(report))
    if report.counting and not told:
        asked = "Welk werk doen deze medewerkers? Vul dit in bij Toelichting."
        yield _ask(asked, place, field="soorten_werk")
    if not texts.verantwoordelijke:
        asked = "Wie is verantwoordelijk voor de cijfers? Vul de functie in bij Toelichting."
        yield _ask(asked, place, field="verantwoordelijke")


def _about_carried(report: Report) -> Iterable[Question]:
    """A text that was taken over goes into the report as if it were written for this year."""
    year = report.jaar.jaar
    for key in carried(report.jaar, report.dossier.year(year - 1)):
        asked = (
            f"Klopt de tekst bij {_TEXTS[key].label} nog? Die is van {year - 1}. Verander hem bij "
            "Toelichting, of kies daar “Klopt nog”."
        )
        yield _ask(asked, Record.TOELICHTING, f"{key}_van_vorig_jaar", field=key)


def _names_later_year(report: Report) -> bool:
    """Whether the plans name a year to come, as who has a target of their own does."""
    years = map(int, _YEAR.findall(report.jaar.toelichting.plannen))
    return any(year > report.jaar.jaar for year in years)


def _about_measures(report: Report) -> Iterable[Question]:
    rows, place = described(report.jaar), Record.MAATREGEL
    if not rows:
        asked = "Wie doet wat, en wanneer is het klaar? Zet uw maatregelen bij Agenda."
        yield _ask(asked, place)
    if any(not row.eigenaar.strip() for row in rows):
        asked = "Wie is verantwoordelijk voor elke maatregel? Vul de functie in bij Agenda."
        yield _ask(asked, place)
    if any(row.deadline is None for row in rows if row.status in TO_DO):
        yield _ask("Wanneer zijn de maatregelen klaar? Vul de datum in bij Agenda.", place)
    if any(not row.resultaat.strip() for row in rows if row.status is Voortgang.KLAAR):
        asked = "Wat leverden de maatregelen op die klaar zijn? Vul het resultaat in bij Agenda."
        yield _ask(asked, place)
    if any(row.plaatsing is None for row in rows):
        yield _ask("Hoe vindt u mensen voor de banen? Vul bij Agenda de plaatsing in.", place)


def _about_social_return(report: Report) -> Iterable[Question]:
    kept, place = report.jaar.vergelijking, Record.TOELICHTING
    numbers = (kept.sroi_leveranciers, kept.sroi_bedrag, kept.sroi_personen)
    bought = any(row.regel.rol is Rol.SOCIAL_RETURN for row in report.outcome.rows)
    told = report.jaar.toelichting.social_return or bought
    if all(number is None for number in numbers):
        if told:
            field = "sroi_leveranciers"
            asked = "Hoeveel social return is het, voor hoeveel mensen? Vul dit in bij Toelichting."
        else:
            field = "social_return"
            asked = "Hebt u afspraken over social return? Vul dit in bij Toelichting."
        yield _ask(asked, place, field=field)
