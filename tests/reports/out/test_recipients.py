"""Who gets what: only the accountant gets rows, and everything that is saved has a receiver."""

import pytest

from banen_desktop.dossier.model import SCHOOLS, Sector
from banen_desktop.reports.out import files, outputs
from banen_desktop.reports.out.recipients import Content, recipients
from banen_desktop.reports.words.guard import Kind


@pytest.mark.parametrize("sector", [*Sector, None])
def test_rows_are_confidential_and_totals_are_not(sector: Sector | None) -> None:
    found = recipients(sector)
    assert [one.who for one in found] == [
        "Bestuur",
        "Bestuur",
        "Redacteur",
        "Controller",
        "Sector of monitor",
        "Accountant",
    ]
    for one in found:
        rows = one.kind is Kind.DOSSIER
        assert one.is_confidential is rows
        assert ("Vertrouwelijk" in one.may_leave) is rows
        assert one.folder == (files.KEPT if rows else files.SHARED)
        assert one.why.endswith(".")
        assert bool(one.formats) is (one.content is not Content.ANSWERS)


@pytest.mark.parametrize("sector", [*Sector, None])
def test_every_file_that_is_saved_is_for_somebody(sector: Sector | None) -> None:
    found = recipients(sector)
    for line in outputs.lines():
        gets = [one for one in found if line.format in one.formats and line.kind is one.kind]
        assert len(gets) == 1, line
    assert sum(len(one.formats) for one in found) == len(outputs.lines())
    assert sum(one.many for one in found) == len(outputs.lines()) + 1  # and the answers


@pytest.mark.parametrize("sector", [*Sector, None])
def test_a_row_names_as_many_types_as_it_has_files(sector: Sector | None) -> None:
    for one in recipients(sector):
        types = one.what.rpartition(", ")[2]
        assert len(types.split(" en ")) == one.many, one.what


def test_only_schools_have_a_portal() -> None:
    for sector in Sector:
        told = " ".join(f"{one.what} {one.why}" for one in recipients(sector))
        assert ("XBRL" in told) is (sector in SCHOOLS)
        assert ("DUO" in told) is (sector in SCHOOLS)
