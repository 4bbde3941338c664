"""The command `banen sector rapport`: what a monitor says of a year."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from banen_desktop import dutch
from banen_desktop.command_line.parameters import law_of_command
from banen_desktop.command_line.parser import Parser, one_of, show, year_of
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.parameter_tables import ParameterError
from banen_desktop.reports.out.data import to_json
from banen_desktop.sector.checks.questions import check_year
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.figures.entry import count_in_child
from banen_desktop.sector.out.data import year_data
from banen_desktop.sector.out.edition_data import edition_data
from banen_desktop.sector.publication.cells import Lezer
from banen_desktop.sector.publication.guard import publish


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
    add("--json", action="store_true", help="schrijf gegevens (JSON) op het scherm")
    chosen = parser.parse_args(arguments)
    show(to_json(_year(read(chosen.monitor), chosen.jaar, chosen.voor)))
    return 0


def _audience(text: str) -> Lezer:
    return Lezer(one_of("lezer", list(Lezer), text))


def _year(monitor: Monitor, jaar: int, lezer: Lezer) -> dict[str, Any]:
    law = law_of_command()
    try:
        found = count_in_child(monitor, jaar, law)
        now = check_year(monitor, jaar, law)
        before = check_year(monitor, jaar - 1, law) if found.vorig_jaar else None
    except ParameterError as error:
        raise KnownProblem(
            f"Over {jaar} is niet te tellen: van dat jaar is niet bekend hoeveel uren een baan is.",
            "De monitor is niet veranderd.",
            "Kies een later jaar.",
        ) from error
    if lezer is Lezer.RAAD:
        return year_data(found, now, before)
    if now.geen_totaal:
        raise KnownProblem(
            f"Over {jaar} is er nog geen totaal om uit te geven: "
            f"{dutch.plural(str(len(now.geen_totaal)), 'vraag wacht', 'vragen wachten')} "
            "op een besluit.",
            "De monitor is niet veranderd.",
            "Kies bij Controle wat u besluit.",
        )
    if before and before.geen_totaal:
        found = replace(found, vorig_jaar=None, zelfde_leden=None, reeks=())
    return edition_data(publish(found, lezer, voorlopig=bool(now.open)))
