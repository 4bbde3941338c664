"""Words for a year that was reported: when, what is another now, and why."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import LARGE, baan, dossier, jaar
from hypothesis import given
from parameter_updates import update
from strategies import dossiers

from banen_desktop.dossier.changes import Changes, Value, changes_of_year
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.dossier.verslag import Vaststelling
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.law.updates import with_updates
from banen_desktop.quota.years.history import differences, figures_to_report
from banen_desktop.reports.text.since_reported import because, is_changed, reported_on, what_changed

LAW = built_in()


def year(hours: int, **values: object) -> Jaar:
    return jaar(2020, baan(verloonde_uren=hours), **{"verloonde_uren": LARGE, **values})


def outcome_of(one: Jaar) -> Outcome:
    return calculate(dossier(one), one.jaar, LAW)


def marked(one: Jaar) -> Jaar:
    figures = figures_to_report(outcome_of(one))
    return replace(one, vaststelling=Vaststelling(date(2026, 4, 1)), gerapporteerd=figures)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Vaststelling(), ""),
        (Vaststelling(aan="het bestuur", uitkomst="goed"), ""),
        (Vaststelling(date(2026, 4, 1)), "Vastgesteld op 1 april 2026."),
        (
            Vaststelling(date(2026, 4, 1), "het bestuur"),
            "Vastgesteld op 1 april 2026, aan het bestuur.",
        ),
        (
            Vaststelling(date(2026, 4, 1), "DUO", "Ingestuurd."),
            "Vastgesteld op 1 april 2026, aan DUO. Uitkomst: Ingestuurd.",
        ),
    ],
)
def test_when_and_to_whom(mark: Vaststelling, words: str) -> None:
    assert reported_on(jaar(2025, vaststelling=mark)) == words


def changed(old: Jaar, new: Jaar) -> str:
    now = replace(marked(old), banen=new.banen, verloonde_uren=new.verloonde_uren)
    assert is_changed(now, outcome_of(new)) == bool(what_changed(now, outcome_of(new)))
    return what_changed(now, outcome_of(new))


def test_jobs_come_first() -> None:
    assert changed(year(2662), year(2529)) == "Gerapporteerd 2,0 banen, nu 1,9."
    assert changed(year(1331), year(2662)) == "Gerapporteerd 1,0 baan, nu 2,0."
    assert changed(year(2662), year(2662)) == ""


def test_then_the_target_and_what_else_was_reported() -> None:
    found = changed(year(2662), year(2662, verloonde_uren=2 * LARGE))
    assert found == "Te realiseren banen: gerapporteerd 17,7, nu 35,3."
    one = marked(year(2662))
    gone = replace(outcome_of(year(2662)), steps=())
    assert what_changed(one, gone) == "Gerapporteerd 2,0 banen, nu onbekend."


def test_a_year_that_was_not_reported_did_not_change() -> None:
    one = replace(marked(year(2662)), vaststelling=Vaststelling())
    assert what_changed(one, outcome_of(year(1))) == ""
    assert not is_changed(one, outcome_of(year(1)))


def test_why_it_changed() -> None:
    job = baan()
    assert because(None) == "De bewaarde versie is niet te lezen, dus waarom is niet te zeggen."
    assert because(Changes()).startswith("Wat is ingevuld, is nog hetzelfde.")
    found = because(
        Changes(
            values=(
                Value("verloonde_uren", Decimal(1000), Decimal("1250.5")),
                Value("quotumpercentage", Decimal("2.60"), None),
                Value("premie_sectorfonds", None, JaNee.JA),
                Value("eerste_jaar_wet_banenafspraak", None, 2027),
            ),
            added=(job,),
            removed=(job, job),
            changed=((job, replace(job, verloonde_uren=Decimal(900))),),
        )
    )
    assert found == (
        "Dit veranderde: de verloonde uren gingen van 1.000 naar 1.250,5, "
        "het eigen quotumpercentage ging van 2,60% naar leeg, "
        "het antwoord over de sectorfondspremie ging van leeg naar “ja”, "
        "het eerste jaar onder de Wet banenafspraak ging van leeg naar 2027, "
        "1 baan kwam erbij (P-01), 2 banen verdwenen (P-01 en P-01) en "
        "bij P-01 “Verloonde uren” van leeg naar 900."
    )


@pytest.mark.parametrize("many", [3, 4])
def test_the_first_jobs_and_fields_are_named_and_the_others_counted(many: int) -> None:
    jobs = tuple(baan(kenmerk=f"P-{number}", uren_per_week=8) for number in range(many))
    pairs = tuple((one, replace(one, uren_per_week=Decimal(9))) for one in jobs)
    changes = because(Changes(added=jobs, changed=pairs))
    others = ", P-1, P-2 en andere)" if many > 3 else ", P-1 en P-2)"
    assert f"{many} banen kwamen erbij (P-0{others}" in changes
    assert "bij P-2 “Uren per week" in changes
    assert "van 8 naar 9" in changes
    assert ("nog 1 veld van banen" in changes) is (many > 3)
    unnamed = because(Changes(added=(baan(kenmerk=""),)))
    assert unnamed == "Dit veranderde: 1 baan kwam erbij."


@given(dossiers(), dossiers())
def test_every_change_has_words(old: Dossier, new: Dossier) -> None:
    for one in new.jaren:
        words = because(changes_of_year(old, new, one.jaar))
        assert words.endswith(".")
        assert "{" not in words or "{" in repr((old, new))  # a kenmerk of the user may have one
        assert "None" not in words


def test_a_legal_value_that_is_another_one_is_named_with_old_and_new() -> None:
    """Another laptop with other parameters never changes a reported year in silence."""
    one = marked(year(2662))
    newer = with_updates(LAW, [("raad.toml", update((2020, "2.45")))])
    now = calculate(dossier(one), 2020, newer)
    assert what_changed(one, now).startswith("Te realiseren banen: gerapporteerd ")
    found = differences(one, now)
    nothing = Changes((), (), (), ())
    told = "het quotumpercentage ging van 2,35% naar 2,45%"
    assert because(nothing, found).endswith(f"zijn veranderd: {told}.")
    assert because(None, found).endswith(f"niet te zeggen. Wel veranderde: {told}.")
    more = Changes((Value("verloonde_uren", Decimal(1), Decimal(2)),), (), (), ())
    assert because(more, found).endswith(f" en {told}.")


def test_a_percentage_that_came_after_the_report_is_a_change() -> None:
    one = marked(jaar(2025, baan(verloonde_uren=1331), verloonde_uren=LARGE))
    now = replace(one, quotumpercentage=Decimal("2.5"))
    assert is_changed(now, outcome_of(now))
    found = what_changed(now, outcome_of(now))
    assert found == "Te realiseren banen: niet gerapporteerd, nu 18,8."
    newer = with_updates(LAW, [("raad.toml", update((2025, "2.5")))])
    told = because(Changes(), differences(one, calculate(dossier(one), 2025, newer)))
    assert told.endswith("het quotumpercentage was niet gerapporteerd en is nu 2,50%.")


def test_a_change_in_who_counted_the_year_before_is_named() -> None:
    """The step `personen_nieuw` looks there."""
    job = baan(van=date(2020, 3, 1), verloonde_uren=1000)
    before, year = jaar(2019, baan(verloonde_uren=5)), jaar(2020, job, verloonde_uren=LARGE)
    old, new = dossier(before, year), dossier(replace(before, banen=()), year)
    assert calculate(old, 2020, LAW).value("personen_nieuw") == 0
    assert calculate(new, 2020, LAW).value("personen_nieuw") == 1
    changes = changes_of_year(old, new, 2020)
    assert because(changes) == "Dit veranderde: de banen van 1 persoon in het jaar ervoor."


def test_a_percentage_that_the_user_typed_is_told_once() -> None:
    one = marked(year(2662))
    now = replace(one, quotumpercentage=Decimal("2.45"))
    typed = Value("quotumpercentage", None, Decimal("2.45"))
    told = because(Changes((typed,), (), (), ()), differences(now, outcome_of(now)))
    assert told == "Dit veranderde: het eigen quotumpercentage ging van leeg naar 2,45%."
