"""Monitors for tests: the case that has everything that goes wrong, and what tests ask for."""

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Sector
from banen_desktop.reports.opgave.records import Opgave, Stand, Uitvraag, Veld, Weg
from banen_desktop.sector.facts.model import (
    Kader,
    Langs,
    Lid,
    Monitor,
    Ontvangst,
    Raad,
    Toestand,
)

CASE = Path(__file__).parent / "cases" / "sector"
SHORT = {veld.kort or str(veld): veld for veld in Veld}
PERCENTAGES = {2023: (Decimal("2.70"), "eigen_opgave"), 2024: (Decimal("2.76"), "vastgesteld")}


def expected() -> dict[str, Any]:
    """What must come out of the case."""
    found: dict[str, Any] = json.loads((CASE / "verwacht.json").read_text(encoding="utf-8"))
    return found


def case() -> Monitor:
    """The made-up sector of the case, as a list with versions is read."""
    members = list(_rows("leden.csv"))
    returns = list(_rows("opgaven.csv"))
    newest = {
        (row["code"], row["jaar"]): int(row["versie"])
        for row in sorted(returns, key=lambda row: int(row["versie"]))
    }
    return Monitor(
        raad=Raad("Unie van voorbeelden", Sector.WATERSCHAP),
        leden=tuple(_member(row) for row in members),
        kaders=tuple(
            Kader(row["code"], year, hundredths(row[f"uren_kader_{year}"]))
            for row in members
            for year in PERCENTAGES
            if row[f"uren_kader_{year}"]
        ),
        uitvragen=tuple(
            Uitvraag(
                f"u{year}",
                "Unie van voorbeelden",
                Sector.WATERSCHAP,
                year,
                quotumpercentage=percentage,
                status=status,
            )
            for year, (percentage, status) in PERCENTAGES.items()
        ),
        ontvangsten=tuple(
            Ontvangst(
                _return(row),
                Langs.LIJST,
                date.fromisoformat(row["ontvangen_op"]),
                toestand=(
                    Toestand.GELDT
                    if newest[row["code"], row["jaar"]] == int(row["versie"])
                    else Toestand.VERVANGEN
                ),
            )
            for row in returns
        ),
    )


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (CASE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


def _member(row: Mapping[str, str]) -> Lid:
    return Lid(
        row["code"],
        row["naam"],
        soort=row["sector"],
        lid_van=_day(row["lid_van"]),
        lid_tot=_day(row["lid_tot"]),
        in_populatie=JaNee(row["in_populatie"]),
        reden=row["opmerking"],
        opvolger=row["opvolger"],
    )


def _return(row: Mapping[str, str]) -> Opgave:
    return Opgave(
        row["code"],
        int(row["jaar"]),
        stand=Stand(row["stand"]),
        volgnummer=int(row["versie"]),
        waarden={SHORT[name]: hundredths(row[name]) for name in SHORT if name in row},
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def hundredths(text: str) -> int:
    """A decimal text in hundredths."""
    return int(Decimal(text) * 100)


def received(
    lid: str, jaar: int, waarden: Mapping[Veld, int | Weg] | None = None, **more: Any
) -> Ontvangst:
    """A return that counts, with its values in hundredths; `more` are fields of the return."""
    return Ontvangst(Opgave(lid, jaar, waarden=waarden or {}, **more), Langs.LIJST)
