"""A legal value as people read it."""

from decimal import Decimal

import pytest

from banen_desktop.quota.law.amounts import amount


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        ("2026", "jaar", "2026"),
        ("101", "dag_van_het_jaar_erna", "1 januari van het jaar erna"),
        ("501", "dag_van_het_jaar_erna", "1 mei van het jaar erna"),
        ("1231", "dag_van_het_jaar_erna", "31 december van het jaar erna"),
        ("2.90", "procent", "2,9%"),
        ("5000", "euro", "€\u00a05.000"),
        ("1331", "uur_per_baan", "1.331 uur per baan"),
        ("25.5", "uur_per_week", "25,5 uur per week"),
        ("25", "persoon", "25 personen"),
        ("1", "persoon", "1 persoon"),
        ("52.2", "week", "52,2 weken"),
    ],
)
def test_a_number_has_its_unit(number: str, unit: str, shown: str) -> None:
    assert amount(Decimal(number), unit) == shown
