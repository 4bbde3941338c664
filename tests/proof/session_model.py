"""Random edits in the real session beside a model that is a list: what is there is what was done.

    python tests/proof/session_model.py                10,000 sequences
    python tests/proof/session_model.py --sequences 50

Rules: edit, undo, redo, save, lock, take the lock away, reopen, crash and recover. The model keeps
the dossiers that were made and where in them we are; the session has to agree after every step.
Saving remembers the legal values of each year, which is no edit: what undo brings back may be
without them, so they are compared on disk alone.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import hypothesis
from age_files import quick_key
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtWidgets import QApplication
from strategies import jobs

from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.dossier.verslag import Parameters
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.saving import remember
from banen_desktop.storage import recovery
from banen_desktop.storage.dossier_file import open_dossier
from banen_desktop.storage.locked import is_locked
from banen_desktop.window.basis.session import Session
from banen_desktop.window.shell.application import make_application

KEYS = (None, quick_key(), quick_key("een andere zin van woorden"))


LAW = built_in()


def plain(dossier: Dossier) -> Dossier:
    """The dossier without the legal values that it remembers."""
    years = (replace(year, waarden=(), parameters=Parameters()) for year in dossier.jaren)
    return replace(dossier, jaren=tuple(years))


class SessionAgainstModel(RuleBasedStateMachine):
    """A session, and a list of what it has to be."""

    def __init__(self) -> None:
        """A folder of its own, and nothing open."""
        super().__init__()
        if QApplication.instance() is None:
            make_application(["banen"])
        self.folder = tempfile.TemporaryDirectory()
        os.environ["BANEN_MAP"] = str(Path(self.folder.name) / "eigen")
        self.path = Path(self.folder.name) / "dossier.banen"
        self.session = Session(built_in())
        self.history: list[Dossier] = []
        self.place = self.clean = 0
        self.saved: Dossier | None = None
        self.key = KEYS[0]

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.session._recovery.stop()
        self.folder.cleanup()

    def _begin(self, dossier: Dossier, *, clean: bool = True) -> None:
        self.history, self.place, self.clean = [dossier], 0, 0 if clean else -1

    @initialize()
    def start(self) -> None:
        """A new dossier."""
        new = Dossier(jaren=(Jaar(2024),))
        self.session.start(new)
        self._begin(new)

    def _apply(self, after: Dossier) -> None:
        before = self.history[self.place]
        self.session.apply("iets", after)
        if plain(after) != plain(before):
            if self.clean > self.place:
                self.clean = -1
            self.history[self.place + 1 :] = [after]
            self.place += 1

    @rule(name=st.text("abcé🙂", max_size=4))
    def rename(self, name: str) -> None:
        """Another name of the employer."""
        self._apply(edits.set_employer(self.session.dossier, naam=name))

    @rule(row=jobs())
    def add_job(self, row: object) -> None:
        """A job more, in the last year."""
        years = self.session.dossier.jaren
        if years:
            last = years[-1]
            if row.id not in {it.id for year in years for it in year.banen}:  # type: ignore[attr-defined]
                after = edits.put_jobs(self.session.dossier, last.jaar, [*last.banen, row])  # type: ignore[list-item]
                self._apply(after)

    @rule(year=st.integers(2020, 2026))
    def add_or_remove_year(self, year: int) -> None:
        """A year more, or less."""
        now = self.session.dossier
        has = now.year(year) is not None
        self._apply(edits.remove_year(now, year) if has else edits.put_year(now, Jaar(year)))

    @rule()
    def undo(self) -> None:
        """Undo once, if there is something."""
        self.session.undo_stack.undo()
        self.place = max(self.place - 1, 0)

    @rule()
    def redo(self) -> None:
        """Redo once, if there is something."""
        self.session.undo_stack.redo()
        self.place = min(self.place + 1, len(self.history) - 1)

    @rule(key=st.sampled_from(KEYS))
    def save(self, key: object) -> None:
        """Save, as it is, locked, or under another key."""
        self.session.key = self.key = key  # type: ignore[assignment]
        self.session.save(self.path)
        self.saved, self.clean = remember(self.history[self.place], LAW), self.place

    @precondition(lambda self: self.saved is not None)
    @rule()
    def reopen(self) -> None:
        """Leave what was not saved, and open the file."""
        self.session.forget_recovery()
        opened = open_dossier(self.path, self.key)
        self.session.start(opened.dossier, self.path, opened.fingerprint, opened.key)
        self._begin(opened.dossier)
        assert opened.dossier == self.saved

    @rule()
    def crash_and_recover(self) -> None:
        """The program ends at once, after the copy was written; a new one recovers."""
        self.session.write_recovery_now()
        had_changes = self.session.has_changes
        expected, path, key = self.history[self.place], self.session.path, self.session.key
        self.session._recovery.stop()
        self.session = Session(built_in())
        copies = recovery.list_copies()
        if not had_changes:
            saved = Dossier() if path is None else open_dossier(path, key).dossier
            assert path is None or plain(saved) == plain(expected)
            saved = expected if path is None else saved
            fingerprint = None if path is None else open_dossier(path, key).fingerprint
            self.session.start(saved, path, fingerprint, key)
            self._begin(saved)
            return
        (copy,) = copies
        assert copy.locked == (key is not None)
        found = recovery.read_copy(copy, key)
        assert plain(found) == plain(expected)
        self.session.recover(found, copy.original, copy.fingerprint, key)
        before = self.saved if path is not None else Dossier(id=found.id)
        assert before is not None
        self._begin(before)
        if found != before:
            self.history, self.place = [before, found], 1

    @invariant()
    def they_agree(self) -> None:
        """The dossier, what is saved, and whether something would be lost."""
        if not self.history:
            return
        assert plain(self.session.dossier) == plain(self.history[self.place])
        assert self.session.has_changes == (self.place != self.clean)
        if self.saved is not None:
            assert open_dossier(self.path, self.key).dossier == self.saved
            assert is_locked(self.path.read_bytes()) == (self.key is not None)


def main(arguments: Sequence[str]) -> None:
    """Try so many sequences."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sequences", type=int, default=10_000)
    chosen = parser.parse_args(arguments)
    run(chosen.sequences)
    print(f"{chosen.sequences} sequences of edits: session and model agree")


def run(sequences: int) -> None:
    """Try so many sequences; raises with the shortest one that goes wrong."""
    run_state_machine_as_test(
        SessionAgainstModel,
        settings=hypothesis.settings(
            max_examples=sequences,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )


if __name__ == "__main__":
    main(sys.argv[1:])
