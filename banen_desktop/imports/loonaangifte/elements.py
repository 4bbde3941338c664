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
    try:
        for _, element in etree.iterparse(
            source,
            events=("end",),
            tag=tuple("{*}" + name for name in names),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ):
            yield cast("Element", element)
    except etree.XMLSyntaxError as error:
        first = next(iter(error.error_log), None)
        line, kind = (first.line, first.type_name) if first else (error.lineno or 1, "")
        if kind == "ERR_NO_MEMORY":
            raise MemoryError from None
        reason = _REASONS.get(kind, "Het bestand is geen geldige XML.")
        raise NotXmlError(line, reason) from None


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def texts(element: Element, names: tuple[str, ...]) -> dict[str, str]:
    """The texts of the direct children with these names (written as `{*}Name`)."""
    return {local(child): (child.text or "").strip() for child in element.iterchildren(*names)}


def forget(element: Element) -> None:
    """Free an element that has ended, and all that stands before it: only its parents stay."""
    element.clear()
    while (parent := element.getparent()) is not None:
        while element.getprevious() is not None:
            del parent[0]
        element = parent
