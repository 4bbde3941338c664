"""Every field of the dossier: its kind, label, limits and help.

The one description that the file format, the TOML input and the window share. `to_text` and
`from_text` are the canonical form (file, TOML); `from_user` reads what a person typed.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import Enum, auto
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier import model
from banen_desktop.dossier.bsn import has_bsn
from banen_desktop.dossier.choice import Choice, JaNee


class FieldError(ValueError):
    """A value that does not fit its field; the text is a Dutch sentence for the user."""


class Kind(Enum):
    """What a field holds."""

    TEXT = auto()
    NUMBER = auto()
    YEAR = auto()
    DATE = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `key` in model, file and TOML, `label` and `help` for the user.

    `maximum`, `above_zero` and `decimals` limit a number, `first_year` a year, `length` a text.
    `holds_numbers` exempts a text from the check on BSNs, `from_month` takes a month for a day.
    `in_workbook` is the title of its column there, where the label is too short to stand alone.
    """

    key: str
    kind: Kind
    label: str
    help: str = ""
    choices: type[Choice] | None = None
    required: bool = False
    maximum: Decimal = Decimal(10) ** 10
    above_zero: bool = False
    below_zero: bool = False
    decimals: int = 6
    percentage: bool = False
    first_year: int = 2012
    length: int = 200
    holds_numbers: bool = False
    from_month: bool = False
    in_workbook: str = ""

    @property
    def header(self) -> str:
        """The title of its column in the workbook: the one that is written and read back."""
        return self.in_workbook or self.label

    @property
    def many_lines(self) -> bool:
        """Whether a text may have lines; what is shorter is one line."""
        return self.length >= 1000


