"""The page Wat als: begin, change, copy, remove, undo; live, and never in the real year."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from builders import baan, dossier, jaar, regel
from driving import focused, pick, press, replace_text, settle, words_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from worked_examples import sample_dossier

from banen_desktop.dossier import edits
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Dossier, Functiegroep, Sector, Vorm
from banen_desktop.dossier.verslag import MOST_SCENARIOS, Scenario
from banen_desktop.storage.dossier_file import open_dossier
from banen_desktop.window.pages.scenario_page import ScenarioPage
from banen_desktop.window.parts.figures_table import FiguresTable
from banen_desktop.window.shell.main_window import MainWindow

Key = Qt.Key
MAY = Scenario(
    naam="Vanaf mei",
    personen=Decimal(2),
    uren_per_week=Decimal(16),
    vanaf=date(2025, 5, 1),
)


def sample(*scenarios: Scenario) -> Dossier:
    made = sample_dossier()
    years = (replace(year, scenarios=scenarios if year.jaar == 2025 else ()) for year in made.jaren)
    return replace(made, jaren=tuple(years))


def show(window: MainWindow, shown: Dossier) -> ScenarioPage:
    window.session.start(shown)
    window._show_workspace("Vergelijken")
    window.workspace.show_page("Wat als")
    page = window.workspace.scenarios
    page.sections.setCurrentIndex(0)
    settle()
    return page


def rows_of(table: FiguresTable) -> dict[str, list[str]]:
    model = table.figures
    return {
        model.index(row, 0).data(): [
            model.index(row, column).data() for column in range(1, model.columnCount())
        ]
        for row in range(model.rowCount())
    }


def scenarios(window: MainWindow) -> tuple[Scenario, ...]:
    year = window.session.jaar
    assert year is not None
    return year.scenarios


def type_in(page: ScenarioPage, key: str, text: str) -> None:
    page.one.form.edits[key].input.setFocus()
    replace_text(text)


def test_an_empty_page_offers_ways_to_begin(window: MainWindow) -> None:
    page = show(window, sample())
    assert "Kies waarmee u begint" in words_in(page)
    assert "Een gedachte-experiment naast het echte jaar" in words_in(window.workspace.comparison)
    assert not page.choice.isVisible()
    for number, card in enumerate(page.empty.cards):
        show(window, sample())
        card.setFocus()
        press(Key.Key_Return)
        (made,) = scenarios(window)
        assert made.naam
        assert page.one.table.isVisible()
        assert focused() is page.one.form.edits["naam"].input
        wanted = (False, bool(made.functiegroepen), made.inkoop_telt, made.wet_banenafspraak)
        assert bool(wanted[number]) == (number > 0)
        window.session.undo_stack.undo()
        assert scenarios(window) == ()


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_card_of_two_people_opens_with_what_it_promises(window: MainWindow, year: int) -> None:
    page = show(window, sample())
    window.session.show_year(year)
    settle()
    (card,) = [card for card in page.empty.cards if "Twee mensen" in card.accessibleName()]
    assert "16 uur" in card.accessibleName()
    card.click()
    settle()
    (made,) = scenarios(window)
    assert made.naam == "Twee mensen erbij vanaf mei"
    assert made.personen == 2
    assert made.uren_per_week == 16
    assert made.vanaf == date(year, 5, 1)


def test_two_people_from_may_appear_beside_the_real_year_while_typing(window: MainWindow) -> None:
    page = show(window, sample())
    page.add.click()
    settle()
    real = window.session.outcome
    assert real is not None
    type_in(page, "personen", "2")
    assert "Vul ook de uren per week in" in words_in(page.one)
    type_in(page, "uren_per_week", "16")
    type_in(page, "vanaf", "1-5-2025")
    found = rows_of(page.one.table)
    assert found["Banen in dit jaar"] == ["", "0,84", ""]
    assert found["Banen in een heel jaar"] == ["", "1,25", ""]
    assert found["Gerealiseerde banen"] == ["14,7", "15,6", "+0,8"]
    assert "Vul ook" not in words_in(page.one)
    assert "doelgroepregister" in words_in(page.one)
    after = window.session.outcome
    assert after is not None
    assert after.steps == real.steps
    assert "14,7 van 19,3 banen" in words_in(window.workspace.bar)


def test_a_month_is_read_as_its_first_day(window: MainWindow) -> None:
    page = show(window, sample())
    page.add.click()
    settle()
    type_in(page, "vanaf", "mei")
    assert "of mei 2025" in words_in(page.one.form)
    type_in(page, "vanaf", "mei 2025")
    assert scenarios(window)[0].vanaf == date(2025, 5, 1)
    assert "Gelezen als 01-05-2025." in words_in(page.one.form)


def test_numbers_of_a_scenario_explain_themselves_and_follow_it(window: MainWindow) -> None:
    page = show(window, sample(MAY))
    table, panel = page.one.table, window.workspace.panel
    place = list(rows_of(table)).index("Banen in dit jaar")
    table.setFocus()
    table.setCurrentIndex(table.figures.index(place, 2))
    assert "Banen erbij in 2025: 0,84 baan" in words_in(panel)
    type_in(page, "personen", "4")
    assert "Banen erbij in 2025: 1,68 banen" in words_in(panel)


def test_hired_or_own_and_thought_experiments_are_choices(window: MainWindow) -> None:
    page = show(window, sample(MAY))
    form = page.one.form
    for key, text in (("inzet", "Inleen, toegerekend"), ("inkoop_telt", "Ja")):
        combo = form.edits[key].input
        assert isinstance(combo, QComboBox)
        pick(combo, text)
    (made,) = scenarios(window)
    assert (made.inzet.label, made.inkoop_telt) == ("Inleen, toegerekend", JaNee.JA)
    assert "Waarvan ingekochte banen" in rows_of(page.one.table)
    assert "onder geen enkele wet" in words_in(page.one)
    combo = form.edits["wet_banenafspraak"].input
    assert isinstance(combo, QComboBox)
    pick(combo, "Ja")
    assert "Bonus" not in rows_of(page.one.table)
    session = window.session
    session.apply("proef", edits.set_employer(session.dossier, eerste_jaar_activering=2025))
    settle()
    assert "Bonus" in rows_of(page.one.table)


def test_the_percentage_over_support_staff_alone_is_ticked(window: MainWindow) -> None:
    page = show(window, sample(Scenario()))
    page.one.form.more.click()
    groups = page.one.form.groups
    assert groups.only.isEnabled()
    groups.only.click()
    settle()
    assert scenarios(window)[0].functiegroepen == "ondersteunend"
    assert rows_of(page.one.table)["Verloonde uren"][1] == "148.935"
    boxes = {group.value: box for group, box in groups.boxes.items()}
    assert boxes["ondersteunend"].isChecked()
    boxes["directie"].click()
    settle()
    assert scenarios(window)[0].functiegroepen == "ondersteunend,directie"
    groups.only.click()
    settle()
    assert scenarios(window)[0].functiegroepen == ""
    assert not boxes["directie"].isVisible()


@pytest.mark.parametrize(
    ("sector", "asked"), [(Sector.PO, True), (Sector.MBO, True), (Sector.WATERSCHAP, False)]
)
def test_only_who_teaches_is_asked_about_teaching(
    window: MainWindow, sector: Sector, asked: bool
) -> None:
    year = replace(jaar(2024, verloonde_uren=50_000), scenarios=(Scenario(),))
    page = show(window, dossier(year, sector=sector))
    page.one.form.more.click()
    assert page.one.form.groups.isVisible() is asked
    page = show(window, dossier(replace(year, scenarios=()), sector=sector))
    assert ("lesbevoegdheid" in words_in(page)) is asked
    rows = (regel(verloonde_uren=5, functiegroep=Functiegroep.ONDERSTEUNEND),)
    page = show(window, dossier(replace(year, uren=rows, verloonde_uren=None), sector=sector))
    page.one.form.more.setChecked(True)
    assert page.one.form.groups.isVisible(), "who has them may use them"


def test_what_few_try_is_out_of_sight_until_it_counts(window: MainWindow) -> None:
    page = show(window, sample(Scenario(), Scenario(naam="Inkoop", inkoop_telt=JaNee.NEE)))
    form = page.one.form
    assert not form.edits["inkoop_telt"].isVisible()
    pick(page.choice, "Inkoop")
    assert form.edits["inkoop_telt"].isVisible()
    assert not form.more.isEnabled(), "what counts cannot be put out of sight"
    pick(page.choice, "Scenario 1")
    assert not form.edits["inkoop_telt"].isVisible()


def test_the_title_is_what_the_scenario_comes_to(window: MainWindow) -> None:
    show(window, sample(MAY, Scenario(naam="Niets", personen=None)))
    title = window.workspace.comparison.title
    assert title.text() == "Vanaf mei: 15,6 banen, 80,7%"
    pick(window.workspace.scenarios.choice, "Niets")
    assert title.text() == "Niets: 14,7 banen, 76,4%"


def test_the_real_year_and_the_scenario_are_bars_to_one_scale(window: MainWindow) -> None:
    page = show(window, sample(MAY))
    found = rows_of(page.one.bars)
    assert found["Nu"][1:] == ["14,7", "19,3"]
    assert found["Scenario"][1:] == ["15,6", "19,3"]
    told = page.one.bars.figures.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "80,7%" in told
    choose = page.one.bars.figures.index(1, 2)
    page.one.bars.clicked.emit(choose)
    assert "Gerealiseerde banen: 15,6 banen" in words_in(window.workspace.panel)


def test_all_fields_and_numbers_fit_beside_each_other(window: MainWindow) -> None:
    page = show(window, sample(MAY))
    for width in (960, 1280):
        window.resize(width, 700)
        settle()
        area = page.one.fields_area
        assert page.one.form.width() <= area.viewport().width()
        assert page.one.form.minimumSizeHint().width() <= area.viewport().width()
        assert page.one.table.horizontalScrollBar().maximum() == 0


def test_it_is_not_offered_where_the_hours_are_one_total(window: MainWindow) -> None:
    total = dossier(replace(jaar(2024, verloonde_uren=50_000), scenarios=(Scenario(),)))
    page = show(window, total)
    page.one.form.more.click()
    groups = page.one.form.groups
    assert not groups.only.isEnabled()
    assert "één totaal" in words_in(groups)
    year = replace(total.jaren[0], scenarios=(Scenario(functiegroepen="ondersteunend"),))
    page = show(window, dossier(year))
    assert groups.only.isEnabled()  # to take it away again
    groups.only.click()
    settle()
    assert scenarios(window)[0].functiegroepen == ""


def test_a_forecast_asks_for_a_percentage_that_nobody_knows(window: MainWindow) -> None:
    page = show(window, sample(Scenario()))
    type_in(page, "doeljaar", "2028")
    assert "quotumpercentage van 2028 is nog niet bekend" in words_in(page.one)
    type_in(page, "quotumpercentage", "2,8")
    found = rows_of(page.one.table)
    assert found["Percentage dan"][1] == "2,80%"
    assert "Banen nodig op 1 januari 2028" in found
    assert "2027" not in found["Banen erbij per jaar"]


def test_copy_remove_and_undo(window: MainWindow) -> None:
    page = show(window, sample(MAY))
    page.copy.click()
    settle()
    first, second = scenarios(window)
    assert second.naam == "Vanaf mei (kopie)"
    assert second.id != first.id
    assert page.choice.currentText() == "Vanaf mei (kopie)"
    type_in(page, "personen", "9")
    assert [each.personen for each in scenarios(window)] == [2, 9]
    page.remove.click()
    settle()
    assert scenarios(window) == (first,)
    assert page.choice.currentText() == "Vanaf mei"
    page.remove.click()
    settle()
    assert scenarios(window) == ()
    assert "Kies waarmee u begint" in words_in(page)
    for many in (1, 2):
        window.session.undo_stack.undo()
        assert len(scenarios(window)) == many
    assert [each.personen for each in scenarios(window)] == [2, 9]


def test_typing_in_one_field_is_one_edit_and_undo_goes_back_there(window: MainWindow) -> None:
    page = show(window, sample(MAY, Scenario(naam="Ander")))
    type_in(page, "personen", "123")
    assert window.session.undo_stack.count() == 1
    pick(page.choice, "Ander")
    window.workspace.sidebar.choose("Overzicht")
    window.session.undo_stack.undo()
    settle()
    assert page.isVisible()
    assert page.choice.currentText() == "Vanaf mei"
    assert focused() is page.one.form.edits["personen"].input
    assert scenarios(window)[0].personen == 2


def test_all_scenarios_stand_beside_each_other(window: MainWindow) -> None:
    page = show(window, sample(MAY, Scenario(wet_banenafspraak=JaNee.JA)))
    page.beside.click()
    settle()
    assert page.all.table.figures.table.header == ("", "Nu", "Vanaf mei", "Scenario 2")
    found = rows_of(page.all.table)
    assert found["Te realiseren banen"] == ["19,3", "19,3", ""]
    table = page.all.table
    table.setFocus()
    table.setCurrentIndex(table.figures.index(1, 2))
    assert window.workspace.panel.isVisible()
    pick(page.choice, "Scenario 2")
    assert page.chosen is not None
    assert page.chosen.wet_banenafspraak is JaNee.JA


def test_each_year_has_its_own_scenarios(window: MainWindow) -> None:
    page = show(window, sample(MAY))
    window.session.show_year(2024)
    settle()
    assert window.workspace.comparison.title.text() == "Wat als in 2024"
    assert "Kies waarmee u begint" in words_in(page)


def test_a_scenario_is_kept_in_the_file_and_is_nowhere_in_the_real_year(
    window: MainWindow, tmp_path: Path
) -> None:
    page = show(window, sample())
    before = window.session.jaar
    assert before is not None
    page.add.click()
    type_in(page, "naam", "Bewaard")
    window.session.save(tmp_path / "proef.banen")
    kept = open_dossier(tmp_path / "proef.banen").dossier.year(before.jaar)
    assert kept is not None
    assert [scenario.naam for scenario in kept.scenarios] == ["Bewaard"]
    same = replace(before, parameters=kept.parameters, waarden=kept.waarden)
    assert replace(kept, scenarios=()) == same


def test_a_dossier_that_may_only_be_read(window: MainWindow) -> None:
    page = show(window, sample(MAY))
    window.session.read_only = "Het dossier is ergens anders open."
    page.refresh()
    assert not page.one.form.isEnabled()
    assert not page.add.isEnabled()
    assert page.one.table.isEnabled()


def test_the_page_waits_for_a_year(window: MainWindow) -> None:
    page = window.workspace.scenarios
    window.session.start(Dossier())
    page.refresh()
    page._add(Scenario())
    page._copy()
    page._remove()
    page._edited(page.one.form.edits["naam"].field, "x", "")
    page.go_to("weg", "personen")
    assert page.scenarios == ()
    assert not window.session.has_changes


def test_a_purchase_without_rows_says_so(window: MainWindow) -> None:
    year = jaar(2024, baan(vorm=Vorm.DIENSTVERBAND, uren_per_week=8), verloonde_uren=50_000)
    page = show(window, dossier(replace(year, scenarios=(Scenario(inkoop_telt=JaNee.JA),))))
    assert "geen ingekochte banen" in words_in(page.one)


def many(number: int) -> Dossier:
    return sample(*(replace(MAY, naam=f"Plan {place}", id=f"{place}") for place in range(number)))


def test_a_year_that_is_full_says_so_and_takes_a_scenario_again_after_one_is_removed(
    window: MainWindow,
) -> None:
    page = show(window, many(MOST_SCENARIOS - 1))
    assert "hoogstens" not in words_in(page)
    page.add.click()
    assert len(scenarios(window)) == MOST_SCENARIOS
    assert f"Een jaar heeft hoogstens {MOST_SCENARIOS} scenario’s." in words_in(page)
    for button in (page.add, page.copy):
        assert not button.isEnabled()
        button.click()
    assert len(scenarios(window)) == MOST_SCENARIOS
    page.remove.click()
    assert "hoogstens" not in words_in(page)
    assert page.add.isEnabled()
    assert page.copy.isEnabled()


def test_more_scenarios_than_the_window_makes_are_shown_and_kept(window: MainWindow) -> None:
    page = show(window, many(MOST_SCENARIOS + 2))
    assert page.choice.count() == MOST_SCENARIOS + 2
    page.sections.setCurrentIndex(1)
    assert page.all.table.figures.columnCount() >= MOST_SCENARIOS + 3
    page.remove.click()
    assert len(scenarios(window)) == MOST_SCENARIOS + 1
    assert not page.add.isEnabled()


def test_a_dossier_to_read_only_takes_no_scenario(window: MainWindow) -> None:
    page = show(window, many(1))
    window.session.read_only = "Alleen om te lezen."
    page.refresh()
    for button in (page.add, page.copy, page.remove):
        assert not button.isEnabled()
