"""How far the report of a year is: the title of the Rapport page and the line under it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Outcome, Regime
from banen_desktop.quota.years.history import differences
from banen_desktop.reports.out import files
from banen_desktop.reports.out.recipients import recipients
from banen_desktop.reports.text.since_reported import (
    because,
    changes_since,
    is_changed,
    reported_on,
    what_changed,
)
from banen_desktop.reports.words.sums import REALISED, TARGET
from banen_desktop.safe_text import settable

if TYPE_CHECKING:
    from banen_desktop.window.basis.session import Session

_FOLDERS_SHOWN = 3
_ALMOST = 5
"""So many open points at most are a little work."""
_EMPTY = "Begin bij Uren of Banen. Wat u hier ziet, vult zich terwijl u werkt."
_MARK_IT = (
    "Goedgekeurd of ingestuurd? Leg {} dan vast. Verandert er later een cijfer, dan zegt het "
    "programma wat er anders is."
)


class News(NamedTuple):
    """What the page tells above everything, and about the vaststelling below."""

    title: str
    line: str
    reported: str


def news_of(session: Session) -> News:
    """How far the report of the shown year is; raises `ValueError` when no year is shown."""
    year, jaar, outcome = session.year, session.jaar, session.outcome
    if year is None or jaar is None or outcome is None:
        raise ValueError
    told = reported_on(jaar) or _MARK_IT.format(year)
    if is_changed(jaar, outcome):
        title = f"{year} is anders dan u vaststelde"
        why = because(changes_since(session.dossier, year), differences(jaar, outcome))
        return News(title, what_changed(jaar, outcome), f"{told} {why}")
    saved = session.exported
    if saved is not None and session.is_exported:
        title = f"Het verslag over {year} is opgeslagen"
        place = place_in_words(saved.folder)
        where = f"✓ {what_is_saved(session)}, om {saved.at:%H:%M} in {place}."
        folders = f"Twee mappen: “{files.SHARED}” en “{files.KEPT}”."
        return News(title, f"{where} {folders}", told)
    if saved is not None:
        title = f"Het verslag over {year} is veranderd"
        line = f"U sloeg het om {saved.at:%H:%M} op. Daarna veranderde er iets: sla opnieuw op."
        return News(title, line, told)
    if jaar.vaststelling.op is not None:
        return News(f"Het verslag over {year} is vastgesteld", _saving(session, 0), told)
    if not jaar.banen and "verloonde_uren" not in outcome.by_key:
        return News(f"Voor een verslag over {year} is nog niets ingevuld", _EMPTY, told)
    still_open = len(session.points().to_do)
    state = _state(outcome, still_open)
    return News(f"Het verslag over {year} is {state}", _saving(session, still_open), told)


def _state(outcome: Outcome, still_open: int) -> str:
    if not still_open:
        return "klaar"
    asked = outcome.regime is Regime.QUOTUMREGELING
    answered = outcome.by_key[REALISED].known is not None and not (
        asked and outcome.value(TARGET) is None
    )
    return "bijna klaar" if answered and still_open <= _ALMOST else "nog niet klaar"


def what_is_saved(session: Session) -> str:
    """How many rows the list of receivers has, and how many files these are together."""
    rows = recipients(session.dossier.werkgever.sector)
    return f"{len(rows)} stukken in {sum(row.many for row in rows)} bestanden"


def _saving(session: Session, still_open: int) -> str:
    can = f"U kunt nu opslaan: {what_is_saved(session)}."
    if not still_open:
        return can
    points = dutch.plural(str(still_open), "punt maakt", "punten maken")
    return f"{can} Nog {points} het verslag beter."


def place_in_words(folder: PurePath) -> str:
    """The end of a path, as folders inside each other: `Documenten › Banenafspraak › 2025`."""
    names = [settable(name) for name in folder.parts if name != folder.anchor]
    return " › ".join(names[-_FOLDERS_SHOWN:]) or settable(str(folder))
