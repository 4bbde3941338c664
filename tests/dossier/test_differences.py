"""What differs between two dossiers is said in whole sentences, and nothing is left out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import baan, dossier, jaar
from hypothesis import given
from strategies import dossiers

from banen_desktop.dossier import edits
from banen_desktop.dossier.differences import differences, in_short
from banen_desktop.dossier.model import Baan, Dossier, Sector, UrenRegel
from banen_desktop.dossier.verslag import Logo, Maatregel, Vaststelling, Versie

ROW = baan(kenmerk="P-01", uren_per_week=12)
BEFORE = dossier(jaar(2024, ROW, verloonde_uren=100_000))


def year(**changes: Any) -> Dossier:
    return edits.set_year(BEFORE, 2024, **changes)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (
            edits.set_employer(BEFORE, naam="Nieuw"),
            "Werkgever: “Naam” was “Gemeente Voorbeeld” en is nu “Nieuw”.",
        ),
        (edits.set_employer(BEFORE, sector=Sector.PO), "is nu “Primair onderwijs”."),
        (edits.set_employer(BEFORE, naam="n" * 200), "n…”."),
        (year(verloonde_uren=Decimal("1234.5")), "was 100.000 en is nu 1.234,5."),
        (year(verloonde_uren=None), "was 100.000 en is nu leeg."),
        (edits.set_employer(BEFORE, naam=""), "was “Gemeente Voorbeeld” en is nu leeg."),
        (year(vaststelling=Vaststelling(op=date(2025, 3, 1))), "2024, vaststelling: “Vastgesteld"),
        (year(vaststelling=Vaststelling(aan="DUO")), "“Aan wie” is anders."),
        (
            year(vaststelling=Vaststelling(op=date(2025, 3, 1), aan="DUO")),
            "2024, vaststelling: “Vastgesteld op” en “Aan wie” zijn anders.",
        ),
        (edits.remove_year(BEFORE, 2024), "Het jaar 2024 is weg."),
        (year(banen=()), "2024: 1 baan minder."),
        (year(banen=(ROW, Baan(), Baan())), "2024: 2 banen erbij."),
        (year(banen=(replace(ROW, kenmerk="P-02"),)), "2024: 1 baan gewijzigd."),
        (year(banen=(Baan(),)), "2024: 1 baan erbij en 1 baan minder."),
        (year(uren=(UrenRegel(), UrenRegel())), "2024: 2 rijen met uren erbij."),
        (year(werkagenda=(Maatregel(),)), "2024: 1 maatregel erbij."),
        (replace(BEFORE, logo=Logo(inhoud="YQ==")), "Het logo is anders."),
    ],
)
def test_a_change_is_one_sentence(after: Dossier, said: str) -> None:
    (line,) = differences(BEFORE, after)
    assert said in line
    assert line.endswith(".")


def test_a_new_year_is_told_with_what_is_in_it() -> None:
    lines = differences(edits.remove_year(BEFORE, 2024), BEFORE)
    assert lines[0] == "Het jaar 2024 is erbij gekomen."
    assert lines[-1] == "2024: 1 baan erbij."


def test_years_are_told_in_their_order_also_after_one_that_is_gone() -> None:
    first, second, third = jaar(2024), jaar(2025), jaar(2032)
    changed = replace(third, verloonde_uren=Decimal(5))
    lines = differences(dossier(first, second, third), dossier(jaar(2023), changed))
    assert lines == (
        "Het jaar 2023 is erbij gekomen.",
        "Het jaar 2024 is weg.",
        "Het jaar 2025 is weg.",
        "2032: “Verloonde uren, totaal” was leeg en is nu 5.",
    )


def test_another_order_is_told() -> None:
    two = year(banen=(ROW, other := Baan()))
    turned = year(banen=(other, ROW))
    assert differences(two, turned) == ("2024: banen in een andere volgorde.",)


def test_kept_versions_are_no_difference() -> None:
    assert differences(BEFORE, replace(BEFORE, versies=(Versie(),))) == ()


@given(dossiers(), dossiers())
def test_only_equal_dossiers_have_no_differences(one: Dossier, other: Dossier) -> None:
    assert differences(one, one) == ()
    bare = replace(other, id=one.id, versies=one.versies)
    assert bool(differences(one, bare)) == (one != bare)


def test_much_is_told_in_short() -> None:
    lines = ("Een.", "Twee.", "Drie.", "Vier.", "Vijf.")
    assert in_short(lines) == "Een. Twee. Drie. En nog 2 wijzigingen."
    assert in_short(lines[:4]) == "Een. Twee. Drie. En nog 1 wijziging."
    assert in_short(lines[:3]) == "Een. Twee. Drie."
