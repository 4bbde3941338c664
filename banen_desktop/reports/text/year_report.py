"""What the sentences of the paragraph are about: one year of a dossier with its outcome."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from banen_desktop.dossier.model import Baan, Dossier, Jaar
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.rows import register_checked
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt
from banen_desktop.quota.law.law import Law, LegalValue
from banen_desktop.reports.words import percentages, wording
from banen_desktop.reports.words.guard import Guard
from banen_desktop.reports.words.headline import hours_missing


@dataclass(frozen=True, slots=True)
class Report:
    """What the sentences are about: one year of a dossier with its outcome, and its guard."""

    dossier: Dossier
    jaar: Jaar
    outcome: Outcome
    law: Law
    guard: Guard = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Ask once what may be told."""
        object.__setattr__(self, "guard", Guard.of(self.outcome, self.jaar))

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
        return hours_missing(self.outcome)

    @property
    def measured(self) -> bool:
        """Whether there is a quotum for this employer to hold the jobs against."""
        return self.has("verschil_banen") and not self.outcome.vrijgesteld

    @property
    def percentage(self) -> LegalValue:
        """The quotumpercentage with its status and source, of a year that has one."""
        legal = self.outcome.by_key["quotumpercentage"].legal
        if legal is None:
            raise TypeError("a quotumpercentage without its legal value")
        return legal

    @property
    def percentage_words(self) -> str:
        """The percentage with how settled it is: `een indicatief percentage van 2,57%`."""
        return f"{percentages.KINDS[self.percentage.status]} van {self.text('quotumpercentage')}"

    def value(self, key: str) -> Decimal:
        """The value of a step that is always there."""
        return self.outcome.by_key[key].value

    def text(self, key: str) -> str:
        """The value of a step as a person reads it."""
        return wording.shown(self.outcome.by_key[key])

    def told(self, key: str) -> str:
        """The same with how far it is known: `ten minste 1,6%`."""
        return wording.told(self.outcome.by_key[key])

    def paid(self, key: str) -> str:
        """Hours with what they are: `500.000 verloonde uren`."""
        return self.text(key).removesuffix("uur") + "verloonde uren"

    def has(self, key: str) -> bool:
        """Whether the outcome has this step."""
        return key in self.outcome.by_key


def report_of(dossier: Dossier, jaar: Jaar, law: Law) -> Report:
    """A year of a dossier with its outcome, without findings: no sentence tells of them."""
    return Report(dossier, jaar, calculate(dossier, jaar.jaar, law, with_findings=False), law)


def own_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that the user typed, one per line, without stray spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(line for line in lines if line)


def sentence(text: str) -> str:
    """What the user typed as a sentence: one line, with a sign at its end; empty stays empty."""
    line = " ".join(text.split())
    return line if not line or line[-1] in ".!?…:;”\"'" else f"{line}."
