"""Every number of the law, laws in which one is another, and the texts that may still name it.

A number is whatever a value of the law is in `YEAR`, taken from the law that is loaded: a new
parameter is tried without a word here.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

from builders import baan, dossier, jaar, regel

from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Baan,
    Contract,
    Dossier,
    Functiegroep,
    Herkomst,
    Loonaangifte,
    Sector,
    Tijdvak,
    Toelichting,
    Toerekening,
    Vorm,
)
from banen_desktop.dossier.verslag import Inzet, Maatregel, Scenario
from banen_desktop.quota.law.amounts import DAY_AFTER
from banen_desktop.quota.law.law import (
    Law,
    LegalValue,
    Limits,
    Werkweek,
    built_in,
)
from banen_desktop.reports.words.tables import Ref

YEAR = 2026
MADE_ON = date(YEAR + 1, 3, 17)
"""A day without a number of the law in it."""
LAW = built_in()
KEYS = tuple(key for key in LAW.values if LAW.in_force(key, YEAR) is not None)
DAYS = tuple(key for key in KEYS if LAW.limits[key].eenheid == DAY_AFTER)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the law, with the parameters and the weeks of sectors that are it."""

    value: Decimal
    keys: tuple[str, ...]
    sectors: tuple[Sector, ...]

    def __str__(self) -> str:
        """The name in a list of tests."""
        return "+".join((*self.keys, *self.sectors))


def numbers() -> tuple[Number, ...]:
    """Every number that the law of `YEAR` has."""
    values = {key: LAW.required(key, YEAR).waarde for key in KEYS}
    weeks = {sector: (week.waarde, *week.alternatieven) for sector, week in LAW.weeks.items()}
    known = {*values.values(), *(hours for all_hours in weeks.values() for hours in all_hours)}
    return tuple(
        Number(
            number,
            tuple(key for key, value in values.items() if value == number),
            tuple(sector for sector, hours in weeks.items() if number in hours),
        )
        for number in sorted(known)
    )


NUMBERS = numbers()


def law_without(number: Number) -> Law:
    """The law in which each parameter that is this number is another one, in every year.

    Source and explanation are new as well, as in any file that is handed out.
    """
    return _changed(LAW, number)


def law_without_any() -> Law:
    """The law in which every number is another one."""
    law = LAW
    for number in NUMBERS:
        law = _changed(law, number)
    return law


def _changed(law: Law, number: Number) -> Law:
    values = {
        key: tuple(_other_value(each, number.value) for each in found)
        if key in number.keys
        else found
        for key, found in law.values.items()
    }
    weeks = {
        sector: _other_week(week, number.value) if sector in number.sectors else week
        for sector, week in law.weeks.items()
    }
    return replace(law, values=values, weeks=weeks)


def _other_value(value: LegalValue, number: Decimal) -> LegalValue:
    if value.waarde != number:
        return value
    new = other(number, value.eenheid, LAW.limits[value.sleutel].maximum)
    return replace(value, waarde=new, bron="Staatsblad, proef", url="", toelichting="")


def _other_week(week: Werkweek, number: Decimal) -> Werkweek:
    def new(hours: Decimal) -> Decimal:
        return other(hours, "uur_per_week", Decimal(60)) if hours == number else hours

    others = tuple(map(new, week.alternatieven))
    return replace(week, waarde=new(week.waarde), alternatieven=others, bron="Cao, proef")


def other(number: Decimal, unit: str, maximum: Decimal) -> Decimal:
    """Another number that fits as well, and that no parameter is."""
    if unit == "jaar":
        return number + 1
    if unit == DAY_AFTER:
        return number + (17 if number % 100 < 11 else -17)
    exponent = Decimal(1).scaleb(min(int(number.as_tuple().exponent), -2))
    return (number + (maximum - number) / 37).quantize(exponent) + exponent * 3


