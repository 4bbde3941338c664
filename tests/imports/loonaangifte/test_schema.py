"""The messages of the generator follow the official schemas, where these are at hand.

The schemas of the Belastingdienst have no licence that lets us hand them on. Whoever has them names
their folder in the environment variable `BANEN_SCHEMAS`.
"""

import os
from datetime import date
from pathlib import Path

import pytest
from loonaangifte_messages import (
    Bericht,
    Deel,
    Initieel,
    Intrekking,
    Periode,
    four_weeks,
    months,
    xml,
)
from lxml import etree  # type: ignore[import-untyped]

CODES = ("11", "13", "15", "17", "18", "22", "23", "24", "31", "42", "50", "63")


def schema(year: int) -> etree.XMLSchema:
    folder = os.environ.get("BANEN_SCHEMAS")
    if not folder:
        pytest.skip("BANEN_SCHEMAS names no folder with the schemas of the Belastingdienst")
    return etree.XMLSchema(etree.parse(Path(folder) / f"Loonaangifte{year}v2.0.xsd"))


def everything(year: int, tijdvakken: list[tuple[date, date]]) -> list[Bericht]:
    """Each kind of message, part and row that the tests use."""
    one, two = tijdvakken[:2]
    rows = (
        Initieel(1),
        Initieel(2, -12, num_iv=9999, contract=""),
        Initieel(3, 99999, zonder_bsn=True, contract="-36.5"),
        Initieel(4, perioden=tuple(Periode(code, one[0], "NJN", "J") for code in CODES)),
    )
    gone = (Intrekking(1), Intrekking(3, 2, zonder_bsn=True))
    return [
        Bericht((Deel(*one, "volledig", rows),), year),
        Bericht((Deel(*one, "volledig"),), year, aanmaak="2022-02-10T09:30:00.123+01:00"),
        Bericht((Deel(*one, "aanvullend", rows, gone), Deel(*two, "correctie", rows, gone)), year),
        *[Bericht((Deel(*tijdvak, "correctie", (), gone),), year) for tijdvak in tijdvakken],
    ]


@pytest.mark.parametrize("year", [2022, 2026])
@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1"])
def test_messages_follow_the_schema(year: int, encoding: str) -> None:
    official = schema(year)
    for bericht in everything(year, months(year)) + everything(year, four_weeks(year)):
        official.assertValid(etree.fromstring(xml(bericht, encoding)))


@pytest.mark.parametrize("year", [2022, 2026])
def test_a_wrong_message_does_not_follow_the_schema(year: int) -> None:
    text = xml(Bericht((Deel(*months(year)[0], "volledig", (Initieel(1, 100_000),)),), year))
    assert not schema(year).validate(etree.fromstring(text))
