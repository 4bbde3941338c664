"""Proposes how to read a table: what each column is, and whether it is about hours or jobs.

A proposal, never a decision: the user sees it and changes it before anything is taken over.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from banen_desktop import dutch
from banen_desktop.imports.lists.choices import read_answer, reads_as_form
from banen_desktop.imports.lists.header import (
    FEWEST_PERIODS,
    Header,
    likely_header,
    titles_at,
)
from banen_desktop.imports.lists.mapping import ListKind, Mapping
from banen_desktop.imports.lists.personal import strip_below
from banen_desktop.imports.lists.raw import RawFile, RawTable, Value
from banen_desktop.imports.lists.titles import (
    AMOUNTS,
    Target,
    likely_meaning,
    meaning,
    normal,
    period_of,
    without_year,
)
from banen_desktop.imports.lists.values import column_numbers

_SAMPLE = 200
_JOBS_ONLY = frozenset(
    {
        *(Target.KENMERK, Target.VORM, Target.TELT_MEE_VAN, Target.TELT_MEE_TOT),
        *(Target.REGISTER, Target.TOEREKENING, Target.AANTAL),
        *(Target.UITLENER_7_690, Target.UITLENER_HANDELSREGISTER),
    }
)
_OF_SCHEDULE = re.compile(r"\b(?:rooster\w*|ploeg\w*|dienstrooster|schema|shift|standaard|norm)\b")
_OF_PERSON = re.compile(
    r"\b(?:overeengekomen|afgesproken|contract\w*|persoonlijke?|individuele?)\b"
)
_DATE = re.compile(r"\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{4}|\d{4}-\d\d-\d\d", re.IGNORECASE)
_A_YEAR = re.compile(r"(?<!\d)20[1-4]\d(?!\d)")
_JOBS_WORDS = ("banenafspraak", "doelgroep", "garantiebanen", "garantiebaan", "participatie")
_NOT_FOR = {
    ListKind.UREN: _JOBS_ONLY | {Target.SOORT_WERK, Target.CONTRACT},
    ListKind.BANEN: frozenset({Target.FUNCTIEGROEP}),
}
_OF_JOBS = frozenset({"personen", "mensen"})
"""How a count of jobs is called; `medewerkers` and `headcount` are words of payroll."""
_OPEN_TITLES = frozenset({"soort", "type"})
_ANSWERS = (
    "“{title}” zegt ja of nee, en geen dag. De kolom is niet gebruikt. Staat er nee? Kies dan na "
    "het overnemen bij die baan de vorm “Buiten het register”."
)
_PERHAPS_JOBS = frozenset({Target.KENMERK, Target.AANTAL})
"""Columns that payroll lists of several employers have too."""


def targets_of(kind: ListKind) -> tuple[Target, ...]:
    """What a column can become in a list of this kind."""
    return tuple(target for target in Target if target not in _NOT_FOR[kind])


class Confidence(StrEnum):
    """How sure the program is of a column."""

    CERTAIN = "zeker"
    LIKELY = "waarschijnlijk"


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a meaning, and what the program thinks of it."""

    place: int
    title: str
    target: Target
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Recognised:
    """The proposal for one table, and the table without the columns that its titles call personal.

    `usable` when hours can be made from it.
    """

    table: RawTable
    mapping: Mapping
    columns: tuple[Column, ...]
    questions: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """Whether there is a column with hours, fte or a part of a full week."""
        return self.mapping.usable


def recognise(
    table: RawTable, year: int, kind: ListKind | None = None, header: Header | None = None
) -> Recognised:
    """Propose a mapping of this table for a year; a `kind` or `header` that is given is kept."""
    header = header or likely_header(table)
    table = strip_below(table, header)
    row, lines, titles = header.row, header.lines, titles_at(table, header)
    body = table.rows[row + lines :]
    columns, questions = _columns(table, titles, body, year)
    kind = kind or _kind(table, columns, row)
    fitting = [column for column in columns if column.target not in _NOT_FOR[kind]]
    answers = [column for column in fitting if _only_answers(column, body)]
    questions += [_ANSWERS.format(title=dutch.shorten(each.title, 40)) for each in answers]
    kept = _one_each(column for column in fitting if column not in answers)
    questions += [*_passed_over(fitting, kept, kind), *_other_year(table, header, columns, year)]
    targets: list[Target | None] = [None] * len(titles)
    for column in kept:
        targets[column.place] = column.target
    mapping = Mapping(table.name, kind, row, lines, titles, tuple(targets), year)
    return Recognised(table, mapping, kept, tuple(dict.fromkeys(questions)))


def best_table(
    file: RawFile, year: int, kind: ListKind | None = None, header: Header | None = None
) -> Recognised:
    """The proposal for the sheet that looks most like a list; visible sheets go first."""
    found = [(table.hidden, recognise(table, year, kind, header)) for table in file.tables]
    best = min(found, key=lambda pair: (not pair[1].usable, pair[0], -len(pair[1].columns)))
    return best[1]


