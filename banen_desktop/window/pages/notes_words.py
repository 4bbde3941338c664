"""The words of the page Toelichting: what it asks, and what helps to answer."""

from banen_desktop import dutch
from banen_desktop.dossier.model import Dossier
from banen_desktop.quota.calculation.trace import Outcome, Regime, Telt
from banen_desktop.quota.years import breakdown

SHORT = {
    "maatregelen": "Maatregelen",
    "oorzaken": "Oorzaken",
    "plannen": "Plannen",
    "soorten_werk": "Soorten werk",
    "social_return": "Social return",
    "gegevens": "Gegevens",
    "verantwoordelijke": "Verantwoordelijke",
}
NUMBERS = {
    "sroi_leveranciers": "Leveranciers",
    "sroi_bedrag": "Bedrag (€)",
    "sroi_personen": "Mensen",
}
HELP = {
    "maatregelen": "Wat u bij Agenda zette, komt ook in de tekst. Herhaal dat hier niet.",
    "oorzaken": "Noem wat het lastig maakte. Schrijf niet over één persoon.",
    "plannen": "Hebt u een eigen streefaantal? Schrijf dan het jaar en het aantal op.",
    "soorten_werk": "Wat bij Banen onder “Soort werk” staat, komt vanzelf in de tekst.",
    "social_return": (
        "Wat u inkoopt met social return telt niet mee voor het quotum. U noemt het apart."
    ),
    "gegevens": "Schrijf op waar de uren en de banen vandaan komen, en wat een schatting is.",
    "verantwoordelijke": "Een functie, geen naam: bijvoorbeeld “hoofd HR”.",
}
NOT_NEEDED = "Deze vraag hoeft u voor dit jaar niet te beantwoorden."
_MOST_FACTS = 6


def title(year: int, waiting: int) -> str:
    """How many questions are open: the same number as everywhere else."""
    if not waiting:
        return f"De toelichting van {year} is klaar"
    return f"Nog {dutch.plural(str(waiting), 'vraag', 'vragen')} open over {year}"


def asks_causes(outcome: Outcome | None) -> bool:
    """Whether it may be asked why there are too few jobs: never of who has enough of them."""
    if outcome is None or outcome.regime is not Regime.QUOTUMREGELING or outcome.vrijgesteld:
        return False
    gap = outcome.value("verschil_banen")
    return gap is None or gap < 0


def question(key: str, year: int, outcome: Outcome | None) -> str:
    """What is asked for a field, in the words of that year."""
    missed = outcome is not None and (outcome.value("verschil_banen") or 0) < 0
    why = f"Waarom is het quotum van {year} nog niet gehaald?" if missed else _WHY
    asked = {
        "maatregelen": f"Wat deed u in {year} om banen te maken?",
        "oorzaken": why,
        "plannen": f"Wat gaat u in {year + 1} doen?",
        "soorten_werk": "Welk werk doen deze medewerkers?",
        "social_return": "Welke banen tellen niet mee, zoals social return?",
        "gegevens": "Hoe kwam u aan de cijfers? Wat is een schatting?",
        "verantwoordelijke": "Wie is verantwoordelijk voor de cijfers?",
    }
    return asked[key]


_WHY = "Wat maakt het lastig om meer banen te maken?"


def not_counting(dossier: Dossier, outcome: Outcome) -> tuple[str, ...]:
    """The rows of the dossier that never count, as a reminder for the user alone."""
    told = [
        f"{baan.kenmerk or 'Een rij'}: {baan.vorm.label.lower()}."
        for baan, row in breakdown.pairs(dossier, outcome)
        if row.telt is Telt.NEE
    ]
    more = [f"En nog {len(told) - _MOST_FACTS}."] if len(told) > _MOST_FACTS else []
    kept = "Dit is een geheugensteun voor u. Het komt zo niet in het verslag."
    return (*told[:_MOST_FACTS], *more, kept) if told else ()
