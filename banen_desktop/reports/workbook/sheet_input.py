"""What the sheets are written from: the year, its outcome, the other years, and what is hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.quota.calculation.trace import Outcome, Step
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.receipt.receipt import Receipt
from banen_desktop.reports.words.figures import ON_REQUEST
from banen_desktop.reports.words.guard import Guard, Kind
from banen_desktop.reports.workbook.formulas import step_formula

CONFIDENTIAL, TOTALS = "Vertrouwelijk", "Alleen totalen"


@dataclass(frozen=True, slots=True)
class Material:
    """What the sheets are written from.

    `series` has every year of the dossier, the report year too; `guards` say for each year what
    tells of too few people to share.
    """

    dossier: Dossier
    jaar: Jaar
    outcome: Outcome
    series: tuple[Outcome, ...]
    law: Law
    kind: Kind
    receipt: Receipt
    levy: bool
    guards: Mapping[int, Guard]

    @property
    def year(self) -> int:
        """The report year."""
        return self.outcome.jaar

    @property
    def employer(self) -> str:
        """The name of the employer on one line."""
        return dutch.shorten(self.dossier.werkgever.naam, 80) or "Werkgever zonder naam"

    @property
    def about(self) -> str:
        """What is in the workbook, for who opens it."""
        if self.kind is Kind.DOSSIER:
            return f"{CONFIDENTIAL}: met gegevens per persoon."
        return f"{TOTALS}."

    @property
    def mark(self) -> str:
        """What is in the workbook, on each printed page."""
        return CONFIDENTIAL if self.kind is Kind.DOSSIER else TOTALS

    @property
    def made_on(self) -> date:
        """The day that the workbook was made."""
        return self.receipt.made_on

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps to write; to share, what is shown on request alone is left out."""
        shared = self.kind is Kind.DELEN and not self.levy
        return tuple(step for step in self.outcome.steps if not (shared and step.key in ON_REQUEST))

    @property
    def has_parts(self) -> bool:
        """Whether there are onderdelen, and this workbook may show them."""
        names = [row.onderdeel for row in self.jaar.uren]
        names += [baan.onderdeel for baan in self.jaar.banen]
        return self.kind is Kind.DOSSIER and any(names)

    @property
    def has_agenda(self) -> bool:
        """Whether there are measures, and this workbook may show them."""
        return self.kind is Kind.DOSSIER and bool(self.jaar.werkagenda)

    def formula(self, key: str) -> str:
        """The formula of a step of the report year."""
        return step_formula(key, self.kind, self.guards[self.year].hidden)

    def hides(self, key: str, year: int | None = None) -> bool:
        """Whether this step of a year (without it: of the report year) is not shared."""
        return self.guards[self.year if year is None else year].hides(key)

    def instead(self, step: Step, year: int | None = None) -> str:
        """What stands in the place of a step that is not shared."""
        return self.guards[self.year if year is None else year].shown(step)
