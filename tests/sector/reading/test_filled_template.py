"""What a member puts in a template is what the council reads from it, field by field."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from reports.opgave.test_template import GUARDED, filled
from reports.opgave.test_template import made as template_made

from banen_desktop.reports.opgave.records import Veld
from banen_desktop.sector.facts.model import Langs
from banen_desktop.sector.reading.named_cells import (
    has_named_cells,
    read_named_cells,
    return_of,
)


def test_every_field_that_was_filled_in_comes_out(tmp_path: Path) -> None:
    """The sheet has an apostrophe in its name, as `'24` has."""
    path = tmp_path / "sjabloon.xlsx"
    path.write_bytes(filled(template_made()))
    assert has_named_cells(path)
    found = return_of(read_named_cells(path, lambda _said: None), date(2025, 2, 1), {})
    told = found.opgave
    assert found.langs is Langs.SJABLOON
    assert {veld: told.waarden[veld] for veld in Veld} == GUARDED.waarden
    assert (told.lid, told.jaar, told.stand) == (GUARDED.lid, GUARDED.jaar, GUARDED.stand)
    assert replace(told, waarden={}).uitvraag == "van de raad"
