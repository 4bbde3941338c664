"""A forecast: how many jobs a year are needed to meet the quotum of a coming year.

The assumptions are part of the answer. A percentage that is not known is asked, never guessed.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.dossier.model import Baan, Dossier
from banen_desktop.quota.calculation.exact_steps import Working
from banen_desktop.quota.calculation.rows import runs_on
from banen_desktop.quota.calculation.tally import all_year_hours
from banen_desktop.quota.calculation.trace import Regime, RowOutcome, Telt, Unit
from banen_desktop.quota.calculation.year_facts import Facts, known_percentage, regime_of
from banen_desktop.quota.law.law import LegalValue
from banen_desktop.quota.units import Units, decimal_of

Path = tuple[tuple[int, Decimal], ...]
_FORECAST = "geen artikel: een vooruitblik"


@dataclass(slots=True)
class Forecast:
    """What a forecast says beside its steps; `path` are jobs at the start of each coming year."""

    assumptions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    path: Path = ()


def forecast(
    more: Working, dossier: Dossier, facts: Facts, target: int, chosen: Decimal | None
) -> Forecast:
    """Put the steps of a forecast behind those of a year.

    `chosen` is the percentage that the user chose for this scenario; it goes before the law's own
    for `target`. Without a percentage, hours or a quotum there are no steps, and a remark why.
    """
    said = Forecast()
    why = _why_not(dossier, facts, target)
    if why:
        said.remarks.append(why)
        return said
    value = known_percentage(facts.law, target) if chosen is None else None
    percentage = chosen if value is None else value.waarde
    if percentage is None:
        said.remarks.append(
            f"Het quotumpercentage van {target} is nog niet bekend. Vul bij “Ander "
            "percentage” in waar u mee wilt rekenen."
        )
        return said
    _target(more, facts.units, target, percentage, value)
    unknown = _staying(more, facts, target)
    _needed(more, facts, target, at_most=bool(unknown))
    if unknown:
        said.remarks.append(_without_hours(unknown))
    said.assumptions += _assumptions(facts, target, percentage, value)
    said.path = _path(more, facts.jaar.jaar, target)
    return said


def _why_not(dossier: Dossier, facts: Facts, target: int) -> str:
    year = facts.jaar.jaar
    if target <= year:
        return f"Kies voor “Op orde in” een jaar na {year}."
    if regime_of(dossier, target, facts.law) is not Regime.QUOTUMREGELING:
        return f"In {target} is er voor u geen quotum: er is niets om naartoe te werken."
    if facts.hours is None:
        return f"Vul eerst de verloonde uren van {year} in: daarmee rekent de vooruitblik."
    return ""


def _target(
    more: Working, units: Units, target: int, percentage: Decimal, value: LegalValue | None
) -> None:
    more.add(
        "doel_percentage",
        f"Quotumpercentage voor {target}",
        Fraction(percentage) / 100,
        Unit.RATIO,
        "door u gekozen" if value is None else value.status.label,
        "Wfsv art. 38f, 122na lid 2",
        legal=value,
    )
    more.add(
        "doel_banen",
        f"Te realiseren banen in {target}",
        units.jobs(more.exact["verloonde_uren"] * more.exact["doel_percentage"]),
        Unit.BAAN,
        "{verloonde_uren} × {doel_percentage} ÷ {uren_per_baan}",
        _FORECAST,
    )


def _staying(more: Working, facts: Facts, target: int) -> int:
    """The jobs that count all through the target year, be they there yet or not.

    The answer is how many of them have no hours: paid hours tell nothing of a job that is to begin.
    """
    pairs = [
        (baan, row)
        for baan, row in zip(facts.jaar.banen, facts.rows, strict=True)
        if row.telt is Telt.JA and _runs_all(baan, target)
    ]
    unknown = [pair for pair in pairs if _hours_unknown(*pair)]
    known = [pair for pair in pairs if not _hours_unknown(*pair)]
    hours = all_year_hours(facts.jaar.jaar, known, facts.law)
    more.add(
        "blijvende_banen",
        f"Banen die tot en met {target} blijven",
        facts.units.jobs(hours),
        Unit.BAAN,
        f"de uren per jaar van de banen die uiterlijk op 1 januari {target} beginnen, zonder "
        f"einddatum voor het eind van {target} ÷ {{uren_per_baan}}",
        _FORECAST,
        note=f"Ten minste: {_without_hours(len(unknown))}" if unknown else "",
    )
    return len(unknown)


def _runs_all(baan: Baan, year: int) -> bool:
    """Whether contract and registration run from the first day of a year to the last."""
    return runs_on(baan, date(year, 1, 1)) and runs_on(baan, date(year, 12, 31))


def _hours_unknown(baan: Baan, row: RowOutcome) -> bool:
    return row.uren is None or (not row.dagen and baan.uren_per_week is None)


def _without_hours(jobs: int) -> str:
    if jobs == 1:
        return "1 baan die blijft, heeft geen uren en telt niet op."
    return f"{jobs} banen die blijven, hebben geen uren en tellen niet op."


def _needed(more: Working, facts: Facts, target: int, *, at_most: bool) -> None:
    note = "Dit is hoogstens zo veel: niet alle banen die blijven, hebben uren." if at_most else ""
    years = target - facts.jaar.jaar
    more.add(
        "nog_nodig_banen",
        f"Nog nodig in {target}",
        max(more.exact["doel_banen"] - more.exact["blijvende_banen"], Fraction(0)),
        Unit.BAAN,
        "{doel_banen} − {blijvende_banen}, nooit onder nul",
        _FORECAST,
        note=note,
    )
    more.add(
        "banen_per_jaar",
        "Banen erbij per jaar",
        more.exact["nog_nodig_banen"] / years,
        Unit.BAAN,
        f"{{nog_nodig_banen}} ÷ {years} jaar",
        _FORECAST,
        note=note,
    )


def _assumptions(
    facts: Facts, target: int, percentage: Decimal, value: LegalValue | None
) -> list[str]:
    hours = dutch.format_number(facts.hours or Decimal(0), 0)
    stays = (
        f"Wie uiterlijk op 1 januari {target} begint en geen einddatum heeft, blijft met evenveel "
        "uren. Voor ingeleende banen is de toerekening dan weer afgesproken."
    )
    shown = dutch.format_number(percentage)
    status = "door u gekozen" if value is None else value.status.label
    first = facts.jaar.jaar + 1
    when = f"1 januari {first}" if first == target else f"1 januari van {first} tot en met {target}"
    return [
        f"In {target} zijn er {hours} verloonde uren, net als in dit scenario.",
        f"Het quotumpercentage is dan {shown}% ({status}).",
        stays,
        f"De nieuwe banen beginnen op {when}, elk jaar evenveel.",
    ]


def _path(more: Working, year: int, target: int) -> Path:
    start, each = more.exact["blijvende_banen"], more.exact["banen_per_jaar"]
    years = range(year + 1, target + 1)
    return tuple((one, decimal_of(start + each * (one - year))) for one in years)
