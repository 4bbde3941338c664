"""The set-up: locks that hold, a wheel that is whole, and scripts that ask for what is missing."""

import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import environment
import pytest
import start

import banen_desktop

ROOT = environment.ROOT
LOCKS = [environment.RUN_LOCK, environment.TEST_LOCK]


def pinned(lock: Path) -> dict[str, str]:
    """Each requirement of a lock with its version and hashes, by normalised name."""
    entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
    return {entry.split("==")[0]: entry for entry in entries}


def normalised(requirement: str) -> str:
    """The name that pip knows a requirement by: `python-docx>=1.1` is python-docx."""
    name = re.split(r"[^\w.-]", requirement)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_everything_by_hash_and_names_no_host(lock: Path) -> None:
    for name, entry in pinned(lock).items():
        assert re.match(rf"{re.escape(name)}==\d", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), name
    assert not re.search(r"://|--(extra-)?index|--find-links", lock.read_text(encoding="utf-8"))


def test_the_locks_hold_what_pyproject_asks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    to_run = {normalised(each) for each in project["project"]["dependencies"]}
    to_test = {normalised(each) for each in project["dependency-groups"]["dev"]}
    assert to_run <= pinned(environment.RUN_LOCK).keys()
    assert to_run | to_test <= pinned(environment.TEST_LOCK).keys()


def test_the_tests_run_with_the_versions_that_users_get() -> None:
    assert pinned(environment.RUN_LOCK).items() <= pinned(environment.TEST_LOCK).items()


def test_a_package_counts_as_installed_by_its_name_or_by_what_it_provides() -> None:
    listing = (
        "installed: libglib2.0-0t64, libglib2.0-0 (= 2.84.4-3)\n"
        "installed: openbox, x-window-manager, \n"
        "config-files: xvfb, xserver\n"
        "installed: xclip, \n"
    )
    names = environment.installed_names(listing)
    assert names == {"libglib2.0-0t64", "libglib2.0-0", "openbox", "x-window-manager", "xclip"}


@pytest.fixture
def a_debian_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system with apt and three packages; nothing can be installed without rights."""
    listing = "installed: xvfb, \\ninstalled: libreoffice-calc, \\ndeinstall: openbox, \\n"
    write_program(tmp_path / "dpkg-query", f"printf '{listing}'")
    write_program(tmp_path / "apt-get", f"echo apt-get \"$@\" >> '{tmp_path}/calls'; exit $FAILS")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("FAILS", "0")


def write_program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.usefixtures("a_debian_system")
def test_only_what_is_missing_is_asked_for() -> None:
    wanted = ["xvfb", "openbox", "libreoffice-calc-nogui|libreoffice-calc", "xclip|xsel"]
    assert environment.missing_packages(wanted) == ["openbox", "xclip"]


def test_a_system_without_apt_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert environment.missing_packages(environment.WINDOW_PACKAGES) == []


@pytest.mark.usefixtures("a_debian_system")
def test_root_installs_after_an_update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    environment.install_packages(["openbox", "xclip"])
    update, install = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert update == "apt-get update"
    assert install.endswith("openbox xclip")
    assert "--no-remove" in install


def test_somebody_without_rights_gets_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match=r"apt-get install .* openbox\n"):
        environment.install_packages(["openbox"])


@pytest.mark.usefixtures("a_debian_system")
def test_a_failed_installation_gives_the_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("FAILS", "100")
    with pytest.raises(SystemExit, match="apt-get install"):
        environment.install_packages(["openbox"])


def test_nothing_missing_needs_no_rights_and_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", "")
    steps = Steps()
    monkeypatch.setattr(environment, "run", steps)
    environment.install_packages([])
    assert steps == []


class Steps(list[str]):
    """Stands in for `environment.run`: it notes each step, and makes the folder of a .venv."""

    def __call__(self, command: Sequence[str | Path]) -> None:
        words = [str(word) for word in command]
        self.append("clear" if "--clear" in words else Path(words[-1]).name)
        environment.packages_of(environment.VENV).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Steps:
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    recorder = Steps()
    monkeypatch.setattr(environment, "run", recorder)
    return recorder


@pytest.fixture
def locks(tmp_path: Path) -> list[Path]:
    both = [tmp_path / "run.txt", tmp_path / "test.txt"]
    for lock in both:
        lock.write_text(lock.name, encoding="utf-8")
    return both


def test_a_second_run_leaves_the_environment_alone(steps: Steps, locks: list[Path]) -> None:
    environment.make_venv(locks)
    assert steps == ["clear", "run.txt", "test.txt"]
    environment.make_venv(locks)
    environment.make_venv(locks[:1])
    assert len(steps) == 3


def test_the_tests_add_their_packages_to_what_is_there(steps: Steps, locks: list[Path]) -> None:
    environment.make_venv(locks[:1])
    environment.make_venv(locks)
    assert steps == ["clear", "run.txt", "run.txt", "test.txt"]


def test_a_changed_lock_starts_afresh(steps: Steps, locks: list[Path]) -> None:
    environment.make_venv(locks)
    locks[0].write_text("other", encoding="utf-8")
    environment.make_venv(locks[:1])
    assert steps[3:] == ["clear", "run.txt"]


def test_an_interrupted_set_up_starts_afresh(
    steps: Steps, locks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(command: Sequence[str | Path]) -> None:
        steps(command)
        if "pip" in command:
            raise SystemExit(1)

    monkeypatch.setattr(environment, "run", stop)
    with pytest.raises(SystemExit):
        environment.make_venv(locks)
    monkeypatch.setattr(environment, "run", steps)
    environment.make_venv(locks)
    assert steps == ["clear", "run.txt", "clear", "run.txt", "test.txt"]


def test_a_lock_is_taken_as_it_stands(
    tmp_path: Path, locks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Resolving would look at packages that were published after the lock was made."""
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    commands: list[Sequence[str | Path]] = []

    def note(command: Sequence[str | Path]) -> None:
        commands.append(command)
        environment.packages_of(environment.VENV).mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(environment, "run", note)
    environment.make_venv(locks)
    installs = [command for command in commands if "install" in command]
    assert len(installs) == 2
    assert all({"--no-deps", "--require-hashes"} <= set(command) for command in installs)


