"""The TOML input: what is read, and that every fault is a Dutch sentence that names its place."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Dossier,
    Functiegroep,
    Herkomst,
    Jaar,
    Sector,
    Toerekening,
    Vorm,
)
from banen_desktop.dossier.verslag import (
    Inzet,
    Lengte,
    Maatregel,
    Plaatsing,
    Scenario,
    Stem,
    Vergelijking,
    Verslagtekst,
    Voortgang,
)
from banen_desktop.imports import toml_input
from banen_desktop.imports.toml_input import read_toml, read_toml_input
from banen_desktop.problems import KnownProblem

WHOLE = """
[werkgever]
naam = " Scholengroep Voorbeeld "
sector = "po"
bestuursnummer = "12345"
loonheffingennummers = "123456782L01"
werkweek_uren = "36.86"
premie_sectorfonds = "nee"
eerste_jaar_wet_banenafspraak = 2027

[[jaren]]
jaar = 2020
verloonde_uren = 200
quotumpercentage = "2.35"
bron_quotumpercentage = "brief"
verloonde_uren_herkomst = "loonaangifte"
verloonde_uren_vorig_jaar = "190.5"

[jaren.toelichting]
plannen = "Meer banen."

[[jaren.werkagenda]]
omschrijving = "Taken zoeken"
eigenaar = "hoofd HR"
deadline = 2021-06-30
status = "loopt"
plaatsing = "collectief"
resultaat = "Nog geen."

[[jaren.werkagenda]]

[jaren.verslagtekst]
lengte = "kort"
stem = "naam"
tekst = "Eigen\\nwoorden"

[jaren.vergelijking]
prijs_per_baan = 5000
sroi_leveranciers = 3
sroi_bedrag = "1000.50"
sroi_personen = 2

[[jaren.scenarios]]
naam = "Meer"
personen = 2
uren_per_week = 16
vanaf = 2020-05-01
inzet = "inleen"
quotumpercentage = "2.5"
groei_uren = "-2"
functiegroepen = "ondersteunend"
inkoop_telt = "ja"
wet_banenafspraak = "nee"
doeljaar = 2025

[[jaren.uren]]
onderdeel = "De Klimop"
functiegroep = "onderwijzend"
verloonde_uren = "100.25"
herkomst = "lijst"
opmerking = "x"

[[jaren.uren]]

[[jaren.banen]]
kenmerk = "P-01"
vorm = "uitzend"
uren_per_week = "25.5"
van = 2020-01-31
tot = 2020-12-31
telt_mee_van = 2020-02-01
telt_mee_tot = 2020-11-30
register_gecontroleerd_op = 2020-12-01
besluit_telt_mee = "ja"
besluit_grond = "cao"
besluit_op = 2020-12-02

[[jaren.banen]]
verloonde_uren = 0

[[jaren]]
jaar = 2019

