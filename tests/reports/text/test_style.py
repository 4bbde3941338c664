"""Who speaks in a text, and how the organisation is named as the text goes on."""

from banen_desktop.dossier.verslag import Stem
from banen_desktop.reports.text.style import Voice


def test_we_are_always_we() -> None:
    voice = Voice(Stem.WIJ, "Gemeente Voorbeeld")
    assert [voice.who(), voice.start(), voice.us(), voice.our()] == ["wij", "Wij", "ons", "onze"]
    assert voice.does("realiseerden", "realiseerde") == "realiseerden"


def test_the_name_comes_first_and_only_once() -> None:
    voice = Voice(Stem.NAAM, " Stichting\nVoorbeeldscholen ")
    assert voice.who() == "Stichting Voorbeeldscholen"
    assert voice.start() == "De organisatie"
    assert voice.start() == "Zij"
    assert voice.does("realiseerden", "realiseerde") == "realiseerde"
    assert voice.our() == "de"


def test_a_new_paragraph_names_the_organisation_again() -> None:
    voice = Voice(Stem.NAAM, "Gemeente Voorbeeld")
    first = voice.told(f"{voice.start()}." for _ in range(3))
    second = voice.told(f"{voice.start()}." for _ in range(2))
    assert first == "Gemeente Voorbeeld. De organisatie. Zij."
    assert second == "De organisatie. Zij."


def test_without_a_name_it_is_the_organisation() -> None:
    voice = Voice(Stem.NAAM, " ")
    assert [voice.start(), voice.who()] == ["De organisatie", "zij"]


def test_an_object_names_the_organisation_too() -> None:
    voice = Voice(Stem.NAAM, "")
    assert [voice.us(), voice.who(), voice.us()] == ["de organisatie", "zij", "de organisatie"]


def test_a_start_keeps_the_capitals_of_a_name() -> None:
    assert Voice(Stem.NAAM, "de Brug").start() == "De Brug"
    assert Voice(Stem.NAAM, "UMC Voorbeeld").start() == "UMC Voorbeeld"


def test_sentences_that_are_not_there_leave_no_space() -> None:
    assert Voice(Stem.WIJ, "").told(["Een.", "", "Twee."]) == "Een. Twee."
