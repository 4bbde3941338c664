"""What an audience may not see is in no byte of what goes out for it."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from gears import examples
from hypothesis import given
from hypothesis import strategies as st
from random_sectors import sectors
from sector_editions import edition, order, small_sector

from banen_desktop.reports.out.data import to_json
from banen_desktop.reports.pages.document import document_words
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.out import explained, sentences
from banen_desktop.sector.out.annex import member_annex
from banen_desktop.sector.out.files import Formaat, make_files
from banen_desktop.sector.out.minister import minister_text
from banen_desktop.sector.out.outgoing import Uitvoer
from banen_desktop.sector.out.report import sector_report
from banen_desktop.sector.out.tidy import description, tidy_csv
from banen_desktop.sector.out.workbook import write_workbook
from banen_desktop.sector.publication.cells import Cel, Lezer

OTHERS = (Lezer.DEELNEMERS, Lezer.OPENBAAR)
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
FEW_SIGNS = 4
"""A number of fewer signs, such as 2 or 1,5, is anywhere by chance."""


def cells(uitvoer: Uitvoer) -> Iterator[tuple[tuple[str, str, str], Cel]]:
    for tabel in uitvoer.tabellen:
        for row in tabel.rijen:
            for column, cel in zip(tabel.kolommen, row.cellen, strict=True):
                yield (tabel.sleutel, row.naam, column), cel


def spellings(cel: Cel) -> set[str]:
    """The ways in which a number can be written: shown, and exact as a program writes it."""
    if cel.waarde is None:
        return set()
    exact = float(cel.waarde)
    plain = cel.getoond.replace(".", "")
    return {cel.getoond, plain, plain.replace(",", "."), repr(exact), repr(exact / 100)}


def unpacked(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
            # How cells look and columns are wide has numbers of its own.
            if not re.search(r"styles|theme|drawing|chart|vml|app\.xml|core\.xml", name)
        )


def values_in(sheet: str) -> Iterator[str]:
    """The stored numbers, texts and formulas of the sheets, without what only places them."""
    for found in re.finditer(r"<(v|t|f)\b[^>]*>([^<]*)<", sheet):
        yield re.sub(r"\$[A-Z]+\$\d+", "", found[2])  # the row of a cell is no figure


def everything(uitvoer: Uitvoer) -> str:
    """All that the files say: pages, table, data, and every part of the workbook."""
    return "\n".join(
        (
            document_words(sector_report(uitvoer)),
            document_words(minister_text(uitvoer)),
            tidy_csv(uitvoer).decode(),
            description(uitvoer),
            to_json(dict(uitvoer.gegevens)),
            *values_in(unpacked(write_workbook(uitvoer))),
        )
    )


def leaks(monitor: Monitor, lezer: Lezer) -> list[tuple[str, str, str]]:
    """The figures that only the council sees and that are told all the same."""
    public, whole = edition(monitor, lezer), edition(monitor, Lezer.RAAD)
    seen = dict(cells(public))
    told = set().union(*(spellings(cel) for cel in seen.values()), _given(public))
    # A class of all members is the sector: its figures are told there, exact where a formula is.
    exact = [cel for place, cel in cells(whole) if place in seen and not seen[place].verborgen]
    told = told.union(*map(spellings, exact))
    said = set(NUMBER.findall(everything(public)))
    return [
        (*place, spelling)[:3]
        for place, cel in cells(whole)
        if place not in seen or seen[place].verborgen
        for spelling in spellings(cel)
        if len(spelling) >= FEW_SIGNS and spelling not in told and spelling in said
    ]


def _given(uitvoer: Uitvoer) -> set[str]:
    """Numbers that everybody knows: of the law, of the calendar, and in names of rows."""
    names = [row.naam for tabel in uitvoer.tabellen for row in tabel.rijen]
    texts = (*sentences.method(uitvoer), *explained.sources(uitvoer), *names)
    found = {number for text in texts for number in NUMBER.findall(text)}
    return found | {each.replace(".", "") for each in found}


@pytest.mark.parametrize("lezer", OTHERS)
@given(monitor=sectors(most=7))
@examples(0.2)
def test_no_hidden_figure_of_a_random_sector_is_told(monitor: Monitor, lezer: Lezer) -> None:
    assert leaks(monitor, lezer) == []


@pytest.mark.parametrize("lezer", OTHERS)
@given(members=st.integers(0, 24))
@examples(0.05)
def test_no_hidden_figure_of_a_part_of_the_sector_is_told(members: int, lezer: Lezer) -> None:
    assert leaks(small_sector(members), lezer) == []


def test_the_search_finds_a_figure_that_is_told() -> None:
    """On the other side: what the council sees is found in what the council gets."""
    monitor = small_sector(2)
    whole = edition(monitor, Lezer.RAAD)
    jobs = whole.cel("kern", "Verloonde uren")
    assert jobs is not None
    said = set(NUMBER.findall(everything(whole)))
    assert spellings(jobs) & said
    hidden = edition(monitor, Lezer.OPENBAAR).cel("kern", "Verloonde uren")
    assert hidden is not None
    assert hidden.verborgen


@pytest.mark.parametrize("lezer", OTHERS)
def test_no_member_is_named_for_others(lezer: Lezer) -> None:
    monitor = small_sector(24)
    odd = replace(
        monitor, leden=tuple(replace(lid, naam=f"Naam-van-{lid.code}") for lid in monitor.leden)
    )
    said = everything(edition(odd, lezer))
    assert "Naam-van-" not in said
    assert not re.search(r"\bW\d\d\b", said)


@pytest.mark.parametrize("lezer", OTHERS)
def test_the_packed_files_say_no_more_than_the_pages(lezer: Lezer) -> None:
    made = {
        each.plaats.suffix: each.inhoud
        for each in make_files(order(small_sector(3)), [Formaat.DOCX, Formaat.PDF], lezer)
    }
    whole = edition(small_sector(3), Lezer.RAAD)
    members = whole.tabel("per_lid")
    assert members is not None
    text = unpacked(made[".docx"])
    for row in members.rijen:
        assert row.naam not in text
        assert row.naam.encode() not in made[".pdf"]


def test_an_annex_tells_of_its_own_member_alone() -> None:
    monitor = small_sector(24)
    public = edition(monitor, Lezer.DEELNEMERS)
    outcome = order(monitor).cijfers.uitkomst
    for lid in outcome.per_lid[:3]:
        said = document_words(member_annex(public, lid))
        others = [each.naam for each in outcome.per_lid if each is not lid]
        assert lid.naam in said
        assert not [name for name in others if name in said]
    with pytest.raises(ValueError, match="raad"):
        member_annex(edition(monitor, Lezer.RAAD), outcome.per_lid[0])


@pytest.mark.parametrize("lezer", OTHERS)
def test_the_reason_of_what_is_hidden_does_not_tell_it(lezer: Lezer) -> None:
    """Two members have hours that wait: neither their number nor their hours are told."""
    uitvoer = edition(small_sector(24), lezer)
    for column in ("Leden", "Banen"):
        cel = uitvoer.cel("ernaast", "Nog toe te rekenen", column)
        assert cel is not None
        assert cel.getoond == "x"
        assert cel.reden == "Het gaat om minder dan 3 leden."
