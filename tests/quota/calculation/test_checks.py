"""Findings that need the law: each on both sides of its condition."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import LARGE, baan, codes, dossier, jaar, outcome, regel
from parameter_updates import update

from banen_desktop.dossier import fields
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.findings import Finding, Record, Severity
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Herkomst,
    Jaar,
    Toelichting,
    Toerekening,
    Vorm,
)
from banen_desktop.quota.calculation.calculation import calculate
from banen_desktop.quota.calculation.trace import Outcome
from banen_desktop.quota.law.law import built_in
from banen_desktop.quota.law.updates import with_updates

LENDER = {"uitlener_7_690": JaNee.JA, "uitlener_handelsregister": JaNee.JA}

CHECKED = date(2020, 12, 1)
PLANS = Toelichting(plannen="Meer banen.")


def job(**values: Any) -> Baan:
    return baan(**{"verloonde_uren": 1000, "register_gecontroleerd_op": CHECKED, **values})


def year(*banen: Baan, **values: Any) -> Jaar:
    known = {"verloonde_uren": LARGE, "verloonde_uren_vorig_jaar": LARGE}
    return jaar(2020, *banen, **{**known, **values})


def one(result: Outcome, code: str) -> Finding:
    found = [finding for finding in result.findings if finding.code == code]
    assert len(found) == 1
    return found[0]


FIELDS = {
    Record.WERKGEVER: set(fields.by_key(fields.WERKGEVER)),
    Record.JAAR: set(fields.by_key(fields.JAAR)),
    Record.UREN: set(fields.by_key(fields.UREN)),
    Record.TOELICHTING: set(fields.by_key(fields.TOELICHTING)),
    Record.BAAN: set(fields.by_key(fields.BAAN)),
}
"""The fields of the records that a finding can name."""
WITHOUT_FIELD = {
    f"loonaangifte_{what}" for what in ("onvolledig", "te_beslissen", "na_1_mei", "wijkt_af")
}
"""About imports, which are not mended in a field."""


def test_when_all_is_well_there_is_no_finding() -> None:
    assert outcome(year(job())).findings == ()


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("naam_ontbreekt", dossier(year(), naam=""), dossier(year(), naam="A")),
        (
            "geen_sector_overheid",
            dossier(year(), premie_sectorfonds=JaNee.JA),
            dossier(year(), premie_sectorfonds=JaNee.NEE),
        ),
        (
            "geen_sector_overheid",
            dossier(jaar(2017), premie_sectorfonds=JaNee.JA),
            dossier(jaar(2017)),
        ),
        (
            "percentage_wijkt_af",
            dossier(year(quotumpercentage=2)),
            dossier(year(quotumpercentage=2), premie_sectorfonds=JaNee.JA),
        ),
        (
            "wet_banenafspraak_eigen_opgave",
            dossier(jaar(2027), eerste_jaar_wet_banenafspraak=2027),
            dossier(jaar(2027), eerste_jaar_wet_banenafspraak=2028),
        ),
        ("percentage_onbekend", dossier(jaar(2025)), dossier(jaar(2024))),
        ("percentage_onbekend", dossier(jaar(2025)), dossier(jaar(2025, quotumpercentage=2))),
        ("percentage_onbekend", dossier(jaar(2025)), dossier(jaar(2017))),
        ("percentage_onbekend", dossier(jaar(2021)), dossier(jaar(2021, quotumpercentage="2.57"))),
        ("percentage_onbekend", dossier(jaar(2023)), dossier(jaar(2024))),
        (
            "percentage_niet_vastgesteld",
            dossier(jaar(2021, quotumpercentage="2.57")),
            dossier(jaar(2021, quotumpercentage="2.58")),
        ),
        ("percentage_niet_vastgesteld", dossier(jaar(2026)), dossier(jaar(2024))),
        (
            "percentage_eigen_opgave",
            dossier(jaar(2020, quotumpercentage="2.35")),
            dossier(jaar(2020)),
        ),
        (
            "percentage_wijkt_af",
            dossier(jaar(2020, quotumpercentage="2.36")),
            dossier(jaar(2020, quotumpercentage="2.350")),
        ),
        ("percentage_wijkt_af", dossier(jaar(2020, quotumpercentage=0)), dossier(jaar(2020))),
        (  # an indication may be older than what the employer knows
            "percentage_wijkt_af",
            dossier(jaar(2019, quotumpercentage=2)),
            dossier(jaar(2021, quotumpercentage=2)),
        ),
        (
            "percentage_wijkt_af",
            dossier(jaar(2019, quotumpercentage=2)),
            dossier(jaar(2025, quotumpercentage=2)),
        ),
        (
            "percentage_wijkt_af",
            dossier(jaar(2018, quotumpercentage=2)),
            dossier(jaar(2017, quotumpercentage=2)),
        ),
        (
            "percentage_ongewoon",
            dossier(jaar(2020, quotumpercentage="0.99")),
            dossier(jaar(2020, quotumpercentage=1)),
        ),
        (
            "percentage_ongewoon",
            dossier(jaar(2020, quotumpercentage="5.01")),
            dossier(jaar(2020, quotumpercentage=5)),
        ),
        ("percentage_ongewoon", dossier(jaar(2020, quotumpercentage=0)), dossier(jaar(2020))),
        (
            "vorig_jaar_onvolledig",
            dossier(jaar(2019, uren=(regel(), regel(verloonde_uren=5))), jaar(2020)),
            dossier(jaar(2019, uren=(regel(), regel())), jaar(2020)),
        ),
        (
            "vorig_jaar_onvolledig",
            dossier(jaar(2019, uren=(regel(), regel(verloonde_uren=5))), jaar(2020)),
            dossier(
                jaar(2019, uren=(regel(), regel(verloonde_uren=5)), verloonde_uren=5), jaar(2020)
            ),
        ),
        (
            "vorig_jaar_onvolledig",
            dossier(jaar(2017, uren=(regel(), regel(verloonde_uren=5))), jaar(2018)),
            dossier(jaar(2016, uren=(regel(), regel(verloonde_uren=5))), jaar(2017)),
        ),
        (
            "geen_sector_overheid",
            dossier(jaar(2027), premie_sectorfonds=JaNee.JA),
            dossier(jaar(2027), premie_sectorfonds=JaNee.JA, eerste_jaar_wet_banenafspraak=2027),
        ),
        (
            "meer_dan_totaal",
            dossier(year(job(verloonde_uren="1000000.01"))),
            dossier(year(job(verloonde_uren="1000000.00"))),
        ),
        (
            "meer_dan_totaal",
            dossier(year(job(verloonde_uren=2), verloonde_uren=1)),
            dossier(
                year(
                    job(verloonde_uren=2, vorm=Vorm.UITZEND, toerekening=Toerekening.AFGESPROKEN),
                    verloonde_uren=1,
                )
            ),
        ),
        (
            "verdeling_wijkt_af",
            dossier(year(uren=(regel(verloonde_uren=LARGE + 1),))),
            dossier(year(uren=(regel(verloonde_uren=LARGE),))),
        ),
        (
            "vorig_jaar_onbekend",
            dossier(year(verloonde_uren_vorig_jaar=None)),
            dossier(year(verloonde_uren_vorig_jaar=LARGE)),
        ),
        (
            "vorig_jaar_onbekend",
            dossier(jaar(2020, verloonde_uren=40575)),
            dossier(jaar(2020, verloonde_uren=40574)),
        ),
        ("vorig_jaar_onbekend", dossier(jaar(2018)), dossier(jaar(2017))),
        (
            "deel_van_het_jaar",
            dossier(year(verloonde_uren_vorig_jaar=0)),
            dossier(year(verloonde_uren_vorig_jaar=1)),
        ),
        (
            "vorig_jaar_verschilt",
            dossier(jaar(2019, verloonde_uren=LARGE - 1), year()),
            dossier(jaar(2019, verloonde_uren=LARGE), year()),
        ),
        (
            "vorig_jaar_verschilt",
            dossier(jaar(2019, verloonde_uren=LARGE - 1), year()),
            dossier(jaar(2019, verloonde_uren=1), year(verloonde_uren_vorig_jaar=None)),
        ),
        (
            "uitlener_onbekend",
            dossier(year(job(vorm=Vorm.PAYROLL))),
            dossier(year(job(vorm=Vorm.PAYROLL, besluit_telt_mee=JaNee.NEE, besluit_grond="cao"))),
        ),
        (
            "besluit_ontbreekt",
            dossier(year(job(vorm=Vorm.PAYROLL, besluit_telt_mee=JaNee.JA))),
            dossier(year(job(vorm=Vorm.PAYROLL, besluit_telt_mee=JaNee.JA, besluit_grond="cao"))),
        ),
        ("uitlener_onbekend", dossier(year(job(vorm=Vorm.PAYROLL))), dossier(year(job()))),
        (
            "uitlener_onbekend",
            dossier(year(job(vorm=Vorm.DETACHERING, uitlener_7_690=JaNee.JA))),
            dossier(year(job(vorm=Vorm.DETACHERING, uitlener_7_690=JaNee.NEE))),
        ),
        (
            "uitlener_onbekend",
            dossier(year(job(vorm=Vorm.DETACHERING, uitlener_7_690=JaNee.JA))),
            dossier(year(job(vorm=Vorm.DETACHERING, **LENDER))),
        ),
        (
            "toerekening_ontbreekt",
            dossier(year(job(vorm=Vorm.DETACHERING, **LENDER))),
            dossier(year(job(vorm=Vorm.DETACHERING))),
        ),
        (
            "deel_telt_mee",
            dossier(year(job(telt_mee_van=date(2020, 2, 1)))),
            dossier(year(job(telt_mee_van=date(2020, 1, 31)))),
        ),
        (
            "deel_telt_mee",
            dossier(year(job(telt_mee_tot=date(2020, 11, 30)))),
            dossier(year(job(telt_mee_tot=date(2020, 12, 1)))),
        ),
        (
            "deel_telt_mee",
            dossier(year(job(van=date(2020, 5, 1), telt_mee_van=date(2020, 6, 1)))),
            dossier(year(job(van=date(2020, 6, 15), telt_mee_van=date(2020, 6, 1)))),
        ),
        (
            "deel_telt_mee",
            dossier(year(job(telt_mee_van=date(2020, 2, 1)))),
            dossier(
                year(job(telt_mee_van=date(2020, 2, 1), verloonde_uren=None, uren_per_week=10))
            ),
        ),
        (
            "deel_telt_mee",
            dossier(year(job(telt_mee_van=date(2020, 2, 1)))),
            dossier(year(job(telt_mee_van=date(2020, 2, 1), vorm=Vorm.INKOOP))),
        ),
        (
            "deel_telt_mee",
            dossier(year(job(telt_mee_van=date(2020, 2, 1)))),
            dossier(year(job(telt_mee_van=date(2021, 2, 1)))),
        ),
        (
            "toerekening_ontbreekt",
            dossier(year(job(vorm=Vorm.UITZEND))),
            dossier(year(job(vorm=Vorm.UITZEND, toerekening=Toerekening.AFGESPROKEN))),
        ),
        (
            "toerekening_ontbreekt",
            dossier(year(job(vorm=Vorm.UITZEND))),
            dossier(year(job(vorm=Vorm.UITZEND, toerekening=Toerekening.NEE))),
        ),
        (
            "toerekening_ontbreekt",
            dossier(year(job(vorm=Vorm.DETACHERING_WSW))),
            dossier(year(job(vorm=Vorm.DETACHERING_WSW, tot=date(2019, 12, 31)))),
        ),
        ("toerekening_ontbreekt", dossier(year(job(vorm=Vorm.UITZEND))), dossier(year(job()))),
        *[
            (
                f"{key}_van_vorig_jaar",
                dossier(jaar(2019, toelichting=texts), year(toelichting=texts)),
                dossier(jaar(2019, toelichting=texts), year(toelichting=others)),
            )
            for key in ("maatregelen", "plannen")
            for texts in [Toelichting("A.", "B.", "C.", "D.", "E.", "F.", "G.")]
            for others in (
                Toelichting(),
                replace(texts, maatregelen="A. Meer.", plannen="C. Meer."),
            )
        ],
        (
            "plannen_van_vorig_jaar",
            dossier(jaar(2019, toelichting=PLANS), year(toelichting=PLANS)),
            dossier(jaar(2018, toelichting=PLANS), year(toelichting=PLANS)),
        ),
        (
            "plannen_van_vorig_jaar",
            dossier(jaar(2019, toelichting=PLANS), year(toelichting=PLANS)),
            dossier(jaar(2019), year()),
        ),
        (
            "register_niet_gecontroleerd",
            dossier(year(job(register_gecontroleerd_op=date(2019, 12, 31)))),
            dossier(year(job(register_gecontroleerd_op=date(2020, 1, 1)))),
        ),
        (
            "register_niet_gecontroleerd",
            dossier(year(job(register_gecontroleerd_op=None))),
            dossier(year(job(register_gecontroleerd_op=date(2021, 2, 1)))),
        ),
        (
            "register_niet_gecontroleerd",
            dossier(year(job(register_gecontroleerd_op=None))),
            dossier(year(job(register_gecontroleerd_op=None, vorm=Vorm.INKOOP))),
        ),
        (
            "register_niet_gecontroleerd",
            dossier(year(job(register_gecontroleerd_op=None))),
            dossier(year(job(register_gecontroleerd_op=None, van=date(2021, 1, 1)))),
        ),
        (
            "schatting",
            dossier(year(job(verloonde_uren=None, uren_per_week=10))),
            dossier(year(job(uren_per_week=10))),
        ),
        (
            "schatting",
            dossier(year(job(verloonde_uren_herkomst=Herkomst.SCHATTING))),
            dossier(year(job(verloonde_uren_herkomst=Herkomst.LOONAANGIFTE))),
        ),
        (
            "schatting",
            dossier(year(job(verloonde_uren=None, uren_per_week=10))),
            dossier(year(job(verloonde_uren=None, uren_per_week=10, vorm=Vorm.INKOOP))),
        ),
        (
            "uren_wijken_af",
            dossier(year(verloonde_uren="1250000.01")),
            dossier(year(verloonde_uren=1250000)),
        ),
        (
            "uren_wijken_af",
            dossier(year(verloonde_uren="749999.99")),
            dossier(year(verloonde_uren=750000)),
        ),
        (
            "uren_wijken_af",
            dossier(year(verloonde_uren=0)),
            dossier(year(verloonde_uren_vorig_jaar=0)),
        ),
        (
            "uren_wijken_af",
            dossier(year(verloonde_uren=1)),
            dossier(year(verloonde_uren=None)),
        ),
        (
            "banen_wijken_af",
            dossier(jaar(2019, job(verloonde_uren=13310)), year(job(verloonde_uren="19965.01"))),
            dossier(jaar(2019, job(verloonde_uren=13310)), year(job(verloonde_uren=19965))),
        ),
        (
            "banen_wijken_af",
            dossier(jaar(2019, job(verloonde_uren=13310)), year(job(verloonde_uren="6654.99"))),
            dossier(jaar(2019, job(verloonde_uren=13310)), year(job(verloonde_uren=6655))),
        ),
        (
            "banen_wijken_af",
            dossier(jaar(2019, job(verloonde_uren=1331)), year(job(verloonde_uren="2662.01"))),
            dossier(jaar(2019, job(verloonde_uren=1331)), year(job(verloonde_uren=2662))),
        ),
        (
            "banen_wijken_af",
            dossier(jaar(2019, job(verloonde_uren=13310)), year()),
            dossier(jaar(2019, job(verloonde_uren=13310, vorm=Vorm.INKOOP)), year()),
        ),
        (
            "banen_wijken_af",
            dossier(jaar(2019, job(verloonde_uren=13310)), year()),
            dossier(jaar(2019, job(verloonde_uren=None)), year()),
        ),
        (
            "banen_wijken_af",
            dossier(jaar(2019, job(verloonde_uren=1331)), year(job(verloonde_uren=13310))),
            dossier(jaar(2019, job(verloonde_uren=None)), year(job(verloonde_uren=13310))),
        ),
        (
            "banen_wijken_af",
            dossier(jaar(2019, job(verloonde_uren=13310)), year()),
            dossier(jaar(2018, job(verloonde_uren=13310)), jaar(2019), year()),
        ),
    ],
)
def test_each_finding_on_both_sides_of_its_condition(
    code: str, wrong: Dossier, right: Dossier
) -> None:
    law = built_in()
    found = calculate(wrong, wrong.jaren[-1].jaar, law)
    assert code in codes(found)
    assert code not in codes(calculate(right, right.jaren[-1].jaar, law))
    for finding in found.findings:
        known = FIELDS[finding.record] | WITHOUT_FIELD
        assert (finding.field or finding.code) in known
        assert bool(finding.row) <= (finding.record in {Record.UREN, Record.BAAN})


def test_a_source_makes_an_own_percentage_a_remark() -> None:
    without = one(outcome(year(quotumpercentage=2)), "percentage_eigen_opgave")
    assert (without.severity, without.advice) == (Severity.WAARSCHUWING, "Vermeld de bron erbij.")
    sourced = outcome(year(quotumpercentage="2.5", bron_quotumpercentage="Brief BZK."))
    found = one(sourced, "percentage_eigen_opgave")
    assert found.severity is Severity.OPMERKING
    assert found.advice == "Bron: Brief BZK. Klopt die nog?"
    assert "(2,5%)" in found.message


def test_an_own_percentage_beside_the_one_that_was_set_says_both() -> None:
    found = one(outcome(year(quotumpercentage="2.5")), "percentage_wijkt_af")
    assert found.message == "Voor 2020 is 2,35% vastgesteld, en u vulde zelf 2,5% in."
    assert found.advice.endswith("Maak het veld leeg om met het vastgestelde te rekenen.")
    assert found.severity is Severity.WAARSCHUWING


def test_an_indication_and_a_value_to_confirm_are_called_so() -> None:
    law = with_updates(built_in(), [("raad.toml", update((2025, "2.70"), status="indicatief"))])
    early = calculate(dossier(jaar(2025)), 2025, law)
    indication = one(early, "percentage_niet_vastgesteld")
    assert indication.message == "Het percentage voor 2025 (2,7%) is een indicatie."
    unsure = one(outcome(jaar(2026)), "percentage_niet_vastgesteld")
    assert unsure.message == "Het percentage voor 2026 (2,58%) is nog te bevestigen."
    chosen = one(outcome(jaar(2021, quotumpercentage="2.57")), "percentage_niet_vastgesteld")
    assert chosen.message == (
        "Het percentage voor 2021 (2,57%) is een achterhaalde indicatie; "
        "u koos zelf om daarmee te rekenen."
    )
    unknown = one(outcome(jaar(2021)), "percentage_onbekend")
    assert unknown.advice.endswith("Wilt u daarmee rekenen? Vul dan 2,57 in, zonder bron.")


def test_an_unusual_percentage_says_on_which_side() -> None:
    low, high = outcome(year(quotumpercentage="0.02")), outcome(year(quotumpercentage="25.8"))
    said = [one(result, "percentage_ongewoon").message for result in (low, high)]
    assert said == [
        "Een quotumpercentage van 0,02% is ongewoon laag.",
        "Een quotumpercentage van 25,8% is ongewoon hoog.",
    ]


def test_a_division_says_how_far_it_is_off() -> None:
    more = one(outcome(year(uren=(regel(verloonde_uren="1000000.5"),))), "verdeling_wijkt_af")
    assert "zijn samen 0,5 uur meer dan" in more.message
    less = one(outcome(year(uren=(regel(verloonde_uren=998766),))), "verdeling_wijkt_af")
    assert "zijn samen 1.234 uur minder dan" in less.message


@pytest.mark.parametrize(
    ("rows", "message", "advice"),
    [
        (
            [job(vorm=Vorm.UITZEND, verloonde_uren=1331)],
            "1 ingeleende baan telt nog niet mee: de toerekening is niet afgesproken.",
            "Dan hebt u 1,0 baan in plaats van 0,0.",
        ),
        (
            [
                job(kenmerk="P-01", verloonde_uren=1331),
                job(kenmerk="P-02", vorm=Vorm.UITZEND, verloonde_uren=1331),
                job(kenmerk="P-03", vorm=Vorm.DETACHERING_WSW, verloonde_uren=1331),
            ],
            "2 ingeleende banen tellen nog niet mee: de toerekening is niet afgesproken.",
            "Dan hebt u 3,0 banen in plaats van 1,0.",
        ),
    ],
)
def test_hired_jobs_say_what_allocation_would_give(
    rows: list[Baan], message: str, advice: str
) -> None:
    found = one(outcome(year(*rows)), "toerekening_ontbreekt")
    assert found.message == message
    assert found.advice.endswith(advice)
    assert "1 augustus 2021" in found.advice
    assert found.row == next(row.id for row in rows if row.vorm is not Vorm.DIENSTVERBAND)


def test_people_who_were_not_checked_are_counted_once() -> None:
    single = [job(register_gecontroleerd_op=None), job(register_gecontroleerd_op=None)]
    assert one(outcome(year(*single)), "register_niet_gecontroleerd").message == (
        "1 persoon is niet in het doelgroepregister nagekeken voor 2020."
    )
    both = [job(register_gecontroleerd_op=None), job(kenmerk="", register_gecontroleerd_op=None)]
    assert one(outcome(year(*both)), "register_niet_gecontroleerd").message == (
        "2 personen zijn niet in het doelgroepregister nagekeken voor 2020."
    )


def test_a_finding_about_jobs_knows_how_many_people_it_tells_of() -> None:
    """What is shared tells nothing of few people; hired jobs tell the hours of who has any."""
    known = {"register_gecontroleerd_op": None, "verloonde_uren_herkomst": Herkomst.SCHATTING}
    twice = [job(kenmerk="P-01", **known), job(kenmerk="P-01", **known)]
    result = outcome(year(*twice, job(kenmerk="P-02", **known), job(kenmerk="P-03")))
    for code in ("register_niet_gecontroleerd", "schatting"):
        assert one(result, code).persons == 2
    hired = [job(kenmerk=name, vorm=Vorm.UITZEND) for name in ("P-01", "P-01", "P-02")]
    unknown = job(kenmerk="P-03", vorm=Vorm.UITZEND, verloonde_uren=None)
    assert one(outcome(year(*hired, unknown)), "toerekening_ontbreekt").persons == 2


def test_estimates_are_counted() -> None:
    rows = [job(verloonde_uren=None, uren_per_week=10, kenmerk=f"P-{n}") for n in range(2)]
    first = one(outcome(year(rows[0])), "schatting")
    assert first.message == "Van 1 baan zijn de uren een schatting."
    assert one(outcome(year(*rows)), "schatting").message == (
        "Van 2 banen zijn de uren een schatting."
    )


def test_unusual_hours_are_told_in_percent() -> None:
    higher = one(outcome(year(verloonde_uren=1500000)), "uren_wijken_af")
    assert higher.message == "De verloonde uren zijn 50% hoger dan in 2019."
    lower = one(outcome(year(verloonde_uren=500000)), "uren_wijken_af")
    assert lower.message == "De verloonde uren zijn 50% lager dan in 2019."


def test_findings_about_last_year_name_that_year() -> None:
    unknown = one(outcome(year(verloonde_uren_vorig_jaar=None)), "vorig_jaar_onbekend")
    assert unknown.message == "De verloonde uren van 2019 zijn niet bekend."
    none = one(outcome(year(verloonde_uren_vorig_jaar=0)), "deel_van_het_jaar")
    assert none.message == "In 2019 waren er geen verloonde uren."
    other = outcome(jaar(2019, verloonde_uren=7), year(verloonde_uren_vorig_jaar=1234))
    found = one(other, "vorig_jaar_verschilt")
    assert found.message == ("Bij 2020 staat 1.234 uur voor het jaar ervoor, in 2019 zelf 7.")
    assert found.advice == "Het programma rekent met de uren die bij 2019 staan."


def test_unusual_jobs_are_told_beside_those_of_last_year() -> None:
    before = jaar(2019, job(verloonde_uren=5324))
    found = one(outcome(before, year(job(verloonde_uren=1331))), "banen_wijken_af")
    assert found.message == "U komt uit op 1,0 baan; in 2019 was dat 4,0."


def worst() -> Outcome:
    """A year with nearly everything wrong."""
    none = {"verloonde_uren": None, "register_gecontroleerd_op": None}
    return outcome(
        jaar(2023, job(verloonde_uren=90000), verloonde_uren=100),
        jaar(
            2024,
            job(kenmerk="", **none),
            job(kenmerk="P-01", verloonde_uren=2501, register_gecontroleerd_op=None),
            job(kenmerk="P-01", van=date(2024, 5, 1), tot=date(2024, 4, 1)),
            job(kenmerk="P-02", van=date(2025, 1, 1)),
            job(kenmerk="P-03", tot=date(2024, 3, 31), telt_mee_van=date(2024, 4, 1)),
            job(kenmerk="", vorm=Vorm.PAYROLL, verloonde_uren=2501, telt_mee_van=date(2024, 2, 1)),
            job(kenmerk="", verloonde_uren=2501, telt_mee_van=date(2024, 2, 1)),
            job(kenmerk="", van=date(2025, 1, 1)),
            job(kenmerk="P-04", vorm=Vorm.UITZEND),
            job(kenmerk="P-05", verloonde_uren=None, uren_per_week=10),
            uren=(regel(verloonde_uren=300), regel()),
            verloonde_uren_vorig_jaar=0,
        ),
        naam="",
    )


@pytest.mark.parametrize(
    "result",
    [
        worst(),
        outcome(jaar(2025), naam=""),
        outcome(jaar(2021, verloonde_uren=5, verloonde_uren_herkomst=Herkomst.SCHATTING)),
        outcome(jaar(2027), eerste_jaar_wet_banenafspraak=2027, premie_sectorfonds=JaNee.JA),
        outcome(year(job(vorm=Vorm.UITZEND), uren=(regel(verloonde_uren=1),), quotumpercentage=2)),
    ],
)
def test_findings_are_whole_dutch_sentences_the_gravest_first(result: Outcome) -> None:
    assert result.findings
    order = [list(Severity).index(finding.severity) for finding in result.findings]
    assert order == sorted(order)
    for finding in result.findings:
        assert finding.message[0].isupper() or finding.message[0].isdigit() or finding.row
        assert finding.message.endswith((".", "?"))
        assert finding.advice.endswith((".", "?"))
        assert "  " not in finding.message + finding.advice
        assert ".." not in finding.message + finding.advice
        assert "None" not in finding.message + finding.advice
        assert finding.record in Record
        assert finding.place.startswith(finding.record.label)


def test_a_sentence_never_starts_with_a_small_letter() -> None:
    messages = [finding.message for finding in worst().findings]
    assert all(message[0].isupper() or message[0].isdigit() for message in messages)
    assert len({finding.code for finding in worst().findings}) >= 15


def test_unknown_jobs_of_last_year_are_no_zero() -> None:
    before = jaar(2019, job(verloonde_uren=None), job(verloonde_uren=2662))
    result = outcome(before, year(job(verloonde_uren=Decimal(2662))))
    assert "banen_wijken_af" not in codes(result)


def test_what_could_count_tells_only_of_lenders_that_can_allocate() -> None:
    known = job(kenmerk="P-01", vorm=Vorm.UITZEND, verloonde_uren=1331)
    doubted = job(kenmerk="P-02", vorm=Vorm.PAYROLL, verloonde_uren=2662)
    found = outcome(year(known, doubted))
    assert found.value("nog_toe_te_rekenen_banen") == 3
    waiting = one(found, "toerekening_ontbreekt")
    assert waiting.message.startswith("1 ingeleende baan telt nog niet mee")
    assert "Dan hebt u 1,0 baan in plaats van 0,0." in waiting.advice
    question = one(found, "uitlener_onbekend")
    assert question.message.startswith("Bij 1 ingeleende baan is nog niet bekend of de uitlener")
    assert "Bij Rapport, onder “Opvragen wat ontbreekt”, staat een brief" in question.advice
    assert question.field == "uitlener_7_690"


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({}, True),
        ({"uitlener_7_690": JaNee.JA}, True),
        ({"verloonde_uren": None}, True),
        ({"uitlener_7_690": JaNee.NEE}, False),
        ({"verloonde_uren": 0}, False),
        ({"tot": date(2019, 12, 31)}, False),
        ({"vorm": Vorm.INKOOP}, False),
        ({"vorm": Vorm.DETACHERING, "uitlener_handelsregister": JaNee.NEE}, False),
    ],
)
def test_hired_work_that_never_counts_may_be_that_of_a_lender(
    values: dict[str, Any], *, asked: bool
) -> None:
    row = {"vorm": Vorm.OVERIG_INLEEN, "verloonde_uren": 1331, **values}
    found = outcome(year(job(**row)))
    assert ("uitlener_bij_inleen" in codes(found)) is asked
    if asked:
        question = one(found, "uitlener_bij_inleen")
        assert question.field == "uitlener_7_690"
        assert "Kies dan de vorm Payroll of Detachering" in question.advice
        assert question.persons == 1


def test_it_is_asked_only_where_it_can_change_the_answer() -> None:
    lent = job(vorm=Vorm.OVERIG_INLEEN, verloonde_uren=1331)
    own = job(kenmerk="P-09", verloonde_uren=30_000)
    assert "uitlener_bij_inleen" in codes(outcome(year(lent)))
    met = outcome(year(lent, own))
    assert met.by_key["verschil_banen"].value > 0
    assert "uitlener_bij_inleen" not in codes(met)
    small = outcome(year(lent, verloonde_uren=20_000, verloonde_uren_vorig_jaar=20_000))
    assert small.vrijgesteld
    assert "uitlener_bij_inleen" not in codes(small)


@pytest.mark.parametrize(
    ("vormen", "name"),
    [
        ((Vorm.UITZEND,), "Nog toe te rekenen banen"),
        ((Vorm.PAYROLL,), "Vraag over uitlener open"),
        ((Vorm.PAYROLL, Vorm.UITZEND), "Toe te rekenen of vraag open"),
        ((Vorm.INKOOP,), "Nog toe te rekenen banen"),
    ],
)
def test_an_open_question_is_not_called_an_agreement_to_make(
    vormen: tuple[Vorm, ...], name: str
) -> None:
    rows = [
        job(kenmerk=f"P-{place}", vorm=vorm, verloonde_uren=1331)
        for place, vorm in enumerate(vormen)
    ]
    step = outcome(year(*rows)).by_key["nog_toe_te_rekenen_banen"]
    assert step.label == name
    assert ("open vraag over de uitlener" in step.formula) is (Vorm.PAYROLL in vormen)
