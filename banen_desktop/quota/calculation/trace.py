"""The trace: the ordered steps that are the result, and what every output renders."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from banen_desktop.dossier.findings import Finding
from banen_desktop.quota.law.forms import FormRule, Groep, Vraag
from banen_desktop.quota.law.law import LegalValue

WAITING_NAME = "Nog toe te rekenen"
"""What jobs that may count later are called when only an agreement is awaited."""
_ASKED_NAME, _BOTH_NAME = "Vraag over uitlener open", "Toe te rekenen of vraag open"


class Unit(StrEnum):
    """What a value counts."""

    UUR = "uur"
    BAAN = "baan"
    RATIO = "ratio"
    EURO = "euro"
    PERSOON = "persoon"
    UUR_PER_BAAN = "uur_per_baan"


class Rounding(StrEnum):
    """A rounding that the law prescribes, or none; rounding for display is not a step."""

    NONE = ""
    TEKORT = "uren naar beneden op twee decimalen, uitkomst naar beneden op één decimaal"


class Bound(StrEnum):
    """How far a value is known: hours that are unknown are not in it."""

    EXACT = ""
    AT_LEAST = "ten minste"
    AT_MOST = "hooguit"
    UNKNOWN = "onbekend"


class Regime(StrEnum):
    """Under which rules a year falls."""

    GEEN = "geen"
    QUOTUMREGELING = "quotumregeling"
    WET_BANENAFSPRAAK = "wet_banenafspraak"


_KEY = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Step:
    """One number of the answer: exact value, unit, how it came about, and its article.

    `formula` is Dutch with the keys of other steps in braces; `legal` is the legal value that
    the step is, or nothing. `bound` says whether unknown hours make it more, less or no number.
    """

    key: str
    label: str
    value: Decimal
    unit: Unit
    formula: str
    article: str
    rounding: Rounding = Rounding.NONE
    legal: LegalValue | None = None
    note: str = ""
    bound: Bound = Bound.EXACT

    @property
    def known(self) -> Decimal | None:
        """The value, or nothing where it is unknown: then `value` is no number to show or use."""
        return None if self.bound is Bound.UNKNOWN else self.value

    @property
    def uses(self) -> tuple[str, ...]:
        """The keys of the steps that this one is made of."""
        return tuple(dict.fromkeys(_KEY.findall(self.formula)))

    def filled(self, texts: Mapping[str, str]) -> str:
        """The formula with a text in place of each key."""
        return _KEY.sub(lambda found: texts[found[1]], self.formula)


class Telt(StrEnum):
    """Whether a row counts."""

    JA = "ja"
    NOG_NIET = "nog_niet"
    NEE = "nee"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What the law makes of one row of jobs.

    `uren` are the hours of the year (`banen` the same in jobs), `None` when unknown;
    `uren_maal_dagen` is the same number times the days of the year, which is always exact.
    `dagen` are the days of the year in which the row counts, `geschat` tells an estimate from
    paid hours, `op_peildatum` whether it counts on 31 December; `regel` is what the law says of
    its form. `open_vragen` are still to be answered before the lender can allocate.
    """

    id: str
    telt: Telt
    uren: Decimal | None
    banen: Decimal | None
    uren_maal_dagen: Decimal | None
    op_peildatum: bool
    dagen: int
    geschat: bool
    reden: str
    regel: FormRule
    open_vragen: tuple[Vraag, ...] = ()

    @property
    def hired(self) -> bool:
        """Whether hours that count belong to the hired part of C."""
        return self.regel.groep is Groep.INLEEN

    @property
    def allocated(self) -> bool:
        """Whether a lender can allocate the hours, agreed or not."""
        return self.regel.asks(Vraag.TOEREKENING)


def waiting_name(rows: Iterable[RowOutcome]) -> str:
    """What jobs that may count later wait for: an agreement, an answer about the lender, or both.

    An open question is no agreement that only has to be made.
    """
    found = {bool(row.open_vragen) for row in rows if row.telt is Telt.NOG_NIET and row.dagen}
    if True not in found:
        return WAITING_NAME
    return _BOTH_NAME if False in found else _ASKED_NAME


def waiting_name_of_all(names: Iterable[str]) -> str:
    """One name for what jobs of several years wait for."""
    known = set(names)
    return known.pop() if len(known) == 1 else _BOTH_NAME if known else WAITING_NAME


@dataclass(frozen=True, slots=True)
class Termen:
    """What the law of a year calls a job, and the last days in the year after it.

    `uren_per_week` are those of a job. A day is `None` where the law of that year has none.
    `schoolvragen` tells whether school boards are asked about the year.
    """

    uren_per_week: Decimal
    loonaangifte: date | None
    toerekening: date | None
    jaarverantwoording: date | None
    schoolvragen: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one year.

    `vrijgesteld` is `None` when it cannot be known. `verdeling_verschil` is the sum of the rows
    of hours minus the leading total, when there are both. `termen` is what sentences about the
    year have to know of its law.
    """

    jaar: int
    regime: Regime
    vrijgesteld: bool | None
    steps: tuple[Step, ...]
    rows: tuple[RowOutcome, ...]
    termen: Termen
    findings: tuple[Finding, ...] = ()
    verdeling_verschil: Decimal | None = None
    by_key: Mapping[str, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the steps once."""
        object.__setattr__(self, "by_key", {step.key: step for step in self.steps})

    def value(self, key: str) -> Decimal | None:
        """The value of a step, or nothing when the step is absent."""
        step = self.by_key.get(key)
        return None if step is None else step.value

    def known(self, key: str) -> Decimal | None:
        """The value of a step, or nothing when the step is absent or its value unknown."""
        step = self.by_key.get(key)
        return None if step is None else step.known
