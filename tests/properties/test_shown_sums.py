"""In every output: where numbers stand together that are a sum, they add up or it says why not.

Which numbers are a sum follows here from the values alone, not from the lists of the program: any
two steps that are together a third. Who reads an output sees rounded texts, so those are added.
"""

import io
import itertools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from builders import baan, dossier, jaar, regel
from everything_made import TODAY, documents

from banen_desktop import dutch
from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Baan, Contract, Dossier, Jaar, Sector, Toerekening, Vorm
from banen_desktop.dossier.verslag import Cijfer, Lengte, Stem, Vergelijking
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Unit
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years import comparison, onderdelen
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.answers.cards import Answer
from banen_desktop.reports.out.recipients import recipients
from banen_desktop.reports.out.screen import year_on_screen
from banen_desktop.reports.pages.comparison import onderdelen_table, series_table
from banen_desktop.reports.pages.document import Document, Heading, document_words
from banen_desktop.reports.pages.letters import letters
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.words.tables import Table
from banen_desktop.reports.workbook import prepared, write_workbook

YEAR, LAW = 2020, built_in()
SEEDS = (0, 1, 2, 4, 6)  # together they have a sum that is off in every output
TOLD = re.compile(r"apart afgerond: |elk getal apart afgerond|Telt het op[^\n]*nee$", re.MULTILINE)
NUMBER = re.compile(r"(?<![\d.,])\d+(?:\.\d{3})*(?:,\d+)?(?![\d,]|\.\d)")
HIRED: dict[str, Any] = {"vorm": Vorm.DETACHERING_WSW, "toerekening": Toerekening.AFGESPROKEN}
EXPECTED = {
    *("paragraph", "report", "summary", "screen", "answers", "years", "Onderdelen"),
    *(f"{sheet} {kind}" for sheet in ("Overzicht", "Jaren", "Berekening") for kind in Kind),
    *(f"hours in Berekening {kind}" for kind in Kind),
}


def drawn(seed: int) -> Dossier:
    """Two years with many people of every kind, so that the guard shows all."""
    chance = random.Random(seed)

    def rows(first: int) -> Iterator[Baan]:
        for place, part in enumerate(("Oost", "West", "Zuid"), first):
            for contract in (Contract.VAST, Contract.TIJDELIJK):
                yield group(f"{contract}{place}", onderdeel=part, contract=contract)
            yield group(f"I{place}", onderdeel=part, **HIRED)
        yield group("wacht", vorm=Vorm.UITZEND)
        yield group("nooit", vorm=Vorm.INKOOP)

    def group(name: str, **values: Any) -> Baan:
        hours = Decimal(chance.randint(100_000_000, 600_000_000)).scaleb(-3)
        return baan(kenmerk=name, aantal=Decimal(200), verloonde_uren=hours, **values)

    def year(number: int) -> Jaar:
        hours = [Decimal(chance.randint(10**9, 5 * 10**9)).scaleb(-2) for _ in range(3)]
        told = (
            Cijfer("gerealiseerde_banen", Decimal(chance.randint(10_000, 90_000)).scaleb(-2)),
            Cijfer("quotum_banen", Decimal(chance.randint(10_000, 90_000)).scaleb(-2)),
        )
        parts = zip(("Oost", "West", "Zuid"), hours, strict=True)
        return jaar(
            number,
            *rows(0),
            uren=tuple(regel(onderdeel=part, verloonde_uren=each) for part, each in parts),
            gerapporteerd=told,
            vergelijking=Vergelijking(prijs_per_baan=Decimal("1234.56")),
        )

    sector = chance.choice([Sector.GEMEENTE, Sector.WATERSCHAP, Sector.PO])
    found = dossier(year(YEAR - 1), year(YEAR), sector=sector)
    start = Decimal(chance.randint(1_000, 90_000)).scaleb(-2)
    return edits.set_employer(found, nulmeting_banen=start, werkweek_uren=Decimal(36))


@dataclass
class Reader:
    """Somebody who adds what is shown, and looks for the sentence when it is not right."""

    sums: list[tuple[Decimal, Decimal, Decimal]]
    off: set[str] = field(default_factory=set)
    untold: list[tuple[str, str]] = field(default_factory=list)

    def read(self, name: str, text: str, decimals: int = 1) -> None:
        """Read numbers that stand together."""
        shown = set(NUMBER.findall(text))
        for values in self.sums:
            texts = [dutch.format_number(value, decimals) for value in values]
            one, other, total = map(dutch.parse_number, texts)
            if one + other != total and shown.issuperset(texts):
                self.off.add(name)
                if not TOLD.search(text):
                    self.untold.append((name, " + ".join(texts[:2]) + f" = {texts[2]}"))


def sums(made: Dossier, unit: Unit) -> list[tuple[Decimal, Decimal, Decimal]]:
    """Every two numbers in a unit of which the exact values are together a third."""
    found = {
        abs(step.value)
        for year in made.jaren
        for step in calculate(made, year.jaar, LAW).steps
        if step.unit is unit and step.known
    }
    for step in comparison.series(made, LAW)[-1].steps:
        if step.unit is unit and step.known:
            found.add(abs(step.value))
    if unit is Unit.BAAN:
        found |= set(_typed(made))
    near = {round(value, 9): value for value in found}
    pairs = itertools.combinations(near.values(), 2)
    return [(a, b, near[c]) for a, b in pairs if (c := round(a + b, 9)) in near]


