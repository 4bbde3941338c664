"""The Excel template of a council, filled in: cells with the name `opgave_` and a field.

Only those cells change. The file is a zip of XML parts, and each part that has none of them is
copied as it is: openpyxl would leave out shapes, charts of newer kinds and form controls. What a
template holds is hostile, so it is filled in a child process.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from posixpath import normpath
from typing import Any, NoReturn

from banen_desktop import dutch
from banen_desktop.child import run_in_child
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.records import Bewaking, Opgave, Weg

PREFIX = "opgave_"
LARGEST = 20_000_000
_LARGEST_CONTENT, _MOST_MEMBERS, _MOST_RATIO = 100_000_000, 2_000, 200
_MEMORY, _SECONDS = 1_000_000_000, 60
_WORDS = {Weg.KLEIN: "x", Weg.ONBEKEND: "onbekend", Weg.NIET_GEVRAAGD: "niet gevraagd"}
_ONLY_WHEN_EMPTY = frozenset({"uitvraag", "lid"})  # the council wrote them in each member's file
_PLACE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_BAD_ZIP = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)
_NOT_CHANGED = "Het sjabloon is niet veranderd."
Value = str | int
Element = Any  # of lxml, which brings no types
Place = tuple[str, str, int]
"""The name of a sheet, the letters of a column and the number of a row."""


def cell_values(opgave: Opgave) -> Mapping[str, Value]:
    """What goes into the cells, by the name behind `opgave_`: hundredths as a decimal text.

    A template is not encrypted: only a guarded return goes into it.
    """
    if opgave.bewaking is not Bewaking.KLEIN:
        raise KnownProblem(
            "Een sjabloon is niet versleuteld. Een besloten opgave kan er dus niet in.",
            "Er is niets gemaakt.",
            "Maak een bewaakte opgave, of stuur de raad het versleutelde bestand.",
        )
    told: dict[str, Value] = {
        str(veld): amount if isinstance(amount, int) else _WORDS[amount]
        for veld, amount in opgave.waarden.items()
    }
    about: dict[str, Value] = {
        "uitvraag": opgave.uitvraag,
        "lid": opgave.lid,
        "naam": opgave.naam,
        "jaar": opgave.jaar * 100,
        "periode": str(opgave.periode),
        "peildatum": "" if opgave.peildatum is None else dutch.format_date(opgave.peildatum),
        "stand": str(opgave.stand),
        "volgnummer": opgave.volgnummer * 100,
        "vervangt": "" if opgave.vervangt is None else opgave.vervangt * 100,
        "percentage": "" if opgave.percentage is None else dutch.format_number(opgave.percentage),
        "controlegetal": opgave.controlegetal,
    }
    return {**told, **about}


def filled_in(template: bytes, opgave: Opgave) -> bytes:
    """The template with this return in it; raises `KnownProblem`."""
    values = cell_values(opgave)
    if len(template) > LARGEST:
        _refuse("het is groter dan 20 MB")
    made: bytes = run_in_child(
        fill, template, values, memory_limit=_MEMORY, silence_limit=_SECONDS, what="Het sjabloon"
    )
    return made


def fill(template: bytes, values: Mapping[str, Value], _progress: Callable[[Any], None]) -> bytes:
    """The same, here and now: hundredths become numbers, and texts stay texts."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            _check_sizes(archive, len(template))
            parts = _changed_parts(archive, values)
            return _copied(archive, parts)
    except (*_BAD_ZIP, ValueError):
        _refuse("het is geen werkmap, of het is beschadigd")


def _refuse(why: str) -> NoReturn:
    raise KnownProblem(
        f"Dit sjabloon is niet in te vullen: {why}.",
        _NOT_CHANGED,
        "Gebruik het sjabloon zoals de raad het gaf (.xlsx).",
    )


def _check_sizes(archive: zipfile.ZipFile, packed: int) -> None:
    members = archive.infolist()
    content = sum(member.file_size for member in members)
    bomb = content > LARGEST and content > _MOST_RATIO * packed
    if len(members) > _MOST_MEMBERS or content > _LARGEST_CONTENT or bomb:
        _refuse("het wordt bij het uitpakken veel te groot")
    names = [member.filename for member in members]
    if len(set(names)) != len(names) or not {_WORKBOOK, _RELATIONS} <= set(names):
        _refuse("het is geen werkmap van Excel (.xlsx)")


