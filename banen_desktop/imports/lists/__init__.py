"""Lists from payroll and HR systems: hours or jobs, from a workbook, a text file or the clipboard.

`table.read_in_child` is the door; what comes out is a `raw.RawFile` without personal columns.
The data flow: `table` reads the cells, `personal` takes out who they are about, `recognise`
proposes a `mapping.Mapping`, the user changes it, and `convert.convert` makes rows of the dossier
from it, in a `result.ListResult`. `own_workbook` reads back what `reports.workbook` wrote.
"""
