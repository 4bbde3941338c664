"""The little of lxml that this package uses, with types: lxml brings none of its own."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Protocol, cast

from lxml import etree  # type: ignore[import-untyped]


class Element(Protocol):
    """An element of the tree that is being read."""

    tag: str
    text: str | None
    sourceline: int | None

    def iterchildren(self, *tags: str) -> Iterator["Element"]: ...
    def getparent(self) -> "Element | None": ...
    def getprevious(self) -> "Element | None": ...
    def clear(self, keep_tail: bool = False) -> None: ...
    def __delitem__(self, index: int) -> None: ...


class NotXmlError(Exception):
    """The parser gave up: where, and why in Dutch."""

    def __init__(self, line: int, reason: str) -> None:
        """Keep the line apart from the reason."""
        super().__init__(reason)
        self.line, self.reason = line, reason


_AGAIN = "Exporteer het opnieuw uit uw salarispakket."
_REASONS = {
    "ERR_INVALID_ENCODING": "De tekens kloppen niet met de codering die het bestand noemt.",
    "ERR_UNDECLARED_ENTITY": "Het bestand gebruikt een entiteit. Dat mag niet in een loonaangifte.",
    "ERR_RESOURCE_LIMIT": "Het bestand is te diep genest, of een waarde is veel te lang.",
    "ERR_TAG_NOT_FINISHED": "Het bestand houdt halverwege op.",
    "ERR_GT_REQUIRED": "Het bestand houdt halverwege op.",
}


def read_elements(source: BinaryIO, names: Iterable[str]) -> Iterator[Element]:
    """Give each element with one of these local names when it ends.

    Raises `NotXmlError`, and `MemoryError` when the process may have no more.
    Nothing outside the file is read, entities are not replaced, and libxml2's limits on depth and
    length hold. After each element, call `forget`, or the tree grows with the file.
    """
    parser = etree.iterparse(
        source,
        events=("end",),
        tag=tuple("{*}" + name for name in names),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in parser:
            yield cast("Element", element)
    except etree.XMLSyntaxError:
        # The log of this parser: that of the error itself goes back to earlier files.
        first = [(entry.type_name, entry.line) for entry in parser.error_log][:1]
        raise _not_xml(*(first or [("", 1)])[0]) from None


def _not_xml(kind: str, line: int) -> NotXmlError:
    if kind == "ERR_NO_MEMORY":
        raise MemoryError
    reason = _REASONS.get(kind, "Het bestand is geen geldige XML.")
    return NotXmlError(line, f"{reason} {_AGAIN}")


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def texts(element: Element, names: tuple[str, ...]) -> dict[str, str]:
    """The texts of the direct children with these names (written as `{*}Name`)."""
    return {local(child): (child.text or "").strip() for child in element.iterchildren(*names)}


def parents(element: Element) -> tuple[str, ...]:
    """The names of the elements around this one, the nearest first."""
    parent = element.getparent()
    return () if parent is None else (local(parent), *parents(parent))


def forget(element: Element) -> None:
    """Free an element that has ended, and what stands before it under the same parent."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
