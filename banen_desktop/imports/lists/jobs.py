"""A list of jobs becomes rows of the dossier, one per job or contract."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.edits import free_kenmerken
from banen_desktop.dossier.model import Baan, Contract, Herkomst, Toerekening, Vorm
from banen_desktop.imports.lists.cells import CellError, HiddenError
from banen_desktop.imports.lists.choices import (
    is_open,
    read_allocation,
    read_answer,
    read_contract,
    read_form,
)
from banen_desktop.imports.lists.hours import week_of
from banen_desktop.imports.lists.remarks import Remarks
from banen_desktop.imports.lists.result import Totals
from banen_desktop.imports.lists.rows import Rows
from banen_desktop.imports.lists.titles import Target
from banen_desktop.imports.lists.values import as_text
from banen_desktop.quota.units import hours_of_fte

_FIELDS = fields.by_key(fields.BAAN)
_EMPTY = Baan(id="")
PARTS = (Target.DEELTIJD, Target.FTE)
"""Columns that hours a week are made from where the list does not tell these, the best first."""


@dataclass(slots=True)
class JobsReader:
    """Reads the rows of a list of jobs; `taken` are the kenmerken that the dossier has already."""

    rows: Rows
    norm: Decimal | None
    remarks: Remarks
    taken: frozenset[str] = frozenset()
    _made: list[Baan] = field(default_factory=list)
    _by_month: dict[tuple[object, ...], int] = field(default_factory=dict)
    _forms: dict[str, Vorm | None] = field(default_factory=dict)
    _week_missing: bool = False
    used: int = 0
    estimates: int = 0

    def read(self) -> tuple[tuple[Baan, ...], Totals]:
        """Read every row that can be read."""
        for place in list(self.rows.places()):
            try:
                baan = self._job(place)
            except HiddenError:
                self.rows.hide()
                self.remarks.hidden += 1
            except CellError as error:
                self.rows.refuse(place, error)
            else:
                if baan is not None:
                    self._keep(baan)
        if self._week_missing:
            self.remarks.no_norm()
        made = tuple(self._named())
        paid = [baan.verloonde_uren for baan in made if baan.verloonde_uren is not None]
        total, own = sum(paid, Decimal(0)), self.rows.own_total(Target.VERLOONDE_UREN)
        if own is not None and own != total and not self.remarks.hidden:
            self.remarks.total_differs(own, total)
        return made, Totals(
            rijen=self.used,
            uren=total,
            eigen_totaal=own,
            personen=len({person for baan in made for person in baan.people}) or None,
        )

    def _job(self, place: int) -> Baan | None:
        rows = self.rows
        if not rows.in_year(place) or rows.period(place) is None:
            return None
        vorm, contract = self._employment(place)
        paid = rows.number(place, Target.VERLOONDE_UREN)
        monthly = rows.mapping.column(Target.PERIODE) is not None
        return Baan(
            kenmerk=self._kenmerk(place),
            onderdeel=rows.text(place, Target.ONDERDEEL, _FIELDS["onderdeel"]),
            vorm=vorm,
            aantal=self._people(place),
            toerekening=self._allocation(place),
            contract=contract,
            soort_werk=rows.text(place, Target.SOORT_WERK, _FIELDS["soort_werk"]),
            uren_per_week=self._hours_a_week(place, needed=paid is None),
            van=self._day(place, Target.VAN, "van"),
            tot=self._day(place, Target.TOT, "tot"),
            telt_mee_van=self._day(place, Target.TELT_MEE_VAN, "telt_mee_van"),
            telt_mee_tot=self._day(place, Target.TELT_MEE_TOT, "telt_mee_tot"),
            verloonde_uren=paid if monthly else self._paid(paid),
            verloonde_uren_herkomst=Herkomst.OPGAVE if paid is None else Herkomst.LIJST,
            register_gecontroleerd_op=self._day(
                place, Target.REGISTER, "register_gecontroleerd_op"
            ),
            uitlener_7_690=self._answer(place, Target.UITLENER_7_690),
            uitlener_handelsregister=self._answer(place, Target.UITLENER_HANDELSREGISTER),
        )

    def _kenmerk(self, place: int) -> str:
        """The kenmerk of the list; else a sign for a person, until `_named` gives one."""
        given = self.rows.text(place, Target.KENMERK, _FIELDS["kenmerk"])
        person = self.rows.value(place, Target.PERSOON)
        return given or ("" if person == "" else f"\0{person}")

    def _paid(self, paid: Decimal | None) -> Decimal | None:
        if paid is None:
            return None
        return self.rows.fitting(paid, Target.VERLOONDE_UREN, _FIELDS["verloonde_uren"])

    def _hours_a_week(self, place: int, *, needed: bool) -> Decimal | None:
        found = self.rows.number(place, Target.UREN_PER_WEEK)
        target = Target.UREN_PER_WEEK
        if found is None:
            for target in PARTS:
                part = self.rows.number(place, target)
                if part is not None and not self._knows_week():
                    self._week_missing |= needed
                elif part is not None:
                    found = hours_of_fte(part, week_of(self.rows, place, self.norm))
                    self.remarks.from_norm += 1
                    break
        if not found:
            return None
        return self.rows.fitting(found, target, _FIELDS["uren_per_week"])

    def _knows_week(self) -> bool:
        return self.norm is not None or self.rows.mapping.column(Target.WERKWEEK) is not None

    def _day(self, place: int, target: Target, key: str) -> date | None:
        day = self.rows.day(place, target)
        if day is None:
            return None
        try:
            checked: date = fields.checked(_FIELDS[key], day)
        except fields.FieldError as error:
            raise CellError(self.rows.mapping.column(target) or 0, str(error)) from None
        return checked

    def _employment(self, place: int) -> tuple[Vorm, Contract | None]:
        """Form and contract; one column may tell both, as in `payroll, tijdelijk`."""
        form_text = as_text(self.rows.value(place, Target.VORM))
        contract_text = as_text(self.rows.value(place, Target.CONTRACT))
        form = self._form(form_text or contract_text)
        if form_text and form is None and read_contract(form_text) is None:
            raise CellError(
                self.rows.mapping.column(Target.VORM) or 0,
                "Deze vorm is niet bekend. Kies een vorm zoals dienstverband of uitzendkracht.",
            )
        contract = read_contract(contract_text) or read_contract(form_text)
        if contract_text and contract is None and self._form(contract_text) is None:
            self.remarks.unknown_contracts += 1
        return form or _EMPTY.vorm, contract

    def _people(self, place: int) -> Decimal | None:
        found = self.rows.number(place, Target.AANTAL)
        return None if found is None else self.rows.fitting(found, Target.AANTAL, _FIELDS["aantal"])

    def _allocation(self, place: int) -> Toerekening:
        text = as_text(self.rows.value(place, Target.TOEREKENING))
        found = read_allocation(text)
        if found is None:
            raise CellError(
                self.rows.mapping.column(Target.TOEREKENING) or 0,
                "Is de toerekening afgesproken? Vul afgesproken, nog niet of nee in.",
            )
        return found

    def _answer(self, place: int, target: Target) -> JaNee | None:
        """The answer to a question about the lender; an empty cell is none."""
        text = as_text(self.rows.value(place, target))
        found = read_answer(text)
        if found is None and not is_open(text):
            raise CellError(
                self.rows.mapping.column(target) or 0,
                "Dit is een vraag over de uitlener. Vul ja of nee in, of laat de cel leeg.",
            )
        return found

    def _form(self, text: str) -> Vorm | None:
        if text not in self._forms:
            self._forms[text] = read_form(text)
        return self._forms[text]

    def _keep(self, baan: Baan) -> None:
        """Keep a job; rows of the same job per month become one."""
        self.used += 1
        if self.rows.mapping.column(Target.PERIODE) is None:
            self._made.append(baan)
            return
        whole = replace(baan, verloonde_uren=None, id="")
        key = tuple(getattr(whole, name) for name in _FIELDS)
        if key not in self._by_month:
            self._by_month[key] = len(self._made)
            self._made.append(baan)
            return
        first = self._by_month[key]
        known = [
            hours
            for hours in (self._made[first].verloonde_uren, baan.verloonde_uren)
            if hours is not None
        ]
        total = sum(known, Decimal(0)) if known else None
        self._made[first] = replace(self._made[first], verloonde_uren=total)

    def _named(self) -> Iterable[Baan]:
        """Give a kenmerk to every job without one: P-01, P-02; one person has one kenmerk."""
        given: dict[str, str] = {}
        free = free_kenmerken([*(Baan(kenmerk=name, id="") for name in self.taken), *self._made])
        for baan in self._made:
            name = baan.kenmerk
            if not name or name.startswith("\0"):
                name = given.get(name) or next(free)
                if baan.kenmerk:
                    given[baan.kenmerk] = name
            paid = self._within_limits(baan.verloonde_uren)
            if name != baan.kenmerk or paid != baan.verloonde_uren:
                baan = replace(baan, kenmerk=name, verloonde_uren=paid)  # noqa: PLW2901
            yield baan

    def _within_limits(self, paid: Decimal | None) -> Decimal | None:
        """Sums of months may end below zero; such a job keeps no paid hours."""
        try:
            return self._paid(paid)
        except CellError:
            self.remarks.negative += 1
            return None
