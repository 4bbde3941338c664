"""`banen sector`: the council's side without the window: make a monitor, read returns, see how far.

Reading ends with 0 when anything was read; what could not be read is told and stops nothing.
"""

import argparse
import gc
import re
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from banen_desktop import dutch
from banen_desktop.command_line.clock import now, today
from banen_desktop.command_line.parser import Parser, show, year_of
from banen_desktop.command_line.sector_report import report
from banen_desktop.command_line.unlocking import (
    asked_passphrase,
    new_key_of_command,
    open_monitor_file,
)
from banen_desktop.dossier.fields import YEARS
from banen_desktop.imports.lists.raw import readable
from banen_desktop.imports.lists.result import Refused
from banen_desktop.imports.lists.titles import normal
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.records import Uitvraag
from banen_desktop.reports.opgave.request_file import parse_uitvraag
from banen_desktop.sector.facts.edits import put_request
from banen_desktop.sector.facts.intake import Uitslag
from banen_desktop.sector.facts.model import Monitor, Raad
from banen_desktop.sector.facts.standing import open_questions, standings
from banen_desktop.sector.file.monitor_file import VERSIONS, is_secret, save_monitor
from banen_desktop.sector.reading.gathering import Gelezen, Lezing, read_files
from banen_desktop.sector.reading.lists import Choices
from banen_desktop.sector.reading.titles import MEANINGS
from banen_desktop.storage.atomic import read_at_most
from banen_desktop.storage.locked import Key, open_key
from banen_desktop.storage.places import is_file, is_there
from banen_desktop.storage.policy import policy

DONE, WRONG = 0, 2
_MOST_LINES = 40
_LARGEST = 100_000
_IDENTITY = re.compile(r"^(AGE-SECRET-KEY-1[0-9A-Z]{58})\s*$", re.MULTILINE)
USE = """De kant van een raad: opgaven van leden in één monitor.

gebruik:
  banen sector maak MONITOR --leden LIJST --uitvraag UITVRAAG
                          maak een monitor; --uitvraag zo vaak als er jaren zijn
  banen sector lees MONITOR BESTAND...
                          lees opgaven, invulbladen, werkmappen en lijsten
  banen sector stand MONITOR
                          toon wie antwoordde, wie niet, en wat op u wacht
  banen sector rapport MONITOR --jaar JAAR [--uit MAP] [--voor LEZER]
                          tel een jaar, en schrijf werkmap, rapport en cijfers

Meer uitleg: banen sector maak --help; zo ook bij lees, stand en rapport."""


def sector(arguments: Sequence[str]) -> int:
    """Run one of the commands of a council."""
    if not arguments or arguments[0] in {"-h", "--help"}:
        show(f"{USE}\n")
        return DONE
    command = COMMANDS.get(arguments[0])
    if command is None:
        raise KnownProblem(
            f"“{dutch.shorten(arguments[0], 60)}” is geen opdracht van banen sector.",
            advice="Uitleg staat in banen sector --help.",
        )
    looks_for_rings = gc.isenabled()
    gc.disable()  # thousands of returns stay until the end, and a command ends soon
    try:
        return command(arguments[1:])
    finally:
        if looks_for_rings:
            gc.enable()


def _make(arguments: Sequence[str]) -> int:
    parser = Parser("sector maak", "Maak een monitor met de leden en de uitvragen van een raad.")
    add = parser.group.add_argument
    add("monitor", type=Path, metavar="MONITOR", help="de nieuwe monitor (.banensector)")
    add("--leden", type=Path, required=True, metavar="LIJST", help="de lijst met leden")
    add(
        "--uitvraag",
        type=Path,
        action="append",
        required=True,
        metavar="UITVRAAG",
        help="een uitvraag (.banenuitvraag); zo vaak als er jaren zijn",
    )
    chosen = parser.parse_args(arguments)
    if is_there(chosen.monitor):
        raise KnownProblem(
            f"Er staat al een bestand met de naam {chosen.monitor.name}.",
            "Dat is niet veranderd.",
            "Kies een andere naam, of lees bestanden in met banen sector lees.",
        )
    monitor = _with_requests(Monitor(), map(_request, chosen.uitvraag))
    found = read_files(monitor, [chosen.leden], today())
    if not found.monitor.leden:
        why = [f"{name}: {reason}" for name, reason in found.niet_gelezen]
        raise KnownProblem(
            " ".join([*why, "Er zijn geen leden gelezen, en er is geen monitor gemaakt."]),
            advice="Geef met --leden een lijst met een kolom code.",
        )
    save_monitor(chosen.monitor, found.monitor, None, _key_for(found.monitor, None, chosen.monitor))
    show(_as_text(found, chosen.monitor, made=True))
    return DONE


def _request(path: Path) -> Uitvraag:
    try:
        return parse_uitvraag(read_at_most(path, _LARGEST))
    except KnownProblem as problem:
        raise KnownProblem(
            f"{path.name}: {problem.message}", problem.safe, problem.advice
        ) from None


