"""The editors of the cells of a table: a line for text, numbers and dates, a list for choices."""

from enum import Enum, auto

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from banen_desktop.dossier import fields
from banen_desktop.dossier.fields import FieldError, Kind
from banen_desktop.safe_text import tip
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.table.choice_box import ChoiceBox
from banen_desktop.window.table.columns import Column
from banen_desktop.window.table.decimals import Decimals, aligned
from banen_desktop.window.table.period_editor import WIDE, FieldLine, PeriodEditor
from banen_desktop.window.table.sorted_rows import SortedRows
from banen_desktop.window.table.suggestions import HANDS_OVER, Suggestions
from banen_desktop.window.table.table_model import COLUMN

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class _Shown(Enum):
    """How a cell stands out: not, as part of the row of the cursor, or of a chosen block."""

    PLAIN = auto()
    ROW = auto()
    BLOCK = auto()


class CellEditor(QStyledItemDelegate):
    """Editors for the cells of the view that is its parent; `typed` tells of each key."""

    typed = Signal(QPersistentModelIndex, str)

    def __init__(self, view: QTableView, decimals: Decimals) -> None:
        """The editors of a view, whose numbers stand under each other."""
        super().__init__(view)
        self._view, self._decimals = view, decimals

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Draw the commas of a column under each other; the text of a cell stays what it is."""
        super().initStyleOption(option, index)
        column: Column = index.data(COLUMN)
        decimals = self._decimals.at(index.column())
        if decimals and column.cell is None:
            option.text = aligned(option.text, decimals)
        shows = self._shows(option, index)
        if shows is _Shown.BLOCK:
            return
        option.state &= ~(_State.State_Selected | _State.State_HasFocus)
        if shows is _Shown.ROW:
            self._colour(option, index)

    def _colour(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The ink of what is chosen; what asks for attention keeps its own, where there is one."""
        ink = theme.colour(option.palette, theme.ON_CHOSEN)
        surface = theme.colour(option.palette, theme.CHOSEN)
        one_ink = surface == option.palette.color(theme.Role.Highlight)
        if one_ink or index.data(Qt.ItemDataRole.ForegroundRole) is None:
            option.palette.setColor(theme.Role.Text, ink)

    def helpEvent(  # noqa: N802
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        _option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Why a text was refused, with that text in it: never as markup."""
        if event.type() != QEvent.Type.ToolTip:
            return False
        why = index.data(Qt.ItemDataRole.ToolTipRole)
        QToolTip.showText(event.globalPos(), tip(why) if isinstance(why, str) else "", view)
        return True

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Make the editor of a cell and show the answer while it is typed in."""
        column: Column = index.data(COLUMN)
        field = column.field
        assert field is not None  # noqa: S101 - only cells with a field are opened
        if field.kind is Kind.CHOICE:
            return ChoiceBox(field, parent)
        other = _inside(index)
        if other is not None:
            return self._two_days(parent, index, other)
        line = FieldLine(field, parent)
        if field.kind is Kind.NUMBER:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if column.suggests is not None:
            Suggestions(column.suggests(), line)
        self._follow(line, index)
        return line

    def _two_days(self, parent: QWidget, index: Index, other: Index) -> QWidget:
        pair = PeriodEditor(parent, index.data(COLUMN).field, other.data(COLUMN).field)
        for line, cell in ((pair.first, index), (pair.last, other)):
            line.installEventFilter(self)
            self._follow(line, cell)
        return pair

    def _follow(self, line: QLineEdit, index: Index) -> None:
        persistent = QPersistentModelIndex(index)
        line.textEdited.connect(lambda text: self._preview(persistent, text))

    def _preview(self, index: QPersistentModelIndex, text: str) -> None:
        if index.isValid():
            self.typed.emit(index, text)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Put the value in the editor."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, ChoiceBox):
            editor.show_text(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
        elif isinstance(editor, PeriodEditor) and (other := _inside(index)) is not None:
            editor.first.setText(text)
            editor.last.setText(str(other.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Hand what was typed to the model."""
        other = _inside(index)
        if isinstance(editor, PeriodEditor) and other is not None:
            assert isinstance(model, SortedRows)  # noqa: S101 - the view has no other
            days = {index.column(): editor.first.text(), other.column(): editor.last.text()}
            model.take(index.row(), days)
        else:
            text = editor.currentText() if isinstance(editor, QComboBox) else _text(editor)
            model.setData(index, text)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the editor open when Enter or Tab would lose a text that cannot be read."""
        pair = editor.parent()
        if isinstance(pair, PeriodEditor) and pair.stays_inside(editor, event):
            return True
        if (
            isinstance(editor, FieldLine)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in HANDS_OVER
        ):
            why = refusal(editor)
            if why:
                QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), tip(why), editor)
                accessible.announce(editor, why)
                return True
        if not isinstance(pair, PeriodEditor):
            return super().eventFilter(editor, event)
        done = super().eventFilter(pair, event)
        # Enter would go on to the pair itself, and hand over for a second time.
        return done or (isinstance(event, QKeyEvent) and event.key() in HANDS_OVER)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Fill the whole cell; without this the padding of the style sheet would show around.

        Two days take more room than their cell has.
        """
        place = QRect(option.rect)
        if isinstance(editor, PeriodEditor):
            place.setWidth(max(place.width(), theme.pixels(WIDE)))
            beyond = place.right() - self._view.viewport().width()
            place.translate(-min(max(beyond, 0), place.left()), 0)
        editor.setGeometry(place)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row of the cursor in the colour of what is chosen, and a ring around its cell.

        More chosen cells stand out as a block, as in a spreadsheet.
        """
        if self._shows(option, index) is _Shown.ROW:
            painter.fillRect(option.rect, theme.colour(option.palette, theme.CHOSEN))
        super().paint(painter, option, index)
        view, here = self._view, self._view.currentIndex()
        if index == here and view.hasFocus() and not is_block(view):
            painter.save()
            painter.setPen(QPen(theme.colour(option.palette, theme.ON_CHOSEN), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
            painter.restore()

    def _shows(self, option: QStyleOptionViewItem, index: Index) -> "_Shown":
        if option.state & _State.State_Selected and is_block(self._view):
            return _Shown.BLOCK
        is_row = self._view.currentIndex().row() == index.row()
        return _Shown.ROW if is_row else _Shown.PLAIN


def is_block(view: QTableView) -> bool:
    """Whether more than one cell in sight is chosen."""
    parts = view.selectionModel().selection().toList()
    return len(parts) > 1 or any(part.width() * part.height() > 1 for part in parts)


def _inside(index: Index) -> QModelIndex | None:
    """The cell of the same row that is typed in this one too."""
    key, model = index.data(COLUMN).key, index.model()
    for column in range(model.columnCount()):
        other = model.index(index.row(), column)
        if other.data(COLUMN).within == key:
            return other
    return None


def refusal(line: FieldLine) -> str:
    """Why the text of a line does not fit; empty when it does."""
    try:
        fields.from_user(line.field, line.text())
    except FieldError as error:
        return str(error)
    return ""


def _text(editor: QWidget) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else ""
