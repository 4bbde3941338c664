"""Where the files that come with the program are: sample dossier, templates, icons, fonts."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """The path of a file that comes with the program, such as `voorbeeld/voorbeeldscholen.toml`.

    An installed program has the folder inside the package, a checkout has it beside the package.
    """
    inside = _PACKAGE / "resources"
    folder = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return folder / name
