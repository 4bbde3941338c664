"""Findings that need no law: each on both sides of its condition."""

from datetime import date
from typing import Any

import pytest
from builders import baan, jaar, regel

from banen_desktop.dossier.findings import Finding, Record, Severity, findings, hours_incomplete
from banen_desktop.dossier.model import Baan, Herkomst, Jaar


def found(year: Jaar) -> dict[str, Finding]:
    return {finding.code: finding for finding in findings(year)}


def with_jobs(*banen: Baan) -> Jaar:
    return jaar(2020, *banen, verloonde_uren=100)


def with_job(**values: Any) -> Jaar:
    return with_jobs(baan(**{"verloonde_uren": 10, **values}))


def test_when_all_is_well_there_is_no_finding() -> None:
    assert found(with_job(van=date(2020, 1, 1), tot=date(2020, 12, 31))) == {}
    assert found(jaar(2020, uren=(regel(verloonde_uren=100),))) == {}


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("geen_uren", jaar(2020), jaar(2020, verloonde_uren=1)),
        ("geen_uren", jaar(2020, verloonde_uren=0), jaar(2020, verloonde_uren="0.01")),
        (
            "geen_uren",
            jaar(2020, uren=(regel(), regel())),
            jaar(2020, uren=(regel(), regel(verloonde_uren=1))),
        ),
        (
            "geen_uren",
            jaar(2020, uren=(regel(verloonde_uren=0),)),
            jaar(2020, uren=(regel(verloonde_uren=1),)),
        ),
        (
            "geen_uren",
            jaar(2020, verloonde_uren=0, uren=(regel(verloonde_uren=5),)),
            jaar(2020, verloonde_uren=5, uren=(regel(verloonde_uren=0),)),
        ),
        (
            "uren_ontbreken",
            jaar(2020, uren=(regel(), regel(verloonde_uren=1))),
            jaar(2020, uren=(regel(verloonde_uren=0), regel(verloonde_uren=1))),
        ),
        (
            "uren_ontbreken",
            jaar(2020, uren=(regel(), regel(verloonde_uren=1))),
            jaar(2020, uren=(regel(), regel(verloonde_uren=1)), verloonde_uren=1),
        ),
        (
            "uren_ontbreken",
            jaar(2020, uren=(regel(), regel(verloonde_uren=1))),
            jaar(2020, uren=(regel(), regel())),
        ),
        (
            "totaal_geschat",
            jaar(2020, verloonde_uren=1, verloonde_uren_herkomst=Herkomst.SCHATTING),
            jaar(2020, verloonde_uren=1, verloonde_uren_herkomst=Herkomst.LIJST),
        ),
        (
            "totaal_geschat",
            jaar(2020, verloonde_uren=1, verloonde_uren_herkomst=Herkomst.SCHATTING),
            jaar(2020, verloonde_uren_herkomst=Herkomst.SCHATTING),
        ),
        ("kenmerk_ontbreekt", with_job(kenmerk=""), with_job(kenmerk="x")),
        (
            "datums_omgekeerd",
            with_job(van=date(2020, 5, 2), tot=date(2020, 5, 1)),
            with_job(van=date(2020, 5, 1), tot=date(2020, 5, 1)),
        ),
        (
            "datums_omgekeerd",
            with_job(telt_mee_van=date(2020, 5, 2), telt_mee_tot=date(2020, 5, 1)),
            with_job(telt_mee_van=date(2020, 5, 1), telt_mee_tot=date(2020, 5, 1)),
        ),
        ("buiten_het_jaar", with_job(van=date(2021, 1, 1)), with_job(van=date(2020, 12, 31))),
        ("buiten_het_jaar", with_job(tot=date(2019, 12, 31)), with_job(tot=date(2020, 1, 1))),
        (
            "buiten_het_jaar",
            with_job(telt_mee_van=date(2021, 1, 1)),
            with_job(telt_mee_van=date(2020, 12, 31)),
        ),
        (
            "buiten_het_jaar",
            with_job(telt_mee_tot=date(2019, 12, 31)),
            with_job(telt_mee_tot=date(2020, 1, 1)),
        ),
        (
            "buiten_het_jaar",
            with_job(van=date(2021, 1, 1)),
            with_job(van=date(2021, 1, 2), tot=date(2021, 1, 1)),  # reversed comes first
        ),
        (
            "register_buiten_contract",
            with_job(tot=date(2020, 3, 31), telt_mee_van=date(2020, 4, 1)),
            with_job(tot=date(2020, 4, 1), telt_mee_van=date(2020, 4, 30)),
        ),
        (
            "register_buiten_contract",
            with_job(van=date(2020, 4, 1), telt_mee_tot=date(2020, 3, 31)),
            with_job(van=date(2020, 4, 30), telt_mee_tot=date(2020, 4, 1)),
        ),
        (
            "register_buiten_contract",
            with_job(van=date(2020, 4, 1), telt_mee_tot=date(2020, 3, 31)),
            with_job(van=date(2020, 4, 1), telt_mee_tot=date(2019, 3, 31)),  # outside comes first
        ),
        (
            "baan_zonder_uren",
            with_job(verloonde_uren=None),
            with_job(verloonde_uren=None, uren_per_week=1),
        ),
        ("baan_zonder_uren", with_job(verloonde_uren=None), with_job(verloonde_uren=0)),
        (
            "meer_dan_een_persoon",
            with_job(verloonde_uren="2500.01"),
            with_job(verloonde_uren=2500),
        ),
        (
            "kenmerk_dubbel",
            with_jobs(baan(tot=date(2020, 5, 1)), baan(van=date(2020, 5, 1))),
            with_jobs(baan(tot=date(2020, 5, 1)), baan(van=date(2020, 5, 2))),
        ),
        (
            "kenmerk_dubbel",
            with_jobs(baan(tot=date(2020, 1, 1)), baan()),
            with_jobs(baan(tot=date(2020, 1, 1)), baan(van=date(2020, 1, 2))),
        ),
        (
            "kenmerk_dubbel",
            with_jobs(baan(), baan(van=date(2020, 12, 31))),
            with_jobs(baan(tot=date(2020, 12, 30)), baan(van=date(2020, 12, 31))),
        ),
        (
            "kenmerk_dubbel",
            with_jobs(baan(), baan()),
            with_jobs(baan(kenmerk="P-01"), baan(kenmerk="P-02"), baan(kenmerk="P-03")),
        ),
        (
            "kenmerk_dubbel",
            with_jobs(baan(), baan()),
            with_jobs(baan(kenmerk=""), baan(kenmerk="")),
        ),
        (
            "kenmerk_dubbel",  # the first row spans a later one that does not follow it directly
            with_jobs(
                baan(tot=date(2020, 9, 1)),
                baan(van=date(2020, 9, 2)),
                baan(van=date(2020, 8, 1), tot=date(2020, 8, 31)),
            ),
            with_jobs(
                baan(tot=date(2020, 7, 31)),
                baan(van=date(2020, 9, 2)),
                baan(van=date(2020, 8, 1), tot=date(2020, 8, 31)),
            ),
        ),
    ],
)
def test_each_finding_on_both_sides_of_its_condition(code: str, wrong: Jaar, right: Jaar) -> None:
    assert code in found(wrong)
    assert code not in found(right)


