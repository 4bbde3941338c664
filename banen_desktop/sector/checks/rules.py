"""The checks as data: what each is called, what it asks of the member, and its limit.

A hard one leaves no total until the council has decided; a soft one is a question to ask.
"""

from dataclasses import dataclass
from decimal import Decimal

from banen_desktop.dossier.choice import Choice


class Regel(Choice):
    """A check: its key, its title, whether it is hard, and the question for the letter.

    In the question `{nu}` is what was told and `{toen}` what it is compared with, with their
    units; `{jaar}` and `{vorig}` are the years.
    """

    hard: bool
    vraag: str

    def __new__(cls, value: str, label: str, vraag: str, hard: bool = False) -> "Regel":
        """Keep the question and the kind beside the title."""
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        member.vraag, member.hard = vraag, hard
        return member

    LID_ONBEKEND = (
        "lid_onbekend",
        "Van welk lid is deze opgave?",
        "Wij kennen uw code niet. Onder welke naam en code bent u lid?",
        True,
    )
    LID_DUBBEL = (
        "lid_dubbel",
        "Welke opgave van dit lid telt?",
        "Wij kregen over {jaar} twee opgaven van u. Welke geldt?",
        True,
    )
    ANDER_JAAR = (
        "ander_jaar",
        "Gaat dit over het gevraagde jaar?",
        (
            "Uw opgave gaat over een ander jaar of een andere periode dan wij vroegen. Wilt u "
            "over heel {jaar} opgeven?"
        ),
        True,
    )
    C_BOVEN_A = (
        "c_boven_a",
        "Meer uren van de doelgroep dan uren in totaal?",
        (
            "U gaf {nu} op die meetellen, en {toen} in totaal. Het deel kan niet groter zijn "
            "dan het geheel. Zijn de kolommen verwisseld?"
        ),
        True,
    )
    NEGATIEF = (
        "negatief",
        "Een getal onder nul?",
        "U gaf {nu} op. Een getal onder nul kan niet. Wat moet het zijn?",
        True,
    )
    EENHEID_ONBEKEND = (
        "eenheid_onbekend",
        "In welke eenheid is dit?",
        "U gaf {nu} op. Zo veel uren kunnen het niet zijn. In welke eenheid is dit getal?",
        True,
    )
    DUIZENDTALLEN = (
        "duizendtallen",
        "Uren in duizendtallen getypt?",
        (
            "U gaf {nu} op; wij verwachtten ongeveer {toen}. Dat scheelt een factor duizend. "
            "Is een punt of komma anders gelezen?"
        ),
    )
    FTE = (
        "fte",
        "Fte of personen getypt waar uren horen?",
        (
            "U gaf {nu} op; wij verwachtten ongeveer {toen}. Is dit het aantal fte of mensen? "
            "Wilt u de verloonde uren van heel {jaar} opgeven?"
        ),
    )
    WEEK = (
        "week",
        "Uren van een week of een maand?",
        (
            "U gaf {nu} op; wij verwachtten ongeveer {toen}. Zijn dit de uren van een week of "
            "een maand? Wilt u de uren van heel {jaar} opgeven?"
        ),
    )
    BANEN_PER_PERSOON = (
        "banen_per_persoon",
        "Passen de uren bij het aantal personen?",
        (
            "U gaf {nu} op voor {toen}. Dat is erg weinig of erg veel per persoon. Zijn het "
            "uren, en van het hele jaar?"
        ),
    )
    PERSONEN_NUL = (
        "personen_nul",
        "Uren zonder personen, of personen zonder uren?",
        "U gaf {nu} op en {toen}. Het een kan niet zonder het ander. Wat klopt er niet?",
    )
    DELEN_ONGELIJK = (
        "delen_ongelijk",
        "Tellen de delen op tot het geheel?",
        "De delen die u opgaf, zijn samen {nu}; het geheel is {toen}. Welk getal klopt?",
    )
    AANDEEL_HOOG = (
        "aandeel_hoog",
        "Zo veel uren van de doelgroep?",
        (
            "U gaf {nu} op die meetellen, op {toen} in totaal. Zo'n groot deel is in uw "
            "sector niet gewoon. Kloppen beide getallen?"
        ),
    )
    VERWISSELD = (
        "verwisseld",
        "Eigen en ingeleend verwisseld?",
        (
            "U gaf {nu} op in eigen dienst; over {vorig} was dat {toen}, en was er ongeveer "
            "zo veel ingeleend. Zijn de kolommen verwisseld?"
        ),
    )
    INKOOP_ALS_INLEEN = (
        "inkoop_als_inleen",
        "Telde ingekocht werk mee als inleen?",
        (
            "Uw ingeleende uren zijn {nu}; over {vorig} waren het er {toen}. Het verschil is "
            "precies wat u als ingekocht werk opgaf. Ingekocht werk en social return tellen "
            "niet mee. Staat het er twee keer?"
        ),
    )
    SOCIAL_RETURN = (
        "social_return",
        "Telde social return mee?",
        (
            "U gaf {nu} ingeleend op voor {toen}. Werken deze mensen bij uw leverancier? "
            "Social return en ingekocht werk tellen niet mee. Wilt u dat nakijken?"
        ),
    )
    RONDE_DUIZENDTALLEN = (
        "ronde_duizendtallen",
        "Afgerond op duizendtallen?",
        "U gaf {nu} op. Is dit een schatting? Wilt u de uren van de loonaangiften opgeven?",
    )
    HELE_BANEN = (
        "hele_banen",
        "Hele banen omgerekend naar uren?",
        "U gaf {nu} op: precies {toen}. Zijn dit echte uren, of een aantal banen?",
    )
    ANDER_PERCENTAGE = (
        "ander_percentage",
        "Rekende met een ander percentage?",
        (
            "U rekende met {nu}; wij rekenen voor iedereen met {toen}. U hoeft niets te "
            "veranderen als uw uren kloppen. Kloppen ze?"
        ),
    )
    GELIJK_AAN_VORIG_JAAR = (
        "gelijk_aan_vorig_jaar",
        "Zijn dit de cijfers van vorig jaar?",
        (
            "Uw getallen over {jaar} zijn dezelfde als die over {vorig}. Hebt u het oude "
            "bestand opgestuurd?"
        ),
    )
    NAAR_NUL = (
        "naar_nul",
        "Van banen naar niets, of terug?",
        "U gaf {nu} op; over {vorig} was dat {toen}. Klopt het dat alles stopte of begon?",
    )
    SPRONG_UREN = (
        "sprong_uren",
        "Klopt de sprong in verloonde uren?",
        "U gaf {nu} op; over {vorig} was dat {toen}. Wat veranderde er, of is het een typefout?",
    )
    SPRONG_BANEN = (
        "sprong_banen",
        "Klopt de sprong in wat meetelt?",
        "U gaf {nu} op; over {vorig} was dat {toen}. Wat veranderde er, of is het een typefout?",
    )
    SPIEGEL = (
        "spiegel",
        "Zelfde uren aan beide kanten?",
        "U gaf {nu} op; de andere werkgever noemt {toen} met u. Welk getal klopt?",
    )


@dataclass(frozen=True, slots=True)
class Grenzen:
    """What is still usual; a council may set its own.

    `aandeel` is counting hours of all hours, in percent; jobs per person; `stop` is what the
    questions that are left may move the sector together, in percent. `uren_verschil` hours apart
    is no difference.
    """

    aandeel: Decimal = Decimal(15)
    minste_banen_per_persoon: Decimal = Decimal("0.08")
    meeste_banen_per_persoon: Decimal = Decimal("1.6")
    stop: Decimal = Decimal(1)
    uren_verschil: int = 1
    ronde_getallen: int = 1
    naar_nul_banen: int = 2
