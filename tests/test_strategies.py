"""The strategies draw what the program accepts, and nothing else."""

from typing import Any

from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier import fields
from banen_desktop.dossier.model import Dossier


@given(dossiers())
def test_every_drawn_value_survives_its_canonical_text(dossier: Dossier) -> None:
    records: list[tuple[Any, tuple[fields.Field, ...]]] = [(dossier.werkgever, fields.WERKGEVER)]
    for year in dossier.jaren:
        records += [(year, fields.JAAR), (year.toelichting, fields.TOELICHTING)]
        records += [(row, fields.UREN) for row in year.uren]
        records += [(row, fields.BAAN) for row in year.banen]
    for record, known in records:
        for field in known:
            value = getattr(record, field.key)
            text = fields.to_text(value)
            again = None if text is None else fields.from_text(field, text)
            assert again == value


@given(dossiers(max_years=4))
def test_years_are_ordered_and_ids_are_unique(dossier: Dossier) -> None:
    numbers = [year.jaar for year in dossier.jaren]
    ids = [row.id for year in dossier.jaren for row in year.uren]
    ids += [row.id for year in dossier.jaren for row in year.banen]
    assert numbers == sorted(set(numbers))
    assert len(ids) == len(set(ids))
