"""What differs between two states of a dossier, in Dutch sentences: all of it, not only figures.

For recovery copies, for a file that others changed, and for kept versions. What only the
calculation reads is in `changes`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier import fields, imported_fields, verslag_fields
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.model import Dossier, Jaar

_RECORDS = (
    ("toelichting", fields.TOELICHTING, "toelichting"),
    ("loonaangifte", imported_fields.LOONAANGIFTE, "loonaangiften"),
    ("verslagtekst", verslag_fields.VERSLAGTEKST, "tekst van het verslag"),
    ("vaststelling", verslag_fields.VASTSTELLING, "vaststelling"),
    ("vergelijking", verslag_fields.VERGELIJKING, "vergelijking"),
)
# The attribute of the year, with the words for one row and for more.
_ROWS = (
    ("uren", "rij met uren", "rijen met uren"),
    ("banen", "baan", "banen"),
    ("tijdvakken", "tijdvak", "tijdvakken"),
    ("invoer", "ingelezen bestand", "ingelezen bestanden"),
    ("werkagenda", "maatregel", "maatregelen"),
    ("gerapporteerd", "gerapporteerd getal", "gerapporteerde getallen"),
    ("scenarios", "scenario", "scenario’s"),
)
_LONGEST = 40


def differences(before: Dossier, after: Dossier) -> tuple[str, ...]:
    """What is other in `after`, in the order of the dossier; nothing when they are equal.

    Versions that are kept in the file are left out: they change with every import. So are the
    legal values that a year was saved with: nobody types them.
    """
    return tuple(_differences(before, after))


def in_short(lines: Sequence[str], most: int = 3) -> str:
    """The first differences as one text, with how many more there are."""
    rest = len(lines) - most
    more = f" En nog {dutch.plural(str(rest), 'wijziging', 'wijzigingen')}." if rest > 0 else ""
    return " ".join(lines[:most]) + more


def _differences(before: Dossier, after: Dossier) -> Iterator[str]:
    yield from _values("Werkgever", fields.WERKGEVER, before.werkgever, after.werkgever)
    if before.logo != after.logo:
        yield "Het logo is anders."
    made = list(_rows(before.opgaven, after.opgaven, "gemaakte opgave", "gemaakte opgaven"))
    if made:
        yield f"Voor een raad: {dutch.join_list(made)}."
    if before.raadsleutels != after.raadsleutels:
        yield "De vergeleken sleutels van raden zijn anders."
    old = {year.jaar: year for year in before.jaren}
    new = {year.jaar: year for year in after.jaren}
    for jaar in sorted(old.keys() | new.keys()):
        if jaar not in new:
            yield f"Het jaar {jaar} is weg."
            continue
        if jaar not in old:
            yield f"Het jaar {jaar} is erbij gekomen."
        yield from _of_year(old.get(jaar) or Jaar(jaar), new[jaar])


def _of_year(before: Jaar, after: Jaar) -> Iterator[str]:
    if before == after:
        return
    yield from _values(str(after.jaar), fields.JAAR, before, after)
    for attribute, one, more in _ROWS:
        told = list(_rows(getattr(before, attribute), getattr(after, attribute), one, more))
        if told:
            yield f"{after.jaar}: {dutch.join_list(told)}."
    for attribute, known, name in _RECORDS:
        old, new = getattr(before, attribute), getattr(after, attribute)
        labels = [_label(field) for field in known if _differs(field, old, new)]
        if labels:
            verb = "is" if len(labels) == 1 else "zijn"
            yield f"{after.jaar}, {name}: {dutch.join_list(labels)} {verb} anders."


def _label(field: Field) -> str:
    return f"“{field.label.rstrip('?')}”"


def _differs(field: Field, before: object, after: object) -> bool:
    return bool(getattr(before, field.key) != getattr(after, field.key))


def _values(where: str, known: Iterable[Field], before: object, after: object) -> Iterator[str]:
    for field in known:
        if _differs(field, before, after):
            old, new = getattr(before, field.key), getattr(after, field.key)
            yield f"{where}: {_label(field)} was {shown(old)} en is nu {shown(new)}."


def shown(value: Any) -> str:
    """A value of a field inside a sentence; “leeg” for nothing."""
    if value is None or value == "":
        return "leeg"
    if isinstance(value, Decimal):
        return dutch.format_number(value)
    if isinstance(value, date):
        return dutch.format_date_words(value)
    return f"“{dutch.shorten(str(getattr(value, 'label', value)), _LONGEST)}”"


def _rows(before: Sequence[Any], after: Sequence[Any], one: str, more: str) -> Iterator[str]:
    """How many rows came, went and changed; a row is known by its id."""
    old, new = {row.id: row for row in before}, {row.id: row for row in after}
    counted = (
        ("erbij", len(new.keys() - old.keys())),
        ("minder", len(old.keys() - new.keys())),
        ("gewijzigd", sum(old[key] != new[key] for key in old.keys() & new.keys())),
    )
    for what, count in counted:
        if count:
            yield f"{dutch.plural(str(count), one, more)} {what}"
    moved = [row.id for row in before] != [row.id for row in after]
    if moved and old.keys() == new.keys():
        yield f"{more} in een andere volgorde"
