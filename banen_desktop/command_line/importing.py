"""`banen importeer`: files of others into a dossier, without the window.

What cannot be read is listed and blocks nothing; when nothing at all could be taken over, the
dossier stays as it is and the exit code is 2.
"""

import argparse
import hashlib
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from banen_desktop import dutch
from banen_desktop.command_line.parameters import law_of_command
from banen_desktop.command_line.parser import Parser, one_of, show, year_of
from banen_desktop.command_line.unlocking import open_file
from banen_desktop.dossier import intake
from banen_desktop.dossier.findings import Finding
from banen_desktop.dossier.model import Dossier, Invoersoort, Sector, Werkgever
from banen_desktop.imports import taking
from banen_desktop.imports.kinds import kind_of
from banen_desktop.imports.lists import convert, recognise, table
from banen_desktop.imports.lists.header import CHOOSABLE_ROWS, NO_HEADER, Header
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.imports.lists.result import as_json as list_as_json
from banen_desktop.imports.loonaangifte import read, result
from banen_desktop.imports.loonaangifte.result import LoonaangifteResult
from banen_desktop.law_in_use import law_in_use
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.years.saving import remember
from banen_desktop.reports.out.data import to_json
from banen_desktop.storage.dossier_file import save_dossier
from banen_desktop.storage.places import is_file, is_there
from banen_desktop.storage.policy import lock_needed, policy
from banen_desktop.storage.versions import keep_before

_LIST_KINDS = {Invoersoort.UREN: ListKind.UREN, Invoersoort.BANEN: ListKind.BANEN}


@dataclass
class _Report:
    """What was found so far, for the screen or as JSON."""

    dossier: Dossier
    returns: LoonaangifteResult | None = None
    lists: list[ListResult] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def refuse(self, path: Path, problem: KnownProblem) -> None:
        """List a file that could not be read at all."""
        self.refused.append(
            {"bestand": path.name, "plaats": "", "gelezen": "", "reden": str(problem)}
        )


def import_files(arguments: Sequence[str]) -> int:
    """Run the command; the exit code is 0, or 2 when nothing could be taken over."""
    chosen = _parsed(arguments)
    target: Path = chosen.dossier
    rules = policy()
    dossier = Dossier(werkgever=Werkgever(sector=rules.sector or Sector.OVERIG))
    expected, key = None, None
    if is_there(target):
        opened = open_file(target)
        dossier, expected, key = opened.dossier, opened.fingerprint, opened.key
    if key is None and rules.lock_required:
        raise lock_needed()
    report = _Report(dossier)
    _read_all(report, chosen)
    if report.taken:
        if expected is not None:
            _keep_version(report, dossier)
        save_dossier(target, remember(report.dossier, law_in_use().law), expected, key)
    show(_as_json(report) if chosen.json else _as_text(report, target))
    if report.taken:
        return 0
    print("Er is niets overgenomen; het dossier is niet veranderd.", file=sys.stderr)
    return 2


def _keep_version(report: _Report, before: Dossier) -> None:
    """Keep how the dossier was in the file itself; one that is too large goes without."""
    with suppress(KnownProblem):
        report.dossier = keep_before(before, report.dossier, _now(), "Voor: importeren")


def _parsed(arguments: Sequence[str]) -> Namespace:
    parser = Parser("importeer", "Lees loonaangiften, lijsten of een eigen werkmap in een dossier.")
    add = parser.group.add_argument
    add("bestanden", type=Path, nargs="+", metavar="BESTAND", help="de bestanden, alle samen")
    add("--in", dest="dossier", type=Path, required=True, metavar="DOSSIER", help="het dossier")
    add("--jaar", type=year_of, metavar="JAAR", help="het jaar van een lijst")
    add(
        "--soort",
        type=lambda text: Invoersoort(one_of("soort", list(Invoersoort), text)),
        metavar="SOORT",
        help="loonaangifte, uren, banen of werkmap; anders herkend aan de inhoud",
    )
    add(
        "--kop",
        type=_header_of,
        metavar="RIJ",
        help="de rij met de titels van een lijst: 5, 5-6 voor twee rijen, of geen; anders herkend",
    )
    add(
        "--leidend",
        action="store_true",
        help="neem de som van de loonaangiften als totaal, ook als er al uren zijn",
    )
    add(
        "--vervang",
        action="store_true",
        help="vervang de rijen van een eerder bestand met dezelfde naam en een andere inhoud",
    )
    add("--json", action="store_true", help="schrijf gegevens (JSON) in plaats van tekst")
    chosen = parser.parse_args(arguments)
    for path in chosen.bestanden:
        if not is_file(path):
            raise KnownProblem(f"Het bestand {path} bestaat niet.")
    return chosen


