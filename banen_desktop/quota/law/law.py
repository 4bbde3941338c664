"""The legal values: loaded from `parameters/*.toml`, checked, and asked for per year.

A value never travels without its years, status, certainty and source. A year without a value
gives `None`, never a guess.
"""

import hashlib
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from banen_desktop.dossier.choice import Choice
from banen_desktop.dossier.model import Sector, Vorm
from banen_desktop.quota.law.amounts import DAY_AFTER, amount, day_of, is_day
from banen_desktop.quota.law.forms import FormRule, Zekerheid, lacking, read_forms
from banen_desktop.quota.law.parameter_tables import (
    ParameterError,
    checked_on,
    choice_of,
    number_of,
    only_known,
    optional_of,
    parsed,
    refuse,
    text_of,
    texts_of,
    year_of,
)


class Status(Choice):
    """How settled a legal value is."""

    VASTGESTELD = "vastgesteld", "vastgesteld"
    INDICATIEF = "indicatief", "indicatief"
    TE_BEVESTIGEN = "te_bevestigen", "nog te bevestigen"
    EIGEN_OPGAVE = "eigen_opgave", "eigen opgave"
    ACHTERHAALD = "achterhaald", "achterhaalde indicatie"


@dataclass(frozen=True, slots=True)
class LegalValue:
    """One value in force from `vanaf` to `tot` (years, both inclusive), with its evidence.

    `bestand` is the parameter file that it stands in; that of the program begins with `PROGRAM`.
    """

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
    bestand: str = ""

    @property
    def settled(self) -> bool:
        """Whether this value may be shown as definitive."""
        return self.status is Status.VASTGESTELD

    @property
    def superseded(self) -> bool:
        """Whether it is only an old indication: nothing follows from it unless the user says so."""
        return self.status is Status.ACHTERHAALD


