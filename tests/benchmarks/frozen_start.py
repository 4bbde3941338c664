"""How fast the frozen program starts, beside an empty window that is frozen in the same way.

    python tests/benchmarks/frozen_start.py [ROUNDS] [--build]

On Linux, without a screen and on a screen of Xvfb. Both are built from `installer.spec`, with
`tests/first_paint.py` before the program: it starts it as `banen` does and tells what that took.
They land in dist/work/start, and are built when they are not there or `--build` asks for it; the
tools are those of `build/linux_folder.py`. All is measured in turn; the least of each counts.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "build"))

import environment  # noqa: E402 - it lives in build/, and so does the next
import linux_folder  # noqa: E402

FOLDER = ROOT / "dist" / "work" / "start"
KINDS = ("banen", "bare")
_ENTRY = "import first_paint\n\nfirst_paint.main({kind!r})\n"
_CHANGES = (
    ("Path(SPECPATH)", f"Path({str(ROOT)!r})"),
    ("pathex=[str(ROOT)]", 'pathex=[str(ROOT), str(ROOT / "tests")]'),
)
_WITHOUT_US = (
    ("excludes=frozen.EXCLUDED", 'excludes=[*frozen.EXCLUDED, "banen_desktop"]'),
    ("if not children:", "if False:"),
)


def build(kind: str) -> None:
    """Freeze the program or the empty window, each with only what it needs."""
    folder = FOLDER / kind
    folder.mkdir(parents=True, exist_ok=True)
    entry, spec = folder / "entry.py", folder / f"{kind}.spec"
    entry.write_text(_ENTRY.format(kind=kind), encoding="utf-8")
    text = (ROOT / "installer.spec").read_text(encoding="utf-8")
    changes = [*_CHANGES, ('str(ROOT / "build" / "entry.py")', repr(str(entry)))]
    changes += _WITHOUT_US if kind == "bare" else ()
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    spec.write_text(text, encoding="utf-8")
    places: list[str | Path] = ["--distpath", folder, "--workpath", folder / "work"]
    python = environment.make_tools(linux_folder.TOOLS, environment.LINUX_LOCK)
    subprocess.run([python, "-m", "PyInstaller", "--noconfirm", *places, spec], check=True)


def program(kind: str) -> Path:
    """What was built; the name is that of the program, also for the empty window."""
    return FOLDER / kind / "BanenDesktop" / "BanenDesktop"


def start(kind: str, variables: dict[str, str]) -> tuple[float, float]:
    """Milliseconds of the processor and of the clock, from the start to the first paint."""
    before = perf_counter()
    with subprocess.Popen(
        [program(kind)], env=os.environ | variables, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        answer = process.stdout.readline()
        clock = 1000 * (perf_counter() - before)
    assert process.returncode == 0, kind
    return 1000 * float(json.loads(answer)["processor"]), clock


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A screen of Xvfb."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24"]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL
    ) as server:
        os.close(writer)
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
        server.terminate()


def show(where: str, rounds: int, variables: dict[str, str]) -> None:
    """Measure in turn and print a line of markdown: processor and clock, ours and bare."""
    turns = [[start(kind, variables) for kind in KINDS] for _ in range(rounds)]
    ours, bare = (
        [min(times) for times in zip(*measured, strict=True)]
        for measured in zip(*turns, strict=True)
    )
    for what, own, other in zip(("processor", "clock"), ours, bare, strict=True):
        line = f"| {where}, {what} | {own:.0f} ms | {other:.0f} ms | {own / other:.2f} |"
        print(line, flush=True)


def main(arguments: list[str]) -> None:
    """Build what is needed, and measure."""
    for kind in KINDS:
        if "--build" in arguments or not program(kind).is_file():
            build(kind)
    rounds = next((int(text) for text in arguments if text.isdecimal()), 10)
    with tempfile.TemporaryDirectory() as folder, screen() as on_screen:
        for where, variables in (
            ("without a screen", {"QT_QPA_PLATFORM": "offscreen"}),
            ("on a screen", on_screen),
        ):
            show(where, rounds, variables | {"BANEN_MAP": folder})


if __name__ == "__main__":
    main(sys.argv[1:])