def _typed(made: Dossier) -> Iterator[Decimal]:
    """The nulmeting and what was reported, and how far the years are from them."""
    start = made.werkgever.nulmeting_banen or Decimal(0)
    yield start
    for year in made.jaren:
        steps = calculate(made, year.jaar, LAW).by_key
        yield abs(steps["gerealiseerde_banen"].value - start)
        for told in year.gerapporteerd:
            assert told.waarde is not None
            yield from (told.waarde, abs(steps[told.sleutel].value - told.waarde))


def sections(document: Document) -> Iterator[str]:
    """What stands below each heading."""
    blocks: list[object] = []
    for block in (*document.blocks, Heading("")):
        if isinstance(block, Heading):
            part = Document("", "", TODAY, tuple(blocks))  # type: ignore[arg-type]
            yield document_words(part)
            blocks = []
        blocks.append(block)


def card_of(answer: Answer) -> str:
    readings = "\n".join(variant.answer for variant in answer.variants)
    return f"{answer.text}\n{readings}\n{answer.note}"


def column_of(table: Table, column: int) -> str:
    cells = [line.cells[column].text for line in table.lines if len(line.cells) > column]
    return "\n".join((*cells, table.note))


def read_all(reader: Reader, made: Dossier) -> None:
    for lengte, stem in itertools.product(Lengte, Stem):
        reader.read("paragraph", paragraph(made, YEAR, LAW, Style(lengte, stem)).text)
    for name, document in documents(made, LAW, YEAR):
        for part in sections(document):
            reader.read(name, part)
    reader.read("screen", year_on_screen(made, YEAR, LAW))
    card = answers(made, YEAR, LAW)
    reader.read("answers", "\n".join(map(card_of, card.answers)))
    reader.read("recipients", str(recipients(made.werkgever.sector)))
    reader.read("letters", str(letters(made, YEAR, LAW, TODAY)))
    years = series_table(comparison.series(made, LAW))
    for column in range(len(years.header) - 1):
        reader.read("years", column_of(years, column))


def in_cell(cell: Any) -> str:
    """What a cell of the workbook shows, without its sign."""
    if isinstance(cell.value, str) or cell.value is None:
        return cell.value or ""
    decimals = len(found[1]) if (found := re.search(r"0\.(0+)", cell.number_format)) else 0
    return dutch.format_number(abs(Decimal(str(cell.value))), decimals)


def read_workbook(reader: Reader, made: Dossier, kind: Kind, decimals: int = 1) -> None:
    """Overzicht and Berekening as a whole, Jaren column by column."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepared, "SPARE_ROWS", 2)
        data = write_workbook(made, YEAR, LAW, kind=kind, made_on=TODAY)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for title in ("Overzicht", "Berekening"):
        text = "\n".join(in_cell(cell) for row in book[title].iter_rows() for cell in row)
        reader.read(f"{title} {kind}", text, decimals)
    years = book["Jaren"]
    for column in range(2, years.max_column + 1):
        pairs = ((in_cell(row[0]), in_cell(row[column - 1])) for row in years.iter_rows())
        text = "\n".join(
            f"{label if label.startswith('Telt het op') else ''} {cell}" for label, cell in pairs
        )
        reader.read(f"Jaren {kind}", text, decimals)
    if "Onderdelen" in book.sheetnames and decimals == 1:
        read_parts(
            reader, [[in_cell(cell) for cell in row] for row in book["Onderdelen"].iter_rows()]
        )


def read_parts(reader: Reader, rows: Sequence[Sequence[str]]) -> None:
    """The table of onderdelen: each row by itself, and each column with the whole below it."""
    text = "\n".join(cell for row in rows for cell in row)
    header = next(place for place, row in enumerate(rows) if "Verschil" in row)
    whole = next(place for place, row in enumerate(rows) if row[0] == "Geheel")
    found = [_numbers(row[1:]) for row in rows[header + 1 : whole + 1]]
    titles = list(rows[header][1:])
    target, realised, gap = (
        next(place for place, title in enumerate(titles) if re.match(start, title))
        for start in ("Eigen deel|Quotum", "Gerealiseerd", "Verschil")
    )
    sums_of_rows = [(row[target], row[realised], row[gap]) for row in found]
    off = [
        abs(done - asked) != apart
        for asked, done, apart in sums_of_rows
        if asked is not None and done is not None and apart is not None
    ]
    for column in (target, realised):
        *parts, together = [row[column] or Decimal(0) for row in found]
        off.append(sum(parts) != together)
    if any(off):
        reader.off.add("Onderdelen")
        if not TOLD.search(text):
            reader.untold.append(("Onderdelen", text))


def _numbers(texts: Sequence[str]) -> list[Decimal | None]:
    return [dutch.parse_number(text) if NUMBER.fullmatch(text) else None for text in texts]


def read_divided(reader: Reader, made: Dossier) -> None:
    """The table of onderdelen in the report and the window, without signs."""
    table = onderdelen_table(onderdelen.divide(made, YEAR, LAW))
    rows = [list(table.header)]
    rows += [[line.label, *(cell.text.lstrip("+-") for cell in line.cells)] for line in table.lines]
    read_parts(reader, [*rows, [table.note]])


def test_numbers_together_add_up_or_it_says_why_not() -> None:
    untold, off = [], set()
    for made in map(drawn, SEEDS):
        reader, hours = (Reader(sums(made, unit)) for unit in (Unit.BAAN, Unit.UUR))
        read_all(reader, made)
        read_divided(reader, made)
        for kind in Kind:
            read_workbook(reader, made, kind)
            read_workbook(hours, made, kind, 2)
        untold += reader.untold + hours.untold
        off |= reader.off | {f"hours in {name}" for name in hours.off}
    assert untold == []
    assert off == EXPECTED  # or it looked at nothing
