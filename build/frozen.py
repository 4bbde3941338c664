"""What the frozen program leaves out, and how Windows knows it; `installer.spec` uses this."""

import importlib
import re
import tomllib
from pathlib import Path, PurePosixPath
from typing import Any

import environment

EXCLUDED = [
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtTest",
    "PySide6.QtSql",
    "PySide6.QtDBus",
    "_ssl",
    "ssl",
    "lib2to3",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "numpy.f2py",
    "numpy.testing",
    "numpy.tests",
    "pandas.tests",
    "PIL",
    "pydoc_data",
    "readline",
    "setuptools",
    "test",
    "tkinter",
    "unittest",
    "xmlrpc",
]
CHILDREN = "pyi_rth_multiprocessing"
# Plugins of Qt that the program uses; every other one is left out.
_PLUGINS = {
    "platforms": {
        "qwindows",
        "qoffscreen",
        "qxcb",
        "qwayland",
        "qwayland-generic",
        "qwayland-egl",
        "qminimal",
    },
    "styles": None,
    "iconengines": None,
    "imageformats": {"qico", "qsvg", "qjpeg"},
    "printsupport": None,
    "platformthemes": {"qxdgdesktopportal"},  # that of GTK brings forty libraries of the system
    "platforminputcontexts": None,
    "xcbglintegrations": None,
    "wayland-shell-integration": None,
    "wayland-decoration-client": {"bradient"},
}
_UNUSED_LIBRARIES = re.compile(
    r"(lib)?(Qt6(Network|OpenGL|OpenGLWidgets|Qml\w*|Quick\w*|Pdf|VirtualKeyboard|Sql|Test|Designer"
    r"\w*|Help|UiTools|Concurrent|Xml)|opengl32sw|d3dcompiler_47|avcodec|avformat|avutil|swscale)\b",
    re.IGNORECASE,
)
_LANGUAGES = re.compile(r"translations/(?!qt(base)?_nl\.qm$)")


def is_wanted(name: str) -> bool:
    """Whether a file of a library goes along; `name` is its place in the program folder."""
    path = PurePosixPath(name.replace("\\", "/"))
    if "PySide6" not in path.parts and not path.name.lower().startswith(("qt6", "libqt6")):
        return True
    if _UNUSED_LIBRARIES.match(path.name) or _LANGUAGES.search(str(path)):
        return False
    if "plugins" in path.parts:
        kind, stem = path.parts[path.parts.index("plugins") + 1], path.name.split(".")[0]
        allowed = _PLUGINS.get(kind, set())
        return allowed is None or stem.removeprefix("lib") in allowed
    return True


def may_be_stripped(name: str) -> bool:
    """Whether a library of the Linux folder still loads without the names for a debugger.

    The libraries that numpy brings (OpenBLAS) were moved about after they were built: GNU strip
    2.40 leaves them with parts that begin in the middle of a page, and they cannot be loaded.
    """
    path = PurePosixPath(name)
    return ".so" in path.suffixes and "numpy.libs" not in path.parts


def version() -> str:
    """The version of the program, as the package says it."""
    text = (environment.ROOT / "banen_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise SystemExit("The package does not say its version.")
    return found[1]


def dependencies() -> list[str]:
    """The names of the packages that the program runs with, as pyproject.toml has them."""
    text = (environment.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = tomllib.loads(text)["project"]["dependencies"]
    return [re.split(r"[<>=!~ ;\[]", line, maxsplit=1)[0] for line in needed]


def version_numbers(shown: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows wants: `1.2.3rc1` is 1.2.3.0."""
    numbers = [int(part) for part in re.findall(r"\d+", shown)[:3]]
    first, second, third = [*numbers, 0, 0, 0][:3]
    return first, second, third, 0


def version_resource(name: str) -> Any:
    """What Explorer shows of one of the programs; only on Windows, where PyInstaller has it."""
    info: Any = importlib.import_module("PyInstaller.utils.win32.versioninfo")

    numbers, shown = version_numbers(version()), version()
    described = "Banen Desktop" if name == "BanenDesktop" else "Banen Desktop (opdrachten)"
    words = {
        "CompanyName": "Banen Desktop",
        "FileDescription": described,
        "FileVersion": shown,
        "InternalName": name,
        "LegalCopyright": "EUPL-1.2",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Banen Desktop",
        "ProductVersion": shown,
    }
    table = info.StringTable("041304B0", [info.StringStruct(*pair) for pair in words.items()])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, OS=0x40004),
        kids=[
            info.StringFileInfo([table]),
            info.VarFileInfo([info.VarStruct("Translation", [0x413, 1200])]),
        ],
    )


def size_of(folder: Path) -> int:
    """How many bytes the files in a folder are; a link to a file counts as the link."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())
