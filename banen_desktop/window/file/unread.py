"""Texts that could not be read: they stand in their input, and the dossier does not have them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import AnyPage
from banen_desktop.window.table.field_edit import FieldEdit
from banen_desktop.window.table.table_model import RowsModel


def unread_texts(edits: Iterable[FieldEdit], tables: Iterable[RowsModel]) -> dict[str, Spot]:
    """Each text that could not be read, by its field with its page, and where it stands.

    Those of fields come first, then those of cells.
    """
    found: dict[str, Spot] = {}
    for edit in edits:
        if edit.unread:
            page = _page_with(edit)
            found.setdefault(_named(edit.field.label, page), Spot(page, "", edit.field.key))
    for rows in tables:
        page = _page_with(rows)
        for row, key, title in rows.unread_cells:
            found.setdefault(_named(title, page), Spot(page, row, key))
    return found


def _page_with(part: QObject) -> str:
    """The page that something stands on; empty for a dialog."""
    above: QObject | None = part
    while above is not None and not isinstance(above, AnyPage):
        above = above.parent()
    return "" if above is None else above.name


def _named(label: str, page: str) -> str:
    return f"“{label}” (pagina {page})" if page else f"“{label}”"
