#!/bin/sh
# The options of one workbook make the next one another: a default font is tied to the theme once.
#
# Versions: XlsxWriter 3.3.1, openpyxl 3.1.5.
# Behaviour: `Workbook(..., {"default_format_properties": {...}})` adds the key `theme_font_name` to
#   the dictionary of the caller. The first workbook that is made with it writes the default font
#   without a scheme; the second, made with the same dictionary, with the scheme `minor`, so that a
#   program that goes by the scheme shows the font of the theme.
# Expected: options are read and not written, and the same options make the same workbook; a font
#   that is named by its name is not tied to the theme.
# Output seen:
#   options after: ['font_name', 'font_size', 'theme_font_name']
#   first: Arial None
#   second: Arial minor
# For us: options are copied for each workbook, and say `font_scheme` themselves.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" XlsxWriter==3.3.1 openpyxl==3.1.5
cat > "$folder/see.py" <<'PYTHON'
import io

import xlsxwriter
from openpyxl import load_workbook

FONT = {"font_name": "Arial", "font_size": 10}


def default_font():
    """The name and the scheme of the default font of a workbook that is made with FONT."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_format_properties": FONT}) as book:
        book.add_worksheet().write_number(0, 0, 1)
    font = load_workbook(out).active["A1"].font
    return font.name, font.scheme


first, second = default_font(), default_font()
print("options after:", sorted(FONT))
print("first:", *first)
print("second:", *second)
assert sorted(FONT) == ["font_name", "font_size", "theme_font_name"]
assert first == ("Arial", None)
assert second == ("Arial", "minor")
PYTHON
PYTHONPATH="$folder" python3 "$folder/see.py"
