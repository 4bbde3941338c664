"""How fast and how small, beside the barest program that does the same sort of work: one table.

    python tests/benchmarks/run.py                    everything, 5 rounds
    python tests/benchmarks/run.py 3 --only start     one subject; may be given more than once
    python tests/benchmarks/run.py --write            also puts the table into docs/prestaties.md
    python tests/benchmarks/run.py --folder FOLDER    also measures a program folder

It needs what the tests need, LibreOffice among it. The first run fetches novelWriter with pip.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.dossiers import Scale

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "prestaties.md"
SUBJECTS = (
    *("start", "keystroke", "dossier_file", "loonaangifte", "lists", "workbook", "exports"),
    *("preview", "pages", "sector", "sector_year", "memory"),
)


def measure(names: Sequence[str], scale: "Scale") -> str:
    """Measure these subjects and print each row as it comes; the whole text."""
    from benchmarks import table  # noqa: PLC0415

    load, rows = os.getloadavg()[0], table.Rows()
    text = [table.surroundings(scale.rounds, load), "", table.HEAD]
    print(*text, sep="\n", flush=True)
    for name in names:
        for line in importlib.import_module(f"benchmarks.{name}").lines(scale):
            text.append(rows.row(line))
            print(text[-1], flush=True)
    return "\n".join(text)


def main(arguments: Sequence[str]) -> None:
    """Read the command, measure, and write when that is asked."""
    parser = argparse.ArgumentParser(description="Measures how fast and how small the program is.")
    parser.add_argument("rounds", nargs="?", type=int, default=5)
    parser.add_argument("--only", action="append", choices=SUBJECTS)
    parser.add_argument("--folder", type=Path, help="a folder with the frozen program")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    parser.add_argument("--tiny", action="store_true", help="only see that everything still runs")
    asked = parser.parse_args(arguments)
    if asked.write and (asked.only or asked.tiny):
        parser.error("--write needs everything, in full size")
    # Here, not above: a child process that reads a list loads this script again, and would be
    # measured with all that it loads.
    from benchmarks import table  # noqa: PLC0415
    from benchmarks.dossiers import TINY, Scale  # noqa: PLC0415
    from benchmarks.windows import own_surroundings  # noqa: PLC0415

    scale = TINY if asked.tiny else Scale(asked.rounds)
    with own_surroundings():
        text = measure(asked.only or [*SUBJECTS], replace(scale, folder=asked.folder))
    if asked.write:
        table.put_into(PAGE, text)


if __name__ == "__main__":
    # At the end: an installed program goes before the checkout.
    sys.path += [str(HERE.parents[1]), str(HERE.parents[1] / "build"), str(HERE.parent)]
    main(sys.argv[1:])
