"""The quotum divided over onderdelen: exact sums, honest gaps, contributions."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import baan, dossier, jaar, regel
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.model import Dossier, UrenRegel, Vorm
from banen_desktop.dossier.verslag import Vergelijking
from banen_desktop.quota.calculation.trace import Bound
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.years.onderdelen import Onderdeel, Soort, Verdeling, divide

LAW = built_in()
ROWS = (
    regel(onderdeel="De Beuk", verloonde_uren=100_000),
    regel(onderdeel="de  beuk ", verloonde_uren=33_333),
    regel(onderdeel="De Es", verloonde_uren=66_667),
)
JOBS = (
    baan(kenmerk="A", onderdeel="De Beuk", verloonde_uren=1331),
    baan(kenmerk="A", onderdeel="DE BEUK", verloonde_uren=1331),
    baan(kenmerk="B", onderdeel="De Es", verloonde_uren=2662),
)


def made(*rows: UrenRegel, price: str | None = None, **values: object) -> Dossier:
    year = jaar(2020, *JOBS, uren=rows, **values)
    amount = None if price is None else Decimal(price)
    return dossier(replace(year, vergelijking=Vergelijking(prijs_per_baan=amount)))


def division(*rows: UrenRegel, price: str | None = None, **values: object) -> Verdeling:
    return divide(made(*rows, price=price, **values), 2020, LAW)


def named(found: Verdeling, name: str) -> Onderdeel:
    return next(part for part in found.delen if part.naam == name)


def test_a_year_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        divide(made(), 2019, LAW)


def test_each_onderdeel_has_its_share_in_proportion_to_its_hours() -> None:
    found = division(*ROWS)
    assert [part.naam for part in found.delen] == ["De Beuk", "De Es"]
    beuk, es = found.delen
    assert beuk.exact["quotum_banen"] == Fraction(133_333) * Fraction(235, 10_000) / 1331
    assert beuk.exact["gerealiseerde_banen"] == 2
    assert beuk.exact["personen"] == 1
    assert beuk.exact["verschil_banen"] == 2 - beuk.exact["quotum_banen"]
    assert beuk.exact["realisatiepercentage"] == 2 / beuk.exact["quotum_banen"]
    assert es.exact["verschil_banen"] > 0
    assert found.complete
    assert "bijdrage" not in beuk.exact


def test_the_steps_explain_themselves() -> None:
    for part in division(*ROWS, price="5000").delen:
        earlier: set[str] = set()
        for step in part.outcome.steps:
            assert set(step.uses) <= earlier
            assert step.article
            earlier.add(step.key)


def test_hours_beside_the_onderdelen_stand_in_rows_of_their_own() -> None:
    found = division(*ROWS, regel(verloonde_uren=1000), verloonde_uren=250_000)
    assert [part.soort for part in found.delen] == [
        Soort.ONDERDEEL,
        Soort.ONDERDEEL,
        Soort.ZONDER_ONDERDEEL,
        Soort.NIET_VERDEELD,
    ]
    rest = found.delen[-1]
    assert rest.exact["verloonde_uren"] == 49_000
    assert "gerealiseerde_banen" not in rest.exact
    assert "bij geen onderdeel" in rest.remark
    assert not found.complete


def test_onderdelen_with_more_hours_than_the_total_are_told() -> None:
    found = division(*ROWS, verloonde_uren=190_000)
    rest = found.delen[-1]
    assert rest.exact["verloonde_uren"] == -10_000
    assert "meer uren dan het totaal" in rest.remark
    parts = sum(part.exact["quotum_banen"] for part in found.delen)
    assert parts == found.geheel.exact["quotum_banen"]


def test_an_onderdeel_with_jobs_but_without_hours_has_no_target() -> None:
    found = division(ROWS[0], price="1000")
    es = named(found, "De Es")
    assert es.exact["gerealiseerde_banen"] == 2
    assert "quotum_banen" not in es.exact
    assert "verschil_banen" not in es.exact
    assert "bijdrage" not in es.exact
    assert "geen uren" in es.remark
    assert not found.complete


def test_an_onderdeel_of_which_some_hours_are_missing_has_no_target() -> None:
    found = division(*ROWS, regel(onderdeel="De Es"), regel(onderdeel="De Es"))
    es = named(found, "De Es")
    assert "verloonde_uren" not in es.exact
    assert es.remark == "2 rijen hebben nog geen uren."
    assert all(part.soort is Soort.ONDERDEEL for part in found.delen)
    assert not found.complete
    one = division(regel(onderdeel="De Es"), verloonde_uren=100)
    assert named(one, "De Es").remark == "1 rij heeft nog geen uren."


@pytest.mark.parametrize(("total", "rest"), [(None, None), (650_000, 50_000)])
def test_hours_of_an_onderdeel_that_lacks_some_are_not_left_over(
    total: int | None, rest: int | None
) -> None:
    rows = (
        regel(onderdeel="De Es", verloonde_uren=100_000),
        regel(onderdeel="De Es"),
        regel(onderdeel="De Beuk", verloonde_uren=500_000),
    )
    found = division(*rows, verloonde_uren=None if total is None else Decimal(total))
    left = [part for part in found.delen if part.soort is Soort.NIET_VERDEELD]
    assert [part.exact["verloonde_uren"] for part in left] == ([] if rest is None else [rest])
    assert "quotum_banen" not in named(found, "De Es").exact


def test_an_onderdeel_with_jobs_whose_hours_are_unknown_pays_nothing_yet() -> None:
    rows = (*JOBS, *(baan(kenmerk=f"N-{number}", onderdeel="De Beuk") for number in range(20)))
    year = replace(jaar(2020, *rows, uren=ROWS), vergelijking=Vergelijking(Decimal(5000)))
    found = divide(dossier(year), 2020, LAW)
    beuk, es = found.delen
    assert "bijdrage" not in beuk.exact
    assert beuk.remark == "20 banen hebben nog geen uren en tellen hier niet op."
    for key in ("gerealiseerde_banen", "verschil_banen", "realisatiepercentage"):
        assert beuk.outcome.by_key[key].bound is Bound.AT_LEAST
        assert es.outcome.by_key[key].bound is Bound.EXACT
    assert beuk.outcome.by_key["quotum_banen"].bound is Bound.EXACT
    assert es.exact["bijdrage"] == 0
    assert not found.complete
    assert "1 onderdeel" in found.geheel.outcome.by_key["bijdrage"].note


def test_without_any_hours_there_are_only_jobs() -> None:
    found = division()
    assert [part.exact["gerealiseerde_banen"] for part in found.delen] == [2, 2]
    assert "quotum_banen" not in found.geheel.exact
    assert not found.complete


def test_jobs_that_do_not_count_and_jobs_without_hours() -> None:
    rows = (
        baan(kenmerk="A", onderdeel="De Es", vorm=Vorm.INKOOP, verloonde_uren=1331),
        baan(kenmerk="B", onderdeel="De Es"),
        baan(kenmerk="C", onderdeel="De Es"),
    )
    found = divide(dossier(jaar(2020, *rows, uren=ROWS)), 2020, LAW)
    es = named(found, "De Es")
    assert es.exact["gerealiseerde_banen"] == 0
    assert es.remark == "2 banen hebben nog geen uren en tellen hier niet op."
    for key in ("gerealiseerde_banen", "verschil_banen", "realisatiepercentage"):
        assert es.outcome.known(key) is None
    one = divide(dossier(jaar(2020, *rows[:2], uren=ROWS)), 2020, LAW)
    assert named(one, "De Es").remark == "1 baan heeft nog geen uren en telt hier niet op."


def test_a_quotum_of_nothing_has_no_percentage() -> None:
    found = division(*ROWS, quotumpercentage="0.0")
    assert "realisatiepercentage" not in found.delen[0].exact
    assert found.delen[0].exact["verschil_banen"] == 2


def test_before_the_quotum_there_is_nothing_to_divide() -> None:
    found = divide(dossier(jaar(2017, *JOBS, uren=ROWS)), 2017, LAW)
    assert "quotum_banen" not in found.delen[0].exact
    assert found.delen[0].exact["gerealiseerde_banen"] == 2


def test_who_is_below_contributes_and_who_is_above_pays_and_gets_nothing() -> None:
    found = division(*ROWS, regel(verloonde_uren=1000), price="4000.50")
    beuk, es, without = found.delen
    assert beuk.exact["bijdrage"] == -beuk.exact["verschil_banen"] * Fraction("4000.50")
    assert es.exact["bijdrage"] == 0
    assert "bijdrage" not in without.exact
    assert found.geheel.exact["bijdrage"] == beuk.exact["bijdrage"]
    assert found.prijs_per_baan == Decimal("4000.50")
    assert es.outcome.by_key["bijdrage"].formula.startswith("nul")


def without_target(rows: list[UrenRegel]) -> Fraction:
    """The hours of onderdelen of which not all hours are known."""
    unknown = {row.onderdeel.casefold() for row in rows if row.verloonde_uren is None}
    return sum(
        (Fraction(row.verloonde_uren or 0) for row in rows if row.onderdeel.casefold() in unknown),
        Fraction(0),
    )


HOURS = st.none() | st.integers(0, 10**8).map(lambda n: Decimal(n) / 1000)
NAMES = st.sampled_from(["", "De Beuk", "De Es", "de es"])


@given(
    st.lists(st.builds(UrenRegel, onderdeel=NAMES, verloonde_uren=HOURS), max_size=5),
    st.lists(st.tuples(NAMES, HOURS), max_size=5),
    HOURS,
    st.none() | st.integers(0, 9999),
)
def test_the_parts_always_add_up_to_the_whole(
    rows: list[UrenRegel],
    jobs: list[tuple[str, Decimal | None]],
    total: Decimal | None,
    price: int | None,
) -> None:
    banen = (baan(onderdeel=name, verloonde_uren=hours) for name, hours in jobs)
    year = jaar(2020, *banen, uren=tuple(rows))
    year = replace(
        year,
        verloonde_uren=total,
        vergelijking=Vergelijking(prijs_per_baan=None if price is None else Decimal(price)),
    )
    found = divide(dossier(year), 2020, LAW)
    whole = found.geheel.exact
    for key in ("verloonde_uren", "quotum_banen", "meetellende_uren", "gerealiseerde_banen"):
        parts = [part.exact[key] for part in found.delen if key in part.exact]
        if key in whole:
            known = sum(parts, Fraction(0))
            if key == "verloonde_uren":
                known += without_target(rows)
            elif key == "quotum_banen":
                known += without_target(rows) * whole["quotumpercentage"] / whole["uren_per_baan"]
            assert known == whole[key]
        else:
            assert parts == []
    step = found.geheel.outcome.value("quotum_banen")
    assert step is None or abs(Fraction(step) - whole["quotum_banen"]) < Fraction(1, 10**18)


def test_what_has_no_onderdeel_comes_last_wherever_it_stands() -> None:
    found = division(regel(verloonde_uren=5), *ROWS)
    assert [part.soort for part in found.delen] == [
        *(Soort.ONDERDEEL, Soort.ONDERDEEL, Soort.ZONDER_ONDERDEEL)
    ]
