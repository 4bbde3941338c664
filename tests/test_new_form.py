"""Adding a form is one name in the model and one table in vormen.toml: nothing else knows a form.

A form is added in memory, of every kind that the law can say, and everything is made with it.
"""

import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import libreoffice
import openpyxl
import pytest
from builders import baan, scenario_outcome
from everything_made import TODAY, documents, texts
from gears import few
from new_form import (
    ANSWERS,
    IN_TEXT,
    KEY,
    KINDS,
    LABEL,
    LENDER,
    PEOPLE,
    POSSIBLE,
    WORD,
    YEAR,
    Kind,
    employer,
    in_the_model,
    in_the_program,
    texts_with,
)

import banen_desktop
from banen_desktop.__main__ import main
from banen_desktop.dossier import edits
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Baan, Dossier, Jaar, Sector, Toerekening, Vorm
from banen_desktop.dossier.verslag import Inzet, Lengte, Scenario, Stem
from banen_desktop.imports.lists.convert import convert
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.own_workbook import read_own_workbook
from banen_desktop.imports.lists.raw import RawTable, Source
from banen_desktop.imports.lists.recognise import recognise
from banen_desktop.imports.toml_input import read_toml
from banen_desktop.quota.calculation.agenda import Soort, Stand, moments
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome, Telt
from banen_desktop.quota.law.forms import allocated
from banen_desktop.quota.law.law import Law, load
from banen_desktop.quota.law.parameter_tables import ParameterError
from banen_desktop.quota.years import cleaning
from banen_desktop.quota.years.forms import totals_by_form
from banen_desktop.quota.years.saving import remember
from banen_desktop.reports.answers.answers import answers
from banen_desktop.reports.pages.letters import letters
from banen_desktop.reports.pages.pdf import write_pdf
from banen_desktop.reports.pages.word import write_word
from banen_desktop.reports.text.paragraph import paragraph
from banen_desktop.reports.text.style import Style
from banen_desktop.reports.words.guard import Kind as ReportKind
from banen_desktop.reports.workbook import write_workbook
from banen_desktop.storage.banen_file import from_bytes, to_bytes

pytestmark = pytest.mark.usefixtures("few_spare_rows")

OWN_HOURS, HIRED_HOURS = 811 * PEOPLE, 703 * PEOPLE


@dataclass(frozen=True)
class Added:
    """A form that was added, with the law and an employer that uses it."""

    kind: Kind
    form: Vorm
    law: Law
    dossier: Dossier

    @property
    def jaar(self) -> Jaar:
        """The year with the form."""
        return self.dossier.jaren[-1]

    @property
    def outcome(self) -> Outcome:
        """That year, calculated."""
        return calculate(self.dossier, YEAR, self.law)

    @property
    def rows(self) -> tuple[Baan, ...]:
        """The rows of the form."""
        return tuple(row for row in self.jaar.banen if row.vorm is self.form)

    def some(self, telt: Telt) -> bool:
        """Whether there are rows of the form that count in this way."""
        return any(self.kind.counts(row) is telt for row in self.rows)


@pytest.fixture(params=few(3, POSSIBLE), ids=str)
def added(request: pytest.FixtureRequest) -> Iterator[Added]:
    """A form of each kind."""
    with in_the_program(request.param) as (form, law):
        yield Added(request.param, form, law, employer(form, Sector.GEMEENTE))


# -- the table -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in POSSIBLE], ids=str)
def test_what_contradicts_the_law_or_itself_is_refused(kind: Kind) -> None:
    with in_the_model(), pytest.raises(ParameterError, match=rf"^Het .*\({KEY}|{KEY}\): .*\.$"):
        load(texts_with(kind))


def test_a_name_in_the_model_alone_is_missed_in_the_law() -> None:
    with in_the_model(), pytest.raises(ParameterError, match=f"er ontbreekt {KEY}"):
        load(texts_with(POSSIBLE[0]) | {"vormen.toml": _without_the_table()})


def _without_the_table() -> str:
    return texts_with(POSSIBLE[0])["vormen.toml"].replace(POSSIBLE[0].table, "")


def test_a_table_alone_is_no_form() -> None:
    with pytest.raises(ParameterError, match=f"onbekende sleutel {KEY}"):
        load(texts_with(POSSIBLE[0]))


