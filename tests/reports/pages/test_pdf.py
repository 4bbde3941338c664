"""The pages: what the PDF tells a screen reader, that its text is the text, and hostile input."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from builders import LARGE, baan, dossier, jaar
from gears import examples, few
from golden_years import YEARS
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from pdf_structure import Element, opened, structure
from pictures import png, svg

from banen_desktop.dossier.model import Dossier, Toelichting, Vorm
from banen_desktop.dossier.verslag import Lengte, Logo, Stem
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.pages import pdf
from banen_desktop.reports.pages.document import (
    Bullets,
    Document,
    Heading,
    Look,
    PageBreak,
    Picture,
    Table,
    Text,
)
from banen_desktop.reports.pages.drawing import Drawing, Words
from banen_desktop.reports.pages.full_report import full_report
from banen_desktop.reports.pages.logo import logo_png, logo_room, read_logo
from banen_desktop.reports.pages.pdf import drawing_png, pages, write_pdf
from banen_desktop.reports.pages.summary import summary
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.resources import resource

LAW = built_in()
DAY = date(2026, 2, 12)
STYLE = Style(Lengte.LANG, Stem.WIJ, levy=True)
MAKERS = {"samenvatting": summary, "rapport": full_report}


def bare(text: str) -> str:
    """A text without white space, and without the hyphens at which a page may cut it."""
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


@pytest.fixture(scope="module")
def report() -> Document:
    return full_report(*YEARS["deels-gehaald"](), LAW, DAY, STYLE)


@pytest.fixture(scope="module")
def report_pdf(report: Document) -> pikepdf.Pdf:
    return opened(write_pdf(report))


@pytest.fixture(scope="module")
def tree(report_pdf: pikepdf.Pdf) -> Element:
    return structure(report_pdf)


def words_of(document: Document) -> list[str]:
    """Every text of a document in its order, as a screen reader should come past it."""
    found = [document.title, document.employer]
    for block in document.blocks:
        match block:
            case Heading(text) | Text(text):
                found.append(text)
            case Bullets(items):
                found += items
            case Table(header, rows, caption=caption):
                found += [caption, *header, *(cell for row in rows for cell in row)]
            case Picture(title=title):
                found.append(title)
    return [text for text in found if text]


def test_the_pdf_says_what_it_is(report: Document, report_pdf: pikepdf.Pdf) -> None:
    root = report_pdf.Root
    assert root.Lang == "nl-NL"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    with report_pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == "Banenafspraak 2025, Stichting Voorbeeldscholen"
        assert about["dc:creator"] == ["Stichting Voorbeeldscholen"]
    assert str(report_pdf.docinfo["/CreationDate"]).startswith("D:20260212")
    assert "/AcroForm" not in root
    assert "/OpenAction" not in root
    assert not [page for page in report_pdf.pages if page.get("/Tabs") != "/S"]


def test_headings_are_nested_and_in_the_bookmarks(
    report: Document, report_pdf: pikepdf.Pdf, tree: Element
) -> None:
    wanted = [(f"H{b.level}", b.text) for b in report.blocks if isinstance(b, Heading)]
    assert [(part.kind, part.words) for part in tree.of("H1", "H2", "H3", "H4")] == wanted
    assert [part.words for part in tree.of("Title")] == [report.title]
    with report_pdf.open_outline() as outline:
        marks = [(item.title, [below.title for below in item.children]) for item in outline.root]
    flat = [text for title, below in marks for text in (title, *below)]
    assert flat == [text for _, text in wanted]
    assert [title for title, _ in marks] == [text for kind, text in wanted if kind == "H1"]


def test_tables_have_header_cells(report: Document, tree: Element) -> None:
    tables = [block for block in report.blocks if isinstance(block, Table)]
    cards, *found = tree.of("Table")
    assert {cell.scope for cell in cards.of("TH")} == {"Column"}
    assert len(found) == len(tables) == 4
    for table, made in zip(tables, found, strict=True):
        header = made.of("TH")
        rows = len(table.rows)
        top, labels = header[: len(table.header)], header[len(table.header) :]
        assert [cell.words for cell in top] == list(table.header)
        assert [cell.scope for cell in header] == ["Column"] * len(top) + ["Row"] * rows
        assert [bare(cell.words) for cell in labels] == [bare(row[0]) for row in table.rows]
        assert [bare(cell.words) for cell in made.of("TD")] == [
            bare(cell) for row in table.rows for cell in row[1:]
        ]


def test_the_chart_is_a_figure_with_words(report: Document, tree: Element) -> None:
    (picture,) = [block for block in report.blocks if isinstance(block, Picture)]
    (figure,) = tree.of("Figure")
    assert figure.alt == picture.alt
    assert [caption.words for caption in tree.of("Caption")] == [picture.title]


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("name", ["deels-gehaald", "gehaald", "geen-uren", "wet-banenafspraak"])
def test_the_order_of_reading_is_that_of_the_document(maker: str, name: str) -> None:
    document = MAKERS[maker](*YEARS[name](), LAW, DAY)
    whole = structure(opened(write_pdf(document)))
    kinds = ("Title", "H1", "H2", "P", "Caption", "LBody", "TH", "TD")
    read = [bare(part.words) for part in whole.of(*kinds) if part.words]
    place = 0
    for text in words_of(document):
        assert bare(text) in read[place:], text
        place = read.index(bare(text), place) + 1


def test_only_embedded_fonts_of_our_own(report_pdf: pikepdf.Pdf) -> None:
    names = set()
    for page in report_pdf.pages:
        for font in page.Resources.Font.values():
            (inside,) = font.DescendantFonts
            assert "/FontFile3" in inside.FontDescriptor
            assert "/ToUnicode" in font
            names.add(str(font.BaseFont).partition("+")[2])
    assert names == {"Inter-Regular-Identity-H", "Inter-SemiBold-Identity-H"}


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("name", YEARS)
def test_a_reader_is_not_asked_what_the_user_has_to_do(maker: str, name: str) -> None:
    told = " ".join(words_of(MAKERS[maker](*YEARS[name](), LAW, DAY, STYLE)))
    assert not re.search(r"Klopt d|Controleer |Vul d", told)


def test_the_report_tells_what_is_uncertain() -> None:
    drawn, year = YEARS["te-bevestigen"]()
    told = " ".join(words_of(full_report(drawn, year, LAW, DAY, STYLE)))
    assert "geen aandachtspunten" not in told
    assert "(2,58%) is nog te bevestigen" in told


def test_the_summary_tells_how_good_the_figures_are() -> None:
    told = " ".join(words_of(summary(*YEARS["deels-gehaald"](), LAW, DAY, STYLE)))
    assert "De verloonde uren komen uit" in told
    assert "doelgroepregister" in told


def extracted(data: bytes, folder: Path) -> str:
    path = folder / "pagina.pdf"
    path.write_bytes(data)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("name", few(6, YEARS))
def test_the_text_that_another_program_reads_is_the_paragraph(name: str, tmp_path: Path) -> None:
    drawn, year = YEARS[name]()
    document = full_report(drawn, year, LAW, DAY, STYLE)
    text = extracted(write_pdf(document), tmp_path)
    # What stands at the foot and the head of each page is no part of the text.
    text = re.sub(r"Gemaakt op .* met Banen Desktop\s+pagina \d+ van \d+", "", text)
    head = rf"\f\s*{re.escape(document.title)}\s+{re.escape(document.employer)}"
    kept = bare(re.sub(head, "", text)).replace("•", "")  # measures are a list
    for section in paragraph(drawn, year, LAW, STYLE).sections:
        told = bare(section.heading + "".join(section.paragraphs))
        assert told in kept, section.heading


@pytest.mark.parametrize("maker", MAKERS)
def test_the_same_document_gives_the_same_bytes(maker: str) -> None:
    drawn, year = YEARS["deels-gehaald"]()
    logo = replace(drawn, logo=read_logo(png(40, 20)))
    first = write_pdf(MAKERS[maker](logo, year, LAW, DAY))
    other = write_pdf(MAKERS[maker](drawn, year, LAW, DAY))
    assert first != other
    assert first == write_pdf(MAKERS[maker](logo, year, LAW, DAY))


def test_every_page_has_its_number(
    report: Document, report_pdf: pikepdf.Pdf, tmp_path: Path
) -> None:
    text = extracted(write_pdf(report), tmp_path)
    many = len(report_pdf.pages)
    assert many > 2
    for number in range(1, many + 1):
        assert f"pagina {number} van {many}" in text


@pytest.mark.parametrize("name", few(6, YEARS))
@pytest.mark.parametrize("style", [STYLE, Style(stem=Stem.NAAM)])
def test_the_summary_is_one_page(name: str, style: Style) -> None:
    drawn, year = YEARS[name]()
    long = "Stichting voor Openbaar Onderwijs in Noordoostelijk Zuidwest-Nederland " * 4
    shown = replace(drawn, werkgever=replace(drawn.werkgever, naam=long), logo=read_logo(svg()))
    for each in (drawn, shown):
        assert len(pages(summary(each, year, LAW, DAY, style))) == 1


def test_the_summary_of_many_years_with_everything_is_one_page() -> None:
    rows = [
        baan(kenmerk=f"P-{place}", vorm=vorm, verloonde_uren=900)
        for place, vorm in enumerate(tuple(Vorm) * 7)
    ]
    years = [jaar(2012 + n, *rows, verloonde_uren=LARGE) for n in range(15)]
    drawn = dossier(*years, naam="x" * 300, nulmeting_banen=None)
    assert len(pages(summary(drawn, 2026, LAW, DAY))) == 1


@pytest.mark.parametrize("name", few(6, YEARS))
def test_every_kind_of_year_is_pdf_ua(name: str) -> None:
    """typst refuses what PDF/UA-1 forbids, such as a heading that skips a level."""
    drawn, year = YEARS[name]()
    for maker in MAKERS.values():
        assert write_pdf(maker(drawn, year, LAW, DAY, STYLE)).startswith(b"%PDF-1.7")


def test_pages_are_svg_with_nothing_from_outside(report: Document) -> None:
    made = pages(replace(report, logo=read_logo(svg())))
    assert len(made) > 2
    for page in made:
        root = ElementTree.fromstring(page)
        links = [value for part in root.iter() for key, value in part.items() if "href" in key]
        assert links
        assert all(link.startswith(("#", "data:image/png;base64,")) for link in links)
        assert not [part for part in root.iter() if part.tag.endswith("}text")]


HOSTILE = [
    '#import "@preview/x:0.1.0"',
    '#read("/etc/passwd") #sys.inputs',
    "$x^2$ \\ * _ ` ~ @ < > [ ] { } = - + / // /* */",
    "<script>alert(1)</script>&amp;&#x41;",
    "x" * 40_000,
    "langzaamaanarbeidsongeschiktheidsverzekering" * 30,
    "https://example.org/" + "pad/" * 80,
    "\N{GRINNING FACE}\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5} en \N{FAMILY}",
    "שלום \N{RIGHT-TO-LEFT OVERRIDE}עולם العربية",
    "漢字 कखग க",
    "\0\x07\x1b[31m\x85\u2028\u2029\ufeff\ufffe\ud800",
    "e\u0301" * 50 + "\u0301" * 200,
    "",
    "   \n\n\t ",
    '"aanhaling" \\u{41} \\"',
]


def hostile_document(text: str) -> Document:
    """A document that has a text everywhere where there can be one."""
    drawing = Drawing(100, 40, (Words(0, 20, text[:50], 9, "#000000"),))
    return Document(
        f"Titel {text[:200]}",
        text,
        DAY,
        (
            Text(text, Look.LEAD),
            Heading(f"Kop {text[:300]}"),
            Heading(text[:300], 2),
            Heading(text[:300], 2),
            Bullets((text, text[:10])),
            Table((text[:60], "b"), ((text, text[:400]), ("", text[:50])), (1, 2), frozenset({1})),
            Picture(drawing, text[:90], f"Beeld {text}"),
            PageBreak(),
            Text(text, Look.NOTE),
        ),
        read_logo(svg()),
    )


@pytest.mark.parametrize("text", few(4, HOSTILE), ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(text: str, tmp_path: Path) -> None:
    document = hostile_document(text)
    data = write_pdf(document)
    assert structure(opened(data)).of("H1")
    assert pages(document)
    shown = bare(extracted(data, tmp_path))
    if text.isascii() and text.isprintable():
        assert bare(text)[:200] in shown


def test_an_endless_word_stays_on_the_paper() -> None:
    """pdftotext tells where each word stands: none ends beyond the margin."""
    table = Table(("x" * 60, "b"), (("y" * 500, "z/" * 200),), (1, 1))
    document = Document("t", "e" * 200, DAY, (Text("w" * 900), Bullets(("v" * 400,)), table))
    path_text = words_with_places(write_pdf(document))
    assert len(path_text) > 20
    assert all(right <= 595 - 56 for right in path_text)


def words_with_places(data: bytes) -> list[float]:
    command = ["pdftotext", "-bbox", "-", "-"]
    answer = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    return [float(right) for right in re.findall(r'xMax="([\d.]+)"', answer)]


@examples(0.4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120), st.text(alphabet=st.characters(categories=["L", "S", "P"])))
def test_any_text_of_the_user_becomes_a_pdf(name: str, told: str) -> None:
    texts = Toelichting(maatregelen=told, oorzaken=name, plannen=told + name)
    drawn = dossier(jaar(2020, verloonde_uren=LARGE, toelichting=texts), naam=name)
    for maker in MAKERS.values():
        assert opened(write_pdf(maker(drawn, 2020, LAW, DAY))).Root.Lang == "nl-NL"


def with_logo(drawn: Dossier, logo: Logo) -> Document:
    return summary(replace(drawn, logo=logo), 2025, LAW, DAY)


@pytest.mark.parametrize("picture", [png(40, 20), svg(), svg(head='width="30mm" height="2mm"')])
def test_the_logo_is_a_figure_with_words(picture: bytes) -> None:
    drawn, _ = YEARS["deels-gehaald"]()
    logo = read_logo(picture)
    first, *_ = structure(opened(write_pdf(with_logo(drawn, logo)))).of("Figure")
    assert first.alt == "Logo van Stichting Voorbeeldscholen"
    assert logo_png(logo).startswith(b"\x89PNG")
    width, height = logo_room(logo)
    assert 0 < width <= 55
    assert 0 < height <= 17
    assert max(width / 55, height / 17) == pytest.approx(1)
    (page,) = pages(with_logo(drawn, logo))
    assert page.count("data:image/png;base64,") == 1


def test_a_logo_that_is_not_safe_is_a_problem_and_no_crash() -> None:
    drawn, _ = YEARS["deels-gehaald"]()
    with pytest.raises(KnownProblem, match="logo"):
        write_pdf(with_logo(drawn, Logo(inhoud="bm9nIGlldHM=")))
    with pytest.raises(KnownProblem, match="logo"):
        pages(with_logo(drawn, Logo(inhoud="***")))


def test_a_drawing_is_a_png_of_its_size() -> None:
    data = drawing_png(Drawing(72, 36, (Words(0, 20, "Tekst", 9, "#000000"),)))
    assert data.startswith(b"\x89PNG")
    width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    assert (width, height) == (220, 110)


def test_an_error_of_typst_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("t", "e", DAY, (Heading("x", 0),))
    with pytest.raises(KnownProblem, match="niet te maken") as caught:
        write_pdf(document)
    assert caught.value.safe == "Uw dossier is niet veranderd."
    monkeypatch.setattr(pdf, "_ROUNDS", 0)
    with pytest.raises(KnownProblem, match="niet te maken"):
        write_pdf(replace(document, blocks=()))


def test_the_templates_read_no_file_and_no_package() -> None:
    for template in resource("typst").glob("*.typ"):
        source = template.read_text(encoding="utf-8")
        assert "@preview" not in source
        assert not re.search(r"\b(read|eval|csv|yaml|toml|xml|plugin|cbor)\(", source)
        assert set(re.findall(r'#import "([^"]+)"', source)) <= {"drawing.typ"}
    assert sum(path.stat().st_size for path in resource("fonts").iterdir()) < 600_000
