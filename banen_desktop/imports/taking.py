"""From what a reader found to a dossier: the one place where imports and dossier meet.

Everything here is pure: the user sees the result first, and one undo takes all of it back.
"""

import json
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from banen_desktop.dossier import edits, fields, imported_fields, intake
from banen_desktop.dossier.bsn import has_bsn, kept_name
from banen_desktop.dossier.choice import JaNee, new_id
from banen_desktop.dossier.doubles import Row, same_again
from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.dossier.model import (
    Dossier,
    Herkomst,
    Invoer,
    Invoersoort,
    Jaar,
    Loonaangifte,
    Tijdvak,
)
from banen_desktop.dossier.verslag import Vergelijking
from banen_desktop.imports.lists import mapping as mappings
from banen_desktop.imports.lists.header import CHOOSABLE_ROWS, NO_HEADER, Header, titles_at
from banen_desktop.imports.lists.mapping import ListKind, Mapping, layout_key
from banen_desktop.imports.lists.own_workbook import OwnWorkbook
from banen_desktop.imports.lists.raw import RawTable, readable
from banen_desktop.imports.lists.recognise import Recognised, recognise
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.imports.loonaangifte.result import (
    Bestand,
    LoonaangifteJaar,
    LoonaangifteResult,
    TijdvakUren,
)

_LONGEST_NAME = 255
_INVOER = fields.by_key(imported_fields.INVOER)


@dataclass(frozen=True, slots=True)
class YearChoice:
    """What the user chose for the loonaangiften of one year, in place of the usual.

    `take` is whether the year is taken over at all, `te_beslissen_telt` the decision about hours
    without an insurance flag (`None`: later), `leading` whether the sum becomes the total.
    """

    take: bool = True
    te_beslissen_telt: JaNee | None = None
    leading: bool = False


def fiscal_number(dossier: Dossier) -> str:
    """The fiscal number of the employer: the first nine digits; empty when it is not filled in."""
    digits = [sign for sign in dossier.werkgever.loonheffingennummers if sign.isdigit()]
    return "".join(digits[:9]) if len(digits) >= 9 else ""


def fiscal_numbers(result: LoonaangifteResult) -> tuple[str, ...]:
    """The employers in a set of loonaangiften, the one with the most hours first."""
    hours: dict[str, int] = {}
    for jaar in result.jaren:
        known = hours.get(jaar.fiscaal_nummer, 0)
        hours[jaar.fiscaal_nummer] = known + jaar.meetellend.uren
    return tuple(sorted(hours, key=lambda number: (-hours[number], number)))


def own_number(dossier: Dossier, result: LoonaangifteResult) -> str:
    """The employer in the set that belongs in this dossier; empty when there is none."""
    found, own = fiscal_numbers(result), fiscal_number(dossier)
    if own:
        return own if own in found else ""
    return found[0] if found else ""


def may_lead(jaar: Jaar | None) -> bool:
    """Whether loonaangiften become the total of a year unasked: nothing else is there to lead."""
    if jaar is None:
        return True
    if jaar.verloonde_uren is None:
        return total_of_rows(jaar) is None
    return (
        jaar.verloonde_uren_herkomst is Herkomst.LOONAANGIFTE
        and jaar.verloonde_uren == intake.loonaangifte_uren(jaar)
    )


def take_loonaangifte(
    dossier: Dossier,
    result: LoonaangifteResult,
    number: str,
    read_at: datetime,
    *,
    leading: bool | None = None,
    choices: Map[int, YearChoice] | None = None,
) -> Dossier:
    """Take the years of one employer into the dossier.

    `leading` tells whether the sums become the totals of the years; `None` leaves a total, or
    rows, that the user already has as they are. `choices` tell it per year, and more.
    """
    reeks, taken = new_id(), []
    for found in result.jaren:
        choice = (choices or {}).get(found.jaar)
        if found.fiscaal_nummer != number or found.jaar not in fields.YEARS:
            continue
        if choice is not None and not choice.take:
            continue
        taken.append(found)
        lead = may_lead(dossier.year(found.jaar)) if leading is None else leading
        dossier = intake.take_loonaangifte(
            dossier,
            found.jaar,
            _facts(found),
            [_tijdvak(tijdvak) for tijdvak in found.tijdvakken],
            [_file(bestand, reeks, read_at) for bestand in result.bestanden],
            leading=lead if choice is None else choice.leading,
        )
        if choice is not None:
            dossier = intake.decide(dossier, found.jaar, choice.te_beslissen_telt)
    return _with_employer(dossier, taken)


