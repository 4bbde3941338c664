"""`banen importeer`: files of others into a dossier, without the window.

What cannot be read is listed and blocks nothing; when nothing at all could be taken over, the
dossier stays as it is and the exit code is 2.
"""

import argparse
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from banen_desktop import dutch
from banen_desktop.command_line.clock import now
from banen_desktop.command_line.parameters import law_of_command
from banen_desktop.command_line.parser import Parser, one_of, show, year_of
from banen_desktop.command_line.unlocking import open_file
from banen_desktop.dossier import fields, intake
from banen_desktop.dossier.doubles import Doubles, question
from banen_desktop.dossier.model import Dossier, Invoersoort, Sector, Werkgever
from banen_desktop.imports import taking
from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists.header import CHOOSABLE_ROWS, NO_HEADER, Header
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.own_workbook import OwnWorkbook
from banen_desktop.imports.lists.questions import can_be_answer, every_answer
from banen_desktop.imports.lists.raw import RawFile
from banen_desktop.imports.lists.remarks import NO_WEEK
from banen_desktop.imports.lists.result import ListResult, Refused
from banen_desktop.imports.lists.result import as_json as list_as_json
from banen_desktop.imports.loonaangifte import result
from banen_desktop.imports.loonaangifte.result import LoonaangifteJaar, LoonaangifteResult
from banen_desktop.imports.readers import in_order
from banen_desktop.imports.words import (
    Note,
    hours_in_words,
    list_notes,
    list_totals,
    name_note,
    returns_differences,
    workbook_lacks,
    workbook_replaces,
)
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.years.saving import remember
from banen_desktop.reports.out.data import to_json
from banen_desktop.storage.dossier_file import save_dossier
from banen_desktop.storage.places import is_file, is_there
from banen_desktop.storage.policy import lock_needed, policy
from banen_desktop.storage.versions import keep_before

_MISSING = (
    "Dit bestand hoorde bij de vorige invoer en ontbreekt nu. "
    "Lees alle aangiften van het jaar samen in."
)
_WEEK = fields.by_key(fields.WERKGEVER)["werkweek_uren"]
_LIST_KINDS = {Invoersoort.UREN: ListKind.UREN, Invoersoort.BANEN: ListKind.BANEN}


@dataclass(frozen=True, slots=True)
class _Remarks:
    """What there is to say about one thing that was read; `summary` is all of it in one line."""

    about: str
    notes: Sequence[Note]
    summary: str = ""

    def as_data(self) -> dict[str, Any]:
        """The same for other programs."""
        notes = [{"melding": note.message, "advies": note.advice} for note in self.notes]
        return {"over": self.about, "samenvatting": self.summary, "opmerkingen": notes}

    def as_lines(self) -> Iterable[str]:
        """The same for people."""
        if self.summary or self.notes:
            yield ""
            yield f"{self.about}: {self.summary}".strip()
        yield from (f"- {note.message} {note.advice}".rstrip() for note in self.notes)


@dataclass
class _Report:
    """What was found so far, for the screen or as JSON."""

    dossier: Dossier
    law: Law
    returns: LoonaangifteResult | None = None
    lists: list[ListResult] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)
    remarks: list[_Remarks] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def refuse(self, reason: str, file: str = "", place: str = "", read: str = "") -> None:
        """List what could not be used: a cell, a file, or what belongs elsewhere."""
        self.refused.append({"bestand": file, "plaats": place, "gelezen": read, "reden": reason})

    def refuse_cells(self, cells: Sequence[Refused]) -> None:
        """List cells that could not be used."""
        for each in cells:
            self.refuse(each.reden, each.bestand, f"{each.blad}, {each.adres}", each.gelezen)


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
    report = _Report(dossier, law_of_command())
    _read_all(report, chosen)
    if report.taken:
        if expected is not None:
            _keep_version(report, dossier)
        save_dossier(target, remember(report.dossier, report.law), expected, key)
    show(_as_json(report) if chosen.json else _as_text(report, target))
    if report.taken:
        return 0
    print("Er is niets overgenomen; het dossier is niet veranderd.", file=sys.stderr)
    return 2


