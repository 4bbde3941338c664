"""Memory at rest, of a checkout and of a folder with the program; and how large that folder is.

The window stands still without a screen, as far as it can; on a screen the picture of the window
comes on top. Of a folder only the Linux program can be started here.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.dossiers import Scale
from benchmarks.measure import Found, Goal, Line
from memory_use import bytes_of

REST, INSTALLED, SETUP = Goal(150, "MB"), Goal(250, "MB"), Goal(80, "MB")
AT_REST = Path(__file__).parent / "at_rest.py"
_INSIDE = "programma"  # contents_directory of installer.spec
_QUIET_S = 3.0
_LARGE = 4.0  # megabytes of a part that is worth a line
_PACKED = ("*.exe", "*.tar.gz", "*.zip")


def lines(scale: Scale) -> Iterator[Line]:
    """Start page, sample, and the folder when there is one."""
    empty = _told("leeg")
    for what, kind in (("na de start", "start"), ("met het voorbeeld open", "voorbeeld")):
        name = f"geheugen in rust, {what}"
        yield Line(name, _told(kind), empty, "een leeg QMainWindow", goal=REST, unit="MB")
    if scale.folder is not None:
        yield from _of_folder(scale.folder)


def _told(kind: str) -> Found:
    """What a process in rest says that it has."""
    answer = subprocess.run(
        [sys.executable, AT_REST, kind], check=True, capture_output=True, text=True
    )
    return Found(float(answer.stdout))


def _of_folder(folder: Path) -> Iterator[Line]:
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    yield Line("map met het programma", _megabytes(files), goal=INSTALLED, unit="MB")
    for part, inside in sorted(_parts(folder, files).items(), key=_largest_first):
        if _megabytes(inside).amount >= _LARGE:
            yield Line(f"daarvan {part}", _megabytes(inside), unit="MB")
    for packed in sorted(path for form in _PACKED for path in folder.parent.glob(form)):
        goal = SETUP if packed.suffix == ".exe" else None
        yield Line(packed.name, _megabytes([packed]), goal=goal, unit="MB")
    program = folder / "BanenDesktop"
    if program.is_file():
        yield Line("geheugen in rust, uit die map", _at_rest(program), goal=REST, unit="MB")


def _parts(folder: Path, files: Sequence[Path]) -> dict[str, list[Path]]:
    """The files by the package or file that they belong to."""
    parts: dict[str, list[Path]] = defaultdict(list)
    for path in files:
        names = [name for name in path.relative_to(folder).parts if name != _INSIDE]
        parts[names[0]].append(path)
    return parts


def _largest_first(part: tuple[str, list[Path]]) -> float:
    return -_megabytes(part[1]).amount


def _megabytes(files: Sequence[Path]) -> Found:
    return Found(sum(path.stat().st_size for path in files) / 1e6)


def _at_rest(program: Path) -> Found:
    """The memory of a program that has stood open for a moment."""
    with tempfile.TemporaryDirectory() as own:
        surroundings = {**os.environ, "BANEN_MAP": own}
        with subprocess.Popen([program], env=surroundings) as process:
            time.sleep(_QUIET_S)
            used = bytes_of("VmRSS", process.pid)
            process.kill()
    return Found(used / 1e6)
