"""The questions of the XBRL portal for school boards (po, vo), as far as they are known.

Since verslagjaar 2022 boards answer questions about the banenafspraak. Four of that first year
could be read, as examples; the wording of later years was changed and is not known. The first
round was called unreliable: it was not clear whether own or hired, stock or new, a date or the
whole year was meant. So each answer says what it counts.
"""

from collections.abc import Iterable

from banen_desktop import dutch
from banen_desktop.quota.years import breakdown
from banen_desktop.reports.answers.cards import (
    NO_ROWS,
    UNKNOWN,
    Answer,
    Card,
    CardFigures,
    Figure,
    Variant,
    rounding_note,
)
from banen_desktop.reports.text.jobs import common_kinds, inside_sentence
from banen_desktop.reports.text.year_report import Report, own_paragraphs
from banen_desktop.reports.words import wording

_CHANGED = (
    "Deze vier vragen zijn die van verslagjaar {}. Daarna zijn de woorden veranderd; de vragen "
    "over {} kennen wij niet. Lees de vraag in het portaal en kies het antwoord dat daarbij past. "
)
_FIRST = (
    "Van het XBRL-portaal kennen wij alleen deze vier vragen. Het portaal kan anders of meer "
    "vragen. "
)
_INTRO = (
    "De vragen zeggen niet of eigen dienst of inleen is bedoeld, wie er is of wie er "
    "nieuw is, één dag of het hele jaar. Daarom staat bij elk antwoord wat het precies telt. "
    "Indienen doet u zelf"
)


def school_card(figures: CardFigures) -> Card:
    """The four questions with their answers."""
    before = _before(figures)
    return Card(
        title=f"XBRL-vragen over de banenafspraak, verslagjaar {figures.year}",
        receiver="DUO, via het XBRL-portaal",
        intro=f"{_whose_words(figures)}{_INTRO}{before and ', '}{before}.",
        answers=(_in_service(figures), _taken_on(figures), _kinds(figures), _jobs(figures)),
        note=figures.note,
        before=before,
    )


def _whose_words(figures: CardFigures) -> str:
    """Of which verslagjaar the questions are: those of a later year are not known."""
    first = int(figures.law.required("eerste_jaar_schoolvragen", figures.year).waarde)
    return _CHANGED.format(first, figures.year) if figures.year > first else _FIRST


def _before(figures: CardFigures) -> str:
    last = figures.outcome.termen.jaarverantwoording
    return "" if last is None else dutch.format_day_before(last)


def _yes(number: int) -> str:
    return "Ja" if number else "Nee"


def _in_service(figures: CardFigures) -> Answer:
    year, last = figures.year, figures.on(figures.last_day, breakdown.own)
    known = bool(figures.jaar.banen)
    return Answer(
        question=f"Had u in {year} werknemers uit de doelgroep in dienst?",
        answer=_yes(figures.own.personen) if known else UNKNOWN,
        definition=(
            f"Mensen uit het doelgroepregister met een contract bij ons, op ten minste één dag in "
            f"{year}. Ingeleende mensen tellen hier niet."
        ),
        why=(
            "De vraag zegt “in dienst”. Daarom raden wij aan: alleen eigen contracten, over het "
            "hele jaar. Leende u ook mensen in? Zet dat in de toelichting."
        ),
        variants=(
            Variant("In eigen dienst, ergens in het jaar", _yes(figures.own.personen), True),
            Variant("In eigen dienst, op 31 december", _yes(last.personen)),
            Variant("In eigen dienst of ingeleend, ergens in het jaar", _yes(figures.all.personen)),
        )
        if known
        else (),
        missing=() if known else (f"{NO_ROWS} Had u niemand, dan is het antwoord “Nee”.",),
    )


def _taken_on(figures: CardFigures) -> Answer:
    year, own, all_ = figures.year, figures.own, figures.all
    known = bool(figures.jaar.banen)
    return Answer(
        question=f"Nam u in {year} werknemers uit de doelgroep aan?",
        answer=_new(figures, own.nieuw, own.personen).text if known else UNKNOWN,
        definition=(
            f"Mensen uit het doelgroepregister van wie het eerste contract bij ons in {year} "
            f"begint. Wie wij eerst inleenden en nu in dienst is, telt ook."
        ),
        why=(
            "“Aannemen” gaat over nieuwe mensen in eigen dienst, niet over wie er al was. Een "
            "verlengd of tweede contract is geen nieuwe werknemer."
        ),
        variants=(
            Variant("Nieuw in eigen dienst", _new(figures, own.nieuw, own.personen).text, True),
            Variant("Nieuw, ook ingeleend", _new(figures, all_.nieuw, all_.personen).text),
        )
        if known
        else (),
        missing=tuple(_missing_starts(figures)) if known else (NO_ROWS,),
    )


