"""The answer in the paragraph: result, method and levy.

Each function gives the sentences of one paragraph. Numbers come from the trace; where shown
numbers do not add up, the text says that it rounds.
"""

from collections.abc import Iterable

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.quota.calculation.trace import Regime
from banen_desktop.quota.law.law import Status
from banen_desktop.reports.text.style import Voice
from banen_desktop.reports.text.year_report import Report
from banen_desktop.reports.words import percentages, wording
from banen_desktop.reports.words.sums import rounding_note
from banen_desktop.reports.words.wording import amount

_HOURS_DEFINED = (
    "Verloonde uren zijn alle uren waarover loon is betaald, ook bij betaald verlof en ziekte."
)


def result(report: Report, voice: Voice, *, percentage: bool = False) -> Iterable[str]:
    """The first sentence with the answer, and what it means.

    The percentage stands in it when it is not settled, or with `percentage`.
    """
    if report.hours_missing and not report.value("gerealiseerde_banen"):
        yield _unknown(report, voice, percentage=percentage)
    else:
        yield f"{_did(report, voice)}{_target(report, voice, percentage=percentage)}."
    yield from _meaning(report, voice)


def _did(report: Report, voice: Voice) -> str:
    year, jobs = report.jaar.jaar, report.value("gerealiseerde_banen")
    if not jobs:
        had = f"In {year} {voice.does('hadden', 'had')} {voice.who()}"
        return f"{had} geen banen die meetellen voor de banenafspraak"
    did = f"In {year} {voice.does('realiseerden', 'realiseerde')} {voice.who()}"
    known = ", voor zover de uren bekend zijn" if report.hours_missing else ""
    return f"{did} {amount(jobs)} voor de banenafspraak{known}"


def _unknown(report: Report, voice: Voice, *, percentage: bool) -> str:
    year = report.jaar.jaar
    lead = f"De uren van de banen die {voice.who()} in {year} {voice.does('hadden', 'had')}, "
    lead += "zijn nog niet bekend"
    if not report.measured:
        return lead + "."
    return f"{lead}; het quotum is {_quota(report, voice, percentage=percentage)}."


def _target(report: Report, voice: Voice, *, percentage: bool) -> str:
    if not report.measured:
        return ""
    return f", bij een quotum van {_quota(report, voice, percentage=percentage)}"


def _quota(report: Report, voice: Voice, *, percentage: bool) -> str:
    """The quotum with its percentage in brackets, where that has to be said at once."""
    quota = quota_words(report)
    if not report.percentage.settled:
        return f"{quota} (berekend met {report.percentage_words})"
    part = f"{report.text('quotumpercentage')} van {voice.our()} verloonde uren"
    return f"{quota} ({part})" if percentage else quota


def quota_words(report: Report) -> str:
    """The quotum in jobs, with a word for none."""
    quota = report.value("quotum_banen")
    return amount(quota) if quota else "nul banen"


def _meaning(report: Report, voice: Voice) -> Iterable[str]:
    year = report.jaar.jaar
    if report.outcome.regime is Regime.GEEN:
        yield from _share(report, voice)
        yield _no_quota(report, voice)
    elif report.outcome.regime is Regime.WET_BANENAFSPRAAK:
        yield from _share(report, voice)
        yield "De Wet banenafspraak kent één landelijke doelstelling."
        yield f"{voice.start()} {voice.does('hebben', 'heeft')} geen eigen quotum."
    elif report.outcome.vrijgesteld:
        yield from _small(report, voice)
    elif not report.has("verloonde_uren"):
        yield f"Hoeveel verloonde uren er in {year} waren, is nog niet bekend."
        yield f"Daarom {voice.does('noemen', 'noemt')} {voice.who()} nog geen quotum."
    elif not report.has("quotumpercentage"):
        yield from _share(report, voice)
        yield percentages.unknown(report.law, year)
        yield f"Daarom {voice.does('noemen', 'noemt')} {voice.who()} nog geen quotum."
    else:
        yield from _against_quota(report, voice)


def _no_quota(report: Report, voice: Voice) -> str:
    if report.dossier.werkgever.premie_sectorfonds is not JaNee.JA:
        return f"In {report.jaar.jaar} gold nog geen quotum voor overheidswerkgevers."
    us = voice.us()
    belongs = f"{voice.who()} {voice.does('horen', 'hoort')} niet bij de sector overheid"
    return f"Voor {us} geldt geen quotum: {belongs} (Wfsv art. 38c)."


def _share(report: Report, voice: Voice) -> Iterable[str]:
    if report.has("aandeel") and report.value("meetellende_uren"):
        hours = report.paid("verloonde_uren")
        yield f"Dat is {report.told('aandeel')} van {voice.our()} {hours}."


def _small(report: Report, voice: Voice) -> Iterable[str]:
    is_ = f"{voice.start()} {voice.does('zijn', 'is')} een kleine werkgever"
    had = f"{voice.does('hadden', 'had')} {voice.who()} minder dan {report.paid('drempel_uren')}"
    yield f"{is_}: in {_small_years(report)} {had}."
    free = "vrijgesteld van de quotumheffing (Wfsv art. 34)"
    yield f"Daarom {voice.does('zijn', 'is')} {voice.who()} {free}."


def _small_years(report: Report) -> str:
    year, threshold = report.jaar.jaar, report.value("drempel_uren")
    known = (("verloonde_uren_vorig_jaar", year - 1), ("verloonde_uren", year))
    small = [
        str(number) for key, number in known if report.has(key) and report.value(key) < threshold
    ]
    return dutch.join_list(small)


