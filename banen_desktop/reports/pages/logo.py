"""The logo of the employer: which pictures are safe to take in, and their bytes.

A logo comes from a file of others and travels in the dossier, so it is checked when it is chosen
and again whenever it is used. A PNG loses the chunks that no picture needs, such as the name of a
maker or a place. An SVG may only draw: it holds no DOCTYPE, script, effect or animation and points
at nothing outside itself, and what it repeats stays within bounds.
"""

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from banen_desktop.dossier.verslag import Beeldsoort, Logo
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.pages.typesetting import typeset

LARGEST = 500_000  # bytes
ROOM_MM = (55.0, 17.0)
MOST_PIXELS = 4_000  # on a side
MOST_SURFACE = 6_000_000  # pixels in all
MOST_DRAWN = 20_000  # elements, with everything that is repeated
_DEEPEST = 60
_LONGEST_SIDE = 20  # times the other side
_PNG = b"\x89PNG\r\n\x1a\n"
_NEEDED = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs"}
)
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = frozenset(
    {
        *("svg", "g", "defs", "title", "desc", "metadata", "style", "switch", "symbol", "use"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "marker"),
    }
)
# Readers of SVG do not all look at namespaces: these names may not hide in another one.
_SILENT = frozenset({"title", "desc", "metadata"})
_NAMES = frozenset(
    name.lower()
    for name in (
        *(_DRAWING - _SILENT),
        *("animate", "animateColor", "animateMotion", "animateTransform", "audio", "body"),
        *("font", "foreignObject", "glyph", "handler", "image", "multiImage", "pattern", "script"),
        *("set", "solidColor", "text", "textArea", "tspan", "video"),
    )
)
_INSIDE = re.compile(r"#[^\s#]+")
_URL = re.compile(r"url\(", re.IGNORECASE)
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
_HUGE = re.compile(r"(?<![\d.])\d{7,}|[\d.][eE]\+?0*(?:[5-9]|[1-9]\d)")
_SAFE = "Er is niets veranderd."
_ADVICE = "Kies een ander bestand, of sla het logo op als gewone PNG."


def read_logo(data: bytes) -> Logo:
    """The logo in the bytes of a file; raises `KnownProblem` when it cannot be used.

    It is set on a page once: what is broken inside is refused here and not in a report.
    """
    logo = _checked(data)
    try:
        _drawn(logo, "pdf")
    except KnownProblem:
        raise _refused("is beschadigd") from None
    return logo


def _checked(data: bytes) -> Logo:
    if len(data) > LARGEST:
        raise _refused("is groter dan 500 kB")
    if data.startswith(_PNG):
        return _logo(Beeldsoort.PNG, _clean_png(data))
    if b"<svg" in data[:4000] or b":svg" in data[:4000]:
        _check_svg(data)
        return _logo(Beeldsoort.SVG, data)
    raise _refused("is geen PNG en geen SVG")


@lru_cache(maxsize=4)
def logo_bytes(logo: Logo) -> bytes:
    """The checked bytes of a logo that is there; raises `KnownProblem` when they are not safe."""
    try:
        data = base64.b64decode(logo.inhoud, validate=True)
    except (binascii.Error, ValueError):
        raise _refused("is beschadigd") from None
    checked = _checked(data)
    if checked.soort is not logo.soort:
        raise _refused("is beschadigd")
    return base64.b64decode(checked.inhoud)


def logo_size(logo: Logo) -> tuple[float, float]:
    """The width and height of a logo in its own units; only their ratio says something."""
    data = logo_bytes(logo)
    if logo.soort is Beeldsoort.PNG:
        width, height = struct.unpack(">II", data[16:24])
        return float(width), float(height)
    return _size(_parsed(data))


@lru_cache(maxsize=4)
def logo_png(logo: Logo) -> bytes:
    """The logo as a PNG: as it was, or drawn from its SVG."""
    return logo_bytes(logo) if logo.soort is Beeldsoort.PNG else _drawn(logo, "png")


def _drawn(logo: Logo, form: Literal["pdf", "png"]) -> bytes:
    width, height = logo_room(logo)
    points = 72 / 25.4
    sheet = {"width": width * points, "height": height * points, "svg": logo_svg(logo)}
    (made,) = typeset("picture.typ", sheet, form)
    return made


