"""“Telt deze baan mee?”: a few questions, the answer with its article, kept in the dossier."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import dutch
from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import Choice, JaNee
from banen_desktop.dossier.fields import FieldError
from banen_desktop.dossier.findings import job_name
from banen_desktop.dossier.model import Baan, Toerekening, Vorm
from banen_desktop.quota.calculation.rows import counts, open_questions
from banen_desktop.quota.calculation.trace import Telt
from banen_desktop.quota.law.forms import ABOUT_LENDER, FormRule, Rol, Vraag, with_role
from banen_desktop.quota.law.law import Law
from banen_desktop.window.basis import accessible, theme
from banen_desktop.window.basis.calm_box import CalmBox
from banen_desktop.window.basis.page import scrolling

Kind = TypeVar("Kind", bound=Choice)

_ANSWERS = {
    Telt.JA: "Ja, deze baan telt mee.",
    Telt.NOG_NIET: "Nog niet: deze baan telt mee als de toerekening is afgesproken.",
    Telt.NEE: "Nee, deze baan telt niet mee.",
}

_GROUND = fields.by_key(fields.BAAN)["besluit_grond"]
_LOOKED_UP = "Ik heb dit vandaag bij UWV nagekeken"
_IF_REGISTERED = "Ja, mits de persoon in het doelgroepregister staat."
_ABOUT_LENDER = "Dat hangt af van de uitlener: beantwoord de twee vragen."
_ASK_UWV = " Vraag UWV of de persoon in het register staat: ja of nee, per loonheffingennummer."


_DECIDED = (
    *("vorm", "toerekening", "register_gecontroleerd_op", "uitlener_7_690"),
    *("uitlener_handelsregister", "besluit_telt_mee", "besluit_grond", "besluit_op"),
)
"""The fields of a row that the dialog answers; of the others it knows what they were."""


def answered(baan: Baan, decided: Baan) -> Baan:
    """A row as it is now, with the answers of the dialog about it."""
    return replace(baan, **{key: getattr(decided, key) for key in _DECIDED})


class CountsDialog(QDialog):
    """Questions about one row; `decided` gives the row with the answers."""

    decided = Signal(object)

    def __init__(
        self,
        baan: Baan,
        law: Law,
        today: date,
        parent: QWidget | None = None,
        *,
        year: int | None = None,
    ) -> None:
        """Ask about one row of a year; without a year, of that of today."""
        super().__init__(parent)
        self._baan, self._law, self._today = baan, law, today
        self._year = today.year if year is None else year
        self._outside = with_role(law.forms, Rol.BUITEN_REGISTER)
        self.setWindowTitle(f"Telt {job_name(baan)} mee?")
        self.setMinimumWidth(130 * theme.STEP)
        self._register = _combo("Staat de persoon in het doelgroepregister?", JaNee)
        self._register.insertItem(0, "Weet ik niet", None)
        self._register.setCurrentIndex(int(baan.register_gecontroleerd_op is not None))
        if baan.vorm in self._outside:
            self._register.setCurrentIndex(2)
        self._looked_up = QCheckBox(_LOOKED_UP)
        self._form = _combo("Hoe werkt de persoon bij u?", Vorm, without=self._outside)
        self._form.setCurrentIndex(max(self._form.findData(baan.vorm), 0))
        self._agreed = _combo(Vraag.TOEREKENING.label, Toerekening)
        self._agreed.setCurrentIndex(self._agreed.findData(baan.toerekening))
        self._lender = {vraag: _combo(vraag.label, JaNee) for vraag in ABOUT_LENDER}
        for vraag, combo in self._lender.items():
            combo.insertItem(0, "Weet ik nog niet", None)
            combo.setCurrentIndex(max(combo.findData(getattr(baan, vraag)), 0))
        self._decision = _combo(Vraag.BESLUIT.label, JaNee)
        self._decision.insertItem(0, "Nog niet besloten", None)
        self._decision.setCurrentIndex(max(self._decision.findData(baan.besluit_telt_mee), 0))
        self._ground = QLineEdit(baan.besluit_grond)
        self._ground.setAccessibleName("Op welke grond?")
        self._ground.setMaxLength(1000)
        self._refused = theme.label("")
        self._refused.setForegroundRole(theme.Role.BrightText)
        self._answer = theme.label("", theme.LARGE, bold=True)
        self._reason = theme.label("")
        self._article = theme.label("", theme.SMALL, soft=True)
        self._lay_out()
        self._show_answer()

    def _lay_out(self) -> None:
        self._questions = QFormLayout()
        self._questions.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._questions.setVerticalSpacing(3 * theme.STEP)
        self._ask(self._register)
        self._questions.addRow(self._looked_up)
        lender = self._lender.values()
        for widget in (self._form, *lender, self._agreed, self._decision, self._ground):
            self._ask(widget)
        self._looked_up.toggled.connect(lambda _ticked: self._show_answer())
        for combo in (self._register, self._form, *lender, self._agreed, self._decision):
            combo.activated.connect(lambda _place: self._show_answer())
        self._ground.textChanged.connect(lambda _text: self._show_answer())
        buttons = QDialogButtonBox()
        take = buttons.addButton("Overnemen in de rij", QDialogButtonBox.ButtonRole.AcceptRole)
        take.setStyleSheet(theme.MAIN_BUTTON)
        buttons.addButton("Annuleren", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * theme.STEP)
        column.addLayout(self._questions)
        for label in (self._refused, self._reason, self._article):
            column.addWidget(label)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * theme.STEP, 5 * theme.STEP, 6 * theme.STEP, 5 * theme.STEP)
        layout.setSpacing(3 * theme.STEP)
        layout.addWidget(scrolling(inside), 1)
        layout.addWidget(self._answer)
        layout.addWidget(buttons)
        theme.open_as(self, 520, 520)

    def _ask(self, answer: QWidget) -> None:
        """A question above its answer; a long one takes more lines."""
        question = theme.label(answer.accessibleName())
        question.setBuddy(answer)
        question.setMinimumWidth(100 * theme.STEP)
        self._questions.addRow(question, answer)

    def answered(self) -> Baan:
        """The row with the answers that are filled in now."""
        register = _chosen(self._register, JaNee)
        form = self._chosen_form(register)
        checked = self._baan.register_gecontroleerd_op
        if register is None:
            checked = None
        elif self._looked_up_today(register):
            checked = self._today
        rule = self._law.forms[form]
        decides = self._decides(rule)
        decision = _chosen(self._decision, JaNee) if decides else None
        ground = self._ground.text().strip() if decides else ""
        known = (decision, ground) == (self._baan.besluit_telt_mee, self._baan.besluit_grond)
        decided_on = self._today if decision else None
        return replace(
            self._baan,
            vorm=form,
            toerekening=_chosen(self._agreed, Toerekening) or self._baan.toerekening,
            register_gecontroleerd_op=checked,
            uitlener_7_690=self._about_lender(rule, Vraag.UITLENER_7_690),
            uitlener_handelsregister=self._about_lender(rule, Vraag.UITLENER_HANDELSREGISTER),
            besluit_telt_mee=decision,
            besluit_grond=ground,
            besluit_op=self._baan.besluit_op if known else decided_on,
        )

    def _about_lender(self, rule: FormRule, vraag: Vraag) -> JaNee | None:
        return _chosen(self._lender[vraag], JaNee) if rule.asks(vraag) else None

    def _decides(self, rule: FormRule) -> bool:
        """Whether an own decision is asked, or was made before the lender was asked about."""
        return rule.asks(Vraag.BESLUIT) or (
            rule.doubts_lender and self._baan.besluit_telt_mee is not None
        )

    def _chosen_form(self, register: JaNee | None) -> Vorm:
        """Who is not in the register has a form of their own, whatever the work is."""
        if register is not JaNee.NEE:
            return _chosen(self._form, Vorm) or self._baan.vorm
        return self._baan.vorm if self._baan.vorm in self._outside else self._outside[0]

    def _looked_up_today(self, register: JaNee | None) -> bool:
        """The user says so: that somebody is in the register is not when that was looked up."""
        return register is JaNee.JA and self._looked_up.isChecked()

    def _show_answer(self) -> None:
        baan = self.answered()
        rule = self._law.forms[baan.vorm]
        outside = baan.vorm in self._outside
        in_register = self._register.currentData() == JaNee.JA
        self._questions.setRowVisible(self._looked_up, in_register)
        self._questions.setRowVisible(self._form, not outside)
        for vraag, combo in self._lender.items():
            self._questions.setRowVisible(combo, rule.asks(vraag))
        self._questions.setRowVisible(self._agreed, rule.asks(Vraag.TOEREKENING))
        self._questions.setRowVisible(self._decision, self._decides(rule))
        decided = self._decides(rule) and baan.besluit_telt_mee is JaNee.JA
        self._questions.setRowVisible(self._ground, decided)
        telt, reason = counts(baan, rule)
        unsure = telt is Telt.JA and self._register.currentData() is None
        doubted = telt is Telt.NOG_NIET and bool(open_questions(baan, rule))
        answer = _IF_REGISTERED if unsure else _ANSWERS[telt]
        self._answer.setText(_ABOUT_LENDER if doubted else answer)
        accessible.announce(self, self._answer.text())
        if unsure:
            reason += _ASK_UWV
        told = self._law.told(rule.toelichting, self._year)
        self._reason.setText(" ".join(part for part in (reason, told) if part))
        checked = baan.register_gecontroleerd_op
        when = f" Register gecontroleerd op {dutch.format_date(checked)}." if checked else ""
        self._article.setText(f"{rule.artikel}. Zekerheid: {rule.zekerheid.label}.{when}")
        refused = self._why_refused()
        self._refused.setText(refused)
        self._refused.setVisible(bool(refused))

    def _why_refused(self) -> str:
        try:
            fields.from_user(_GROUND, self.answered().besluit_grond)
        except FieldError as error:
            return str(error)
        return ""

    def _accept(self) -> None:
        if self._why_refused():
            self._ground.setFocus()
            return
        self.decided.emit(self.answered())
        self.accept()


def _combo(question: str, choices: type[Choice], without: Collection[Choice] = ()) -> QComboBox:
    combo = CalmBox()
    combo.setAccessibleName(question)
    for choice in choices:
        if choice not in without:
            combo.addItem(choice.label, choice)
    return combo


def _chosen(combo: QComboBox, kind: type[Kind]) -> Kind | None:
    """The choice in a list; Qt keeps it as bare text."""
    text = combo.currentData()
    return None if text is None else kind(text)
