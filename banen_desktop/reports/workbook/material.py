"""What the sheets are written from: the year, its outcome, the other years, and what is hidden."""

from collections.abc import Mapping
from dataclasses import dataclass

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.quota.law import Law
from banen_desktop.quota.trace import Outcome, Step, Unit
from banen_desktop.reports.kinds import FEWEST_SHARED, Kind
from banen_desktop.reports.receipt import Receipt
from banen_desktop.reports.workbook.formulas import step_formula

TOO_FEW = f"minder dan {FEWEST_SHARED}"
NOT_SHOWN = "niet getoond"


@dataclass(frozen=True, slots=True)
class Material:
    """What the sheets are written from.

    `series` has every year of the dossier, the report year too; `hidden` the keys of the steps of
    each year that tell of too few people to share.
    """

    dossier: Dossier
    jaar: Jaar
    outcome: Outcome
    series: tuple[Outcome, ...]
    law: Law
    kind: Kind
    receipt: Receipt
    levy: bool
    hidden: Mapping[int, frozenset[str]]

    @property
    def year(self) -> int:
        """The report year."""
        return self.outcome.jaar

    @property
    def employer(self) -> str:
        """The name of the employer on one line."""
        return dutch.shorten(self.dossier.werkgever.naam, 80) or "Werkgever zonder naam"

    def formula(self, key: str) -> str:
        """The formula of a step of the report year."""
        return step_formula(key, self.kind, self.hidden[self.year])

    def hides(self, key: str, year: int | None = None) -> bool:
        """Whether this step of a year (without it: of the report year) is not shared."""
        return key in self.hidden[self.year if year is None else year]

    def instead(self, step: Step) -> str:
        """What stands in the place of a step that is not shared."""
        return TOO_FEW if step.unit is Unit.PERSOON else NOT_SHOWN


def hidden_steps(outcome: Outcome, kind: Kind) -> frozenset[str]:
    """The keys of the steps that tell of too few people to share; nothing is hidden inside."""
    if kind is Kind.DOSSIER:
        return frozenset()
    return frozenset(
        step.key
        for step in outcome.steps
        if step.unit is Unit.PERSOON and 0 < step.value < FEWEST_SHARED
    )
