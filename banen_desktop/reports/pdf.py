"""Reports on paper: PDF, the same pages as SVG for the screen, and pictures as PNG.

typst sets the pages from the templates in resources/typst. What a user typed goes in as data and
never as source; only our own fonts are used, and no file beside the templates can be read. The
same document gives the same bytes.
"""

import base64
import json
import re
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from banen_desktop import dutch
from banen_desktop.dossier.verslag import Beeldsoort, Logo
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.document import Block, Document
from banen_desktop.reports.drawing import Drawing
from banen_desktop.reports.logo import logo_bytes, logo_size
from banen_desktop.resources import resource

if TYPE_CHECKING:
    from typst import Compiler

STANDARD: Literal["ua-1"] = "ua-1"
PNG_DOTS = 220.0  # per inch
_LOGO_ROOM = (55.0, 17.0)  # millimetres
_ROUNDS = 6
_LONG_WORD = re.compile(r"\S{31,}")  # of letters only: those that typst cannot cut by itself
_LONGEST_OF_LETTERS = 45
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_RUST_SIGN = re.compile(r"\\u\{([0-9a-f]+)\}")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_one_at_a_time = threading.Lock()


def write_pdf(document: Document) -> bytes:
    """The document as PDF/UA-1: tagged, in Dutch, with bookmarks and our own fonts.

    A sign that no font has becomes \N{REPLACEMENT CHARACTER}. Raises `KnownProblem` when the pages
    cannot be made.
    """
    content = _content(document)
    moment = datetime.combine(document.made_on, time(), UTC)
    for _ in range(_ROUNDS):
        try:
            (made,) = _compiled("document.typ", content, "pdf", moment)
            return made
        except _MissingSignsError as missing:
            content = missing.without(content)
    raise _impossible()


def pages(document: Document) -> tuple[str, ...]:
    """Each page of the document as SVG, for the screen: the same pages as in the PDF."""
    made = _compiled("document.typ", _content(document), "svg")
    texts = tuple(page.decode() for page in made)
    if not document.logo.inhoud:
        return texts
    vector = base64.b64encode(_logo_svg(document.logo).encode()).decode()
    picture = base64.b64encode(logo_png(document.logo)).decode()
    # A drawing inside a drawing is more than some readers of SVG can do.
    old, new = f"data:image/svg+xml;base64,{vector}", f"data:image/png;base64,{picture}"
    return tuple(text.replace(old, new) for text in texts)


def drawing_png(drawing: Drawing) -> bytes:
    """A drawing as a picture, for Word."""
    sheet = {"width": drawing.width, "height": drawing.height, "drawing": _plain(drawing)}
    (made,) = _compiled("picture.typ", sheet, "png")
    return made


@lru_cache(maxsize=4)
def logo_png(logo: Logo) -> bytes:
    """The logo as a PNG: as it was, or drawn from its SVG."""
    if logo.soort is Beeldsoort.PNG:
        return logo_bytes(logo)
    width, height = logo_room(logo)
    points = 72 / 25.4
    sheet = {"width": width * points, "height": height * points, "svg": _logo_svg(logo)}
    (made,) = _compiled("picture.typ", sheet, "png")
    return made


def logo_room(logo: Logo) -> tuple[float, float]:
    """The width and height of the logo on paper, in millimetres."""
    width, height = logo_size(logo)
    scale = min(_LOGO_ROOM[0] / width, _LOGO_ROOM[1] / height)
    return width * scale, height * scale


@lru_cache(maxsize=4)
def _logo_svg(logo: Logo) -> str:
    """The logo as SVG; a PNG is put into one, since data for the templates is text."""
    data = logo_bytes(logo)
    if logo.soort is Beeldsoort.SVG:
        return data.decode()
    width, height = logo_size(logo)
    inside = base64.b64encode(data).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">'
        f'<image width="{width:g}" height="{height:g}" '
        f'href="data:image/png;base64,{inside}"/></svg>'
    )


@cache
def _compiler(template: str) -> "Compiler":
    """One compiler for each template, which remembers what did not change."""
    import typst  # noqa: PLC0415 - heavy, and only needed for pages

    return typst.Compiler(
        resource("typst") / template,
        root=resource("typst"),
        font_paths=[resource("fonts")],
        ignore_system_fonts=True,
        package_path=resource("typst"),
        package_cache_path=resource("typst"),
    )


