"""Coverage-guided fuzzing of the look inside a workbook, before any library opens it.

The bytes choose pieces of XML that a sheet, a list of styles or a list of sheets is made of, with
noise in between. What it finds stays outside the repository. Start it as `fuzz_lists.py` says:
`python tests/fuzz/fuzz_workbook_parts.py NEW_INPUTS -len_control=0 -max_len=3000`.
"""

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["banen_desktop"]):
    from banen_desktop.imports.lists import archive

from hostile_lists import ods, sheet, xlsx

from banen_desktop.problems import KnownProblem

PIECES = (
    *('<c r="A1" s="1"><v>1</v></c>', '<c r="B2" t="e"><v>#</v></c>', '<c r="C3"><f>A1</f></c>'),
    *('<xf numFmtId="9"/>', '<numFmt numFmtId="200" formatCode="0.0%"/>', '<xf numFmtId="200"/>'),
    *('<row r="', '<c r="', "<c\tr='", '" s="', '" t="e"', '" t="str"', '">', '"/>', "</c>"),
    *(
        "</row>",
        "<f>",
        "</f>",
        "<f/>",
        "<x:f>",
        "<v>",
        "</v>",
        "<v/>",
        "A1",
        "ZZ999",
        "B",
        "0",
    ),
    *("9", "9999", "<sheetData>", "</sheetData>", "<!DOCTYPE", "<!ENTITY", " ", "'", ">", "<"),
    *('<sheet name="', '" r:id="rId1', '<Relationship Id="rId1" Target="', "../../", "<numFmt "),
    *('numFmtId="', 'formatCode="', "%", "<cellXfs>", "<xf ", "</cellXfs>", "\0", "é", "&#0;"),
    *("<table:table-row>", '<table:table-cell table:number-columns-repeated="', "</table:table>"),
)
FRAMES = {
    "xl/worksheets/sheet1.xml": sheet("{}"),
    "xl/styles.xml": "<styleSheet><numFmts>{}</numFmts><cellXfs>{}</cellXfs></styleSheet>",
    "xl/workbook.xml": "<workbook><sheets>{}</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": "<Relationships>{}</Relationships>",
    "content.xml": "",
}
FOLDER = Path(tempfile.mkdtemp(prefix="banen-fuzz-"))


def one_input(data: bytes) -> None:
    """Look inside a workbook with one part of our making, in its usual frame or without."""
    bits = atheris.FuzzedDataProvider(data)
    part = bits.PickValueInList(list(FRAMES))
    frame = FRAMES[part] if bits.ConsumeBool() else "{}"
    path = FOLDER / "boek.xlsx"
    if part == "content.xml":
        path.write_bytes(ods(text(bits)))
    else:
        path.write_bytes(xlsx(more={part: frame.replace("{}", text(bits))}))
    try:
        facts = archive.look_inside(path)
    except KnownProblem:
        return
    for found in facts.sheets.values():
        assert all(0 <= column < 27**3 for column in found.percentages)
        assert all(row >= -1 and 0 <= column < 27**3 for row, column in found.broken)


def text(bits: "atheris.FuzzedDataProvider") -> str:
    """Pieces of XML, with an invented piece now and then."""
    pieces: list[str] = []
    while bits.remaining_bytes() and len(pieces) < 400:
        own = bits.ConsumeIntInRange(0, 20) == 0
        pieces.append(
            bits.ConsumeUnicodeNoSurrogates(4) if own else bits.PickValueInList(list(PIECES))
        )
    return "".join(pieces)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
