"""One `InkomstenverhoudingInitieel` or `InkomstenverhoudingIntrekking` becomes one row."""

import re
from datetime import date

from banen_desktop.imports.loonaangifte.elements import Element, local, texts
from banen_desktop.imports.loonaangifte.privacy import Pseudonyms
from banen_desktop.imports.loonaangifte.rows import Row, Soort
from banen_desktop.imports.loonaangifte.tijdvakken import Tijdvak
from banen_desktop.imports.loonaangifte.values import (
    UnreadableError,
    parse_day,
    parse_hundredths,
    parse_whole,
)

_COUNTING = frozenset({"11", "13", "15"})
_KNOWN = _COUNTING | {"17", "18"} | {str(code) for code in range(22, 64)}
_FLAGS = ("IndWAO", "IndWW", "IndZW")
_LKV = ("IndAvrLkvDgBaf", "IndAvrLkvDgBafSb")

_PARTS = (
    "{*}NumIV",
    "{*}PersNr",
    "{*}NatuurlijkPersoon",
    "{*}Inkomstenperiode",
    "{*}Werknemersgegevens",
)
_IDENTITY = ("{*}NumIV", "{*}SofiNr", "{*}PersNr")
_PERIOD = tuple("{*}" + name for name in ("DatAanv", "SrtIV", *_FLAGS, *_LKV))
_HOURS = ("{*}AantVerlU", "{*}AantCtrcturenPWk")
_NO_BSN = re.compile("0*", re.ASCII)


def initial(element: Element, lhnr: str, tijdvak: Tijdvak, keys: Pseudonyms) -> Row:
    """Read an inkomstenverhouding; raises `UnreadableError`. Names of people are never read."""
    found: dict[str, str] = {}
    periods: list[dict[str, str]] = []
    for part in element.iterchildren(*_PARTS):
        match local(part):
            case "NatuurlijkPersoon":
                found |= texts(part, ("{*}SofiNr",))
            case "Inkomstenperiode":
                periods.append(texts(part, _PERIOD))
            case "Werknemersgegevens":
                found |= texts(part, _HOURS)
            case name:
                found[name] = (part.text or "").strip()
    valid = periods if len(periods) == 1 else _within(periods, tijdvak)
    return Row(
        persoon=_person(found, lhnr, keys),
        num_iv=_number(found),
        uren=parse_whole(found.get("AantVerlU", ""), "Het aantal verloonde uren (AantVerlU)"),
        contracturen=parse_hundredths(found.get("AantCtrcturenPWk", "")),
        soort=_kind(valid[-1]),
        srtiv_gewijzigd=len({period.get("SrtIV") for period in valid}) > 1,
        lkv=any(period.get(name) == "J" for period in valid for name in _LKV),
    )


def withdrawal(element: Element, lhnr: str, keys: Pseudonyms) -> Row:
    """Read the withdrawal of an inkomstenverhouding; raises `UnreadableError`."""
    found = texts(element, _IDENTITY)
    return Row(_person(found, lhnr, keys), _number(found), 0, 0, Soort.INGETROKKEN, False, False)


def _person(found: dict[str, str], lhnr: str, keys: Pseudonyms) -> int:
    sofi_nr, pers_nr = found.get("SofiNr", ""), found.get("PersNr", "")
    if _NO_BSN.fullmatch(sofi_nr):
        sofi_nr = ""
    if not sofi_nr and not pers_nr:
        raise UnreadableError("", "Er staat geen BSN en geen personeelsnummer bij.")
    return keys.person(lhnr, sofi_nr, pers_nr)


def _number(found: dict[str, str]) -> int:
    text = found.get("NumIV", "")
    number = parse_whole(text, "Het nummer van de inkomstenverhouding (NumIV)")
    if not 0 <= number <= 9999:
        raise UnreadableError(
            text, "Het nummer van de inkomstenverhouding (NumIV) ligt niet tussen 0 en 9999."
        )
    return number


def _within(periods: list[dict[str, str]], tijdvak: Tijdvak) -> list[dict[str, str]]:
    """The periods that hold within the tijdvak, in order of date: the last one decides."""
    if not periods:
        raise UnreadableError("", "De inkomstenperiode ontbreekt.")
    dated = [(_start(period), number) for number, period in enumerate(periods)]
    started = sorted(pair for pair in dated if pair[0] <= tijdvak.tot) or [min(dated)]
    before = [pair for pair in started if pair[0] <= tijdvak.van]
    holding = before[-1:] + started[len(before) :]
    return [periods[number] for _, number in holding]


def _start(period: dict[str, str]) -> date:
    return parse_day(period.get("DatAanv", ""), "De begindatum van de inkomstenperiode (DatAanv)")


def _kind(period: dict[str, str]) -> Soort:
    code = period.get("SrtIV", "")
    if code not in _KNOWN:
        what = "is onbekend" if code else "ontbreekt"
        raise UnreadableError(code, f"De soort inkomstenverhouding (SrtIV) {what}.")
    if code not in _COUNTING:
        return Soort.NIET_MEETELLEND
    if all(period.get(flag) == "N" for flag in _FLAGS):
        return Soort.TE_BESLISSEN
    return Soort.MEETELLEND
