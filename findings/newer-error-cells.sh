#!/bin/sh
# One cell with a newer error of Excel makes the whole sheet unreadable; and is written as text.
#
# Versions: python-calamine 0.9.1, openpyxl 3.1.5, XlsxWriter 3.3.1.
# Behaviour: python-calamine refuses a sheet with one error cell (`t="e"`) that Excel got with
#   dynamic arrays, such as #SPILL!; with the older #N/A it gives an empty text. openpyxl gives both
#   as text. XlsxWriter, given #SPILL! as the stored value of a formula, writes it as text (`t="str"`)
#   where it writes #N/A as an error: so a sheet that it made reads, and one that Excel made does not.
# Expected: an error cell is one value among others, whichever error it is; and a library that
#   writes stored errors writes all of them alike.
# Output seen:
#   #N/A: calamine [[1.0], ['']], openpyxl [1, '#N/A'], XlsxWriter e
#   #SPILL!: calamine CalamineError, openpyxl [1, '#SPILL!'], XlsxWriter str
# For us: a list with a formula of today is a good list but for one cell. Such a sheet is read with
#   openpyxl, and the cell is told.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" python-calamine==0.9.1 openpyxl==3.1.5 XlsxWriter==3.3.1
cat > "$folder/see.py" <<'PYTHON'
import io
import re
import zipfile

import xlsxwriter
from openpyxl import load_workbook
from python_calamine import CalamineError, CalamineWorkbook

SHEET = "xl/worksheets/sheet1.xml"


def made(error):
    """A workbook with a number and a formula whose stored value is an error."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_number(0, 0, 1)
        sheet.write_formula(1, 0, "=B1", None, error)
    return out.getvalue()


def as_excel_writes(data):
    """The same workbook with the cell marked as an error, as Excel does."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b't="str"', b't="e"') if name == SHEET else part)
    return out.getvalue()


def by_calamine(data):
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    except CalamineError as error:
        return type(error).__name__


def look(error):
    written = made(error)
    (kind,) = re.findall(rb' t="(\w+)"', zipfile.ZipFile(io.BytesIO(written)).read(SHEET))
    data = as_excel_writes(written)
    cells = [cell.value for (cell,) in load_workbook(io.BytesIO(data), data_only=True).active]
    return f"{error}: calamine {by_calamine(data)}, openpyxl {cells}, XlsxWriter {kind.decode()}"


seen = [look("#N/A"), look("#SPILL!")]
print(*seen, sep="\n")
raise SystemExit(
    seen
    != [
        "#N/A: calamine [[1.0], ['']], openpyxl [1, '#N/A'], XlsxWriter e",
        "#SPILL!: calamine CalamineError, openpyxl [1, '#SPILL!'], XlsxWriter str",
    ]
)
PYTHON
PYTHONPATH="$folder" python3 "$folder/see.py"
