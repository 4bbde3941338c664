"""The Dutch words for values, steps and rows, the same in window, text, Word and command line.

Nothing is computed here: every value comes from the trace, the dossier or the law.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from banen_desktop import dutch
from banen_desktop.dossier.findings import job_name
from banen_desktop.dossier.model import Baan, Toerekening
from banen_desktop.quota.calculation.rows import days_in_year, register_checked
from banen_desktop.quota.calculation.trace import (
    Bound,
    Outcome,
    Rounding,
    RowOutcome,
    Step,
    Telt,
    Unit,
)
from banen_desktop.quota.law.law import Law, LegalValue, Status
from banen_desktop.quota.units import Quantity
from banen_desktop.reports.words.sums import shortage_words, sums_of_formula

LEVY_NEVER_EXECUTED = "De quotumheffing is nog voor geen enkel jaar uitgevoerd (Wfsv art. 122na)."
TWO_DECIMALS = frozenset({"banen_erbij", "banen_erbij_heel_jaar"})
SOME_HOURS_UNKNOWN = "Niet van alle banen zijn de uren bekend."
_STATUS = {
    Status.VASTGESTELD: "Vastgesteld",
    Status.INDICATIEF: "Indicatief: een verwachting vooraf, geen vastgesteld getal",
    Status.TE_BEVESTIGEN: "Nog te bevestigen",
    Status.EIGEN_OPGAVE: "Eigen opgave: zelf ingevuld",
    Status.ACHTERHAALD: "Achterhaalde indicatie: er is zelf gekozen om ermee te rekenen",
}
_COUNTS = {
    Telt.JA: "Telt mee",
    Telt.NOG_NIET: "Telt nog niet mee",
    Telt.NEE: "Telt niet mee",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one number came about, in sentences; a part that does not apply is empty.

    `words` is the calculation in words, `filled` the same with the values.
    """

    title: str
    value: str
    words: str
    filled: str
    article: str
    rounding: str
    source: str
    status: str
    note: str


def format_value(value: Decimal, unit: Unit) -> str:
    """A value with its unit: `68,1 banen`, `90.671,4 uur`, `1,93%`, `€ 140.500`."""
    if unit is Unit.BAAN:
        return dutch.jobs(value)
    if unit is Unit.RATIO:
        return percentage(value, 2)
    if unit is Unit.EURO:
        return dutch.format_euro(value)
    if unit is Unit.PERSOON:
        return dutch.people(int(value))
    return _hours(value) + (" uur per baan" if unit is Unit.UUR_PER_BAAN else " uur")


def _hours(value: Decimal) -> str:
    return dutch.format_number(dutch.rounded(value, 1))


def shown(step: Step) -> str:
    """The value of a step as a person reads it, with its unit."""
    if step.key == "realisatiepercentage":
        return realisation(step.value)
    if step.key == "quotumpercentage":
        return quota_percentage(step.value)
    if step.key in TWO_DECIMALS:
        return dutch.jobs(step.value, 2)
    return format_value(step.value, step.unit)


def told(step: Step) -> str:
    """The value of a step with how far it is known: `ten minste 5,0 banen`, or `onbekend`."""
    return bounded(shown(step), step.bound)


def bounded(text: str, bound: Bound) -> str:
    """A number in words with how far it is known."""
    return str(bound) if bound is Bound.UNKNOWN else f"{bound} {text}".strip()


def why_bounded(step: Step) -> str:
    """Why a value is only a bound, or unknown; empty for an exact one."""
    return "" if step.bound is Bound.EXACT else SOME_HOURS_UNKNOWN


def known_so_far(number: str, unit: str, step: Step, *, absolute: bool = False) -> tuple[str, str]:
    """A big number and its unit with how far it is known: `6,0` and `banen of meer`.

    With `absolute` the number stands without its sign: below zero more hours make it less.
    """
    if step.bound is Bound.EXACT:
        return number, unit
    if step.bound is Bound.UNKNOWN:
        return str(step.bound), ""
    less = step.bound is Bound.AT_MOST or (absolute and step.value < 0)
    return number, f"{unit} of minder" if less else f"{unit} of meer"


def realisation(ratio: Decimal) -> str:
    """The share of the quotum that is met, with one decimal: `76,8%`."""
    return percentage(ratio, 1)


def realised_of(realised: str, target: str, step: Step) -> str:
    """`ten minste 6,0 van 26,5 banen`; where the hours of the jobs are unknown only the target."""
    if step.known is None:
        return f"gerealiseerd {step.bound}, quotum {target}"
    return f"{bounded(realised, step.bound)} van {target}"