@dataclass(frozen=True, slots=True)
class Werkweek:
    """The hours of a full-time week in a sector; `alternatieven` where sources differ."""

    waarde: Decimal
    alternatieven: tuple[Decimal, ...]
    zekerheid: Zekerheid
    bron: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What every value of a key keeps to; `per_jaar` says that each is of one calendar year."""

    eenheid: str
    minimum: Decimal
    maximum: Decimal
    per_jaar: bool


@dataclass(frozen=True, slots=True)
class Update:
    """A file that was handed out with newer values, with the sha256 of its bytes."""

    bestand: str
    regeling: str
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """All legal values together, and what is not modelled; compared by identity."""

    values: Mapping[str, tuple[LegalValue, ...]]
    forms: Mapping[Vorm, FormRule]
    weeks: Mapping[Sector, Werkweek]
    regulations: tuple[tuple[str, str], ...]
    not_modelled: tuple[str, ...]
    sha256: str
    limits: Mapping[str, Limits] = field(default_factory=dict)
    updates: tuple[Update, ...] = ()

    def in_force(self, key: str, year: int) -> LegalValue | None:
        """The value of `key` in a calendar year, or nothing."""
        for value in self.values[key]:
            if value.vanaf <= year and (value.tot is None or year <= value.tot):
                return value
        return None

    def last_day(self, key: str, year: int) -> date | None:
        """The day of the year after `year` that a value (month x 100 + day) names, or nothing."""
        value = self.in_force(key, year)
        return None if value is None else day_of(value.waarde, year + 1)

    def told(self, text: str, year: int) -> str:
        """A text of the law with the values of a year in place of the keys in braces.

        A sentence about a value that the year does not have is left out.
        """
        named = {key: self.in_force(key, year) for key in _NAMED.findall(text)}
        shown = {key: amount(each.waarde, each.eenheid) for key, each in named.items() if each}
        sentences = (
            _NAMED.sub(lambda found: shown[found[1]], sentence)
            for sentence in _SENTENCE_END.split(text)
            if shown.keys() >= set(_NAMED.findall(sentence))
        )
        return " ".join(sentences)

    def required(self, key: str, year: int) -> LegalValue:
        """The value of a key that is in force in every year of its regime."""
        value = self.in_force(key, year)
        if value is None:
            raise ParameterError(f"Voor {year} is {key} niet bekend.")
        return value


SECTOR_FIGURES = "sectorcijfers.toml"
"""Published figures beside the law: `quota.years.sector_figures` reads them."""
PROGRAM = "programma/"
"""What the name of a parameter file begins with when it comes with the program: no file that is
taken in can be called so."""
_LONGEST_WEEK = Decimal(60)
_NAMED, _SENTENCE_END = re.compile(r"\{(\w+)\}"), re.compile(r"(?<=[.]) ")
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
_WEEK_KEYS = {"waarde", "alternatieven", "zekerheid", "bron", "gecontroleerd_op"}
_NEEDED = frozenset(
    {
        "quotumpercentage",
        "eerste_jaar_quotumregeling",
        "heffing_per_baan",
        "uren_per_baan",
        "uren_per_baan_december",
        "uren_gemiddelde_werknemer",
        "werknemers_drempel",
        "weken_per_jaar",
        "uren_per_week_baan",
        "laatste_dag_loonaangifte",
        "laatste_dag_toerekening",
        "laatste_dag_jaarverantwoording",
        "eerste_jaar_schoolvragen",
        "eerste_jaar_wet_banenafspraak",
        "eerste_jaar_activering",
        "bonus_per_baan",
    }
)


@cache
def built_in() -> Law:
    """The law that comes with the program."""
    return load(texts_of_the_law())


def texts_of_the_law() -> dict[str, str]:
    """The parameter files with legal values: name to TOML text; raises `ParameterError`."""
    folder = files("banen_desktop.quota") / "parameters"
    try:
        return {
            entry.name: entry.read_text(encoding="utf-8")
            for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
            if entry.name.endswith(".toml") and entry.name != SECTOR_FIGURES
        }
    except (OSError, UnicodeDecodeError):
        refuse("van het programma", "een bestand is niet te lezen")


def load(texts: Mapping[str, str]) -> Law:
    """Read and check parameter files (name to TOML text); raises `ParameterError`."""
    values: dict[str, tuple[LegalValue, ...]] = {}
    limits: dict[str, Limits] = {}
    forms: dict[Vorm, FormRule] = {}
    weeks: dict[Sector, Werkweek] = {}
    files_read = [read_parameters(name, text, PROGRAM + name) for name, text in texts.items()]
    for file in files_read:
        _add(file.name, forms, file.forms)
        _add(file.name, weeks, file.weeks)
        _add(file.name, values, file.values)
        limits |= file.limits
    _complete(values, forms)
    digest = hashlib.sha256("\0".join(f"{n}\0{texts[n]}" for n in sorted(texts)).encode())
    return Law(
        values=values,
        forms=forms,
        weeks=weeks,
        regulations=tuple(file.regulation for file in files_read),
        not_modelled=tuple(line for file in files_read for line in file.not_modelled),
        sha256=digest.hexdigest(),
        limits=limits,
    )


@dataclass(frozen=True, slots=True)
class ParameterFile:
    """What one parameter file says."""

    name: str
    regulation: tuple[str, str]
    not_modelled: tuple[str, ...]
    forms: Mapping[Vorm, FormRule]
    weeks: Mapping[Sector, Werkweek]
    values: Mapping[str, tuple[LegalValue, ...]]
    limits: Mapping[str, Limits]


def read_parameters(name: str, text: str, bestand: str = "") -> ParameterFile:
    """Read and check one parameter file by itself; raises `ParameterError`.

    `bestand` is how its values name it, without it by its name.
    """
    tables = parsed(name, text)
    regulation = tables.pop("regeling", None)
    if not isinstance(regulation, dict):
        refuse(name, "de tabel [regeling] ontbreekt")
    only_known(name, regulation, _REGULATION_KEYS)
    named = text_of(name, regulation, "naam"), optional_of(name, regulation, "bwbr")
    not_modelled = texts_of(name, regulation, "niet_gemodelleerd")
    forms = read_forms(name, tables.pop("vorm", {}))
    weeks = _weeks(name, tables.pop("werkweek", {}))
    values = {
        key: tuple(replace(value, bestand=bestand or name) for value in found)
        for key, found in ((key, _values(f"{name}, {key}", key, tables[key])) for key in tables)
    }
    limits = {key: _limits(f"{name}, {key}", tables[key]) for key in tables}
    return ParameterFile(name, named, tuple(not_modelled), forms, weeks, values, limits)


def _limits(place: str, table: Mapping[str, Any]) -> Limits:
    per_year = table.get("per_jaar", False)
    if not isinstance(per_year, bool):
        refuse(place, "per_jaar is geen true of false")
    return Limits(
        eenheid=text_of(place, table, "eenheid"),
        minimum=number_of(place, table, "minimum"),
        maximum=number_of(place, table, "maximum"),
        per_jaar=per_year,
    )


def _add(name: str, known: dict[Any, Any], more: Mapping[Any, Any]) -> None:
    twice = sorted(known.keys() & more.keys())
    if twice:
        refuse(name, f"{', '.join(twice)} staat er twee keer")
    known |= more


def _complete(values: Mapping[str, Any], forms: Mapping[Vorm, FormRule]) -> None:
    missing = [*sorted(_NEEDED - values.keys()), *lacking(forms)]
    if missing:
        refuse("parameters", f"er ontbreekt {', '.join(missing)}")
    named = {key for rule in forms.values() for key in _NAMED.findall(rule.toelichting)}
    if unknown := sorted(named - values.keys()):
        refuse("parameters", f"een toelichting noemt {', '.join(unknown)}, en die is er niet")


def _values(place: str, key: str, table: Any) -> tuple[LegalValue, ...]:
    only_known(place, table, _KEY_KEYS)
    rows = table.get("waarden")
    if not isinstance(rows, list):
        refuse(place, "waarden ontbreekt")
    limits = _limits(place, table)
    found = sorted((_value(place, key, table, row) for row in rows), key=lambda value: value.vanaf)
    for value in found:
        if not limits.minimum <= value.waarde <= limits.maximum:
            refuse(place, f"{value.waarde} ligt niet tussen {limits.minimum} en {limits.maximum}")
        if limits.eenheid == DAY_AFTER and not is_day(value.waarde):
            refuse(place, f"{value.waarde} is geen maand en dag, zoals 501 voor 1 mei")
        if limits.per_jaar and value.tot != value.vanaf:
            refuse(place, f"de waarde van {value.vanaf} geldt voor één jaar: tot is {value.vanaf}")
    for earlier, later in itertools.pairwise(found):
        if earlier.tot is None or earlier.tot >= later.vanaf:
            refuse(place, f"de waarden van {earlier.vanaf} en {later.vanaf} overlappen")
    return tuple(found)


def _value(place: str, key: str, table: Mapping[str, Any], row: Any) -> LegalValue:
    only_known(place, row, _VALUE_KEYS)
    vanaf = year_of(place, row, "vanaf")
    tot = year_of(place, row, "tot") if "tot" in row else None
    if tot is not None and tot < vanaf:
        refuse(place, f"tot {tot} ligt voor vanaf {vanaf}")
    return LegalValue(
        sleutel=key,
        omschrijving=text_of(place, table, "omschrijving"),
        waarde=number_of(place, row, "waarde"),
        eenheid=text_of(place, table, "eenheid"),
        artikel=text_of(place, table, "artikel"),
        vanaf=vanaf,
        tot=tot,
        status=choice_of(place, row, "status", Status),
        zekerheid=choice_of(place, row, "zekerheid", Zekerheid),
        bron=text_of(place, row, "bron"),
        url=optional_of(place, row, "url"),
        toelichting=optional_of(place, row, "toelichting"),
        gecontroleerd_op=checked_on(place, row),
    )


def _weeks(name: str, tables: Any) -> dict[Sector, Werkweek]:
    only_known(name, tables, Sector)
    weeks: dict[Sector, Werkweek] = {}
    for key, table in tables.items():
        place = f"{name}, {key}"
        only_known(place, table, _WEEK_KEYS)
        checked_on(place, table)
        others = texts_of(place, table, "alternatieven")
        weeks[Sector(key)] = Werkweek(
            waarde=_week_hours(place, text_of(place, table, "waarde")),
            alternatieven=tuple(_week_hours(place, other) for other in others),
            zekerheid=choice_of(place, table, "zekerheid", Zekerheid),
            bron=text_of(place, table, "bron"),
        )
    return weeks


def _week_hours(place: str, text: str) -> Decimal:
    hours = number_of(place, {"waarde": text}, "waarde")
    if not 0 < hours <= _LONGEST_WEEK:
        refuse(place, f"{text} is geen aantal uren per week")
    return hours
