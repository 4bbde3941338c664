"""The sections of the page Vergelijken that only show: years, sector, interim measurement."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from banen_desktop import dutch
from banen_desktop.quota.calculation.trace import Bound, Outcome
from banen_desktop.quota.what_if import interim
from banen_desktop.quota.years import comparison
from banen_desktop.quota.years.sector_figures import (
    Beside,
    SectorFigure,
    compare,
    published,
)
from banen_desktop.reports.pages.chart import series_of
from banen_desktop.reports.pages.comparison import (
    apart_table,
    interim_table,
    missing_words,
    sector_table,
    series_table,
)
from banen_desktop.reports.words import percentages, wording
from banen_desktop.reports.words.guard import Kind
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.session import Session
from banen_desktop.window.parts.chart import Chart
from banen_desktop.window.parts.sections import Section

_NOTHING = (
    "Er is nog niets te vergelijken. Vul bij Uren de verloonde uren in en zet bij Banen de banen; "
    "dan staan hier de cijfers."
)


class YearsSection(Section):
    """The years of the dossier beside each other."""

    def __init__(self, session: Session) -> None:
        """A picture, and the table under it."""
        super().__init__("Jaren")
        self._session = session
        self._outcomes: Sequence[Outcome] = ()
        self.chart = Chart()
        self.chart.setFixedHeight(64 * theme.STEP)
        self._words = theme.label("")
        self.column.addWidget(self.chart)
        self.table = self.add_table("Jaren naast elkaar")
        self.column.addWidget(self._words)
        self.column.addStretch(1)

    def news(self, year: int) -> str:
        """How the shown year is beside the one before it."""
        return _years_news(year, self._outcomes)

    def refresh(self) -> None:
        """Show all years."""
        session = self._session
        outcomes = self._outcomes = comparison.series(session.dossier, session.law)
        filled = any(_is_filled(outcome) for outcome in outcomes)
        for widget in (self.chart, self.table):
            widget.setVisible(filled)
        if not filled:
            self._words.setText(_NOTHING)
            return
        self.chart.show_series(series_of(session.dossier, outcomes, Kind.DOSSIER))
        self.table.show_table(series_table(outcomes))
        words: list[str] = []
        if len(outcomes) == 1:
            words.insert(0, "Er is nog maar één jaar. Voeg een jaar toe om te vergelijken.")
        if session.dossier.werkgever.nulmeting_banen is None:
            words.append(
                "Weet u hoeveel banen u had toen de banenafspraak begon? Vul dat in bij Werkgever, "
                "dan staat het verschil hier ook."
            )
        words = [percentages.mixed(outcomes), missing_words(outcomes), *words]
        self._words.setText(" ".join(word for word in words if word))


def _years_news(year: int, outcomes: Sequence[Outcome]) -> str:
    """What changed since the year before, where both are known."""
    found = next((one for one in outcomes if one.jaar == year), None)
    changed = None if found is None else found.by_key.get("verandering_banen")
    if found is None or changed is None or changed.known is None:
        return f"{year} naast andere jaren"
    jobs = wording.told(found.by_key["gerealiseerde_banen"])
    if not dutch.rounded(changed.value, 1):
        return f"{year}: {jobs}, evenveel als in {year - 1}"
    more = "meer" if changed.value > 0 else "minder"
    difference = dutch.format_number(abs(changed.value), 1)
    return f"{year}: {jobs}, {difference} {more} dan in {year - 1}"


def _is_filled(outcome: Outcome) -> bool:
    return bool(outcome.rows) or "verloonde_uren" in outcome.by_key


class SectorSection(Section):
    """Published figures of the sector, each beside the employer's own year."""

    page_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        """What can be compared, what cannot, and on request the other sectors."""
        super().__init__("Sector")
        self._session = session
        self._words = theme.label("")
        self._choose = QPushButton("Kies de sector bij Werkgever")
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(
            lambda _checked=False: self.page_asked.emit(page_table.EMPLOYER.name)
        )
        self.column.addWidget(self._words)
        row = QHBoxLayout()
        row.addWidget(self._choose)
        row.addStretch(1)
        self.column.addLayout(row)
        self._comparable = self.add_heading("Gemeten tegen het quotum")
        self.table = self.add_table("Sectorcijfers tegen het quotum")
        self._apart = self.add_heading("Anders gemeten: niet te vergelijken met uw realisatie")
        self.apart = self.add_table("Sectorcijfers die anders gemeten zijn")
        self.others = QCheckBox("Toon ook andere sectoren en de hele overheid")
        self.others.toggled.connect(lambda _on: self.refresh())
        self.column.addWidget(self.others)
        self.everything = self.add_table("Andere sectoren en de hele overheid")
        self.column.addStretch(1)

    def news(self, year: int) -> str:
        """What the shown year stands beside."""
        return f"{year} naast uw sector"

    def refresh(self) -> None:
        """Show the figures of the chosen sector."""
        session = self._session
        sector = session.dossier.werkgever.sector
        self._choose.setVisible(sector is None)
        for widget in (self._comparable, self.table, self._apart, self.apart):
            widget.hide()
        if sector is None:
            self._words.setText("Kies eerst uw sector; dan staan hier de cijfers die wij kennen.")
        else:
            found = compare(session.dossier, session.law, published(), sector)
            self._show(self._comparable, self.table, bool(found.comparable))
            self.table.show_table(sector_table(found))
            self._show(self._apart, self.apart, bool(found.apart))
            self.apart.show_table(apart_table(found.apart))
            known = [*(beside.figure for beside in found.comparable), *found.apart]
            told = _sector_words(sector.label, self._job(found.comparable), found.apart)
            self._words.setText(f"{told} {_newest_words(known, session.year)}".strip())
        rest = [figure for figure in published() if figure.sector is not sector or sector is None]
        self.everything.setVisible(self.others.isChecked())
        if self.others.isChecked():
            self.everything.show_table(apart_table(rest, named=True))

    def _job(self, comparable: Sequence[Beside]) -> str:
        """What a job is in the years of these figures: `25,5 uur`."""
        if not comparable:
            return ""
        law = self._session.law
        years = {beside.figure.jaar for beside in comparable}
        weeks = {year: law.required("uren_per_week_baan", year).waarde for year in years}
        return wording.hours_of_a_job(weeks)

    @staticmethod
    def _show(heading: QWidget, table: QWidget, there: bool) -> None:
        heading.setVisible(there)
        table.setVisible(there)


