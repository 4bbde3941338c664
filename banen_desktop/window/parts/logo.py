"""The logo at Werkgever: seen, chosen and removed; and tried out in a child before it is taken.

A picture of others can make the libraries that draw it abort or hang. So a logo that is chosen is
drawn once where that does no harm: by typst, for the pages, and by Qt, for the window.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from banen_desktop.child import run_in_child
from banen_desktop.dossier.verslag import Beeldsoort, Logo
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.pages import logo as pictures
from banen_desktop.storage.atomic import read_at_most
from banen_desktop.window.basis import folders, theme
from banen_desktop.window.imports.reading import ReadingDialog

_HIGHEST = QSize(60 * theme.STEP, 20 * theme.STEP)


class LogoBox(QWidget):
    """A preview with its buttons; `chosen` gives a logo that was checked, empty to remove it."""

    chosen = Signal(object)
    problem = Signal(object)

    def __init__(self) -> None:
        """Make the preview and the buttons."""
        super().__init__()
        self._logo: Logo | None = None
        self.preview = QLabel()
        self.preview.setAccessibleName("Logo")
        self.preview.setMargin(2 * theme.STEP)
        # A logo is drawn for paper, where it goes: on white, also in the dark.
        self.preview.setStyleSheet("background: white; border: 1px solid palette(mid);")
        self._note = theme.label("", theme.SMALL, soft=True)
        self.choose = QPushButton("Logo kiezen…")
        self.choose.clicked.connect(self._choose)
        self.remove = QPushButton("Logo verwijderen")
        self.remove.clicked.connect(lambda: self.chosen.emit(Logo()))
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * theme.STEP)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.STEP)
        lines.addWidget(theme.label("Logo"))
        lines.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addLayout(buttons)
        lines.addWidget(self._note)

    def show_logo(self, logo: Logo) -> None:
        """Show a logo, or that there is none."""
        if logo == self._logo:
            return
        self._logo = logo
        note = "Niet verplicht: een PNG of SVG van hoogstens 500 kB. Het komt op de pagina’s."
        picture = QPixmap()
        if logo.inhoud:
            try:
                picture = QPixmap.fromImage(picture_of(logo, _HIGHEST))
                note = "Het logo komt op de pagina’s van het rapport."
            except KnownProblem as problem:
                note = problem.message
        self.preview.setPixmap(picture)
        self.preview.setVisible(not picture.isNull())
        self.remove.setVisible(bool(logo.inhoud))
        self.choose.setText("Ander logo kiezen…" if logo.inhoud else "Logo kiezen…")
        self._note.setText(note)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            "Logo kiezen",
            str(folders.to_open_from(None)),
            "Logo (*.png *.svg);;Alle bestanden (*)",
        )
        if path:
            self._look_at(Path(path))

    def _look_at(self, path: Path) -> None:
        """Draw the logo where that does no harm, before it comes into the dossier."""
        reading = ReadingDialog(
            "Logo bekijken", lambda _say, cancelled: read_logo_in_child(path, cancelled), self
        )
        reading.what.setText("Het programma tekent het logo…")
        reading.read.connect(self.chosen)
        reading.failed.connect(self._fail)
        reading.begin()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KnownProblem):
            raise error
        self.problem.emit(error)


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