def forms(number: Number) -> frozenset[str]:
    """Patterns of how the number may be written: as text, in data, in a formula, as a day."""
    value, days = number.value, set[str]()
    plain = f"{value:f}"
    written = {plain, plain.replace(".", ","), dutch.format_number(value), str(float(value))}
    own = max(-int(value.as_tuple().exponent), 0)
    written |= {dutch.format_number(value, decimals) for decimals in range(own, 3)}
    if any(LAW.limits[key].eenheid == "procent" for key in number.keys):
        ratio = f"{value / 100:f}"
        written |= {ratio, ratio.replace(".", ",")}
    for key in set(number.keys) & set(DAYS):
        day = LAW.last_day(key, YEAR)
        assert day is not None
        for each in (day, day + timedelta(days=1)):
            written |= {dutch.format_date_words(each), dutch.format_date(each), each.isoformat()}
            written.add(f"{_bare(each)} van het jaar erna")
            days |= set() if _ends_a_quarter(each) else {rf"{_bare(each)}(?! \d{{4}})"}
    return frozenset(map(re.escape, written)) | days


def _bare(day: date) -> str:
    """A day of any year, such as `1 mei`."""
    return dutch.format_date_words(day).rsplit(" ", 1)[0]


def _ends_a_quarter(day: date) -> bool:
    """Whether a day without a year may be that of an interim measurement."""
    return (day + timedelta(days=1)).day == 1 and day.month % 3 == 0


def naming(number: Number, texts: Mapping[str, str]) -> list[str]:
    """The places that name the number, each with the words around it."""
    ways = "|".join(sorted(forms(number), key=len, reverse=True))
    # Not in 1.331,1 or 38g, not the cell $B$25 or A25.
    named = re.compile(rf"(?<![\w$])(?<!\d[.,-])(?:{ways})(?!\w)(?![.,-]\d)")
    return sorted(
        {
            f"{place}: …{text[max(0, found.start() - 40) : found.end() + 25]}…"
            for place, text in texts.items()
            for found in named.finditer(text)
        }
    )


def law_file(law: Law) -> str:
    """The values of a law as a file that is handed out, where they are not those of the program."""
    lines = ["[regeling]", 'naam = "Proef"']
    for key, found in law.values.items():
        if found != LAW.values[key]:
            lines += _table(key, LAW.limits[key], found)
    return "\n".join(lines)


def _table(key: str, limits: Limits, found: Iterable[LegalValue]) -> Iterator[str]:
    first, *_ = found = tuple(found)
    yield f"[{key}]"
    yield f'omschrijving = "{first.omschrijving}"'
    yield f'artikel = "{first.artikel}"'
    yield f'eenheid = "{limits.eenheid}"'
    yield f'minimum = "{limits.minimum}"\nmaximum = "{limits.maximum}"'
    yield f"per_jaar = {str(limits.per_jaar).lower()}"
    for value in found:
        yield f"[[{key}.waarden]]\nvanaf = {value.vanaf}"
        yield "" if value.tot is None else f"tot = {value.tot}"
        yield f'waarde = "{value.waarde}"\nstatus = "{value.status}"'
        yield f'zekerheid = "{value.zekerheid}"\nbron = "{value.bron}"'
        yield "gecontroleerd_op = 2026-11-24"


# -- the dossiers ---------------------------------------------------------------------------------

_CHECKED = date(YEAR, 9, 9)
TEACHING = Functiegroep.ONDERWIJZEND
_TEXTS = Toelichting("Wij deden veel.", "Er is weinig werk.", "Wij doen meer.", "Groen.", "Ja.")


def _jobs(year: int) -> tuple[Baan, ...]:
    start, kept = date(year, 3, 3), {"register_gecontroleerd_op": _CHECKED}
    return (
        baan(kenmerk="A", uren_per_week="19.7", contract=Contract.VAST, **kept),
        baan(kenmerk="B", verloonde_uren=989, contract=Contract.TIJDELIJK, van=start, **kept),
        baan(kenmerk="C", vorm=Vorm.UITZEND, verloonde_uren=777),
        baan(kenmerk="D", vorm=Vorm.DETACHERING_WSW, uren_per_week="17.3", onderdeel="Zuid"),
        baan(
            kenmerk="E",
            vorm=Vorm.UITZEND,
            verloonde_uren=999,
            toerekening=Toerekening.AFGESPROKEN,
            **kept,
        ),
        *(baan(kenmerk=f"F{n}", vorm=vorm, verloonde_uren=666) for n, vorm in enumerate(Vorm)),
        baan(kenmerk="G"),
    )


