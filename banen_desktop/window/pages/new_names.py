"""Names of onderdelen that are not at Uren: they are new, or have a slip in them. It is asked."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from banen_desktop import dutch
from banen_desktop.dossier.model import Baan
from banen_desktop.window.basis import messages

_TITLE, _YES = "Nieuw onderdeel", "Ja, nieuw"
_MOST_NAMED = 5


def has_slip(parent: QWidget, name: str, instead: str) -> bool:
    """Ask about a typed name; `instead` is what it may have to be, empty for nothing."""
    text = f"“{name}” staat niet bij Uren. Is het een nieuw onderdeel?"
    no = f"Nee, {instead}" if instead else "Nee, leeg maken"
    return messages.ask(parent, _TITLE, text, (_YES, no)) == 1


def mended(parent: QWidget, rows: tuple[Baan, ...], instead: Mapping[str, str]) -> tuple[Baan, ...]:
    """The rows of a paste, with other names where the user says that these have slips."""
    if not instead or not _have_slips(parent, instead):
        return rows
    names = ((row, row.onderdeel) for row in rows)
    return tuple(replace(row, onderdeel=instead.get(name, name)) for row, name in names)


def _have_slips(parent: QWidget, instead: Mapping[str, str]) -> bool:
    """Ask about all new names together, each with what it may have to be."""
    if len(instead) == 1:
        ((name, other),) = instead.items()
        return has_slip(parent, name, other)
    named = [f"“{name}”" for name in list(instead)[:_MOST_NAMED]]
    if rest := len(instead) - len(named):
        named.append(f"nog {rest} andere")
    text = f"{dutch.join_list(named)} staan niet bij Uren. Zijn het nieuwe onderdelen?"
    like = [f"{name} wordt {other}" for name, other in instead.items() if other][:_MOST_NAMED]
    more = f" Anders: {dutch.join_list(like)}; wat nergens op lijkt, wordt leeg." if like else ""
    no = "Nee, zoals bij Uren" if like else "Nee, leeg maken"
    return messages.ask(parent, _TITLE, f"{text}{more}", (_YES, no)) == 1
