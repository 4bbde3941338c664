"""`banen opgave`: a return of one year for a council, as one small file.

The dossier is saved first: a file that exists is always remembered in it.
"""

import argparse
import re
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from banen_desktop import dutch
from banen_desktop.command_line.clock import today
from banen_desktop.command_line.dossier_input import DossierInput, read_bytes, read_input
from banen_desktop.command_line.parameters import law_of_command
from banen_desktop.command_line.parser import Parser, folder_of, one_of, show, year_of
from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.years.saving import remember
from banen_desktop.reports.opgave import reading, return_file, template, words
from banen_desktop.reports.opgave.keys import (
    KeyState,
    is_fingerprint,
    key_state,
    with_compared_key,
)
from banen_desktop.reports.opgave.making import MadeReturn, Preparation, key_of, make, name_start
from banen_desktop.reports.opgave.records import Bewaking, Stand, Uitvraag
from banen_desktop.reports.opgave.request_file import parse_uitvraag
from banen_desktop.reports.out.files import make_folder
from banen_desktop.safe_text import settable
from banen_desktop.storage.atomic import atomic_write
from banen_desktop.storage.dossier_file import save_dossier
from banen_desktop.storage.policy import lock_needed, policy

_NOT_KEPT = (
    "Dit bestand is geen dossier: volgnummer, zout en verschil met eerdere opgaven worden niet "
    "onthouden. Gebruik liever een dossier (.banen)."
)
_NUMBER = re.compile(rf"-([0-9]{{1,4}}){re.escape(return_file.SUFFIX)}(\.age)?")


def make_return(arguments: Sequence[str]) -> int:
    """Run the command; the exit code is 0."""
    chosen = _parsed(arguments)
    law, given = law_of_command(), read_input(chosen.bestand)
    if given.opened is not None and given.opened.key is None and policy().lock_required:
        raise lock_needed()
    uitvraag = _request(chosen)
    ready = Preparation(given.dossier, _year(given.dossier, chosen, uitvraag), law, uitvraag)
    if chosen.lid:
        ready = Preparation(ready.dossier, ready.year, law, uitvraag, chosen.lid)
    ready, told = _with_key(ready, chosen)
    bewaking = Bewaking.GEEN if chosen.besloten else Bewaking.KLEIN
    make_folder(chosen.uit)
    taken = _taken(ready, chosen.uit)
    made = make(ready, chosen.stand or _stand(ready), bewaking, today(), after=taken)
    data = made.file(uitvraag)
    sheet = _template(chosen, made)
    _save(chosen.bestand, given, made, law)
    path = chosen.uit / made.file_name
    atomic_write(path, data)
    show(f"{path}\n")
    if sheet is not None:
        beside = chosen.uit / f"{path.stem}{chosen.sjabloon.suffix}"
        atomic_write(beside, sheet)
        show(f"{beside}\n")
    for line in (*told, *_about(given, ready, made)):
        print(settable(line), file=sys.stderr)
    return 0


def _parsed(arguments: Sequence[str]) -> Namespace:
    parser = Parser("opgave", "Maak een opgave van een jaar voor een raad, als één klein bestand.")
    add = parser.group.add_argument
    add("bestand", type=Path, metavar="DOSSIER", help="een dossier (.banen) of een TOML-bestand")
    add("--jaar", type=year_of, metavar="JAAR", help="het jaar; anders dat van de uitvraag")
    add("--uit", type=folder_of, required=True, metavar="MAP", help="de map voor het bestand")
    add("--uitvraag", type=Path, metavar="UITVRAAG", help="het bestand dat u van de raad kreeg")
    add(
        "--besloten",
        action="store_true",
        help="alle totalen, versleuteld voor deze raad alleen; anders blijven kleine aantallen weg",
    )
    add(
        "--vingerafdruk",
        metavar="CIJFERS",
        help="de zes groepen van vijf cijfers die de raad u voorlas",
    )
    add(
        "--stand",
        type=lambda text: Stand(one_of("stand", list(Stand), text)),
        metavar="STAND",
        help="voorlopig of definitief; anders definitief als het jaar is vastgesteld",
    )
    add(
        "--sjabloon",
        type=Path,
        metavar="SJABLOON",
        help="het Excel-sjabloon van de raad; de ingevulde kopie komt in de map",
    )
    add(
        "--lid",
        type=_code_of,
        metavar="CODE",
        help="uw code bij de raad, als de uitvraag die niet noemt",
    )
    return parser.parse_args(arguments)


