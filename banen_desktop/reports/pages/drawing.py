"""A drawing of plain shapes, and how it is written as SVG.

One drawing serves the screen, the PDF and Word: the screen reads the SVG, the templates of typst
draw the same shapes. So a drawing has only what both can do: rectangles, lines and words. Sizes
are in points, from the left and from the top; colours are `#rrggbb`.
"""

from dataclasses import dataclass
from html import escape
from typing import Literal

DASHES = {"": "", "dashed": "3 2.5", "dotted": "1 3"}


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; an empty `fill` or `stroke` is not drawn."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    dash: Literal["", "dashed", "dotted"] = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    thickness: float = 1.0
    dash: Literal["", "dashed", "dotted"] = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text: `x` is its start, middle or end, `y` the line that it stands on."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False


Shape = Rect | Line | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a sheet, in the order in which they are drawn."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def words_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text may become, on the safe side for any usual font."""
    wide = sum(_WIDTHS.get(sign, 0.78 if sign.isupper() else 0.66) for sign in text)
    return wide * size * (1.08 if bold else 1.0)


_WIDTHS = dict.fromkeys("ijl.,:;’'| ", 0.38) | {"%": 0.96, "m": 0.98, "w": 0.86, "M": 0.96}


def as_svg(drawing: Drawing, family: str) -> str:
    """The drawing as SVG in a font; the same drawing gives the same text."""
    size = f"{_number(drawing.width)} {_number(drawing.height)}"
    width, height = size.split()
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {size}" font-family="{escape(family)}">'
    )
    return head + "".join(map(_shape, drawing.shapes)) + "</svg>"


def _number(value: float) -> str:
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def _attributes(**values: str | float) -> str:
    texts = {
        name: _number(value) if isinstance(value, float) else escape(str(value))
        for name, value in values.items()
        if value != ""
    }
    return "".join(f' {name.replace("_", "-")}="{text}"' for name, text in texts.items())


def _shape(shape: Shape) -> str:
    if isinstance(shape, Rect):
        return "<rect" + _rect(shape) + "/>"
    if isinstance(shape, Line):
        return "<line" + _line(shape) + "/>"
    weight = "600" if shape.bold else ""
    anchor = "" if shape.anchor == "start" else shape.anchor
    about = _attributes(
        x=float(shape.x),
        y=float(shape.y),
        font_size=float(shape.size),
        font_weight=weight,
        text_anchor=anchor,
        fill=shape.fill,
    )
    return f"<text{about}>{escape(shape.text)}</text>"


def _rect(shape: Rect) -> str:
    return _attributes(
        x=float(shape.x),
        y=float(shape.y),
        width=float(shape.width),
        height=float(shape.height),
        fill=shape.fill or "none",
        stroke=shape.stroke,
        stroke_dasharray=DASHES[shape.dash],
    )


def _line(shape: Line) -> str:
    return _attributes(
        x1=float(shape.x1),
        y1=float(shape.y1),
        x2=float(shape.x2),
        y2=float(shape.y2),
        stroke=shape.stroke,
        stroke_width=float(shape.thickness),
        stroke_dasharray=DASHES[shape.dash],
    )
