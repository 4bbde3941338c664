"""The text for the annual report as it leaves the house: calculated, or the user's own version.

The user's text stays as it is typed. A short line without a full stop, straight above a line of
text, is a heading; other lines are paragraphs. A line of a list is none, nor is a line that goes on
in small letters below.
"""

import re

from banen_desktop.dossier.bsn_texts import shared
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Verslagtekst
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.text.paragraph import Paragraph, Section, paragraph
from banen_desktop.reports.text.style import Style, style_of
from banen_desktop.reports.text.text_updates import offers
from banen_desktop.reports.words.wording import LEVY_NEVER_EXECUTED

OUTDATED = (
    "De berekening veranderde nadat u de tekst zelf aanpaste. In uw tekst kunnen oudere cijfers "
    "staan."
)
_LONGEST_HEADING = 90
_ENDS = (".", "!", "?", ":", ";", ",", "”", ")")
_BULLET = re.compile(r"[-–—•·*▪◦‣►>+]")
_NUMBERED = re.compile(r"(\d{1,2}|[A-Za-z])[.)]\s")


def is_own(text: Verslagtekst) -> bool:
    """Whether the user has a version of the text; an emptied one is none."""
    return bool(text.tekst.strip())


def fresh_text(dossier: Dossier, year: int, law: Law, *, levy: bool = False) -> str:
    """The text as it is calculated now, to lay beside the user's; a levy that was in it stays.

    Raises `KeyError` when the dossier has no such year.
    """
    jaar = dossier.year(year)
    kept = jaar is not None and LEVY_NEVER_EXECUTED in jaar.verslagtekst.berekend
    style = style_of(dossier, year, levy=levy or kept)
    return paragraph(dossier, year, law, style).text.strip()


def is_outdated(dossier: Dossier, year: int, law: Law) -> bool:
    """Whether the calculated text changed since the user's own was made from it or laid beside it.

    Never for a text of which nobody knows what it was made from (a TOML file does not say).
    """
    jaar = dossier.year(year)
    if jaar is None or not is_own(jaar.verslagtekst) or not jaar.verslagtekst.berekend:
        return False
    return bool(offers(jaar.verslagtekst, fresh_text(dossier, year, law)))


def final_paragraph(dossier: Dossier, year: int, law: Law, style: Style) -> Paragraph:
    """The text that every output uses; raises `KeyError` when the dossier has no such year."""
    dossier = shared(dossier)
    calculated = paragraph(dossier, year, law, style)
    jaar = dossier.year(year)
    if jaar is None or not is_own(jaar.verslagtekst):
        return calculated
    return as_paragraph(jaar.verslagtekst.tekst, calculated)


def as_paragraph(text: str, calculated: Paragraph) -> Paragraph:
    """A text of the user with its title and headings; the questions are those of the dossier."""
    blocks = [_lines(block) for block in re.split(r"\n\s*\n", text.strip())]
    title = calculated.title
    if len(blocks) > 1 and len(blocks[0]) == 1 and _is_title(blocks[0][0]):
        title = blocks.pop(0)[0]
    known = {section.heading for section in calculated.sections}
    sections: list[Section] = []
    for block in filter(None, blocks):
        if len(block) > 1 and (block[0] in known or _is_heading(block[0], block[1])):
            sections.append(Section(block[0], tuple(block[1:])))
        elif sections:
            last = sections.pop()
            sections.append(Section(last.heading, (*last.paragraphs, *block)))
        else:
            sections.append(Section("", tuple(block)))
    return Paragraph(title, tuple(sections), calculated.questions, calculated.points)


def _lines(block: str) -> list[str]:
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in block.splitlines())
    return [line for line in lines if line]  # “€ 500” keeps its space that does not break


def _is_heading(line: str, below: str) -> bool:
    """Whether a line stands above the next one, and does not go on in it."""
    numbers = [bool(_NUMBERED.match(each)) for each in (line, below)]
    goes_on = below[0].islower() and not numbers[1]
    return _can_be_heading(line) and not goes_on and not all(numbers)


def _is_title(line: str) -> bool:
    return _can_be_heading(line) and not _NUMBERED.match(line)


def _can_be_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not line.endswith(_ENDS) and not _BULLET.match(line)
