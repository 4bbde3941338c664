"""What an IT department decided for all its users: a file `banen-beleid.ini` that is only read.

    [beleid]
    map = %USERPROFILE%\\Documents\\Banenafspraak
    sector = vo
    bewaartermijn_jaren = 7
    vergrendeling = ja

Every line may be left out. A line that is wrong does not count and is told in the self-test, the
log and Help; the others count, and it never stops the program. The file of the computer goes
before the one beside the program, which the user may be able to change.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from banen_desktop.problems import KnownProblem
from banen_desktop.storage import places

if TYPE_CHECKING:
    from banen_desktop.dossier.model import Sector


LOCK_WANTED = "Uw organisatie vraagt dat een dossier een wachtwoordzin heeft."


class Policy(NamedTuple):
    """The settings of a policy; without a file none. `wrong` says which lines do not count.

    `retention_years` is how long data of a year are kept after it has ended.
    """

    file: Path | None = None
    folder: Path | None = None
    sector: Sector | None = None
    retention_years: int | None = None
    lock_required: bool = False
    wrong: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """What it says, in words for the user."""
        told = []
        if self.folder is not None:
            told.append(f"Map voor dossiers: {self.folder}")
        if self.sector is not None:
            told.append(f"Sector van een nieuw dossier: {self.sector.label}")
        if self.retention_years is not None:
            told.append(f"Bewaartermijn: {self.retention_years} jaar")
        if self.lock_required:
            told.append("Dossiers moeten een wachtwoordzin hebben")
        return (*told, *(f"Klopt niet en telt niet mee: {each}" for each in self.wrong))


def policy() -> Policy:
    """The policy on this computer, read anew."""
    file = next((path for path in places.policy_files() if places.is_file(path)), None)
    if file is None:
        return Policy()
    # Here, not above: most computers have no policy, and the window waits for this module.
    from banen_desktop.storage.policy_file import read_policy  # noqa: PLC0415

    return read_policy(file)


def dossier_folder() -> Path:
    """Where dossiers go if the user does not choose another folder."""
    return policy().folder or places.documents_folder()


def lock_needed() -> KnownProblem:
    """Why a dossier may not be kept without a passphrase."""
    return KnownProblem(
        LOCK_WANTED,
        "Het bestand is niet veranderd.",
        "Kies Bestand, Dossier vergrendelen.",
    )