def test_no_module_names_a_form_but_the_model() -> None:
    package = Path(banen_desktop.__file__).parent
    named = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"\bVorm\.[A-Z]", path.read_text(encoding="utf-8"))
    }
    assert named == {"dossier/model.py"}


def test_the_form_is_there_while_a_test_runs_and_gone_after_it() -> None:
    with in_the_program(POSSIBLE[0]) as (form, law):
        assert form in set(Vorm)
        assert Vorm(KEY) is form
        assert law.forms[form].in_tekst == IN_TEXT
    assert KEY not in set(Vorm)
    with pytest.raises(ValueError, match=KEY):
        Vorm(KEY)


# -- the calculation -------------------------------------------------------------------------------


def test_each_row_counts_as_the_table_says(added: Added) -> None:
    found = {row.id: row for row in added.outcome.rows}
    assert len(added.rows) == len(ANSWERS) * PEOPLE
    for row in added.rows:
        assert found[row.id].telt is added.kind.counts(row), row
        assert found[row.id].regel.artikel == "Besluit proef art. 1"


def test_its_hours_stand_in_the_step_of_its_group(added: Added) -> None:
    hours: dict[Telt, Decimal] = defaultdict(Decimal)
    for row in added.rows:
        hours[added.kind.counts(row)] += row.verloonde_uren or 0
    lent = added.kind.groep == "inleen"
    own = OWN_HOURS + (0 if lent else hours[Telt.JA])
    hired = HIRED_HOURS + (hours[Telt.JA] if lent else 0)
    steps = {key: step.value for key, step in added.outcome.by_key.items()}
    assert steps["meetellende_uren_dienstverband"] == own
    assert steps["meetellende_uren_inleen"] == hired
    assert steps["meetellende_uren"] == own + hired
    for key, telt in (
        ("nog_toe_te_rekenen_banen", Telt.NOG_NIET),
        ("niet_meetellende_banen", Telt.NEE),
    ):
        assert round(steps[key] * 1331, 6) == hours[telt]


def test_its_totals_by_form_add_up(added: Added) -> None:
    totals = totals_by_form(added.jaar, added.outcome, added.law)
    mine = {total.telt: total for total in totals if total.vorm is added.form}
    assert set(mine) == {added.kind.counts(row) for row in added.rows}
    assert {total.groep for total in mine.values()} == {added.kind.groep}


def test_the_findings_ask_what_the_table_asks(added: Added) -> None:
    findings = added.outcome.findings
    undecided = {item.row for item in findings if item.code == "besluit_ontbreekt"}
    asked = [row for row in added.rows if row.besluit_telt_mee is None or not row.besluit_grond]
    begun = [row for row in asked if row.besluit_telt_mee is not None]
    wanted = {"na_besluit": asked, "na_vragen": begun}.get(added.kind.telt, [])
    assert undecided == {row.id for row in wanted}
    doubts = any(item.code == "uitlener_onbekend" for item in findings)
    assert doubts == (added.kind.telt == "na_vragen")
    waits = any(item.code == "toerekening_ontbreekt" for item in findings)
    assert waits == added.kind.lender


def test_agenda_and_next_year_ask_for_the_allocation(added: Added) -> None:
    alone = edits.put_jobs(added.dossier, YEAR, added.rows)
    outcome = calculate(alone, YEAR, added.law)
    (moment,) = (
        item
        for item in moments(alone.jaren[-1], outcome, None, TODAY)
        if item.soort is Soort.TOEREKENING
    )
    assert (moment.stand is Stand.NIET_NODIG) is not added.kind.lender
    needed = allocated(added.law.forms)
    assert (added.form in needed) is added.kind.lender
    told = edits.roll_over(alone, YEAR, YEAR + 1, needed)
    assert any("toerekening" in line for line in told.to_check) is added.kind.lender
    assert calculate(told.dossier, YEAR + 1, added.law).rows


def test_cleaning_keeps_the_totals(added: Added) -> None:
    cleaned = cleaning.clean(added.dossier, 7, date(2040, 1, 1), added.law)
    after = calculate(cleaned, YEAR, added.law)
    assert len(cleaned.jaren[-1].banen) < len(added.jaar.banen)
    for key in ("meetellende_uren_dienstverband", "meetellende_uren_inleen", "meetellende_uren"):
        assert after.by_key[key].value == added.outcome.by_key[key].value


