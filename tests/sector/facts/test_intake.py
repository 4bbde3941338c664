"""Taking in returns: doubles, corrections and conflicts, and nothing that is overwritten."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.model import Sector
from banen_desktop.reports.opgave.records import Opgave, Periode, Uitvraag, Veld
from banen_desktop.sector.facts.intake import (
    Uitslag,
    accept,
    assign,
    counting,
    place_of,
    reject,
    same_content,
    take_in,
)
from banen_desktop.sector.facts.model import Langs, Lid, Monitor, Ontvangst, Toestand

MONITOR = Monitor(
    leden=(Lid("W1", "Aa"), Lid("W2", "Be")),
    uitvragen=(Uitvraag("u2024", "Unie", Sector.WATERSCHAP, 2024),),
)


def came(number: int = 1, hours: int = 100, lid: str = "W1", **more: Any) -> Ontvangst:
    """A return that comes in."""
    identity = str(more.pop("id", f"{lid}-{number}-{hours}"))
    told: Opgave = replace(
        Opgave(lid, 2024, uitvraag="u2024", volgnummer=number),
        waarden={Veld.VERLOONDE_UREN: hours},
        **more,
    )
    return Ontvangst(told, Langs.OPGAVE, id=identity)


def states(monitor: Monitor) -> dict[str, Toestand]:
    return {each.id: each.toestand for each in monitor.ontvangsten}


def test_a_first_return_counts() -> None:
    after, (result,) = take_in(MONITOR, [came()])
    assert result.uitslag is Uitslag.NIEUW
    assert result.zin == "W1 Aa, 2024: opgenomen."
    assert states(after) == {"W1-1-100": Toestand.GELDT}


def test_the_same_control_number_is_a_double() -> None:
    first, _ = take_in(MONITOR, [came(controlegetal="aaaa bbbb cccc")])
    again = came(controlegetal="aaaa bbbb cccc", id="later")
    after, (result,) = take_in(first, [again])
    assert result.uitslag is Uitslag.DUBBEL
    assert result.zin == "W1 Aa, 2024: stond er al; er is niets veranderd."
    assert after == first


def test_without_a_control_number_equal_content_is_a_double() -> None:
    first, _ = take_in(MONITOR, [came()])
    after, (result,) = take_in(first, [came(id="later")])
    assert (result.uitslag, after) == (Uitslag.DUBBEL, first)


def test_a_higher_number_waits_until_the_council_accepts_it() -> None:
    first, _ = take_in(MONITOR, [came()])
    second, (result,) = take_in(first, [came(2, 90, vervangt=1)])
    assert result.uitslag is Uitslag.WACHT
    assert result.zin == "W1 Aa, 2024: versie 2 wacht op uw besluit; tot dan telt versie 1."
    assert states(second) == {"W1-1-100": Toestand.GELDT, "W1-2-90": Toestand.WACHT}
    accepted = accept(second, "W1-2-90")
    assert states(accepted) == {"W1-1-100": Toestand.VERVANGEN, "W1-2-90": Toestand.GELDT}
    refused = reject(second, "W1-2-90")
    assert states(refused) == {"W1-1-100": Toestand.GELDT, "W1-2-90": Toestand.AFGEWEZEN}


def test_of_a_list_with_versions_the_highest_counts_and_that_is_said() -> None:
    after, results = take_in(MONITOR, [came(1), came(3, 80), came(2, 90)], highest=True)
    assert [each.uitslag for each in results] == [
        Uitslag.NIEUW,
        Uitslag.VERVANGT,
        Uitslag.EERDER,
    ]
    assert results[1].zin == "W1 Aa, 2024: versie 3 telt nu; versie 1 is bewaard."
    assert results[2].zin == (
        "W1 Aa, 2024: versie 2 is ouder dan versie 3, die telt; zij is bewaard."
    )
    assert Counter(states(after).values()) == {Toestand.VERVANGEN: 2, Toestand.GELDT: 1}


@pytest.mark.parametrize("highest", [False, True])
def test_the_same_number_with_other_content_is_a_conflict_and_the_first_counts(
    highest: bool,
) -> None:
    first, _ = take_in(MONITOR, [came()])
    after, (result,) = take_in(first, [came(1, 99)], highest=highest)
    assert result.uitslag is Uitslag.CONFLICT
    assert "versie 1 stond er al met andere inhoud" in result.zin
    assert states(after) == {"W1-1-100": Toestand.GELDT, "W1-1-99": Toestand.CONFLICT}
    chosen = accept(after, "W1-1-99")
    assert states(chosen) == {"W1-1-100": Toestand.AFGEWEZEN, "W1-1-99": Toestand.GELDT}


def test_what_waits_is_replaced_by_a_later_one_that_is_accepted() -> None:
    all_of_them, _ = take_in(MONITOR, [came(), came(2, 90), came(3, 80)])
    accepted = accept(all_of_them, "W1-3-80")
    assert states(accepted) == {
        "W1-1-100": Toestand.VERVANGEN,
        "W1-2-90": Toestand.VERVANGEN,
        "W1-3-80": Toestand.GELDT,
    }
    earlier = accept(all_of_them, "W1-2-90")
    assert states(earlier)["W1-3-80"] is Toestand.WACHT


def test_after_a_refusal_the_next_one_waits() -> None:
    first, _ = take_in(MONITOR, [came()])
    after, (result,) = take_in(reject(first, "W1-1-100"), [came(2, 90)])
    assert result.uitslag is Uitslag.WACHT
    assert "nu telt er geen" in result.zin
    assert list(counting(after)) == []
    taken, (highest,) = take_in(reject(first, "W1-1-100"), [came(2, 90)], highest=True)
    assert highest.uitslag is Uitslag.NIEUW
    assert [each.id for each in counting(taken)] == ["W1-2-90"]


@pytest.mark.parametrize("highest", [False, True])
def test_a_return_to_another_request_waits_whatever_it_says(highest: bool) -> None:
    other = came(uitvraag="andere")
    after, (result,) = take_in(MONITOR, [other], highest=highest)
    assert result.uitslag is Uitslag.WACHT
    assert "hoort bij een uitvraag die niet in deze monitor staat" in result.zin
    assert states(accept(after, other.id)) == {other.id: Toestand.GELDT}


def test_what_stands_out_is_told_and_stops_nothing() -> None:
    after, (result,) = take_in(
        MONITOR, [came(lid="X9", naam="Vreemd", jaar=2022, uitvraag="", periode=Periode.KWARTAAL1)]
    )
    assert result.zin == (
        "X9 Vreemd, 2022 (eerste kwartaal): opgenomen. Dit lid staat niet in de ledenlijst. "
        "Over 2022 (eerste kwartaal) is geen uitvraag gemaakt."
    )
    assert list(states(after).values()) == [Toestand.GELDT]


def test_members_without_a_code_are_told_apart_by_their_name() -> None:
    returns = [came(lid="", naam="Aa", id="a"), came(lid="", naam="Be", id="b")]
    after, results = take_in(MONITOR, returns)
    assert [each.uitslag for each in results] == [Uitslag.NIEUW, Uitslag.NIEUW]
    assert results[0].zin.startswith("Aa, 2024: opgenomen. Dit lid staat niet")
    named, result = assign(after, "a", "W1")
    assert result.zin == "W1 Aa, 2024: opgenomen."
    assert place_of(result.ontvangst.opgave).naam == ""
    again, clash = assign(named, "b", "W1")
    assert clash.uitslag is Uitslag.DUBBEL
    assert len(again.ontvangsten) == 1


def test_an_unknown_id_is_a_fault_of_ours() -> None:
    for change in (accept, reject):
        with pytest.raises(KeyError):
            change(MONITOR, "geen")


def test_periods_of_one_year_do_not_meet() -> None:
    returns = [came(), came(1, 5, periode=Periode.KWARTAAL1)]
    after, _ = take_in(MONITOR, returns)
    assert set(states(after).values()) == {Toestand.GELDT}


_RETURNS = st.lists(
    st.builds(
        came,
        st.integers(1, 4),
        st.integers(1, 3),
        st.sampled_from(["W1", "W2", "X3"]),
        controlegetal=st.sampled_from(["", "a", "b"]),
        id=st.uuids().map(str),
    ),
    max_size=12,
)


@given(_RETURNS, st.booleans())
def test_nothing_is_lost_and_at_most_one_counts(returns: list[Ontvangst], highest: bool) -> None:
    after, results = take_in(MONITOR, returns, highest=highest)
    assert len(results) == len(returns)
    doubles = sum(result.uitslag is Uitslag.DUBBEL for result in results)
    assert len(after.ontvangsten) == len(returns) - doubles
    places = Counter(place_of(each.opgave) for each in counting(after))
    assert set(places.values()) <= {1}
    for came_in, result in zip(returns, results, strict=True):
        assert same_content(result.ontvangst.opgave, came_in.opgave)
        assert result.zin.endswith(".")
    again, repeated = take_in(after, returns, highest=highest)
    assert again == after
    assert {each.uitslag for each in repeated} <= {Uitslag.DUBBEL}


@given(_RETURNS, st.data())
def test_accepting_and_refusing_keep_everything(
    returns: list[Ontvangst], data: st.DataObject
) -> None:
    monitor, _ = take_in(MONITOR, returns)
    for each in monitor.ontvangsten:
        change = data.draw(st.sampled_from([accept, reject]))
        monitor = change(monitor, each.id)
        assert set(Counter(place_of(one.opgave) for one in counting(monitor)).values()) <= {1}
    assert [each.opgave for each in monitor.ontvangsten] == [
        each.opgave for each in take_in(MONITOR, returns)[0].ontvangsten
    ]
