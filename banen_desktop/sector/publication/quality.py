"""How sure the returns are, and an estimate for who did not answer, as an audience sees them."""

from collections.abc import Iterable

from banen_desktop.dossier.choice import JaNee
from banen_desktop.sector.figures.model import Uitkomst
from banen_desktop.sector.publication.cells import Eenheid, Lezer, Rij, Tabel, hidden, shown
from banen_desktop.sector.publication.members_of_year import Delingen
from banen_desktop.sector.publication.safety import FEWEST_MEMBERS

UNTOLD = "Niet opgegeven"
ESTIMATED = (
    "De schatting doet alsof wie niet antwoordde evenveel banen per uur heeft. Zij staat apart en "
    "telt nergens in mee."
)
_ANSWERS = {JaNee.JA: "Ja", JaNee.NEE: "Nee", None: UNTOLD}


def estimate_table(outcome: Uitkomst, delingen: Delingen) -> Tabel:
    """What was counted as the lower bound, and what it would be for all hours of the frame."""
    reason = delingen.meetellend.reason or delingen.uren.reason
    found = (
        ("Ondergrens", outcome.ondergrens, delingen.meetellend.reason),
        ("Bijgeschat naar uren", outcome.bijschatting_naar_uren, reason),
    )
    rows = (
        Rij(
            name,
            (
                hidden(Eenheid.BANEN, why)
                if why and value is not None
                else shown(value, Eenheid.BANEN),
            ),
        )
        for name, value, why in found
    )
    return Tabel("bijschatting", "Bijschatting", ("Banen",), tuple(rows), uitleg=(ESTIMATED,))


def source_table(outcome: Uitkomst, lezer: Lezer) -> Tabel:
    """How many members have their hours from where."""
    found = [(name or UNTOLD, members) for name, members, _ in outcome.kwaliteit.herkomst]
    return _counts("kwaliteit", "Herkomst van de uren", found, lezer)


def register_table(outcome: Uitkomst, lezer: Lezer) -> Tabel:
    """How many members looked everybody up in the register."""
    found = [(_ANSWERS[said], members) for said, members in outcome.kwaliteit.register]
    return _counts("register", "Register nagekeken", found, lezer)


def _counts(key: str, title: str, found: Iterable[tuple[str, int]], lezer: Lezer) -> Tabel:
    """Members by what they told; for others than the council none of it when one is of few.

    What is merged here is told by the words themselves, so a table with few tells nothing at all.
    """
    counts = list(found)
    if lezer is not Lezer.RAAD and any(0 < members < FEWEST_MEMBERS for _, members in counts):
        return Tabel(
            key, title, ("Leden",), (), (f"Een regel gaat over minder dan {FEWEST_MEMBERS} leden.",)
        )
    rows = (Rij(name, (shown(members, Eenheid.LEDEN),)) for name, members in counts)
    return Tabel(key, title, ("Leden",), tuple(rows))
