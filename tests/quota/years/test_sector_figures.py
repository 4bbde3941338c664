"""The published figures: what is built in, every way in which the file can be wrong, comparing."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import LARGE, baan, dossier, jaar

from banen_desktop.dossier.model import Sector
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.law.parameter_tables import ParameterError
from banen_desktop.quota.years.plausibility import Oordeel
from banen_desktop.quota.years.sector_figures import (
    Grondslag,
    SectorFigure,
    compare,
    load,
    published,
)

ROW = """
[[cijfers]]
sector = "rijk"
jaar = 2020
doel = "4072"
gerealiseerd = "2663"
percentage = "65.4"
grondslag = "quotum"
bron = "Brief"
zekerheid = "M"
gecontroleerd_op = 2026-11-24
"""


def replacing(old: str, new: str) -> Callable[[], str]:
    assert old in ROW
    return lambda: ROW.replace(old, new)


def found(sector: Sector | None, year: int) -> SectorFigure:
    return next(each for each in published() if (each.sector, each.jaar) == (sector, year))


def test_every_built_in_figure_has_a_source_and_what_it_was_measured_against() -> None:
    figures = published()
    assert published() is figures
    assert len(figures) >= 25
    for figure in figures:
        assert figure.bron
        assert "eigen overzicht" not in figure.bron.casefold()
        assert not figure.url or figure.url.startswith("https://")
        assert figure.opmerking or figure.grondslag is Grondslag.QUOTUM
        assert figure.opmerking == "" or figure.opmerking.endswith(".")


def test_every_stated_percentage_is_recomputed() -> None:
    wrong = [
        (figure.sector, figure.jaar)
        for figure in published()
        if (checked := figure.recomputed()) and checked.oordeel is not Oordeel.KLOPT
    ]
    assert wrong == [(Sector.WATERSCHAP, 2021)]


def test_what_the_source_prints_is_kept_beside_what_is_right() -> None:
    waterschappen = found(Sector.WATERSCHAP, 2021)
    assert waterschappen.gerealiseerd == Decimal("296.5")
    checked = waterschappen.recomputed()
    assert checked is not None
    assert checked.gerealiseerd == Decimal("269.5")
    assert checked.verwisseld == ((Decimal("296.5"), Decimal("492.7")),)
    defensie = found(Sector.DEFENSIE, 2020)
    assert defensie.ratio == Fraction(346, 633)
    assert defensie.percentage_in_bron == 88


def test_the_national_targets_are_those_of_the_regeling_with_the_market_beside() -> None:
    national = [figure for figure in published() if figure.sector is None]
    assert {figure.jaar: figure.doel for figure in national} == {
        2015: 3000,
        2016: 6500,
        2017: 10_000,
        2018: 12_500,
        2019: 15_000,
        2020: 17_500,
        2021: 20_000,
        2022: 22_500,
        2023: 25_000,
    }
    assert all("Regeling Wfsv art. 3.29 lid 2" in figure.bron for figure in national)
    market = {figure.jaar for figure in national if "De markt kwam op" in figure.opmerking}
    assert market == {2015, 2016, 2017, 2019, 2021, 2022, 2023}


def test_the_share_is_recomputed_where_both_numbers_are_known_and_else_the_stated_one() -> None:
    assert found(Sector.RIJK, 2022).ratio == Fraction(3749, 5144)
    assert found(Sector.RIJK, 2024).ratio == Fraction(85, 100)
    assert found(Sector.HBO, 2020).ratio is None
    assert found(None, 2021).ratio == Fraction(11842, 20000)
    assert found(None, 2021).recomputed() is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (lambda: "x = 1", "onbekende sleutel"),
        (lambda: "", "cijfers ontbreekt"),
        (lambda: "cijfers = [1]", "hier hoort een tabel"),
        (lambda: "cijfers = 1.5", "tussen aanhalingstekens"),
        (lambda: ROW + ROW, "rijk 2020 staat er twee keer"),
        (
            lambda: (ROW + ROW).replace('"rijk"', '"landelijk"'),
            "landelijk 2020 staat er twee keer",
        ),
        (replacing('"rijk"', '"ruimtevaart"'), "sector is geen van"),
        (replacing("jaar = 2020", 'jaar = "2020"'), "jaar is geen jaar"),
        (replacing('"4072"', '"4.072,0"'), "doel is geen getal"),
        (replacing('"2663"', '"2662"'), ""),
        (replacing('"2663"', '"2636"'), "2636 van 4072 is geen 65.4%"),
        (replacing('"4072"', '"0"'), ""),
        (replacing('"quotum"', '"extra_banen"'), "een opmerking ontbreekt"),
        (replacing('"65.4"', '"65.4"\ngerealiseerd_in_bron = "2"'), "een opmerking ontbreekt"),
        (replacing('"65.4"', '"65.4"\npercentage_in_bron = "2"'), "een opmerking ontbreekt"),
        (replacing('bron = "Brief"\n', ""), "bron ontbreekt"),
        (replacing('zekerheid = "M"', 'zekerheid = "Z"'), "zekerheid is geen van"),
        (replacing("gecontroleerd_op = 2026-11-24", ""), "gecontroleerd_op ontbreekt"),
        (
            lambda: (
                "\n".join(line for line in ROW.splitlines() if '"4' not in line)
                .replace('gerealiseerd = "2663"\n', "")
                .replace('percentage = "65.4"\n', "")
            ),
            "er is geen enkel getal",
        ),
    ],
)
def test_a_file_that_does_not_follow_the_rules(text: Callable[[], str], why: str) -> None:
    if not why:
        assert load(text())
        return
    with pytest.raises(ParameterError, match=why):
        load(text())


def test_one_number_is_enough() -> None:
    text = ROW.replace('doel = "4072"\n', "").replace('percentage = "65.4"\n', "")
    (figure,) = load(text)
    assert (figure.doel, figure.gerealiseerd, figure.percentage) == (None, Decimal(2663), None)


def test_a_target_and_a_percentage_are_enough() -> None:
    (figure,) = load(ROW.replace('gerealiseerd = "2663"\n', ""))
    assert (figure.doel, figure.gerealiseerd) == (Decimal(4072), None)
    assert figure.ratio == Fraction(654, 1000)
    assert figure.recomputed() is None


def test_figures_come_in_the_order_of_sectors_and_years() -> None:
    national = ROW.replace('"rijk"', '"landelijk"')
    rows = [ROW.replace("2020", "2022"), ROW, ROW.replace('"rijk"', '"gemeente"'), national]
    assert [(figure.sector, figure.jaar) for figure in load("".join(rows))] == [
        *((None, 2020), (Sector.GEMEENTE, 2020), (Sector.RIJK, 2020), (Sector.RIJK, 2022))
    ]


def test_a_figure_with_another_basis_is_never_beside_the_own_year() -> None:
    other = ROW.replace("2020", "2021").replace('"quotum"', '"extra_banen"\nopmerking = "Extra."')
    shown = compare(dossier(jaar(2020), jaar(2021)), built_in(), load(ROW + other), Sector.RIJK)
    assert [row.figure.jaar for row in shown.comparable] == [2020]
    assert [figure.jaar for figure in shown.apart] == [2021]


def test_only_figures_against_the_quotum_stand_beside_the_own_year() -> None:
    own = dossier(
        jaar(2018),
        jaar(2020, baan(verloonde_uren=1331), verloonde_uren=LARGE),
        sector=Sector.WATERSCHAP,
    )
    shown = compare(own, built_in(), published(), Sector.WATERSCHAP)
    assert [row.figure.jaar for row in shown.comparable] == [2020, 2021]
    first, second = shown.comparable
    assert first.own is not None
    share = first.own.value("realisatiepercentage")
    assert share is not None
    assert first.verschil == Fraction(share) - Fraction(2620, 4273)
    assert (second.own, second.verschil) == (None, None)
    apart = compare(own, built_in(), published(), Sector.GEMEENTE)
    assert apart.comparable == ()
    assert [figure.jaar for figure in apart.apart] == [2020, 2023]


def test_a_year_without_a_share_of_its_own_or_a_figure_without_a_percentage_has_no_difference() -> (
    None
):
    own = dossier(jaar(2020), jaar(2024, verloonde_uren=LARGE), sector=Sector.RIJK)
    law = built_in()
    shown = compare(own, law, published(), Sector.RIJK)
    by_year = {row.figure.jaar: row for row in shown.comparable}
    assert by_year[2020].own is not None
    assert by_year[2020].verschil is None
    only_jobs = load(ROW.replace('doel = "4072"\n', "").replace('percentage = "65.4"\n', ""))
    (row,) = compare(
        dossier(jaar(2020, verloonde_uren=LARGE)), law, only_jobs, Sector.RIJK
    ).comparable
    assert (row.own is None, row.verschil) == (False, None)
