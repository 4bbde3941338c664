"""What an audience sees of a year, as data: every table with numbers, signs and reasons."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.sector.publication.cells import Cel, Tabel, Teken
from banen_desktop.sector.publication.guard import Uitgave


def edition_data(edition: Uitgave) -> dict[str, Any]:
    """An edition for participants or for everybody: nothing in it is of one member."""
    return {
        "jaar": edition.jaar,
        "voor": str(edition.lezer),
        "voorlopig": edition.voorlopig,
        "tabellen": {tabel.sleutel: _table(tabel) for tabel in edition.tabellen},
        "verborgen": [{"wat": what, "reden": reason} for what, reason in edition.verborgen],
        "tekens": {str(sign): sign.label for sign in Teken},
    }


def _table(tabel: Tabel) -> dict[str, Any]:
    return {
        "titel": tabel.titel,
        "kolommen": list(tabel.kolommen),
        "rijen": [
            {"naam": row.naam, "cellen": [_cell(each) for each in row.cellen]}
            for row in tabel.rijen
        ],
        "noten": list(tabel.noten),
        "uitleg": list(tabel.uitleg),
    }


def _cell(cell: Cel) -> dict[str, Any]:
    """A number as it is shown and no more exact: the decimals that are not shown tell more."""
    number = None if cell.waarde is None else _as_shown(cell.waarde, cell.eenheid.decimalen)
    return {
        "getoond": cell.getoond,
        "waarde": number,
        "eenheid": str(cell.eenheid),
        "teken": None if cell.teken is None else str(cell.teken),
        "reden": cell.reden,
    }


def _as_shown(value: Fraction, decimals: int) -> str | int:
    shown: Decimal = dutch.rounded(decimal_of(value), decimals)
    return f"{shown:f}" if decimals else int(shown)