def test_the_locks_hold_everything_that_their_packages_need() -> None:
    check: list[str | Path] = [environment.python_of(environment.VENV), "-m", "pip", "check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_environment_sees_the_checkout(steps: Steps, locks: list[Path]) -> None:
    environment.make_venv(locks)
    (link,) = environment.packages_of(environment.VENV).glob("*.pth")
    assert link.read_text(encoding="utf-8").strip() == str(ROOT)


@pytest.mark.parametrize(
    ("display", "wayland", "screen"),
    [("", "", False), (":0", "", True), ("", "wayland-0", True), (":0", "wayland-0", True)],
)
def test_a_screen_is_an_x_or_a_wayland_display(
    display: str, wayland: str, screen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
    assert start.has_screen() is screen


@pytest.mark.traag
def test_without_a_screen_the_main_job_is_done(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    start.do_main_job([sys.executable, "-m", "banen_desktop"], tmp_path / "uit")
    kinds = {file.suffix for file in (tmp_path / "uit").glob("*/*")}
    assert {".xlsx", ".docx", ".pdf", ".txt"} <= kinds
    assert str(tmp_path / "uit") in capfd.readouterr().out


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a fresh source distribution and a fresh wheel."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def wheel_contents(folder: Path) -> dict[str, bytes]:
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def files_under(folder: Path, prefix: str) -> dict[str, bytes]:
    """What the wheel has to hold of a folder of the checkout, by its name in the wheel."""
    return {
        f"{prefix}/{file.relative_to(folder).as_posix()}": file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


@pytest.mark.traag
def test_the_wheel_holds_the_program_and_its_resources_and_nothing_else(
    distributions: Path,
) -> None:
    contents = wheel_contents(distributions)
    program = {name: data for name, data in contents.items() if ".dist-info/" not in name}
    expected = files_under(ROOT / "banen_desktop", "banen_desktop")
    expected |= files_under(ROOT / "resources", "banen_desktop/resources")
    assert program == expected
    assert any(name.endswith("licenses/LICENSE") for name in contents)


@pytest.mark.traag
def test_the_source_distribution_makes_the_same_wheel(distributions: Path, tmp_path: Path) -> None:
    (sdist,) = distributions.glob("*.tar.gz")
    options = ["--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path)]
    command = [sys.executable, "-m", "pip", "wheel", *options, str(sdist)]
    subprocess.run(command, check=True, capture_output=True)
    assert wheel_contents(tmp_path) == wheel_contents(distributions)


def test_the_package_under_test_is_the_installed_one_or_the_checkout() -> None:
    """An installed wheel may not be shadowed by the checkout, here or in a program started here."""
    home = Path(banen_desktop.__file__).parent
    installed = [each.version for each in importlib.metadata.distributions(name="banen-desktop")]
    assert home.is_relative_to(sys.prefix if installed else ROOT)
    where = [sys.executable, "-c", "import banen_desktop; print(banen_desktop.__file__)"]
    answer = subprocess.run(where, cwd=ROOT, capture_output=True, text=True, check=True)
    assert Path(answer.stdout.strip()).parent == home
    assert installed in ([], [banen_desktop.__version__])
