"""Lock a dossier with a passphrase, change it, take it away; and lock the window for a while."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from banen_desktop import dutch
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import settings
from banen_desktop.storage.locked import Key, is_locked
from banen_desktop.storage.policy import LOCK_WANTED, policy
from banen_desktop.storage.regular import open_regular
from banen_desktop.window.basis import messages
from banen_desktop.window.basis.session import Session
from banen_desktop.window.file import idle
from banen_desktop.window.file.files import Files
from banen_desktop.window.file.lock_screen import LockScreen
from banen_desktop.window.file.passphrase_dialogs import AskPassphrase, ChoosePassphrase
from banen_desktop.window.shell.menus import fill_choices

_LOCK = (
    "Met een wachtwoordzin is het dossier versleuteld: het bestand, de herstelkopieën en de "
    "bewaarde versies. Wie de zin niet kent, kan er niets van lezen. Het dossier wordt meteen "
    "opgeslagen. Dit kunt u niet ongedaan maken met Ctrl+Z."
)
_CHANGE = (
    "Het dossier wordt meteen opgeslagen onder de nieuwe wachtwoordzin. Kopieën die u eerder "
    "maakte, houden de oude zin."
)
_TAKE_AWAY = (
    "Zonder vergrendeling kan iedereen die bij het bestand kan, lezen wie er in staat. "
    "Het dossier wordt meteen opgeslagen zonder versleuteling. Wilt u dat?"
)
_LOCKED = (
    "Het dossier is vergrendeld: het bestand, de herstelkopieën en de bewaarde versies; rapporten "
    "die u al opsloeg zijn dat niet."
)
_UNLOCKED = "Het dossier is niet meer vergrendeld: wie bij het bestand kan, kan het lezen."
_CHANGED = "Het dossier gaat nu alleen open met de nieuwe wachtwoordzin."


class Locking(QObject):
    """What is done with the lock of the open dossier, and with the lock of the window.

    `message` tells what was done. `closed` tells that the window has to show the lock screen,
    `opened` that it may go on.
    """

    message = Signal(str, str)
    closed = Signal()
    opened = Signal()

    def __init__(self, session: Session, files: Files, window: QWidget) -> None:
        """Dialogs stand before `window`; nothing is locked yet."""
        super().__init__(window)
        self._session, self._files, self._window = session, files, window
        self.screen = LockScreen()
        self.screen.unlocked.connect(self._go_on)
        self.is_closed = False
        self.idle = idle.Idle(self)
        self.idle.away.connect(self._away)
        files.lock_needed.connect(self._lock_first)

    # -- the dossier ----------------------------------------------------------------------------

    def _may_change(self) -> bool:
        if self._session.read_only:
            messages.show_problem(
                self._window,
                KnownProblem(
                    self._session.read_only,
                    "De vergrendeling is niet veranderd.",
                    "Kies Opslaan als voor een eigen kopie.",
                ),
            )
        return not self._session.read_only

    def lock_dossier(self) -> None:
        """Ask for a passphrase, and save the dossier under it."""
        if self._session.key is None and self._may_change():
            self._choose("Dossier vergrendelen", _LOCK, "Vergrendelen en opslaan")

    def _lock_first(self) -> None:
        """The policy of the organisation wants a passphrase before the first save."""
        self._choose("Dossier vergrendelen", f"{LOCK_WANTED} {_LOCK}", "Vergrendelen en opslaan")

    def change_passphrase(self) -> None:
        """Ask the passphrase of now, then a new one."""
        if self._session.key is not None and self._may_change():
            dialog = self._ask("Typ eerst de wachtwoordzin van nu.")
            dialog.made.connect(
                lambda _key: self._choose("Wachtwoordzin wijzigen", _CHANGE, "Wijzigen en opslaan")
            )

    def unlock_dossier(self) -> None:
        """Ask whether the lock may go, and the passphrase; then save without it."""
        if self._session.key is None or not self._may_change():
            return
        if policy().lock_required:
            text = "Daarom blijft het dossier vergrendeld. De wachtwoordzin wijzigen kan wel."
            messages.show_problem(self._window, KnownProblem(LOCK_WANTED, text))
            return
        answers = ("Vergrendeling opheffen", "Annuleren")
        if messages.ask(self._window, "Vergrendeling opheffen", _TAKE_AWAY, answers) == 0:
            dialog = self._ask("Typ de wachtwoordzin om de vergrendeling op te heffen.")
            dialog.made.connect(lambda _key: self._save_with(None))

    def _choose(self, title: str, what: str, button: str) -> None:
        dialog = ChoosePassphrase(title, what, button, self._window)
        dialog.made.connect(self._save_with)
        dialog.open()

    def _ask(self, why: str) -> AskPassphrase:
        key, path = self._session.key, self._session.path
        name = path.name if path else "Dit dossier"
        dialog = AskPassphrase(name, key.sleutel if key else b"", why, self._window)
        dialog.open()
        return dialog

    def _save_with(self, key: Key | None) -> None:
        before = self._session.key
        if not self._files.save_with(key):
            return
        if key is None:
            self.message.emit("Vergrendeling opgeheven", _UNLOCKED)
            return
        if before is None:
            self.message.emit("Vergrendeld", _LOCKED)
        else:
            self.message.emit("Wachtwoordzin gewijzigd", _CHANGED)
        readable = _readable_beside(self._session.path) if before is None else ()
        if readable:
            names = dutch.join_list([f"“{path.name}”" for path in readable])
            messages.ask(
                self._window,
                "Kopieën zonder vergrendeling",
                f"Naast het dossier staat nog {names}, zonder vergrendeling. Gooi weg wat u niet "
                "meer nodig hebt, en denk ook aan back-ups en e-mail.",
                ("Begrepen",),
            )

    # -- the window -----------------------------------------------------------------------------

    def lock_window(self) -> None:
        """Show nothing of the dossier until the passphrase is typed; only of a locked dossier."""
        if self._session.key is None:
            messages.show_problem(
                self._window,
                KnownProblem(
                    "Dit dossier heeft nog geen wachtwoordzin.",
                    "Er is niets veranderd.",
                    "Kies eerst Bestand, Dossier vergrendelen.",
                ),
            )
            return
        self._close("U hebt het venster vergrendeld.")

    def fill_lock_after(self, menu: QMenu) -> None:
        """Offer after how many minutes the window locks itself."""
        choices = [(f"{each} minuten" if each else "Nooit", each) for each in idle.CHOICES]
        fill_choices(menu, choices, idle.minutes(), self._lock_after)

    def _lock_after(self, minutes: int) -> None:
        settings.put(idle.SETTING, str(minutes))
        self.idle.restart()

    def _away(self) -> None:
        minutes = dutch.plural(str(idle.minutes()), "minuut", "minuten")
        self._close(f"Er was {minutes} niemand achter dit venster.")

    def _close(self, why: str) -> None:
        key = self._session.key
        if self.is_closed or key is None:
            return
        self.is_closed = True
        self._session.settle()
        self._session.write_recovery_now()
        self._close_dialogs()
        safe = (
            "Uw werk dat nog niet is opgeslagen, staat in een versleutelde herstelkopie."
            if self._session.has_changes
            else "Al uw werk is opgeslagen."
        )
        self.screen.show_for(key, f"{why} {safe}")
        self.closed.emit()

    def _close_dialogs(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()

    def _go_on(self) -> None:
        self.is_closed = False
        self.idle.restart()
        self.opened.emit()


def _readable_beside(path: Path | None) -> tuple[Path, ...]:
    """Copies that this program made beside a dossier before it was locked."""
    if path is None:
        return ()
    copies = [
        copy
        for kind in ("oude indeling", "andere versie")
        for copy in sorted(path.parent.glob(f"* ({kind} *).banen"))
    ]
    return tuple(
        copy for copy in copies if copy.name.startswith(f"{path.stem} (") and _is_readable(copy)
    )


def _is_readable(copy: Path) -> bool:
    try:
        with open_regular(copy) as file:
            return not is_locked(file.read(4))
    except OSError:  # it goes unmentioned: nobody can read it
        return False
