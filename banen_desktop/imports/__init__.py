"""Files of others, read into a dossier: the one flow that window and command line both follow.

`readers` tells in which order files are read and by whom: `loonaangifte` for a set of returns,
`lists` for a list or for the program's own workbook. `list_reading` is a list with the choices that
can be made about it, `words` has the sentences about what was found, and `taking` makes a dossier
of it. `toml_input` reads a whole dossier from text.
"""
