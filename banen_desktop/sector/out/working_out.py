"""Everything that is worked out of a year, beside whoever asks: counted, checked and guarded."""

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from banen_desktop.child import run_in_child
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.law.parameter_tables import ParameterError
from banen_desktop.sector.checks.questions import Controle, check_year
from banen_desktop.sector.facts.model import Monitor, Ontvangst
from banen_desktop.sector.figures.entry import COUNTING, MEMORY_LIMIT, count, measures_of_all
from banen_desktop.sector.figures.model import Jaarcijfers
from banen_desktop.sector.out.files import Opdracht
from banen_desktop.sector.out.outgoing import Uitvoer, outgoing
from banen_desktop.sector.publication.cells import Lezer

_AT_ONCE = 100
"""Returns that are packed at once: between them whoever waits gets its turn."""


@dataclass(frozen=True, slots=True)
class Uitgewerkt:
    """A year as it was counted, its questions, and what each audience gets of it.

    As long as a hard question is open there is no total, and then nobody has tables.
    """

    cijfers: Jaarcijfers
    controle: Controle
    vorige: Controle | None
    uitvoeren: tuple[Uitvoer, ...]

    def voor(self, lezer: Lezer) -> Uitvoer:
        """What an audience gets."""
        return next(each for each in self.uitvoeren if each.lezer is lezer)

    def opdracht(self, monitor: Monitor, gemaakt_op: date) -> Opdracht:
        """What the files of the year are made from; `monitor` is what it was worked out of."""
        return Opdracht(monitor, self.cijfers, self.controle, self.vorige, gemaakt_op)


def work_out_in_child(
    monitor: Monitor,
    jaar: int,
    law: Law,
    today: date,
    cancelled: Callable[[], bool] = lambda: False,
) -> Uitgewerkt:
    """The same as `work_out`, in a child process; the secret key and the versions stay here.

    Raises `KnownProblem`, also for a year of which the hours of a job are not known.
    """
    returns = monitor.ontvangsten
    packed = [
        pickle.dumps(returns[start : start + _AT_ONCE])
        for start in range(0, len(returns), _AT_ONCE)
    ]
    raad = replace(monitor.raad, geheime_sleutel="")
    bare = replace(monitor, versies=(), ontvangsten=(), raad=raad)
    return run_in_child(
        _unpack_and_work_out,
        bare,
        packed,
        jaar,
        law,
        today,
        memory_limit=MEMORY_LIMIT,
        cancelled=cancelled,
        what=COUNTING,
    )


def _unpack_and_work_out(
    bare: Monitor,
    packed: Sequence[bytes],
    jaar: int,
    law: Law,
    today: date,
    _progress: Callable[[object], None],
) -> Uitgewerkt:
    returns: list[Ontvangst] = []
    for part in packed:
        returns += pickle.loads(part)  # noqa: S301 - of our own process
    return work_out(replace(bare, ontvangsten=tuple(returns)), jaar, law, today)


def work_out(monitor: Monitor, jaar: int, law: Law, today: date) -> Uitgewerkt:
    """Count a year, ask its questions and guard what goes out; loads pandas."""
    found, asked, before = counted_and_asked(
        monitor, jaar, law, lambda: count(monitor, jaar, measures_of_all(monitor, jaar, law))
    )
    editions = (outgoing(monitor, found, asked, before, lezer, today) for lezer in Lezer)
    return Uitgewerkt(found, asked, before, tuple(editions))


def counted_and_asked(
    monitor: Monitor, jaar: int, law: Law, counting: Callable[[], Jaarcijfers]
) -> tuple[Jaarcijfers, Controle, Controle | None]:
    """The figures of a year as `counting` gives them, its questions, and those of the year before.

    Raises `KnownProblem` for a year of which the law does not say how many hours a job is.
    """
    try:
        found = counting()
        asked = check_year(monitor, jaar, law)
        before = check_year(monitor, jaar - 1, law) if found.vorig_jaar else None
    except ParameterError as error:
        raise KnownProblem(
            f"Over {jaar} is niet te tellen: van dat jaar is niet bekend hoeveel uren een baan is.",
            "De monitor is niet veranderd.",
            "Kies een later jaar.",
        ) from error
    return found, asked, before
