"""Which rows of jobs have something to do, and what jobs of several years wait for."""

from datetime import date
from typing import Any

import pytest
from builders import LARGE, baan, dossier, jaar

from banen_desktop.dossier.model import Baan, Toerekening, Vorm
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.job_checks import open_rows
from banen_desktop.quota.calculation.trace import WAITING_NAME, waiting_name_of_all
from banen_desktop.quota.law.law import built_in

LAW = built_in()
CHECKED = date(2025, 6, 1)


def job(kenmerk: str, **values: Any) -> Baan:
    return baan(kenmerk=kenmerk, **{"verloonde_uren": 900, **values})


@pytest.mark.parametrize(
    ("row", "is_open"),
    [
        (job("P-01"), True),  # not looked up in the register
        (job("P-01", register_gecontroleerd_op=CHECKED), False),
        (job("P-01", register_gecontroleerd_op=date(2023, 6, 1)), True),
        (job("P-01", vorm=Vorm.INKOOP), False),  # never counts
        (
            job(
                "P-01",
                vorm=Vorm.UITZEND,
                toerekening=Toerekening.NOG_NIET,
                register_gecontroleerd_op=CHECKED,
            ),
            True,
        ),
        (
            job(
                "P-01",
                vorm=Vorm.UITZEND,
                toerekening=Toerekening.AFGESPROKEN,
                register_gecontroleerd_op=CHECKED,
            ),
            False,
        ),
        # A finding of its own that is urgent: the dates are the wrong way round.
        (
            job(
                "P-01",
                van=date(2025, 6, 1),
                tot=date(2025, 1, 1),
                register_gecontroleerd_op=CHECKED,
            ),
            True,
        ),
    ],
)
def test_a_row_is_open_while_something_is_to_be_done(row: Baan, *, is_open: bool) -> None:
    other = job("P-02", register_gecontroleerd_op=CHECKED)
    year = jaar(2025, row, other, verloonde_uren=LARGE, verloonde_uren_vorig_jaar=LARGE)
    found = open_rows(year, calculate(dossier(year), 2025, LAW))
    assert (row.id in found) is is_open
    assert other.id not in found


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), WAITING_NAME),
        ((WAITING_NAME, WAITING_NAME), WAITING_NAME),
        (("Vraag over uitlener open",), "Vraag over uitlener open"),
        ((WAITING_NAME, "Vraag over uitlener open"), "Toe te rekenen of vraag open"),
    ],
)
def test_what_jobs_of_several_years_wait_for_has_one_name(
    names: tuple[str, ...], told: str
) -> None:
    assert waiting_name_of_all(names) == told
