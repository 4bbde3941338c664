"""Every total is what plain Python makes of it with fractions, on random sectors.

The sums here are written from the definitions, one member at a time, and share no code with the
program except its records.
"""

from collections import Counter
from datetime import date
from fractions import Fraction
from statistics import quantiles

import pytest
from gears import examples
from hypothesis import assume, given
from random_sectors import YEARS, sectors

from banen_desktop.dossier.choice import JaNee
from banen_desktop.quota.law.law import built_in
from banen_desktop.reports.opgave.records import Veld, Weg
from banen_desktop.sector.facts.model import Besluit, Lid, Monitor, Toestand
from banen_desktop.sector.figures.entry import count, measures_of_all
from banen_desktop.sector.figures.model import Jaarcijfers, Uitkomst

# A random sector costs a child process and much arithmetic: more than the usual limit.
pytestmark = pytest.mark.timeout(300)

LAW = built_in()
PERCENTAGES = {2023: Fraction("2.7"), 2024: Fraction("2.7654")}
JOB, SMALL = 1331, 40_575
Said = dict[Veld, int | Weg]


def counted(monitor: Monitor, year: int = 2024) -> Jaarcijfers:
    return count(monitor, year, measures_of_all(monitor, year, LAW))


def plain_members(monitor: Monitor, year: int) -> dict[str, Lid]:
    return {
        lid.code: lid
        for lid in monitor.leden
        if lid.in_populatie is JaNee.JA and was_member(lid, year)
    }


def was_member(lid: Lid, year: int) -> bool:
    starts, ends = lid.lid_van or date.min, lid.lid_tot or date.max
    return not (starts > date(year, 12, 31) or ends < date(year, 1, 1))


def plain_returns(monitor: Monitor, year: int) -> dict[str, Said]:
    """Of each code what its last version says that counts."""
    refused = {b.ontvangst for b in monitor.bevindingen if b.besluit is Besluit.TELT_NIET}
    found: dict[str, tuple[int, Said]] = {}
    for each in monitor.ontvangsten:
        usable = each.toestand is Toestand.GELDT and each.id not in refused
        if usable and each.opgave.jaar == year:
            version, code = each.opgave.volgnummer, each.opgave.lid
            if code not in found or version > found[code][0]:
                found[code] = version, dict(each.opgave.waarden)
    return {code: said for code, (_, said) in found.items()}


def hours(said: Said, veld: Veld) -> Fraction | None:
    value = said.get(veld)
    return Fraction(value, 100) if isinstance(value, int) else None


def counting(said: Said) -> Fraction | None:
    whole = hours(said, Veld.MEETELLENDE_UREN)
    if whole is not None:
        return whole
    parts = [said.get(Veld.UREN_DIENSTVERBAND), said.get(Veld.UREN_INLEEN)]
    if Weg.ONBEKEND in parts or Weg.KLEIN in parts:
        return None
    numbers = [Fraction(part, 100) for part in parts if isinstance(part, int)]
    return sum(numbers, Fraction(0)) if numbers else None


def answers(monitor: Monitor, year: int) -> dict[str, Said]:
    members = plain_members(monitor, year)
    return {
        code: said
        for code, said in plain_returns(monitor, year).items()
        if code in members
        and counting(said) is not None
        and hours(said, Veld.VERLOONDE_UREN) is not None
    }


def paid(said: Said) -> Fraction:
    return hours(said, Veld.VERLOONDE_UREN) or Fraction(0)


def jobs(said: Said) -> Fraction:
    return (counting(said) or Fraction(0)) / JOB


def split(said: Said) -> tuple[Fraction, Fraction] | None:
    own, hired = hours(said, Veld.UREN_DIENSTVERBAND), hours(said, Veld.UREN_INLEEN)
    whole = counting(said)
    if whole == 0 and own is None and hired is None:
        return Fraction(0), Fraction(0)
    if Veld.UREN_INLEEN not in said and own == whole:
        hired = Fraction(0)
    if own is None or hired is None or own + hired != whole:
        return None
    return own / JOB, hired / JOB


