"""Where the figures of the paragraph come from: hours, estimates, the register, the guard."""

from collections.abc import Iterable

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Herkomst
from banen_desktop.quota.calculation.rows import register_checked
from banen_desktop.quota.calculation.trace import Regime
from banen_desktop.reports.text.style import Voice
from banen_desktop.reports.text.year_report import Report
from banen_desktop.reports.words.guard import FEW_WORD, FEWEST_SHARED, NEVER, WAITING, is_few

_ORIGIN = {
    Herkomst.OPGAVE: "{} eigen opgave",
    Herkomst.LOONAANGIFTE: "de loonaangifte",
    Herkomst.LIJST: "een lijst uit het salarispakket",
    Herkomst.SCHATTING: "een schatting",
}


def sources(report: Report, voice: Voice, *, whole: bool) -> Iterable[str]:
    """Where the figures come from: hours, estimates, the register and small numbers.

    `whole` as in the rest of the text: social return is told there.
    """
    yield from quality(report, voice)
    yield from _small_unknown(report, voice)
    yield from _small_numbers(report, whole=whole)


def quality(report: Report, voice: Voice) -> Iterable[str]:
    """How good the figures are: the source of the hours, estimates, the check of the register."""
    yield from _hours_source(report, voice)
    yield from _estimates(report)
    yield from _register(report)


def _hours_source(report: Report, voice: Voice) -> Iterable[str]:
    if not report.has("verloonde_uren"):
        return
    if report.jaar.verloonde_uren is not None:
        origins = [report.jaar.verloonde_uren_herkomst]
    else:
        known = {row.herkomst for row in report.jaar.uren if row.verloonde_uren is not None}
        origins = [origin for origin in Herkomst if origin in known]
    words = [_ORIGIN[origin].format(voice.does("onze", "een")) for origin in origins]
    yield f"De verloonde uren komen uit {dutch.join_list(words)}."
    incomplete = report.jaar.loonaangifte.volledig is JaNee.NEE
    if incomplete and Herkomst.LOONAANGIFTE in origins:
        yield "De loonaangiften van het jaar zijn nog niet volledig."


def _estimates(report: Report) -> Iterable[str]:
    rows = [row for _, row in report.counting]
    if report.hours_missing and report.value("gerealiseerde_banen"):
        yield "Van een deel van de banen zijn de uren nog niet bekend. Die tellen nog niet mee."
    estimated = [row.geschat for row in rows if row.uren is not None]
    if estimated and all(estimated):
        yield "De uren van de banen zijn geschat uit de uren per week."
    elif any(estimated):
        yield "De uren van een deel van de banen zijn geschat uit de uren per week."


def _register(report: Report) -> Iterable[str]:
    if not report.counting:
        return
    year = report.jaar.jaar
    days = [
        baan.register_gecontroleerd_op
        for baan, _ in report.counting
        if baan.register_gecontroleerd_op is not None and register_checked(baan, year)
    ]
    if not days:
        known = "of de medewerkers in het doelgroepregister staan"
        yield f"Voor {year} is nog niet gecontroleerd {known}."
    elif report.unchecked:
        yield "Nog niet voor iedereen is gecontroleerd of die in het doelgroepregister staat."
    else:
        last = dutch.format_date_words(max(days))
        checked = "Het doelgroepregister is nagekeken voor iedereen die meetelt"
        yield f"{checked}, voor het laatst op {last}."


def _small_unknown(report: Report, voice: Voice) -> Iterable[str]:
    """Wfsv 34: the hours of the year before could exempt the employer, and are not known."""
    regime, known = report.outcome.regime, report.has("verloonde_uren")
    if regime is Regime.QUOTUMREGELING and report.outcome.vrijgesteld is None and known:
        yield f"De verloonde uren van {report.jaar.jaar - 1} zijn niet bekend."
        is_ = f"{voice.who()} {voice.does('zijn', 'is')}"
        yield f"Of {is_} vrijgesteld als kleine werkgever, staat daarom niet vast."


def _small_numbers(report: Report, *, whole: bool) -> Iterable[str]:
    """What the word for few means, where it stands in the text."""
    few = report.guard.few & {WAITING, NEVER}
    working = report.jaar.vergelijking.sroi_personen
    if few or (whole and working is not None and is_few(int(working))):
        yield f"Met “{FEW_WORD} mensen” is bedoeld: minder dan {FEWEST_SHARED}."
