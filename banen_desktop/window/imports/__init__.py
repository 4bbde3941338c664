"""Files of others in the window: chosen, read beside the window, looked at, and then taken over.

`importer` is the door; the main window knows only that module. It reads with `reading`, shows what
was found (`loonaangifte_dialog`, `list_dialog`, `workbook_dialog`) and gives one edit back.
`imports_dialog` shows afterwards what a year was read from.
"""