@examples(0.5)
@given(sectors())
def test_every_total_is_that_of_plain_python(monitor: Monitor) -> None:
    for year in YEARS:
        found = counted(monitor, year).uitkomst
        members, said = plain_members(monitor, year), answers(monitor, year)
        assert found.leden == len(members)
        assert found.geantwoord == len(said) == len(found.per_lid)
        assert {*found.niet, *found.onvolledig} == members.keys() - said.keys()
        assert set(found.buiten) == plain_returns(monitor, year).keys() - members.keys()
        assert found.verloonde_uren == sum(map(paid, said.values()))
        assert found.banen == found.ondergrens == sum(map(jobs, said.values()))
        quotum = sum(paid(each) for each in said.values()) * PERCENTAGES[year] / 100 / JOB
        assert found.quotum == quotum
        assert found.realisatie == (100 * found.banen / quotum if quotum else None)
        check_split(found, list(said.values()))
        check_coverage(monitor, year, found, members)
        check_beside(found, list(said.values()), year)


def check_split(found: Uitkomst, said: list[Said]) -> None:
    halves = [split(each) for each in said]
    assert found.eigen == sum(half[0] for half in halves if half)
    assert found.inleen == sum(half[1] for half in halves if half)
    assert found.eigen + found.inleen + found.niet_gesplitst == found.banen
    assert found.niet_gesplitst == sum(
        jobs(each) for each, half in zip(said, halves, strict=True) if half is None
    )


def check_coverage(monitor: Monitor, year: int, found: Uitkomst, members: dict[str, Lid]) -> None:
    frames = {
        each.lid: Fraction(each.uren, 100)
        for each in monitor.kaders
        if each.jaar == year and each.uren is not None and each.lid in members
    }
    whole = sum(frames.values())
    assert set(found.kader_onbekend) == members.keys() - frames.keys()
    assert found.uren_kader == whole
    assert found.dekking_uren == (100 * found.verloonde_uren / whole if whole else None)
    assert found.dekking_leden == (
        Fraction(100 * found.geantwoord, len(members)) if members else None
    )
    if whole and found.verloonde_uren:
        assert found.bijschatting_naar_uren == found.banen * whole / found.verloonde_uren


def check_beside(found: Uitkomst, said: list[Said], year: int) -> None:
    bought = [hours(each, Veld.UREN_INKOOP_APART) for each in said]
    assert found.apart_inkoop.banen == sum(each for each in bought if each) / JOB
    assert found.apart_inkoop.onbekend == bought.count(None)
    small = [paid(each) for each in said if paid(each) < SMALL]
    assert found.kleine_werkgevers == len(small)
    assert found.quotum_kleine_werkgevers == sum(small) * PERCENTAGES[year] / 100 / JOB
    on_day = [hours(each, Veld.BANEN_OP_PEILDATUM) for each in said]
    known = [each for each in on_day if each is not None]
    assert found.meten[1].banen == (sum(known) if known else None)


@examples(0.5)
@given(sectors())
def test_the_distribution_is_that_of_plain_python(monitor: Monitor) -> None:
    found = counted(monitor).uitkomst
    shares = [
        100 * jobs(each) / (paid(each) * PERCENTAGES[2024] / 100 / JOB)
        for each in answers(monitor, 2024).values()
        if paid(each)
    ]
    bounds: list[tuple[int, str]] = [
        *((0, ">0-25"), (25, "25-50"), (50, "50-75"), (75, "75-100"), (100, ">=100"))
    ]
    expected = Counter(
        "0" if not share else [name for least, name in bounds if share >= least][-1]
        for share in shares
    )
    assert dict(found.verdeling) == {name: expected[name] for name in dict(found.verdeling)}
    assert sum(n for _, n in found.verdeling_grof) == len(shares)
    assert found.zonder_percentage == found.geantwoord - len(shares)
    if not shares:
        assert found.gemiddelde_van_percentages is None
        assert found.kwartielen is None
        return
    mean = Fraction(sum(shares), len(shares))
    assert found.gemiddelde_van_percentages is not None
    off = abs(Fraction(found.gemiddelde_van_percentages) - mean)
    assert off <= (1 + mean) * Fraction(1, 10**40)
    if len(shares) > 1:
        # The same definition elsewhere: type 7 is what the standard library calls inclusive.
        assert list(found.kwartielen or ()) == quantiles(shares, n=4, method="inclusive")


