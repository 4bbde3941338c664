#!/bin/sh
# COUNT of an empty cell is 0 by its address and 1 by its name.
#
# Versions: hyperformula 3.5.0 (npm), on Node.js 20.
# Behaviour: with the name Uren for T!$A$1, which is empty, COUNT(A1) is 0 and COUNT(Uren) is 1,
#   though ISBLANK(Uren) is true; COUNTA does the same.
# Expected: a name stands for its range, as in Excel and LibreOffice, where both are 0.
# Output seen:
#   COUNT(A1) 0, COUNT(Uren) 1, COUNTA(A1) 0, COUNTA(Uren) 1, ISBLANK(Uren) true
# For us: the workbook asked COUNT of names, so a web program with this engine took hours that are
#   missing for known; its formulas ask ISNUMBER of a name, which is right in every program tried.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund hyperformula@3.5.0
cat > see.mjs <<'JAVASCRIPT'
import { HyperFormula } from "hyperformula";

const asked = ["COUNT(A1)", "COUNT(Uren)", "COUNTA(A1)", "COUNTA(Uren)", "ISBLANK(Uren)"];
const row = [null, ...asked.map((formula) => `=${formula}`)];
const name = { name: "Uren", expression: "=T!$A$1" };
const book = HyperFormula.buildFromSheets({ T: [row] }, { licenseKey: "gpl-v3" }, [name]);
const [, ...values] = book.getSheetValues(0)[0];
console.log(asked.map((formula, place) => `${formula} ${values[place]}`).join(", "));
process.exit(String(values) === "0,1,0,1,true" ? 0 : 1);
JAVASCRIPT
node see.mjs
