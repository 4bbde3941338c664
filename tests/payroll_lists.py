"""Lists in the layouts that payroll and HR systems write, with made-up data, and their outcome.

`python tests/payroll_lists.py` writes the files of tests/files/lists again (the .xls and .ods with
LibreOffice). Every BSN passes the eleven-test and belongs to nobody we know of; `PERSONAL` is what
may be found nowhere after reading.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import xlsxwriter

FOLDER = Path(__file__).parent / "files" / "lists"
YEAR = 2025
WEEK = 36
PERSONAL = (
    *("123456782", "111222333", "987654329", "Jansen", "Pietersen", "Zwartbol", "Fatima", "Wajong"),
    *("1980-05-06", "06-05-1980", "06/05/1980", "voorbeeld.nl", "100417", "100533"),
)
Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class PayrollList:
    """A file, and what it must give; `rows` as `onderdeel|groep|uren|herkomst` or as a job.

    A job is `kenmerk|onderdeel|vorm|contract|uren per week|van|tot|verloonde uren`.
    """

    name: str
    sheets: dict[str, list[Row]]
    kind: str
    rows: tuple[str, ...]
    refused: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    header_row: int = 1
    encoding: str = "utf-8"
    separator: str = ";"
    formats: tuple[tuple[int, str], ...] = ()
    merged: tuple[tuple[int, int, int, str], ...] = ()
    hidden: str = ""
    board: str = ""
    totals: int = 0
    text_rows: int = 0
    outside: int = 0
    persons: int | None = None


def estimate(hours_a_week: str, days: int, days_of_year: int = 365) -> str:
    """Hours of a year as the law of this house estimates them, half a cent upwards."""
    exact = Fraction(hours_a_week) * Fraction("52.2") * days / days_of_year
    cents = int(exact * 100 + Fraction(1, 2))
    return f"{cents // 100}.{cents % 100:02}"


def weeks(part: str, week: str = "36") -> str:
    """Hours a week of a part of a full week."""
    return str(Fraction(part) * Fraction(week))


BIRTH = date(1980, 5, 6)
JULY = date(2025, 7, 1)
LISTS = (
    PayrollList(
        "afas-verloonde-uren.xlsx",
        {
            "Export": [
                ("Medewerker", "Naam", "BSN", "Geboortedatum", "School", "Functiegroep", "Uren"),
                (100417, "Jansen, F.", "123456782", BIRTH, "De Linde", "OP", 1500.5),
                (100533, "Pietersen", "111222333", BIRTH, "De Linde", "OOP", 812.25),
                (100417, "Jansen, F.", "123456782", BIRTH, "De Linde", "OP", 99.5),
                (100534, "Zwartbol", "987654329", BIRTH, "De Eik", "OP", 0.1),
                (100535, "Zwartbol", "987654329", BIRTH, "De Eik", "OP", 0.2),
            ]
        },
        "uren",
        (
            "De Linde|onderwijzend|1600|lijst",
            "De Linde|ondersteunend|812.25|lijst",
            "De Eik|onderwijzend|0.3|lijst",
        ),
        left_out=("Naam", "BSN", "Geboortedatum"),
        persons=4,
    ),
    PayrollList(
        "afas-deeltijdpercentage.xlsx",
        {
            "Medewerkers": [
                (
                    *("Personeelsnummer", "Roepnaam", "Afdeling", "Datum in dienst"),
                    *("Datum uit dienst", "Deeltijdpercentage"),
                ),
                (100417, "Fatima", "Belastingen", date(2018, 3, 1), None, 80),
                (100533, "Jan", "Belastingen", JULY, None, 100),
                (100534, "Piet", "Wijkteam", date(2010, 1, 1), date(2024, 12, 31), 50),
                (100535, "Kees", "Wijkteam", date(2010, 1, 1), date(2025, 1, 31), 50),
            ]
        },
        "uren",
        (
            f"Belastingen||{estimate(weeks('0.8'), 365)}+{estimate('36', 184)}|schatting",
            f"Wijkteam||{estimate('18', 31)}|schatting",
        ),
        left_out=("Roepnaam",),
        findings=("lijst_geschat",),
        outside=1,
        persons=3,
    ),
    PayrollList(
        "afas-parttime.csv",
        {
            "": [
                ("Medewerkernummer", "E-mail werk", "Organisatorische eenheid", "Parttime %"),
                ("100417", "f.jansen@voorbeeld.nl", "Bestuursdienst", "88,89 %"),
                ("100533", "p@voorbeeld.nl", "Bestuursdienst", "100 %"),
                ("100534", "", "Ruimte & Groen", "55,5556 %"),
            ]
        },
        "uren",
        (
            f"Bestuursdienst||{estimate('32.0004', 365)}+{estimate('36', 365)}|schatting",
            f"Ruimte & Groen||{estimate('20.000016', 365)}|schatting",
        ),
        left_out=("E-mail werk",),
        findings=("lijst_geschat",),
        encoding="cp1252",
        persons=3,
    ),
    PayrollList(
        "raet-werktijdfactor.csv",
        {
            "": [
                ("Pers.nr", "Naam", "OE omschrijving", "Functiecategorie", "WTF", "Ingangsdatum"),
                ("100417", "Jansen", "Basisschool Zuid", "Leraar", "0,8000", "01-08-2023"),
                ("100533", "Pietersen", "Basisschool Zuid", "OOP", "0,4125", "15-10-2025"),
                ("100534", "Zwartbol", "Basisschool Zuid", "Directeur", "1,0000", "01-01-2020"),
            ]
        },
        "uren",
        (
            f"Basisschool Zuid|onderwijzend|{estimate(weeks('0.8'), 365)}|schatting",
            f"Basisschool Zuid|ondersteunend|{estimate(weeks('0.4125'), 78)}|schatting",
            f"Basisschool Zuid|directie|{estimate('36', 365)}|schatting",
        ),
        left_out=("Naam",),
        findings=("lijst_geschat",),
        encoding="utf-8-sig",
        persons=3,
    ),
    PayrollList(
        "raet-betrekkingsomvang.xlsx",
        {
            "Aanstellingen": [
                ("Vestiging", "Betrekkingsomvang", "Begindatum", "Einddatum"),
                ("Hoofdlocatie", 0.8, date(2025, 1, 1), date(2025, 12, 31)),
                ("Hoofdlocatie", 1, date(2025, 1, 1), date(2099, 12, 31)),
                ("Dependance", 0.05, date(2025, 1, 1), date(9999, 12, 31)),
            ]
        },
        "uren",
        (
            f"Hoofdlocatie||{estimate('64.8', 365)}|schatting",
            f"Dependance||{estimate('1.8', 365)}|schatting",
        ),
        findings=("lijst_geschat",),
        formats=((1, "0%"),),
    ),
    PayrollList(
        "adp-contracturen.txt",
        {
            "": [
                ("Werknemernummer", "Afdelingsnaam", "Contracturen per week", "Indiensttreding"),
                ("100417", "Griffie", "32.00", "01/02/2025"),
                ("100533", "Griffie", "36.00", "15/01/2020"),
                ("100534", "Griffie", "7.125", "31/12/2025"),
            ]
        },
        "uren",
        (f"Griffie||{estimate('32', 334)}+{estimate('36', 365)}+{estimate('7.125', 1)}|schatting",),
        findings=("lijst_geschat",),
        separator="\t",
        persons=3,
    ),
    PayrollList(
        "exact-uren.csv",
        {
            "": [
                ("Kostenplaats", "Omschrijving", "Aantal uren"),
                ("KP100", "Onderwijs, algemeen", "1,234.50"),
                ("KP200", 'De "Brug"', "12,345"),
                ("KP300", "Staf", "0.75"),
            ]
        },
        "uren",
        ("KP100||1234.50|lijst", "KP200||12345|lijst", "KP300||0.75|lijst"),
        separator=",",
    ),
    PayrollList(
        "loket-met-kop-en-totaal.xlsx",
        {
            "Rapport": [
                ("Verloonde uren per afdeling",),
                ("Werkgever:", "Waterschap Voorbeeld", None),
                ("Periode:", "1-1-2025 t/m 31-12-2025", None),
                (),
                ("Afdeling", "Soort personeel", "Verloonde uren"),
                ("Beheer", "Overig", 10000),
                ("Beheer", "Directie", 1879.2),
                ("Totaal Beheer", None, 11879.2),
                ("Heffingen", "Overig", 5000.4),
                ("Totaal Heffingen", None, 5000.4),
                ("Eindtotaal", None, 16879.6),
                ("Afgedrukt op 3-2-2026",),
            ]
        },
        "uren",
        (
            "Beheer|overig|10000|lijst",
            "Beheer|directie|1879.2|lijst",
            "Heffingen|overig|5000.4|lijst",
        ),
        header_row=5,
        totals=3,
        text_rows=1,
    ),
    PayrollList(
        "cobra-fte.xls",
        {
            "Formatie": [
                ("Brin", "Functiecategorie", "Aantal fte", "Norm uren per week"),
                ("01AB", "OP", 12.5, 40),
                ("01AB", "OBP", 3.25, 40),
                ("02CD", "OP", 1, 36.86),
            ]
        },
        "uren",
        (
            f"01AB|onderwijzend|{estimate('500', 365)}|schatting",
            f"01AB|ondersteunend|{estimate('130', 365)}|schatting",
            f"02CD|onderwijzend|{estimate('36.86', 365)}|schatting",
        ),
        findings=("lijst_geschat",),
    ),
    PayrollList(
        "duo-fte.csv",
        {
            "": [
                (
                    *("BEVOEGD GEZAG", "BRIN NUMMER", "FUNCTIEGROEP"),
                    *("FTE'S 2023", "FTE'S 2024", "FTE'S 2025"),
                ),
                ("41234", "01AB", "Directie", "1,0", "1,0", "1,5"),
                ("41234", "01AB", "Onderwijzend personeel", "10,2", "11,3", "12,4"),
                ("41234", "01AB", "Onderwijsondersteunend personeel", "2", "*", "*"),
                ("49999", "09ZZ", "Onderwijzend personeel", "99", "99", "99"),
            ]
        },
        "uren",
        (
            f"01AB|directie|{estimate(weeks('1.5'), 365)}|schatting",
            f"01AB|onderwijzend|{estimate(weeks('12.4'), 365)}|schatting",
        ),
        findings=("lijst_geschat", "lijst_verborgen"),
        board="41234",
    ),
    PayrollList(
        "duo-alle-besturen.ods",
        {
            "fte": [
                ("BEVOEGD GEZAG NUMMER", "BRIN NUMMER", "FUNCTIEGROEP", "FTE'S 2025"),
                (41234, "01AB", "Onderwijzend personeel", 2),
                (49999, "09ZZ", "Onderwijzend personeel", 1),
            ]
        },
        "uren",
        (
            f"01AB|onderwijzend|{estimate('72', 365)}|schatting",
            f"09ZZ|onderwijzend|{estimate('36', 365)}|schatting",
        ),
        findings=("lijst_geschat",),
        board="alle",
    ),
    PayrollList(
        "twee-kopregels.xlsx",
        {
            "Blad1": [
                ("Organisatie", None, "Contract", None, None),
                ("School", "Personeelscategorie", "Uren per week", "Begin", "Einde"),
                ("De Kei", "OP", 20, date(2025, 1, 1), date(2025, 6, 30)),
                ("De Kei", "OP", 10.5, date(2025, 7, 1), None),
            ]
        },
        "uren",
        (f"De Kei|onderwijzend|{estimate('20', 181)}+{estimate('10.5', 184)}|schatting",),
        findings=("lijst_geschat",),
        header_row=2,
    ),
    PayrollList(
        "gesplitste-titels.xlsx",
        {
            "Blad1": [
                ("Onder-", "Functie-", "Verloonde"),
                ("deel", "groep", "uren"),
                ("Museum", "Overig", 4000),
                ("Archief", "Overig", 2500.5),
            ]
        },
        "uren",
        ("Museum|overig|4000|lijst", "Archief|overig|2500.5|lijst"),
    ),
    PayrollList(
        "maanden-naast-elkaar.xlsx",
        {
            "2025": [
                (
                    *("Kostenplaats", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug"),
                    *("sep", "okt", "nov", "dec"),
                ),
                ("Zwembad", *[150.25] * 12),
                ("Sporthal", *[100] * 6, *[None] * 6),
            ]
        },
        "uren",
        ("Zwembad||1803|lijst", "Sporthal||600|lijst"),
    ),
    PayrollList(
        "regel-per-periode.csv",
        {
            "": [
                ("Jaar", "Periode", "Personeelsnr.", "Afdeling", "Verl. uren"),
                ("2025", "1", "100417", "Zorg", "156,60"),
                ("2025", "2", "100417", "Zorg", "156,60"),
                ("2024", "12", "100417", "Zorg", "150"),
                ("2025", "1", "100533", "Zorg", "80,5-"),
            ]
        },
        "uren",
        ("Zorg||232.70|lijst",),
        findings=("lijst_negatief",),
        outside=1,
        persons=2,
    ),
    PayrollList(
        "fte-per-maand.xlsx",
        {
            "Bezetting": [
                ("Maand", "Team", "FTE"),
                ("januari 2025", "Handhaving", 10),
                ("februari 2025", "Handhaving", 12),
                ("december 2024", "Handhaving", 9),
            ]
        },
        "uren",
        (f"Handhaving||{estimate('360', 31)}+{estimate('432', 28)}|schatting",),
        findings=("lijst_geschat",),
        outside=1,
    ),
    PayrollList(
        "excel-unicode-tekst.txt",
        {
            "": [
                ("Onderdeel", "Functiegroep", "Verloonde uren"),
                ("Crèche ’t Höfke", "Overig", "1.234,5"),
                ("Privéschool", "OP", "2.000"),
            ]
        },
        "uren",
        ("Crèche ’t Höfke|overig|1234.5|lijst", "Privéschool|onderwijzend|2000|lijst"),
        encoding="utf-16",
        separator="\t",
    ),
    PayrollList(
        "sep-regel.csv",
        {
            "": [
                ("sep=;",),
                ("School", "Functiegroep", "Verloonde uren"),
                ("=1+1", "OP", "1000"),
                ("+31", "OOP", "2000"),
                ("@hier", "Directie", "-"),
                ("-streep", "Directie", "3000"),
            ]
        },
        "uren",
        (
            "=1+1|onderwijzend|1000|lijst",
            "+31|ondersteunend|2000|lijst",
            "-streep|directie|3000|lijst",
        ),
        refused=("C5",),
        header_row=2,
    ),
    PayrollList(
        "rechte-streepjes.txt",
        {
            "": [
                ("afdeling", "verloonde uren", "opmerking"),
                ("Balie", "1.500", "let op; komma, punt"),
                ("Depot", "950", ""),
            ]
        },
        "uren",
        ("Balie||1500|lijst", "Depot||950|lijst"),
        separator="|",
    ),
    PayrollList(
        "samengevoegde-cellen.xlsx",
        {
            "Uren": [
                ("School", "Functiegroep", "Verloonde uren"),
                ("De Beuk", "OP", 100),
                ("De Beuk", "OOP", 50),
                ("De Beuk", "Directie", 25),
                ("De Es", "OP", 10),
            ]
        },
        "uren",
        (
            "De Beuk|onderwijzend|100|lijst",
            "De Beuk|ondersteunend|50|lijst",
            "De Beuk|directie|25|lijst",
            "De Es|onderwijzend|10|lijst",
        ),
        merged=((1, 3, 0, "De Beuk"),),
    ),
    PayrollList(
        "banen-eenvoudig.csv",
        {
            "": [
                ("Kenmerk", "School", "Vorm", "Uren per week", "Van", "Tot en met", "Functie"),
                ("P-01", "De Linde", "Dienstverband", "25,5", "", "", "Conciërge"),
                ("P-02", "De Eik", "Detachering Wsw", "16", "1 mei 2025", "", "Groen"),
                ("P-03", "De Eik", "uitzendkracht", "8", "1-1-25", "30-6-25", "Keuken"),
                ("P-04", "De Eik", "Raadsel", "8", "", "", ""),
                ("P-05", "De Eik", "Stage", "200", "", "", ""),
                ("P-06", "De Eik", "Stage", "8", "31-02-2025", "", ""),
            ]
        },
        "banen",
        (
            "P-01|De Linde|dienstverband||25.5|||",
            "P-02|De Eik|detachering_wsw||16|2025-05-01||",
            "P-03|De Eik|uitzend||8|2025-01-01|2025-06-30|",
        ),
        refused=("C5", "D6", "E7"),
        persons=3,
    ),
    PayrollList(
        "banen-met-persoonsgegevens.xlsx",
        {
            "Banenafspraak 2025": [
                (
                    *("Personeelsnummer", "Voorletters", "Achternaam", "Geb.datum", "Sofinummer"),
                    *("Doelgroep", "Afdeling", "Soort dienstverband", "Gem. uren p/w"),
                    *("Begindatum contract", "Einddatum contract", "Verloonde uren"),
                ),
                (
                    *(100417, "F.", "Jansen", BIRTH, 123456782, "Wajong", "Groen"),
                    *("Bepaalde tijd", 24, date(2025, 1, 1), date(2025, 6, 30), 620.5),
                ),
                (
                    *(100417, "F.", "Jansen", BIRTH, 123456782, "Wajong", "Groen"),
                    *("Onbepaalde tijd", 28, date(2025, 7, 1), None, 730),
                ),
                (
                    *(100533, "P.", "Pietersen", BIRTH, 111222333, "Wsw", "Post"),
                    *("Payroll, tijdelijk", 36, None, None, None),
                ),
            ]
        },
        "banen",
        (
            "P-01|Groen|dienstverband|tijdelijk|24|2025-01-01|2025-06-30|620.5",
            "P-01|Groen|dienstverband|vast|28|2025-07-01||730",
            "P-02|Post|payroll|tijdelijk|36|||",
        ),
        left_out=("Voorletters", "Achternaam", "Geb.datum", "Sofinummer", "Doelgroep"),
        persons=2,
    ),
    PayrollList(
        "banen.ods",
        {
            "Doelgroep": [
                ("Code baan", "Locatie", "Soort inzet", "Deeltijdfactor", "Ingangsdatum"),
                ("A1", "Noord", "Eigen dienst", 0.5, date(2025, 2, 1)),
                ("A2", "Zuid", "Inhuur", 1, date(2024, 2, 1)),
            ]
        },
        "banen",
        (
            "A1|Noord|dienstverband||18|2025-02-01||",
            "A2|Zuid|overig_inleen||36|2024-02-01||",
        ),
        findings=("lijst_uren_uit_deel",),
        persons=2,
    ),
    PayrollList(
        "verborgen-en-meer-bladen.xlsx",
        {
            "Toelichting": [("Deze map bevat de uren van 2025.",), ("Vragen? Bel Jansen.",)],
            "Oud": [("School", "Verloonde uren"), ("Oude school", 1)],
            "Uren": [("School", "Functiegroep", "Verloonde uren"), ("De Iep", "OP", 7)],
        },
        "uren",
        ("De Iep|onderwijzend|7|lijst",),
        hidden="Oud",
    ),
    PayrollList(
        "formules.xlsx",
        {
            "Uren": [
                ("School", "Verloonde uren"),
                ("De Els", ("=600+400", 1000)),
                ("De Berk", ("=SUM(B2:B2)", None)),
                ("De Wilg", ("=1/0", "#DIV/0!")),
                ("Totaal", ("=SUM(B2:B4)", 1000)),
            ]
        },
        "uren",
        ("De Els||1000|lijst",),
        refused=("B3", "B4"),
        totals=1,
    ),
    PayrollList(
        "uren-als-tijd.xlsx",
        {
            "Uren": [
                ("Team", "Totaal uren"),
                ("Bode", timedelta(hours=1500, minutes=30)),
                ("Balie", timedelta(hours=12)),
                ("Post", "100:15"),
            ]
        },
        "uren",
        ("Bode||1500.5|lijst", "Balie||12|lijst", "Post||100.25|lijst"),
        formats=((1, "[h]:mm"),),
    ),
    PayrollList(
        "standaard-werkweek.csv",
        {
            "": [
                ("Cluster", "Deeltijdfactor", "Standaard werkweek", "Datum in dienst"),
                ("Advies", "0.50", "40", "2019-01-01"),
                ("Advies", "1.00", "36", "2025-12-31T00:00:00"),
                ("Advies", "3.00", "36", "2019-01-01"),
                ("Advies", "0.50", "400", "2019-01-01"),
            ]
        },
        "uren",
        (f"Advies||{estimate('20', 365)}+{estimate('36', 1)}|schatting",),
        refused=("B4", "C5"),
        findings=("lijst_geschat",),
        separator=",",
    ),
    PayrollList(
        "amerikaanse-datums.csv",
        {
            "": [
                ("Department", "Contract hours", "Startdatum", "Einddatum"),
                ("IT", "36", "01/31/2025", "12/31/2025"),
                ("IT", "18", "03/01/2025", "04/30/2025"),
            ]
        },
        "uren",
        (f"IT||{estimate('36', 335)}+{estimate('18', 61)}|schatting",),
        findings=("lijst_geschat",),
        separator=",",
    ),
    PayrollList(
        "lege-regels-en-rommel.csv",
        {
            "": [
                (),
                ("Uren per school",),
                (),
                ("School", "Functiegroep", "Verloonde uren"),
                (),
                ("De Lork", "OP", "100"),
                ("De Lork", "Toverij", "1"),
                ("De Spar", "OP", "veel"),
                ("De Spar", "OP", ""),
                ("De Spar", "OP", "1e5"),
                ("School", "Functiegroep", "Verloonde uren"),
                ("De Den", "OP", "10 000,5 uur"),
                ("* voorlopige cijfers",),
            ]
        },
        "uren",
        (
            "De Lork|onderwijzend|100|lijst",
            "De Lork||1|lijst",
            "De Den|onderwijzend|10000.5|lijst",
        ),
        refused=("C8", "C9", "C10"),
        findings=("lijst_groep_onbekend",),
        header_row=4,
        text_rows=2,
    ),
    PayrollList(
        "visma-weekuren-als-norm.xlsx",
        {
            "Lijst": [
                ("Dienst", "WTF", "Uren per week", "Uit dienst"),
                ("Archief", 0.5, 36, None),
                ("Archief", 0.25, 36, date(2025, 1, 10)),
            ]
        },
        "uren",
        (f"Archief||{estimate('18', 365)}+{estimate('9', 10)}|schatting",),
        findings=("lijst_geschat",),
    ),
    PayrollList(
        "zonder-bruikbare-kolom.xlsx",
        {"Blad1": [("School", "Plaats"), ("De Linde", "Utrecht"), ("De Eik", "Zeist")]},
        "uren",
        (),
        findings=("lijst_zonder_uren",),
    ),
)


def write(case: PayrollList, folder: Path) -> None:
    """Write one file."""
    path = folder / case.name
    if path.suffix in {".csv", ".txt"}:
        lines = [case.separator.join(map(_quoted(case.separator), row)) for row in _rows(case)]
        path.write_bytes(("\r\n".join(lines) + "\r\n").encode(case.encoding))
    elif path.suffix == ".xlsx":
        write_xlsx(case, path)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            source = Path(scratch) / path.with_suffix(".xlsx").name
            write_xlsx(case, source)
            profile = f"-env:UserInstallation=file://{scratch}/profile"
            convert = ["soffice", profile, "--headless", "--convert-to", path.suffix[1:]]
            subprocess.run([*convert, "--outdir", str(folder), str(source)], check=True)


def _rows(case: PayrollList) -> Iterable[Row]:
    return next(iter(case.sheets.values()))


def _quoted(separator: str) -> Any:
    def quoted(cell: Any) -> str:
        text = str(cell)
        if separator in text or '"' in text:
            return '"' + text.replace('"', '""') + '"'
        return text

    return quoted


def write_xlsx(case: PayrollList, path: Path) -> None:
    """Write the sheets of a case as a workbook."""
    options = {"strings_to_formulas": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": datetime.combine(date(2026, 2, 3), time())})
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        formats = {column: book.add_format({"num_format": form}) for column, form in case.formats}
        for name, rows in case.sheets.items():
            page = book.add_worksheet(name)
            if name == case.hidden:
                page.hide()
            elif name == list(case.sheets)[-1]:
                page.activate()
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    _write_cell(page, place, column, cell, formats.get(column), day)
            for first, last, column, text in case.merged:
                page.merge_range(first, column, last, column, text)


def _write_cell(page: Any, row: int, column: int, cell: Any, look: Any, day: Any) -> None:
    if isinstance(cell, date):
        page.write_datetime(row, column, cell, day)
    elif isinstance(cell, timedelta):
        page.write_datetime(row, column, cell, look)
    elif isinstance(cell, tuple):
        page.write_formula(row, column, cell[0], None, "" if cell[1] is None else cell[1])
    elif cell is not None:
        page.write(row, column, cell, look)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for each in LISTS:
        if not sys.argv[1:] or each.name in sys.argv[1:]:
            write(each, FOLDER)
