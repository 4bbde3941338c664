"""The sheet Grafieken: charts tied to the cells of the sheet Jaren, so that they follow a change.

Readable in grey: own jobs are a full colour, hired jobs a pattern, the quotum a black line with
squares, the nulmeting a dashed one. That sheet is their text.
"""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from banen_desktop.reports.words.wording import job_of
from banen_desktop.reports.workbook.sheet import Sheet
from banen_desktop.reports.workbook.sheet_input import Material
from banen_desktop.reports.workbook.styles import ACCENT, Styles
from banen_desktop.reports.workbook.year_table import HEADER_ROW, TITLE, YearTable

Look = dict[str, Any]

_JOBS_SIZE, _SHARE_SIZE = (760, 280), (760, 220)  # pixels: both on one page
_FIRST_ROW, _SECOND_ROW = 4, 19  # a row is 20 pixels
_SEE_TABLE = "De getallen staan in de tabel op het blad Jaren."
_INK, _GRID = "#1F2933", "#D5DCE4"
_SMALL: Look = {"size": 9, "color": _INK}
_OWN: Look = {"fill": {"color": ACCENT}, "border": {"color": ACCENT}}
_HIRED: Look = {
    "pattern": {"pattern": "wide_upward_diagonal", "fg_color": ACCENT, "bg_color": "#FFFFFF"},
    "border": {"color": ACCENT},
}
_QUOTA: Look = {
    "line": {"color": _INK, "width": 2},
    "marker": {"type": "square", "size": 7, "fill": {"color": _INK}, "border": {"color": _INK}},
}
_START: Look = {
    "line": {"color": _INK, "width": 1.25, "dash_type": "dash"},
    "marker": {"type": "none"},
}


def write_charts(workbook: Workbook, styles: Styles, material: Material, table: YearTable) -> None:
    """Write the sheet: a chart of the jobs, and one of the realisation where there is a quotum."""
    sheet = Sheet(workbook, styles, "Grafieken", (14,) * 8)
    lead = "De grafieken tonen de cijfers van het blad Jaren, en veranderen mee."
    sheet.heading(material, "Grafieken", lead)
    sheet.chart(
        _FIRST_ROW,
        0,
        jobs_chart(workbook, table, job_of(*material.series)),
        described(table),
        _JOBS_SIZE,
    )
    if _is_there(table, "realisatiepercentage"):
        about = f"Kolommen: de realisatie van het quotum {_span(table)}, in procenten. {_SEE_TABLE}"
        sheet.chart(_SECOND_ROW, 0, realisation_chart(workbook, table), about, _SHARE_SIZE)
    sheet.finish(material)


def jobs_chart(workbook: Workbook, table: YearTable, job: str) -> Chart:
    """A chart of the jobs of every year; where the parts are not shared, of their sum."""
    chart = _new(workbook, "column", "stacked")
    parts = [("banen_dienstverband", _OWN), ("banen_inleen", _HIRED)]
    if not all(table.has(key, year) for key, _ in parts for year in table.columns):
        parts = [("gerealiseerde_banen", _OWN)]
    for key, look in parts:
        chart.add_series({**_series(table, key), **look, "gap": 80})
    lines = [(key, look) for key, look in (("quotum_banen", _QUOTA), ("nulmeting", _START))]
    shown = [(key, look) for key, look in lines if _is_there(table, key)]
    if shown:
        above = _new(workbook, "line")
        for key, look in shown:
            above.add_series({**_series(table, key), **look})
        chart.combine(above)
    _dress(chart, "Gerealiseerde banen en quotum per jaar", f"Banen van {job}")
    return chart


def realisation_chart(workbook: Workbook, table: YearTable) -> Chart:
    """A chart of the realisation of the quotum in percent."""
    chart = _new(workbook, "column")
    # The word for an unknown number is drawn as zero: no label then, so that nobody reads 0%.
    labels = {"value": True, "num_format": "0%;-0%;", "font": _SMALL}
    series = _series(table, "realisatiepercentage")
    chart.add_series({**series, **_OWN, "gap": 120, "data_labels": labels})
    _dress(chart, "Realisatie van het quotum per jaar", "Deel van het quotum", "0%")
    chart.set_legend({"none": True})
    return chart


def described(table: YearTable) -> str:
    """What the chart of the jobs shows, for who cannot see it."""
    lines = "een lijn voor het quotum" if _is_there(table, "quotum_banen") else "geen quotum"
    if _is_there(table, "nulmeting"):
        lines += " en een gestreepte lijn voor de nulmeting"
    return (
        f"Gestapelde kolommen: de gerealiseerde banen {_span(table)}, "
        f"eigen dienst en inleen, met {lines}. {_SEE_TABLE}"
    )


def _span(table: YearTable) -> str:
    years = sorted(table.columns)
    return f"in {years[0]}" if len(years) == 1 else f"van {years[0]} tot en met {years[-1]}"


def _is_there(table: YearTable, key: str) -> bool:
    return key in table.rows and (
        key == "nulmeting" or any(table.has(key, year) for year in table.columns)
    )


def _new(workbook: Workbook, kind: str, subtype: str = "") -> Chart:
    options = {"type": kind, "subtype": subtype} if subtype else {"type": kind}
    chart = workbook.add_chart(options)
    assert isinstance(chart, Chart)  # noqa: S101 - only of a kind that it does not know is there none
    return chart


def _series(table: YearTable, key: str) -> dict[str, Any]:
    row, last = table.rows[key], len(table.columns)
    return {
        "name": [TITLE, row, 0],
        "categories": [TITLE, HEADER_ROW, 1, HEADER_ROW, last],
        "values": [TITLE, row, 1, row, last],
    }


def _dress(chart: Chart, title: str, across: str, form: str = "#,##0") -> None:
    chart.set_title({"name": title, "name_font": {"size": 12, "color": ACCENT}, "overlay": False})
    name = {"name_font": {**_SMALL, "bold": False}, "num_font": _SMALL}
    chart.set_x_axis({"name": "Jaar", **name, "line": {"color": _INK}})
    grid = {"visible": True, "line": {"color": _GRID, "width": 0.75}}
    chart.set_y_axis(
        {"name": across, **name, "min": 0, "num_format": form, "major_gridlines": grid}
    )
    chart.set_legend({"position": "bottom", "font": _SMALL})
    chart.show_blanks_as("gap")