def _with_requests(monitor: Monitor, requests: Iterable[Uitvraag]) -> Monitor:
    for asked in requests:
        if any(each.id == asked.id for each in monitor.uitvragen):
            raise KnownProblem(
                f"Twee uitvragen heten allebei {asked.id}.",
                "Er is geen monitor gemaakt.",
                "Geef elke uitvraag één keer.",
            )
        known = monitor.raad.naam or asked.raad
        if known != asked.raad:
            raise KnownProblem(
                f"De uitvragen zijn van twee raden: {known} en {asked.raad}.",
                "Er is geen monitor gemaakt.",
                "Maak voor elke raad een eigen monitor.",
            )
        monitor = put_request(monitor, asked)
        if not monitor.raad.naam:
            monitor = Monitor(Raad(asked.raad, asked.sector), uitvragen=monitor.uitvragen)
    return monitor


def _read(arguments: Sequence[str]) -> int:
    parser = Parser("sector lees", "Lees opgaven, invulbladen, werkmappen en lijsten in.")
    add = parser.group.add_argument
    add("monitor", type=Path, metavar="MONITOR", help="de monitor")
    add("bestanden", type=Path, nargs="+", metavar="BESTAND", help="de bestanden, alle samen")
    add(
        "--sleutel",
        type=Path,
        action="append",
        default=[],
        metavar="BESTAND",
        help="een bestand met de geheime sleutel van besloten opgaven (age)",
    )
    add(
        "--kolom",
        type=_title_of,
        action="append",
        default=[],
        metavar="TITEL=BETEKENIS",
        help="wat een titel in een lijst betekent, zoals sv-uren=verloonde_uren; wordt onthouden",
    )
    add("--jaar", type=_year_of, metavar="JAAR", help="het jaar van een lijst die dat niet noemt")
    add("--bron", type=_source_of, default="", metavar="BRON", help="de bron van een lijst")
    add("--json", action="store_true", help="schrijf gegevens (JSON) in plaats van tekst")
    chosen = parser.parse_args(arguments)
    opened = open_monitor_file(chosen.monitor)
    keys = [key for path in chosen.sleutel for key in _identities(path)]
    found = read_files(
        opened.document,
        chosen.bestanden,
        today(),
        keys=keys,
        choices=Choices(dict(chosen.kolom), chosen.jaar, chosen.bron),
        highest=True,
    )
    if found.gelezen and found.monitor != opened.document:
        key = _key_for(found.monitor, opened.key, chosen.monitor)
        after = _with_version(opened.document, found.monitor)
        save_monitor(chosen.monitor, after, opened.fingerprint, key)
    show(_json(_as_data(found)) if chosen.json else _as_text(found, chosen.monitor))
    if found.gelezen:
        return DONE
    print("Er is niets gelezen; de monitor is niet veranderd.", file=sys.stderr)
    return WRONG


def _with_version(before: Monitor, after: Monitor) -> Monitor:
    """Keep how the monitor was in the file itself; one that is too large goes without."""
    with suppress(KnownProblem):
        return VERSIONS.keep_before(before, after, now(), "Voor: inlezen")
    return after


def _title_of(text: str) -> tuple[str, str]:
    """The meaning of a title."""
    title, _, meaning = text.rpartition("=")
    if normal(title) and meaning.strip().lower() in MEANINGS:
        return title.strip()[:100], meaning.strip().lower()
    raise argparse.ArgumentTypeError(
        f"“{dutch.shorten(text, 60)}” is geen titel met een betekenis. "
        f"Bekend zijn {', '.join(sorted(MEANINGS))}."
    )


def _year_of(text: str) -> int:
    year = year_of(text)
    if year not in YEARS:
        raise argparse.ArgumentTypeError(f"Kies een jaar van {YEARS[0]} tot en met {YEARS[-1]}.")
    return year


def _source_of(text: str) -> str:
    return " ".join(readable(text).split())


def _identities(path: Path) -> list[str]:
    """The age identities in a file; one under a passphrase is opened with it."""
    if not is_file(path):
        raise KnownProblem(f"Het bestand {path} bestaat niet.")
    data = read_at_most(path, _LARGEST)
    if data.startswith(b"age-encryption.org/v1"):
        return [open_key(data, asked_passphrase(path.name)).identity]
    found = _IDENTITY.findall(data.decode("utf-8", "replace"))
    if not found:
        raise KnownProblem(
            f"In {path.name} staat geen geheime sleutel van age.",
            "Er is niets veranderd.",
            "Kies het bestand met de reservekopie van de sleutel.",
        )
    return list(map(str, found))


def _key_for(monitor: Monitor, key: Key | None, path: Path) -> Key | None:
    """The key to save with: a new one for a monitor that has to be locked and is not yet."""
    if key is None and (is_secret(monitor) or policy().lock_required):
        return new_key_of_command(path.name)
    return key


