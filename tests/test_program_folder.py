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
import linux_libraries
import linux_smoke
import pytest
import wine
from PySide6.QtGui import QImage

from banen_desktop import child
from banen_desktop.reports.out.outputs import formats

PACKAGES = Path(pytest.__file__).parents[1]
SETUP = (environment.ROOT / "build" / "setup.nsi").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "stripped"),
    [
        ("programma/libpython3.11.so.1.0", True),
        ("programma/lxml/etree.cpython-311-x86_64-linux-gnu.so", True),
        ("programma/numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so", True),
        ("programma/numpy.libs/libscipy_openblas64_-32a4b2a6.so", False),
        ("programma/numpy.libs/libgfortran-040039e1.so.5.0.0", False),
        ("BanenDesktop", False),
    ],
)
def test_a_library_that_would_not_load_keeps_its_names(name: str, *, stripped: bool) -> None:
    assert frozen.may_be_stripped(name) is stripped


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


@pytest.mark.parametrize(
    ("name", "source", "wanted"),
    [
        ("libssl.so.3", "/lib/x86_64-linux-gnu/libssl.so.3", True),
        ("libsqlite3.so.0", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0", True),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", True),
        ("libz.so.1", "/lib/x86_64-linux-gnu/libz.so.1", True),
        ("libbz2.so.1.0", "/lib/x86_64-linux-gnu/libbz2.so.1.0", True),
        ("libzstd.so.1", "/lib/x86_64-linux-gnu/libzstd.so.1", False),
        ("libglib-2.0.so.0", "/lib/x86_64-linux-gnu/libglib-2.0.so.0", False),
        ("libcups.so.2", "/lib/x86_64-linux-gnu/libcups.so.2", False),
        ("libX11.so.6", "/usr/lib64/libX11.so.6", False),
        ("python3.11/lib-dynload/_ssl.so", "/usr/lib/python3.11/lib-dynload/_ssl.so", True),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/usr/lib/x/PySide6/Qt/lib/libQt6Core.so.6", True),
        ("libicuuc.so.73", "/opt/tools/PySide6/Qt/lib/libicuuc.so.73", True),
    ],
)
def test_of_the_system_only_what_python_needs_goes_along(
    name: str, source: str, wanted: bool
) -> None:
    assert linux_libraries.is_wanted(name, source) is wanted


def test_a_library_of_the_system_brings_its_licence(tmp_path: Path) -> None:
    inside = tmp_path / "programma"
    inside.mkdir()
    for name in ("libz.so.1", "libpython3.11.so.1.0", "libQt6Gone.so.6"):
        (inside / name).write_bytes(b"")
    (library,) = linux_libraries.in_folder(tmp_path)
    assert library.package == "zlib1g"
    assert "Jean-loup Gailly" in library.text
    assert library.component()["purl"] == f"pkg:deb/debian/zlib1g@{library.version}"
    assert library.text in licences.licences([], "3.11.9", [library])


def test_a_link_is_not_counted_as_its_file(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * 10_000)
    (tmp_path / "link").symlink_to("big")
    assert 10_000 < frozen.size_of(tmp_path) < 10_100


def test_the_manual_names_the_libraries_that_the_trial_installs() -> None:
    manual = environment.ROOT / "docs" / "handleiding" / "installeren.md"
    assert f"`{linux_smoke.LIBRARIES}`" in manual.read_text(encoding="utf-8")


def test_the_linux_trial_counts_all_files_of_a_report_in_their_folders(tmp_path: Path) -> None:
    (line,) = (line for line in linux_smoke.USE.splitlines() if "~/uit" in line and "[ " in line)
    for number in range(len(formats())):
        place = tmp_path / "uit" / str(number % 2) / str(number)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    here = {**os.environ, "HOME": str(tmp_path)}
    assert subprocess.run(["bash", "-c", line], env=here, check=False).returncode == 0
