"""Reads a window as a screen reader does, over AT-SPI; runs on the system's own Python.

`python3 screen_reader.py PROCESS` answers every line on stdin with one line of JSON: a list of
everything that shows in the windows of that process. An empty answer (`null`) means that the
window changed while it was read: ask again.
"""

import json
import sys
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found, unused-ignore]  # noqa: E402

MOST_CHILDREN = 200
# AT-SPI 2.56 (Debian 13) gave a role another name; the tests know it by the older one.
OLDER_NAMES = {"button": "push button"}


def parts(process: int) -> list[dict[str, Any]]:
    """Everything that shows in the windows of one process, in the order of the tree."""
    found: list[dict[str, Any]] = []
    for application in children(Atspi.get_desktop(0)):
        if application.get_process_id() == process:
            application.clear_cache()
            for window in children(application):
                add(window, found)
    return found


def children(node: Any) -> list[Any]:
    """The children, but never all cells of a large table."""
    count = min(node.get_child_count(), MOST_CHILDREN)
    return [child for child in map(node.get_child_at_index, range(count)) if child is not None]


def add(node: Any, found: list[dict[str, Any]]) -> None:
    """Add a node and what is inside it, when it shows."""
    states = {state.value_nick for state in node.get_state_set().get_states()}
    if "showing" not in states:
        return
    role = node.get_role_name()
    place = node.get_extents(Atspi.CoordType.SCREEN)
    found.append(
        {
            "role": OLDER_NAMES.get(role, role),
            "name": node.get_name(),
            "text": text_of(node),
            "states": sorted(states),
            "place": [place.x, place.y, place.width, place.height],
        }
    )
    for child in children(node):
        add(child, found)


def text_of(node: Any) -> str:
    """What is typed in an input."""
    if "Text" not in node.get_interfaces():
        return ""
    return str(Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)))


def main(process: int) -> None:
    """Answer until stdin closes."""
    for _question in sys.stdin:
        try:
            answer = parts(process)
        except GLib.Error:
            answer = None
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
