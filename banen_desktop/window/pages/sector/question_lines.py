"""The questions as lines: by influence, with the line below which the council may stop."""

from decimal import Decimal
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.reports.opgave.records import Veld
from banen_desktop.sector.checks.asked import Vraag
from banen_desktop.sector.checks.questions import Controle
from banen_desktop.sector.facts.model import Besluit
from banen_desktop.sector.out.in_short import percent
from banen_desktop.window.parts.lines_table import DONE, SOFT, WAITS, Line

_ALL, _OPEN, _ANSWERED = range(3)
_DECIDED = {
    Besluit.KLOPT: "✓ klopt, blijft",
    Besluit.TELT_NIET: "✓ niet in totaal",
    Besluit.NIEUWE_OPGAVE: "wacht op nieuwe",
}


def key_of(asked: Vraag) -> str:
    """What a question is known by: the check, the field and the return."""
    return f"{asked.regel!s}:{asked.veld!s}:{asked.ontvangst}"


def value_of(honderdsten: int | None, veld: Veld) -> str:  # noqa: ARG001 - the unit is beside it
    """A value as it is shown, whole where it is whole."""
    return "–" if honderdsten is None else dutch.format_number(Decimal(honderdsten) / 100)


def question_lines(found: Controle, names: dict[str, str], shown: int) -> list[Line]:
    """The lines that are shown: all, the open ones or the others; the stop stands between all."""
    lines = []
    for place, asked in enumerate(found.vragen):
        if shown == _ALL and place == found.stop:
            lines.append(_stop(found))
        if shown == _ALL or asked.open == (shown == _OPEN):
            lines.append(_line(asked, names, below=place >= found.stop))
    return lines


def _stop(found: Controle) -> Line:
    rest = percent(found.rest, 1)
    return Line(
        "",
        (),
        rule=f"Hier mag u stoppen. Alles hieronder verschuift de sector samen hoogstens {rest}.",
    )


def _line(asked: Vraag, names: dict[str, str], *, below: bool) -> Line:
    measured = "; ".join(
        part for part in (asked.gemeten, f"grens {asked.grens}" if asked.grens else "") if part
    )
    words, tone = _answer(asked, below=below)
    return Line(
        key_of(asked),
        (
            names.get(asked.lid, asked.lid) or "onbekend",
            f"{asked.regel.label}\n{measured}",
            f"{value_of(asked.opgegeven, asked.veld)}\n{value_of(asked.verwacht, asked.veld)}",
            percent(min(asked.invloed, Fraction(100))),
            words,
        ),
        tone,
    )


def _answer(asked: Vraag, *, below: bool) -> tuple[str, str]:
    known = asked.bevinding
    if known is not None and known.besluit is not None:
        waits = known.besluit is Besluit.NIEUWE_OPGAVE
        return _DECIDED[known.besluit], WAITS if waits else DONE
    if known is not None and known.antwoord:
        return "beantwoord", WAITS
    if known is not None and known.gevraagd_op is not None:
        return f"gesteld {dutch.format_date(known.gevraagd_op)[:5]}", ""
    return ("mag later", SOFT) if below else ("te stellen", WAITS)


def title_of(found: Controle) -> str:
    """How many questions still matter."""
    many, hard = len(found.open), len(found.geen_totaal)
    if not found.vragen:
        return "Er zijn geen vragen"
    if hard:
        return f"Eerst {dutch.plural(str(hard), 'vraag', 'vragen')}: daarvoor is er geen totaal"
    if not many:
        return "Geen vraag doet er nog toe"
    verb = "doet" if many == 1 else "doen"
    return f"Nog {many} van {dutch.plural(str(len(found.vragen)), 'vraag', 'vragen')} {verb} ertoe"


def told_of(found: Controle) -> str:
    """What the open ones can do together, and what is left."""
    together = min(sum((each.invloed for each in found.open), Fraction(0)), Fraction(100))
    rest = f"Wat u daarna laat liggen, scheelt samen hoogstens {percent(found.rest)}."
    if not found.open:
        return rest if found.vragen else ""
    return f"Samen kunnen ze de sector {percent(together)} verschuiven. {rest}"


def summed_up(found: Controle) -> str:
    """How many are answered, open, or may wait."""
    done = sum(not each.open for each in found.vragen)
    later = sum(each.open for each in found.vragen[found.stop :])
    many = dutch.plural(str(len(found.vragen)), "vraag", "vragen")
    return f"{many}: {done} beantwoord, {len(found.open)} open, {later} mogen later."
