"""The receipt of an outcome: which program, which law, which input, and what is uncertain.

With the same program, the same parameters and the same input everybody gets the same outcome; the
two sha256 digests tell whether parameters and input are the same.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from banen_desktop import __version__
from banen_desktop.dossier import fields
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.findings import Finding
from banen_desktop.dossier.model import Dossier, Invoer, Jaar
from banen_desktop.quota.calculation.saved_values import asked
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import Law, LegalValue, Update
from banen_desktop.reports.words.guard import FEWEST_SHARED


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody needs to check an outcome.

    `values` are the legal values that it used, each with its file, `files` the files of others
    that were read, and `updates` the parameter files that were taken in. `saved_sha256` is of the
    parameters that the year was saved with, empty before its first save.
    """

    year: int
    program: str
    version: str
    parameters_sha256: str
    input_sha256: str
    made_on: date
    values: tuple[LegalValue, ...]
    findings: tuple[Finding, ...]
    not_modelled: tuple[str, ...]
    files: tuple[Invoer, ...] = ()
    updates: tuple[Update, ...] = ()
    saved_sha256: str = ""

    @property
    def other_parameters(self) -> str:
        """The digest that the year was saved with when that is another one, else empty."""
        return "" if self.saved_sha256 == self.parameters_sha256 else self.saved_sha256


def receipt(dossier: Dossier, outcome: Outcome, law: Law, made_on: date) -> Receipt:
    """The receipt of the outcome of one year; `made_on` is the day that the document was made."""
    jaar = dossier.year(outcome.jaar)
    return Receipt(
        year=outcome.jaar,
        program="Banen Desktop",
        version=__version__,
        parameters_sha256=law.sha256,
        input_sha256=input_digest(dossier, outcome.jaar),
        made_on=made_on,
        values=tuple(value for value in asked(dossier, outcome, law).values() if value),
        findings=outcome.findings,
        not_modelled=law.not_modelled,
        files=() if jaar is None else jaar.invoer,
        updates=law.updates,
        saved_sha256="" if jaar is None else jaar.parameters.sha256,
    )


def shareable(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings about no single row and not about few people: for data to share."""
    return tuple(
        Finding(item.code, item.severity, item.record, item.message, item.advice)
        for item in findings
        if item.persons >= FEWEST_SHARED or not (item.row_name or item.persons)
    )


def in_report(finding: Finding) -> str:
    """What a document tells its reader of a finding; a number of people only of many."""
    if finding.persons >= FEWEST_SHARED:
        return finding.message
    return finding.in_report or finding.message


def input_digest(dossier: Dossier, year: int) -> str:
    """The sha256 of what the calculation of a year reads: the employer, that year, the one before.

    Ids and the order of rows do not matter, and neither does 1,5 or 1,50.
    """
    years = [jaar for jaar in dossier.jaren if jaar.jaar in {year - 1, year}]
    content = [_plain(dossier.werkgever, fields.WERKGEVER), *(_year(jaar) for jaar in years)]
    return hashlib.sha256(_canonical(content).encode()).hexdigest()


def _year(jaar: Jaar) -> dict[str, Any]:
    return {
        "jaar": jaar.jaar,
        **_plain(jaar, fields.JAAR),
        "uren": sorted((_plain(row, fields.UREN) for row in jaar.uren), key=_canonical),
        "banen": sorted((_plain(row, fields.BAAN) for row in jaar.banen), key=_canonical),
        "toelichting": _plain(jaar.toelichting, fields.TOELICHTING),
    }


def _plain(record: Any, known: tuple[Field, ...]) -> dict[str, str]:
    values = {field.key: getattr(record, field.key) for field in known}
    return {key: _text(value) for key, value in values.items() if value not in {None, ""}}


def _text(value: Any) -> str:
    text = fields.to_text(value.normalize() if isinstance(value, Decimal) else value)
    return "" if text is None else text


def _canonical(content: Any) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"))
