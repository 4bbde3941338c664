"""What is said of the size: on both sides of the boundary, in this year and in the one before."""

from decimal import Decimal

import pytest
from builders import dossier, jaar

from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.words.size import size_words

LAW = built_in()
AT, BELOW = Decimal(40_575), Decimal("40574.99")
NOT_SMALL, SMALL, NEEDED = "geen kleine werkgever", "bent een kleine werkgever", "Met minder dan"


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (AT, AT, NOT_SMALL),
        (BELOW, AT, "In 2023 bleef u onder 40.575 uur"),
        (AT, BELOW, "In 2024 bleef u onder 40.575 uur"),
        (BELOW, BELOW, "In 2023 en 2024 bleef u onder 40.575 uur"),
        (None, AT, NEEDED),
        (AT, None, NEEDED),
        (None, BELOW, "In 2024 bleef u onder 40.575 uur"),
    ],
)
def test_the_words_say_what_the_law_says(
    before: Decimal | None, now: Decimal | None, words: str
) -> None:
    one = jaar(2024, verloonde_uren=now, verloonde_uren_vorig_jaar=before)
    told = size_words(dossier(one), one, LAW)
    assert words in told
    exempt = calculate(dossier(one), 2024, LAW).vrijgesteld
    assert (SMALL in told, NOT_SMALL in told) == (exempt is True, exempt is False)


def test_a_year_without_a_quotum_has_no_size() -> None:
    one = jaar(2016, verloonde_uren=AT)
    assert size_words(dossier(one), one, LAW) == ""
