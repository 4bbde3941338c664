"""Where fuzzers keep what they find: never in the repository."""

from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def outside(folder: Path) -> Path:
    """The folder, which is made; ends the program when it lies in the repository."""
    if folder.resolve().is_relative_to(ROOT):
        raise SystemExit(f"Choose a folder outside the repository, not {folder}.")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def arguments(given: Sequence[str]) -> list[str]:
    """The arguments for libFuzzer: it adds inputs to the first folder, and findings beside it.

    Whatever else is said about the place of findings does not count.
    """
    folders = [Path(each) for each in given[1:] if not each.startswith("-")]
    if not folders:
        raise SystemExit("Name a folder outside the repository first, for new inputs.")
    kept = [each for each in given if not each.startswith("-exact_artifact_path")]
    return [*kept, f"-artifact_prefix={outside(folders[0])}-"]
