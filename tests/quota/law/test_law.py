"""The legal values: what is built in, and every way in which a parameter file can be wrong."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parameter_updates import law_with

from banen_desktop.dossier.model import Sector, Vorm
from banen_desktop.quota.law import law as law_module
from banen_desktop.quota.law.amounts import amount
from banen_desktop.quota.law.forms import Telregel, Zekerheid
from banen_desktop.quota.law.law import Status, built_in, load, texts_of_the_law
from banen_desktop.quota.law.parameter_tables import ParameterError

TEXTS = texts_of_the_law()
VALUE = """
vanaf = 2020
waarde = "5"
status = "vastgesteld"
zekerheid = "H"
bron = "Staatscourant"
gecontroleerd_op = 2026-11-22
"""
KEY = """
[proef]
omschrijving = "Proef"
eenheid = "uur"
artikel = "Wfsv art. 1"
minimum = "1"
maximum = "10"
"""
FILE = f'[regeling]\nnaam = "Proef"\n{KEY}\n[[proef.waarden]]{VALUE}'


def with_file(text: str) -> dict[str, str]:
    return TEXTS | {"proef.toml": text}


def without(name: str) -> dict[str, str]:
    return {key: text for key, text in TEXTS.items() if key != name}


def refused(text: str) -> str:
    with pytest.raises(ParameterError) as caught:
        load(with_file(text))
    return str(caught.value)


def test_the_built_in_law_is_complete_and_says_what_it_is_made_of() -> None:
    law = built_in()
    assert law is built_in()
    assert set(law.forms) == set(Vorm)
    assert len(law.regulations) == len(TEXTS)
    assert ("Wet banenafspraak", "BWBR0051018") in law.regulations
    assert len(law.not_modelled) == len(set(law.not_modelled)) >= 6
    assert all(text.endswith(".") for text in law.not_modelled)
    assert re.fullmatch(r"[0-9a-f]{64}", law.sha256)
    assert law.sha256 == load(dict(reversed(TEXTS.items()))).sha256


def test_every_built_in_value_carries_its_evidence() -> None:
    values = [value for found in built_in().values.values() for value in found]
    assert len(values) > 15
    for value in values:
        assert value.bron
        assert value.artikel
        assert value.omschrijving
        assert value.gecontroleerd_op in {date(2026, 11, 22), date(2026, 11, 30)}
        assert value.status is not Status.EIGEN_OPGAVE
        assert value.settled is (value.status is Status.VASTGESTELD)


@pytest.mark.parametrize(
    ("key", "year", "value"),
    [
        ("uren_per_baan", 2012, "1331"),
        ("uren_per_baan", 2100, "1331"),
        ("uren_per_week_baan", 2020, "25.5"),
        ("weken_per_jaar", 2012, "52.2"),
        ("uren_gemiddelde_werknemer", 2018, "1623"),
        ("werknemers_drempel", 2018, "25"),
        ("heffing_per_baan", 2018, "5000"),
        ("eerste_jaar_quotumregeling", 2012, "2018"),
        ("bonus_per_baan", 2025, "5000"),
        ("lkv_per_uur", 2024, "1.01"),
        ("lkv_per_uur", 2026, "1.01"),
        ("lkv_maximum", 2026, "2000"),
    ],
)
def test_the_other_values_of_the_law(key: str, year: int, value: str) -> None:
    assert built_in().required(key, year).waarde == Decimal(value)


@pytest.mark.parametrize(
    ("key", "year"),
    [
        *[("quotumpercentage", year) for year in (2017, 2025, 2027)],
        *[("heffing_per_baan", 2017), ("bonus_per_baan", 2024), ("lkv_per_uur", 2023)],
        *[("uren_per_baan", 2011), ("eerste_jaar_wet_banenafspraak", 2030)],
    ],
)
def test_a_year_without_a_value_is_nothing_and_never_a_guess(key: str, year: int) -> None:
    assert built_in().in_force(key, year) is None
    with pytest.raises(ParameterError, match=f"^Voor {year} is {key} niet bekend.$"):
        built_in().required(key, year)


@pytest.mark.parametrize(
    ("vorm", "telt"),
    [
        (Vorm.DIENSTVERBAND, Telregel.JA),
        (Vorm.DETACHERING_WSW, Telregel.NA_TOEREKENING),
        (Vorm.UITZEND, Telregel.NA_TOEREKENING),
        (Vorm.PAYROLL, Telregel.NA_VRAGEN),
        (Vorm.DETACHERING, Telregel.NA_VRAGEN),
        (Vorm.OVERIG_INLEEN, Telregel.NEE),
        (Vorm.UITGELEEND, Telregel.NEE),
        (Vorm.INKOOP, Telregel.NEE),
        (Vorm.BESCHUT_WERK, Telregel.NEE),
        (Vorm.BUITEN_REGISTER, Telregel.NEE),
        (Vorm.STAGE, Telregel.NEE),
    ],
)
def test_the_rule_of_each_form(vorm: Vorm, telt: Telregel) -> None:
    rule = built_in().forms[vorm]
    assert rule.telt is telt
    assert rule.artikel
    assert rule.reden.endswith(".")


@pytest.mark.parametrize(
    ("sector", "hours", "others"),
    [
        (Sector.GEMEENTE, "36", []),
        (Sector.WATERSCHAP, "36", []),
        (Sector.RIJK, "36", []),
        (Sector.WO, "38", []),
        (Sector.PO, "40", ["36.86"]),
        (Sector.VO, "36.86", []),
        (Sector.HBO, "40", ["36", "38"]),
    ],
)
def test_the_full_week_of_a_sector(sector: Sector, hours: str, others: list[str]) -> None:
    week = built_in().weeks[sector]
    assert week.waarde == Decimal(hours)
    assert week.alternatieven == tuple(Decimal(other) for other in others)
    assert week.bron


@pytest.mark.parametrize("sector", [Sector.MBO, Sector.PROVINCIE, Sector.POLITIE, Sector.UMC])
def test_a_sector_without_a_known_week_has_none(sector: Sector) -> None:
    assert sector not in built_in().weeks


def test_a_good_file_is_read() -> None:
    law = load(with_file(FILE))
    value = law.required("proef", 2020)
    assert (value.waarde, value.vanaf, value.tot) == (Decimal(5), 2020, None)
    assert (value.status, value.zekerheid) == (Status.VASTGESTELD, Zekerheid.H)
    assert (value.url, value.toelichting) == ("", "")
    assert value.gecontroleerd_op == date(2026, 11, 22)
    assert value.settled
    assert law.in_force("proef", 2019) is None
    assert law.sha256 != built_in().sha256


def test_values_that_adjoin_are_read_in_the_order_of_their_years() -> None:
    older = VALUE.replace("2020", "2018").replace('"5"', '"4"') + "tot = 2019\n"
    law = load(with_file(f"{FILE}[[proef.waarden]]{older}"))
    assert [value.vanaf for value in law.values["proef"]] == [2018, 2020]
    assert law.required("proef", 2019).waarde == 4
    assert law.required("proef", 2020).waarde == 5


def replacing(old: str, new: str) -> Callable[[], str]:
    def changed() -> str:
        assert old in FILE
        return FILE.replace(old, new)

    return changed


BROKEN: dict[str, tuple[str | Callable[[], str], str]] = {
    "no toml": ("[regeling", "geen geldige TOML"),
    "deep toml": ("x = " + "[" * 2000, "geen geldige TOML"),
    "huge integer": ("x = " + "9" * 5000, "geen geldige TOML"),
    "no regulation": (FILE.replace("[regeling]", "[regel]"), "[regeling] ontbreekt"),
    "regulation is no table": ("regeling = 1", "[regeling] ontbreekt"),
    "unknown key of regulation": (replacing("[regeling]", "[regeling]\nfoo = 1"), "foo"),
    "no name": (replacing('naam = "Proef"\n', ""), "naam ontbreekt"),
    "name is no text": (
        replacing('naam = "Proef"', "naam = 3"),
        "naam is geen tekst",
    ),
    "bwbr is no text": (replacing("[regeling]", "[regeling]\nbwbr = 7"), "bwbr is geen tekst"),
    "not modelled is a text": (
        replacing("[regeling]", '[regeling]\nniet_gemodelleerd = "x"'),
        "lijst van teksten",
    ),
    "not modelled holds a number": (
        replacing("[regeling]", "[regeling]\nniet_gemodelleerd = [1]"),
        "lijst van teksten",
    ),
    "key is no table": (FILE + '\n[regeling2]\nx="y"', "onbekende sleutel x"),
    "loose key": ("loos = 1\n" + FILE, "hier hoort een tabel"),
    "unknown key": (replacing("[proef]", "[proef]\nfoo = 1"), "onbekende sleutel foo"),
    "no description": (replacing('omschrijving = "Proef"', ""), "omschrijving ontbreekt"),
    "no unit": (replacing('eenheid = "uur"', ""), "eenheid ontbreekt"),
    "no article": (replacing('artikel = "Wfsv art. 1"', ""), "artikel ontbreekt"),
    "no minimum": (replacing('minimum = "1"', ""), "minimum ontbreekt"),
    "no maximum": (replacing('maximum = "10"', ""), "maximum ontbreekt"),
    "no values": (f'[regeling]\nnaam = "Proef"\n{KEY}', "waarden ontbreekt"),
    "values are no list": (f'[regeling]\nnaam = "Proef"\n{KEY}waarden = 1', "waarden ontbreekt"),
    "a value is no table": (
        f'[regeling]\nnaam = "Proef"\n{KEY}waarden = [1]',
        "hier hoort een tabel",
    ),
    "unknown key of a value": (FILE + "foo = 1", "onbekende sleutel foo"),
    "no first year": (replacing("vanaf = 2020", ""), "vanaf is geen jaar"),
    "first year is a text": (replacing("vanaf = 2020", 'vanaf = "2020"'), "vanaf is geen jaar"),
    "first year is a bool": (replacing("vanaf = 2020", "vanaf = true"), "vanaf is geen jaar"),
    "first year too early": (replacing("vanaf = 2020", "vanaf = 1999"), "vanaf is geen jaar"),
    "first year too late": (replacing("vanaf = 2020", "vanaf = 2101"), "vanaf is geen jaar"),
    "last year is a list": (FILE + "tot = []", "tot is geen jaar"),
    "last before first": (FILE + "tot = 2019", "tot 2019 ligt voor vanaf 2020"),
    "no number": (replacing('waarde = "5"', ""), "waarde ontbreekt"),
    "number is an integer": (
        replacing('waarde = "5"', "waarde = 5"),
        "waarde is geen tekst",
    ),
    "number is a float": (replacing('waarde = "5"', "waarde = 5.0"), "aanhalingstekens"),
    "number is a bool": (
        replacing('waarde = "5"', "waarde = true"),
        "waarde is geen tekst",
    ),
    "number is inf": (replacing('waarde = "5"', "waarde = inf"), "aanhalingstekens"),
    "number is words": (replacing('waarde = "5"', 'waarde = "vijf"'), "geen getal"),
    "number with a comma": (replacing('waarde = "5"', 'waarde = "5,1"'), "geen getal"),
    "number is NaN": (replacing('waarde = "5"', 'waarde = "NaN"'), "geen getal"),
    "number with an exponent": (replacing('waarde = "5"', 'waarde = "5e0"'), "geen getal"),
    "number with an underscore": (replacing('waarde = "5"', 'waarde = "1_0"'), "geen getal"),
    "number below": (replacing('waarde = "5"', 'waarde = "0.99"'), "ligt niet tussen 1 en 10"),
    "number above": (replacing('waarde = "5"', 'waarde = "10.01"'), "ligt niet tussen 1 en 10"),
    "no status": (replacing('status = "vastgesteld"', ""), "status ontbreekt"),
    "unknown status": (replacing('"vastgesteld"', '"zeker"'), "status is geen van"),
    "no certainty": (replacing('zekerheid = "H"', ""), "zekerheid ontbreekt"),
    "unknown certainty": (replacing('zekerheid = "H"', 'zekerheid = "h"'), "geen van H, M, I"),
    "no source": (replacing('bron = "Staatscourant"', ""), "bron ontbreekt"),
    "empty source": (replacing('"Staatscourant"', '" "'), "bron is leeg"),
    "url is no text": (FILE + "url = 1", "url is geen tekst"),
    "note is no text": (FILE + "toelichting = []", "toelichting is geen tekst"),
    "not checked": (replacing("gecontroleerd_op = 2026-11-22", ""), "gecontroleerd_op"),
    "checked is a text": (replacing("2026-11-22", '"2026-11-22"'), "geen datum"),
    "checked is a moment": (replacing("2026-11-22", "2026-11-22T00:00:00"), "geen datum"),
    "per year is no bool": (replacing("[proef]", "[proef]\nper_jaar = 1"), "per_jaar"),
    "per year without last": (replacing("[proef]", "[proef]\nper_jaar = true"), "één jaar"),
    "per year over two years": (
        FILE.replace("[proef]", "[proef]\nper_jaar = true") + "tot = 2021",
        "één jaar",
    ),
    "open value before another": (
        f"{FILE}[[proef.waarden]]{VALUE.replace('2020', '2021')}",
        "2020 en 2021 overlappen",
    ),
    "values share a year": (
        f"{FILE}tot = 2021\n[[proef.waarden]]{VALUE.replace('2020', '2021')}",
        "2020 en 2021 overlappen",
    ),
    "key twice in two files": (FILE.replace("proef", "quotumpercentage"), "staat er twee keer"),
    "form twice": (
        TEXTS["vormen.toml"],
        "stage, uitgeleend, uitzend staat er twee keer",
    ),
    "unknown form": ('[regeling]\nnaam = "x"\n[vorm.hulp]\n', "onbekende sleutel hulp"),
    "forms are no table": ('vorm = 1\n[regeling]\nnaam = "x"', "hier hoort een tabel"),
    "form is no table": ('[regeling]\nnaam = "x"\n[vorm]\nstage = 1', "hier hoort een tabel"),
    "week twice": (
        TEXTS["werkweek.toml"],
        "vo, waterschap, wo staat er twee keer",
    ),
    "unknown sector": ('[regeling]\nnaam = "x"\n[werkweek.kerk]\n', "onbekende sleutel kerk"),
    "weeks are no table": ('werkweek = []\n[regeling]\nnaam = "x"', "hier hoort een tabel"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_with_a_dutch_sentence(case: str) -> None:
    text, why = BROKEN[case]
    said = refused(text if isinstance(text, str) else text())
    assert why in said
    assert said.endswith(".")
    assert said.startswith(("Het parameterbestand klopt niet (", "Schrijf "))


WEEK = '[werkweek.mbo]\nwaarde = "38"\nzekerheid = "H"\nbron = "b"\ngecontroleerd_op = 2026-01-01\n'


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"38"', '"0"', "geen aantal uren per week"),
        ('"38"', '"60.01"', "geen aantal uren per week"),
        ('"38"', '"x"', "geen getal"),
        ('"38"', "38", "waarde is geen tekst"),
        ('bron = "b"', "", "bron ontbreekt"),
        ('zekerheid = "H"', "", "zekerheid ontbreekt"),
        ("gecontroleerd_op = 2026-01-01", "", "gecontroleerd_op"),
        ('bron = "b"', 'bron = "b"\nfoo = 1', "foo"),
        ('bron = "b"', 'bron = "b"\nalternatieven = 36', "lijst van teksten"),
        ('bron = "b"', 'bron = "b"\nalternatieven = "36"', "lijst van teksten"),
        ('bron = "b"', 'bron = "b"\nalternatieven = [36]', "lijst van teksten"),
        ('bron = "b"', 'bron = "b"\nalternatieven = ["-1"]', "geen getal"),
    ],
)
def test_a_broken_week_is_refused(old: str, new: str, why: str) -> None:
    assert why in refused(f'[regeling]\nnaam = "x"\n{WEEK.replace(old, new)}')


def test_a_good_week_is_read() -> None:
    text = f'[regeling]\nnaam = "x"\n{WEEK.replace("38", "60")}alternatieven = ["0.5"]'
    week = load(with_file(text)).weeks[Sector.MBO]
    assert (week.waarde, week.alternatieven) == (Decimal(60), (Decimal("0.5"),))


@pytest.mark.parametrize("key", ["telt", "artikel", "zekerheid", "reden", "gecontroleerd_op"])
def test_a_form_without_a_needed_key_is_refused(key: str) -> None:
    forms = TEXTS["vormen.toml"].split("[vorm.stage]")
    stage = "\n".join(line for line in forms[1].splitlines() if not line.startswith(key))
    with pytest.raises(ParameterError, match=f"stage.*{key}"):
        load(TEXTS | {"vormen.toml": f"{forms[0]}[vorm.stage]{stage}"})


def test_files_that_no_step_needs_may_be_absent() -> None:
    assert not load(without("werkweek.toml")).weeks
    assert "lkv_per_uur" not in load(without("wtl.toml")).values


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - {"wtl.toml", "werkweek.toml"}))
def test_a_file_that_is_needed_is_missed(name: str) -> None:
    with pytest.raises(ParameterError, match="er ontbreekt"):
        load(without(name))


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def as_toml(value: Any) -> str:
    """A value as inline TOML; nothing becomes a date."""
    if value is None:
        return "2026-11-22"
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(sign):08x}" for sign in value) + '"'
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(item) for item in value) + "]"
    return "{" + ", ".join(f"{as_toml(k)} = {as_toml(v)}" for k, v in value.items()) + "}"


def loads_or_refuses(texts: dict[str, str]) -> None:
    """Load, or fail with the one exception and a whole sentence."""
    try:
        said = load(texts).sha256 + "."
    except ParameterError as error:
        said = str(error)
    assert said.endswith(".")


@given(
    st.sampled_from(sorted(TEXTS)),
    st.integers(0, 200),
    json_like,
)
def test_any_value_in_any_place_is_read_or_refused(name: str, place: int, value: Any) -> None:
    lines = TEXTS[name].splitlines()
    assigned = [number for number, line in enumerate(lines) if " = " in line and line[0].isalpha()]
    if not assigned:
        return
    number = assigned[place % len(assigned)]
    key = lines[number].split(" = ")[0]
    if "[" in lines[number]:
        return
    lines[number] = f"{key} = {as_toml(value)}"
    loads_or_refuses(TEXTS | {name: "\n".join(lines)})


@given(st.sampled_from(["regeling", "vorm", "werkweek", "quotumpercentage", "proef"]), json_like)
def test_any_table_is_read_or_refused(key: str, value: Any) -> None:
    loads_or_refuses(with_file(f'{key} = {as_toml(value)}\n[regeling]\nnaam = "x"'))
    loads_or_refuses(with_file(f"{key} = {as_toml(value)}"))


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    loads_or_refuses(with_file(text))


@pytest.mark.parametrize("damage", [b"\xff", None])
def test_values_of_the_program_that_cannot_be_read_are_refused(
    damage: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is no text, and a folder that is not there."""
    if damage is not None:
        (tmp_path / "parameters").mkdir()
        (tmp_path / "parameters" / "wfsv.toml").write_bytes(damage)
    monkeypatch.setattr(law_module, "files", lambda _package: tmp_path)
    with pytest.raises(ParameterError, match="een bestand is niet te lezen"):
        texts_of_the_law()


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("laatste_dag_loonaangifte", date(2021, 5, 1)),
        ("laatste_dag_toerekening", date(2021, 8, 1)),
        ("laatste_dag_jaarverantwoording", date(2021, 6, 30)),
    ],
)
def test_the_last_days_are_in_the_year_after(key: str, day: date) -> None:
    law = built_in()
    assert law.last_day(key, 2020) == day
    value = law.required(key, 2020)
    assert amount(value.waarde, value.eenheid).endswith("van het jaar erna")