def _changed_parts(archive: zipfile.ZipFile, values: Mapping[str, Value]) -> dict[str, bytes]:
    """The parts that change, by their name in the zip."""
    book = _parsed(archive.read(_WORKBOOK))
    sheets = _sheet_parts(book, _parsed(archive.read(_RELATIONS)))
    by_part: dict[str, list[tuple[Place, str]]] = {}
    for name, place in _named_cells(book):
        if name in values and place[0] in sheets:
            by_part.setdefault(sheets[place[0]], []).append((place, name))
    if not by_part:
        _refuse(f"er staan geen vakken in met een naam als {PREFIX}personen")
    changed = {}
    for part, cells in by_part.items():
        if part not in archive.namelist():
            _refuse("er ontbreekt een blad")
        sheet = _parsed(archive.read(part))
        for place, name in cells:
            _put(sheet, place, values[name], only_when_empty=name in _ONLY_WHEN_EMPTY)
        changed[part] = _written(sheet)
    return {**changed, _WORKBOOK: _written(_calculating_again(book))}


def _parsed(data: bytes) -> Element:
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - seldom needed

    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        _refuse("er staat iets in dat een werkmap nooit heeft")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        _refuse("het is beschadigd")


def _written(root: Element) -> bytes:
    from lxml import etree  # noqa: PLC0415

    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _sheet_parts(book: Element, relations: Element) -> dict[str, str]:
    """The part of each sheet by the name of the sheet."""
    targets = {
        str(each.get("Id")): str(each.get("Target", "")) for each in relations.iterfind("{*}*")
    }
    found = {}
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        ids = [value for key, value in sheet.attrib.items() if str(key).endswith("}id")]
        target = targets.get(str(ids[0]), "") if ids else ""
        path = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
        found[str(sheet.get("name", ""))] = path
    return found


def _named_cells(book: Element) -> Iterator[tuple[str, Place]]:
    """The names of single cells, without `opgave_`, and where they are."""
    for defined in book.iterfind("{*}definedNames/{*}definedName"):
        name = str(defined.get("name", ""))
        place = _PLACE.fullmatch((defined.text or "").strip())
        if name.startswith(PREFIX) and place:
            sheet = place[1].replace("''", "'") if place[1] else place[2]
            yield name.removeprefix(PREFIX), (sheet, place[3], int(place[4]))


def _put(sheet: Element, place: Place, value: Value, *, only_when_empty: bool) -> None:
    data = sheet.find("{*}sheetData")
    if data is None:
        _refuse("er ontbreekt een blad")
    _, column, number = place
    row = _child_at(data, "row", str(number), number, lambda each: int(each.get("r", 0)))
    cell = _child_at(row, "c", f"{column}{number}", _order(column), _column_order)
    if cell.find("{*}f") is not None:
        _refuse(f"in vak {column}{number} staat een formule")
    if only_when_empty and (cell.find("{*}v") is not None or cell.find("{*}is") is not None):
        return
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if isinstance(value, int):
        _add(cell, "v").text = _decimal_text(value)
    elif value:
        cell.set("t", "inlineStr")
        _add(_add(cell, "is"), "t").text = value


def _decimal_text(hundredths: int) -> str:
    sign, size = "-" if hundredths < 0 else "", abs(hundredths)
    return f"{sign}{size // 100}.{size % 100:02d}".removesuffix(".00")


def _child_at(
    parent: Element, tag: str, name: str, order: int, order_of: Callable[[Element], int]
) -> Element:
    """The row or cell with this name, made in its place where it is not there."""
    for at, each in enumerate(parent.iterfind(f"{{*}}{tag}")):
        if each.get("r") == name:
            return each
        if order_of(each) > order:
            made = _new(parent, tag)
            parent.insert(at, made)
            made.set("r", name)
            return made
    made = _add(parent, tag)
    made.set("r", name)
    return made


def _column_order(cell: Element) -> int:
    return _order(str(cell.get("r", "")).rstrip("0123456789"))


def _order(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _new(beside: Element, tag: str) -> Element:
    from lxml import etree  # noqa: PLC0415

    namespace = etree.QName(beside).namespace
    return etree.Element(tag if namespace is None else f"{{{namespace}}}{tag}")


def _add(parent: Element, tag: str) -> Element:
    made = _new(parent, tag)
    parent.append(made)
    return made


def _calculating_again(book: Element) -> Element:
    """Formulas that look at the cells were worked out before: Excel has to do it again."""
    known = book.find("{*}calcPr")
    if known is None:
        known = _new(book, "calcPr")
        before = book.find("{*}definedNames")
        book.insert(len(book) if before is None else book.index(before) + 1, known)
    known.set("fullCalcOnLoad", "1")
    return book


def _copied(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The same zip, in the same order, with these parts in place of the old ones."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for member in archive.infolist():
            content = changed.get(member.filename)
            kept = archive.read(member) if content is None else content
            made.writestr(
                zipfile.ZipInfo(member.filename, member.date_time), kept, member.compress_type
            )
    return stream.getvalue()
