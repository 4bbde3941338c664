"""What the two files of a request and a return have in common: strict values, hostile until read.

Whoever reads a file turns an `UnreadableError` into the `KnownProblem` of that file.
"""

import re
import unicodedata
from collections.abc import Mapping, Set
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn, TypeVar

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import Choice
from banen_desktop.reports.opgave.records import HONDERDSTEN
from banen_desktop.safe_text import settable

LARGEST = 64 * 1024
"""The most bytes of a request or a return, of which the real ones have one to three thousand."""
MOST_OPENED = 1000
"""How many lists and tables may be opened: what opens more may be too deep for a parser."""
LONGEST_CODE, LONGEST_NAME, LONGEST_TEXT = 60, 300, 1000

_PERCENTAGE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,6})?", re.ASCII)
_AMOUNT = re.compile(r"-?(?:0|[1-9][0-9]{0,9})\.[0-9]{2}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOST_NAMED = 5
_Choice = TypeVar("_Choice", bound=Choice)


class UnreadableError(ValueError):
    """Why a file is no request or no return; the text is part of a Dutch sentence."""


def refuse(why: str) -> NoReturn:
    """Say why this cannot be read."""
    raise UnreadableError(why)


def check_size(data: bytes) -> None:
    """Refuse a file that is larger, or may be deeper, than any real one."""
    if len(data) > LARGEST:
        refuse("het bestand is groter dan 64 kB")
    if data.count(b"[") + data.count(b"{") > MOST_OPENED:
        refuse("er staan te veel lijsten in elkaar")


def only_known(place: str, table: Any, keys: Set[str]) -> dict[str, Any]:
    """The table itself; refuses what is none, and names the keys that nobody knows."""
    if not isinstance(table, dict):
        refuse(f"{place} is geen tabel")
    if not table.keys() <= keys:
        unknown = sorted(table.keys() - keys)[:_MOST_NAMED]
        names = dutch.join_list([f"“{dutch.shorten(name, 40)}”" for name in unknown])
        refuse(f"{place}: deze sleutel kent het programma niet: {names}")
    return table


def exactly(place: str, table: Any, keys: Set[str]) -> dict[str, Any]:
    """The same, and each of these keys is there."""
    known = only_known(place, table, keys)
    if len(known) < len(keys):
        refuse(f"{place}: {dutch.join_list(sorted(keys - known.keys()))} ontbreekt")
    return known


def check_kind(table: Mapping[str, Any], kind: str, version: int) -> None:
    """Refuse another kind of file, and a version of a program that is newer than this one."""
    if table.get("formaat") != kind:
        refuse(f"er staat niet in dat het een bestand van het soort {kind} is")
    found = table.get("versie")
    if type(found) is not int or found < 1:
        refuse("het nummer van de indeling klopt niet")
    if found > version:
        refuse("het is gemaakt met een nieuwere versie van Banen Desktop. Installeer die eerst")


def text_of(key: str, value: Any, longest: int = LONGEST_TEXT) -> str:
    """A text on one line that can be shown, no longer than this."""
    if not isinstance(value, str):
        refuse(f"bij {key} hoort tekst te staan")
    if len(value) > longest:
        refuse(f"de tekst bij {key} is langer dan {longest} tekens")
    if not (value.isascii() and value.isprintable()) and (
        settable(value) != value or not unicodedata.is_normalized("NFC", value)
    ):
        refuse(f"bij {key} staat een teken dat niet te tonen is")
    return value


def tidy_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """What somebody typed, as it may stand in a file: `text_of` takes it."""
    return unicodedata.normalize("NFC", settable(text)).strip()[:longest]


def choice_of(key: str, value: Any, known: type[_Choice]) -> _Choice:
    """One of the words of a list."""
    found = known._value2member_map_.get(value) if isinstance(value, str) else None
    if not isinstance(found, known):
        refuse(f"wat er bij {key} staat, kent het programma niet")
    return found


def number_of(key: str, value: Any, known: range) -> int:
    """A whole number within these bounds."""
    if type(value) is not int or value not in known:
        refuse(f"het getal bij {key} kan niet kloppen")
    return value


def year_of(value: Any) -> int:
    """The year that the file is about."""
    return number_of("jaar", value, fields.YEARS)


def percentage_of(key: str, value: Any) -> Decimal:
    """A percentage between 0 and 100, from a text such as 2.76."""
    if not isinstance(value, str) or not _PERCENTAGE.fullmatch(value) or Decimal(value) > 100:
        refuse(f"bij {key} hoort een percentage te staan, zoals “2.76”")
    return Decimal(value)


def percentage_text(value: Decimal) -> str:
    """The same percentage as a text."""
    return f"{value:f}"


def hundredths_of(key: str, value: Any) -> int:
    """Whole hundredths, from a text with a point and two decimals."""
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value) or value == "-0.00":
        refuse(f"bij {key} hoort een getal met twee decimalen te staan, zoals “1331.00”")
    return int(value[:-3] + value[-2:])


def hundredths_text(value: int) -> str:
    """The same as a text."""
    sign, size = "-" if value < 0 else "", abs(value)
    return f"{sign}{size // HONDERDSTEN}.{size % HONDERDSTEN:02d}"


def day_of(key: str, value: Any) -> date:
    """A day, from a text such as 2024-12-31."""
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:  # no such day
        pass
    return refuse(f"bij {key} hoort een datum te staan, zoals “2024-12-31”")
