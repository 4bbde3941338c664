"""Letters that ask for what is missing: to the salary office, to lenders, and to UWV.

They follow from the gaps of the dossier. A letter never names a person or a kenmerk; who it is
about, and any BSN, the employer adds outside this program. What the user has to fill in stands
between square brackets.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from banen_desktop import dutch
from banen_desktop.dossier.bsn_texts import shared
from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.dossier.model import SCHOOLS, Baan, Dossier, Jaar, UrenRegel
from banen_desktop.quota.calculation.agenda import last_day_of_allocation, last_day_of_returns
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.rows import register_checked
from banen_desktop.quota.calculation.trace import Outcome, RowOutcome, Telt
from banen_desktop.quota.calculation.year_facts import hours_before
from banen_desktop.quota.law.forms import allocated
from banen_desktop.quota.law.law import Law
from banen_desktop.quota.years import breakdown
from banen_desktop.reports.pages.document import Block, Bullets, Document, Look, Text

_PLACEHOLDER = re.compile(r"\[[^\[\]]+\]")
_MOST_ONDERDELEN = 40
QUESTIONS = "Hebt u vragen? Bel of mail ons: [telefoonnummer of e-mailadres]."
_ARTICLES = "(Besluit Wfsv art. 2.27 tot en met 2.31)"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or mail: to whom, about what, and why the dossier asks for it.

    `gaps` are for the user alone: what is missing, with numbers; they are not in the letter.
    """

    name: str
    to: str
    subject: str
    body: str
    gaps: tuple[str, ...]

    @property
    def text(self) -> str:
        """Subject and letter, as plain text."""
        return f"Onderwerp: {self.subject}\n\n{self.body}\n"

    @property
    def to_fill_in(self) -> tuple[str, ...]:
        """The places that the user fills in, each once."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.text)))


@dataclass(frozen=True, slots=True)
class _Gaps:
    """What the dossier does not have about a year."""

    dossier: Dossier
    jaar: Jaar
    outcome: Outcome
    rows: Sequence[tuple[Baan, RowOutcome]]
    law: Law
    today: date

    @property
    def year(self) -> int:
        return self.jaar.jaar


def letters(dossier: Dossier, year: int, law: Law, today: date) -> tuple[Letter, ...]:
    """The letters that the dossier needs on a day, possibly none.

    Raises `KeyError` when the dossier has no such year.
    """
    jaar = (dossier := shared(dossier)).year(year)
    if jaar is None:
        raise KeyError(year)
    outcome = calculate(dossier, year, law, with_findings=False)
    gaps = _Gaps(dossier, jaar, outcome, breakdown.pairs(dossier, outcome), law, today)
    made = (_salary_office(gaps), _lender(gaps), _uwv(gaps))
    return tuple(letter for letter in made if letter is not None)


def greeting(who: str) -> str:
    """The first line: to whom, for the user to fill in."""
    return f"Geachte [naam van {who}],"


def signature(dossier: Dossier) -> str:
    """The last lines: from whom."""
    name = _plain(dossier.werkgever.naam) or "[naam van uw organisatie]"
    return f"Met vriendelijke groet,\n\n[uw naam en functie]\n{name}"


def _plain(text: str) -> str:
    """What the user typed, in one line; square brackets are for what is still to be filled in."""
    return " ".join(text.split()).replace("[", "(").replace("]", ")")


def in_paragraphs(*parts: str) -> str:
    """The parts of a letter that are there, with a line between them."""
    return "\n\n".join(part for part in parts if part)


def bullets(lines: Iterable[str]) -> str:
    """A list in plain text."""
    return "\n".join(f"- {line}" for line in lines)


# -- salary office ------------------------------------------------------------------------------


def _salary_office(gaps: _Gaps) -> Letter | None:
    missing = tuple(_missing_hours(gaps))
    if not missing:
        return None
    year = gaps.year
    return Letter(
        name="Salarisadministratie: verloonde uren",
        to="uw salarisadministratie of salarisverwerker",
        subject=f"Verloonde uren {year} voor de banenafspraak",
        gaps=missing,
        body=in_paragraphs(
            greeting("uw contactpersoon"),
            f"Wij berekenen hoeveel banen de banenafspraak over {year} van ons vraagt. Daarvoor "
            "hebben wij verloonde uren nodig. Wilt u ons dit sturen?",
            bullets(_asked_hours(gaps)),
            "Zo tellen wij de uren:",
            bullets(
                (
                    "alle betaalde uren uit de loonaangifte: ook verlof, ziekte en overwerk",
                    "inkomstenverhoudingen met SrtIV 11, 13 en 15; niet 17, 18 en 22 tot en met 63",
                    "geen onbetaald verlof, geen onbetaald overwerk en geen adv-uren",
                    "Wsw-dienstbetrekkingen graag apart: die horen niet in het totaal",
                    "met alle aangiften en correcties" + _until(last_day_of_returns(gaps.outcome)),
                )
            ),
            "Stuur ons alleen uren. Zet er geen namen, BSN of gegevens over gezondheid bij.",
            f"Graag ontvangen wij dit vóór [datum]. {QUESTIONS}",
            signature(gaps.dossier),
        ),
    )


def _missing_hours(gaps: _Gaps) -> Iterable[str]:
    year = gaps.year
    if "verloonde_uren" not in gaps.outcome.by_key:
        yield f"De verloonde uren van {year} zijn niet bekend."
    if hours_before(gaps.dossier, gaps.jaar) is None:
        yield f"De verloonde uren van {year - 1} zijn niet bekend."
    empty = _empty_rows(gaps.jaar)
    if empty:
        yield f"Bij {_counted(len(empty), 'rij', 'rijen')} met een onderdeel staan geen uren."
    own = len(_own_without_paid_hours(gaps))
    if own:
        yield f"Van {_counted(own, 'baan', 'banen')} in eigen dienst ontbreken de verloonde uren."


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _empty_rows(jaar: Jaar) -> list[UrenRegel]:
    return [row for row in jaar.uren if row.verloonde_uren is None]


def _own_without_paid_hours(gaps: _Gaps) -> list[Baan]:
    return [
        baan
        for baan, row in gaps.rows
        if breakdown.own(baan, row) and row.dagen and baan.verloonde_uren is None
    ]


def _asked_hours(gaps: _Gaps) -> Iterable[str]:
    year, jaar = gaps.year, gaps.jaar
    if "verloonde_uren" not in gaps.outcome.by_key:
        yield f"het totaal van de verloonde uren over {year}"
        if not jaar.uren:
            yield (
                f"dezelfde uren over {year}, verdeeld over onze {_parts_of(gaps)} en over de "
                "functiegroepen"
            )
    if hours_before(gaps.dossier, jaar) is None:
        yield f"het totaal van de verloonde uren over {year - 1}"
    yield from (f"de verloonde uren over {year} van {name}" for name in _named(_empty_rows(jaar)))
    if total_of_rows(jaar) is not None and _empty_rows(jaar) and jaar.verloonde_uren is not None:
        yield "een totaal waarmee de uren van de onderdelen samen kloppen"
    if _own_without_paid_hours(gaps):
        yield (
            f"de verloonde uren over {year} van een aantal medewerkers; om wie het gaat, hoort "
            "u van ons apart en beveiligd"
        )


def _parts_of(gaps: _Gaps) -> str:
    return "scholen" if gaps.dossier.werkgever.sector in SCHOOLS else "onderdelen"


def _named(rows: Sequence[UrenRegel]) -> list[str]:
    """The onderdelen with their functiegroepen, each once; a long list is cut."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        name = _plain(row.onderdeel) or "de rest van de organisatie"
        group = "" if row.functiegroep is None else row.functiegroep.label.lower()
        groups.setdefault(name, []).append(group)
    lines = [
        f"{name} ({dutch.join_list(sorted({part for part in parts if part}))})"
        if any(parts)
        else name
        for name, parts in groups.items()
    ]
    left = len(lines) - _MOST_ONDERDELEN
    return [*lines[:_MOST_ONDERDELEN], *([f"nog {left} onderdelen"] if left > 0 else [])]


