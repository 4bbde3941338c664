"""Files with newer legal values, as a sector council would hand them out."""

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
