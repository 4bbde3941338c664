"""The outcome as data (JSON), for other programs: exact values as strings, fixed keys.

A value that is unknown is null, and `reden` says why; `grens` tells a lower or upper bound. What
stands where is in docs/gegevens.schema.json: a change there is a new `VERSION`.
"""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from banen_desktop.dossier.bsn_texts import shared
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.fields import to_text
from banen_desktop.dossier.model import Dossier, Invoer, Werkgever
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Step
from banen_desktop.quota.law.law import Law, LegalValue
from banen_desktop.reports.receipt.receipt import Receipt, receipt, shareable
from banen_desktop.reports.words import wording
from banen_desktop.reports.words.figures import ON_REQUEST, RATES_ON_REQUEST
from banen_desktop.reports.words.guard import Guard, Kind
from banen_desktop.safe_text import in_json

FORMAT, VERSION = "banen-desktop-jaar", 1
_FISCAL = re.compile(r"\d{9}")


def year_data(
    dossier: Dossier,
    year: int,
    law: Law,
    made_on: date,
    kind: Kind = Kind.DOSSIER,
    *,
    levy: bool = False,
) -> dict[str, Any]:
    """One year as data; the kind `delen` names no row and tells of no few people or input.

    Its field `weggelaten` has the keys of the steps that it leaves out for that. Without `levy`
    it has no step or rate of the levy or the bonus, which are theoretical, either.
    Raises `KeyError` when the dossier has no such year.
    """
    to_share = kind is Kind.DELEN
    dossier = shared(dossier) if to_share else dossier
    outcome, jaar = calculate(dossier, year, law), dossier.year(year)
    findings = shareable(outcome.findings) if to_share else outcome.findings
    left_out = frozenset() if jaar is None else Guard.of(outcome, jaar, kind).hidden
    silent = to_share and not levy
    on_request = ON_REQUEST if silent else frozenset()
    steps = [step for step in outcome.steps if step.key not in left_out | on_request]
    proof = receipt(dossier, outcome, law, made_on)
    if silent:
        told = tuple(value for value in proof.values if value.sleutel not in RATES_ON_REQUEST)
        proof = replace(proof, values=told)
    return {
        "formaat": FORMAT,
        "versie": VERSION,
        "werkgever": dossier.werkgever.naam,
        "werkgever_sleutel": _key(dossier.werkgever, kind),
        "sector": None if dossier.werkgever.sector is None else str(dossier.werkgever.sector),
        "jaar": year,
        "regime": str(outcome.regime),
        "vrijgesteld": outcome.vrijgesteld,
        "stappen": [_step(step, {step.key for step in steps}) for step in steps],
        **({"weggelaten": sorted(left_out)} if to_share else {}),
        "bevindingen": [finding.as_data() for finding in findings],
        "ontvangstbewijs": _receipt(proof, kind),
    }


def _key(werkgever: Werkgever, kind: Kind) -> str | None:
    """What stays the same when a name changes, with the word for what it is.

    The bestuursnummer, or else the fiscal number: the first nine digits of a loonheffingennummer.
    To share, the fiscal number is only there when it is surely of an organisation.
    """
    board = "".join(werkgever.bestuursnummer.split())
    if board:
        return f"bestuursnummer:{board}"
    fiscal = _FISCAL.search(werkgever.loonheffingennummers)
    shown = kind is Kind.DOSSIER or _is_public(werkgever)
    return f"fiscaal:{fiscal[0]}" if fiscal and shown else None


def _is_public(werkgever: Werkgever) -> bool:
    """Whether it is of the sector overheid: the fiscal number of a person would be a BSN."""
    return werkgever.sector is not None and werkgever.premie_sectorfonds is not JaNee.JA


def to_json(content: Any) -> str:
    """JSON text with a line end, the same for the same content."""
    return in_json(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _step(step: Step, known: set[str]) -> dict[str, Any]:
    return {
        "sleutel": step.key,
        "label": step.label,
        "waarde": None if step.known is None else _plain(step.known),
        "grens": str(step.bound),
        "reden": wording.why_bounded(step),
        "eenheid": str(step.unit),
        "artikel": step.article,
        "gebruikt": [key for key in step.uses if key in known],
        "afronding": str(step.rounding),
    }


def _plain(value: Decimal) -> str:
    """An exact decimal without a sign for powers, and without zeros that say nothing: `986244`."""
    text = f"{value:f}"
    bare = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if bare == "-0" else bare


def _receipt(proof: Receipt, kind: Kind) -> dict[str, Any]:
    return {
        "programma": proof.program,
        "versie": proof.version,
        "parameters_sha256": proof.parameters_sha256,
        "opgeslagen_met_parameters_sha256": proof.saved_sha256,
        "parameterbestanden": [
            {"bestand": update.bestand, "regeling": update.regeling, "sha256": update.sha256}
            for update in proof.updates
        ],
        **({} if kind is Kind.DELEN else {"invoer_sha256": proof.input_sha256}),
        "gemaakt_op": proof.made_on.isoformat(),
        "waarden": [_value(value) for value in proof.values],
        "niet_gemodelleerd": list(proof.not_modelled),
        "ingelezen": [_file(file, kind) for file in proof.files],
    }


def _file(file: Invoer, kind: Kind) -> dict[str, Any]:
    """A file that was read; to share only its kind and day: all else may tell of a few people."""
    if kind is Kind.DELEN:
        return {"soort": str(file.soort), "gelezen_op": file.gelezen_op[:10]}
    return {
        "bestand": file.bestand,
        "soort": str(file.soort),
        "sha256": file.sha256,
        "gelezen_op": file.gelezen_op,
        "overgenomen": to_text(file.overgenomen),
        "geweigerd": to_text(file.geweigerd),
    }


def _value(value: LegalValue) -> dict[str, Any]:
    checked = value.gecontroleerd_op
    return {
        "sleutel": value.sleutel,
        "waarde": _plain(value.waarde),
        "eenheid": value.eenheid,
        "artikel": value.artikel,
        "status": str(value.status),
        "zekerheid": str(value.zekerheid),
        "bron": value.bron,
        "url": value.url,
        "bestand": value.bestand,
        "gecontroleerd_op": None if checked is None else checked.isoformat(),
    }
