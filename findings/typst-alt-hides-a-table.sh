#!/bin/sh
# An alternative text for the figure around a table takes the table out of a tagged PDF.
#
# Versions: typst 0.15.2 (the Python package), pikepdf 10.18.0.
# Behaviour: with `alt:` on the figure of a table, the structure of a PDF/UA-1 file has one Figure
#   and no Table, TR, TH or TD; the file still counts as PDF/UA-1, and nothing warns.
# Expected: the alternative text beside the cells, as for a picture, since PDF/UA wants both to be
#   readable; a screen reader now hears one sentence instead of a table.
# Output seen:
#   without alt: Caption 1, TD 2, TH 2, THead 1, TR 2, Table 1
#   with alt: Caption 1, Figure 1
# For us: tables get no alternative text; a test compares the cells in the structure of our PDF with those of the table.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" typst==0.15.2 pikepdf==10.18.0
cat > "$folder/see.py" <<'PYTHON'
import io
from collections import Counter

import pikepdf
import typst

HEAD = '#set document(title: "Banen")\n#set text(lang: "nl")\n'
TABLE = "table(columns: 2, table.header([Jaar], [Banen]), [2025], [12])"
TOLD = ("Caption", "Figure", "TD", "TH", "THead", "TR", "Table")


def count(node, found):
    """How often each kind of element is in the structure below a node."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            count(each, found)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found[str(node.S)[1:]] += 1
        if "/K" in node:
            count(node.K, found)
    return found


def structure(figure):
    """The kinds of element that somebody who listens meets."""
    data = typst.compile((HEAD + figure).encode(), format="pdf", pdf_standards="ua-1")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = count(pdf.Root.StructTreeRoot.K, Counter())
    return {kind: found[kind] for kind in TOLD if found[kind]}


without = structure(f"#figure({TABLE}, caption: [Banen])")
with_alt = structure(f'#figure({TABLE}, caption: [Banen], alt: "Banen per jaar")')
for name, found in (("without alt", without), ("with alt", with_alt)):
    print(f"{name}:", ", ".join(f"{kind} {number}" for kind, number in found.items()))
raise SystemExit(without.get("TD") != 2 or with_alt != {"Caption": 1, "Figure": 1})
PYTHON
PYTHONPATH="$folder" python3 "$folder/see.py"
