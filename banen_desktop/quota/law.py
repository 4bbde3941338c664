"""The legal values: loaded from `parameters/*.toml`, checked, and asked for per year.

A value never travels without its years, status, certainty and source. A year without a value
gives `None`, never a guess.
"""

import hashlib
import itertools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn

from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.model import Sector, Vorm


class ParameterError(ValueError):
    """A parameter file that does not follow the rules; the text is a Dutch sentence."""


class Status(Choice):
    """How settled a legal value is."""

    VASTGESTELD = "vastgesteld", "vastgesteld"
    INDICATIEF = "indicatief", "indicatief"
    TE_BEVESTIGEN = "te_bevestigen", "nog te bevestigen"
    EIGEN_OPGAVE = "eigen_opgave", "eigen opgave"


class Zekerheid(Choice):
    """How sure we are of what the source says."""

    H = "H", "gelezen in de wet of bij de uitgever"
    M = "M", "één andere bron, of afgeleid"
    I = "I", "onze uitleg"  # noqa: E741 - the letter of the classification


class Telregel(Choice):
    """When a form counts."""

    JA = "ja", "telt mee"
    NA_TOEREKENING = "na_toerekening", "telt mee na afgesproken toerekening"
    NA_BESLUIT = "na_besluit", "telt mee na eigen besluit"
    NEE = "nee", "telt niet mee"


@dataclass(frozen=True, slots=True)
class LegalValue:
    """One value in force from `vanaf` to `tot` (years, both inclusive), with its evidence."""

    sleutel: str
    omschrijving: str
    waarde: Decimal
    eenheid: str
    artikel: str
    vanaf: int
    tot: int | None
    status: Status
    zekerheid: Zekerheid
    bron: str
    url: str = ""
    toelichting: str = ""
    gecontroleerd_op: date | None = None

    @property
    def settled(self) -> bool:
        """Whether this value may be shown as definitive."""
        return self.status is Status.VASTGESTELD


@dataclass(frozen=True, slots=True)
class FormRule:
    """Whether a form counts, and why."""

    telt: Telregel
    artikel: str
    zekerheid: Zekerheid
    reden: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Werkweek:
    """The hours of a full-time week in a sector; `alternatieven` where sources differ."""

    waarde: Decimal
    alternatieven: tuple[Decimal, ...]
    zekerheid: Zekerheid
    bron: str


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """All legal values together, and what is not modelled; compared by identity."""

    values: Mapping[str, tuple[LegalValue, ...]]
    forms: Mapping[Vorm, FormRule]
    weeks: Mapping[Sector, Werkweek]
    regulations: tuple[tuple[str, str], ...]
    not_modelled: tuple[str, ...]
    sha256: str

    def in_force(self, key: str, year: int) -> LegalValue | None:
        """The value of `key` in a calendar year, or nothing."""
        for value in self.values[key]:
            if value.vanaf <= year and (value.tot is None or year <= value.tot):
                return value
        return None

    def required(self, key: str, year: int) -> LegalValue:
        """The value of a key that is in force in every year of its regime."""
        value = self.in_force(key, year)
        if value is None:
            raise ParameterError(f"Voor {year} is {key} niet bekend.")
        return value


_NUMBER = re.compile(r"[0-9]{1,20}(\.[0-9]{1,6})?")
_LONGEST_WEEK = Decimal(60)
_REGULATION_KEYS = {"naam", "bwbr", "niet_gemodelleerd"}
_KEY_KEYS = {"omschrijving", "eenheid", "artikel", "minimum", "maximum", "per_jaar", "waarden"}
_VALUE_KEYS = {
    "vanaf",
    "tot",
    "waarde",
    "status",
    "zekerheid",
    "bron",
    "url",
    "toelichting",
    "gecontroleerd_op",
}
_FORM_KEYS = {"telt", "artikel", "zekerheid", "reden", "toelichting", "gecontroleerd_op"}
_WEEK_KEYS = {"waarde", "alternatieven", "zekerheid", "bron", "gecontroleerd_op"}
_NEEDED = frozenset(
    {
        "quotumpercentage",
        "eerste_jaar_quotumregeling",
        "heffing_per_baan",
        "uren_per_baan",
        "uren_gemiddelde_werknemer",
        "werknemers_drempel",
        "weken_per_jaar",
        "uren_per_week_baan",
        "eerste_jaar_wet_banenafspraak",
        "bonus_per_baan",
    }
)


