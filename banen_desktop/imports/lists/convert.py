"""A table and a mapping in, rows of the dossier out: pure, and one bad row never stops the rest."""

from collections.abc import Iterable
from decimal import Decimal

from banen_desktop.imports.lists.hours import HoursReader
from banen_desktop.imports.lists.jobs import JobsReader
from banen_desktop.imports.lists.mapping import ListKind, Mapping
from banen_desktop.imports.lists.raw import RawTable, column_name
from banen_desktop.imports.lists.remarks import Remarks
from banen_desktop.imports.lists.result import ListResult, Provenance
from banen_desktop.imports.lists.rows import Rows
from banen_desktop.quota.law.law import Law


def convert(
    table: RawTable,
    mapping: Mapping,
    year: int,
    law: Law,
    werkweek: Decimal | None = None,
    taken: Iterable[str] = (),
) -> ListResult:
    """Make rows of a year from a table.

    `werkweek` is the employer's own full week in hours, used where neither the list nor the mapping
    has a norm. `taken` are kenmerken that are in use, so that a new P-xx differs from them.
    """
    rows = Rows(table, mapping, year)
    norm = mapping.fte_norm or werkweek
    remarks = Remarks(mapping.kind)
    if not mapping.usable:
        remarks.no_amount()
    if mapping.kind is ListKind.UREN:
        reader: HoursReader | JobsReader = HoursReader(rows, law, norm, remarks)
    else:
        reader = JobsReader(rows, norm, remarks, frozenset(taken))
    made, totals = reader.read()
    remarks.estimated(reader.estimates, law.required("weken_per_jaar", year).waarde, norm)
    return ListResult(
        kind=mapping.kind,
        year=year,
        rows=made,
        totals=totals,
        refused=tuple(rows.refused),
        skipped=rows.skipped,
        left_out=table.left_out,
        estimates=reader.estimates,
        findings=remarks.findings(),
        provenance=_provenance(rows, reader.used),
        questions=tuple(rows.asked()),
        unused=tuple(_unused(rows)),
        of_others=rows.employers.left_out(),
    )


def _unused(rows: Rows) -> Iterable[tuple[str, str]]:
    """The columns with anything in them that are neither used nor left out as personal."""
    mapping, table = rows.mapping, rows.table
    gone = {each.column for each in table.left_out}
    below = table.rows[mapping.first_row :]
    for column in range(table.width):
        used = column < len(mapping.targets) and mapping.targets[column] is not None
        if used or column in gone:
            continue
        filled = any(column < len(row) and row[column] != "" for row in below)
        if filled or any(place[1] == column for place in table.broken):
            title = mapping.titles[column] if column < len(mapping.titles) else ""
            yield column_name(column), title


def _provenance(rows: Rows, used: int) -> Provenance:
    mapping, table = rows.mapping, rows.table
    return Provenance(
        bestand=table.source.name,
        sha256=table.source.sha256,
        blad=table.name,
        kopregel=mapping.header_row + 1 if mapping.header_lines else 0,
        kolommen=tuple(
            (f"{column_name(place)} {title}".strip(), target.label)
            for place, (title, target) in enumerate(
                zip(mapping.titles, mapping.targets, strict=True)
            )
            if target is not None
        ),
        beslissingen=tuple(rows.decisions.told()),
        gebruikt=used,
        geweigerd=len(rows.refused),
    )
