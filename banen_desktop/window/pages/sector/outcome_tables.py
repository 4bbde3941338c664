"""The tables of an edition as the window shows them: nothing is worked out here."""

from banen_desktop.reports.words.tables import Cell, Line, Table
from banen_desktop.sector.out.sentences import cell_text
from banen_desktop.sector.out.titles import FIRST_COLUMN
from banen_desktop.sector.publication.cells import Tabel

LEFT = {
    "zelfde_leden": "Zelfde leden",
    "reeks": "Reeks",
    "kern": "Meer cijfers",
    "klassen": "Klassen",
    "regios": "Regio’s",
}
RIGHT = {
    "verdeling": "Verdeling",
    "maten": "Jaar en 31 december",
    "ernaast": "Ernaast, nooit opgeteld",
    "in_dienst": "Leden met iemand in dienst",
    "kwartielen": "Kwartielen",
}
_SAID_ABOVE = frozenset({"Leden", "Gaven op", "Dekking in leden", "Dekking in uren", "Gehaald"})
_SUMS = frozenset({"zelfde_leden"})


def titled(table: Tabel) -> str:
    """The title of a table."""
    return (LEFT | RIGHT).get(table.sleutel, table.titel)


def figures_of(table: Tabel) -> Table:
    """A table of the edition, cell by cell; what the title says is not said again."""
    rows = [row for row in table.rijen if table.sleutel != "kern" or row.naam not in _SAID_ABOVE]
    lines = tuple(
        Line(
            classed(row.naam) if table.sleutel == "verdeling" else row.naam,
            tuple(Cell(cell_text(cell)) for cell in row.cellen),
            strong=table.sleutel in _SUMS and "alle antwoorden" in row.naam,
        )
        for row in rows
    )
    return Table((FIRST_COLUMN.get(table.sleutel, ""), *table.kolommen), lines)


def classed(name: str) -> str:
    """A class of the distribution in words: `25-50%` is from 25 to 50%."""
    bare = name.removesuffix("%")
    if bare.startswith(">="):
        return f"{bare.removeprefix('>=')}% of meer"
    low, between, high = bare.removeprefix(">").partition("-")
    if not between:
        return name
    return f"tot {high}%" if low == "0" else f"{low} tot {high}%"
