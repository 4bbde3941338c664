"""What the sentences of the paragraph are about: one year of a dossier with its outcome."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.model import Baan, Dossier, Jaar
from banen_desktop.quota.law import Law
from banen_desktop.quota.rows import register_checked
from banen_desktop.quota.trace import Outcome, RowOutcome, Telt
from banen_desktop.reports import wording

ROUNDING = "verschil door afronding"


@dataclass(frozen=True, slots=True)
class Report:
    """What the sentences are about: one year of a dossier with its outcome."""

    dossier: Dossier
    jaar: Jaar
    outcome: Outcome
    law: Law

    @property
    def rows(self) -> Sequence[tuple[Baan, RowOutcome]]:
        """Each row of jobs with what the law makes of it."""
        return tuple(zip(self.jaar.banen, self.outcome.rows, strict=True))

    @property
    def counting(self) -> Sequence[tuple[Baan, RowOutcome]]:
        """The rows that count, with at least one day in the year."""
        return tuple((baan, row) for baan, row in self.rows if row.telt is Telt.JA and row.dagen)

    @property
    def unchecked(self) -> bool:
        """Whether a row that counts was not checked in the register about this year."""
        return any(not register_checked(baan, self.jaar.jaar) for baan, _ in self.counting)

    @property
    def hours_missing(self) -> bool:
        """Whether the hours of a row that counts are unknown."""
        return wording.hours_missing(self.outcome)

    def value(self, key: str) -> Decimal:
        """The value of a step that is always there."""
        return self.outcome.by_key[key].value

    def text(self, key: str) -> str:
        """The value of a step as a person reads it."""
        return wording.shown(self.outcome.by_key[key])

    def has(self, key: str) -> bool:
        """Whether the outcome has this step."""
        return key in self.outcome.by_key


def rounding_note(parts: Iterable[Decimal], total: Decimal) -> str:
    """A note in brackets when the shown parts do not add up to the shown total."""
    shown = sum((dutch.rounded(part, 1) for part in parts), Decimal(0))
    return "" if shown == dutch.rounded(total, 1) else f" ({ROUNDING})"
