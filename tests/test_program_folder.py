"""What goes into the program that people install: files, version, licences, icon and setup."""

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import environment
import frozen
import icon
import licences
import pytest
import wine
from PySide6.QtGui import QImage

from banen_desktop import child

PACKAGES = Path(pytest.__file__).parents[1]
SETUP = (environment.ROOT / "build" / "setup.nsi").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Core.dll",
        "PySide6/Qt6Gui.dll",
        "PySide6/Qt6Widgets.dll",
        "PySide6/Qt6Svg.dll",
        "PySide6/Qt6PrintSupport.dll",
        "PySide6\\QtSvg.pyd",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/imageformats/qsvg.dll",
        "PySide6/plugins/iconengines/qsvgicon.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/translations/qtbase_nl.qm",
        "PySide6/translations/qt_nl.qm",
        "PySide6/Qt/lib/libQt6Svg.so.6",
        "libQt6XcbQpa.so.6",
        "libicuuc.so.73",
        "typst/_typst.pyd",
        "pyrage/pyrage.cp311-win_amd64.pyd",
        "lxml/etree.pyd",
        "banen_desktop/resources/fonts/Inter-Regular.otf",
        "banen_desktop/quota/parameters/wfsv.toml",
        "docx/templates/default.docx",
        "translations/banen_nl.qm",
    ],
)
def test_what_the_program_needs_goes_along(name: str) -> None:
    assert frozen.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Network.dll",
        "PySide6/Qt6Qml.dll",
        "PySide6/Qt6QmlModels.dll",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt6OpenGL.dll",
        "PySide6/Qt6OpenGLWidgets.dll",
        "PySide6/Qt6Pdf.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/d3dcompiler_47.dll",
        "PySide6\\Qt6Quick.dll",
        "libQt6Network.so.6",
        "PySide6/plugins/platforms/qminimalegl.dll",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/plugins/imageformats/qwebp.dll",
        "PySide6/plugins/tls/qopensslbackend.dll",
        "PySide6/plugins/sqldrivers/qsqlite.dll",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/translations/qt_help_nl.qm",
        "PySide6/Qt/translations/qtbase_pl.qm",
    ],
)
def test_what_nothing_uses_stays_behind(name: str) -> None:
    assert not frozen.is_wanted(name)


def test_what_the_program_imports_is_not_excluded() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (environment.ROOT / "banen_desktop").rglob("*.py")
    )
    imported = set(re.findall(r"^\s*(?:from|import) ([\w.]+)", sources, re.MULTILINE))
    assert "PySide6.QtSvg" in imported
    assert imported & set(frozen.EXCLUDED) == set()


@pytest.mark.parametrize(
    ("shown", "numbers"),
    [
        ("0.1.0", (0, 1, 0, 0)),
        ("1.2.3rc1", (1, 2, 3, 0)),
        ("2.0", (2, 0, 0, 0)),
        ("12", (12, 0, 0, 0)),
        ("1.2.3.4", (1, 2, 3, 0)),
    ],
)
def test_windows_gets_four_numbers(shown: str, numbers: tuple[int, ...]) -> None:
    assert frozen.version_numbers(shown) == numbers


def test_children_are_prepared_by_who_starts_them() -> None:
    """The spec takes it out of every start, under the name that `child` imports."""
    assert f'import_module("{frozen.CHILDREN}")' in Path(child.__file__).read_text("utf-8")


def test_the_version_is_that_of_the_package() -> None:
    from banen_desktop import __version__  # noqa: PLC0415

    assert frozen.version() == __version__


def test_every_package_has_the_text_of_its_licence() -> None:
    found = list(licences.shipped(PACKAGES))
    assert len(found) > 8
    for part in found:
        assert sum(map(len, licences.texts_of(part))) > 150, part.name
    text = licences.licences(found, "3.11.9")
    for title in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "SIL OPEN FONT LICENSE",
    ):
        assert title in text


def test_the_icon_has_a_picture_of_every_size(tmp_path: Path) -> None:
    # In a process of its own: an application made here would stand in the way of the window's.
    script = environment.ROOT / "build" / "icon.py"
    where = {**os.environ, "PYTHONPATH": str(script.parent)}
    subprocess.run([sys.executable, script, tmp_path / "banen.ico"], env=where, check=True)
    content = (tmp_path / "banen.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", content)
    assert (reserved, kind, count) == (0, 1, len(icon.SIZES))
    end = 6 + 16 * count
    for place, size in enumerate(icon.SIZES):
        entry = struct.unpack_from("<BBBBHHII", content, 6 + 16 * place)
        width, height, _, _, _, depth, length, start = entry
        assert (width or 256, height or 256, depth, start) == (size, size, 32, end)
        picture = QImage.fromData(content[start : start + length])
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(size // 2, size // 2).alpha() > 0
        end += length
    assert end == len(content)


def commands() -> list[str]:
    lines = [line.partition(";")[0].strip() for line in SETUP.splitlines()]
    return [line for line in lines if line]


def test_the_setup_asks_no_rights_and_writes_to_its_own_user_only() -> None:
    assert "RequestExecutionLevel user" in commands()
    assert "HKLM" not in SETUP
    assert "SetShellVarContext" not in SETUP
    writing = [line for line in commands() if re.search(r"\b(Write|Delete)Reg", line)]
    assert len(writing) > 10
    assert [line for line in writing if " HKCU " not in line] == []


def test_the_setup_removes_only_what_it_put_there() -> None:
    """A dossier, a setting or a recovery copy is never in the way of a removal."""
    removing = [line for line in commands() if re.match(r"(RMDir|Delete) ", line)]
    assert sorted(removing) == sorted(
        [
            'RMDir /r "$INSTDIR\\programma"',
            'RMDir "$INSTDIR"',
            'Delete "$INSTDIR\\BanenDesktop.exe"',
            'Delete "$INSTDIR\\banen.exe"',
            'Delete "$INSTDIR\\licenties.txt"',
            'Delete "$INSTDIR\\onderdelen.cdx.json"',
            'Delete "$INSTDIR\\verwijderen.exe"',
            'Delete "$SMPROGRAMS\\${NAME}.lnk"',
        ]
    )
    assert '"$LOCALAPPDATA\\Programs\\Banen Desktop"' in SETUP
    for folder in ("$DOCUMENTS", "$PROFILE", "$APPDATA", "$DESKTOP", "herstel", "instellingen"):
        assert folder not in SETUP.replace("instellingen van", "")


def test_a_path_as_windows_knows_it(tmp_path: Path) -> None:
    made = wine.windows_path(tmp_path / "map é" / "a b.banen")
    assert made.startswith("Z:\\")
    assert made.endswith("\\map é\\a b.banen")
    assert "/" not in made
