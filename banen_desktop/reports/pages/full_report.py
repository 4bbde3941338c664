"""The full report of a year: text, figures, jobs, calculation, values, remarks and receipt.

It holds only what may leave the house: no row, no person, no onderdeel, and nothing of a few.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from banen_desktop import dutch
from banen_desktop.dossier.bsn_texts import shared
from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.amounts import amount
from banen_desktop.quota.law.law import Law, LegalValue
from banen_desktop.reports.pages.chart import series_of
from banen_desktop.reports.pages.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Look,
    Table,
    Text,
)
from banen_desktop.reports.pages.form_table import jobs_per_form
from banen_desktop.reports.pages.summary import answer_first, chart_blocks, note_below, years_up_to
from banen_desktop.reports.receipt.law_changes import updates_in_words
from banen_desktop.reports.receipt.receipt import Receipt, in_report, receipt
from banen_desktop.reports.text.own_text import final_paragraph
from banen_desktop.reports.text.paragraph import Paragraph
from banen_desktop.reports.text.since_reported import changed_in_report
from banen_desktop.reports.text.style import Style, style_of
from banen_desktop.reports.text.year_report import Report
from banen_desktop.reports.words import figures, wording
from banen_desktop.reports.words.figures import Figures
from banen_desktop.reports.words.guard import Guard

MOST_YEARS = 15
TEXT, FIGURES, FORMS = "Tekst voor het jaarverslag", "Hoofdcijfers", "Banen per vorm"
CALCULATION, VALUES = "Berekening", "Waarden uit wet en bronnen"
REMARKS, PROOF = "Aandachtspunten", "Verantwoording"
_CHART_SIZE = (480.0, 128.0)


def full_report(
    dossier: Dossier, year: int, law: Law, made_on: date, style: Style | None = None
) -> Document:
    """The report of a year; raises `KeyError` when the dossier has no such year."""
    dossier = shared(dossier)
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    style = style or style_of(dossier, year)
    outcome = calculate(dossier, year, law)  # with findings, which the text does without
    report = Report(dossier, jaar, outcome, law)
    guard = report.guard
    proof = receipt(dossier, outcome, law, made_on)
    blocks = [
        *answer_first(report, style),
        *_text(report, style),
        *_figures(report),
        *_forms(report, guard),
        *_calculation(report, guard, levy=style.levy),
        *_values(proof, levy=style.levy),
        *_remarks(report, proof),
        *_proof(proof),
    ]
    return Document(
        title=f"Banenafspraak {year}",
        employer=" ".join(dossier.werkgever.naam.split()),
        made_on=made_on,
        blocks=tuple(blocks),
        logo=dossier.logo,
    )


def text_only(
    dossier: Dossier, year: int, law: Law, made_on: date, style: Style | None = None
) -> Document:
    """The text for the annual report by itself; raises `KeyError` when there is no such year."""
    dossier = shared(dossier)
    written = final_paragraph(dossier, year, law, style or style_of(dossier, year))
    blocks = tuple(_sections(written, level=1))
    return Document(written.title, " ".join(dossier.werkgever.naam.split()), made_on, blocks)


def _text(report: Report, style: Style) -> Iterator[Block]:
    yield Heading(TEXT)
    written = final_paragraph(report.dossier, report.jaar.jaar, report.law, style)
    if written.title != f"Banenafspraak {report.jaar.jaar}":
        yield Heading(written.title, 2)
    yield from _sections(written, level=2)


def _sections(written: Paragraph, level: int) -> Iterator[Block]:
    for section in written.sections:
        if section.heading:
            yield Heading(section.heading, level)
        for listed, texts in groupby(section.paragraphs, written.points.__contains__):
            kept = tuple(texts)
            yield from [Bullets(kept)] if listed else map(Text, kept)


def _figures(report: Report) -> Iterator[Block]:
    dossier, year, law = report.dossier, report.jaar.jaar, report.law
    yield Heading(FIGURES)
    outcomes = years_up_to(dossier, year, law, MOST_YEARS)
    main = figures.main_figures(dossier, report.outcome, law)
    all_told = {str(each.jaar) for each in outcomes} <= set(main.header)
    # The table of the main figures tells the same, unless own and hired stand apart.
    twice = all_told and not series_of(dossier, outcomes).apart
    for block in chart_blocks(dossier, outcomes, _CHART_SIZE):
        if not (twice and isinstance(block, Table)):
            yield block
    columns = len(main.header)
    header = ("Cijfer", *main.header[1:])
    right = frozenset(range(1, columns))
    yield Table(header, main.rows, (50, *[28] * (columns - 1)), right, "De hoofdcijfers per jaar")
    yield from note_below(main)


def _forms(report: Report, guard: Guard) -> Iterator[Block]:
    yield Heading(FORMS)
    table = jobs_per_form(report, guard)
    if not table.rows:
        yield Text(f"In {report.jaar.jaar} zijn er geen banen ingevuld.")
        return
    yield _table(table, (80, 40, 30), {2})
    rounded = f"Banen van {wording.job_of(report.outcome)}, afgerond op één decimaal."
    yield Text(rounded, Look.NOTE)


def _calculation(report: Report, guard: Guard, *, levy: bool) -> Iterator[Block]:
    yield Heading(CALCULATION)
    found = figures.calculation(report.outcome, guard, levy=levy)
    yield _table(found, (44, 28, 66, 52), {1})
    yield from note_below(found)
    if levy and {"quotumheffing", "bonus"} & report.outcome.by_key.keys():
        yield Text(wording.LEVY_NEVER_EXECUTED, Look.NOTE)


def _values(proof: Receipt, *, levy: bool) -> Iterator[Block]:
    yield Heading(VALUES)
    rows = (
        (
            _described(value),
            amount(value.waarde, value.eenheid),
            value.bron,
            wording.status_words(value),
        )
        for value in proof.values
        if levy or value.sleutel not in figures.RATES_ON_REQUEST
    )
    yield _table(Figures(("Waarde", "Getal", "Bron", "Status"), tuple(rows)), (50, 28, 50, 66), {1})


def _described(value: LegalValue) -> str:
    """A value with its article, which stands once where it is the source too."""
    known = value.artikel in value.bron
    return value.omschrijving if known else f"{value.omschrijving} ({value.artikel})"


def _remarks(report: Report, proof: Receipt) -> Iterator[Block]:
    """Every finding once, in the words for a reader; what to do about it is for the user."""
    yield Heading(REMARKS)
    changed = changed_in_report(report.jaar, report.outcome)
    told = [changed, *map(in_report, proof.findings)]
    found = tuple(dict.fromkeys(filter(None, told)))
    yield Bullets(found) if found else Text("Er zijn geen aandachtspunten.")


def _proof(proof: Receipt) -> Iterator[Block]:
    yield Heading(PROOF)
    day = dutch.format_date_words(proof.made_on)
    yield Text(
        f"Gemaakt op {day} met {proof.program} {proof.version}. Met hetzelfde programma, dezelfde "
        "parameters en dezelfde invoer krijgt iedereen dezelfde uitkomst."
    )
    yield Text(f"Parameters (SHA-256): {proof.parameters_sha256}", Look.NOTE)
    if proof.other_parameters:
        yield Text(f"Opgeslagen met parameters (SHA-256): {proof.other_parameters}", Look.NOTE)
    for told in updates_in_words(proof.updates):
        yield Text(f"Parameterbestand: {told}", Look.NOTE)
    if proof.files:
        yield Heading("Ingelezen bestanden", 2)
        yield Bullets(tuple(_files_read(proof)))
    yield Heading("Wat het programma niet meeneemt", 2)
    yield Bullets(proof.not_modelled, small=True)


def _files_read(proof: Receipt) -> Iterator[str]:
    """How many files of each kind were read, and when last; names of files stay in the house."""
    for kind in dict.fromkeys(file.soort for file in proof.files):
        days = sorted(file.gelezen_op[:10] for file in proof.files if file.soort is kind)
        count = dutch.plural(str(len(days)), "bestand", "bestanden")
        yield f"{kind.label}: {count}, voor het laatst ingelezen op {_shown_day(days[-1])}."


def _shown_day(day: str) -> str:
    try:
        return dutch.format_date_words(date.fromisoformat(day))
    except ValueError:
        return "een onbekende dag"


def _table(content: Figures, widths: tuple[int, ...], right: set[int]) -> Table:
    return Table(content.header, content.rows, widths, frozenset(right))
