"""A dossier that already holds a BSN: it opens, a finding says where, and nothing shared has it."""

import dataclasses
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from builders import baan, dossier, jaar, regel
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.bsn_texts import findings, shared
from banen_desktop.dossier.fields import Field, Kind
from banen_desktop.dossier.findings import Record, Severity
from banen_desktop.dossier.model import Baan, Dossier, Invoer, Invoersoort, Toelichting, UrenRegel
from banen_desktop.dossier.verslag import Maatregel, Vaststelling, Verslagtekst
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.opgave.making import Preparation
from banen_desktop.reports.out import files
from banen_desktop.reports.pages.document import document_words
from banen_desktop.reports.pages.full_report import full_report, text_only
from banen_desktop.reports.pages.letters import letters
from banen_desktop.reports.pages.summary import summary
from banen_desktop.reports.text.own_text import final_paragraph
from banen_desktop.reports.text.style import style_of
from banen_desktop.reports.words.guard import Kind as Shown
from banen_desktop.storage.banen_file import DOSSIER

LAW, DAY, YEAR = built_in(), date(2026, 2, 9), 2025
BSN, LIST = "111222333", "111, 222, 333 uur"


def texts(known: Iterable[Field], text: str = BSN) -> dict[str, Any]:
    """This text in every field where somebody types a text."""
    return {
        field.key: text for field in known if field.kind is Kind.TEXT and not field.holds_numbers
    }


def full() -> Dossier:
    """A dossier of before the check: a BSN in every text."""
    year = jaar(
        YEAR,
        *(baan(**texts(fields.BAAN), verloonde_uren=900) for _ in range(6)),
        uren=tuple(regel(**texts(fields.UREN), verloonde_uren=60_000) for _ in range(2)),
        werkagenda=(Maatregel(**texts(verslag_fields.MAATREGEL)),),
        toelichting=Toelichting(**texts(fields.TOELICHTING)),
        vaststelling=Vaststelling(**texts(verslag_fields.VASTSTELLING)),
        quotumpercentage="1.93",
        **texts(fields.JAAR),
    )
    return dossier(year, **texts(fields.WERKGEVER))


def with_own_text() -> Dossier:
    year = full().jaren[0]
    own = Verslagtekst(tekst=f"Wij hebben {BSN} geplaatst.")
    return dataclasses.replace(full(), jaren=(dataclasses.replace(year, verslagtekst=own),))


def everything_shared(made: Dossier) -> Iterator[tuple[str, str]]:
    style = style_of(made, YEAR)
    yield "text", str(final_paragraph(made, YEAR, LAW, style))
    yield "report", document_words(full_report(made, YEAR, LAW, DAY))
    yield "summary", document_words(summary(made, YEAR, LAW, DAY))
    yield "text only", document_words(text_only(made, YEAR, LAW, DAY))
    yield "answers", str(answers(made, YEAR, LAW))
    yield "letters", str(letters(made, YEAR, LAW, DAY))
    yield "opgave", Preparation(made, YEAR, LAW).name
    yield "name", files.name_of(made, YEAR, "brief", ".docx")
    for form in ("xlsx", "docx", "tekst", "txt", "json"):
        yield f"name of {form}", files.file_name(made, YEAR, form, Shown.DELEN)
        data = files.render(made, YEAR, LAW, form, Shown.DELEN, DAY)
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = [archive.read(name) for name in archive.namelist()]
            data = b"\n".join(parts)
        yield form, data.decode("utf-8", "replace")


@pytest.mark.parametrize("made", [full(), with_own_text()], ids=["texts", "own text"])
def test_nothing_that_is_shared_has_a_bsn_of_the_dossier(made: Dossier) -> None:
    assert calculate(made, YEAR, LAW).value("personen") == 1
    found = dict(everything_shared(made))
    assert [name for name, text in found.items() if BSN in text] == []
    assert "[nummer]" in found["report"]


def test_what_is_saved_opens_with_the_bsn_and_a_finding_says_where() -> None:
    old = full()
    made = DOSSIER.from_bytes(DOSSIER.to_bytes(old))
    assert made == old
    found = [*findings(made.werkgever, made.jaren[0])]
    assert {each.record for each in found} == set(Record)
    assert {(each.code, each.severity) for each in found} == {("bsn_gevonden", Severity.FOUT)}
    assert not any(BSN in str(each) for each in found)
    assert {"bsn_gevonden"} <= {each.code for each in calculate(made, YEAR, LAW).findings}


def test_a_list_of_numbers_is_asked_about_and_is_shared() -> None:
    made = dossier(jaar(YEAR, toelichting=Toelichting(plannen=LIST)))
    (found,) = findings(made.werkgever, made.jaren[0])
    assert (found.code, found.field, found.severity) == (
        *("bsn_misschien", "plannen"),
        Severity.OPMERKING,
    )
    assert shared(made) is made


@pytest.mark.parametrize(
    ("name", "soort", "told"),
    [
        ("Jansen, P. 111222333 urenlijst.csv", Invoersoort.UREN, True),
        ("urenlijst.csv", Invoersoort.UREN, False),
        ("123456789L01.xml", Invoersoort.LOONAANGIFTE, False),
    ],
)
def test_an_old_name_of_a_list_with_nine_digits_is_told(
    name: str, soort: Invoersoort, *, told: bool
) -> None:
    year = jaar(YEAR, invoer=(Invoer(soort=soort, bestand=name),))
    found = [each.code for each in findings(dossier().werkgever, year)]
    assert found == ["bsn_in_bestandsnaam"] * told


def test_who_works_where_is_told_apart_as_before() -> None:
    rows = (Baan(kenmerk=BSN, opmerking=BSN), Baan(kenmerk="123456782"))
    year = dataclasses.replace(jaar(YEAR), banen=rows, uren=(UrenRegel(onderdeel=f"School {BSN}"),))
    left = shared(dossier(year)).jaren[0]
    assert [row.kenmerk for row in left.banen] == [BSN, "123456782"]
    assert (left.banen[0].opmerking, left.uren[0].onderdeel) == ("[nummer]", "School [nummer]")


@given(dossiers())
def test_a_dossier_without_a_bsn_is_shared_as_it_is(made: Dossier) -> None:
    left = shared(made)
    assert shared(left) is left
    sure = (each for year in left.jaren for each in findings(left.werkgever, year))
    assert {each.code for each in sure} <= {"bsn_gevonden", "bsn_misschien", "bsn_in_bestandsnaam"}