[verwacht.2020]
regime = "quotumregeling"
"""


def read(text: str) -> Dossier:
    return read_toml(text.encode())


def year(text: str) -> Jaar:
    return read(f"[[jaren]]\njaar = 2020\n{text}").jaren[0]


def refused(data: bytes) -> str:
    with pytest.raises(KnownProblem) as caught:
        read_toml(data)
    assert caught.value.message.startswith("Dit invoerbestand is niet te lezen: ")
    assert caught.value.message.endswith(".")
    assert caught.value.advice
    return caught.value.message


def test_every_key_is_read() -> None:
    found = read(WHOLE)
    employer = found.werkgever
    assert employer.naam == "Scholengroep Voorbeeld"
    assert employer.sector is Sector.PO
    assert (employer.bestuursnummer, employer.loonheffingennummers) == ("12345", "123456782L01")
    assert employer.werkweek_uren == Decimal("36.86")
    assert employer.premie_sectorfonds is JaNee.NEE
    assert employer.eerste_jaar_wet_banenafspraak == 2027
    assert [year.jaar for year in found.jaren] == [2019, 2020]
    known = found.jaren[1]
    assert known.verloonde_uren == 200
    assert known.verloonde_uren_vorig_jaar == Decimal("190.5")
    assert known.verloonde_uren_herkomst is Herkomst.LOONAANGIFTE
    assert (known.quotumpercentage, known.bron_quotumpercentage) == (Decimal("2.35"), "brief")
    assert known.toelichting.plannen == "Meer banen."


def test_every_key_of_the_rows_is_read() -> None:
    known = read(WHOLE).jaren[1]
    hours, empty = known.uren
    assert (hours.onderdeel, hours.functiegroep) == ("De Klimop", Functiegroep.ONDERWIJZEND)
    assert (hours.verloonde_uren, hours.herkomst) == (Decimal("100.25"), Herkomst.LIJST)
    assert (empty.onderdeel, empty.verloonde_uren, empty.herkomst) == ("", None, Herkomst.OPGAVE)
    job, default = known.banen
    assert (job.kenmerk, job.vorm, job.uren_per_week) == ("P-01", Vorm.UITZEND, Decimal("25.5"))
    assert (job.van, job.tot) == (date(2020, 1, 31), date(2020, 12, 31))
    assert (job.telt_mee_van, job.telt_mee_tot) == (date(2020, 2, 1), date(2020, 11, 30))
    assert job.register_gecontroleerd_op == date(2020, 12, 1)
    assert (job.besluit_telt_mee, job.besluit_grond) == (JaNee.JA, "cao")
    assert job.besluit_op == date(2020, 12, 2)
    assert (default.vorm, default.toerekening) == (Vorm.DIENSTVERBAND, Toerekening.NOG_NIET)
    assert default.verloonde_uren == 0


def test_every_key_of_what_is_planned_and_reported_is_read() -> None:
    known = read(WHOLE).jaren[1]
    planned, empty = known.werkagenda
    assert replace(planned, id="") == Maatregel(
        omschrijving="Taken zoeken",
        eigenaar="hoofd HR",
        deadline=date(2021, 6, 30),
        status=Voortgang.LOOPT,
        plaatsing=Plaatsing.COLLECTIEF,
        resultaat="Nog geen.",
        id="",
    )
    assert replace(empty, id="") == Maatregel(id="")
    assert known.verslagtekst == Verslagtekst(Lengte.KORT, Stem.NAAM, "Eigen\nwoorden")
    assert known.vergelijking == Vergelijking(
        prijs_per_baan=Decimal(5000),
        sroi_leveranciers=Decimal(3),
        sroi_bedrag=Decimal("1000.50"),
        sroi_personen=Decimal(2),
    )
    (scenario,) = known.scenarios
    assert replace(scenario, id="") == Scenario(
        naam="Meer",
        personen=Decimal(2),
        uren_per_week=Decimal(16),
        vanaf=date(2020, 5, 1),
        inzet=Inzet.INLEEN,
        quotumpercentage=Decimal("2.5"),
        groei_uren=Decimal(-2),
        functiegroepen="ondersteunend",
        inkoop_telt=JaNee.JA,
        wet_banenafspraak=JaNee.NEE,
        doeljaar=2025,
        id="",
    )


def test_a_year_without_those_tables_has_none_of_it() -> None:
    assert year("") == Jaar(2020)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"[verwacht]\nx = 1", b"jaren = []"])
def test_little_is_enough(data: bytes) -> None:
    found = read_toml(data)
    assert found.jaren == ()
    assert found.werkgever.naam == ""


@pytest.mark.parametrize("text", ["[onbekend]\nx = 1", "[[onbekend]]\nx = 1"])
def test_a_table_of_somebody_else_is_not_read_and_told(text: str) -> None:
    found = read_toml_input(text.encode())
    assert found.dossier.werkgever == read("").werkgever
    assert found.not_read == ("onbekend",)
    assert found.remark.endswith("kent deze tabellen niet: onbekend.")


def test_the_tables_of_a_worked_example_are_no_surprise() -> None:
    found = read_toml_input(b"[bron]\nx = 1\n[verwacht.2020]\nx = 1")
    assert (found.not_read, found.remark) == ((), "")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[werkgever.adres]\nx = 1", "werkgever: de tabel adres"),
        ("[[jaren]]\njaar = 2020\n[jaren.vaststelling]\nx = 1", "2020: de tabel vaststelling"),
        ("[[jaren]]\njaar = 2020\n[[jaren.gerapporteerd]]\nx = 1", "de tabel gerapporteerd"),
        ("[[jaren]]\njaar = 2020\n[[jaren.banen]]\n[jaren.banen.adres]\nx = 1", "tabel adres"),
        ("[[jaren]]\njaar = 2020\nadres = { x = 1 }", "de tabel adres is onbekend"),
        ("adres = 1", "de sleutel adres is onbekend"),
        ("adres = []", "de sleutel adres is onbekend"),
    ],
)
def test_what_is_unknown_in_a_known_table_is_refused(text: str, place: str) -> None:
    with pytest.raises(KnownProblem, match=place):
        read(text)


def test_a_key_of_too_many_parts_is_refused() -> None:
    for text in (
        "a." * 33 + "b = 1",
        "[" + '"a" . ' * 33 + "b]",
        "x = {" + "a." * 33,
        '"\\"".' * 33 + "b = 1",
        "'\"'." + "a." * 33 + "b = 1",
        'x = """\n" """\n' + "a." * 33 + "b = 1",
        'x = {y = """a"""", ' + "a." * 33 + "b = 1}",
        "x = {y = '''a''''', " + "a." * 33 + "b = 1}",
        '# "\n' + "a." * 33 + "b = 1",
        'x = "#"\n' + "a." * 33 + "b = 1",
    ):
        with pytest.raises(KnownProblem, match="een sleutel heeft te veel delen"):
            read(text)
    for text in ("a." * 31 + "b = 1", f"a = '{'a.' * 40}' # {'a.' * 40}", f'a = """{"a." * 40}"""'):
        assert read(f"[extra]\n{text}").jaren == ()
    long = "[werkgever]\nnaam = '" + "a" * 100 + "'\n# " + "x" * 20_000 + " " * 20_000
    assert read(long).werkgever.naam == "a" * 100


