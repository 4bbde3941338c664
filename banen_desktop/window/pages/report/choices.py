"""What can be chosen on the Rapport page: who gets what, and the letters for what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from banen_desktop.reports.out.recipients import Content, Recipient, recipients
from banen_desktop.reports.pages.letters import Letter
from banen_desktop.reports.words.wording import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from banen_desktop.dossier.model import Sector


class Choice(NamedTuple):
    """A row: for whom, what it is, the folder it is saved in with everything, and its source."""

    who: str
    what: str
    folder: str
    given: Recipient | Letter

    @property
    def content(self) -> Content | None:
        """What a receiver reads; `None` for a letter."""
        return self.given.content if isinstance(self.given, Recipient) else None

    @property
    def is_confidential(self) -> bool:
        """Whether it has the rows of persons."""
        return isinstance(self.given, Recipient) and self.given.is_confidential


def files_of(sector: Sector | None) -> tuple[Choice, ...]:
    """All that is saved of a year for an employer of this sector, by who gets it."""
    return tuple(Choice(one.who, one.what, one.folder, one) for one in recipients(sector))


def letters_of(asked: Iterable[Letter]) -> tuple[Choice, ...]:
    """Letters, by who gets them; they go to no folder."""
    parted = ((letter, *letter.name.partition(": ")) for letter in asked)
    return tuple(
        Choice(who, capitalised(about), "", letter) for letter, who, _colon, about in parted
    )
