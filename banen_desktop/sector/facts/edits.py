"""Every other change of a monitor: from one monitor to the next, and nothing else.

What a list would change about a member that is known already is told, never done in silence.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, TypeVar

from banen_desktop import dutch
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave.records import Periode, Uitvraag
from banen_desktop.sector.facts.fields import LID
from banen_desktop.sector.facts.model import (
    Besluit,
    Bevinding,
    Cijfer,
    Kader,
    Lid,
    Maatregel,
    Monitor,
    Raad,
)

_Row = TypeVar("_Row")
_MOST_KEYS = 12


def set_council(monitor: Monitor, raad: Raad) -> Monitor:
    """Another council; its secret keys stay as they are."""
    kept = replace(raad, geheime_sleutel=monitor.raad.geheime_sleutel)
    return replace(monitor, raad=kept)


def with_new_key(monitor: Monitor, identity: str) -> Monitor:
    """Add an age identity, the newest first: returns for an earlier key still open."""
    keys = (identity, *(each for each in identities(monitor) if each != identity))
    text = "\n".join(keys[:_MOST_KEYS])
    return replace(monitor, raad=replace(monitor.raad, geheime_sleutel=text))


def identities(monitor: Monitor) -> tuple[str, ...]:
    """The age identities that the monitor holds, the newest first."""
    return tuple(monitor.raad.geheime_sleutel.split())


# Rows: the one with the same key is replaced, a new one is added


def _put(rows: Sequence[_Row], new: _Row, key: Callable[[_Row], Any]) -> tuple[_Row, ...]:
    wanted = key(new)
    if any(key(row) == wanted for row in rows):
        return tuple(new if key(row) == wanted else row for row in rows)
    return (*rows, new)


def put_member(monitor: Monitor, lid: Lid) -> Monitor:
    """Add a member, or change the one with this id."""
    return replace(monitor, leden=_put(monitor.leden, lid, attrgetter("id")))


def remove_member(monitor: Monitor, identity: str) -> Monitor:
    """Take a member off the list, by its id; its frames and returns stay."""
    return replace(monitor, leden=tuple(lid for lid in monitor.leden if lid.id != identity))


def put_frame(monitor: Monitor, kader: Kader) -> Monitor:
    """Set the hours of a member in a year by another source."""
    return replace(monitor, kaders=_put(monitor.kaders, kader, attrgetter("lid", "jaar")))


def put_request(monitor: Monitor, uitvraag: Uitvraag) -> Monitor:
    """Add a request, or change the one with this id."""
    return replace(monitor, uitvragen=_put(monitor.uitvragen, uitvraag, attrgetter("id")))


def put_measure(monitor: Monitor, maatregel: Maatregel) -> Monitor:
    """Add a line of the werkagenda, or change the one with this id."""
    return replace(monitor, werkagenda=_put(monitor.werkagenda, maatregel, attrgetter("id")))


def put_figure(monitor: Monitor, cijfer: Cijfer) -> Monitor:
    """Add a published figure, or change the one with this id."""
    return replace(monitor, cijfers=_put(monitor.cijfers, cijfer, attrgetter("id")))


def put_finding(monitor: Monitor, bevinding: Bevinding) -> Monitor:
    """Add a question, or change the one about the same rule, member, year and return."""
    key = attrgetter("regel", "lid", "jaar", "ontvangst")
    known = next((each for each in monitor.bevindingen if key(each) == key(bevinding)), bevinding)
    kept = replace(bevinding, id=known.id)
    return replace(monitor, bevindingen=_put(monitor.bevindingen, kept, key))


def decide(monitor: Monitor, bevinding: Bevinding, besluit: Besluit | None, door: str) -> Monitor:
    """Keep what the council decided about a question; no number changes by it."""
    return put_finding(monitor, replace(bevinding, besluit=besluit, door=door))


def remember_titles(monitor: Monitor, titles: Iterable[tuple[str, str]]) -> Monitor:
    """Keep what titles of a list mean; the newest meaning of a title counts."""
    known = dict(monitor.kolomtitels) | dict(titles)
    return replace(monitor, kolomtitels=tuple(known.items()))


def request_of(monitor: Monitor, jaar: int, periode: Periode = Periode.JAAR) -> Uitvraag | None:
    """The one request of a year and period; nothing when there is none, or there are more."""
    found = [asked for asked in monitor.uitvragen if (asked.jaar, asked.periode) == (jaar, periode)]
    return found[0] if len(found) == 1 else None


# Members from a list, and members that go into another


def take_members(
    monitor: Monitor, leden: Iterable[Lid], kaders: Iterable[Kader]
) -> tuple[Monitor, tuple[str, ...]]:
    """The monitor with these members and frames, and a sentence for all that changed in it.

    A member is known by its code. What a list leaves open stays as it was.
    """
    told: list[str] = []
    by_code = {lid.code: lid for lid in reversed(monitor.leden)}
    others = [lid for lid in monitor.leden if by_code[lid.code] is not lid]
    seen: set[str] = set()
    for new in leden:
        known = by_code.get(new.code)
        if new.code in seen:  # twice in the list: both stay, and a check asks about it
            others.append(new)
            told.append(f"{new.code} staat twee keer in de lijst.")
            continue
        seen.add(new.code)
        by_code[new.code] = new if known is None else _renewed(known, new)
        told += [] if known is None else _changes(known, by_code[new.code])
    frames = {(kader.lid, kader.jaar): kader for kader in monitor.kaders}
    for kader in kaders:
        old = frames.get((kader.lid, kader.jaar))
        if old is not None and old.uren != kader.uren:
            told.append(f"{kader.lid}: de uren in het kader van {kader.jaar} zijn veranderd.")
        frames[kader.lid, kader.jaar] = kader if old is None else replace(kader, id=old.id)
    after = replace(monitor, leden=(*by_code.values(), *others), kaders=tuple(frames.values()))
    return _in_order(after, monitor), tuple(told)


def _in_order(after: Monitor, before: Monitor) -> Monitor:
    """Members that were there keep their place; what is new comes behind them."""
    places = {lid.id: place for place, lid in enumerate(before.leden)}
    leden = sorted(after.leden, key=lambda lid: places.get(lid.id, len(places)))
    return replace(after, leden=tuple(leden))


def _renewed(known: Lid, new: Lid) -> Lid:
    told = {
        field.key: value for field in LID if (value := getattr(new, field.key)) not in {None, ""}
    }
    return replace(known, **told)


def _changes(known: Lid, now: Lid) -> Iterator[str]:
    for field in LID:
        before, after = getattr(known, field.key), getattr(now, field.key)
        if before != after:
            was = f" (was {_shown(before)})" if before not in {None, ""} else ""
            yield f"{now.code}: {field.label.lower()} is nu {_shown(after)}{was}."


def _shown(value: Any) -> str:
    return dutch.format_date(value) if isinstance(value, date) else str(value)


def merge_members(monitor: Monitor, codes: Sequence[str], successor: Lid, day: date) -> Monitor:
    """Let members go into another on this day; a successor that is not there yet is added.

    Raises `KnownProblem` when one would in the end go into itself.
    """
    if successor.code in codes or _leads_to(monitor, successor.code, codes):
        raise KnownProblem(
            "Een lid kan niet opgaan in zichzelf.",
            "Er is niets veranderd.",
            "Kies een andere opvolger.",
        )
    last = day - timedelta(days=1)
    gone = [
        replace(lid, opvolger=successor.code, lid_tot=last) if lid.code in codes else lid
        for lid in monitor.leden
    ]
    after = replace(monitor, leden=tuple(gone))
    if any(lid.code == successor.code for lid in monitor.leden):
        return after
    started = replace(successor, lid_van=successor.lid_van or day)
    return put_member(after, started)


def _leads_to(monitor: Monitor, code: str, wanted: Sequence[str]) -> bool:
    following = {lid.code: lid.opvolger for lid in monitor.leden}
    for _ in monitor.leden:
        code = following.get(code, "")
        if code in wanted:
            return True
    return False