def _header_of(text: str) -> Header:
    """Where the titles of a list stand, counted from 1 as a spreadsheet does."""
    if text == "geen":
        return NO_HEADER
    first, dash, last = text.partition("-")
    rows = [int(part) for part in (first, last) if part.isascii() and part.isdecimal()]
    if len(rows) == 1 + bool(dash) and 1 <= rows[0] <= CHOOSABLE_ROWS:
        lines = rows[-1] - rows[0] + 1
        if lines in {1, 1 + bool(dash)}:
            return Header(rows[0] - 1, lines)
    raise argparse.ArgumentTypeError(
        f"“{dutch.shorten(text, 30)}” is geen rij met titels. "
        f"Kies een rij tot en met {CHOOSABLE_ROWS}, zoals 5, of 5-6, of geen."
    )


def _read_all(report: _Report, chosen: Namespace) -> None:
    kinds: list[tuple[Path, Invoersoort | None]] = [
        (path, chosen.soort or kind_of(path)) for path in chosen.bestanden
    ]
    returns = [path for path, kind in kinds if kind is Invoersoort.LOONAANGIFTE]
    if returns:
        _take_returns(report, returns, leading=True if chosen.leidend else None)
    for path, kind in kinds:
        if kind is Invoersoort.LOONAANGIFTE:
            continue
        try:
            if kind is Invoersoort.WERKMAP:
                _take_workbook(report, path)
            else:
                _take_list(report, path, _LIST_KINDS.get(kind) if kind else None, chosen)
        except KnownProblem as problem:
            report.refuse(path, problem)


def _take_returns(report: _Report, paths: Sequence[Path], *, leading: bool | None) -> None:
    found = read.read_in_child(paths)
    report.returns = found
    number = taking.own_number(report.dossier, found)
    report.findings += found.all_findings
    for jaar in found.jaren:
        if jaar.fiscaal_nummer != number:
            report.refused.append(
                {
                    "bestand": "",
                    "plaats": f"{jaar.fiscaal_nummer}, {jaar.jaar}",
                    "gelezen": jaar.werkgever,
                    "reden": "Dit is een ander fiscaal nummer. Maak er een eigen dossier voor.",
                }
            )
    if not number:
        return
    before = report.dossier
    report.dossier = taking.take_loonaangifte(before, found, number, _now(), leading=leading)
    for year in report.dossier.jaren:
        old = before.year(year.jaar)
        if year is not old and year.tijdvakken:
            hours = dutch.format_number(intake.loonaangifte_uren(year) or Decimal(0))
            report.taken.append(f"{year.jaar}: {hours} uur volgens de loonaangiften")
            if old is not None:
                _warn_missing(report, intake.missing_files(old, year.invoer))


def _warn_missing(report: _Report, names: Sequence[str]) -> None:
    report.refused += [
        {
            "bestand": name,
            "plaats": "",
            "gelezen": "",
            "reden": "Dit bestand hoorde bij de vorige invoer en ontbreekt nu. "
            "Lees alle aangiften van het jaar samen in.",
        }
        for name in names
    ]


