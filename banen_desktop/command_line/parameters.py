"""`banen parameters`: newer legal values from a file that was handed out; and the law of a command.

Without a file it tells which files were taken in. What a file changes is shown before it counts.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from banen_desktop.command_line.parser import Parser, show
from banen_desktop.law_in_use import law_in_use, law_with
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.receipt.law_changes import NOTHING, changes_in_words, updates_in_words
from banen_desktop.storage.parameter_files import keep, read_parameter_file, remove


def law_of_command() -> Law:
    """The law in use; a file that does not count is told on stderr."""
    found = law_in_use()
    for problem in found.problems:
        print(problem, file=sys.stderr)
    return found.law


def parameters(arguments: Sequence[str]) -> int:
    """Run the command; the exit code is 0."""
    parser = Parser("parameters", "Neem nieuwe wettelijke waarden over uit een bestand (TOML).")
    add = parser.group.add_argument
    add("bestand", type=Path, nargs="?", metavar="BESTAND", help="het bestand dat u kreeg")
    add("--toon", action="store_true", help="toon alleen wat het bestand verandert")
    add("--verwijder", metavar="NAAM", help="verwijder een bestand dat eerder is overgenomen")
    chosen = parser.parse_args(arguments)
    if chosen.verwijder:
        _remove(chosen.verwijder)
    if chosen.bestand:
        _take(chosen.bestand, only_show=chosen.toon)
    elif not chosen.verwijder:
        _tell()
    return 0


def _take(path: Path, *, only_show: bool) -> None:
    file = read_parameter_file(path)
    told = changes_in_words(law_of_command(), law_with(file))
    show("".join(f"{line}\n" for line in told or (NOTHING,)))
    if told and not only_show:
        keep(file)
        show(f"Overgenomen: {file.name}.\n")


def _remove(name: str) -> None:
    before = law_of_command()
    if not remove(name):
        raise KnownProblem(
            f"Er is geen parameterbestand met de naam “{name}”.",
            "Er is niets veranderd.",
            "De namen staan in banen parameters.",
        )
    told = changes_in_words(before, law_in_use().law)
    show("".join(f"{line}\n" for line in (f"Verwijderd: {name}.", *told)))


def _tell() -> None:
    law = law_of_command()
    told = updates_in_words(law.updates) or ("Er zijn geen parameterbestanden overgenomen.",)
    show("".join(f"{line}\n" for line in (*told, f"Parameters (SHA-256): {law.sha256}")))
