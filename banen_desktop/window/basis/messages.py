"""Messages: problems and questions, in Dutch, with buttons that say what they do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from banen_desktop import __version__, dutch, safe_text
from banen_desktop.dossier.doubles import Doubles, question
from banen_desktop.dossier.edits import MOST_NAMED
from banen_desktop.problems import KnownProblem
from banen_desktop.storage.places import is_there
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import reading

if TYPE_CHECKING:
    from banen_desktop.dossier.edits import RollOver


_MOST_NAMES = 3
_ICONS = {
    QMessageBox.Icon.Warning: "Waarschuwing",
    QMessageBox.Icon.Question: "Vraag",
    QMessageBox.Icon.Critical: "Fout",
}


def show_problem(parent: QWidget, problem: KnownProblem) -> None:
    """What happened, what was not lost, and what to do."""
    more = " ".join(part for part in (problem.safe, problem.advice) if part)
    box = _box(parent, QMessageBox.Icon.Warning, "Dat lukte niet", problem.message, more)
    box.addButton("Sluiten", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def show_bug(parent: QWidget, details: str, *, kept: bool) -> None:
    """An error that nobody foresaw; `kept` tells that there is a recovery copy."""
    copy = ", en er is een herstelkopie gemaakt" if kept else ""
    box = _box(
        parent,
        QMessageBox.Icon.Critical,
        "Fout in het programma",
        "Er ging iets mis in het programma. Dat is onze fout, niet de uwe.",
        f"Uw werk staat nog in het venster{copy}. "
        "Sla uw werk op. Gaat het weer mis? Sluit het programma en open het dossier opnieuw.",
    )
    when = datetime.now(UTC).isoformat(timespec="seconds")
    box.setDetailedText(f"{when}\nBanen Desktop {__version__}\n{details}")
    box.addButton("Sluiten", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def _box(
    parent: QWidget, icon: QMessageBox.Icon, title: str, text: str, more: str = ""
) -> QMessageBox:
    """A box with plain text: names of files and what users typed are never markup."""
    box = QMessageBox(parent)
    _set_icon(box, icon)
    box.setWindowTitle(title)
    box.setText(safe_text.lines(text))
    box.setInformativeText(safe_text.lines(more))
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box


def _set_icon(box: QMessageBox, icon: QMessageBox.Icon) -> None:
    """Show an icon, and tell it in a word to who does not see it."""
    box.setIcon(icon)
    shown = box.findChild(QLabel, "qt_msgboxex_icon_label")
    if shown is not None:
        shown.setAccessibleName(_ICONS[icon])


def ask(parent: QWidget, title: str, text: str, answers: Sequence[str]) -> int:
    """Ask something; the place of the chosen answer. The last answer is what Escape means."""
    box, buttons = question_box(parent, title, text, answers)
    box.exec()
    clicked = box.clickedButton()
    return next(
        (place for place, button in enumerate(buttons) if button is clicked), len(buttons) - 1
    )


def question_box(
    parent: QWidget, title: str, text: str, answers: Sequence[str]
) -> tuple[QMessageBox, list[QPushButton]]:
    """The box of a question, with a button for each answer; the first is the primary one."""
    box = _box(parent, QMessageBox.Icon.Question, title, text)
    roles = QMessageBox.ButtonRole
    buttons = [
        box.addButton(answer, roles.RejectRole if place == len(answers) - 1 else roles.AcceptRole)
        for place, answer in enumerate(answers)
    ]
    box.setDefaultButton(buttons[0])
    buttons[0].setStyleSheet(theme.MAIN_BUTTON)
    box.setEscapeButton(buttons[-1])
    return box, buttons


def ask_about_doubles(parent: QWidget, many: int, where: str) -> Doubles | None:
    """Ask what to do with rows that are there already; None is: take nothing over."""
    answers = (*(choice.label for choice in Doubles), "Annuleren")
    place = ask(parent, "Staat er al", question(many, where), answers)
    return dict(enumerate(Doubles)).get(place)


def may_replace(parent: QWidget, paths: Sequence[Path]) -> bool:
    """Ask whether files that are there already may be replaced; more than a few are counted."""
    many = len(paths)
    named = dutch.join_list([path.name for path in paths])
    names = named if many <= _MOST_NAMES else f"{many} bestanden"
    verb = "staat" if many == 1 else "staan"
    answers = ("Vervangen", "Annuleren")
    return ask(parent, "Vervangen?", f"{names} {verb} al in deze map. Vervangen?", answers) == 0


def with_end(parent: QWidget, path: Path, end: str) -> Path | None:
    """The path with its ending; None when what has that name may not be replaced.

    The file dialog asked about the name without the ending.
    """
    if path.name.lower().endswith(end):
        return path
    path = path.with_name(f"{path.name}{end}")
    return path if not is_there(path) or may_replace(parent, [path]) else None


def show_roll_over(parent: QWidget, year: int, source: int, roll: RollOver) -> QDialog:
    """What to check in the new year, what did not go along and what did; stays beside the window.

    What is to be done comes first: it is in sight on every screen.
    """
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(f"Nieuw jaar {year} op basis van {source}")
    theme.open_as(dialog, 560, 520)
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setSpacing(2 * theme.STEP)
    for title, lines in (
        ("Dit moet u nog nakijken", roll.to_check),
        ("Niet overgenomen", roll.left_out),
        ("Overgenomen", roll.taken),
    ):
        if lines:
            column.addWidget(theme.heading(title))
            more = len(lines) - MOST_NAMED
            shown = [*lines[:MOST_NAMED], *([f"En nog {more}."] if more > 0 else [])]
            column.addWidget(theme.label("\n".join(f"• {line}" for line in shown)))
    column.addWidget(
        theme.label("Met Ongedaan maken (Ctrl+Z) verdwijnt het nieuwe jaar weer.", soft=True)
    )
    column.addStretch(1)
    buttons = QDialogButtonBox()
    buttons.addButton("Sluiten", QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(4 * theme.STEP, 3 * theme.STEP, 4 * theme.STEP, 4 * theme.STEP)
    layout.addWidget(reading(inside, dialog.windowTitle()), 1)
    layout.addWidget(buttons)
    dialog.show()
    return dialog
