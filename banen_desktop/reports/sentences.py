"""The sentences of the paragraph: each function writes one paragraph, or nothing (`""`).

Numbers come from the trace; where shown numbers do not add up, the text says that it rounds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.model import Baan, Dossier, Herkomst, Jaar, JaNee, Vorm
from banen_desktop.quota.calculation import calculate
from banen_desktop.quota.facts import is_hired
from banen_desktop.quota.law import Law, LegalValue, Status
from banen_desktop.quota.trace import Outcome, Regime, RowOutcome, Telt
from banen_desktop.reports import wording

FEWEST_PEOPLE = 3
MOST_JOBS_PER_PERSON = 2
MOST_EARLIER_YEARS = 4
ROUNDING = "verschil door afronding"
_ORIGIN = {
    Herkomst.OPGAVE: "onze eigen opgave",
    Herkomst.LOONAANGIFTE: "de loonaangifte",
    Herkomst.LIJST: "een lijst uit het salarispakket",
    Herkomst.SCHATTING: "een schatting",
}
_NOT_COUNTING = {
    Vorm.DETACHERING_WSW: "ingeleende medewerkers die bij de uitlener meetellen",
    Vorm.UITZEND: "ingeleende medewerkers die bij de uitlener meetellen",
    Vorm.OVERIG_INLEEN: "ingeleende medewerkers die bij de uitlener meetellen",
    Vorm.PAYROLL: "payroll",
    Vorm.UITGELEEND: "medewerkers die wij uitlenen",
    Vorm.INKOOP: "ingekochte diensten (social return)",
    Vorm.BESCHUT_WERK: "beschut werk",
    Vorm.BUITEN_REGISTER: "mensen die niet in het doelgroepregister staan",
    Vorm.STAGE: "stages of vrijwilligerswerk",
}
_PERCENTAGE = {
    Status.VASTGESTELD: "een percentage van {}",
    Status.INDICATIEF: "een indicatief percentage van {}",
    Status.TE_BEVESTIGEN: "een nog niet bevestigd percentage van {}",
    Status.EIGEN_OPGAVE: "een zelf opgegeven percentage van {}",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What the sentences are about: one year of a dossier with its outcome."""

    dossier: Dossier
    jaar: Jaar
    outcome: Outcome
    law: Law

    @property
    def rows(self) -> Sequence[tuple[Baan, RowOutcome]]:
        """Each row of jobs with what the law makes of it."""
        return tuple(zip(self.jaar.banen, self.outcome.rows, strict=True))

    @property
    def counting(self) -> Sequence[tuple[Baan, RowOutcome]]:
        """The rows that count, with at least one day in the year."""
        return tuple((baan, row) for baan, row in self.rows if row.telt is Telt.JA and row.dagen)

    @property
    def unchecked(self) -> bool:
        """Whether a row that counts was not checked in the register about this year."""
        return any(not _checked(baan, self.jaar.jaar) for baan, _ in self.counting)

    @property
    def hours_missing(self) -> bool:
        """Whether the hours of a row that counts are unknown."""
        return any(row.uren is None for _, row in self.counting)

    def value(self, key: str) -> Decimal:
        """The value of a step that is always there."""
        return self.outcome.by_key[key].value

    def text(self, key: str) -> str:
        """The value of a step as a person reads it."""
        return wording.shown(self.outcome.by_key[key])

    def has(self, key: str) -> bool:
        """Whether the outcome has this step."""
        return key in self.outcome.by_key


def _checked(baan: Baan, year: int) -> bool:
    day = baan.register_gecontroleerd_op
    return day is not None and day.year >= year


def result(report: Report) -> str:
    """The first sentence with the answer, and what it means."""
    year = report.jaar.jaar
    name = " ".join(report.dossier.werkgever.naam.split()) or "onze organisatie"
    if report.value("gerealiseerde_banen"):
        did = f"Over {year} realiseerde {name} {report.text('gerealiseerde_banen')}"
        did += " voor de banenafspraak"
    elif report.hours_missing:
        did = f"Over {year} zijn de uren van de banen bij {name} nog niet bekend"
    else:
        did = f"Over {year} had {name} geen banen die meetellen voor de banenafspraak"
    return " ".join([did + _target(report) + ".", *_meaning(report)])


