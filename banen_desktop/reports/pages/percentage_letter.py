"""The letter that asks which quotumpercentage is in force: it stands beside the field for it."""

from banen_desktop.dossier.model import Dossier
from banen_desktop.reports.pages.letters import (
    QUESTIONS,
    Letter,
    bullets,
    greeting,
    in_paragraphs,
    signature,
)


def percentage_letter(dossier: Dossier, year: int) -> Letter:
    """The letter about one year; it names no percentage, since nobody has told one yet."""
    return Letter(
        name="Sectororganisatie: quotumpercentage",
        to="uw sectororganisatie, of UWV",
        subject=f"Quotumpercentage {year} voor de banenafspraak",
        gaps=(f"Het quotumpercentage van {year} is niet bekend.",),
        body=in_paragraphs(
            greeting("uw contactpersoon"),
            f"Wij berekenen hoeveel banen de banenafspraak over {year} van ons vraagt. Daarvoor "
            "hebben wij het quotumpercentage van de sector overheid nodig (Wfsv art. 38f en "
            "122na lid 2). Wilt u ons dit laten weten?",
            bullets(
                (
                    f"welk percentage over {year} geldt, met twee decimalen",
                    "of dat percentage is vastgesteld, en op welke dag",
                    "waar het is gepubliceerd, zodat wij de bron kunnen noemen",
                )
            ),
            f"Graag ontvangen wij dit vóór [datum]. {QUESTIONS}",
            signature(dossier),
        ),
    )
