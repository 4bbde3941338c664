"""Who gets what: only the accountant and the user get rows, and each gets what exists."""

from dataclasses import replace

import pytest
from golden_years import YEARS

from banen_desktop.dossier.model import Sector
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.out.outputs import formats
from banen_desktop.reports.out.recipients import FileOf, Gift, Recipient, recipients
from banen_desktop.reports.words.guard import Kind


def of_sector(sector: Sector | None) -> tuple[Recipient, ...]:
    made, year = YEARS["deels-gehaald"]()
    made = replace(made, werkgever=replace(made.werkgever, sector=sector))
    return recipients(made, answers(made, year, built_in()))


@pytest.mark.parametrize("sector", [*Sector, None])
def test_rows_are_confidential_and_totals_are_not(sector: Sector | None) -> None:
    found = of_sector(sector)
    assert [one.who for one in found] == [
        "Accountant",
        "Controller",
        "Redacteur van het jaarverslag",
        "Bestuur",
        "Sector of monitor",
        "Uzelf",
    ]
    for one in found:
        rows = any(
            gift is Gift.DOSSIER or (isinstance(gift, FileOf) and gift.kind is Kind.DOSSIER)
            for gift in one.gifts
        )
        assert one.confidential is rows
        assert ("Vertrouwelijk" in one.may_leave) is rows
        assert one.gifts
        assert one.why.endswith(".")
        for gift in one.gifts:
            assert isinstance(gift, Gift) or gift.format in formats()


def test_only_schools_have_a_portal() -> None:
    for sector in Sector:
        told = " ".join(f"{one.what} {one.why}" for one in of_sector(sector))
        assert ("XBRL" in told) is (sector in {Sector.PO, Sector.VO})
