"""The files about a year that leave the house: one row each, which every menu and command reads.

An output is a row here, and what makes its content.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.out.data import to_json, year_data
from banen_desktop.reports.pages.full_report import full_report, text_only
from banen_desktop.reports.pages.pdf import Attachment, write_pdf
from banen_desktop.reports.pages.summary import summary
from banen_desktop.reports.text.own_text import final_paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words.guard import Kind


class FileType(NamedTuple):
    """A type of file: how its name ends, with the dot, and what it is called."""

    suffix: str
    name: str

    @property
    def filter(self) -> str:
        """How a dialog that asks for a file offers this type."""
        return f"{self.name} (*{self.suffix})"


PDF, WORD = FileType(".pdf", "PDF"), FileType(".docx", "Word-document")
EXCEL, PLAIN = FileType(".xlsx", "Excel-werkmap"), FileType(".txt", "Tekst")
JSON = FileType(".json", "Gegevens")
TYPES = (PDF, WORD, PLAIN, EXCEL, JSON)
"""All types, in the order in which menus offer them."""


class Order(NamedTuple):
    """What a file is made of."""

    dossier: Dossier
    year: int
    law: Law
    kind: Kind
    made_on: date
    style: Style


@dataclass(frozen=True, slots=True)
class Output:
    """A file about a year: the word for its `format`, its type, and what makes its bytes.

    `label` is its line in menus, of the kind to share; without one only the command line makes it.
    `label_with_rows` is the line of the kind with rows. `with_rows` tells that this kind holds the
    rows of persons, `with_text` that the text for the annual report is in it, and `named` that its
    format stands in the name of the file, as another output has the same type.
    """

    format: str
    type: FileType
    render: Callable[[Order], bytes]
    label: str = ""
    label_with_rows: str = ""
    with_rows: bool = False
    with_text: bool = False
    named: bool = False


class Line(NamedTuple):
    """A line of a menu: its label, and which file of which kind it saves."""

    label: str
    format: str
    kind: Kind


def _workbook(order: Order) -> bytes:
    from banen_desktop.reports.workbook import write_workbook  # noqa: PLC0415 - heavy

    dossier, year, law, kind, made_on, style = order
    return write_workbook(dossier, year, law, kind=kind, made_on=made_on, levy=style.levy)


def _data(order: Order) -> bytes:
    dossier, year, law, kind, made_on, style = order
    return to_json(year_data(dossier, year, law, made_on, kind, levy=style.levy)).encode()


def _plain_text(order: Order) -> bytes:
    return final_paragraph(order.dossier, order.year, order.law, order.style).text.encode()


def _full_pdf(order: Order) -> bytes:
    made = full_report(order.dossier, order.year, order.law, order.made_on, order.style)
    return write_pdf(made, _attached(order))


def _summary(order: Order) -> bytes:
    made = summary(order.dossier, order.year, order.law, order.made_on, order.style)
    return write_pdf(made, _attached(order))


def _attached(order: Order) -> Attachment:
    """The data to share, for a program: so one file serves who reads and what calculates."""
    data = _data(order._replace(kind=Kind.DELEN)).decode()
    about = f"De cijfers van {order.year} om met een programma te lezen (JSON)"
    return Attachment(f"banenafspraak-{order.year}.json", data, about)


def _full_word(order: Order) -> bytes:
    from banen_desktop.reports.pages.word import write_word  # noqa: PLC0415 - heavy

    return write_word(full_report(order.dossier, order.year, order.law, order.made_on, order.style))


def _text_in_word(order: Order) -> bytes:
    from banen_desktop.reports.pages.word import write_word  # noqa: PLC0415 - heavy

    return write_word(text_only(order.dossier, order.year, order.law, order.made_on, order.style))


OUTPUTS = (
    Output(
        *("xlsx", EXCEL, _workbook, "Excel om te delen…"),
        label_with_rows="Excel voor de accountant (vertrouwelijk)…",
        with_rows=True,
    ),
    Output("docx", WORD, _full_word, "Word, volledig rapport…", with_text=True),
    Output("pdf", PDF, _full_pdf, "PDF, volledig rapport…", with_text=True),
    Output("samenvatting", PDF, _summary, "PDF, samenvatting van één pagina…", named=True),
    Output("tekst", WORD, _text_in_word, "Word, alleen de tekst…", with_text=True, named=True),
    Output("txt", PLAIN, _plain_text, "Alleen de tekst (.txt)…", with_text=True),
    Output("json", JSON, _data, with_rows=True),
)


def formats() -> tuple[str, ...]:
    """The words for all formats, in order."""
    return tuple(one.format for one in OUTPUTS)


def output(format: str) -> Output:  # noqa: A002 - the word for it
    """The output of this format; raises `ValueError` when there is none."""
    found = next((one for one in OUTPUTS if one.format == format), None)
    if found is None:
        raise ValueError(format)
    return found


def lines() -> tuple[Line, ...]:
    """What menus offer, by type; all of it together is everything that a user can save."""
    return tuple(
        Line(label, one.format, kind)
        for one in sorted(OUTPUTS, key=lambda one: TYPES.index(one.type))
        for label, kind in ((one.label, Kind.DELEN), (one.label_with_rows, Kind.DOSSIER))
        if label
    )
