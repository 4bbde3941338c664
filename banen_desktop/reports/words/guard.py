"""The small-number guard: what tells of fewer than five people does not leave the house.

The total of the employer as a whole is always shown: it has to be reported. Its parts are not
when one of them is about one to four people, and neither is any number from which such a part
follows by subtraction (docs/besluiten/0012).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from banen_desktop.dossier.model import Jaar
from banen_desktop.quota.calculation.groups import Groups, groups_of
from banen_desktop.quota.calculation.trace import Outcome, Step, Unit
from banen_desktop.reports.words import wording

FEWEST_SHARED = 5  # persons: what tells of fewer does not leave the organisation
FEW_WORD = "enkele"
FEW_PEOPLE = f"minder dan {FEWEST_SHARED}"
NOT_SHOWN = "niet getoond"
DOUBTFUL = "niet bekend"
MOST_JOBS_PER_PERSON = 2
FEWEST_TOGETHER = 2
OWN, HIRED = "meetellende_uren_dienstverband", "meetellende_uren_inleen"
OWN_JOBS, HIRED_JOBS = "banen_dienstverband", "banen_inleen"
BONUS = "bonus"  # an amount per own job: who knows it, knows the own jobs
WAITING, NEVER = "nog_toe_te_rekenen_banen", "niet_meetellende_banen"
AT_END, PEOPLE, NEW = "banen_op_peildatum", "personen", "personen_nieuw"
WITHHELD = (
    f"Niet om zo door te geven: dit gaat over minder dan {FEWEST_SHARED} personen, of dat is eruit "
    "af te leiden. Wie bij u de rijen mag zien, haalt het getal uit de Excel-werkmap in de map "
    "“vertrouwelijk”. Vraag wie het getal nodig heeft of het zonder kan; geef het anders alleen "
    "langs een beveiligde weg."
)
"""What stands where a number of few people was asked for: who may have it, and how."""
_REASON = (
    f"Getallen over minder dan {FEWEST_SHARED} personen staan er niet bij, "
    "en ook niet de getallen waaruit die zijn af te leiden: zo blijft niemand herkenbaar."
)
_TOTAL = (
    f"Alle banen samen zijn van minder dan {FEWEST_SHARED} personen. Het totaal staat er wel: "
    "dat hoort in het jaarverslag. Bedenk wie uw medewerkers hierin kan herkennen."
)


class Kind(StrEnum):
    """What a report shows: `dossier` has every row and is confidential, `delen` only totals."""

    DOSSIER = "dossier"
    DELEN = "delen"


def is_few(people: int) -> bool:
    """Whether so many people could be recognised: one to four."""
    return 0 < people < FEWEST_SHARED


def people_cannot_be_right(outcome: Outcome) -> bool:
    """Whether a row seems to stand for more people: more than two jobs per person."""
    jobs, people = outcome.value("gerealiseerde_banen"), outcome.value(PEOPLE)
    return jobs is not None and people is not None and jobs > MOST_JOBS_PER_PERSON * people


@dataclass(frozen=True, slots=True)
class Guard:
    """What of an outcome may be shown: `hidden` are the keys of the steps that may not.

    `few` are the keys of those that are about few people, also counting who has no hours yet;
    `doubtful` tells that a row seems to stand for more people, so that their number is no number;
    `whole` that the employer as a whole has few people: its total is shown, with a `warning` to
    the user.
    """

    hidden: frozenset[str] = frozenset()
    doubtful: bool = False
    whole: bool = False
    warning: str = ""
    few: frozenset[str] = frozenset()

    @classmethod
    def of(cls, outcome: Outcome, jaar: Jaar, kind: Kind = Kind.DELEN) -> "Guard":
        """The guard of one year; what stays in the house (`Kind.DOSSIER`) hides nothing."""
        if kind is Kind.DOSSIER:
            return cls()
        groups, doubtful = groups_of(jaar, outcome), people_cannot_be_right(outcome)
        whole = is_few(len(groups.people)) or is_few(len(groups.own | groups.hired))
        hidden = _hidden_hours(groups, whole=whole) | _hidden_people(outcome, doubtful=doubtful)
        told = whole and not doubtful and outcome.value("gerealiseerde_banen")
        few = {
            key
            for key, people in ((WAITING, groups.all_waiting), (NEVER, groups.all_never))
            if key in hidden and is_few(len(people))
        }
        return cls(
            hidden & frozenset(outcome.by_key),
            doubtful,
            whole,
            _TOTAL if told else "",
            frozenset(few),
        )

    def hides(self, key: str) -> bool:
        """Whether the step with this key may not be shown."""
        return key in self.hidden

    def shown(self, step: Step) -> str:
        """The value of a step as a person reads it, or what stands in its place."""
        if not self.hides(step.key):
            return wording.told(step)
        if step.unit is Unit.PERSOON and self.doubtful:
            return DOUBTFUL
        if step.unit is Unit.PERSOON and is_few(int(step.value)):
            return FEW_PEOPLE
        return NOT_SHOWN

    @property
    def reason(self) -> str:
        """Why numbers are left out, for the reader of a document; empty when none is."""
        return _REASON if self.hidden else ""


def _hidden_hours(groups: Groups, *, whole: bool) -> frozenset[str]:
    """The keys of hours and jobs: own and hired together, since their sum is shown."""
    hidden = {
        key
        for key, people in ((WAITING, groups.waiting), (NEVER, groups.never))
        if is_few(len(people))
    }
    if whole or is_few(len(groups.own)) or is_few(len(groups.hired)):
        hidden |= {OWN, HIRED, OWN_JOBS, HIRED_JOBS, BONUS}
    on_last_day = [groups.at_end, groups.left, groups.began]  # the last two: against the year
    if OWN not in hidden:
        on_last_day += groups.by_form
    if whole or not parts_shown(*map(len, on_last_day)):
        hidden.add(AT_END)
    return frozenset(hidden)


def _hidden_people(outcome: Outcome, *, doubtful: bool) -> frozenset[str]:
    people, new = outcome.value(PEOPLE), outcome.value(NEW)
    if people is None or new is None:
        return frozenset()
    if doubtful or is_few(int(people)):
        return frozenset({PEOPLE, NEW})
    return frozenset({NEW} if not parts_shown(int(new), int(people - new)) else ())


def parts_shown(*people: int) -> bool:
    """Whether a number of people may be shown in these parts: all of them, or none."""
    return not any(is_few(part) for part in people)


def taken_together(units: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The units, such as schools, that are shown only as one, by the people of each.

    Every unit with one to four people, and the smallest others until the people together are
    five or more and of two units, so that the total minus the rest says nothing about a few. A
    unit without people is shown; where that cannot be, all units are one: only the total stays.
    """
    peopled = {name: frozenset(people) for name, people in units.items() if people}
    few = {name for name, people in peopled.items() if is_few(len(people))}
    if not few:
        return frozenset()
    rest = sorted(peopled.keys() - few, key=lambda name: (len(peopled[name]), name))
    while rest and not _hides_each(peopled, few):
        few.add(rest.pop(0))
    return frozenset(few if _hides_each(peopled, few) else units)


def _hides_each(units: Mapping[str, frozenset[str]], names: Collection[str]) -> bool:
    together: frozenset[str] = frozenset().union(*(units[name] for name in names))
    return len(names) >= FEWEST_TOGETHER and not is_few(len(together))
