"""The logo: what is taken in, what is left out of it, and everything that is refused."""

import base64
import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import chunk, png, svg

from banen_desktop.dossier import verslag_fields
from banen_desktop.dossier.verslag import Beeldsoort, Logo
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.pages import logo
from banen_desktop.reports.pages.logo import LARGEST, MOST_PIXELS, logo_bytes, read_logo


def refusal(data: bytes) -> str:
    with pytest.raises(KnownProblem) as caught:
        read_logo(data)
    assert caught.value.advice
    assert caught.value.safe
    return caught.value.message


def test_a_png_comes_back_as_it_was() -> None:
    made = read_logo(png())
    assert made.soort is Beeldsoort.PNG
    assert logo_bytes(made) == png()


def test_what_a_png_tells_of_its_maker_is_left_out() -> None:
    told = chunk(b"tEXt", b"Author\0J. Jansen"), chunk(b"eXIf", b"MM\0*plaats")
    made = read_logo(png(8, 4, *told, chunk(b"pHYs", bytes(9))) + b"en nog iets")
    assert logo_bytes(made) == png(8, 4, chunk(b"pHYs", bytes(9)))


@pytest.mark.parametrize(
    "inside",
    [
        '<g fill="#00f"><path d="M0 0h8v4z"/><circle r="1"/></g>',
        (
            '<defs><linearGradient id="a"><stop offset="1"/></linearGradient></defs>'
            '<rect width="8" height="4" fill="url(#a)"/>'
        ),
        (
            "<style>.a{fill:url(#b)}.c{fill:red}</style>"
            '<mask id="b"><path class="c" d="M0 0"/></mask>'
            '<path class="a" d="M0 0h8"/>'
        ),
        '<g id="x"><path d="M0 0h1"/></g><use xlink:href="#x"/><use href="#x"/>',
        '<metadata><a xmlns="urn:tekenprogramma">wat een tekenprogramma onthoudt</a></metadata>',
    ],
)
def test_an_svg_that_only_draws_is_taken(inside: str) -> None:
    made = read_logo(svg(inside))
    assert made.soort is Beeldsoort.SVG
    assert logo_bytes(made) == svg(inside)


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("<script>alert(1)</script>", "mag"),
        ('<script xmlns="urn:x"/>', "script"),
        ('<x:image xmlns:x="urn:x" href="ander.png"/>', "verwijzing"),
        ('<image xmlns="" xlink:href="x.png"/>', "verwijzing"),
        ('<image width="1" height="1" href="data:image/png;base64,iVBORw0KGgo="/>', "mag"),
        ('<pattern id="p" width="8" height="8"/>', "mag"),
        ("<text>a</text>", "mag"),
        ('<path d="M0 0L9 9" stroke-width="1e5"/>', "getal"),
        ('<path d="M0 0H1000000"/>', "getal"),
        ('<path d="M0 0H9" stroke-dasharray="4 2"/>', "stippel"),
        ('<path d="M0 0H9" style="stroke-dasharray: 4 2"/>', "stippel"),
        ("<style>.a{stroke-dasharray:1 2}</style>", "stippel"),
        ('<rect onclick="x()"/>', "script"),
        ("<foreignObject/>", "mag"),
        ('<body xmlns="http://www.w3.org/1999/xhtml"/>', "script"),
        ('<image href="http://example.org/x.png"/>', "mag"),
        ('<use xlink:href="map/ander.svg"/>', "ander bestand"),
        ('<use href="andere.svg#a"/>', "ander bestand"),
        ('<rect fill="url(http://example.org/a#b)"/>', "ander bestand"),
        ("<rect style=\"fill:url( '//example.org/a' )\"/>", "ander bestand"),
        ("<style>@import 'x.css';</style>", "ander bestand"),
        ("<style>@font-face{src:url(x.ttf)}</style>", "ander bestand"),
        ("<style>a{b:\\75rl(x)}</style>", "script"),
        ('<rect><animate attributeName="x"/></rect>', "mag"),
        ('<filter id="a"/>', "mag"),
        ('<a href="#b"><rect/></a>', "mag"),
        ('<rect xml:base="http://example.org"/>', "script"),
        ('<?xml-stylesheet href="a.css"?>', "ander bestand"),
        ("<g>" * 60 + "</g>" * 60, "ingewikkeld"),
        ('<g id="a"><use href="#a"/></g>', "ingewikkeld"),
        ("<style>path{fill:url(#b)}</style>", "ingewikkeld"),
        ("<rect>", "leesbare"),
    ],
)
def test_an_svg_that_does_more_is_refused(inside: str, why: str) -> None:
    assert why in refusal(svg(inside))


