"""The Toelichting page: questions about the year, with beside them what helps to answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from banen_desktop.dossier import bouwstenen, edits, fields, verslag_fields
from banen_desktop.dossier.bouwstenen import with_sentence, without_sentence
from banen_desktop.dossier.carried_texts import carried, still_right
from banen_desktop.dossier.fields import Field, FieldError
from banen_desktop.dossier.model import Jaar
from banen_desktop.window.basis import page_table, theme
from banen_desktop.window.basis.document_session import Spot
from banen_desktop.window.basis.page import link_button
from banen_desktop.window.basis.session import Session
from banen_desktop.window.pages import notes_words
from banen_desktop.window.pages.form_pages import FormPage
from banen_desktop.window.parts.question_help import QuestionHelp
from banen_desktop.window.parts.question_list import QuestionList, QuestionRow
from banen_desktop.window.table.field_edit import FieldEdit, FieldGrid
from banen_desktop.window.table.growing_text import GrowsWithText

_BLOCK = ":bouwsteen"
_CAUSES, _KEPT_APART = "oorzaken", "social_return"
"""The text under which the numbers of social return stand: both tell what does not count."""
_SOCIAL_RETURN = tuple(
    field for field in verslag_fields.VERGELIJKING if field.key.startswith("sroi_")
)


class NotesPage(FormPage):
    """Toelichting: a question for each field, between the contents and the help."""

    name = page_table.NOTES.name
    _rows: Sequence[QuestionRow] = ()

    def __init__(self, session: Session) -> None:
        """The questions of the year."""
        super().__init__(
            session,
            self.name,
            "Uw antwoorden komen zo in het jaarverslag. Noem geen namen en geen beperkingen.",
            FieldGrid(fields.TOELICHTING, columns=1),
        )
        self.social_return = FieldGrid(_SOCIAL_RETURN, columns=3)
        self.social_return.edited.connect(self._edited)
        self.grid.edits[_KEPT_APART].add_below(self.social_return)
        self.edits = self.grid.edits | self.social_return.edits
        self._rights: dict[str, QPushButton] = {}
        self._stands = {key: theme.label("", theme.SMALL, wrap=False) for key in self.grid.edits}
        self.contents = QuestionList()
        with_blocks = {block.field for block in bouwstenen.all_blocks()}
        self.help = QuestionHelp(
            {key: edit.field.label for key, edit in self.grid.edits.items() if key in with_blocks}
        )
        self.blocks = self.help.blocks
        self._chosen = fields.TOELICHTING[0].key
        self._causes_in: object = None  # the dossier and year where somebody went to them
        self._make_questions()
        self.sides.insertWidget(0, self.contents)
        self.sides.addWidget(self.help)
        self.contents.looked_at.connect(self._look_at)
        self.contents.entered.connect(partial(self.go_to, ""))
        self.help.again.connect(self._take_again)
        self._area.verticalScrollBar().rangeChanged.connect(self._show_cursor)

    def _make_questions(self) -> None:
        for key, edit in self.edits.items():
            edit.input.installEventFilter(self)
            if isinstance(edit.input, QPlainTextEdit):
                GrowsWithText(edit.input)
                edit.input.cursorPositionChanged.connect(self._show_cursor)
            if key in self._stands:
                edit.add_to_question(self._stands[key])
                edit.add_to_question(self._right(key))
            if key in self.blocks:
                self.blocks[key].ticked.connect(partial(self._ticked, edit))
        for key, short in notes_words.NUMBERS.items():
            edit = self.social_return.edits[key]
            edit.ask(short)
            edit.input.setAccessibleName(edit.field.label)
            edit.say_first("")

    def _right(self, key: str) -> QPushButton:
        """The button that says of a text of last year that it is still right."""
        made = self._rights[key] = link_button("Klopt nog", f"{notes_words.SHORT[key]}: klopt nog")
        made.setToolTip("Ik heb deze tekst nagekeken: hij klopt ook voor dit jaar")
        made.clicked.connect(lambda _checked=False: self._still_right(key))
        return made

    def _still_right(self, key: str) -> None:
        year = self.session.year
        if year is not None:
            after = still_right(self.session.dossier, year, key)
            self.session.apply("tekst nagekeken", after, Spot(self.name, "", key))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The contents give way first in a narrow window: each question says how far it is."""
        super().resizeEvent(event)
        narrow = theme.is_narrow(self)
        self.contents.setVisible(not narrow)
        self.help.setFixedWidth(theme.side_width(narrow=narrow))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The colours that tell how far a question is do not follow the palette by themselves."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._say_stands()

    # -- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the questions of the shown year, and which of them are open."""
        jaar = self.session.jaar
        for part in (self.grid, self.help):
            part.setEnabled(self.can_edit and jaar is not None)
        if jaar is None:
            return
        owner = (self.session.dossier.id, jaar.jaar)
        self.grid.show_values(jaar.toelichting, owner)
        self.social_return.show_values(jaar.vergelijking, owner)
        sector = self.session.dossier.werkgever.sector
        for key, blocks in self.blocks.items():
            text = getattr(jaar.toelichting, key)
            blocks.show_blocks(bouwstenen.blocks_for(key, sector, text), text)
        self._rows = rows = self._ask_questions(jaar)
        self._say_stands()
        self.contents.show_questions(rows)
        open_here = self.session.points().open_at(page_table.NOTES.shows)
        self.title.setText(notes_words.title(jaar.jaar, open_here))
        if self._chosen not in {row.key for row in rows}:
            self._chosen = rows[0].key
        self._help_with(self._chosen)

    def _ask_questions(self, jaar: Jaar) -> list[QuestionRow]:
        """Each question with its number and how far it is; those that are not asked go away."""
        outcome, waiting = self.session.outcome, self._waiting()
        owner = (self.session.dossier.id, jaar.jaar)
        taken = carried(jaar, self.session.dossier.year(jaar.jaar - 1))
        rows: list[QuestionRow] = []
        for key, edit in self.grid.edits.items():
            is_asked = (
                key != _CAUSES or notes_words.asks_causes(outcome) or self._causes_in == owner
            )
            edit.setVisible(is_asked or bool(edit.value) or edit.unread)
            if edit.isHidden():
                continue
            question = notes_words.question(key, jaar.jaar, outcome)
            edit.ask(f"{len(rows) + 1}. {question}")
            numbers = key == _KEPT_APART and any(
                each.value is not None for each in self.social_return.edits.values()
            )
            answered, waits = bool(edit.value) or numbers, key in waiting
            again = key in taken
            self._rights[key].setVisible(again and self.can_edit)
            edit.say_first(self._note(jaar.jaar, again=again, is_asked=is_asked))
            words = "nog nakijken" if again else _stand(answered=answered, waits=waits)
            rows.append(
                QuestionRow(key, notes_words.SHORT[key], words, answered and not waits, waits)
            )
        return rows

    def _waiting(self) -> set[str]:
        """The questions with something open; the numbers stand under the text about them."""
        mine = [one for one in self.session.points().to_do if one.record in page_table.NOTES.shows]
        numbers = self.social_return.edits
        return {_KEPT_APART if one.field in numbers else one.field for one in mine}

    def _say_stands(self) -> None:
        """How far each question is, beside it."""
        shade = self.palette()
        for row in self._rows:
            label = self._stands[row.key]
            label.setText(row.words)
            role = theme.Role.BrightText if row.waits else theme.Role.PlaceholderText
            shown = theme.colour(shade, theme.DONE) if row.is_done else shade.color(role)
            # A palette of its own would be lost where the window sets its style sheet again.
            label.setStyleSheet(f"color: {shown.name()}")

    @staticmethod
    def _note(year: int, *, again: bool, is_asked: bool) -> str:
        """A text that is still that of last year goes into the report as if it were new."""
        if again:
            return f"Overgenomen. Dit is nog de tekst van {year - 1}. Lees die na."
        return "" if is_asked else notes_words.NOT_NEEDED

    def _last(self, key: str, jaar: Jaar) -> str | None:
        previous = self.session.dossier.year(jaar.jaar - 1)
        return None if previous is None else str(getattr(previous.toelichting, key))

    def _help_with(self, key: str) -> None:
        jaar = self.session.jaar
        if jaar is None:
            return
        self._chosen = key
        self.contents.choose(key)
        self.help.show_question(
            key, f"Hulp bij {notes_words.SHORT[key].lower()}", notes_words.HELP[key]
        )
        last, text = self._last(key, jaar), getattr(jaar.toelichting, key)
        shown = None if last is not None and last == text and text else last
        self.help.show_last(jaar.jaar - 1, shown, can_take=not text and self.can_edit)
        self.help.show_facts(self._not_counting() if key == _KEPT_APART else ())

    def _not_counting(self) -> tuple[str, ...]:
        outcome = self.session.outcome
        return () if outcome is None else notes_words.not_counting(self.session.dossier, outcome)

    # -- where the keyboard is -------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The help is of the question in which the user works."""
        if event.type() is QEvent.Type.FocusIn:
            for key, edit in self.edits.items():
                if edit.input is watched:
                    self._help_with(key if key in self.grid.edits else _KEPT_APART)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes from a question to its own sentences, then to the next question."""
        stops, here = list(self._stops()), self.window().focusWidget()
        places = [place for place, (_key, widget) in enumerate(stops) if widget is here]
        there = places[0] + (1 if forward else -1) if places else -1
        if not 0 <= there < len(stops):
            return super().focusNextPrevChild(forward)
        key, widget = stops[there]
        self._help_with(key)
        reasons = Qt.FocusReason
        widget.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
        return True

    def _stops(self) -> Iterator[tuple[str, QWidget]]:
        for key, edit in self.grid.edits.items():
            if edit.isHidden() or not edit.isEnabled():
                continue
            if self._rights[key].isVisible():
                yield key, self._rights[key]
            yield key, edit.input
            if key == _KEPT_APART:
                yield from ((key, each.input) for each in self.social_return.edits.values())
            if key in self.blocks and self.blocks[key].count():
                yield key, self.blocks[key]

    def _show_cursor(self, *_range: int) -> None:
        """The box does not scroll, so the page follows the cursor, also when the box has grown."""
        box = self.window().focusWidget()
        if isinstance(box, QPlainTextEdit) and self.inside.isAncestorOf(box):
            at = box.viewport().mapTo(self.inside, box.cursorRect().center())
            self._area.ensureVisible(at.x(), at.y(), 0, 10 * theme.STEP)

    def _look_at(self, key: str) -> None:
        edit = self.grid.edits[key]
        top = edit.mapTo(self.inside, QPoint(0, 0)).y()
        self._area.verticalScrollBar().setValue(top)
        self._help_with(key)

    def go_to(self, row: str, field: str) -> None:
        """Put the cursor in a field; at a block the keyboard stays where it is."""
        key = field.removesuffix(_BLOCK)
        if key == field or not self.blocks[key].hasFocus():
            if key == _CAUSES:
                self._causes_in = (self.session.dossier.id, self.session.year)
                self.refresh()
            super().go_to(row, key)
            self._help_with(key if key in self.grid.edits else _KEPT_APART)

    def begin(self) -> None:
        """To the first question that is open."""
        waiting = self._waiting()
        keys = [key for key in self.grid.edits if key in waiting]
        if keys and self.can_edit:
            self.go_to("", keys[0])

    # -- edits -----------------------------------------------------------------------------------

    def _ticked(self, edit: FieldEdit, sentence: str, on: bool) -> None:
        """Put a sentence in the text, or take it out; the rest of the text stays as it is."""
        jaar = self.session.jaar
        if jaar is None or edit.unread:  # what was typed does not fit yet: first that
            self.refresh()
            edit.input.setFocus()
            return
        key = edit.field.key
        change = with_sentence if on else without_sentence
        try:
            text = fields.checked(edit.field, change(sentence, getattr(jaar.toelichting, key)))
        except FieldError as error:
            self.refresh()
            edit.say(str(error), warns=True)
            return
        label = "bouwsteen kiezen" if on else "bouwsteen weghalen"
        self._apply(label, jaar, key, text, Spot(self.name, "", key + _BLOCK))

    def _take_again(self) -> None:
        jaar, key = self.session.jaar, self._chosen
        last = None if jaar is None else self._last(key, jaar)
        if jaar is not None and last:
            self._apply("tekst overnemen", jaar, key, last, Spot(self.name, "", key))

    def _edited(self, field: Field, value: Any, merge: str) -> None:
        jaar = self.session.jaar
        if jaar is not None:
            label, spot = f"{field.label.lower()} wijzigen", Spot(self.name, "", field.key)
            self._apply(label, jaar, field.key, value, spot, f"{jaar.jaar}{merge}")

    def _apply(
        self, label: str, jaar: Jaar, key: str, value: Any, spot: Spot, merge: str = ""
    ) -> None:
        holder = "toelichting" if key in self.grid.edits else "vergelijking"
        changed = {holder: replace(getattr(jaar, holder), **{key: value})}
        after = edits.set_year(self.session.dossier, jaar.jaar, **changed)
        self.session.apply(label, after, spot, merge)


def _stand(*, answered: bool, waits: bool) -> str:
    return "open" if waits else "beantwoord" if answered else "mag leeg blijven"
