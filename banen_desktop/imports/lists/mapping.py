"""What each column of a table becomes: a plain value that can be remembered per layout."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from banen_desktop.dossier.choice import Choice
from banen_desktop.imports.lists import questions
from banen_desktop.imports.lists.header import Header
from banen_desktop.imports.lists.titles import AMOUNTS, Target, normal


class ListKind(Choice):
    """What a list is about."""

    UREN = "uren", "Uren"
    BANEN = "banen", "Banen"


_SIGNS = tuple(questions.SIGNS.items())


@dataclass(frozen=True, slots=True)
class Mapping:
    """How to read one table; rows and columns count from 0.

    Without titles (`header_lines` is 0) the list begins at `header_row`.
    `targets` has one entry per column; several columns with `verloonde_uren` are added up (months).
    `titles` are the titles as they stand. `decimal` is `,` or `.`, or empty: decide per column.
    `fte_norm` is the weekly hours of one fte, where the list itself does not tell. `board` is the
    answer which employer's rows to keep. `answers` are those to the other questions of `questions`.
    """

    sheet: str
    kind: ListKind
    header_row: int
    header_lines: int
    titles: tuple[str, ...]
    targets: tuple[Target | None, ...]
    year: int | None = None
    decimal: str = ""
    fte_norm: Decimal | None = None
    board: str = ""
    answers: tuple[tuple[str, str], ...] = ()

    def answer(self, question: str) -> str:
        """The user's answer to a question; empty without one."""
        if question == questions.DECIMAAL:
            return next((word for word, sign in _SIGNS if sign == self.decimal), "")
        if question == questions.WERKGEVER:
            return self.board
        return dict(self.answers).get(question, "")

    def with_answer(self, question: str, answer: str) -> "Mapping":
        """The same with an answer to a question; an empty answer opens it again."""
        if question == questions.DECIMAAL:
            return replace(self, decimal=questions.SIGNS.get(answer, ""))
        if question == questions.WERKGEVER:
            return replace(self, board=answer)
        others = {key: known for key, known in self.answers if key != question}
        return replace(
            self, answers=tuple((others | {question: answer} if answer else others).items())
        )

    @property
    def header(self) -> Header:
        """Where the titles stand."""
        return Header(self.header_row, self.header_lines)

    @property
    def first_row(self) -> int:
        """The first row below the titles."""
        return self.header_row + self.header_lines

    @property
    def usable(self) -> bool:
        """Whether there is a column with hours, fte or a part of a full week."""
        return any(target in AMOUNTS for target in self.targets)

    @property
    def layout_key(self) -> str:
        """The same for every file with these titles in this order, and different for others."""
        return layout_key(self.titles)

    def column(self, target: Target) -> int | None:
        """The first column of a target."""
        return next((place for place, each in enumerate(self.targets) if each is target), None)

    def columns(self, target: Target) -> tuple[int, ...]:
        """All columns of a target."""
        return tuple(place for place, each in enumerate(self.targets) if each is target)

    def with_target(self, column: int, target: Target | None) -> "Mapping":
        """Choose what one column becomes; another column with that target lets it go.

        Paid hours may stand in several columns.
        """
        alone = target is not None and target is not Target.VERLOONDE_UREN
        others = [None if alone and each is target else each for each in self.targets]
        others += [None] * (column + 1 - len(others))
        others[column] = target
        return replace(self, targets=tuple(others))

    def applied_to(self, fresh: "Mapping") -> "Mapping":
        """This remembered mapping for a new file of the same layout.

        Sheet, place of the titles and year are those of the new file.
        """
        return replace(
            self,
            sheet=fresh.sheet,
            header_row=fresh.header_row,
            header_lines=fresh.header_lines,
            titles=fresh.titles,
            year=fresh.year,
        )


def layout_key(titles: Sequence[str]) -> str:
    """The same for the same titles in the same order, however they are spelled."""
    plain = json.dumps([normal(title) for title in titles])
    return hashlib.sha256(plain.encode()).hexdigest()


def to_json(mapping: Mapping) -> dict[str, Any]:
    """The mapping as text, numbers and lists."""
    return {
        "blad": mapping.sheet,
        "soort": mapping.kind.value,
        "kopregel": mapping.header_row,
        "kopregels": mapping.header_lines,
        "titels": list(mapping.titles),
        "kolommen": [target.value if target else None for target in mapping.targets],
        "jaar": mapping.year,
        "decimaalteken": mapping.decimal,
        "werkweek": None if mapping.fte_norm is None else f"{mapping.fte_norm:f}",
        "bestuur": mapping.board,
        "antwoorden": dict(mapping.answers),
    }


def from_json(found: Any) -> Mapping:
    """Read what `to_json` gave; raises `ValueError` for anything else."""
    try:
        norm = found["werkweek"]
        mapping = Mapping(
            sheet=_text(found["blad"]),
            kind=ListKind(found["soort"]),
            header_row=_whole(found["kopregel"]),
            header_lines=_whole(found["kopregels"]),
            titles=tuple(_text(title) for title in found["titels"]),
            targets=tuple(None if each is None else Target(each) for each in found["kolommen"]),
            year=None if found["jaar"] is None else _whole(found["jaar"]),
            decimal=_text(found["decimaalteken"]),
            fte_norm=None if norm is None else Decimal(_text(norm)),
            board=_text(found["bestuur"]),
            answers=_answers(found.get("antwoorden", {})),
        )
    except (KeyError, TypeError, ArithmeticError) as error:
        raise ValueError("not a mapping") from error
    norm_fits = mapping.fte_norm is None or (
        mapping.fte_norm.is_finite() and 0 < mapping.fte_norm <= 60
    )
    if mapping.decimal not in {"", ",", "."} or not norm_fits:
        raise ValueError("not a mapping")
    return mapping


def _answers(found: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(found, dict):
        raise TypeError(found)
    known = questions.ANSWERS
    return tuple((key, value) for key, value in found.items() if value in known.get(key, ()))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(value)
    return value