def _new(figures: CardFigures, new: int, whole: int) -> Figure:
    if not new:
        return Figure("Nee")
    people = figures.people(new, whole)
    return Figure("Ja" if people.text == UNKNOWN else f"Ja, {people.text}", people.missing)


def _missing_starts(figures: CardFigures) -> Iterable[str]:
    rows = breakdown.pairs(figures.dossier, figures.outcome)
    if any(baan.van is None and breakdown.own(baan, row) and row.dagen for baan, row in rows):
        yield (
            "Niet bij elke baan staat een begindatum. Zonder datum telt iemand als iemand die er "
            "al was. Vul de datums in bij Banen."
        )


def _kinds(figures: CardFigures) -> Answer:
    written = " ".join(own_paragraphs(figures.jaar.toelichting.soorten_werk))
    kinds = _kinds_of_rows(figures)
    answer = written or kinds
    return Answer(
        question="Om wat voor soort banen gaat het?",
        answer=answer or UNKNOWN,
        definition=(
            "Het soort werk van de mensen uit de doelgroep, in onze eigen woorden, zonder "
            "aantallen per soort."
        ),
        why=(
            "De vraag zegt niet of het werk of het soort contract is bedoeld. Wij raden het werk "
            "aan. Noem geen school of persoon: bij een klein aantal is iemand zo te herkennen."
        ),
        variants=(
            Variant("Het werk", answer or UNKNOWN, True),
            Variant("Vast of tijdelijk, in eigen dienst", _contracts(figures)),
            Variant("Eigen dienst of inleen", _forms(figures)),
        ),
        missing=() if answer else ("Vul in bij Toelichting welk werk het is.",),
        note=_notes_of_kinds(figures),
    )


def _notes_of_kinds(figures: CardFigures) -> str:
    """Why the parts are not the jobs that the other answers on this card tell."""
    forms = rounding_note(figures.jobs(figures.all), *figures.by_form())
    return " ".join(note for note in (forms, figures.contracts_note()) if note)


def _kinds_of_rows(figures: CardFigures) -> str:
    """The kinds of work that enough people do, as they were typed; and that there is other work."""
    report = Report(figures.dossier, figures.jaar, figures.outcome, figures.law)
    common = common_kinds(report)
    all_told = {" ".join(baan.soort_werk.split()) for baan, _ in report.counting} <= {*common}
    if all_told or not common:
        return wording.capitalised(", ".join(common))
    return f"Onder meer {', '.join(map(inside_sentence, common))}"


def _contracts(figures: CardFigures) -> str:
    permanent, temporary = figures.part(breakdown.permanent), figures.part(breakdown.temporary)
    if not permanent.personen and not temporary.personen:
        return UNKNOWN
    shown = figures.by_contract()
    return f"Vast: {shown[0].text}. Tijdelijk: {shown[1].text}."


def _forms(figures: CardFigures) -> str:
    own, hired = figures.by_form()
    return f"Eigen dienst: {own.text}. Ingeleend: {hired.text}."


def _jobs(figures: CardFigures) -> Answer:
    year, all_ = figures.year, figures.jobs(figures.all)
    own, _ = figures.by_form()
    last = figures.jobs_on(figures.last_day)
    last_own, _ = figures.parts_on(figures.last_day)
    return Answer(
        question=f"Hoeveel banen van {wording.job_of(figures.outcome)} had u in {year}?",
        answer=all_.text,
        definition=(
            f"Alle verloonde uren van {year} die meetellen, gedeeld door "
            f"{figures.hours_per_job} per baan (Regeling Wfsv art. 3.28). Het gaat om eigen dienst "
            "en om inleen waarvoor de toerekening is afgesproken, over het hele jaar."
        ),
        why=(
            "Wij raden het hele jaar aan, eigen dienst en inleen samen: met dat getal vergelijkt "
            "de wet het quotum (Wfsv art. 38g). Zo is het antwoord gelijk aan uw jaarverslag."
        ),
        variants=(
            Variant("Hele jaar, eigen dienst en inleen", all_.text, True),
            Variant("Hele jaar, alleen eigen dienst", own.text),
            Variant("Op 31 december, eigen dienst en inleen", last.text),
            Variant("Op 31 december, alleen eigen dienst", last_own.text),
        ),
        missing=all_.missing,
    )
