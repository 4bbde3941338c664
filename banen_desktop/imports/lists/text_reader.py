"""Text with separators: a .csv or .txt, or a block from the clipboard.

Encoding and separator are recognised, told, and can be set. Cells stay text: what a number or a
date is, is decided per column later.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable

from banen_desktop.imports.lists.archive import SAFE, too_many_columns, too_many_rows
from banen_desktop.imports.lists.raw import MOST_COLUMNS, MOST_ROWS, Settings, Value
from banen_desktop.problems import KnownProblem

SEPARATORS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "rechte streep"}
ENCODINGS = ("utf-8", "utf-16", "cp1252")
_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_SAMPLE = 60
_ONE_NUMBER = re.compile(r"[-+]?[\d.]{1,12},\d{1,2}")


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text with the encoding that it was read in; raises `KnownProblem`."""
    if not encoding:
        encoding = _recognised(data)
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        if encoding != "cp1252":
            raise KnownProblem(
                f"Dit bestand is niet te lezen als {encoding}.", SAFE, "Kies een andere codering."
            ) from None
        text = data.decode("latin-1")
    if "\0" in text:
        raise KnownProblem(
            "Dit is geen tekstbestand en geen werkmap.",
            SAFE,
            "Kies een bestand van het type .xlsx, .xls, .ods, .csv of .txt.",
        )
    return text.removeprefix("\ufeff"), encoding


def _recognised(data: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding
    sample = data[:4000]
    if sample.count(0) > len(sample) // 4:  # text in an alphabet of ours, two bytes a sign
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeError:
        return "cp1252"
    return "utf-8"


def split(text: str, separator: str = "") -> tuple[list[list[Value]], str]:
    """The cells of a text, and the separator; raises `KnownProblem`."""
    lines = list(io.StringIO(text, newline=""))  # `splitlines` would also cut at other signs
    told = lines[0].strip().casefold() if lines else ""
    if told.startswith("sep=") and len(told) == 5:  # how Excel is told; not part of the list
        separator = separator or told[4]
        lines[0] = "\n"
    separator = separator or _separator(lines)
    rows: list[list[Value]] = []
    try:
        for row in csv.reader(lines, delimiter=separator):
            rows.append(list(row))
            if len(rows) > MOST_ROWS:
                raise _too_large(too_many_rows(len(lines)))
            if len(row) > MOST_COLUMNS:
                raise _too_large(too_many_columns(len(row)))
    except csv.Error:
        raise KnownProblem(
            f"Rij {len(rows) + 1} van dit bestand is niet te lezen: een cel is veel te lang.",
            SAFE,
            "Staat er ergens een aanhalingsteken te veel? Verbeter de rij of bewaar de lijst "
            "als .xlsx.",
        ) from None
    return rows, separator


def _too_large(reason: str) -> KnownProblem:
    return KnownProblem(
        f"Deze lijst is te groot: {reason}.",
        SAFE,
        "Bewaar alleen wat u nodig hebt in een nieuw bestand en kies dat.",
    )


def _separator(lines: Iterable[str]) -> str:
    """The separator that gives the same number of cells, more than one, on the most lines."""
    sample = [line for line in list(lines)[: 4 * _SAMPLE] if line.strip()][:_SAMPLE]
    scores = {separator: _score(sample, separator) for separator in SEPARATORS}
    if all(_ONE_NUMBER.fullmatch(line.strip()) or "," not in line for line in sample):
        scores[","] = 0, 0  # one column of numbers, and its decimals
    return max(scores, key=lambda separator: scores[separator])


def _score(sample: list[str], separator: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=separator))
    except csv.Error:
        return 0, 0
    wide = {width: times for width, times in widths.items() if width > 1}
    if not wide:
        return 0, 0
    width = max(wide, key=lambda width: (wide[width], width))
    return wide[width], width


def used(encoding: str, separator: str) -> Settings:
    """How a text was read, to show and to change."""
    return Settings("utf-8" if encoding == "utf-8-sig" else encoding, separator)
