"""The workbook of a year of the sector, for one audience: figures, formulas and what they mean.

Loads XlsxWriter. The same input gives the same bytes.
"""

import io
from dataclasses import dataclass
from datetime import date, datetime, time

from xlsxwriter import Workbook

from banen_desktop.quota.units import decimal_of
from banen_desktop.reports.workbook.dutch_workbook import DutchWorkbook
from banen_desktop.reports.workbook.sheet import PROGRAM, Sheet, clean
from banen_desktop.reports.workbook.styles import FONT, Role, Shown, Styles
from banen_desktop.sector.out import explained, sentences
from banen_desktop.sector.out.outgoing import MEANINGS, Uitvoer, remarks, year_of
from banen_desktop.sector.out.places import ADDED, SHEETS, Place, places
from banen_desktop.sector.out.recalculated import (
    HOURS_OF_A_JOB,
    PERCENTAGE,
    Cells,
    Formule,
    stored,
)
from banen_desktop.sector.out.titles import FIRST_COLUMN
from banen_desktop.sector.out.workbook_charts import write_charts
from banen_desktop.sector.publication.cells import Cel, Eenheid, Teken

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_DEFAULT = {"font_name": FONT, "font_size": 10, "font_scheme": "none"}
_SHOWN = {
    Eenheid.BANEN: Shown.JOBS_NIL,
    Eenheid.UREN: Shown.WHOLE_NIL,
    Eenheid.LEDEN: Shown.WHOLE_NIL,
    Eenheid.PERSONEN: Shown.WHOLE_NIL,
    Eenheid.PROCENT: Shown.SHARE_NIL,
    Eenheid.HEEL_PROCENT: Shown.WHOLE_SHARE,
}
_FIRST_WIDTH, _WIDTH, _NOTE_WIDTH, _SOURCE_WIDTH = 38, 14, 70, 50
_LEADS = {
    "Uitkomst": "Wat optelt en wat een percentage is, is een formule. Tekens: zie het blad Uitleg.",
    "Verdeling": "Hoe de leden verdeeld zijn over delen van het quotum, klassen en regio's.",
    "Zelfde leden": sentences.SAME_MEMBERS,
    "Reeks": "Vergelijk nooit over een breuk heen.",
    "Kwaliteit": "Hoe zeker de opgaven van de leden zijn.",
    "Per lid": "Alleen de raad ziet dit. Een bijlage voor een lid is een eigen bestand.",
}


@dataclass(frozen=True, slots=True)
class _Heading:
    """What each sheet says of itself."""

    employer: str
    year: int
    about: str
    mark: str
    made_on: date


def write_workbook(uitvoer: Uitvoer) -> bytes:
    """The workbook as xlsx; without a total it has the sheet that says why, and Uitleg."""
    stream = io.BytesIO()
    workbook = DutchWorkbook(stream, {**_OPTIONS, "default_format_properties": {**_DEFAULT}})
    heading = _Heading(
        uitvoer.naam,
        uitvoer.jaar,
        MEANINGS[uitvoer.lezer],
        "Vertrouwelijk" if uitvoer.vertrouwelijk else str(uitvoer.lezer.label.partition(":")[0]),
        uitvoer.gemaakt_op,
    )
    workbook.set_properties(
        {
            "title": f"Banenafspraak {uitvoer.jaar} in de sector",
            "subject": clean(uitvoer.naam),
            "author": PROGRAM,
            "company": clean(uitvoer.naam),
            "category": str(uitvoer.lezer),
            "created": datetime.combine(uitvoer.gemaakt_op, time()),
        }
    )
    _Writer(workbook, Styles(workbook), uitvoer, heading).write()
    workbook.close()
    return stream.getvalue()