@pytest.mark.parametrize(
    ("year", "incomplete"),
    [
        (jaar(2020, uren=(regel(verloonde_uren=1), regel())), True),
        (jaar(2020, uren=(regel(verloonde_uren=1), regel(verloonde_uren=0))), False),
        (jaar(2020, uren=(regel(), regel())), False),
        (jaar(2020, uren=(regel(verloonde_uren=1), regel()), verloonde_uren=5), False),
        (jaar(2020), False),
    ],
)
def test_hours_are_incomplete_where_some_rows_have_none(year: Jaar, *, incomplete: bool) -> None:
    assert hours_incomplete(year) is incomplete


def test_only_a_remark_may_wait() -> None:
    urgent = {each: Finding("", each, Record.UREN, "", "").urgent for each in Severity}
    assert urgent == {
        Severity.FOUT: True,
        Severity.WAARSCHUWING: True,
        Severity.OPMERKING: False,
    }


def test_a_finding_is_data_for_other_programs() -> None:
    (finding,) = findings(jaar(2020))
    assert finding.as_data() == {
        "ernst": "fout",
        "plaats": "Uren",
        "melding": "Er zijn nog geen verloonde uren van 2020.",
        "advies": "Vul het totaal uit de loonaangifte in, of de uren per onderdeel.",
    }


def test_a_job_is_called_by_its_kenmerk() -> None:
    finding = found(with_job(van=date(2021, 1, 1)))["buiten_het_jaar"]
    assert finding.record is Record.BAAN
    assert finding.place == "Banen, P-01"
    assert finding.message == ("Bij P-01 vallen de datums buiten 2020: de baan telt voor 0 uur.")
    nameless = found(with_job(kenmerk="", van=date(2021, 1, 1)))["buiten_het_jaar"]
    assert nameless.message.startswith("Bij een rij zonder kenmerk ")


def test_no_hours_and_zero_hours_are_told_apart() -> None:
    none = found(jaar(2020))["geen_uren"]
    zero = found(jaar(2020, verloonde_uren=0))["geen_uren"]
    assert none.message == "Er zijn nog geen verloonde uren van 2020."
    assert zero.message == "Er zijn nul verloonde uren van 2020."
    assert none.severity is zero.severity is Severity.FOUT
    assert none.place == "Uren"


def test_a_row_of_hours_is_called_by_its_onderdeel() -> None:
    rows = (regel(onderdeel="De Klimop"), regel(), regel(verloonde_uren=1))
    said = [finding.message for finding in findings(jaar(2020, uren=rows))]
    assert said == [
        "Bij De Klimop staan geen uren; het totaal is dan te laag.",
        "Bij een rij zonder naam staan geen uren; het totaal is dan te laag.",
    ]


def test_one_kenmerk_in_three_rows_is_one_question() -> None:
    rows = [baan(uren_per_week=1), baan(uren_per_week=1), baan(uren_per_week=1)]
    said = [finding for finding in findings(with_jobs(*rows)) if finding.code == "kenmerk_dubbel"]
    assert len(said) == 1
    assert said[0].message == "P-01 staat er 3 keer in dezelfde periode. Klopt dat?"
    assert said[0].row == rows[0].id
