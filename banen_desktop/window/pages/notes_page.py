"""The Toelichting page: what the employer wants to say beside the figures, with building blocks."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from banen_desktop.dossier import bouwstenen, edits, fields, verslag_fields
from banen_desktop.dossier.bouwstenen import with_sentence, without_sentence
from banen_desktop.dossier.fields import Field, FieldError
from banen_desktop.dossier.model import Jaar
from banen_desktop.window.basis import page_table
from banen_desktop.window.basis.session import Session, Spot
from banen_desktop.window.pages.form_pages import FormPage
from banen_desktop.window.parts.block_list import BlockList
from banen_desktop.window.table.field_edit import FieldEdit, FieldGrid

_BLOCK = ":bouwsteen"
_KEPT_APART = "social_return"
"""The text under which the numbers of social return stand: both tell what does not count."""
_SOCIAL_RETURN = tuple(
    field for field in verslag_fields.VERGELIJKING if field.key.startswith("sroi_")
)


class NotesPage(FormPage):
    """Toelichting: a text for each field, and sentences to put in it."""

    name = page_table.NOTES.name

    def __init__(self, session: Session) -> None:
        """The texts of the year, each with its blocks under it."""
        super().__init__(
            session,
            self.name,
            "Deze teksten komen in het jaarverslag. Noem geen namen en geen beperkingen.",
            FieldGrid(fields.TOELICHTING, columns=1),
        )
        self.social_return = FieldGrid(_SOCIAL_RETURN, columns=3)
        self.social_return.edited.connect(self._edited)
        self.grid.edits[_KEPT_APART].add_below(self.social_return)
        self.edits = self.grid.edits | self.social_return.edits
        self.blocks = {
            key: BlockList(edit.field.label)
            for key, edit in self.grid.edits.items()
            if any(block.field == key for block in bouwstenen.all_blocks())
        }
        for key, blocks in self.blocks.items():
            self.grid.edits[key].add_below(blocks)
            blocks.ticked.connect(partial(self._ticked, self.grid.edits[key]))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """From a text to its own blocks, then to the next text."""
        before: QWidget | None = None
        for key, edit in self.grid.edits.items():
            numbers = [each.input for each in self.social_return.edits.values()]
            toggle = self.blocks[key].toggle if key in self.blocks else None
            for widget in (edit.input, *(numbers if key == _KEPT_APART else ()), toggle):
                if before is not None and widget is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget or before

    def refresh(self) -> None:
        """Show the texts of the shown year."""
        jaar = self.session.jaar
        self.grid.setEnabled(self.can_edit and jaar is not None)
        if jaar is None:
            return
        self.title.setText(f"Toelichting {jaar.jaar}")
        owner = (self.session.dossier.id, jaar.jaar)
        self.grid.show_values(jaar.toelichting, owner)
        self.social_return.show_values(jaar.vergelijking, owner)
        sector = self.session.dossier.werkgever.sector
        for key, blocks in self.blocks.items():
            text = getattr(jaar.toelichting, key)
            blocks.show_blocks(bouwstenen.blocks_for(key, sector, text), text)
        self._say_what_is_old(jaar)

    def _say_what_is_old(self, jaar: Jaar) -> None:
        """A text that is still that of last year goes into the report as if it were new."""
        previous = self.session.dossier.year(jaar.jaar - 1)
        for key, edit in self.grid.edits.items():
            text = getattr(jaar.toelichting, key)
            is_old = previous is not None and text and text == getattr(previous.toelichting, key)
            note = f"Dit is nog de tekst van {jaar.jaar - 1}. Lees die na."
            edit.say_first(note if is_old else edit.field.help)

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

    def go_to(self, row: str, field: str) -> None:
        """Put the cursor in a field; at a block the keyboard stays where it is."""
        key = field.removesuffix(_BLOCK)
        if key == field or not self.blocks[key].has_focus:
            super().go_to(row, key)
