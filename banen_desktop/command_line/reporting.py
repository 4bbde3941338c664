"""`banen bereken` and `banen rapport`: a year on the screen, and its reports in a folder."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from banen_desktop import dutch
from banen_desktop.command_line.clock import today
from banen_desktop.command_line.dossier_input import read_input
from banen_desktop.command_line.parameters import law_of_command
from banen_desktop.command_line.parser import Parser, folder_of, one_of, show, year_of
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Lengte, Stem
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.out import outputs
from banen_desktop.reports.out.data import to_json, year_data
from banen_desktop.reports.out.files import write_reports
from banen_desktop.reports.out.screen import year_on_screen
from banen_desktop.reports.text.own_text import OUTDATED, is_outdated, is_own
from banen_desktop.reports.text.style import Style, style_of
from banen_desktop.reports.words.guard import Kind

DONE = 0


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


def calculate(arguments: Sequence[str]) -> int:
    """Run `banen bereken`; the exit code is 0."""
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
        content = [year_data(dossier, year, law, today()) for year in years]
        show(to_json(content if chosen.jaar is None else content[0]))
    else:
        texts = [year_on_screen(dossier, year, law, levy=chosen.heffing) for year in years]
        show("\n".join(texts))
    return DONE


def report(arguments: Sequence[str]) -> int:
    """Run `banen rapport`; the exit code is 0."""
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
        dossier, year, law, chosen.uit, chosen.formaat, chosen.soort, today(), style
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
