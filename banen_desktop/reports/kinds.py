"""The two kinds of report: with the rows of the dossier, or to share."""

from enum import StrEnum


class Kind(StrEnum):
    """What a report shows: `dossier` has every row and is confidential, `delen` only totals."""

    DOSSIER = "dossier"
    DELEN = "delen"
