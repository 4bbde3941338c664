"""The forms of work: whether each counts and why, read from `parameters/vormen.toml`."""

from dataclasses import dataclass
from typing import Any

from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.model import Vorm
from banen_desktop.quota.law.parameter_tables import (
    checked_on,
    choice_of,
    only_known,
    optional_of,
    text_of,
)

_KEYS = {"telt", "artikel", "zekerheid", "reden", "toelichting", "gecontroleerd_op"}


class Zekerheid(Choice):
    """How sure we are of what the source says."""

    H = "H", "gelezen in de wet of bij de uitgever"
    M = "M", "één andere bron, of afgeleid"
    I = "I", "onze uitleg"  # noqa: E741 - the letter of the classification


class Telregel(Choice):
    """When a form counts."""

    JA = "ja", "telt mee"
    NA_TOEREKENING = "na_toerekening", "telt mee na afgesproken toerekening"
    NA_BESLUIT = "na_besluit", "telt mee na eigen besluit"
    NEE = "nee", "telt niet mee"


@dataclass(frozen=True, slots=True)
class FormRule:
    """Whether a form counts, and why."""

    telt: Telregel
    artikel: str
    zekerheid: Zekerheid
    reden: str
    toelichting: str = ""


def read_forms(name: str, tables: Any) -> dict[Vorm, FormRule]:
    """The rule of each form in a parameter file; raises `ParameterError`."""
    only_known(name, tables, Vorm)
    forms: dict[Vorm, FormRule] = {}
    for key, table in tables.items():
        place = f"{name}, {key}"
        only_known(place, table, _KEYS)
        checked_on(place, table)
        forms[Vorm(key)] = FormRule(
            telt=choice_of(place, table, "telt", Telregel),
            artikel=text_of(place, table, "artikel"),
            zekerheid=choice_of(place, table, "zekerheid", Zekerheid),
            reden=text_of(place, table, "reden"),
            toelichting=optional_of(place, table, "toelichting"),
        )
    return forms
