"""What every page can do: ask something of the window, also from inside another page."""

from PySide6.QtCore import QMetaMethod
from pytestqt.qtbot import QtBot

from banen_desktop.quota.law.law import built_in
from banen_desktop.window.basis.page import Page
from banen_desktop.window.basis.session import Session


def signals_of(page: Page) -> list[QMetaMethod]:
    """All that a page itself can ask, as Qt knows it."""
    meta = page.metaObject().superClass()  # a page of a dossier adds nothing of its own
    methods = map(meta.method, range(meta.methodOffset(), meta.methodCount()))
    return [one for one in methods if one.methodType() is QMetaMethod.MethodType.Signal]


def test_a_page_inside_another_asks_all_that_a_page_can_ask_through_it(qtbot: QtBot) -> None:
    session = Session(built_in())
    holder, inside = Page(session, "Buiten", ""), Page(session, "Binnen", "")
    qtbot.addWidget(holder)
    qtbot.addWidget(inside)
    inside.stand_in(holder)
    heard: list[tuple[str, tuple[object, ...]]] = []
    sent = []
    for method in signals_of(inside):
        name = method.name().toStdString()
        values = tuple(f"waarde {place}" for place in range(method.parameterCount()))
        sent.append((name, values))
        getattr(holder, name).connect(lambda *told, name=name: heard.append((name, told)))
        getattr(inside, name).emit(*values)
    assert len(sent) > 10
    assert heard == sent
