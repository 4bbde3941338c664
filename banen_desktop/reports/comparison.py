"""Comparison and what-if as tables: years, sector, onderdelen, interim measurement, scenarios.

Every number comes from `quota/`; a cell knows the step that it shows, so that a window can explain
it. `Table.figures` is the same as text, for documents. Tables of onderdelen and of people are for
inside the house: what leaves it passes the small-number guard first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.verslag import Scenario
from banen_desktop.quota.interim import Moment
from banen_desktop.quota.onderdelen import Onderdeel, Soort, Verdeling
from banen_desktop.quota.rows import decimal_of
from banen_desktop.quota.scenarios import ScenarioOutcome
from banen_desktop.quota.sector_figures import Beside, SectorComparison, SectorFigure
from banen_desktop.quota.trace import Outcome, Step, Unit
from banen_desktop.reports import wording
from banen_desktop.reports.figures import Figures

UNKNOWN = "–"
MANY_HOURS = 10_000
_LONGEST_TITLE = 20
_SIGNED = frozenset(
    {
        *("verschil_banen", "verandering_quotum", "verandering_banen", "verschil_nulmeting"),
        *("verandering_dienstverband", "verandering_inleen"),
    }
)
_TWO_DECIMALS = frozenset({"banen_erbij", "banen_erbij_heel_jaar"})


@dataclass(frozen=True, slots=True)
class Ref:
    """The step behind a cell, with the outcome that explains it."""

    outcome: Outcome
    key: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, the step that it shows, and whether it is words instead of a number."""

    text: str
    ref: Ref | None = None
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; a heading has no cells, a total is shown stronger."""

    label: str
    cells: tuple[Cell, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table to read: the first column are the labels of its lines."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]

    def figures(self) -> Figures:
        """The table as text, for documents."""
        width = len(self.header) - 1
        rows = (
            (line.label, *(cell.text for cell in line.cells), *[""] * (width - len(line.cells)))
            for line in self.lines
        )
        return Figures(self.header, tuple(rows))


Rows = Sequence[tuple[str, str]]
_YEARS: tuple[tuple[str, Rows], ...] = (
    (
        "Banen van 25,5 uur",
        (
            ("quotum_banen", "Quotum"),
            ("gerealiseerde_banen", "Gerealiseerd"),
            ("banen_dienstverband", "waarvan in eigen dienst"),
            ("banen_inleen", "waarvan ingeleend"),
            ("verschil_banen", "Verschil met het quotum"),
            ("realisatiepercentage", "Realisatie van het quotum"),
        ),
    ),
    (
        "Verandering sinds het jaar ervoor",
        (
            ("verandering_quotum", "Quotum, banen"),
            ("verandering_banen", "Gerealiseerde banen"),
            ("verandering_dienstverband", "Banen in eigen dienst"),
            ("verandering_inleen", "Ingeleende banen"),
        ),
    ),
    (
        "Vast en tijdelijk, in eigen dienst",
        (
            ("banen_vast", "Banen met een vast contract"),
            ("banen_tijdelijk", "Banen met een tijdelijk contract"),
            ("banen_contract_onbekend", "Banen zonder vast of tijdelijk"),
            ("aandeel_vast", "Deel met een vast contract"),
        ),
    ),
    (
        "Mensen",
        (
            ("personen", "Personen die meetellen"),
            ("personen_gebleven", "Gebleven sinds het jaar ervoor"),
            ("personen_gekomen", "Erbij gekomen"),
            ("personen_vertrokken", "Vertrokken"),
        ),
    ),
    (
        "Nulmeting",
        (
            ("nulmeting_banen", "Banen bij de nulmeting"),
            ("verschil_nulmeting", "Verschil met de nulmeting"),
        ),
    ),
)
_SCENARIO: tuple[tuple[str, Rows], ...] = (
    (
        "",
        (
            ("verloonde_uren", "Verloonde uren"),
            ("quotumpercentage", "Percentage"),
            ("quotum_banen", "Te realiseren banen"),
            ("gerealiseerde_banen", "Gerealiseerde banen"),
            ("verschil_banen", "Verschil met het quotum"),
            ("realisatiepercentage", "Realisatie"),
            ("banen_op_peildatum", "Banen op 31 december"),
            ("aandeel", "Aandeel in alle uren"),
            ("personen", "Personen"),
        ),
    ),
    (
        "Mensen erbij",
        (
            ("banen_erbij", "Banen in dit jaar"),
            ("banen_erbij_heel_jaar", "Banen in een heel jaar"),
        ),
    ),
    ("Inkoop", (("banen_inkoop", "Waarvan ingekochte banen"),)),
    (
        "Theoretische bedragen",
        (("bonus", "Bonus"), ("lkv", "LKV, hoogstens")),
    ),
    (
        "Vooruitblik",
        (
            ("doel_percentage", "Percentage dan"),
            ("doel_banen", "Te realiseren banen dan"),
            ("blijvende_banen", "Banen die blijven"),
            ("nog_nodig_banen", "Nog nodig, banen"),
            ("banen_per_jaar", "Banen erbij per jaar"),
        ),
    ),
)
_MOMENTS: Rows = (
    ("banen_op_dag", "Banen op deze dag"),
    ("personen_op_dag", "Personen op deze dag"),
    ("meetellende_uren", "Meetellende uren tot nu toe"),
    ("gerealiseerde_banen", "Gerealiseerde banen tot nu toe"),
    ("verloonde_uren", "Verloonde uren tot nu toe"),
    ("aandeel", "Aandeel in alle uren tot nu toe"),
    ("realisatiepercentage", "Realisatie tot nu toe"),
)
_PARTS: Rows = (
    ("verloonde_uren", "Verloonde uren"),
    ("quotum_banen", "Eigen deel"),
    ("gerealiseerde_banen", "Gerealiseerd"),
    ("verschil_banen", "Verschil"),
    ("realisatiepercentage", "Realisatie"),
    ("personen", "Personen"),
)


def bare(step: Step) -> str:
    """The value of a step without its noun, for a column of numbers."""
    if step.unit in {Unit.RATIO, Unit.EURO}:
        return wording.shown(step)
    decimals = 2 if step.key in _TWO_DECIMALS else 1
    if step.unit is Unit.PERSOON:
        return dutch.format_number(step.value, 0)
    if step.unit is Unit.UUR:
        return _hours(step.value)
    if step.key in _SIGNED:
        return signed(step.value, decimals)
    return dutch.format_number(step.value, decimals)


def _hours(value: Decimal) -> str:
    """Hours; tens of thousands need no decimals in a table."""
    return dutch.format_number(dutch.rounded(value, 0 if abs(value) >= MANY_HOURS else 1))


def signed(value: Decimal, decimals: int) -> str:
    """A difference with its sign: `+1,2`, `-0,3`, `0,0`."""
    shown = dutch.format_number(value, decimals)
    return f"+{shown}" if dutch.rounded(value, decimals) > 0 else shown


def _cell(outcome: Outcome, key: str, unknown: str = UNKNOWN) -> Cell:
    step = outcome.by_key.get(key)
    return Cell(unknown) if step is None else Cell(bare(step), Ref(outcome, key))


def _moment_cell(moment: Moment, key: str) -> Cell:
    """A number of a moment; an estimate is no more precise than it is."""
    cell = _cell(moment.outcome, key)
    if key not in moment.estimated:
        return cell
    step = moment.outcome.by_key[key]
    text = dutch.format_number(step.value, 0) if step.unit is Unit.UUR else cell.text
    return Cell(f"circa {text}", cell.ref)


def _grouped(
    outcomes: Sequence[Outcome], groups: Iterable[tuple[str, Rows]], unknown: str = UNKNOWN
) -> list[Line]:
    """The rows that at least one outcome has, under the headings of their groups."""
    lines = []
    for heading, rows in groups:
        found = [
            Line(label, tuple(_cell(each, key, unknown) for each in outcomes))
            for key, label in rows
            if any(key in each.by_key for each in outcomes)
        ]
        lines += [Line(heading, strong=True)] if heading and found else []
        lines += found
    return lines


# -- years, moments --------------------------------------------------------------------------------


def series_table(outcomes: Sequence[Outcome]) -> Table:
    """The years beside each other, the latest first."""
    latest = sorted(outcomes, key=lambda each: each.jaar, reverse=True)
    header = ("", *(str(each.jaar) for each in latest))
    return Table(header, tuple(_grouped(latest, _YEARS)))


def interim_table(moments: Sequence[Moment]) -> Table:
    """The moments of a year beside each other; an estimate is written as `circa`."""
    days = (dutch.format_date_words(each.day).rsplit(" ", 1)[0] for each in moments)
    lines = (
        Line(
            label,
            tuple(_moment_cell(each, key) for each in moments),
        )
        for key, label in _MOMENTS
        if any(key in each.outcome.by_key for each in moments)
    )
    return Table(("", *days), tuple(lines))


# -- onderdelen ------------------------------------------------------------------------------------


def onderdelen_table(found: Verdeling) -> Table:
    """The parts under each other and the whole below them; remarks only where there are any."""
    rows = [*found.delen, found.geheel]
    columns = [pair for pair in _PARTS if any(pair[0] in row.outcome.by_key for row in rows)]
    if any("bijdrage" in row.outcome.by_key for row in rows):
        columns.append(("bijdrage", "Bijdrage"))
    remarks = any(row.remark for row in rows)
    header = ("Onderdeel", *(label for _, label in columns), *(["Opmerking"] if remarks else []))
    return Table(header, tuple(_part_line(row, columns, remarks=remarks) for row in rows))


def _part_line(row: Onderdeel, columns: Rows, *, remarks: bool) -> Line:
    cells = [_cell(row.outcome, key) for key, _ in columns]
    cells += [Cell(row.remark, is_text=True)] if remarks else []
    return Line(row.naam, tuple(cells), strong=row.soort is Soort.GEHEEL)


def above_words(found: Verdeling) -> str:
    """Who is above its own share: that is part of a central budget as well."""
    above = [
        part.naam
        for part in found.delen
        if part.soort is Soort.ONDERDEEL and part.exact.get("verschil_banen", 0) > 0
    ]
    if not above:
        return ""
    has = "heeft meer banen dan het" if len(above) == 1 else "hebben meer banen dan hun"
    return f"{dutch.join_list(above)} {has} eigen deel."


# -- sectors ---------------------------------------------------------------------------------------


def sector_table(found: SectorComparison) -> Table:
    """Figures against the quotum, beside the employer's own year."""
    header = ("Jaar", "Doel", "Gerealiseerd", "Sector", "U", "Verschil", "Opmerking", "Bron")
    return Table(header, tuple(_beside_line(row) for row in found.comparable))


