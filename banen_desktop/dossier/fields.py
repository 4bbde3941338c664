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
from banen_desktop.dossier.choice import Choice


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
    `holds_numbers` exempts a text from the check on BSNs.
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

    @property
    def many_lines(self) -> bool:
        """Whether a text may have lines; what is shorter is one line."""
        return self.length >= 1000


_WIDE = Context(prec=100)
YEARS = range(2012, 2101)
_FIRST_DAY, _LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)
_NINE_DIGITS = re.compile(r"(?<!\d)(?=(\d(?:[ \u00a0.-]?\d){8})(?!\d))")
_CANONICAL_NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")
_CANONICAL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CANONICAL_YEAR = re.compile(r"[0-9]{4}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def _text(key: str, label: str, help_: str = "", **more: Any) -> Field:
    return Field(key, Kind.TEXT, label, help_, **more)


def _number(key: str, label: str, help_: str = "", **more: Any) -> Field:
    return Field(key, Kind.NUMBER, label, help_, **more)


def _date(key: str, label: str, help_: str = "") -> Field:
    return Field(key, Kind.DATE, label, help_)


def _choice(
    key: str, label: str, choices: type[Choice], help_: str = "", *, required: bool = False
) -> Field:
    return Field(key, Kind.CHOICE, label, help_, choices=choices, required=required)


WERKGEVER = (
    _text("naam", "Naam", "De naam zoals die in het jaarverslag staat."),
    _choice(
        "sector", "Sector", model.Sector, "Bepaalt de woorden en vergelijkingen, niet de regels."
    ),
    _text("bestuursnummer", "Bestuursnummer", "Alleen voor scholen, niet verplicht.", length=20),
    _text(
        "loonheffingennummers",
        "Loonheffingennummers",
        "Niet verplicht. De eerste negen cijfers zijn het fiscale nummer: één dossier per nummer.",
        holds_numbers=True,
    ),
    _number(
        "werkweek_uren",
        "Uren in een volledige werkweek",
        "Uw norm volgens de cao, bijvoorbeeld 36 of 40. Alleen nodig om uren als fte te tonen.",
        maximum=Decimal(60),
        above_zero=True,
    ),
    _choice(
        "premie_sectorfonds",
        "Sectorfondspremie over de helft van de uren of meer?",
        model.JaNee,
        "Bij “ja” hoort u niet bij de sector overheid (Wfsv 38c, Regeling Wfsv 3.27).",
    ),
    Field(
        "eerste_jaar_wet_banenafspraak",
        Kind.YEAR,
        "Eerste jaar onder de Wet banenafspraak",
        "Leeg zolang artikel 2 van de Wet banenafspraak niet in werking is.",
        first_year=2025,
    ),
)
JAAR = (
    _number(
        "verloonde_uren",
        "Verloonde uren, totaal",
        "Alle uren waarover loon is betaald (loonaangifte). Een totaal gaat voor op de regels.",
    ),
    _choice("verloonde_uren_herkomst", "Herkomst van het totaal", model.Herkomst, required=True),
    _number(
        "verloonde_uren_vorig_jaar",
        "Verloonde uren van het jaar ervoor",
        "Nodig voor de drempel van 25 werknemers. Eén getal is genoeg.",
    ),
    _number(
        "quotumpercentage",
        "Eigen quotumpercentage",
        "In procenten, met twee decimalen. Gaat voor op de ingebouwde waarde; vermeld de bron.",
        maximum=Decimal(100),
        decimals=2,
        percentage=True,
    ),
    _text("bron_quotumpercentage", "Bron van het eigen percentage", length=300),
)
UREN = (
    _text("onderdeel", "Onderdeel", "Bijvoorbeeld een school of afdeling."),
    _choice("functiegroep", "Functiegroep", model.Functiegroep),
    _number("verloonde_uren", "Verloonde uren", "Uren in dit jaar waarover loon is betaald."),
    _choice("herkomst", "Herkomst", model.Herkomst, required=True),
    _text("opmerking", "Opmerking", length=1000),
)
BAAN = (
    _text("kenmerk", "Kenmerk", "Een eigen code, zoals P-01. Geen naam en geen BSN.", length=60),
    _text("onderdeel", "Onderdeel", "Bijvoorbeeld een school of afdeling."),
    _choice("vorm", "Vorm", model.Vorm, "De vorm bepaalt of de baan meetelt.", required=True),
    _choice(
        "toerekening",
        "Toerekening",
        model.Toerekening,
        "Alleen bij inleen: spraken u en de uitlener af dat de uren bij u tellen?",
        required=True,
    ),
    _choice("contract", "Contract", model.Contract),
    _text("soort_werk", "Soort werk", "Bijvoorbeeld conciërge of administratie.", length=100),
    _number(
        "uren_per_week",
        "Uren per week",
        "Uren in het contract. Hiermee schat het programma de uren van het jaar.",
        maximum=Decimal(168),
        above_zero=True,
    ),
    _date("van", "Van", "Eerste dag van het contract. Leeg: het hele jaar vanaf 1 januari."),
    _date("tot", "Tot en met", "Laatste dag van het contract. Leeg: loopt door."),
    _date("telt_mee_van", "Telt mee van", "Eerste dag in het register. Leeg: het hele contract."),
    _date("telt_mee_tot", "Telt mee tot en met", "Laatste dag in het register. Leeg: loopt door."),
    _number(
        "verloonde_uren",
        "Verloonde uren",
        "Uit de loonaangifte, over de tijd dat de baan meetelt. Gaat voor op de schatting.",
    ),
    _choice("verloonde_uren_herkomst", "Herkomst van de uren", model.Herkomst, required=True),
    _date(
        "register_gecontroleerd_op",
        "Register",
        "Op welke dag keek u bij UWV of deze persoon erin staat?",
    ),
    _choice("besluit_telt_mee", "Eigen besluit: telt mee", model.JaNee),
    _text("besluit_grond", "Grond van het besluit", length=1000),
    _date("besluit_op", "Besluit op"),
    _text("opmerking", "Opmerking", length=1000),
)
TOELICHTING = (
    _text("maatregelen", "Maatregelen", "Wat deed u dit jaar om banen te maken?", length=5000),
    _text("oorzaken", "Oorzaken", "Waarom is het quotum nog niet gehaald?", length=5000),
    _text("plannen", "Plannen", "Wat gaat u volgend jaar doen?", length=5000),
    _text("soorten_werk", "Soorten werk", "Welk werk doen deze medewerkers?", length=2000),
    _text(
        "social_return",
        "Social return en anderen",
        "Banen die niet meetellen, zoals social return. Die noemt u apart.",
        length=5000,
    ),
    _text("gegevens", "Gegevens", "Hoe kwam u aan de cijfers? Wat is een schatting?", length=5000),
    _text(
        "verantwoordelijke",
        "Wie is verantwoordelijk",
        "Een functie, geen naam: bijvoorbeeld “hoofd HR”.",
        length=200,
    ),
)
REEKS = (_text("reeks", "Invoer waar de rij vandaan komt", length=64, holds_numbers=True),)
_COUNT: dict[str, Any] = {"maximum": Decimal(10) ** 7, "decimals": 0}
INVOER = (
    *REEKS,
    _choice("soort", "Soort", model.Invoersoort, required=True),
    _text("bestand", "Bestand", length=255, holds_numbers=True),
    _text("sha256", "SHA-256", length=64, holds_numbers=True),
    _text("gelezen_op", "Gelezen op", length=40),
    _number("overgenomen", "Regels overgenomen", **_COUNT),
    _number("geweigerd", "Regels geweigerd", **_COUNT),
    _text("indeling", "Indeling", length=20_000, holds_numbers=True),
)
TIJDVAK = (
    _text("loonheffingennummer", "Loonheffingennummer", length=20, holds_numbers=True),
    _date("van", "Van"),
    _date("tot", "Tot en met"),
    _number("meetellend", "Meetellende uren", below_zero=True),
    _number("te_beslissen", "Uren om over te beslissen", below_zero=True),
    _number("niet_meetellend", "Uren die niet meetellen", below_zero=True),
    _number("na_1_mei", "Na 1 mei gewijzigde uren", below_zero=True),
)
LOONAANGIFTE = (
    _number("personen_meetellend", "Personen met meetellende uren", **_COUNT),
    _number("personen_te_beslissen", "Personen om over te beslissen", **_COUNT),
    _number("personen_niet_meetellend", "Personen met uren die niet meetellen", **_COUNT),
    _choice(
        "te_beslissen_telt",
        "Tellen uren zonder werknemersverzekering mee?",
        model.JaNee,
        "Bijvoorbeeld van bestuurders, raadsleden en mensen boven de AOW-leeftijd.",
    ),
    _choice("volledig", "Alle aangiftetijdvakken van het jaar zijn er", model.JaNee),
    _number("lkv_uren", "Uren met LKV banenafspraak"),
)


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
            return checked(field, dutch.parse_date(bare))
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
    if isinstance(value, date) and not _FIRST_DAY <= value <= _LAST_DAY:
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


def has_bsn(text: str) -> bool:
    """Whether nine digits in this text pass the eleven-test of the BSN."""
    for found in _NINE_DIGITS.finditer(text):
        digits = [int(sign) for sign in found[1] if sign.isdigit()]
        weighted = sum(
            digit * weight
            for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)
        )
        if weighted % 11 == 0 and any(digits):
            return True
    return False
