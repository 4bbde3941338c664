"""The text with which the prepared rows of a sheet end: it is written, and told from a row."""

END_OF_ROWS = (
    "Einde van de voorbereide rijen. Meer nodig? Kopieer hierboven een hele rij en voeg die in."
)
