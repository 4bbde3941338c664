"""Titles of public texts are read as their thing, and what looks like them is not."""

from datetime import date

import pytest

from banen_desktop.dossier.bsn import has_bsn
from banen_desktop.imports.lists.personal import personal_title, strip
from banen_desktop.imports.lists.published_titles import TitleSource, title_sources
from banen_desktop.imports.lists.raw import RawTable, Source, Value
from banen_desktop.imports.lists.recognise import recognise
from banen_desktop.imports.lists.titles import (
    SYNONYMS,
    Target,
    likely_meaning,
    meaning,
    normal,
)

BSNS = [str(number) for number in range(111_111_110, 111_111_400) if has_bsn(str(number))]


def called(source: TitleSource) -> str:
    return f"{source.systeem} {source.pagina[-25:]}"


@pytest.mark.parametrize("source", title_sources(), ids=called)
def test_each_title_of_a_source_is_read_as_its_thing(source: TitleSource) -> None:
    assert source.systeem
    assert source.pagina
    assert date(2026, 11, 1) <= source.gezien <= date(2100, 1, 1)
    for key, titles in source.titels.items():
        for title in titles:
            for spelled in (title, title.upper(), f" {title.lower()} "):
                found = meaning(spelled)
                assert found is not None, spelled
                assert found[0] == key, spelled
            assert Target(key) is Target.PERSOON or personal_title(title) is None, title


@pytest.mark.parametrize("source", title_sources(), ids=called)
def test_what_looks_like_a_title_is_not_read(source: TitleSource) -> None:
    for title in (*source.anders, *source.persoonlijk):
        assert meaning(title) is None, title
        assert likely_meaning(title) is None, title
    for title in source.persoonlijk:
        assert personal_title(title), title


def test_a_source_repeats_no_title_with_another_meaning() -> None:
    every = [
        (normal(title), key)
        for source in title_sources()
        for key, titles in source.titels.items()
        for title in titles
    ]
    every += [(title, str(target)) for target, titles in SYNONYMS.items() for title in titles]
    known: dict[str, set[str]] = {}
    for title, key in every:
        known.setdefault(title, set()).add(key)
    assert {title: keys for title, keys in known.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("title", "target"),
    [
        ("DatumInDienst", Target.VAN),
        ("UrenPerWeek", Target.UREN_PER_WEEK),
        ("FunctieOmschrijving", Target.SOORT_WERK),
        ("VerloondeUren", Target.VERLOONDE_UREN),
        ("PersoneelsNummer", Target.PERSOON),
    ],
)
def test_words_that_are_written_together(title: str, target: Target) -> None:
    found = meaning(title)
    assert found is not None
    assert found[0] is target


@pytest.mark.parametrize(
    "title",
    [
        *("Einddatum proeftijd", "Startdatum opleiding", "Ingangsdatum salaris", "Einddatum VOG"),
        *("Begindatum ziekte", "Einddatum verblijfsvergunning", "Ingangsdatum schaal"),
        *("Contracturen per maand", "Contracturen per jaar", "Minimum uren per week"),
        *("Maximaal aantal uren per week (oproep)", "Bruto salaris per fte", "Loonkosten fte"),
        *("Parttime salaris", "Waarvan verloonde uren ziekte", "Verloonde uren vorig jaar"),
    ],
)
def test_a_known_word_in_the_title_of_another_thing(title: str) -> None:
    assert meaning(title) is None
    assert likely_meaning(title) is None


@pytest.mark.parametrize(
    ("title", "target"),
    [
        ("Einddatum inzet", Target.TOT),
        ("Begindatum plaatsing bij ons", Target.VAN),
        ("Contracturen per week (rooster)", Target.UREN_PER_WEEK),
        ("Totaal fte december", Target.FTE),
        ("Verloonde uren regulier", Target.VERLOONDE_UREN),
    ],
)
def test_a_known_word_beside_words_of_no_other_thing(title: str, target: Target) -> None:
    assert likely_meaning(title) is target


def test_hours_of_a_period_are_never_those_of_a_week() -> None:
    """As AFAS writes both beside each other."""
    rows: tuple[tuple[Value, ...], ...] = (
        ("Medewerker", "Contracturen per aangiftetijdvak", "Contracturen per week"),
        (1, 156.0, 36.0),
        (2, 69.33, 16.0),
    )
    for titles in (rows[0], rows[0][:2]):
        table = RawTable(
            Source("lijst.csv", ""), "Blad1", (titles, *(row[: len(titles)] for row in rows[1:]))
        )
        targets = recognise(table, 2025).mapping.targets
        assert targets[1] is None
        assert targets[2:] in {(), (Target.UREN_PER_WEEK,)}


@pytest.mark.parametrize("title", ["Fiscaal nummer", "FiscaalNummer"])
def test_a_fiscal_number_of_people_is_a_bsn(title: str) -> None:
    titles: list[Value] = ["Personeelsnummer", title, "Uren"]
    own: list[list[Value]] = [[f"A{place}", bsn, 10.0] for place, bsn in enumerate(BSNS[:8])]
    found = strip([titles, *own])
    assert not any(bsn in repr(found) for bsn in BSNS)
    shared: list[list[Value]] = [[f"A{place}", BSNS[place % 2], 10.0] for place in range(8)]
    assert strip([titles, *shared]).rows[1][1] == BSNS[0]
