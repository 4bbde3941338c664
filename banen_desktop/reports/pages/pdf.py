"""Reports on paper: PDF, the same pages as SVG for the screen, and drawings as PNG.

The same document gives the same bytes.
"""

import base64
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any, NamedTuple

from banen_desktop import dutch
from banen_desktop.dossier.verslag import Logo
from banen_desktop.reports.pages.document import Block, Cards, Document, Table
from banen_desktop.reports.pages.drawing import Drawing
from banen_desktop.reports.pages.logo import logo_png, logo_room, logo_svg
from banen_desktop.reports.pages.row_headers import with_row_headers
from banen_desktop.reports.pages.typesetting import MissingSignsError, impossible, typeset
from banen_desktop.safe_text import UNKNOWN, settable

_ROUNDS = 6
_LONGEST_STRING = 4_000  # PDF/A takes 32,767 bytes
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


class Attachment(NamedTuple):
    """What a document was made from, as a file inside it: its name, text and what it is."""

    name: str
    text: str
    about: str


def write_pdf(document: Document, attachment: Attachment | None = None) -> bytes:
    """The document as PDF/A-3a and PDF/UA-1: tagged, in Dutch, with bookmarks and our own fonts.

    With the data that it was made from inside it, when there is an attachment. A sign that no font
    has becomes \N{REPLACEMENT CHARACTER}. Raises `KnownProblem` when the pages cannot be made.
    """
    content = _content(document) | {"attachment": attachment and attachment._asdict()}
    tables = [
        isinstance(each, Table) for each in document.blocks if isinstance(each, Table | Cards)
    ]
    moment = datetime.combine(document.made_on, time(), UTC)
    for _ in range(_ROUNDS):
        try:
            (made,) = typeset("document.typ", content, "pdf", moment)
            return with_row_headers(made, tables)
        except MissingSignsError as missing:
            content = missing.without(content)
    raise impossible()


def pages(document: Document) -> tuple[str, ...]:
    """Each page of the document as SVG, for the screen: the same pages as in the PDF."""
    made = typeset("document.typ", _content(document), "svg")
    texts = tuple(page.decode() for page in made)
    if not document.logo.inhoud:
        return texts
    vector = base64.b64encode(logo_svg(document.logo).encode()).decode()
    picture = base64.b64encode(logo_png(document.logo)).decode()
    # A drawing inside a drawing is more than some readers of SVG can do.
    old, new = f"data:image/svg+xml;base64,{vector}", f"data:image/png;base64,{picture}"
    return tuple(text.replace(old, new) for text in texts)


def drawing_png(drawing: Drawing) -> bytes:
    """A drawing as a picture, for Word."""
    sheet = {"width": drawing.width, "height": drawing.height, "drawing": _plain(drawing)}
    (made,) = typeset("picture.typ", sheet, "png")
    return made


def _content(document: Document) -> dict[str, Any]:
    """The document as data for the template."""
    employer, logo = _clean(document.employer), document.logo
    name = dutch.shorten(employer, 90)
    return {
        "title": _clean(document.title),
        "full_title": _clean(dutch.shorten(document.full_title, _LONGEST_STRING)),
        "employer": employer,
        "short_employer": name,
        "author": [dutch.shorten(employer, _LONGEST_STRING)] if employer else [],
        "day": [document.made_on.year, document.made_on.month, document.made_on.day],
        "footer": f"Gemaakt op {dutch.format_date_words(document.made_on)} met Banen Desktop",
        "compact": document.compact,
        "logo": _logo(logo, name) if logo.inhoud else None,
        "attachment": None,
        "blocks": [_block(block) for block in document.blocks],
    }


def _logo(logo: Logo, employer: str) -> dict[str, Any]:
    width, _ = logo_room(logo)
    return {"svg": logo_svg(logo), "width": width, "alt": f"Logo van {employer or 'de werkgever'}"}


def _block(block: Block) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(block)
    return plain


def _plain(value: Any) -> Any:
    """A value of the document as JSON can hold it, each record with its `kind`."""
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, tuple | frozenset):
        return [_plain(part) for part in value]
    fields: Mapping[str, Any] | None = getattr(value, "__dataclass_fields__", None)
    if fields is None:
        return value
    made = {name: _plain(getattr(value, name)) for name in fields}
    if "alt" in made:
        made["alt"] = dutch.shorten(made["alt"], _LONGEST_STRING)
    return {"kind": type(value).__name__.lower()} | made


def _clean(text: str) -> str:
    """A text that can be set, in which no date is cut; PDF/A knows no private signs."""
    return dutch.with_whole_dates(_PRIVATE.sub(UNKNOWN, settable(text)))
