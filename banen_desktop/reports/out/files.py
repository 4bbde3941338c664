"""The files that leave the house: their content, their names, and writing them."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from banen_desktop.dossier.bsn import without_bsn
from banen_desktop.dossier.model import Dossier
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.out import outputs
from banen_desktop.reports.out.outputs import Order
from banen_desktop.reports.text.style import Style, style_of
from banen_desktop.reports.words.guard import Kind
from banen_desktop.safe_text import settable
from banen_desktop.storage.atomic import atomic_write

SHARED, KEPT = "delen", "vertrouwelijk"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_LONGEST_NAME = 100


def render(
    dossier: Dossier,
    year: int,
    law: Law,
    format: str,  # noqa: A002 - the word for it
    kind: Kind,
    made_on: date,
    style: Style | None = None,
) -> bytes:
    """The bytes of one file about one year, in the style that the dossier keeps if none is given.

    Only workbook and data differ by `kind`; text, Word and PDF never hold rows. Raises `KeyError`
    when the dossier has no such year, `ValueError` for an unknown format, `KnownProblem` when the
    logo cannot be used.
    """
    style = style or style_of(dossier, year)
    return outputs.output(format).render(Order(dossier, year, law, kind, made_on, style))


def safe_name(text: str) -> str:
    """A text that may stand in a file name on every system; empty when nothing is left."""
    name = " ".join(_FORBIDDEN.sub(" ", settable(text)).split())
    return name.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .")


def _employer(dossier: Dossier) -> str:
    return safe_name(without_bsn(dossier.werkgever.naam))


def is_confidential(format: str, kind: Kind) -> bool:  # noqa: A002
    """Whether a file has the rows of persons, so that it may not be shared."""
    return kind is Kind.DOSSIER and outputs.output(format).with_rows


def file_name(dossier: Dossier, year: int, format: str, kind: Kind) -> str:  # noqa: A002
    """A name with year and employer that every system accepts.

    It starts with a fixed word, so it is never one of the names that Windows keeps for itself.
    """
    name = _employer(dossier)
    confidential = is_confidential(format, kind)
    output = outputs.output(format)
    what = f"({format})" if output.named else ""
    kept = "(vertrouwelijk)" if confidential else what
    parts = [f"Banenafspraak {year}", name, kept]
    return " ".join(part for part in parts if part) + output.type.suffix


def place_of(dossier: Dossier, year: int, format: str, kind: Kind) -> Path:  # noqa: A002
    """Where a file goes in a folder with everything: what may be shared lies apart."""
    folder = KEPT if is_confidential(format, kind) else SHARED
    return Path(folder) / file_name(dossier, year, format, kind)


def name_of(dossier: Dossier, year: int, what: str, end: str) -> str:
    """The name of another file about a year, such as the answers or a letter."""
    name = _employer(dossier)
    parts = [f"Banenafspraak {year}", name, f"({safe_name(what)})"]
    return " ".join(part for part in parts if part) + end


def write_reports(
    dossier: Dossier,
    year: int,
    law: Law,
    folder: Path,
    formats: Sequence[str],
    kind: Kind,
    made_on: date,
    style: Style | None = None,
) -> list[Path]:
    """Write one file per format, each in its place in a folder, which is made when it is not there.

    All files are made before the first is written. Raises `KnownProblem` that says which files
    were written; a file that existed is replaced as a whole or not at all.
    """
    contents = {
        folder / place_of(dossier, year, format_, kind): render(
            dossier, year, law, format_, kind, made_on, style
        )
        for format_ in formats
    }
    for parent in {path.parent for path in contents}:
        make_folder(parent)
    written: list[Path] = []
    for path, data in contents.items():
        try:
            atomic_write(path, data, shared=path.parent.name == SHARED)
        except KnownProblem as problem:
            raise _incomplete(path, written, problem) from problem
        written.append(path)
    return written


def make_folder(folder: Path, *, private: bool = False) -> None:
    """Make a folder that is not there, a `private` one for this user; raises `KnownProblem`."""
    try:
        mode = 0o700 if private or folder.name == KEPT else 0o777
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
    except OSError as error:
        raise KnownProblem(
            f"De map {folder} is niet te maken of te gebruiken.",
            "Er is niets geschreven.",
            "Kies een andere map.",
        ) from error


def _incomplete(path: Path, written: Sequence[Path], problem: KnownProblem) -> KnownProblem:
    names = ", ".join(done.name for done in written)
    safe = f"Wel geschreven: {names}." if names else "Er is niets geschreven."
    return KnownProblem(f"{path.name} is niet geschreven. {problem.message}", safe, problem.advice)
