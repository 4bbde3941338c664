"""How much is filled in and not calculated, or not readable: rows, totals and values of the law.

The name `controle_regels` is the whole of it: while it is not 0, the answer may lack something.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook.checks import NUMBER, Check, wrong
from banen_desktop.reports.workbook.hours import prepared_hours, wrong_hours
from banen_desktop.reports.workbook.jobs import prepared_jobs, shared_totals, wrong_jobs
from banen_desktop.reports.workbook.parameters import FORM_CHECKS, checked_values
from banen_desktop.reports.workbook.sheet_input import Material

ALL = "controle_regels"
_ROWS = (
    "Ingevuld en niet berekend, of niet te lezen: het woord “let op” en elke rij zonder formules"
)
_CELLS = (
    "Tekst in plaats van een getal, een percentage boven 100%, of een woord dat de wet niet kent"
)
_SUM = "Is dit niet 0, dan klopt het antwoord misschien niet: de vakken zijn rood"


@dataclass(frozen=True, slots=True)
class Control:
    """A number of rows or cells to look at; its formula is an array formula."""

    name: str
    label: str
    words: str
    formula: str
    value: int


def controls(material: Material) -> tuple[Control, ...]:
    """The parts and, last, their sum."""
    parts = [_cells(material)]
    if material.kind is Kind.DOSSIER:
        rows = (
            ("controle_uren", "Uren", prepared_hours(material), wrong_hours(material)),
            ("controle_banen", "Banen", prepared_jobs(material), wrong_jobs(material)),
        )
        parts += [
            Control(name, f"Rijen op {title}", _ROWS, prepared.not_calculated, value)
            for name, title, prepared, value in rows
        ]
    together = "+".join(part.name for part in parts)
    value = sum(part.value for part in parts)
    return (*parts, Control(ALL, "Samen om na te kijken", _SUM, together, value))


def _cells(material: Material) -> Control:
    """Totals and values of the law that are no number, or one that cannot be."""
    cells = [*_totals(material), *checked_values(material)]
    found = [f"IF({wrong(check, name)},1,0)" for name, check in cells]
    if material.kind is Kind.DOSSIER:
        found += [_forms(name, check) for name, check in FORM_CHECKS.items()]
    return Control("controle_vakken", "Vakken met een totaal of waarde", _CELLS, "+".join(found), 0)


def _totals(material: Material) -> Iterable[tuple[str, Check]]:
    yield "totaal_uren", NUMBER
    yield "totaal_uren_vorig_jaar", NUMBER
    if material.kind is Kind.DELEN:
        yield from ((name, NUMBER) for name, _, _ in shared_totals(material))
    if material.dossier.werkgever.nulmeting_banen is not None:
        yield "nulmeting_banen", NUMBER
    if material.has_parts:
        yield "prijs_per_baan", NUMBER


def _forms(name: str, check: Check) -> str:
    """How many forms have a word that is none of those that the law has."""
    known = "".join(f'-COUNTIF({name},"{choice}")' for choice in check.choices)
    return f"ROWS({name}){known}"