@cache
def built_in() -> Law:
    """The law that comes with the program."""
    folder = files("banen_desktop.quota") / "parameters"
    texts = {
        entry.name: entry.read_text(encoding="utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    return load(texts)


def load(texts: Mapping[str, str]) -> Law:
    """Read and check parameter files (name to TOML text); raises `ParameterError`."""
    values: dict[str, tuple[LegalValue, ...]] = {}
    forms: dict[Vorm, FormRule] = {}
    weeks: dict[Sector, Werkweek] = {}
    regulations: list[tuple[str, str]] = []
    not_modelled: list[str] = []
    for name, text in texts.items():
        tables = _parsed(name, text)
        regulation = tables.pop("regeling", None)
        if not isinstance(regulation, dict):
            _refuse(name, "de tabel [regeling] ontbreekt")
        _known(name, regulation, _REGULATION_KEYS)
        regulations.append((_text(name, regulation, "naam"), _optional(name, regulation, "bwbr")))
        not_modelled += _texts(name, regulation, "niet_gemodelleerd")
        _add(name, forms, _forms(name, tables.pop("vorm", {})))
        _add(name, weeks, _weeks(name, tables.pop("werkweek", {})))
        _add(name, values, {key: _values(f"{name}, {key}", key, tables[key]) for key in tables})
    _complete(values, forms)
    digest = hashlib.sha256("\0".join(f"{n}\0{texts[n]}" for n in sorted(texts)).encode())
    return Law(values, forms, weeks, tuple(regulations), tuple(not_modelled), digest.hexdigest())


def _add(name: str, known: dict[Any, Any], more: Mapping[Any, Any]) -> None:
    twice = sorted(known.keys() & more.keys())
    if twice:
        _refuse(name, f"{', '.join(twice)} staat er twee keer")
    known |= more


def _complete(values: Mapping[str, Any], forms: Mapping[Vorm, FormRule]) -> None:
    missing = sorted((_NEEDED - values.keys()) | (set(Vorm) - forms.keys()))
    if missing:
        _refuse("parameters", f"er ontbreekt {', '.join(missing)}")


def _refuse(place: str, why: str) -> NoReturn:
    raise ParameterError(f"Het parameterbestand klopt niet ({place}): {why}.")


def _no_float(text: str) -> NoReturn:
    raise ParameterError(f"Schrijf {text} als tekst tussen aanhalingstekens, niet als los getal.")


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=_no_float)
    except ParameterError:
        raise
    except (ValueError, RecursionError) as error:  # tomllib lets both through
        _refuse(name, f"het is geen geldige TOML: {error}")


def _known(place: str, table: Any, keys: Iterable[str]) -> None:
    if not isinstance(table, dict):
        _refuse(place, "hier hoort een tabel")
    unknown = sorted(set(table) - set(keys))
    if unknown:
        _refuse(place, f"onbekende sleutel {', '.join(unknown)}")


def _text(place: str, table: Mapping[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        _refuse(place, f"{key} ontbreekt")
    return value


def _optional(place: str, table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        _refuse(place, f"{key} is geen tekst")
    return value


def _texts(place: str, table: Mapping[str, Any], key: str) -> list[str]:
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        _refuse(place, f"{key} is geen lijst van teksten")
    return values


def _decimal(place: str, table: Mapping[str, Any], key: str) -> Decimal:
    text = _text(place, table, key)
    if not _NUMBER.fullmatch(text):
        _refuse(place, f"{key} is geen getal, of niet met een punt geschreven")
    return Decimal(text)


def _choice(place: str, table: Mapping[str, Any], key: str, choices: type[Choice]) -> Any:
    text = _text(place, table, key)
    try:
        return choices(text)
    except ValueError:
        _refuse(place, f"{key} is geen van {', '.join(choices)}")


def _date(place: str, table: Mapping[str, Any]) -> date:
    value = table.get("gecontroleerd_op")
    if type(value) is not date:
        _refuse(place, "gecontroleerd_op ontbreekt of is geen datum")
    return value


def _year(place: str, table: Mapping[str, Any], key: str) -> int:
    value = table.get(key)
    if type(value) is not int or not 2000 <= value <= 2100:
        _refuse(place, f"{key} is geen jaar")
    return value


def _values(place: str, key: str, table: Any) -> tuple[LegalValue, ...]:
    _known(place, table, _KEY_KEYS)
    rows = table.get("waarden")
    if not isinstance(rows, list):
        _refuse(place, "waarden ontbreekt")
    lowest, highest = _decimal(place, table, "minimum"), _decimal(place, table, "maximum")
    per_year = table.get("per_jaar", False)
    if not isinstance(per_year, bool):
        _refuse(place, "per_jaar is geen true of false")
    found = sorted((_value(place, key, table, row) for row in rows), key=lambda value: value.vanaf)
    for value in found:
        if not lowest <= value.waarde <= highest:
            _refuse(place, f"{value.waarde} ligt niet tussen {lowest} en {highest}")
        if per_year and value.tot != value.vanaf:
            _refuse(place, f"de waarde van {value.vanaf} geldt voor één jaar: tot is {value.vanaf}")
    for earlier, later in itertools.pairwise(found):
        if earlier.tot is None or earlier.tot >= later.vanaf:
            _refuse(place, f"de waarden van {earlier.vanaf} en {later.vanaf} overlappen")
    return tuple(found)


def _value(place: str, key: str, table: Mapping[str, Any], row: Any) -> LegalValue:
    _known(place, row, _VALUE_KEYS)
    vanaf = _year(place, row, "vanaf")
    tot = _year(place, row, "tot") if "tot" in row else None
    if tot is not None and tot < vanaf:
        _refuse(place, f"tot {tot} ligt voor vanaf {vanaf}")
    return LegalValue(
        sleutel=key,
        omschrijving=_text(place, table, "omschrijving"),
        waarde=_decimal(place, row, "waarde"),
        eenheid=_text(place, table, "eenheid"),
        artikel=_text(place, table, "artikel"),
        vanaf=vanaf,
        tot=tot,
        status=_choice(place, row, "status", Status),
        zekerheid=_choice(place, row, "zekerheid", Zekerheid),
        bron=_text(place, row, "bron"),
        url=_optional(place, row, "url"),
        toelichting=_optional(place, row, "toelichting"),
        gecontroleerd_op=_date(place, row),
    )


def _forms(name: str, tables: Any) -> dict[Vorm, FormRule]:
    _known(name, tables, Vorm)
    forms: dict[Vorm, FormRule] = {}
    for key, table in tables.items():
        place = f"{name}, {key}"
        _known(place, table, _FORM_KEYS)
        _date(place, table)
        forms[Vorm(key)] = FormRule(
            telt=_choice(place, table, "telt", Telregel),
            artikel=_text(place, table, "artikel"),
            zekerheid=_choice(place, table, "zekerheid", Zekerheid),
            reden=_text(place, table, "reden"),
            toelichting=_optional(place, table, "toelichting"),
        )
    return forms


def _weeks(name: str, tables: Any) -> dict[Sector, Werkweek]:
    _known(name, tables, Sector)
    weeks: dict[Sector, Werkweek] = {}
    for key, table in tables.items():
        place = f"{name}, {key}"
        _known(place, table, _WEEK_KEYS)
        _date(place, table)
        others = _texts(place, table, "alternatieven")
        weeks[Sector(key)] = Werkweek(
            waarde=_week_hours(place, _text(place, table, "waarde")),
            alternatieven=tuple(_week_hours(place, other) for other in others),
            zekerheid=_choice(place, table, "zekerheid", Zekerheid),
            bron=_text(place, table, "bron"),
        )
    return weeks


def _week_hours(place: str, text: str) -> Decimal:
    hours = _decimal(place, {"waarde": text}, "waarde")
    if not 0 < hours <= _LONGEST_WEEK:
        _refuse(place, f"{text} is geen aantal uren per week")
    return hours
