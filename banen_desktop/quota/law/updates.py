"""Newer legal values that were handed out in a file: the law with them, and what they change."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from banen_desktop.quota.law.law import Law, LegalValue, Limits, Update, read_parameters
from banen_desktop.quota.law.parameter_tables import refuse


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is another one from `vanaf` to `tot` (both inclusive); `None` is no value."""

    sleutel: str
    omschrijving: str
    vanaf: int
    tot: int | None
    before: LegalValue | None
    after: LegalValue | None


def with_updates(law: Law, files: Iterable[tuple[str, bytes]]) -> Law:
    """The law with the values of files (name, content) that were handed out since, in this order.

    A value goes before what was known for its years; other years keep what they had. Only values
    with years can be updated: a rule without years would change years that were reported. Raises
    `ParameterError` for what `load` would refuse, for an unknown key, another unit, and a value
    that the law so far would refuse.
    """
    for name, content in files:
        file = read_parameters(name, _decoded(name, content))
        if file.forms or file.weeks:
            refuse(name, "alleen waarden met jaren zijn bij te werken")
        if not file.values:
            refuse(name, "er staat geen enkele waarde in")
        for key, limits in file.limits.items():
            _check_limits(f"{name}, {key}", law.limits.get(key), limits, file.values[key])
        digest = hashlib.sha256(content).hexdigest()
        law = replace(
            law,
            values={
                key: _newest(found, file.values.get(key, ())) for key, found in law.values.items()
            },
            sha256=hashlib.sha256(f"{law.sha256}\0{digest}".encode()).hexdigest(),
            updates=(*law.updates, Update(name, file.regulation[0], digest)),
        )
    return law


def _decoded(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse(name, "het is geen tekst in UTF-8")


def _check_limits(
    place: str, known: Limits | None, given: Limits, values: Iterable[LegalValue]
) -> None:
    if known is None:
        refuse(place, "deze sleutel kent het programma niet")
    if (known.eenheid, known.per_jaar) != (given.eenheid, given.per_jaar):
        refuse(place, f"eenheid en per_jaar horen te zijn zoals ze waren ({known.eenheid})")
    for value in values:
        if not known.minimum <= value.waarde <= known.maximum:
            between = f"{known.minimum} en {known.maximum}"
            refuse(place, f"{value.waarde} ligt niet tussen {between}")


def _newest(known: Iterable[LegalValue], newer: tuple[LegalValue, ...]) -> tuple[LegalValue, ...]:
    """All values in order; what is known loses the years of the newer ones."""
    left = list(known)
    for value in newer:
        left = [part for each in left for part in _outside(each, value)]
    return tuple(sorted((*left, *newer), key=lambda value: value.vanaf))


def _outside(old: LegalValue, new: LegalValue) -> Iterator[LegalValue]:
    """What is left of the years of a value before and after another one."""
    if old.vanaf < new.vanaf:
        last = new.vanaf - 1
        yield replace(old, tot=last if old.tot is None else min(old.tot, last))
    if new.tot is not None and (old.tot is None or old.tot > new.tot):
        yield replace(old, vanaf=max(old.vanaf, new.tot + 1))


def changes(before: Law, after: Law) -> tuple[Change, ...]:
    """What differs between two laws with the same keys, by key and by year.

    Another value, status, certainty or source is a change; another day of checking or
    another file is not.
    """
    return tuple(
        change
        for key, found in after.values.items()
        if found != before.values[key]
        for change in _changes_of(key, before, after)
    )


def _changes_of(key: str, before: Law, after: Law) -> Iterator[Change]:
    known = (*before.values[key], *after.values[key])
    starts = {value.vanaf for value in known}
    starts |= {value.tot + 1 for value in known if value.tot is not None}
    ends = (*(start - 1 for start in sorted(starts)[1:]), None)
    for start, end in zip(sorted(starts), ends, strict=True):
        old, new = before.in_force(key, start), after.in_force(key, start)
        if _what_counts(old) != _what_counts(new):
            yield Change(key, known[0].omschrijving, start, end, old, new)


def _what_counts(value: LegalValue | None) -> LegalValue | None:
    return (
        None
        if value is None
        else replace(value, vanaf=0, tot=None, gecontroleerd_op=None, bestand="")
    )
