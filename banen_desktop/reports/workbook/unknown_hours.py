"""Jobs whose hours are unknown: a number that lacks them is a bound, or unknown.

On the sheet Berekening each kind has a cell with how many there are, which formulas ask; to share,
there are no rows to count, and what is known of the year stands there as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from banen_desktop.quota.calculation.trace import Bound, Outcome, Step, Telt
from banen_desktop.quota.law.forms import Groep
from banen_desktop.reports.workbook.columns import whole

UNKNOWN = str(Bound.UNKNOWN)
HIRED = Groep.INLEEN.label


def following(name: str, rest: str) -> str:
    """The formula of what follows from one number, which may be unknown."""
    return f"IF(ISTEXT({name}),{name},{name}{rest})"


def _where(telt: str, group: str = "") -> str:
    where = f'{whole("telt")},"{telt}"'
    return f'{where},{whole("groep")},"{group}"' if group else where


@dataclass(frozen=True, slots=True)
class Lacking:
    """The jobs of which the hours are unknown, so that a number lacks them."""

    name: str
    label: str
    where: str
    hours: str = "uren"

    @property
    def formula(self) -> str:
        """How many there are: those that are there, minus those with hours."""
        there = f'{self.where},{whole("dagen")},">0"'
        return f'COUNTIFS({there})-COUNTIFS({there},{whole(self.hours)},">=0")'

    def sum(self, rest: str = "") -> str:
        """The hours that are known, or the word when there are none but unknown ones."""
        hours = f"SUMIFS({whole(self.hours)},{self.where})"
        return f'IF(AND({self.name}>0,{hours}=0),"{UNKNOWN}",{hours}{rest})'


_OWN_JOBS = Lacking("zonder_uren_eigen", "eigen dienst", _where("ja", f"<>{HIRED}"))
_HIRED_JOBS = Lacking("zonder_uren_inleen", "inleen", _where("ja", HIRED))
_WAITING = Lacking("zonder_uren_nog_niet", "telt nog niet mee", _where("nog niet"))
_NEVER = Lacking("zonder_uren_nee", "telt niet mee", _where("nee"))
_AT_END = Lacking(
    "zonder_uren_31_december", "telt mee op 31 december", _where("ja"), "uren_op_31_december"
)
LACKING = (_OWN_JOBS, _HIRED_JOBS, _WAITING, _NEVER, _AT_END)
_COUNTING = f"{_OWN_JOBS.name}+{_HIRED_JOBS.name}"
LACKING_OF: Mapping[str, str] = {
    "meetellende_uren_dienstverband": _OWN_JOBS.name,
    "banen_dienstverband": _OWN_JOBS.name,
    "bonus": _OWN_JOBS.name,
    "meetellende_uren_inleen": _HIRED_JOBS.name,
    "banen_inleen": _HIRED_JOBS.name,
    "nog_toe_te_rekenen_banen": _WAITING.name,
    "niet_meetellende_banen": _NEVER.name,
    "banen_op_peildatum": _AT_END.name,
    **dict.fromkeys(
        (
            *("meetellende_uren", "gerealiseerde_banen", "aandeel"),
            *("realisatiepercentage", "verschil_banen", "quotumtekort", "quotumheffing"),
        ),
        _COUNTING,
    ),
}
"""How many jobs without hours a step lacks, by its key: the name of a cell, or a sum of two."""


def lacking_now(outcome: Outcome) -> Mapping[str, int]:
    """How many jobs of each kind there are without hours, by the name of its cell."""
    unknown = [row for row in outcome.rows if row.dagen and row.uren is None]
    counting = [row for row in unknown if row.telt is Telt.JA]
    hired = sum(row.hired for row in counting)
    return {
        _OWN_JOBS.name: len(counting) - hired,
        _HIRED_JOBS.name: hired,
        _WAITING.name: sum(row.telt is Telt.NOG_NIET for row in unknown),
        _NEVER.name: sum(row.telt is Telt.NEE for row in unknown),
        _AT_END.name: sum(row.op_peildatum for row in counting),
    }


def value_now(step: Step) -> Decimal | str:
    """The value that the cell of a step has now, or the word for one that is unknown."""
    return UNKNOWN if step.known is None else step.known


def bound_formula(key: str) -> str:
    """The word before a number that is only a bound; nothing for an exact or unknown one."""
    shortage = key in {"quotumtekort", "quotumheffing"}
    word = Bound.AT_MOST if shortage else Bound.AT_LEAST
    above = f",{key}>0" if shortage else ""
    lacks = f'IF(AND({LACKING_OF[key]}>0{above}),"{word}","")'
    return f'IF(ISNUMBER({key}),{lacks},"")'  # not of an error: not every AND stops before one
