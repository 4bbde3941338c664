"""The answer in the paragraph: result, method, earlier years and levy.

Each function writes one paragraph, or nothing (`""`). Numbers come from the trace; where shown
numbers do not add up, the text says that it rounds.
"""

from collections.abc import Iterable

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.quota.calculation import calculate
from banen_desktop.quota.law import LegalValue, Status
from banen_desktop.quota.trace import Regime
from banen_desktop.reports import wording
from banen_desktop.reports.report import Report, rounding_note
from banen_desktop.reports.wording import amount

MOST_EARLIER_YEARS = 4
_PERCENTAGE = {
    Status.VASTGESTELD: "een percentage van {}",
    Status.INDICATIEF: "een indicatief percentage van {}",
    Status.TE_BEVESTIGEN: "een nog niet bevestigd percentage van {}",
    Status.EIGEN_OPGAVE: "een zelf opgegeven percentage van {}",
}


def result(report: Report) -> str:
    """The first sentence with the answer, and what it means."""
    year = report.jaar.jaar
    name = " ".join(report.dossier.werkgever.naam.split()) or "onze organisatie"
    if report.value("gerealiseerde_banen"):
        did = f"Over {year} realiseerde {name} {amount(report.value('gerealiseerde_banen'))}"
        did += " voor de banenafspraak"
    elif report.hours_missing:
        did = f"Over {year} zijn de uren van de banen bij {name} nog niet bekend"
        return " ".join([did + ".", *_unmeasured(report), *_meaning(report)])
    else:
        did = f"Over {year} had {name} geen banen die meetellen voor de banenafspraak"
    return " ".join([did + _target(report) + ".", *_meaning(report)])


def _unmeasured(report: Report) -> Iterable[str]:
    """The quotum as a sentence of its own, when there is nothing to hold against it."""
    if _measured(report):
        yield f"Het quotum is {report.text('quotum_banen')}{_uncertain(report)}."


def _target(report: Report) -> str:
    """The end of the first sentence: the quotum, with a percentage that is not settled."""
    if not _measured(report):
        return ""
    return f", bij een quotum van {report.text('quotum_banen')}{_uncertain(report)}"


def _uncertain(report: Report) -> str:
    return "" if _percentage(report).settled else f" (met {_percentage_words(report)})"


def _measured(report: Report) -> bool:
    return report.has("verschil_banen") and not report.outcome.vrijgesteld


def _percentage(report: Report) -> LegalValue:
    legal = report.outcome.by_key["quotumpercentage"].legal
    if legal is None:
        raise TypeError("a quotumpercentage without its legal value")
    return legal


def _percentage_words(report: Report) -> str:
    return _PERCENTAGE[_percentage(report).status].format(report.text("quotumpercentage"))


def _meaning(report: Report) -> Iterable[str]:
    if report.outcome.regime is Regime.GEEN:
        return [*_share(report), _no_quota(report)]
    if report.outcome.regime is Regime.WET_BANENAFSPRAAK:
        law = "De Wet banenafspraak kent één landelijke doelstelling. Wij hebben geen eigen quotum."
        return [*_share(report), law]
    if report.outcome.vrijgesteld:
        return _small(report)
    if not report.has("verloonde_uren"):
        unknown = f"Onze verloonde uren van {report.jaar.jaar} zijn nog niet bekend."
        return [unknown, "Daarom noemen wij nog geen quotum."]
    if not report.has("quotumpercentage"):
        unknown = f"Het quotumpercentage van {report.jaar.jaar} is nog niet bekend."
        return [*_share(report), unknown, "Daarom noemen wij nog geen quotum."]
    return _against_quota(report)


def _no_quota(report: Report) -> str:
    if report.dossier.werkgever.premie_sectorfonds is JaNee.JA:
        return "Voor ons geldt geen quotum: wij horen niet bij de sector overheid (Wfsv art. 38c)."
    return f"Over {report.jaar.jaar} gold nog geen quotum voor overheidswerkgevers."


def _share(report: Report) -> Iterable[str]:
    if report.has("aandeel") and report.value("meetellende_uren"):
        yield f"Dat is {report.text('aandeel')} van onze {_paid(report, 'verloonde_uren')}."


def _paid(report: Report, key: str) -> str:
    return report.text(key).removesuffix("uur") + "verloonde uren"


def _small(report: Report) -> Iterable[str]:
    threshold, year = _paid(report, "drempel_uren"), report.jaar.jaar
    years = f"in {year} of {year - 1}"
    yield f"Wij zijn een kleine werkgever: {years} hadden wij minder dan {threshold}."
    yield "Daarom zijn wij vrijgesteld van de quotumheffing (Wfsv art. 34)."
    if report.has("quotum_banen"):
        yield (
            "Ter vergelijking: voor een grotere werkgever zou het quotum bij onze uren "
            f"{report.text('quotum_banen')} zijn, met {_percentage_words(report)}."
        )