def logo_room(logo: Logo) -> tuple[float, float]:
    """The width and height of the logo on paper, in millimetres."""
    width, height = logo_size(logo)
    scale = min(ROOM_MM[0] / width, ROOM_MM[1] / height)
    return width * scale, height * scale


@lru_cache(maxsize=4)
def logo_svg(logo: Logo) -> str:
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


def _logo(kind: Beeldsoort, data: bytes) -> Logo:
    return Logo(kind, base64.b64encode(data).decode())


def _refused(what: str) -> KnownProblem:
    return KnownProblem(f"Dit logo kan niet worden gebruikt: het {what}.", _SAFE, _ADVICE)


def _clean_png(data: bytes) -> bytes:
    """The same picture with only the chunks that it needs."""
    kept, names = [_PNG], list[bytes]()
    for name, content in _chunks(data):
        if not names:
            _check_header(name, content)
        names.append(name)
        if name in _NEEDED:
            body = name + content
            kept.append(struct.pack(">I", len(content)) + body)
            kept.append(struct.pack(">I", zlib.crc32(body)))
    if b"IDAT" not in names or names[-1] != b"IEND":
        raise _refused("is niet compleet")
    return b"".join(kept)


def _chunks(data: bytes) -> Iterable[tuple[bytes, bytes]]:
    place = len(_PNG)
    while place < len(data):
        head = data[place : place + 8]
        if len(head) < 8:
            raise _refused("is niet compleet")
        length, name = struct.unpack(">I4s", head)
        content = data[place + 8 : place + 8 + length]
        check = data[place + 8 + length : place + 12 + length]
        if len(content) != length or check != struct.pack(">I", zlib.crc32(name + content)):
            raise _refused("is beschadigd")
        yield name, content
        if name == b"IEND":
            return
        place += 12 + length


def _check_header(name: bytes, content: bytes) -> None:
    if name != b"IHDR" or len(content) != 13:
        raise _refused("is geen echte PNG")
    width, height = struct.unpack(">II", content[:8])
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise _refused(f"is groter dan {MOST_PIXELS} bij {MOST_PIXELS} beeldpunten, of leeg")
    if width * height > MOST_SURFACE:
        raise _refused("heeft te veel beeldpunten")
    if max(width, height) > _LONGEST_SIDE * min(width, height):
        raise _refused("is te smal of te laag")


def _check_svg(data: bytes) -> None:
    root = _parsed(data)
    if root.tag != f"{_SVG}svg":
        raise _refused("is geen echte SVG")
    _size(root)
    for element in root.iter():
        _check_element(element)
    _Count(root).of(root)


