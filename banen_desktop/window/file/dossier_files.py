"""The file of the open dossier; beside its own files it opens the sample and a TOML input."""

from pathlib import Path

from banen_desktop.dossier.model import Dossier, Jaar, Werkgever
from banen_desktop.imports.toml_input import LARGEST, read_toml, read_toml_input
from banen_desktop.problems import KnownProblem
from banen_desktop.resources import resource
from banen_desktop.storage.policy import policy
from banen_desktop.storage.regular import open_regular
from banen_desktop.window.basis import page_table
from banen_desktop.window.basis.session import sensible_years
from banen_desktop.window.file.files import Files


class DossierFiles(Files[Dossier]):
    """Opens and saves dossiers."""

    first_page = page_table.OVERVIEW.name
    name_before = "Banenafspraak"

    def new_dossier(self) -> None:
        """Start an empty dossier for the year that has ended."""
        if self.in_sight().may_leave():
            year = sensible_years(self._session.today())[0]
            werkgever = Werkgever(sector=policy().sector)
            self._start(Dossier(werkgever=werkgever, jaren=(Jaar(year),)), page_table.EMPLOYER.name)

    def open_sample(self) -> None:
        """Open the sample; it has no file until the user saves it."""
        if self.in_sight().may_leave():
            sample = resource("voorbeeld/voorbeeldscholen.toml")
            self._start(read_toml(sample.read_bytes()), self.first_page)

    def _open(self, path: Path) -> None:
        if path.suffix.lower() != ".toml":
            super()._open(path)
            return
        found = read_toml_input(_bytes_of(path))
        self._start(found.dossier, self.first_page)
        if found.remark:
            self.told.emit("Niet alles is gelezen", found.remark)


def _bytes_of(path: Path) -> bytes:
    try:
        with open_regular(path) as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise KnownProblem(
            f"{path.name} is niet te lezen ({error.strerror}).",
            advice="Controleer of het bestand er staat en of u het mag openen.",
        ) from error
