"""Where Tab goes: through a window as it is read, also past what was made later than the rest.

Qt goes in the order in which widgets were made, so a list that is filled again would come last.
"""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to what is read next; False when it is at no place that we know."""
    stops = [widget for widget in reading_order(window) if _is_stop(widget)]
    here = window.focusWidget()
    if here not in stops:
        return False
    place = stops.index(here) + (1 if forward else -1)
    reasons = Qt.FocusReason
    reason = reasons.TabFocusReason if forward else reasons.BacktabFocusReason
    stops[place % len(stops)].setFocus(reason)
    return True


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(by_tab) and widget.isVisible() and widget.isEnabled() and not widget.focusProxy()


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """A widget and what is in it, from the top left to the bottom right of each layout."""
    yield widget
    if isinstance(widget, QTabWidget):
        inside: list[QWidget | None] = [widget.tabBar(), widget.currentWidget()]
    elif isinstance(widget, QStackedWidget):
        inside = [widget.currentWidget()]
    elif isinstance(widget, QSplitter):
        inside = [widget.widget(place) for place in range(widget.count())]
    elif isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif isinstance(widget, QMainWindow):
        inside = [widget.centralWidget()]
    else:
        layout = widget.layout()
        inside = [] if layout is None else list(_laid_out(layout, _children(widget)))
    for part in inside:
        if part is not None:
            yield from reading_order(part)


def _children(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _laid_out(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """What stands in a layout; its items are never asked for: Python would outlive them."""
    parts: list[QWidget | QLayout] = [*widgets]
    parts += [one for one in layout.children() if isinstance(one, QLayout)]
    placed = [(layout.indexOf(part), part) for part in parts]
    for _place, part in sorted((one for one in placed if one[0] >= 0), key=itemgetter(0)):
        if isinstance(part, QLayout):
            yield from _laid_out(part, widgets)
        else:
            yield part
