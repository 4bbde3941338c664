"""The annex for one member: its own figures, and its place among the others.

A file of its own. Of others it tells what all members may see, and nothing more.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.reports.opgave.records import HONDERDSTEN
from banen_desktop.reports.pages.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Look,
    Table,
    Text,
)
from banen_desktop.sector.figures.model import Lidcijfers
from banen_desktop.sector.out import charts, report, sentences
from banen_desktop.sector.out.outgoing import Uitvoer
from banen_desktop.sector.publication.cells import Lezer

UNKNOWN = "niet bekend"
YOURS = "u"
_NUMBER = re.compile(r"\d+")


def member_annex(uitvoer: Uitvoer, lid: Lidcijfers) -> Document:
    """The annex; `uitvoer` is what all members see. Raises `ValueError` for another audience."""
    if uitvoer.lezer is not Lezer.DEELNEMERS or not uitvoer.tabellen:
        raise ValueError(uitvoer.lezer)
    return Document(
        title=f"Uw plaats in de sector in {uitvoer.jaar}",
        employer=dutch.shorten(lid.naam or lid.code, 120),
        made_on=uitvoer.gemaakt_op,
        blocks=tuple(_blocks(uitvoer, lid)),
    )


def _blocks(uitvoer: Uitvoer, lid: Lidcijfers) -> Iterator[Block]:
    yield Text(f"{_headline(uitvoer, lid)}", Look.LEAD)
    yield Text(
        f"Deze bijlage is van {uitvoer.naam} en alleen voor u. Uw cijfers zijn die van uw opgave "
        f"over {uitvoer.jaar}. Van andere leden staat hier niets."
    )
    if said := sentences.state(uitvoer):
        yield Text(said)
    yield Heading("Uw cijfers naast die van de sector")
    yield _beside(uitvoer, lid)
    yield Heading("Uw plaats in de verdeling")
    yield from _place(uitvoer, lid)
    quartiles = list(report.table_of(uitvoer, "kwartielen"))
    if quartiles:
        yield from quartiles
    yield Heading("Hoe deze cijfers zijn gemaakt")
    yield Bullets(tuple(sentences.method(uitvoer)))
    yield Text(report.signs(), Look.NOTE)


def _headline(uitvoer: Uitvoer, lid: Lidcijfers) -> str:
    if lid.realisatie is None:
        return f"Hoeveel u van het quotum van {uitvoer.jaar} haalt, is niet bekend."
    own = f"U haalt {_percent(lid.realisatie)} van uw quotum van {uitvoer.jaar}"
    reached = uitvoer.cel("kern", "Gehaald")
    if reached is None or reached.waarde is None:
        return f"{own}."
    return f"{own}; de sector haalt {sentences.cell_text(reached)}."


def _beside(uitvoer: Uitvoer, lid: Lidcijfers) -> Table:
    maten = uitvoer.maten
    own = (
        ("Verloonde uren", _number(Fraction(lid.verloonde_uren, HONDERDSTEN), 0)),
        ("Banen", _number(lid.banen)),
        ("Eigen", _number(None if lid.eigen is None else maten.banen(lid.eigen))),
        ("Ingeleend", _number(None if lid.inleen is None else maten.banen(lid.inleen))),
        ("Quotum", _number(lid.quotum)),
        ("Gehaald", UNKNOWN if lid.realisatie is None else _percent(lid.realisatie)),
    )
    rows = tuple((name, said, _of_sector(uitvoer, name)) for name, said in own)
    return Table(("Getal", "U", "Sector"), rows, (60, 30, 30), frozenset({1, 2}))


def _of_sector(uitvoer: Uitvoer, name: str) -> str:
    cel = uitvoer.cel("kern", name)
    return sentences.cell_text(cel) if cel else ""


def _place(uitvoer: Uitvoer, lid: Lidcijfers) -> Iterator[Block]:
    tabel = uitvoer.tabel("verdeling")
    rows = tabel.rijen if tabel else ()
    if not rows:
        yield Text("De verdeling blijft verborgen: er zijn te weinig leden.")
        return
    mine = own_class([row.naam for row in rows], lid.realisatie)
    if mine:
        yield Text(f"U hoort bij de leden die {mine} van hun quotum haalden.")
    picture = charts.distribution_chart(uitvoer)
    if picture is not None:
        yield picture
    yield Table(
        ("Quotum gehaald", "Leden", "Waarvan"),
        tuple(
            (row.naam, sentences.cell_text(row.cellen[0]), YOURS if row.naam == mine else "")
            for row in rows
        ),
        (60, 30, 30),
        frozenset({1}),
    )


def own_class(names: list[str], share: Fraction | None) -> str:
    """The class of the distribution, as it is shown, that a member is in; empty for none."""
    if share is None:
        return ""
    if not share and names and names[0] == "0%":
        return names[0]
    for name in names:
        bounds = list(map(int, _NUMBER.findall(name)))
        low = bounds[0] if len(bounds) == 2 or name.endswith("meer") else 0
        below = name.endswith("meer") or share < bounds[-1]
        if low <= share and below:
            return name
    return ""


def _number(value: Fraction | None, decimals: int = 1) -> str:
    return UNKNOWN if value is None else dutch.format_number(decimal_of(value), decimals)


def _percent(value: Fraction) -> str:
    return f"{dutch.format_number(decimal_of(value), 1)}%"
