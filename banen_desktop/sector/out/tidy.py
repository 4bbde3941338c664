"""The figures as one long table: a row for each number, and a description of what it says.

As Dutch programs read it: UTF-8 with its mark, semicolons, decimal commas. A text that a program
would take for a formula has a sign before it.
"""

import csv
import io
from collections.abc import Iterator

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.safe_text import settable, starts_formula
from banen_desktop.sector.out import explained, sentences
from banen_desktop.sector.out.outgoing import MEANINGS, Uitvoer, decimals, year_of
from banen_desktop.sector.publication.cells import Cel, Rij, Tabel, Teken

COLUMNS = {
    "jaar": "Het jaar waar de rij over gaat.",
    "tabel": "In welke tabel het getal staat; zie Tabellen.",
    "rij": "De naam van de rij in die tabel.",
    "maat": "De naam van de kolom in die tabel.",
    "waarde": "Het getal met een decimale komma; leeg waar er geen getal is.",
    "eenheid": "Wat het getal telt; zie Eenheden.",
    "teken": "Een teken van het CBS; zie Tekens.",
    "reden": "Waarom een getal verborgen is.",
    "tekst": "Wat er in woorden staat waar geen getal is, zoals een code of “3 van 4”.",
}
_EXACT = 6


def tidy_csv(uitvoer: Uitvoer) -> bytes:
    """The table; without a total it has only its titles."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(uitvoer))
    return stream.getvalue().encode("utf-8-sig")


def _rows(uitvoer: Uitvoer) -> Iterator[tuple[str, ...]]:
    for tabel in uitvoer.tabellen:
        for row in tabel.rijen:
            year = year_of(row) if tabel.sleutel == "reeks" else uitvoer.jaar
            for name, cel in zip(tabel.kolommen, row.cellen, strict=True):
                yield (
                    str(year),
                    tabel.sleutel,
                    plain(_name(tabel, row)),
                    plain(name),
                    number(cel, exact=uitvoer.vertrouwelijk),
                    "" if cel.tekst and not cel.verborgen else str(cel.eenheid),
                    _sign(uitvoer, tabel, year, cel),
                    plain(cel.reden),
                    plain(cel.tekst),
                )


def _name(tabel: Tabel, row: Rij) -> str:
    """The name of a row; a year of the series without its sign, which has its own column."""
    return str(year_of(row)) if tabel.sleutel == "reeks" else row.naam


def _sign(uitvoer: Uitvoer, tabel: Tabel, year: int, cel: Cel) -> str:
    if cel.teken is not None:
        return str(cel.teken)
    if cel.waarde is None and not cel.tekst:
        return str(Teken.ONTBREEKT)
    this_year = tabel.sleutel != "reeks" or year == uitvoer.jaar
    return str(Teken.VOORLOPIG) if uitvoer.voorlopig and this_year and not cel.tekst else ""


def number(cel: Cel, *, exact: bool) -> str:
    """A number with a decimal comma: for the council with more decimals than are shown."""
    if cel.waarde is None:
        return ""
    shown = dutch.rounded(decimal_of(cel.waarde), _EXACT if exact else decimals(cel))
    return f"{shown:f}".replace(".", ",")


def plain(text: str) -> str:
    """A text on one line that no program takes for a formula."""
    line = " ".join(settable(text).split())
    # Also where a space or a quote came before it: programs look past those.
    return f"'{line}" if starts_formula(line.lstrip(" '\"")) else line


def description(uitvoer: Uitvoer) -> str:
    """What the columns, tables, units and signs mean, and where the figures come from."""
    lines = [
        f"Beschrijving van de cijfers over {uitvoer.jaar}",
        uitvoer.naam,
        MEANINGS[uitvoer.lezer],
        f"Gemaakt op {dutch.format_date_words(uitvoer.gemaakt_op)} met Banen Desktop.",
        "",
        "Het bestand is CSV: UTF-8 met BOM, puntkomma tussen de kolommen, decimale komma.",
        "Een tekst die met = + - of @ begint, heeft een ' ervoor.",
    ]
    if not uitvoer.tabellen:
        lines += ["", f"{sentences.headline(uitvoer)}.", *uitvoer.geen_totaal]
    tables = [
        f"{tabel.sleutel}: {explained.TABLES.get(tabel.sleutel, tabel.titel)}"
        for tabel in uitvoer.tabellen
    ]
    parts = (
        ("Kolommen", [f"{name}: {what}" for name, what in COLUMNS.items()]),
        ("Tabellen", tables),
        ("Rijen en maten", [f"{name}: {what}" for name, what in explained.ROWS.items()]),
        ("Eenheden", [f"{unit}: {what}" for unit, what in explained.UNITS.items()]),
        ("Tekens", [f"{sign} {what}" for sign, what in explained.signs()]),
        ("Verborgen", [f"{what}: {why}" for what, why in uitvoer.verborgen]),
        ("Breuken", list(sentences.breaks(uitvoer))),
        ("Hoe is gerekend", list(sentences.method(uitvoer))),
        ("Bronnen", list(explained.sources(uitvoer))),
    )
    for title, found in parts:
        if found:
            lines += ["", title, *(f"- {settable(each)}" for each in found)]
    return "\n".join(lines) + "\n"
