"""The texts of a dossier in which a BSN may stand: what is found there, and what is shared.

A saved file must open whatever is in it, so an older dossier can hold one: a finding says where,
and nothing that is made to share has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.bsn import has_bsn, kept_name, perhaps_bsn, without_bsn
from banen_desktop.dossier.fields import Field, Kind
from banen_desktop.dossier.findings import Finding, Record, Severity, job_name
from banen_desktop.dossier.model import (
    MEMO_ROWS,
    Baan,
    Dossier,
    Invoersoort,
    Jaar,
    UrenRegel,
    Werkgever,
)
from banen_desktop.dossier.verslag import Maatregel

_Row = TypeVar("_Row")


def _texts(known: Sequence[Field]) -> tuple[Field, ...]:
    return tuple(each for each in known if each.kind is Kind.TEXT and not each.holds_numbers)


_WERKGEVER, _JAAR = _texts(fields.WERKGEVER), _texts(fields.JAAR)
_SINGLE = (
    ("toelichting", Record.TOELICHTING, _texts(fields.TOELICHTING)),
    ("verslagtekst", Record.JAAR, _texts(verslag_fields.VERSLAGTEKST)),
    ("vaststelling", Record.JAAR, _texts(verslag_fields.VASTSTELLING)),
)
_ROWS = {
    "uren": (Record.UREN, _texts(fields.UREN)),
    "banen": (Record.BAAN, _texts(fields.BAAN)),
    "werkagenda": (Record.MAATREGEL, _texts(verslag_fields.MAATREGEL)),
    "scenarios": (Record.JAAR, _texts(verslag_fields.SCENARIO)),
}
_FEWEST_SIGNS = 9
_PERSON = "kenmerk"  # tells people apart, and stands in nothing that is shared


def findings(werkgever: Werkgever, jaar: Jaar) -> Iterator[Finding]:
    """Where in a year, or of its employer, a BSN stands or could stand; one of each record."""
    yield from _about(Record.WERKGEVER, werkgever, _WERKGEVER)
    yield from _about(Record.JAAR, jaar, _JAAR)
    for name, record, known in _SINGLE:
        yield from _about(record, getattr(jaar, name), known)
    for name in _ROWS:
        for row in getattr(jaar, name):
            yield from _about_row(name, row)
    # Loonaangiften are called after the number of the employer.
    lists = [file.bestand for file in jaar.invoer if file.soort is not Invoersoort.LOONAANGIFTE]
    if any(kept_name(name) != name for name in lists):
        message = "In de naam van een ingelezen bestand staan negen cijfers."
        yield Finding(
            "bsn_in_bestandsnaam",
            Severity.WAARSCHUWING,
            Record.JAAR,
            message,
            "Kan dat een BSN zijn? Geef het bestand een andere naam en lees het opnieuw in; "
            "verwijder de oude invoer bij Uren, met de knop “Bekijk…”.",
            in_report=message,
        )


@lru_cache(maxsize=MEMO_ROWS)
def _about_row(name: str, row: Any) -> tuple[Finding, ...]:
    record, known = _ROWS[name]
    return tuple(_about(record, row, known))


def _about(record: Record, row: Any, known: tuple[Field, ...]) -> Iterator[Finding]:
    """One finding at most, about the first field that holds one."""
    for field in known:
        text = getattr(row, field.key)
        if len(text) < _FEWEST_SIGNS:
            continue
        if has_bsn(text):
            yield _sure(record, row, field)
            return
        if perhaps_bsn(text):
            yield _perhaps(record, row, field)
            return


def _sure(record: Record, row: Any, field: Field) -> Finding:
    return Finding(
        "bsn_gevonden",
        Severity.FOUT,
        record,
        f"Bij {field.label} lijkt een BSN te staan.",
        "Haal het weg: dit programma bewaart geen BSN. Gebruik een eigen kenmerk, zoals P-01. "
        "Uit wat u deelt, is het weggelaten.",
        *_place(row),
        field=field.key,
        in_report="Uit een of meer teksten is een nummer weggelaten dat een BSN kan zijn.",
    )


def _perhaps(record: Record, row: Any, field: Field) -> Finding:
    return Finding(
        "bsn_misschien",
        Severity.OPMERKING,
        record,
        f"Bij {field.label} staat een rij getallen die samen een BSN kan zijn.",
        "Zijn het aantallen, zoals uren? Dan is dit goed. Haal anders het BSN weg.",
        *_place(row),
        field=field.key,
        in_report="In een of meer teksten staat een rij getallen die niet is nagekeken.",
    )


def _place(row: Any) -> tuple[str, str]:
    """The id and the name of a row that people can go to; a name never is a BSN itself."""
    if isinstance(row, Baan):
        name = job_name(row)
    elif isinstance(row, UrenRegel):
        name = row.onderdeel or "een rij zonder naam"
    elif isinstance(row, Maatregel):
        name = row.omschrijving or "een maatregel"
    else:
        return "", ""
    return row.id, "een rij" if has_bsn(name) else name


def shared(dossier: Dossier) -> Dossier:
    """The same dossier without a BSN in its texts; the very same when it has none.

    The kenmerk of a row stays as it is: it tells people apart, and is in nothing to share.
    """
    years = tuple(_shared_year(jaar) for jaar in dossier.jaren)
    employer = _shared(dossier.werkgever, _WERKGEVER)
    same = employer is dossier.werkgever and all(map(_is_same, years, dossier.jaren))
    return dossier if same else replace(dossier, werkgever=employer, jaren=years)


def _is_same(new: object, old: object) -> bool:
    return new is old


@lru_cache(maxsize=32)  # every year of a dossier, and then some
def _shared_year(jaar: Jaar) -> Jaar:
    changes: dict[str, Any] = {}
    for name, _, known in _SINGLE:
        old = getattr(jaar, name)
        if (new := _shared(old, known)) is not old:
            changes[name] = new
    for name, (_, known) in _ROWS.items():
        rows = getattr(jaar, name)
        new_rows = tuple(_shared(row, known) for row in rows)
        if not all(map(_is_same, new_rows, rows)):
            changes[name] = new_rows
    year = _shared(jaar, _JAAR)
    return replace(year, **changes) if changes else year


def _shared(row: _Row, known: Sequence[Field]) -> _Row:
    """A record without a BSN; a short text, as most are, cannot hold one."""
    changes = {
        field.key: without_bsn(text)
        for field in known
        if field.key != _PERSON
        and len(text := getattr(row, field.key)) >= _FEWEST_SIGNS
        and has_bsn(text)
    }
    return replace(row, **changes) if changes else row  # type: ignore[type-var]
