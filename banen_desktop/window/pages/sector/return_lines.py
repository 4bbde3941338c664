"""The returns of a year as lines: what asks something first, then who is silent, then the rest."""

from collections import Counter
from collections.abc import Iterator

from banen_desktop import dutch
from banen_desktop.reports.opgave.records import Periode
from banen_desktop.sector.facts.model import Langs, Monitor, Ontvangst, Toestand
from banen_desktop.sector.facts.standing import Stand
from banen_desktop.window.pages.sector.member_lines import frames_of, share, total_of
from banen_desktop.window.parts.lines_table import DONE, SOFT, WAITS, Line

SILENT = "niet:"
"""Before the code of a member that did not answer, as the key of its line."""
CAME = {
    Langs.OPGAVE: "bewaakt",
    Langs.BESLOTEN: "besloten",
    Langs.SJABLOON: "invulblad",
    Langs.WERKMAP: "werkmap",
    Langs.LIJST: "lijst",
    Langs.GETYPT: "getypt",
}
_NOW = {
    Toestand.GELDT: "telt mee",
    Toestand.VERVANGEN: "vervangen",
    Toestand.CONFLICT: "conflict",
    Toestand.AFGEWEZEN: "telt niet mee",
}
_ORDER = (
    Toestand.CONFLICT,
    Toestand.WACHT,
    Toestand.GELDT,
    Toestand.VERVANGEN,
    Toestand.AFGEWEZEN,
)


def of_year(monitor: Monitor, jaar: int) -> list[Ontvangst]:
    """The returns about the whole of a year, as they came in."""
    return [
        each
        for each in monitor.ontvangsten
        if each.opgave.jaar == jaar and each.opgave.periode is Periode.JAAR
    ]


def names_of(monitor: Monitor) -> dict[str, str]:
    """The name of every member, by its code."""
    return {lid.code: lid.naam or lid.code for lid in monitor.leden}


def name_of(each: Ontvangst, names: dict[str, str]) -> str:
    """Whose return it is."""
    opgave = each.opgave
    return names.get(opgave.lid) or opgave.naam or opgave.lid or "Lid onbekend"


def return_lines(monitor: Monitor, jaar: int, stand: Stand, wanted: str) -> list[Line]:
    """The lines that are shown, with a word in the name or the code."""
    names = names_of(monitor)
    returns = of_year(monitor, jaar)
    returns.sort(key=lambda each: name_of(each, names).casefold())
    lines = []
    for state in _ORDER:
        if state is Toestand.GELDT:
            lines += list(_silent(monitor, jaar, stand, names))
        lines += [_line(each, names) for each in returns if each.toestand is state]
    if wanted:
        lines = [line for line in lines if wanted in line.cells[0].casefold()]
    return lines


def _line(each: Ontvangst, names: dict[str, str]) -> Line:
    opgave, state = each.opgave, each.toestand
    asks = state in {Toestand.WACHT, Toestand.CONFLICT}
    waits = f"versie {opgave.volgnummer} wacht"
    mark = WAITS if asks else DONE if state is Toestand.GELDT else SOFT
    return Line(
        each.id,
        (
            name_of(each, names),
            CAME[each.langs],
            dutch.format_date(each.ontvangen_op)[:5] if each.ontvangen_op else "",
            opgave.stand.label.lower(),
            str(opgave.volgnummer),
            opgave.controlegetal or "–",
            waits if state is Toestand.WACHT else _NOW[state],
        ),
        WAITS if asks else SOFT if mark is SOFT else "",
        mark,
    )


def _silent(monitor: Monitor, jaar: int, stand: Stand, names: dict[str, str]) -> Iterator[Line]:
    frames, whole = frames_of(monitor, jaar), total_of(monitor, jaar)
    for code in sorted(stand.niet, key=lambda code: (names.get(code) or code).casefold()):
        kader = frames.get(code)
        part = share(kader.uren, whole) if kader and kader.uren is not None else ""
        hours_of = f"{part} van de uren" if part else ""
        cells = (names.get(code, code), "niet geantwoord", "", "", "", hours_of, "open")
        yield Line(f"{SILENT}{code}", cells, WAITS, WAITS)


def summed_up(monitor: Monitor, jaar: int, stand: Stand) -> str:
    """The line below the table: by which ways the returns that count came."""
    counting = [each for each in of_year(monitor, jaar) if each.toestand is Toestand.GELDT]
    ways = Counter(CAME[each.langs] for each in counting)
    stands = Counter(each.opgave.stand.label.lower() for each in counting)
    if not counting:
        return ""
    came = ", ".join(f"{many} {way}" for way, many in ways.most_common())
    told = ", ".join(f"{many} {word}" for word, many in stands.most_common())
    return f"{len(stand.geantwoord)} van {len(stand.leden)} leden: {came}. {told.capitalize()}."
