"""The section Onderdelen of the page Vergelijken: own shares and contributions."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox

from banen_desktop.dossier import edits, fields, verslag_fields
from banen_desktop.dossier.fields import Field
from banen_desktop.quota.calculation.trace import Unit
from banen_desktop.quota.years import onderdelen
from banen_desktop.reports.pages.comparison import above_words, onderdelen_table
from banen_desktop.reports.words import wording
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.session import Session
from banen_desktop.window.parts.sections import Section
from banen_desktop.window.table.field_edit import FieldGrid

_FIELDS = fields.by_key(verslag_fields.VERGELIJKING)
_PRICE = "prijs_per_baan"


class OnderdelenSection(Section):
    """Each onderdeel beside its own share; the fields belong to the shown year."""

    def __init__(self, session: Session, page: str) -> None:
        """The table, and the price of a missing job."""
        super().__init__("Onderdelen")
        self._session, self._page = session, page
        self._asked_of = ""  # the dossier in which fields were asked for
        self._words = theme.label("")
        self.column.addWidget(self._words)
        self.table = self.add_table("Onderdelen met hun eigen deel")
        self._below = theme.label("")
        self.column.addWidget(self._below)
        self.price = FieldGrid([_FIELDS[_PRICE]], columns=2)
        self.ask = self._ask("Verdeel een bedrag over de onderdelen")
        self.column.addStretch(1)
        self.price.edited.connect(self._edited)

    def _ask(self, text: str) -> QCheckBox:
        """A field that few need: out of sight until it is asked for, or holds something."""
        box = QCheckBox(text)
        box.toggled.connect(self.price.setVisible)
        self.column.addWidget(box)
        self.column.addWidget(self.price)
        self.price.hide()
        return box

    def news(self, year: int) -> str:
        """What is seen of the shown year."""
        return f"{year} verdeeld over uw onderdelen"

    def refresh(self) -> None:
        """Show the shown year divided."""
        session, jaar = self._session, self._session.jaar
        if jaar is None:
            return
        found = onderdelen.divide(session.dossier, jaar.jaar, session.law)
        named = any(part.soort is onderdelen.Soort.ONDERDEEL for part in found.delen)
        self.table.setVisible(named)
        if named:
            self.table.show_table(onderdelen_table(found))
        self._words.setText(_intro(named=named, target="quotum_banen" in found.geheel.exact))
        self._below.setText(_below(found))
        self._below.setVisible(named and bool(self._below.text()))
        self.price.setEnabled(not session.read_only)
        self.price.show_values(jaar.vergelijking, (session.dossier.id, jaar.jaar))
        filled = self.price.edits[_PRICE].value is not None
        self.ask.setEnabled(not filled)  # what counts stays in sight
        if filled or session.dossier.id != self._asked_of:
            self.ask.setChecked(filled)
        self._asked_of = session.dossier.id

    def _edited(self, field: Field, value: Any, merge: str) -> None:
        session, jaar = self._session, self._session.jaar
        if jaar is None:
            return
        changed = replace(jaar.vergelijking, **{field.key: value})
        after = edits.set_year(session.dossier, jaar.jaar, vergelijking=changed)
        spot = Spot(self._page, "", field.key)
        session.apply(f"{field.label.lower()} wijzigen", after, spot, f"{jaar.jaar}{merge}")

    def focus_field(self, key: str) -> bool:
        """Put the cursor in a field of this section; False when it has no such field."""
        edit = self.price.edits.get(key)
        if edit is None:
            return False
        self.ask.setChecked(True)
        edit.input.setFocus()
        self.area.ensureWidgetVisible(edit)
        return True


def _intro(*, named: bool, target: bool) -> str:
    if not named:
        return (
            "Er zijn nog geen onderdelen. Zet bij Uren rijen per school of afdeling, en vul bij "
            "Banen hetzelfde onderdeel in. Dan ziet u hier ieders eigen deel."
        )
    if not target:
        return "Zonder quotum of uren is er geen eigen deel; wel ziet u hier de banen."
    return (
        "Elk onderdeel heeft een eigen deel van het quotum, naar rato van zijn uren. Dit is een "
        "verdeling voor binnen uw organisatie: de wet kent alleen het geheel."
    )


def _below(found: onderdelen.Verdeling) -> str:
    words = [above_words(found)]
    if "bijdrage" in found.geheel.exact:
        step = found.geheel.outcome.by_key["bijdrage"]
        amount = wording.format_value(step.value, Unit.EURO)
        words.append(f"De bijdragen zijn samen {amount}. {step.note}")
    return " ".join(word for word in words if word)
