"""typst: the templates in resources/typst become pages as PDF, SVG or PNG.

Content goes in as data and never as source; only our own fonts are used, and no file beside the
templates can be read.
"""

import json
import re
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from banen_desktop.problems import KnownProblem
from banen_desktop.resources import resource
from banen_desktop.safe_text import UNKNOWN

if TYPE_CHECKING:
    from typst import Compiler

STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
PNG_DOTS = 220.0  # per inch
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_RUST_SIGN = re.compile(r"\\u\{([0-9a-f]+)\}")
_one_at_a_time = threading.Lock()


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


class MissingSignsError(Exception):
    """PDF/A and PDF/UA forbid signs that no font has; `without` puts a mark in their place."""

    def __init__(self, texts: frozenset[str]) -> None:
        super().__init__()
        self.texts = texts

    def without(self, content: Any) -> Any:
        """The same content with a mark in place of each of them."""
        if isinstance(content, str):
            for text in self.texts:
                content = content.replace(text, UNKNOWN)
            return content
        if isinstance(content, Mapping):
            return {key: self.without(value) for key, value in content.items()}
        if isinstance(content, list):
            return [self.without(value) for value in content]
        return content


def typeset(
    template: str,
    content: Any,
    form: Literal["pdf", "svg", "png"],
    moment: datetime | None = None,
) -> list[bytes]:
    """A template filled with content: a PDF, or each page apart.

    A PDF with a moment is PDF/A-3a and PDF/UA-1. Raises `MissingSignsError` for such a PDF when no
    font has a sign, `KnownProblem` for anything else.
    """
    import typst  # noqa: PLC0415 - heavy, and only needed for pages

    try:
        with _one_at_a_time:
            made = _compiler(template).compile(
                format=form,
                sys_inputs={"report": json.dumps(content)},
                pdf_standards=[] if moment is None else [*STANDARDS],
                timestamp=moment,
                ppi=PNG_DOTS,
            )
    except typst.TypstError as error:
        found = frozenset(map(_read_sign, _MISSING.findall(error.diagnostic or "")))
        if found:
            raise MissingSignsError(found) from error
        raise impossible() from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise impossible() from error  # typst itself broke; that is no `Exception`
    if made is None:
        raise impossible()
    return [made] if isinstance(made, bytes) else made


def _read_sign(text: str) -> str:
    """A text as typst writes it in an error, with its escapes taken away."""
    shown = _RUST_SIGN.sub(lambda found: chr(int(found[1], 16)), text)
    return shown.replace('\\"', '"').replace("\\\\", "\\")


def impossible() -> KnownProblem:
    """The sentence for pages that cannot be made."""
    return KnownProblem(
        "De pagina’s van het rapport zijn niet te maken.",
        "Uw dossier is niet veranderd.",
        "Maak het rapport als Word-document of als tekst, en meld dit aan de makers.",
    )
