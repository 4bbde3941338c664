"""Offers: the user's words are never lost, whatever was recalculated and in whatever order."""

from dataclasses import replace

import pytest
from gears import examples
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.verslag import Verslagtekst
from banen_desktop.reports.text import text_updates as offers
from banen_desktop.reports.text.sentences import joined, merged, sentences

BASE = """Banenafspraak 2025

Resultaat
Over 2025 realiseerden wij 28,1 banen. Het quotum is 40,0 banen. Dat is 70,3%.

De banen
Het gaat om 20,0 banen in eigen dienst (Wfsv art. 38g). Wij lenen ook mensen in."""


def own(tekst: str, berekend: str = BASE) -> Verslagtekst:
    return Verslagtekst(tekst=tekst, berekend=berekend)


def offered(tekst: str, fresh: str) -> tuple[offers.Offer, ...]:
    return offers.offers(own(tekst), fresh)


def taken(tekst: str, offer: offers.Offer) -> str:
    return offers.take(own(tekst), offer).tekst


@pytest.mark.parametrize(
    "text", [BASE, "", "Een zin", "A b.  C d.\n\n\n E. f\n", "Zie art. 38b. Ja"]
)
def test_sentences_put_together_are_the_text(text: str) -> None:
    assert joined(sentences(text)) == text.strip()


def test_an_article_does_not_end_a_sentence() -> None:
    assert [part.text for part in sentences("Zie Wfsv art. 38b en nr. 5. Nu verder.")] == [
        "Zie Wfsv art. 38b en nr. 5.",
        "Nu verder.",
    ]


def test_nothing_is_offered_without_an_own_text_or_a_change() -> None:
    assert offers.offers(Verslagtekst(), BASE) == ()
    assert offered("Heel iets anders.", BASE) == ()
    assert offered(BASE, BASE.replace("\n\n", "\n\n\n")) == ()


def test_an_untouched_sentence_is_replaced_where_it_stands() -> None:
    fresh = BASE.replace("28,1", "27,9").replace("70,3%", "69,8%")
    mine = BASE.replace("Wij lenen ook mensen in.", "Wij lenen ook collega's in, met plezier.")
    first, second = offered(mine, fresh)
    assert (first.old, first.new) == (
        "Over 2025 realiseerden wij 28,1 banen.",
        "Over 2025 realiseerden wij 27,9 banen.",
    )
    assert not first.own_words
    assert taken(mine, second) == mine.replace("70,3%", "69,8%")
    done = offers.take_all(own(mine), fresh)
    assert done.tekst == mine.replace("28,1", "27,9").replace("70,3%", "69,8%")
    assert done.berekend == fresh
    assert offers.offers(done, fresh) == ()


def test_a_number_changes_inside_a_sentence_of_the_user() -> None:
    mine = BASE.replace("realiseerden wij 28,1", "haalden wij samen mooi 28,1")
    (offer,) = offered(mine, BASE.replace("28,1", "27,9"))
    assert offer.own_words
    assert offer.yours == "Over 2025 haalden wij samen mooi 28,1 banen."
    assert offer.result == "Over 2025 haalden wij samen mooi 27,9 banen."


def test_where_both_changed_the_same_words_the_new_sentence_comes_behind() -> None:
    mine = BASE.replace("28,1 banen", "ruim 28 banen")
    (offer,) = offered(mine, BASE.replace("28,1", "27,9"))
    assert offer.result == (
        "Over 2025 realiseerden wij ruim 28 banen. Over 2025 realiseerden wij 27,9 banen."
    )
    assert "27,9 banen. Het quotum" in taken(mine, offer)


def test_leaving_an_offer_ends_it_and_keeps_the_text() -> None:
    fresh = BASE.replace("28,1", "27,9").replace("40,0", "41,0").replace("Wij lenen", "Wij leenden")
    text = own(BASE + "\n\nEigen slot.")
    waiting = offers.offers(text, fresh)
    left = offers.leave(text, waiting[0])
    assert left.tekst == text.tekst
    assert len(offers.offers(left, fresh)) == len(waiting) - 1


def test_a_new_section_comes_in_its_place() -> None:
    fresh = BASE.replace("\n\nDe banen", "\n\nEerdere jaren\nIn 2024 was het 20,0.\n\nDe banen")
    mine = BASE.replace("Dat is 70,3%.", "Dat is 70,3%. Mooi!")
    (offer,) = offered(mine, fresh)
    assert taken(mine, offer) == fresh.replace("70,3%.", "70,3%. Mooi!")


