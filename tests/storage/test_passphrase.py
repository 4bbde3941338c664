"""The estimate of a passphrase is careful, and says why."""

from math import log2, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.storage.passphrase import Level, Strength, strength


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
        ("ik ben jan de vries", Level.TOO_WEAK, "“vries” is een woord dat iedereen probeert."),
        ("een twee drie vier", Level.TOO_WEAK, "“twee” is een woord"),
        ("1234567890123", Level.TOO_WEAK, "“1234567890123” is een rijtje."),
        ("9876543210987654321", Level.TOO_WEAK, "is een rijtje."),
        ("P@ssw0rd!2026", Level.TOO_WEAK, "in plaats van een letter houdt niemand tegen."),
        ("2026W3lk0m!!", Level.TOO_WEAK, "in plaats van een letter"),
        ("wij werken bij de gemeente", Level.TOO_WEAK, "“gemeente” is een woord"),
        ("482482482482", Level.TOO_WEAK, "staat een stukje meer keren."),
    ],
)
def test_a_passphrase_is_judged_with_a_reason(passphrase: str, level: Level, reason: str) -> None:
    found = strength(passphrase)
    assert found.level is level
    assert reason in " ".join(found.why)


@pytest.mark.parametrize(
    ("passphrase", "bits"),
    [
        # A word: of a list, that everybody tries, too short, too long, or none at all.
        ("kers", 12.5),
        ("WELKOM", 6 + 1),
        ("abc", 12),
        ("bel", 12),
        ("tuinbroekzak", 12.5),
        ("tuinbroekzakk", 13.5),
        ("tuinbroekzakken", 15.5),
        ("strand", 12.5),
        ("strandt", 7 * 4),
        # A row, also backwards.
        ("abcd", 4),
        ("zyxw", 4),
        ("Asdf", 4 + 1),
        ("aaaa", 4),
        ("123", 4),
        ("321", 4),
        ("7890", 4),
        ("111", 4),
        ("11", 2 * 3.3),
        ("137", 3 * 3.3),
        # A year of somebody alive.
        ("1987", 6),
        ("1812", 4 * 3.3),
        # Signs that differ; a space is none.
        ("!!", 4),
        ("! ?", 2 * 4),
        # Capitals, where they are no habit.
        ("Kers", 12.5 + 1),
        ("KERS", 12.5 + 1),
        ("keRs", 12.5 + 1 + log2(4)),
        ("kERS", 12.5 + 1 + log2(4) * 3),
        ("kERSENbo", 12.5 + 1 + log2(8) * 3),
        # What is there twice is there once, and what comes after it counts.
        ("kers kers", 12.5),
        ("kers Kers lantaarn", 2 * 12.5),
    ],
)
def test_everything_that_helps_has_its_number(passphrase: str, bits: float) -> None:
    assert strength(passphrase).bits == pytest.approx(bits)


@pytest.mark.parametrize(
    ("bits", "below", "level"),
    [
        (35, Level.TOO_WEAK, Level.FAIR),
        (50, Level.FAIR, Level.GOOD),
        (65, Level.GOOD, Level.STRONG),
    ],
)
def test_a_level_begins_at_its_number(bits: float, below: Level, level: Level) -> None:
    assert Strength(nextafter(bits, 0), ()).level is below
    assert Strength(bits, ()).level is level


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("x7$kQ9!mZ2pL", ("0 woorden en 12 tekens.",)),
        ("bel lantaarn tuinbroek pinguïn", ("4 woorden en 30 tekens.",)),
        ("de 1234", ("0 woorden en 7 tekens.", "“1234” is een rijtje.")),
    ],
)
def test_the_reasons_are_these_and_no_others(passphrase: str, why: tuple[str, ...]) -> None:
    found = strength(passphrase).why
    assert tuple(reason for reason in found if not reason.startswith("Vier of meer")) == why


@pytest.mark.parametrize(
    ("passphrase", "advised"),
    [
        ("x7$kQ9!mZ2pL", False),
        ("kat hond huis school", False),
        ("kat hond huis", True),
        ("lantaarn zwaluw tuinbroek", True),
    ],
)
def test_more_words_are_advised_where_there_are_few(passphrase: str, *, advised: bool) -> None:
    assert any("Vier of meer" in reason for reason in strength(passphrase).why) is advised


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


_DAY = 24 * 3600 * 1000  # guesses of a thousand computers; half of all are enough


@pytest.mark.parametrize(
    ("guesses", "below", "above"),
    [
        (_DAY, "binnen een dag te", "binnen twee jaar te"),
        (2 * 365 * _DAY, "binnen twee jaar te", "ongeveer 2 jaar"),
        (1000 * 365 * _DAY, "ongeveer 999 jaar", "langer dan duizend jaar"),
    ],
)
def test_the_time_changes_its_words_at_its_limits(guesses: int, below: str, above: str) -> None:
    bits = log2(guesses) + 1
    assert below in Strength(bits - 0.0001, ()).time
    assert above in Strength(bits + 0.0001, ()).time


@given(st.text(max_size=60))
def test_any_text_is_judged(passphrase: str) -> None:
    found = strength(passphrase)
    assert found.bits >= 0
    assert found.why
    assert found.time.endswith(".")


@given(st.text("abcdefgh XYZ079!?", max_size=30), st.text("abcxyz", min_size=1, max_size=9))
def test_a_word_more_is_never_weaker(passphrase: str, word: str) -> None:
    assert strength(f"{passphrase} {word}").bits >= strength(passphrase).bits - 0.001
