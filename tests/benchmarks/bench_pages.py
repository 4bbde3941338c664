"""How fast: the pages on the screen after a change, and the reports as files.

Run by hand: `PYTHONPATH=.:tests python tests/benchmarks/bench_pages.py [ROUNDS]`.
Each change gives new numbers on every page, as typing does. Beside it stands typst alone with as
many words in plain paragraphs. Processor time, so that other programs matter less; the median of
the rounds. Goal: the summary on the screen, from a change to its SVG, within 100 ms.
"""

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import typst

from banen_desktop.dossier.model import Baan, Dossier, Jaar, Vorm, Werkgever
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.quota.law import built_in
from banen_desktop.reports.document import Bullets, Document, Table, Text
from banen_desktop.reports.full_report import full_report
from banen_desktop.reports.pdf import pages, write_pdf
from banen_desktop.reports.summary import summary
from banen_desktop.reports.word import write_word
from banen_desktop.resources import resource

LAW = built_in()
DAY = date(2026, 2, 12)
YEAR = 2025
ROUNDS = 10
HEADS = ("words", "svg", "screen", "pdf", "docx", "typst", "ratio")
_BARE = b"#let words = json(bytes(sys.inputs.words))\n#for text in words [#text #parbreak()]\n"
Make = Callable[[Dossier], Document]


def sample() -> Dossier:
    """The sample: three years, 24 jobs."""
    read: Dossier = read_toml(resource("voorbeeld/voorbeeldscholen.toml").read_bytes())
    return read


def large(jobs: int) -> Dossier:
    """Ten years with so many jobs each, of all kinds."""
    forms = (Vorm.DIENSTVERBAND, Vorm.DIENSTVERBAND, Vorm.DETACHERING_WSW, Vorm.UITZEND)
    rows = tuple(
        Baan(
            kenmerk=f"P-{place:04}",
            vorm=forms[place % len(forms)],
            uren_per_week=Decimal(16 + place % 20),
            verloonde_uren=Decimal(800 + place % 900) if place % 2 else None,
            register_gecontroleerd_op=date(2026, 1, 12),
        )
        for place in range(jobs)
    )
    hours = Decimal(60_000 * jobs)
    years = (Jaar(YEAR - 9 + place, verloonde_uren=hours, banen=rows) for place in range(10))
    return Dossier(Werkgever(naam="Bestuur"), tuple(years))


def changed(drawn: Dossier, place: int) -> Dossier:
    """The dossier after somebody typed another total of hours in its last year."""
    last = drawn.jaren[-1]
    hours = (last.verloonde_uren or Decimal(900_000)) + 1000 * place
    return replace(drawn, jaren=(*drawn.jaren[:-1], replace(last, verloonde_uren=hours)))


def texts(document: Document) -> Iterator[str]:
    """The words of a document."""
    for block in document.blocks:
        if isinstance(block, Text):
            yield block.text
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)


def timed(job: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    start = process_time()
    job()
    return 1000 * (process_time() - start)


def measure(what: str, drawn: Dossier, make: Make, rounds: int) -> None:
    """Print one line: the words, the pages as SVG, the PDF, the Word file, and typst alone."""
    found: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "bare.typ"
        template.write_bytes(_BARE)
        bare = typst.Compiler(template, root=folder, ignore_system_fonts=True)
        for place in range(rounds + 1):
            one, other, third = (changed(drawn, 3 * place + more) for more in range(3))
            found["words"].append(timed(partial(make, one)))
            document = make(one)
            found["svg"].append(timed(partial(pages, document)))
            found["pdf"].append(timed(partial(write_pdf, make(other))))
            found["docx"].append(timed(partial(write_word, make(third))))
            words = {"words": json.dumps([f"{place} {text}" for text in texts(document)])}
            plain = partial(bare.compile, format="svg", sys_inputs=words)
            found["typst"].append(timed(plain))
    took = {name: median(times[1:]) for name, times in found.items()}
    took |= {"screen": took["words"] + took["svg"], "ratio": took["svg"] / took["typst"]}
    print(f"{what:34} " + " ".join(f"{took[head]:7.1f}" for head in HEADS), flush=True)


def main(rounds: int) -> None:
    """Measure the summary and the full report of a small and of a large dossier."""
    print(f"{'milliseconds':34} " + " ".join(f"{head:>7}" for head in HEADS))
    for name, drawn in (("sample", sample()), ("10 years of 1,000 jobs", large(1000))):
        measure(f"summary, {name}", drawn, lambda now: summary(now, YEAR, LAW, DAY), rounds)
        measure(f"full report, {name}", drawn, lambda now: full_report(now, YEAR, LAW, DAY), rounds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