class _Careful(TreeBuilder):
    """Builds a tree of bounded depth, and stops at a declaration or an instruction."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Count how deep we are."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _refused("is te ingewikkeld")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        """Count how deep we are."""
        self._depth -= 1
        return super().end(tag)

    def doctype(self, _name: str, _public: str | None, _system: str | None, /) -> None:
        """A DOCTYPE can bring in anything."""
        raise _refused("bevat een DOCTYPE")

    def pi(self, target: str, _text: str | None = None, /) -> Element:
        """A style sheet stands outside; what a drawing program notes for itself may stay."""
        if target.lower() == "xml-stylesheet":
            raise _refused("verwijst naar een ander bestand")
        return Element("pi")


def _parsed(data: bytes) -> Element:
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", data, re.IGNORECASE):
        raise _refused("bevat een DOCTYPE")
    try:
        data.decode()
    except UnicodeDecodeError:
        raise _refused("is geen leesbare SVG") from None
    parser = XMLParser(target=_Careful(), encoding=None)  # noqa: S314 - no entity gets past above
    try:
        parser.feed(data)
        found: Element = parser.close()
    except (ParseError, ValueError, LookupError, AssertionError):
        raise _refused("is geen leesbare SVG") from None
    return found


def _size(root: Element) -> tuple[float, float]:
    """The width and height of the picture; refuses sides that differ too much."""
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sides = numbers[2:] if len(numbers) == 4 else [root.get("width", ""), root.get("height", "")]
    found = [re.fullmatch(r"(\d{1,6}(?:\.\d{1,9})?)(px|pt|mm|cm|in)?", side) for side in sides]
    known = [float(side[1]) for side in found if side is not None]
    if len(known) != 2 or not 0 < max(known) <= _LONGEST_SIDE * min(known):
        raise _refused("heeft geen bruikbare maten")
    return known[0], known[1]


def _check_element(element: Element) -> None:
    namespace, _, name = element.tag.rpartition("}")
    if f"{namespace}}}" != _SVG:
        return _check_foreign(element)
    if name not in _DRAWING:
        raise _refused(f"bevat iets dat niet mag (“{name[:30]}”)")
    for key, value in element.attrib.items():
        bare = key.rpartition("}")[2].lower()
        if bare.startswith("on") or key == "{http://www.w3.org/XML/1998/namespace}base":
            raise _refused("bevat een script")
        if bare in {"href", "src"}:
            _check_reference(value)
        if bare == "stroke-dasharray" and value.strip() != "none":
            raise _refused("bevat stippellijnen")
        if bare not in {"id", "class"}:
            _check_style(value)
    if name == "style":
        _check_style(element.text or "")
    return None


def _check_foreign(element: Element) -> None:
    """What a drawing program keeps for itself: it draws nothing, and it may not point anywhere."""
    if element.tag.rpartition("}")[2].rpartition(":")[2].lower() in _NAMES:
        raise _refused("bevat een script of een verwijzing")


def _check_reference(value: str) -> None:
    if value.strip() and not _INSIDE.fullmatch(value.strip()):
        raise _refused("verwijst naar een ander bestand")


def _check_style(text: str) -> None:
    for target in _targets(text):
        _check_reference(target)
    if _HUGE.search(_COLOUR.sub("", text)):
        raise _refused("bevat een te groot getal")
    if re.search(r"dasharray\s*:\s*(?!none)\S", text, re.IGNORECASE):
        raise _refused("bevat stippellijnen")
    if "@" in text and re.search(r"@\s*(import|font-face|namespace)", text, re.IGNORECASE):
        raise _refused("verwijst naar een ander bestand")
    if "\\" in text or re.search(r"(expression|javascript)\s*[(:]", text, re.IGNORECASE):
        raise _refused("bevat een script")


class _Count:
    """How many elements a reader draws, when everything that is used again is counted again."""

    def __init__(self, root: Element) -> None:
        self._named = {name: element for element in root.iter() if (name := element.get("id"))}
        self._classes = _urls_of_classes(root)
        self._known: dict[Element, int] = {}
        self._busy: list[Element] = []

    def of(self, element: Element) -> int:
        """The element, what is in it and what it uses; refuses a circle and far too much."""
        if element in self._known:
            return self._known[element]
        if element in self._busy or len(self._busy) > 2 * _DEEPEST:
            raise _refused("is te ingewikkeld")
        self._busy.append(element)
        used = (self._named[name] for name in self._used(element) if name in self._named)
        total = 1
        for other in (*element, *used):
            total += self.of(other)
            if total > MOST_DRAWN:
                raise _refused("is te ingewikkeld")
        self._busy.pop()
        self._known[element] = total
        return total

    def _used(self, element: Element) -> Iterable[str]:
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == "href":
                yield value.strip().removeprefix("#")
            yield from _names(value)
            if key == "class":
                for name in value.split():
                    yield from self._classes.get(name, ())


def _urls_of_classes(root: Element) -> dict[str, list[str]]:
    """What the classes in style sheets use; a rule that is not about a class may use nothing."""
    found: dict[str, list[str]] = {}
    for sheet in root.iter(f"{_SVG}style"):
        rules = (rule.partition("{") for rule in (sheet.text or "").split("}"))
        for selectors, _, body in rules:
            names = list(_names(body))
            for selector in selectors.split(",") if names else ():
                known = re.fullmatch(r"\s*\.([\w-]+)\s*", selector)
                if known is None:
                    raise _refused("is te ingewikkeld")
                found.setdefault(known[1], []).extend(names)
    return found


def _names(text: str) -> Iterable[str]:
    return (target.removeprefix("#") for target in _targets(text))


def _targets(text: str) -> Iterable[str]:
    """What every `url(...)` in a text points at."""
    return (part.partition(")")[0].strip(" \t\r\n'\"") for part in _URL.split(text)[1:])
