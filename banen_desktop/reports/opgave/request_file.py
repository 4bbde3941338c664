"""The request of a council as a file: TOML of a few kB, read strictly."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NoReturn

from banen_desktop import dutch
from banen_desktop.dossier.model import Sector
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.parameter_tables import has_deep_key
from banen_desktop.reports.opgave import reading
from banen_desktop.reports.opgave.reading import UnreadableError, refuse
from banen_desktop.reports.opgave.records import Periode, Uitvraag, Veld
from banen_desktop.reports.opgave.sealing import check_recipient

KIND, VERSION = "banen-uitvraag", 1
SUFFIX = ".banenuitvraag"
_NEEDED = ("formaat", "versie", "id", "raad", "sector", "jaar")
_TEXTS = {
    "id": reading.LONGEST_CODE,
    "raad": reading.LONGEST_NAME,
    "status": reading.LONGEST_NAME,
    "bron": reading.LONGEST_TEXT,
    "sleutel": reading.LONGEST_NAME,
    "lid": reading.LONGEST_CODE,
}
_KEYS = (
    *(*_NEEDED, "periode", "peildatum", "quotumpercentage", "status", "bron", "uiterlijk"),
    *("sleutel", "velden", "lid"),
)


def parse_uitvraag(data: bytes) -> Uitvraag:
    """The request that a file holds; raises `KnownProblem` for anything else."""
    try:
        return _uitvraag(_tables(data))
    except UnreadableError as error:
        raise KnownProblem(
            f"Deze uitvraag is niet te lezen: {error}.",
            "Het bestand is niet veranderd.",
            "Vraag de raad om de uitvraag opnieuw te sturen.",
        ) from error


def uitvraag_bytes(uitvraag: Uitvraag) -> bytes:
    """The file of a request: equal requests give equal bytes, and `parse_uitvraag` reads them."""
    return "".join(f"{key} = {value}\n" for key, value in _lines(uitvraag)).encode()


def _tables(data: bytes) -> dict[str, Any]:
    reading.check_size(data)
    try:
        text = data.decode("utf-8-sig")
        if has_deep_key(text):
            refuse("een sleutel heeft te veel delen")
        return tomllib.loads(text, parse_float=_no_float)
    except UnreadableError:
        raise
    except UnicodeDecodeError:
        refuse("het is geen tekst in UTF-8")
    except (ValueError, RecursionError):  # tomllib lets both through
        refuse("het is geen geldige TOML")


def _no_float(_text: str) -> NoReturn:
    refuse("een getal met decimalen hoort tussen aanhalingstekens")


def _uitvraag(table: dict[str, Any]) -> Uitvraag:
    reading.check_kind(table, KIND, VERSION)
    reading.only_known("de uitvraag", table, frozenset(_KEYS))
    if missing := [key for key in _NEEDED if key not in table]:
        refuse(f"{dutch.join_list(missing)} ontbreekt")
    found: dict[str, Any] = {
        key: reading.text_of(key, table[key], longest)
        for key, longest in _TEXTS.items()
        if key in table
    }
    if not found["id"] or not found["raad"]:
        refuse("de naam van de raad of van de uitvraag is leeg")
    if found.get("sleutel"):
        check_recipient(found["sleutel"])
    for key in ("peildatum", "uiterlijk"):
        if key in table:
            found[key] = _day(key, table[key])
    if "quotumpercentage" in table:
        found["quotumpercentage"] = reading.percentage_of(
            "quotumpercentage", table["quotumpercentage"]
        )
    if "periode" in table:
        found["periode"] = reading.choice_of("periode", table["periode"], Periode)
    return Uitvraag(
        sector=reading.choice_of("sector", table["sector"], Sector),
        jaar=reading.year_of(table["jaar"]),
        velden=_fields(table.get("velden", [])),
        **found,
    )


def _day(key: str, value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        refuse(f"bij {key} hoort een datum te staan, zonder aanhalingstekens")
    return value


def _fields(names: Any) -> tuple[Veld, ...]:
    if not isinstance(names, list) or len(names) > len(Veld):
        refuse("velden is geen lijst van namen")
    found = [reading.choice_of("velden", name, Veld) for name in names]
    if len(set(found)) != len(found):
        refuse("een veld wordt twee keer gevraagd")
    return tuple(found)


def _lines(uitvraag: Uitvraag) -> Iterator[tuple[str, str]]:
    """The keys with their values; what is empty or not known is left out."""
    yield "formaat", _text(KIND)
    yield "versie", str(VERSION)
    for key in _KEYS[2:]:
        value = getattr(uitvraag, key)
        if key == "quotumpercentage" and value is not None:
            yield key, _text(reading.percentage_text(value))
        elif isinstance(value, str) and (value or key in _NEEDED):
            yield key, _text(value)
        elif isinstance(value, tuple) and value:
            yield key, _list(value)
        elif isinstance(value, int):
            yield key, str(value)
        elif isinstance(value, date):
            yield key, value.isoformat()


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    """As TOML writes it: of the signs that may stand in a request, just as JSON does."""
    return json.dumps(str(text), ensure_ascii=False)
