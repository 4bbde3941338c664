"""A report as a neutral description: what stands in it and in which order, not how it looks.

The PDF, the pages on the screen and Word all render this one value. It holds only what may leave
the house: no row, no person, no onderdeel.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from banen_desktop.dossier.verslag import Logo
from banen_desktop.reports.pages.drawing import Drawing


class Look(StrEnum):
    """How a paragraph is meant: the answer itself, running text, or something said beside it."""

    LEAD = "lead"
    BODY = "body"
    NOTE = "note"


class Tone(StrEnum):
    """What a big number is: plain, the one that counts, or one that asks for attention."""

    PLAIN = "plain"
    ACCENT = "accent"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph."""

    text: str
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts; `small` are those that few read."""

    items: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header; `widths` are parts of the page, `right` the columns of numbers.

    `caption` says what the table shows; without one, the heading above it does.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    right: frozenset[int] = frozenset()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A big number with its title, its unit and a line under it."""

    title: str
    number: str
    unit: str
    note: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Cards:
    """Big numbers beside each other."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with a title and its alternative in words; a table beside it tells the numbers."""

    drawing: Drawing
    title: str
    alt: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Text | Bullets | Table | Cards | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A report about one year: title, employer, the day it was made, and its blocks in order.

    A `compact` report is one page, with smaller headings.
    """

    title: str
    employer: str
    made_on: date
    blocks: tuple[Block, ...]
    logo: Logo = field(default_factory=Logo)
    compact: bool = False

    @property
    def full_title(self) -> str:
        """The title with the employer, as a reader of files shows it."""
        return f"{self.title}, {self.employer}" if self.employer else self.title


def document_words(document: Document) -> str:
    """Everything that the pages say, one line per block or row."""
    lines = [document.full_title]
    for block in document.blocks:
        lines += _lines(block)
    return "\n".join(line for line in lines if line)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Text):
        yield block.text
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Cards):
        yield from (_card(card) for card in block.cards)
    elif isinstance(block, Picture):
        yield f"{block.title}. {block.alt}"
    elif isinstance(block, Table):
        yield from (" | ".join(row) for row in (block.header, *block.rows))


def _card(card: Card) -> str:
    return f"{card.title}: {card.number} {card.unit}. {card.note}"
