"""What a council is asked: its name and term, a member, and the request of a year."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from banen_desktop.dossier.fields import by_key
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.opgave.records import Uitvraag, Veld
from banen_desktop.sector.facts.edits import request_of
from banen_desktop.sector.facts.fields import LID, RAAD, TERMS, UITVRAAG
from banen_desktop.sector.facts.model import Lid, Monitor, Raad
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.dialogs.field_dialog import FieldDialog

_COUNCIL = "Deze naam staat in elke uitvraag. Leden zien er aan wie zij opgeven."
_REQUEST = (
    "Elk lid krijgt een eigen bestand. Daarmee staat in zijn dossier wat u vraagt. U stuurt de "
    "bestanden zelf; het programma verstuurt niets."
)
_MEMBER = "De code is van dit lid alleen: daaraan herkent de monitor zijn opgave."
_KEY = "Leden mogen besloten opgeven (met een sleutel in deze monitor)"
_ASKED = ("periode", "peildatum", "quotumpercentage", "status", "bron", "uiterlijk")


class CouncilDialog(FieldDialog):
    """The name and sector of the council, and how long it keeps returns."""

    def __init__(self, raad: Raad, parent: QWidget) -> None:
        """Show them as they are now."""
        known = by_key(RAAD)
        asked = (known["naam"], known["sector"])
        values = {"naam": raad.naam, "sector": raad.sector}
        super().__init__("Raad en termijn", _COUNCIL, asked, values, parent)
        self.term = CalmBox()
        self.term.addItem("Nog niet gekozen", None)
        for years in TERMS:
            self.term.addItem(f"{years} jaar", years)
        self.term.setCurrentIndex(max(self.term.findData(raad.bewaartermijn_jaren), 0))
        label = theme.label("Bewaartermijn van opgaven", bold=True)
        label.setBuddy(self.term)
        self.term.setAccessibleName("Bewaartermijn van opgaven")
        self.column.addWidget(label)
        self.column.addWidget(self.term)

    def values(self) -> dict[str, Any]:
        """With the term, which is nothing when it was not chosen."""
        return {**super().values(), "bewaartermijn_jaren": self.term.currentData()}


class MemberDialog(FieldDialog):
    """One member."""

    def __init__(self, lid: Lid, monitor: Monitor, parent: QWidget) -> None:
        """Show it as it is now."""
        values = {each.name: getattr(lid, each.name) for each in fields_of(lid)}
        title = "Lid wijzigen" if lid.code else "Lid toevoegen"
        super().__init__(title, _MEMBER, LID, values, parent)
        self._others = {each.code for each in monitor.leden if each.id != lid.id}

    def problem_of(self, values: Mapping[str, Any]) -> str:
        """A member has a code, and of its own."""
        if not values["code"]:
            return "Een lid heeft een code nodig."
        if values["code"] in self._others:
            return f"De code {values['code']} is al van een ander lid."
        return ""


class RequestDialog(FieldDialog):
    """The request of a year: when, by which percentage, and what is asked."""

    def __init__(self, monitor: Monitor, jaar: int, law: Law, parent: QWidget) -> None:
        """Show the request that there is, or one to begin with."""
        self._before = request_of(monitor, jaar) or first_request(monitor, jaar, law)
        known = by_key(UITVRAAG)
        values = {key: getattr(self._before, key) for key in _ASKED}
        super().__init__(
            f"Uitvraag over {jaar}",
            _REQUEST,
            tuple(known[key] for key in _ASKED),
            values,
            parent,
            "Uitvraag maken",
        )
        self.sealed = QCheckBox(_KEY)
        has_key = bool(monitor.raad.geheime_sleutel)
        self.sealed.setChecked(has_key or not any(a.jaar == jaar for a in monitor.uitvragen))
        self.column.addWidget(self.sealed)
        self.column.addWidget(theme.label("Wat wordt gevraagd", bold=True))
        self.boxes = {veld: QCheckBox(veld.label) for veld in Veld}
        for veld, box in self.boxes.items():
            box.setChecked(not self._before.velden or veld in self._before.velden)
            self.column.addWidget(box)

    def problem_of(self, _values: Mapping[str, Any]) -> str:
        """Something has to be asked."""
        return (
            "" if any(box.isChecked() for box in self.boxes.values()) else "Vraag ten minste iets."
        )

    def values(self) -> dict[str, Any]:
        """The request, and whether it wants a key."""
        chosen = tuple(veld for veld, box in self.boxes.items() if box.isChecked())
        made = replace(
            self._before,
            **super().values(),
            velden=() if len(chosen) == len(self.boxes) else chosen,
        )
        return {"uitvraag": made, "besloten": self.sealed.isChecked()}


def first_request(monitor: Monitor, jaar: int, law: Law) -> Uitvraag:
    """A request to begin with, by the percentage that the law has."""
    found = law.in_force("quotumpercentage", jaar)
    raad = monitor.raad
    return Uitvraag(
        id=f"{jaar}-{monitor.id[:8]}",
        raad=raad.naam,
        sector=raad.sector,
        jaar=jaar,
        peildatum=date(jaar, 12, 31),
        quotumpercentage=found.waarde if found else None,
        status=str(found.status) if found else "",
        bron=found.bron if found else "",
        uiterlijk=date(jaar + 1, 3, 1),
    )