# -- lenders ------------------------------------------------------------------------------------


def _lender(gaps: _Gaps) -> Letter | None:
    missing = tuple(_missing_of_hired(gaps))
    if not missing:
        return None
    year = gaps.year
    return Letter(
        name="Uitlener: uren en toerekening",
        to=f"elke uitlener apart: {_lenders(gaps.law)}",
        subject=f"Uren en toerekening {year} voor de banenafspraak",
        gaps=missing,
        body=in_paragraphs(
            greeting("de contactpersoon bij de uitlener"),
            f"In {year} leenden wij mensen van u in die in het doelgroepregister staan. "
            + _agreement(gaps),
            "Wilt u ons dit laten weten?",
            bullets(
                (
                    f"hoeveel verloonde uren deze mensen in {year} bij ons werkten, per persoon",
                    f"of u die uren aan ons {_allocates(gaps)}, en hoeveel",
                    *_questions_to_the_lender(gaps),
                    "of u voor hen in het doelgroepregister hebt gekeken, en op welke datum",
                )
            ),
            "De uren die u toerekent, zijn niet hoger dan de uren in de polisadministratie. Wat u "
            "aan ons toerekent, telt niet meer bij u mee.",
            "Gaat u akkoord? Stuur dan een korte bevestiging met het aantal uren. Gebruik "
            "nummers in plaats van namen. Zet er geen BSN of gegevens over gezondheid bij.",
            f"Graag ontvangen wij dit op [{_answer_day(gaps)}]. {QUESTIONS}",
            signature(gaps.dossier),
        ),
    )


