"""The commands of `banen`: calculate on the screen, and write reports into a folder.

Exit codes: 0 done (also with findings), 2 wrong use or wrong input (a Dutch sentence on stderr),
1 a bug.
"""

import argparse
import io
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from banen_desktop import __version__, dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem

DONE, BUG, WRONG = 0, 1, 2
USE = """Banen Desktop: banenafspraak en quotum voor overheidswerkgevers.

gebruik:
  banen                     open het venster
  banen BESTAND             open een dossier in het venster
  banen bereken BESTAND     reken een dossier of TOML-bestand uit
  banen rapport BESTAND     schrijf werkmap, Word, tekst en gegevens in een map
  banen --versie            toon de versie

Meer uitleg: banen bereken --help, banen rapport --help."""
_FORMATS = ("xlsx", "docx", "txt", "json")
_SQLITE, _TOO_LARGE = b"SQLite format 3\x00", 20_000_000
_WRONG_USE = (
    (re.compile(r"the following arguments are required: (.+)"), "Er ontbreekt: {}."),
    (re.compile(r"unrecognized arguments: (.+)"), "Dit kent het programma niet: {}."),
    (re.compile(r"argument (\S+): expected one argument"), "Bij {} hoort een waarde."),
    (re.compile(r"argument \S+: ([A-Z].+\.)"), "{}"),
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
    def add_usage(
        self, usage: Any, actions: Any, groups: Any, prefix: str | None = "gebruik: "
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: ")


def run(arguments: Sequence[str]) -> int:
    """Run one command; `arguments` starts with its name, or is a choice such as `--versie`."""
    try:
        return _run(arguments)
    except KnownProblem as problem:
        print(problem, file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        sys.stdout = None  # type: ignore[assignment]  # the reader left: nothing more to say
        return DONE
    except Exception as error:  # noqa: BLE001 - the last place where a bug can be told
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
            f"De opdracht “{dutch.shorten(arguments[0], 40)}” bestaat niet.",
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
    """A dossier from a .banen file or a TOML input, told apart by content."""
    if _start(path) == _SQLITE:
        from banen_desktop.storage.dossier_file import open_dossier  # noqa: PLC0415

        return open_dossier(path).dossier
    from banen_desktop.imports.toml_input import read_toml  # noqa: PLC0415

    return read_toml(path.read_bytes())


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE))
    except FileNotFoundError:
        raise KnownProblem(f"Het bestand {path} bestaat niet.") from None
    except OSError:
        raise KnownProblem(f"Het bestand {path} is niet te lezen.") from None


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{4}", text):
        raise argparse.ArgumentTypeError(f"“{dutch.shorten(text, 30)}” is geen jaar.")
    return int(text)


def _formats(text: str) -> list[str]:
    wanted = [part.strip().lower() for part in text.split(",")]
    for part in wanted:
        if part not in _FORMATS:
            known = dutch.join_list(_FORMATS)
            shown = dutch.shorten(part, 30)
            raise argparse.ArgumentTypeError(f"Het formaat “{shown}” bestaat niet. Kies {known}.")
    return list(dict.fromkeys(wanted))


def _kind(text: str) -> str:
    if text not in {"dossier", "delen"}:
        shown = dutch.shorten(text, 30)
        raise argparse.ArgumentTypeError(f"De soort “{shown}” bestaat niet. Kies dossier of delen.")
    return text


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
    parser.group.add_argument("bestand", type=Path, metavar="BESTAND", help="dossier of TOML")
    parser.group.add_argument("--jaar", type=_year, metavar="JAAR", help="alleen dit jaar")
    parser.group.add_argument("--json", action="store_true", help="als gegevens (JSON, UTF-8)")
    chosen = parser.parse_args(arguments)
    dossier = read_dossier(chosen.bestand)
    years = _years(dossier, chosen.jaar)
    if chosen.json:
        _print(_as_json(dossier, years, one=chosen.jaar is not None))
    else:
        from banen_desktop.reports.screen import year_on_screen  # noqa: PLC0415

        _print("\n".join(year_on_screen(dossier, year, _law()) for year in years))
    return DONE


def _as_json(dossier: Dossier, years: Sequence[int], *, one: bool) -> str:
    from banen_desktop.reports.data import to_json, year_data  # noqa: PLC0415

    content = [year_data(dossier, year, _law(), _today()) for year in years]
    return to_json(content[0] if one else content)


def _report(arguments: Sequence[str]) -> int:
    parser = _Parser("rapport", "Schrijf werkmap, Word, tekst en gegevens van een jaar in een map.")
    add = parser.group.add_argument
    add("bestand", type=Path, metavar="BESTAND", help="dossier of TOML")
    add("--jaar", type=_year, metavar="JAAR", help="het jaar; anders het nieuwste")
    add("--uit", type=Path, required=True, metavar="MAP", help="de map voor de bestanden")
    add("--formaat", type=_formats, default=list(_FORMATS), metavar="xlsx,docx,txt,json")
    add("--soort", type=_kind, default="dossier", metavar="dossier|delen", help="delen: geen rijen")
    add("--heffing", action="store_true", help="toon ook de theoretische heffing")
    chosen = parser.parse_args(arguments)
    from banen_desktop.reports.files import write_reports  # noqa: PLC0415
    from banen_desktop.reports.kinds import Kind  # noqa: PLC0415

    dossier = read_dossier(chosen.bestand)
    year = _years(dossier, chosen.jaar)[-1]
    written = write_reports(
        dossier,
        year,
        _law(),
        chosen.uit,
        chosen.formaat,
        Kind(chosen.soort),
        _today(),
        levy=chosen.heffing,
    )
    _print("".join(f"{path}\n" for path in written))
    return DONE


def _law() -> Any:
    from banen_desktop.quota.law import built_in  # noqa: PLC0415

    return built_in()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the user's own calendar


def _print(text: str) -> None:
    """Text on stdout, always in UTF-8 and with the same line ends."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(text)
    sys.stdout.flush()


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {"bereken": _calculate, "rapport": _report}
