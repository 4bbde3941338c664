"""The commands of `banen`: calculate on the screen, and write reports into a folder.

Exit codes: 0 done (also with findings), 2 wrong use or wrong input (a Dutch sentence on stderr),
1 a bug.
"""

import argparse
import io
import os
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from banen_desktop import __version__, dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.imports.toml_input import LARGEST, read_toml
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law import built_in
from banen_desktop.reports.data import to_json, year_data
from banen_desktop.reports.files import FORMATS, write_reports
from banen_desktop.reports.kinds import Kind
from banen_desktop.reports.screen import year_on_screen
from banen_desktop.storage.dossier_file import open_dossier

DONE, BUG, WRONG = 0, 1, 2
USE = """Banen Desktop: banenafspraak en quotum voor overheidswerkgevers.

gebruik:
  banen                     open het venster
  banen BESTAND             open een dossier in het venster
  banen bereken BESTAND     reken een dossier of TOML-bestand uit
  banen rapport BESTAND     schrijf werkmap, Word, tekst en gegevens in een map
  banen --versie            toon de versie

Meer uitleg: banen bereken --help, banen rapport --help."""
_WRONG_USE = (
    (re.compile(r"the following arguments are required: (.+)"), "Er ontbreekt: {}."),
    (re.compile(r"unrecognized arguments: (.+)"), "Dit kent het programma niet: {}."),
    (re.compile(r"argument (\S+): expected one argument"), "Bij {} hoort een waarde."),
    (re.compile(r"argument [^:]+: (.+\.)"), "{}"),
)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(
            prog=f"banen {command}",
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self.group = self.add_argument_group("invoer en keuzes")
        self.group.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _WRONG_USE:
            if found := pattern.fullmatch(message):
                raise KnownProblem(sentence.format(found[1]), advice=self._advice())
        raise KnownProblem("De opdracht klopt niet.", advice=self._advice())

    def _advice(self) -> str:
        return f"Uitleg staat in {self.prog} --help."


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "gebruik: ")


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


def read_dossier(path: Path) -> Dossier:
    """A dossier from a .banen file or a TOML input, told apart by content; never changes it."""
    data = _read(path)
    return open_dossier(path).dossier if b"\0" in data or not data else read_toml(data)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise KnownProblem(f"Het bestand {path} bestaat niet.") from None
    except (OSError, ValueError):
        raise KnownProblem(f"Het bestand {path} is niet te lezen.") from None


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise argparse.ArgumentTypeError(f"“{dutch.shorten(text, 30)}” is geen jaar.")
    return int(text)


def _formats(text: str) -> list[str]:
    return list(dict.fromkeys(_one_of("formaat", FORMATS, part) for part in text.split(",")))


def _kind(text: str) -> Kind:
    return Kind(_one_of("soort", list(Kind), text))


def _one_of(what: str, known: Sequence[str], text: str) -> str:
    wanted = text.strip().lower()
    if wanted in known:
        return wanted
    choices = dutch.join_list(known, "of")
    raise argparse.ArgumentTypeError(f"“{dutch.shorten(text, 30)}” is geen {what}. Kies {choices}.")


def _years(dossier: Dossier, wanted: int | None) -> list[int]:
    known = [jaar.jaar for jaar in dossier.jaren]
    if not known:
        raise KnownProblem("In dit bestand staat geen enkel jaar.", advice="Voeg een jaar toe.")
    if wanted is None:
        return known
    if wanted not in known:
        years = dutch.join_list([str(year) for year in known])
        raise KnownProblem(f"Het jaar {wanted} staat niet in dit bestand.", f"Wel: {years}.")
    return [wanted]


def _calculate(arguments: Sequence[str]) -> int:
    parser = _Parser("bereken", "Reken een dossier uit en toon elke stap met het wetsartikel.")
    add = parser.group.add_argument
    add("bestand", type=Path, metavar="BESTAND", help="een dossier (.banen) of een TOML-bestand")
    add("--jaar", type=_year, metavar="JAAR", help="alleen dit jaar; anders alle jaren")
    add("--json", action="store_true", help="schrijf gegevens (JSON) in plaats van tekst")
    add("--heffing", action="store_true", help="toon ook de theoretische heffing")
    chosen = parser.parse_args(arguments)
    dossier, law = read_dossier(chosen.bestand), built_in()
    years = _years(dossier, chosen.jaar)
    if chosen.json:
        content = [year_data(dossier, year, law, _today()) for year in years]
        _print(to_json(content if chosen.jaar is None else content[0]))
    else:
        texts = [year_on_screen(dossier, year, law, levy=chosen.heffing) for year in years]
        _print("\n".join(texts))
    return DONE


def _report(arguments: Sequence[str]) -> int:
    parser = _Parser("rapport", "Schrijf werkmap, Word, tekst en gegevens van een jaar in een map.")
    add = parser.group.add_argument
    add("bestand", type=Path, metavar="BESTAND", help="een dossier (.banen) of een TOML-bestand")
    add("--jaar", type=_year, metavar="JAAR", help="het jaar; anders het nieuwste jaar")
    add("--uit", type=Path, required=True, metavar="MAP", help="de map voor de bestanden")
    add(
        "--formaat",
        type=_formats,
        default=list(FORMATS),
        metavar="FORMAAT",
        help="een of meer van xlsx,docx,txt,json; anders alle",
    )
    add(
        "--soort",
        type=_kind,
        default=Kind.DOSSIER,
        metavar="SOORT",
        help="dossier: met alle rijen, vertrouwelijk; delen: alleen totalen",
    )
    add("--heffing", action="store_true", help="toon ook de theoretische heffing")
    chosen = parser.parse_args(arguments)
    dossier = read_dossier(chosen.bestand)
    year = _years(dossier, chosen.jaar)[-1]
    folder, levy = chosen.uit, chosen.heffing
    written = write_reports(
        dossier, year, built_in(), folder, chosen.formaat, chosen.soort, _today(), levy=levy
    )
    _print("".join(f"{path}\n" for path in written))
    return DONE


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the user's own calendar


def _print(text: str) -> None:
    """Text on stdout, always in UTF-8 and with the same line ends."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(text)
    sys.stdout.flush()


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {"bereken": _calculate, "rapport": _report}
