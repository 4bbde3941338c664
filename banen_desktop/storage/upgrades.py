"""Older formats of the .banen file, and how each becomes the next one.

What stands here describes files that exist: it never changes.
"""

from banen_desktop.storage.sqlite_file import Schema, Tables, Upgrade

_FORMAT_1: Schema = {
    "werkgever": (
        "CREATE TABLE werkgever (id TEXT, naam TEXT, sector TEXT, bestuursnummer TEXT, "
        "loonheffingennummers TEXT, werkweek_uren TEXT, premie_sectorfonds TEXT, "
        "eerste_jaar_wet_banenafspraak TEXT)"
    ),
    "jaar": (
        "CREATE TABLE jaar (jaar INTEGER PRIMARY KEY, verloonde_uren TEXT, "
        "verloonde_uren_herkomst TEXT, verloonde_uren_vorig_jaar TEXT, quotumpercentage "
        "TEXT, bron_quotumpercentage TEXT)"
    ),
    "toelichting": (
        "CREATE TABLE toelichting (jaar INTEGER PRIMARY KEY, maatregelen TEXT, oorzaken "
        "TEXT, plannen TEXT, soorten_werk TEXT, social_return TEXT, gegevens TEXT, "
        "verantwoordelijke TEXT)"
    ),
    "loonaangifte": (
        "CREATE TABLE loonaangifte (jaar INTEGER PRIMARY KEY, personen_meetellend TEXT, "
        "personen_te_beslissen TEXT, personen_niet_meetellend TEXT, te_beslissen_telt "
        "TEXT, volledig TEXT, lkv_uren TEXT)"
    ),
    "uren": (
        "CREATE TABLE uren (volgorde INTEGER PRIMARY KEY, jaar INTEGER, id TEXT, "
        "onderdeel TEXT, functiegroep TEXT, verloonde_uren TEXT, herkomst TEXT, opmerking"
        " TEXT, reeks TEXT)"
    ),
    "baan": (
        "CREATE TABLE baan (volgorde INTEGER PRIMARY KEY, jaar INTEGER, id TEXT, kenmerk "
        "TEXT, onderdeel TEXT, vorm TEXT, toerekening TEXT, contract TEXT, soort_werk "
        "TEXT, uren_per_week TEXT, van TEXT, tot TEXT, telt_mee_van TEXT, telt_mee_tot "
        "TEXT, verloonde_uren TEXT, verloonde_uren_herkomst TEXT, "
        "register_gecontroleerd_op TEXT, besluit_telt_mee TEXT, besluit_grond TEXT, "
        "besluit_op TEXT, opmerking TEXT, reeks TEXT)"
    ),
    "tijdvak": (
        "CREATE TABLE tijdvak (volgorde INTEGER PRIMARY KEY, jaar INTEGER, id TEXT, "
        "loonheffingennummer TEXT, van TEXT, tot TEXT, meetellend TEXT, te_beslissen "
        "TEXT, niet_meetellend TEXT, na_1_mei TEXT)"
    ),
    "invoer": (
        "CREATE TABLE invoer (volgorde INTEGER PRIMARY KEY, jaar INTEGER, id TEXT, reeks "
        "TEXT, soort TEXT, bestand TEXT, sha256 TEXT, gelezen_op TEXT, overgenomen TEXT, "
        "geweigerd TEXT, indeling TEXT)"
    ),
    "controle": "CREATE TABLE controle (sha256 TEXT)",
}


def _from_1(tables: Tables) -> Tables:
    """Format 2 adds the report: text, werkagenda, what was reported, scenarios, logo, versions."""
    years = [row["jaar"] for row in tables["jaar"]]
    empty = ("maatregel", "cijfer", "scenario", "versie")
    text = {"lengte": "normaal", "stem": "wij", "tekst": "", "berekend": ""}
    reported = {"op": None, "aan": "", "uitkomst": "", "versie": ""}
    compared = dict.fromkeys(
        ("prijs_per_baan", "sroi_leveranciers", "sroi_bedrag", "sroi_personen")
    )
    return {
        **tables,
        "werkgever": [{**row, "nulmeting_banen": None} for row in tables["werkgever"]],
        "logo": [{"soort": "png", "inhoud": ""}],
        "verslagtekst": [{"jaar": year, **text} for year in years],
        "vaststelling": [{"jaar": year, **reported} for year in years],
        "vergelijking": [{"jaar": year, **compared} for year in years],
        **{name: [] for name in empty},
    }


