"""The file of the open monitor."""

from banen_desktop.sector.facts.model import Monitor
from banen_desktop.window.basis import sector_table
from banen_desktop.window.file.files import Files


class MonitorFiles(Files[Monitor]):
    """Opens and saves monitors."""

    first_page = sector_table.OUTCOME.name
    name_before = "Monitor"

    def new_monitor(self) -> None:
        """Start an empty monitor."""
        if self.in_sight().may_leave():
            self._start(Monitor(), sector_table.MEMBERS.name)
