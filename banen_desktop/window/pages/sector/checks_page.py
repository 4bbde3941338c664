"""Controle: the questions of the year by what they can do to the sector, answers and decisions."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from banen_desktop import dutch
from banen_desktop.safe_text import lines as settable_lines
from banen_desktop.sector.checks.asked import Vraag
from banen_desktop.sector.facts import edits
from banen_desktop.sector.facts.model import Besluit, Bevinding, Monitor
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import SectorPage
from banen_desktop.window.basis.sector_session import SectorSession
from banen_desktop.window.pages.sector.question_lines import (
    key_of,
    question_lines,
    summed_up,
    title_of,
    told_of,
    value_of,
)
from banen_desktop.window.pages.sector.return_lines import names_of
from banen_desktop.window.pages.sector.saving import QUESTIONS, Saving
from banen_desktop.window.parts.lines_table import Column, LinesTable
from banen_desktop.window.parts.side_panel import SidePanel, with_panel

_SHOWN = ("Alle {} vragen", "Open vragen", "Beantwoord")
_DECISIONS = (
    ("Klopt, blijft", Besluit.KLOPT),
    ("Nieuwe opgave", Besluit.NIEUWE_OPGAVE),
    ("Niet in het totaal", Besluit.TELT_NIET),
    ("Nog geen besluit", None),
)
_NO_NUMBER = "Geen besluit verandert een getal."
_WAITING = "De vragen worden uitgezocht…"
_NOTHING = "Er zijn nog geen opgaven om na te gaan."


class ChecksPage(SectorPage):
    """The questions of the shown year."""

    name = "Controle"

    def __init__(self, session: SectorSession) -> None:
        """A table, and the question beside it."""
        super().__init__(session, "Controle", "")
        self.shown = CalmBox()
        self.shown.setAccessibleName("Welke vragen u ziet")
        self.shown.addItems(_SHOWN)
        self.shown.currentIndexChanged.connect(self._fill)
        self.table = LinesTable(
            "Vragen",
            (
                Column("Lid", 13),
                Column("Wat ging er mis? Gemeten en grens", 0),
                Column("Opgegeven\nverwacht", 10, number=True, spare=True),
                Column("Invloed", 6, number=True),
                Column("Antwoord", 15),
            ),
            two_lines=True,
        )
        self.table.chosen.connect(self._fill_panel)
        self.foot = theme.label("", bold=True)
        self.panel, self.saving = SidePanel(), Saving(self)
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        label = theme.label("Toon", wrap=False)
        label.setBuddy(self.shown)
        tools.addWidget(label)
        tools.addWidget(self.shown)
        tools.addStretch(1)
        self.letters = QPushButton()
        self.letters.clicked.connect(lambda _checked=False: self.saving.letters(QUESTIONS))
        tools.addWidget(self.letters)
        self.body.addLayout(with_panel(tools, self.table, self.foot, self.panel), 1)

    def refresh(self) -> None:
        """Show the questions as they were last asked."""
        found = self.session.worked_out
        if found is None:
            counting = bool(self.session.stand.geantwoord) and self.session.why_not is None
            self.title.setText("Controle")
            why = self.session.why_not.message if self.session.why_not else _NOTHING
            self.intro.setText(_WAITING if counting else why)
        else:
            self.title.setText(title_of(found.controle))
            self.intro.setText(told_of(found.controle))
        many = len(found.controle.vragen) if found else 0
        asked = len(found.controle.per_lid()) if found else 0
        self.letters.setText(f"Brieven voor {dutch.plural(str(asked), 'lid', 'leden')}…")
        self.letters.setVisible(bool(asked))
        self.shown.setItemText(0, _SHOWN[0].format(many))
        self._fill()
        if not self.table.key and self.table.model_of_lines.lines:
            self.table.choose(self.table.model_of_lines.lines[0].key)
        self._fill_panel()
        self.next_changed.emit()

    def _fill(self) -> None:
        found = self.session.worked_out
        names = names_of(self.session.monitor)
        lines = question_lines(found.controle, names, self.shown.currentIndex()) if found else []
        self.table.show_lines(lines)
        self.foot.setText(summed_up(found.controle) if found else "")

    def go_to(self, row: str, _field: str) -> None:
        """Choose a question."""
        self.table.choose(row)

    # -- the chosen question ----------------------------------------------------------------------

    @property
    def chosen(self) -> Vraag | None:
        """The question that is chosen."""
        found, key = self.session.worked_out, self.table.key
        asked = found.controle.vragen if found else ()
        return next((each for each in asked if key and key_of(each) == key), None)

    def _known(self, asked: Vraag) -> Bevinding:
        """What was kept about a question, or a first line about it."""
        kept = next(
            (
                each
                for each in self.session.monitor.bevindingen
                if each.ontvangst == asked.ontvangst and each.regel == str(asked.regel)
            ),
            None,
        )
        return kept or Bevinding(
            str(asked.regel),
            asked.lid,
            self.session.shown_year,
            asked.ontvangst,
            asked.gemeten,
            asked.grens,
        )

    def _fill_panel(self, _key: str = "") -> None:
        panel, asked = self.panel, self.chosen
        panel.begin()
        if asked is not None:
            self._fill_question(asked)
        panel.end()

    def _fill_question(self, asked: Vraag) -> None:
        panel, known = self.panel, self._known(asked)
        name = names_of(self.session.monitor).get(asked.lid, asked.lid) or "Lid onbekend"
        panel.text(f"{name}   {asked.lid}", soft=True)
        panel.heading(asked.regel.label)
        rows = [((asked.veld.label, value_of(asked.opgegeven, asked.veld)), True)]
        if asked.verwacht is not None:
            rows.append((("Verwacht", value_of(asked.verwacht, asked.veld)), False))
        panel.grid((), rows)
        measured = [f"Gemeten: {asked.gemeten}." if asked.gemeten else ""]
        measured.append(f"Grens: {asked.grens}." if asked.grens else "")
        panel.text(" ".join(part for part in measured if part))
        panel.strong(f"In de brief aan {dutch.shorten(name, 40)}")
        letter = QPlainTextEdit(settable_lines(asked.zin))
        letter.setReadOnly(True)
        letter.setTabChangesFocus(True)
        letter.setAccessibleName("Vraag voor de brief")
        letter.setFixedHeight(theme.pixels(84))
        panel.add(letter)
        self._add_answer(asked, known)
        self._add_decisions(asked, known)

    def _add_answer(self, asked: Vraag, known: Bevinding) -> None:
        panel = self.panel
        label = theme.label("Wat antwoordde het lid?", bold=True)
        panel.add(label)
        answer = QLineEdit(settable_lines(known.antwoord))
        answer.setPlaceholderText("Antwoord, met datum en functie")
        answer.setAccessibleName("Wat antwoordde het lid?")
        answer.setEnabled(self.can_edit)
        label.setBuddy(answer)
        answer.editingFinished.connect(lambda: self._answered(asked, answer.text()))
        panel.add(answer)

    def _add_decisions(self, asked: Vraag, known: Bevinding) -> None:
        panel = self.panel
        panel.strong("Uw besluit")
        for place in range(0, len(_DECISIONS), 2):
            buttons: list[QPushButton] = panel.buttons(
                *(
                    (text, lambda besluit=besluit: self._decide(asked, besluit))
                    for text, besluit in _DECISIONS[place : place + 2]
                )
            )
            for button, (_text, besluit) in zip(buttons, _DECISIONS[place:], strict=False):
                button.setCheckable(True)
                button.setChecked(known.besluit is besluit)
                button.setEnabled(self.can_edit)
        panel.text(_NO_NUMBER)

    def _answered(self, asked: Vraag, text: str) -> None:
        known = self._known(asked)
        if text.strip() == known.antwoord:
            return
        after = edits.put_finding(self.session.monitor, replace(known, antwoord=text.strip()))
        self._apply("antwoord", asked, after)

    def _decide(self, asked: Vraag, besluit: Besluit | None) -> None:
        after = edits.decide(self.session.monitor, self._known(asked), besluit, "")
        if after == self.session.monitor:
            self._fill_panel()
        self._apply("besluit", asked, after)

    def _apply(self, what: str, asked: Vraag, after: Monitor) -> None:
        name = names_of(self.session.monitor).get(asked.lid, asked.lid)
        label = f"{what} over {dutch.shorten(name, 30)}"
        self.session.apply(label, after, Spot(self.name, key_of(asked)))
