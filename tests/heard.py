"""What is wrong with a window, judged by what a screen reader hears of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from real_window import Part, Person

# Parts of a part that has a name: what scrolls, and the cells of a table, which hold their value.
UNNAMED = {"scroll pane", "viewport", "panel", "table cell", "frame", "dialog", "layered pane"}
# What Tab goes to; the others are reached by arrows from one of these.
BY_TAB = {
    *("push button", "check box", "text", "combo box", "page tab list", "table", "list"),
    *("document frame", "document text", "password text", "spin button", "toggle button"),
}
# In these Tab goes to the next cell, as in a spreadsheet; Ctrl+Tab leaves them.
SPREADSHEETS = {"Verloonde uren", "Banen voor de doelgroep", "Agenda"}
MOST_STOPS = 90


def faults(parts: Sequence[Part]) -> list[str]:
    """What a screen reader cannot tell well, in words; nothing when all is told."""
    able = [part for part in parts if "focusable" in part.states and part.role not in UNNAMED]
    return [
        *_nameless(able),
        *_doubled(able),
        *_without_states(able),
        *_without_titles(parts),
        *_without_pictures(parts),
    ]


def _nameless(able: Sequence[Part]) -> Iterator[str]:
    """On Linux the name of a list to choose from is its value, so its label has to tell it."""
    for part in able:
        if not part.name.strip() and not part.labels:
            yield f"no name: {part.role} at {part.place}"
        if part.role == "combo box" and not part.labels:
            yield f"no label: combo box {part.name}"
        if part.role in {"unknown", "invalid"}:
            yield f"no role: {part.role} {part.name}"


def _doubled(able: Sequence[Part]) -> Iterator[str]:
    told = Counter((part.role, part.name, part.labels) for part in able)
    for (role, name, labels), many in told.items():
        if many > 1 and role not in {"list item", "menu item"}:
            yield f"{many} times: {role} {name} {labels}"


def _without_states(able: Sequence[Part]) -> Iterator[str]:
    for part in able:
        if part.role == "push button" and "enabled" in part.states and not part.actions:
            yield f"no action: {part.name}"
        if part.role == "check box" and "checkable" not in part.states:
            yield f"not checkable: {part.name}"
        if part.role == "text" and not part.states & {"editable", "read-only"}:
            yield f"not editable: {part.name}"


def _without_titles(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.headers is not None and (not part.headers or "" in part.headers):
            yield f"columns without a title: {part.name} {part.headers}"


def _without_pictures(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.role in {"image", "icon"} and not part.name:
            yield f"a picture without words at {part.place}"


def in_front(parts: Sequence[Part]) -> list[Part]:
    """What belongs to the window with the keyboard; another may show behind it."""
    front: set[int] = set()
    for place, part in enumerate(parts):
        is_window = part.role in {"frame", "dialog", "alert"} and "active" in part.states
        if is_window or part.above in front:
            front.add(place)
    return [parts[place] for place in sorted(front)]


def stops(person: Person, before: Part, *, alone: bool) -> list[Part]:
    """Where Tab goes, once around; it has to come back to where it began.

    `alone` is for a window with one place for the keyboard: it has nowhere else to go.
    """
    went: list[Part] = [before]
    for _ in range(MOST_STOPS):
        last = went[-1]
        leaves = last.role == "table cell" or (last.role == "table" and last.name in SPREADSHEETS)
        heard = person.hear_after("ctrl+Tab" if leaves else "Tab")
        told = [part for part in heard if part.role != "table cell"]
        told = told or (heard and _beside_a_table(person)) or heard
        if alone and not told:
            return went
        assert told, f"Tab is caught, or its stop tells nothing, after {went[-1]}"
        if _named(told[-1]) == _named(went[min(1, len(went) - 1)]):
            return went
        went.append(told[-1])
    raise AssertionError(f"Tab does not come around: {[part.name for part in went]}")


def _beside_a_table(person: Person) -> list[Part]:
    """Who has the keyboard: Qt tells of the current cell too when a field beside it gets that."""
    parts = in_front(person.look_when_still())
    return [
        part
        for part in parts
        if "focused" in part.states and part.role not in {"table", "table cell"}
    ]


def _named(part: Part) -> tuple[str, str, tuple[str, ...]]:
    """What one is known by; places change while a page scrolls."""
    return part.role, part.name, part.labels


def by_tab(parts: Sequence[Part]) -> list[Part]:
    """What Tab has to come past."""
    able = {"focusable", "enabled"}
    return [part for part in parts if part.role in BY_TAB and able <= part.states]


def missed(parts: Sequence[Part], went: Sequence[Part]) -> list[str]:
    """What can have the keyboard and never got it."""
    seen = {_named(part) for part in went}
    return [
        f"never reached: {part.role} {part.name}"
        for part in by_tab(parts)
        if _named(part) not in seen
    ]
