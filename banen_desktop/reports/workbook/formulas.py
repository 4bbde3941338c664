"""The formulas of the steps: each key of the trace as a spreadsheet formula.

Every step is a defined name equal to its key, so a formula reads like the law. The names of other
cells are `parameter_...` (sheet Parameters), `totaal_...` (totals that are typed),
`afronding_...` (the whole numbers behind the rounding of the quotumtekort) and `zonder_uren_...`
(jobs whose hours are unknown). A number made of nothing but unknown hours is the word `onbekend`,
as in `quota.calculation.bounds`: a formula that uses it looks for a text first.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from banen_desktop.quota.calculation.calculation import floored
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.reports.words.guard import Kind
from banen_desktop.reports.workbook.columns import COLUMNS, whole
from banen_desktop.reports.workbook.unknown_hours import LACKING, UNKNOWN, following

_BOTH = "meetellende_uren_dienstverband,meetellende_uren_inleen"
_EITHER_UNKNOWN = "OR(ISTEXT(meetellende_uren_dienstverband),ISTEXT(meetellende_uren_inleen))"


_STEPS: Mapping[str, str] = {
    "verloonde_uren": "IF(ISNUMBER(totaal_uren),totaal_uren,SUM(Uren!$C:$C))",
    "verloonde_uren_vorig_jaar": "totaal_uren_vorig_jaar",
    "drempel_uren": "parameter_werknemers_drempel*parameter_uren_gemiddelde_werknemer",
    "quotumpercentage": "parameter_quotumpercentage",
    "uren_per_baan": "parameter_uren_per_baan",
    "quotum_uren": "verloonde_uren*quotumpercentage",
    "quotum_banen": "quotum_uren/uren_per_baan",
    "meetellende_uren": f'IF(AND({_EITHER_UNKNOWN},SUM({_BOTH})=0),"{UNKNOWN}",SUM({_BOTH}))',
    "banen_dienstverband": following("meetellende_uren_dienstverband", "/uren_per_baan"),
    "banen_inleen": following("meetellende_uren_inleen", "/uren_per_baan"),
    "gerealiseerde_banen": following("meetellende_uren", "/uren_per_baan"),
    "aandeel": f'IF(verloonde_uren=0,"",{following("meetellende_uren", "/verloonde_uren")})',
    "realisatiepercentage": (
        f'IF(quotum_banen=0,"",{following("gerealiseerde_banen", "/quotum_banen")})'
    ),
    "verschil_banen": following("gerealiseerde_banen", "-quotum_banen"),
    "quotumtekort": f'IF(AND(ISTEXT(meetellende_uren),afronding_tekort>0),"{UNKNOWN}",'
    "afronding_tekort/10)",
    "quotumheffing": 'IF(vrijgesteld="ja",0,IF(ISTEXT(quotumtekort),quotumtekort,'
    "ROUND(quotumtekort*parameter_heffing_per_baan,2)))",
    "bonus": following("banen_dienstverband", "*parameter_bonus_per_baan"),
}


_OWN, _HIRED, _WAITING, _NEVER, _AT_END = LACKING
_FROM_ROWS: Mapping[str, str] = {
    "meetellende_uren_dienstverband": _OWN.sum(),
    "meetellende_uren_inleen": _HIRED.sum(),
    "nog_toe_te_rekenen_banen": _WAITING.sum("/uren_per_baan"),
    "niet_meetellende_banen": _NEVER.sum("/uren_per_baan"),
    "personen": f"SUM({whole('persoon')})",
    "personen_nieuw": f"personen-SUM({whole('bekend')})",
    "banen_op_peildatum": _AT_END.sum("/uren_per_baan"),
}


def _typed(name: str, rest: str = "") -> str:
    """What follows from a total that is typed; an empty cell is an unknown total."""
    return f'IF(ISNUMBER({name}),{name}{rest},"{UNKNOWN}")'


_FROM_TOTALS: Mapping[str, str] = {
    "verloonde_uren": "totaal_uren",
    "meetellende_uren_dienstverband": _typed("totaal_eigen_dienst"),
    "meetellende_uren_inleen": _typed("totaal_inleen"),
    "nog_toe_te_rekenen_banen": _typed("totaal_nog_niet", "/uren_per_baan"),
    "niet_meetellende_banen": _typed("totaal_niet", "/uren_per_baan"),
    "personen": "totaal_personen",
    "personen_nieuw": "totaal_personen_nieuw",
    "banen_op_peildatum": _typed("totaal_op_31_december", "/uren_per_baan"),
}


def step_formula(key: str, kind: Kind, hidden: Collection[str] = ()) -> str:
    """The formula of a step; raises `KeyError` for a step that this module does not know.

    `hidden` are the steps that have no cell with their name, because too few people stand behind
    them: what is made of them comes from a total of its own.
    """
    from_input = _FROM_ROWS if kind is Kind.DOSSIER else _FROM_TOTALS
    if key == "meetellende_uren" and "meetellende_uren_inleen" in hidden:
        return _typed("totaal_meetellend")
    return from_input[key] if key in from_input else _STEPS[key]


def literal(text: str) -> str:
    """A text in a formula: quoted, in pieces that Excel takes (at most 255 signs)."""
    pieces = [text[start : start + 200] for start in range(0, len(text), 200)] or [""]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def moves(name: str, outcome: Outcome, kind: Kind) -> bool:
    """Whether any formula reads the cell with this name, so that changing it moves the answer."""
    formulas = [step_formula(step.key, kind) for step in outcome.steps]
    if kind is Kind.DOSSIER:
        formulas += [column.formula for column in COLUMNS]
    return any(name in formula for formula in formulas)


def exemption_formula(outcome: Outcome) -> str:
    """Whether the employer is small: `ja`, `nee` or `onbekend` (Wfsv 34 lid 4 and 6)."""
    # The cells are tested, not the steps: somebody may fill in hours that are unknown now.
    now = "verloonde_uren" if "verloonde_uren" in outcome.by_key else "totaal_uren"
    years = (now, "totaal_uren_vorig_jaar")
    small = ",".join(f"AND(ISNUMBER({name}),{name}<drempel_uren)" for name in years)
    known = ",".join(f"ISNUMBER({name})" for name in years)
    return f'IF(OR({small}),"ja",IF(AND({known}),"nee","onbekend"))'


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number behind the rounding of the quotumtekort."""

    name: str
    label: str
    words: str
    formula: str
    value: int


