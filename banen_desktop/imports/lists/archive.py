"""What lies inside a workbook, looked at before any library opens it.

A workbook is a zip. Its declared sizes are checked first; then its sheets are streamed, once, to
see how far they reach (a library asks memory for the whole rectangle), which columns are written
as a percentage and which formulas have no result. XML with a DOCTYPE or an entity is refused.
"""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from banen_desktop import dutch
from banen_desktop.imports.lists.raw import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from banen_desktop.problems import KnownProblem

MOST_MEMBERS, LARGEST_CONTENT, LARGEST_PART = 5_000, 500_000_000, 10_000_000
MOST_RATIO = 200
SAFE = "Uw dossier is niet veranderd."
_PIECE, _LONGEST_CELL, _START = 250_000, 1_000_000, 10_000
_PIECES_WITH_STYLES = 4
_DAMAGE = (
    *(
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        expat.ExpatError,
        EOFError,
        OSError,
        LookupError,
    ),
    *(ValueError, RuntimeError),  # also: unknown encoding, unknown compression
)
_BUILT_IN_PERCENTAGES = {"9", "10"}
# Only cells with content, and only where they can be too far: past column Z or row 99.999.
# A writer that spells this otherwise escapes the look, not the memory limit of the child.
# A tag of a cell is short; without a limit one that has no end is searched again at each sign.
_CONTENT = rb'"(?:[^<>]{0,200}[^/<>])?>'  # not closed at once, so there is something in it
_FAR = re.compile(rb' r="([A-Z](?=[A-Z]|[0-9]{6})[A-Z]{0,8})([0-9]{1,9})' + _CONTENT)
_LAST = re.compile(rb' r="[A-Z]{1,3}([0-9]{1,9})' + _CONTENT)
_CELL = rb"<(?:\w+:)?c\s(?=[^<>]{0,200}?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'])"
_ERROR = re.compile(_CELL + rb"[^<>]{0,200}\bt=[\"']e[\"']")
_NO_RESULT = re.compile(
    _CELL
    + rb"(?![^<>]{0,200}\bt=[\"']str[\"'])[^<>]{0,200}>\s*"
    + rb"<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    + rb"(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v></)"
)

