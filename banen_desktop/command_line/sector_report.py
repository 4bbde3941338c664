"""The command `banen sector rapport`: what a monitor says of a year, on the screen or as files."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from banen_desktop import dutch
from banen_desktop.command_line.clock import today
from banen_desktop.command_line.parameters import law_of_command
from banen_desktop.command_line.parser import Parser, folder_of, one_of, show, year_of
from banen_desktop.reports.out.data import to_json
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.figures.entry import count_in_child
from banen_desktop.sector.out import sentences
from banen_desktop.sector.out.files import USUAL, Formaat, Opdracht, make_files, write_files
from banen_desktop.sector.out.outgoing import MEANINGS, Uitvoer
from banen_desktop.sector.out.working_out import counted_and_asked
from banen_desktop.sector.publication.cells import Lezer


def report(arguments: Sequence[str], read: Callable[[Path], Monitor]) -> int:
    """Run the command on a monitor that `read` opens; the exit code is 0."""
    parser = Parser("sector rapport", "Tel een jaar van een sectormonitor.")
    add = parser.group.add_argument
    add("monitor", type=Path, metavar="MONITOR", help="een sectormonitor (.banensector)")
    add("--jaar", type=year_of, required=True, metavar="JAAR", help="het jaar")
    add(
        "--voor",
        type=_audience,
        default=Lezer.RAAD,
        metavar="LEZER",
        help="raad (ziet alles), deelnemers of openbaar: wat over weinig leden of personen gaat, "
        "is dan verborgen",
    )
    add("--uit", type=folder_of, metavar="MAP", help="de map voor de bestanden")
    add(
        "--formaat",
        type=_formats,
        default=USUAL,
        metavar="LIJST",
        help=f"met --uit: {dutch.join_list(list(Formaat), 'of')}, gescheiden door komma's; "
        f"standaard {','.join(USUAL)}",
    )
    add("--json", action="store_true", help="schrijf gegevens (JSON) op het scherm")
    chosen = parser.parse_args(arguments)
    order = _order(read(chosen.monitor), chosen.jaar)
    if chosen.uit is not None:
        files = make_files(order, chosen.formaat, chosen.voor)
        written = [str(path) for path in write_files(files, chosen.uit)]
        show(to_json({"geschreven": written}) if chosen.json else "\n".join([*written, ""]))
        return 0
    uitvoer = order.to_publish(chosen.voor)
    show(to_json(dict(uitvoer.gegevens)) if chosen.json else "\n".join([*_in_short(uitvoer), ""]))
    return 0


def _in_short(uitvoer: Uitvoer) -> Iterator[str]:
    yield f"{sentences.headline(uitvoer)}."
    yield from uitvoer.geen_totaal
    for said in (sentences.coverage(uitvoer), sentences.state(uitvoer)):
        if said:
            yield said
    yield MEANINGS[uitvoer.lezer]
    yield "Schrijf de cijfers met --uit MAP, of toon ze met --json."


def _formats(text: str) -> tuple[Formaat, ...]:
    parts = (one_of("formaat", list(Formaat), part) for part in text.split(","))
    return tuple(dict.fromkeys(map(Formaat, parts)))


def _audience(text: str) -> Lezer:
    return Lezer(one_of("lezer", list(Lezer), text))


def _order(monitor: Monitor, jaar: int) -> Opdracht:
    law = law_of_command()
    made = counted_and_asked(monitor, jaar, law, lambda: count_in_child(monitor, jaar, law))
    return Opdracht(monitor, *made, today())