def _columns(
    table: RawTable, titles: Sequence[str], body: Sequence[Sequence[Value]], year: int
) -> tuple[list[Column], list[str]]:
    gone = {column.column for column in table.left_out}
    columns, questions = [], []
    years = _years(titles)
    for place, title in enumerate(titles):
        if place in gone or not title:
            continue
        found = meaning(title)
        target = found[0] if found else _likely(title, body, place)
        if place == table.persons:
            target = Target.PERSOON
        elif target is Target.PERSOON:
            target = None
        own_year = without_year(title)[1]
        if target is None or (target in AMOUNTS and own_year not in {None, _wanted(years, year)}):
            continue
        if not _has_values(body, place):
            continue
        target = _by_content(table, target, place, body)
        columns.append(
            Column(place, title, target, Confidence.CERTAIN if found else Confidence.LIKELY)
        )
    if years and year not in years:
        known = dutch.join_list([str(each) for each in sorted(years)])
        questions.append(f"De lijst gaat over {known}, niet over {year}. Klopt het jaar?")
    columns = _week_of_factor(columns, body)
    if not any(column.target is Target.VERLOONDE_UREN for column in columns):
        columns += _periods(titles, body, gone)
    return columns, questions


def _years(titles: Sequence[str]) -> set[int]:
    """The years in titles such as `FTE'S 2024`."""
    found = set()
    for title in titles:
        _, year = without_year(title)
        known = meaning(title)
        if year is not None and known is not None and known[0] in AMOUNTS:
            found.add(year)
    return found


def _wanted(years: set[int], year: int) -> int | None:
    """The year to take; without it the last one, and then there is a question."""
    return year if year in years or not years else max(years)


def _has_values(body: Sequence[Sequence[Value]], place: int) -> bool:
    return any(place < len(row) and row[place] != "" for row in body[:2000])


def _sample(body: Sequence[Sequence[Value]], place: int) -> list[Value]:
    values = (row[place] for row in body if place < len(row) and row[place] != "")
    return [value for _, value in zip(range(_SAMPLE), values, strict=False)]


def _by_content(
    table: RawTable, target: Target, place: int, body: Sequence[Sequence[Value]]
) -> Target:
    """Some titles have two meanings; what is in the column decides."""
    values = _sample(body, place)
    if target in {Target.DEELTIJD, Target.UREN_PER_WEEK} and place not in table.percentages:
        numbers = column_numbers(values)
        if numbers and target is Target.UREN_PER_WEEK and max(numbers) <= 1:
            return Target.DEELTIJD
        if numbers and target is Target.DEELTIJD and _is_omvang(table, place, body):
            whole_week = 2 < max(numbers) <= 60 and len(set(numbers)) > 1
            return Target.UREN_PER_WEEK if whole_week else target
    if target is Target.FTE and table.persons is not None and place not in table.percentages:
        numbers = column_numbers(values)
        # Nobody has more than two jobs of a full week: such numbers are percentages.
        return (
            Target.DEELTIJD if 2 * sum(number > 2 for number in numbers) > len(numbers) else target
        )
    if target is Target.CONTRACT:
        texts = [value for value in values if isinstance(value, str)]
        forms = sum(reads_as_form(text) for text in texts)
        return Target.VORM if texts and 2 * forms > len(texts) else target
    return target


def _likely(title: str, body: Sequence[Sequence[Value]], place: int) -> Target | None:
    """What a title is like; a column that is only called `Soort` may tell hired from employed."""
    texts = [str(value) for value in _sample(body, place)] if normal(title) in _OPEN_TITLES else []
    return Target.VORM if texts and all(map(reads_as_form, texts)) else likely_meaning(title)


def _only_answers(column: Column, body: Sequence[Sequence[Value]]) -> bool:
    """Whether a column about the register says yes or no, and no day."""
    if column.target is not Target.REGISTER:
        return False
    return all(read_answer(str(value)) is not None for value in _sample(body, column.place))


def _week_of_factor(columns: Sequence[Column], body: Sequence[Sequence[Value]]) -> list[Column]:
    """Hours a week beside different factors, but the same in each row, are those of a full week."""
    parts = [column for column in columns if column.target is Target.DEELTIJD]
    weeks = [column for column in columns if column.target is Target.UREN_PER_WEEK]
    known = any(column.target is Target.WERKWEEK for column in columns)
    if known or len(parts) != 1 or len(weeks) != 1:
        return list(columns)
    different = [len(set(column_numbers(_sample(body, each.place)))) for each in parts + weeks]
    if not different[0] > 1 == different[1]:
        return list(columns)
    week = replace(weeks[0], target=Target.WERKWEEK, confidence=Confidence.LIKELY)
    return [week if column is weeks[0] else column for column in columns]


