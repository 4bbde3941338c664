"""The paragraph for the annual report: plain Dutch, from the trace and the employer's own texts.

Short stands alone in one or two paragraphs; normal tells what a reader wants to know; long tells
all that the dossier can say of the checklist (method, contracts, who stayed, werkagenda, social
return, quality of the data). It never names an onderdeel, a kenmerk or a row, and what is about
few people stays out (`guard`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from banen_desktop.dossier.bouwstenen import tells_work
from banen_desktop.dossier.model import Dossier, Toelichting
from banen_desktop.dossier.verslag import Lengte
from banen_desktop.quota.calculation.trace import Regime
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.text import agenda, answer, jobs
from banen_desktop.reports.text.earlier import earlier, since_start, year_before
from banen_desktop.reports.text.questions import Question, questions
from banen_desktop.reports.text.sources import sources
from banen_desktop.reports.text.style import Style, Voice, style_of
from banen_desktop.reports.text.year_report import Report, own_paragraphs, report_of, sentence


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text about one year; `questions` tells the writer what is still missing.

    `points` are the paragraphs that belong in a list where there can be one.
    """

    title: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    points: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Plain text for the clipboard: headings and paragraphs with an empty line between."""
        blocks = [self.title]
        for section in self.sections:
            blocks.append("\n".join(filter(None, [section.heading, *section.paragraphs[:1]])))
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
    report = report_of(dossier, jaar, law)
    voice = Voice(style.stem, dossier.werkgever.naam)
    made = _short if style.lengte is Lengte.KORT else _sections
    return Paragraph(
        title=f"Banenafspraak {year}",
        sections=tuple(section for section in made(report, voice, style) if section.paragraphs),
        questions=tuple(questions(report)),
        points=frozenset(agenda.points(jaar, voice, whole=style.lengte is Lengte.LANG)),
    )


def _section(heading: str, *paragraphs: str) -> Section:
    return Section(heading, tuple(text for text in paragraphs if text))


def _short(report: Report, voice: Voice, style: Style) -> Iterable[Section]:
    """One section of one or two paragraphs that a reader understands without the rest."""
    first = voice.told(_answer_in_short(report, voice))
    second = voice.told(_method_in_short(report, voice, style))
    yield _section("Resultaat", first, second)


def _answer_in_short(report: Report, voice: Voice) -> Iterable[str]:
    yield from answer.result(report, voice, percentage=True)
    if report.counting and report.value("gerealiseerde_banen"):
        yield from list(jobs.own_and_hired(report, voice, reason=False))[:1]
        yield from jobs.people(report)
    yield from year_before(report, voice)


def _method_in_short(report: Report, voice: Voice, style: Style) -> Iterable[str]:
    yield answer.job_defined(report)
    if report.measured:
        yield answer.source(report)
    if style.levy:
        told = list(answer.levy(report, voice))
        yield from told[1:] if report.outcome.vrijgesteld else told  # the answer says exempt


def _sections(report: Report, voice: Voice, style: Style) -> Iterable[Section]:
    whole, texts = style.lengte is Lengte.LANG, report.jaar.toelichting
    yield _section(
        "Resultaat",
        voice.told(answer.result(report, voice)),
        voice.told(answer.compared(report, voice)),
        voice.told(answer.method(report, voice, definitions=whole)),
    )
    told = voice.told(jobs.jobs(report, voice, whole=whole))
    waiting = voice.told(jobs.waiting(report, voice, more=bool(told)))
    yield _section("De banen", told, waiting)
    before = chain(earlier(report, voice, change=whole), since_start(report))
    yield _section("Eerdere jaren", voice.told(before))
    yield from _what_was_done(report, voice, whole=whole)
    yield _section(
        "Wat niet meetelt",
        voice.told(jobs.not_counting(report, more=bool(told or waiting))),
        voice.told(jobs.social_return(report, voice)) if whole else "",
        *own_paragraphs(texts.social_return),
    )
    if style.levy:
        quota = report.outcome.regime is Regime.QUOTUMREGELING
        heading = "Quotumheffing" if quota else "Bonus"
        yield _section(heading, voice.told(answer.levy(report, voice)))
    about = voice.told(sources(report, voice, whole=whole))
    yield _section("Over de cijfers", about, *_about_figures(texts))


def _what_was_done(report: Report, voice: Voice, *, whole: bool) -> Iterable[Section]:
    """The employer's own texts with the werkagenda: what was done, the work, why, and plans."""
    jaar, texts = report.jaar, report.jaar.toelichting
    yield _section(
        voice.does("Wat wij deden", "Wat de organisatie deed"),
        *own_paragraphs(texts.maatregelen),
        *agenda.measures(jaar, voice, agenda.DONE, whole=whole),
    )
    own = own_paragraphs(texts.soorten_werk)
    known = "" if tells_work(own) else voice.told(jobs.kinds_of_work(report))
    yield _section("Welk werk het is", known, *own)
    yield _section(_reasons_heading(report), *own_paragraphs(texts.oorzaken))
    yield _section(
        voice.does("Wat wij gaan doen", "Wat de organisatie gaat doen"),
        *own_paragraphs(texts.plannen),
        *agenda.measures(jaar, voice, agenda.TO_DO, whole=whole),
    )


def _about_figures(texts: Toelichting) -> Iterable[str]:
    yield from own_paragraphs(texts.gegevens)
    if texts.verantwoordelijke.strip():
        who = " ".join(texts.verantwoordelijke.split())
        yield sentence(f"Verantwoordelijk voor deze cijfers: {who}")


def _reasons_heading(report: Report) -> str:
    if report.measured and report.value("verschil_banen") < 0:
        return "Waarom het quotum nog niet is gehaald"
    return "Toelichting op het resultaat"
