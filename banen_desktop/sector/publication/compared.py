"""The same members in two years as an audience sees them: whole, merged, or not at all."""

from collections.abc import Mapping
from fractions import Fraction

from banen_desktop.dutch import format_number
from banen_desktop.quota.units import decimal_of
from banen_desktop.sector.figures.model import Deel, Paneel
from banen_desktop.sector.publication.cells import (
    Cel,
    Eenheid,
    Lezer,
    Rij,
    Tabel,
    hidden,
    shown,
    told,
)
from banen_desktop.sector.publication.safety import P_PERCENT, TOO_LARGE, Deling

SAME, OTHERS = "zelfde", "andere"
NAMES = {
    SAME: "Zelfde leden, fusie gevolgd",
    "erbij": "Kwamen erbij",
    "weg": "Gingen weg",
    "nu_wel": "Antwoordden nu wel",
    "nu_niet": "Antwoordden nu niet",
}
MERGED = "De kleine groepen staan samen: anders is een getal van een lid uit te rekenen."
_HALF = Fraction(1, 2)


def panel_table(panel: Paneel, then: Deling, now: Deling, lezer: Lezer) -> Tabel:
    """The closing sum; what is shown of it is from then on part of both divisions."""
    if lezer is Lezer.RAAD:
        return _table(panel, _lines(panel), shown(panel.groei, Eenheid.PROCENT))
    reason = then.reason or now.reason
    if reason:
        return _nothing(reason)
    rate = shown(panel.groei, Eenheid.PROCENT)
    if _divided(then, now, dict(panel.plaats_toen), dict(panel.plaats_nu)):
        return _table(panel, _lines(panel), rate)
    if _divided(then, now, _two(panel.plaats_toen), _two(panel.plaats_nu)):
        return _table(panel, _merged_lines(panel), rate, (MERGED,))
    return _differences(panel, then, now)


def _divided(
    then: Deling, now: Deling, groups_then: Mapping[str, str], groups_now: Mapping[str, str]
) -> bool:
    """Divide both years when both stay safe."""
    fits = then.fits(groups_then) and now.fits(groups_now)
    if fits:
        then.divide(groups_then)
        now.divide(groups_now)
    return fits


def _two(places: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {code: SAME if line == SAME else OTHERS for code, line in places}


def _in(places: tuple[tuple[str, str], ...], wanted: str) -> list[str]:
    return [code for code, group in _two(places).items() if group == wanted]


def _differences(panel: Paneel, then: Deling, now: Deling) -> Tabel:
    """Only by how much the same members and all others differ: then and now stay unknown.

    The hours of the same members then can be anything, and with them those of the others: only a
    growth in percent says what they were, so it is in whole percents, and only when even those
    leave enough room.
    """
    same_then, same_now = _in(panel.plaats_toen, SAME), _in(panel.plaats_nu, SAME)
    others_then, others_now = _in(panel.plaats_toen, OTHERS), _in(panel.plaats_nu, OTHERS)
    reason = then.danger_of(same_then) or now.danger_of(same_now)
    room = min(_sum(then, same_then), _sum(now, same_now))
    largest = max(_largest(then, others_then), _largest(now, others_now))
    # Nobody in one of the years is known to be nobody: then the difference is the other year.
    if not reason and not (_sum(then, others_then) and _sum(now, others_now)):
        reason = then.danger_of(others_then) or now.danger_of(others_now)
    if reason or 100 * room < P_PERCENT * largest:
        return _nothing(reason or TOO_LARGE)
    return _table(
        panel, _merged_lines(panel), _whole_growth(panel, then, same_then, largest), (MERGED,)
    )


def _whole_growth(panel: Paneel, then: Deling, same: list[str], largest: int) -> Cel:
    rate, sum_then = panel.groei, _sum(then, same)
    if rate is None:
        return shown(None, Eenheid.HEEL_PROCENT)
    # The most that a reader can take off: the least that these members can have had then.
    least = sum_then * abs(rate) / (abs(rate) + _HALF)
    if 100 * (sum_then - least) < P_PERCENT * largest:
        return hidden(Eenheid.HEEL_PROCENT, MERGED)
    return told(f"{format_number(decimal_of(rate), 0)}%", Eenheid.HEEL_PROCENT, MERGED)


def _sum(deling: Deling, codes: list[str]) -> int:
    return sum(deling.parts[code].waarde for code in codes if code in deling.parts)


def _largest(deling: Deling, codes: list[str]) -> int:
    return max(
        (abs(deling.parts[code].waarde) for code in codes if code in deling.parts), default=0
    )


def _lines(panel: Paneel) -> list[Rij]:
    return [_row(name, getattr(panel, key)) for key, name in NAMES.items()]


def _merged_lines(panel: Paneel) -> list[Rij]:
    rest = [getattr(panel, key) for key in NAMES if key != SAME]
    together = Deel(
        sum(part.leden_toen for part in rest),
        sum(part.leden_nu for part in rest),
        sum((part.banen for part in rest), Fraction(0)),
    )
    return [
        _row(NAMES[SAME], panel.zelfde),
        Rij(
            "Nieuw, weg, één jaar geantwoord",
            (
                shown(together.leden_toen + together.leden_nu, Eenheid.LEDEN),
                shown(together.banen, Eenheid.BANEN),
            ),
        ),
    ]


def _row(name: str, part: Deel) -> Rij:
    members = part.leden_nu or part.leden_toen
    return Rij(name, (shown(members, Eenheid.LEDEN), shown(part.banen, Eenheid.BANEN)))


def _table(panel: Paneel, lines: list[Rij], rate: Cel, notes: tuple[str, ...] = ()) -> Tabel:
    return Tabel(
        "zelfde_leden",
        "Zelfde leden",
        ("Leden", "Banen"),
        (
            _row(f"{panel.van_jaar}, alle antwoorden", panel.alle_toen),
            *lines,
            _row(f"{panel.naar_jaar}, alle antwoorden", panel.alle_nu),
            Rij("Groei van zelfde leden", (shown(len(panel.leden), Eenheid.LEDEN), rate)),
        ),
        notes,
    )


def _nothing(reason: str) -> Tabel:
    cell = hidden(Eenheid.BANEN, reason)
    rows = [Rij(name, (hidden(Eenheid.LEDEN, reason), cell)) for name in (*NAMES.values(), "Groei")]
    return Tabel("zelfde_leden", "Zelfde leden", ("Leden", "Banen"), tuple(rows))