def percentage(ratio: Decimal, decimals: int) -> str:
    """A percentage that is never 100% for less than everything, or 0% for more than nothing."""
    finest = max(decimals, 1)
    for many in (decimals, finest):
        shown = dutch.rounded(ratio, many + 2)
        if not (shown == 1 > ratio or shown == 0 < ratio):
            return dutch.format_percentage(ratio, many)
    if dutch.rounded(ratio, 0):
        return "bijna 100%"
    return f"minder dan {dutch.format_percentage(Decimal(1).scaleb(-finest - 2), finest)}"


def amount(value: Decimal) -> str:
    """A number of jobs that is not zero: `0,4 baan`, or `minder dan 0,1 baan`."""
    return dutch.jobs(value) if dutch.rounded(value, 1) else "minder dan 0,1 baan"


def quota_percentage(ratio: Decimal) -> str:
    """A quotumpercentage with two decimals, or with more when the user typed more."""
    exponent = ratio.normalize().as_tuple().exponent
    decimals = -exponent - 2 if isinstance(exponent, int) else 2
    return dutch.format_percentage(ratio, max(decimals, 2))


def capitalised(text: str) -> str:
    """A text with a capital at the start, the rest as it was."""
    return text[:1].upper() + text[1:]


def label_inside(step: Step) -> str:
    """The label of a step as it stands inside a sentence."""
    return step.label[:1].lower() + step.label[1:]


def status_words(legal: LegalValue) -> str:
    """How settled a legal value is, how sure we are, and when it was checked."""
    words = _STATUS[legal.status]
    if legal.status is not Status.EIGEN_OPGAVE:
        words += f" ({legal.zekerheid.label})"
    if legal.gecontroleerd_op is not None:
        words += f", gecontroleerd op {dutch.format_date(legal.gecontroleerd_op)}"
    return words + "."


def explain(outcome: Outcome, key: str) -> Explanation:
    """How a step came about; raises `KeyError` when the outcome has no such step."""
    step = outcome.by_key[key]
    return Explanation(
        title=f"{step.label}: {told(step)}",
        value=told(step),
        words=formula_in_words(outcome, step),
        filled=formula_with_values(outcome, step),
        article=step.article,
        rounding="" if step.rounding is Rounding.NONE else capitalised(step.rounding) + ".",
        source="" if step.legal is None else _source(step.legal),
        status="" if step.legal is None else status_words(step.legal),
        note=_note(outcome, step),
    )


def formula_in_words(outcome: Outcome, step: Step) -> str:
    """`Verloonde uren × quotumpercentage`."""
    labels = {key: label_inside(outcome.by_key[key]) for key in step.uses}
    return _capital_start(step.filled(labels))


def formula_with_values(outcome: Outcome, step: Step) -> str:
    """`4.698.000 uur × 1,93% = 90.671,4 uur`; empty for a value that is not calculated."""
    if step.known is None or ("×" not in step.formula and not step.uses):
        return ""
    return f"{numbers_of_formula(outcome, step)} = {told(step)}"


def numbers_of_formula(outcome: Outcome, step: Step) -> str:
    """`4.698.000 uur × 1,93%`; in words what is not made of other steps."""
    values = {key: told(outcome.by_key[key]) for key in step.uses}
    return _capital_start(step.filled(values))


def _capital_start(text: str) -> str:
    return "(" + capitalised(text[1:]) if text.startswith("(") else capitalised(text)


def _source(legal: LegalValue) -> str:
    return f"{legal.bron} ({legal.url})" if legal.url else legal.bron


def _note(outcome: Outcome, step: Step) -> str:
    notes = [step.note]
    if step.legal is not None and step.legal.toelichting not in step.note:
        notes.append(step.legal.toelichting)
    if step.key == "quotumtekort":
        notes = [_shortage_note(outcome, step)]
    notes.append(why_bounded(step))
    notes.append(
        dutch.rounded_apart(
            *sums_of_formula(
                step, {key: told(outcome.by_key[key]) for key in (*step.uses, step.key)}
            )
        )
    )
    return " ".join(note for note in notes if note)


def _shortage_note(outcome: Outcome, step: Step) -> str:
    if outcome.by_key["verschil_banen"].value >= 0:
        return "Er is geen tekort: het quotum is gehaald."
    return shortage_words(outcome) or step.note


def explain_row(
    baan: Baan, row: RowOutcome, year: int, law: Law, until: date | None = None
) -> Explanation:
    """How the hours of one row of jobs came about, and why it counts or not.

    `until` is the last day to agree on the allocation, when there is one.
    """
    value = "onbekend" if row.banen is None else dutch.jobs(row.banen)
    name = baan.kenmerk or capitalised(job_name(baan))
    counts = f"{_COUNTS[row.telt]}: {_inside(row.reden)}"
    return Explanation(
        title=f"{name}: uren onbekend" if row.banen is None else f"{name}: {value} in {year}",
        value=value,
        words=_row_words(row),
        filled=_row_filled(baan, row, year, law),
        article=row.regel.artikel,
        rounding="",
        source=_row_source(baan, row),
        status="",  # the note begins with it
        note=" ".join([counts, *_row_advice(baan, row, year, until)]),
    )