def test_a_year_without_such_a_day_has_none() -> None:
    assert built_in().last_day("laatste_dag_loonaangifte", 2017) is None
    assert built_in().last_day("laatste_dag_toerekening", 2017) is None


@pytest.mark.parametrize("number", ["229", "431", "501.5", "1301"])
def test_what_is_no_day_of_every_year_is_refused(number: str) -> None:
    text = texts_of_the_law()
    text["wfsv.toml"] = (
        text["wfsv.toml"]
        .replace('waarde = "501"', f'waarde = "{number}"')
        .replace('maximum = "1231"', 'maximum = "9999"')
    )
    with pytest.raises(ParameterError, match="maand en dag"):
        load(text)


def test_what_is_no_day_is_shown_as_a_number() -> None:
    """A dossier remembers units and numbers, and a file of others may hold any."""
    assert amount(Decimal(1301), "dag_van_het_jaar_erna") == "1.301 dag van het jaar erna"
    assert amount(Decimal("501.5"), "dag_van_het_jaar_erna") == "501,5 dag van het jaar erna"


def test_an_explanation_of_a_form_names_the_value_of_the_year() -> None:
    law, text = built_in(), built_in().forms[Vorm.UITZEND].toelichting
    assert law.told(text, 2025).startswith("Spreek dat af uiterlijk 1 augustus van het jaar erna. ")
    assert "18 augustus" in law_with("laatste_dag_toerekening", 2025, "818").told(text, 2025)
    assert law.told(text, 2017) == (
        "De uren tellen op bij de meetellende uren, niet bij het totaal."
    )
    assert law.told("Zonder iets erin. Ook dit.", 2025) == "Zonder iets erin. Ook dit."


def test_an_explanation_cannot_name_what_is_not_there() -> None:
    forms = TEXTS["vormen.toml"].replace("{laatste_dag_toerekening}", "{laatste_dag_van_iets}")
    with pytest.raises(ParameterError, match="laatste_dag_van_iets"):
        load({**TEXTS, "vormen.toml": forms})
