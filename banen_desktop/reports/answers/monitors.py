"""Cards for the monitors and reports of the other sectors: the figures that they ask for.

What is known of each monitor is little: who holds it, and its peildatum. So a card gives every
figure with its definition, and says that the questions of the monitor decide.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from banen_desktop import dutch
from banen_desktop.dossier.model import Sector
from banen_desktop.quota.calculation.agenda import last_day_of_allocation
from banen_desktop.quota.law.forms import Rol
from banen_desktop.quota.years import breakdown
from banen_desktop.reports.answers.cards import (
    BETWEEN,
    UNKNOWN,
    Answer,
    Card,
    CardFigures,
    Figure,
    Variant,
    rounding_note,
)

_BOTH = "Wie in dienst was en ook werd ingeleend, staat in beide; samen telt die één keer."
Make = Callable[[CardFigures], Answer]


def _answer(
    question: str,
    found: Figure,
    definition: str,
    *,
    why: str = "",
    variants: tuple[Variant, ...] = (),
    note: str = "",
) -> Answer:
    """A figure as the answer to a question, with what is missing for it."""
    return Answer(question, found.text, definition, why, variants, found.missing, note)


def _hours(figures: CardFigures) -> Answer:
    found = figures.step("verloonde_uren")
    return _answer(
        "Verloonde uren",
        found,
        f"Alle uren waarover wij in {figures.year} loon betaalden, ook verlof en ziekte (Wfsv art. "
        "38b lid 4). Ingeleende uren tellen hier niet.",
    )


def _percentage(figures: CardFigures) -> Answer:
    found = figures.percentage()
    return _answer(
        "Quotumpercentage",
        found,
        f"Het percentage voor de sector overheid over {figures.year} (Wfsv art. 38f).",
    )


def _quota(figures: CardFigures) -> Answer:
    found = figures.step("quotum_banen")
    return _answer(
        f"Doel: het quotum in banen van {figures.hours_of_a_job}",
        found,
        f"Verloonde uren × quotumpercentage ÷ {figures.hours_per_job} (Wfsv art. 38g lid 3).",
        why="U bent een kleine werkgever: voor u geldt geen heffing."
        if figures.outcome.vrijgesteld
        else "",
    )


def _realised(figures: CardFigures) -> Answer:
    found = figures.jobs(figures.all)
    own, hired = figures.by_form()
    return _answer(
        f"Gerealiseerde banen van {figures.hours_of_a_job}, hele jaar",
        found,
        f"De verloonde uren van {figures.year} die meetellen ÷ {figures.hours_per_job}: "
        "eigen dienst en inleen waarvoor de toerekening is afgesproken.",
        variants=(
            Variant("Eigen dienst en inleen samen", found.text, True),
            Variant("Alleen eigen dienst", own.text),
            Variant("Alleen inleen", hired.text),
        ),
        note=rounding_note(found, own, hired),
    )


def _share(figures: CardFigures) -> Answer:
    found = figures.step("realisatiepercentage")
    return _answer(
        "Realisatie van het quotum",
        found,
        "Gerealiseerde banen ÷ quotum in banen, over het hele jaar.",
    )


def _position(month: int, day: int) -> Make:
    """The jobs on a day of the year, own and hired apart."""

    def make(figures: CardFigures) -> Answer:
        when = date(figures.year, month, day)
        own, hired = figures.parts_on(when)
        found = figures.jobs_on(when)
        return _answer(
            f"Banen van {figures.hours_of_a_job} op {dutch.format_date_words(when)}",
            found,
            "De banen die op die dag meetellen, elk met de uren per week van het contract alsof "
            "de baan het hele jaar duurt. Een stand op één dag, geen jaargemiddelde.",
            variants=(
                Variant("Eigen dienst en inleen samen", found.text, True),
                Variant("Alleen eigen dienst", own.text),
                Variant("Alleen inleen", hired.text),
                Variant("Personen op die dag", figures.people(figures.on(when).personen).text),
            ),
            note=rounding_note(found, own, hired),
        )

    return make


def _people(figures: CardFigures) -> Answer:
    whole = figures.all.personen
    found = figures.people(whole)
    own, hired = (figures.people(part.personen, whole) for part in (figures.own, figures.hired))
    new = figures.people(figures.all.nieuw, whole)
    return _answer(
        "Personen, hele jaar",
        found,
        f"Verschillende mensen uit het doelgroepregister van wie in {figures.year} uren meetellen. "
        f"Personen zijn geen banen: twee mensen van {figures.half_a_job} zijn samen ongeveer één "
        "baan.",
        variants=(
            Variant("Eigen dienst en inleen samen", found.text, True),
            Variant("Alleen eigen dienst", own.text),
            Variant("Alleen inleen", hired.text),
            Variant("Nieuw in dit jaar", new.text),
        ),
        note=_BOTH if rounding_note(found, own, hired) else "",
    )


def _contracts(figures: CardFigures) -> Answer:
    permanent, temporary = figures.part(breakdown.permanent), figures.part(breakdown.temporary)
    fixed, passing = figures.by_contract()
    unknown = not permanent.personen and not temporary.personen
    hint = ("Vul bij Banen in of het contract vast of tijdelijk is.",) if unknown else ()
    return Answer(
        "Banen met een vast contract",
        UNKNOWN if unknown else fixed.text,
        "Meetellende banen in eigen dienst met een vast contract, over het hele jaar. Ingeleende "
        "mensen tellen hier niet: hun contract is met de uitlener. Banen zonder ingevuld contract "
        "ook niet.",
        variants=()
        if unknown
        else (
            Variant("Vast", fixed.text, True),
            Variant("Tijdelijk", passing.text),
        ),
        missing=hint or fixed.missing,
        note="" if unknown else figures.contracts_note(),
    )


def _waiting(figures: CardFigures) -> Answer:
    found = figures.waiting()
    last = last_day_of_allocation(figures.outcome)
    articles = "Besluit Wfsv art. 2.27 tot en met 2.31"
    until = "" if last is None else f", uiterlijk {dutch.format_date_words(last)} ({articles})"
    return _answer(
        "Ingeleend, toerekening nog niet afgesproken",
        found,
        f"Banen die pas meetellen als wij en de uitlener de toerekening afspreken{until}. "
        "Ze zitten niet in de gerealiseerde banen.",
    )


def _outside(figures: CardFigures) -> Answer:
    found = figures.of_role(Rol.BUITEN_REGISTER)
    return _answer(
        "Apart: mensen buiten het doelgroepregister",
        found,
        "Mensen met een afstand tot de arbeidsmarkt die niet in het register staan. Zij tellen "
        "niet mee voor het quotum.",
    )


def _social_return(figures: CardFigures) -> Answer:
    found = figures.of_role(Rol.SOCIAL_RETURN)
    return _answer(
        "Apart: banen via inkoop (social return)",
        found,
        "Mensen die bij leveranciers werken. Zij tellen niet mee voor het quotum.",
    )


_YEAR: tuple[Make, ...] = (_hours, _percentage, _quota, _realised, _share, _people, _contracts)
_END: tuple[Make, ...] = (_waiting, _social_return)
_LAST_DAY = _position(12, 31)


def _between(sector: Sector) -> tuple[Make, ...]:
    return tuple(_position(*day) for day in BETWEEN[sector])


@dataclass(frozen=True, slots=True)
class Monitor:
    """Who asks, what we know of it, and the figures of its card."""

    title: str
    receiver: str
    known: str
    figures: tuple[Make, ...]


_GENERAL = Monitor(
    "Cijfers over de banenafspraak",
    "uw jaarverslag of de monitor van uw sector",
    "Voor uw sector kennen wij geen vaste vragenlijst.",
    (*_YEAR, _LAST_DAY, *_END),
)
MONITORS = {
    Sector.WATERSCHAP: Monitor(
        "Monitor banenafspraak waterschappen",
        "A&O fonds Waterschappen",
        "Het A&O fonds vraagt elk jaar de stand op de peildatum 31 december.",
        (_LAST_DAY, *_YEAR, *_END),
    ),
    Sector.HBO: Monitor(
        "Monitor banenafspraak hbo",
        "Zestor",
        "Zestor vraagt elk jaar per hogeschool naar de banen.",
        (*_YEAR, _LAST_DAY, *_END),
    ),
    Sector.WO: Monitor(
        "Halfjaarlijkse monitor universiteiten",
        "UNL",
        "UNL meet elk half jaar. Daarom staan beide standen op de kaart.",
        (*_between(Sector.WO), _LAST_DAY, *_YEAR, *_END),
    ),
    Sector.PROVINCIE: Monitor(
        "Personeelsmonitor provincies",
        "de Personeelsmonitor provincies",
        "Provincies noemen mensen buiten het doelgroepregister apart.",
        (*_YEAR, _LAST_DAY, _outside, *_END),
    ),
    Sector.UMC: Monitor(
        "Cijfers over de banenafspraak, umc",
        "uw jaarverslag of de monitor van de umc's",
        "Umc's noemen mensen buiten het doelgroepregister apart.",
        (*_YEAR, _LAST_DAY, _outside, *_END),
    ),
    Sector.GEMEENTE: Monitor(
        "Cijfers voor het sociaal jaarverslag",
        "het sociaal jaarverslag en de paragraaf bedrijfsvoering",
        "Gemeenten nemen de cijfers op in het sociaal jaarverslag en in de paragraaf "
        "bedrijfsvoering.",
        (*_YEAR, _LAST_DAY, *_END),
    ),
    Sector.RIJK: Monitor(
        "Cijfers voor het Rijk, met de tussenstand",
        "uw departement",
        "Het Rijk vraagt ook een tussenstand na het derde kwartaal: de stand op 30 september.",
        (*_YEAR, *_between(Sector.RIJK), _LAST_DAY, *_END),
    ),
    Sector.MBO: Monitor(
        "Cijfers voor het jaarverslag, mbo",
        "uw eigen jaarverslag",
        "Elke mbo-instelling neemt de cijfers op in het eigen jaarverslag.",
        (*_YEAR, _LAST_DAY, *_END),
    ),
}
_CHECK = (
    "De precieze vragen kennen wij niet. Vergelijk de definitie bij elk cijfer met de vraag die u "
    "krijgt."
)
_NO_SECTOR = "Kies bij Werkgever uw sector: dan past deze kaart bij uw monitor."


def monitor_card(figures: CardFigures) -> Card:
    """The card of the employer's sector."""
    sector = figures.dossier.werkgever.sector
    monitor = _GENERAL if sector is None else MONITORS.get(sector, _GENERAL)
    known = _NO_SECTOR if sector is None else monitor.known
    return Card(
        title=f"{monitor.title}, {figures.year}",
        receiver=monitor.receiver,
        intro=f"{known} {_CHECK}",
        answers=tuple(make(figures) for make in monitor.figures),
        note=figures.note,
    )
