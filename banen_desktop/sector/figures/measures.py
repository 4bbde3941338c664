"""What a year is measured with: the numbers of the law, and the percentage of the request."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from banen_desktop.quota.calculation.year_facts import threshold_hours
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.law.parameter_tables import ParameterError
from banen_desktop.quota.units import Units, units_of
from banen_desktop.reports.opgave.records import HONDERDSTEN, Periode, Uitvraag
from banen_desktop.sector.facts.model import Monitor


@dataclass(frozen=True, slots=True)
class Maten:
    """One percentage for all members, with its status; `None` is not known in this year.

    What makes a job, hours in December of a job, hours below which an employer is small.
    """

    jaar: int
    eenheden: Units
    uren_per_baan_december: Decimal | None = None
    drempel_uren: Decimal | None = None
    quotumpercentage: Decimal | None = None
    status: str = ""
    bron: str = ""

    def banen(self, honderdsten: int) -> Fraction:
        """Hundredths of hours in jobs."""
        return self.eenheden.jobs(Fraction(honderdsten, HONDERDSTEN))

    def quotum(self, honderdsten: int) -> Fraction | None:
        """The quotum of so many hundredths of paid hours, in jobs."""
        if self.quotumpercentage is None:
            return None
        percent, of = self.quotumpercentage.as_integer_ratio()
        return self.eenheden.jobs(Fraction(honderdsten * percent, HONDERDSTEN * of * 100))

    def realisatie(self, meetellend: int, verloond: int) -> Fraction | None:
        """In percent of the quotum; without a quotum there is none."""
        if not self.quotumpercentage or not verloond:
            return None
        percent, of = self.quotumpercentage.as_integer_ratio()
        return Fraction(100 * 100 * meetellend * of, verloond * percent)


def measures_of(monitor: Monitor, jaar: int, law: Law) -> Maten:
    """The measures of a year; raises `ParameterError` for a year that no job has hours in."""
    percentage, status, bron = _percentage(monitor, jaar, law)
    december = law.in_force("uren_per_baan_december", jaar)
    return Maten(
        jaar=jaar,
        eenheden=units_of(law, jaar),
        uren_per_baan_december=december.waarde if december else None,
        drempel_uren=_threshold(law, jaar),
        quotumpercentage=percentage,
        status=status,
        bron=bron,
    )


def requests_of(monitor: Monitor, jaar: int) -> list[Uitvraag]:
    """The requests for the whole of a year, those to all members first."""
    asked = [
        each for each in monitor.uitvragen if each.jaar == jaar and each.periode is Periode.JAAR
    ]
    return sorted(asked, key=lambda each: bool(each.lid))


def _percentage(monitor: Monitor, jaar: int, law: Law) -> tuple[Decimal | None, str, str]:
    """That of the request; the law only where the council said none, and no old indication."""
    for asked in requests_of(monitor, jaar):
        if asked.quotumpercentage is not None:
            return asked.quotumpercentage, asked.status, asked.bron
    value = law.in_force("quotumpercentage", jaar)
    if value is None or value.superseded:
        return None, "", ""
    return value.waarde, str(value.status), value.bron


def _threshold(law: Law, jaar: int) -> Decimal | None:
    try:
        return threshold_hours(law, jaar)
    except ParameterError:
        return None
