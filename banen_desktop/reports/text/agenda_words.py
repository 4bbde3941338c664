"""Words for the agenda of a year: what to do before which day, and how far it is."""

from dataclasses import dataclass
from datetime import timedelta

from banen_desktop import dutch
from banen_desktop.quota.calculation.agenda import Moment, Soort, Stand

STANDEN = {
    Stand.GEDAAN: "klaar",
    Stand.TE_DOEN: "te doen",
    Stand.TE_LAAT: "voorbij",
    Stand.TE_VROEG: "nog niet mogelijk",
    Stand.NIET_NODIG: "niet nodig",
}
_TO_DUO = (Soort.DUO, Soort.JAARVERSLAG)
_TITLES = {
    Soort.LOONAANGIFTE: "Loonaangifte: correcties insturen",
    Soort.DUO: "DUO: de vragen over de banenafspraak beantwoorden",
    Soort.JAARVERSLAG: "DUO: het jaarverslag insturen",
    Soort.TOEREKENING: "Ingeleende banen: de toerekening afspreken",
    Soort.REGISTER: "UWV: het doelgroepregister nakijken",
}
_DONE = {
    Soort.LOONAANGIFTE: "In dit dossier staan geen schattingen meer.",
    **dict.fromkeys(_TO_DUO, "Dit jaar is vastgesteld."),
    Soort.TOEREKENING: "Bij elke ingeleende baan staat of de uren bij u tellen.",
    Soort.REGISTER: "Alle banen die meetellen, zijn nagekeken.",
}
_NOT_NEEDED = {
    Soort.TOEREKENING: "U hebt geen ingeleende banen die na toerekening meetellen.",
    Soort.REGISTER: "Er zijn geen banen die meetellen.",
}
_TO_DO = {
    Soort.LOONAANGIFTE: "Vul daarna de uren uit de loonaangifte in.",
    Soort.DUO: "Kies Jaar vaststellen als u de antwoorden hebt ingestuurd.",
    Soort.JAARVERSLAG: "Kies Jaar vaststellen als u het verslag hebt ingestuurd.",
    Soort.TOEREKENING: "Zonder afspraak tellen die uren niet bij u.",
    Soort.REGISTER: "UWV geeft antwoord over dit jaar en vorig jaar.",
}
_TOO_LATE = {
    Soort.LOONAANGIFTE: "Vul de uren in zoals ze op die dag waren: wat later kwam, telt niet mee.",
    Soort.DUO: "Hebt u de antwoorden ingestuurd? Kies dan Jaar vaststellen.",
    Soort.JAARVERSLAG: "Hebt u het verslag ingestuurd? Kies dan Jaar vaststellen.",
    Soort.TOEREKENING: "Wat niet is afgesproken, telt niet bij u. Pas de rijen aan.",
    Soort.REGISTER: "UWV geeft over dit jaar geen antwoord meer.",
}


@dataclass(frozen=True, slots=True)
class MomentWords:
    """A moment in words: when, what, how far it is, what to do, and the article or nothing."""

    when: str
    title: str
    stand: str
    advice: str
    article: str


def moment_words(moment: Moment) -> MomentWords:
    """The words for one moment."""
    return MomentWords(
        when=_when(moment),
        title=_TITLES[moment.soort],
        stand=STANDEN[moment.stand],
        advice=_advice(moment),
        article=moment.artikel,
    )


def _when(moment: Moment) -> str:
    if moment.soort in _TO_DUO:
        return f"vóór {dutch.format_date_words(moment.laatste_dag + timedelta(days=1))}"
    word = "uiterlijk" if moment.soort is Soort.TOEREKENING else "tot en met"
    return f"{word} {dutch.format_date_words(moment.laatste_dag)}"


def _advice(moment: Moment) -> str:
    if moment.stand is Stand.GEDAAN:
        return _DONE[moment.soort]
    if moment.stand is Stand.NIET_NODIG:
        return _NOT_NEEDED[moment.soort]
    if moment.stand is Stand.TE_VROEG:
        return "UWV geeft antwoord vanaf 1 januari van dit jaar."
    advice = (_TO_DO if moment.stand is Stand.TE_DOEN else _TOO_LATE)[moment.soort]
    return f"{_open_rows(moment)} {advice}".strip()


def _open_rows(moment: Moment) -> str:
    if not moment.open or moment.soort in _TO_DUO:
        return ""
    rows = "1 baan" if moment.open == 1 else f"{moment.open} banen"
    if moment.soort is Soort.LOONAANGIFTE:
        return f"Bij {rows} zijn de uren een schatting of nog leeg."
    if moment.soort is Soort.TOEREKENING:
        return f"Bij {rows} staat nog niet vast of de uren bij u tellen."
    is_not = "is" if moment.open == 1 else "zijn"
    return f"{rows} {is_not} nog niet nagekeken."
