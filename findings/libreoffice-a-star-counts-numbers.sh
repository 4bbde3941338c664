#!/bin/sh
# COUNTIF(range,"*") counts numbers too in LibreOffice, and in other programs texts alone.
#
# Versions: LibreOffice 7.4.7.2, Gnumeric 1.12.55, XlsxWriter 3.3.1.
# Behaviour: in an .xlsx with 12, a text and 45000.5 in A1:A3, COUNTIF(A1:A3,"*") is 3 in
#   LibreOffice, SUMIF(A1:A3,"*") the sum of the numbers, and COUNTIF(A1:A3,"1*") is 1: a wildcard
#   is compared with the text of a number as well.
# Expected: a wildcard matches texts alone, as Gnumeric computes it and as COUNTIF with a star is
#   used to count texts in workbooks made for Excel.
# Output seen:
#   LibreOffice: 3 45012.5 1
#   Gnumeric: 1 0 0
# For us: the workbook counts cells that are filled in with "<>", and tells numbers from texts with
#   a comparison, so that its check on rows is the same in every program.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" XlsxWriter==3.3.1
cd "$folder"
PYTHONPATH="$folder" python3 - <<'PYTHON'
import xlsxwriter

ASKED = ['COUNTIF(A1:A3,"*")', 'SUMIF(A1:A3,"*")', 'COUNTIF(A1:A3,"1*")']
with xlsxwriter.Workbook("made.xlsx") as book:
    numbers, asked = book.add_worksheet("Cells"), book.add_worksheet("Asked")
    numbers.write_column(0, 0, [12, "text", 45000.5])
    for column, formula in enumerate(ASKED):
        asked.write_formula(0, column, "=" + formula.replace("A1", "Cells!A1"))
PYTHON
mkdir -p profile/user
cat > profile/user/registrymodifications.xcu <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XML
soffice "-env:UserInstallation=file://$folder/profile" --headless \
    --convert-to 'csv:Text - txt - csv (StarCalc):32,34,76,1,,0,false,true,false,false,false,2' \
    made.xlsx > log.txt 2>&1
ssconvert --recalc -O 'sheet=Asked separator=" "' -T Gnumeric_stf:stf_assistant \
    made.xlsx gnumeric.txt 2>> log.txt
libreoffice=$(cat made-Asked.csv)
gnumeric=$(cat gnumeric.txt)
echo "LibreOffice: $libreoffice"
echo "Gnumeric: $gnumeric"
[ "$libreoffice" = "3 45012.5 1" ] && [ "$gnumeric" = "1 0 0" ]
