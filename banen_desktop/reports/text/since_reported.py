"""Words for a year that was reported: when, and what became of its figures since."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.changes import Changes, Value, changes_of_year, fields_changed
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.differences import shown
from banen_desktop.dossier.findings import Finding, job_name
from banen_desktop.dossier.model import Baan, Dossier, Jaar
from banen_desktop.dossier.verslag import Versie
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.years.history import Difference, differences, reported_values
from banen_desktop.reports.words import wording
from banen_desktop.storage import versions

_FIRST = ("gerealiseerde_banen", "quotum_banen", "verloonde_uren", "quotumpercentage")
_JOB = fields.by_key(fields.BAAN)
_MOST_NAMED = 3
_SAME_INPUT = (
    "Wat is ingevuld, is nog hetzelfde. De regels of waarden in het programma zijn veranderd"
)
_RATIOS: Mapping[str, Callable[[Decimal], str]] = {
    "realisatiepercentage": wording.realisation,
    "quotumpercentage": wording.quota_percentage,
    "aandeel": lambda ratio: wording.percentage(ratio, 2),
}
_VALUES = {"quotumpercentage": "het quotumpercentage", "uren_per_baan": "het aantal uren per baan"}


def reported_on(jaar: Jaar) -> str:
    """When and to whom the year was reported, and with what outcome; empty when it was not."""
    mark = jaar.vaststelling
    if mark.op is None:
        return ""
    to_whom = f", aan {mark.aan}" if mark.aan else ""
    outcome = f" Uitkomst: {mark.uitkomst.rstrip('.')}." if mark.uitkomst else ""
    return f"Vastgesteld op {dutch.format_date_words(mark.op)}{to_whom}.{outcome}"


def what_changed(jaar: Jaar, outcome: Outcome) -> str:
    """The first figure of the report that is another now: “Gerapporteerd 28,1 banen, nu 27,9.”"""
    found = {difference.key: difference for difference in differences(jaar, outcome)}
    if not found:
        return ""
    key = next((key for key in _FIRST if key in found), next(iter(found)))
    return _sentence(found[key], outcome)


def changed_in_report(jaar: Jaar, outcome: Outcome) -> str:
    """That figures changed since the year was reported, for a document; empty when none did.

    Only the jobs are told with both numbers: the total of an employer is always shown.
    """
    found = {difference.key: difference for difference in differences(jaar, outcome)}
    if not found or jaar.vaststelling.op is None:
        return ""
    day = dutch.format_date_words(jaar.vaststelling.op)
    jobs = found.get("gerealiseerde_banen")
    told = "" if jobs is None else f" {_sentence(jobs, outcome)}"
    return f"Na de rapportage van {day} zijn cijfers veranderd.{told}"


def _sentence(found: Difference, outcome: Outcome) -> str:
    now, label = _now(found), found.key
    if found.key in outcome.by_key:
        label = outcome.by_key[found.key].label
    if found.reported is None:
        return f"{label}: niet gerapporteerd, nu {now}."
    was = _written(found.key, found.reported)
    if found.key == "gerealiseerde_banen":
        return f"Gerapporteerd {dutch.plural(was, 'baan', 'banen')}, nu {now}."
    return f"{label}: gerapporteerd {was}, nu {now}."


def _written(key: str, value: Decimal) -> str:
    if key in _RATIOS:
        return _RATIOS[key](value)
    return dutch.format_number(value, 0 if key.startswith("personen") else 1)


def changes_since(dossier: Dossier, jaar: int) -> Changes | None:
    """What changed in a year since it was reported; nothing when the kept version is gone."""
    year = dossier.year(jaar)
    wanted = "" if year is None else year.vaststelling.versie
    found = next((versie for versie in dossier.versies if versie.id == wanted), None)
    before = None if found is None else _restored(found)
    return None if before is None else changes_of_year(before, dossier, jaar)


@lru_cache(maxsize=4)
def _restored(versie: Versie) -> Dossier | None:
    try:
        return versions.restore(versie)
    except KnownProblem:
        return None


def because(changes: Changes | None, found: Iterable[Difference] = ()) -> str:
    """Why the figures became others; without changes that are known, that it cannot be told.

    A legal value among the differences is named with what it was and what it is.
    """
    values = [
        _moved(each) for each in found if each.key in _VALUES and not _typed(changes, each.key)
    ]
    if changes is None:
        told = "De bewaarde versie is niet te lezen, dus waarom is niet te zeggen."
        return f"{told} Wel veranderde: {dutch.join_list(values)}." if values else told
    if not changes.any:
        return f"{_SAME_INPUT}: {dutch.join_list(values)}." if values else f"{_SAME_INPUT}."
    return f"Dit veranderde: {dutch.join_list([*_reasons(changes), *values])}."


def besides_reported(
    findings: Iterable[Finding], jaar: Jaar, outcome: Outcome
) -> tuple[Finding, ...]:
    """The findings without those about a legal value that `because` names already."""
    told = {difference.key for difference in differences(jaar, outcome)} & _VALUES.keys()
    return tuple(finding for finding in findings if finding.value not in told)


def _typed(changes: Changes | None, key: str) -> bool:
    """Whether the user changed this value, so that it is told among the changes."""
    return changes is not None and any(value.key == key for value in changes.values)


def _moved(found: Difference) -> str:
    value = _VALUES[found.key]
    if found.reported is None:
        return f"{value} was niet gerapporteerd en is nu {_now(found)}"
    return f"{value} ging van {_written(found.key, found.reported)} naar {_now(found)}"


def _now(found: Difference) -> str:
    return "onbekend" if found.now is None else _written(found.key, found.now)


def _reasons(changes: Changes) -> Iterable[str]:
    for value in changes.values:
        yield _REASONS[value.key].format(_shown(value, value.before), _shown(value, value.after))
    for rows, one, many in (
        (changes.added, "1 baan kwam erbij", "{} banen kwamen erbij"),
        (changes.removed, "1 baan verdween", "{} banen verdwenen"),
    ):
        if rows:
            told = one if len(rows) == 1 else many.format(len(rows))
            yield told + _named(rows)
    yield from _fields(changes.changed)
    if changes.people_before:
        people = dutch.plural(str(changes.people_before), "persoon", "personen")
        yield f"de banen van {people} in het jaar ervoor"


_REASONS = {
    "verloonde_uren": "de verloonde uren gingen van {} naar {}",
    "verloonde_uren_vorig_jaar": "de verloonde uren van het jaar ervoor gingen van {} naar {}",
    "quotumpercentage": "het eigen quotumpercentage ging van {} naar {}",
    "premie_sectorfonds": "het antwoord over de sectorfondspremie ging van {} naar {}",
    "eerste_jaar_wet_banenafspraak": (
        "het eerste jaar onder de Wet banenafspraak ging van {} naar {}"
    ),
    "eerste_jaar_activering": (
        "het eerste jaar met een geactiveerde quotumregeling ging van {} naar {}"
    ),
}


def _named(rows: Sequence[Baan]) -> str:
    """The first rows by their kenmerk, in brackets."""
    names = [baan.kenmerk for baan in rows if baan.kenmerk]
    more = ["andere"] if len(rows) > _MOST_NAMED and names else []
    return f" ({dutch.join_list([*names[:_MOST_NAMED], *more])})" if names else ""


def _fields(changed: Iterable[tuple[Baan, Baan]]) -> Iterable[str]:
    """Each field of a row that changed, the first few of them; how many others there are."""
    told = [
        f"bij {job_name(now)} “{_JOB[key].label.rstrip('?')}” van {shown(getattr(was, key))} naar "
        f"{shown(getattr(now, key))}"
        for was, now in changed
        for key in fields_changed(was, now)
    ]
    yield from told[:_MOST_NAMED]
    rest = len(told) - _MOST_NAMED
    if rest > 0:
        yield f"nog {dutch.plural(str(rest), 'veld', 'velden')} van banen"


def _shown(value: Value, state: Any) -> str:
    if state is None:
        return "leeg"
    if isinstance(state, JaNee):
        return f"“{state.label.lower()}”"
    if isinstance(state, Decimal):
        if value.key == "quotumpercentage":
            return f"{dutch.format_number(state, 2)}%"
        return dutch.format_number(state)
    return str(state)


def is_changed(jaar: Jaar, outcome: Outcome) -> bool:
    """Whether a figure that was reported is another now."""
    return bool(reported_values(jaar)) and bool(differences(jaar, outcome))
