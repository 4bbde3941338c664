"""The .banen file: what goes in comes out, older files open, newer ones are refused."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from signing import sign
from strategies import dossiers

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Baan,
    Contract,
    Dossier,
    Functiegroep,
    Herkomst,
    Jaar,
    Sector,
    Toelichting,
    Toerekening,
    UrenRegel,
    Vorm,
    Werkgever,
)
from banen_desktop.dossier.opgaven import GemaakteOpgave, Raadsleutel
from banen_desktop.dossier.verslag import (
    Beeldsoort,
    Cijfer,
    Inzet,
    Lengte,
    Logo,
    Maatregel,
    Parameters,
    Plaatsing,
    Scenario,
    Stem,
    Vaststelling,
    Vergelijking,
    Versie,
    Verslagtekst,
    Voortgang,
    Waarde,
)
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import upgrades
from banen_desktop.storage.banen_file import (
    DOSSIER,
    FORMAT,
    SCHEMA,
    from_bytes,
    to_bytes,
)
from banen_desktop.storage.sqlite_file import DamagedError, Tables, Upgrade

FILES = Path(__file__).parent.parent / "files"
FORMAT_1 = Dossier(
    werkgever=Werkgever(
        naam="Stichting Ĳsselmeer & “Zoon” 😀",
        sector=Sector.PO,
        bestuursnummer="40123",
        loonheffingennummers="123456782L01, 123456782L02",
        werkweek_uren=Decimal("36.86"),
        premie_sectorfonds=JaNee.NEE,
        eerste_jaar_wet_banenafspraak=2030,
    ),
    jaren=(
        Jaar(jaar=2018),
        Jaar(
            jaar=2024,
            verloonde_uren=Decimal("1234567.89"),
            verloonde_uren_herkomst=Herkomst.LOONAANGIFTE,
            verloonde_uren_vorig_jaar=Decimal(1200000),
            quotumpercentage=Decimal("2.76"),
            bron_quotumpercentage="Eigen opgave",
            uren=(
                UrenRegel(
                    onderdeel="De Eik",
                    functiegroep=Functiegroep.ONDERWIJZEND,
                    verloonde_uren=Decimal("100.5"),
                    herkomst=Herkomst.LIJST,
                    opmerking="Twee regels\nen een tab\t.",
                    id="00000000000000000000000000000001",
                ),
                UrenRegel(id="00000000000000000000000000000002"),
            ),
            banen=(
                Baan(
                    kenmerk="P-02",
                    onderdeel="De Eik",
                    vorm=Vorm.UITZEND,
                    toerekening=Toerekening.AFGESPROKEN,
                    contract=Contract.TIJDELIJK,
                    soort_werk="conciërge",
                    uren_per_week=Decimal("25.5"),
                    van=date(2024, 2, 29),
                    tot=date(2024, 12, 31),
                    telt_mee_van=date(2024, 3, 1),
                    telt_mee_tot=date(2024, 11, 30),
                    verloonde_uren=Decimal("999.000001"),
                    verloonde_uren_herkomst=Herkomst.SCHATTING,
                    register_gecontroleerd_op=date(2024, 12, 1),
                    besluit_telt_mee=JaNee.JA,
                    besluit_grond="Afgesproken met de uitlener.",
                    besluit_op=date(2025, 1, 15),
                    opmerking="=1+1",
                    id="00000000000000000000000000000003",
                ),
                Baan(kenmerk="P-01", id="00000000000000000000000000000004"),
            ),
            toelichting=Toelichting(
                maatregelen="Wij maakten banen.",
                oorzaken="Weinig begeleiders.",
                plannen="Meer begeleiders.",
                soorten_werk="Conciërge",
                social_return="Twee, apart.",
                gegevens="Uit de loonaangifte.",
                verantwoordelijke="hoofd HR",
            ),
        ),
    ),
    id="0123456789abcdef0123456789abcdef",
)
FORMAT_2 = replace(
    FORMAT_1,
    werkgever=replace(FORMAT_1.werkgever, nulmeting_banen=Decimal("3.5")),
    jaren=(
        FORMAT_1.jaren[0],
        replace(
            FORMAT_1.jaren[1],
            werkagenda=(
                Maatregel(
                    omschrijving="Taken opknippen in de keuken",
                    eigenaar="hoofd facilitair",
                    deadline=date(2024, 9, 30),
                    status=Voortgang.LOOPT,
                    plaatsing=Plaatsing.SAMEN,
                    resultaat="twee banen",
                    id="m1",
                ),
                Maatregel(omschrijving="Nog zonder datum", id="m2"),
            ),
            verslagtekst=Verslagtekst(Lengte.KORT, Stem.NAAM, "Eigen woorden.", "Berekend: 18,2."),
            vaststelling=Vaststelling(date(2025, 4, 1), "het bestuur", "goedgekeurd", "v1"),
            gerapporteerd=(
                Cijfer("gerealiseerde_banen", Decimal("28.10443651389932381667918858"), "c1"),
                Cijfer("verschil_banen", Decimal("-5.5"), "c2"),
                Cijfer("aandeel", Decimal("0.00000000001234567890123456789012"), "c3"),
            ),
            vergelijking=Vergelijking(Decimal(5000), Decimal(2), Decimal("1500.50"), Decimal(0)),
            scenarios=(
                Scenario(
                    naam="Twee conciërges",
                    personen=Decimal(2),
                    uren_per_week=Decimal(16),
                    vanaf=date(2025, 5, 1),
                    inzet=Inzet.INLEEN,
                    quotumpercentage=Decimal("3.09"),
                    groei_uren=Decimal("-2.5"),
                    functiegroepen="ondersteunend,directie",
                    inkoop_telt=JaNee.JA,
                    wet_banenafspraak=JaNee.NEE,
                    doeljaar=2028,
                    id="s1",
                ),
            ),
        ),
        *FORMAT_1.jaren[2:],
    ),
    logo=Logo(Beeldsoort.SVG, "PHN2Zy8+"),
    versies=(Versie("2025-04-01T10:00:00", "vastgesteld", 2024, "eJwDAAAAAAE=", "v1"),),
)
_OF_A_FORM = Waarde("vorm_payroll", "Payroll", status="na_besluit", bestand="f", id="w2")
FORMAT_3 = replace(
    FORMAT_2,
    jaren=(
        FORMAT_2.jaren[0],
        replace(
            FORMAT_2.jaren[1],
            parameters=Parameters("0123456789abcdef" * 4),
            waarden=(
                Waarde(
                    sleutel="quotumpercentage",
                    omschrijving="Quotumpercentage",
                    waarde=Decimal("2.90"),
                    eenheid="procent",
                    status="vastgesteld",
                    bestand="raad é.toml",
                    id="w1",
                ),
                _OF_A_FORM,
            ),
        ),
        *FORMAT_2.jaren[2:],
    ),
)
FORMAT_4 = replace(
    FORMAT_3,
    werkgever=replace(FORMAT_3.werkgever, eerste_jaar_activering=2031),
    jaren=(
        *FORMAT_3.jaren[:-1],
        replace(
            FORMAT_3.jaren[-1],
            banen=(
                *FORMAT_3.jaren[-1].banen,
                Baan(
                    kenmerk="D-1",
                    aantal=Decimal(12),
                    vorm=Vorm.DETACHERING,
                    uitlener_7_690=JaNee.JA,
                    uitlener_handelsregister=JaNee.NEE,
                    id="d1",
                ),
            ),
        ),
    ),
)
FORMAT_5 = replace(
    FORMAT_4,
    jaren=(
        *FORMAT_4.jaren[:-1],
        replace(FORMAT_4.jaren[-1], verslagtekst=Verslagtekst(klopt_nog="plannen gegevens")),
    ),
    opgaven=(
        GemaakteOpgave("Raad é", 2024, date(2025, 2, 12), '{"formaat":"x"}', "eJwDAAAAAAE=", "o1"),
        GemaakteOpgave(id="o2"),
    ),
    raadsleutels=(Raadsleutel("Raad é", "age1" + "q" * 58, date(2025, 2, 12), "k1"),),
)


@given(dossiers())
def test_what_goes_in_comes_out(dossier: Dossier) -> None:
    data = to_bytes(dossier)
    opened = from_bytes(data)
    assert opened == dossier
    assert to_bytes(opened) == data


def test_rows_keep_their_order_and_ids() -> None:
    rows = tuple(Baan(kenmerk=kenmerk, id=kenmerk) for kenmerk in ("z", "a", "m"))
    opened = from_bytes(to_bytes(Dossier(jaren=(Jaar(jaar=2024, banen=rows),))))
    assert [row.id for row in opened.jaren[0].banen] == ["z", "a", "m"]


def test_the_file_says_what_it_is() -> None:
    data = to_bytes(Dossier())
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        assert connection.execute("PRAGMA application_id").fetchone() == (DOSSIER.application_id,)
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("memory",)
    assert data[68:72] == b"BANE"
    assert DOSSIER.format_of(data) == FORMAT


def test_another_process_makes_the_same_bytes() -> None:
    program = (
        "import sys; from banen_desktop.storage.banen_file import from_bytes, to_bytes;"
        "sys.stdout.buffer.write(to_bytes(from_bytes(sys.stdin.buffer.read())))"
    )
    data = to_bytes(FORMAT_1)
    made = subprocess.run(
        [sys.executable, "-c", program],
        input=data,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert made.stdout == data


def test_the_file_of_format_1_opens_for_ever() -> None:
    assert from_bytes((FILES / "indeling-1.banen").read_bytes()) == FORMAT_1


def test_the_file_of_format_2_opens_for_ever() -> None:
    assert from_bytes((FILES / "indeling-2.banen").read_bytes()) == FORMAT_2


def test_the_file_of_format_3_opens_for_ever() -> None:
    assert from_bytes((FILES / "indeling-3.banen").read_bytes()) == FORMAT_3


def test_the_file_of_format_4_opens_for_ever() -> None:
    assert from_bytes((FILES / "indeling-4.banen").read_bytes()) == FORMAT_4


def test_the_file_of_format_5_opens_for_ever() -> None:
    data = (FILES / "indeling-5.banen").read_bytes()
    assert from_bytes(data) == FORMAT_5
    assert to_bytes(FORMAT_5) == data


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_the_tables_of_a_format_never_change(number: int) -> None:
    """A change of `dossier.fields` is a new format: raise FORMAT, add an upgrade and a file."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize((FILES / f"indeling-{number}.banen").read_bytes())
        made = dict(connection.execute("SELECT name, sql FROM sqlite_master"))
    assert made == (SCHEMA if number == FORMAT else upgrades.UPGRADES[number].schema)


