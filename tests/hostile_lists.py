"""Odd and broken lists, with what each must give.

None does harm to any other program: what is over a limit of ours is just over one that the test
lowers. `python tests/hostile_lists.py` writes them to tests/files/lists/hostile/.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "files" / "lists" / "hostile"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>School</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Verloonde uren</t></is></c></row>'
)
ROW = '<row r="2"><c r="A2" t="inlineStr"><is><t>De Linde</t></is></c><c r="B2"><v>{}</v></c></row>'
CSV = b"School;Verloonde uren\r\nDe Linde;100\r\n"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file; `problem` is part of the Dutch sentence, else it reads and gives these hours.

    `refused` are the addresses of refused cells, `remark` part of what is said about the file.
    `lowered` are limits of ours, each with the value that it has in this test.
    """

    name: str
    make: Callable[[], bytes]
    problem: str = ""
    hours: str = ""
    refused: tuple[str, ...] = ()
    remark: str = ""
    lowered: Mapping[str, int] = field(default_factory=dict)


def sheet(rows: str = HEADER + ROW.format(100), before: str = "", after: str = "") -> str:
    """The XML of a sheet."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<worksheet xmlns="{MAIN}">'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def xlsx(
    page: str | bytes | None = None,
    more: dict[str, str | bytes] | None = None,
    without: str = "",
    name: str = "Blad1",
) -> bytes:
    """A workbook of one sheet, the smallest that a reader takes."""
    page = sheet() if page is None else page
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>"
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
            f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>"
        ),
        "xl/worksheets/sheet1.xml": page,
    } | (more or {})
    parts.pop(without, None)
    return zipped(parts)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts, always the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def ods(rows: str, manifest: str = "") -> bytes:
    """An OpenDocument sheet."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0"'
        f' xmlns:text="{names}text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest or "<manifest/>",
        }
    )


