"""The law that this user calculates with: that of the program, and the files taken in since.

This is the one place that decides it. A kept file that cannot be used is left out and named in
`problems`, never silently and never so that nothing can be calculated.
"""

from dataclasses import dataclass
from functools import lru_cache

from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law, built_in
from banen_desktop.quota.law.parameter_tables import ParameterError
from banen_desktop.quota.law.updates import with_updates
from banen_desktop.storage.parameter_files import KeptFile, kept_files


@dataclass(frozen=True, slots=True)
class LawInUse:
    """The law, and why files that were taken in are not part of it."""

    law: Law
    problems: tuple[KnownProblem, ...] = ()


def law_in_use() -> LawInUse:
    """The law as it is now on this computer.

    Raises `KnownProblem` when the values of the program itself are damaged: nothing can be
    calculated then.
    """
    of_program = _of_the_program()
    try:
        return _with(of_program, kept_files())
    except KnownProblem as problem:
        return LawInUse(of_program, (problem,))


def _of_the_program() -> Law:
    try:
        return built_in()
    except ParameterError as error:
        raise KnownProblem(
            f"Deze installatie van Banen Desktop is beschadigd. {error}",
            "Uw dossiers zijn niet veranderd.",
            "Installeer het programma opnieuw, of vraag het uw helpdesk.",
        ) from error


@lru_cache(maxsize=2)
def _with(law: Law, files: tuple[KeptFile, ...]) -> LawInUse:
    problems = []
    for file in files:
        try:
            law = updated(law, file)
        except KnownProblem as problem:
            problems.append(_left_out(file, problem))
    return LawInUse(law, tuple(problems))


def law_with(file: KeptFile) -> Law:
    """The law once a file is taken in, after the others and in place of one with the same name.

    Raises `KnownProblem`: with the sentence of the loader when the file cannot be used.
    """
    others = tuple(each for each in kept_files() if each.name != file.name)
    return updated(_with(_of_the_program(), others).law, file)


def updated(law: Law, file: KeptFile) -> Law:
    """A law with one more file; raises `KnownProblem` with the sentence of the loader."""
    try:
        return with_updates(law, [(file.name, file.content)])
    except ParameterError as error:
        raise KnownProblem(
            str(error),
            "Er is niets veranderd.",
            "Vraag een verbeterd bestand aan wie het u gaf.",
        ) from error


def _left_out(file: KeptFile, problem: KnownProblem) -> KnownProblem:
    return KnownProblem(
        f"Het parameterbestand “{file.name}” telt niet mee. {problem.message}",
        "Het programma rekent met de andere waarden die het heeft.",
        "Kies Help, Parameters bijwerken om het te verwijderen of een beter bestand te kiezen.",
    )
