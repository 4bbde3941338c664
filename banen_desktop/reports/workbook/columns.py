"""The columns of the sheet Banen: what is typed, and what each row calculates from it.

The formulas are those of `quota.calculation.rows`, cell by cell. In a formula `{key}` is the cell
of that column in the same row, and `{key_above}` the cells above it from the header down.
"""

from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from banen_desktop.dossier import fields
from banen_desktop.quota.calculation.trace import Telt
from banen_desktop.reports.workbook.checks import Check, all_fit, check_of, row_check
from banen_desktop.reports.workbook.styles import Shown

HEADER_ROW = 0
FIRST_ROW = HEADER_ROW + 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column; without a formula it is typed. Without a title it is a field of a job.

    An `array` formula sends a function through a range, which most engines do only in one.
    """

    key: str
    title: str
    width: float
    shown: Shown = Shown.TEXT
    formula: str = ""
    array: bool = False

    @property
    def header(self) -> str:
        """What stands above it; the program finds the field by it when it reads a workbook back."""
        return self.title or fields.by_key(fields.BAAN)[self.key].header

    @property
    def check(self) -> Check:
        """What its cells may hold; a form is known when its rule is."""
        if self.key == "vorig_jaar":
            return check_of(_FIELDS["aantal"])
        return Check() if self.key == "vorm" else check_of(_FIELDS[self.key])


_FIELDS = fields.by_key(fields.BAAN)


def _field(key: str, width: float, shown: Shown = Shown.TEXT) -> Column:
    return Column(key, "", width, shown)


_FIRST_DAY, _LAST_DAY = "DATE(verslagjaar,1,1)", "DATE(verslagjaar,12,31)"


def _row_formula(formula: str) -> str:
    """A row without a form is empty, and stays empty."""
    return f'IF({{vorm}}="","",{formula})'


_BY_RULE = (
    'IF({regel}="na toerekening",'
    'IF({toerekening}="Afgesproken","ja",IF({toerekening}="Nee","nee","nog niet")),'
    'IF(OR({regel}="na besluit",AND({regel}="na vragen",{besluit_telt_mee}<>"")),'
    'IF(AND({besluit_telt_mee}="Ja",{besluit_grond}<>""),"ja","nee"),'
    'IF({regel}="na vragen",'
    'IF(OR({uitlener_7_690}="Nee",{uitlener_handelsregister}="Nee",{toerekening}="Nee"),"nee",'
    'IF(AND({uitlener_7_690}="Ja",{uitlener_handelsregister}="Ja",{toerekening}="Afgesproken"),'
    '"ja","nog niet")),'
    "{regel})))"
)
_FROM = (
    f"MAX({_FIRST_DAY},{{van}},"
    "IF(COUNT({telt_mee_van})=1,DATE(YEAR({telt_mee_van}),MONTH({telt_mee_van}),1),0))"
)
_UNTIL = (
    f"MIN({_LAST_DAY},{{tot}},"
    f"IF(COUNT({{telt_mee_tot}})=1,EOMONTH({{telt_mee_tot}},0),{_LAST_DAY}))"
)
_DAYS = (
    "IF(AND(COUNT({telt_mee_van},{telt_mee_tot})=2,{telt_mee_tot}<{telt_mee_van}),0,"
    f"MAX(0,{_UNTIL}-{_FROM}+1))"
)
_PEOPLE = "IF(COUNT({aantal})=1,{aantal},1)"
_ESTIMATED = (
    'IF({dagen}=0,"nee",IF(COUNT({verloonde_uren})=1,'
    'IF({verloonde_uren_herkomst}="Schatting","ja","nee"),'
    'IF(COUNT({uren_per_week})=1,"ja","nee")))'
)
_HOURS = (
    "IF({dagen}=0,0,IF(COUNT({verloonde_uren})=1,{verloonde_uren},IF(COUNT({uren_per_week})=1,"
    f'{{uren_per_week}}*{_PEOPLE}*parameter_weken_per_jaar*{{dagen}}/dagen_van_het_jaar,"")))'
)
_AT_END = (
    'IF(AND({telt}="ja",{dagen}>0,'
    f"OR(COUNT({{tot}})=0,{{tot}}>={_LAST_DAY}),"
    f"OR(COUNT({{telt_mee_tot}})=0,{{telt_mee_tot}}>={_LAST_DAY})),"
    "IF(AND(COUNT({uren_per_week})=1,{uren_per_week}>0),"
    f"{{uren_per_week}}*{_PEOPLE}*parameter_weken_per_jaar,"
    'IF(COUNT({uren})=1,{uren}*dagen_van_het_jaar/{dagen},"")),0)'
)
_BEFORE = f"IF(COUNT({{vorig_jaar}})=1,MIN({{vorig_jaar}},{_PEOPLE}),0)"


def _more_people(many: str, above: str) -> str:
    """How many people a row brings more than the rows above it with the same kenmerk."""
    known = f"SUMPRODUCT(--EXACT({{kenmerk_above}},{{kenmerk}}),{{{above}}})"
    return f'IF(AND({{telt}}="ja",{{dagen}}>0),IF({{kenmerk}}="",{many},MAX(0,{many}-{known})),0)'


_PERSON = _more_people(_PEOPLE, "persoon_above")
_KNOWN = _more_people(
    f"IF(OR(COUNT({{van}})=0,{{van}}<{_FIRST_DAY}),{_PEOPLE},{_BEFORE})", "bekend_above"
)

_TYPED = (
    _field("kenmerk", 13),
    _field("onderdeel", 20),
    _field("vorm", 16),
    _field("toerekening", 12),
    _field("uren_per_week", 8, Shown.HOURS),
    _field("van", 11, Shown.DAY),
    _field("tot", 11, Shown.DAY),
    _field("telt_mee_van", 11, Shown.DAY),
    _field("telt_mee_tot", 11, Shown.DAY),
    _field("verloonde_uren", 11, Shown.HOURS),
)
_CALCULATED = (
    Column("telt", "Telt mee?", 9, formula=_row_formula(_BY_RULE)),
    Column("dagen", "Dagen", 7, Shown.WHOLE, _row_formula(_DAYS)),
    Column("geschat", "Schatting?", 11, formula=_row_formula(_ESTIMATED)),
    Column("uren", "Uren in het jaar", 11, Shown.HOURS, _row_formula(_HOURS)),
    Column("banen", "Banen", 8, Shown.JOBS, 'IF(COUNT({uren})=1,{uren}/uren_per_baan,"")'),
)
_MORE = (
    _field("contract", 10),
    _field("soort_werk", 20),
    _field("verloonde_uren_herkomst", 20),
    _field("register_gecontroleerd_op", 12, Shown.DAY),
    Column("vorig_jaar", "Personen die er vorig jaar ook waren", 12, Shown.WHOLE),
    _field("uitlener_7_690", 12),
    _field("uitlener_handelsregister", 14),
    _field("besluit_telt_mee", 10),
    _field("besluit_grond", 30),
    _field("besluit_op", 11, Shown.DAY),
    _field("opmerking", 34),
    _field("aantal", 10, Shown.WHOLE),
)
_BESIDE = (
    Column(
        "regel",
        "Regel van de vorm",
        14,
        formula=_row_formula('IFERROR(VLOOKUP({vorm},vormen,2,FALSE()),"onbekend")'),
    ),
    Column(
        "groep",
        "Groep",
        12,
        formula=_row_formula('IFERROR(VLOOKUP({vorm},vormen,3,FALSE()),"onbekend")'),
    ),
    Column(
        "uren_op_31_december",
        "Uren per jaar op 31 december",
        12,
        Shown.HOURS,
        _row_formula(_AT_END),
    ),
    Column("persoon", "Telt als persoon", 10, Shown.WHOLE, _row_formula(_PERSON), array=True),
    Column("bekend", "Was er al", 10, Shown.WHOLE, _row_formula(_KNOWN), array=True),
)
TYPED = (*_TYPED, *_MORE)
TYPED_BLOCKS = tuple(f"{{{group[0].key}}}:{{{group[-1].key}}}" for group in (_TYPED, _MORE))
_MADE_BLOCKS = ",".join(
    f"{{{group[0].key}}}:{{{group[-1].key}}}" for group in (_CALCULATED, _BESIDE)
)
_COUNTED = ",".join(f'{{telt}}="{str(telt).replace("_", " ")}"' for telt in Telt)
_RIGHT = (
    f"COUNTA({_MADE_BLOCKS})={len(_CALCULATED) + len(_BESIDE)}",
    f"OR({_COUNTED})",
    "VLOOKUP({vorm},vormen,1,FALSE())={vorm}",  # a sign like * would be taken for any form
    *all_fit((f"{{{column.key}}}", column.check) for column in TYPED),
)
_CONTROL = Column("controle", "Controle", 9, formula=row_check(TYPED_BLOCKS, _RIGHT))
"""Whether all that is typed in a row is read and counted."""
GROUPS = (
    ("Ingevuld", _TYPED),
    ("Berekend", (*_CALCULATED, _CONTROL)),
    ("Verder ingevuld", _MORE),
    ("Hulpkolommen", _BESIDE),
)
COLUMNS = tuple(column for _, columns in GROUPS for column in columns)
PLACE = {column.key: place for place, column in enumerate(COLUMNS)}
PRINTED_FROM = tuple(PLACE[key] for key in ("telt", "uitlener_7_690", _BESIDE[0].key))
"""The columns with which a new page begins: on one page all would be too small to read."""
_LETTERS = {key: xl_col_to_name(place) for key, place in PLACE.items()}


def whole(key: str) -> str:
    """A whole column of the sheet Banen, so that an added row counts too."""
    name = xl_col_to_name(PLACE[key])
    return f"Banen!${name}:${name}"


def cells_of(row: int) -> dict[str, str]:
    """What the keys in a formula stand for in one row, counted from 0."""
    cells = {}
    for key, name in _LETTERS.items():
        cells[key] = f"${name}{row + 1}"
        cells[f"{key}_above"] = f"${name}${HEADER_ROW + 1}:${name}{row}"
    return cells
