"""Makes messages of the elements of a file, one after the other.

Elements are found by their local name and their parents, never by position, so the schema of any
year fits and elements that nobody knows are passed over. What cannot be used is refused with its
place: a row, a tijdvak, or (when it is not clear whose or when the message is) the whole file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from banen_desktop import dutch
from banen_desktop.imports.loonaangifte import inkomstenverhouding
from banen_desktop.imports.loonaangifte.elements import Element, local, parents, texts
from banen_desktop.imports.loonaangifte.privacy import Pseudonyms
from banen_desktop.imports.loonaangifte.rows import ALL, Row, Rows
from banen_desktop.imports.loonaangifte.tijdvakken import Tijdvak, in_dates
from banen_desktop.imports.loonaangifte.values import (
    UnreadableError,
    parse_loonheffingennummer,
    parse_moment,
    parse_tijdvak,
)

MOST_PARTS = 100  # tijdvakken in one file; the schema allows fourteen
MOST_ROWS = 2_000_000  # inkomstenverhoudingen in one file
MOST_REFUSALS = 20  # that are listed one by one, per file
_LONGEST_ID = 100  # of a message; the schema allows 32

_TIJDVAKKEN = ("TijdvakAangifte", "TijdvakCorrectie")
_UNIT = ("AdministratieveEenheid", "Loonaangifte")  # the parents of a tijdvak, nearest first
_MESSAGE = ("Bericht", "Loonaangifte")
_HEADER = {"IdBer": _MESSAGE, "DatTdAanm": _MESSAGE, "LhNr": _UNIT, "NmIP": _UNIT}
_DATES = ("{*}DatAanvTv", "{*}DatEindTv")
_YEAR = re.compile(r"/Loonaangifte/(\d{4})/", re.ASCII)


class Kind(IntEnum):
    """What a part of a message does with its tijdvak."""

    VOLLEDIG = 0
    AANVULLEND = 1
    CORRECTIE = 2


@dataclass(slots=True)
class Part:
    """What a message says of one tijdvak; `geweigerd` counts the rows that were refused."""

    tijdvak: Tijdvak
    kind: Kind
    rows: Rows = field(default_factory=Rows)
    geweigerd: int = 0


@dataclass(slots=True)
class Message:
    """One message; `moment` (DatTdAanm) is in UTC, `jaar` the year of its namespace, if any."""

    loonheffingennummer: str
    naam: str
    id_ber: str
    moment: datetime
    jaar: int | None
    parts: list[Part]


class Refusal(NamedTuple):
    """Something that was not used: where in the file, what was read, and why, in Dutch."""

    plaats: str
    gelezen: str
    reden: str


class RefusedError(Exception):
    """The file as a whole cannot be used."""

    def __init__(self, plaats: str, reden: str, gelezen: str = "") -> None:
        """Keep the refusal."""
        super().__init__(reden)
        self.refusal = Refusal(plaats, gelezen, reden)


_KINDS = {
    "VolledigeAangifte": Kind.VOLLEDIG,
    "AanvullendeAangifte": Kind.AANVULLEND,
    "TijdvakCorrectie": Kind.CORRECTIE,
}


class MessageReader:
    """Takes the elements as they end; the messages that are whole are in `messages`.

    Rows stand in a section: a TijdvakCorrectie, or the VolledigeAangifte or AanvullendeAangifte of
    a TijdvakAangifte. `take` raises `RefusedError` when the file cannot be used at all.
    """

    def __init__(self, keys: Pseudonyms, shares: range = ALL) -> None:
        """Begin a file, of which the rows of some people are kept."""
        self._keys, self._shares = keys, shares
        self._take = dict.fromkeys(_HEADER, self._header) | {
            "InkomstenverhoudingInitieel": self._row,
            "InkomstenverhoudingIntrekking": self._row,
            "TijdvakAangifte": self._end_of_tijdvak,
            "TijdvakCorrectie": self._end_of_tijdvak,
            "AdministratieveEenheid": self._end_of_unit,
        }
        self.names = tuple(self._take)
        self.messages: list[Message] = []
        self._texts: dict[str, str] = {}
        self._section: Element | None = None
        self._part: Part | None = None  # where its rows go; nothing if the tijdvak was refused
        self._parts: list[Part] = []
        self._parts_of_file = self._rows_of_file = self._rows_of_section = 0
        self._refusals: list[Refusal] = []
        self._unlisted = 0

    def take(self, element: Element) -> bool:
        """Use an element that has ended; gives whether it and all before it can be forgotten."""
        return self._take[local(element)](element)

    def refusals(self) -> Iterator[Refusal]:
        """What was refused, in the order of the file; a long list is cut off with its number."""
        yield from self._refusals
        if self._unlisted:
            yield Refusal("", "", f"Er zijn nog {self._unlisted} andere onderdelen geweigerd.")

    def _refuse(self, place: str, error: UnreadableError) -> None:
        if len(self._refusals) < MOST_REFUSALS:
            self._refusals.append(Refusal(place, error.read, error.reason))
        else:
            self._unlisted += 1

    def _header(self, element: Element) -> bool:
        name = local(element)
        if parents(element) == _HEADER[name]:
            self._texts[name] = (element.text or "").strip()
        return False

    def _row(self, element: Element) -> bool:
        section = element.getparent()
        if section is None or section is not self._section:
            self._open(section, element)
        self._rows_of_file += 1
        self._rows_of_section += 1
        if self._rows_of_file > MOST_ROWS:
            raise RefusedError(_line(element), "Het bestand heeft te veel inkomstenverhoudingen.")
        if self._part is not None:
            self._add_row(element, self._part)
        return True

    def _add_row(self, element: Element, part: Part) -> None:
        try:
            part.rows.append(self._read_row(element, part.tijdvak))
        except UnreadableError as error:
            part.geweigerd += 1
            number = f"inkomstenverhouding {self._rows_of_section} van dat tijdvak"
            self._refuse(f"tijdvak {in_dates(part.tijdvak)}, {number}, {_line(element)}", error)

    def _read_row(self, element: Element, tijdvak: Tijdvak) -> Row:
        lhnr = self._texts.get("LhNr", "").upper()
        if local(element) == "InkomstenverhoudingIntrekking":
            return inkomstenverhouding.withdrawal(element, lhnr, self._keys)
        return inkomstenverhouding.initial(element, lhnr, tijdvak, self._keys)

    def _open(self, section: Element | None, element: Element) -> None:
        kind = None if section is None else _KINDS.get(local(section))
        tijdvak = section if kind is Kind.CORRECTIE or section is None else section.getparent()
        if kind is None or tijdvak is None or not _is_tijdvak(tijdvak):
            raise RefusedError(
                _line(element), "Een inkomstenverhouding staat op de verkeerde plek."
            )
        self._section, self._rows_of_section = section, 0
        self._part = self._new_part(tijdvak, kind)

    def _new_part(self, tijdvak: Element, kind: Kind) -> Part | None:
        dates = texts(tijdvak, _DATES)
        year = _namespace_year(tijdvak)
        try:
            found = parse_tijdvak(dates.get("DatAanvTv", ""), dates.get("DatEindTv", ""), year)
        except UnreadableError as error:
            self._refuse(f"{local(tijdvak)}, {_line(tijdvak)}", error)
            return None
        part = Part(found, kind, Rows(self._shares))
        self._parts.append(part)
        self._parts_of_file += 1
        if self._parts_of_file > MOST_PARTS:
            raise RefusedError(_line(tijdvak), "Het bestand heeft te veel tijdvakken.")
        return part

    def _end_of_tijdvak(self, element: Element) -> bool:
        if not _is_tijdvak(element):
            return False
        sections = [element]
        if local(element) == "TijdvakAangifte":
            sections = list(element.iterchildren("{*}VolledigeAangifte", "{*}AanvullendeAangifte"))
        for section in sections:
            if section is not self._section:  # it has no rows, so it was not opened yet
                self._open(section, section)
        if not sections:
            reason = "Het tijdvak heeft geen VolledigeAangifte en geen AanvullendeAangifte."
            self._refuse(_line(element), UnreadableError("", reason))
        self._section = self._part = None
        return True

    def _end_of_unit(self, element: Element) -> bool:
        if parents(element) != _UNIT[1:]:
            return False
        try:
            message = self._message(_namespace_year(element))
        except UnreadableError as error:
            reason = f"{error.reason} Exporteer het bericht opnieuw uit uw salarispakket."
            raise RefusedError("kop van het bericht", reason, error.read) from None
        if not self._parts and not self._refusals:
            raise RefusedError("", "Er staat geen tijdvak in het bericht.")
        self.messages.append(message)
        self._parts = []
        return True

    def _message(self, year: int | None) -> Message:
        """The message that has ended; the next unit has a loonheffingennummer of its own."""
        return Message(
            parse_loonheffingennummer(self._texts.pop("LhNr", "")),
            dutch.shorten(self._texts.pop("NmIP", ""), 200),
            _id(self._texts.get("IdBer", "")),
            parse_moment(self._texts.get("DatTdAanm", ""), "De aanmaakdatum (DatTdAanm)"),
            year,
            self._parts,
        )


def _is_tijdvak(element: Element) -> bool:
    return local(element) in _TIJDVAKKEN and parents(element) == _UNIT


def _id(text: str) -> str:
    if not 1 <= len(text) <= _LONGEST_ID:
        reason = "is te lang" if text else "ontbreekt"
        raise UnreadableError(text, f"Het kenmerk van het bericht (IdBer) {reason}.")
    return text


def _namespace_year(element: Element) -> int | None:
    found = _YEAR.search(element.tag)
    return int(found[1]) if found else None


def _line(element: Element) -> str:
    return f"regel {element.sourceline}"
