"""The jobs in the paragraph: own and hired, people, and what does not count.

Each function gives the sentences of one paragraph, and never a row, a person or an onderdeel.
What the guard hides is told in other words or left out.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.model import Toerekening
from banen_desktop.quota.calculation.agenda import last_day_of_allocation
from banen_desktop.quota.calculation.groups import contracts_of
from banen_desktop.quota.calculation.rows import decided
from banen_desktop.quota.calculation.trace import Telt
from banen_desktop.quota.law.forms import Vraag
from banen_desktop.quota.years.history import flow_of
from banen_desktop.reports.text.style import Voice
from banen_desktop.reports.text.year_report import Report
from banen_desktop.reports.words.guard import (
    AT_END,
    FEW_PEOPLE,
    FEW_WORD,
    FEWEST_SHARED,
    HIRED_JOBS,
    NEVER,
    NEW,
    OWN,
    OWN_JOBS,
    PEOPLE,
    WAITING,
    is_few,
    parts_shown,
)
from banen_desktop.reports.words.sums import rounding_note
from banen_desktop.reports.words.wording import amount


def jobs(report: Report, voice: Voice, *, whole: bool = False) -> Iterable[str]:
    """Own and hired apart, people beside jobs, and the jobs on 31 December.

    With `whole` also contracts, who stayed and who left.
    """
    if not report.counting or not report.value("gerealiseerde_banen"):
        return
    yield from own_and_hired(report, voice)
    yield from _people(report)
    if whole:
        yield from _flow(report, voice)
        yield from _contracts(report)
    yield from _on_last_day(report)


def own_and_hired(report: Report, voice: Voice, *, reason: bool = True) -> Iterable[str]:
    """Own and hired jobs apart, unless one of them is about few people: `reason` says so."""
    if report.guard.hides(OWN):
        if not report.guard.whole:
            why = f", omdat een van beide over {FEW_PEOPLE} personen gaat" if reason else ""
            yield f"Eigen dienst en inleen staan hier samen{why}."
        return
    own, hired = jobs_of(report, hired=False), jobs_of(report, hired=True)
    if own and hired:
        note = rounding_note((own, hired), report.value("gerealiseerde_banen"))
        lent = f"die {voice.who()} {voice.does('inleenden', 'inleende')}"
        yield f"Het gaat om {amount(own)} in eigen dienst en {amount(hired)} {lent}{note}."
    elif own:
        yield "Alle uren die meetellen, zijn van medewerkers in eigen dienst."
    else:
        lent = f"die {voice.who()} {voice.does('inleenden', 'inleende')}"
        yield f"Alle uren die meetellen, zijn van medewerkers {lent}."
    lent_out = [row.allocated for _, row in report.counting if row.hired]
    if lent_out and all(lent_out):
        agreed = f"de ingeleende uren bij {voice.us()} meetellen"
        yield f"Met de uitleners is afgesproken dat {agreed}."


def jobs_of(report: Report, *, hired: bool) -> Decimal:
    """The counting jobs of the own or the hired part."""
    return report.value(HIRED_JOBS if hired else OWN_JOBS)


def people(report: Report) -> Iterable[str]:
    """How many people work in the jobs that count."""
    if report.guard.doubtful or not report.value(PEOPLE):
        return
    yield f"{_worked(report)}."


def _worked(report: Report) -> str:
    """How many people; those whose hours are unknown do not work in the jobs that were told."""
    hidden = report.guard.hides(PEOPLE)
    number = FEW_PEOPLE if hidden else report.text(PEOPLE).removesuffix(" personen")
    if report.hours_missing:
        return f"In banen die meetellen, werkten {number} mensen"
    apart = all(jobs_of(report, hired=hired) for hired in (False, True))
    if apart and not report.guard.hides(OWN):
        return f"In deze banen werkten {number} mensen"
    return f"Het gaat om {number} mensen"


def _people(report: Report) -> Iterable[str]:
    new = int(report.value(NEW))
    if not new or report.guard.hides(NEW):
        yield from people(report)
        return
    who = "die allemaal" if new == report.value(PEOPLE) else f"van wie er {new}"
    yield f"{_worked(report)}, {who} in {report.jaar.jaar} begonnen."


def _contracts(report: Report) -> Iterable[str]:
    found = contracts_of(report.jaar, report.outcome)
    permanent, temporary = found.permanent, found.temporary
    own = permanent + temporary
    others = int(report.value(PEOPLE)) - own
    if not own or found.unknown or report.guard.doubtful or report.guard.hides(OWN):
        return
    if not parts_shown(permanent, temporary, others):
        return
    if not temporary:
        yield "Alle medewerkers in eigen dienst hadden een vast contract."
    elif not permanent:
        yield "Alle medewerkers in eigen dienst hadden een tijdelijk contract."
    else:
        kinds = f"{permanent} een vast contract en {temporary} een tijdelijk contract"
        yield f"Van de medewerkers in eigen dienst hadden er {kinds}."


def _flow(report: Report, voice: Voice) -> Iterable[str]:
    found = flow_of(report.dossier, report.jaar, report.outcome, report.law)
    if found is None or report.guard.doubtful or report.guard.hides(PEOPLE):
        return
    if not parts_shown(found.new, found.stayed, found.other, found.left):
        return
    before = report.jaar.jaar - 1
    if found.stayed == found.people:
        yield f"Zij werkten allemaal ook in {before} al bij {voice.us()}."
    elif found.stayed:
        of = f"Van de {found.people} mensen werkten er {found.stayed}"
        yield f"{of} ook in {before} al bij {voice.us()}."
    elif found.new != found.people:
        yield f"Niemand van hen telde in {before} al mee."
    if found.left:
        gone = f"telden er {found.left} in {before + 1} niet meer mee"
        yield f"Van de mensen die in {before} meetelden, {gone}."


def _on_last_day(report: Report) -> Iterable[str]:
    if report.hours_missing or report.guard.hides(AT_END):
        return
    last = report.value(AT_END)
    shown = amount(last) if last else "geen baan"
    verb = "telde" if shown.endswith("baan") else "telden"
    yield f"Op de peildatum 31 december {report.jaar.jaar} {verb} {shown} mee."


def kinds_of_work(report: Report) -> Iterable[str]:
    """The kinds of work that five people or more do, in a sentence."""
    known = common_kinds(report)
    if known:
        yield f"Werk dat vaker voorkomt: {'; '.join(inside_sentence(kind) for kind in known)}."


def common_kinds(report: Report) -> list[str]:
    """The kinds of work that five people or more do, each as it was typed."""
    doing: dict[str, set[str]] = defaultdict(set)
    for baan, _ in report.counting:
        doing[" ".join(baan.soort_werk.split())].update(baan.people)
    return sorted(kind for kind, who in doing.items() if kind and len(who) >= FEWEST_SHARED)


def inside_sentence(kind: str) -> str:
    """A kind of work inside a sentence: `conciërge`, but `ICT` as it is."""
    return kind if kind[1:2].isupper() else kind[:1].lower() + kind[1:]


def waiting(report: Report, voice: Voice, *, more: bool) -> Iterable[str]:
    """Hired jobs that could still be allocated; `more` when other jobs were told before."""
    value = report.value(WAITING)
    if not value:
        return
    verb = voice.does("leenden", "leende")
    lent = f"Daarnaast {verb} {voice.who()}" if more else f"{voice.start()} {verb}"
    if report.guard.hides(WAITING):
        yield f"{lent} {_how_many(report, WAITING)}mensen in."
    else:
        yield f"{lent} mensen in voor {amount(value)}."
    open_ = [
        baan.toerekening is Toerekening.NOG_NIET
        for baan, row in report.rows
        if row.telt is Telt.NOG_NIET and row.uren
    ]
    if all(open_):
        yield "De toerekening van hun uren is nog niet afgesproken; die uren tellen nog niet mee."
    elif any(open_):
        yield "De toerekening is niet van al hun uren afgesproken; die uren tellen nog niet mee."
    else:
        yield "Die uren tellen nog niet mee."
    if any(row.open_vragen and row.uren for row in report.outcome.rows):
        yield "Nog niet van elke uitlener is bekend of die uren kan toerekenen."
    last = last_day_of_allocation(report.outcome)
    if last is not None and any(open_):
        yield f"De afspraak moet er uiterlijk op {dutch.format_date_words(last)} zijn."


def _how_many(report: Report, key: str) -> str:
    """The word for few people: not for many of whom only a few have hours."""
    return f"{FEW_WORD} " if key in report.guard.few else ""


def not_counting(report: Report, *, more: bool) -> Iterable[str]:
    """Jobs that do not count, by law or by agreement, apart and without a person."""
    value = report.value(NEVER)
    never = [(baan, row.regel) for baan, row in report.rows if row.telt is Telt.NEE and row.dagen]
    if not value or not never:
        return
    also = " ook" if more else ""
    if report.guard.hides(NEVER):
        who = f"{_how_many(report, NEVER)}mensen"
        yield f"Er deden{also} {who} werk dat niet meetelt voor de banenafspraak."
        return
    kinds = dutch.join_list(sorted({regel.in_tekst for _, regel in never}))
    yield f"Er was{also} werk voor {amount(value)} dat niet meetelt: {kinds}."
    undecided = {
        regel.in_tekst for baan, regel in never if regel.asks(Vraag.BESLUIT) and not decided(baan)
    }
    for kind in sorted(undecided):
        yield f"Of {kind} meetelt, is niet duidelijk."


def social_return(report: Report, voice: Voice) -> Iterable[str]:
    """What suppliers do by contract, in numbers of the user: it never counts."""
    kept = report.jaar.vergelijking
    suppliers, money, working = kept.sroi_leveranciers, kept.sroi_bedrag, kept.sroi_personen
    if suppliers or money:
        with_ = _suppliers(suppliers)
        worth = f", voor {dutch.format_euro(money)}" if money else ""
        has = f"{voice.start()} {voice.does('hebben', 'heeft')}"
        yield f"{has} met {with_} afspraken over social return{worth}."
    if working:
        few = is_few(int(working))
        number = FEW_WORD if few else dutch.format_number(working)
        verb = "werkten er" if few or working != 1 else "werkte er"
        yield f"Via social return {verb} {number} mensen bij leveranciers."
    if suppliers or money or working:
        yield "Dat telt niet mee voor de banenafspraak van een overheidswerkgever."


def _suppliers(number: Decimal | None) -> str:
    if not number:
        return "leveranciers"
    return f"{dutch.format_number(number)} {'leverancier' if number == 1 else 'leveranciers'}"
