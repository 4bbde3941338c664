"""Findings: something to look at, where, and what to do. They warn and never block.

This module holds the findings that need no law; `quota.calculation.checks` adds the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from banen_desktop import dutch
from banen_desktop.dossier import intake
from banen_desktop.dossier.choice import Choice, JaNee
from banen_desktop.dossier.doubles import twice
from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.dossier.model import MEMO_ROWS, Baan, Herkomst, Jaar

MOST_HOURS_OF_ONE_PERSON = Decimal(2500)
MORE_THAN_ONE_CAN_WORK = "Bij een of meer personen staan meer uren dan iemand kan werken."


class Severity(StrEnum):
    """How much a finding matters; none of them blocks anything."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    OPMERKING = "opmerking"


class Record(Choice):
    """The kind of record that mends a finding, and what users call the part where it stands."""

    WERKGEVER = "werkgever", "Werkgever"
    JAAR = "jaar", "Uren"
    UREN = "uren", "Uren"
    BAAN = "baan", "Banen"
    TOELICHTING = "toelichting", "Toelichting"
    MAATREGEL = "maatregel", "Agenda"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at; `row` is the id of the record and `row_name` its name for people.

    `field` is the key of the field that mends it, empty when the record has none for it. `persons`
    tells about how many persons a finding about more rows together is. `value` is the key of the
    legal value that changed, until the user says to have seen it. `in_report` is what a document
    says where the message is not for its reader: it names no row, no number of a few, and never
    speaks to the user or asks.
    """

    code: str
    severity: Severity
    record: Record
    message: str
    advice: str
    row: str = ""
    row_name: str = ""
    field: str = ""
    persons: int = 0
    value: str = ""
    in_report: str = ""

    @property
    def urgent(self) -> bool:
        """Whether something has to be looked at; a remark only tells."""
        return self.severity is not Severity.OPMERKING

    @property
    def place(self) -> str:
        """The place in words."""
        return f"{self.record.label}, {self.row_name}" if self.row_name else self.record.label

    def as_data(self) -> dict[str, str]:
        """The finding for other programs, with the keys that every JSON of ours uses."""
        return {
            "ernst": str(self.severity),
            "plaats": self.place,
            "melding": self.message,
            "advies": self.advice,
        }


def job_name(baan: Baan) -> str:
    """How a row of jobs is called in a sentence."""
    return baan.kenmerk or "een rij zonder kenmerk"


def about_job(
    code: str,
    severity: Severity,
    baan: Baan,
    message: str,
    advice: str,
    *,
    field: str,
    in_report: str,
) -> Finding:
    """A finding about one row of jobs, the field that mends it, and what a document says of it."""
    return Finding(
        code,
        severity,
        Record.BAAN,
        message,
        advice,
        baan.id,
        job_name(baan),
        field,
        in_report=in_report,
    )


def findings(jaar: Jaar, last_day: date | None = None) -> Iterable[Finding]:
    """All findings of one year that need no law.

    `last_day` is when loonaangiften could still count, as a sentence names it.
    """
    yield from _hours(jaar)
    yield from _loonaangifte(jaar, last_day)
    for baan in jaar.banen:
        yield from _job(baan, jaar.jaar)
    yield from _overlaps(jaar.banen, jaar.jaar)
    yield from _twice(jaar)


def _hours(jaar: Jaar) -> Iterable[Finding]:
    parts = total_of_rows(jaar)
    known = parts if jaar.verloonde_uren is None else jaar.verloonde_uren
    if not known:
        there_are = "Er zijn nog geen" if known is None else "Er zijn nul"
        yield Finding(
            "geen_uren",
            Severity.FOUT,
            Record.JAAR,
            f"{there_are} verloonde uren van {jaar.jaar}.",
            "Vul het totaal uit de loonaangifte in, of de uren per onderdeel.",
            field="verloonde_uren",
        )
    if hours_incomplete(jaar):
        yield from _empty_rows(jaar)
    if jaar.verloonde_uren is not None and jaar.verloonde_uren_herkomst is Herkomst.SCHATTING:
        yield Finding(
            "totaal_geschat",
            Severity.OPMERKING,
            Record.JAAR,
            f"De verloonde uren van {jaar.jaar} zijn een schatting.",
            "Vul de uren uit de loonaangifte in zodra u die hebt.",
            field="verloonde_uren_herkomst",
        )


def _loonaangifte(jaar: Jaar, last_day: date | None) -> Iterable[Finding]:
    """What the loonaangiften of the year leave open."""
    known = intake.loonaangifte_uren(jaar)
    if known is None:
        return
    if jaar.loonaangifte.volledig is JaNee.NEE:
        yield Finding(
            "loonaangifte_onvolledig",
            Severity.WAARSCHUWING,
            Record.JAAR,
            f"De loonaangiften van {jaar.jaar} zijn niet volledig: er ontbreken tijdvakken.",
            "Lees alle aangiften van het jaar samen opnieuw in, ook de correcties.",
        )
    open_hours = intake.total(jaar.tijdvakken, "te_beslissen")
    if open_hours and jaar.loonaangifte.te_beslissen_telt is None:
        shown = dutch.format_number(open_hours)
        yield Finding(
            "loonaangifte_te_beslissen",
            Severity.WAARSCHUWING,
            Record.JAAR,
            f"Over {shown} uur zonder werknemersverzekering is nog niet besloten.",
            "Dat zijn bijvoorbeeld bestuurders, raadsleden of mensen boven de AOW-leeftijd. "
            "Kies of die uren meetellen; nu tellen ze niet mee.",
        )
    late = intake.total(jaar.tijdvakken, "na_1_mei")
    if late:
        yield Finding(
            "loonaangifte_na_1_mei",
            Severity.OPMERKING,
            Record.JAAR,
            f"{_after(last_day)} is nog {dutch.format_number(late)} uur gewijzigd.",
            "Die wijziging telt niet mee (Wfsv art. 38e lid 3).",
        )
    if jaar.verloonde_uren is not None and jaar.verloonde_uren != known:
        yield Finding(
            "loonaangifte_wijkt_af",
            Severity.OPMERKING,
            Record.JAAR,
            f"Volgens de loonaangiften zijn er {dutch.format_number(known)} verloonde uren, "
            f"ingevuld is {dutch.format_number(jaar.verloonde_uren)}.",
            "Het programma rekent met wat is ingevuld.",
        )


def _after(last_day: date | None) -> str:
    return f"Na {dutch.format_date_words(last_day)}" if last_day else "Te laat om mee te tellen"


def hours_incomplete(jaar: Jaar) -> bool:
    """Whether the rows of hours lead, and some have hours while others have none yet."""
    known = [row.verloonde_uren is not None for row in jaar.uren]
    return jaar.verloonde_uren is None and any(known) and not all(known)


def _empty_rows(jaar: Jaar) -> Iterable[Finding]:
    for row in jaar.uren:
        if row.verloonde_uren is None:
            name = row.onderdeel or "een rij zonder naam"
            yield Finding(
                "uren_ontbreken",
                Severity.WAARSCHUWING,
                Record.UREN,
                f"Bij {name} staan geen uren; het totaal is dan te laag.",
                "Vul de verloonde uren in, of verwijder de rij.",
                row.id,
                name,
                field="verloonde_uren",
                in_report="Niet van elk onderdeel zijn de verloonde uren bekend; "
                "het totaal is dan te laag.",
            )


@lru_cache(maxsize=MEMO_ROWS)
def _job(baan: Baan, year: int) -> tuple[Finding, ...]:
    return tuple(_about_one(baan, year))


def _about_one(baan: Baan, year: int) -> Iterable[Finding]:
    name = job_name(baan)
    if not baan.kenmerk:
        yield about_job(
            "kenmerk_ontbreekt",
            Severity.WAARSCHUWING,
            baan,
            "Een baan heeft geen kenmerk.",
            "Geef een eigen code, zoals P-01: zo telt het programma personen.",
            field="kenmerk",
            in_report="Niet van elke baan is bekend wie er werkt; het aantal personen kan lager "
            "zijn.",
        )
    if _reversed(baan.van, baan.tot) or _reversed(baan.telt_mee_van, baan.telt_mee_tot):
        yield about_job(
            "datums_omgekeerd",
            Severity.FOUT,
            baan,
            f"Bij {name} ligt een einddatum voor de begindatum.",
            "Verbeter de datums; nu telt de baan voor 0 uur.",
            field="tot",
            in_report="Bij een of meer banen ligt een einddatum voor de begindatum; die tellen "
            "voor 0 uur.",
        )
    elif _outside(baan, year):
        yield about_job(
            "buiten_het_jaar",
            Severity.WAARSCHUWING,
            baan,
            f"Bij {name} vallen de datums buiten {year}: de baan telt voor 0 uur.",
            "Controleer de datums, of verwijder de rij uit dit jaar.",
            field="van",
            in_report=f"Bij een of meer banen vallen de datums buiten {year}; die tellen voor "
            "0 uur.",
        )
    elif _registered_elsewhen(baan):
        yield about_job(
            "register_buiten_contract",
            Severity.WAARSCHUWING,
            baan,
            f"Bij {name} valt de tijd in het register buiten het contract: "
            "de baan telt voor 0 uur.",
            "Controleer de datums.",
            field="telt_mee_van",
            in_report="Bij een of meer banen valt de tijd in het register buiten het contract; "
            "die tellen voor 0 uur.",
        )
    if baan.verloonde_uren is None and baan.uren_per_week is None:
        yield about_job(
            "baan_zonder_uren",
            Severity.FOUT,
            baan,
            f"Bij {name} staan geen uren.",
            "Vul de verloonde uren in, of de uren per week voor een schatting.",
            field="uren_per_week",
            in_report="Van een of meer banen zijn de uren nog niet bekend.",
        )
    yield from _too_much_work(baan)


def _too_much_work(baan: Baan) -> Iterable[Finding]:
    name, people = job_name(baan), len(baan.people)
    if baan.verloonde_uren is not None and baan.verloonde_uren > MOST_HOURS_OF_ONE_PERSON * people:
        hours = dutch.format_number(baan.verloonde_uren)
        work = "één persoon kan" if people == 1 else f"{dutch.people(people)} kunnen"
        yield about_job(
            "meer_dan_een_persoon",
            Severity.WAARSCHUWING,
            baan,
            f"Bij {name} staat {hours} uur: dat is meer dan {work} werken.",
            "Is het er één? Controleer de uren. Zijn het er meer? Maak een rij per persoon, of vul "
            "Aantal personen in; anders klopt het aantal personen niet.",
            field="verloonde_uren",
            in_report=MORE_THAN_ONE_CAN_WORK,
        )


def _reversed(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and last < first


def _outside(baan: Baan, year: int) -> bool:
    starts = [day for day in (baan.van, baan.telt_mee_van) if day is not None]
    ends = [day for day in (baan.tot, baan.telt_mee_tot) if day is not None]
    return any(day > date(year, 12, 31) for day in starts) or any(
        day < date(year, 1, 1) for day in ends
    )


def _registered_elsewhen(baan: Baan) -> bool:
    """Whether registration and contract have no month in common."""
    return _later_month(baan.telt_mee_van, baan.tot) or _later_month(baan.van, baan.telt_mee_tot)


def _later_month(first: date | None, last: date | None) -> bool:
    return _reversed(first and first.replace(day=1), last and last.replace(day=1))


def _overlaps(banen: Sequence[Baan], year: int) -> Iterable[Finding]:
    groups: dict[str, list[Baan]] = defaultdict(list)
    for baan in banen:
        if baan.kenmerk:
            groups[baan.kenmerk].append(baan)
    for kenmerk, rows in groups.items():
        if len(rows) > 1 and _any_overlap(rows, year):
            yield about_job(
                "kenmerk_dubbel",
                Severity.OPMERKING,
                rows[0],
                f"{kenmerk} staat er {len(rows)} keer in dezelfde periode. Klopt dat?",
                "Twee contracten of twee scholen tegelijk kan. Is het een andere persoon? "
                "Geef dan een ander kenmerk.",
                field="kenmerk",
                in_report="Van een of meer banen in dezelfde periode is niet nagekeken of ze van "
                "dezelfde persoon zijn.",
            )


def _twice(jaar: Jaar) -> Iterable[Finding]:
    """Rows that were typed, pasted or read in two times: the year then has too many hours."""
    for record, rows in ((Record.UREN, twice(jaar.uren)), (Record.BAAN, twice(jaar.banen))):
        if not rows:
            continue
        many = len(rows) > 1
        first = f"{len(rows)} rijen lijken" if many else "1 rij lijkt"
        hours = sum((row.verloonde_uren or Decimal(0) for row in rows), Decimal(0))
        known = f" Dat is {dutch.format_number(dutch.rounded(hours, 1))} uur." if hours else ""
        yield Finding(
            "regels_dubbel",
            Severity.WAARSCHUWING,
            record,
            f"{first} er bij {record.label} twee keer in te staan.{known}",
            "Zijn het dezelfde? Verwijder ze dan één keer. Een hele lijst haalt u terug bij Uren, "
            "met de knop “Bekijk…”.",
            rows[0].id,
            field="verloonde_uren",
            persons=len({who for row in rows if isinstance(row, Baan) for who in row.people}),
            in_report=f"Een of meer rijen lijken er bij {record.label} twee keer in te staan.",
        )


def _any_overlap(rows: Sequence[Baan], year: int) -> bool:
    periods = sorted(
        (baan.van or date(year, 1, 1), baan.tot or date(year, 12, 31)) for baan in rows
    )
    latest = periods[0][1]
    for first, last in periods[1:]:
        if first <= latest:
            return True
        latest = max(latest, last)
    return False
