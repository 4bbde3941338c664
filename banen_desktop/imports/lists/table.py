"""The door: a file or a block of text in, tables without personal columns out.

`read_in_child` is what the program uses: a file that crashes a library or asks too much memory
costs a child process, and becomes a sentence.
"""

import gc
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from banen_desktop import dutch
from banen_desktop.child import run_in_child
from banen_desktop.dossier.bsn import kept_name
from banen_desktop.imports.lists.archive import (
    SAFE,
    SheetFacts,
    WorkbookFacts,
    locked,
    look_inside,
)
from banen_desktop.imports.lists.personal import Stripped, strip
from banen_desktop.imports.lists.raw import (
    RawFile,
    RawTable,
    Settings,
    Source,
    Value,
    address,
    is_error,
    readable,
)
from banen_desktop.imports.lists.text_reader import decode, split, used
from banen_desktop.problems import KnownProblem
from banen_desktop.storage.regular import open_regular

if TYPE_CHECKING:
    from banen_desktop.imports.lists.workbook_reader import SheetCells

MEMORY_LIMIT = 300_000_000  # bytes, as for every reader of others' files
LARGEST_FILE = 50_000_000
LARGEST_CLIPBOARD = 10_000_000  # signs
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WEB = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version", b"<head", b"<meta")
_CLIPBOARD = "Klembord"
_RECOGNISE = Settings()
_NO_FACTS = SheetFacts()


