"""The fields of what was read from files of others: as `fields`, for the records of `intake`."""

from banen_desktop.dossier import model
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.fields import COUNT, choice_field, day_field, number_field, text_field

REEKS = (text_field("reeks", "Invoer waar de rij vandaan komt", length=64, holds_numbers=True),)
INVOER = (
    *REEKS,
    choice_field("soort", "Soort", model.Invoersoort, required=True),
    text_field("bestand", "Bestand", length=255, holds_numbers=True),
    text_field("sha256", "SHA-256", length=64, holds_numbers=True),
    text_field("gelezen_op", "Gelezen op", length=40),
    number_field("overgenomen", "Rijen overgenomen", **COUNT),
    number_field("geweigerd", "Rijen geweigerd", **COUNT),
    text_field("indeling", "Indeling", length=20_000, holds_numbers=True),
)
TIJDVAK = (
    text_field("loonheffingennummer", "Loonheffingennummer", length=20, holds_numbers=True),
    day_field("van", "Van"),
    day_field("tot", "Tot en met"),
    number_field("meetellend", "Meetellende uren", below_zero=True),
    number_field("te_beslissen", "Uren om over te beslissen", below_zero=True),
    number_field("niet_meetellend", "Uren die niet meetellen", below_zero=True),
    number_field("na_1_mei", "Te laat gewijzigde uren", below_zero=True),
)
LOONAANGIFTE = (
    number_field("personen_meetellend", "Personen met meetellende uren", **COUNT),
    number_field("personen_te_beslissen", "Personen om over te beslissen", **COUNT),
    number_field("personen_niet_meetellend", "Personen met uren die niet meetellen", **COUNT),
    choice_field(
        "te_beslissen_telt",
        "Tellen uren zonder werknemersverzekering mee?",
        JaNee,
        "Bijvoorbeeld van bestuurders, raadsleden en mensen boven de AOW-leeftijd.",
    ),
    choice_field("volledig", "Alle aangiftetijdvakken van het jaar zijn er", JaNee),
    number_field("lkv_uren", "Uren met LKV banenafspraak"),
)
