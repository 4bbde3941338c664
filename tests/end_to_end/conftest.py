"""What every test with a person at a real window needs: a message bus, and the program."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from age_files import quick_passphrases
from real_window import Person, open_program, session_bus, variables_for

Start = Callable[..., AbstractContextManager[Person]]


@pytest.fixture(scope="package")
def bus() -> Iterator[str]:
    """A message bus for everybody who looks at the window."""
    with session_bus() as address:
        yield address


@pytest.fixture
def start(desktop: Mapping[str, str], bus: str, tmp_path: Path) -> Start:
    """Starts the program, each time with the same files of the user."""
    path = [*map(str, quick_passphrases()), os.environ.get("PYTHONPATH")]
    variables = variables_for(desktop, bus, tmp_path / "profiel")
    variables |= {"PYTHONPATH": os.pathsep.join(filter(None, path))}
    return partial(open_program, variables, tmp_path / "stderr.txt")
