"""What was read from others replaces its own earlier rows, and nothing else."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from banen_desktop.dossier import findings, intake
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Functiegroep,
    Herkomst,
    Invoer,
    Invoersoort,
    Jaar,
    Loonaangifte,
    Tijdvak,
    UrenRegel,
)

TYPED = UrenRegel(onderdeel="getypt", verloonde_uren=Decimal(5))
JANUARY = Tijdvak(
    loonheffingennummer="001000007L01",
    meetellend=Decimal(900),
    te_beslissen=Decimal(100),
    niet_meetellend=Decimal(7),
    na_1_mei=Decimal(-3),
)


def invoer(bestand: str, soort: Invoersoort = Invoersoort.UREN, sha256: str = "a") -> Invoer:
    """An import of one file."""
    return Invoer(reeks=f"{bestand}-{sha256}", soort=soort, bestand=bestand, sha256=sha256)


def names(jaar: Jaar) -> list[str]:
    """The onderdelen of the rows of hours."""
    return [row.onderdeel for row in jaar.uren]


def year(dossier: Dossier) -> Jaar:
    """The one year of these tests."""
    found = dossier.year(2024)
    assert found is not None
    return found


def test_a_list_that_is_read_again_replaces_its_own_rows() -> None:
    dossier = Dossier(jaren=(Jaar(2024, uren=(TYPED,)),))
    first = [invoer("scholen.xlsx")]
    dossier = intake.take_rows(dossier, 2024, first, uren=[UrenRegel(onderdeel="oud")])
    other = [invoer("bureau.xlsx")]
    dossier = intake.take_rows(dossier, 2024, other, uren=[UrenRegel(onderdeel="bureau")])
    again = [invoer("Scholen.XLSX", sha256="b")]
    dossier = intake.take_rows(dossier, 2024, again, uren=[UrenRegel(onderdeel="nieuw")])
    assert names(year(dossier)) == ["getypt", "bureau", "nieuw"]
    assert [item.sha256 for item in year(dossier).invoer] == ["a", "b"]
    assert year(dossier).uren[2].reeks == again[0].reeks


def test_a_list_of_jobs_that_is_read_again_replaces_its_own_rows_only() -> None:
    typed = Baan(kenmerk="getypt")
    dossier = Dossier(jaren=(Jaar(2024, banen=(typed,)),))
    kind = Invoersoort.BANEN
    for name, kenmerk in (("Salaris.csv", "oud"), ("bureau.csv", "bureau")):
        dossier = intake.take_rows(dossier, 2024, [invoer(name, kind)], banen=[Baan(kenmerk)])
    again = [invoer("salaris.csv", kind, "b")]
    assert intake.other_content(year(dossier), again) == 1
    dossier = intake.take_rows(dossier, 2024, again, banen=[Baan("nieuw")])
    assert [row.kenmerk for row in year(dossier).banen] == ["getypt", "bureau", "nieuw"]
    assert year(dossier).banen[0] is typed
    assert year(dossier).banen[2].reeks == again[0].reeks


def test_the_same_name_for_another_kind_of_list_replaces_nothing() -> None:
    dossier = Dossier(jaren=(Jaar(2024),))
    dossier = intake.take_rows(dossier, 2024, [invoer("a.csv")], uren=[TYPED])
    jobs = [invoer("a.csv", Invoersoort.BANEN, "b")]
    dossier = intake.take_rows(dossier, 2024, jobs, banen=[Baan(kenmerk="P-01")])
    assert len(year(dossier).uren) == len(year(dossier).banen) == 1


def test_a_list_never_touches_the_leading_total() -> None:
    dossier = Dossier(jaren=(Jaar(2024, verloonde_uren=Decimal(9)),))
    after = intake.take_rows(dossier, 2024, [invoer("a.csv")], uren=[TYPED])
    assert year(after).verloonde_uren == 9


def test_a_year_that_is_not_there_is_made() -> None:
    after = intake.take_rows(Dossier(), 2024, [invoer("a.csv")], uren=[TYPED])
    assert names(year(after)) == ["getypt"]


def returns(*, leading: bool, before: Jaar | None = None) -> Jaar:
    """A year after its loonaangiften were taken in."""
    files = [invoer("januari.xml", Invoersoort.LOONAANGIFTE)]
    facts = Loonaangifte(volledig=JaNee.NEE)
    dossier = Dossier(jaren=(before or Jaar(2024),))
    return year(intake.take_loonaangifte(dossier, 2024, facts, [JANUARY], files, leading=leading))


def test_the_total_changes_only_when_the_user_chooses_so() -> None:
    typed = Jaar(2024, verloonde_uren=Decimal(1))
    assert returns(leading=False, before=typed).verloonde_uren == 1
    led = returns(leading=True, before=typed)
    assert (led.verloonde_uren, led.verloonde_uren_herkomst) == (
        Decimal(900),
        Herkomst.LOONAANGIFTE,
    )


def test_a_sum_below_zero_never_leads() -> None:
    negative = replace(JANUARY, meetellend=Decimal(-1))
    jaar = Jaar(2024, tijdvakken=(negative,))
    assert intake.lead_with_loonaangifte(jaar) is jaar
    zero = Jaar(2024, tijdvakken=(replace(JANUARY, meetellend=Decimal(0)),))
    assert intake.lead_with_loonaangifte(zero).verloonde_uren == 0


def test_without_tijdvakken_nothing_is_known() -> None:
    assert intake.loonaangifte_uren(Jaar(2024)) is None
    assert intake.lead_with_loonaangifte(Jaar(2024)) == Jaar(2024)


def test_a_new_set_takes_the_place_of_the_old_one_and_keeps_the_decision() -> None:
    old = returns(leading=True)
    list_of_hours = invoer("uren.csv")
    old = replace(
        old,
        invoer=(*old.invoer, list_of_hours),
        loonaangifte=replace(old.loonaangifte, te_beslissen_telt=JaNee.JA),
    )
    new = invoer("jaar.xml", Invoersoort.LOONAANGIFTE, "b")
    assert intake.missing_files(old, [new]) == ("januari.xml",)
    assert intake.missing_files(old, [replace(new, sha256="a")]) == ()
    dossier = Dossier(jaren=(old,))
    after = year(
        intake.take_loonaangifte(dossier, 2024, Loonaangifte(), [JANUARY], [new], leading=True)
    )
    assert after.invoer == (list_of_hours, new)
    assert after.loonaangifte.te_beslissen_telt is JaNee.JA
    assert after.verloonde_uren == 1000


def test_the_first_set_of_a_year_that_is_not_there_brings_its_own_decision() -> None:
    facts = Loonaangifte(te_beslissen_telt=JaNee.JA)
    files = [invoer("jaar.xml", Invoersoort.LOONAANGIFTE)]
    made = intake.take_loonaangifte(Dossier(), 2024, facts, [JANUARY], files, leading=True)
    assert year(made).loonaangifte.te_beslissen_telt is JaNee.JA
    assert year(made).verloonde_uren == 1000


@pytest.mark.parametrize(("answer", "hours"), [(JaNee.JA, 1000), (JaNee.NEE, 900), (None, 900)])
def test_a_total_by_loonaangifte_follows_the_decision(answer: JaNee | None, hours: int) -> None:
    dossier = Dossier(jaren=(returns(leading=True),))
    assert year(intake.decide(dossier, 2024, answer)).verloonde_uren == hours


def test_a_total_that_was_typed_stays_after_a_decision() -> None:
    typed = replace(returns(leading=True), verloonde_uren=Decimal(1))
    after = year(intake.decide(Dossier(jaren=(typed,)), 2024, JaNee.JA))
    assert after.verloonde_uren == 1
    assert after.loonaangifte.te_beslissen_telt is JaNee.JA


def test_a_decision_needs_its_year() -> None:
    with pytest.raises(KeyError):
        intake.decide(Dossier(), 2024, JaNee.JA)


def codes(jaar: Jaar) -> set[str]:
    """The codes of the findings about loonaangiften."""
    return {item.code for item in findings.findings(jaar) if item.code.startswith("loonaangifte")}


def test_what_the_loonaangiften_leave_open_is_found() -> None:
    assert codes(returns(leading=True)) == {
        "loonaangifte_onvolledig",
        "loonaangifte_te_beslissen",
        "loonaangifte_na_1_mei",
    }
    differs = replace(returns(leading=True), verloonde_uren=Decimal(901))
    assert "loonaangifte_wijkt_af" in codes(differs)


@pytest.mark.parametrize(
    ("last_day", "told"),
    [
        (date(2025, 5, 1), "Na 1 mei 2025 is nog -3 uur gewijzigd."),
        (None, "Te laat om mee te tellen is nog -3 uur gewijzigd."),
    ],
)
def test_hours_that_were_changed_too_late_are_told_with_the_last_day(
    last_day: date | None, told: str
) -> None:
    (late,) = (
        item.message
        for item in findings.findings(returns(leading=True), last_day)
        if item.code == "loonaangifte_na_1_mei"
    )
    assert late == told


def test_without_open_hours_there_is_nothing_to_decide() -> None:
    nothing_open = replace(JANUARY, te_beslissen=Decimal(0))
    assert "loonaangifte_te_beslissen" not in codes(
        replace(returns(leading=True), tijdvakken=(nothing_open,))
    )


def test_when_all_is_settled_nothing_is_found() -> None:
    settled = replace(
        returns(leading=False),
        loonaangifte=Loonaangifte(volledig=JaNee.JA, te_beslissen_telt=JaNee.NEE),
        tijdvakken=(replace(JANUARY, na_1_mei=Decimal(0)),),
    )
    assert codes(settled) == set()
    assert codes(replace(settled, tijdvakken=())) == set()


def test_an_import_goes_with_its_rows_and_leaves_what_was_typed() -> None:
    dossier = Dossier(jaren=(Jaar(2024, uren=(TYPED,), verloonde_uren=Decimal(9)),))
    first, second = invoer("a.csv"), invoer("b.csv", Invoersoort.BANEN)
    dossier = intake.take_rows(dossier, 2024, [first], uren=[UrenRegel(onderdeel="lijst")])
    dossier = intake.take_rows(dossier, 2024, [second], banen=[Baan(kenmerk="P-01")])
    after = year(intake.remove_import(dossier, 2024, first.reeks))
    assert names(after) == ["getypt"]
    assert after.invoer == (second,)
    assert len(after.banen) == 1
    assert after.verloonde_uren == 9
    after = year(intake.remove_import(dossier, 2024, second.reeks))
    assert (names(after), after.banen) == (["getypt", "lijst"], ())


def test_a_total_by_loonaangifte_goes_with_its_import() -> None:
    led = returns(leading=True)
    after = year(intake.remove_import(Dossier(jaren=(led,)), 2024, led.invoer[0].reeks))
    assert after == Jaar(2024)


def test_a_list_goes_and_the_loonaangiften_beside_it_stay() -> None:
    led = returns(leading=True)
    listed = invoer("lijst.csv")
    dossier = intake.take_rows(Dossier(jaren=(led,)), 2024, [listed], uren=[TYPED])
    assert year(intake.remove_import(dossier, 2024, listed.reeks)) == led


def test_a_total_that_was_typed_and_happens_to_be_the_sum_stays() -> None:
    typed = replace(returns(leading=True), verloonde_uren_herkomst=Herkomst.OPGAVE)
    assert typed.verloonde_uren == intake.loonaangifte_uren(typed)
    after = year(intake.remove_import(Dossier(jaren=(typed,)), 2024, typed.invoer[0].reeks))
    assert (after.verloonde_uren, after.tijdvakken) == (Decimal(900), ())


def test_a_typed_total_stays_when_the_loonaangiften_go() -> None:
    typed = replace(returns(leading=True), verloonde_uren=Decimal(1))
    after = year(intake.remove_import(Dossier(jaren=(typed,)), 2024, typed.invoer[0].reeks))
    assert after.verloonde_uren == 1
    assert after.tijdvakken == ()
    assert after.invoer == ()


def test_typed_rows_stay_when_an_import_without_a_reeks_goes() -> None:
    nameless = Invoer(bestand="oud.csv")
    dossier = Dossier(jaren=(Jaar(2024, uren=(TYPED,), invoer=(nameless,)),))
    after = year(intake.remove_import(dossier, 2024, ""))
    assert (names(after), after.invoer) == (["getypt"], ())


def test_an_import_of_a_year_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        intake.remove_import(Dossier(), 2024, "a")


def test_rows_of_another_file_with_the_same_name_are_counted() -> None:
    dossier = Dossier(jaren=(Jaar(2024, uren=(TYPED,)),))
    dossier = intake.take_rows(dossier, 2024, [invoer("a.csv")], uren=[UrenRegel(), UrenRegel()])
    jobs = [invoer("a.csv", Invoersoort.BANEN, "c")]
    dossier = intake.take_rows(dossier, 2024, jobs, banen=[Baan()])
    assert intake.other_content(year(dossier), [invoer("A.CSV", sha256="b")]) == 2
    assert intake.other_content(year(dossier), [invoer("a.csv", sha256="a")]) == 0
    assert intake.other_content(year(dossier), [invoer("b.csv", sha256="b")]) == 0
    assert intake.other_content(year(dossier), [invoer("a.csv", Invoersoort.BANEN, "d")]) == 1


def test_rows_that_wait_for_their_hours_are_filled_by_a_list() -> None:
    waiting = UrenRegel(onderdeel="De Brug", reeks="vorig jaar")
    others = (
        UrenRegel(onderdeel="Het Hof"),  # the list does not name it
        UrenRegel(onderdeel="De Brug", functiegroep=Functiegroep.DIRECTIE),  # another row
        UrenRegel(onderdeel="De Brug", opmerking="vraag Kim"),  # words of the user stay
        UrenRegel(onderdeel="De Brug", verloonde_uren=Decimal(0)),  # says hours, if none
    )
    dossier = Dossier(jaren=(Jaar(2024, uren=(waiting, *others)),))
    new = UrenRegel(onderdeel=" de  BRUG", verloonde_uren=Decimal(900))
    rows = year(intake.take_rows(dossier, 2024, [invoer("uren.csv")], uren=[new])).uren
    assert rows == (*others, replace(new, reeks=invoer("uren.csv").reeks))
    empty = replace(new, verloonde_uren=None)
    rows = year(intake.take_rows(dossier, 2024, [invoer("uren.csv")], uren=[empty])).uren
    assert rows[:-1] == (waiting, *others)
