"""The worked examples of `tests/cases`: inputs with what must come out, and where that is from.

Beside them the sample that comes with the program.
"""

from dataclasses import replace
from functools import cache

import environment

from banen_desktop.dossier.choice import new_id
from banen_desktop.dossier.model import Dossier
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.resources import resource

FOLDER = environment.ROOT / "tests" / "cases"
FILES = sorted(FOLDER.glob("*.toml"))


def sample_dossier() -> Dossier:
    """The sample as another dossier each time: a window remembers what was done in one."""
    return replace(_read_sample(), id=new_id())


@cache
def _read_sample() -> Dossier:
    return read_toml(resource("voorbeeld/voorbeeldscholen.toml").read_bytes())