def _against_quota(report: Report) -> Iterable[str]:
    difference = report.value("verschil_banen")
    if not report.has("realisatiepercentage"):
        return
    if report.hours_missing and not report.value("gerealiseerde_banen"):
        yield "Daarom noemen wij nog geen resultaat."
        return
    part = report.text("realisatiepercentage")
    if difference > 0:
        more = amount(difference)
        yield f"Daarmee haalden wij het quotum: {part}, {more} meer dan nodig{_note(report)}."
    elif difference == 0:
        yield "Daarmee haalden wij het quotum precies."
    else:
        if report.value("gerealiseerde_banen"):
            yield f"Dat is {part} van het quotum."
        yield f"Wij komen {amount(-difference)} tekort{_note(report)}."


def _note(report: Report) -> str:
    parts = (report.value("gerealiseerde_banen"), -report.value("quotum_banen"))
    return rounding_note(parts, report.value("verschil_banen"))


def method(report: Report) -> str:
    """Period, definition of a job, and where the quotum comes from."""
    year = report.jaar.jaar
    per_job = dutch.format_number(report.value("uren_per_baan"))
    text = [
        f"De cijfers gaan over 1 januari tot en met 31 december {year}.",
        f"Een baan is {per_job} verloonde uren per jaar, gemiddeld {wording.JOB}.",
    ]
    if _measured(report):
        hours, share = _paid(report, "verloonde_uren"), ""
        if report.value("gerealiseerde_banen") and report.has("aandeel"):
            share = f"; wij realiseerden {report.text('aandeel')}"
        text.append(f"Het quotum is {report.text('quotumpercentage')} van onze {hours}{share}.")
    if report.has("quotum_banen"):
        text.append(_source_sentence(report))
    if _measured(report):
        text += _legal_shortage(report)
    return " ".join(part for part in text if part)


def _source_sentence(report: Report) -> str:
    legal = _percentage(report)
    if legal.status is Status.EIGEN_OPGAVE and not report.jaar.bron_quotumpercentage:
        return ""
    return f"Bron van het percentage: {' '.join(legal.bron.split()).rstrip('.')}."


def _legal_shortage(report: Report) -> Iterable[str]:
    shortage, gap = report.value("quotumtekort"), -report.value("verschil_banen")
    if gap > 0 and not shortage:
        yield "Volgens de wet is er geen quotumtekort, omdat de wet dat naar beneden afrondt."
    elif gap > 0 and dutch.rounded(gap, 1) != shortage:
        text = report.text("quotumtekort")
        yield f"Het wettelijke quotumtekort is {text}, omdat de wet dat naar beneden afrondt."


def earlier_years(report: Report) -> Iterable[str]:
    """Each earlier year in the dossier that has jobs, the newest first, at most four."""
    before = [year for year in report.dossier.jaren if year.jaar < report.jaar.jaar and year.banen]
    for year in sorted(before, key=lambda year: -year.jaar)[:MOST_EARLIER_YEARS]:
        outcome = calculate(report.dossier, year.jaar, report.law)
        yield _earlier(Report(report.dossier, year, outcome, report.law))


def _earlier(report: Report) -> str:
    year, realised = report.jaar.jaar, report.value("gerealiseerde_banen")
    if not realised and report.hours_missing:
        return f"Over {year} zijn de uren van de banen nog niet bekend."
    have = f"In {year} realiseerden wij {amount(realised) if realised else 'geen banen'}"
    if not _measured(report) or not report.has("realisatiepercentage"):
        return f"{have}."
    part = report.text("realisatiepercentage")
    words = "" if _percentage(report).settled else f", met {_percentage_words(report)}"
    return f"{have}, bij een quotum van {report.text('quotum_banen')}: {part}{words}."


def levy(report: Report) -> str:
    """The theoretical levy (or bonus), with the sentence that it was never executed."""
    if report.has("quotumheffing"):
        return f"{_theoretical_levy(report)} {wording.LEVY_NEVER_EXECUTED}"
    if report.has("bonus"):
        return (
            f"De theoretische bonus is {report.text('bonus')}. "
            "In de wettekst van 1 juli 2026 was artikel 2 van de Wet banenafspraak "
            "nog niet in werking."
        )
    return ""


def _theoretical_levy(report: Report) -> str:
    if report.outcome.vrijgesteld:
        return "Als kleine werkgever zijn wij vrijgesteld van de quotumheffing."
    if not report.value("quotumheffing"):
        return "Wij hebben geen quotumtekort, dus ook in theorie geen quotumheffing."
    return f"De theoretische quotumheffing is {report.text('quotumheffing')}."
