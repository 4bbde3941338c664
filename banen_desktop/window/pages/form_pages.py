"""Pages with fields under each other: what they share, and Werkgever."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from banen_desktop import dutch
from banen_desktop.dossier import edits, fields
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.verslag import Logo
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.page import Page, scrolling
from banen_desktop.window.basis.session import Session, Spot
from banen_desktop.window.parts.logo import LogoBox
from banen_desktop.window.table.field_edit import FieldGrid

_READING_WIDTH = 530


class FormPage(Page):
    """A page with fields under each other, in a scroll area."""

    def __init__(self, session: Session, title: str, intro: str, grid: FieldGrid) -> None:
        """Put the fields on the page."""
        super().__init__(session, title, intro)
        self.grid = grid
        self.edits = grid.edits
        grid.edited.connect(self._edited)
        grid.setMaximumWidth(theme.pixels(_READING_WIDTH))
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 2 * theme.STEP, 0)
        self.column.setSpacing(4 * theme.STEP)
        self.column.addWidget(grid)
        self.column.addStretch(1)
        self._area = scrolling(self.inside)
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
        """The fields of the employer."""
        super().__init__(
            session,
            self.name,
            "Eén dossier is één werkgever: één fiscaal nummer. Alleen naam en sector zijn nodig.",
            FieldGrid(fields.WERKGEVER),
        )
        self.logo = LogoBox()
        self.logo.chosen.connect(self._logo_chosen)
        self.logo.problem.connect(self.problem)
        self.column.insertWidget(1, self.logo)

    def refresh(self) -> None:
        """Show the employer; the sector suggests a week norm."""
        werkgever = self.session.dossier.werkgever
        self.grid.setEnabled(self.can_edit)
        self.grid.show_values(werkgever, self.session.dossier.id)
        self.logo.setEnabled(self.can_edit)
        self.logo.show_logo(self.session.dossier.logo)
        week = self.session.law.weeks.get(werkgever.sector) if werkgever.sector else None
        edit = self.grid.edits["werkweek_uren"]
        if week is None:
            edit.say_first(edit.field.help)
        else:
            others = [dutch.format_number(hours) for hours in (week.waarde, *week.alternatieven)]
            shown = dutch.join_list(others, "of")
            edit.say_first(f"Gebruikelijk: {shown} uur ({week.bron}).")

    def _edited(self, field: Field, value: Any, merge: str) -> None:
        after = edits.set_employer(self.session.dossier, **{field.key: value})
        spot = Spot(self.name, "", field.key)
        self.session.apply(f"{field.label.lower()} wijzigen", after, spot, merge)

    def _logo_chosen(self, logo: Logo) -> None:
        label = "logo kiezen" if logo.inhoud else "logo verwijderen"
        after = replace(self.session.dossier, logo=logo)
        self.session.apply(label, after, Spot(self.name, "", "logo"))
