"""The quantities of a year as contributions of members, for the guard to divide."""

from collections.abc import Iterable
from dataclasses import dataclass

from banen_desktop.sector.figures.model import Lidcijfers, Uitkomst
from banen_desktop.sector.publication.safety import MOST_JOBS_PER_PERSON, Bijdrage, Deling


@dataclass(frozen=True, slots=True)
class Delingen:
    """Of each quantity its division: paid hours, what counts, own, hired, and what is beside it."""

    uren: Deling
    meetellend: Deling
    eigen: Deling
    inleen: Deling
    wachten: Deling
    inkoop: Deling
    buiten_register: Deling
    op_peildatum: Deling
    personen: Deling

    @property
    def naming(self) -> dict[str, Deling]:
        """Each division by the name of its quantity."""
        return {name: getattr(self, name) for name in self.__slots__}


def divisions_of(outcome: Uitkomst) -> Delingen:
    """All quantities of a year, each with only its whole shown so far."""
    members = outcome.per_lid
    job = int(outcome.maten.eenheden.uren_per_baan)
    return Delingen(
        uren=Deling(Bijdrage(each.code, each.verloonde_uren, None, False) for each in members),
        meetellend=_persons(members, "meetellend", "personen"),
        eigen=_persons(members, "eigen", "personen_eigen"),
        inleen=_persons(members, "inleen", "personen_inleen"),
        wachten=_by_hours(members, "wachten", job),
        inkoop=_by_hours(members, "inkoop", job),
        buiten_register=_by_hours(members, "buiten_register", job),
        op_peildatum=_persons(members, "op_peildatum", "personen"),
        personen=_persons(members, "personen", "personen"),
    )


def _persons(members: Iterable[Lidcijfers], value: str, persons: str) -> Deling:
    return Deling(
        Bijdrage(each.code, getattr(each, value), getattr(each, persons))
        for each in members
        if getattr(each, value) is not None
    )


def _by_hours(members: Iterable[Lidcijfers], value: str, job: int) -> Deling:
    """No return tells persons of these: they are at least as many as the hours need."""
    return Deling(
        Bijdrage(each.code, hours, 100 * (-(-hours // (MOST_JOBS_PER_PERSON * job * 100))))
        for each in members
        if (hours := getattr(each, value)) is not None
    )
