"""The dossiers that are measured with, and how large everything is."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path

from banen_desktop.dossier.choice import new_id
from banen_desktop.dossier.model import Baan, Dossier, Herkomst, Jaar, Sector, Vorm, Werkgever
from banen_desktop.quota.law.law import built_in

YEAR = 2025
DAY = date(2026, 2, 9)
LAW = built_in()
_FORMS = (Vorm.DIENSTVERBAND, Vorm.DIENSTVERBAND, Vorm.DETACHERING_WSW, Vorm.UITZEND)


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured; `folder` is a program folder whose size is wanted too."""

    rounds: int
    jobs: tuple[int, ...] = (10, 500, 2000)
    years: tuple[int, ...] = (2, 10)
    keys: int = 40
    rows: tuple[int, ...] = (10_000, 50_000)
    people: tuple[int, ...] = (1000, 5000)
    scenarios: tuple[int, ...] = (5, 20)
    measures: tuple[int, ...] = (100, 1000)
    members: tuple[int, ...] = (250, 2500, 25_000)
    folder: Path | None = None
    novelwriter: bool = True


TINY = Scale(
    1,
    jobs=(2, 6),
    years=(2,),
    keys=2,
    rows=(20, 40),
    people=(3, 6),
    scenarios=(1, 2),
    measures=(1, 2),
    members=(4, 8),
    novelwriter=False,
)
"""So small that it only shows that everything still runs."""


@dataclass(frozen=True, slots=True)
class Changing:
    """A dossier of which nothing that was worked out before can be used again."""

    dossier: Dossier
    _number: Iterator[int] = field(default_factory=lambda: count(1))

    def __call__(self) -> Dossier:
        """The dossier with other hours in its last year, and every row new."""
        more = 1000 * next(self._number)
        return replace(
            self.dossier,
            jaren=tuple(
                replace(
                    jaar,
                    verloonde_uren=(jaar.verloonde_uren or Decimal(0)) + more,
                    banen=tuple(replace(baan, id=new_id()) for baan in jaar.banen),
                )
                for jaar in self.dossier.jaren
            ),
        )


def dossier_of(size: int, years: int = 2) -> Dossier:
    """So many years with so many jobs each."""
    hours = Decimal(60_000 * max(size, 10))
    found = tuple(
        Jaar(year, verloonde_uren=hours, banen=tuple(map(job, range(size))))
        for year in range(YEAR - years + 1, YEAR + 1)
    )
    return Dossier(Werkgever(naam="Bestuur", sector=Sector.PO), found)


def job(number: int) -> Baan:
    """Half of the jobs have paid hours, the others an estimate; some are hired."""
    return Baan(
        kenmerk=f"P-{number:04}",
        onderdeel=f"School {number % 12}",
        vorm=_FORMS[number % len(_FORMS)],
        uren_per_week=Decimal(16 + number % 20),
        van=date(2015 + number % 10, 1 + number % 12, 1),
        verloonde_uren=Decimal(800 + number % 900) if number % 2 else None,
        verloonde_uren_herkomst=Herkomst.LOONAANGIFTE,
        register_gecontroleerd_op=date(2026, 1, 12),
    )