def missing_files(dossier: Dossier, result: LoonaangifteResult, year: int) -> tuple[str, ...]:
    """The names of loonaangiften of a year that were read before and are not in this set."""
    known = dossier.year(year)
    new = [Invoer(soort=Invoersoort.LOONAANGIFTE, sha256=each.sha256) for each in result.bestanden]
    return intake.missing_files(known, new) if known else ()


def _facts(found: LoonaangifteJaar) -> Loonaangifte:
    return Loonaangifte(
        personen_meetellend=Decimal(found.meetellend.personen),
        personen_te_beslissen=Decimal(found.te_beslissen.personen),
        personen_niet_meetellend=Decimal(found.niet_meetellend.personen),
        volledig=JaNee.JA if found.volledig else JaNee.NEE,
        lkv_uren=Decimal(max(found.lkv.uren, 0)),
    )


def _tijdvak(found: TijdvakUren) -> Tijdvak:
    return Tijdvak(
        loonheffingennummer=found.tijdvak.loonheffingennummer,
        van=found.tijdvak.van,
        tot=found.tijdvak.tot,
        meetellend=Decimal(found.uren.meetellend),
        te_beslissen=Decimal(found.uren.te_beslissen),
        niet_meetellend=Decimal(found.uren.niet_meetellend),
        na_1_mei=Decimal(found.na_1_mei.meetellend + found.na_1_mei.te_beslissen),
    )


def _file(bestand: Bestand, reeks: str, read_at: datetime) -> Invoer:
    return Invoer(
        reeks=reeks,
        soort=Invoersoort.LOONAANGIFTE,
        bestand=kept_name(readable(bestand.naam))[:_LONGEST_NAME],
        sha256=bestand.sha256,
        gelezen_op=read_at.isoformat(timespec="seconds"),
        overgenomen=Decimal(len(bestand.berichten)),
    )


def _with_employer(dossier: Dossier, jaren: Sequence[LoonaangifteJaar]) -> Dossier:
    """Fill in name and loonheffingennummers where the user left them empty."""
    werkgever = dossier.werkgever
    if jaren and not werkgever.naam:
        werkgever = replace(werkgever, naam=readable(jaren[-1].werkgever)[:200])
    if jaren and not werkgever.loonheffingennummers:
        numbers = {t.tijdvak.loonheffingennummer for jaar in jaren for t in jaar.tijdvakken}
        werkgever = replace(werkgever, loonheffingennummers=", ".join(sorted(numbers))[:200])
    return dossier if werkgever == dossier.werkgever else replace(dossier, werkgever=werkgever)


def rows_replaced(dossier: Dossier, result: ListResult) -> int:
    """How many rows of another file with the same name this list would replace."""
    jaar = dossier.year(result.year)
    return 0 if jaar is None else intake.other_content(jaar, [_source(result)])


def kenmerken_that_stay(dossier: Dossier, year: int, kind: ListKind, name: str) -> list[str]:
    """The kenmerken of rows that a list with this file name, of this year, does not replace.

    Those of other years too: a kenmerk stays that of one person.
    """
    source = Invoer(soort=_soort(kind), bestand=name[:_LONGEST_NAME])
    known = dossier.year(year)
    replaced = set[str]() if known is None else {*intake.earlier(known, [source])}
    return [
        baan.kenmerk
        for jaar in dossier.jaren
        for baan in jaar.banen
        if jaar.jaar != year or not baan.reeks or baan.reeks not in replaced
    ]


def rows_said_again(dossier: Dossier, result: ListResult) -> tuple[Row, ...]:
    """The rows of its year that a list says again and would not replace."""
    jaar = dossier.year(result.year)
    if jaar is None:
        return ()
    gone = intake.earlier(jaar, [_source(result)])
    old, new = (jaar.uren, result.hours) if result.hours else (jaar.banen, result.jobs)
    stay: list[Row] = [row for row in old if not row.reeks or row.reeks not in gone]
    return same_again(stay, tuple(new))


def take_list(dossier: Dossier, result: ListResult, mapping: Mapping, read_at: datetime) -> Dossier:
    """Take the rows of a list into its year, in place of what the same list gave before."""
    source = replace(
        _source(result),
        gelezen_op=read_at.isoformat(timespec="seconds"),
        indeling=_layout(mapping),
    )
    return intake.take_rows(dossier, result.year, [source], result.hours, result.jobs)


def _soort(kind: ListKind) -> Invoersoort:
    return Invoersoort.BANEN if kind is ListKind.BANEN else Invoersoort.UREN


def _layout(mapping: Mapping) -> str:
    """The mapping as the dossier keeps it; nothing when it is too long to keep."""
    board = "" if has_bsn(mapping.board) else mapping.board  # a number of nine digits is not kept
    text = json.dumps(mappings.to_json(replace(mapping, board=board)), ensure_ascii=False)
    try:
        kept: str = fields.checked(_INVOER["indeling"], text)
    except fields.FieldError:
        return ""
    return kept


