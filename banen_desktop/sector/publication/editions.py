"""Two editions of the same figures beside each other: what a correction of one member tells.

A member that told something else in between is two unknowns, one in each edition; every other
member is the same in both. What is shown in the two together divides the members further than
each does alone, and a part that tells of too few is a warning.
"""

from collections import defaultdict

from banen_desktop.sector.publication.cells import Lezer
from banen_desktop.sector.publication.guard import Uitgave
from banen_desktop.sector.publication.safety import Bijdrage, Deling, danger

QUANTITIES = {
    "uren": "verloonde uren",
    "meetellend": "banen",
    "eigen": "banen in eigen dienst",
    "inleen": "ingeleende banen",
    "wachten": "wat nog toe te rekenen is",
    "inkoop": "ingekocht werk",
    "buiten_register": "wat buiten het register is",
    "op_peildatum": "banen op 31 december",
    "personen": "personen",
}


def warnings_between(earlier: Uitgave, later: Uitgave) -> tuple[str, ...]:
    """A sentence for each quantity of which two editions together tell too much.

    The raad sees everything, so between its own editions there is nothing to warn of.
    """
    if Lezer.RAAD in {earlier.lezer, later.lezer}:
        return ()
    found = []
    for key in sorted(earlier.delingen.keys() & later.delingen.keys()):
        reason = _danger(earlier.delingen[key], later.delingen[key])
        if reason:
            quantity, year = QUANTITIES[key[0]], key[1]
            found.append(
                f"Naast de eerdere uitgave is bij {quantity} over {year} te veel te zien. {reason}"
            )
    return tuple(found)


def _danger(one: Deling, other: Deling) -> str:
    """Why the two together tell too much; empty when nothing of one of them is shown."""
    if not (one.whole and other.whole):
        return ""
    if (one.verschil or other.verschil) and one.parts != other.parts:
        return "Er staat een verschil met een ander jaar bij, en een of meer opgaven zijn anders."
    found: dict[tuple[object, ...], list[Bijdrage]] = defaultdict(list)
    for lid in one.parts.keys() | other.parts.keys():
        before, after = one.parts.get(lid), other.parts.get(lid)
        if before is not None and after is not None and before.waarde == after.waarde:
            found[one.labels[lid], other.labels[lid]].append(after)
            continue
        if before is not None:
            found[one.labels[lid], None].append(before)
        if after is not None:
            found[None, other.labels[lid]].append(after)
    return next((reason for part in found.values() if (reason := danger(part))), "")
