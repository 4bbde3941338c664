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


_NUMBER = re.compile(r"[0-9]{1,20}(\.[0-9]{1,6})?")


def refuse(place: str, why: str) -> NoReturn:
    """Raise a `ParameterError` that says where and why."""
    raise ParameterError(f"Het parameterbestand klopt niet ({place}): {why}.")


def _no_float(text: str) -> NoReturn:
    raise ParameterError(f"Schrijf {text} als tekst tussen aanhalingstekens, niet als los getal.")


def parsed(name: str, text: str) -> dict[str, Any]:
    """The tables of a file; numbers with decimals have to be texts."""
    try:
        return tomllib.loads(text, parse_float=_no_float)
    except ParameterError:
        raise
    except (ValueError, RecursionError) as error:  # tomllib lets both through
        refuse(name, f"het is geen geldige TOML: {error}")


def only_known(place: str, table: Any, keys: Iterable[str]) -> None:
    """Refuse what is no table, or has other keys than these."""
    if not isinstance(table, dict):
        refuse(place, "hier hoort een tabel")
    unknown = sorted(set(table) - set(keys))
    if unknown:
        refuse(place, f"onbekende sleutel {', '.join(unknown)}")


def text_of(place: str, table: Mapping[str, Any], key: str) -> str:
    """A text that has to be there."""
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        refuse(place, f"{key} ontbreekt")
    return value


def optional_of(place: str, table: Mapping[str, Any], key: str) -> str:
    """A text that may be left out."""
    value = table.get(key, "")
    if not isinstance(value, str):
        refuse(place, f"{key} is geen tekst")
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
