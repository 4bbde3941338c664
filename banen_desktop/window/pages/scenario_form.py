"""The fields of one scenario, in groups, with the functiegroepen as boxes to tick."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.model import SCHOOLS, Dossier, Functiegroep, Jaar, Sector
from banen_desktop.dossier.verslag import Scenario
from banen_desktop.quota.what_if.scenario_changes import chosen_groups, why_no_groups
from banen_desktop.window.basis import theme
from banen_desktop.window.table.field_edit import FieldEdit, FieldGrid

_FIELDS = fields.by_key(verslag_fields.SCENARIO)
_GROUPS_FIELD = _FIELDS["functiegroepen"]
_FIRST = (
    (("naam",), 1),
    (("personen", "uren_per_week", "vanaf", "inzet"), 2),
    (("groei_uren", "quotumpercentage", "doeljaar"), 2),
)
_MORE = ("inkoop_telt", "wet_banenafspraak")
_WITH_FUNCTIEGROEPEN = SCHOOLS | {Sector.MBO, None}


def has_functiegroepen(sector: Sector | None, jaar: Jaar) -> bool:
    """Whether somebody may want the percentage over functiegroepen: who teaches, or has them."""
    return sector in _WITH_FUNCTIEGROEPEN or not why_no_groups(jaar)


class GroupBoxes(QWidget):
    """Over which functiegroepen the percentage goes; none ticked means over all hours."""

    edited = Signal(str)

    def __init__(self) -> None:
        """One box that opens the choice, and one for each functiegroep."""
        super().__init__()
        self.only = QCheckBox("Alleen over sommige functiegroepen")
        self.only.clicked.connect(self._opened)
        self.boxes = {group: QCheckBox(group.label) for group in Functiegroep}
        self._why = theme.label("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.only)
        for box in self.boxes.values():
            box.setContentsMargins(6 * theme.STEP, 0, 0, 0)
            box.clicked.connect(lambda _checked: self._ticked())
            layout.addWidget(box)
        layout.addWidget(self._why)

    def show_scenario(self, scenario: Scenario, jaar: Jaar) -> None:
        """Show what is ticked, or why there is nothing to tick."""
        why, chosen = why_no_groups(jaar), chosen_groups(scenario)
        on = bool(scenario.functiegroepen)
        self.only.setChecked(on)
        self.only.setEnabled(on or not why)  # what was ticked before can always be undone
        for group, box in self.boxes.items():
            box.setVisible(on and not why)
            box.setChecked(group in chosen)
        self._why.setText(why or "Bijvoorbeeld alleen werk waar geen lesbevoegdheid voor nodig is.")

    def _opened(self, checked: bool) -> None:
        self.edited.emit(Functiegroep.ONDERSTEUNEND.value if checked else "")

    def _ticked(self) -> None:
        chosen = [group.value for group, box in self.boxes.items() if box.isChecked()]
        self.edited.emit(",".join(chosen))


class ScenarioForm(QWidget):
    """All that can be changed in a scenario; `edited` as a grid of fields gives it.

    What few try is out of sight until it is asked for, or holds something.
    """

    edited = Signal(object, object, str)

    def __init__(self) -> None:
        """The groups under each other."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 3 * theme.STEP, 0)
        column.setSpacing(2 * theme.STEP)
        self.grids: list[FieldGrid] = []
        self._columns: dict[FieldGrid, int] = {}
        for keys, columns in _FIRST:
            column.addWidget(self._grid(keys, columns))
        self.groups = GroupBoxes()
        self.groups.edited.connect(lambda text: self.edited.emit(_GROUPS_FIELD, text, ""))
        self.more = QCheckBox("Toon meer mogelijkheden")
        self._seldom = self._grid(_MORE, 2)
        self.more.toggled.connect(lambda _on: self._show_seldom())
        for widget in (self.more, self._seldom, self.groups):
            column.addWidget(widget)
        column.addStretch(1)
        self._with_groups = False
        self._owner: object = None
        self._show_seldom()

    def set_narrow(self, *, narrow: bool) -> None:
        """Fields under each other, where there is little room."""
        for grid, columns in self._columns.items():
            grid.lay_out(1 if narrow else columns)

    def _show_seldom(self) -> None:
        shown = self.more.isChecked()
        self._seldom.setVisible(shown)
        self.groups.setVisible(shown and self._with_groups)

    def _grid(self, keys: Sequence[str], columns: int) -> FieldGrid:
        grid = FieldGrid([_FIELDS[key] for key in keys], columns=columns)
        grid.edited.connect(self._pass_on)
        self.grids.append(grid)
        self._columns[grid] = columns
        return grid

    def _pass_on(self, field: Field, value: Any, merge: str) -> None:
        self.edited.emit(field, value, merge)

    @property
    def edits(self) -> dict[str, FieldEdit]:
        """The fields by their key."""
        return {key: edit for grid in self.grids for key, edit in grid.edits.items()}

    def show_scenario(
        self, scenario: Scenario, dossier: Dossier, jaar: Jaar, owner: object
    ) -> None:
        """Show a scenario of a year."""
        for grid in self.grids:
            grid.show_values(scenario, owner)
        self.groups.show_scenario(scenario, jaar)
        sector, ticked = dossier.werkgever.sector, bool(scenario.functiegroepen)
        self._with_groups = ticked or has_functiegroepen(sector, jaar)
        used = ticked or any(getattr(scenario, key) is not None for key in _MORE)
        self.more.setEnabled(not used)  # what counts stays in sight
        self.more.setChecked(used or (self.more.isChecked() and owner == self._owner))
        self._owner = owner
        self._show_seldom()
