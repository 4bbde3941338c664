"""A list of hours becomes rows per onderdeel and functiegroep.

Paid hours are added up exactly. Without them hours are estimated, as the dossier says it: fte or
hours a week x 52.2 weeks x days / days of the year, both ends inclusive (Regeling Wfsv art. 3.28,
derived).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import reduce

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.model import Functiegroep, Herkomst, UrenRegel
from banen_desktop.imports.lists.cells import CellError, HiddenError
from banen_desktop.imports.lists.choices import read_group
from banen_desktop.imports.lists.raw import Value
from banen_desktop.imports.lists.remarks import Remarks
from banen_desktop.imports.lists.result import Totals
from banen_desktop.imports.lists.rows import Rows, shortened
from banen_desktop.imports.lists.titles import AMOUNTS, Target
from banen_desktop.imports.lists.values import as_text
from banen_desktop.quota.calculation.rows import days_in_year
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.units import EXACT, hours_of_fte, units_of

_FIELDS = fields.by_key(fields.UREN)
_Key = tuple[str, Functiegroep | None]
_ALWAYS = date.min, date.max
_NOTHING, _MOST = Decimal(0), Decimal(10) ** 9
_TOO_MUCH = "Dit is meer dan alle uren van een jaar."
_MOST_OF_ONE_PERSON = Decimal(366 * 24)


@dataclass(slots=True)
class _Sum:
    """What one onderdeel and functiegroep have so far.

    `amount` adds up what stands in the column that leads, `product` is estimated hours x days.
    """

    places: list[int] = field(default_factory=list)
    amount: Decimal = Decimal(0)
    product: Decimal = Decimal(0)


@dataclass(slots=True)
class HoursReader:
    """Adds up the rows of a list of hours."""

    rows: Rows
    law: Law
    norm: Decimal | None
    remarks: Remarks
    _sums: dict[_Key, _Sum] = field(default_factory=dict)
    _keys: dict[tuple[Value, Value], _Key] = field(default_factory=dict)
    _persons: set[object] = field(default_factory=set)
    _column: int = 0
    used: int = 0
    estimates: int = 0

    def read(self) -> tuple[tuple[UrenRegel, ...], Totals]:
        """Read every row that can be read."""
        leading = leading_amount(self.rows)
        if leading is None:
            return (), Totals()
        by_norm = leading in {Target.FTE, Target.DEELTIJD}
        if by_norm and self.norm is None and self.rows.mapping.column(Target.WERKWEEK) is None:
            self.remarks.no_norm()
            return (), Totals()
        self._column = self.rows.mapping.column(leading) or 0
        for place in self.rows.places():
            try:
                self._take(place, leading)
            except HiddenError:
                self.rows.hide()
                self.remarks.hidden += 1
            except CellError as error:
                self.rows.refuse(place, error)
        paid = leading is Target.VERLOONDE_UREN
        made = tuple(self._made(paid=paid))
        self.estimates = 0 if paid else self.used
        return made, self._totals(made, leading)

    def _take(self, place: int, leading: Target) -> None:
        rows = self.rows
        if not rows.in_year(place):
            return
        # Paid hours are of the year itself, also those of somebody who left before it.
        paid = leading is Target.VERLOONDE_UREN
        period = _ALWAYS if paid else rows.period(place)
        if period is None:
            return
        amount = rows.number(place, leading)
        if amount is None:
            raise CellError(self._column, "Hier staat geen getal.")
        key = self._key(place)
        person = rows.value(place, Target.PERSOON)
        if paid:
            product = None
            most = _MOST if person == "" else _MOST_OF_ONE_PERSON
            if not _NOTHING <= amount <= most:
                self._unusual(amount, most)
        else:
            product = self._product(place, leading, amount, period)
        total = self._sums.get(key)
        if total is None:
            total = self._sums[key] = _Sum()
        total.places.append(place)
        total.amount = EXACT.add(total.amount, amount)
        if product is not None:
            total.product = EXACT.add(total.product, product)
        self.used += 1
        if person != "":
            self._persons.add(person)

    def _key(self, place: int) -> _Key:
        """The onderdeel and functiegroep of a row; each pair of cells is read once."""
        cells = (
            self.rows.value(place, Target.ONDERDEEL),
            self.rows.value(place, Target.FUNCTIEGROEP),
        )
        key = self._keys.get(cells)
        if key is None:
            onderdeel = self.rows.text(place, Target.ONDERDEEL, _FIELDS["onderdeel"])
            key = self._keys[cells] = onderdeel, self._group(as_text(cells[1]))
        return key

    def _group(self, text: str) -> Functiegroep | None:
        group = read_group(text) if text else None
        if text and group is None:
            self.remarks.unknown_groups.append(text)
        return group

    def _unusual(self, amount: Decimal, most: Decimal) -> None:
        if amount < 0:
            self.remarks.negative += 1
        if abs(amount) > most:
            raise CellError(self._column, _TOO_MUCH)

    def _product(
        self, place: int, leading: Target, amount: Decimal, period: tuple[date, date]
    ) -> Decimal:
        """Estimated hours of the year, times the days of the year: exact, without a division."""
        if not 0 <= amount <= _MOST:
            least = "Dit kan niet minder dan 0 zijn." if amount < 0 else _TOO_MUCH
            raise CellError(self._column, least)
        days = (period[1] - period[0]).days + 1
        a_week = amount
        if leading is not Target.UREN_PER_WEEK:
            a_week = hours_of_fte(amount, week_of(self.rows, place, self.norm))
        elif amount > 168 and self.rows.value(place, Target.PERSOON) != "":
            raise CellError(self._column, "Zo lang is een week niet.")
        return units_of(self.law, self.rows.year).hours_times_days(a_week, days)

    def _made(self, *, paid: bool) -> Iterable[UrenRegel]:
        days = Decimal(days_in_year(self.rows.year))
        for (onderdeel, groep), total in self._sums.items():
            hours = total.amount if paid else dutch.rounded(EXACT.divide(total.product, days), 2)
            target = Target.VERLOONDE_UREN if paid else Target.FTE
            try:
                fitting = self.rows.fitting(shortened(hours), target, _FIELDS["verloonde_uren"])
            except CellError as error:
                self.used -= len(total.places)
                for place in total.places:
                    self.rows.refuse(place, error)
                continue
            origin = Herkomst.LIJST if paid else Herkomst.SCHATTING
            yield UrenRegel(onderdeel, groep, fitting, origin)

    def _totals(self, made: tuple[UrenRegel, ...], leading: Target) -> Totals:
        own = self.rows.own_total(leading)
        amounts = reduce(EXACT.add, (total.amount for total in self._sums.values()), Decimal(0))
        if own is not None and own != amounts and not self.remarks.hidden:
            self.remarks.total_differs(own, amounts)
        known = [(row.verloonde_uren or Decimal(0), row.herkomst) for row in made]
        return Totals(
            rijen=self.used,
            uren=sum((hours for hours, _ in known), Decimal(0)),
            geschatte_uren=sum(
                (hours for hours, origin in known if origin is Herkomst.SCHATTING), Decimal(0)
            ),
            personen=len(self._persons) or None,
            eigen_totaal=own,
        )


def leading_amount(rows: Rows) -> Target | None:
    """The best column to make hours from: paid hours, hours a week, fte, or a part of a week."""
    return next((each for each in AMOUNTS if rows.mapping.column(each) is not None), None)


def week_of(rows: Rows, place: int, norm: Decimal | None) -> Decimal:
    """The hours of a full week: of the row itself, else the norm."""
    own = rows.number(place, Target.WERKWEEK)
    if own is not None and not 0 < own <= 60:
        raise CellError(rows.mapping.column(Target.WERKWEEK) or 0, "Zo lang is een werkweek niet.")
    week = own or norm
    if week is None:
        raise CellError(
            rows.mapping.column(Target.WERKWEEK) or 0, "De uren van een volledige week ontbreken."
        )
    return week