class _MissingSignsError(Exception):
    """No font has some signs."""

    def __init__(self, texts: frozenset[str]) -> None:
        super().__init__()
        self.texts = texts

    def without(self, content: Any) -> Any:
        """The same content with a mark in place of each of them."""
        if isinstance(content, str):
            for text in self.texts:
                content = content.replace(text, _UNKNOWN)
            return content
        if isinstance(content, Mapping):
            return {key: self.without(value) for key, value in content.items()}
        if isinstance(content, list):
            return [self.without(value) for value in content]
        return content


def _compiled(
    template: str,
    content: Any,
    form: Literal["pdf", "svg", "png"],
    moment: datetime | None = None,
) -> list[bytes]:
    import typst  # noqa: PLC0415 - heavy, and only needed for pages

    try:
        with _one_at_a_time:
            made = _compiler(template).compile(
                format=form,
                sys_inputs={"report": json.dumps(content)},
                pdf_standards=STANDARD if form == "pdf" else [],
                timestamp=moment,
                ppi=PNG_DOTS,
            )
    except typst.TypstError as error:
        found = frozenset(map(_read_sign, _MISSING.findall(error.diagnostic or "")))
        if found:
            raise _MissingSignsError(found) from error
        raise _impossible() from error
    if made is None:
        raise _impossible()
    return [made] if isinstance(made, bytes) else made


def _read_sign(text: str) -> str:
    """A text as typst writes it in an error, with its escapes taken away."""
    shown = _RUST_SIGN.sub(lambda found: chr(int(found[1], 16)), text)
    return shown.replace('\\"', '"').replace("\\\\", "\\")


def _impossible() -> KnownProblem:
    return KnownProblem(
        "De pagina’s van het rapport zijn niet te maken.",
        "Uw dossier is niet veranderd.",
        "Maak het rapport als Word-document of als tekst, en meld dit aan de makers.",
    )


def _content(document: Document) -> dict[str, Any]:
    """The document as data for the template."""
    employer, logo = _clean(document.employer), document.logo
    name = dutch.shorten(employer, 90)
    return {
        "title": _clean(document.title),
        "full_title": _clean(document.full_title),
        "employer": employer,
        "short_employer": name,
        "author": [employer] if employer else [],
        "day": [document.made_on.year, document.made_on.month, document.made_on.day],
        "footer": f"Gemaakt op {dutch.format_date_words(document.made_on)} met Banen Desktop",
        "compact": document.compact,
        "logo": _logo(logo, name) if logo.inhoud else None,
        "blocks": [_block(block) for block in document.blocks],
    }


def _logo(logo: Logo, employer: str) -> dict[str, Any]:
    width, _ = logo_room(logo)
    return {"svg": _logo_svg(logo), "width": width, "alt": f"Logo van {employer or 'de werkgever'}"}


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
    return {"kind": type(value).__name__.lower()} | {
        name: _plain(getattr(value, name)) for name in fields
    }


def _clean(text: str) -> str:
    """A text that can be set: no signs that draw nothing or turn the line, no endless words."""
    if text.isascii() and text.isprintable() and not _LONG_WORD.search(text):
        return text
    kept = "".join(map(_sign, text))
    return _LONG_WORD.sub(lambda found: "".join(_in_pieces(found[0])), kept)


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in {"Cc", "Zl", "Zp"}:
        return " "
    if kind == "Cs":
        return _UNKNOWN
    return "" if kind == "Cf" and sign not in "\u00ad\u200c\u200d" else sign


def _in_pieces(word: str) -> Iterator[str]:
    """A long word with places at which it may break: with a hyphen between letters only."""
    if re.fullmatch("[0-9a-f]{64}", word) or (word.isalpha() and len(word) <= _LONGEST_OF_LETTERS):
        yield word
        return
    between = "\u00ad" if word.isalpha() else "\u200b"
    for start in range(0, len(word), 12):
        yield ("" if start == 0 else between) + word[start : start + 12]
