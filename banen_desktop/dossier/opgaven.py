"""What an employer remembers of the returns that it made for a council, and of their keys.

It is as confidential as the rows: a return that went encrypted stands here in full.
"""

from dataclasses import dataclass, field
from datetime import date

from banen_desktop.dossier.choice import new_id


@dataclass(frozen=True, slots=True)
class GemaakteOpgave:
    """A return that was made: for which council, of which year, when, and all that stood in it.

    `raad` is empty for a return without a request. `inhoud` is the return as its file has it,
    unencrypted; `grondslag` says who stood behind its numbers, to see later what the difference
    with another return would tell of. It is empty once the rows of persons were cleaned.
    """

    raad: str = ""
    jaar: int | None = None
    gemaakt_op: date | None = None
    inhoud: str = ""
    grondslag: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Raadsleutel:
    """The key of a council whose fingerprint was compared with the council itself, and when."""

    raad: str = ""
    sleutel: str = ""
    vergeleken_op: date | None = None
    id: str = field(default_factory=new_id)
