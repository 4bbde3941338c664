"""A letter as a Word document, with the look of the report; what is to be filled in is marked."""

from datetime import date

from banen_desktop.reports.pages.document import Block, Bullets, Document, Look, Text
from banen_desktop.reports.pages.letters import Letter

_FILL_IN = "Vul in wat tussen vierkante haken staat. Haal deze regel daarna weg."


def letter_document(letter: Letter, employer: str, made_on: date) -> Document:
    """The letter as a document that Word can write."""
    blocks: list[Block] = [Text(_FILL_IN, Look.NOTE)] if letter.to_fill_in else []
    for part in letter.body.split("\n\n"):
        lines = part.split("\n")
        if all(line.startswith("- ") for line in lines):
            blocks.append(Bullets(tuple(line.removeprefix("- ") for line in lines)))
        else:
            blocks += [Text(line) for line in lines]
    return Document(letter.subject, " ".join(employer.split()), made_on, tuple(blocks))