def _questions_to_the_lender(gaps: _Gaps) -> Iterable[str]:
    """What makes a lender one that can allocate hours (Besluit Wfsv 2.27), where that is open."""
    if any(row.open_vragen and row.dagen for _, row in gaps.rows):
        yield "of u deze mensen levert op grond van artikel 7:690 van het Burgerlijk Wetboek"
        day = f"31 december {gaps.year - 1}"
        yield f"of uw bedrijf op {day} als uitlener in het handelsregister stond"


def _lenders(law: Law) -> str:
    lenders = {law.forms[vorm].uitlener for vorm in allocated(law.forms)}
    return dutch.join_list(sorted(lenders, key=str.casefold), "of")


def _until(day: date | None) -> str:
    return "" if day is None else f" tot en met {dutch.format_date_words(day)}"


def _agreement(gaps: _Gaps) -> str:
    last = last_day_of_allocation(gaps.outcome)
    day = "" if last is None else dutch.format_date_words(last)
    if _too_late(gaps):
        return (
            "Hun uren tellen bij ons mee voor de banenafspraak als u en wij dat uiterlijk op "
            f"{day} hebben afgesproken {_ARTICLES}."
        )
    can = f" Dat kan tot en met {day} {_ARTICLES}." if day else ""
    return (
        "Hun uren kunnen bij ons meetellen voor de banenafspraak. Dan moeten u en wij dat "
        f"afspreken.{can}"
    )


def _allocates(gaps: _Gaps) -> str:
    return "hebt toegerekend" if _too_late(gaps) else "toerekent"


def _answer_day(gaps: _Gaps) -> str:
    last = last_day_of_allocation(gaps.outcome)
    if last is None or _too_late(gaps):
        return "datum"
    return f"datum, uiterlijk {dutch.format_date_words(last)}"


def _too_late(gaps: _Gaps) -> bool:
    """Whether the last day to agree on the toerekening has passed."""
    last = last_day_of_allocation(gaps.outcome)
    return last is not None and gaps.today > last


