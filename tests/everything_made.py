"""Everything that is made of a year, as text: what the program says in every output."""

from collections.abc import Iterator
from datetime import date

from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Lengte, Stem
from banen_desktop.quota.calculation.agenda import moments
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.out.data import to_json, year_data
from banen_desktop.reports.out.recipients import recipients
from banen_desktop.reports.out.screen import year_on_screen
from banen_desktop.reports.pages.comparison import series_table
from banen_desktop.reports.pages.document import Document, document_words
from banen_desktop.reports.pages.full_report import full_report
from banen_desktop.reports.pages.letters import letters
from banen_desktop.reports.pages.summary import summary
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.guard import Kind

TODAY = date(2026, 2, 9)


def texts(made: Dossier, law: Law, year: int) -> Iterator[tuple[str, str]]:
    """Everything that is made of the year, by name, as text."""
    outcome = calculate(made, year, law)
    for lengte in Lengte:
        for stem in Stem:
            told = paragraph(made, year, law, Style(lengte, stem, levy=True))
            yield f"paragraph {lengte} {stem}", f"{told.text} {' '.join(map(str, told.questions))}"
    for name, document in documents(made, law, year):
        yield name, document_words(document)
    yield "screen", year_on_screen(made, year, law, levy=True)
    for kind in Kind:
        yield f"json {kind}", to_json(year_data(made, year, law, kind=kind, made_on=TODAY))
    card = answers(made, year, law)
    yield "answers", f"{card.text} {card.intro} {card.note} {card}"
    yield "recipients", str(recipients(made.werkgever.sector))
    yield "letters", str(letters(made, year, law, TODAY))
    sector = made.werkgever.sector
    yield "agenda", str(moments(made.jaren[-1], outcome, sector, TODAY))
    table = series_table([outcome, calculate(made, year - 1, law)])
    shown = [(line.label, *(cell.text for cell in line.cells)) for line in table.lines]
    yield "years", str((table.header, shown))
    for step in outcome.steps:
        yield f"explained {step.key}", str(wording.explain(outcome, step.key))
    for row, each in zip(made.jaren[-1].banen, outcome.rows, strict=True):
        yield f"row {row.kenmerk}", str(wording.explain_row(row, each, year, law, None))


def documents(made: Dossier, law: Law, year: int) -> Iterator[tuple[str, Document]]:
    yield "report", full_report(made, year, law, TODAY, Style(Lengte.LANG, levy=True))
    yield "summary", summary(made, year, law, made_on=TODAY)
