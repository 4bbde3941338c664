"""The commands of `banen`: calculate on the screen, write reports into a folder, read files in.

Exit codes: 0 done (also with findings), 2 wrong use or wrong input (a Dutch sentence on stderr),
1 a bug, or a self-test that found something wrong.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from banen_desktop import __version__, dutch
from banen_desktop.command_line.dossier_input import read_input
from banen_desktop.command_line.parameters import law_of_command, parameters
from banen_desktop.command_line.parser import Parser, folder_of, one_of, show, year_of
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Lengte, Stem
from banen_desktop.problems import STILL_OPEN, KnownProblem, told_to_makers
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.out import outputs
from banen_desktop.reports.out.data import to_json, year_data
from banen_desktop.reports.out.files import write_reports
from banen_desktop.reports.out.screen import year_on_screen
from banen_desktop.reports.text.own_text import OUTDATED, is_outdated, is_own
from banen_desktop.reports.text.style import Style, style_of
from banen_desktop.reports.words.guard import Kind

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
    # As an error, so that a save that is asked to end removes what it wrote halfway.
    before = signal.signal(signal.SIGTERM, _end)
    try:
        return _run(arguments)
    except KnownProblem as problem:
        print(str(problem).replace(STILL_OPEN, ""), file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        # The reader left (as `head` does): let the end of the program have somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        print(_about_bug(error), file=sys.stderr)
        return BUG
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


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
    return (
        "Er ging iets mis in het programma zelf. Uw bestand is niet veranderd. "
        + told_to_makers(error)
    )


def _formats(text: str) -> list[str]:
    return list(
        dict.fromkeys(one_of("formaat", outputs.formats(), part) for part in text.split(","))
    )


def _kind(text: str) -> Kind:
    return Kind(one_of("soort", list(Kind), text))


def _length(text: str) -> Lengte:
    return Lengte(one_of("lengte", list(Lengte), text))


def _voice(text: str) -> Stem:
    return Stem(one_of("stem", list(Stem), text))


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
    parser = Parser("bereken", "Reken een dossier uit en toon elke stap met het wetsartikel.")
    add = parser.group.add_argument
    add("bestand", type=Path, metavar="BESTAND", help="een dossier (.banen) of een TOML-bestand")
    add("--jaar", type=year_of, metavar="JAAR", help="alleen dit jaar; anders alle jaren")
    add("--json", action="store_true", help="schrijf gegevens (JSON) in plaats van tekst")
    add("--heffing", action="store_true", help="toon ook de theoretische heffing")
    chosen = parser.parse_args(arguments)
    dossier, law = read_input(chosen.bestand).dossier, law_of_command()
    years = _years(dossier, chosen.jaar)
    if chosen.json:
        content = [year_data(dossier, year, law, _today()) for year in years]
        show(to_json(content if chosen.jaar is None else content[0]))
    else:
        texts = [year_on_screen(dossier, year, law, levy=chosen.heffing) for year in years]
        show("\n".join(texts))
    return DONE


def _report(arguments: Sequence[str]) -> int:
    parser = Parser(
        "rapport", "Schrijf werkmap, rapport, tekst en gegevens van een jaar in een map."
    )
    add = parser.group.add_argument
    add("bestand", type=Path, metavar="BESTAND", help="een dossier (.banen) of een TOML-bestand")
    add("--jaar", type=year_of, metavar="JAAR", help="het jaar; anders het nieuwste jaar")
    add(
        "--uit",
        type=folder_of,
        required=True,
        metavar="MAP",
        help="de map; daarin komen de mappen delen en vertrouwelijk",
    )
    add(
        "--formaat",
        type=_formats,
        default=list(outputs.formats()),
        metavar="FORMAAT",
        help=f"een of meer van {','.join(outputs.formats())}; anders alle",
    )
    add(
        "--soort",
        type=_kind,
        default=Kind.DOSSIER,
        metavar="SOORT",
        help="dossier: met alle rijen, vertrouwelijk; delen: alleen totalen",
    )
    add(
        "--lengte",
        type=_length,
        metavar="LENGTE",
        help="de tekst: kort, normaal of lang; anders zoals in het dossier",
    )
    add(
        "--stem",
        type=_voice,
        metavar="STEM",
        help="wie spreekt: wij of naam; anders zoals in het dossier",
    )
    add("--heffing", action="store_true", help="toon ook de theoretische heffing")
    chosen = parser.parse_args(arguments)
    dossier = read_input(chosen.bestand).dossier
    year = _years(dossier, chosen.jaar)[-1]
    kept = style_of(dossier, year)
    style = Style(chosen.lengte or kept.lengte, chosen.stem or kept.stem, chosen.heffing)
    law = law_of_command()
    written = write_reports(
        dossier, year, law, chosen.uit, chosen.formaat, chosen.soort, _today(), style
    )
    show("".join(f"{path}\n" for path in written))
    if any(outputs.output(format_).with_text for format_ in chosen.formaat):
        given = [name for name in ("lengte", "stem") if getattr(chosen, name) is not None]
        for sentence in _about_own_text(dossier, year, law, given):
            print(sentence, file=sys.stderr)
    return DONE


def _about_own_text(dossier: Dossier, year: int, law: Law, given: Sequence[str]) -> Iterator[str]:
    """What somebody who cannot see the text has to know of it; `given` are the choices made."""
    jaar = dossier.year(year)
    if given and jaar is not None and is_own(jaar.verslagtekst):
        choices = " en ".join(f"--{name}" for name in given)
        verb = "verandert" if len(given) == 1 else "veranderen"
        yield f"Van {year} is de eigen tekst gebruikt: {choices} {verb} daar niets aan."
    if is_outdated(dossier, year, law):
        yield f"{OUTDATED} Open het dossier: bij Rapport, Tekst staat wat er veranderde."


def _selftest() -> int:
    from banen_desktop.selftest import run_selftest  # noqa: PLC0415 - seldom needed

    found = run_selftest()
    show(found.text)
    return DONE if found.good else BUG


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the user's own calendar


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
    "parameters": parameters,
    "sector": _sector,
}