def _is_omvang(table: RawTable, place: int, body: Sequence[Sequence[Value]]) -> bool:
    """`Omvang` and `betrekkingsomvang` do not tell their unit; a factor or percentage does."""
    above = len(table.rows) - len(body)
    titles = " ".join(normal(table.shown(row, place)) for row in range(max(0, above - 2), above))
    return "omvang" in titles and "pct" not in titles and "percentage" not in titles


def _periods(
    titles: Sequence[str], body: Sequence[Sequence[Value]], gone: set[int]
) -> Iterable[Column]:
    """Columns per month or period, when there are enough of them."""
    found = [
        Column(place, title, Target.VERLOONDE_UREN, Confidence.LIKELY)
        for place, title in enumerate(titles)
        if place not in gone and period_of(title) is not None and _has_values(body, place)
    ]
    return found if len(found) >= FEWEST_PERIODS else []


def _kind(table: RawTable, columns: Sequence[Column], row: int) -> ListKind:
    """Jobs when a column or the text above the list says so; a list of payroll is about hours."""
    certain = [column for column in columns if column.confidence is Confidence.CERTAIN]
    targets = {column.target for column in certain if not _counts_staff(column)}
    of_jobs = _JOBS_ONLY - _PERHAPS_JOBS if Target.BESTUUR in targets else _JOBS_ONLY
    if targets & of_jobs and Target.FUNCTIEGROEP not in targets:
        return ListKind.BANEN
    above = [str(value) for place in table.rows[:row] for value in place]
    words = normal(" ".join([table.name, table.source.name, *above]))
    return ListKind.BANEN if any(word in words for word in _JOBS_WORDS) else ListKind.UREN


def _counts_staff(column: Column) -> bool:
    """Whether a column counts everybody: lists with the hours of all have `Aantal medewerkers`."""
    words = normal(column.title).split()
    return column.target is Target.AANTAL and not _OF_JOBS.intersection(words)


def _one_each(columns: Iterable[Column]) -> tuple[Column, ...]:
    """One column per target: the surest, then the preferred title; months stay together."""
    groups: dict[Target, list[Column]] = {}
    for column in columns:
        groups.setdefault(column.target, []).append(column)
    kept: list[Column] = []
    for target, group in groups.items():
        if target is Target.VERLOONDE_UREN and all(period_of(each.title) for each in group):
            kept += group
        else:
            kept.append(min(group, key=_preference))
    return tuple(sorted(kept, key=lambda column: column.place))


def _preference(column: Column) -> tuple[bool, int, bool, int]:
    """What is agreed with a person goes before what a schedule or shift has."""
    plain = normal(column.title)
    found = meaning(column.title)
    order = found[1] if found else 10_000
    return bool(_OF_SCHEDULE.search(plain)), order, not _OF_PERSON.search(plain), column.place


def _passed_over(
    columns: Iterable[Column], kept: Sequence[Column], kind: ListKind
) -> Iterable[str]:
    """A sentence about each amount that counts and that more than one column could be."""
    used = {column.target: column for column in kept}
    amounts = [target for target in AMOUNTS if target in used]
    for target in amounts if kind is ListKind.BANEN else amounts[:1]:
        others = [each for each in columns if each.target is target and each not in kept]
        if others:
            titles = dutch.join_list([f"“{dutch.shorten(each.title, 40)}”" for each in others])
            chosen = dutch.shorten(used[target].title, 40)
            yield (
                f"“{chosen}” is gebruikt als {target.label.lower()}, en {titles} niet. Is dat de "
                "goede kolom?"
            )


def _other_year(
    table: RawTable, header: Header, columns: Iterable[Column], year: int
) -> Iterable[str]:
    """A question when the list is about another year: by its cells, else by its names."""
    above = " ".join(str(cell) for row in table.rows[: header.row] for cell in row)
    names = " ".join([table.source.name, table.name, _DATE.sub(" ", above)])
    found = _years_in(table, header, columns) or {int(each) for each in _A_YEAR.findall(names)}
    if found and year not in found:
        known = dutch.join_list([str(each) for each in sorted(found)])
        yield f"De lijst gaat over {known}, niet over {year}. Klopt het jaar?"


def _years_in(table: RawTable, header: Header, columns: Iterable[Column]) -> set[int]:
    """The years in the columns for a year or a period."""
    places = [each.place for each in columns if each.target in {Target.JAAR, Target.PERIODE}]
    rows = table.rows[header.row + header.lines :]
    cells = {row[place] for place in places for row in rows if place < len(row)}
    texts = (f"{cell:.0f}" if isinstance(cell, float) else str(cell) for cell in cells)
    return {int(found[0]) for text in texts if (found := re.match(r"20[1-9]\d", text))}
