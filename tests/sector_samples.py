"""One monitor with everything in it, and what tests about its file ask for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Sector
from banen_desktop.dossier.verslag import Versie
from banen_desktop.reports.opgave.records import (
    Bewaking,
    Kwaliteit,
    Opgave,
    Periode,
    Relatie,
    Soort,
    Stand,
    Uitvraag,
    Veld,
    Weg,
)
from banen_desktop.sector.facts.model import (
    Besluit,
    Bevinding,
    Cijfer,
    Kader,
    Klassentotaal,
    Langs,
    Lid,
    Maatregel,
    Monitor,
    Ontvangst,
    Raad,
    Toestand,
)

SAMPLE = Monitor(
    raad=Raad("Unie van Voorbeeldwaterschappen", Sector.WATERSCHAP, 7),
    leden=(
        Lid("W01", "Broekland", "waterschap", "groot", "noord", date(2015, 1, 1), id="l1"),
        Lid("W31", "Oude Sluis", lid_tot=date(2023, 12, 31), opvolger="W14", id="l2"),
        Lid("W33", "Muskus", in_populatie=JaNee.NEE, reden="personeel telt elders", id="l3"),
    ),
    kaders=(Kader("W01", 2024, 141_200_000, "UWV", "k1"), Kader("W31", 2024, None, id="k2")),
    uitvragen=(
        Uitvraag(
            "u2024",
            "Unie van Voorbeeldwaterschappen",
            Sector.WATERSCHAP,
            2024,
            Periode.JAAR,
            date(2024, 12, 31),
            Decimal("2.76"),
            "vastgesteld",
            "UWV",
            date(2025, 3, 1),
            velden=(Veld.VERLOONDE_UREN, Veld.UREN_DIENSTVERBAND),
        ),
    ),
    ontvangsten=(
        Ontvangst(
            Opgave(
                "W01",
                2024,
                "Broekland",
                "u2024",
                Sector.WATERSCHAP,
                peildatum=date(2024, 12, 31),
                stand=Stand.DEFINITIEF,
                volgnummer=2,
                vervangt=1,
                waarden={
                    Veld.PERSONEN: Weg.KLEIN,
                    Veld.VERLOONDE_UREN: 125_491_400,
                    Veld.UREN_DIENSTVERBAND: -1,
                },
                relaties=(
                    Relatie(Soort.MANDAAT, "W33", 1000),
                    Relatie(Soort.INLEEN, "Uitlener", Weg.ONBEKEND),
                ),
                kwaliteit=Kwaliteit("loonaangifte", 0, JaNee.JA),
                percentage=Decimal("2.76"),
                percentage_status="vastgesteld",
                programma="Banen Desktop 1",
                parameters_sha256="ab" * 32,
                controlegetal="1eb9 91bf 7469",
            ),
            Langs.OPGAVE,
            date(2025, 2, 26),
            "W01.banenopgave",
            "cd" * 32,
            toestand=Toestand.WACHT,
            id="o1",
        ),
        Ontvangst(Opgave("W31", 2023), Langs.GETYPT, bron="jaarverslag", id="o2"),
    ),
    bevindingen=(
        Bevinding(
            "personen",
            "W01",
            2024,
            "o1",
            "3,1",
            "1,6",
            date(2025, 3, 1),
            "klopt",
            Besluit.KLOPT,
            "hoofd",
            "b1",
        ),
    ),
    werkagenda=(Maatregel(2025, "Inkoop samen", "raad", date(2025, 9, 1), "loopt", "m1"),),
    cijfers=(Cijfer(2020, Decimal("262.0"), Decimal("61.3"), "monitor", "definitief", "", "c1"),),
    klassentotalen=(Klassentotaal(2016, "groot", 5, (("verloonde_uren", 10**14),), "t1"),),
    kolomtitels=(("SV-loon uren", "verloonde_uren"),),
    versies=(Versie("2025-04-01T10:00:00", "Voor: lezen", 2024, "eJwDAAAAAAE=", "v1"),),
    id="m0",
)
WITH_KEY = replace(SAMPLE, raad=replace(SAMPLE.raad, geheime_sleutel="AGE-SECRET-KEY-1TEST"))


def with_return(change: Callable[[Ontvangst], Ontvangst]) -> Monitor:
    """The sample with its first return changed."""
    first, *others = SAMPLE.ontvangsten
    return replace(SAMPLE, ontvangsten=(change(first), *others))


BESLOTEN = with_return(
    lambda each: replace(
        each, langs=Langs.BESLOTEN, opgave=replace(each.opgave, bewaking=Bewaking.GEEN)
    )
)
