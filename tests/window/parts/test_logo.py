"""The logo at Werkgever: chosen, seen, refused, removed, undone."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import dossier, jaar
from child_work import LIMIT, abort_on, hang_on, swell_on
from driving import Dialogs, settle, wait_until, words_in
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QPixmap

from banen_desktop.dossier.verslag import Beeldsoort, Logo
from banen_desktop.window.imports.reading import ReadingDialog
from banen_desktop.window.parts import logo as logo_box
from banen_desktop.window.parts.logo import LogoBox
from banen_desktop.window.shell.main_window import MainWindow

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    b'<rect width="40" height="20" fill="#00ff00"/></svg>'
)


def png(width: int, height: int) -> bytes:
    picture = QPixmap(width, height)
    picture.fill(QColor("#ff0000"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def opened(window: MainWindow) -> MainWindow:
    """The page Werkgever."""
    window.session.start(dossier(jaar(2025)))
    window._show_workspace("Werkgever")
    settle()
    return window


def box(window: MainWindow) -> LogoBox:
    window.workspace.employer.more.setChecked(True)
    return window.workspace.employer.logo


def choose(window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    dialogs.paths = [path]
    box(window).choose.click()
    wait_until(lambda: not box(window).findChildren(ReadingDialog))
    settle()


@pytest.mark.parametrize(
    ("name", "data", "colour", "kind"),
    [
        ("logo.svg", SVG, "#00ff00", Beeldsoort.SVG),
        ("logo.png", None, "#ff0000", Beeldsoort.PNG),
        ("anders.dat", SVG, "#00ff00", Beeldsoort.SVG),
    ],
)
def test_a_logo_is_chosen_seen_and_removed(
    opened: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    name: str,
    data: bytes | None,
    colour: str,
    kind: Beeldsoort,
) -> None:
    path = tmp_path / name
    path.write_bytes(data or png(400, 100))
    assert not box(opened).preview.isVisible()
    assert not box(opened).remove.isVisible()
    choose(opened, dialogs, path)
    logo = opened.session.dossier.logo
    assert logo.soort is kind
    assert base64.b64decode(logo.inhoud).startswith(b"<svg" if data else b"\x89PNG")
    assert box(opened).preview.isVisible()
    shown = box(opened).preview.pixmap().toImage()
    assert shown.pixelColor(shown.rect().center()) == QColor(colour)
    assert box(opened).preview.width() <= 300
    box(opened).remove.click()
    settle()
    assert opened.session.dossier.logo == Logo()
    assert not box(opened).preview.isVisible()
    opened.session.undo_stack.undo()
    settle()
    assert opened.session.dossier.logo == logo
    assert box(opened).preview.isVisible()
    opened.session.undo_stack.undo()
    settle()
    assert opened.session.dossier.logo == Logo()


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (abort_on, "Het tekenen van dit logo is vastgelopen. Uw dossier is niet veranderd."),
        (hang_on, "Het tekenen van dit logo gaf te lang geen teken van leven en is gestopt."),
        (swell_on, "Het tekenen van dit logo vroeg te veel geheugen en is gestopt."),
    ],
)
def test_a_picture_that_breaks_what_draws_it_leaves_the_window_alone(
    opened: MainWindow,
    dialogs: Dialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    work: Callable[..., object],
    told: str,
) -> None:
    monkeypatch.setattr(logo_box, "try_logo", work)
    monkeypatch.setattr(logo_box, "TIME_LIMIT", 3.0)
    monkeypatch.setattr(logo_box, "MEMORY_LIMIT", LIMIT)
    (tmp_path / "x.svg").write_bytes(SVG)
    choose(opened, dialogs, tmp_path / "x.svg")
    assert str(dialogs.told()).startswith(told)
    assert opened.session.undo_stack.count() == 0


def test_a_small_picture_is_not_made_larger(
    opened: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    (tmp_path / "klein.png").write_bytes(png(30, 20))
    choose(opened, dialogs, tmp_path / "klein.png")
    assert box(opened).preview.pixmap().deviceIndependentSize().toSize().width() == 30


@pytest.mark.parametrize("data", [b"", b"GIF89a", SVG[:-10], b"x" * 600_000])
def test_what_is_no_logo_is_refused(
    opened: MainWindow, dialogs: Dialogs, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "x.png").write_bytes(data)
    choose(opened, dialogs, tmp_path / "x.png")
    assert "logo" in dialogs.told().message
    assert opened.session.undo_stack.count() == 0


def test_a_file_that_cannot_be_read_is_told(
    opened: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    choose(opened, dialogs, tmp_path / "weg.png")
    assert dialogs.told().message
    choose(opened, dialogs, tmp_path)
    assert dialogs.told().message


def test_nothing_chosen_is_nothing_done(opened: MainWindow) -> None:
    box(opened).choose.click()
    assert opened.session.undo_stack.count() == 0


def test_a_logo_that_is_damaged_in_the_dossier_is_said(opened: MainWindow) -> None:
    opened.session.start(dossier(jaar(2025)))
    box(opened).show_logo(Logo(Beeldsoort.PNG, "AAAA"))
    assert "Dit logo kan niet worden gebruikt" in words_in(box(opened))
    assert box(opened).remove.isVisible()
    assert not box(opened).preview.isVisible()


def test_a_dossier_that_may_only_be_read_keeps_its_logo(opened: MainWindow) -> None:
    opened.session.read_only = "Alleen lezen."
    opened.workspace.refresh()
    assert not box(opened).choose.isEnabled()
