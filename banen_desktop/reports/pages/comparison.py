"""Comparison as tables: years, interim measurement, onderdelen, sectors.

Every number comes from `quota/`. Tables of onderdelen and of people are for inside the house: what
leaves it passes the small-number guard first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from banen_desktop import dutch
from banen_desktop.dutch import Sum
from banen_desktop.quota.calculation.trace import Outcome, Unit
from banen_desktop.quota.units import decimal_of
from banen_desktop.quota.what_if.interim import Moment
from banen_desktop.quota.years.comparison import hours_missing
from banen_desktop.quota.years.onderdelen import Onderdeel, Soort, Verdeling
from banen_desktop.quota.years.sector_figures import Beside, SectorComparison, SectorFigure
from banen_desktop.reports.words import percentages, wording
from banen_desktop.reports.words.sums import gap_sum, sums_in
from banen_desktop.reports.words.tables import (
    UNKNOWN,
    Cell,
    Line,
    Rows,
    Table,
    bare,
    cell_of,
    grouped,
    signed,
)

Name = TypeVar("Name")
_BETWEEN_SENTENCES = re.compile(r"(?<=[^.]\.)(?<!art\.) (?=[A-Z0-9])")
_MOST_NAMES = 4
_JOBS: Rows = (
    ("quotumpercentage", "Quotumpercentage"),
    ("quotum_banen", "Quotum"),
    ("gerealiseerde_banen", "Gerealiseerd"),
    ("banen_dienstverband", "waarvan in eigen dienst"),
    ("banen_inleen", "waarvan ingeleend"),
    ("verschil_banen", "Verschil met het quotum"),
    ("realisatiepercentage", "Realisatie van het quotum"),
)
_YEARS: tuple[tuple[str, Rows], ...] = (
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
_CHANGES = (
    ("quotum_banen", "verandering_quotum"),
    ("gerealiseerde_banen", "verandering_banen"),
    ("banen_dienstverband", "verandering_dienstverband"),
    ("banen_inleen", "verandering_inleen"),
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


def _moment_cell(moment: Moment, key: str) -> Cell:
    """A number of a moment; an estimate is no more precise than it is, and a bound says so."""
    cell = cell_of(moment.outcome, key)
    if key not in moment.estimated:
        return cell
    step = moment.outcome.by_key[key]
    text = dutch.format_number(step.value, 0) if step.unit is Unit.UUR else bare(step)
    return Cell(wording.bounded(f"circa {text}", step.bound), cell.ref)


# -- years, moments --------------------------------------------------------------------------------


def series_table(outcomes: Sequence[Outcome]) -> Table:
    """The years beside each other, in the order of time as in the chart."""
    years = sorted(outcomes, key=lambda each: each.jaar)
    header = ("", *(str(each.jaar) for each in years))
    hours = wording.hours_of_a_job(wording.weeks_of_a_job(outcomes))
    groups = ((f"Banen van {hours}", _JOBS), *_YEARS)
    lines = tuple(grouped(years, groups))
    shown = _texts(years, groups)
    sums = [found for year, texts in shown.items() for found in sums_in(texts, str(year))]
    sums += [
        gap_sum(shown[year - 1][key], texts[key], texts[change], str(year))
        for year, texts in shown.items()
        for key, change in _CHANGES
        if year - 1 in shown and {key, change} <= texts.keys() and key in shown[year - 1]
    ]
    return Table(header, lines, dutch.rounded_apart(*sums))


def _texts(
    outcomes: Sequence[Outcome], groups: Sequence[tuple[str, Rows]]
) -> dict[int, dict[str, str]]:
    """What a table shows of each year: the texts by the keys of their steps."""
    keys = [key for _, rows in groups for key, _ in rows]
    return {
        each.jaar: {key: cell_of(each, key).text for key in keys if key in each.by_key}
        for each in outcomes
    }


def missing_words(outcomes: Sequence[Outcome]) -> str:
    """In which years jobs have no hours yet, so that some differences are left out."""
    years = [str(each.jaar) for each in outcomes if hours_missing(each)]
    if not years:
        return ""
    return (
        f"In {dutch.join_list(years)} zijn er banen zonder uren: die tellen niet op. Getallen die "
        "daardoor niet kloppen, zoals de verandering sinds het jaar ervoor, blijven weg."
    )


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
    """The parts under each other and the whole below them; remarks stand below the table."""
    rows = [*found.delen, found.geheel]
    columns = [pair for pair in _PARTS if any(pair[0] in row.outcome.by_key for row in rows)]
    if any("bijdrage" in row.outcome.by_key for row in rows):
        columns.append(("bijdrage", "Bijdrage"))
    header = ("Onderdeel", *(label for _, label in columns))
    lines = tuple(_part_line(row, columns) for row in rows)
    remarks = _once(((row.naam, row.remark) for row in rows), _first_names)
    sums = dutch.rounded_apart(*_sums_of_parts(found, columns))
    return Table(header, lines, _below(sums, *remarks))


def _sums_of_parts(found: Verdeling, columns: Rows) -> Iterator[Sum]:
    """Each row by itself, and in each column the parts beside the whole."""
    for row in (*found.delen, found.geheel):
        keys = [key for key, _ in columns if key in row.outcome.by_key]
        yield from sums_in({key: cell_of(row.outcome, key).text for key in keys}, row.naam)
    whole = found.geheel
    for key, label in columns:
        parts = [row for row in found.delen if key in row.exact]
        if key in whole.exact and sum(row.exact[key] for row in parts) == whole.exact[key]:
            texts = tuple(cell_of(row.outcome, key).text for row in parts)
            yield Sum(texts, cell_of(whole.outcome, key).text, name=label)


def _part_line(row: Onderdeel, columns: Rows) -> Line:
    cells = tuple(cell_of(row.outcome, key) for key, _ in columns)
    return Line(row.naam, cells, strong=row.soort is Soort.GEHEEL)


def _below(*told: str) -> str:
    return "\n".join(line for line in told if line)


def _once(told: Iterable[tuple[Name, str]], names: Callable[[Sequence[Name]], str]) -> list[str]:
    """Sentences about rows, each told once behind the names of all rows that it is about."""
    rows: dict[str, list[Name]] = {}
    for name, text in told:
        if text:
            rows.setdefault(text, []).append(name)
    lines: dict[str, list[str]] = {}
    for text, found in rows.items():
        lines.setdefault(names(found), []).append(text)
    return [f"{name}: {' '.join(texts)}" for name, texts in lines.items()]


def _first_names(names: Sequence[str]) -> str:
    """Names beside each other, the first few and how many more there are."""
    rest = len(names) - _MOST_NAMES
    return dutch.join_list([*names[:_MOST_NAMES], *([f"{rest} andere"] if rest > 0 else [])])


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
    header = ("Jaar", "Doel", "Gerealiseerd", "Sector", "U", "Verschil")
    lines = tuple(map(_beside_line, found.comparable))
    added = dutch.rounded_apart(*(_difference_of(line) for line in lines))
    told = _told([row.figure for row in found.comparable], named=False)
    return Table(header, lines, _below(added, *told))


def _difference_of(line: Line) -> Sum:
    """The own share beside that of the sector, with the difference."""
    sector, own, difference = (cell.text for cell in line.cells[2:5])
    return gap_sum(sector, own, difference, line.label)


def _beside_line(row: Beside) -> Line:
    own = Cell(UNKNOWN) if row.own is None else _own_share(row.own)
    difference = UNKNOWN
    if row.verschil is not None:
        difference = f"{signed(decimal_of(row.verschil * 100), 1)} %-punt"
    figure = row.figure
    return Line(str(figure.jaar), (*_numbers(figure), own, Cell(difference)))


def _own_share(outcome: Outcome) -> Cell:
    """The own realisation, with what its quotum rests on when that is not settled."""
    cell, rests_on = cell_of(outcome, "realisatiepercentage"), percentages.unsettled(outcome)
    if rests_on is None or cell.ref is None:
        return cell
    return Cell(f"{cell.text} ({rests_on.status.label})", cell.ref)


def apart_table(figures: Sequence[SectorFigure], *, named: bool = False) -> Table:
    """Figures on another basis, or of other sectors: shown with what they were measured against."""
    header = ("Jaar", "Doel", "Gerealiseerd", "Sector", "Gemeten tegen")
    lines = (
        Line(
            f"{sector_name(figure)} {figure.jaar}" if named else str(figure.jaar),
            (
                *_numbers(figure),
                Cell(figure.grondslag.label, is_text=True),
            ),
        )
        for figure in figures
    )
    first = ("Sector en jaar", *header[1:]) if named else header
    return Table(first, tuple(lines), _below(*_told(figures, named=named)))


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


def _told(figures: Sequence[SectorFigure], *, named: bool) -> list[str]:
    """What has to be known of figures, and where they come from."""

    def names(found: Sequence[SectorFigure]) -> str:
        by_sector: dict[str, list[int]] = {}
        for figure in found:
            by_sector.setdefault(sector_name(figure) if named else "", []).append(figure.jaar)
        parts = (f"{name} {_span(years)}".strip() for name, years in by_sector.items())
        return dutch.join_list(list(parts))

    sources = ((one, f"{one.bron} ({one.zekerheid.label})") for one in figures)
    return [
        *_once(((one, words) for one in figures for words in sentences(one.opmerking)), names),
        *(f"Bron van {line}" for line in _once(sources, names)),
    ]


def sentences(text: str) -> list[str]:
    """The sentences of a text; the stop of `art.` ends none."""
    return [part for part in _BETWEEN_SENTENCES.split(text) if part]


def _span(years: Sequence[int]) -> str:
    """Years beside each other, those without a gap from the first to the last."""
    first, last = min(years), max(years)
    if len(years) > 2 and sorted(years) == list(range(first, last + 1)):
        return f"{first} tot en met {last}"
    return dutch.join_list([str(year) for year in sorted(years)])
