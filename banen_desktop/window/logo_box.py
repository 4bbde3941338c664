"""The logo at Werkgever: seen, chosen and removed."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from banen_desktop.dossier.verslag import Beeldsoort, Logo
from banen_desktop.problems import KnownProblem
from banen_desktop.reports import logo as pictures
from banen_desktop.storage.atomic import unreadable
from banen_desktop.window import folders, theme

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
                picture = _picture(logo)
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
            try:
                self.chosen.emit(read(Path(path)))
            except KnownProblem as problem:
                self.problem.emit(problem)


def read(path: Path) -> Logo:
    """The logo in a file; raises `KnownProblem`."""
    try:
        with path.open("rb") as file:
            data = file.read(pictures.LARGEST + 1)
    except OSError as error:
        raise unreadable(error) from error
    return pictures.read_logo(data)


def _picture(logo: Logo) -> QPixmap:
    data = QByteArray(pictures.logo_bytes(logo))
    ratio = 2.0  # sharp at 200%
    if logo.soort is Beeldsoort.SVG:
        return _drawn(QSvgRenderer(data), ratio)
    picture = QPixmap()
    picture.loadFromData(data)
    if picture.width() > _HIGHEST.width() or picture.height() > _HIGHEST.height():
        picture = picture.scaled(
            _HIGHEST * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture.setDevicePixelRatio(ratio)
    return picture


def _drawn(renderer: QSvgRenderer, ratio: float) -> QPixmap:
    size = renderer.defaultSize().scaled(_HIGHEST, Qt.AspectRatioMode.KeepAspectRatio) * ratio
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