def _take_list(report: _Report, path: Path, kind: ListKind | None, chosen: Namespace) -> None:
    dossier, law = report.dossier, law_of_command()
    year: int | None = chosen.jaar
    if year is None and not dossier.jaren:
        raise KnownProblem("Van welk jaar is deze lijst?", advice="Geef het jaar met --jaar.")
    year = year or dossier.jaren[-1].jaar
    file = table.read_in_child(path)
    best = recognise.best_table(file, year, kind, chosen.kop).mapping.sheet
    sheet = next(each for each in file.tables if each.name == best)
    proposal, _ = taking.proposed(dossier, sheet, year, kind, chosen.kop)
    mapping = proposal.mapping
    if not proposal.usable:
        raise KnownProblem(
            "In dit bestand is geen kolom met uren, fte of een deel van een werkweek herkend.",
            advice="Staan de titels op een andere rij? Geef die met --kop. Anders: lees het in "
            "met het venster. Daar kiest u zelf wat elke kolom is.",
        )
    week = dossier.werkgever.werkweek_uren
    taken = taking.kenmerken_that_stay(dossier, year, mapping.kind, file.source.name)
    found = convert.convert(proposal.table, mapping, year, law, week, taken)
    report.lists.append(found)
    report.findings += found.findings
    report.refused += list_as_json(found)["geweigerd"]
    if not chosen.vervang and taking.rows_replaced(dossier, found):
        raise KnownProblem(
            f"Er is al een ander bestand ingelezen dat ook {path.name} heet.",
            "De rijen daarvan zijn niet veranderd.",
            "Is dit een nieuwe versie van dezelfde lijst? Geef dan --vervang. "
            "Is het een andere lijst? Geef het bestand een andere naam.",
        )
    if found.rows:
        report.dossier = taking.take_list(dossier, found, mapping, _now())
        count = dutch.plural(str(len(found.rows)), "rij", "rijen")
        report.taken.append(f"{year}: {count} uit {path.name}")


def _take_workbook(report: _Report, path: Path) -> None:
    from banen_desktop.imports.lists import own_workbook  # noqa: PLC0415 - seldom needed

    found = own_workbook.read_in_child(path)
    if taking.would_replace(report.dossier, found):
        raise KnownProblem(
            f"Het jaar {found.year} staat al in het dossier.",
            "Daar is niets aan veranderd.",
            "Verwijder dat jaar eerst, of lees de werkmap in een nieuw dossier.",
        )
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    report.dossier = taking.take_workbook(report.dossier, found, path.name, digest, _now())
    report.refused += [
        {
            "bestand": each.bestand,
            "plaats": f"{each.blad}, {each.adres}",
            "gelezen": each.gelezen,
            "reden": each.reden,
        }
        for each in found.refused
    ]
    report.taken.append(f"{found.year}: alles uit {path.name}")


def _now() -> datetime:
    return datetime.now().astimezone()


def _as_json(report: _Report) -> str:
    content: dict[str, Any] = {"jaren": [], "geweigerd": [], "bevindingen": [], "bestanden": []}
    if report.returns is not None:
        content = result.as_json(report.returns)
    content["geweigerd"] = [*content["geweigerd"], *report.refused]
    listed = [finding for found in report.lists for finding in found.findings]
    content["bevindingen"] = [*content["bevindingen"], *(finding.as_data() for finding in listed)]
    content["lijsten"] = [list_as_json(found) for found in report.lists]
    content["overgenomen"] = report.taken
    return to_json(content)


def _as_text(report: _Report, target: Path) -> str:
    lines = [f"Overgenomen in {target.name}:", *(f"- {line}" for line in report.taken)]
    if not report.taken:
        lines = []
    refused = [*report.refused]
    if report.returns is not None:
        refused = [asdict(each) for each in report.returns.geweigerd] + refused
    if refused:
        lines += ["", "Niet gebruikt:"]
        lines += [f"- {_place(each)}{each['reden']}" for each in refused]
    if report.findings:
        lines += ["", "Let op:"]
        lines += [f"- {finding.message} {finding.advice}" for finding in report.findings]
    return "\n".join(lines).strip() + "\n"


def _place(refusal: dict[str, str]) -> str:
    parts = [refusal[key] for key in ("bestand", "plaats") if refusal[key]]
    return f"{', '.join(parts)}: " if parts else ""
