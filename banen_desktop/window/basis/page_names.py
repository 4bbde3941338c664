"""The pages of a dossier, in the order in which the window shows them; light to import."""

PAGES = (
    "Overzicht",
    "Werkgever",
    "Uren",
    "Banen",
    "Toelichting",
    "Agenda",
    "Berekening",
    "Vergelijken",
    "Wat als",
    "Rapport",
    "Wie krijgt wat",
)
PAGE_KEYS = dict(zip(PAGES, "1234567890", strict=False))
"""The number that goes with Ctrl to each page; the last of many pages has none."""
