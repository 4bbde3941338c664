"""The end state of a tijdvak: its messages replayed in the order in which they were made.

A volledige aangifte resets its tijdvak. An aanvullende aangifte or a correctie inserts, replaces
(the new value is absolute, never a difference) or withdraws. Nothing depends on the order in which
the files were read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import starmap

from banen_desktop.imports.dutch_clock import dutch_day
from banen_desktop.imports.loonaangifte.messages import Kind, Message, Part
from banen_desktop.imports.loonaangifte.result import Aangiftetijdvak
from banen_desktop.imports.loonaangifte.rows import ALL, Row, is_withdrawal, unpacked
from banen_desktop.quota.law.law import Law

LAST_DAY = "laatste_dag_loonaangifte"
"""The legal value that says until which day a message about a year counts."""


@dataclass(frozen=True, slots=True)
class Filing:
    """A part of a message, with what puts it in order.

    `late` is whether it was filed after the day until which it counts (Wfsv art. 38e lid 3).
    """

    moment: datetime
    id_ber: str
    part: Part
    late: bool

    @property
    def order(self) -> tuple[datetime, bool, str]:
        """By moment; at the same moment the volledige aangifte first."""
        return self.moment, self.part.kind is not Kind.VOLLEDIG, self.id_ber


@dataclass(slots=True)
class State:
    """The rows of one tijdvak by person and NumIV, packed, and what was odd on the way.

    It holds the people of `shares` only. Many people have the same hours and contract, so each
    text of bytes is kept once.
    """

    shares: range = ALL
    _said: dict[bytes, bytes] = field(default_factory=dict)
    _once: dict[bytes, bytes] = field(default_factory=dict)
    dubbele_rijen: int = 0
    onbekend_ingetrokken: int = 0

    def apply(self, part: Part) -> None:
        """Take over one part of a message."""
        if part.kind is Kind.VOLLEDIG:
            self._said.clear()
        rows = 0
        for who, what in part.rows.keyed(self.shares):
            rows += 1
            if not is_withdrawal(what):
                self._said[who] = self._once.setdefault(what, what)
            elif self._said.pop(who, None) is None:
                self.onbekend_ingetrokken += 1
        if part.kind is Kind.VOLLEDIG:
            self.dubbele_rijen = rows - len(self._said)

    @property
    def rows(self) -> Iterator[Row]:
        """The rows as they stand."""
        return starmap(unpacked, self._said.items())


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
        (part.tijdvak, part.kind, part.rows.aantal, part.rows.uren) for part in message.parts
    ]
    return message.moment, content, message.naam


def filings(messages: Iterable[Message], law: Law) -> Mapping[Aangiftetijdvak, list[Filing]]:
    """What was filed for each tijdvak, in the order in which it takes effect."""
    found: dict[Aangiftetijdvak, list[Filing]] = defaultdict(list)
    for message in messages:
        for part in message.parts:
            van, tot = part.tijdvak.van, part.tijdvak.tot
            tijdvak = Aangiftetijdvak(message.loonheffingennummer, van, tot)
            last_day = law.last_day(LAST_DAY, van.year)
            late = last_day is not None and dutch_day(message.moment) > last_day
            found[tijdvak].append(Filing(message.moment, message.id_ber, part, late))
    for filed in found.values():
        filed.sort(key=lambda filing: filing.order)
    return found
