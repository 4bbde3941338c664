"""The columns of a table of rows, and how a value of the dossier is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.fields import Field, Kind


@dataclass(frozen=True, slots=True)
class Cell:
    """What a calculated cell shows: a text, its sort value, and whether it asks for attention."""

    text: str
    sort: Any = ""
    warns: bool = False


class Seen(Enum):
    """Where a column is seen; what is not seen is a field of the row all the same."""

    ALWAYS = auto()
    WIDE = auto()
    WIDEST = auto()
    NEVER = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: typed (`field`), calculated (`cell`, from the row), or typed and shown otherwise.

    `within` is the key of the column in whose cell this one is shown and typed. `suggests` gives
    what a text may begin with.
    """

    title: str
    width: int
    field: Field | None = None
    cell: Callable[[Any], Cell] | None = None
    help: str = ""
    is_text: bool = False
    seen: Seen = Seen.ALWAYS
    within: str = ""
    suggests: Callable[[], Sequence[str]] | None = None

    @property
    def key(self) -> str:
        """The key of the field, or the title of a calculated column."""
        return self.field.key if self.field else self.title

    @property
    def called(self) -> str:
        """How a sentence names what is typed here: a title may say what is shown instead."""
        return self.field.label if self.field and self.cell else self.title

    @property
    def numeric(self) -> bool:
        """Whether the column is right-aligned."""
        if self.field is None:
            return not self.is_text
        return self.field.kind in {Kind.NUMBER, Kind.YEAR}


def shown(field: Field, value: Any) -> str:
    """A value of a field as the user reads and types it."""
    if value is None:
        return ""
    if isinstance(value, Choice):
        return value.label
    if field.kind is Kind.NUMBER:
        return dutch.format_number(value)
    if field.kind is Kind.DATE:
        return dutch.format_date(value)
    return str(value)


def doubt(field: Field, text: str) -> str:
    """A warning when a number may be an English one: `12,100` is read as 12,1. Else empty."""
    other = dutch.as_english_thousands(text)
    if other is None or field.kind is not Kind.NUMBER or field.percentage or other > field.maximum:
        return ""
    read, meant = shown(field, dutch.parse_number(text)), dutch.format_number(other)
    return f"“{text.strip()}” is gelezen als {read}. Bedoelt u {meant}? Typ dan {meant}."