def large(sector: Sector = Sector.PO, **employer: object) -> Dossier:
    """An employer above the threshold, with a job of every form, and whose numbers are no law's."""
    late = Tijdvak(
        "123456782L01",
        date(YEAR, 1, 1),
        date(YEAR, 12, 31),
        meetellend=Decimal(7_654_321),
        te_beslissen=Decimal(77),
        na_1_mei=Decimal(777),
    )
    year = jaar(
        YEAR,
        *_jobs(YEAR),
        uren=(
            regel(
                onderdeel="Noord", verloonde_uren=7_000_777, functiegroep=Functiegroep.ONDERWIJZEND
            ),
            regel(onderdeel="Zuid", verloonde_uren=666_666, herkomst=Herkomst.SCHATTING),
        ),
        verloonde_uren=7_654_321,
        verloonde_uren_vorig_jaar=7_575_757,
        loonaangifte=Loonaangifte(volledig=JaNee.NEE),
        tijdvakken=(late,),
        toelichting=_TEXTS,
        werkagenda=(Maatregel("Meer banen maken", "directeur", date(YEAR, 7, 7)),),
        scenarios=(
            Scenario("Meer mensen", Decimal(3), Decimal("17.9"), doeljaar=YEAR + 3),
            Scenario("Wet", Decimal(3), Decimal("17.9"), wet_banenafspraak=JaNee.JA),
            Scenario("Inleen", Decimal(3), Decimal("17.9"), inzet=Inzet.INLEEN),
        ),
    )
    named = {"naam": "Stichting Proef", "sector": sector, "werkweek_uren": Decimal("33.3")}
    return dossier(year, **{**named, **employer})


def small() -> Dossier:
    """An employer below the threshold."""
    year = jaar(YEAR, verloonde_uren=7_777, verloonde_uren_vorig_jaar=7_777)
    return dossier(year, naam="Stichting Klein", sector=Sector.WO)


# -- everything that an object or a file says -----------------------------------------------------


def said(thing: object) -> str:
    """All texts and numbers of a value of ours, whatever it is made of."""
    return "\n".join(_said(thing))


def _said(thing: object) -> Iterator[str]:
    if isinstance(thing, Ref):
        return  # what a click explains, which nobody reads in the table
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Decimal):
        yield f"{thing:f}"
    elif isinstance(thing, date):
        yield dutch.format_date_words(thing)
    elif isinstance(thing, Mapping):
        yield from _said(tuple(thing.values()))
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            yield from _said(getattr(thing, field.name, None))
    elif isinstance(thing, Iterable) and not isinstance(thing, bytes):
        for each in thing:
            yield from _said(each)


_TOLD = ("descr", "title", "prompt", "promptTitle", "error", "formatCode", "name", "alt")


def inside(office: bytes) -> str:
    """What the parts of a workbook or a Word document say, be it shown, noted or in a formula."""
    with zipfile.ZipFile(io.BytesIO(office)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        return "\n".join(text for name in names for text in _in_part(archive.read(name)))


def _in_part(part: bytes) -> Iterator[str]:
    for paragraph in _paragraphs(ElementTree.fromstring(part)):
        for element in paragraph:
            yield from (element.get(key, "") for key in _TOLD)
        yield "".join(element.text or "" for element in paragraph)


def _paragraphs(root: ElementTree.Element) -> Iterator[list[ElementTree.Element]]:
    """The elements with words of their own, runs of one paragraph together.

    A cell with a text holds the place of that text in another part, which is no number.
    """
    places = {
        id(value)
        for cell in root.iter()
        if _kind(cell) == "c" and cell.get("t") == "s"
        for value in cell
    }
    for element in root.iter():
        if _kind(element) in {"p", "si", "rich", "comment"}:
            yield list(element.iter())
        elif id(element) not in places:
            yield [element]


def _kind(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
