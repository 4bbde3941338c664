"""The fields of returns that were made, and of keys that were compared: as `fields`."""

from banen_desktop.dossier.fields import Field, Kind, day_field, text_field

LONGEST_BASIS = 4_000_000
_LONGEST_RETURN, _LONGEST_NAME = 70_000, 300

GEMAAKTE_OPGAVE = (
    text_field("raad", "Raad", length=_LONGEST_NAME, holds_numbers=True),
    Field("jaar", Kind.YEAR, "Jaar"),
    day_field("gemaakt_op", "Gemaakt op"),
    text_field("inhoud", "Opgave", length=_LONGEST_RETURN, holds_numbers=True),
    text_field("grondslag", "Grondslag", length=LONGEST_BASIS, holds_numbers=True),
)
RAADSLEUTEL = (
    text_field("raad", "Raad", length=_LONGEST_NAME, holds_numbers=True),
    text_field("sleutel", "Sleutel", length=_LONGEST_NAME, holds_numbers=True),
    day_field("vergeleken_op", "Vergeleken op"),
)
