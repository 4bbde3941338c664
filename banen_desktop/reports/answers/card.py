"""A card with answers: what a portal or a monitor asks, the figure, and what it means exactly."""

from dataclasses import dataclass

UNKNOWN = "niet bekend"


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to read a question, with the answer that it gives; `advised` is the one above."""

    name: str
    answer: str
    advised: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One question: the answer that we advise, what it counts exactly, and the other readings.

    `why` says which reading is meant, or why we advise this one. `missing` tells what to fill in
    where, before the answer can be given or is complete.
    """

    question: str
    answer: str
    definition: str
    why: str = ""
    variants: tuple[Variant, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is copied: question, answer and definition."""
        return f"{self.question}\n{self.answer}\nDefinitie: {self.definition}\n"


@dataclass(frozen=True, slots=True)
class Card:
    """The answers of one year for one receiver.

    `intro` says what we know of the questions, `note` why numbers of few people are left out.
    """

    title: str
    receiver: str
    intro: str
    answers: tuple[Answer, ...]
    note: str = ""

    @property
    def text(self) -> str:
        """The whole card as plain text."""
        return "\n".join([f"{self.title}\n", *(answer.text for answer in self.answers)])

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything that is still to be filled in, once."""
        return tuple(dict.fromkeys(line for answer in self.answers for line in answer.missing))
