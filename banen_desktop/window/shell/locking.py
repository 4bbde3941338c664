"""Lock a document with a passphrase, change it, take it away; and lock the window for a while."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from banen_desktop import dutch
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import settings
from banen_desktop.storage.locked import Key, is_locked
from banen_desktop.storage.policy import LOCK_WANTED, policy
from banen_desktop.storage.regular import open_regular
from banen_desktop.window.basis import messages
from banen_desktop.window.basis.document_session import DocumentSession
from banen_desktop.window.file import idle
from banen_desktop.window.file.files import Files
from banen_desktop.window.file.lock_screen import LockScreen
from banen_desktop.window.file.passphrase_dialogs import AskPassphrase, ChoosePassphrase
from banen_desktop.window.shell.menus import fill_choices

_LOCK = (
    "Met een wachtwoordzin is {het} versleuteld: het bestand, de herstelkopieën en de "
    "bewaarde versies. Wie de zin niet kent, kan er niets van lezen. {Het} wordt meteen "
    "opgeslagen. Dit kunt u niet ongedaan maken met Ctrl+Z."
)
_HOLDS_SECRETS = (
    "Er staat een geheime sleutel of een besloten opgave in: dan is een wachtwoordzin nodig."
)
_CHANGE = (
    "{Het} wordt meteen opgeslagen onder de nieuwe wachtwoordzin. Kopieën die u eerder "
    "maakte, houden de oude zin."
)
_TAKE_AWAY = (
    "Zonder vergrendeling kan iedereen die bij het bestand kan, lezen wie er in staat. "
    "{Het} wordt meteen opgeslagen zonder versleuteling. Wilt u dat?"
)
_LOCKED = (
    "{Het} is vergrendeld: het bestand, de herstelkopieën en de bewaarde versies; rapporten "
    "die u al opsloeg zijn dat niet."
)
_UNLOCKED = "{Het} is niet meer vergrendeld: wie bij het bestand kan, kan het lezen."
_CHANGED = "{Het} gaat nu alleen open met de nieuwe wachtwoordzin."


class Locking(QObject):
    """What is done with the lock of the open dossier, and with the lock of the window.

    `message` tells what was done. `closed` tells that the window has to show the lock screen,
    `opened` that it may go on.
    """

    message = Signal(str, str)
    closed = Signal()
    opened = Signal()

    def __init__(self, session: DocumentSession[Any], files: Files[Any], window: QWidget) -> None:
        """Dialogs stand before `window`; nothing is locked yet."""
        super().__init__(window)
        self._session, self._files, self._window = session, files, window
        self._noun = session.copies.kind.noun
        self.screen = LockScreen()
        self.screen.unlocked.connect(self._go_on)
        self.is_closed = False
        self.idle = idle.Idle(self)
        self.idle.away.connect(self._away)
        files.lock_needed.connect(self._lock_first)

    # -- the document ---------------------------------------------------------------------------

    def _said(self, text: str) -> str:
        """A text about a document of any kind, about one of this kind."""
        return text.format(het=self._noun.the, Het=self._noun.the.capitalize())

    def _title(self, does: str) -> str:
        return f"{self._noun.word.capitalize()} {does}"

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

    def lock_document(self) -> None:
        """Ask for a passphrase, and save the document under it."""
        if self._session.key is None and self._may_change():
            self._choose(self._title("vergrendelen"), _LOCK, "Vergrendelen en opslaan")

    def _lock_first(self) -> None:
        """The policy, or what it holds, wants a passphrase before the first save."""
        why = LOCK_WANTED if policy().lock_required else _HOLDS_SECRETS
        self._choose(self._title("vergrendelen"), f"{why} {_LOCK}", "Vergrendelen en opslaan")

    def with_passphrase(self, then: Callable[[], object]) -> None:
        """Go on when there is a passphrase, and ask for one first when there is none.

        What is done then is saved at once: from now on nothing of it may stand on disk readable.
        """
        if self._session.key is not None:
            then()
            return

        def go_on(key: Key) -> None:
            self._session.key = key
            then()
            self._files.save()

        why = self._said(_HOLDS_SECRETS)
        text = f"{why} {self._said(_LOCK)}"
        title = self._title("vergrendelen")
        dialog = ChoosePassphrase(title, text, "Vergrendelen en opslaan", self._window)
        dialog.made.connect(go_on)
        dialog.open()

    def change_passphrase(self) -> None:
        """Ask the passphrase of now, then a new one."""
        if self._session.key is not None and self._may_change():
            dialog = self._ask("Typ eerst de wachtwoordzin van nu.")
            dialog.made.connect(
                lambda _key: self._choose("Wachtwoordzin wijzigen", _CHANGE, "Wijzigen en opslaan")
            )

    def unlock_document(self) -> None:
        """Ask whether the lock may go, and the passphrase; then save without it."""
        if self._session.key is None or not self._may_change():
            return
        secret = self._session.copies.kind.secret(self._session.document)
        if policy().lock_required or secret:
            why = LOCK_WANTED if policy().lock_required else self._said(_HOLDS_SECRETS)
            text = "Daarom blijft {het} vergrendeld. De wachtwoordzin wijzigen kan wel."
            messages.show_problem(self._window, KnownProblem(why, self._said(text)))
            return
        answers = ("Vergrendeling opheffen", "Annuleren")
        if (
            messages.ask(self._window, "Vergrendeling opheffen", self._said(_TAKE_AWAY), answers)
            == 0
        ):
            dialog = self._ask("Typ de wachtwoordzin om de vergrendeling op te heffen.")
            dialog.made.connect(lambda _key: self._save_with(None))

    def _choose(self, title: str, what: str, button: str) -> None:
        dialog = ChoosePassphrase(title, self._said(what), button, self._window)
        dialog.made.connect(self._save_with)
        dialog.open()

    def _ask(self, why: str) -> AskPassphrase:
        key, path = self._session.key, self._session.path
        name = path.name if path else self._noun.this()
        dialog = AskPassphrase(name, key.sleutel if key else b"", why, self._window)
        dialog.open()
        return dialog

    def _save_with(self, key: Key | None) -> None:
        before = self._session.key
        if not self._files.save_with(key):
            return
        if key is None:
            self.message.emit("Vergrendeling opgeheven", self._said(_UNLOCKED))
            return
        if before is None:
            self.message.emit("Vergrendeld", self._said(_LOCKED))
        else:
            self.message.emit("Wachtwoordzin gewijzigd", self._said(_CHANGED))
        readable = _readable_beside(self._session.path) if before is None else ()
        if readable:
            names = dutch.join_list([f"“{path.name}”" for path in readable])
            messages.ask(
                self._window,
                "Kopieën zonder vergrendeling",
                f"Naast {self._noun.the} staat nog {names}, zonder vergrendeling. Gooi weg wat u "
                "niet meer nodig hebt, en denk ook aan back-ups en e-mail.",
                ("Begrepen",),
            )

    # -- the window -----------------------------------------------------------------------------

    def lock_window(self) -> None:
        """Show nothing of the dossier until the passphrase is typed; only of a locked dossier."""
        if self._session.key is None:
            messages.show_problem(
                self._window,
                KnownProblem(
                    f"{self._noun.this()} heeft nog geen wachtwoordzin.",
                    "Er is niets veranderd.",
                    f"Kies eerst Bestand, {self._title('vergrendelen')}.",
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
        for copy in sorted(path.parent.glob(f"* ({kind} *){path.suffix}"))
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
