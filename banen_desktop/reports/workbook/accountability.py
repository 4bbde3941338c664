"""The sheet Verantwoording: the receipt, the findings, and what is not modelled."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter import Workbook

from banen_desktop import dutch
from banen_desktop.dossier.model import Invoer
from banen_desktop.quota.law.amounts import amount
from banen_desktop.reports.receipt.law_changes import updates_in_words
from banen_desktop.reports.receipt.receipt import shareable
from banen_desktop.reports.words.figures import RATES_ON_REQUEST
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import Role, Styles

_SAVED = "Opgeslagen met (sha256)"
_VALUES = ("Gebruikte waarde", "Getal", "Status en bron", "Parameterbestand")
_FILES = ("Soort", "Gelezen op", "Bestand en rijen", "Controlegetal")
_HEADERS = ("Plaats", "Ernst", "Melding", "Advies")


def write_accountability(workbook: Workbook, styles: Styles, material: Material) -> None:
    """Write the sheet; in the kind `delen` no finding names a row."""
    sheet = Sheet(workbook, styles, "Verantwoording", (24, 14, 70, 60))
    lead = "Waarmee deze werkmap is gemaakt, en wat u moet weten voordat u de cijfers gebruikt."
    sheet.heading(material, "Verantwoording", lead)
    row = _receipt(sheet, material, 4)
    row = _values(sheet, material, row + 1)
    row = _findings(sheet, material, row + 1)
    row = _files(sheet, material, row + 1)
    row = _list(sheet, row + 1, "Niet gemodelleerd", material.receipt.not_modelled)
    regulations = [
        f"{name} ({number})" if number else name for name, number in material.law.regulations
    ]
    _list(sheet, row + 1, "Regelingen", regulations)
    sheet.finish(material)


def _receipt(sheet: Sheet, material: Material, row: int) -> int:
    receipt = material.receipt
    lines = [
        ("Werkgever", material.employer),
        ("Jaar", str(receipt.year)),
        ("Gemaakt op", dutch.format_date(receipt.made_on)),
        ("Programma", f"{receipt.program} {receipt.version}"),
        ("Parameters (sha256)", receipt.parameters_sha256),
        *((_SAVED, digest) for digest in (receipt.other_parameters,) if digest),
        *(("Parameterbestand", told) for told in updates_in_words(receipt.updates)),
        # To share not: who has the digest can guess what was typed until it fits.
        *([("Invoer (sha256)", receipt.input_sha256)] if material.kind is Kind.DOSSIER else []),
        ("Gelijke uitkomst", "Zelfde programma, parameters en invoer: dan is de uitkomst gelijk."),
    ]
    for key in ("quotumheffing", "bonus"):
        hidden = material.kind is Kind.DOSSIER and not material.levy
        if key in material.outcome.by_key and hidden:
            text = f"De theoretische {key}, in een verborgen rij van Berekening."
            lines.append(("Verborgen", text))
    sheet.text(row, 0, "Ontvangstbewijs", Role.HEADING)
    for line, (label, text) in enumerate(lines, row + 1):
        sheet.text(line, 0, label)
        sheet.text(line, 1, "")
        sheet.text(line, 2, text)
    return row + 1 + len(lines)


def _values(sheet: Sheet, material: Material, row: int) -> int:
    """Each legal value that the calculation used, and the parameter file that it comes from."""
    found = [
        value
        for value in material.receipt.values
        if material.levy or value.sleutel not in RATES_ON_REQUEST
    ]
    sheet.text(row, 0, "Gebruikte waarden", Role.HEADING)
    sheet.texts(row + 1, _VALUES, Role.HEADER)
    for line, value in enumerate(found, row + 2):
        shown = amount(value.waarde, value.eenheid)
        told = f"{value.status.label}; {value.bron}"
        sheet.texts(line, (value.omschrijving, shown, told, value.bestand or "eigen opgave"))
    return row + 2 + len(found)


def _findings(sheet: Sheet, material: Material, row: int) -> int:
    found = material.outcome.findings
    if material.kind is Kind.DELEN:
        found = shareable(found)
    made = dutch.format_date(material.receipt.made_on)
    sheet.text(row, 0, f"Bevindingen, stand van {made}", Role.HEADING)
    if not found:
        sheet.text(row + 1, 0, "Er zijn geen bevindingen.", Role.NOTE)
        return row + 2
    sheet.texts(row + 1, _HEADERS, Role.HEADER)
    for line, finding in enumerate(found, row + 2):
        texts = (finding.place, str(finding.severity), finding.message, finding.advice)
        sheet.texts(line, texts)
    return row + 2 + len(found)


def _files(sheet: Sheet, material: Material, row: int) -> int:
    """The files of others that were read; to share only of what kind, and on which day.

    Their names may name people, and their rows may be of a few.
    """
    found = material.receipt.files
    sheet.text(row, 0, "Ingelezen bestanden", Role.HEADING)
    if not found:
        sheet.text(row + 1, 0, "Er zijn geen bestanden ingelezen.", Role.NOTE)
        return row + 2
    named = material.kind is Kind.DOSSIER
    sheet.texts(row + 1, _FILES if named else _FILES[:2], Role.HEADER)
    for line, file in enumerate(found, row + 2):
        sheet.texts(line, _inside(file) if named else (file.soort.label, file.gelezen_op[:10]))
    return row + 2 + len(found)


def _inside(file: Invoer) -> tuple[str, ...]:
    rows = f"{_count(file.overgenomen)} overgenomen, {_count(file.geweigerd)} geweigerd"
    when = file.gelezen_op.replace("T", " ")[:16]
    return (file.soort.label, when, f"{file.bestand}; {rows}", f"SHA-256 {file.sha256}")


def _count(number: Decimal | None) -> str:
    return "0" if number is None else dutch.format_number(number)


def _list(sheet: Sheet, row: int, title: str, texts: Sequence[str]) -> int:
    sheet.text(row, 0, title, Role.HEADING)
    for line, text in enumerate(texts, row + 1):
        sheet.wide(line, f"• {text}")
    return row + 1 + len(texts)
