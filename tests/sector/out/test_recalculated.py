"""LibreOffice calculates every formula of the workbooks to the value that is stored in it."""

import io
from dataclasses import replace
from pathlib import Path

import libreoffice
import openpyxl
import pytest
from made_monitors import case
from sector_editions import edition, small_sector, whole_sector

from banen_desktop.sector.out.workbook import write_workbook
from banen_desktop.sector.publication.cells import Lezer

pytestmark = [
    pytest.mark.traag,
    pytest.mark.timeout(400),
    pytest.mark.skipif(libreoffice.SOFFICE is None, reason="LibreOffice is er niet (soffice)"),
]


def workbooks() -> dict[str, bytes]:
    whole = whole_sector()
    found = {f"heel-{lezer}": write_workbook(edition(whole, lezer)) for lezer in Lezer}
    found["geval"] = write_workbook(edition(case(), Lezer.RAAD))
    found["klein"] = write_workbook(edition(small_sector(4), Lezer.DEELNEMERS))
    found["leeg"] = write_workbook(edition(replace(whole, ontvangsten=()), Lezer.RAAD))
    return found


def test_every_formula_comes_to_its_stored_value(tmp_path: Path) -> None:
    made = workbooks()
    source, target = tmp_path / "gemaakt", tmp_path / "gerekend"
    source.mkdir()
    target.mkdir()
    for name, data in made.items():
        (source / f"{name}.xlsx").write_bytes(data)
    libreoffice.convert(sorted(source.iterdir()), "xlsx", target)
    formulas = 0
    for name, data in made.items():
        stored = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        written = openpyxl.load_workbook(io.BytesIO(data))
        again = openpyxl.load_workbook(target / f"{name}.xlsx", data_only=True)
        assert again.sheetnames == stored.sheetnames
        for page in written:
            for row in page.iter_rows():
                for cell in row:
                    if cell.data_type != "f":
                        continue
                    formulas += 1
                    now = again[page.title][cell.coordinate].value
                    before = stored[page.title][cell.coordinate].value
                    place = f"{name} {page.title}!{cell.coordinate} {cell.value}"
                    assert now == pytest.approx(before, rel=1e-9, abs=1e-9), place
    assert formulas > 300
