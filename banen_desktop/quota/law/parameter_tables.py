"""Reading a parameter file strictly: what is unknown, missing or of the wrong kind is refused."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from banen_desktop.dossier.choice import Choice


class ParameterError(ValueError):
    """A parameter file that does not follow the rules; the text is a Dutch sentence."""


_LINE = re.compile(r"at line (\d+)")
_LONGEST, _CONTROL = 2000, re.compile(r"[\x00-\x1f\x7f]")
# Read from the start, so that a quote in a text or in a comment ends nothing.
_TEXT_OR_COMMENT = re.compile(
    r'''"""(?:[^"\\]++|\\.|""?(?!"))*+(?:"{3,5}|\Z)'''
    r"""|'''(?:[^']++|''?(?!'))*+(?:'{3,5}|\Z)"""
    r"""|"(?:[^"\\\n]++|\\[^\n])*+"?|'[^'\n]*+'?|#[^\n]*+""",
    re.DOTALL,
)
_DEEP_KEY = re.compile(r"(?<![\w.-])(?:[\w-]++[ \t]*+\.[ \t]*+){32}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,20}(\.[0-9]{1,6})?")


def refuse(place: str, why: str) -> NoReturn:
    """Raise a `ParameterError` that says where and why."""
    raise ParameterError(f"Het parameterbestand klopt niet ({place}): {why}.")


def _no_float(text: str) -> NoReturn:
    raise ParameterError(f"Schrijf {text} als tekst tussen aanhalingstekens, niet als los getal.")


def has_deep_key(text: str) -> bool:
    """Whether a key in TOML has more than 32 parts: for a.a.a… `tomllib` takes minutes."""
    return _DEEP_KEY.search(_TEXT_OR_COMMENT.sub("q", text)) is not None


def parsed(name: str, text: str) -> dict[str, Any]:
    """The tables of a file; numbers with decimals have to be texts."""
    if has_deep_key(text):
        refuse(name, "een sleutel heeft te veel delen")
    try:
        return tomllib.loads(text, parse_float=_no_float)
    except ParameterError:
        raise
    except (ValueError, RecursionError) as error:  # tomllib lets both through
        refuse(name, _what_is_no_toml(str(error)))


def _what_is_no_toml(error: str) -> str:
    """In Dutch, with the line where `tomllib` names one."""
    line = _LINE.search(error)
    where = f" (regel {line[1]})" if line else ""
    if "overwrite" in error or "twice" in error:
        return f"er staat iets twee keer in{where}"
    return f"het is geen geldige TOML{where}"


def only_known(place: str, table: Any, keys: Iterable[str]) -> None:
    """Refuse what is no table, or has other keys than these."""
    if not isinstance(table, dict):
        refuse(place, "hier hoort een tabel")
    unknown = sorted(set(table) - set(keys))
    if unknown:
        refuse(place, f"onbekende sleutel {', '.join(unknown)}")


def all_keys(place: str, table: Mapping[str, Any], keys: Iterable[str]) -> None:
    """Refuse a table that lacks one of these keys; its value may still be empty."""
    missing = sorted(set(keys) - set(table))
    if missing:
        refuse(place, f"{', '.join(missing)} ontbreekt")


def text_of(place: str, table: Mapping[str, Any], key: str) -> str:
    """A text that has to be there."""
    if key not in table:
        refuse(place, f"{key} ontbreekt")
    value = optional_of(place, table, key)
    if not value.strip():
        refuse(place, f"{key} is leeg")
    return value


def optional_of(place: str, table: Mapping[str, Any], key: str) -> str:
    """A text that may be left out."""
    value = table.get(key, "")
    if not isinstance(value, str):
        refuse(place, f"{key} is geen tekst tussen aanhalingstekens")
    if len(value) > _LONGEST or _CONTROL.search(value):
        refuse(place, f"{key} is te lang, of er staat een teken in dat geen tekst is")
    return value


def texts_of(place: str, table: Mapping[str, Any], key: str) -> list[str]:
    """A list of texts, empty when it is left out."""
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        refuse(place, f"{key} is geen lijst van teksten")
    return values


def number_of(place: str, table: Mapping[str, Any], key: str) -> Decimal:
    """A number, written as a text with a point."""
    text = text_of(place, table, key)
    if not _NUMBER.fullmatch(text):
        refuse(place, f"{key} is geen getal, of niet met een punt geschreven")
    return Decimal(text)


def choice_of(place: str, table: Mapping[str, Any], key: str, choices: type[Choice]) -> Any:
    """One of the values of a fixed list."""
    text = text_of(place, table, key)
    try:
        return choices(text)
    except ValueError:
        refuse(place, f"{key} is geen van {', '.join(choices)}")


def choices_of(
    place: str, table: Mapping[str, Any], key: str, choices: type[Choice]
) -> tuple[Any, ...]:
    """Values of a fixed list, possibly none."""
    texts = texts_of(place, table, key)
    return tuple(choice_of(place, {key: text}, key, choices) for text in texts)


def checked_on(place: str, table: Mapping[str, Any]) -> date:
    """The day on which somebody looked at the source."""
    value = table.get("gecontroleerd_op")
    if type(value) is not date:
        refuse(place, "gecontroleerd_op ontbreekt of is geen datum")
    return value


def year_of(place: str, table: Mapping[str, Any], key: str) -> int:
    """A calendar year."""
    value = table.get(key)
    if type(value) is not int or not 2000 <= value <= 2100:
        refuse(place, f"{key} is geen jaar")
    return value
