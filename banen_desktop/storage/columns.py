"""Records as columns of a table and back, by the fields that they are described with.

A quantity, date or choice is stored as its canonical text, unknown as NULL. What comes back is
checked against the limits of its field: `DamagedError` or `FieldError` says what is wrong.
"""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from itertools import starmap
from operator import attrgetter
from typing import Any

from banen_desktop.dossier import fields
from banen_desktop.dossier.fields import Field, Kind
from banen_desktop.storage.sqlite_file import Columns, DamagedError

_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


def declared(keys: Sequence[str], known: Iterable[Field]) -> tuple[str, ...]:
    """The columns of a table: those that identify a row, then one of text for each field."""
    return (*keys, *(f"{field.key} TEXT" for field in known))


def numbered(known: Iterable[Field], records: Sequence[Any], **keys: Sequence[Any]) -> Columns:
    """Rows with their place, counted from 1, their id and their texts."""
    return {
        "volgorde": range(1, len(records) + 1),
        **keys,
        "id": [record.id for record in records],
        **texts_of(known, records),
    }


def texts_of(known: Iterable[Field], records: Sequence[object]) -> Columns:
    """The canonical texts of these fields."""
    return {field.key: _text_of_each(field, records) for field in known}


def _text_of_each(field: Field, records: Iterable[object]) -> list[str | None]:
    values = list(map(attrgetter(field.key), records))
    if field.kind is Kind.NUMBER:  # equal numbers can have different texts, such as 1 and 1.0
        return list(map(fields.to_text, values))
    once = {value: fields.to_text(value) for value in set(values)}
    return list(map(once.__getitem__, values))


def with_ids(record: type[Any], known: Iterable[Field], columns: Columns, *keys: str) -> list[Any]:
    """Records that have an id, each once; `keys` are columns that are taken as they stand."""
    own = {key: columns[key] for key in keys}
    return records_of(record, {"id": ids_of(columns["id"]), **own, **values_of(known, columns)})


def ids_of(stored: Sequence[object]) -> list[str]:
    """Ids, each once."""
    ids = list(map(checked_id, stored))
    if len(set(ids)) != len(ids):
        raise DamagedError("een regel staat er twee keer in")
    return ids


def checked_id(stored: object) -> str:
    """The id of a row or document."""
    if not isinstance(stored, str) or not _ID.fullmatch(stored):
        raise DamagedError("er staat een ongeldige sleutel in")
    return stored


def checked_year(stored: object) -> int:
    """A year that stands as a number."""
    if type(stored) is not int or stored not in fields.YEARS:
        raise DamagedError("er staat een ongeldig jaar in")
    return stored


def records_of(record: type[Any], columns: Columns) -> list[Any]:
    """A record of each row, from columns with the names of its attributes."""
    names = [each.name for each in dataclasses.fields(record)]
    return list(starmap(record, zip(*(columns[name] for name in names), strict=True)))


def values_of(known: Iterable[Field], columns: Columns) -> Columns:
    """The values that the texts of these fields stand for."""
    return {field.key: _value_of_each(field, columns[field.key]) for field in known}


def _value_of_each(field: Field, stored: Sequence[object]) -> list[Any]:
    """What a column holds; a text that occurs more often is read and checked once."""
    once = {text: _value(field, text) for text in dict.fromkeys(stored)}
    return list(map(once.__getitem__, stored))


def _value(field: Field, stored: object) -> Any:
    if stored is None and field.kind is not Kind.TEXT and not field.required:
        return None
    if not isinstance(stored, str):
        raise DamagedError(f"bij {field.label} hoort tekst te staan")
    return fields.from_text(field, stored)