class _Writer:
    """One workbook: its sheets in their order."""

    def __init__(
        self, workbook: Workbook, styles: Styles, uitvoer: Uitvoer, heading: _Heading
    ) -> None:
        self.workbook, self.styles = workbook, styles
        self.uitvoer, self.heading = uitvoer, heading
        self.places = places(uitvoer)
        self.cells = Cells(uitvoer, self.places)

    def write(self) -> None:
        if not self.uitvoer.tabellen:
            self._no_total()
        for title, keys in SHEETS:
            shown = [self.places[key] for key in keys if key in self.places]
            if shown:
                self._figures(title, shown)
        self._agenda()
        if self.uitvoer.tabellen:
            write_charts(self.workbook, self.styles, self.heading, self.cells)
        self._explained()

    def _sheet(self, title: str, widths: tuple[float, ...], name: str, lead: str) -> Sheet:
        sheet = Sheet(self.workbook, self.styles, title, widths)
        sheet.heading(self.heading, name, lead)
        return sheet

    def _no_total(self) -> None:
        sheet = self._sheet("Uitkomst", (100,), sentences.headline(self.uitvoer), "")
        for row, text in enumerate(self.uitvoer.geen_totaal, 4):
            sheet.text(row, 0, text, Role.WIDE)
        sheet.finish(self.heading)

    def _figures(self, title: str, shown: list[Place]) -> None:
        columns = max(len(place.tabel.kolommen) for place in shown)
        widths = (_FIRST_WIDTH, *[_WIDTH] * max(columns, 4))
        if title == "Reeks":
            widths = (_FIRST_WIDTH, *[_WIDTH] * columns, _SOURCE_WIDTH)
        name = sentences.headline(self.uitvoer) if title == "Uitkomst" else title
        sheet = self._sheet(title, widths, name, _LEADS[title])
        for place in shown:
            self._table(sheet, place)
        if title == "Uitkomst":
            self._law(sheet, max(place.end for place in shown))
        if title == "Reeks":
            self._sources(sheet, shown[0])
        sheet.page.freeze_panes(shown[0].first if len(shown) == 1 else 3, 1)
        sheet.finish(self.heading)

    def _table(self, sheet: Sheet, place: Place) -> None:
        tabel = place.tabel
        sheet.line(place.top, tabel.titel, Role.HEADING)
        sheet.text(place.top + 1, 0, FIRST_COLUMN.get(tabel.sleutel, ""), Role.HEADER)
        sheet.texts(place.top + 1, tabel.kolommen, Role.HEADER_RIGHT, start=1)
        for number, row in enumerate(tabel.rijen):
            sheet.text(place.first + number, 0, row.naam)
            for column, cel in zip(tabel.kolommen, row.cellen, strict=True):
                made = self.cells.formula(tabel.sleutel, number, column)
                _cell(sheet, place.first + number, place.column(column), cel, made)
        if place.total is not None:
            self._totals(sheet, place, place.total)
        for number, note in enumerate(remarks(tabel), 1):
            sheet.line((place.total or place.last) + number, note, Role.NOTE)

    def _totals(self, sheet: Sheet, place: Place, row: int) -> None:
        key, first = place.tabel.sleutel, place.tabel.rijen[0]
        sheet.text(row, 0, "Samen", Role.TOTAL)
        for name, cel in zip(place.tabel.kolommen, first.cellen, strict=True):
            made = self.cells.column(key, name) if name in ADDED[key] else None
            if name == "Gehaald":
                made = self.cells.total_share(key)
            column = place.column(name)
            if made is None:
                sheet.text(row, column, "", Role.TOTAL)
            else:
                _formula(sheet, row, column, made, _SHOWN[cel.eenheid], Role.TOTAL)

    def _law(self, sheet: Sheet, row: int) -> None:
        """The numbers that the formulas calculate with, as cells with a name."""
        maten = self.uitvoer.maten
        sheet.line(row, "Rekenwaarden", Role.HEADING)
        sheet.text(row + 1, 0, "Uren van een baan")
        sheet.number(row + 1, 1, maten.eenheden.uren_per_baan, Shown.HOURS, Role.CALCULATED)
        sheet.define(HOURS_OF_A_JOB, row + 1, 1)
        if maten.quotumpercentage is not None:
            sheet.text(row + 2, 0, "Quotumpercentage")
            ratio = maten.quotumpercentage / 100
            sheet.number(row + 2, 1, ratio, Shown.PERCENTAGE, Role.CALCULATED)
            sheet.define(PERCENTAGE, row + 2, 1)

    def _sources(self, sheet: Sheet, place: Place) -> None:
        """The source of each year, and after which years there is a break."""
        column = len(place.tabel.kolommen) + 1
        sheet.text(place.top + 1, column, "Bron", Role.HEADER)
        for number, row in enumerate(place.tabel.rijen):
            source = (self.uitvoer.bronnen or {}).get(year_of(row), "")
            sheet.text(place.first + number, column, source)

    def _agenda(self) -> None:
        if not self.uitvoer.werkagenda:
            return
        sheet = self._sheet("Werkagenda", (60, 24, 14, 24), "Werkagenda", "Wat de sector doet.")
        sheet.texts(4, ("Wat", "Wie", "Wanneer", "Stand"), Role.HEADER)
        for row, each in enumerate(self.uitvoer.werkagenda, 5):
            sheet.texts(row, (each.wat, each.wie), Role.LABEL)
            sheet.day(row, 2, each.wanneer, Role.CALCULATED)
            sheet.text(row, 3, each.stand)
        sheet.finish(self.heading)

    def _explained(self) -> None:
        widths = (34, 34, _NOTE_WIDTH)
        lead = "Wat de tabellen, rijen en tekens betekenen, en wat verborgen is."
        sheet = self._sheet("Uitleg", widths, "Uitleg", lead)
        row = 4
        blocks: list[tuple[str, tuple[str, ...], list[tuple[str, ...]]]] = [
            ("Tekens", ("Teken", "Betekenis"), [*explained.signs()]),
            ("Tabellen en rijen", ("Tabel", "Rij of kolom", "Betekenis"), _meanings(self.uitvoer)),
            ("Wat verborgen is", ("Wat", "Waarom"), [*self.uitvoer.verborgen]),
            ("Hoe is gerekend", ("Uitleg",), [(each,) for each in sentences.method(self.uitvoer)]),
            ("Bronnen", ("Bron",), [(each,) for each in explained.sources(self.uitvoer)]),
        ]
        for title, header, lines in blocks:
            if lines:
                row = _block(sheet, row, title, header, lines)
        sheet.finish(self.heading)