HEAD = "[[jaren]]\njaar = 2020\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[werkgever", "geen geldige TOML"),
        ("x = " + "[" * 2000, "geen geldige TOML"),
        ("x = " + "9" * 5000, "geen geldige TOML"),
        ("x = 1.5", "schrijf 1.5 tussen aanhalingstekens"),
        ("x = nan", "schrijf nan tussen aanhalingstekens"),
        ("[verwacht]\nx = 1e3", "schrijf 1e3 tussen aanhalingstekens"),
        ("werkgever = 1", "werkgever hoort een tabel te zijn"),
        ("[[werkgever]]\nnaam = 'x'", "werkgever hoort een tabel te zijn"),
        ("[werkgever]\nnam = 'x'", "werkgever: de sleutel nam is onbekend"),
        ("[werkgever]\nnaam = 1", "werkgever, naam: Naam: deze waarde past hier niet"),
        ("[werkgever]\nnaam = true", "werkgever, naam"),
        ("[werkgever]\nnaam = ['x']", "werkgever, naam"),
        ("[werkgever]\nnaam = { x = 1 }", "werkgever, naam"),
        ("[werkgever]\nnaam = 'BSN 123456782'", "BSN"),
        ("[werkgever]\nsector = 'kerk'", "“kerk” past hier niet"),
        ("[werkgever]\nsector = 1", "werkgever, sector"),
        ("[werkgever]\nwerkweek_uren = 0", "meer dan 0"),
        ("[werkgever]\nwerkweek_uren = true", "werkgever, werkweek_uren"),
        ("[werkgever]\neerste_jaar_wet_banenafspraak = 2024", "kies een jaar van 2025"),
        ("[werkgever]\neerste_jaar_wet_banenafspraak = 1" + "0" * 4000, "past hier niet"),
        ("jaren = 1", "jaren hoort een lijst van tabellen te zijn: [[jaren]]"),
        ("[jaren]\njaar = 2020", "jaren hoort een lijst van tabellen"),
        ("jaren = [1]", "jaren hoort een lijst van tabellen"),
        ("[[jaren]]", "geen geldig jaar"),
        ("[[jaren]]\njaar = '2020'", "geen geldig jaar"),
        ("[[jaren]]\njaar = true", "geen geldig jaar"),
        ("[[jaren]]\njaar = 2011", "geen geldig jaar"),
        ("[[jaren]]\njaar = 2101", "geen geldig jaar"),
        (HEAD + HEAD, "het jaar 2020 staat er twee keer in"),
        (HEAD + "uur = 5", "jaren, 2020: de sleutel uur is onbekend"),
        (HEAD + "uur = []", "jaren, 2020: de sleutel uur is onbekend"),
        (HEAD + "uur = [1]", "jaren, 2020: de sleutel uur is onbekend"),
        (HEAD + "verloonde_uren = []", "jaren, 2020, verloonde_uren"),
        (HEAD + "verloonde_uren = {}", "jaren, 2020, verloonde_uren"),
        (HEAD + "verloonde_uren = -1", "vul een getal in van 0 of meer"),
        (HEAD + "verloonde_uren = 10000000001", "vul hoogstens 10.000.000.000 in"),
        (HEAD + "verloonde_uren = '1,5'", "“1,5” past hier niet"),
        (HEAD + "verloonde_uren = '1.2345678'", "hoogstens 6 decimalen"),
        (HEAD + "verloonde_uren = ''", "past hier niet"),
        (HEAD + "verloonde_uren = true", "past hier niet"),
        (HEAD + "verloonde_uren = 2020-01-01", "past hier niet"),
        (HEAD + "verloonde_uren = 0x" + "f" * 5000, "past hier niet"),
        (HEAD + "bron_quotumpercentage = 0x" + "f" * 5000, "past hier niet"),
        (HEAD + "bron_quotumpercentage = [0x" + "f" * 5000 + "]", "past hier niet"),
        (HEAD + "quotumpercentage = '0.0193'", "hoogstens 2 decimalen"),
        (HEAD + "quotumpercentage = 101", "vul hoogstens 100 in"),
        (HEAD + "uren = 1", "jaren.uren hoort een lijst van tabellen"),
        (HEAD + "[jaren.uren]\nonderdeel = 'x'", "jaren.uren hoort een lijst van tabellen"),
        (HEAD + "banen = [1]", "jaren.banen hoort een lijst van tabellen"),
        (HEAD + "toelichting = 'x'", "jaren.toelichting, 2020 hoort een tabel te zijn"),
        (HEAD + "[jaren.toelichting]\nplan = 'x'", "de sleutel plan is onbekend"),
        (HEAD + "[[jaren.banen]]\nnaam = 'Jan'", "jaren.banen, 2020: de sleutel naam is onbekend"),
        (HEAD + "[[jaren.banen]]\nid = 'x'", "de sleutel id is onbekend"),
        (HEAD + "[[jaren.banen]]\nvorm = 'zzp'", "jaren.banen, 2020, vorm"),
        (HEAD + "[[jaren.banen]]\nvorm = ''", "jaren.banen, 2020, vorm"),
        (HEAD + "[[jaren.banen]]\nvan = '1-5-2020'", "jaren.banen, 2020, van"),
        (HEAD + "[[jaren.banen]]\nvan = 2020-01-01T00:00:00", "jaren.banen, 2020, van"),
        (HEAD + "[[jaren.banen]]\nvan = 1949-12-31", "kies een datum van 1950"),
        (HEAD + "[[jaren.banen]]\nvan = 2020-02-30", "geen geldige TOML"),
        (HEAD + "[[jaren.banen]]\nuren_per_week = 0", "meer dan 0"),
        (HEAD + "[[jaren.banen]]\nkenmerk = '123456782'", "BSN"),
        (HEAD + "werkagenda = 1", "jaren.werkagenda hoort een lijst van tabellen"),
        (HEAD + "[[jaren.verslagtekst]]\ntekst = 'x'", "verslagtekst, 2020 hoort een tabel te"),
        (HEAD + "[[jaren.vergelijking]]", "jaren.vergelijking, 2020 hoort een tabel te zijn"),
        (HEAD + "[jaren.scenarios]\nnaam = 'x'", "jaren.scenarios hoort een lijst van tabellen"),
        (HEAD + "[jaren.verslagtekst]\nberekend = 'x'", "de sleutel berekend is onbekend"),
        (HEAD + "[jaren.verslagtekst]\nlengte = ''", "jaren.verslagtekst, 2020, lengte"),
        (HEAD + "[[jaren.werkagenda]]\nstatus = 'af'", "jaren.werkagenda, 2020, status"),
        (HEAD + "[[jaren.werkagenda]]\neigenaar = '123456782'", "BSN"),
        (HEAD + "[[jaren.scenarios]]\ndoeljaar = 2017", "kies een jaar van 2018"),
        (HEAD + f"[[jaren.banen]]\n{'k' * 50} = 1", f"{'k' * 39}… is onbekend"),
    ],
)
def test_a_fault_is_a_sentence_that_names_its_place(text: str, why: str) -> None:
    assert why in refused(text.encode())


