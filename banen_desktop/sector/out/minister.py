"""The text for the coordinating minister: what the sector reached, how sure that is, what is next.

Made from what everybody may see, so that it can go into a letter to the Kamer.
"""

from collections.abc import Iterator

from banen_desktop import dutch
from banen_desktop.reports.pages.document import Block, Bullets, Document, Heading, Look, Text
from banen_desktop.sector.out import sentences
from banen_desktop.sector.out.outgoing import MEANINGS, Uitvoer, percentage_words
from banen_desktop.sector.publication.cells import Cel


def minister_text(uitvoer: Uitvoer) -> Document:
    """The text; without a total it says so, and asks for nothing else."""
    return Document(
        title=f"Bijdrage aan de brief over de banenafspraak, {uitvoer.jaar}",
        employer=uitvoer.naam,
        made_on=uitvoer.gemaakt_op,
        blocks=tuple(_blocks(uitvoer)),
    )


def _blocks(uitvoer: Uitvoer) -> Iterator[Block]:
    yield Text(f"{sentences.headline(uitvoer)}.", Look.LEAD)
    if not uitvoer.tabellen:
        yield Text("Over enkele opgaven is nog geen besluit. Tot die tijd geven wij geen totaal.")
        return
    yield Heading("Wat de sector haalde")
    yield Text(_reached(uitvoer))
    for said in (sentences.split_words(uitvoer), sentences.growth_words(uitvoer)):
        if said:
            yield Text(said)
    yield Heading("Wat er niet bij is geteld")
    yield Text(_beside(uitvoer))
    yield Heading("Hoe zeker dit is")
    certain = [*_certain(uitvoer), *sentences.breaks(uitvoer), percentage_words(uitvoer.maten)]
    yield Bullets(tuple(certain))
    yield Heading("Wat de sector gaat doen")
    yield from _agenda(uitvoer)
    yield Text(MEANINGS[uitvoer.lezer], Look.NOTE)


def _reached(uitvoer: Uitvoer) -> str:
    return f"Over {uitvoer.jaar} telden wij {sentences.coverage(uitvoer)}"


def _beside(uitvoer: Uitvoer) -> str:
    tabel = uitvoer.tabel("ernaast")
    told = [f"{row.naam.lower()}: {_jobs(row.cellen[1])}" for row in (tabel.rijen if tabel else ())]
    return f"{sentences.NEVER_ADDED} Het gaat om {dutch.join_list(told)}."


def _jobs(cel: Cel) -> str:
    if cel.verborgen:
        return "verborgen, want het gaat over weinig leden of personen"
    if cel.waarde is None:
        return "niet gevraagd"
    return "0 banen" if not cel.waarde else dutch.plural(cel.getoond, "baan", "banen")


def _certain(uitvoer: Uitvoer) -> Iterator[str]:
    if said := sentences.state(uitvoer):
        yield said
    members, answered = uitvoer.exact("kern", "Leden"), uitvoer.exact("kern", "Gaven op")
    if members is not None and answered is not None and members > answered:
        silent = int(members - answered)
        who = "1 lid gaf" if silent == 1 else f"{silent} leden gaven"
        yield (
            f"{who} niet op en tellen niet mee."
            if silent > 1
            else f"{who} niet op en telt niet mee."
        )
    else:
        yield "Alle leden gaven op."
    yield sentences.NO_MEAN


def _agenda(uitvoer: Uitvoer) -> Iterator[Block]:
    if not uitvoer.werkagenda:
        yield Text("[wat de sector gaat doen]")
        return
    lines = []
    for each in uitvoer.werkagenda:
        parts = [each.wat, f"door {each.wie}" if each.wie else ""]
        if each.wanneer:
            parts.append(f"uiterlijk {dutch.format_date_words(each.wanneer)}")
        lines.append(", ".join(part for part in parts if part) + ".")
    yield Bullets(tuple(lines))
