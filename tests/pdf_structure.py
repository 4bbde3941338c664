"""What a PDF says of itself to a screen reader: its structure tree, read with pikepdf."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Element:
    """A part of the document: what it is, what it says, and what is in it."""

    kind: str
    alt: str = ""
    scope: str = ""
    text: str = ""
    below: list["Element"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """This part and all parts in it, in the order of reading."""
        yield self
        for part in self.below:
            yield from part.walk()

    def of(self, *kinds: str) -> list["Element"]:
        """All parts of these kinds, in the order of reading."""
        return [part for part in self.walk() if part.kind in kinds]

    @property
    def words(self) -> str:
        """Everything that it says."""
        return "".join(part.text for part in self.walk())


def opened(data: bytes) -> pikepdf.Pdf:
    """The PDF in some bytes."""
    return pikepdf.open(io.BytesIO(data))


def structure(pdf: pikepdf.Pdf) -> Element:
    """The whole tree, each part with the words that stand in its own marked content."""
    texts = {
        (page.objgen, number): text for page in pdf.pages for number, text in _marked(page).items()
    }
    return _element(pdf.Root.StructTreeRoot, texts, None)


def _element(node: Any, texts: dict[tuple[Any, int], str], page: object) -> Element:
    page = node.Pg.objgen if "/Pg" in node else page
    made = Element(str(node.get("/S", "/Root"))[1:], str(node.get("/Alt", "")), _scope(node))
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            made.below.append(Element("MCID", text=texts.get((page, int(kid)), "")))
        elif "/MCID" in kid:
            own = kid.Pg.objgen if "/Pg" in kid else page
            made.below.append(Element("MCID", text=texts.get((own, int(kid.MCID)), "")))
        elif "/S" in kid:
            made.below.append(_element(kid, texts, page))
    return made


def _scope(node: Any) -> str:
    kept = node.get("/A", pikepdf.Array())
    for one in kept if isinstance(kept, pikepdf.Array) else [kept]:
        if "/Scope" in one:
            return str(one.Scope)[1:]
    return ""


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The words in each marked part of a page, by way of the maps of its fonts."""
    fonts = {
        name: _unicode(font)
        for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items()
    }
    found: dict[int, str] = {}
    stack: list[int | None] = []
    current: dict[int, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands: Any = step.operands
        name = str(step.operator)
        if name in {"BDC", "BMC"}:
            about = operands[1] if len(operands) > 1 else None
            marked = isinstance(about, pikepdf.Dictionary) and "/MCID" in about
            stack.append(int(about.MCID) if marked and about is not None else None)
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            current = fonts[str(operands[0])]
        elif name in {"Tj", "TJ"}:
            parts = operands[0] if name == "TJ" else [operands[0]]
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            text = "".join(
                current.get(raw[at] << 8 | raw[at + 1], "") for at in range(0, len(raw), 2)
            )
            number = next((one for one in reversed(stack) if one is not None), None)
            if number is not None:
                found[number] = found.get(number, "") + text
    return found


def _unicode(font: Any) -> dict[int, str]:
    """The letters behind the numbers of a font."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for sign, letters in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(sign, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, letters in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for place, sign in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[sign] = chr(int(letters, 16) + place)
    return found
