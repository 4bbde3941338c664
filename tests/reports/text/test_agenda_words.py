"""Every moment of the agenda in every state is a whole Dutch sentence."""

from datetime import date

import pytest

from banen_desktop.quota.calculation.agenda import Moment, Soort, Stand
from banen_desktop.reports.text.agenda_words import moment_words

DAY = date(2026, 6, 30)


@pytest.mark.parametrize("soort", Soort)
@pytest.mark.parametrize("stand", Stand)
@pytest.mark.parametrize("rows", [0, 1, 2])
def test_every_moment_has_words(soort: Soort, stand: Stand, rows: int) -> None:
    never = {
        (Soort.LOONAANGIFTE, Stand.NIET_NODIG),
        (Soort.DUO, Stand.NIET_NODIG),
        (Soort.JAARVERSLAG, Stand.NIET_NODIG),
    }
    if (soort, stand) in never:
        with pytest.raises(KeyError):
            moment_words(Moment(soort, DAY, "", stand))
        return
    words = moment_words(Moment(soort, DAY, "Wfsv art. 38e lid 3", stand, rows))
    assert words.article == "Wfsv art. 38e lid 3"
    assert words.advice.endswith((".", "?"))
    assert words.advice[0].isupper() or words.advice[0].isdigit()
    assert "  " not in words.advice
    assert not words.title.endswith(".")
    is_open = stand in {Stand.TE_DOEN, Stand.TE_LAAT} and soort not in {
        Soort.DUO,
        Soort.JAARVERSLAG,
    }
    assert ("1 baan" in words.advice) == (is_open and rows == 1)
    assert ("2 banen" in words.advice) == (is_open and rows == 2)


@pytest.mark.parametrize(
    ("soort", "when"),
    [
        (Soort.LOONAANGIFTE, "tot en met 30 juni 2026"),
        (Soort.DUO, "vóór 1 juli 2026"),
        (Soort.JAARVERSLAG, "vóór 1 juli 2026"),
        (Soort.TOEREKENING, "uiterlijk 30 juni 2026"),
        (Soort.REGISTER, "tot en met 31 december 2026"),
    ],
)
def test_the_last_day_in_words(soort: Soort, when: str) -> None:
    day = date(2026, 12, 31) if soort is Soort.REGISTER else DAY
    assert moment_words(Moment(soort, day, "", Stand.TE_DOEN)).when == when
