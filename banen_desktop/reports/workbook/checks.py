"""What a cell that is typed may hold, as a formula, as a rule of validation, and in Python.

The limits and choices are those of the fields of the dossier, so that the workbook refuses what
the program refuses when it reads the workbook back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.fields import FIRST_DAY, LAST_DAY, Field, Kind

CHOOSE = "Kies een waarde uit de lijst."
_DAY_ZERO = date(1899, 12, 30)  # of the serial numbers of days
GOOD, WRONG = "goed", "let op"
_MOST = Decimal(10) ** 10


@dataclass(frozen=True, slots=True)
class Check:
    """What a cell may hold beside nothing: a number or day from `low` to `high`, or a choice.

    Without limits and choices anything but an error will do. `above` leaves out `low` itself,
    `whole` takes no parts of one, `needed` refuses an empty cell.
    """

    low: Decimal | date | None = None
    high: Decimal | date = _MOST
    choices: tuple[str, ...] = ()
    above: bool = False
    whole: bool = False
    needed: bool = False

    def fits(self, cell: str) -> str:
        """The condition that the cell is right; an error in the cell may make it an error."""
        if self.choices:
            known = self.choices if self.needed else ("", *self.choices)
            told = ",".join(f'{cell}="{choice}"' for choice in known)
            return f"OR({told})"
        if self.low is None:
            return f"NOT(ISERROR({cell}))"
        lower = f"{cell}{'>' if self.above else '>='}{_number(self.low)}"
        whole = f",{cell}=INT({cell})" if self.whole else ""
        number = f"AND(ISNUMBER({cell}),{lower},{cell}<={_number(self.high)}{whole})"
        return number if self.needed else f"OR(ISBLANK({cell}),{number})"

    def holds(self, value: Any) -> bool:
        """Whether a value that the program writes is right."""
        if value is None or value == "":
            return not self.needed
        if self.choices:
            return str(value.label if isinstance(value, Choice) else value) in self.choices
        if self.low is None:
            return True
        enough = value > self.low if self.above else value >= self.low
        return bool(enough and value <= self.high and not (self.whole and value % 1))

    @property
    def rule(self) -> dict[str, Any]:
        """The validation of what is typed, with its sentence; empty where anything will do."""
        if self.choices:
            return {"validate": "list", "source": list(self.choices), "error_message": CHOOSE}
        if self.low is None:
            return {}
        sort = "integer" if self.whole else "decimal"
        sort = "date" if isinstance(self.low, date) else sort
        limits = {"minimum": _typed(self.low), "maximum": _typed(self.high)}
        told = {"error_message": self._sentence}
        return {"validate": sort, "criteria": "between", **limits, **told}

    @property
    def _sentence(self) -> str:
        if isinstance(self.low, date):
            return "Vul een datum in, zoals 01-05-2025."
        if self.high == _MOST:
            return "Vul een getal in van 0 of meer."
        if self.high == 1:
            return "Vul een percentage in van 0% tot en met 100%, zoals 2,76%."
        return f"Vul een getal in van {self.low} tot en met {self.high}."


NUMBER = Check(Decimal(0))
SHARE = Check(Decimal(0), Decimal(1), needed=True)


def check_of(field: Field) -> Check:
    """What a cell of a field may hold."""
    if field.choices is not None:
        return Check(choices=tuple(choice.label for choice in field.choices))
    if field.kind is Kind.DATE:
        return Check(FIRST_DAY, LAST_DAY)
    if field.kind is Kind.NUMBER:
        whole = field.decimals == 0
        return Check(Decimal(0), field.maximum, above=field.above_zero, whole=whole)
    return Check()


def row_check(blocks: Sequence[str], right: Sequence[str]) -> str:
    """The formula that says whether a row is read and counted; empty where nothing is typed."""
    typed, all_right = ",".join(blocks), ",".join(right)
    return f'IF(COUNTA({typed})=0,"",IF(IFERROR(AND({all_right}),FALSE()),"{GOOD}","{WRONG}"))'


def all_fit(cells: Iterable[tuple[str, Check]]) -> list[str]:
    """Conditions that hold when each cell is right, fewer than one a cell: a row has many."""
    alike: dict[Check, list[str]] = {}
    for cell, check in cells:
        alike.setdefault(check, []).append(cell)
    found = []
    for check, group in alike.items():
        if check.choices or check.above or check.whole or len(group) == 1:
            found += [check.fits(cell) for cell in group]
        elif check.low is None:
            found.append(f"ISTEXT({'&'.join(group)})")  # not when one of them is an error
        else:
            low, high, those = _number(check.low), _number(check.high), ",".join(group)
            found.append(f"COUNT({those})=COUNTA({those})")
            found.append(f"MIN({those},{low})>={low},MAX({those},{low})<={high}")
    return found


def wrong(check: Check, cell: str) -> str:
    """The condition that a cell is to be coloured; an error in it is wrong too."""
    return f"NOT(IFERROR({check.fits(cell)},FALSE()))"


def _number(value: Decimal | date) -> str:
    return str((value - _DAY_ZERO).days) if isinstance(value, date) else f"{value:f}"


def _typed(value: Decimal | date) -> Any:
    return value if isinstance(value, date) else float(value)
