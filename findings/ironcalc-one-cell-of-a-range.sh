#!/bin/sh
# In an array formula some functions take a whole range, and others silently one cell of it.
#
# Versions: ironcalc 0.9.1, XlsxWriter 3.3.1.
# Behaviour: with the numbers 1,25 2,25 3,25 in A1:A3, the array formulas SUM(ABS(A1:A3)) and
#   SUM(INT(A1:A3)) go through the range. SUM(ROUND(A1:A3,1)) rounds only the cell in the row of the
#   formula, and SUM(ISNUMBER(A1:A3)*1) is 0. None of them is an error.
# Expected: an array formula goes through ranges in every function, as in Excel, LibreOffice and
#   Gnumeric (6.9 and 3); a function that cannot do so gives an error, as N() does here.
# Output seen:
#   SUM(ABS(A1:A3)) 6.75
#   SUM(INT(A1:A3)) 6
#   SUM(ROUND(A1:A3,1)) 3.3
#   SUM(ISNUMBER(A1:A3)*1) 0
#   SUM(N(A1:A3)) #N/IMPL!
# For us: the workbook goes through ranges with signs, ABS, INT and IFERROR only: a number is what
#   differs from itself as a text, and half up is INT(ABS(cells)*10+0.5).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" XlsxWriter==3.3.1 ironcalc==0.9.1
cat > "$folder/see.py" <<'PYTHON'
import sys

import ironcalc
import xlsxwriter

SEEN = {
    "SUM(ABS(A1:A3))": "6.75",
    "SUM(INT(A1:A3))": "6",
    "SUM(ROUND(A1:A3,1))": "3.3",
    "SUM(ISNUMBER(A1:A3)*1)": "0",
    "SUM(N(A1:A3))": "#N/IMPL!",
}
path = sys.argv[1]
with xlsxwriter.Workbook(path) as book:
    sheet = book.add_worksheet()
    sheet.write_column(0, 0, [1.25, 2.25, 3.25])
    for column, formula in enumerate(SEEN, 2):
        sheet.write_array_formula(2, column, 2, column, f"{{={formula}}}")
model = ironcalc.load_from_xlsx(path, "en", "UTC")
model.evaluate()
found = {
    formula: model.get_formatted_cell_value(0, 3, column) for column, formula in enumerate(SEEN, 3)
}
for formula, value in found.items():
    print(formula, value)
assert found == SEEN
PYTHON
PYTHONPATH="$folder" python3 "$folder/see.py" "$folder/made.xlsx"
