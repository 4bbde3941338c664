"""Words for newer values: what was, what comes, for which years, with status and source."""

import io
import json
import zipfile
from datetime import date

from builders import LARGE, baan, dossier, jaar
from parameter_updates import update

from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.law.updates import with_updates
from banen_desktop.reports.out.files import render
from banen_desktop.reports.receipt.law_changes import changes_in_words, updates_in_words
from banen_desktop.reports.words.guard import Kind

LAW = built_in()
RANGE = b"""
[regeling]
naam = "Begin"
[eerste_jaar_wet_banenafspraak]
omschrijving = "Eerste jaar van de Wet banenafspraak"
eenheid = "jaar"
artikel = "Wet banenafspraak art. 2"
minimum = "2026"
maximum = "2100"
[[eerste_jaar_wet_banenafspraak.waarden]]
vanaf = 2028
waarde = "2028"
status = "vastgesteld"
zekerheid = "H"
bron = "Staatsblad"
gecontroleerd_op = 2026-11-24
"""


def words(content: bytes) -> tuple[str, ...]:
    return changes_in_words(LAW, with_updates(LAW, [("raad.toml", content)]))


def test_a_new_percentage() -> None:
    assert words(update((2025, "2.60"))) == (
        (
            "Quotumpercentage, 2025: was onbekend, wordt 2,6% (vastgesteld). "
            "Bron: Staatscourant 2026, 1234."
        ),
    )


def test_a_percentage_that_is_settled() -> None:
    (told,) = words(update((2021, "2.80"), source="Brief."))
    was, now = told.split(", wordt ")
    assert was.startswith("Quotumpercentage, 2021: was ")
    assert was.endswith("% (achterhaalde indicatie)")
    assert now == "2,8% (vastgesteld). Bron: Brief."


def test_a_year_is_written_as_a_year_and_an_open_end_as_from() -> None:
    (told,) = words(RANGE)
    assert told.startswith("Eerste jaar van de Wet banenafspraak, vanaf 2028: was onbekend, ")
    assert "wordt 2028 (vastgesteld)" in told


def test_a_value_that_goes_has_no_source() -> None:
    law = with_updates(LAW, [("raad.toml", update((2025, "2.60")))])
    assert changes_in_words(law, LAW) == (
        "Quotumpercentage, 2025: was 2,6% (vastgesteld), wordt onbekend.",
    )


def test_every_receipt_names_the_file_and_its_digest() -> None:
    law = with_updates(LAW, [("raad.toml", update((2025, "2.60")))])
    (told,) = updates_in_words(law.updates)
    assert told.startswith("raad.toml (Quotumpercentages van de sectorraad), SHA-256 ")
    made, day = dossier(jaar(2025, baan(), verloonde_uren=LARGE)), date(2026, 2, 12)
    data = json.loads(render(made, 2025, law, "json", Kind.DELEN, day))
    (file,) = data["ontvangstbewijs"]["parameterbestanden"]
    assert file["sha256"] == law.updates[0].sha256
    for form, part in (("xlsx", "xl/sharedStrings.xml"), ("docx", "word/document.xml")):
        with zipfile.ZipFile(io.BytesIO(render(made, 2025, law, form, Kind.DELEN, day))) as book:
            assert law.updates[0].sha256 in book.read(part).decode()
    plain = json.loads(render(made, 2025, LAW, "json", Kind.DELEN, day))
    assert plain["ontvangstbewijs"]["parameterbestanden"] == []


def test_a_value_that_was_looked_up_earlier_than_the_one_that_is_there_is_told() -> None:
    old = update((2024, "2.95")).replace(b"2026-11-24", b"2025-03-01")
    (told,) = words(old)
    assert told.endswith(
        "Bron: Staatscourant 2026, 1234. Let op: de waarde van nu is later nagekeken "
        "(30 november 2026) dan deze (1 maart 2025)."
    )
    (same_day,) = words(update((2024, "2.95")).replace(b"2026-11-24", b"2026-11-30"))
    assert "Let op" not in same_day
