"""The end state of a tijdvak: its messages replayed in the order in which they were made.

A volledige aangifte resets its tijdvak. An aanvullende aangifte or a correctie inserts, replaces
(the new value is absolute, never a difference) or withdraws. Nothing depends on the order in which
the files were read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from banen_desktop.imports.loonaangifte.messages import Kind, Message, Part
from banen_desktop.imports.loonaangifte.result import Aangiftetijdvak
from banen_desktop.imports.loonaangifte.rows import Row, Soort
from banen_desktop.imports.loonaangifte.values import dutch_day


@dataclass(frozen=True, slots=True)
class Filing:
    """A part of a message, with what puts it in order; `late` is after 1 May of the next year."""

    moment: datetime
    id_ber: str
    part: Part

    @property
    def order(self) -> tuple[datetime, bool, str]:
        """By moment; at the same moment the volledige aangifte first."""
        return self.moment, self.part.kind is not Kind.VOLLEDIG, self.id_ber

    @property
    def late(self) -> bool:
        """Whether it was filed too late to count (Wfsv art. 38e lid 3)."""
        return dutch_day(self.moment) > date(self.part.tijdvak.van.year + 1, 5, 1)


@dataclass(slots=True)
class State:
    """The rows of one tijdvak by person and NumIV, and what was odd on the way."""

    rows: dict[tuple[int, int], Row] = field(default_factory=dict)
    aangiften: int = 0
    dubbele_rijen: int = 0
    onbekend_ingetrokken: int = 0

    def apply(self, part: Part) -> None:
        """Take over one part of a message."""
        if part.kind is Kind.VOLLEDIG:
            self.rows.clear()
            self.aangiften += 1
        for row in part.rows:
            key = row.persoon, row.num_iv
            if row.soort != Soort.INGETROKKEN:
                self.rows[key] = row
            elif self.rows.pop(key, None) is None:
                self.onbekend_ingetrokken += 1
        if part.kind is Kind.VOLLEDIG:
            self.dubbele_rijen = len(part.rows) - len(self.rows)


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """Each message once; the numbers of copies, and of those that differ from their namesake."""

    messages: tuple[Message, ...]
    copies: int
    different: int


def deduplicate(messages: Iterable[Message]) -> Deduplicated:
    """Count each IdBer once per loonheffingennummer and year; the newest counts if they differ."""
    groups: dict[tuple[str, str, int | None], list[Message]] = defaultdict(list)
    for message in messages:
        groups[message.loonheffingennummer, message.id_ber, message.jaar].append(message)
    chosen = [max(group, key=_weight) for group in groups.values()]
    copies = sum(len(group) - 1 for group in groups.values())
    different = sum(
        other.moment != one.moment or other.parts != one.parts
        for one, group in zip(chosen, groups.values(), strict=True)
        for other in group
    )
    return Deduplicated(tuple(chosen), copies, different)


def _weight(message: Message) -> tuple[object, ...]:
    """Newest first; the rest only makes the choice independent of the order of the files."""
    content = [
        (part.tijdvak, part.kind, len(part.rows), sum(row.uren for row in part.rows))
        for part in message.parts
    ]
    return message.moment, content, message.naam


def filings(messages: Iterable[Message]) -> Mapping[Aangiftetijdvak, list[Filing]]:
    """What was filed for each tijdvak, in the order in which it takes effect."""
    found: dict[Aangiftetijdvak, list[Filing]] = defaultdict(list)
    for message in messages:
        for part in message.parts:
            van, tot = part.tijdvak.van, part.tijdvak.tot
            tijdvak = Aangiftetijdvak(message.loonheffingennummer, van, tot)
            found[tijdvak].append(Filing(message.moment, message.id_ber, part))
    for filed in found.values():
        filed.sort(key=lambda filing: filing.order)
    return found
