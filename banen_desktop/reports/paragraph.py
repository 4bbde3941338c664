"""The paragraph for the annual report: plain Dutch, from the trace and the employer's own texts.

It never names an onderdeel, a kenmerk or a row, and gives no number of people below
`kinds.FEWEST_SHARED`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from banen_desktop.dossier.model import Dossier, Toelichting
from banen_desktop.quota.calculation import calculate
from banen_desktop.quota.law import Law, Status
from banen_desktop.quota.trace import Outcome, Regime, Telt
from banen_desktop.reports import answer, jobs
from banen_desktop.reports.guard import people_cannot_be_right
from banen_desktop.reports.report import Report
from banen_desktop.reports.style import Style, style_of


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text about one year; `questions` tells the writer what is still missing."""

    title: str
    sections: tuple[Section, ...]
    questions: tuple[str, ...]

    @property
    def text(self) -> str:
        """Plain text for the clipboard: headings and paragraphs with an empty line between."""
        blocks = [self.title]
        for section in self.sections:
            blocks.append("\n".join([section.heading, *section.paragraphs[:1]]))
            blocks += section.paragraphs[1:]
        return "\n\n".join(blocks) + "\n"


def paragraph(dossier: Dossier, year: int, law: Law, style: Style | None = None) -> Paragraph:
    """The paragraph of a year, in the style that the dossier keeps when none is given.

    Raises `KeyError` when the dossier has no such year.
    """
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    style = style or style_of(dossier, year)
    report = Report(dossier, jaar, calculate(dossier, year, law), law)
    sections = (
        _section("Resultaat", answer.result(report), answer.method(report)),
        _section("De banen", jobs.jobs(report), jobs.waiting(report)),
        _section("Eerdere jaren", *answer.earlier_years(report)),
        _own("Wat wij deden", jaar.toelichting.maatregelen),
        _own("Welk werk het is", jaar.toelichting.soorten_werk),
        _own(_reasons_heading(report.outcome), jaar.toelichting.oorzaken),
        _own("Wat wij gaan doen", jaar.toelichting.plannen),
        _section(
            "Wat niet meetelt",
            jobs.not_counting(report),
            *own_paragraphs(jaar.toelichting.social_return),
        ),
        _section("Quotumheffing" if _has_quota(report) else "Bonus", answer.levy(report))
        if style.levy
        else None,
        _section("Over de cijfers", jobs.sources(report), *_about_figures(jaar.toelichting)),
    )
    return Paragraph(
        title=f"Banenafspraak {year}",
        sections=tuple(section for section in sections if section is not None),
        questions=tuple(_questions(report)),
    )


def _section(heading: str, *paragraphs: str) -> Section | None:
    kept = tuple(text for text in paragraphs if text)
    return Section(heading, kept) if kept else None


def _own(heading: str, text: str) -> Section | None:
    return _section(heading, *own_paragraphs(text))


def own_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that the user typed, one per line, without stray spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(line for line in lines if line)


def _about_figures(texts: Toelichting) -> Iterable[str]:
    yield from own_paragraphs(texts.gegevens)
    if texts.verantwoordelijke:
        who = " ".join(texts.verantwoordelijke.split()).rstrip(".")
        yield f"Verantwoordelijk voor deze cijfers: {who}."


def _has_quota(report: Report) -> bool:
    return report.outcome.regime is Regime.QUOTUMREGELING


def _is_met(outcome: Outcome) -> bool | None:
    difference = outcome.value("verschil_banen")
    return None if difference is None else difference >= 0


def _reasons_heading(outcome: Outcome) -> str:
    not_met = _is_met(outcome) is False and not outcome.vrijgesteld
    return "Waarom wij het quotum nog niet halen" if not_met else "Toelichting op het resultaat"


def _questions(report: Report) -> Iterable[str]:
    """What is missing, as questions with the place where the answer goes."""
    year = report.jaar.jaar
    if not report.dossier.werkgever.naam:
        yield "Hoe heet uw organisatie? Vul de naam in bij Werkgever."
    yield from _questions_about_hours(report)
    yield from _questions_about_jobs(report)
    if report.dossier.year(year - 1) is None:
        yield f"Hebt u cijfers van {year - 1}? Voeg dat jaar toe om de jaren te vergelijken."
    yield from _questions_about_texts(report.jaar.toelichting, report.outcome, year)


def _questions_about_hours(report: Report) -> Iterable[str]:
    year, outcome = report.jaar.jaar, report.outcome
    if "verloonde_uren" not in outcome.by_key:
        yield f"Hoeveel verloonde uren had u in {year}? Vul dit in bij Uren."
    if not _has_quota(report):
        return
    percentage = outcome.by_key.get("quotumpercentage")
    if percentage is None or percentage.legal is None:
        yield f"Wat is het quotumpercentage van {year}? Vul het in bij Uren, met de bron."
    elif percentage.legal.status is not Status.EIGEN_OPGAVE and not percentage.legal.settled:
        yield f"Is het quotumpercentage van {year} inmiddels vastgesteld? Kijk het na."
    elif percentage.legal.status is Status.EIGEN_OPGAVE and not report.jaar.bron_quotumpercentage:
        yield "Wat is de bron van uw quotumpercentage? Vul die in bij Uren."
    if outcome.vrijgesteld is None:
        yield f"Hoeveel verloonde uren had u in {year - 1}? Vul dit in bij Uren."


def _questions_about_jobs(report: Report) -> Iterable[str]:
    year, outcome = report.jaar.jaar, report.outcome
    if not report.jaar.banen:
        yield f"Had u in {year} banen voor de doelgroep? Vul ze in bij Banen."
    if any(row.uren is None for row in outcome.rows):
        yield "Niet bij elke baan staan uren. Vul die in bij Banen."
    elif people_cannot_be_right(outcome):
        yield "Hoeveel personen zijn het? Maak bij Banen een rij per persoon."
    if report.unchecked:
        yield f"Staat iedereen in het doelgroepregister? Controleer dat over {year}."
    if any(row.telt is Telt.NOG_NIET for row in outcome.rows):
        yield f"Spreekt u de toerekening nog af? Dat kan tot en met 1 augustus {year + 1}."


def _questions_about_texts(texts: Toelichting, outcome: Outcome, year: int) -> Iterable[str]:
    if not texts.maatregelen:
        yield f"Wat deed u in {year} om banen te maken? Vul dit in bij Toelichting."
    if not texts.oorzaken and _is_met(outcome) is False and not outcome.vrijgesteld:
        yield "Waarom is het quotum nog niet gehaald? Vul dit in bij Toelichting."
    if not texts.plannen:
        yield "Wat gaat u volgend jaar doen? Vul dit in bij Toelichting."
    if not texts.soorten_werk and any(row.telt is Telt.JA for row in outcome.rows):
        yield "Welk werk doen deze medewerkers? Vul dit in bij Toelichting."
