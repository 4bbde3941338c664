"""The calendar tells each tijdvak, and in words what is wrong with it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from loonaangifte_messages import four_weeks, months

from banen_desktop.dossier.model import Jaar
from banen_desktop.dossier.model import Tijdvak as Kept
from banen_desktop.imports.loonaangifte.result import (
    Aangiftetijdvak,
    LkvHint,
    LoonaangifteJaar,
    Som,
    TijdvakUren,
    Uren,
)
from banen_desktop.window.imports.calendar_cells import (
    CalendarRow,
    Mark,
    completeness,
    rows_of_dossier,
    rows_of_result,
)

LHNR = "123456782L01"
NONE = Som(0, 0)


def filed(van: date, tot: date, hours: int = 10, lhnr: str = LHNR) -> TijdvakUren:
    return TijdvakUren(Aangiftetijdvak(lhnr, van, tot), "", Uren(hours), Uren(), 1)


def found(*tijdvakken: TijdvakUren, dubbel: tuple[Aangiftetijdvak, ...] = ()) -> LoonaangifteJaar:
    return LoonaangifteJaar(
        fiscaal_nummer=LHNR[:9],
        jaar=2022,
        werkgever="Voorbeeld",
        meetellend=NONE,
        te_beslissen=NONE,
        niet_meetellend=NONE,
        na_1_mei=Uren(),
        tijdvakken=tijdvakken,
        ontbrekend=(),
        dubbel=dubbel,
        overlappend=(),
        volledig=False,
        srtiv_gewijzigd=0,
        lkv=LkvHint(0, None),
        geweigerd=0,
    )


def marks(row: CalendarRow) -> dict[str, tuple[Mark, ...]]:
    return {cell.title: cell.marks for cell in row.cells if cell.marks}


def test_a_complete_year_has_twelve_cells_and_no_marks() -> None:
    (row,) = rows_of_result(found(*(filed(*month) for month in months(2022))))
    assert [cell.title for cell in row.cells][:3] == ["jan", "feb", "mrt"]
    assert len(row.cells) == 12
    assert marks(row) == {}
    assert row.total == 120
    assert completeness([row]) == "12 van 12 tijdvakken"


def test_thirteen_periods_have_thirteen_cells() -> None:
    (row,) = rows_of_result(found(*(filed(*period) for period in four_weeks(2022))))
    assert [cell.title for cell in row.cells][::6] == ["p1", "p7", "p13"]
    assert completeness([row]) == "13 van 13 tijdvakken"


def test_a_missing_month_is_named() -> None:
    (row,) = rows_of_result(found(*(filed(*month) for month in months(2022)[1:])))
    assert marks(row) == {"jan": (Mark.ONTBREEKT,)}
    assert row.cells[0].hours is None
    assert row.cells[0].explanation == (
        "januari 2022: geen uren. De aangifte over dit tijdvak ontbreekt."
    )
    assert completeness([row]) == "11 van 12 tijdvakken"


def test_double_late_and_corrected_months_are_marked() -> None:
    each = [filed(*month) for month in months(2022)]
    each[1] = replace(each[1], na_1_mei=Uren(niet_meetellend=-1))
    each[2] = replace(each[2], aangiften=0)
    (row,) = rows_of_result(found(*each, dubbel=(each[0].tijdvak,)))
    assert marks(row) == {"jan": (Mark.DUBBEL,), "feb": (Mark.LAAT,), "mrt": (Mark.CORRECTIE,)}
    assert completeness([row]) == "11 van 12 tijdvakken"


def test_an_overlap_has_a_cell_of_its_own() -> None:
    each = [filed(*month) for month in months(2022)]
    strange = filed(date(2022, 1, 15), date(2022, 2, 14))
    (row,) = rows_of_result(found(*each, strange))
    assert marks(row) == dict.fromkeys(["jan", "15-01 t/m 14-02", "feb"], (Mark.OVERLAPT,))


def test_days_inside_a_longer_tijdvak_are_not_missing() -> None:
    each = [filed(*month) for month in months(2022)[3:]]
    quarter = filed(date(2022, 1, 1), date(2022, 3, 31))
    (row,) = rows_of_result(found(quarter, *each))
    assert marks(row) == {}
    empty = [cell for cell in row.cells if cell.hours is None]
    assert [cell.title for cell in empty] == ["jan", "feb", "mrt"]
    assert "ander tijdvak" in empty[0].explanation


def test_each_loonheffingennummer_has_its_row() -> None:
    rows = rows_of_result(
        found(filed(*months(2022)[0]), filed(*months(2022)[0], lhnr="123456782L02"))
    )
    assert [row.number for row in rows] == [LHNR, "123456782L02"]
    assert completeness(rows) == "2 van 24 tijdvakken"


def test_the_other_hours_are_told_beside_those_that_count() -> None:
    one = replace(filed(*months(2022)[0]), uren=Uren(1000, 60, 7))
    (row,) = rows_of_result(found(one))
    assert row.cells[0].hours == 1000
    assert row.cells[0].explanation == (
        "januari 2022: 1.000 uur. Daarnaast 60 uur te beslissen en 7 uur telt niet mee."
    )


def test_the_dossier_gives_the_same_calendar() -> None:
    kept = tuple(
        Kept(LHNR, van, tot, meetellend=Decimal(10), na_1_mei=Decimal(place == 0))
        for place, (van, tot) in enumerate(months(2022)[:11])
    )
    (row,) = rows_of_dossier(Jaar(2022, tijdvakken=(*kept, Kept(LHNR))))
    assert marks(row) == {"jan": (Mark.LAAT,), "dec": (Mark.ONTBREEKT,)}
    assert row.total == 110
    assert rows_of_dossier(Jaar(2022)) == ()