def _code_of(text: str) -> str:
    if reading.tidy_text(text, reading.LONGEST_CODE) != text or not text:
        raise argparse.ArgumentTypeError(f"“{dutch.shorten(text, 30)}” is geen code van een lid.")
    return text


def _request(chosen: Namespace) -> Uitvraag | None:
    if chosen.uitvraag is None:
        return None
    return parse_uitvraag(read_bytes(chosen.uitvraag, reading.LARGEST))


def _year(dossier: Dossier, chosen: Namespace, uitvraag: Uitvraag | None) -> int:
    wanted: int | None = chosen.jaar or (None if uitvraag is None else uitvraag.jaar)
    known = [jaar.jaar for jaar in dossier.jaren]
    if not known:
        raise KnownProblem("In dit bestand staat geen enkel jaar.", advice="Voeg een jaar toe.")
    if wanted is not None and wanted not in known:
        years = dutch.join_list([str(year) for year in known])
        raise KnownProblem(f"Het jaar {wanted} staat niet in dit bestand.", f"Wel: {years}.")
    return wanted or known[-1]


def _stand(ready: Preparation) -> Stand:
    jaar = ready.dossier.year(ready.year)
    reported = jaar is not None and jaar.vaststelling.op is not None
    return Stand.DEFINITIEF if reported else Stand.VOORLOPIG


def _with_key(ready: Preparation, chosen: Namespace) -> tuple[Preparation, Sequence[str]]:
    """The same where the key of the council is good, with what has to be said of it.

    The program sends nothing: a key that nobody compared can still be compared before the file
    goes. One that is another than the key that was compared, is not used.
    """
    uitvraag = ready.uitvraag
    if not chosen.besloten or uitvraag is None:
        if chosen.besloten or chosen.vingerafdruk:
            key_of(uitvraag)
        return ready, ()
    if chosen.vingerafdruk:
        return _compared(ready, uitvraag, chosen.vingerafdruk), ()
    changed = words.changed_key(ready)
    if changed is not None:
        raise changed
    if key_state(ready.dossier, uitvraag) is KeyState.NEW:
        first = words.compare_first(uitvraag)
        return ready, (f"{first} Verstuur het bestand pas daarna; geef ze met --vingerafdruk.",)
    return ready, ()


def _compared(ready: Preparation, uitvraag: Uitvraag, typed: str) -> Preparation:
    if not is_fingerprint(typed, key_of(uitvraag)):
        raise KnownProblem(
            "Deze vingerafdruk is niet die van de sleutel in de uitvraag.",
            "Er is niets gemaakt.",
            "Gebruik deze uitvraag niet, en bel de raad op een nummer dat u al had.",
        )
    known = with_compared_key(ready.dossier, uitvraag, today())
    return Preparation(known, ready.year, ready.law, uitvraag, ready.lid)


def _template(chosen: Namespace, made: MadeReturn) -> bytes | None:
    if chosen.sjabloon is None:
        return None
    return template.filled_in(read_bytes(chosen.sjabloon, template.LARGEST), made.opgave)


def _taken(ready: Preparation, folder: Path) -> int:
    """The highest number of a file of this member and year that stands in the folder."""
    start = name_start(ready)
    try:
        names = [path.name for path in folder.iterdir() if path.name.startswith(start)]
    except OSError:
        return 0
    found = (_NUMBER.fullmatch(name[len(start) :]) for name in names)
    return max((int(each[1]) for each in found if each), default=0)


def _save(path: Path, given: DossierInput, made: MadeReturn, law: Law) -> None:
    opened = given.opened
    if opened is not None and made.dossier != given.dossier:
        save_dossier(path, remember(made.dossier, law), opened.fingerprint, opened.key)


def _about(given: DossierInput, ready: Preparation, made: MadeReturn) -> Iterator[str]:
    yield words.facts_of(made)
    if not words.is_sealed(made):
        yield from words.at_home(ready)
    if made.again:
        yield "Er is niets veranderd: dit is dezelfde opgave nog een keer."
    if given.opened is None:
        yield _NOT_KEPT
