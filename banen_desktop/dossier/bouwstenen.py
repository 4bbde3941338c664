"""Building blocks for the Toelichting: sentences to tick, and measures to begin a werkagenda with.

A block is ticked when its sentence is in the text: nothing else is kept. What the user typed
around it is never touched.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from banen_desktop.dossier.model import Sector
from banen_desktop.dossier.verslag import Maatregel, Plaatsing
from banen_desktop.resources import resource


@dataclass(frozen=True, slots=True)
class Bouwsteen:
    """A sentence for one field of the Toelichting; without sectors it is for all of them.

    `about_level` tells of a sentence about work that it says how hard it is, and not what it is.
    """

    field: str
    sentence: str
    sectors: frozenset[Sector] = frozenset()
    about_level: bool = False


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A measure to begin with; without sectors it is for all of them."""

    omschrijving: str
    plaatsing: Plaatsing | None = None
    sectors: frozenset[Sector] = frozenset()

    def made(self) -> Maatregel:
        """The measure as a row of its own."""
        return Maatregel(omschrijving=self.omschrijving, plaatsing=self.plaatsing)


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads(resource("bouwstenen.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def all_blocks() -> tuple[Bouwsteen, ...]:
    """Every block that comes with the program, in the order in which it is offered."""
    return tuple(
        Bouwsteen(table["veld"], table["zin"], _sectors(table), table.get("niveau", False))
        for table in _tables()["bouwsteen"]
    )


@lru_cache(maxsize=1)
def all_suggestions() -> tuple[Voorstel, ...]:
    """Every measure that comes with the program."""
    return tuple(
        Voorstel(
            table["omschrijving"],
            Plaatsing(table["plaatsing"]) if "plaatsing" in table else None,
            _sectors(table),
        )
        for table in _tables()["maatregel"]
    )


def _sectors(table: dict[str, Any]) -> frozenset[Sector]:
    return frozenset(map(Sector, table.get("sectoren", ())))


def _fits(sectors: frozenset[Sector], sector: Sector | None) -> bool:
    return not sectors or sector in sectors


def blocks_for(field: str, sector: Sector | None, text: str = "") -> tuple[Bouwsteen, ...]:
    """The blocks of a field for a sector, and those of other sectors that the text has already."""
    return tuple(
        block
        for block in all_blocks()
        if block.field == field and (_fits(block.sectors, sector) or is_in(block.sentence, text))
    )


def suggestions_for(sector: Sector | None) -> Sequence[Maatregel]:
    """New measures to begin with, for a sector."""
    return [item.made() for item in all_suggestions() if _fits(item.sectors, sector)]


def tells_work(paragraphs: Iterable[str]) -> bool:
    """Whether a text about the work says what it is, and not only on which level."""
    levels = {block.sentence for block in all_blocks() if block.about_level}
    return any(text not in levels for text in paragraphs)


def _pattern(sentence: str) -> re.Pattern[str]:
    """The sentence between white space or the ends of the text."""
    return re.compile(rf"(?<!\S){re.escape(sentence)}(?!\S)")


def is_in(sentence: str, text: str) -> bool:
    """Whether a sentence is in a text, on a line of its own or between others."""
    return _pattern(sentence).search(text) is not None


def with_sentence(sentence: str, text: str) -> str:
    """The text with the sentence as a line of its own at the end; once is enough."""
    if is_in(sentence, text):
        return text
    return f"{text}\n{sentence}" if text else sentence


def without_sentence(sentence: str, text: str) -> str:
    """The text without the sentence, wherever it stands; the rest is what the user typed.

    With it goes the line that it leaves empty, or the space that parted it from the others.
    """
    while found := _pattern(sentence).search(text):
        before, after = text[: found.start()], text[found.end() :]
        starts_line, ends_line = before[-1:] in {"", "\n"}, after[:1] in {"", "\n"}
        if starts_line and ends_line:
            text = before[:-1] + after if before else after[1:]
        elif ends_line:
            text = before.removesuffix(" ") + after
        else:
            text = before + after.removeprefix(" ")
    return text
