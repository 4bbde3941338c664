"""What a dossier remembers of the law when it is saved, and that the user saw what changed."""

from dataclasses import replace

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.dossier.verslag import Parameters, Waarde
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.saved_values import changed, values_now
from banen_desktop.quota.law.law import Law


def remember(dossier: Dossier, law: Law) -> Dossier:
    """The dossier as it is to be saved: each year with the legal values that it asks for now.

    What changed in the law since the last time stays as it was until the user has seen it, and the
    digest with it. A dossier that knows all this already is given back as it is.
    """
    years = tuple(_remembering(dossier, jaar, law) for jaar in dossier.jaren)
    return dossier if years == dossier.jaren else replace(dossier, jaren=years)


def _remembering(dossier: Dossier, jaar: Jaar, law: Law) -> Jaar:
    now = _now(dossier, jaar, law)
    old = {pair.now.sleutel: pair.before for pair in changed(jaar, now)}
    kept = tuple(old.get(row.sleutel, row) for row in now)
    made = jaar.parameters if old else Parameters(law.sha256)
    return jaar if (jaar.waarden, jaar.parameters) == (kept, made) else _with(jaar, kept, made)


def _with(jaar: Jaar, waarden: tuple[Waarde, ...], parameters: Parameters) -> Jaar:
    return replace(jaar, waarden=waarden, parameters=parameters)


def _now(dossier: Dossier, jaar: Jaar, law: Law) -> tuple[Waarde, ...]:
    outcome = calculate(dossier, jaar.jaar, law, with_findings=False)
    return values_now(dossier, outcome, law)


def seen(dossier: Dossier, year: int, law: Law, key: str) -> Dossier:
    """The dossier after the user saw what a legal value of a year is now."""
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    now = {row.sleutel: row for row in _now(dossier, jaar, law)}
    rows = (now.get(key, row) if row.sleutel == key else row for row in jaar.waarden)
    return edits.set_year(dossier, year, waarden=tuple(rows))


def seen_all(dossier: Dossier, year: int, law: Law) -> Dossier:
    """The dossier after the user saw all figures of a year, as when it is reported."""
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    rows = _now(dossier, jaar, law)
    return edits.set_year(dossier, year, waarden=rows, parameters=Parameters(law.sha256))
