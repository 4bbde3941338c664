"""The two kinds of report: with the rows of the dossier, or to share."""

from enum import StrEnum

FEWEST_SHARED = 5  # persons: what tells of fewer does not leave the organisation


class Kind(StrEnum):
    """What a report shows: `dossier` has every row and is confidential, `delen` only totals."""

    DOSSIER = "dossier"
    DELEN = "delen"
