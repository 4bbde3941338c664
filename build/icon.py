"""Draws the icon of the program in every size that Windows asks for, from its one SVG."""

import os
import struct
import sys
from pathlib import Path

import environment

SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
SOURCE = environment.ROOT / "resources" / "pictogram" / "banen.svg"


def pictures(source: Path) -> list[tuple[int, bytes]]:
    """The SVG as PNG, one for each size, with its size in pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - only here Qt is needed
    from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    _application = QGuiApplication.instance() or QGuiApplication(["icon"])
    drawn = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        QSvgRenderer(str(source)).render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub says bytes
        drawn.append((size, bytes(buffer.data().data())))
    return drawn


def ico(drawn: list[tuple[int, bytes]]) -> bytes:
    """An .ico file that holds these PNG pictures, each of at most 256 pixels."""
    place = 6 + 16 * len(drawn)
    index, content = struct.pack("<HHH", 0, 1, len(drawn)), b""
    for size, picture in drawn:
        side = size % 256  # the format writes 256 as 0
        index += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        place, content = place + len(picture), content + picture
    return index + content


def main() -> None:
    """Write the icon to the path that is given, or to dist/."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else environment.ROOT / "dist" / "banen.ico"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(ico(pictures(SOURCE)))


if __name__ == "__main__":
    main()
