"""The self-test of an installation: a small piece of everything the program does, and how it went.

For the help desk: the report names versions and checks, and no person, dossier or folder of the
user. It is a room above `reports` and `imports`, because window and command line both show it.
Each check catches its own failure; nothing is left behind.
"""

import hashlib
import json
import platform
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib import metadata
from pathlib import Path
from xml.etree import ElementTree

from banen_desktop import __version__, dutch
from banen_desktop.child import StoppedProblem
from banen_desktop.dossier import bouwstenen
from banen_desktop.dossier.model import Dossier
from banen_desktop.imports.list_reading import ListReading
from banen_desktop.imports.lists import table
from banen_desktop.imports.lists.published_titles import title_sources
from banen_desktop.imports.loonaangifte import read
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.law_in_use import law_in_use
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.law.parameter_tables import ParameterError
from banen_desktop.quota.years.sector_figures import published
from banen_desktop.reports.out import outputs
from banen_desktop.reports.out.files import write_reports
from banen_desktop.reports.words.guard import Kind
from banen_desktop.resources import resource
from banen_desktop.storage import locked, places
from banen_desktop.storage.dossier_file import open_dossier, save_dossier
from banen_desktop.storage.locked import LockedProblem
from banen_desktop.storage.parameter_files import kept_files
from banen_desktop.storage.places import is_there
from banen_desktop.storage.policy import DOUBT, dossier_folder, policy

PARTS = (
    *("PySide6-Essentials", "XlsxWriter", "python-docx", "platformdirs", "lxml"),
    *("numpy", "pandas"),
    *("python-calamine", "openpyxl", "typst", "pyrage"),
)
_PICTURES = ("banen", "overzicht", "rapport", "vergelijken", "wat-als")
NEEDED = (
    *(
        "bouwstenen.toml",
        "kolomtitels.toml",
        "handleiding.md",
        "pictogram/banen.svg",
        "voorbeeld/voorbeeldscholen.toml",
        *(f"afbeeldingen/{name}.png" for name in _PICTURES),
    ),
    *("fonts/Inter-Regular.otf", "fonts/Inter-SemiBold.otf", "fonts/Inter-licentie.txt"),
    *("typst/document.typ", "typst/drawing.typ", "typst/picture.typ"),
    *("word/[Content_Types].xml", "word/_rels/.rels", "word/word/_rels/document.xml.rels"),
    *("word/word/document.xml", "word/word/fontTable.xml", "word/word/footer1.xml"),
    *("word/word/numbering.xml", "word/word/settings.xml", "word/word/styles.xml"),
    *("zelftest/loonaangifte.xml", "zelftest/uren.csv"),
)
YEAR = 2025
KNOWN = {
    "verloonde_uren": "986244",
    "quotum_uren": "25642.344",
    "quotum_banen": "19.26547257700976709241172051",
    "gerealiseerde_banen": "14.72043885017959511336619907",
    "realisatiepercentage": "0.7640839741323586133892600052",
    "quotumtekort": "4.5",
}
_LIST_HOURS, _RETURN_HOURS = Decimal("1246.75"), 280
_PASSPHRASE = "zelftest van de installatie é"  # noqa: S105 - opens only what the test made itself
_DAY = date(2026, 1, 1)
FONTS = {  # the PDF would quietly be set in another font
    "Inter-Regular.otf": "a7e791e8f5a0fb02b65663f7fca73e1d1ca9543f772ad480cbd76f4e3fe3f8cc",
    "Inter-SemiBold.otf": "8c1990b6012254ea2b487161697d107357dd0ee55811cfd91c8c11227bbef457",
}
_PROGRAM = Path(sys.executable).parent


