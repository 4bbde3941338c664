"""What is said of the size of an employer: who is small pays no levy (Wfsv 34 lid 4 and 6)."""

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.quota.calculation.trace import Regime
from banen_desktop.quota.calculation.year_facts import (
    hours_before,
    is_exempt,
    leading_hours,
    regime_of,
    threshold_hours,
)
from banen_desktop.quota.law.law import Law


def size_words(dossier: Dossier, jaar: Jaar, law: Law) -> str:
    """Whether the hours of a year and of the year before make a small employer; empty without it.

    Raises nothing: where one of the two is unknown, the sentence says what it is needed for.
    """
    year = jaar.jaar
    if regime_of(dossier, year, law) is not Regime.QUOTUMREGELING:
        return ""
    least = threshold_hours(law, year)
    hours = {year - 1: hours_before(dossier, jaar), year: leading_hours(jaar)}
    exempt, shown = is_exempt(hours[year], hours[year - 1], least), dutch.format_number(least)
    if exempt is None:
        return f"Met minder dan {shown} uur in {year - 1} of {year} bent u een kleine werkgever."
    if not exempt:
        return (
            f"Dat is {shown} uur of meer, en {year} ook: u bent geen kleine werkgever, dus voor "
            "u geldt het quotum."
        )
    low = [str(one) for one, known in hours.items() if known is not None and known < least]
    return (
        f"In {dutch.join_list(low)} bleef u onder {shown} uur: u bent een kleine werkgever, en "
        "voor u geldt geen heffing."
    )
