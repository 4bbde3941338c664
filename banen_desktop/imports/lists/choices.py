"""Reads the words of payroll systems for form, contract, allocation and group of work."""

import re

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Contract, Functiegroep, Toerekening, Vorm
from banen_desktop.imports.lists.titles import normal
from banen_desktop.quota.law.law import built_in

_GROUPS = {
    "op": Functiegroep.ONDERWIJZEND,
    "oop": Functiegroep.ONDERSTEUNEND,
    "obp": Functiegroep.ONDERSTEUNEND,
    "oobp": Functiegroep.ONDERSTEUNEND,
    "oop obp": Functiegroep.ONDERSTEUNEND,
    "dir": Functiegroep.DIRECTIE,
    "onbekend": Functiegroep.OVERIG,
}
_GROUP_WORDS = (
    (Functiegroep.ONDERSTEUNEND, ("ondersteun", "onderwijsondersteun", "beheerspersoneel")),
    (Functiegroep.DIRECTIE, ("directie", "directeur", "management", "schoolleid", "bestuur")),
    (
        Functiegroep.ONDERWIJZEND,
        ("onderwijzend", "onderwijsgevend", "leraar", "leraren", "docent", "leerkracht"),
    ),
    (Functiegroep.OVERIG, ("overig",)),
)
_CONTRACTS = (
    (Contract.VAST, frozenset({"onbepaald", "onbepaalde"})),
    (Contract.TIJDELIJK, frozenset({"tijdelijk", "tijdelijke", "bepaald", "bepaalde", "bbl"})),
    (Contract.VAST, frozenset({"vast", "vaste"})),
)
_SHORT = {
    "v": Contract.VAST,
    "t": Contract.TIJDELIJK,
    "onbep": Contract.VAST,
    "bep": Contract.TIJDELIJK,
    "o": Contract.VAST,
    "b": Contract.TIJDELIJK,
}

_ALLOCATIONS = {
    **dict.fromkeys(("afgesproken", "ja", "j", "akkoord", "toegerekend"), Toerekening.AFGESPROKEN),
    **dict.fromkeys(
        ("", "nog niet", "open", "in overleg", "onbekend", "nog niet afgesproken"),
        Toerekening.NOG_NIET,
    ),
    **dict.fromkeys(("nee", "n", "niet", "geen", "niet afgesproken"), Toerekening.NEE),
}
_ANSWERS = {
    **dict.fromkeys(("ja", "j", "yes", "y", "waar", "true", "1"), JaNee.JA),
    **dict.fromkeys(("nee", "n", "no", "onwaar", "false", "0"), JaNee.NEE),
}
_OPEN = frozenset({"", "onbekend", "weet niet", "open", "nog niet bekend", "n v t", "nvt"})


def read_group(text: str) -> Functiegroep | None:
    """The functiegroep that a text names, or nothing."""
    plain = normal(text)
    if plain in _GROUPS:
        return _GROUPS[plain]
    for group, words in _GROUP_WORDS:
        if any(word in plain for word in words):
            return group
    inside = re.search(r"\b(oobp|oop|obp|op|dir)\b", plain)
    return _GROUPS[inside[1]] if inside else None


def read_form(text: str) -> Vorm | None:
    """The form of a job that a text names, or nothing.

    The words are those of the program's own law: no update has forms.
    """
    plain = normal(text)
    for form in Vorm:
        if plain in {normal(form.value), normal(form.label)}:
            return form
    padded = f"{plain} "
    for form, rule in built_in().forms.items():
        if any(word in padded for word in rule.woorden):
            return form
    return None


def read_contract(text: str) -> Contract | None:
    """Permanent or temporary, or nothing when the text does not say."""
    plain = normal(text)
    if plain in _SHORT:
        return _SHORT[plain]
    words = set(plain.split())
    # "Bepaalde tijd met uitzicht op vast" is temporary; "onbepaalde tijd" is permanent.
    for contract, known in _CONTRACTS:
        if words & known:
            return contract
    return None


def read_allocation(text: str) -> Toerekening | None:
    """Whether allocation was agreed, or nothing when the text does not say; empty is not yet."""
    return _ALLOCATIONS.get(normal(text))


def read_answer(text: str) -> JaNee | None:
    """Yes or no, or nothing when the text does not say."""
    return _ANSWERS.get(normal(text))


def is_open(text: str) -> bool:
    """Whether a text says that there is no answer yet: `?`, `onbekend`, or nothing."""
    return normal(text) in _OPEN


def reads_as_form(text: str) -> bool:
    """Whether a text tells about the form and not about permanent or temporary."""
    return read_contract(text) is None and read_form(text) is not None
