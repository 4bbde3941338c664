"""The same members in two years, and the sum that tells where the difference comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from banen_desktop.sector.figures.columns import Eenheidssom, Paneelkolommen
from banen_desktop.sector.figures.measures import Maten
from banen_desktop.sector.figures.members import Eenheid
from banen_desktop.sector.figures.model import Deel, Paneel
from banen_desktop.sector.figures.year import Jaarfeiten

SAME, CAME, LEFT, NOW_ONLY, BEFORE_ONLY = "zelfde", "erbij", "weg", "nu_wel", "nu_niet"


def panel_columns(units: Sequence[Eenheid], before: Jaarfeiten, now: Jaarfeiten) -> Paneelkolommen:
    """What the child needs to add up the units of two years."""
    places = [
        (number, is_now, code)
        for number, unit in enumerate(units)
        for is_now, codes in ((False, unit.toen), (True, unit.nu))
        for code in codes
    ]
    said = [(now if is_now else before).cijfers.get(code) for _, is_now, code in places]
    return Paneelkolommen(
        [number for number, _, _ in places],
        [is_now for _, is_now, _ in places],
        [None if each is None else each.meetellend for each in said],
    )


def panel_of(
    units: Sequence[Eenheid],
    sums: Mapping[int, Eenheidssom],
    before: Jaarfeiten,
    now: Jaarfeiten,
    maten_before: Maten,
    maten: Maten,
    breuk: str = "",
) -> Paneel:
    """Every answer of two years in exactly one line: same, came in, left, now only, before only."""
    lines = dict.fromkeys((SAME, CAME, LEFT, NOW_ONLY, BEFORE_ONLY), _Line())
    same = set[str]()
    place_then, place_now = dict[str, str](), dict[str, str]()
    for number, unit in enumerate(units):
        found = sums[number]
        for line, then in _lines(unit, found):
            add = _Line(found[1], 0, found[2], 0) if then else _Line(0, found[4], 0, found[5])
            lines[line] += add
            if then:
                place_then |= dict.fromkeys(unit.toen, line)
            else:
                place_now |= dict.fromkeys(unit.nu, line)
            if line == SAME and not then:
                same.update(unit.nu)
    return Paneel(
        van_jaar=maten_before.jaar,
        naar_jaar=maten.jaar,
        leden=tuple(lid.code for lid in now.leden if lid.code in same),
        van=maten_before.banen(lines[SAME].then),
        naar=maten.banen(lines[SAME].now),
        alle_toen=_part(_all_then(lines.values()), maten_before, maten),
        **{name: _part(line, maten_before, maten) for name, line in lines.items()},
        alle_nu=_part(_all_now(lines.values()), maten_before, maten),
        breuk=breuk,
        plaats_toen=tuple(each for each in place_then.items() if each[0] in before.cijfers),
        plaats_nu=tuple(each for each in place_now.items() if each[0] in now.cijfers),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """Members and hundredths of hours, then and now."""

    members_then: int = 0
    members_now: int = 0
    then: int = 0
    now: int = 0

    def __add__(self, other: "_Line") -> "_Line":
        return _Line(
            self.members_then + other.members_then,
            self.members_now + other.members_now,
            self.then + other.then,
            self.now + other.now,
        )


def _lines(unit: Eenheid, found: Eenheidssom) -> list[tuple[str, bool]]:
    """In which line the answers of a unit are, those of then (`True`) and those of now."""
    then, answered_then, _, now, answered_now, _ = found
    if then and now and unit.afgebakend and (then, now) == (answered_then, answered_now):
        return [(SAME, True), (SAME, False)]
    if not now:
        return [(LEFT, True)]
    if not then:
        return [(CAME, False)]
    return [(BEFORE_ONLY, True), (NOW_ONLY, False)]


def _all_then(lines: Iterable[_Line]) -> _Line:
    """The answers of then by themselves: their jobs are no difference, so they are positive."""
    return sum((_Line(line.members_then, 0, -line.then, 0) for line in lines), _Line())


def _all_now(lines: Iterable[_Line]) -> _Line:
    return sum((_Line(0, line.members_now, 0, line.now) for line in lines), _Line())


def _part(line: _Line, maten_before: Maten, maten: Maten) -> Deel:
    jobs: Fraction = maten.banen(line.now) - maten_before.banen(line.then)
    return Deel(line.members_then, line.members_now, jobs)