def _target(report: Report) -> str:
    """The end of the first sentence: the quotum, with a percentage that is not settled."""
    if not _measured(report):
        return ""
    legal = _percentage(report)
    words = "" if legal.settled else f" (met {_percentage_words(report)})"
    return f", bij een quotum van {report.text('quotum_banen')}{words}"


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
        return [_no_quota(report), *_share(report)]
    if report.outcome.regime is Regime.WET_BANENAFSPRAAK:
        law = "De Wet banenafspraak kent één landelijke doelstelling. Wij hebben geen eigen quotum."
        return [law, *_share(report)]
    if report.outcome.vrijgesteld:
        return _small(report)
    if not report.has("verloonde_uren"):
        unknown = f"Onze verloonde uren van {report.jaar.jaar} zijn nog niet bekend."
        return [unknown, "Daarom noemen wij nog geen quotum."]
    if not report.has("quotumpercentage"):
        unknown = f"Het quotumpercentage van {report.jaar.jaar} is nog niet bekend."
        return [unknown, "Daarom noemen wij nog geen quotum.", *_share(report)]
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
    part = realised_part(report.value("realisatiepercentage"))
    if difference > 0:
        more = _amount(difference)
        yield f"Daarmee haalden wij het quotum: {part}, {more} meer dan nodig{_note(report)}."
    elif difference == 0:
        yield "Daarmee haalden wij het quotum precies."
    else:
        if report.value("gerealiseerde_banen"):
            yield f"Dat is {part} van het quotum."
        yield f"Wij komen {_amount(-difference)} tekort{_note(report)}."


def _amount(value: Decimal) -> str:
    return dutch.jobs(value) if dutch.rounded(value, 1) else "minder dan 0,1 baan"


def _note(report: Report) -> str:
    parts = (report.value("gerealiseerde_banen"), -report.value("quotum_banen"))
    return rounding_note(parts, report.value("verschil_banen"))


def rounding_note(parts: Iterable[Decimal], total: Decimal) -> str:
    """A note in brackets when the shown parts do not add up to the shown total."""
    shown = sum((dutch.rounded(part, 1) for part in parts), Decimal(0))
    return "" if shown == dutch.rounded(total, 1) else f" ({ROUNDING})"


def realised_part(ratio: Decimal) -> str:
    """The realised percentage with one decimal, never 100,0% for a quotum that is just missed."""
    if dutch.rounded(ratio, 3) == 1 != ratio:
        return "bijna 100%" if ratio < 1 else "ruim 100%"
    return wording.realisation(ratio)


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
    if gap > 0 and dutch.rounded(gap, 1) != shortage:
        text = report.text("quotumtekort")
        yield f"Het wettelijke quotumtekort is {text}, omdat de wet dat naar beneden afrondt."


def jobs(report: Report) -> str:
    """Own and hired apart, people beside jobs, and the jobs on 31 December."""
    if not report.counting or not report.value("gerealiseerde_banen"):
        return ""
    return " ".join([*_own_and_hired(report), *_people(report), *_on_last_day(report)])


def _own_and_hired(report: Report) -> Iterable[str]:
    own, hired = jobs_of(report, hired=False), jobs_of(report, hired=True)
    if own and hired:
        note = rounding_note((own, hired), report.value("gerealiseerde_banen"))
        parts = f"{dutch.jobs(own)} in eigen dienst en {dutch.jobs(hired)} die wij inlenen"
        yield f"Het gaat om {parts}{note}."
    elif own:
        yield "Alle uren die meetellen, zijn van medewerkers in eigen dienst."
    else:
        yield "Alle uren die meetellen, zijn van medewerkers die wij inlenen."
    forms = {baan.vorm for baan, _ in report.counting if is_hired(baan)}
    if forms and Vorm.PAYROLL not in forms:
        yield "Met de uitleners is afgesproken dat de ingeleende uren bij ons meetellen."


def jobs_of(report: Report, *, hired: bool) -> Decimal:
    """The counting hours of the own or the hired part, in jobs."""
    key = "meetellende_uren_inleen" if hired else "meetellende_uren_dienstverband"
    return report.value(key) / report.value("uren_per_baan")


def people_cannot_be_right(outcome: Outcome) -> bool:
    """Whether a row seems to stand for more people: more than two jobs per person."""
    jobs_, people = outcome.value("gerealiseerde_banen"), outcome.value("personen")
    return jobs_ is not None and people is not None and jobs_ > MOST_JOBS_PER_PERSON * people


def _people(report: Report) -> Iterable[str]:
    people, new = report.value("personen"), report.value("personen_nieuw")
    if people_cannot_be_right(report.outcome):
        return
    if people < FEWEST_PEOPLE:
        yield f"In deze banen werkten minder dan {FEWEST_PEOPLE} personen."
    elif new < FEWEST_PEOPLE:
        yield f"In deze banen werkten {report.text('personen')}."
    else:
        joined = f"van wie er {int(new)} in {report.jaar.jaar} begonnen"
        yield f"In deze banen werkten {report.text('personen')}, {joined}."


