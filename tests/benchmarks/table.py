"""The measurements as a table in Dutch markdown, and that table put into a page of the docs."""

import os
import platform
from datetime import date
from decimal import Decimal
from pathlib import Path

from benchmarks.measure import Found, Goal, Line

from banen_desktop import dutch

BEGIN, END = "<!-- metingen: begin -->", "<!-- metingen: einde -->"
HEAD = (
    "| wat | grootte | ons | klok | kaal | keer | groei | doel | kaal is |\n"
    "|---|--:|--:|--:|--:|--:|--:|---|---|"
)
_UNITS = {"keer": "×", "ms": "ms", "MB": "MB"}


class Rows:
    """Lines as rows of the table, one by one; it remembers smaller sizes to tell how they grow."""

    def __init__(self) -> None:
        """Nothing measured yet."""
        self._smaller: dict[tuple[str, str], Line] = {}

    def row(self, line: Line) -> str:
        """One row; `groei` compares with the size before of the same measurement."""
        key = (line.what, line.against)
        smaller = self._smaller.get(key)
        self._smaller[key] = line
        growth = line.growth(smaller) if smaller else None
        cells = (
            line.what,
            dutch.format_number(Decimal(line.size)) if line.size is not None else "",
            _amount(line.ours, line.unit) if line.ours else "niet gemeten",
            _clock(line.ours),
            _amount(line.bare, line.unit) if line.bare else "",
            _number(line.ratio, 2),
            _number(growth, 2),
            _goal(line),
            line.against,
        )
        return f"| {' | '.join(cells)} |"


def _amount(found: Found, unit: str) -> str:
    return f"{_number(found.amount, _decimals(found.amount))} {unit}"


def _clock(found: Found | None) -> str:
    if found is None or found.clock is None:
        return ""
    return f"{_number(found.clock, _decimals(found.clock))} ms"


def _decimals(amount: float) -> int:
    return 3 if amount < 0.1 else 2 if amount < 1 else 1 if amount < 10 else 0


def _number(value: float | None, decimals: int) -> str:
    return "" if value is None else dutch.format_number(Decimal(value), decimals)


def _goal(line: Line) -> str:
    if line.goal is None:
        return ""
    told = {True: "gehaald", False: "**niet gehaald**", None: "niet gemeten"}[line.met]
    return f"{_most(line.goal)}: {told}"


def _most(goal: Goal) -> str:
    return f"{dutch.format_number(Decimal(str(goal.most)))} {_UNITS[goal.unit]}"


def surroundings(rounds: int, load: float) -> str:
    """Where and how this was measured, and how busy the machine was when it began."""
    cores = os.cpu_count() or 1
    busy = "**De machine was druk**" if load > cores / 2 else "De machine was stil"
    shown = dutch.format_number(Decimal(load), 1)
    kind = f"{platform.system()}, Python {platform.python_version()}, {cores} processorkernen"
    turns = "1 ronde" if rounds == 1 else f"{rounds} rondes"
    return (
        f"Gemeten op {dutch.format_date_words(date.today())}, vanuit een uitcheck ({kind}), in "  # noqa: DTZ011
        f"{turns}. {busy}: {shown} processen in de rij bij het begin."
    )


def put_into(page: Path, text: str) -> None:
    """Replace what stands between the marks of a page."""
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")
