"""The section Narekenen of the page Vergelijken: is a stated percentage what its numbers say?"""

from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QLineEdit

from banen_desktop import dutch
from banen_desktop.quota.years.plausibility import Oordeel, recompute, recompute_reported
from banen_desktop.quota.years.sector_figures import published
from banen_desktop.reports.pages.comparison import sector_name
from banen_desktop.reports.pages.recomputed import recomputed_words
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.session import Session
from banen_desktop.window.parts.sections import Section

_NUMBERS = (
    ("Gerealiseerd", "Bijvoorbeeld 269,5"),
    ("Doel of quotum", "Bijvoorbeeld 492,7"),
    ("Percentage dat er staat", "Bijvoorbeeld 60,2"),
)


class RecomputeSection(Section):
    """Three numbers to type, and what the program recomputed itself."""

    def __init__(self, session: Session) -> None:
        """The inputs, the answer, and the two lists."""
        super().__init__("Narekenen")
        self._session = session
        self.column.addWidget(
            theme.label(
                "Klopt een percentage uit een verslag of monitor? Vul de drie getallen in. Zij "
                "worden niet bewaard."
            )
        )
        self.inputs = [QLineEdit() for _ in _NUMBERS]
        grid = QGridLayout()
        grid.setHorizontalSpacing(6 * theme.STEP)
        for place, (line, (label, example)) in enumerate(zip(self.inputs, _NUMBERS, strict=True)):
            title = theme.label(label)
            title.setBuddy(line)
            line.setAccessibleName(label)
            line.setPlaceholderText(example)
            line.textChanged.connect(lambda _text: self._check())
            grid.addWidget(title, 0, place)
            grid.addWidget(line, 1, place)
        self.column.addLayout(grid)
        self.answer = theme.label("", theme.LARGE, bold=True)
        self.column.addWidget(self.answer)
        self._reported_heading = self.add_heading("Wat u eerder meldde")
        self.reported = theme.label("")
        self.column.addWidget(self.reported)
        self.add_heading("Sectorcijfers die wij narekenden")
        self.sectors = theme.label("")
        self.column.addWidget(self.sectors)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Recompute what was reported and what was published."""
        lines = []
        for jaar in self._session.dossier.jaren:
            found = recompute_reported(jaar)
            if found is not None:
                lines.append(f"{jaar.jaar}: {recomputed_words(found)}")
        self.reported.setText("\n".join(lines))
        for widget in (self._reported_heading, self.reported):
            widget.setVisible(bool(lines))
        checked = [(figure, figure.recomputed()) for figure in published()]
        wrong = [
            f"{sector_name(figure)} {figure.jaar}: {recomputed_words(found)}"
            for figure, found in checked
            if found is not None and found.oordeel is not Oordeel.KLOPT
        ]
        right = sum(found is not None for _, found in checked) - len(wrong)
        self.sectors.setText("\n".join([*wrong, f"De andere {right} kloppen."]))
        self._check()

    def _check(self) -> None:
        """Answer as soon as all three are there."""
        numbers: list[Decimal] = []
        for line in self.inputs:
            if not line.text().strip():
                self.answer.setText("")
                return
            try:
                numbers.append(dutch.parse_percentage(line.text()))
            except dutch.NotUnderstoodError as error:
                self.answer.setText(str(error))
                return
        found = recompute(*numbers)
        self.answer.setText(
            "Vul een doel in van meer dan 0." if found is None else recomputed_words(found)
        )