def read_in_child(
    path: Path,
    settings: Settings = _RECOGNISE,
    on_progress: Callable[[str], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    of_people: bool = True,
) -> RawFile:
    """Read a list in a child process; raises `KnownProblem`, also when the child dies.

    A list that is not `of_people` but of organisations keeps their names and numbers.
    """
    return run_in_child(
        _read_once,
        path,
        settings,
        of_people,
        memory_limit=MEMORY_LIMIT,
        on_progress=on_progress,
        cancelled=cancelled,
    )


def _read_once(
    path: Path,
    settings: Settings,
    of_people: bool,
    progress: Callable[[str], None],
) -> RawFile:
    # A process that reads one file and ends needs nobody to look for rings of old objects.
    gc.disable()
    return read_table(path, settings, progress, of_people=of_people)


def read_table(
    path: Path, settings: Settings, progress: Callable[[str], None], *, of_people: bool = True
) -> RawFile:
    """Read a list here and now; `progress` hears what is being done, in Dutch."""
    progress(f"{path.name} openen")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise KnownProblem(
                "Dit bestand is groter dan 50 MB.",
                SAFE,
                "Bewaar alleen het blad met de lijst in een nieuw bestand en kies dat.",
            )
        with open_regular(path) as opened:
            data = opened.read()
    except OSError:
        raise KnownProblem(
            "Dit bestand is niet te openen.", SAFE, "Bestaat het nog, en mag u het lezen?"
        ) from None
    if not data.strip(b"\0 \t\r\n"):
        raise KnownProblem("Dit bestand is leeg.", SAFE, "Kies een ander bestand.")
    source = Source(kept_name(readable(path.name)), hashlib.sha256(data).hexdigest())
    if data.startswith((_ZIP, _OLE)):
        return _workbook(path, data, source, progress, of_people=of_people)
    _refuse_web_page(data)
    progress(f"{path.name} lezen")
    text, encoding = decode(data, settings.encoding)
    file = _text(text, encoding, source, settings, "tekst", of_people=of_people)
    if path.suffix.casefold() in {".xls", ".xlsx", ".xlsm", ".ods"}:
        remark = f"De naam eindigt op {path.suffix}, maar dit is tekst. Zo is het gelezen."
        return replace(file, remarks=(remark,))
    return file


def read_clipboard(text: str, separator: str = "") -> RawFile:
    """Read a block that was copied from a spreadsheet; it carries the decimals that it showed."""
    if len(text) > LARGEST_CLIPBOARD:
        raise KnownProblem(
            "Dit is te veel om te plakken.", SAFE, "Bewaar de lijst als .xlsx en kies dat bestand."
        )
    if not text.strip():
        raise KnownProblem("Er is niets om te plakken.", SAFE, "Kopieer eerst de lijst.")
    source = Source(_CLIPBOARD, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())
    wanted = separator or ("\t" if "\t" in text else "")
    return _text(text.replace("\0", ""), "", source, Settings(separator=wanted), "klembord")


def _text(
    text: str,
    encoding: str,
    source: Source,
    settings: Settings,
    form: str,
    *,
    of_people: bool = True,
) -> RawFile:
    rows, separator = split(text, settings.separator)
    if not any(str(cell).strip() for row in rows for cell in row):
        raise KnownProblem("Dit bestand is leeg.", SAFE, "Kies een ander bestand.")
    table = _table(source, source.name, rows, of_people=of_people)
    return RawFile(source, form, (table,), used(encoding, separator))


def _workbook(
    path: Path, data: bytes, source: Source, progress: Callable[[str], None], *, of_people: bool
) -> RawFile:
    # Here, not above: nothing that only starts the child may load the reader.
    from banen_desktop.imports.lists.ods_reader import read_ods  # noqa: PLC0415
    from banen_desktop.imports.lists.workbook_reader import read_sheets  # noqa: PLC0415
    from banen_desktop.imports.lists.xls_facts import xls_facts  # noqa: PLC0415

    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise locked()
    zipped = data.startswith(_ZIP)
    facts = look_inside(path) if zipped else WorkbookFacts("xls", sheets=xls_facts(data))
    progress(f"{path.name} lezen")
    sheets, remarks = read_ods(path) if facts.form == "ods" else read_sheets(path, facts)
    if facts.macros:
        remarks.append("In dit bestand zitten macro's. Het programma leest alleen de cellen.")
    if not sheets:
        raise KnownProblem(
            " ".join(remarks) or "In dit bestand staat geen enkele gevulde cel.",
            SAFE,
            "Kies een ander bestand.",
        )
    tables = []
    for sheet in sheets:
        progress(f"{path.name}, blad {sheet.name}")
        tables.append(_sheet(source, sheet, of_people=of_people))
    return RawFile(source, facts.form, tuple(tables), remarks=tuple(remarks))


def _sheet(source: Source, sheet: "SheetCells", *, of_people: bool) -> RawTable:
    name = readable(sheet.name)
    table = _table(source, name, sheet.rows, sheet.facts, of_people=of_people)
    if sheet.hidden:
        remarks = ("Dit blad is verborgen in het bestand.", *table.remarks)
        return replace(table, hidden=True, remarks=remarks)
    return table


def _table(
    source: Source,
    name: str,
    rows: list[list[Value]],
    facts: SheetFacts = _NO_FACTS,
    *,
    of_people: bool,
) -> RawTable:
    """A table without personal columns, whose errors are empty cells that are known as broken."""
    broken = facts.broken | _errors(rows)
    for row, column in broken:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = ""
    stripped = strip(rows) if of_people else Stripped(tuple(map(tuple, rows)), None, (), 0)
    remarks = []
    if stripped.hidden:
        remarks.append(f"{_cells(stripped.hidden)} een BSN of e-mailadres. Die zijn leeg gelaten.")
    if broken:
        first = dutch.join_list([address(*place) for place in sorted(broken)[:3]])
        remarks.append(
            f"{_cells(len(broken))} een formule zonder uitkomst of met een fout, zoals {first}. "
            "Open het bestand in Excel, bewaar het opnieuw en kies het nog eens."
        )
    return RawTable(
        source,
        name,
        stripped.rows,
        percentages=facts.percentages,
        broken=broken,
        hidden_rows=facts.hidden_rows,
        persons=stripped.persons,
        left_out=stripped.left_out,
        remarks=tuple(remarks),
    )


def _errors(rows: list[list[Value]]) -> frozenset[tuple[int, int]]:
    """The cells that show an error as text: so it stands in a .csv and on the clipboard."""
    return frozenset(
        (place, column)
        for place, row in enumerate(rows)
        for column, value in enumerate(row)
        if isinstance(value, str) and is_error(value.strip())
    )


def _cells(number: int) -> str:
    return "In 1 cel staat" if number == 1 else f"In {number} cellen staat"


def _refuse_web_page(data: bytes) -> None:
    start = data[:1000].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").lower()
    if start.startswith(_WEB):
        raise KnownProblem(
            "Dit is een webpagina of XML, geen werkmap, ook al kan de naam anders zeggen.",
            SAFE,
            "Open het in Excel, kies Opslaan als, type .xlsx, en kies dat bestand. "
            "Een loonaangifte leest u in bij Loonaangifte.",
        )
    if start.startswith(b"%pdf"):
        raise KnownProblem(
            "Dit is een pdf. Daar is geen lijst uit te lezen.",
            SAFE,
            "Vraag de lijst op als .xlsx of .csv.",
        )