def _on_last_day(report: Report) -> Iterable[str]:
    last = report.value("banen_op_peildatum")
    if report.hours_missing:
        return
    amount = dutch.jobs(last) if last else "geen baan"
    verb = "telde" if amount.endswith("baan") else "telden"
    yield f"Op de peildatum 31 december {report.jaar.jaar} {verb} {amount} mee."


def waiting(report: Report) -> str:
    """Hired jobs that could still be allocated."""
    value = report.value("nog_toe_te_rekenen_banen")
    if not value:
        return ""
    return (
        f"Daarnaast leenden wij {_amount(value)} in waarvoor de toerekening nog niet is "
        "afgesproken. Die uren tellen nog niet mee. Afspreken kan tot en met 1 augustus "
        f"{report.jaar.jaar + 1}."
    )


def not_counting(report: Report) -> str:
    """Jobs that do not count by law, apart and without a person."""
    value = report.value("niet_meetellende_banen")
    never = [baan for baan, row in report.rows if row.telt is Telt.NEE and row.dagen]
    if not value or not never:
        return ""
    kinds = sorted({_NOT_COUNTING[baan.vorm] for baan in never})
    return (
        f"Daarnaast was er werk voor {_amount(value)} dat volgens de wet niet meetelt: "
        f"{dutch.join_list(kinds)}."
    )


def earlier_years(report: Report) -> Iterable[str]:
    """Each earlier year in the dossier that has jobs, the newest first, at most four."""
    before = [year for year in report.dossier.jaren if year.jaar < report.jaar.jaar and year.banen]
    for year in sorted(before, key=lambda year: -year.jaar)[:MOST_EARLIER_YEARS]:
        outcome = calculate(report.dossier, year.jaar, report.law)
        yield _earlier(Report(report.dossier, year, outcome, report.law))


def _earlier(report: Report) -> str:
    amount = report.text("gerealiseerde_banen")
    have = f"In {report.jaar.jaar} realiseerden wij {amount}"
    if not _measured(report) or not report.has("realisatiepercentage"):
        return f"{have}."
    part = realised_part(report.value("realisatiepercentage"))
    words = "" if _percentage(report).settled else f", met {_percentage_words(report)}"
    return f"{have}, bij een quotum van {report.text('quotum_banen')}: {part}{words}."


def levy(report: Report) -> str:
    """The theoretical levy (or bonus), with the sentence that it was never executed."""
    if report.has("quotumheffing"):
        return f"{_theoretical_levy(report)} {wording.LEVY_NEVER_EXECUTED}"
    if report.has("bonus"):
        amount = report.text("bonus")
        return f"De theoretische bonus is {amount}. De regels voor de bonus werken nog niet."
    return ""


def _theoretical_levy(report: Report) -> str:
    if report.outcome.vrijgesteld:
        return "Als kleine werkgever zijn wij vrijgesteld van de quotumheffing."
    if not report.value("quotumheffing"):
        return "Wij hebben geen quotumtekort, dus ook in theorie geen quotumheffing."
    return f"De theoretische quotumheffing is {report.text('quotumheffing')}."


def sources(report: Report) -> str:
    """Where the figures come from: hours, estimates and the register."""
    return " ".join([*_hours_source(report), *_estimates(report), *_register(report)])


def _hours_source(report: Report) -> Iterable[str]:
    if not report.has("verloonde_uren"):
        return
    if report.jaar.verloonde_uren is not None:
        origins = [report.jaar.verloonde_uren_herkomst]
    else:
        known = {row.herkomst for row in report.jaar.uren if row.verloonde_uren is not None}
        origins = [origin for origin in Herkomst if origin in known]
    words = dutch.join_list([_ORIGIN[origin] for origin in origins])
    yield f"De verloonde uren komen uit {words}."


def _estimates(report: Report) -> Iterable[str]:
    if report.hours_missing:
        yield "Van een deel van de banen zijn de uren nog niet bekend. Die tellen nog niet mee."
    estimated = [row.geschat for _, row in report.counting if row.uren is not None]
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
        if baan.register_gecontroleerd_op is not None and _checked(baan, year)
    ]
    if not days:
        yield "Het doelgroepregister is over dit jaar nog niet gecontroleerd."
    elif report.unchecked:
        yield "Nog niet voor iedereen is gecontroleerd of die in het doelgroepregister staat."
    else:
        last = dutch.format_date_words(max(days))
        yield f"Het doelgroepregister is voor iedereen gecontroleerd, voor het laatst op {last}."
