"""Hypothesis strategies for whole dossiers, derived from `dossier.fields`.

Everything drawn here is valid and canonical: it may be saved, and what is saved comes back equal.
Ids of rows are unique within a dossier.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st

from banen_desktop.dossier import fields, imported_fields, opgave_fields, verslag_fields
from banen_desktop.dossier.fields import Field, Kind
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Invoer,
    Jaar,
    Loonaangifte,
    Tijdvak,
    Toelichting,
    UrenRegel,
    Werkgever,
)
from banen_desktop.dossier.opgaven import GemaakteOpgave, Raadsleutel
from banen_desktop.dossier.verslag import (
    Cijfer,
    Logo,
    Maatregel,
    Parameters,
    Scenario,
    Vaststelling,
    Vergelijking,
    Versie,
    Verslagtekst,
    Waarde,
)

_Record = TypeVar("_Record")
LONGEST_TEXT = 5000
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)
_SIGNS = st.one_of(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"),
    st.sampled_from("\n\t\r'\"%;=<&é–😀"),
)


def ids() -> st.SearchStrategy[str]:
    """Ids as `choice.new_id` makes them."""
    return st.uuids().map(lambda made: made.hex)


def calendar_years(first: int = fields.YEARS[0]) -> st.SearchStrategy[int]:
    """Every year that a dossier may have, from `first` on."""
    return st.integers(first, fields.YEARS[-1])


def days() -> st.SearchStrategy[date]:
    """Every day that a date in a dossier may be."""
    return st.dates(FIRST_DAY, LAST_DAY)


@st.composite
def numbers(draw: st.DrawFn, field: Field) -> Decimal:
    """Every number that this field may hold, with every number of decimals."""
    places = draw(st.integers(0, field.decimals))
    most = int(field.maximum.scaleb(places))
    least = -most if field.below_zero else int(field.above_zero)
    return Decimal(draw(st.integers(least, most))).scaleb(-places)


def values(field: Field) -> st.SearchStrategy[Any]:
    """Every value that this field may hold; also unknown, where that is allowed."""
    known = _known(field)
    return known if field.required or field.kind is Kind.TEXT else st.none() | known


def _known(field: Field) -> st.SearchStrategy[Any]:
    if field.kind is Kind.TEXT:
        return st.text(_SIGNS, max_size=min(field.length, LONGEST_TEXT))
    if field.choices is not None:
        return st.sampled_from(list(field.choices))
    if field.kind is Kind.DATE:
        return days()
    if field.kind is Kind.YEAR:
        return calendar_years(field.first_year)
    return numbers(field)


def records(
    record: Callable[..., _Record], known: tuple[Field, ...], **more: st.SearchStrategy[Any]
) -> st.SearchStrategy[_Record]:
    """Any record of this kind; what is not filled in has the value of an empty record.

    What is filled in is drawn at once, for all fields: a choice for each takes three times as long.
    """
    always = {field.key: _known(field) for field in known if field.required} | more
    optional = [(field.key, _known(field)) for field in known if not field.required]
    filled_in = st.integers(0, 2 ** len(optional) - 1)

    @st.composite
    def drawn(draw: st.DrawFn) -> _Record:
        filled = draw(filled_in)
        here = (pair for place, pair in enumerate(optional) if filled >> place & 1)
        return record(**{key: draw(value) for key, value in (*always.items(), *here)})

    return drawn()


def employers() -> st.SearchStrategy[Werkgever]:
    """Any employer."""
    return records(Werkgever, fields.WERKGEVER)


def hours_rows() -> st.SearchStrategy[UrenRegel]:
    """Any row of hours."""
    return records(UrenRegel, fields.UREN + imported_fields.REEKS, id=ids())


def jobs() -> st.SearchStrategy[Baan]:
    """Any row of jobs."""
    return records(Baan, fields.BAAN + imported_fields.REEKS, id=ids())


def years(max_rows: int = 4) -> st.SearchStrategy[Jaar]:
    """Any year, with up to `max_rows` rows of hours and as many jobs."""
    return records(
        Jaar,
        fields.JAAR,
        jaar=calendar_years(),
        uren=st.lists(hours_rows(), max_size=max_rows).map(tuple),
        banen=st.lists(jobs(), max_size=max_rows).map(tuple),
        toelichting=records(Toelichting, fields.TOELICHTING),
        loonaangifte=records(Loonaangifte, imported_fields.LOONAANGIFTE),
        tijdvakken=rows_of(Tijdvak, imported_fields.TIJDVAK, max_rows),
        invoer=rows_of(Invoer, imported_fields.INVOER, max_rows),
        werkagenda=rows_of(Maatregel, verslag_fields.MAATREGEL, max_rows),
        verslagtekst=records(Verslagtekst, verslag_fields.VERSLAGTEKST),
        vaststelling=records(Vaststelling, verslag_fields.VASTSTELLING),
        gerapporteerd=rows_of(Cijfer, verslag_fields.CIJFER, max_rows),
        vergelijking=records(Vergelijking, verslag_fields.VERGELIJKING),
        scenarios=rows_of(Scenario, verslag_fields.SCENARIO, max_rows),
        parameters=records(Parameters, verslag_fields.PARAMETERS),
        waarden=rows_of(Waarde, verslag_fields.WAARDE, max_rows),
    )


def rows_of(
    record: Callable[..., Any], known: tuple[Field, ...], most: int
) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to `most` records with ids of their own."""
    return st.lists(records(record, known, id=ids()), max_size=most).map(tuple)


def dossiers(max_years: int = 3, max_rows: int = 4) -> st.SearchStrategy[Dossier]:
    """Any whole dossier, its years in the order of the calendar."""
    return st.builds(
        Dossier,
        werkgever=employers(),
        jaren=st.lists(years(max_rows), max_size=max_years, unique_by=lambda year: year.jaar).map(
            lambda found: tuple(sorted(found, key=lambda year: year.jaar))
        ),
        logo=records(Logo, verslag_fields.LOGO),
        versies=rows_of(Versie, verslag_fields.VERSIE, 2),
        opgaven=rows_of(GemaakteOpgave, opgave_fields.GEMAAKTE_OPGAVE, 2),
        raadsleutels=rows_of(Raadsleutel, opgave_fields.RAADSLEUTEL, 2),
        id=ids(),
    ).map(_with_own_ids)


_ROWS = (
    *("uren", "banen", "tijdvakken", "invoer", "werkagenda", "gerapporteerd", "scenarios"),
    "waarden",
)


def _numbered(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(replace(row, id=f"{number:032x}") for number, row in enumerate(rows))


def _with_own_ids(dossier: Dossier) -> Dossier:
    # Drawn ids may be equal (they shrink to zero); rows of one dossier never share one.
    def renamed_rows(year: Jaar) -> dict[str, Any]:
        return {
            name: tuple(
                replace(row, id=f"{year.jaar:016x}{place * 4096 + number:016x}")
                for number, row in enumerate(getattr(year, name))
            )
            for place, name in enumerate(_ROWS)
        }

    return replace(
        dossier,
        jaren=tuple(replace(year, **renamed_rows(year)) for year in dossier.jaren),
        versies=_numbered(dossier.versies),
        opgaven=_numbered(dossier.opgaven),
        raadsleutels=_numbered(dossier.raadsleutels),
    )
