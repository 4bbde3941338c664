"""What window and command line say of a return, a request and the key of a council."""

from collections.abc import Iterator
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.calculation.trace import Bound
from banen_desktop.reports.opgave.keys import KeyState, compared_key, key_state
from banen_desktop.reports.opgave.making import MadeReturn, Preparation
from banen_desktop.reports.opgave.records import HONDERDSTEN, Bewaking, Uitvraag, Veld, Weg
from banen_desktop.reports.opgave.sealing import fingerprint

AT_HOME = "blijft thuis"
NO_SENDER = (
    "Met het controlegetal ziet de raad dat niets is veranderd. Wie het stuurde, zegt het niet."
)
NEVER = "rijen, kenmerken, namen, opmerkingen."
_ABSENT = {Weg.KLEIN: AT_HOME, Weg.ONBEKEND: "onbekend", Weg.NIET_GEVRAAGD: "niet gevraagd"}
_EVERY_NUMBER = "U ziet elk getal dat uw computer verlaat."
_CALL = "Bel de raad op een nummer dat u al had en laat de cijfers voorlezen."


def label(veld: Veld, ready: Preparation) -> str:
    """What a field is called in a return of this year."""
    year = ready.year
    of_the_year = {
        Veld.VERLOONDE_UREN: f"Verloonde uren {year}",
        Veld.VERLOONDE_UREN_VORIG_JAAR: f"Verloonde uren {year - 1}",
        Veld.PERSONEN_NIEUW: f"Personen nieuw in {year}",
        Veld.BANEN_OP_PEILDATUM: f"Banen op {dutch.format_date(ready.values.peildatum)}",
    }
    return of_the_year.get(veld, veld.label)


def shown(amount: int | Weg) -> str:
    """A value as it goes, in full, or why it does not."""
    if isinstance(amount, Weg):
        return _ABSENT[amount]
    return dutch.format_number(Decimal(amount) / HONDERDSTEN)


def not_asked(ready: Preparation) -> str:
    """How many fields the council did not ask for, as a sentence; empty for none."""
    number = sum(ready.amounts[veld] is Weg.NIET_GEVRAAGD for veld in Veld)
    if not number:
        return ""
    return (
        "Eén getal is niet gevraagd." if number == 1 else f"{number} getallen zijn niet gevraagd."
    )


def at_home(ready: Preparation) -> Iterator[str]:
    """Why a guarded return leaves values at home."""
    hidden = {key for key, amount in ready.guarded.items() if amount is Weg.KLEIN}
    if hidden - ready.by_difference:
        yield "Wat over minder dan vijf personen gaat, of dat verraadt, blijft thuis."
    if ready.by_difference:
        last = max(ready.earlier, key=lambda each: each.opgave.volgnummer).opgave
        names = dutch.join_list(
            [f"“{label(veld, ready)}”" for veld in Veld if veld in ready.by_difference]
        )
        yield (
            f"Het verschil met opgave {last.volgnummer} zou over minder dan vijf personen gaan. "
            f"Daarom blijft ook thuis: {names}."
        )


def title(ready: Preparation, bewaking: Bewaking) -> str:
    """How many numbers go, and to whom."""
    amounts = ready.amounts if bewaking is Bewaking.GEEN else ready.guarded
    number = sum(isinstance(amounts[veld], int) for veld in Veld)
    what, verb = ("getal", "gaat") if number == 1 else ("getallen", "gaan")
    to = f"naar {ready.raad}" if ready.raad else "mee"
    return f"{number} {what} over {ready.year} {verb} {to}"


def asked_by(ready: Preparation) -> str:
    """By which request a return is asked, and until when."""
    asked = ready.uitvraag
    if asked is None:
        return "Kreeg u een uitvraag van uw raad? Open die dan. " + _EVERY_NUMBER
    until = "" if asked.uiterlijk is None else f", terug op {dutch.format_date(asked.uiterlijk)}"
    return f"Gevraagd in uitvraag “{asked.id}”{until}. {_EVERY_NUMBER}"


def notes(ready: Preparation, bewaking: Bewaking) -> Iterator[str]:
    """What has to be said below the values."""
    if told := not_asked(ready):
        yield told
    if bewaking is Bewaking.KLEIN:
        yield from at_home(ready)
    if ready.values.outcome.by_key["meetellende_uren"].bound is Bound.AT_LEAST:
        yield "Niet van elke baan zijn de uren bekend: wat telt, is ten minste zoveel."
    yield f"Nooit mee: {NEVER}"


def facts_of(made: MadeReturn) -> str:
    """What stands beside a return: whether it may change, its number and its control number."""
    opgave = made.opgave
    replaced = "" if opgave.vervangt is None else f", vervangt {opgave.vervangt}"
    return (
        f"{opgave.stand.label}, {opgave.bewaking.label.lower()}, volgnummer {opgave.volgnummer}"
        f"{replaced}. Controlegetal: {opgave.controlegetal}."
    )


def compare_first(uitvraag: Uitvraag) -> str:
    """That the key of a council still has to be compared, with its fingerprint."""
    return (
        f"De sleutel van {uitvraag.raad} is nog niet vergeleken. Zijn vingerafdruk is "
        f"{fingerprint(uitvraag.sleutel)}. {_CALL}"
    )


def changed_key(ready: Preparation) -> KnownProblem | None:
    """That a council has another key than the one that was compared, where that is so."""
    asked = ready.uitvraag
    known = None if asked is None else compared_key(ready.dossier, asked.raad)
    if asked is None or known is None or key_state(ready.dossier, asked) is not KeyState.CHANGED:
        return None
    day = known.vergeleken_op
    when = "" if day is None else f" van {dutch.format_date(day)}"
    return KnownProblem(
        f"De sleutel van {asked.raad} is veranderd. Uw vergelijking{when} was: "
        f"{fingerprint(known.sleutel)}. In deze uitvraag staat: {fingerprint(asked.sleutel)}.",
        "Er is niets gemaakt.",
        f"{_CALL} Kloppen zij niet, gebruik deze uitvraag dan niet.",
    )


def is_sealed(made: MadeReturn) -> bool:
    """Whether the file of a return is for its council alone."""
    return made.opgave.bewaking is Bewaking.GEEN
