"""The worked examples of `tests/cases`: inputs with what must come out, and where that is from."""

import environment

FOLDER = environment.ROOT / "tests" / "cases"
FILES = sorted(FOLDER.glob("*.toml"))
