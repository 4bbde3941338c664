"""A form of work that nobody has thought of yet: in the model and in the law, while a test runs.

Adding a form is one name in `Vorm` and one table in vormen.toml; this does both in memory.
"""

import importlib
import itertools
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, cast

import pytest
from builders import baan, dossier, jaar, regel

import banen_desktop
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Dossier, Sector, Toerekening, Vorm
from banen_desktop.quota.calculation.trace import Telt
from banen_desktop.quota.law import law as law_module
from banen_desktop.quota.law.law import Law, load, texts_of_the_law

KEY, LABEL, WORD, IN_TEXT, LENDER = "proefvorm", "Proefvorm", "toverwerk", "proefwerk", "proefhuis"
YEAR = 2024
PEOPLE = 6
"""People in each kind of row: enough to be told apart from the others."""


@dataclass(frozen=True)
class Kind:
    """What the table of the new form says: when it counts, in which group, and who allocates."""

    telt: str
    groep: str
    lender: bool

    @property
    def table(self) -> str:
        """Its table in vormen.toml."""
        about = ["uitlener_7_690", "uitlener_handelsregister"] * (self.telt == "na_vragen")
        asked = about + ["toerekening"] * self.lender + ["besluit"] * (self.telt == "na_besluit")
        return f"""
[vorm.{KEY}]
telt = "{self.telt}"
groep = "{self.groep}"
uitlener = "{LENDER if self.lender else ""}"
vragen = {asked}
rol = "gewoon"
in_tekst = "{IN_TEXT}"
woorden = ["{WORD}"]
artikel = "Besluit proef art. 1"
zekerheid = "I"
reden = "Zo is het bij proefwerk."
toelichting = ""
gecontroleerd_op = 2026-11-22
"""

    def counts(self, row: Baan) -> Telt:
        """Whether a row of this form counts, told again without the program."""
        if self.telt == "na_toerekening":
            answers = {"afgesproken": Telt.JA, "nog_niet": Telt.NOG_NIET, "nee": Telt.NEE}
            return answers[row.toerekening]
        if self.telt == "na_vragen":
            return self._of_a_lender(row)
        if self.telt == "na_besluit":
            yes = row.besluit_telt_mee == "ja" and row.besluit_grond
            return Telt.JA if yes else Telt.NEE
        return Telt(self.telt)

    def _of_a_lender(self, row: Baan) -> Telt:
        if row.besluit_telt_mee is not None:
            return Telt.JA if row.besluit_telt_mee == "ja" and row.besluit_grond else Telt.NEE
        answers = (row.uitlener_7_690, row.uitlener_handelsregister)
        if "nee" in answers or row.toerekening == "nee":
            return Telt.NEE
        agreed = answers == ("ja", "ja") and row.toerekening == "afgesproken"
        return Telt.JA if agreed else Telt.NOG_NIET

    def __str__(self) -> str:
        """The name of its tests."""
        return f"{self.telt} {self.groep}{' uitlener' * self.lender}"


RULES, GROUPS = (
    ("ja", "na_toerekening", "na_vragen", "na_besluit", "nee"),
    ("eigen", "inleen", "apart"),
)
KINDS = tuple(Kind(*each) for each in itertools.product(RULES, GROUPS, (False, True)))
POSSIBLE = (
    Kind("ja", "eigen", lender=False),
    Kind("ja", "inleen", lender=False),
    Kind("na_toerekening", "inleen", lender=True),
    Kind("na_vragen", "inleen", lender=True),
    Kind("na_besluit", "eigen", lender=False),
    Kind("na_besluit", "inleen", lender=False),
    Kind("nee", "eigen", lender=False),
    Kind("nee", "inleen", lender=False),
    Kind("nee", "apart", lender=False),
)
"""The kinds that contradict neither the law nor themselves."""


def texts_with(kind: Kind) -> dict[str, str]:
    """The parameter files with a table for the new form, behind all others."""
    known = texts_of_the_law()
    return known | {"vormen.toml": known["vormen.toml"] + kind.table}


