#!/bin/sh
# The header of a table never stands alone at the end of a page; its last row may, on the next one.
#
# Versions: typst 0.15.2 (the Python package), pikepdf 10.18.0.
# Behaviour: on one of the places of a page where a table can begin, its last row is alone on the
#   next page. Where the last two rows are a footer that is not repeated, they stay together; their
#   tag is then TFoot.
# Expected: what keeps the first row with the header (typst has no name for it, it simply does) also
#   keeps the last row with the one above it, as the last line of a paragraph is kept.
# Output seen:
#   last row alone on a page: 1 of 30 places, as a footer: 0
#   tags of the rows: TBody 1, THead 1; with a footer: TBody 1, TFoot 1, THead 1
# For us: the last two rows of a long table are a footer, and its tag is changed to TBody after typst; a test tries every place of the page.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" typst==0.15.2 pikepdf==10.18.0
cat > "$folder/see.py" <<'PYTHON'
import io
import json
from collections import Counter

import pikepdf
import typst

HEAD = """#set document(title: "Banen")
#set text(lang: "nl")
#set page(height: 400pt, footer: none)
#for _ in range({above}) [Regel \\ ]
"""
ROWS = "..range(20).map(n => ([rij #n <rij>],)).flatten()"
PLAIN = f"#table(columns: 1, table.header([Jaar]), {ROWS})"
FOOT = (
    "#table(columns: 1, table.header([Jaar]), ..range(18).map(n => [rij #n <rij>]), "
    "table.footer(repeat: false, [rij 18 <rij>], [rij 19 <rij>]))"
)
PAGES = "#context [#metadata(query(<rij>).map(it => it.location().page())) <pages>]"
PLACES = 30


def rows_on_last_page(table, above):
    source = (HEAD.format(above=above) + table + PAGES).encode()
    found = typst.query(source, "<pages>", field="value", one=True)
    pages = json.loads(found)
    return Counter(pages)[max(pages)]


def alone(table):
    return sum(rows_on_last_page(table, above) == 1 for above in range(PLACES))


def kinds(node, found):
    if isinstance(node, pikepdf.Dictionary):
        name = str(node.get("/S", "")).removeprefix("/")
        if name in {"THead", "TBody", "TFoot"}:
            found[name] += 1
        kinds(node.get("/K"), found)
    elif isinstance(node, pikepdf.Array):
        for part in node:
            kinds(part, found)
    return found


def tags(table):
    made = typst.compile((HEAD.format(above=1) + table).encode(), pdf_standards=["ua-1"])
    with pikepdf.open(io.BytesIO(made)) as pdf:
        found = kinds(pdf.Root.StructTreeRoot, Counter())
    return ", ".join(f"{name} {many}" for name, many in sorted(found.items()))


print(f"last row alone on a page: {alone(PLAIN)} of {PLACES} places, as a footer: {alone(FOOT)}")
print(f"tags of the rows: {tags(PLAIN)}; with a footer: {tags(FOOT)}")
raise SystemExit(not (alone(PLAIN) and not alone(FOOT) and "TFoot" in tags(FOOT)))
PYTHON
PYTHONPATH="$folder" python3 "$folder/see.py"
