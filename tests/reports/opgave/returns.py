"""A request and a return to try things with: every field has a value or a reason."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Sector
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

RECIPIENT = "age1czkladdl76w2c6upxcx6yjuwd3y98ujrm832gl8jq60dnyextpxs0hxwk2"
REQUEST = Uitvraag(
    id="2024-1",
    raad="Unie van “Voorbeeldwaterschappen”",
    sector=Sector.WATERSCHAP,
    jaar=2024,
    peildatum=date(2024, 12, 31),
    quotumpercentage=Decimal("2.76"),
    status="vastgesteld",
    bron="UWV",
    uiterlijk=date(2025, 3, 1),
    sleutel=RECIPIENT,
    velden=(Veld.VERLOONDE_UREN, Veld.PERSONEN),
    lid="W12",
)
RETURN = Opgave(
    lid="W12",
    jaar=2024,
    naam="Waterschap Rietgoor é",
    uitvraag="2024-1",
    sector=Sector.WATERSCHAP,
    peildatum=date(2024, 12, 31),
    stand=Stand.DEFINITIEF,
    volgnummer=2,
    vervangt=1,
    bewaking=Bewaking.GEEN,
    waarden={
        veld: Weg.NIET_GEVRAAGD if place > 14 else place * 100_001
        for place, veld in enumerate(Veld)
    },
    relaties=(
        Relatie(Soort.MANDAAT, "Binnenwerk", 1_331_00),
        Relatie(Soort.INLEEN, "Wsw-bedrijf", Weg.KLEIN),
    ),
    kwaliteit=Kwaliteit("Loonaangifte", 12_50, JaNee.JA),
    percentage=Decimal("2.76"),
    percentage_status="vastgesteld",
    programma="Banen Desktop 1",
    parameters_sha256="0f" * 32,
    zout="ab" * 16,
)
_SIGNS = st.characters(codec="ascii", categories=("L", "N", "P", "Zs")) | st.sampled_from("éĳ“”’–")
_TEXTS = st.text(_SIGNS, max_size=40)
_AMOUNTS = st.integers(-(10**11), 10**12 - 1) | st.sampled_from(Weg)
_PERCENTAGES = st.none() | st.decimals(0, 100, places=2)


def returns() -> st.SearchStrategy[Opgave]:
    """Any return that a file can hold; its control number is empty."""
    return st.builds(
        Opgave,
        lid=_TEXTS,
        jaar=st.integers(2012, 2100),
        naam=_TEXTS,
        uitvraag=_TEXTS,
        sector=st.none() | st.sampled_from(Sector),
        periode=st.sampled_from(Periode),
        peildatum=st.none() | st.dates(),
        stand=st.sampled_from(Stand),
        volgnummer=st.integers(3, 9999),
        vervangt=st.none() | st.integers(1, 2),
        bewaking=st.sampled_from(Bewaking),
        waarden=st.dictionaries(st.sampled_from(Veld), _AMOUNTS),
        relaties=st.lists(
            st.builds(Relatie, st.sampled_from(Soort), _TEXTS, _AMOUNTS), max_size=3
        ).map(tuple),
        kwaliteit=st.builds(Kwaliteit, _TEXTS, _AMOUNTS, st.none() | st.sampled_from(JaNee)),
        percentage=_PERCENTAGES,
        percentage_status=_TEXTS,
        programma=_TEXTS,
        parameters_sha256=st.sampled_from(["", "0f" * 32]),
        zout=st.sampled_from(["", "ab" * 16]),
    )


def requests() -> st.SearchStrategy[Uitvraag]:
    """Any request that a file can hold."""
    return st.builds(
        Uitvraag,
        id=_TEXTS.filter(bool),
        raad=_TEXTS.filter(bool),
        sector=st.sampled_from(Sector),
        jaar=st.integers(2012, 2100),
        periode=st.sampled_from(Periode),
        peildatum=st.none() | st.dates(),
        quotumpercentage=_PERCENTAGES,
        status=_TEXTS,
        bron=_TEXTS,
        uiterlijk=st.none() | st.dates(),
        sleutel=st.sampled_from(["", RECIPIENT]),
        velden=st.lists(st.sampled_from(Veld), unique=True).map(tuple),
        lid=_TEXTS,
    )