_WIDE = Context(prec=100)
YEARS = range(2012, 2101)
FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)
_CANONICAL_NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")
_CANONICAL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CANONICAL_YEAR = re.compile(r"[0-9]{4}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text_field(key: str, label: str, help_: str = "", **more: Any) -> Field:
    """A text."""
    return Field(key, Kind.TEXT, label, help_, **more)


def number_field(key: str, label: str, help_: str = "", **more: Any) -> Field:
    """A quantity."""
    return Field(key, Kind.NUMBER, label, help_, **more)


def day_field(key: str, label: str, help_: str = "", **more: Any) -> Field:
    """A day."""
    return Field(key, Kind.DATE, label, help_, **more)


def choice_field(
    key: str, label: str, choices: type[Choice], help_: str = "", *, required: bool = False
) -> Field:
    """A choice from a fixed list."""
    return Field(key, Kind.CHOICE, label, help_, choices=choices, required=required)


WERKGEVER = (
    text_field("naam", "Naam", "De naam zoals die in het jaarverslag staat."),
    choice_field(
        "sector", "Sector", model.Sector, "Bepaalt de woorden en vergelijkingen, niet de regels."
    ),
    text_field(
        "bestuursnummer", "Bestuursnummer", "Alleen voor scholen, niet verplicht.", length=20
    ),
    text_field(
        "loonheffingennummers",
        "Loonheffingennummers",
        "Niet verplicht. De eerste negen cijfers zijn het fiscale nummer: één dossier per nummer.",
        holds_numbers=True,
    ),
    number_field(
        "werkweek_uren",
        "Uren in een volledige werkweek",
        "Uw norm volgens de cao. Alleen nodig om uren als fte te tonen.",
        maximum=Decimal(60),
        above_zero=True,
    ),
    choice_field(
        "premie_sectorfonds",
        "Sectorfondspremie over de helft van de uren of meer?",
        JaNee,
        "Bij “ja” hoort u niet bij de sector overheid (Wfsv 38c, Regeling Wfsv 3.27).",
    ),
    Field(
        "eerste_jaar_wet_banenafspraak",
        Kind.YEAR,
        "Eerste jaar onder de Wet banenafspraak",
        "Leeg zolang artikel 2 van de Wet banenafspraak niet in werking is.",
        first_year=2025,
    ),
    Field(
        "eerste_jaar_activering",
        Kind.YEAR,
        "Eerste jaar met een geactiveerde quotumregeling",
        "Leeg zolang er geen ministeriële regeling is (Wet banenafspraak art. 5). "
        "Zonder die regeling is er geen bonus.",
        first_year=2025,
    ),
    number_field(
        "nulmeting_banen",
        "Banen bij de nulmeting",
        "Niet verplicht: hoeveel banen u had toen de banenafspraak begon. Een lijn in de grafiek.",
    ),
)
JAAR = (
    number_field(
        "verloonde_uren",
        "Verloonde uren, totaal",
        "Alle uren waarover loon is betaald (loonaangifte). Een totaal gaat voor op de rijen.",
    ),
    choice_field(
        "verloonde_uren_herkomst", "Herkomst van het totaal", model.Herkomst, required=True
    ),
    number_field(
        "verloonde_uren_vorig_jaar",
        "Verloonde uren van het jaar ervoor",
        "Nodig voor de drempel van kleine werkgevers. Eén getal is genoeg.",
    ),
    number_field(
        "quotumpercentage",
        "Eigen quotumpercentage",
        "In procenten, met twee decimalen. Gaat voor op de ingebouwde waarde; vermeld de bron.",
        maximum=Decimal(100),
        decimals=2,
        percentage=True,
    ),
    text_field("bron_quotumpercentage", "Bron van het eigen percentage", length=300),
)
UREN = (
    text_field("onderdeel", "Onderdeel", "Bijvoorbeeld een school of afdeling."),
    choice_field("functiegroep", "Functiegroep", model.Functiegroep),
    number_field("verloonde_uren", "Verloonde uren", "Uren in dit jaar waarover loon is betaald."),
    choice_field("herkomst", "Herkomst", model.Herkomst, required=True),
    text_field("opmerking", "Opmerking", length=1000),
)
BAAN = (
    text_field(
        "kenmerk", "Kenmerk", "Een eigen code, zoals P-01. Geen naam en geen BSN.", length=60
    ),
    number_field(
        "aantal",
        "Aantal personen",
        "Leeg is 1. Kent u alleen totalen? Dan staat een rij voor meer mensen. De verloonde uren "
        "zijn van hen samen, de uren per week van elk.",
        maximum=Decimal(9999),
        above_zero=True,
        decimals=0,
    ),
    text_field("onderdeel", "Onderdeel", "Bijvoorbeeld een school of afdeling."),
    choice_field("vorm", "Vorm", model.Vorm, "De vorm bepaalt of de baan meetelt.", required=True),
    choice_field(
        "toerekening",
        "Toerekening",
        model.Toerekening,
        "Alleen bij inleen: spraken u en de uitlener af dat de uren bij u tellen?",
        required=True,
    ),
    choice_field("contract", "Contract", model.Contract),
    text_field("soort_werk", "Soort werk", "Bijvoorbeeld conciërge of administratie.", length=100),
    number_field(
        "uren_per_week",
        "Uren per week",
        "Uren in het contract. Hiermee schat het programma de uren van het jaar.",
        maximum=Decimal(168),
        above_zero=True,
    ),
    day_field("van", "Van", "Eerste dag van het contract. Leeg: het hele jaar vanaf 1 januari."),
    day_field("tot", "Tot en met", "Laatste dag van het contract. Leeg: loopt door."),
    day_field(
        "telt_mee_van", "Telt mee van", "Eerste dag in het register. Leeg: het hele contract."
    ),
    day_field(
        "telt_mee_tot", "Telt mee tot en met", "Laatste dag in het register. Leeg: loopt door."
    ),
    number_field(
        "verloonde_uren",
        "Verloonde uren",
        "Uit de loonaangifte, over de tijd dat de baan meetelt. Gaat voor op de schatting.",
    ),
    choice_field("verloonde_uren_herkomst", "Herkomst van de uren", model.Herkomst, required=True),
    day_field(
        "register_gecontroleerd_op",
        "Register",
        "Op welke dag keek u bij UWV of deze persoon erin staat?",
        in_workbook="Register nagekeken op",
    ),
    choice_field(
        "uitlener_7_690",
        "Uitlener: grond 7:690",
        JaNee,
        "Bij payroll en detachering: levert de uitlener mensen op grond van BW art. 7:690?",
    ),
    choice_field(
        "uitlener_handelsregister",
        "Uitlener: handelsregister",
        JaNee,
        "Bij payroll en detachering: stond de uitlener op 31 december van het jaar ervoor als "
        "uitlener in het handelsregister?",
    ),
    choice_field("besluit_telt_mee", "Eigen besluit: telt mee", JaNee),
    text_field("besluit_grond", "Grond van het besluit", length=1000),
    day_field("besluit_op", "Besluit op"),
    text_field("opmerking", "Opmerking", length=1000),
)
TOELICHTING = (
    text_field("maatregelen", "Maatregelen", "Wat deed u dit jaar om banen te maken?", length=5000),
    text_field("oorzaken", "Oorzaken", "Waarom is het quotum nog niet gehaald?", length=5000),
    text_field("plannen", "Plannen", "Wat gaat u doen? Met welk eigen doel?", length=5000),
    text_field("soorten_werk", "Soorten werk", "Welk werk, en op welk niveau?", length=2000),
    text_field(
        "social_return",
        "Social return en anderen",
        "Banen die niet meetellen, zoals social return. Die noemt u apart.",
        length=5000,
    ),
    text_field(
        "gegevens", "Gegevens", "Hoe kwam u aan de cijfers? Wat is een schatting?", length=5000
    ),
    text_field(
        "verantwoordelijke",
        "Wie is verantwoordelijk",
        "Een functie, geen naam: bijvoorbeeld “hoofd HR”.",
        length=200,
    ),
)
COUNT: dict[str, Any] = {"maximum": Decimal(10) ** 7, "decimals": 0}


def by_key(fields: tuple[Field, ...]) -> dict[str, Field]:
    """The fields by their key."""
    return {field.key: field for field in fields}


def to_text(value: Any) -> str | None:
    """The canonical text of a value of any kind; nothing for `None`."""
    if value is None:
        return None
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def from_text(field: Field, text: str) -> Any:
    """Read the canonical text of a value; raises `FieldError`."""
    try:
        value = _converted(field, text)
    except ValueError:
        raise FieldError(f"{field.label}: “{dutch.shorten(text, 30)}” past hier niet.") from None
    return checked(field, value)


def _converted(field: Field, text: str) -> Any:
    if field.kind is Kind.NUMBER:
        return Decimal(_in_form(_CANONICAL_NUMBER, text))
    if field.kind is Kind.YEAR:
        return int(_in_form(_CANONICAL_YEAR, text))
    if field.kind is Kind.DATE:
        return date.fromisoformat(_in_form(_CANONICAL_DATE, text))
    if field.choices is not None:
        return field.choices(text)
    return text


def _in_form(form: re.Pattern[str], text: str) -> str:
    # Python's own readers are wider: `1_0`, ` 1e3`, digits of other scripts, weeks as dates.
    if not form.fullmatch(text):
        raise ValueError(text)
    return text


def from_user(field: Field, text: str) -> Any:
    """Read what a person typed or pasted; empty is unknown. Raises `FieldError`."""
    bare = text.strip()
    try:
        if field.kind is Kind.TEXT:
            tidy = bare if field.many_lines else " ".join(bare.split())
            return checked(field, _without_bsn(field, tidy))
        if not bare:
            return _empty(field)
        if field.kind is Kind.NUMBER:
            parse = dutch.parse_percentage if field.percentage else dutch.parse_number
            return checked(field, parse(bare))
        if field.kind is Kind.YEAR:
            return checked(field, _whole(field, dutch.parse_number(bare)))
        if field.kind is Kind.DATE:
            return checked(field, dutch.parse_date(bare, from_month=field.from_month))
        return _chosen(field, bare)
    except dutch.NotUnderstoodError as error:
        raise FieldError(f"{field.label}: {error}") from None


def _whole(field: Field, number: Decimal) -> int:
    if number % 1:
        raise FieldError(f"{field.label}: vul een heel jaar in, zoals 2027.")
    return int(number)


def _empty(field: Field) -> None:
    if field.required:
        raise FieldError(f"{field.label}: maak een keuze.")


def _chosen(field: Field, text: str) -> Choice:
    wanted = text.casefold()
    for choice in field.choices or ():
        if wanted in {choice.value, choice.label.casefold()}:
            return choice
    near = [choice for choice in field.choices or () if choice.label.casefold().startswith(wanted)]
    if len(near) == 1:
        return near[0]
    known = dutch.join_list([choice.label for choice in field.choices or ()], "of")
    raise FieldError(f"{field.label}: “{dutch.shorten(text, 30)}” is geen keuze. Kies {known}.")


def checked(field: Field, value: Any) -> Any:
    """Check a value of the right type against the limits of its field; raises `FieldError`."""
    if isinstance(value, Decimal):
        _check_number(field, value)
        return value or value.copy_abs()  # -0 becomes 0
    if isinstance(value, int) and not field.first_year <= value <= YEARS[-1]:
        raise FieldError(
            f"{field.label}: kies een jaar van {field.first_year} tot en met {YEARS[-1]}."
        )
    if isinstance(value, date) and not FIRST_DAY <= value <= LAST_DAY:
        raise FieldError(f"{field.label}: kies een datum van 1950 tot en met 2100.")
    if field.kind is Kind.TEXT:
        if len(value) > field.length:
            raise FieldError(f"{field.label}: gebruik hoogstens {field.length} tekens.")
        if _CONTROL.search(value):
            raise FieldError(f"{field.label}: er staat een onleesbaar teken in deze tekst.")
    return value


def _check_number(field: Field, value: Decimal) -> None:
    least_allowed = -field.maximum if field.below_zero else 0
    if not value.is_finite() or value < least_allowed or (field.above_zero and value == 0):
        least = "meer dan 0" if field.above_zero else "0 of meer"
        raise FieldError(f"{field.label}: vul een getal in van {least}.")
    if value > field.maximum:
        highest = dutch.format_number(field.maximum)
        raise FieldError(f"{field.label}: vul hoogstens {highest} in.")
    exponent = _WIDE.normalize(value).as_tuple().exponent
    if isinstance(exponent, int) and exponent < -field.decimals:
        raise FieldError(f"{field.label}: gebruik hoogstens {field.decimals} decimalen.")


def _without_bsn(field: Field, text: str) -> str:
    if not field.holds_numbers and has_bsn(text):
        raise FieldError(
            f"{field.label}: hier lijkt een BSN te staan. Dit programma bewaart geen BSN. "
            "Gebruik een eigen kenmerk, zoals P-01."
        )
    return text
