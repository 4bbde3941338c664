"""Every layout of `payroll_lists` gives what it must give, and nothing personal."""

import json
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import payroll_lists
import pytest
from payroll_lists import LISTS, PERSONAL, PayrollList

from banen_desktop.dossier.model import Baan, UrenRegel
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.mapping import from_json, to_json
from banen_desktop.imports.lists.raw import RawFile, Settings
from banen_desktop.imports.lists.recognise import best_table
from banen_desktop.imports.lists.result import ListResult, as_json
from banen_desktop.imports.lists.table import read_in_child, read_table
from banen_desktop.quota.law.law import built_in


def read(case: PayrollList) -> RawFile:
    return read_table(payroll_lists.FOLDER / case.name, Settings(), lambda _: None)


def result_of(case: PayrollList, file: RawFile) -> ListResult:
    found = best_table(file, payroll_lists.YEAR)
    mapping = from_json(json.loads(json.dumps(to_json(found.mapping))))
    assert mapping == found.mapping
    table = next(each for each in file.tables if each.name == mapping.sheet)
    mapping = replace(mapping, board=case.board)
    return convert(table, mapping, payroll_lists.YEAR, built_in(), Decimal(payroll_lists.WEEK))


def hours_line(row: UrenRegel) -> tuple[str, str, Decimal | None, str]:
    return row.onderdeel, str(row.functiegroep or ""), row.verloonde_uren, str(row.herkomst)


def expected_hours(line: str) -> tuple[str, str, Decimal | None, str]:
    onderdeel, groep, hours, origin = line.rsplit("|", 3)
    return onderdeel, groep, sum(map(Decimal, hours.split("+")), Decimal(0)), origin


def job_line(row: Baan) -> str:
    values = (
        *(row.kenmerk, row.onderdeel, row.vorm, row.contract or "", row.uren_per_week),
        *(row.van, row.tot, row.verloonde_uren),
    )
    return "|".join(
        f"{value.normalize():f}" if isinstance(value, Decimal) else str(value or "")
        for value in values
    )


@pytest.mark.parametrize("case", LISTS, ids=lambda case: case.name)
def test_layout(case: PayrollList) -> None:
    result = result_of(case, read(case))
    assert result.kind == case.kind
    if case.kind == "banen":
        assert tuple(map(job_line, result.jobs)) == case.rows
    else:
        found = [hours_line(row) for row in result.hours]
        wanted = [expected_hours(line) for line in case.rows]
        assert [(*row[:2], row[3]) for row in found] == [(*row[:2], row[3]) for row in wanted]
        for row, want in zip(found, wanted, strict=True):
            # The sum of rounded estimates may differ a cent from the rounded sum.
            margin = Decimal("0.011") if want[3] == "schatting" else Decimal(0)
            assert abs((row[2] or Decimal(0)) - (want[2] or Decimal(0))) <= margin, (row, want)
    assert tuple(each.adres for each in result.refused) == case.refused
    assert tuple(each.title for each in result.left_out) == case.left_out
    assert sorted(finding.code for finding in result.findings) == sorted(case.findings)
    assert result.provenance.kopregel == case.header_row
    assert result.skipped.totaalregels == case.totals
    assert result.skipped.tekstregels == case.text_rows
    assert result.skipped.buiten_het_jaar == case.outside
    assert result.totals.personen == case.persons


@pytest.mark.parametrize("case", LISTS, ids=lambda case: case.name)
def test_nothing_personal_is_kept(case: PayrollList) -> None:
    file = read(case)
    result = result_of(case, file)
    told = json.dumps(as_json(result), ensure_ascii=False) + repr(result)
    mapping = json.dumps(to_json(best_table(file, payroll_lists.YEAR).mapping))
    tables = repr([table for table in file.tables if table.name != "Toelichting"])
    for secret in PERSONAL:
        assert secret not in told
        assert secret not in mapping
        assert secret not in tables


def test_the_folder_holds_these_lists_and_each_is_read_in_a_child() -> None:
    stored = {path.name for path in payroll_lists.FOLDER.iterdir() if path.is_file()}
    assert stored == {case.name for case in LISTS}
    assert len(stored) >= 25
    for case in LISTS[:1] + LISTS[8:11]:
        assert read_in_child(payroll_lists.FOLDER / case.name) == read(case)


OURS = [case for case in LISTS if Path(case.name).suffix not in {".xls", ".ods"}]
"""Those that the script writes; LibreOffice makes the others from them."""


@pytest.mark.parametrize("case", OURS, ids=lambda case: case.name)
def test_the_script_still_writes_these_files(case: PayrollList, tmp_path: Path) -> None:
    """The same cells: two programs need not write the same bytes."""
    payroll_lists.write(case, tmp_path)
    again = read_table(tmp_path / case.name, Settings(), lambda _: None)
    assert [table.rows for table in again.tables] == [table.rows for table in read(case).tables]


def test_estimates_of_the_test_round_half_up() -> None:
    assert payroll_lists.estimate("25.5", 365) == "1331.10"
    exact = Decimal(16) * Decimal("52.2") * 245 / 365
    assert payroll_lists.estimate("16", 245) == str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
