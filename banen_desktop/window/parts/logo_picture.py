"""A logo as a picture for the window, and trying out in a child whether it can be drawn at all.

A picture of others can make the libraries that draw it abort or hang. So a logo that is chosen is
drawn once where that does no harm: by typst, for the pages, and by Qt, for the window.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from banen_desktop.child import run_in_child
from banen_desktop.dossier.verslag import Beeldsoort, Logo
from banen_desktop.reports.pages import logo as pictures
from banen_desktop.storage.atomic import read_at_most

MEMORY_LIMIT = 1_500_000_000  # bytes; a good logo needs a tenth of it
TIME_LIMIT = 30.0  # seconds; a good logo needs one or two
_RATIO = 2.0  # sharp at 200%


def read_logo_in_child(path: Path, cancelled: Callable[[], bool] = lambda: False) -> Logo:
    """The logo in a file, drawn once in a child process; raises `KnownProblem`."""
    return run_in_child(
        try_logo,
        read_at_most(path, pictures.LARGEST + 1),
        memory_limit=MEMORY_LIMIT,
        cancelled=cancelled,
        silence_limit=TIME_LIMIT,
        what="Het tekenen van dit logo",
    )


def try_logo(data: bytes, _progress: Callable[[str], None]) -> Logo:
    """The logo in these bytes, after it was drawn; raises `KnownProblem`."""
    logo = pictures.read_logo(data)
    picture_of(logo, QSize(240, 80))
    return logo


def picture_of(logo: Logo, highest: QSize) -> QImage:
    """A logo as a picture of at most this size; raises `KnownProblem` when it is not safe."""
    data = QByteArray(pictures.logo_bytes(logo))
    if logo.soort is Beeldsoort.SVG:
        return _drawn(QSvgRenderer(data), highest)
    picture = QImage()
    picture.loadFromData(data)
    if picture.width() > highest.width() or picture.height() > highest.height():
        picture = picture.scaled(
            highest * _RATIO,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture.setDevicePixelRatio(_RATIO)
    return picture


def _drawn(renderer: QSvgRenderer, highest: QSize) -> QImage:
    size = renderer.defaultSize().scaled(highest, Qt.AspectRatioMode.KeepAspectRatio) * _RATIO
    picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    picture.setDevicePixelRatio(_RATIO)
    return picture
