"""Pages with fields under each other: what they share, and Werkgever."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.verslag import Logo
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import Page, follow_focus, scrolling
from banen_desktop.window.basis.session import Session
from banen_desktop.window.parts.logo import LogoBox
from banen_desktop.window.table.field_edit import FieldGrid

READING_WIDTH = 530
_FIRST = ("naam", "sector", "werkweek_uren")
_LOGO, _LONGEST_TITLE = "logo", 60
_WHO = "Voor welke werkgever is dit dossier?"


class FormPage(Page):
    """A page with fields under each other, in a scroll area."""

    def __init__(self, session: Session, title: str, intro: str, grid: FieldGrid) -> None:
        """Put the fields on the page."""
        super().__init__(session, title, intro)
        self.grid = grid
        self.edits = grid.edits
        grid.edited.connect(self._edited)
        self.inside = QWidget()
        # Of the whole: Qt asks a part how high it is in all of the width, whatever its own may be.
        self.inside.setMaximumWidth(theme.pixels(READING_WIDTH) + 2 * theme.STEP)
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 2 * theme.STEP, 0)
        self.column.setSpacing(4 * theme.STEP)
        self.column.addWidget(grid)
        self.column.addStretch(1)
        self._area = follow_focus(scrolling(self.inside))
        self.sides = QHBoxLayout()
        self.sides.setSpacing(6 * theme.STEP)
        self.sides.addWidget(self._area, 1)
        self.body.addLayout(self.sides, 1)

    def _edited(self, field: Field, value: Any, merge: str) -> None:
        raise NotImplementedError

    def go_to(self, row: str, field: str) -> None:  # noqa: ARG002 - a form has no rows
        """Put the cursor in a field."""
        if field in self.edits:
            self.edits[field].input.setFocus()
            self._area.ensureWidgetVisible(self.edits[field])


class EmployerPage(FormPage):
    """Werkgever: who reports."""

    name = page_table.EMPLOYER.name

    def __init__(self, session: Session) -> None:
        """The three fields that everybody needs; the others when they are asked for."""
        by_key = fields.by_key(fields.WERKGEVER)
        super().__init__(
            session,
            self.name,
            "Eén dossier is één werkgever: één fiscaal nummer. Alleen naam en sector zijn nodig.",
            FieldGrid([by_key[key] for key in _FIRST], columns=1),
        )
        rest = [field for key, field in by_key.items() if key not in _FIRST]
        self.rest = FieldGrid(rest, columns=1)
        self.rest.edited.connect(self._edited)
        self.edits = self.grid.edits | self.rest.edits
        self.logo = LogoBox()
        self.logo.chosen.connect(self._logo_chosen)
        self.logo.problem.connect(self.problem)
        self.more = QPushButton()
        self.more.setCheckable(True)
        self.more.setStyleSheet(theme.LINK_BUTTON)
        self.more.toggled.connect(self._show_more)
        self._shown_of = ""  # the dossier in which more was asked for
        self.column.insertWidget(1, self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for place, part in enumerate((self.rest, self.logo), start=2):
            self.column.insertWidget(place, part)
        self._show_more(shown=False)

    def _show_more(self, shown: bool) -> None:
        for part in (self.rest, self.logo):
            part.setVisible(shown)
        filled = sum(edit.value not in {None, ""} for edit in self.rest.edits.values())
        count = f" ({filled} ingevuld)" if filled and not shown else ""
        self.more.setText("Minder" if shown else f"Meer{count}")
        self.more.setAccessibleName(f"{self.more.text()}: wat minder vaak nodig is")

    def refresh(self) -> None:
        """Show the employer; the sector suggests a week norm."""
        dossier, werkgever = self.session.dossier, self.session.dossier.werkgever
        name = " ".join(werkgever.naam.split())
        self.title.setText(dutch.shorten(name, _LONGEST_TITLE) or _WHO)
        for grid in (self.grid, self.rest):
            grid.setEnabled(self.can_edit)
            grid.show_values(werkgever, dossier.id)
        self.logo.setEnabled(self.can_edit)
        self.logo.show_logo(dossier.logo)
        if dossier.id != self._shown_of:
            self._shown_of = dossier.id
            self.more.setChecked(False)
        self._show_more(self.more.isChecked())
        week = self.session.law.weeks.get(werkgever.sector) if werkgever.sector else None
        edit = self.grid.edits["werkweek_uren"]
        if week is None:
            edit.say_first(edit.field.help)
        else:
            others = [dutch.format_number(hours) for hours in (week.waarde, *week.alternatieven)]
            shown = dutch.join_list(others, "of")
            edit.say_first(f"Gebruikelijk: {shown} uur ({week.bron}).")

    def go_to(self, row: str, field: str) -> None:
        """Put the cursor in a field; what is seldom needed comes in sight."""
        if field in self.rest.edits or field == _LOGO:
            self.more.setChecked(True)
        super().go_to(row, field)

    def begin(self) -> None:
        """To the name, and else to the sector, where that is still to be filled in."""
        werkgever = self.session.dossier.werkgever
        missing = [key for key in _FIRST[:2] if not getattr(werkgever, key)]
        if missing and self.can_edit:
            self.go_to("", missing[0])

    def _edited(self, field: Field, value: Any, merge: str) -> None:
        after = edits.set_employer(self.session.dossier, **{field.key: value})
        spot = Spot(self.name, "", field.key)
        self.session.apply(f"{field.label.lower()} wijzigen", after, spot, merge)

    def _logo_chosen(self, logo: Logo) -> None:
        label = "logo kiezen" if logo.inhoud else "logo verwijderen"
        after = replace(self.session.dossier, logo=logo)
        self.session.apply(label, after, Spot(self.name, "", _LOGO))
