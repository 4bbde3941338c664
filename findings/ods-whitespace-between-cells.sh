#!/bin/sh
# White space between the cells of an .ods is refused.
#
# Versions: python-calamine 0.9.1; written so by SheetJS (npm xlsx 0.18.5).
# Behaviour: a content.xml with line breaks between the cells of a row raises CalamineError.
# Expected: the same cells as without them; in XML of a table white space between elements says
#   nothing, and LibreOffice and Gnumeric read it.
# Output seen:
#   without: [['School', 'Uren']]
#   with: CalamineError
# For us: such a file was called damaged. An .ods is read by ourselves, from its content.xml.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" python-calamine==0.9.1
cat > "$folder/see.py" <<'PYTHON'
import io
import zipfile

from python_calamine import CalamineError, CalamineWorkbook

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text"))
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def read(between):
    cells = between.join(CELL.format(text) for text in ("School", "Uren"))
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
    try:
        return CalamineWorkbook.from_filelike(made).get_sheet_by_index(0).to_python()
    except CalamineError as error:
        return type(error).__name__


seen = read(""), read("\n  ")
print("without:", seen[0])
print("with:", seen[1])
raise SystemExit(seen != ([["School", "Uren"]], "CalamineError"))
PYTHON
PYTHONPATH="$folder" python3 "$folder/see.py"
