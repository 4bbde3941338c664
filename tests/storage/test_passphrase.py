"""The estimate of a passphrase is careful, and says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.storage.passphrase import Level, strength


@pytest.mark.parametrize(
    ("passphrase", "level", "reason"),
    [
        ("", Level.TOO_WEAK, "0 woorden en 0 tekens."),
        ("welkom", Level.TOO_WEAK, "“welkom” is een woord dat iedereen probeert."),
        ("Welkom2024!", Level.TOO_WEAK, "Een jaartal is snel geraden."),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Level.TOO_WEAK, "is een rijtje."),
        ("qwerty 123456 zyxw", Level.TOO_WEAK, "“123456” is een rijtje."),
        ("kat hond huis school", Level.TOO_WEAK, "“school” is een woord"),
        ("lantaarn zwaluw", Level.TOO_WEAK, "Vier of meer losse woorden"),
        ("zwaluw ZWALUW zwaluw zwaluw", Level.TOO_WEAK, "telt één keer"),
        ("lantaarn zwaluw tuinbroek", Level.FAIR, "3 woorden en 25 tekens."),
        ("lantaarn zwaluw tuinbroek pinguïn", Level.GOOD, "4 woorden en 33 tekens."),
        ("lantaarn zwaluw tuinbroek pinguïn ladder kers", Level.STRONG, "6 woorden"),
        ("x7$kQ9!mZ2pL", Level.GOOD, "12 tekens."),
        ("xkqzjvbnwrtplmdf", Level.GOOD, "16 tekens."),
        ("8305174962830", Level.FAIR, "13 tekens."),
    ],
)
def test_a_passphrase_is_judged_with_a_reason(passphrase: str, level: Level, reason: str) -> None:
    found = strength(passphrase)
    assert found.level is level
    assert reason in " ".join(found.why)


def test_a_good_passphrase_gets_no_advice() -> None:
    assert strength("x7$kQ9!mZ2pL").why == ("0 woorden en 12 tekens.",)


@pytest.mark.parametrize(
    ("passphrase", "time"),
    [
        ("kat", "binnen een dag"),
        ("zwaluw lantaarn kers", "ongeveer"),
        ("zwaluw lantaarn kers ladder", "langer dan duizend jaar"),
    ],
)
def test_the_time_is_told_in_words(passphrase: str, time: str) -> None:
    assert time in strength(passphrase).time


@given(st.text(max_size=60))
def test_any_text_is_judged(passphrase: str) -> None:
    found = strength(passphrase)
    assert found.bits >= 0
    assert found.why
    assert found.time.endswith(".")


@given(st.text("abcdefgh XYZ079!?", max_size=30), st.text("abcxyz", min_size=1, max_size=9))
def test_a_word_more_is_never_weaker(passphrase: str, word: str) -> None:
    assert strength(f"{passphrase} {word}").bits >= strength(passphrase).bits - 0.001
