"""A law in which every number is another one, and the old numbers to look for in what is made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.quota.law.law import DAY_AFTER, Law, LegalValue, built_in

YEARS = (2020, 2026)
"""Years in which, between them, every parameter has a value."""


def silent() -> Law:
    """The law of the program without its evidence: sources and notes name numbers themselves."""
    law = built_in()
    values = {
        key: tuple(replace(each, bron="bron", toelichting="", artikel="artikel") for each in found)
        for key, found in law.values.items()
    }
    forms = {
        vorm: replace(rule, reden="reden", toelichting="", artikel="artikel")
        for vorm, rule in law.forms.items()
    }
    return replace(law, values=values, forms=forms, not_modelled=())


def numeric_keys(law: Law, year: int) -> list[str]:
    """Every key with a number in force in a year, but for those that decide which rules hold."""
    return [
        key for key in law.values if law.in_force(key, year) and not key.startswith("eerste_jaar")
    ]


def changed(law: Law, keys: Iterable[str], year: int) -> Law:
    """The law in which these keys have another number in every year, and who shared theirs too."""
    old = {law.required(key, year).waarde for key in keys}
    values = dict(law.values)
    for key in numeric_keys(law, year):
        if law.required(key, year).waarde not in old:
            continue
        values[key] = tuple(replace(each, waarde=_other(each)) for each in law.values[key])
    return replace(law, values=values)


def _other(value: LegalValue) -> Decimal:
    """Another number within what the program allows, in digits that nothing else has."""
    if value.eenheid == DAY_AFTER:
        return Decimal(1117)
    return value.waarde + (value.waarde * Decimal("0.0371")).quantize(Decimal("0.001"))


def old_forms(value: LegalValue, year: int) -> Iterator[str]:
    """How the number of a value is written: for people, bare, and in a formula."""
    if value.eenheid == DAY_AFTER:
        month, day = divmod(int(value.waarde), 100)
        yield f"{day} {dutch.MONTHS[month - 1]}"
        yield f"{day:02}-{month:02}-{year + 1}"
        yield f"{year + 1}-{month:02}-{day:02}"
        return
    yield dutch.format_number(value.waarde)
    yield str(value.waarde)
    yield str(value.waarde).replace(".", ",")
    if value.eenheid == "procent":
        yield f"{value.waarde.scaleb(-2).normalize():f}"


def found_in(text: str, value: LegalValue, year: int) -> set[str]:
    """The forms of an old number that stand in a text as a number of their own, in its unit."""
    after = r"(?!\d|[.,]\d)" if value.eenheid == "procent" else r"(?!\d|[.,]\d|%)"
    return {
        form
        for form in old_forms(value, year)
        if re.search(rf"(?<![\w.,:$-]){re.escape(form)}{after}", text)
    }
