#!/bin/sh
# A duration in an .ods becomes text from 24 hours on, and below zero.
#
# Versions: python-calamine 0.9.1.
# Behaviour: a cell with office:value-type="time" is read as datetime.time below 24 hours, and as the
#   raw text of the file ("PT36H30M00S") from 24 hours on and below zero. In one column of hours the
#   kinds of value differ from row to row.
# Expected: one kind for one type of cell; in an .xlsx the same durations arrive as timedelta.
# Output seen:
#   [datetime.time(12, 30), datetime.time(23, 59, 59), 'PT24H00M00S', 'PT36H30M00S', '-PT02H30M00S']
# For us: weekly totals in sheets of hours are longer than a day. An .ods is read by ourselves, from
#   its content.xml.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" python-calamine==0.9.1
cat > "$folder/see.py" <<'PYTHON'
import io
import zipfile

from python_calamine import CalamineWorkbook

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
HOURS = {
    "PT12H30M00S": "12:30",
    "PT23H59M59S": "23:59:59",
    "PT24H00M00S": "24:00",
    "PT36H30M00S": "36:30",
    "-PT02H30M00S": "-2:30",
}
cells = "".join(
    f'<table:table-cell office:value-type="time" office:time-value="{value}">'
    f"<text:p>{shown}</text:p></table:table-cell>"
    for value, shown in HOURS.items()
)
content = (
    f'<office:document-content {NAMES} office:version="1.2"><office:body><office:spreadsheet>'
    f'<table:table table:name="Uren"><table:table-row>{cells}</table:table-row></table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
manifest = (
    f'<m:manifest xmlns:m="{OASIS}:manifest:1.0" m:version="1.2">'
    f'<m:file-entry m:full-path="/" m:media-type="{TYPE}"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)
made = io.BytesIO()
with zipfile.ZipFile(made, "w") as parts:
    parts.writestr("mimetype", TYPE)
    parts.writestr("content.xml", content)
    parts.writestr("META-INF/manifest.xml", manifest)
made.seek(0)
(row,) = CalamineWorkbook.from_filelike(made).get_sheet_by_index(0).to_python()
print(row)
kinds = [type(value).__name__ for value in row]
raise SystemExit(kinds != ["time", "time", "str", "str", "str"] or row[3] != "PT36H30M00S")
PYTHON
PYTHONPATH="$folder" python3 "$folder/see.py"
