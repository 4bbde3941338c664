"""The text for the annual report as it leaves the house: calculated, or the user's own version.

The user's text stays as it is typed. A short line without a full stop, straight above a line of
text, is a heading; other lines are paragraphs.
"""

import re

from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Verslagtekst
from banen_desktop.quota.law import Law
from banen_desktop.reports.paragraph import Paragraph, Section, paragraph
from banen_desktop.reports.style import Style

_LONGEST_HEADING = 90
_ENDS = (".", "!", "?", ":", ";", ",", "”", ")")


def is_own(text: Verslagtekst) -> bool:
    """Whether the user has a version of the text; an emptied one is none."""
    return bool(text.tekst.strip())


def final_paragraph(dossier: Dossier, year: int, law: Law, style: Style) -> Paragraph:
    """The text that every output uses; raises `KeyError` when the dossier has no such year."""
    calculated = paragraph(dossier, year, law, style)
    jaar = dossier.year(year)
    if jaar is None or not is_own(jaar.verslagtekst):
        return calculated
    return as_paragraph(jaar.verslagtekst.tekst, calculated)


def as_paragraph(text: str, calculated: Paragraph) -> Paragraph:
    """A text of the user with its title and headings; the questions are those of the dossier."""
    blocks = [_lines(block) for block in re.split(r"\n\s*\n", text.strip())]
    title = calculated.title
    if len(blocks) > 1 and len(blocks[0]) == 1 and _is_heading(blocks[0][0]):
        title = blocks.pop(0)[0]
    sections: list[Section] = []
    for block in filter(None, blocks):
        if len(block) > 1 and _is_heading(block[0]):
            sections.append(Section(block[0], tuple(block[1:])))
        elif sections:
            last = sections.pop()
            sections.append(Section(last.heading, (*last.paragraphs, *block)))
        else:
            sections.append(Section("", tuple(block)))
    return Paragraph(title, tuple(sections), calculated.questions)


def _lines(block: str) -> list[str]:
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in block.splitlines())
    return [line for line in lines if line]  # “€ 500” keeps its space that does not break


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not line.endswith(_ENDS)
