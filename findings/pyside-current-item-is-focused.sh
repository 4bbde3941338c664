#!/bin/sh
# The current item of a table or list is told as focused while the keyboard is somewhere else.
#
# Version: PySide6-Essentials 6.11.3.
# Behaviour: the accessible state of the current cell of a QTableWidget, and of the current item of
#   a QListWidget, has `focused` set while a QLineEdit beside them has the keyboard.
# Expected: one part of a window is focused, the one with the keyboard; an item of a view is that
#   when its view has the keyboard too.
# Output seen:
#   keyboard: QLineEdit
#   cell: 00 focused: True
#   item: a focused: True
# For us: a walk with a screen reader looks at fields first, and a table of the page Rapport drops
#   its current cell when the keyboard leaves it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
    --target "$folder" PySide6-Essentials==6.11.3
cat > "$folder/see.py" <<'PYTHON'
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)


def part(view, name):
    """The part of a view with this name, as a screen reader gets it."""
    face = QAccessible.queryAccessibleInterface(view)
    parts = [face.child(place) for place in range(face.childCount())]
    return next(one for one in parts if one and one.text(QAccessible.Text.Name) == name)


app = QApplication([])
window = QWidget()
column = QVBoxLayout(window)
line, cells, items = QLineEdit(), QTableWidget(2, 2), QListWidget()
for widget in (line, cells, items):
    column.addWidget(widget)
for row in range(2):
    for place in range(2):
        cells.setItem(row, place, QTableWidgetItem(f"{row}{place}"))
cells.setCurrentCell(0, 0)
items.addItems(["a", "b"])
items.setCurrentRow(0)
window.show()
window.activateWindow()
line.setFocus()
app.processEvents()
keyboard = type(app.focusWidget()).__name__
print("keyboard:", keyboard)
told = [bool(part(view, name).state().focused) for view, name in ((cells, "00"), (items, "a"))]
print("cell: 00 focused:", told[0])
print("item: a focused:", told[1])
assert keyboard == "QLineEdit"
assert told == [True, True]
PYTHON
PYTHONPATH="$folder" QT_QPA_PLATFORM=offscreen python3 "$folder/see.py"
