"""What kind of file somebody gives: told by its content, never by its name alone."""

import re
import zipfile
from pathlib import Path

from banen_desktop.dossier.model import Invoersoort
from banen_desktop.storage.regular import open_regular

_LOOK = 4096
_ZIP = b"PK\x03\x04"
_XML = re.compile(rb"\s*(\xef\xbb\xbf)?\s*<\?xml|.{0,2000}<(\w+:)?Loonaangifte[\s>]", re.DOTALL)
_OWN = ("docProps/core.xml", "meta.xml")  # of an .xlsx, and of an .ods
_MADE_BY_US = b"Banen Desktop"


def kind_of(path: Path) -> Invoersoort | None:
    """Loonaangifte or the program's own workbook; nothing for a list, which has to be looked into.

    A file that cannot be read is no kind; the reader then says why.
    """
    try:
        with open_regular(path) as file:
            start = file.read(_LOOK)
    except OSError:
        return None
    if _XML.match(start) or path.suffix.casefold() == ".xml":
        return Invoersoort.LOONAANGIFTE
    if start.startswith(_ZIP) and _is_own_workbook(path):
        return Invoersoort.WERKMAP
    return None


def _is_own_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            part = next(name for name in _OWN if name in archive.namelist())
            with archive.open(part) as stream:
                return _MADE_BY_US in stream.read(_LOOK)
    except Exception:  # a damaged archive fails in many ways; it is not ours then
        return False
