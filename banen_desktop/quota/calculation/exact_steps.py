"""The steps while they are worked out: exact fractions inside, decimals to show."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from banen_desktop.quota.calculation.trace import Bound, Rounding, Step, Unit
from banen_desktop.quota.law.law import LegalValue
from banen_desktop.quota.units import decimal_of


class Working:
    """The steps so far, with their exact values."""

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        """Begin with nothing, or go on after the steps of somebody else."""
        self.steps: list[Step] = list(steps)
        self.exact: dict[str, Fraction] = {step.key: Fraction(step.value) for step in self.steps}

    def add(
        self,
        key: str,
        label: str,
        value: Fraction | Decimal | int,
        unit: Unit,
        formula: str,
        article: str,
        *,
        rounding: Rounding = Rounding.NONE,
        legal: LegalValue | None = None,
        note: str = "",
        bound: Bound = Bound.EXACT,
    ) -> None:
        """Put a step at the end."""
        self.exact[key] = Fraction(value)
        shown = value if isinstance(value, Decimal) else decimal_of(Fraction(value))
        self.steps.append(
            Step(key, label, shown, unit, formula, article, rounding, legal, note, bound)
        )
