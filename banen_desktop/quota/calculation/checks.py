"""Findings that need the law. They warn and explain; they never block."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

from banen_desktop import dutch
from banen_desktop.dossier import bsn_texts, fields
from banen_desktop.dossier.carried_texts import carried
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.findings import Finding, Record, Severity, hours_incomplete
from banen_desktop.dossier.findings import findings as plain_findings
from banen_desktop.dossier.model import Baan, Dossier, Jaar
from banen_desktop.quota.calculation.job_checks import job_findings
from banen_desktop.quota.calculation.plausible import likely_period, plausible
from banen_desktop.quota.calculation.rows import row_outcome
from banen_desktop.quota.calculation.saved_values import findings as changed_values
from banen_desktop.quota.calculation.trace import Outcome, Regime, Telt
from banen_desktop.quota.calculation.year_facts import indication_of
from banen_desktop.quota.law.law import Law, LegalValue, Status

UNUSUAL_HOURS = Decimal("0.25")
UNUSUAL_JOBS = Decimal("0.5")
_OF_ONE_YEAR = ("maatregelen", "plannen")
_TEXTS = fields.by_key(fields.TOELICHTING)
LOWEST_PERCENTAGE, HIGHEST_PERCENTAGE = Decimal(1), Decimal(5)


def findings(dossier: Dossier, jaar: Jaar, outcome: Outcome, law: Law) -> Iterable[Finding]:
    """All findings of one year, the gravest first."""
    everything = [
        *plain_findings(jaar, outcome.termen.loonaangifte),
        *_employer(dossier, outcome),
        *bsn_texts.findings(dossier.werkgever, jaar),
        *changed_values(dossier, jaar, outcome, law),
        *_percentage(jaar, outcome, law),
        *_other_percentage(jaar, outcome, law),
        *_hours(jaar, dossier.year(jaar.jaar - 1), outcome),
        *plausible(jaar, outcome, law),
        *job_findings(jaar, outcome, law),
        *_against_last_year(dossier, jaar, outcome, law),
        *_texts(jaar, dossier.year(jaar.jaar - 1)),
    ]
    order = list(Severity)
    return sorted(everything, key=lambda finding: order.index(finding.severity))


def _employer(dossier: Dossier, outcome: Outcome) -> Iterable[Finding]:
    werkgever = dossier.werkgever
    if not werkgever.naam:
        yield Finding(
            "naam_ontbreekt",
            Severity.OPMERKING,
            Record.WERKGEVER,
            "De naam van de werkgever is nog leeg.",
            "Vul de naam in zoals die in het jaarverslag staat.",
            field="naam",
        )
    if outcome.regime is Regime.WET_BANENAFSPRAAK and werkgever.eerste_jaar_wet_banenafspraak:
        yield Finding(
            "wet_banenafspraak_eigen_opgave",
            Severity.OPMERKING,
            Record.WERKGEVER,
            "U vulde zelf in dat de Wet banenafspraak geldt vanaf "
            f"{werkgever.eerste_jaar_wet_banenafspraak}.",
            "Controleer of artikel 2 van die wet dan in werking is. Kopieën van de wet drukken "
            "artikel 2 tot en met 6 af zonder “nog niet in werking”: kijk op wetten.overheid.nl.",
            field="eerste_jaar_wet_banenafspraak",
            in_report="Dat de Wet banenafspraak geldt vanaf "
            f"{werkgever.eerste_jaar_wet_banenafspraak}, is een eigen opgave.",
        )
    if "bonus" in outcome.by_key and werkgever.eerste_jaar_activering:
        yield Finding(
            "activering_eigen_opgave",
            Severity.OPMERKING,
            Record.WERKGEVER,
            "U vulde zelf in dat een quotumregeling is geactiveerd vanaf "
            f"{werkgever.eerste_jaar_activering}.",
            "Controleer of daar een ministeriële regeling voor is (Wet banenafspraak art. 5). "
            "Zonder die regeling is er geen bonus.",
            field="eerste_jaar_activering",
            in_report="Dat een quotumregeling is geactiveerd vanaf "
            f"{werkgever.eerste_jaar_activering}, is een eigen opgave.",
        )
    if werkgever.premie_sectorfonds is JaNee.JA and outcome.regime is Regime.GEEN:
        yield Finding(
            "geen_sector_overheid",
            Severity.WAARSCHUWING,
            Record.WERKGEVER,
            "U betaalt sectorfondspremie over de helft van de uren of meer: "
            "u hoort niet bij de sector overheid.",
            "Voor u geldt dan geen quotum (Wfsv art. 38c, Regeling Wfsv art. 3.27). "
            "Controleer dit bij uw salarisadministratie.",
            field="premie_sectorfonds",
            in_report="Over de helft van de uren of meer wordt sectorfondspremie betaald: "
            "deze werkgever hoort niet bij de sector overheid (Wfsv art. 38c).",
        )


def _percentage(jaar: Jaar, outcome: Outcome, law: Law) -> Iterable[Finding]:
    if outcome.regime is not Regime.QUOTUMREGELING:
        return
    step = outcome.by_key.get("quotumpercentage")
    if step is None or step.legal is None:
        yield Finding(
            "percentage_onbekend",
            Severity.FOUT,
            Record.JAAR,
            f"Het quotumpercentage van {jaar.jaar} is niet bekend in dit programma.",
            "Zoek het op in de Staatscourant of vraag het uw sectororganisatie, "
            f"en vul het in met de bron.{_or_the_indication(jaar, law)}",
            field="quotumpercentage",
        )
        return
    yield from _about_percentage(jaar, step.legal, law)


def _or_the_indication(jaar: Jaar, law: Law) -> str:
    value = indication_of(law, jaar.jaar)
    if value is None:
        return ""
    shown = dutch.format_number(value.waarde)
    return (
        f" Er is alleen een achterhaalde indicatie van {shown}%. "
        f"Wilt u daarmee rekenen? Vul dan {shown} in, zonder bron."
    )


def _about_percentage(jaar: Jaar, value: LegalValue, law: Law) -> Iterable[Finding]:
    shown = dutch.format_number(value.waarde) + "%"
    if value.status is Status.EIGEN_OPGAVE:
        source = jaar.bron_quotumpercentage
        yield Finding(
            "percentage_eigen_opgave",
            Severity.OPMERKING if source else Severity.WAARSCHUWING,
            Record.JAAR,
            f"Het percentage voor {jaar.jaar} ({shown}) is zelf ingevuld.",
            f"Bron: {source.rstrip('.')}. Klopt die nog?" if source else "Vermeld de bron erbij.",
            field="bron_quotumpercentage",
        )
        yield from _unusual_percentage(value, law)
    elif value.superseded:
        yield Finding(
            "percentage_niet_vastgesteld",
            Severity.WAARSCHUWING,
            Record.JAAR,
            f"Het percentage voor {jaar.jaar} ({shown}) is een achterhaalde indicatie; "
            "u koos zelf om daarmee te rekenen.",
            "Het vastgestelde percentage kan lager zijn. Hebt u dat? Vul het in met de bron.",
            field="quotumpercentage",
            in_report=f"Het percentage voor {jaar.jaar} ({shown}) is een achterhaalde indicatie; "
            "het vastgestelde percentage kan lager zijn.",
        )
    elif not value.settled:
        kind = "een indicatie" if value.status is Status.INDICATIEF else "nog te bevestigen"
        yield Finding(
            "percentage_niet_vastgesteld",
            Severity.WAARSCHUWING,
            Record.JAAR,
            f"Het percentage voor {jaar.jaar} ({shown}) is {kind}.",
            f"Bron: {value.bron.rstrip('.')}. Hebt u het vastgestelde percentage? "
            "Vul het in met de bron.",
            field="quotumpercentage",
        )


def _other_percentage(jaar: Jaar, outcome: Outcome, law: Law) -> Iterable[Finding]:
    """An own percentage is older than one that was set since, and came with a parameter file."""
    known, own = law.in_force("quotumpercentage", jaar.jaar), jaar.quotumpercentage
    if outcome.regime is not Regime.QUOTUMREGELING or known is None or own in {None, known.waarde}:
        return
    if known.status is Status.VASTGESTELD:
        yield Finding(
            "percentage_wijkt_af",
            Severity.WAARSCHUWING,
            Record.JAAR,
            f"Voor {jaar.jaar} is {dutch.format_number(known.waarde)}% vastgesteld, "
            f"en u vulde zelf {dutch.format_number(own)}% in.",
            f"Bron: {known.bron.rstrip('.')}. Het programma rekent met uw percentage. "
            "Maak het veld leeg om met het vastgestelde te rekenen.",
            field="quotumpercentage",
            in_report=f"Voor {jaar.jaar} is {dutch.format_number(known.waarde)}% vastgesteld; "
            f"dit verslag rekent met {dutch.format_number(own)}%, een eigen opgave.",
        )


def _unusual_percentage(value: LegalValue, law: Law) -> Iterable[Finding]:
    if not LOWEST_PERCENTAGE <= value.waarde <= HIGHEST_PERCENTAGE:
        size = "laag" if value.waarde < LOWEST_PERCENTAGE else "hoog"
        yield Finding(
            "percentage_ongewoon",
            Severity.WAARSCHUWING,
            Record.JAAR,
            f"Een quotumpercentage van {dutch.format_number(value.waarde)}% is ongewoon {size}.",
            "Controleer de komma. "
            f"Tot nu toe lagen de percentages tussen {_percentages_so_far(law)}.",
            field="quotumpercentage",
        )


def _percentages_so_far(law: Law) -> str:
    """The lowest and the highest, each on the safe side: `1,9% en 2,8%`."""
    values, tenth = law.values["quotumpercentage"], Decimal("0.1")
    known = [value.waarde for value in values if not value.superseded]
    lowest = min(known).quantize(tenth, ROUND_FLOOR)
    highest = max(known).quantize(tenth, ROUND_CEILING)
    return f"{dutch.format_number(lowest)}% en {dutch.format_number(highest)}%"


def _hours(jaar: Jaar, previous: Jaar | None, outcome: Outcome) -> Iterable[Finding]:
    hours = outcome.value("verloonde_uren")
    own = outcome.by_key["meetellende_uren_dienstverband"].value
    if hours is not None and own > hours:
        yield Finding(
            "meer_dan_totaal",
            Severity.FOUT,
            Record.JAAR,
            "De banen in eigen dienst hebben samen meer uren dan alle verloonde uren.",
            "De uren van deze banen horen al in het totaal. Controleer beide.",
            field="verloonde_uren",
        )
    if outcome.verdeling_verschil:
        more = "meer" if outcome.verdeling_verschil > 0 else "minder"
        difference = dutch.format_number(abs(outcome.verdeling_verschil))
        yield Finding(
            "verdeling_wijkt_af",
            Severity.OPMERKING,
            Record.JAAR,
            f"De rijen met uren zijn samen {difference} uur {more} dan het totaal.",
            "Het programma rekent met het totaal. Maak het totaal leeg als de rijen leidend zijn.",
            field="verloonde_uren",
        )
    if outcome.regime is Regime.QUOTUMREGELING:
        yield from _last_year(jaar, outcome)
        if previous is not None and hours_incomplete(previous):
            yield Finding(
                "vorig_jaar_onvolledig",
                Severity.WAARSCHUWING,
                Record.JAAR,
                f"Bij {previous.jaar} staan niet bij elke rij uren; dat totaal is dan te laag.",
                "Daardoor lijkt u misschien een kleine werkgever. "
                f"Vul de uren van {previous.jaar} aan.",
                field="verloonde_uren_vorig_jaar",
            )


def _last_year(jaar: Jaar, outcome: Outcome) -> Iterable[Finding]:
    before = outcome.value("verloonde_uren_vorig_jaar")
    if before is None and outcome.vrijgesteld is not True:
        yield Finding(
            "vorig_jaar_onbekend",
            Severity.WAARSCHUWING,
            Record.JAAR,
            f"De verloonde uren van {jaar.jaar - 1} zijn niet bekend.",
            "Daardoor is niet zeker of u een kleine werkgever bent. Eén getal is genoeg.",
            field="verloonde_uren_vorig_jaar",
        )
    if before == 0:
        yield Finding(
            "deel_van_het_jaar",
            Severity.OPMERKING,
            Record.JAAR,
            f"In {jaar.jaar - 1} waren er geen verloonde uren.",
            "Bestond u niet het hele jaar? Dan geldt een bijzondere regel (Wfsv art. 34 lid 8), "
            "die dit programma niet kent.",
            field="verloonde_uren_vorig_jaar",
        )
    typed = jaar.verloonde_uren_vorig_jaar
    if typed is not None and before is not None and typed != before:
        yield Finding(
            "vorig_jaar_verschilt",
            Severity.OPMERKING,
            Record.JAAR,
            f"Bij {jaar.jaar} staat {dutch.format_number(typed)} uur voor het jaar ervoor, "
            f"in {jaar.jaar - 1} zelf {dutch.format_number(before)}.",
            f"Het programma rekent met de uren die bij {jaar.jaar - 1} staan.",
            field="verloonde_uren_vorig_jaar",
        )


def _against_last_year(
    dossier: Dossier, jaar: Jaar, outcome: Outcome, law: Law
) -> Iterable[Finding]:
    before = outcome.value("verloonde_uren_vorig_jaar")
    hours = outcome.value("verloonde_uren")
    if before and hours is not None and abs(hours - before) > before * UNUSUAL_HOURS:
        period = likely_period(hours, before, jaar.jaar, law)
        yield Finding(
            "uren_wijken_af",
            Severity.WAARSCHUWING if period else Severity.OPMERKING,
            Record.JAAR,
            f"De verloonde uren zijn {_change(hours, before)} dan in {jaar.jaar - 1}.",
            f"Staat bij een van beide het aantal uren van een {period}? Vul het hele jaar in."
            if period
            else "Klopt dat, bijvoorbeeld door een fusie? Controleer anders het getal.",
            field="verloonde_uren",
        )
    previous = dossier.year(jaar.jaar - 1)
    if previous is None or not previous.banen:
        return
    old = _counting_jobs(previous.banen, previous.jaar, law)
    new = outcome.by_key["gerealiseerde_banen"].value
    if old and abs(new - old) > max(old * UNUSUAL_JOBS, Decimal(1)):
        yield Finding(
            "banen_wijken_af",
            Severity.OPMERKING,
            Record.BAAN,
            f"U komt uit op {dutch.jobs(new)}; in {jaar.jaar - 1} was dat "
            f"{dutch.format_number(old, 1)}.",
            "Klopt dat? Controleer anders de rijen.",
            field="kenmerk",
            in_report=f"Het aantal banen verschilt veel van {jaar.jaar - 1}: "
            f"{dutch.jobs(new)} tegen {dutch.format_number(old, 1)}.",
        )


def _texts(jaar: Jaar, previous: Jaar | None) -> Iterable[Finding]:
    """What was done and is planned belongs to one year: the text of last year says so for long."""
    if previous is None:
        return
    for key in carried(jaar, previous):
        if key in _OF_ONE_YEAR:
            yield Finding(
                f"{key}_van_vorig_jaar",
                Severity.OPMERKING,
                Record.TOELICHTING,
                f"Bij {_TEXTS[key].label} staat nog de tekst van {previous.jaar}.",
                "Lees de tekst na: die komt zo in het jaarverslag.",
                field=key,
            )


@lru_cache(maxsize=32)  # every year of a dossier, and then some
def _counting_jobs(banen: tuple[Baan, ...], year: int, law: Law) -> Decimal:
    outcomes = (row_outcome(baan, year, law) for baan in banen)
    return sum(
        (row.banen for row in outcomes if row.telt is Telt.JA and row.banen is not None), Decimal(0)
    )


def _change(new: Decimal, old: Decimal) -> str:
    share = dutch.format_percentage(abs(new - old) / old, 0)
    return f"{share} hoger" if new > old else f"{share} lager"
