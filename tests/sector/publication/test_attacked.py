"""The guard is attacked: by subtracting, by bounds, by a participant, and with two editions."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from attacker import Form, Known, largest, spans
from gears import examples
from hypothesis import assume, event, given
from hypothesis import strategies as st
from readers import read, truth

from banen_desktop.dossier.model import Sector
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.opgave.records import Opgave, Uitvraag, Veld, Weg
from banen_desktop.sector.facts.model import Langs, Lid, Monitor, Ontvangst
from banen_desktop.sector.figures.entry import count, measures_of_all
from banen_desktop.sector.figures.model import Jaarcijfers, Lidcijfers
from banen_desktop.sector.publication.cells import Lezer
from banen_desktop.sector.publication.editions import warnings_between
from banen_desktop.sector.publication.guard import publish

# A random sector costs a child process and much arithmetic: more than the usual limit.
pytestmark = pytest.mark.timeout(300)

LAW = built_in()
READERS = st.sampled_from([Lezer.DEELNEMERS, Lezer.OPENBAAR])
HOURS = st.one_of(
    st.just(0),
    st.integers(1, 40).map(lambda jobs: jobs * 133_100),
    st.integers(1, 40).map(lambda jobs: jobs * 133_100),
    st.integers(1, 3_000_000_00),
)
PEOPLE = st.integers(0, 12).map(lambda number: number * 100)
NONE = Fraction(0)


@st.composite
def told(draw: st.DrawFn) -> dict[Veld, int | Weg]:
    """A return; now and then without a split or without persons."""
    own, hired = draw(HOURS), draw(st.one_of(st.just(0), HOURS))
    values: dict[Veld, int | Weg] = {
        Veld.VERLOONDE_UREN: draw(st.integers(3_000_000, 90_000_000)) + own + hired,
        Veld.UREN_DIENSTVERBAND: own,
        Veld.UREN_INLEEN: hired,
        Veld.MEETELLENDE_UREN: own + hired,
        Veld.PERSONEN_DIENSTVERBAND: draw(PEOPLE),
        Veld.PERSONEN_INLEEN: draw(PEOPLE),
        Veld.UREN_INKOOP_APART: draw(HOURS),
        Veld.BANEN_OP_PEILDATUM: (own + hired) // 1331,
    }
    if draw(st.integers(0, 5)) == 0:
        values |= {Veld.UREN_DIENSTVERBAND: Weg.KLEIN, Veld.UREN_INLEEN: Weg.KLEIN}
    if draw(st.integers(0, 7)) == 0:
        values |= {Veld.PERSONEN_DIENSTVERBAND: Weg.KLEIN, Veld.PERSONEN_INLEEN: Weg.KLEIN}
    return values


@st.composite
def small_sectors(draw: st.DrawFn) -> Monitor:
    """So few members that much is hidden, and so many that something is shown."""
    codes = [f"L{number}" for number in range(draw(st.integers(3, 9)))]
    answered = st.sampled_from([(2023, 2024)] * 6 + [(2023,), (2024,)])
    returns = [
        Ontvangst(Opgave(code, year, waarden=draw(told())), Langs.LIJST, id=f"{code}{year}")
        for code in codes
        for year in draw(answered)
    ]
    labels = st.sampled_from(["a", "b", "c"])
    return Monitor(
        leden=tuple(Lid(code, klasse=draw(labels), regio=draw(labels)) for code in codes),
        uitvragen=tuple(
            Uitvraag(f"u{year}", "Raad", Sector.PO, year, quotumpercentage=Decimal("2.76"))
            for year in (2023, 2024)
        ),
        ontvangsten=tuple(returns),
    )


def counted(monitor: Monitor) -> Jaarcijfers:
    return count(monitor, 2024, measures_of_all(monitor, 2024, LAW))


def forms_of(known: Sequence[Known]) -> list[Form]:
    return [each.form for each in known if each.low == each.high]


def subsets(members: Sequence[Lidcijfers]) -> Sequence[Sequence[Lidcijfers]]:
    """Every group of members that is not all of them."""
    return [group for size in range(1, len(members)) for group in combinations(members, size)]


def tells_of_few(group: Sequence[Lidcijfers], value: str, persons: str) -> bool:
    """Whether a sum is of fewer than three members, or of one to four persons."""
    told_it = [each for each in group if getattr(each, value) is not None]
    adding = [each for each in told_it if getattr(each, value)]
    people = sum(getattr(each, persons) or 0 for each in adding)
    return 0 < len(told_it) < 3 or 0 < len(adding) < 3 or (bool(adding) and people < 500)


KINDS = (
    ("EHN", "meetellend", "personen"),
    ("E", "eigen", "personen_eigen"),
    ("H", "inleen", "personen_inleen"),
)


@examples(0.6)
@given(small_sectors(), READERS)
def test_no_sum_of_few_members_or_persons_follows_by_subtracting(
    monitor: Monitor, lezer: Lezer
) -> None:
    found = counted(monitor)
    edition = publish(found, lezer)
    known = forms_of(read(found, edition))
    event(f"{len(known)} sums")
    for group in subsets(found.uitkomst.per_lid):
        for kinds, value, persons in KINDS:
            if tells_of_few(group, value, persons):
                wanted = {f"{kind}2024{each.code}": Fraction(1) for each in group for kind in kinds}
                assert not spans(known, wanted), (value, [each.code for each in group])


@examples(0.6)
@given(small_sectors(), READERS, st.data())
def test_no_value_of_a_member_is_bounded_within_ten_percent(
    monitor: Monitor, lezer: Lezer, data: st.DataObject
) -> None:
    """By a reader from outside, and by a member that knows what it told itself."""
    found = counted(monitor)
    real = truth(found)
    known = read(found, publish(found, lezer))
    assert all(
        each.low <= sum(real.get(name, NONE) * by for name, by in each.form.items()) <= each.high
        for each in known
    )
    targets = sorted(name for name, value in real.items() if value)
    assume(targets)
    target = data.draw(st.sampled_from(targets))
    knows = data.draw(st.sampled_from(["", *sorted({name[5:] for name in real} - {target[5:]})]))
    known += [
        Known.exactly({name: Fraction(1)}, value)
        for name, value in real.items()
        if name[5:] == knows
    ]
    most = largest(known, target)
    assert most is None or most >= real[target] * Fraction(11, 10)


@examples(0.5)
@given(small_sectors(), READERS, st.data())
def test_two_editions_that_tell_of_few_have_a_warning(
    monitor: Monitor, lezer: Lezer, data: st.DataObject
) -> None:
    """A correction, a return that came later, or one that was taken back."""
    assume(monitor.ontvangsten)
    which = data.draw(st.sampled_from(monitor.ontvangsten))
    rest = [each for each in monitor.ontvangsten if each is not which]
    corrected = replace(which, opgave=replace(which.opgave, waarden=data.draw(told())))
    later = replace(
        monitor, ontvangsten=tuple(rest + data.draw(st.sampled_from([[], [corrected]])))
    )
    one, other = counted(monitor), counted(later)
    editions = publish(one, lezer), publish(other, lezer)
    known = forms_of(read(one, editions[0])) + [
        renamed(form, truth(one), truth(other)) for form in forms_of(read(other, editions[1]))
    ]
    small = [
        name
        for name, value in truth(other).items()
        if value and spans(known, {later_name(name, truth(one), truth(other)): Fraction(1)})
    ]
    if small:
        assert warnings_between(*editions), small


def later_name(name: str, before: dict[str, Fraction], after: dict[str, Fraction]) -> str:
    """What a member told anew is another unknown; what is the same is known to be the same."""
    return name if before.get(name) == after[name] else f"{name} anew"


def renamed(form: Form, before: dict[str, Fraction], after: dict[str, Fraction]) -> Form:
    return {later_name(name, before, after): by for name, by in form.items()}


def test_the_attacker_finds_what_can_be_found() -> None:
    """The proof means something: without a guard the same attack succeeds."""
    one, two, three = ({name: Fraction(1)} for name in "abc")
    whole: Form = {**one, **two, **three}
    assert spans([whole, {**one, **two}], three)
    assert not spans([whole, {**one, **two}], two)
    exactly = [Known.exactly(whole, Fraction(10)), Known.exactly(one, Fraction(4))]
    assert largest(exactly, "b") == 6
    assert largest([*exactly, Known(two, Fraction(1), Fraction(5))], "b") == 5
    assert largest([], "b") is None


@pytest.mark.parametrize("lezer", [Lezer.DEELNEMERS, Lezer.OPENBAAR])
def test_a_table_without_the_guard_would_tell(lezer: Lezer) -> None:
    """A sector in which one class has one member: the raad sees it, and others cannot find it."""
    values: dict[Veld, int | Weg] = {
        Veld.VERLOONDE_UREN: 50_000_000,
        Veld.UREN_DIENSTVERBAND: 1_331_000,
        Veld.UREN_INLEEN: 0,
        Veld.PERSONEN_DIENSTVERBAND: 1200,
        Veld.PERSONEN_INLEEN: 0,
    }
    codes = [f"L{number}" for number in range(8)]
    monitor = Monitor(
        leden=tuple(Lid(code, klasse="een" if code == "L0" else "rest") for code in codes),
        uitvragen=(Uitvraag("u", "Raad", Sector.PO, 2024, quotumpercentage=Decimal("2.76")),),
        ontvangsten=tuple(
            Ontvangst(Opgave(code, 2024, waarden=values), Langs.LIJST) for code in codes
        ),
    )
    found = counted(monitor)
    alone = {f"{kind}2024L0": Fraction(1) for kind in "EHN"}
    assert spans(forms_of(read(found, publish(found, Lezer.RAAD))), alone)
    guarded = forms_of(read(found, publish(found, lezer)))
    assert guarded
    assert not spans(guarded, alone)
