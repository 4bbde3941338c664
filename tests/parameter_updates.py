"""Files with newer legal values, as a sector council would hand them out; and laws with one."""

from dataclasses import replace
from decimal import Decimal

from banen_desktop.quota.law.law import Law, built_in

VALUE = """
[[quotumpercentage.waarden]]
vanaf = {year}
tot = {year}
waarde = "{percentage}"
status = "{status}"
zekerheid = "H"
bron = "{source}"
gecontroleerd_op = 2026-11-24
"""
HEAD = """
[regeling]
naam = "Quotumpercentages van de sectorraad"

[quotumpercentage]
omschrijving = "Quotumpercentage"
eenheid = "procent"
artikel = "Wfsv art. 38f, 122na lid 2"
minimum = "0.01"
maximum = "{highest}"
per_jaar = true
"""


def update(
    *values: tuple[int, str],
    status: str = "vastgesteld",
    source: str = "Staatscourant 2026, 1234",
    highest: str = "10",
) -> bytes:
    """A file with a quotumpercentage for each (year, percentage)."""
    rows = [
        VALUE.format(year=year, percentage=percentage, status=status, source=source)
        for year, percentage in values
    ]
    return (HEAD.format(highest=highest) + "".join(rows)).encode()


def law_with(key: str, year: int, value: str) -> Law:
    """The law that comes with the program, with another value of one key from a year on."""
    law = built_in()
    old = law.required(key, year)
    kept = [replace(each, tot=year - 1) if each is old else each for each in law.values[key]]
    changed = replace(old, vanaf=year, waarde=Decimal(value))
    values = (*(each for each in kept if each.vanaf < year), changed)
    return replace(law, values={**law.values, key: values})