def _beside_line(row: Beside) -> Line:
    own = Cell(UNKNOWN) if row.own is None else _cell(row.own, "realisatiepercentage")
    difference = UNKNOWN
    if row.verschil is not None:
        difference = f"{signed(decimal_of(row.verschil * 100), 1)} %-punt"
    figure = row.figure
    cells = (*_numbers(figure), own, Cell(difference), *_words(figure))
    return Line(str(figure.jaar), cells)


def apart_table(figures: Sequence[SectorFigure], *, named: bool = False) -> Table:
    """Figures on another basis, or of other sectors: shown with what they were measured against."""
    header = ("Jaar", "Doel", "Gerealiseerd", "Sector", "Gemeten tegen", "Opmerking", "Bron")
    lines = (
        Line(
            f"{sector_name(figure)} {figure.jaar}" if named else str(figure.jaar),
            (
                *_numbers(figure),
                Cell(figure.grondslag.label, is_text=True),
                *_words(figure),
            ),
        )
        for figure in figures
    )
    return Table(("Sector en jaar", *header[1:]) if named else header, tuple(lines))


def sector_name(figure: SectorFigure) -> str:
    """The sector, or the whole overheid."""
    return "Hele overheid" if figure.sector is None else figure.sector.label


def _numbers(figure: SectorFigure) -> tuple[Cell, ...]:
    return (
        *(_plain(number) for number in (figure.doel, figure.gerealiseerd)),
        Cell(UNKNOWN if figure.percentage is None else f"{dutch_decimals(figure.percentage)}%"),
    )


