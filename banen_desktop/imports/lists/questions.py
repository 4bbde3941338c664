"""What a list leaves open: asked of the user, never guessed.

A question without an answer leaves out the cells that it is about; some have a usual answer, which
is used and told. The window shows them, the command line names the option that answers them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

DECIMAAL, DATUMS, KLOK, DUUR, GEWERKT, CUMULATIEF, VERBORGEN = (
    *("decimaal", "datums", "klok", "duur"),
    *("gewerkt", "cumulatief", "verborgen"),
)
ANSWERS: Mapping[str, tuple[str, ...]] = {
    DECIMAAL: ("komma", "punt"),
    DATUMS: ("dag-eerst", "maand-eerst"),
    KLOK: ("volgende-dag", "zelfde-dag"),
    DUUR: ("dagen", "uren"),
    GEWERKT: ("verloond",),
    CUMULATIEF: ("laatste", "optellen"),
    VERBORGEN: ("mee", "weg"),
}
"""Every question by its key, and the answers that it can have."""
SIGNS = {"komma": ",", "punt": "."}
"""The decimal sign that an answer to `DECIMAAL` stands for."""
OPEN = "Beantwoord eerst de vraag hierover; tot dan telt deze rij niet mee."


@dataclass(frozen=True, slots=True)
class Question:
    """A question in Dutch, with the words of each answer in the order of `ANSWERS`.

    `given` is the answer of the user, `usual` the one that is used without it; both may be empty.
    """

    key: str
    text: str
    labels: tuple[str, ...]
    given: str = ""
    usual: str = ""

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """Each answer with its words."""
        return tuple(zip(ANSWERS[self.key], self.labels, strict=True))

    @property
    def answer(self) -> str:
        """What is used now; empty while the question is open."""
        return self.given or self.usual

    @property
    def option(self) -> str:
        """How the command line gives an answer."""
        return " of ".join(f"--antwoord {self.key}={answer}" for answer in ANSWERS[self.key])
