"""Reads a window as a screen reader does, over AT-SPI; runs on the system's own Python.

`python3 screen_reader.py PROCESS` answers every line on stdin, a question in JSON, with one line of
JSON. `{"ask": "all"}` asks for a list of everything that shows in the windows of that process, and
`"glance"` for only what tells whether that list changed; `"first"` asks for the first part with
this `name`, and this `role` unless it is empty. `null` means that the window changed while it was
read: ask again. `"heard"` asks what the program told by itself since the last time: where the
keyboard went, and what was announced.
"""

import json
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found, unused-ignore]  # noqa: E402

MOST_CHILDREN = 200
# AT-SPI 2.56 (Debian 13) gave a role another name; the tests know it by the older one.
OLDER_NAMES = {"button": "push button"}


TOLD = ("object:state-changed:focused", "object:announcement")


class Ear:
    """Hears what one process tells by itself, as a screen reader that follows the keyboard."""

    def __init__(self, process: int) -> None:
        """Begin to listen."""
        self._process = process
        self._told: list[dict[str, Any]] = []
        self._listener = Atspi.EventListener.new(self._hear)
        for kind in TOLD:
            self._listener.register(kind)

    def _hear(self, event: Any) -> None:
        """Keep one event; what is gone by the time we ask about it is left out."""
        try:
            if event.source is None or event.source.get_process_id() != self._process:
                return
            if event.type.startswith("object:announcement"):
                self._told.append({"kind": "announced", "name": str(event.any_data)})
            elif event.detail1:
                part = described(event.source, states_of(event.source))
                self._told.append({"kind": "focused", **part})
        except GLib.Error:
            return

    def told(self) -> list[dict[str, Any]]:
        """What was told since the last time."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        told, self._told = self._told, []
        return told


def showing(process: int) -> Iterator[tuple[Any, list[str], int]]:
    """Everything that shows in the windows of one process, in the order of the tree.

    Each with its states, and with the place in that order of what it is in.
    """
    windows: list[Any] = []
    for application in children(Atspi.get_desktop(0)):
        if application.get_process_id() == process:
            application.clear_cache()
            windows += children(application)
    place, waiting = 0, [(window, -1) for window in reversed(windows)]
    while waiting:
        node, above = waiting.pop()
        states = states_of(node)
        if "showing" in states:
            yield node, states, above
            waiting += [(child, place) for child in reversed(children(node))]
            place += 1


def parts(process: int) -> list[dict[str, Any]]:
    """All there is to tell about everything that shows."""
    return [{**described(node, states), "above": above} for node, states, above in showing(process)]


def glance(process: int) -> list[Any]:
    """What changes when a window does: much less work than telling all."""
    return [(node.get_name(), states, place_of(node)) for node, states, _ in showing(process)]


def first(process: int, name: str, role: str) -> list[dict[str, Any]]:
    """The first part with this name, and this role unless it is empty; nothing without one."""
    for node, states, _ in showing(process):
        if node.get_name() == name and role in {"", role_of(node)}:
            return [described(node, states)]
    return []


def children(node: Any) -> list[Any]:
    """The children, but never all cells of a large table."""
    count = min(node.get_child_count(), MOST_CHILDREN)
    return [child for child in map(node.get_child_at_index, range(count)) if child is not None]


def states_of(node: Any) -> list[str]:
    """What a part is now: focusable, checked, showing, ..."""
    return sorted(state.value_nick for state in node.get_state_set().get_states())


def role_of(node: Any) -> str:
    """What kind of part it is, by the name that the tests know."""
    role = str(node.get_role_name())
    return OLDER_NAMES.get(role, role)


def place_of(node: Any) -> list[int]:
    """Left, top, width and height on the screen."""
    place = node.get_extents(Atspi.CoordType.SCREEN)
    return [place.x, place.y, place.width, place.height]


def described(node: Any, states: list[str]) -> dict[str, Any]:
    """Everything about one part that a screen reader can tell."""
    return {
        "role": role_of(node),
        "name": node.get_name(),
        "description": node.get_description(),
        "text": text_of(node),
        "states": states,
        "place": place_of(node),
        "actions": actions_of(node),
        "headers": headers_of(node),
        "labels": labels_of(node),
    }


def actions_of(node: Any) -> list[str]:
    """What can be done with a part, without mouse or keyboard."""
    if "Action" not in node.get_interfaces():
        return []
    count = Atspi.Action.get_n_actions(node)
    return [Atspi.Action.get_action_name(node, place) for place in range(count)]


def headers_of(node: Any) -> list[str] | None:
    """The titles of the columns of a table with rows: Qt tells them by way of its cells."""
    if "Table" not in node.get_interfaces() or node.get_role_name() != "table":
        return None
    if Atspi.Table.get_n_rows(node) == 0:
        return None
    titles = map(partial(Atspi.Table.get_column_header, node), range(columns_of(node)))
    return ["" if title is None else title.get_name() for title in titles]


def columns_of(node: Any) -> int:
    """How many columns a table has, and never more than we read of anything."""
    return min(int(Atspi.Table.get_n_columns(node)), MOST_CHILDREN)


def labels_of(node: Any) -> list[str]:
    """The texts that belong to a part, such as the one above an input."""
    return [
        relation.get_target(place).get_name()
        for relation in node.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for place in range(relation.get_n_targets())
    ]


def text_of(node: Any) -> str:
    """What is typed in an input."""
    if "Text" not in node.get_interfaces():
        return ""
    return str(Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)))


def main(process: int) -> None:
    """Answer until stdin closes."""
    ear: Ear | None = None  # who listens asks more, also of what is gone, which Qt complains of
    for line in sys.stdin:
        question = json.loads(line)
        answer: list[Any] | None
        try:
            match question.pop("ask"):
                case "heard":
                    ear = ear or Ear(process)
                    answer = ear.told()
                case "glance":
                    answer = glance(process)
                case "first":
                    answer = first(process, **question)
                case _:
                    answer = parts(process)
        except GLib.Error:
            answer = None
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
