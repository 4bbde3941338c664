"""How the text for the annual report is written: its length, its voice, and what it may name."""

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