def _source(result: ListResult) -> Invoer:
    return Invoer(
        reeks=new_id(),
        soort=_soort(result.kind),
        bestand=result.provenance.bestand[:_LONGEST_NAME],
        sha256=result.provenance.sha256,
        overgenomen=Decimal(result.provenance.gebruikt),
        geweigerd=Decimal(result.provenance.geweigerd),
    )


def would_replace(dossier: Dossier, found: OwnWorkbook) -> bool:
    """Whether taking a workbook replaces rows or a total that did not come from a workbook."""
    jaar = dossier.year(found.year)
    if jaar is None:
        return False
    own = {item.reeks for item in jaar.invoer if item.soort is Invoersoort.WERKMAP}
    origins = {row.reeks for row in jaar.uren} | {row.reeks for row in jaar.banen}
    return bool(origins - own) or (jaar.verloonde_uren is not None and not own)


def take_workbook(dossier: Dossier, found: OwnWorkbook, read_at: datetime) -> Dossier:
    """Put the year of the program's own workbook in the dossier, in place of that year.

    What such a workbook does not hold stays as it is: texts, loonaangiften, what was reported. So
    do measures and a price that it could hold, when it has none.
    """
    made = found.dossier.year(found.year)
    if made is None:
        raise KeyError(found.year)
    old = dossier.year(found.year) or Jaar(found.year)
    source = Invoer(
        reeks=new_id(),
        soort=Invoersoort.WERKMAP,
        bestand=found.source.name[:_LONGEST_NAME],
        sha256=found.source.sha256,
        gelezen_op=read_at.isoformat(timespec="seconds"),
        overgenomen=Decimal(len(made.uren) + len(made.banen)),
        geweigerd=Decimal(len(found.refused)),
    )
    year = replace(
        old,
        verloonde_uren=made.verloonde_uren,
        verloonde_uren_herkomst=made.verloonde_uren_herkomst,
        verloonde_uren_vorig_jaar=made.verloonde_uren_vorig_jaar,
        quotumpercentage=made.quotumpercentage,
        bron_quotumpercentage=made.bron_quotumpercentage,
        werkagenda=made.werkagenda or old.werkagenda,
        vergelijking=_with_price(old.vergelijking, made.vergelijking.prijs_per_baan),
        uren=tuple(replace(row, reeks=source.reeks) for row in made.uren),
        banen=tuple(replace(row, reeks=source.reeks) for row in made.banen),
        invoer=(
            *(item for item in old.invoer if item.soort is Invoersoort.LOONAANGIFTE),
            source,
        ),
    )
    here, there = dossier.werkgever, found.dossier.werkgever
    start = there.nulmeting_banen if here.nulmeting_banen is None else here.nulmeting_banen
    employer = edits.set_employer(dossier, naam=here.naam or there.naam, nulmeting_banen=start)
    return edits.put_year(employer, year)


def _with_price(old: Vergelijking, price: Decimal | None) -> Vergelijking:
    return old if price is None else replace(old, prijs_per_baan=price)


def proposed(
    dossier: Dossier,
    table: RawTable,
    year: int,
    kind: ListKind | None = None,
    header: Header | None = None,
) -> tuple[Recognised, bool]:
    """What to make of a table, and whether that is what the user chose before for this layout.

    The newest choice goes first. Where its titles stand, what each column is and whether it is
    about hours or jobs come from it, unless `kind` or `header` is given.
    """
    fresh = recognise(table, year, kind, header)
    files = [item for jaar in dossier.jaren for item in jaar.invoer if item.indeling]
    for item in sorted(files, key=lambda each: each.gelezen_op, reverse=True):
        try:
            known = mappings.from_json(json.loads(item.indeling))
        except ValueError:
            continue
        if kind not in {None, known.kind}:
            continue
        place = header if header is not None else place_of(known, table, fresh.mapping)
        if place is None or layout_key(titles_at(table, place)) != known.layout_key:
            continue
        again = recognise(table, year, known.kind, place)
        return replace(again, mapping=known.applied_to(again.mapping)), True
    return fresh, False


def place_of(known: Mapping, table: RawTable, fresh: Mapping) -> Header | None:
    """Where the titles of a layout stand in a table; nothing when it has another layout.

    A list without titles is known by its number of columns, when no title was recognised.
    """
    if not known.header_lines:
        return None if any(fresh.targets) else NO_HEADER
    rows = range(min(CHOOSABLE_ROWS, len(table.rows)))
    places = (fresh.header, *(Header(row, known.header_lines) for row in rows))
    wanted = known.layout_key
    return next((each for each in places if layout_key(titles_at(table, each)) == wanted), None)
