"""The title of the first column of each table, in every file."""

FIRST_COLUMN = {
    "kern": "Getal",
    "ernaast": "Wat",
    "maten": "Maat",
    "verdeling": "Quotum gehaald",
    "in_dienst": "Hoe",
    "zelfde_leden": "Regel",
    "reeks": "Jaar",
    "klassen": "Klasse",
    "regios": "Regio",
    "kwartielen": "Kwart van de leden",
    "per_lid": "Lid",
    "kwaliteit": "Herkomst van de uren",
    "register": "Register nagekeken",
    "bijschatting": "Wat",
}