class WrongError(Exception):
    """What a check found; a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Check:
    """How one check went; `problem` is empty when it went well."""

    name: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SelfTest:
    """All checks, and what the program runs on."""

    facts: tuple[tuple[str, str], ...]
    checks: tuple[Check, ...]

    @property
    def good(self) -> bool:
        """Whether every check went well."""
        return not any(check.problem for check in self.checks)

    @property
    def text(self) -> str:
        """The report for the help desk."""
        lines = [f"Zelftest van Banen Desktop {__version__}", ""]
        lines += [f"{name}: {value}" for name, value in self.facts]
        lines += ["", *(_line(check) for check in self.checks), ""]
        wrong = sum(bool(check.problem) for check in self.checks)
        checks = dutch.plural(str(wrong), "controle", "controles")
        lines.append("Alles is goed." if self.good else f"Fout: {checks}.")
        return "\n".join(lines) + "\n"


def _line(check: Check) -> str:
    return f"fout  {check.name}: {check.problem}" if check.problem else f"goed  {check.name}"


def run_selftest(cancelled: Callable[[], bool] = lambda: False) -> SelfTest:
    """Do every check; takes some seconds, most for the passphrase.

    Raises `StoppedProblem` when `cancelled()` became true between two checks.
    """
    done = []
    for name, check in CHECKS:
        if cancelled():
            raise StoppedProblem("De zelftest is gestopt.")
        done.append(Check(name, _problem_of(check)))
    return SelfTest(tuple(_facts()), tuple(done))


def _problem_of(check: Callable[[Path], None]) -> str:
    try:
        with tempfile.TemporaryDirectory(
            prefix="banen-zelftest-", ignore_cleanup_errors=True
        ) as folder:
            check(Path(folder))
    except Exception as error:  # whatever it is, the next check has to run
        return _told(error)
    return ""


def _told(error: Exception) -> str:
    """What went wrong, without a folder of the user."""
    if isinstance(error, WrongError | KnownProblem | ParameterError):
        return _without_folders(str(error))
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(frame.filename).name} regel {frame.lineno}."


def _without_folders(text: str) -> str:
    own = (tempfile.gettempdir(), str(Path(tempfile.gettempdir()).resolve()), str(Path.home()))
    for folder in own:
        text = text.replace(folder, "…")
    return text


def _facts() -> Iterator[tuple[str, str]]:
    how = "programmamap" if getattr(sys, "frozen", False) else "pakket van Python"
    yield "Soort", how
    yield "Systeem", f"{platform.system()} {platform.release()} {platform.machine()}"
    yield "Python", platform.python_version()
    yield "Pakketten", ", ".join(f"{name} {_version(name)}" for name in PARTS)
    yield from _law_facts()
    yield "Beleid van de organisatie", _policy_in_words()


def _policy_in_words() -> str:
    """What it decides, without its folder: that may hold the name of a user."""
    found = policy()
    if found.file is None:
        return "geen"
    where = "naast het programma" if found.file.parent == _PROGRAM else "van deze computer"
    told = [
        *(["map"] if found.folder else []),
        *([f"sector {found.sector}"] if found.sector else []),
        *([f"bewaartermijn {found.retention_years} jaar"] if found.retention_years else []),
        *(["wachtwoordzin verplicht" + DOUBT * found.lock_doubted] if found.lock_required else []),
    ]
    return f"{where}: {', '.join(told) or 'niets'}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "(versie onbekend)"


def _law_facts() -> Iterator[tuple[str, str]]:
    """Digests only: the names of files that were taken in may be anything."""
    try:
        law = law_in_use().law
    except KnownProblem:
        yield "Parameters (SHA-256)", "niet te laden"
        return
    yield "Parameters (SHA-256)", law.sha256
    yield from (("Parameterbestand (SHA-256)", update.sha256) for update in law.updates)


# -- the checks ---------------------------------------------------------------------------------


def _parameters(_folder: Path) -> None:
    """Load them all; a file that was taken in has a number here: its name may be anything."""
    told = " ".join(str(problem) for problem in law_in_use().problems)
    if told:
        for number, name in enumerate(_names_taken_in(), start=1):
            told = told.replace(name, f"nummer {number}")
        raise WrongError(told)


def _names_taken_in() -> list[str]:
    try:
        return [file.name for file in kept_files()]
    except KnownProblem:
        return []


def _resources(_folder: Path) -> None:
    missing = [name for name in NEEDED if not _is_there(resource(name))]
    missing += [name for name, read in _READ if name not in missing and not _is_read(read)]
    if missing:
        raise WrongError(f"Ontbreekt of is beschadigd: {', '.join(dict.fromkeys(missing))}.")


def _is_read(read: Callable[[], object]) -> bool:
    try:
        return bool(read())
    except Exception:  # whatever is wrong with it, it is damaged
        return False


_READ: tuple[tuple[str, Callable[[], object]], ...] = (
    ("bouwstenen.toml", bouwstenen.all_blocks),
    ("bouwstenen.toml", bouwstenen.all_suggestions),
    ("kolomtitels.toml", title_sources),
    ("sectorcijfers.toml", published),
    (
        "pictogram/banen.svg",
        lambda: ElementTree.parse(resource("pictogram/banen.svg")).getroot().tag,  # noqa: S314
    ),
)


def _is_there(path: Path) -> bool:
    if not path.is_file() or path.stat().st_size == 0:
        return False
    known = FONTS.get(path.name)
    return known is None or hashlib.sha256(path.read_bytes()).hexdigest() == known


def _sample() -> Dossier:
    return read_toml(resource("voorbeeld/voorbeeldscholen.toml").read_bytes())


def _calculation(_folder: Path) -> None:
    outcome = calculate(_sample(), YEAR, built_in())
    other = [
        f"{key} is {'onbekend' if found is None else format(found, 'f')} en hoort {known} te zijn"
        for key, known in KNOWN.items()
        if (found := outcome.value(key)) != Decimal(known)
    ]
    if other:
        raise WrongError(f"Het voorbeeld geeft een andere uitkomst: {'; '.join(other)}.")


def _dossier(folder: Path) -> None:
    sample, path = _sample(), folder / "zelftest é.banen"
    fingerprint = save_dossier(path, sample, None)
    opened = open_dossier(path)
    if opened.dossier != sample or opened.fingerprint != fingerprint:
        raise WrongError("Er komt een ander dossier terug dan er is opgeslagen.")


def _exports(folder: Path) -> None:
    wrong = [told for form in outputs.formats() if (told := _wrong_with(form, folder))]
    if wrong:
        raise WrongError(f"Dit bestand klopt niet: {'; '.join(wrong)}.")


def _wrong_with(form: str, folder: Path) -> str:
    """What is wrong with one kind of file, so that a broken template is known by its kind."""
    try:
        (path,) = write_reports(_sample(), YEAR, built_in(), folder, [form], Kind.DOSSIER, _DAY)
        return "" if _looks_right(path.suffix, path) else form
    except Exception as error:  # whatever it is, the next kind has to be tried
        return f"{form} ({_told(error).rstrip('.')})"


def _looks_right(suffix: str, path: Path) -> bool:
    """Whether a file is what its name says, as another program would see at its start."""
    data = path.read_bytes()
    if suffix == ".pdf":
        return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]
    if suffix in _MAIN_PARTS:
        with zipfile.ZipFile(path) as packed:
            return packed.testzip() is None and _MAIN_PARTS[suffix] in packed.namelist()
    if suffix == ".json":
        return bool(json.loads(data)["jaar"] == YEAR)
    return str(YEAR) in data.decode("utf-8")


_MAIN_PARTS = {".xlsx": "xl/workbook.xml", ".docx": "word/document.xml"}


def _list_of_others(_folder: Path) -> None:
    file = table.read_in_child(resource("zelftest/uren.csv"))
    found = ListReading(file, Dossier(), YEAR, built_in()).result
    hours = sum((row.verloonde_uren or Decimal(0) for row in found.hours), Decimal(0))
    if hours != _LIST_HOURS:
        raise WrongError(f"De lijst geeft {hours} uur en hoort {_LIST_HOURS} uur te geven.")


def _loonaangifte(_folder: Path) -> None:
    found = read.read_in_child([resource("zelftest/loonaangifte.xml")])
    hours = sum(row.uren.totaal for jaar in found.jaren for row in jaar.tijdvakken)
    if hours != _RETURN_HOURS:
        raise WrongError(
            f"De loonaangifte geeft {hours} uur en hoort {_RETURN_HOURS} uur te geven."
        )


def _locking(folder: Path) -> None:
    sample, path = _sample(), folder / "vergrendeld.banen"
    save_dossier(path, sample, None, locked.new_key(_PASSPHRASE))
    try:
        open_dossier(path)
    except LockedProblem as problem:
        key = locked.open_key(problem.sleutel, _PASSPHRASE)
    else:
        raise WrongError("Een vergrendeld dossier gaat open zonder wachtwoordzin.")
    if open_dossier(path, key).dossier != sample:
        raise WrongError("Er komt een ander dossier terug dan er is vergrendeld.")


def _folders(_folder: Path) -> None:
    wrong = [name for name, folder in _own_folders() if not _may_write(folder)]
    if wrong:
        raise WrongError(f"Hier mag het programma niet schrijven: {dutch.join_list(wrong)}.")


def _own_folders() -> Iterator[tuple[str, Path]]:
    yield "de map voor herstelkopieën", places.recovery_folder()
    yield "de map voor instellingen", places.settings_file().parent
    yield "de map voor het verslag van fouten", places.log_folder()
    yield "de map voor dossiers", dossier_folder()


def _policy(_folder: Path) -> None:
    wrong = policy().wrong
    if wrong:
        raise WrongError(f"In banen-beleid.ini: {'; '.join(wrong)}.")


def _may_write(folder: Path) -> bool:
    """Whether a file can be made there, or in what a missing folder would be made in."""
    there = next((each for each in (folder, *folder.parents) if is_there(each)), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False


CHECKS: tuple[tuple[str, Callable[[Path], None]], ...] = (
    ("Parameters laden", _parameters),
    ("Lettertypen, sjablonen en voorbeeld", _resources),
    ("Het voorbeeld narekenen", _calculation),
    ("Een dossier opslaan en openen", _dossier),
    (f"Alle bestanden maken ({', '.join(outputs.formats())})", _exports),
    ("Een lijst inlezen", _list_of_others),
    ("Een loonaangifte inlezen", _loonaangifte),
    ("Een dossier vergrendelen en openen", _locking),
    ("Eigen mappen gebruiken", _folders),
    ("Beleid van de organisatie lezen", _policy),
)