_FORMAT_2: Schema = {
    **_FORMAT_1,
    "werkgever": (
        "CREATE TABLE werkgever (id TEXT, naam TEXT, sector TEXT, bestuursnummer TEXT, "
        "loonheffingennummers TEXT, werkweek_uren TEXT, premie_sectorfonds TEXT, "
        "eerste_jaar_wet_banenafspraak TEXT, nulmeting_banen TEXT)"
    ),
    "logo": "CREATE TABLE logo (soort TEXT, inhoud TEXT)",
    "verslagtekst": (
        "CREATE TABLE verslagtekst (jaar INTEGER PRIMARY KEY, lengte TEXT, stem TEXT, tekst"
        " TEXT, berekend TEXT)"
    ),
    "vaststelling": (
        "CREATE TABLE vaststelling (jaar INTEGER PRIMARY KEY, op TEXT, aan TEXT, uitkomst "
        "TEXT, versie TEXT)"
    ),
    "vergelijking": (
        "CREATE TABLE vergelijking (jaar INTEGER PRIMARY KEY, prijs_per_baan TEXT, "
        "sroi_leveranciers TEXT, sroi_bedrag TEXT, sroi_personen TEXT)"
    ),
    "maatregel": (
        "CREATE TABLE maatregel (volgorde INTEGER PRIMARY KEY, jaar INTEGER, id TEXT, "
        "omschrijving TEXT, eigenaar TEXT, deadline TEXT, status TEXT, plaatsing TEXT, "
        "resultaat TEXT)"
    ),
    "cijfer": (
        "CREATE TABLE cijfer (volgorde INTEGER PRIMARY KEY, jaar INTEGER, id TEXT, sleutel "
        "TEXT, waarde TEXT)"
    ),
    "scenario": (
        "CREATE TABLE scenario (volgorde INTEGER PRIMARY KEY, jaar INTEGER, id TEXT, naam "
        "TEXT, personen TEXT, uren_per_week TEXT, vanaf TEXT, inzet TEXT, quotumpercentage "
        "TEXT, groei_uren TEXT, functiegroepen TEXT, inkoop_telt TEXT, wet_banenafspraak "
        "TEXT, doeljaar TEXT)"
    ),
    "versie": (
        "CREATE TABLE versie (volgorde INTEGER PRIMARY KEY, id TEXT, moment TEXT, "
        "aanleiding TEXT, jaar TEXT, inhoud TEXT)"
    ),
}


def _from_2(tables: Tables) -> Tables:
    """Format 3 remembers the legal values of each year; of an older file nobody knows them."""
    return {
        **tables,
        "parameters": [{"jaar": row["jaar"], "sha256": ""} for row in tables["jaar"]],
        "waarde": [],
    }


_FORMAT_3: Schema = {
    **_FORMAT_2,
    "parameters": "CREATE TABLE parameters (jaar INTEGER PRIMARY KEY, sha256 TEXT)",
    "waarde": (
        "CREATE TABLE waarde (volgorde INTEGER PRIMARY KEY, jaar INTEGER, id TEXT, sleutel "
        "TEXT, omschrijving TEXT, waarde TEXT, eenheid TEXT, status TEXT, bestand TEXT)"
    ),
}


def _from_3(tables: Tables) -> Tables:
    """Format 4 asks when a quotumregeling is activated, two things about a lender, and `aantal`.

    In older files nobody answered them, and a row is one person; what was decided about a job stays
    as it was.
    """
    lender = dict.fromkeys(("uitlener_7_690", "uitlener_handelsregister", "aantal"))
    return {
        **tables,
        "baan": [{**row, **lender} for row in tables["baan"]],
        "werkgever": [{**row, "eerste_jaar_activering": None} for row in tables["werkgever"]],
    }


_FORMAT_4: Schema = {
    **_FORMAT_3,
    "werkgever": (
        "CREATE TABLE werkgever (id TEXT, naam TEXT, sector TEXT, bestuursnummer TEXT, "
        "loonheffingennummers TEXT, werkweek_uren TEXT, premie_sectorfonds TEXT, "
        "eerste_jaar_wet_banenafspraak TEXT, eerste_jaar_activering TEXT, nulmeting_banen "
        "TEXT)"
    ),
    "baan": (
        "CREATE TABLE baan (volgorde INTEGER PRIMARY KEY, jaar INTEGER, id TEXT, kenmerk "
        "TEXT, aantal TEXT, onderdeel TEXT, vorm TEXT, toerekening TEXT, contract TEXT, "
        "soort_werk TEXT, uren_per_week TEXT, van TEXT, tot TEXT, telt_mee_van TEXT, "
        "telt_mee_tot TEXT, verloonde_uren TEXT, verloonde_uren_herkomst TEXT, "
        "register_gecontroleerd_op TEXT, uitlener_7_690 TEXT, uitlener_handelsregister "
        "TEXT, besluit_telt_mee TEXT, besluit_grond TEXT, besluit_op TEXT, opmerking TEXT, "
        "reeks TEXT)"
    ),
}


def _from_4(tables: Tables) -> Tables:
    """Format 5 remembers returns for councils with their keys, and which old texts were read."""
    texts = [{**row, "klopt_nog": ""} for row in tables["verslagtekst"]]
    return {**tables, "verslagtekst": texts, "opgave": [], "raadsleutel": []}


UPGRADES: dict[int, Upgrade] = {
    1: Upgrade(_FORMAT_1, _from_1),
    2: Upgrade(_FORMAT_2, _from_2),
    3: Upgrade(_FORMAT_3, _from_3),
    4: Upgrade(_FORMAT_4, _from_4),
}
