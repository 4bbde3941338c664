"""The editors of the cells of a table: a line for text, numbers and dates, a list for choices."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from banen_desktop.dossier import fields
from banen_desktop.dossier.fields import Field, FieldError, Kind
from banen_desktop.window.basis import accessible
from banen_desktop.window.table.decimals import Decimals, aligned
from banen_desktop.window.table.table_model import FIELD

Index = QModelIndex | QPersistentModelIndex


class CellEditor(QStyledItemDelegate):
    """Editors for the cells of the view that is its parent; `typed` tells of each key."""

    typed = Signal(QPersistentModelIndex, str)

    def __init__(self, view: QTableView, decimals: Decimals) -> None:
        """The editors of a view, whose numbers stand under each other."""
        super().__init__(view)
        self._decimals = decimals

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Draw the commas of a column under each other; the text of a cell stays what it is."""
        super().initStyleOption(option, index)
        field: Field | None = index.data(FIELD)
        if field is not None and field.kind is Kind.NUMBER:
            option.text = aligned(option.text, self._decimals.of(field))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Make the editor of a cell and show the answer while it is typed in."""
        field: Field = index.data(FIELD)
        if field.kind is Kind.CHOICE:
            return _choice_editor(parent, field)
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAccessibleName(field.label)
        if field.kind is Kind.NUMBER:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        persistent = QPersistentModelIndex(index)
        line.textEdited.connect(lambda text: self._preview(persistent, text))
        return line

    def _preview(self, index: QPersistentModelIndex, text: str) -> None:
        if index.isValid():
            self.typed.emit(index, text)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Put the value in the editor."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(text), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Hand what was typed to the model."""
        text = editor.currentText() if isinstance(editor, QComboBox) else _text(editor)
        model.setData(index, text)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the editor open when Enter or Tab would lose a text that cannot be read."""
        if (
            isinstance(editor, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key()
            in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        ):
            why = self._refusal(editor)
            if why:
                QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), why, editor)
                accessible.announce(editor, why)
                return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Fill the whole cell; without this the padding of the style sheet would show around."""
        editor.setGeometry(option.rect)

    def _refusal(self, editor: QLineEdit) -> str:
        view = self.parent()
        field = view.currentIndex().data(FIELD) if isinstance(view, QTableView) else None
        if field is None:
            return ""
        try:
            fields.from_user(field, editor.text())
        except FieldError as error:
            return str(error)
        return ""


def _text(editor: QWidget) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else ""


def _choice_editor(parent: QWidget, field: Field) -> QComboBox:
    combo = QComboBox(parent)
    combo.setAccessibleName(field.label)
    if not field.required:
        combo.addItem("")
    for choice in field.choices or ():
        combo.addItem(choice.label)
    return combo
