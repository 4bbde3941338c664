"""Hours that were worked, as a timesheet has them: leave and sickness are not in them."""

import re
from collections.abc import Sequence

from banen_desktop.imports.lists.titles import normal

# As in the manuals of Shiftbase (help.shiftbase.com/nl/rapportage-nmbrs), Staff.nl
# (help.staff.nl/artikelen/mijn-uren-2), Lift and Simplicate (support.simplicate.nl).
_WORKED = re.compile(
    r"\b(?:gewerkte?|geschreven|geboekte?|gedeclareerde?|geregistreerde?|verantwoorde?"
    r"|productieve?|worked)\b"
)
_PAID = re.compile(
    r"\b(?:verlo\w*|verl|betaalde?|uitbetaalde?|verwerkte?|sv|svw|paid)\b|^aantverlu$"
)
_OF_WORK = re.compile(
    r"\b(?:project\w*|fase|taak|taken|activiteit\w*|uurtarief|tarief|werksoort|werkzaamheid"
    r"|declarabel\w*|opdracht\w*|klant\w*|hourly rate|task|activity|billable)\b"
)
_DAY = re.compile(r"^(?:datum|dag|date|boekdatum|werkdatum|datum werk\w*|week|weeknummer)$")


def are_worked(title: str, others: Sequence[str]) -> bool:
    """Whether hours with this title, beside these other titles, are those of a timesheet."""
    plain = normal(title)
    if _PAID.search(plain):
        return False
    if _WORKED.search(plain):
        return True
    names = [normal(other) for other in others]
    of_work = sum(bool(_OF_WORK.search(name)) for name in names)
    return of_work + any(map(_DAY.search, names)) > 1 and of_work > 0
