"""What the program relies on in PySide6 itself."""

import re
import tomllib

import environment
from PySide6.QtCore import QLibraryInfo, QTranslator


def test_the_excluded_release_stays_out() -> None:
    """pyproject.toml says why; the locks take another release, and every lock takes one."""
    text = (environment.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (wanted,) = (
        line
        for line in tomllib.loads(text)["project"]["dependencies"]
        if line.startswith("PySide6-Essentials")
    )
    (excluded,) = re.findall(r"!=([\d.]+)", wanted)
    for lock in (environment.RUN_LOCK, environment.WINDOWS_LOCK, environment.LINUX_LOCK):
        pinned = re.findall(
            r"^(?:pyside6-essentials|shiboken6)==(\S+)", lock.read_text("utf-8"), re.MULTILINE
        )
        assert len(pinned) == 2, lock.name
        assert excluded not in pinned, lock.name


def test_qt_speaks_dutch() -> None:
    """The translation of the standard buttons comes with the package."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert QTranslator().load("qtbase_nl", folder)
