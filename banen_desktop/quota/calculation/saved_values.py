"""The legal values behind a year: which its calculation asks for, and which it was saved with.

A dossier has no law of its own. It remembers what the law said when it was saved, so that another
computer, another version or a parameter file gives a finding and never a silent change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from banen_desktop import dutch
from banen_desktop.dossier.findings import Finding, Record, Severity
from banen_desktop.dossier.model import Dossier, Jaar, Vorm
from banen_desktop.dossier.verslag import Waarde
from banen_desktop.quota.calculation.trace import Outcome, Regime
from banen_desktop.quota.calculation.year_facts import is_activated
from banen_desktop.quota.law.amounts import amount
from banen_desktop.quota.law.forms import Telregel
from banen_desktop.quota.law.law import PROGRAM, Law, LegalValue, Status

_LONGEST, _FORM = 200, "vorm_"
_FIRST_YEAR = "eerste_jaar_wet_banenafspraak"
_ACTIVATED = "eerste_jaar_activering"
_RECORDS = {
    "quotumpercentage": Record.JAAR,
    _FIRST_YEAR: Record.WERKGEVER,
    _ACTIVATED: Record.WERKGEVER,
}
_OF_THE_USER = {Status.EIGEN_OPGAVE, Status.ACHTERHAALD}
"""What counts only because the user filled it in: its coming and going is no change of the law."""
_WORDS = {choice.value: choice.label for choices in (Status, Telregel) for choice in choices}


@dataclass(frozen=True, slots=True)
class Changed:
    """What the law said when the year was saved, and what it says now."""

    before: Waarde
    now: Waarde


def asked(dossier: Dossier, outcome: Outcome, law: Law) -> Mapping[str, LegalValue | None]:
    """Every legal value that the calculation of a year asks for, by key; `None` where none is.

    First those that decide which rules hold, then those of the steps, then those behind a step.
    """
    year, jaar = outcome.jaar, dossier.year(outcome.jaar)
    found: dict[str, LegalValue | None] = {}
    if dossier.werkgever.eerste_jaar_wet_banenafspraak is None:
        found[_FIRST_YEAR] = law.in_force(_FIRST_YEAR, year)
    if outcome.regime is not Regime.WET_BANENAFSPRAAK:
        found["eerste_jaar_quotumregeling"] = law.required("eerste_jaar_quotumregeling", year)
    found |= {step.legal.sleutel: step.legal for step in outcome.steps if step.legal is not None}
    if outcome.regime is Regime.QUOTUMREGELING:
        found.setdefault("quotumpercentage", None)
    if outcome.regime is Regime.WET_BANENAFSPRAAK:
        if dossier.werkgever.eerste_jaar_activering is None:
            found[_ACTIVATED] = law.in_force(_ACTIVATED, year)
        if is_activated(dossier, year, law):
            found.setdefault("bonus_per_baan", None)
    if "drempel_uren" in outcome.by_key:
        found["werknemers_drempel"] = law.required("werknemers_drempel", year)
    if jaar is not None and _estimates(jaar, outcome):
        found["weken_per_jaar"] = law.required("weken_per_jaar", year)
    return found


def _estimates(jaar: Jaar, outcome: Outcome) -> bool:
    """Whether hours a week become hours a year, in the hours or in the jobs on 31 December."""
    return any(
        row.geschat or (row.op_peildatum and baan.uren_per_week is not None)
        for baan, row in zip(jaar.banen, outcome.rows, strict=True)
    )


def values_now(dossier: Dossier, outcome: Outcome, law: Law) -> tuple[Waarde, ...]:
    """What a year would be saved with now: legal values, and the rule of each form of its jobs."""
    year = outcome.jaar
    jaar = dossier.year(year)
    forms = {baan.vorm for baan in jaar.banen} if jaar is not None else set()
    return (
        *(_of(year, key, value) for key, value in asked(dossier, outcome, law).items()),
        *(_of_form(year, vorm, law) for vorm in Vorm if vorm in forms),
    )


def _of(year: int, key: str, value: LegalValue | None) -> Waarde:
    made = Waarde(sleutel=key, id=f"{year}-{key}")
    if value is None:
        return made
    return Waarde(
        sleutel=key,
        omschrijving=dutch.shorten(value.omschrijving, _LONGEST),
        waarde=value.waarde,
        eenheid=value.eenheid,
        status=str(value.status),
        bestand=value.bestand,
        id=made.id,
    )


def _of_form(year: int, vorm: Vorm, law: Law) -> Waarde:
    key = f"{_FORM}{vorm}"
    telt = str(law.forms[vorm].telt)
    return Waarde(key, vorm.label, status=telt, id=f"{year}-{key}")


def changed(jaar: Jaar, now: Iterable[Waarde]) -> tuple[Changed, ...]:
    """What the law says otherwise than when the year was saved: another value or status.

    Only of what was asked then and is asked now; what the user says of it, is no law.
    """
    kept = {row.sleutel: row for row in jaar.waarden}
    pairs = (Changed(kept[row.sleutel], row) for row in now if row.sleutel in kept)
    return tuple(pair for pair in pairs if _differs(pair))


def _differs(pair: Changed) -> bool:
    before, now = pair.before, pair.now
    if _OF_THE_USER & {before.status, now.status}:
        return False
    return (before.waarde, before.status) != (now.waarde, now.status)


def findings(dossier: Dossier, jaar: Jaar, outcome: Outcome, law: Law) -> Iterator[Finding]:
    """What changed in the law since the year was saved, each until the user has seen it."""
    if not jaar.waarden:
        return
    for pair in changed(jaar, values_now(dossier, outcome, law)):
        key = pair.now.sleutel
        record = Record.BAAN if key.startswith(_FORM) else _RECORDS.get(key, Record.JAAR)
        yield Finding(
            "waarde_veranderd",
            Severity.WAARSCHUWING,
            record,
            _sentence(pair, jaar.jaar, "toen u dit dossier opsloeg"),
            _advice(pair, jaar.parameters.sha256, law.sha256),
            field=key if key in _RECORDS else "",
            value=key,
            in_report=_sentence(pair, jaar.jaar, "toen dit dossier werd opgeslagen"),
        )


def _sentence(pair: Changed, year: int, then: str) -> str:
    was, now = _shown(pair.before, pair), _shown(pair.now, pair)
    name = pair.now.omschrijving or pair.before.omschrijving
    return f"{name} van {year}: {was} {then}, nu {now}."


def _shown(row: Waarde, pair: Changed) -> str:
    told = _WORDS.get(row.status, row.status.replace("_", " "))
    if row.waarde is None:
        return f"“{told}”" if told else "onbekend"
    shown = amount(row.waarde, row.eenheid)
    return shown if pair.before.status == pair.now.status else f"{shown} ({told})"


def _advice(pair: Changed, before: str, now: str) -> str:
    cause = f"Oorzaak: {_cause(pair)} (parameters toen {before[:8]}, nu {now[:8]})."
    missing = _taken_in(pair.before) if not _taken_in(pair.now) else ""
    to_do = f"Neem “{missing}” over met Help, Parameters bijwerken. " if missing else ""
    return f"{cause} {to_do}Klopt de waarde van nu? Kies dan Gezien op het Overzicht."


def _cause(pair: Changed) -> str:
    before, now = _taken_in(pair.before), _taken_in(pair.now)
    if before and now:
        if before == now:
            return f"het parameterbestand “{now}” is vernieuwd"
        return f"toen gold het parameterbestand “{before}”, nu “{now}”"
    if now:
        return f"op deze computer is het parameterbestand “{now}” overgenomen"
    if before:
        return f"het parameterbestand “{before}” telt op deze computer niet mee"
    return "deze versie van het programma heeft andere waarden"


def _taken_in(row: Waarde) -> str:
    """The file that was handed out with this value, empty for what comes with the program."""
    return "" if row.bestand.startswith(PROGRAM) else row.bestand
