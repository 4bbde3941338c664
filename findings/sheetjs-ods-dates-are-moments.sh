#!/bin/sh
# A date that SheetJS writes into an .ods is a moment in UTC: in the Netherlands the day before.
#
# Versions: xlsx 0.18.5 (npm), on Node.js 20, in the zone Europe/Amsterdam.
# Behaviour: new Date(2024, 4, 1), midnight of 1 May, as a date cell goes into an .xlsx as day
#   45413, which is 1 May 2024, and into an .ods as office:date-value="2024-04-30T22:00:00.000Z",
#   beside the text 5/1/24. LibreOffice, which reads the value, shows 30 April 2024, 22:00.
# Expected: one library writes one cell of one sheet as the same day in both formats.
# Output seen:
#   xlsx: 45413
#   ods: 2024-04-30T22:00:00.000Z, shown as 5/1/24
# For us: a date-time with a zone is read as the Dutch day of that moment, and a column whose clocks
#   are all 22:00 or 23:00 is asked about.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund xlsx@0.18.5
cat > write.mjs <<'JAVASCRIPT'
import XLSX from "xlsx";

const book = XLSX.utils.book_new();
const rows = [["Van"], [new Date(2024, 4, 1)]];
const sheet = XLSX.utils.aoa_to_sheet(rows, { cellDates: true });
XLSX.utils.book_append_sheet(book, sheet, "Blad");
for (const name of ["made.xlsx", "made.ods"]) XLSX.writeFile(book, name);
JAVASCRIPT
TZ=Europe/Amsterdam node write.mjs
python3 - <<'PYTHON'
import re
import zipfile


def inside(name, part, pattern):
    """What the pattern finds in one part of a file."""
    return re.search(pattern, zipfile.ZipFile(name).read(part).decode()).groups()


(serial,) = inside("made.xlsx", "xl/worksheets/sheet1.xml", r'<c r="A2"[^>]*><v>([^<]*)<')
cell = r'office:date-value="([^"]*)"[^>]*><text:p>([^<]*)<'
moment, shown = inside("made.ods", "content.xml", cell)
print("xlsx:", serial)
print(f"ods: {moment}, shown as {shown}")
assert (serial, moment, shown) == ("45413", "2024-04-30T22:00:00.000Z", "5/1/24")
PYTHON
