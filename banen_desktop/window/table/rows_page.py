"""What the pages with a table share: buttons, search, paste, remove, and the way back of undo."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from banen_desktop import dutch
from banen_desktop.dossier import doubles
from banen_desktop.dossier.doubles import Doubles
from banen_desktop.dossier.model import Dossier
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.messages import ask_about_doubles
from banen_desktop.window.basis.page import Page
from banen_desktop.window.basis.session import Session
from banen_desktop.window.table.columns import Column
from banen_desktop.window.table.pasting import Refusal
from banen_desktop.window.table.table_model import RowsModel
from banen_desktop.window.table.table_view import RowsTable

_DOUBTED = "Klopt dit getal?"
_MOST_TOLD = 4
_HIGH = 30  # buttons above the table, in pixels of the drawings


class RowsPage(Page):
    """A page with one table of rows of the shown year."""

    row_chosen = Signal(object)
    noun = "rij"
    can_import = True

    def __init__(
        self,
        session: Session,
        title: str,
        intro: str,
        columns: Sequence[Column],
        new_rows: Callable[[Sequence[Any]], Iterator[Any]],
    ) -> None:
        """Make the table and its buttons."""
        super().__init__(session, title, intro)
        self._shown: tuple[str, int | None] | None = None
        self.model = RowsModel(columns, new_rows, "Typ of plak hier een nieuwe rij", self)
        self.table = RowsTable(self.model, title)
        self.model.edited.connect(self._edited)
        self.model.previewed.connect(self._previewed)
        self.model.refused.connect(lambda why: self.message.emit("Niet overgenomen", why))
        self.model.taken.connect(self.message_over)
        # After the cursor has gone to the next cell, which shows another text.
        self.model.doubted.connect(self._doubted, Qt.ConnectionType.QueuedConnection)
        session.settling.connect(self.table.finish_typing)
        self.table.pasted.connect(self._pasted)
        self.table.takes_lists = self.can_import
        self.table.list_pasted.connect(self.list_pasted)
        self.table.remove_asked.connect(self._remove)
        self.table.cell_chosen.connect(self._cell_chosen)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(2 * theme.STEP)
        self._search = QLineEdit()
        self._actions: list[QPushButton] = []
        self._add_buttons()

    def _add_buttons(self) -> None:
        if self.can_import:
            self.add_button("Importeren…", self.import_asked.emit)
        self.add_button("Plakken", self._paste_at_end).setToolTip("Plakken uit Excel")
        self.add_button("Rij toevoegen", self._new_row, "Ctrl+Ins")
        self.remove = self.add_button("Rij verwijderen", self.table.remove_rows, "Ctrl+Del")
        self.table.add_to_menu(self.remove.text(), self.table.remove_rows)
        self.buttons.addStretch(1)
        self._search.setPlaceholderText("Zoeken in de rijen")
        self._search.setAccessibleName("Zoeken in de rijen")
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(theme.pixels(160))
        self._search.setMinimumHeight(theme.pixels(_HIGH))
        self._search.textChanged.connect(self.table.proxy.search)
        self.buttons.addWidget(self._search)

    def add_button(self, text: str, action: Callable[[], None], keys: str = "") -> QPushButton:
        """A button above the table, with its key where it has one."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setMinimumHeight(theme.pixels(_HIGH))
        button.clicked.connect(lambda _checked: action())
        if keys:
            shown = self.add_keys(keys, action)
            button.setToolTip(f"{text} ({shown})")
        self.buttons.insertWidget(len(self._actions), button)
        self._actions.append(button)
        return button

    def add_keys(self, keys: str, action: Callable[[], None]) -> str:
        """Keys that do something wherever the focus is on this page; how they are written."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(action)
        return shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)

    def show_all(self) -> None:
        """Show all rows, also those that a search hides."""
        self._search.clear()

    def with_rows(self, rows: tuple[Any, ...]) -> Dossier:
        """The dossier with other rows in the shown year."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the rows of the dossier."""
        self.model.read_only = not self.can_edit
        for button in self._actions:
            button.setEnabled(self.can_edit)
        self.model.set_rows(rows)
        shown = self.session.dossier.id, self.session.year
        if shown != self._shown:  # rows that came before the empty row have pushed the view down
            self._shown = shown
            self.table.scrollToTop()
        if not rows:  # the invitation to type is in the first column
            self.table.horizontalScrollBar().setValue(0)

    def go_to(self, row: str, field: str) -> None:
        """Choose a cell; clear a search that hides it."""
        if any(shown.id == row for shown in self.model.rows) and not self.table.go_to(row, field):
            self.show_all()
            self.table.go_to(row, field)

    def take_keyboard(self, _field: str) -> None:
        """Put the keyboard where a field of the chosen row is typed."""
        self.table.setFocus()

    def go_to_unread(self, row: str, field: str) -> None:
        """Put the keyboard in a cell with a text that could not be read; also in a new row."""
        known = {(at, key) for at, key, _title in self.model.unread_cells}
        if (row, field) not in known:
            return
        self.show_all()
        ids = [each.id for each in self.model.rows]
        place = ids.index(row) if row in ids else len(ids)
        cell = self.model.index(place, self.table.place_of(field))
        self.table.put_cursor(self.table.proxy.mapFromSource(cell))
        self.table.setFocus()

    def _cell_chosen(self, row: Any) -> None:
        refused = self.table.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
        if refused:
            self.reminded.emit("Niet overgenomen", refused)
        else:
            self.row_chosen.emit(row)

    def _edited(self, label: str, rows: tuple[Any, ...], row: str, key: str) -> None:
        self.session.apply(label, self.with_rows(rows), Spot(self.name, row, key))

    def _doubted(self, how: str) -> None:
        self.message.emit(_DOUBTED, how)

    def _previewed(self, rows: tuple[Any, ...] | None) -> None:
        self.session.preview(None if rows is None else self.with_rows(rows))

    def _new_row(self) -> None:
        self.show_all()  # it hides the empty row
        self.table.start_new_row()

    def _paste_at_end(self) -> None:
        self.show_all()
        last = self.model.index(self.model.rowCount() - 1, 0)
        self.table.setFocus()
        self.table.put_cursor(self.table.proxy.mapFromSource(last))
        self.table.paste()

    def _pasted(self, rows: tuple[Any, ...], refusals: Sequence[Refusal]) -> None:
        self.message_over.emit()
        chosen = self._instead_of(rows)
        if chosen is None:
            return
        rows = chosen
        if rows != self.model.rows:
            self.session.apply("cellen wijzigen", self.with_rows(rows), self._where(rows))
        refused = [one for one in refusals if not one.taken]
        doubted = [one for one in refusals if one.taken]
        if refused:
            refused.sort(key=lambda one: not one.lost)  # a person that is missing goes first
            self.message.emit(_not_taken(refused), self._listed([*refused, *doubted]))
        elif doubted:
            self.message.emit(_DOUBTED, self._listed(doubted))

    def row_name(self, place: int) -> str:
        """How a row is named in a message: by what is seen of it."""
        return f"rij {place + 1}"

    def _listed(self, found: Sequence[Refusal]) -> str:
        """The first of what was refused or doubted, and how many there are more."""
        places = [f"{self._place(one)}: {one.message}" for one in found[:_MOST_TOLD]]
        more = found[_MOST_TOLD:]
        lost = sum(one.lost for one in more)
        tail = [f"En nog {_counted(lost, len(more) - lost)}."] if more else []
        return " ".join([*places, *tail])

    def _place(self, one: Refusal) -> str:
        if one.lost:
            return f"de hele rij {one.row + 1} van wat u plakte"
        return self.row_name(one.row)

    def _instead_of(self, rows: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """The rows after a paste, as the user chooses where they are there already; None: none.

        One row is often copied to begin another with.
        """
        ids = {row.id for row in self.model.rows}
        new = [row for row in rows if row.id not in ids]
        again = doubles.same_again(self.model.rows, new) if self.can_import and len(new) > 1 else ()
        if not again:
            return rows
        choice = ask_about_doubles(self, len(again), "wat u plakt")
        gone = {row.id for row in again} if choice is Doubles.VERVANGEN else ()
        return None if choice is None else tuple(row for row in rows if row.id not in gone)

    def _where(self, rows: Sequence[Any]) -> Spot:
        """The cursor when its row is one of the changed rows, so that the selection stays."""
        known = {row.id: row for row in self.model.rows}
        changed = [row.id for row in rows if known.get(row.id) is not row]
        current = self.table.current_row()
        row = changed[0] if current is None or current.id not in changed else current.id
        return Spot(self.name, row, self.table.current_key())

    def _remove(self, rows: Sequence[Any]) -> None:
        self.message_over.emit()
        gone = {row.id for row in rows}
        left = tuple(row for row in self.model.rows if row.id not in gone)
        label = "rij verwijderen" if len(gone) == 1 else f"{len(gone)} rijen verwijderen"
        self.session.apply(label, self.with_rows(left), Spot(self.name, rows[0].id, ""))


def _not_taken(refused: Sequence[Refusal]) -> str:
    """How many whole rows and how many single cells were refused."""
    lost = sum(one.lost for one in refused)
    verb = "is" if len(refused) == 1 else "zijn"
    return f"{_counted(lost, len(refused) - lost)} {verb} niet overgenomen"


def _counted(rows: int, cells: int) -> str:
    told = [dutch.plural(str(rows), "rij", "rijen")] if rows else []
    return " en ".join([*told, *([dutch.plural(str(cells), "cel", "cellen")] if cells else [])])