def test_a_section_at_the_end_starts_on_a_line_of_its_own() -> None:
    fresh = BASE + "\n\nQuotumheffing\nDe heffing is theoretisch."
    (offer,) = offered(BASE, fresh)
    assert taken(BASE, offer) == fresh


def test_a_sentence_that_falls_away_stays_when_the_user_changed_it() -> None:
    fresh = BASE.replace(" Het quotum is 40,0 banen.", "")
    (offer,) = offered(BASE, fresh)
    assert taken(BASE, offer) == fresh
    mine = BASE.replace("Het quotum is 40,0", "Ons quotum is 40,0")
    (kept,) = offered(mine, fresh)
    assert not kept.changes_text
    assert taken(mine, kept) == mine
    assert offers.offers(offers.leave(own(mine), kept), fresh) == ()


def test_what_the_user_took_out_comes_back_only_when_taken_over() -> None:
    mine = BASE.replace(" Dat is 70,3%.", "")
    (offer,) = offered(mine, BASE.replace("70,3", "69,8"))
    assert offer.own_words
    assert offer.yours == ""
    assert "Dat is 69,8%." in taken(mine, offer)


def test_words_that_changed_on_both_sides_apart_are_put_together() -> None:
    assert merged("a b c d", "a x c d", "a b c y") == "a x c y"
    assert merged("a b c d", "a x c d", "a y c d") is None


SENTENCES = st.lists(
    st.sampled_from([f"Zin {word} heeft {word}9 banen." for word in "abcdefghij"]),
    min_size=1,
    max_size=9,
    unique=True,
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str, str]:
    """A calculated text, what the user made of it, and what is calculated now."""
    base = draw(SENTENCES)
    fresh = [
        line.replace("9 banen", f"{draw(st.sampled_from('9998'))} banen")
        for line in base
        if draw(st.integers(0, 5))
    ]
    fresh += draw(st.sampled_from([[], ["Nieuw is dit."]]))
    mine: list[str] = []
    for number, line in enumerate(base):
        change = draw(st.sampled_from(["niets", "niets", "weg", "erin", "om", "erbij"]))
        mine += {
            "niets": [line],
            "weg": [],
            "erin": [line.replace("heeft", f"heeft eigen{number}")],
            "om": [f"Eigen{number} geheel anders."],
            "erbij": [line, f"Eigen{number} erbij."],
        }[change]
    gaps = st.sampled_from([" ", "\n\n"])
    return tuple(  # type: ignore[return-value]
        "".join(line + draw(gaps) for line in lines).strip() for lines in (base, mine, fresh)
    )


@given(texts(), st.data())
@examples(3)
def test_no_word_of_the_user_is_ever_lost(drawn: tuple[str, str, str], data: st.DataObject) -> None:
    base, mine, fresh = drawn
    text = Verslagtekst(tekst=mine, berekend=base)
    for _ in range(40):
        waiting = offers.offers(text, fresh)
        if not waiting:
            break
        chosen = data.draw(st.sampled_from(waiting))
        act = data.draw(st.sampled_from([offers.take, offers.leave]))
        text = act(text, chosen)
    assert offers.offers(text, fresh) == ()
    assert own_words(text.tekst) == own_words(mine)


def own_words(text: str) -> list[str]:
    return [word.strip(".") for word in text.split() if word.lower().startswith("eigen")]


@given(texts())
@examples(2)
def test_taking_all_loses_no_word_of_the_user_either(drawn: tuple[str, str, str]) -> None:
    base, mine, fresh = drawn
    done = offers.take_all(Verslagtekst(tekst=mine, berekend=base), fresh)
    assert offers.offers(done, fresh) == ()
    assert own_words(done.tekst) == own_words(mine)


@given(texts())
@examples(2)
def test_a_text_that_nobody_changed_becomes_the_new_one(drawn: tuple[str, str, str]) -> None:
    base, _, fresh = drawn
    if not base or not fresh:
        return
    done = offers.take_all(Verslagtekst(tekst=base, berekend=base), fresh)
    assert [part.text for part in sentences(done.tekst)] == [part.text for part in sentences(fresh)]


@given(texts())
def test_looking_at_offers_changes_nothing(drawn: tuple[str, str, str]) -> None:
    base, mine, fresh = drawn
    text = Verslagtekst(tekst=mine, berekend=base)
    before = replace(text)
    assert len(offers.offers(text, fresh)) == len(offers.offers(text, fresh))
    assert text == before