def compared(report: Report, voice: Voice) -> Iterable[str]:
    """For a small employer: what the quotum of a larger one would be."""
    if report.outcome.vrijgesteld and report.has("quotum_banen"):
        hours = f"bij {voice.our()} {report.paid('verloonde_uren')}"
        with_ = f"{hours} en {report.percentage_words}"
        yield f"Ter vergelijking: {with_} zou het quotum {quota_words(report)} zijn."


def _against_quota(report: Report, voice: Voice) -> Iterable[str]:
    difference, jobs = report.value("verschil_banen"), report.value("gerealiseerde_banen")
    if report.hours_missing and not jobs:
        yield f"Daarom {voice.does('noemen', 'noemt')} {voice.who()} nog geen resultaat."
    elif not report.value("quotum_banen"):
        yield "Er is dus geen tekort."
    elif difference >= 0 and report.hours_missing:
        yield from _met_at_least(report, voice)
    elif difference > 0:
        yield f"Daarmee {voice.does('haalden', 'haalde')} {voice.who()} het quotum."
        part = f"Het resultaat is {report.text('realisatiepercentage')} van het quotum"
        yield f"{part}: {amount(difference)} meer dan nodig{_note(report)}."
    elif difference == 0:
        yield f"Daarmee {voice.does('haalden', 'haalde')} {voice.who()} het quotum precies."
    else:
        if jobs:
            yield f"Dat is {report.told('realisatiepercentage')} van het quotum."
        most = "hooguit " if report.hours_missing else ""
        came = f"{voice.start()} {voice.does('kwamen', 'kwam')}"
        yield f"{came} {most}{amount(-difference)} tekort{_note(report)}."


def _met_at_least(report: Report, voice: Voice) -> Iterable[str]:
    """Met already, and hours that are still unknown only make it more."""
    yield f"Daarmee {voice.does('haalden', 'haalde')} {voice.who()} het quotum."
    difference = report.value("verschil_banen")
    part = f"Het resultaat is ten minste {report.text('realisatiepercentage')} van het quotum"
    more = f": ten minste {amount(difference)} meer dan nodig{_note(report)}" if difference else ""
    yield f"{part}{more}."


def _note(report: Report) -> str:
    parts = (report.value("gerealiseerde_banen"), -report.value("quotum_banen"))
    return rounding_note(parts, report.value("verschil_banen"))


def method(report: Report, voice: Voice, *, definitions: bool = False) -> Iterable[str]:
    """Period, definition of a job, and where the quotum comes from."""
    yield f"De cijfers gaan over 1 januari tot en met 31 december {report.jaar.jaar}."
    yield job_defined(report)
    if definitions:
        yield _HOURS_DEFINED
    if report.measured and report.value("quotum_banen"):
        yield from _quota_of_hours(report, voice)
    if report.has("quotum_banen"):
        yield source(report)
    if report.measured:
        yield from _legal_shortage(report)


def job_defined(report: Report) -> str:
    """What a job is."""
    per_job = dutch.format_number(report.value("uren_per_baan"))
    job = wording.job_of(report.outcome)
    return f"Een baan is {per_job} verloonde uren per jaar, gemiddeld {job}."


def _quota_of_hours(report: Report, voice: Voice) -> Iterable[str]:
    hours, share = report.paid("verloonde_uren"), ""
    if report.value("gerealiseerde_banen") and report.has("aandeel"):
        share = f"; {voice.does('wij realiseerden', 'gerealiseerd is')} {report.told('aandeel')}"
    yield f"Het quotum is {report.text('quotumpercentage')} van {voice.our()} {hours}{share}."


def source(report: Report) -> str:
    """Where the percentage comes from; empty when the user gave none."""
    legal = report.percentage
    if legal.status is Status.EIGEN_OPGAVE and not report.jaar.bron_quotumpercentage:
        return ""
    return f"Bron van het percentage: {' '.join(legal.bron.split()).rstrip('.')}."


def _legal_shortage(report: Report) -> Iterable[str]:
    shortage, gap = report.value("quotumtekort"), -report.value("verschil_banen")
    if report.hours_missing:
        return
    if gap > 0 and not shortage:
        yield "Volgens de wet is er geen quotumtekort, omdat de wet dat naar beneden afrondt."
    elif gap > 0 and dutch.rounded(gap, 1) != shortage:
        text = report.text("quotumtekort")
        yield f"Het wettelijke quotumtekort is {text}, omdat de wet dat naar beneden afrondt."


def levy(report: Report, voice: Voice) -> Iterable[str]:
    """The theoretical levy (or bonus), with the sentence that it was never executed."""
    if report.has("quotumheffing"):
        yield _theoretical_levy(report, voice)
        yield wording.LEVY_NEVER_EXECUTED
    elif report.guard.hides("bonus"):
        yield "De theoretische bonus staat er niet bij: zo blijft niemand herkenbaar."
    elif report.has("bonus"):
        yield f"De theoretische bonus is {report.told('bonus')}, alleen voor banen in eigen dienst."
        yield (
            "Die bonus is er pas als een quotumregeling is geactiveerd (Wet banenafspraak art. 5); "
            "het bedrag is nog niet bevestigd."
        )


def _theoretical_levy(report: Report, voice: Voice) -> str:
    if report.outcome.vrijgesteld:
        free = f"{voice.does('zijn', 'is')} {voice.who()} vrijgesteld van de quotumheffing"
        return f"Als kleine werkgever {free}."
    if not report.value("quotumheffing"):
        return "Er is geen quotumtekort, dus ook in theorie geen quotumheffing."
    if report.hours_missing and not report.value("gerealiseerde_banen"):
        return "Zolang de uren niet bekend zijn, is er ook in theorie geen bedrag te noemen."
    return f"De theoretische quotumheffing is {report.told('quotumheffing')}."
