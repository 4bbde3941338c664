"""Encryption for one council: who has its identity opens, everybody else gets a sentence."""

import pyrage
import pytest
from age_files import quick_key
from reports.opgave.returns import RECIPIENT, RETURN

from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave import sealing
from banen_desktop.reports.opgave.return_file import opgave_bytes, parse_opgave
from banen_desktop.reports.opgave.sealing import (
    fingerprint,
    identities_of,
    is_sealed,
    seal,
    unseal,
)

IDENTITY = pyrage.x25519.Identity.generate()
OWN = str(IDENTITY.to_public())
CONTENT = opgave_bytes(RETURN)
SEALED = seal(CONTENT, OWN)


def test_the_council_opens_what_was_sealed_for_it() -> None:
    assert is_sealed(SEALED)
    assert not is_sealed(CONTENT)
    assert unseal(SEALED, identities_of(str(IDENTITY))) == CONTENT
    assert parse_opgave(unseal(SEALED, identities_of(str(IDENTITY)))).zout == RETURN.zout
    assert b"Rietgoor" not in SEALED
    assert seal(CONTENT, OWN) != SEALED


def test_one_of_more_keys_is_enough() -> None:
    other = str(pyrage.x25519.Identity.generate())
    assert unseal(SEALED, identities_of(other, str(IDENTITY))) == CONTENT


def test_another_key_is_told_apart_from_damage() -> None:
    with pytest.raises(KnownProblem, match="andere sleutel"):
        unseal(SEALED, identities_of(str(pyrage.x25519.Identity.generate())))
    with pytest.raises(KnownProblem, match="andere sleutel"):
        unseal(SEALED, ())


@pytest.mark.parametrize("cut", [0, 10, 100, -1])
def test_a_part_of_a_file_is_damaged(cut: int) -> None:
    with pytest.raises(KnownProblem, match="beschadigd"):
        unseal(SEALED[:cut], identities_of(str(IDENTITY)))


def test_a_byte_that_changed_is_damage() -> None:
    with pytest.raises(KnownProblem, match="beschadigd"):
        unseal(SEALED[:-1] + bytes([SEALED[-1] ^ 1]), identities_of(str(IDENTITY)))


def test_a_file_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_LARGEST_SEALED", len(SEALED) - 1)
    with pytest.raises(KnownProblem, match="te groot"):
        unseal(SEALED, identities_of(str(IDENTITY)))


def test_a_file_under_a_passphrase_asks_no_work() -> None:
    with pytest.raises(KnownProblem, match="andere sleutel"):
        unseal(quick_key().sleutel, identities_of(str(IDENTITY)))


@pytest.mark.parametrize("wrong", ["", "age1", RECIPIENT.upper(), RECIPIENT[:-1] + "q", "x" * 62])
def test_a_wrong_recipient_seals_nothing(wrong: str) -> None:
    with pytest.raises(KnownProblem, match="niet te versleutelen"):
        seal(CONTENT, wrong)


def test_a_wrong_identity_is_a_sentence() -> None:
    with pytest.raises(KnownProblem, match="geen geheime sleutel"):
        identities_of("AGE-SECRET-KEY-1")


def test_the_fingerprint_is_six_groups_of_five_digits() -> None:
    """The last thirty digits of SHA-256 as a number: `sha256sum` and `bc` give the same."""
    assert fingerprint(RECIPIENT) == "11462 43080 25210 22462 13410 28839"
    assert fingerprint(OWN) != fingerprint(RECIPIENT)
    assert all(len(part) == 5 and part.isdigit() for part in fingerprint(OWN).split(" "))