def rounding(outcome: Outcome) -> tuple[Whole, ...]:
    """The quotumtekort in whole numbers (Besluit Wfsv 2.23), so that no binary fraction is rounded.

    Hours have at most six decimals, so four are left of a hundredth of an hour. An estimate is a
    fraction of 365 or 366 days: six decimals of a hundredth tell it from the hundredth above it,
    up to ten million hours and four decimals of hours a week.
    """
    if "quotumtekort" not in outcome.by_key:
        return ()
    hours, counting = (
        _hundredths(outcome, "verloonde_uren"),
        _hundredths(outcome, "meetellende_uren"),
    )
    ratio = int(outcome.by_key["quotumpercentage"].value * 10_000)
    per_job = int(outcome.by_key["uren_per_baan"].value * 100_000)
    return (
        Whole(
            "afronding_uren",
            "Verloonde uren × 100",
            "Hele honderdsten van een uur, omlaag",
            "INT(ROUND(verloonde_uren*100,4))",
            hours,
        ),
        Whole(
            "afronding_meetellend",
            "Meetellende uren × 100",
            "Hele honderdsten van een uur, omlaag",
            "INT(ROUND(N(meetellende_uren)*100,6))",
            counting,
        ),
        Whole(
            "afronding_percentage",
            "Quotumpercentage × 10.000",
            "Hele honderdsten van een procent",
            "ROUND(quotumpercentage*10000,0)",
            ratio,
        ),
        Whole(
            "afronding_baan",
            "Uren per baan × 100.000",
            "In dezelfde maat als de drie erboven",
            "ROUND(uren_per_baan*100000,0)",
            per_job,
        ),
        Whole(
            "afronding_tekort",
            "Quotumtekort × 10",
            "Hele tienden van een baan, omlaag",
            "MAX(0,INT((afronding_uren*afronding_percentage-afronding_meetellend*10000)"
            "/afronding_baan))",
            int(outcome.by_key["quotumtekort"].value * 10),
        ),
    )


def _hundredths(outcome: Outcome, key: str) -> int:
    return int(floored(Fraction(outcome.by_key[key].value), 2) * 100)
