"""How the text for the annual report is written: its length, its voice, and what it may name.

In the voice of the name a text starts with the name, goes on with “de organisatie”, and says
“zij” where the organisation was just named. A voice remembers what it said, so it belongs to one
text, and the sentences are made in their order.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Lengte, Stem


@dataclass(frozen=True, slots=True)
class Style:
    """The length and the voice of a text; `levy` asks for the theoretical levy or bonus."""

    lengte: Lengte = Lengte.NORMAAL
    stem: Stem = Stem.WIJ
    levy: bool = False


def style_of(dossier: Dossier, year: int, *, levy: bool = False) -> Style:
    """The style that the dossier keeps for a year; the usual one for an absent year."""
    jaar = dossier.year(year)
    if jaar is None:
        return Style(levy=levy)
    return Style(jaar.verslagtekst.lengte, jaar.verslagtekst.stem, levy)


_ORGANISATION = "de organisatie"


class Voice:
    """The words for the employer in one text."""

    def __init__(self, stem: Stem, name: str) -> None:
        """Start a text; `name` may be empty."""
        self._we = stem is Stem.WIJ
        self._name = " ".join(name.split())
        self._named = False
        self._near = False

    def told(self, sentences: Iterable[str]) -> str:
        """One paragraph: the sentences that are there, made in order, with a space between."""
        self._near = False
        return " ".join(sentence for sentence in sentences if sentence)

    def who(self) -> str:
        """The subject inside a sentence: `wij`, the name, `de organisatie` or `zij`."""
        if self._we:
            return "wij"
        if self._name and not self._named:
            self._named = True
            return self._name
        if self._near:
            return "zij"
        self._near = True
        return _ORGANISATION

    def start(self) -> str:
        """The subject at the start of a sentence."""
        subject = self.who()
        return subject[:1].upper() + subject[1:]

    def does(self, many: str, one: str) -> str:
        """The verb that belongs to the subject: `realiseerden` or `realiseerde`."""
        return many if self._we else one

    def us(self) -> str:
        """The employer where it is no subject: `ons` or `de organisatie`."""
        if self._we:
            return "ons"
        self._near = True
        return _ORGANISATION

    def our(self) -> str:
        """What belongs to the employer, before a plural or a de-word: `onze` or `de`."""
        return "onze" if self._we else "de"
