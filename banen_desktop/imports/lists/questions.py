"""What a list leaves open: asked of the user, never guessed.

A question without an answer leaves out the cells that it is about; some have a usual answer, which
is used and told. The window shows them, the command line names the option that answers them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from banen_desktop import dutch

DECIMAAL, DATUMS, KLOK, DUUR, GEWERKT, CUMULATIEF, VERBORGEN, WERKGEVER = (
    *("decimaal", "datums", "klok", "duur"),
    *("gewerkt", "cumulatief", "verborgen", "werkgever"),
)
ALLE = "alle"
ANSWERS: Mapping[str, tuple[str, ...]] = {
    DECIMAAL: ("komma", "punt"),
    DATUMS: ("dag-eerst", "maand-eerst"),
    KLOK: ("volgende-dag", "zelfde-dag"),
    DUUR: ("dagen", "uren"),
    GEWERKT: ("verloond",),
    CUMULATIEF: ("laatste", "optellen"),
    VERBORGEN: ("mee", "weg"),
    WERKGEVER: (ALLE,),
}
"""Every question by its key, and the answers that it can have; `WERKGEVER` also an employer."""
_MOST_OPTIONS = 4
SIGNS = {"komma": ",", "punt": "."}
"""The decimal sign that an answer to `DECIMAAL` stands for."""
OPEN = "Beantwoord eerst de vraag hierover; tot dan telt deze rij niet mee."


@dataclass(frozen=True, slots=True)
class Question:
    """A question in Dutch, with the words of each answer in the order of `ANSWERS`.

    `given` is the answer of the user, `usual` the one that is used without it; both may be empty.
    `choices` are the answers in place of those of `ANSWERS`, where they differ from list to list.
    """

    key: str
    text: str
    labels: tuple[str, ...]
    given: str = ""
    usual: str = ""
    choices: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """Each answer with its words."""
        return tuple(zip(self.choices or ANSWERS[self.key], self.labels, strict=True))

    @property
    def answer(self) -> str:
        """What is used now; empty while the question is open."""
        return self.given or self.usual

    @property
    def option(self) -> str:
        """How the command line gives an answer."""
        answers = [answer for answer, _ in self.answers]
        if len(answers) > _MOST_OPTIONS:
            answers = [*answers[: _MOST_OPTIONS - 2], "…", answers[-1]]
        return " of ".join(f"--antwoord {_quoted(f'{self.key}={each}')}" for each in answers)


def can_be_answer(question: str, answer: str) -> bool:
    """Whether a question can have this answer; which employers there are, only the list knows."""
    known = ANSWERS.get(question, ())
    return answer in known or (question == WERKGEVER and bool(answer.strip()))


def every_answer() -> str:
    """Every question with its answers, as the command line takes them."""
    known = [f"{key}={answer}" for key, answers in ANSWERS.items() for answer in answers]
    return dutch.join_list([*known, f"{WERKGEVER}=naam of nummer"])


def _quoted(text: str) -> str:
    """An argument as it is typed in a shell."""
    return f'"{text}"' if " " in text else text