def _keep_version(report: _Report, before: Dossier) -> None:
    """Keep how the dossier was in the file itself; one that is too large goes without."""
    with suppress(KnownProblem):
        report.dossier = keep_before(before, report.dossier, now(), "Voor: importeren")


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
    add(
        "--werkweek",
        type=_week_of,
        metavar="UREN",
        help="de uren van een volledige week, als een lijst met fte die niet noemt",
    )
    add(
        "--antwoord",
        type=_answer_of,
        action="append",
        default=[],
        metavar="VRAAG=ANTWOORD",
        help="het antwoord op een vraag over een lijst, zoals decimaal=komma; mag vaker",
    )
    add(
        "--dubbel",
        type=lambda text: Doubles(one_of("dubbel", list(Doubles), text)),
        metavar="WAT",
        help="rijen die er (bijna) zo al staan: vervangen of erbij",
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


def _week_of(text: str) -> Decimal:
    """The hours of a full week."""
    try:
        week: Decimal | None = fields.from_user(_WEEK, text)
    except fields.FieldError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if week is None:
        raise argparse.ArgumentTypeError("Een werkweek heeft een aantal uren.")
    return week


def _answer_of(text: str) -> tuple[str, str]:
    """An answer to a question about a list."""
    key, _, answer = text.partition("=")
    if can_be_answer(key, answer):
        return key, answer
    raise argparse.ArgumentTypeError(
        f"“{dutch.shorten(text, 30)}” is geen antwoord. Kies uit {every_answer()}."
    )


def _read_all(report: _Report, chosen: Namespace) -> None:
    for given in in_order(chosen.bestanden, chosen.soort):
        try:
            found = given.read()
            if isinstance(found, RawFile):
                _take_list(report, found, given.kind, chosen)
            elif isinstance(found, OwnWorkbook):
                _take_workbook(report, found)
            else:
                _take_returns(report, found, leading=True if chosen.leidend else None)
        except KnownProblem as problem:
            report.refuse(str(problem), given.name)


def _take_returns(report: _Report, found: LoonaangifteResult, *, leading: bool | None) -> None:
    report.returns = found
    number = taking.own_number(report.dossier, found)
    notes = [*name_note(file.naam for file in found.bestanden)]
    notes += [Note.of(finding) for finding in found.all_findings]
    for jaar in found.jaren:
        if jaar.fiscaal_nummer != number:
            report.refuse(
                "Dit is een ander fiscaal nummer. Maak er een eigen dossier voor.",
                place=f"{jaar.fiscaal_nummer}, {jaar.jaar}",
                read=jaar.werkgever,
            )
    if number:
        before = report.dossier
        report.dossier = taking.take_loonaangifte(before, found, number, now(), leading=leading)
        for jaar in found.jaren:
            if jaar.fiscaal_nummer == number:
                notes += _compare_returns(report, before, jaar)
    report.remarks.append(_Remarks("Loonaangiften", notes))


def _compare_returns(report: _Report, before: Dossier, found: LoonaangifteJaar) -> Iterable[Note]:
    """Tell what a year of loonaangiften gives, and what it means beside what was there."""
    old, new = before.year(found.jaar), report.dossier.year(found.jaar)
    if new is None or new is old:
        return
    hours = intake.loonaangifte_uren(new) or Decimal(0)
    report.taken.append(f"{found.jaar}: {hours_in_words(hours)} volgens de loonaangiften")
    if report.returns is not None:
        for name in taking.missing_files(before, report.returns, found.jaar):
            report.refuse(_MISSING, name)
    if old is not None and old.verloonde_uren == new.verloonde_uren:
        yield from map(Note, returns_differences(old, hours))


def _reading_of(
    report: _Report, file: RawFile, kind: Invoersoort | None, chosen: Namespace
) -> ListReading:
    """The list with everything that the command says about it."""
    year: int | None = chosen.jaar
    if year is None and not report.dossier.jaren:
        raise KnownProblem("Van welk jaar is deze lijst?", advice="Geef het jaar met --jaar.")
    year = year or report.dossier.jaren[-1].jaar
    if year not in fields.YEARS:
        raise KnownProblem(
            f"Het programma rekent met jaren van {fields.YEARS[0]} tot en met {fields.YEARS[-1]}.",
            advice=f"Geef met --jaar een ander jaar dan {year}.",
        )
    of_list = _LIST_KINDS.get(kind) if kind else None
    reading = ListReading(file, report.dossier, year, report.law, of_list, chosen.kop)
    if chosen.werkweek is not None:
        reading.choose_norm(chosen.werkweek)
    for asked, answer in chosen.antwoord:
        reading.choose_answer(asked, answer)
    return reading


def _take_list(report: _Report, file: RawFile, kind: Invoersoort | None, chosen: Namespace) -> None:
    reading = _reading_of(report, file, kind, chosen)
    found, name = reading.result, file.source.name
    notes = [*list_notes(reading), *map(Note, reading.differences())]
    report.lists.append(found)
    report.remarks.append(_Remarks(name, notes, list_totals(found)))
    options = [Note(f"{each.option}: {each.text}") for each in found.questions if not each.given]
    if options:
        report.remarks.append(_Remarks(f"Uw antwoorden voor {name} geeft u zo", options))
    report.refuse_cells(found.refused)
    if not reading.mapping.usable:
        raise KnownProblem(
            "In dit bestand is geen kolom met uren, fte of een deel van een werkweek herkend.",
            advice="Staan de titels op een andere rij? Geef die met --kop. Anders: lees het in "
            "met het venster. Daar kiest u zelf wat elke kolom is.",
        )
    if any(each.code == NO_WEEK for each in found.findings):
        raise KnownProblem(
            "Van fte worden pas uren gemaakt als de volledige werkweek bekend is.",
            advice="Geef die met --werkweek, zoals --werkweek=36.",
        )
    if not chosen.vervang and reading.rows_replaced:
        raise KnownProblem(
            f"Er is al een ander bestand ingelezen dat ook {name} heet.",
            "De rijen daarvan zijn niet veranderd.",
            "Is dit een nieuwe versie van dezelfde lijst? Geef dan --vervang. "
            "Is het een andere lijst? Geef het bestand een andere naam.",
        )
    again = len(reading.rows_said_again)
    if again and chosen.dubbel is None:
        raise KnownProblem(
            question(again, name),
            "Er is niets uit deze lijst overgenomen.",
            "Geef --dubbel vervangen als dit dezelfde rijen zijn, of --dubbel erbij.",
        )
    if found.rows:
        report.dossier = reading.after(now(), doubles=chosen.dubbel or Doubles.ERBIJ)
        count = dutch.plural(str(len(found.rows)), "rij", "rijen")
        report.taken.append(f"{reading.year}: {count} uit {name}")


def _take_workbook(report: _Report, found: OwnWorkbook) -> None:
    if taking.would_replace(report.dossier, found):
        raise KnownProblem(
            f"Het jaar {found.year} staat al in het dossier.",
            "Daar is niets aan veranderd.",
            "Verwijder dat jaar eerst, of lees de werkmap in een nieuw dossier.",
        )
    replaces = workbook_replaces(report.dossier, found)
    notes = [note for note in (replaces, workbook_lacks()) if note is not None]
    notes += name_note([found.source.name])
    report.dossier = taking.take_workbook(report.dossier, found, now())
    report.remarks.append(_Remarks(found.source.name, notes))
    report.refuse_cells(found.refused)
    report.taken.append(f"{found.year}: alles uit {found.source.name}")


def _as_json(report: _Report) -> str:
    content: dict[str, Any] = {"jaren": [], "geweigerd": [], "bevindingen": [], "bestanden": []}
    if report.returns is not None:
        content = result.as_json(report.returns)
    content["geweigerd"] = [*content["geweigerd"], *report.refused]
    listed = [finding for found in report.lists for finding in found.findings]
    content["bevindingen"] = [*content["bevindingen"], *(finding.as_data() for finding in listed)]
    content["lijsten"] = [list_as_json(found) for found in report.lists]
    content["let_op"] = [remarks.as_data() for remarks in report.remarks]
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
    for remarks in report.remarks:
        lines += remarks.as_lines()
    return "\n".join(lines).strip() + "\n"


def _place(refusal: dict[str, str]) -> str:
    parts = [refusal[key] for key in ("bestand", "plaats") if refusal[key]]
    return f"{', '.join(parts)}: " if parts else ""
