"""LibreOffice without a window, in a profile of its own that always recalculates."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

SOFFICE = shutil.which("soffice")
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def convert(files: Iterable[Path], form: str, folder: Path) -> None:
    """Convert files to another form (`xlsx`, `pdf`) into `folder`, in one start of LibreOffice."""
    given = [str(file) for file in files]
    assert given, "Without a file LibreOffice opens a window and waits."
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    command = [
        SOFFICE or "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(folder),
        *given,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
