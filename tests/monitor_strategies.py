"""Hypothesis strategies for whole monitors, derived from `sector.facts.fields`.

Everything drawn here is valid and canonical: it may be saved, and what is saved comes back equal.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from strategies import calendar_years, ids, records

from banen_desktop.dossier import verslag_fields
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.verslag import Versie
from banen_desktop.reports.opgave.records import (
    Kwaliteit,
    Opgave,
    Relatie,
    Soort,
    Uitvraag,
    Veld,
    Weg,
)
from banen_desktop.sector.facts import fields
from banen_desktop.sector.facts.model import (
    Bevinding,
    Cijfer,
    Kader,
    Klassentotaal,
    Lid,
    Maatregel,
    Monitor,
    Ontvangst,
    Raad,
)

_MOST = 3
_ROWS = (
    *("leden", "kaders", "ontvangsten", "bevindingen", "werkagenda", "cijfers"),
    *("klassentotalen", "versies"),
)


def _within(numbers: range) -> st.SearchStrategy[int]:
    return st.integers(numbers[0], numbers[-1])


def _codes() -> st.SearchStrategy[str]:
    return st.text("W1é ", max_size=60)


def amounts() -> st.SearchStrategy[int | Weg]:
    """Hundredths, or why there are none."""
    return _within(fields.AMOUNTS) | st.sampled_from(list(Weg))


def returns() -> st.SearchStrategy[Opgave]:
    """Any return."""
    return records(
        Opgave,
        fields.OPGAVE,
        lid=_codes(),
        jaar=calendar_years(),
        volgnummer=_within(fields.NUMBERS),
        vervangt=st.none() | _within(fields.NUMBERS),
        waarden=st.dictionaries(st.sampled_from(list(Veld)), amounts()),
        relaties=st.lists(
            st.builds(
                Relatie, st.sampled_from(list(Soort)), st.text("Uitlener", max_size=300), amounts()
            ),
            max_size=2,
        ).map(tuple),
        kwaliteit=records(Kwaliteit, fields.KWALITEIT, geschatte_uren=amounts()),
    )


def _rows(
    record: Callable[..., Any], known: tuple[Field, ...], **more: st.SearchStrategy[Any]
) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(records(record, known, **more), max_size=_MOST).map(tuple)


def monitors() -> st.SearchStrategy[Monitor]:
    """Any whole monitor."""
    year = calendar_years()
    return st.builds(
        Monitor,
        raad=records(Raad, fields.RAAD, bewaartermijn_jaren=st.none() | _within(fields.TERMS)),
        leden=_rows(Lid, fields.LID, code=_codes()),
        kaders=_rows(
            Kader,
            fields.KADER,
            lid=_codes(),
            jaar=year,
            uren=st.none() | _within(fields.AMOUNTS),
        ),
        uitvragen=_rows(
            Uitvraag,
            fields.UITVRAAG,
            id=st.text("u2", min_size=1),
            raad=st.text("Raad"),
            jaar=year,
            velden=st.lists(st.sampled_from(list(Veld)), unique=True).map(tuple),
        ),
        ontvangsten=_rows(Ontvangst, fields.ONTVANGST, opgave=returns()),
        bevindingen=_rows(Bevinding, fields.BEVINDING, regel=st.text("r"), lid=_codes(), jaar=year),
        werkagenda=_rows(Maatregel, fields.MAATREGEL, jaar=year),
        cijfers=_rows(Cijfer, fields.CIJFER, jaar=year),
        klassentotalen=_rows(
            Klassentotaal,
            fields.KLASSENTOTAAL,
            jaar=year,
            klasse=st.text("klein"),
            leden=st.integers(1, 10**6 - 1),
            waarden=st.lists(
                st.tuples(st.sampled_from(list(map(str, Veld))), _within(fields.AMOUNTS)),
                max_size=3,
            ).map(tuple),
        ),
        kolomtitels=st.lists(
            st.tuples(st.text("titel é", max_size=100), st.sampled_from(list(map(str, Veld)))),
            max_size=_MOST,
        ).map(tuple),
        versies=_rows(Versie, verslag_fields.VERSIE),
        id=ids(),
    ).map(_with_own_ids)


def _with_own_ids(monitor: Monitor) -> Monitor:
    """Drawn ids may be equal; rows of one table never share one."""
    renamed: dict[str, Any] = {
        name: tuple(
            replace(row, id=f"{number:032x}") for number, row in enumerate(getattr(monitor, name))
        )
        for name in _ROWS
    }
    return replace(monitor, **renamed)
