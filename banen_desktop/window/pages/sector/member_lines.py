"""The members as lines of a table: who counts in a year, with how many hours, and why not."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.quota.units import decimal_of
from banen_desktop.sector.facts.model import Kader, Lid, Monitor
from banen_desktop.sector.facts.standing import counts
from banen_desktop.window.parts.lines_table import SOFT, WAITS, Line

NOTHING = "–"
_ALL, _IN, _OUT = range(3)


def frames_of(monitor: Monitor, jaar: int) -> dict[str, Kader]:
    """The frame of every member in a year, by its code."""
    return {kader.lid: kader for kader in monitor.kaders if kader.jaar == jaar}


def hours(honderdsten: int | None) -> str:
    """Hundredths of hours as whole hours."""
    return "" if honderdsten is None else dutch.format_number(Decimal(honderdsten) / 100, 0)


def share(part: int, whole: int) -> str:
    """A part in percent."""
    return f"{dutch.format_number(decimal_of(Fraction(100 * part, whole)), 1)}%" if whole else ""


def total_of(monitor: Monitor, jaar: int) -> int:
    """The hours of the frame of all members that count, in hundredths."""
    frames = frames_of(monitor, jaar)
    found = (frames.get(lid.code) for lid in monitor.leden if counts(lid, jaar))
    return sum(kader.uren or 0 for kader in found if kader)


def member_lines(monitor: Monitor, jaar: int, shown: int, wanted: str) -> list[Line]:
    """The lines that are shown: all, who counts or who does not, with a word in name or code."""
    frames, whole = frames_of(monitor, jaar), total_of(monitor, jaar)
    names = {lid.code: lid.naam or lid.code for lid in monitor.leden}
    before: dict[str, list[str]] = defaultdict(list)
    for lid in monitor.leden:
        if lid.opvolger:
            before[lid.opvolger].append(lid.code)
    lines = []
    for lid in sorted(monitor.leden, key=lambda lid: (lid.naam.casefold(), lid.code)):
        inside = counts(lid, jaar)
        if shown != _ALL and inside != (shown == _IN):
            continue
        if wanted and wanted not in f"{lid.code} {lid.naam}".casefold():
            continue
        kader = frames.get(lid.code)
        known = kader.uren if kader else None
        lines.append(
            Line(
                lid.id,
                (
                    lid.code,
                    lid.naam,
                    _frame(known, inside=inside),
                    share(known, whole) if inside and known is not None else NOTHING,
                    why(lid, jaar, names, before[lid.code]),
                ),
                SOFT if not inside else (WAITS if known is None else ""),
            )
        )
    return lines


def _frame(known: int | None, *, inside: bool) -> str:
    if not inside:
        return NOTHING
    return "onbekend" if known is None else hours(known)


def why(lid: Lid, jaar: int, names: dict[str, str], before: Sequence[str]) -> str:
    """Whether a member counts in a year, and why."""
    if counts(lid, jaar):
        if before:
            return f"ja, opvolger van {dutch.join_list(list(before))}"
        new = lid.lid_van is not None and lid.lid_van.year == jaar
        return "ja, nieuw" if new else "ja"
    if lid.in_populatie is JaNee.NEE:
        return f"nee, {lid.reden or 'buiten de populatie'}"
    if lid.lid_van is not None and lid.lid_van.year > jaar:
        return f"nee, lid vanaf {dutch.format_date(lid.lid_van)}"
    if lid.opvolger:
        return f"nee, opgegaan in {names.get(lid.opvolger, lid.opvolger)}"
    until = dutch.format_date(lid.lid_tot) if lid.lid_tot else ""
    return f"nee, lid tot en met {until}" if until else "nee"


def told_of_members(monitor: Monitor, jaar: int) -> str:
    """The line below the title: the frame with its source, mergers, and who is outside."""
    inside = [lid for lid in monitor.leden if counts(lid, jaar)]
    frames = frames_of(monitor, jaar)
    sources = {frames[lid.code].bron for lid in inside if lid.code in frames} - {""}
    source = f" ({next(iter(sources))})" if len(sources) == 1 else ""
    unknown = sum(frames.get(lid.code) is None for lid in inside)
    parts = [f"Samen {hours(total_of(monitor, jaar))} uur in het kader{source}."]
    if unknown:
        members = dutch.plural(str(unknown), "lid", "leden")
        parts.append(f"Van {members} is het kader onbekend.")
    merged = sum(bool(lid.opvolger) and not counts(lid, jaar) for lid in monitor.leden)
    apart = sum(lid.in_populatie is JaNee.NEE for lid in monitor.leden)
    also = []
    if merged:
        also.append(dutch.plural(str(merged), "lid ging op", "leden gingen op") + " in een ander")
    if apart:
        also.append(dutch.plural(str(apart), "lid staat", "leden staan") + " buiten de populatie")
    if also:
        parts.append(f"{dutch.join_list(also)}.")
    return " ".join(parts)
