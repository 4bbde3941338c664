"""The answer of the sector in a few words, for the bar and for the start page."""

from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.sector.facts.standing import Stand
from banen_desktop.sector.out.working_out import Uitgewerkt


def number(value: Fraction, decimals: int = 1) -> str:
    """An exact number as it is shown."""
    return dutch.format_number(decimal_of(value), decimals)


def percent(value: Fraction | None, decimals: int = 1) -> str:
    """A percentage as it is shown; nothing when there is none."""
    return "" if value is None else f"{number(value, decimals)}%"


def coverage(found: Uitgewerkt | None, stand: Stand) -> str:
    """How many members answered, always together with their hours where these are known."""
    members = f"{len(stand.geantwoord)} van {len(stand.leden)} leden"
    hours = found.cijfers.uitkomst.dekking_uren if found else None
    return members if hours is None else f"{members}, {percent(hours)} van de uren"


def jobs(found: Uitgewerkt) -> str:
    """The jobs of the quotum."""
    outcome = found.cijfers.uitkomst
    counted = number(outcome.banen)
    if outcome.quotum is None:
        return f"{counted} banen"
    return f"{counted} van {number(outcome.quotum)} banen"


def bar_parts(
    jaar: int, found: Uitgewerkt | None, stand: Stand, is_open: bool
) -> tuple[str, str, str, str]:
    """Year with jobs, percentage, coverage, and whether it may still change.

    As long as a hard question is open there is no total to show.
    """
    if not stand.leden:
        return str(jaar), "", "", ""
    told = coverage(found, stand)
    if found is None or not stand.geantwoord:
        return str(jaar), "", told, "nog niet geteld" if stand.geantwoord else ""
    if found.controle.geen_totaal:
        return str(jaar), "", told, "nog geen totaal"
    share = percent(found.cijfers.uitkomst.realisatie)
    provisional = "voorlopig" if is_open or found.cijfers.uitkomst.voorlopig else ""
    return f"{jaar}   {jobs(found)}", share, told, provisional
