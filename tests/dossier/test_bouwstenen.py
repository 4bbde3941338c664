"""Building blocks: every sentence can be used as it is, and ticking changes nothing else."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.bouwstenen import (
    Bouwsteen,
    Voorstel,
    all_blocks,
    all_suggestions,
    blocks_for,
    is_in,
    suggestions_for,
    with_sentence,
    without_sentence,
)
from banen_desktop.dossier.model import Sector

FIELDS = fields.by_key(fields.TOELICHTING)
MEASURE = fields.by_key(verslag_fields.MAATREGEL)["omschrijving"]
WITH_BLOCKS = [field.key for field in fields.TOELICHTING if field.key != "verantwoordelijke"]
SENTENCES = [block.sentence for block in all_blocks()]


@pytest.mark.parametrize("block", all_blocks(), ids=lambda block: block.sentence[:40])
def test_a_block_passes_the_checks_of_its_field(block: Bouwsteen) -> None:
    assert fields.from_user(FIELDS[block.field], block.sentence) == block.sentence
    assert block.sentence.endswith(".")
    assert block.sentence == " ".join(block.sentence.split())
    assert not re.search(r"\d", block.sentence), "a number would not be true for everybody"
    assert "“" not in block.sentence
    longest = max(len(part.split()) for part in re.split(r"[.:]", block.sentence))
    assert longest <= 21, "language level B1: short sentences"


@pytest.mark.parametrize("item", all_suggestions(), ids=lambda item: item.omschrijving[:40])
def test_a_suggestion_passes_the_checks_of_its_field(item: Voorstel) -> None:
    assert fields.from_user(MEASURE, item.omschrijving) == item.omschrijving
    assert not item.omschrijving.endswith(".")
    assert not re.search(r"\d", item.omschrijving)


def test_every_block_is_there_once_and_no_block_is_part_of_another() -> None:
    for block in all_blocks():
        others = [other for other in all_blocks() if other is not block]
        assert not any(is_in(block.sentence, other.sentence) for other in others)


@pytest.mark.parametrize("sector", [None, *Sector])
def test_every_sector_has_blocks_for_every_field_and_no_field_has_too_many(
    sector: Sector | None,
) -> None:
    for key in WITH_BLOCKS:
        assert 3 <= len(blocks_for(key, sector)) <= 14, key
    assert 4 <= len(suggestions_for(sector)) <= 8
    longest = fields.from_user  # all blocks of a field together fit in it
    for key in WITH_BLOCKS:
        text = "\n".join(block.sentence for block in blocks_for(key, sector))
        assert longest(FIELDS[key], text) == text


def test_schools_name_the_licence_and_others_do_not() -> None:
    def words(sector: Sector | None) -> str:
        return " ".join(block.sentence for block in blocks_for("oorzaken", sector))

    assert "onderwijsbevoegdheid" in words(Sector.PO)
    assert "onderwijsbevoegdheid" not in words(Sector.GEMEENTE)
    assert "onderwijsbevoegdheid" not in words(None)
    for sector in (None, *Sector):
        assert "uitbesteed" in words(sector)
        assert "begeleiding kost tijd" in words(sector)


def test_a_block_of_another_sector_stays_in_sight_while_the_text_has_it() -> None:
    (licence,) = [b for b in blocks_for("oorzaken", Sector.PO) if "bevoegdheid" in b.sentence]
    assert licence not in blocks_for("oorzaken", Sector.RIJK)
    assert licence in blocks_for("oorzaken", Sector.RIJK, f"Zelf.\n{licence.sentence}")


def test_each_sector_is_suggested_what_is_for_it() -> None:
    for sector in (None, *Sector):
        made = [(row.omschrijving, row.plaatsing) for row in suggestions_for(sector)]
        assert made == [
            (item.omschrijving, item.plaatsing)
            for item in all_suggestions()
            if sector in item.sectors or not item.sectors
        ]
    assert {item.plaatsing for item in all_suggestions()} > {None}
    assert any(item.sectors for item in all_suggestions())


def test_each_suggestion_is_a_row_of_its_own() -> None:
    one, other = suggestions_for(Sector.PO), suggestions_for(Sector.PO)
    assert {row.id for row in one}.isdisjoint(row.id for row in other)


S = "Dit is de zin."


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("", False),
        (S, True),
        (f"Eerst.\n{S}\nDan.", True),
        (f"Eerst. {S} Dan.", True),
        (f"x{S}", False),
        (f"{S}x", False),
        (f"({S})", False),
        (S.lower(), False),
        (S[:-1], False),
    ],
)
def test_a_sentence_is_there_between_white_space(text: str, *, there: bool) -> None:
    assert is_in(S, text) is there


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (S, ""),
        (f"A.\n{S}", "A."),
        (f"{S}\nA.", "A."),
        (f"A.\n{S}\nB.", "A.\nB."),
        (f"A. {S} B.", "A. B."),
        (f"A. {S}", "A."),
        (f"{S} A.", "A."),
        (f"A.\n{S} B.", "A.\nB."),
        (f"A. {S}\nB.", "A.\nB."),
        (f"A.\n\n{S}\n\nB.", "A.\n\n\nB."),
        (f"A.  {S}  B.", "A.   B."),
        (f"{S}\n{S}", ""),
        (f"A. {S} {S} B.", "A. B."),
    ],
)
def test_only_the_sentence_is_taken_out(before: str, after: str) -> None:
    assert without_sentence(S, before) == after


PARTS = ["a", " ", "\n", ".", "é", S, f" {S} ", f"{S}\n", "A. "]
typed = st.lists(st.sampled_from(PARTS)).map("".join)


@given(typed)
def test_ticking_adds_a_line_and_unticking_gives_the_same_text_back(text: str) -> None:
    assume(not is_in(S, text))
    ticked = with_sentence(S, text)
    assert is_in(S, ticked)
    assert ticked.splitlines()[-1] == S
    assert ticked.startswith(text)
    assert without_sentence(S, ticked) == text


@given(typed)
def test_what_the_user_typed_stays(text: str) -> None:
    left = without_sentence(S, text)
    assert not is_in(S, left)

    def letters(of: str) -> str:
        return "".join(re.sub(rf"(?<!\S){re.escape(S)}(?!\S)", "", of).split())

    assert letters(left) == letters(text)
    assert with_sentence(S, text) == text or not is_in(S, text)


@given(st.lists(st.sampled_from(SENTENCES), unique=True), st.text(), st.randoms())
def test_any_ticks_in_any_order_leave_the_own_text_alone(
    chosen: list[str], own: str, chance: object
) -> None:
    text = own
    for sentence in chosen:
        text = with_sentence(sentence, text)
    assert all(is_in(sentence, text) for sentence in chosen)
    chance.shuffle(chosen)  # type: ignore[attr-defined]
    for sentence in chosen:
        text = without_sentence(sentence, text)
    assert text == own