@pytest.mark.parametrize("inzet", Inzet)
def test_scenarios_go_on(added: Added, inzet: Inzet) -> None:
    people = Scenario(
        inzet=inzet, personen=Decimal(5), uren_per_week=Decimal(20), inkoop_telt=JaNee.JA
    )
    bought = baan(kenmerk="S", vorm=Vorm.INKOOP, verloonde_uren=1331)
    made = employer(added.form, Sector.GEMEENTE, bought)
    found = scenario_outcome(made, YEAR, people, added.law)
    value = {key: step.value for key, step in found.outcome.by_key.items()}
    before = added.outcome.by_key["gerealiseerde_banen"].value
    assert value["banen_inkoop"] == 1
    assert round(value["gerealiseerde_banen"] - before - value["banen_erbij"], 6) == 1


# -- what is made of it ----------------------------------------------------------------------------


@pytest.mark.parametrize("sector", [Sector.PO, Sector.GEMEENTE, Sector.PROVINCIE])
def test_everything_is_made(added: Added, sector: Sector) -> None:
    made = employer(added.form, sector)
    told = dict(texts(made, added.law, YEAR))
    for name, text in told.items():
        assert KEY not in text or name.startswith("json"), name
    assert LABEL in told["report"]
    assert json.loads(told["json dossier"])["jaar"] == YEAR


@pytest.mark.parametrize("stem", Stem)
@pytest.mark.parametrize("lengte", [Lengte.NORMAAL, Lengte.LANG])
def test_the_paragraph_names_the_work_as_the_table_does(
    added: Added, lengte: Lengte, stem: Stem
) -> None:
    text = paragraph(added.dossier, YEAR, added.law, Style(lengte, stem)).text
    assert (IN_TEXT in text) is added.some(Telt.NEE)
    unclear = f"Of {IN_TEXT} meetelt, is niet duidelijk." in text
    assert unclear is (added.kind.telt == "na_besluit")
    agreed = "Met de uitleners is afgesproken" in text
    lent = added.kind.groep == "inleen" and added.some(Telt.JA)
    assert agreed is (added.kind.lender or not lent)


def test_everything_is_made_of_a_year_with_nothing_else(added: Added) -> None:
    for number in (1, len(added.rows)):
        alone = edits.put_jobs(added.dossier, YEAR, added.rows[:number])
        told = dict(texts(alone, added.law, YEAR))
        assert all(told.values())


def test_hours_that_are_unknown_are_asked_for(added: Added) -> None:
    rows = [replace(row, verloonde_uren=None) for row in added.rows]
    made = edits.put_jobs(added.dossier, YEAR, rows)
    assert dict(texts(made, added.law, YEAR))
    asked = paragraph(made, YEAR, added.law).questions
    assert any("Niet bij elke baan staan uren" in question.text for question in asked)


def test_word_and_pdf_are_written(added: Added) -> None:
    for name, document in documents(added.dossier, added.law, YEAR):
        assert write_pdf(document).startswith(b"%PDF")
        with zipfile.ZipFile(io.BytesIO(write_word(document))) as parts:
            words = parts.read("word/document.xml").decode()
        assert (LABEL in words) is (name == "report")


def test_the_cards_of_every_sector_stay_whole(added: Added) -> None:
    for sector in Sector:
        card = answers(employer(added.form, sector), YEAR, added.law)
        assert card.text
        assert "Ingeleend" in card.text


def test_the_letter_to_the_lender_is_about_it(added: Added) -> None:
    alone = edits.put_jobs(added.dossier, YEAR, added.rows)
    lenders = [item for item in letters(alone, YEAR, added.law, TODAY) if "Uitlener" in item.name]
    assert bool(lenders) is added.kind.lender
    for letter in lenders:
        assert LENDER in letter.to
        waiting = sum(added.kind.counts(row) is Telt.NOG_NIET for row in added.rows)
        asked = added.kind.telt == "na_vragen"
        assert f"{PEOPLE if asked else waiting} ingeleende banen" in letter.gaps[0]
        assert ("7:690" in letter.body) is asked
        assert (f"31 december {YEAR - 1}" in letter.body) is asked


