"""The report tells every finding: none is lost between Let op and the page, but by a named rule.

A finding speaks to the user and may name a row; what the report says of it does neither, and has
no number of a few people.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from builders import LARGE, baan, dossier, jaar, regel
from gears import examples
from golden_years import YEARS
from hypothesis import given
from parameter_updates import law_with
from strategies import dossiers

import banen_desktop
from banen_desktop import dutch
from banen_desktop.dossier.choice import JaNee, new_id
from banen_desktop.dossier.findings import Finding
from banen_desktop.dossier.model import Dossier, Herkomst, Loonaangifte, Tijdvak, Toelichting, Vorm
from banen_desktop.dossier.verslag import Cijfer, Vaststelling
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.law.law import Law, built_in
from banen_desktop.quota.years.saving import remember
from banen_desktop.reports.pages.document import Bullets, Heading
from banen_desktop.reports.pages.full_report import REMARKS, full_report
from banen_desktop.reports.receipt.receipt import in_report, shareable
from banen_desktop.reports.words.guard import FEWEST_SHARED

LAW = built_in()
DAY = date(2026, 2, 12)
TO_THE_USER = re.compile(r"\b[Uu]w?\b|\?")
SECRET = "Kenmerk-van-een-mens"
NOT_OF_THE_REPORT = {
    "bewaartermijn_voorbij": "what the house still keeps says nothing of a figure",
    "bsn_gevonden": "what it is about is left out, and a reader need not know where it stood",
    "bsn_in_bestandsnaam": "the same",
    "bsn_misschien": "a question to the user, about a text",
    "datum_kan_niet": "it is about the clock of the computer",
    "maatregel_te_laat": "the measure and its day stand in the text; late depends on today",
}


def in_code() -> Iterator[str]:
    """The code of each finding that the rooms of the year and its overview make."""
    home = Path(banen_desktop.__file__).parent
    for room in ("dossier", "quota", "window/pages"):
        for path in (home / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    yield from _code(node, node.func.id)


def _code(node: ast.Call, name: str) -> Iterator[str]:
    """The words of the code; of one that is passed on, nothing: its caller says it."""
    if name in {"Finding", "about_job", "_asked"}:
        found = node.args[name == "_asked"]
        parts = found.values if isinstance(found, ast.JoinedStr) else [found]
        yield from (str(part.value) for part in parts if isinstance(part, ast.Constant))


def odd_jobs() -> Dossier:
    """A year with something to say about each single row, and of the last year too."""
    half = {"tot": date(2020, 3, 1), "uren_per_week": 8}
    some = {"verloonde_uren": 900}
    rows: tuple[dict[str, Any], ...] = (
        {"kenmerk": "", "verloonde_uren": 800},
        {"uren_per_week": 8, "van": date(2020, 5, 1), "tot": date(2020, 4, 1)},
        {"uren_per_week": 8, "van": date(2021, 1, 1)},
        {**half, "telt_mee_van": date(2020, 6, 1)},
        {},
        {"verloonde_uren": 2600},
        {"verloonde_uren": 36},
        {"verloonde_uren": 1600, "uren_per_week": 2},
        {**some, "telt_mee_van": date(2020, 6, 1)},
        {**some, "vorm": Vorm.PAYROLL},
        {**some, "vorm": Vorm.UITZEND},
        {**some, "vorm": Vorm.PAYROLL, "besluit_telt_mee": JaNee.JA},
        {"kenmerk": f"{SECRET}-1", "uren_per_week": 8},
    )
    banen = [baan(**{"kenmerk": f"{SECRET}-{place}", **row}) for place, row in enumerate(rows)]
    again = [replace(row, id=new_id()) for row in banen[5:12]]
    before = jaar(2019, baan(uren_per_week=9), verloonde_uren=LARGE)
    return dossier(before, jaar(2020, *banen, *again, verloonde_uren=2000), naam="")


def odd_hours() -> Dossier:
    """Years whose totals, loonaangiften, percentages and texts ask something."""
    period = Tijdvak(meetellend=Decimal(9), te_beslissen=Decimal(8), na_1_mei=Decimal(6))
    half = (regel(onderdeel=SECRET, verloonde_uren=9), regel(onderdeel=SECRET))
    texts = Toelichting(maatregelen="Wij.", plannen="Wij.")
    second = jaar(
        2020,
        verloonde_uren=1000,
        verloonde_uren_herkomst=Herkomst.SCHATTING,
        verloonde_uren_vorig_jaar=8,
        quotumpercentage=9,
        uren=(regel(verloonde_uren=3),),
        tijdvakken=(period,),
        loonaangifte=Loonaangifte(volledig=JaNee.NEE),
        toelichting=texts,
    )
    return dossier(
        jaar(2018, verloonde_uren=0),
        jaar(2019, uren=half, toelichting=texts),
        second,
        jaar(2021, quotumpercentage="2.57", verloonde_uren=LARGE),
        premie_sectorfonds=JaNee.JA,
    )


def corpus() -> Iterator[tuple[Dossier, Law]]:
    """Dossiers that together make every finding, each with the law to calculate it with."""
    for made in YEARS.values():
        yield made()[0], LAW
    hours = odd_hours()
    inside = replace(hours, werkgever=replace(hours.werkgever, premie_sectorfonds=None))
    yield from ((odd_jobs(), LAW), (hours, LAW), (inside, LAW))
    lent = baan(kenmerk="P-01", vorm=Vorm.OVERIG_INLEEN, verloonde_uren=900)
    big = {"verloonde_uren": LARGE, "verloonde_uren_vorig_jaar": LARGE}
    yield dossier(jaar(2020, lent, **big)), LAW
    saved = remember(dossier(jaar(2020, verloonde_uren=LARGE)), LAW)
    yield saved, law_with("uren_per_baan", 2020, "1300")


@cache
def all_found() -> tuple[Finding, ...]:
    return tuple(
        finding
        for made, law in corpus()
        for each in made.jaren
        for finding in calculate(made, each.jaar, law).findings
    )


def remarks(made: Dossier, year: int, law: Law = LAW) -> tuple[str, ...]:
    """The remarks of the report, as they stand on its page."""
    blocks = iter(full_report(made, year, law, DAY).blocks)
    found = next(next(blocks) for block in blocks if block == Heading(REMARKS))
    return found.items if isinstance(found, Bullets) else ()


def test_every_finding_is_tried_here_or_left_out_by_name() -> None:
    tried = {finding.code for finding in all_found()}
    of_texts = {code for code in tried if code.endswith("_van_vorig_jaar")}
    coded = set(in_code()) - {"_van_vorig_jaar"}
    assert of_texts == {"maatregelen_van_vorig_jaar", "plannen_van_vorig_jaar"}
    assert coded - tried == set(NOT_OF_THE_REPORT)
    assert tried - of_texts == coded - set(NOT_OF_THE_REPORT)


def test_each_finding_has_words_for_a_reader() -> None:
    for finding in all_found():
        told = in_report(finding)
        assert told.endswith("."), finding.code
        assert not TO_THE_USER.search(told), told
        assert SECRET not in told


def test_what_is_about_a_row_or_a_few_has_no_number_but_of_a_year() -> None:
    for finding in all_found():
        if finding.persons < FEWEST_SHARED and (finding.row_name or finding.persons):
            numbers = set(re.findall(r"\d+", in_report(finding))) - {"0"}
            assert numbers <= {str(year) for year in range(2012, 2100)}, in_report(finding)


def test_the_report_tells_every_finding_once() -> None:
    for made, law in corpus():
        for each in made.jaren:
            told = remarks(made, each.jaar, law)
            found = calculate(made, each.jaar, law).findings
            assert len(told) == len(set(told))
            assert {in_report(finding) for finding in found} <= set(told)


@examples(0.3)
@given(dossiers(max_years=2))
def test_no_finding_is_lost_in_any_dossier(drawn: Dossier) -> None:
    for each in drawn.jaren:
        found = calculate(drawn, each.jaar, LAW).findings
        assert {in_report(finding) for finding in found} <= set(remarks(drawn, each.jaar))


@pytest.mark.parametrize("number", [1, FEWEST_SHARED - 1, FEWEST_SHARED])
def test_hours_of_a_few_who_stand_there_twice_are_not_told(number: int) -> None:
    rows = [baan(kenmerk=f"P-{place}", verloonde_uren=700) for place in range(number)]
    again = [replace(row, id=new_id()) for row in rows]
    made = dossier(jaar(2020, *rows, *again, verloonde_uren=LARGE))
    found = calculate(made, 2020, LAW).findings
    hours = f"{dutch.format_number(Decimal(700 * number))} uur"
    many = number == FEWEST_SHARED
    assert any(hours in finding.message for finding in found)
    assert any(hours in told for told in remarks(made, 2020)) is many
    assert any(finding.code == "regels_dubbel" for finding in shareable(found)) is many
    assert any("twee keer" in told for told in remarks(made, 2020))


def test_figures_that_changed_since_they_were_reported_are_told() -> None:
    reported = jaar(
        2020,
        *(baan(kenmerk=f"P-{place}", verloonde_uren=1331) for place in range(6)),
        verloonde_uren=LARGE,
        vaststelling=Vaststelling(op=date(2021, 6, 1)),
    )
    lower = replace(reported, gerapporteerd=(Cijfer("gerealiseerde_banen", Decimal(5)),))
    same = Cijfer("gerealiseerde_banen", Decimal(6))
    hidden = replace(reported, gerapporteerd=(same, Cijfer("banen_inleen", Decimal(3))))
    first = "Na de rapportage van 1 juni 2021 zijn cijfers veranderd."
    assert f"{first} Gerapporteerd 5,0 banen, nu 6,0." in remarks(dossier(lower), 2020)
    assert first in remarks(dossier(hidden), 2020)
    assert not any("rapportage" in told for told in remarks(dossier(reported), 2020))
