"""The words of a document in reading order: what a screen reader tells of its pages."""

from collections.abc import Iterator

from banen_desktop.reports.pages.document import (
    Block,
    Bullets,
    Card,
    Cards,
    Document,
    Heading,
    Picture,
    Table,
    Text,
)


def document_words(document: Document) -> str:
    """Everything that the pages say, one line per block or row."""
    lines = [document.full_title]
    for block in document.blocks:
        lines += _lines(block)
    return "\n".join(line for line in lines if line)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Text):
        yield block.text
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Cards):
        yield from (_card(card) for card in block.cards)
    elif isinstance(block, Picture):
        yield f"{block.title}. {block.alt}"
    elif isinstance(block, Table):
        yield from (" | ".join(row) for row in (block.header, *block.rows))


def _card(card: Card) -> str:
    return f"{card.title}: {card.number} {card.unit}. {card.note}"