def _meanings(uitvoer: Uitvoer) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(explained.meanings(uitvoer)))


def _block(
    sheet: Sheet, row: int, title: str, header: tuple[str, ...], lines: list[tuple[str, ...]]
) -> int:
    sheet.line(row, title, Role.HEADING)
    if len(header) == 1:
        for number, line in enumerate(lines, row + 1):
            sheet.wide(number, line[0], Role.WIDE)
        return row + len(lines) + 2
    sheet.texts(row + 1, header, Role.HEADER)
    for number, line in enumerate(lines, row + 2):
        sheet.texts(number, line)
    return row + len(lines) + 3


def _cell(sheet: Sheet, row: int, column: int, cel: Cel, made: Formule | None) -> None:
    """A number, a formula, or the sign in its place with the reason as a note."""
    value = stored(cel)
    if value is None:
        sheet.text(row, column, cel.getoond, Role.RIGHT)
        if cel.reden:
            sheet.note(row, column, cel.reden)
        return
    shown = Shown.WHOLE_NIL if cel.teken is Teken.MINDER else _SHOWN[cel.eenheid]
    if made is None:
        sheet.number(row, column, decimal_of(value), shown, Role.CALCULATED)
    else:
        _formula(sheet, row, column, made, shown, Role.CALCULATED)


def _formula(sheet: Sheet, row: int, column: int, made: Formule, shown: Shown, role: Role) -> None:
    sheet.formula(row, column, made.text, made.waarde, shown, role)
