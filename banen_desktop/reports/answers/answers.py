"""The answers that an employer has to give: XBRL questions of schools, figures of monitors."""

from banen_desktop.dossier.bsn_texts import shared
from banen_desktop.dossier.model import SCHOOLS, Dossier
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.answers.cards import Card, CardFigures
from banen_desktop.reports.answers.monitors import monitor_card
from banen_desktop.reports.answers.school_questions import school_card


def answers(dossier: Dossier, year: int, law: Law) -> Card:
    """The card of a year for the sector of the employer.

    Raises `KeyError` when the dossier has no such year.
    """
    dossier = shared(dossier)
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    outcome = calculate(dossier, year, law, with_findings=False)
    figures = CardFigures(dossier, jaar, outcome, law)
    return school_card(figures) if dossier.werkgever.sector in SCHOOLS else monitor_card(figures)