@cache
def _member() -> Vorm:
    made: Any = str.__new__(Vorm, KEY)
    made._name_, made._value_, made.label = "PROEFVORM", KEY, LABEL
    return cast("Vorm", made)


@cache
def _law(kind: Kind) -> Law:
    return load(texts_with(kind))


@contextmanager
def in_the_model() -> Iterator[Vorm]:
    """The model with one more name, for as long as the block lasts."""
    made, members = _member(), cast("Any", Vorm)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(members._member_map_, "PROEFVORM", made)
        patch.setitem(members._value2member_map_, KEY, made)
        patch.setattr(Vorm, "_member_names_", [*members._member_names_, "PROEFVORM"])
        yield made


@contextmanager
def in_the_program(kind: Kind) -> Iterator[tuple[Vorm, Law]]:
    """The form in the model, and in the law of every module that asks for that of the program."""
    _import_everything()
    with in_the_model() as form, pytest.MonkeyPatch.context() as patch:
        law, known = _law(kind), law_module.built_in
        for module in list(sys.modules.values()):
            if getattr(module, "built_in", None) is known:
                patch.setattr(module, "built_in", lambda: law)
        yield form, law


@cache
def _import_everything() -> None:
    """So that no module is first imported, and keeps the law that it then finds, inside a block."""
    for module in pkgutil.walk_packages(banen_desktop.__path__, "banen_desktop."):
        importlib.import_module(module.name)


ANSWERS: tuple[tuple[Toerekening, JaNee | None, str, tuple[JaNee | None, JaNee | None]], ...] = (
    (Toerekening.AFGESPROKEN, None, "", (JaNee.JA, JaNee.JA)),
    (Toerekening.NOG_NIET, JaNee.JA, "Grond", (None, None)),
    (Toerekening.NEE, JaNee.JA, "Grond", (None, None)),
    (Toerekening.NEE, JaNee.NEE, "Grond", (JaNee.JA, JaNee.JA)),
    (Toerekening.AFGESPROKEN, JaNee.JA, "", (JaNee.JA, JaNee.JA)),
    (Toerekening.AFGESPROKEN, None, "", (JaNee.JA, None)),
    (Toerekening.AFGESPROKEN, None, "", (JaNee.JA, JaNee.NEE)),
    (Toerekening.NOG_NIET, None, "", (JaNee.JA, JaNee.JA)),
)
"""Every answer about allocation, decision and lender, so that none goes with another."""


def rows_of(form: Vorm) -> list[Baan]:
    """Rows with each of the answers, each of some people."""
    return [
        baan(
            kenmerk=f"N-{place}-{person}",
            onderdeel="Zuid",
            vorm=form,
            toerekening=agreed,
            besluit_telt_mee=decision,
            besluit_grond=ground,
            uitlener_7_690=lender[0],
            uitlener_handelsregister=lender[1],
            soort_werk="tuin",
            verloonde_uren=Decimal(401 + 10 * place),
        )
        for place, (agreed, decision, ground, lender) in enumerate(ANSWERS)
        for person in range(PEOPLE)
    ]


def _others() -> list[Baan]:
    lent: dict[str, Any] = {"vorm": Vorm.UITZEND, "toerekening": Toerekening.AFGESPROKEN}
    own = [baan(kenmerk=f"E-{place}", verloonde_uren=811) for place in range(PEOPLE)]
    hired = [baan(kenmerk=f"I-{place}", verloonde_uren=703, **lent) for place in range(PEOPLE)]
    return [*own, *hired]


def employer(form: Vorm, sector: Sector, *more: Baan) -> Dossier:
    """Two years of an employer with own and hired people, and the new form in the second."""
    years = (
        jaar(YEAR - 1, *_others(), **_hours()),
        jaar(YEAR, *_others(), *rows_of(form), *more, **_hours()),
    )
    return dossier(*years, sector=sector, werkweek_uren=Decimal(36))


def _hours() -> dict[str, Any]:
    total = Decimal(2_000_000)
    rows = (regel(onderdeel="Zuid", verloonde_uren=total),)
    return {"verloonde_uren": total, "verloonde_uren_vorig_jaar": total, "uren": rows}