def _stand(arguments: Sequence[str]) -> int:
    parser = Parser("sector stand", "Toon wie antwoordde, wie niet, en wat op u wacht.")
    add = parser.group.add_argument
    add("monitor", type=Path, metavar="MONITOR", help="de monitor")
    add("--json", action="store_true", help="schrijf gegevens (JSON) in plaats van tekst")
    chosen: Namespace = parser.parse_args(arguments)
    monitor = open_monitor_file(chosen.monitor).document
    show(_json(_standing(monitor)) if chosen.json else "\n".join(_standing_lines(monitor)) + "\n")
    return DONE


def _json(data: dict[str, Any]) -> str:
    from banen_desktop.reports.out.data import to_json  # noqa: PLC0415 - loads all reports

    return to_json(data)


def _standing(monitor: Monitor) -> dict[str, Any]:
    return {
        "raad": monitor.raad.naam,
        "leden": len(monitor.leden),
        "jaren": [stand.as_data() for stand in standings(monitor)],
        "open_vragen": open_questions(monitor),
    }


def _standing_lines(monitor: Monitor) -> Iterator[str]:
    members = dutch.plural(str(len(monitor.leden)), "lid", "leden")
    yield f"{monitor.raad.naam}: {members} in de lijst."
    for stand in standings(monitor):
        yield ""
        yield f"{stand.name}: {len(stand.geantwoord)} van {len(stand.leden)} leden gaven op."
        for words, codes in (
            ("Niet geantwoord", stand.niet),
            ("Buiten de populatie", stand.buiten),
            ("Wacht op uw besluit", stand.wacht),
            ("Zelfde nummer, andere inhoud", stand.conflict),
        ):
            if codes:
                yield f"- {words}: {_some(codes)}."
    if questions := open_questions(monitor):
        yield ""
        yield f"{dutch.plural(str(questions), 'vraag staat', 'vragen staan')} nog open."


def _some(codes: Sequence[str]) -> str:
    shown = dutch.join_list(codes[:_MOST_LINES])
    more = len(codes) - _MOST_LINES
    return f"{shown}, en nog {more}" if more > 0 else shown


def _as_data(found: Lezing) -> dict[str, Any]:
    return {
        "bestanden": [_file_as_data(each) for each in found.gelezen],
        "niet_gelezen": [{"bestand": name, "reden": reason} for name, reason in found.niet_gelezen],
        "stand": _standing(found.monitor),
    }


def _file_as_data(found: Gelezen) -> dict[str, Any]:
    return {
        "bestand": found.bestand,
        "rijen": found.rijen,
        "opgaven": [
            {
                "lid": each.ontvangst.opgave.lid,
                "jaar": each.ontvangst.opgave.jaar,
                "periode": str(each.ontvangst.opgave.periode),
                "versie": each.ontvangst.opgave.volgnummer,
                "uitslag": str(each.uitslag),
                "zin": each.zin,
            }
            for each in found.genomen
        ],
        "zinnen": list(found.zinnen),
        "geweigerd": [_refused_as_data(each) for each in found.geweigerd],
    }


def _refused_as_data(each: Refused) -> dict[str, Any]:
    return {**asdict(each), "adres": each.adres}


def _as_text(found: Lezing, path: Path, *, made: bool = False) -> str:
    lines = [f"Gemaakt: {path.name}." if made else f"Gelezen in {path.name}:"]
    plain = 0
    for each in found.gelezen:
        told = [*each.zinnen, *_told(each), *_refused(each)]
        if told:
            lines += [f"{each.bestand}:", *(f"- {line}" for line in _at_most(told))]
        plain += not told
    if plain:
        lines.append(f"{dutch.plural(str(plain), 'opgave', 'opgaven')} opgenomen.")
    if found.niet_gelezen:
        lines += ["", "Niet gelezen:"]
        lines += [f"- {name}: {reason}" for name, reason in found.niet_gelezen]
    return "\n".join([*lines, "", *_standing_lines(found.monitor)]) + "\n"


def _told(found: Gelezen) -> Iterator[str]:
    """What stands out about the returns of a file; that one was simply taken in does not."""
    for each in found.genomen:
        if each.uitslag is not Uitslag.NIEUW or not each.zin.endswith(": opgenomen."):
            yield each.zin


def _refused(found: Gelezen) -> Iterator[str]:
    for each in found.geweigerd:
        yield f"{each.blad}, {each.adres} (“{each.gelezen}”) niet gelezen: {each.reden}"


def _at_most(lines: Sequence[str]) -> list[str]:
    more = len(lines) - _MOST_LINES
    rest = [f"en nog {more}; met --json staan ze er alle."] if more > 0 else []
    return [*lines[:_MOST_LINES], *rest]


def _report(arguments: Sequence[str]) -> int:
    return report(arguments, lambda path: open_monitor_file(path).document)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "maak": _make,
    "lees": _read,
    "stand": _stand,
    "rapport": _report,
}
