"""How far a dossier was when it was last saved or opened: what the start page tells about it."""

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.reports.words import wording
from banen_desktop.storage import settings
from banen_desktop.window.basis.session import Session


def remember(session: Session) -> None:
    """Keep name and stand of a dossier as it is in its file; of a locked one nothing is told."""
    path = session.path
    if path is None or session.has_changes:
        return
    if session.key is None:
        settings.keep_stand(path, session.dossier.werkgever.naam, in_words(session))
    else:
        settings.forget_stand(path)


def in_words(session: Session) -> str:
    """The answer of the shown year in a few words, and how many points are open in it."""
    outcome, jaar = session.outcome, session.jaar
    if outcome is None or jaar is None:
        return "Nog geen jaar"
    if jaar.vaststelling.op is not None:
        return f"{jaar.jaar}: vastgesteld op {dutch.format_date_words(jaar.vaststelling.op)}"
    many = len(session.points().to_do)
    points = "1 punt" if many == 1 else f"{many} punten"
    rest = f"nog {points} open" if many else "niets meer te doen"
    return f"{jaar.jaar}: {_answer(outcome)}{rest}"


def _answer(outcome: Outcome) -> str:
    share = outcome.by_key.get("realisatiepercentage")
    return "" if share is None else f"{wording.told(share)} van het quotum, "