def _inside(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _row_words(row: RowOutcome) -> str:
    if row.geschat:
        return "Uren per week × weken per jaar × deel van het jaar ÷ uren per baan"
    return "Verloonde uren ÷ uren per baan"


def _row_source(baan: Baan, row: RowOutcome) -> str:
    if row.geschat:
        return "Schatting uit de uren per week"
    return "" if baan.verloonde_uren is None else baan.verloonde_uren_herkomst.label


def _row_filled(baan: Baan, row: RowOutcome, year: int, law: Law) -> str:
    if row.dagen == 0:
        return f"In {year} telt deze baan geen enkele dag: 0 uur."
    if row.uren is None or row.banen is None:
        return "Er staan nog geen uren bij deze baan."
    hours = _hours(row.uren)
    per_job = format_value(law.required("uren_per_baan", year).waarde, Unit.UUR_PER_BAAN)
    division = f"{hours} ÷ {per_job} = {dutch.jobs(row.banen, 2)}."
    if not row.geschat or baan.uren_per_week is None:
        return f"{hours} uur ({baan.verloonde_uren_herkomst.label.lower()}); {division}"
    week = dutch.format_number(baan.uren_per_week)
    weeks = dutch.format_number(law.required("weken_per_jaar", year).waarde)
    days = days_in_year(year)
    part = "" if row.dagen == days else f" × {row.dagen} van de {days} dagen"
    people = "" if baan.aantal is None else f" × {dutch.people(int(baan.aantal))}"
    worked = f"{week} uur per week{people} × {weeks} weken{part}"
    return f"{worked} = {hours} uur (schatting); {division}"


def _row_advice(baan: Baan, row: RowOutcome, year: int, until: date | None) -> list[str]:
    if row.uren is None:
        return ["Vul de verloonde uren in, of de uren per week voor een schatting."]
    if row.dagen == 0:
        return ["Controleer de datums, of verwijder de rij uit dit jaar."]
    advice = []
    if row.telt is Telt.NOG_NIET:
        day = "" if until is None else f", uiterlijk {dutch.format_date_words(until)}"
        advice += [f"Beantwoord eerst: {vraag.label}" for vraag in row.open_vragen]
        if baan.toerekening is Toerekening.NOG_NIET:
            advice.append(f"Spreek de toerekening af{day}.")
    if row.telt is not Telt.NEE:
        if not register_checked(baan, year):
            advice.append(f"Controleer het doelgroepregister over {year} en vul de datum in.")
        if row.geschat:
            advice.append(
                "Vul de verloonde uren uit de loonaangifte in als u die hebt; "
                "dan vervalt de schatting."
            )
    return advice


def hours_of_a_job(weeks: Mapping[int, Decimal], per: str = "") -> str:
    """Hours a week of a job as the law of each of these years says: `25,5 uur`.

    Where the years differ each says its own: `25,5 uur (2023 tot en met 2024) of 26 uur (2025)`.
    """
    spans = [(week, list(years)) for week, years in groupby(sorted(weeks), weeks.__getitem__)]
    told = [f"{dutch.format_number(week)} uur{per}" for week, _ in spans]
    if len(told) == 1:
        return told[0]
    named = (f"{each} ({_span(years)})" for each, (_, years) in zip(told, spans, strict=True))
    return dutch.join_list(list(named), "of")


def _span(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]} tot en met {years[-1]}"


def job_of(*outcomes: Outcome) -> str:
    """What a job is in these years: `25,5 uur per week`."""
    return hours_of_a_job(weeks_of_a_job(outcomes), " per week")


def weeks_of_a_job(outcomes: Iterable[Outcome]) -> dict[int, Decimal]:
    """The hours a week of a job in each of these years."""
    return {each.jaar: each.termen.uren_per_week for each in outcomes}


def equivalents(found: Quantity, job: str, werkweek: Decimal | None) -> tuple[tuple[str, str], ...]:
    """An amount of work in every unit: pairs of a number and its unit in words.

    Hours a year, hours a week, jobs (`job` says what one is), and fte when the werkweek is known.
    """
    in_jobs = dutch.format_number(found.banen, 1)
    noun = "baan" if dutch.jobs(dutch.parse_number(in_jobs)).endswith("baan") else "banen"
    pairs = [
        (_hours(found.uren), "uur per jaar"),
        (_hours(found.uren_per_week), "uur per week"),
        (in_jobs, f"{noun} van {job}"),
    ]
    if found.fte is not None and werkweek is not None:
        fte = dutch.format_number(found.fte, 1)
        pairs.append((fte, f"fte van {dutch.format_number(werkweek)} uur per week"))
    return tuple(pairs)
