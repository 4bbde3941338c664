"""What was saved of a year for others, and what that was made of."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Parameters, Vaststelling
from banen_desktop.quota.law.law import Law


@dataclass(frozen=True, slots=True)
class Exported:
    """All files of a year in one folder: when they were written, and from what."""

    folder: Path
    at: datetime
    source: tuple[Any, ...]


def source_of(dossier: Dossier, law: Law) -> tuple[Any, ...]:
    """What the files about a year are made of; equal as long as saving again changes none.

    To save or to vaststellen makes no other figures, and neither does a thought experiment, or to
    say that a text is still right.
    """
    years = (
        replace(
            jaar,
            vaststelling=Vaststelling(),
            verslagtekst=replace(jaar.verslagtekst, klopt_nog=""),
            gerapporteerd=(),
            parameters=Parameters(),
            waarden=(),
            scenarios=(),
        )
        for jaar in dossier.jaren
    )
    return law, dossier.id, dossier.werkgever, dossier.logo, *years
