#!/bin/sh
# A name that points at a sheet with an apostrophe in its name points at no sheet.
#
# Versions: openpyxl 3.1.5.
# Behaviour: `DefinedName.destinations` takes off the quotes around the name of a sheet, and leaves
#   the apostrophes inside it doubled, as a formula writes them.
# Expected: the name of the sheet as `sheetnames` has it, since the quotes around it are gone.
# Output seen:
#   sheets: ["Opgave '24"]
#   destinations: [("Opgave ''24", '$A$1')]
# For us: who looks for a named cell halves the apostrophes first; such a cell was not found.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" openpyxl==3.1.5
cat > "$folder/see.py" <<'PYTHON'
import io

from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName

out, book = io.BytesIO(), Workbook()
book.active.title = "Opgave '24"
book.defined_names["personen"] = DefinedName("personen", attr_text="'Opgave ''24'!$A$1")
book.save(out)
found = load_workbook(out)
places = list(found.defined_names["personen"].destinations)
print("sheets:", found.sheetnames)
print("destinations:", places)
assert found.sheetnames == ["Opgave '24"]
assert places == [("Opgave ''24", "$A$1")]
PYTHON
PYTHONPATH="$folder" python3 "$folder/see.py"
