"""The files about a year that a user can save, with their names in menus; light to import."""

from dataclasses import dataclass

from banen_desktop.reports.words.kinds import Kind

SUMMARY, TEXT = "samenvatting", "tekst"
WITH_TEXT = frozenset({"docx", "pdf", "txt", TEXT})
"""The formats that hold the text for the annual report as it leaves the house."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file that can be saved: its label in a menu, its format, and with rows or to share."""

    label: str
    format: str
    kind: Kind


OUTPUTS = (
    Output("PDF, volledig rapport…", "pdf", Kind.DELEN),
    Output("PDF, samenvatting van één pagina…", SUMMARY, Kind.DELEN),
    Output("Word, volledig rapport…", "docx", Kind.DELEN),
    Output("Word, alleen de tekst…", TEXT, Kind.DELEN),
    Output("Alleen de tekst (.txt)…", "txt", Kind.DELEN),
    Output("Excel om te delen…", "xlsx", Kind.DELEN),
    Output("Excel voor de accountant (vertrouwelijk)…", "xlsx", Kind.DOSSIER),
)