@pytest.mark.parametrize(
    "inside",
    [
        '<path style="' + "url(" * 400 + '"/>',
        "<style>" + "a" * 4_000 + "</style>",
        "<style>" + "{" * 1_000 + "</style>",
    ],
)
def test_what_never_ends_is_checked_all_the_same(inside: str) -> None:
    with contextlib.suppress(KnownProblem):
        assert read_logo(svg(inside))


def test_a_picture_of_too_many_points_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logo, "MOST_SURFACE", 99)
    assert "beeldpunten" in refusal(png(10, 10))


@pytest.fixture
def few_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A logo may draw thirty elements, with everything that is repeated."""
    monkeypatch.setattr(logo, "MOST_DRAWN", 30)


def repeated(times: int, use: str, style: str = "") -> bytes:
    """Three groups after the first, each of which shows the one before so many times."""
    groups = ['<g id="g0"><path d="M0 0h1"/></g>']
    for place in range(1, 4):
        inside = use.format(place - 1) * times
        groups.append(f'<g id="g{place}">{inside}</g>')
    return svg(style + "".join(groups))


@pytest.mark.parametrize("use", ['<use href="#g{}"/>', '<path mask="url(#g{})"/>'])
def test_repeating_what_repeats_is_refused(use: str, few_drawn: None) -> None:
    assert logo_bytes(read_logo(repeated(1, use)))
    assert "ingewikkeld" in refusal(repeated(3, use))


def test_repeating_by_way_of_a_class_is_refused(few_drawn: None) -> None:
    style = "<style>" + "".join(f".c{n}{{mask:url(#g{n})}}" for n in range(4)) + "</style>"
    assert logo_bytes(read_logo(repeated(1, '<path class="c{}"/>', style)))
    assert "ingewikkeld" in refusal(repeated(3, '<path class="c{}"/>', style))


@pytest.mark.parametrize(
    "before",
    [
        "<!DOCTYPE svg>",
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">',
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        "<!doctype svg>",
    ],
)
def test_a_doctype_is_refused(before: str) -> None:
    assert "DOCTYPE" in refusal(before.encode() + svg())


def test_a_doctype_in_another_encoding_is_refused() -> None:
    text = '<?xml version="1.0" encoding="utf-7"?>' + svg().decode()
    assert refusal(text.encode())
    hidden = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE svg>' + svg().decode()
    assert refusal(hidden.encode("utf-16"))


@pytest.mark.parametrize(
    "head",
    ["", 'viewBox="0 0 0 4"', 'viewBox="a b c d"', 'viewBox="0 0 100 1"', 'width="8"'],
)
def test_an_svg_without_a_usable_size_is_refused(head: str) -> None:
    assert "maten" in refusal(svg(head=head))


def test_an_svg_with_a_size_in_units_is_taken() -> None:
    assert read_logo(svg(head='width="80mm" height="20.5mm"')).soort is Beeldsoort.SVG


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "geen PNG en geen SVG"),
        (b"GIF89a", "geen PNG en geen SVG"),
        (b"\xff\xd8\xff\xe0 jpeg", "geen PNG en geen SVG"),
        (b"<html><svg/></html>", "geen echte SVG"),
        (png()[:8], "niet compleet"),
        (png()[:30], "beschadigd"),
        (png()[:-12], "niet compleet"),
        (png().replace(b"IDAT", b"IDAX"), "beschadigd"),
        (png(0, 4), "leeg"),
        (png(MOST_PIXELS + 1, 1), "beeldpunten"),
        (png(1, MOST_PIXELS + 1), "beeldpunten"),
        (png(105, 5), "smal"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"") + chunk(b"IEND", b""), "geen echte PNG"),
        (png() + b"x" * LARGEST, "500 kB"),
        (png(90, 200), "beschadigd"),  # fewer lines than it says
    ],
)
def test_another_file_is_refused(data: bytes, why: str) -> None:
    assert why in refusal(data)


def test_the_largest_that_is_taken() -> None:
    padding = LARGEST - len(png())
    made = read_logo(png() + b"x" * padding)
    assert logo_bytes(made) == png()
    largest = svg("<!--" + "x" * (LARGEST - len(svg("<!---->"))) + "-->")
    assert len(largest) == LARGEST
    kept = read_logo(largest)
    assert len(kept.inhoud) <= verslag_fields.LONGEST_LOGO


def test_a_logo_in_a_dossier_is_checked_again() -> None:
    good = read_logo(svg())
    for bad in (
        replace(good, inhoud=good.inhoud + "*"),
        replace(good, soort=Beeldsoort.PNG),
        Logo(Beeldsoort.SVG, base64.b64encode(svg("<script/>")).decode()),
    ):
        with pytest.raises(KnownProblem):
            logo_bytes(bad)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_logo_or_a_sentence(data: bytes) -> None:
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"<svg ", svg()[:90]):
        with contextlib.suppress(KnownProblem):
            assert read_logo(start + data).inhoud
