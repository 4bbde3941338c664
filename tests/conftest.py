"""What every test gets: no screen, a folder of its own, and on request a desktop to click on."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import gears  # noqa: F401  (hypothesis knows the gears before any test is read)
import pytest

from banen_desktop.reports.workbook import prepared
from banen_desktop.storage import places

# Before Qt loads: tests in this process draw in memory, unless somebody wants to see them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests begin first, or one processor works on alone at the end."""
    slow = {item.path for item in items if item.get_closest_marker("traag")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, recent files, recovery copies and the policy are not those of the user."""
    own = tmp_path_factory.mktemp("banen")
    monkeypatch.setenv("BANEN_MAP", str(own))
    monkeypatch.setattr(places, "_OF_THIS_COMPUTER", own / "computer")


@pytest.fixture(scope="module")
def few_spare_rows() -> Iterator[None]:
    """Workbooks have few empty rows to type in: they are made and read in a third of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prepared, "SPARE_ROWS", prepared.PRINTED_SPARE_ROWS + 2)
        yield


@pytest.fixture(scope="session")
def desktop() -> Iterator[Mapping[str, str]]:
    """Variables that put a program on a virtual screen of 1600 x 1000 with a window manager.

    Add them to the environment of the program: `env={**os.environ, **desktop}`.
    """
    with screen_with_windows() as variables:
        yield variables


@contextmanager
def screen_with_windows() -> Iterator[dict[str, str]]:
    """A virtual screen with a window manager: the variables that put a program on it."""
    with virtual_screen() as display:
        variables = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        with running(["openbox", "--sm-disable"], variables):
            wait_for_window_manager(variables)
            yield variables


@contextmanager
def virtual_screen() -> Iterator[str]:
    """An Xvfb on the first free display; it tells the number once it is ready for programs."""
    reading, writing = os.pipe()
    server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24"]
    with running([*server, "-nolisten", "tcp"], {}, pass_fds=[writing]):
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"


@contextmanager
def running(
    command: list[str], variables: Mapping[str, str], pass_fds: list[int] | None = None
) -> Iterator[None]:
    """A quiet program in the background, ended and waited for when the block ends."""
    with subprocess.Popen(
        command,
        env={**os.environ, **variables},
        pass_fds=pass_fds or [],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def wait_for_window_manager(variables: Mapping[str, str]) -> None:
    """Return when the window manager has told the screen how many desktops there are."""
    question = ["xdotool", "get_num_desktops"]
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        answer = subprocess.run(
            question, env={**os.environ, **variables}, capture_output=True, check=False
        )
        if answer.returncode == 0:
            return
        time.sleep(0.05)
    raise AssertionError("openbox did not start")
