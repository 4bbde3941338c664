"""The worked examples of `tests/cases`: inputs with what must come out, and where that is from.

Beside them the sample that comes with the program.
"""

from functools import cache

import environment

from banen_desktop.dossier.model import Dossier
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.resources import resource

FOLDER = environment.ROOT / "tests" / "cases"
FILES = sorted(FOLDER.glob("*.toml"))


@cache
def sample_dossier() -> Dossier:
    """The sample as a dossier; nobody can change it, so all tests look at the same one."""
    return read_toml(resource("voorbeeld/voorbeeldscholen.toml").read_bytes())
