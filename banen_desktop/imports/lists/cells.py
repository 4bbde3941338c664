"""Why a cell of a list cannot be used: its row is refused or told, and the others go on."""


class CellError(Exception):
    """A cell that cannot be used: its column, and why, as a Dutch sentence."""

    def __init__(self, column: int, reason: str) -> None:
        """Keep the column, counted from 0."""
        super().__init__(reason)
        self.column, self.reason = column, reason


class HiddenError(Exception):
    """A number that the maker of the list hides because it is small: not known, not zero."""
