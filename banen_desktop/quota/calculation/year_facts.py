"""The facts of a year, before any step: regime, hours, percentage, exemption and rows."""

from dataclasses import dataclass
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.quota.calculation.rows import row_outcome
from banen_desktop.quota.calculation.tally import Tally, tally
from banen_desktop.quota.calculation.trace import Regime, RowOutcome, Telt
from banen_desktop.quota.law.forms import Zekerheid
from banen_desktop.quota.law.law import Law, LegalValue, Status
from banen_desktop.quota.units import Units, units_of


def regime_of(dossier: Dossier, year: int, law: Law) -> Regime:
    """The rules of a year; an employer outside the sector overheid has no quotum (Wfsv 38c)."""
    if _has_begun(dossier, year, law, "eerste_jaar_wet_banenafspraak"):
        return Regime.WET_BANENAFSPRAAK
    if dossier.werkgever.premie_sectorfonds is JaNee.JA:
        return Regime.GEEN
    start = law.required("eerste_jaar_quotumregeling", year).waarde
    return Regime.QUOTUMREGELING if year >= start else Regime.GEEN


def is_activated(dossier: Dossier, year: int, law: Law) -> bool:
    """Whether a quotumregeling is activated (Wet banenafspraak art. 5): before that, no bonus."""
    return _has_begun(dossier, year, law, "eerste_jaar_activering")


def _has_begun(dossier: Dossier, year: int, law: Law, key: str) -> bool:
    """Whether a first year has come: what the employer knows of it goes before the law's value."""
    own, value = getattr(dossier.werkgever, key), law.in_force(key, year)
    first = own if own is not None else None if value is None else int(value.waarde)
    return first is not None and year >= first


def percentage_of(jaar: Jaar, law: Law) -> LegalValue | None:
    """The quotumpercentage in percent: the employer's own value goes before the built-in one.

    A superseded indication is none, unless the user chose it (`chosen_indication`).
    """
    if jaar.quotumpercentage is None:
        return known_percentage(law, jaar.jaar)
    chosen = chosen_indication(jaar, law)
    if chosen is not None:
        return chosen
    built_in = law.in_force("quotumpercentage", jaar.jaar)
    return LegalValue(
        sleutel="quotumpercentage",
        omschrijving="Quotumpercentage",
        waarde=jaar.quotumpercentage,
        eenheid="procent",
        artikel="Wfsv art. 38f, 122na lid 2",
        vanaf=jaar.jaar,
        tot=jaar.jaar,
        status=Status.EIGEN_OPGAVE,
        zekerheid=Zekerheid.I,
        bron=jaar.bron_quotumpercentage or "eigen opgave, zonder bron",
        toelichting=_instead_of(built_in),
    )


def known_percentage(law: Law, year: int) -> LegalValue | None:
    """The built-in quotumpercentage of a year that something may follow from, or nothing."""
    value = law.in_force("quotumpercentage", year)
    return None if value is None or value.superseded else value


def indication_of(law: Law, year: int) -> LegalValue | None:
    """The superseded indication of a year of which nothing better is known."""
    value = law.in_force("quotumpercentage", year)
    return value if value is not None and value.superseded else None


def chosen_indication(jaar: Jaar, law: Law) -> LegalValue | None:
    """The superseded indication that the user fills in: its number, and no other source."""
    value = indication_of(law, jaar.jaar)
    if value is None or jaar.quotumpercentage != value.waarde:
        return None
    return value if jaar.bron_quotumpercentage.strip() in {"", value.bron} else None


def _instead_of(built_in: LegalValue | None) -> str:
    if built_in is None:
        return ""
    shown = dutch.format_number(built_in.waarde)
    return f"Ingebouwd is {shown}% ({built_in.status.label}; {built_in.bron})."


def leading_hours(jaar: Jaar) -> Decimal | None:
    """A: the leading total of paid hours, or else the sum of the rows (Wfsv 38b lid 4)."""
    return jaar.verloonde_uren if jaar.verloonde_uren is not None else total_of_rows(jaar)


def hours_before(dossier: Dossier, jaar: Jaar) -> Decimal | None:
    """The paid hours of the year before: from that year in the dossier, else from the one field."""
    before = dossier.year(jaar.jaar - 1)
    known = None if before is None else leading_hours(before)
    return known if known is not None else jaar.verloonde_uren_vorig_jaar


@dataclass(frozen=True, slots=True)
class Facts:
    """What the steps are made of, worked out once."""

    jaar: Jaar
    law: Law
    regime: Regime
    hours: Decimal | None
    before: Decimal | None
    exempt: bool | None
    activated: bool
    percentage: LegalValue | None
    rows: tuple[RowOutcome, ...]
    tally: Tally
    counted_before: frozenset[str]

    @property
    def units(self) -> Units:
        """What makes one unit of work of another in this year."""
        return units_of(self.law, self.jaar.jaar)


def who_counted(jaar: Jaar | None, law: Law) -> frozenset[str]:
    """The people with a kenmerk who counted in a year, on one day at least."""
    if jaar is None:
        return frozenset()
    rows = ((baan, row_outcome(baan, jaar.jaar, law)) for baan in jaar.banen if baan.kenmerk)
    return frozenset(
        person for baan, row in rows if row.telt is Telt.JA and row.dagen for person in baan.people
    )


def facts_of(dossier: Dossier, jaar: Jaar, law: Law) -> Facts:
    """Work out the facts of one year of a dossier."""
    regime = regime_of(dossier, jaar.jaar, law)
    rows = tuple(row_outcome(baan, jaar.jaar, law) for baan in jaar.banen)
    hours, before = leading_hours(jaar), hours_before(dossier, jaar)
    exempt = None
    if regime is Regime.QUOTUMREGELING:
        exempt = is_exempt(hours, before, threshold_hours(law, jaar.jaar))
    return Facts(
        jaar=jaar,
        law=law,
        regime=regime,
        hours=hours,
        before=before,
        exempt=exempt,
        activated=regime is Regime.WET_BANENAFSPRAAK and is_activated(dossier, jaar.jaar, law),
        percentage=percentage_of(jaar, law),
        rows=rows,
        tally=tally(jaar.jaar, jaar.banen, rows, law),
        counted_before=who_counted(dossier.year(jaar.jaar - 1), law),
    )


def threshold_hours(law: Law, year: int) -> Decimal:
    """The hours below which an employer is small: 25 x 1,623 (Besluit Wfsv 2.20, 2.21)."""
    employees = law.required("werknemers_drempel", year).waarde
    return employees * law.required("uren_gemiddelde_werknemer", year).waarde


def is_exempt(hours: Decimal | None, before: Decimal | None, threshold: Decimal) -> bool | None:
    """Whether the employer is small in this year or the year before (Wfsv 34 lid 4 and 6).

    `None` when it cannot be known: a year that could exempt the employer is missing.
    """
    if any(known is not None and known < threshold for known in (hours, before)):
        return True
    return None if hours is None or before is None else False
