"""Texts of the Toelichting that a new year took over from the year before, as they stand there."""

from dataclasses import replace

from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.model import Dossier, Jaar


def carried(jaar: Jaar, previous: Jaar | None) -> tuple[str, ...]:
    """The keys of the texts that are those of the year before and that nobody read again.

    A year that was reported has been read.
    """
    if previous is None or jaar.vaststelling.op is not None:
        return ()
    read = jaar.verslagtekst.klopt_nog.split()
    return tuple(
        field.key
        for field in fields.TOELICHTING
        if field.key not in read and _is_same(jaar, previous, field.key)
    )


def _is_same(jaar: Jaar, previous: Jaar, key: str) -> bool:
    text = getattr(jaar.toelichting, key)
    return bool(text) and text == getattr(previous.toelichting, key)


def still_right(dossier: Dossier, year: int, key: str) -> Dossier:
    """The dossier after the user read a text of last year again; raises `KeyError` without one."""
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    read = (*jaar.verslagtekst.klopt_nog.split(), key)
    known = " ".join(field.key for field in fields.TOELICHTING if field.key in read)
    return edits.set_year(dossier, year, verslagtekst=replace(jaar.verslagtekst, klopt_nog=known))
