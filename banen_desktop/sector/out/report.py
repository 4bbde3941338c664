"""The report of the sector for one audience, as Word and PDF: figures, charts, and how sure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from banen_desktop import dutch
from banen_desktop.reports.pages.document import (
    Block,
    Bullets,
    Card,
    Cards,
    Document,
    Heading,
    Look,
    Picture,
    Table,
    Text,
    Tone,
)
from banen_desktop.sector.out import charts, sentences
from banen_desktop.sector.out.outgoing import MEANINGS, Uitvoer, remarks, year_of
from banen_desktop.sector.out.titles import FIRST_COLUMN
from banen_desktop.sector.publication.cells import Rij, Tabel, Teken

NO_CHART = "Hier is geen grafiek: een getal ervan is verborgen of niet bekend."
_FIRST, _OTHER = 60, 24
MOST_MEMBERS = 100
"""How many members stand on the pages; the workbook has them all."""


def sector_report(uitvoer: Uitvoer) -> Document:
    """The report; without a total it says why, and nothing else."""
    return Document(
        title=f"Banenafspraak {uitvoer.jaar} in de sector {uitvoer.sector.lower()}",
        employer=uitvoer.naam,
        made_on=uitvoer.gemaakt_op,
        blocks=tuple(_blocks(uitvoer)),
    )


def _blocks(uitvoer: Uitvoer) -> Iterator[Block]:
    yield Text(f"{sentences.headline(uitvoer)}.", Look.LEAD)
    if not uitvoer.tabellen:
        yield from _no_total(uitvoer)
        return
    yield Text(sentences.coverage(uitvoer))
    if said := sentences.state(uitvoer):
        yield Text(said)
    yield Text(MEANINGS[uitvoer.lezer], Look.NOTE)
    yield from _cards(uitvoer)
    yield from _figures(uitvoer)
    yield from _spread(uitvoer)
    yield from _compared(uitvoer)
    yield from _series(uitvoer)
    yield from _quality(uitvoer)
    yield from agenda(uitvoer)
    yield from _members(uitvoer)
    yield from _hidden(uitvoer)
    yield Heading("Hoe deze cijfers zijn gemaakt")
    yield Bullets(tuple(sentences.method(uitvoer)))
    yield Text(signs(), Look.NOTE)


def _no_total(uitvoer: Uitvoer) -> Iterator[Block]:
    yield Text(
        "Er is een vraag over een opgave die eerst een besluit vraagt. Tot die tijd is elk totaal "
        "mogelijk fout."
    )
    yield Bullets(uitvoer.geen_totaal)
    yield Text(MEANINGS[uitvoer.lezer], Look.NOTE)


def _cards(uitvoer: Uitvoer) -> Iterator[Block]:
    found = [(name, uitvoer.cel("kern", name)) for name in ("Banen", "Quotum", "Gehaald")]
    cards = [
        Card(
            name,
            sentences.cell_text(cel),
            "" if name == "Gehaald" else "banen",
            {"Banen": "wat telt", "Quotum": "wat gevraagd is", "Gehaald": "van het quotum"}[name],
            Tone.ACCENT if name == "Gehaald" else Tone.PLAIN,
        )
        for name, cel in found
        if cel
    ]
    yield Cards(tuple(cards))


def _figures(uitvoer: Uitvoer) -> Iterator[Block]:
    yield Heading("Banen en quotum")
    yield from _chart(charts.quotum_chart(uitvoer))
    yield Text(sentences.split_words(uitvoer))
    yield from table_of(uitvoer, "kern")
    yield from table_of(uitvoer, "ernaast", note=sentences.NEVER_ADDED)
    yield from table_of(uitvoer, "maten", note=sentences.MEASURES)
    yield from table_of(uitvoer, "bijschatting")


def _spread(uitvoer: Uitvoer) -> Iterator[Block]:
    yield Heading("Verdeling van de leden")
    yield from _chart(charts.distribution_chart(uitvoer))
    yield from table_of(uitvoer, "verdeling", titled=False)
    yield from table_of(uitvoer, "in_dienst")
    for key in ("kwartielen", "klassen", "regios"):
        yield from table_of(uitvoer, key)


def _compared(uitvoer: Uitvoer) -> Iterator[Block]:
    if uitvoer.tabel("zelfde_leden") is None:
        return
    yield Heading("Zelfde leden")
    yield Text(sentences.growth_words(uitvoer))
    yield Text(sentences.SAME_MEMBERS)
    yield from _chart(charts.same_members_chart(uitvoer))
    yield from table_of(uitvoer, "zelfde_leden", titled=False)


def _series(uitvoer: Uitvoer) -> Iterator[Block]:
    tabel = uitvoer.tabel("reeks")
    if tabel is None or not tabel.rijen:
        return
    yield Heading("Reeks")
    if len(tabel.rijen) > 1:
        yield from _chart(charts.series_chart(uitvoer))
    rows = tuple(row for year in tabel.rijen for row in _year(uitvoer, year))
    yield Table(("Jaar", *tabel.kolommen, "Bron"), rows, (24, 24, 24, 60), frozenset({1, 2}))
    for sentence in sentences.breaks(uitvoer):
        yield Text(sentence, Look.NOTE)


def _year(uitvoer: Uitvoer, row: Rij) -> Iterator[tuple[str, ...]]:
    """A year of the series, and under it the break that comes after it."""
    source = (uitvoer.bronnen or {}).get(year_of(row), "")
    yield row.naam, *map(sentences.cell_text, row.cellen), source
    if reason := (uitvoer.breuken or {}).get(year_of(row)):
        yield "— breuk —", "", "", reason


def _quality(uitvoer: Uitvoer) -> Iterator[Block]:
    blocks = [*table_of(uitvoer, "kwaliteit"), *table_of(uitvoer, "register")]
    if blocks:
        yield Heading("Hoe zeker zijn de opgaven?")
        yield from blocks


def agenda(uitvoer: Uitvoer) -> Iterator[Block]:
    """The measures of the council."""
    if not uitvoer.werkagenda:
        return
    yield Heading("Werkagenda")
    rows = tuple(
        (each.wat, each.wie, dutch.format_date(each.wanneer) if each.wanneer else "", each.stand)
        for each in uitvoer.werkagenda
    )
    yield Table(("Wat", "Wie", "Wanneer", "Stand"), rows, (60, 30, 26, 26))


def _members(uitvoer: Uitvoer) -> Iterator[Block]:
    tabel = uitvoer.tabel("per_lid")
    if tabel is None or not tabel.rijen:
        return
    more = len(tabel.rijen) - MOST_MEMBERS
    shown = replace(tabel, rijen=tabel.rijen[:MOST_MEMBERS])
    yield Heading("Per lid")
    yield _figures_of(shown)
    if more > 0:
        others = "Nog 1 lid staat" if more == 1 else f"Nog {more} leden staan"
        yield Text(f"{others} in de werkmap.", Look.NOTE)
    yield Text("Alleen de raad ziet dit. Een bijlage voor een lid is een eigen bestand.", Look.NOTE)


def _hidden(uitvoer: Uitvoer) -> Iterator[Block]:
    if not uitvoer.verborgen:
        return
    yield Heading("Wat verborgen is, en waarom")
    yield Table(("Wat", "Waarom"), uitvoer.verborgen, (70, 80))


def signs() -> str:
    """The signs that stand in place of a number."""
    told = "; ".join(f"{sign} {sign.label}" for sign in Teken)
    return f"Tekens: {told}."


def _chart(picture: Picture | None) -> Iterator[Block]:
    yield picture or Text(NO_CHART, Look.NOTE)


def table_of(uitvoer: Uitvoer, key: str, note: str = "", *, titled: bool = True) -> Iterator[Block]:
    """A table of this audience with its notes; nothing where it has none.

    Not `titled` it stands right under a heading that says the same.
    """
    tabel = uitvoer.tabel(key)
    if tabel is None:
        return
    if titled and (tabel.rijen or remarks(tabel)):
        yield Heading(tabel.titel, 2)
    if tabel.rijen:
        yield _figures_of(tabel)
    for each in (note if tabel.rijen else "", *remarks(tabel)):
        if each:
            yield Text(each, Look.NOTE)


def _figures_of(tabel: Tabel) -> Table:
    return Table(
        (FIRST_COLUMN.get(tabel.sleutel, ""), *tabel.kolommen),
        tuple(_row(row) for row in tabel.rijen),
        (_FIRST, *[_OTHER] * len(tabel.kolommen)),
        _numbers(tabel.rijen),
    )


def _row(row: Rij) -> tuple[str, ...]:
    return (row.naam, *map(sentences.cell_text, row.cellen))


def _numbers(rows: Sequence[Rij]) -> frozenset[int]:
    """The columns that stand at the right: all but those with words alone."""
    return frozenset(
        number
        for number in range(1, len(rows[0].cellen) + 1)
        if any(row.cellen[number - 1].waarde is not None for row in rows)
        or not any(row.cellen[number - 1].tekst for row in rows)
    )
