"""The employers in a list: one dossier is about one, so a list with more of them is asked about.

They are told apart by a bestuursnummer, a loonheffingennummer (its first nine digits are the
employer) or a name. Until the user chooses one, or all together, no row counts.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from banen_desktop import dutch
from banen_desktop.imports.lists.questions import ALLE, WERKGEVER, Question
from banen_desktop.imports.lists.raw import Value, readable
from banen_desktop.imports.lists.titles import Target
from banen_desktop.imports.lists.values import as_text

if TYPE_CHECKING:
    from banen_desktop.imports.lists.rows import Rows

_TAX_NUMBER = re.compile(r"(\d{9})\W*[lb]\W*\d\d")


def employer_key(value: Value) -> str:
    """What is the same for one employer, however it is spelled; empty for an empty cell."""
    plain = " ".join(as_text(value).casefold().split())
    found = _TAX_NUMBER.fullmatch(plain)
    return found[1] if found else plain.lstrip("0")


class Employers:
    """The employers of the rows of a table under its mapping."""

    def __init__(self, rows: "Rows") -> None:
        """Look at nothing yet."""
        self._rows = rows
        self._column = rows.mapping.column(Target.BESTUUR)
        self._answer = rows.mapping.answer(WERKGEVER)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The places of the rows of each employer; those without one under the empty key."""
        found: dict[str, list[int]] = {}
        if self._column is None:
            return found
        keys: dict[Value, str] = {}
        for place in self._rows.filled:
            value = self._rows.table.value(place, self._column)
            if value not in keys:
                keys[value] = employer_key(value)
            found.setdefault(keys[value], []).append(place)
        return found

    @cached_property
    def _chosen(self) -> str:
        """`ALLE`, the key of the employer that the user chose, or nothing."""
        key = employer_key(self._answer)
        return self._answer if self._answer == ALLE else key if key in self._places else ""

    @cached_property
    def _doubtful(self) -> bool:
        """Whether there are several employers, or one that is not the one of the answer."""
        employers = len(self._places.keys() - {""})
        return employers > 1 or (employers == 1 and bool(self._answer) and not self._chosen)

    @cached_property
    def _reasons(self) -> dict[int, str]:
        """Why rows are left out, by their place."""
        if not self._doubtful or self._chosen == ALLE:
            return {}
        reason = "ander_bestuur" if self._chosen else "werkgever_open"
        others = (places for key, places in self._places.items() if key != (self._chosen or None))
        return {place: reason for places in others for place in places}

    def reason(self, place: int) -> str:
        """Why a row is left out, as `Skipped` calls it; empty for a row to read."""
        return self._reasons.get(place, "") if self._column is not None else ""

    @property
    def leaves_out(self) -> bool:
        """Whether rows are left out, so that the total of the list itself is of more rows."""
        return self._column is not None and bool(self._reasons)

    def asked(self) -> Iterator[Question]:
        """Which employer the dossier is about, when there are more; each with its rows and sum."""
        if not self._doubtful:
            return
        employers = sorted(key for key in self._places if key)
        names = {key: self._name(key) for key in employers}
        nameless = self._places.get("", [])
        also = f" Zonder werkgever: {self._rows_of(nameless)}." if nameless else ""
        yield Question(
            WERKGEVER,
            f"{self._found(len(employers))} Een dossier gaat over één werkgever. Welke is het?"
            f"{also}",
            (
                *(f"{names[key]}: {self._rows_of(self._places[key])}" for key in employers),
                "Alle rijen: die zijn van één werkgever",
            ),
            names.get(self._chosen, self._chosen),
            choices=(*(names[key] for key in employers), ALLE),
        )

    def _found(self, count: int) -> str:
        if count == 1:
            return (
                f"In deze lijst staat een andere werkgever dan {dutch.shorten(self._answer, 60)}."
            )
        return f"In deze lijst staan {count} werkgevers of besturen."

    def _name(self, key: str) -> str:
        """How the list first spells an employer; of a loonheffingennummer the first nine digits."""
        value = self._rows.table.value(self._places[key][0], self._column or 0)
        name = dutch.shorten(readable(as_text(value)), 60)
        return key if _TAX_NUMBER.fullmatch(name.casefold()) else name

    def _rows_of(self, places: list[int]) -> str:
        count = dutch.plural(str(len(places)), "rij", "rijen")
        total = self._rows.sum_of(places)
        return f"{count}, samen {total}" if total else count

    def left_out(self) -> str:
        """The rows of other employers that are left out, in words; nothing without them."""
        if not self._chosen or not self.leaves_out:
            return ""
        return self._rows_of(sorted(self._reasons))