def _plain(number: Decimal | None) -> Cell:
    return Cell(UNKNOWN if number is None else dutch_decimals(number))


def dutch_decimals(number: Decimal) -> str:
    """A number in the decimals that it was written with: `262,0`."""
    return dutch.format_number(number, max(-int(number.as_tuple().exponent), 0))


def _words(figure: SectorFigure) -> tuple[Cell, Cell]:
    source = f"{figure.bron} ({figure.zekerheid.label})"
    return Cell(figure.opmerking, is_text=True), Cell(source, is_text=True)


# -- scenarios -------------------------------------------------------------------------------------


def scenario_name(scenario: Scenario, place: int) -> str:
    """The name of a scenario, or its number."""
    return scenario.naam or f"Scenario {place}"


def scenario_table(found: ScenarioOutcome) -> Table:
    """The real year beside a scenario, with the difference."""
    lines = [
        _with_difference(found, line)
        for line in _grouped((found.now, found.outcome), _SCENARIO, "")
    ]
    lines += [
        Line(f"Banen nodig op 1 januari {year}", (Cell(""), Cell(dutch.format_number(jobs, 1))))
        for year, jobs in found.path
    ]
    return Table(("", "Nu", "Scenario", "Verschil"), tuple(lines))


def _with_difference(found: ScenarioOutcome, line: Line) -> Line:
    refs = [cell.ref for cell in line.cells if cell.ref is not None]
    if not refs:
        return line
    return Line(line.label, (*line.cells, _difference(found, refs[0].key)))


def _difference(found: ScenarioOutcome, key: str) -> Cell:
    difference = found.difference(key)
    if difference is None:
        return Cell("")
    unit = found.outcome.by_key[key].unit
    if not difference:
        return Cell("0")
    if unit is Unit.RATIO:
        decimals = 1 if key == "realisatiepercentage" else 2
        return Cell(f"{signed(difference * 100, decimals)} %-punt")
    if unit is Unit.EURO:
        sign = "+" if dutch.rounded(difference, 0) > 0 else ""
        return Cell(sign + dutch.format_euro(difference))
    return Cell(signed(difference, 1 if unit is Unit.BAAN else 0))


def scenarios_table(found: Sequence[ScenarioOutcome]) -> Table:
    """All scenarios of a year beside the real year; empty without scenarios."""
    if not found:
        return Table(("", "Nu"), ())
    names = [
        dutch.shorten(scenario_name(each.scenario, place), _LONGEST_TITLE)
        for place, each in enumerate(found, 1)
    ]
    # The scenario that shows the loonkostenvoordeel has it for the real year too.
    now = max((each.now for each in found), key=lambda each: len(each.steps))
    lines = _grouped((now, *(each.outcome for each in found)), _SCENARIO, "")
    return Table(("", "Nu", *names), tuple(lines))