def _missing_of_hired(gaps: _Gaps) -> Iterable[str]:
    hired = [(baan, row) for baan, row in gaps.rows if row.allocated and row.dagen]
    doubted = sum(bool(row.open_vragen) for _, row in hired)
    if doubted:
        yield (
            f"Bij {_counted(doubted, 'ingeleende baan', 'ingeleende banen')} is nog niet bekend of "
            "de uitlener uren kan toerekenen."
        )
    waiting = sum(row.telt is Telt.NOG_NIET and not row.open_vragen for _, row in hired)
    if waiting:
        yield (
            f"Van {_counted(waiting, 'ingeleende baan', 'ingeleende banen')} is de toerekening nog "
            "niet afgesproken."
        )
        last = last_day_of_allocation(gaps.outcome)
        if last is None:
            yield f"Voor {gaps.year} kennen wij geen laatste dag om dat af te spreken."
        elif _too_late(gaps):
            yield (
                f"Afspreken kon tot en met {dutch.format_date_words(last)}. Vraag alleen na of er "
                "toen een afspraak was."
            )
    estimated = sum(row.telt is not Telt.NEE and baan.verloonde_uren is None for baan, row in hired)
    if estimated:
        what = _counted(estimated, "ingeleende baan", "ingeleende banen")
        yield f"Van {what} ontbreken de verloonde uren."


# -- UWV ----------------------------------------------------------------------------------------


def _uwv(gaps: _Gaps) -> Letter | None:
    year = gaps.year
    unchecked = [
        baan
        for baan, row in gaps.rows
        if row.telt is Telt.JA and row.dagen and not register_checked(baan, year)
    ]
    if not unchecked:
        return None
    what = _counted(len(unchecked), "baan die meetelt", "banen die meetellen")
    return Letter(
        name="UWV: controle van het doelgroepregister",
        to="UWV",
        subject=f"Controle van het doelgroepregister over {year}",
        gaps=(
            f"Bij {what} staat geen controle van het register over {year} of later.",
            *_uwv_cannot_say(gaps),
        ),
        body=in_paragraphs(
            "Geachte heer, mevrouw,",
            f"Wij willen weten wie van onze medewerkers in {year} in het doelgroepregister stond. "
            "Dat hebben wij nodig voor de banenafspraak.",
            "Wilt u voor de burgerservicenummers in de bijlage aangeven:",
            bullets(
                (
                    f"of de persoon in {year} in het doelgroepregister stond: ja of nee",
                    "als dat niet het hele jaar was: van wanneer tot wanneer",
                )
            ),
            f"Onze loonheffingennummers: {_numbers(gaps.dossier)}.",
            "[Voeg de bijlage met de BSN's zelf toe, buiten Banen Desktop. Stuur die alleen "
            "langs een beveiligde weg die UWV aanwijst. Haal deze regel daarna weg.]",
            QUESTIONS,
            signature(gaps.dossier),
        ),
    )


def _uwv_cannot_say(gaps: _Gaps) -> Iterable[str]:
    """UWV tells the period of this and the previous calendar year."""
    if gaps.today.year > gaps.year + 1:
        yield (
            "UWV geeft de periode alleen over dit en het vorige kalenderjaar. Over "
            f"{gaps.year} kunt u waarschijnlijk geen antwoord meer krijgen."
        )


def _numbers(dossier: Dossier) -> str:
    numbers = _plain(dossier.werkgever.loonheffingennummers)
    return numbers or "[loonheffingennummers]"


_FILL_IN = "Vul in wat tussen vierkante haken staat. Haal deze regel daarna weg."


def letter_document(letter: Letter, employer: str, made_on: date) -> Document:
    """The letter as a document that Word can write."""
    blocks: list[Block] = [Text(_FILL_IN, Look.NOTE)] if letter.to_fill_in else []
    for part in letter.body.split("\n\n"):
        lines = part.split("\n")
        if all(line.startswith("- ") for line in lines):
            blocks.append(Bullets(tuple(line.removeprefix("- ") for line in lines)))
        else:
            blocks += [Text(line) for line in lines]
    return Document(letter.subject, " ".join(employer.split()), made_on, tuple(blocks))