@examples(0.5)
@given(sectors())
def test_the_closing_sum_closes_exactly_and_has_every_answer_once(monitor: Monitor) -> None:
    found = counted(monitor)
    panel, before = found.zelfde_leden, found.vorig_jaar
    assume(panel is not None and before is not None)
    assert panel is not None
    assert before is not None
    parts = (panel.zelfde, panel.erbij, panel.weg, panel.nu_wel, panel.nu_niet)
    assert sum(part.banen for part in parts) == found.uitkomst.banen - before.banen
    assert panel.alle_toen.banen == before.banen
    assert panel.alle_nu.banen == found.uitkomst.banen
    assert panel.zelfde.banen == panel.naar - panel.van
    assert sum(part.leden_toen for part in parts) == before.geantwoord
    assert sum(part.leden_nu for part in parts) == found.uitkomst.geantwoord
    values = [value for each in monitor.ontvangsten for value in each.opgave.waarden.values()]
    if not any(isinstance(value, int) and value < 0 for value in values):  # that is asked about
        assert panel.weg.banen <= 0
        assert panel.nu_niet.banen <= 0
    check_who_is_the_same(monitor, set(panel.leden))


def check_who_is_the_same(monitor: Monitor, same: set[str]) -> None:
    """A member that nobody went into is the same when it answered both years, and alone."""
    then, now = answers(monitor, 2023), answers(monitor, 2024)
    went_into = {lid.opvolger for lid in monitor.leden}
    for code in plain_members(monitor, 2024):
        lid = next(lid for lid in monitor.leden if lid.code == code)
        if code in went_into or lid.opvolger:
            continue
        assert (code in same) == (code in then and code in now)
    assert same <= now.keys()


@examples(0.3)
@given(sectors())
def test_groups_are_parts_of_the_whole_once_they_are_named(monitor: Monitor) -> None:
    found = counted(monitor).uitkomst
    for column, groups in (("groep", found.klassen), ("regio", found.regios)):
        if not groups:
            assert all(not getattr(each, column) for each in found.per_lid)
            continue
        assert sum(group.leden for group in groups) == found.leden
        assert sum(group.banen for group in groups) == found.banen
        assert sum(group.verloonde_uren for group in groups) == found.verloonde_uren
        assert sum(group.personen for group in groups) == found.personen
        for group in groups:
            mine = [each for each in found.per_lid if getattr(each, column) == group.naam]
            assert group.banen == sum(each.banen for each in mine)
            assert group.geantwoord == len(mine)
            assert group.eigen + group.inleen + group.niet_gesplitst == group.banen


@examples(0.3)
@given(sectors())
def test_somebody_in_service_is_counted_with_its_bounds(monitor: Monitor) -> None:
    found = counted(monitor).uitkomst
    own = found.iemand_in_dienst
    assert own.k <= own.n <= found.geantwoord <= own.leden == found.leden
    if own.grenzen is not None:
        low, high = own.grenzen
        assert low == Fraction(100 * own.k, own.leden)
        assert high == Fraction(100 * (own.k + own.leden - own.n), own.leden)
    either = found.iemand_een_van_beide
    assert either.k >= max(own.k, found.iemand_ingeleend.k)
    told = [said.get(Veld.PERSONEN_DIENSTVERBAND) for said in answers(monitor, 2024).values()]
    assert own.k >= sum(1 for each in told if isinstance(each, int) and each > 0)