def ods_cell(text: str, more: str = "") -> str:
    """A cell with a text."""
    return (
        f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def ods_repeated() -> bytes:
    """A sheet of forty rows of ten cells, which repeats its one cell."""
    cell = ods_cell("x", ' table:number-columns-repeated="10"')
    return ods(f'<table:table-row table:number-rows-repeated="40">{cell}</table:table-row>')


def cell(address: str) -> str:
    """A row with one number, far away."""
    row = "".join(filter(str.isdigit, address))
    return f'<row r="{row}"><c r="{address}"><v>1</v></c></row>'


def flagged_encrypted() -> bytes:
    """A zip whose members say that they are encrypted."""
    data = bytearray(xlsx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def lying_sizes() -> bytes:
    """A sheet of 2,000 bytes that says it is one of 400."""
    page = sheet(HEADER + ROW.format(100) + " " * 2_000).encode()
    data = bytearray(xlsx(page))
    true = struct.pack("<I", len(page))
    return bytes(data).replace(true, struct.pack("<I", 400))


def wrong_crc() -> bytes:
    """A sheet whose checksum is that of something else."""
    page = sheet().encode()
    crc = struct.pack("<I", zlib.crc32(page))
    return xlsx(page).replace(crc, b"\x01\x02\x03\x04")


def scrambled(part: str) -> bytes:
    """A workbook with noise inside one compressed part."""
    texts = "".join(f"<si><t>School {number}</t></si>" for number in range(500))
    more: dict[str, str | bytes] = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>'}
    data = bytearray(xlsx(sheet(HEADER + ROW.format(100) * 50), more))
    place = data.find(part.encode()) + len(part) + 20
    data[place : place + 60] = b"\xa5" * 60
    return bytes(data)


def encrypted_package() -> bytes:
    """How Excel keeps a workbook with a password: an OLE file with this stream."""
    return OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500


ENTITY = '<!DOCTYPE x [<!ENTITY a "ha">]>'
SMALL = {"MOST_ROWS": 30, "MOST_COLUMNS": 20}
"""A sheet may have so many rows and columns in the tests of those limits."""
MANY_ROWS = "".join(f"De Linde {place};1\r\n" for place in range(40)).encode()
HOSTILE = (
    Hostile("leeg.xlsx", lambda: b"", "leeg"),
    Hostile("spaties.csv", lambda: b" \r\n\t\r\n ", "leeg"),
    Hostile("nullen.csv", lambda: b"\0" * 3000, "leeg"),
    Hostile("alleen-scheidingstekens.csv", lambda: b";;;\r\n;;;\r\n", "leeg"),
    Hostile("webpagina.xls", lambda: b"<html><table><tr><td>1</td></tr></table></html>", "webpag"),
    Hostile("webpagina.xlsx", lambda: b"\xef\xbb\xbf\n<!DOCTYPE html><html></html>", "webpagina"),
    Hostile(
        "spreadsheetml.xls",
        lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office"/>',
        "webpagina of XML",
    ),
    Hostile(
        "mhtml.xls", lambda: b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "webpagina"
    ),
    Hostile("pdf.xlsx", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
    Hostile("plaatje.csv", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe;1", "geen tekstbestand"),
    Hostile(
        "onbekende-codering.xlsx",
        lambda: xlsx(more={"xl/styles.xml": '<?xml version="1.0" encoding="UT6-8"?><styleSheet/>'}),
        "beschadigd",
    ),
    Hostile("afgekapt.xlsx", lambda: xlsx()[:700], "beschadigd"),
    Hostile("alleen-een-begin.xlsx", lambda: b"PK\x03\x04", "beschadigd"),
    Hostile("gewone-zip.xlsx", lambda: zipped({"lijst.csv": CSV}), "geen werkmap"),
    Hostile("document.xlsx", lambda: zipped({"word/document.xml": "<w/>"}), "geen werkmap"),
    Hostile("binair.xlsx", lambda: zipped({"xl/workbook.bin": b"\x83\x01"}), ".xlsb"),
    Hostile("wachtwoord.xlsx", encrypted_package, "wachtwoord"),
    Hostile("wachtwoord-zip.xlsx", flagged_encrypted, "wachtwoord"),
    Hostile(
        "wachtwoord.ods",
        lambda: ods("", '<manifest><encryption-data checksum="x"/></manifest>'),
        "wachtwoord",
    ),
    Hostile("ole-rommel.xls", lambda: OLE + bytes(range(256)) * 8, "beschadigd"),
    Hostile("verste-cel.xlsx", lambda: xlsx(sheet(HEADER + cell("Z40"))), "rij 40", lowered=SMALL),
    Hostile("laatste-rij.xlsx", lambda: xlsx(sheet(HEADER + cell("A31"))), "rij 31", lowered=SMALL),
    Hostile(
        "laatste-kolom.xlsx",
        lambda: xlsx(sheet(HEADER + cell("AA2"))),
        "27 kolommen",
        lowered=SMALL,
    ),
    Hostile(
        "groot-vlak.xlsx",
        lambda: xlsx(sheet(HEADER + cell("AA20"))),
        "te groot",
        lowered={"MOST_CELLS": 500},
    ),
    Hostile(
        "verste-cel-zonder-aanwijzing.xlsx",
        lambda: xlsx(sheet(HEADER + "<row r='40'><c\tr='Z40'><v>1</v></c></row>")),
        "rij 40",
        lowered=SMALL,
    ),
    Hostile("doctype-in-blad.xlsx", lambda: xlsx(sheet(before="<!DOCTYPE a>")), "DOCTYPE"),
    Hostile(
        "entiteit-in-teksten.xlsx",
        lambda: xlsx(more={"xl/sharedStrings.xml": f"{ENTITY}<sst xmlns='{MAIN}'>&a;</sst>"}),
        "DOCTYPE",
    ),
    Hostile(
        "entiteit-in-werkmap.xlsx",
        lambda: xlsx(more={"xl/workbook.xml": f"{ENTITY}<workbook>&a;</workbook>"}),
        "DOCTYPE",
    ),
    Hostile(
        "cel-zonder-einde.xlsx",
        lambda: xlsx(sheet(HEADER + "<c" + ' r="AA1"' * 40)),
        "beschadigd",
        lowered={"_LONGEST_CELL": 200},
    ),
    Hostile(
        "cellen-zonder-einde.xlsx",
        lambda: xlsx(sheet(HEADER + '<c t="e"/>' + "<c " * 40)),
        "beschadigd|leeg",
    ),
    Hostile(
        "veel-te-groot.xlsx",
        lambda: xlsx(sheet(" " * 30_000)),
        "veel te groot",
        lowered={"LARGEST_PART": 20_000, "MOST_RATIO": 10},
    ),
    Hostile("liegende-maten.xlsx", lying_sizes, "beschadigd|te groot"),
    Hostile(
        "te-veel-delen.xlsx",
        lambda: zipped({f"deel{place}.xml": "" for place in range(21)}),
        "veel te groot",
        lowered={"MOST_MEMBERS": 20},
    ),
    Hostile("verkeerde-controle.xlsx", wrong_crc, "beschadigd"),
    Hostile("verhaspelde-teksten.xlsx", lambda: scrambled("xl/sharedStrings.xml"), "bescha"),
    Hostile("verhaspeld.xlsx", lambda: scrambled("xl/worksheets/sheet1.xml"), "beschadigd"),
    Hostile("zonder-verwijzing.xlsx", lambda: xlsx(without="xl/_rels/workbook.xml.rels"), "bescha"),
    Hostile("zonder-blad.xlsx", lambda: xlsx(without="xl/worksheets/sheet1.xml"), "beschadigd"),
    Hostile("afgebroken-blad.xlsx", lambda: xlsx(sheet()[:-60]), "beschadigd|leeg", "100"),
    Hostile("verkeerd-genest.xlsx", lambda: xlsx(sheet(HEADER + "</row><row>"))),
    Hostile("geen-xml.xlsx", lambda: xlsx("dit is geen xml"), "geen enkele gevulde cel|beschadigd"),
    Hostile(
        "tekst-die-niet-bestaat.xlsx",
        lambda: xlsx(sheet(HEADER + '<row r="2"><c r="A2" t="s"><v>99</v></c></row>')),
        "beschadigd",
    ),
    Hostile("utf-16.xlsx", lambda: xlsx(sheet().encode("utf-16")), "hoort|beschadigd"),
    Hostile("geen-cellen.xlsx", lambda: xlsx(sheet("")), "geen enkele gevulde cel"),
    Hostile(
        "alleen-opmaak.xlsx",
        lambda: xlsx(sheet('<row r="99"><c r="AB99" s="1"/></row>')),
        "geen enkele gevulde cel",
        lowered=SMALL,
    ),
    Hostile("diep-genest.xlsx", lambda: xlsx(more={"xl/styles.xml": "<a>" * 50}), "beschadigd"),
    Hostile("adres-nul.xlsx", lambda: xlsx(sheet(HEADER + cell("A0"))), "beschadigd"),
    Hostile("adres-te-lang.xlsx", lambda: xlsx(sheet(HEADER + cell("AAA9"))), "703 kolommen"),
    Hostile(
        "maat-die-niet-klopt.xlsx",
        lambda: xlsx(sheet().replace("<sheetData>", '<dimension ref="A1:Z99"/><sheetData>')),
        hours="100",
    ),
    Hostile(
        "alles-samengevoegd.xlsx",
        lambda: xlsx(sheet(after='<mergeCells count="1"><mergeCell ref="A2:Z99"/></mergeCells>')),
        hours="100",
    ),
    Hostile(
        "macro.xlsm",
        lambda: xlsx(more={"xl/vbaProject.bin": OLE + b"Auto_Open"}),
        hours="100",
        remark="macro's",
    ),
    Hostile("vreemde-naam.xlsx", lambda: xlsx(name="&lt;b&gt;../..=1+1"), hours="100"),
    Hostile("negatief.xlsx", lambda: xlsx(sheet(HEADER + ROW.format(-5))), refused=("B2",)),
    Hostile("absurd.xlsx", lambda: xlsx(sheet(HEADER + ROW.format("1E+300"))), refused=("B2",)),
    Hostile("geen-getal.xlsx", lambda: xlsx(sheet(HEADER + ROW.format("NaN"))), refused=("B2",)),
    Hostile("oneindig.xlsx", lambda: xlsx(sheet(HEADER + ROW.format("inf"))), refused=("B2",)),
    Hostile(
        "datum-als-uren.csv", lambda: CSV + b"De Eik;12-5-2025\r\n", hours="100", refused=("B3",)
    ),
    Hostile("veertig-cijfers.csv", lambda: CSV + b"De Eik;" + b"9" * 60, "", "100", ("B3",)),
    Hostile(
        "open-aanhalingsteken.csv",
        lambda: CSV + b'"' + b"x;1\n" * 400,
        "aanhalings",
        lowered={"field_size_limit": 1_000},
    ),
    Hostile("duizend-kolommen.csv", lambda: CSV + b";" * 1000, "1001 kolommen"),
    Hostile("te-veel-rijen.csv", lambda: CSV + MANY_ROWS, "rij", lowered=SMALL),
    Hostile("onbekend-teken.csv", lambda: CSV + b"De \x81\x8d;1\r\n", hours="100+1"),
    Hostile("nul-in-het-midden.csv", lambda: CSV + b"De\0Eik;1\r\n", "geen tekstbestand"),
    Hostile(
        "halve-utf-16.txt", lambda: CSV.decode().encode("utf-16")[:-1], hours="", problem="utf"
    ),
    Hostile(
        "tekst-als-werkmap.xls", lambda: CSV.replace(b";", b"\t"), hours="100", remark="is tekst"
    ),
    Hostile("werkmap-als-tekst.csv", xlsx, hours="100"),
    Hostile("zonder-einde.ods", lambda: ods("<table:table-row>" + ods_cell("x")), "bescha"),
    Hostile("ods-herhaald.ods", ods_repeated, "rij 40", lowered=SMALL),
    Hostile("ods-zonder-inhoud.ods", lambda: ods(""), "geen enkele gevulde cel"),
)


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for each in HOSTILE:
        (FOLDER / each.name).write_bytes(each.make())


if __name__ == "__main__":
    main()