@pytest.mark.parametrize("newer", [1, 2**8, 2**16, 2**24])
def test_a_newer_file_is_refused_and_says_what_to_do(newer: int) -> None:
    with pytest.raises(KnownProblem) as caught:
        from_bytes(with_format(to_bytes(FORMAT_1), FORMAT + newer))
    assert caught.value.message == (
        "Dit dossier is gemaakt met een nieuwere versie van Banen Desktop."
    )
    assert caught.value.safe == "Het is niet veranderd."
    assert "nieuwste versie" in caught.value.advice


@pytest.mark.parametrize("number", [0, -1, -(2**31)])
def test_a_format_that_never_was_is_damage(number: int) -> None:
    with pytest.raises(KnownProblem, match="beschadigd"):
        from_bytes(with_format(to_bytes(FORMAT_1), number))


def with_format(data: bytes, number: int) -> bytes:
    """The same file with another number of the format in its header."""
    return data[:60] + number.to_bytes(4, signed=True) + data[64:]


# Two made-up older formats: the older called the employer `baas`, the other had no explanation
# of the year.
_OLD, _OLDER = FORMAT - 1, FORMAT - 2
_FORMAT_OLDER = {
    "baas": SCHEMA["werkgever"].replace("werkgever", "baas"),
    **{name: sql for name, sql in SCHEMA.items() if name not in {"werkgever", "toelichting"}},
}
_FORMAT_OLD = {name: sql for name, sql in SCHEMA.items() if name != "toelichting"}