# -- workbook --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ReportKind)
def test_the_workbook_is_made(added: Added, kind: ReportKind) -> None:
    data = write_workbook(added.dossier, YEAR, added.law, kind=kind, made_on=TODAY)
    book = openpyxl.load_workbook(io.BytesIO(data))
    table = {row[0].value: [cell.value for cell in row] for row in book["Parameters"].iter_rows()}
    rule = added.law.forms[added.form]
    assert table[LABEL][1:3] == [added.kind.telt.replace("_", " "), rule.groep.label]


def test_the_workbook_is_read_back(added: Added, tmp_path: Path) -> None:
    path = tmp_path / "banen.xlsx"
    path.write_bytes(
        write_workbook(added.dossier, YEAR, added.law, kind=ReportKind.DOSSIER, made_on=TODAY)
    )
    found = read_own_workbook(path, lambda _told: None)
    assert found is not None
    back = [row for row in found.dossier.jaren[0].banen if row.vorm is added.form]
    assert [row.toerekening for row in back] == [row.toerekening for row in added.rows]


@pytest.mark.traag
@pytest.mark.timeout(600)
@pytest.mark.skipif(libreoffice.SOFFICE is None, reason="LibreOffice is er niet (soffice)")
def test_another_program_recomputes_the_workbooks_alike(tmp_path: Path) -> None:
    expected, files = {}, []
    for place, kind in enumerate(POSSIBLE):
        with in_the_program(kind) as (form, law):
            made = employer(form, Sector.GEMEENTE)
            outcome = calculate(made, YEAR, law)
            data = write_workbook(made, YEAR, law, kind=ReportKind.DOSSIER, made_on=TODAY)
        path = tmp_path / f"{place}.xlsx"
        path.write_bytes(data)
        files.append(path)
        expected[path.name] = {step.key: step.known for step in outcome.steps}
    libreoffice.convert(files, "xlsx", tmp_path / "opnieuw")
    for name, steps in expected.items():
        book = openpyxl.load_workbook(tmp_path / "opnieuw" / name, data_only=True)
        for key, value in steps.items():
            if key in book.defined_names:
                ((sheet, cell),) = book.defined_names[key].destinations
                assert book[sheet][cell].value == pytest.approx(float(value or 0)), (name, key)
        assert {"meetellende_uren_inleen", "niet_meetellende_banen"} <= steps.keys()


# -- files -----------------------------------------------------------------------------------------


def test_it_is_saved_and_opened(added: Added) -> None:
    saved = remember(added.dossier, added.law)
    assert any(row.sleutel == f"vorm_{KEY}" for row in saved.jaren[-1].waarden)
    assert from_bytes(to_bytes(saved)) == saved


def test_it_is_read_from_toml_and_calculated_on_the_command_line(
    added: Added, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"""
[werkgever]
naam = "Gemeente Voorbeeld"

[[jaren]]
jaar = {YEAR}
verloonde_uren = 1_000_000

[[jaren.banen]]
kenmerk = "P-01"
vorm = "{KEY}"
toerekening = "afgesproken"
besluit_telt_mee = "ja"
besluit_grond = "Grond"
verloonde_uren = 1331
"""
    read = read_toml(text.encode())
    assert [row.vorm for row in read.jaren[0].banen] == [added.form]
    path = tmp_path / "invoer.toml"
    path.write_text(text, encoding="utf-8")
    assert main(["bereken", str(path), "--jaar", str(YEAR), "--json"]) == 0
    (year,) = [json.loads(capsys.readouterr().out)]
    steps = {step["sleutel"]: step["waarde"] for step in year["stappen"]}
    assert Decimal(steps["gerealiseerde_banen"]) == (0 if added.kind.telt == "nee" else 1)


@pytest.mark.parametrize("word", [KEY, LABEL, f"{WORD.title()} (regulier)", f"Via {WORD}"])
def test_it_is_read_from_a_list(added: Added, word: str) -> None:
    rows = (("Kenmerk", "Vorm", "Uren per week"), ("A", word, 12.0), ("B", "Uitzendkracht", 8.0))
    table = RawTable(Source("lijst.xlsx", "0" * 64), "Blad1", rows)
    found = convert(table, recognise(table, YEAR, ListKind.BANEN).mapping, YEAR, added.law)
    assert [row.vorm for row in found.jobs] == [added.form, Vorm.UITZEND]
    assert [row.toerekening for row in found.jobs] == [Toerekening.NOG_NIET] * 2
