"""An argument parser that speaks Dutch, and the values that every command reads."""

import argparse
import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from banen_desktop import dutch, safe_text
from banen_desktop.problems import KnownProblem

_WRONG_USE = (
    (re.compile(r"the following arguments are required: (.+)"), "Er ontbreekt: {}."),
    (re.compile(r"unrecognized arguments: (.+)"), "Dit kent het programma niet: {}."),
    (re.compile(r"argument (\S+): expected one argument"), "Bij {} hoort een waarde."),
    (re.compile(r"argument [^:]+: (.+\.)"), "{}"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(
            prog=f"banen {command}",
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self.group = self.add_argument_group("invoer en keuzes")
        self.group.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Refuse in Dutch what argparse tells in English."""
        for pattern, sentence in _WRONG_USE:
            if found := pattern.fullmatch(message):
                raise KnownProblem(sentence.format(found[1]), advice=self._advice())
        raise KnownProblem("De opdracht klopt niet.", advice=self._advice())

    def _advice(self) -> str:
        return f"Uitleg staat in {self.prog} --help."


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "gebruik: ")


def year_of(text: str) -> int:
    """A year of four digits."""
    if not re.fullmatch(r"[0-9]{4}", text):
        raise argparse.ArgumentTypeError(f"“{dutch.shorten(text, 30)}” is geen jaar.")
    return int(text)


def folder_of(text: str) -> Path:
    """A folder to write in, which has a name."""
    if not text.strip():  # for Python the current folder, for the user a variable that was empty
        raise argparse.ArgumentTypeError(f"“{text}” is geen map.")
    return Path(text)


def one_of(what: str, known: Sequence[str], text: str) -> str:
    """One of a list of known words, in any case."""
    wanted = text.strip().lower()
    if wanted in known:
        return wanted
    choices = dutch.join_list(known, "of")
    raise argparse.ArgumentTypeError(f"“{dutch.shorten(text, 30)}” is geen {what}. Kies {choices}.")


def show(text: str) -> None:
    """Text on stdout, always in UTF-8, with the same line ends and nothing to steer a terminal.

    Raises `KnownProblem` when it cannot be written, such as on a disk that is full.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if sys.stdout is None:  # it was closed before the program began
        raise KnownProblem(
            "Het antwoord van deze opdracht is niet te schrijven.",
            advice="De uitvoer van deze opdracht is gesloten.",
        )
    try:
        sys.stdout.write(safe_text.lines(text))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader left, which is no problem
        raise
    except OSError as error:
        raise KnownProblem(
            "Het antwoord van deze opdracht is niet te schrijven.",
            advice="Kijk of de schijf vol is.",
        ) from error
