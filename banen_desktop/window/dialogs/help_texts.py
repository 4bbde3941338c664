"""Help in short texts: where the files are, and what this program is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from banen_desktop import __version__
from banen_desktop.storage import places
from banen_desktop.storage.policy import Policy, policy
from banen_desktop.window.basis import theme
from banen_desktop.window.basis.page import reading

if TYPE_CHECKING:
    from banen_desktop.quota.law.law import Law

_RECOVERY = (
    "Binnen enkele seconden na een wijziging maakt het programma een kopie. "
    "Na het opslaan verdwijnt die weer."
)
_RESTORE = (
    "Open uw dossier van de netwerkschijf of de memorystick. Is het er niet meer? Zet dan een "
    "kopie terug: een herstelkopie, ook uit die map van een andere computer, of een back-up. "
    "De kopie zelf verandert niet; u slaat uw werk op onder een nieuwe naam."
)
_WHAT = "Voor de banenafspraak bij overheidswerkgevers. Werkt zonder internet. Licentie: EUPL-1.2."


def _dialog(parent: QWidget, title: str, parts: Sequence[tuple[str, str]]) -> QDialog:
    dialog = QDialog(parent)
    _fill(dialog, title, parts)
    return dialog


def _fill(dialog: QDialog, title: str, parts: Sequence[tuple[str, str]]) -> QDialogButtonBox:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    theme.open_as(dialog, 600, 520)
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setSpacing(2 * theme.STEP)
    for heading, text in parts:
        column.addWidget(theme.heading(heading))
        body = theme.label(text)
        body.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(body)
    column.addStretch(1)
    buttons = QDialogButtonBox()
    buttons.addButton("Sluiten", QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    layout = QVBoxLayout(dialog)
    layout.addWidget(reading(inside, title), 1)
    layout.addWidget(buttons)
    dialog.show()
    return buttons


class FilesDialog(QDialog):
    """Where everything is, with an offer to open a dossier or to put a copy back."""

    open_asked = Signal()
    restore_asked = Signal()


def show_files(parent: QWidget, path: Path | None) -> FilesDialog:
    """Where everything is, and what the organisation decided about it."""
    decided = policy()
    parts = (
        ("Dit dossier", str(path) if path else "Dit dossier is nog niet opgeslagen."),
        ("Dossiers, als u geen andere map kiest", str(decided.folder or places.documents_folder())),
        (
            "Herstelkopieën",
            f"{_RECOVERY}\n{places.recovery_folder()}",
        ),
        ("Een nieuwe computer, of een bestand kwijt?", _RESTORE),
        ("Instellingen", str(places.settings_file())),
        ("Parameterbestanden die u overnam", str(places.parameters_folder())),
        ("Verslag van fouten, zonder persoonsgegevens", str(places.log_folder())),
        *_decided(decided),
    )
    dialog = FilesDialog(parent)
    buttons = _fill(dialog, "Waar staan mijn bestanden?", parts)
    for text, signal in (
        ("Dossier openen…", dialog.open_asked),
        ("Kopie terugzetten…", dialog.restore_asked),
    ):
        button = buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(dialog.accept)
        button.clicked.connect(signal)
    return dialog


def _decided(found: Policy) -> Sequence[tuple[str, str]]:
    if found.file is None:
        return ()
    return (("Afspraken van uw organisatie", "\n".join((str(found.file), *found.lines))),)


def show_about(parent: QWidget, law: Law) -> QDialog:
    """Version, law and what is not modelled."""
    regulations = "\n".join(f"{name} ({bwbr})" if bwbr else name for name, bwbr in law.regulations)
    parts = (
        (
            f"Banen Desktop {__version__}",
            _WHAT,
        ),
        ("Regels in dit programma", regulations),
        ("Wat het programma niet kent", "\n".join(f"• {line}" for line in law.not_modelled)),
        ("Kenmerk van de regels (SHA-256)", law.sha256),
    )
    return _dialog(parent, "Over Banen Desktop", parts)
