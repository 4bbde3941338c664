"""The fields of one scenario, in groups, with the functiegroepen as boxes to tick."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from banen_desktop.dossier import fields, verslag_fields
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.model import Functiegroep, Jaar
from banen_desktop.dossier.verslag import Scenario
from banen_desktop.quota.what_if.scenario_changes import chosen_groups, why_no_groups
from banen_desktop.window.basis import theme
from banen_desktop.window.table.field_edit import FieldEdit, FieldGrid

_FIELDS = fields.by_key(verslag_fields.SCENARIO)
_GROUPS_FIELD = _FIELDS["functiegroepen"]
_GROUPS = (
    ("", ("naam",), 1),
    ("Mensen erbij", ("personen", "uren_per_week", "vanaf", "inzet"), 2),
    ("Uren en percentage", ("groei_uren", "quotumpercentage"), 2),
    ("Vooruitblik", ("doeljaar",), 2),
    ("Gedachte-experimenten", ("inkoop_telt", "wet_banenafspraak"), 2),
)


class GroupBoxes(QWidget):
    """Over which functiegroepen the percentage goes; none ticked means over all hours."""

    edited = Signal(str)

    def __init__(self) -> None:
        """One box that opens the choice, and one for each functiegroep."""
        super().__init__()
        self.only = QCheckBox("Alleen over sommige functiegroepen")
        self.only.clicked.connect(self._opened)
        self.boxes = {group: QCheckBox(group.label) for group in Functiegroep}
        self._why = theme.label("", theme.SMALL, soft=True)
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
    """All that can be changed in a scenario; `edited` as a grid of fields gives it."""

    edited = Signal(object, object, str)

    def __init__(self) -> None:
        """The groups under each other."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3 * theme.STEP, 3 * theme.STEP, 0)
        column.setSpacing(3 * theme.STEP)
        self.grids: list[FieldGrid] = []
        for heading, keys, columns in _GROUPS:
            if heading:
                column.addWidget(theme.heading(heading))
            column.addWidget(self._grid(keys, columns))
        self.groups = GroupBoxes()
        self.groups.edited.connect(lambda text: self.edited.emit(_GROUPS_FIELD, text, ""))
        column.addWidget(self.groups)
        column.addStretch(1)

    def _grid(self, keys: Sequence[str], columns: int) -> FieldGrid:
        grid = FieldGrid([_FIELDS[key] for key in keys], columns=columns)
        grid.edited.connect(self._pass_on)
        self.grids.append(grid)
        return grid

    def _pass_on(self, field: Field, value: Any, merge: str) -> None:
        self.edited.emit(field, value, merge)

    @property
    def edits(self) -> dict[str, FieldEdit]:
        """The fields by their key."""
        return {key: edit for grid in self.grids for key, edit in grid.edits.items()}

    def show_scenario(self, scenario: Scenario, jaar: Jaar, owner: object) -> None:
        """Show a scenario of a year."""
        for grid in self.grids:
            grid.show_values(scenario, owner)
        self.groups.show_scenario(scenario, jaar)