def _sector_words(sector: str, job: str, apart: object) -> str:
    """What is known of a sector; `job` is what a job is in comparable figures, empty without."""
    if job:
        return (
            f"{sector}: gepubliceerde cijfers in banen van {job}. Onder “U” staat uw eigen "
            "realisatie van hetzelfde jaar, als dat jaar in het dossier staat."
        )
    if apart:
        return f"{sector}: wij kennen alleen cijfers die anders gemeten zijn dan uw realisatie."
    return f"{sector}: wij kennen nog geen cijfers van deze sector."


def _newest_words(known: Sequence[SectorFigure], year: int | None) -> str:
    """From which year the newest figure is, when there is none of the shown year."""
    years = {figure.jaar for figure in known}
    if not years or year in years:
        return ""
    return f"Over {year} is er nog geen cijfer; het nieuwste is van {max(years)}."


class InterimSection(Section):
    """The jobs on the last day of each quarter or half-year, and so far."""

    def __init__(self, session: Session) -> None:
        """A choice of parts, and the table."""
        super().__init__("Door het jaar")
        self._session = session
        self.parts = CalmBox()
        self.parts.addItem("per kwartaal", interim.QUARTERS)
        self.parts.addItem("per half jaar", interim.HALVES)
        self.parts.setAccessibleName("Tussenstand per")
        self.parts.activated.connect(lambda _place: self.refresh())
        row = QHBoxLayout()
        label = theme.label("Tussenstand", wrap=False)
        label.setBuddy(self.parts)
        row.addWidget(label)
        row.addWidget(self.parts)
        row.addStretch(1)
        self.column.addLayout(row)
        self.table = self.add_table("Tussenstand van het jaar")
        self._words = theme.label("")
        self.column.addWidget(self._words)
        self.column.addStretch(1)

    def news(self, year: int) -> str:
        """What is seen of the shown year."""
        return f"{year} door het jaar"

    def refresh(self) -> None:
        """Show the shown year in parts."""
        session = self._session
        outcome = session.outcome
        if session.year is None or outcome is None:
            return
        filled = _is_filled(outcome)
        self.table.setVisible(filled)
        self.parts.setEnabled(filled)
        if not filled:
            self._words.setText(_NOTHING)
            return
        parts = self.parts.currentData()
        moments = interim.measure(session.dossier, session.year, session.law, parts)
        self.table.show_table(interim_table(moments))
        self._words.setText(
            _interim_words(
                estimated=any(moment.estimated for moment in moments),
                bound=any(
                    step.bound is not Bound.EXACT
                    for moment in moments
                    for step in moment.outcome.steps
                ),
            )
        )


def _interim_words(*, estimated: bool, bound: bool) -> str:
    words = "“Op deze dag” is wat er meetelt alsof elke baan het hele jaar duurt."
    if estimated:
        words += (
            " “Circa” is een schatting: uren van een heel jaar zijn gelijk verdeeld over de dagen. "
            "Ingelezen loonaangiften maken de verloonde uren precies."
        )
    if bound:
        words += " “Ten minste”: van een of meer banen zijn de uren nog niet bekend."
    return words