_BELOW_ZERO = re.compile(
    _CELL
    + rb"[^<>]{0,200}>\s*(?:<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?"
    + rb"<(?:\w+:)?v>(-[0-9.]{1,30}(?:[Ee][+-]?[0-9]{1,3})?)<"
)
_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\s(?=[^<>]{0,300}?\bhidden=[\"'](?:1|true)[\"'])[^<>]{0,300}?\br=[\"'](\d{1,7})[\"']"
)
_NO_ADDRESS = re.compile(rb"<(?:\w+:)?c(?=[\s>/])(?![^<>]{0,200}?\sr=)[^<>]{0,200}>")
Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What the stream of one sheet told; `too_large` is a Dutch sentence, or empty.

    `negatives` are numbers below zero, for calamine gives a negative time without its sign.
    `unaddressed` is whether cells do not say where they stand; their errors are not in `broken`.
    """

    too_large: str = ""
    percentages: frozenset[int] = frozenset()
    broken: frozenset[Place] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    negatives: dict[Place, float] = field(default_factory=dict)
    unaddressed: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """What is inside: `form` is xlsx or ods; sheets by name (xlsx only)."""

    form: str
    macros: bool = False
    sheets: dict[str, SheetFacts] = field(default_factory=dict)


def look_inside(path: Path) -> WorkbookFacts:
    """Check a zip and look through its sheets; raises `KnownProblem`."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(path, archive)
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return _xlsx(archive, names)
            if "content.xml" in names:
                return _ods(archive, names)
    except _DAMAGE as error:
        raise damaged() from error
    if "xl/workbook.bin" in names:
        raise KnownProblem(
            "Dit is een binaire Excel-werkmap (.xlsb). Dit programma leest die niet.",
            SAFE,
            "Open het bestand in Excel, bewaar het als .xlsx en kies dat bestand.",
        )
    raise KnownProblem(
        "Dit is een zip-bestand, geen werkmap.",
        SAFE,
        "Pak het uit en kies de lijst die erin zit.",
    )


def damaged() -> KnownProblem:
    """The problem of a file that is not whole."""
    return KnownProblem(
        "Dit bestand is beschadigd of niet compleet.",
        SAFE,
        "Open het in Excel, bewaar het opnieuw als .xlsx en kies dat bestand.",
    )


def locked() -> KnownProblem:
    """The problem of a file with a password."""
    return KnownProblem(
        "Dit bestand is beveiligd met een wachtwoord.",
        SAFE,
        "Open het in Excel, bewaar een kopie zonder wachtwoord en kies die kopie.",
    )


def _check_sizes(path: Path, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    content = sum(member.file_size for member in members)
    packed = max(path.stat().st_size, 1)
    bomb = content > LARGEST_PART and content > MOST_RATIO * packed
    if len(members) > MOST_MEMBERS or content > LARGEST_CONTENT or bomb:
        raise KnownProblem(
            "Dit bestand wordt bij het uitpakken veel te groot voor een lijst.",
            SAFE,
            "Bewaar alleen het blad met de lijst in een nieuw bestand en kies dat.",
        )
    if any(member.flag_bits & 1 for member in members):
        raise locked()


def _xlsx(archive: zipfile.ZipFile, names: set[str]) -> WorkbookFacts:
    percent_styles = _percent_styles(archive, names)
    sheets = {}
    for name, part in _sheet_parts(archive):
        if part in names:
            sheets[name] = _look_through(archive, part, percent_styles)
    for part in sorted(names):
        if part.endswith("sharedStrings.xml"):
            with archive.open(part) as stream:
                _refuse_entities(stream.read(_START))
    return WorkbookFacts("xlsx", any(part.endswith("vbaProject.bin") for part in names), sheets)


def _ods(archive: zipfile.ZipFile, names: set[str]) -> WorkbookFacts:
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in _small_part(archive, manifest):
        raise locked()
    _check_well_formed(archive, "content.xml")
    return WorkbookFacts("ods", any(part.startswith("Basic/") for part in names))


def _check_well_formed(archive: zipfile.ZipFile, part: str) -> None:
    """Refuse XML that does not close what it opens: calamine would look for the end for ever."""
    parser = expat.ParserCreate()
    with archive.open(part) as stream:
        piece = stream.read(_PIECE)
        _refuse_entities(piece)
        while piece:
            parser.Parse(piece, False)
            piece = stream.read(_PIECE)
    parser.Parse(b"", True)


def _small_part(archive: zipfile.ZipFile, part: str) -> bytes:
    if archive.getinfo(part).file_size > LARGEST_PART:
        raise damaged()
    data = archive.read(part)
    _refuse_entities(data)
    return data


def _refuse_entities(data: bytes) -> None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data[:64]:
        raise KnownProblem(
            "In dit bestand staat iets dat in een lijst niet hoort (een DOCTYPE of een entiteit).",
            SAFE,
            "Open het in Excel, bewaar het opnieuw als .xlsx en kies dat bestand.",
        )


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet with the part of the zip that holds it."""
    links = ElementTree.fromstring(_small_part(archive, "xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    workbook = ElementTree.fromstring(_small_part(archive, "xl/workbook.xml"))  # noqa: S314
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        link = next((value for key, value in sheet.items() if key.endswith("}id")), None)
        target = targets.get(link, "")
        yield sheet.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _percent_styles(archive: zipfile.ZipFile, names: set[str]) -> list[bytes]:
    part = "xl/styles.xml"
    if part not in names or archive.getinfo(part).file_size > LARGEST_PART:
        return []
    styles = ElementTree.fromstring(_small_part(archive, part))  # noqa: S314
    formats = {
        form.get("numFmtId", "")
        for form in styles.iterfind("{*}numFmts/{*}numFmt")
        if "%" in form.get("formatCode", "")
    } | _BUILT_IN_PERCENTAGES
    looks = styles.iterfind("{*}cellXfs/{*}xf")
    return [
        str(place).encode() for place, look in enumerate(looks) if look.get("numFmtId") in formats
    ]


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The text of a part in pieces that end between two cells."""
    rest = b""
    in_front = True
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            piece = rest + piece
            if in_front:
                _refuse_entities(piece)  # a DOCTYPE can only stand in front of the cells
            cut = piece.rfind(b"<c ")
            in_front = in_front and cut < 0
            cut = cut if cut > 0 else max(piece.rfind(b"<"), 0)
            if len(piece) - cut > _LONGEST_CELL:
                raise damaged()
            rest = piece[cut:]
            yield piece[:cut]
    yield rest


def _look_through(archive: zipfile.ZipFile, part: str, percent_styles: list[bytes]) -> SheetFacts:
    rows = columns = 0
    percentages: frozenset[int] = frozenset()
    broken: set[Place] = set()
    hidden: set[int] = set()
    negatives: dict[Place, float] = {}
    unaddressed = False
    for number, piece in enumerate(_pieces(archive, part)):
        if number < _PIECES_WITH_STYLES:  # a look at the first rows is enough for a whole column
            percentages |= _percent_columns(piece, percent_styles)
        if far := _FAR.findall(piece):
            letters, numbers = map(set, zip(*far, strict=True))
            columns = max(columns, *(_column(each) + 1 for each in letters))
            rows = max(rows, *map(int, numbers))
        if last := _LAST.findall(piece[-10_000:]):
            rows = max(rows, int(last[-1]))
        # One letter is looked for many times faster than two, and most lists have neither.
        if b"f" in piece and (b"<f" in piece or b":f" in piece):
            broken |= _places(_NO_RESULT, piece)
        if b"e" in piece and (b't="e"' in piece or b"t='e'" in piece):
            broken |= _places(_ERROR, piece)
        if b">-" in piece:
            negatives |= _below_zero(piece)
        if b"hidden=" in piece:
            hidden.update(int(row) - 1 for row in _HIDDEN_ROW.findall(piece))
        unaddressed = unaddressed or (number < 2 and bool(_NO_ADDRESS.search(piece)))
    return SheetFacts(
        too_large(rows, columns),
        percentages,
        frozenset(broken),
        frozenset(hidden),
        negatives,
        unaddressed,
    )


def _below_zero(piece: bytes) -> dict[Place, float]:
    found = {}
    for letters, row, number in _BELOW_ZERO.findall(piece):
        with suppress(ValueError):
            found[int(row) - 1, _column(letters)] = float(number)
    return found


def _percent_columns(piece: bytes, styles: list[bytes]) -> frozenset[int]:
    if not styles:
        return frozenset()
    either = b"|".join(styles)
    pattern = re.compile(
        rb' r="([A-Z]{1,3})[0-9]+"[^<>]{0,200}? s="(?:' + either + rb")" + _CONTENT
    )
    return frozenset(_column(found) for found in set(pattern.findall(piece)))


def _places(pattern: re.Pattern[bytes], piece: bytes) -> set[Place]:
    return {(int(row) - 1, _column(letters)) for letters, row in pattern.findall(piece)}


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def too_large(rows: int, columns: int) -> str:
    """The reason to leave out a sheet of this size, or nothing."""
    if rows > MOST_ROWS:
        return too_many_rows(rows)
    if columns > MOST_COLUMNS:
        return too_many_columns(columns)
    if rows * columns > MOST_CELLS:
        return "het blad is te groot: verwijder lege rijen en kolommen met losse tekens"
    return ""


def too_many_rows(rows: int) -> str:
    """The reason to leave out a sheet that is too long."""
    most, found = (dutch.format_number(Decimal(number)) for number in (MOST_ROWS, rows))
    return (
        f"het loopt door tot rij {found} en dit programma leest er {most}. "
        "Verwijder losse tekens onder de lijst, of verdeel de lijst over meer bestanden"
    )


def too_many_columns(columns: int) -> str:
    """The reason to leave out a sheet that is too wide."""
    return (
        f"het heeft {columns} kolommen en dit programma leest er {MOST_COLUMNS}. "
        "Verwijder de kolommen die u niet nodig hebt"
    )