def test_bytes_that_are_no_text_are_refused() -> None:
    assert "UTF-8" in refused(b"[werkgever]\nnaam = '\xff'")


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_input, "LARGEST", 10)
    assert read_toml(b"#23456789\n").jaren == ()
    assert "groter dan 20 MB" in refused(b"#234567890\n")


def test_a_date_may_be_a_text_too() -> None:
    found = year("[[jaren.banen]]\nvan = '2020-01-31'\ntot = 2020-12-31").banen[0]
    assert (found.van, found.tot) == (date(2020, 1, 31), date(2020, 12, 31))


def test_a_quantity_is_an_integer_or_a_text_with_a_point() -> None:
    assert year("verloonde_uren = 1234").verloonde_uren == 1234
    assert year("verloonde_uren = '1.234'").verloonde_uren == Decimal("1.234")
    assert year("verloonde_uren = 10_000_000_000").verloonde_uren == Decimal(10) ** 10


inline = st.recursive(
    st.booleans().map(lambda value: str(value).lower())
    | st.integers().map(str)
    | st.sampled_from(
        ["2020-01-01", "2020-01-01T10:00:00", "10:00:00", "1.5", "'x'", "''", "'1.5'"]
    )
    | st.sampled_from(["'ja'", "'uitzend'", "0x10", "'2020-01-01'", "-5", "'-5'", "'123456782'"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
        | st.lists(inner, max_size=1).map(
            lambda items: "{" + ", ".join(f"naam = {item}" for item in items) + "}"
        )
    ),
    max_leaves=6,
)
assigned = [number for number, line in enumerate(WHOLE.splitlines()) if " = " in line]


def reads_or_refuses(data: bytes) -> None:
    """Read, or fail with the one exception and a whole sentence."""
    try:
        found: object = read_toml(data)
    except KnownProblem as problem:
        found = problem.message
    assert isinstance(found, Dossier) or str(found).endswith(".")


@given(st.sampled_from(assigned), inline)
def test_any_value_in_any_place_is_read_or_refused(number: int, value: str) -> None:
    lines = WHOLE.splitlines()
    lines[number] = lines[number].split(" = ")[0] + " = " + value
    reads_or_refuses("\n".join(lines).encode())


@given(st.sampled_from(["werkgever", "jaren", "bron", "x"]), inline)
def test_any_table_is_read_or_refused(key: str, value: str) -> None:
    reads_or_refuses(f"{key} = {value}".encode())


@given(st.binary() | st.text().map(lambda text: text.encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reads_or_refuses(data)