def _called_werkgever(old: Tables) -> Tables:
    return {"werkgever": old["baas"], **{name: old[name] for name in old if name != "baas"}}


def _with_explanation(old: Tables) -> Tables:
    empty = dict.fromkeys(Toelichting.__dataclass_fields__, "")
    return {**old, "toelichting": [{"jaar": row["jaar"], **empty} for row in old["jaar"]]}


@pytest.fixture
def older_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(upgrades.UPGRADES, _OLDER, Upgrade(_FORMAT_OLDER, _called_werkgever))
    monkeypatch.setitem(upgrades.UPGRADES, _OLD, Upgrade(_FORMAT_OLD, _with_explanation))


def older(data: bytes, number: int) -> bytes:
    """The same dossier in one of the made-up formats."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        connection.execute("DROP TABLE toelichting")
        if number == _OLDER:
            connection.execute("ALTER TABLE werkgever RENAME TO baas")
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(
                "UPDATE sqlite_master SET sql = ? WHERE name = 'baas'", (_FORMAT_OLDER["baas"],)
            )
        connection.execute(f"PRAGMA user_version = {number}")
        sign(connection)
        connection.commit()
        return connection.serialize()


@pytest.mark.usefixtures("older_formats")
@pytest.mark.parametrize("number", [_OLDER, _OLD])
def test_an_older_file_is_upgraded_step_by_step(number: int) -> None:
    data = older(to_bytes(FORMAT_1), number)
    assert DOSSIER.format_of(data) == number
    years = tuple(replace(year, toelichting=Toelichting()) for year in FORMAT_1.jaren)
    assert from_bytes(data) == replace(FORMAT_1, jaren=years)


@pytest.mark.usefixtures("older_formats")
def test_an_older_file_must_have_exactly_the_older_tables() -> None:
    with pytest.raises(KnownProblem, match="andere tabellen"):
        from_bytes(with_format(to_bytes(FORMAT_1), _OLD))


def test_an_upgrade_that_cannot_read_a_value_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Tables) -> Tables:
        raise DamagedError("er staat iets vreemds in")

    monkeypatch.setitem(upgrades.UPGRADES, _OLD, Upgrade(SCHEMA, refuse))
    with pytest.raises(KnownProblem, match="beschadigd: er staat iets vreemds in"):
        from_bytes(with_format(to_bytes(FORMAT_1), _OLD))


def test_every_format_since_the_first_can_be_upgraded() -> None:
    assert set(upgrades.UPGRADES) == set(range(1, FORMAT))


def test_a_digit_that_changed_after_saving_is_seen() -> None:
    data = to_bytes(FORMAT_1)
    assert data.count(b"1234567.89") == 1
    with pytest.raises(KnownProblem, match="veranderd na het opslaan"):
        from_bytes(data.replace(b"1234567.89", b"1234567.88"))
