"""The commands of `banen`: calculate on the screen, write reports into a folder, read files in.

Exit codes: 0 done (also with findings), 2 wrong use or wrong input (a Dutch sentence on stderr),
1 a bug, or a self-test that found something wrong.
"""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from banen_desktop import __version__, dutch
from banen_desktop.command_line.parser import show
from banen_desktop.problems import KnownProblem

DONE, BUG, WRONG = 0, 1, 2
USE = """Banen Desktop: banenafspraak en quotum voor overheidswerkgevers.

gebruik:
  banen                     open het venster
  banen BESTAND             open een dossier in het venster
  banen bereken BESTAND     reken een dossier of TOML-bestand uit
  banen rapport BESTAND     schrijf werkmap, rapport (PDF, Word), tekst en gegevens
  banen opgave BESTAND      maak een opgave voor een raad
  banen importeer BESTAND   lees loonaangiften, lijsten of een eigen werkmap in een dossier
  banen parameters BESTAND  neem nieuwe wettelijke waarden over
  banen sector OPDRACHT     voor een raad: opgaven van leden in één monitor
  banen --versie            toon de versie
  banen --zelftest          controleer deze installatie; het verslag noemt geen gegevens van u

Van een vergrendeld dossier vraagt het programma de wachtwoordzin, of leest
die als eerste regel van de standaardinvoer.

Meer uitleg: banen bereken --help, banen rapport --help, banen opgave --help,
banen importeer --help, banen parameters --help, banen sector --help."""


def run(arguments: Sequence[str]) -> int:
    """Run one command; `arguments` starts with its name, or is a choice such as `--versie`."""
    try:
        return _run(arguments)
    except KnownProblem as problem:
        print(problem, file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        # The reader left (as `head` does): let the end of the program have somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        print(_about_bug(error), file=sys.stderr)
        return BUG


def _run(arguments: Sequence[str]) -> int:
    if arguments[0] in {"--versie", "--version"}:
        print(f"Banen Desktop {__version__}")
        return DONE
    if arguments[0] in {"-h", "--help"}:
        print(USE)
        return DONE
    if arguments[0] == "--zelftest":
        return _selftest()
    command = COMMANDS.get(arguments[0])
    if command is None:
        raise KnownProblem(
            f"“{dutch.shorten(arguments[0], 60)}” is geen opdracht en geen bestand dat er is.",
            advice="Uitleg staat in banen --help.",
        )
    return command(arguments[1:])


def _about_bug(error: BaseException) -> str:
    """What happened without any of the user's data: only the kind of error and its place."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}, {Path(frame.filename).name} regel {frame.lineno}"
    return (
        "Er ging iets mis in het programma zelf. Uw bestand is niet veranderd. "
        f"Meld dit aan de makers: {place}."
    )


def _selftest() -> int:
    from banen_desktop.selftest import run_selftest  # noqa: PLC0415 - seldom needed

    found = run_selftest()
    show(found.text)
    return DONE if found.good else BUG


def _calculate(arguments: Sequence[str]) -> int:
    from banen_desktop.command_line.reporting import calculate  # noqa: PLC0415 - loads the law

    return calculate(arguments)


def _report(arguments: Sequence[str]) -> int:
    from banen_desktop.command_line.reporting import report  # noqa: PLC0415

    return report(arguments)


def _parameters(arguments: Sequence[str]) -> int:
    from banen_desktop.command_line.parameters import parameters  # noqa: PLC0415

    return parameters(arguments)


def _import(arguments: Sequence[str]) -> int:
    from banen_desktop.command_line.importing import import_files  # noqa: PLC0415 - seldom needed

    return import_files(arguments)


def _make_return(arguments: Sequence[str]) -> int:
    from banen_desktop.command_line.opgave import make_return  # noqa: PLC0415 - seldom needed

    return make_return(arguments)


def _sector(arguments: Sequence[str]) -> int:
    from banen_desktop.command_line.sector import sector  # noqa: PLC0415 - seldom needed

    return sector(arguments)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "bereken": _calculate,
    "rapport": _report,
    "opgave": _make_return,
    "importeer": _import,
    "parameters": _parameters,
    "sector": _sector,
}
