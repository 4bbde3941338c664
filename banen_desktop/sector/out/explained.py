"""What each table, row and column of an edition means, for who reads it in another program."""

from collections.abc import Iterator

from banen_desktop import dutch
from banen_desktop.sector.figures.measures import Maten
from banen_desktop.sector.out.outgoing import Uitvoer, percentage_words, year_of
from banen_desktop.sector.publication.cells import Eenheid, Teken

TABLES = {
    "kern": "De uitkomst van de sector: banen, quotum, percentage en dekking.",
    "ernaast": "Wat naast de banen staat en er nooit bij is opgeteld.",
    "maten": "Het hele jaar en de laatste dag van december: andere maten, nooit optellen.",
    "verdeling": "Hoeveel leden welk deel van hun quotum haalden.",
    "in_dienst": "Bij hoeveel van de leden iemand werkt.",
    "zelfde_leden": "Leden die in beide jaren antwoordden, en de som die sluit.",
    "reeks": "De jaren onder elkaar: geteld, of eerder uitgegeven.",
    "klassen": "De leden per klasse.",
    "regios": "De leden per regio.",
    "kwartielen": "Welk deel van het quotum een kwart, de helft en driekwart van de leden haalt.",
    "bijschatting": "Een schatting voor wie niet antwoordde; zij staat apart en telt nergens mee.",
    "kwaliteit": "Waar de uren van de leden vandaan komen.",
    "register": "Hoeveel leden het doelgroepregister nakeken.",
    "per_lid": "Elk lid apart; alleen voor de raad.",
}
ROWS = {
    "Leden": "Leden van de raad die in dit jaar meetellen.",
    "Gaven op": "Leden van wie een opgave meetelt.",
    "Dekking in leden": "Leden die opgaven, van alle leden.",
    "Dekking in uren": "Opgegeven verloonde uren, van alle uren in het kader.",
    "Verloonde uren": "Verloonde uren van alle werknemers van de leden die opgaven.",
    "Banen": "Uren die meetellen, gedeeld door de uren van een baan.",
    "Quotum": "Verloonde uren maal het quotumpercentage, gedeeld door de uren van een baan.",
    "Gehaald": "Som van de banen gedeeld door de som van de quota.",
    "Quotum van kleine werkgevers": "Het deel van het quotum van kleine werkgevers.",
    "Personen": "Mensen uit de doelgroep.",
    "Eigen": "Banen in eigen dienst.",
    "Ingeleend": "Banen die zijn ingeleend en toegerekend.",
    "Niet gesplitst": "Banen van leden die eigen en ingeleend niet apart opgaven.",
    "Nog toe te rekenen": "Ingeleende uren waarover nog geen afspraak is.",
    "Ingekocht": "Werk van leveranciers; het telt niet mee.",
    "Buiten het register": "Uren van mensen die niet in het doelgroepregister staan.",
    "Ondergrens": "Wat geteld is; er zijn minstens zo veel banen.",
    "Bijgeschat naar uren": "De banen, vergroot naar alle uren in het kader.",
    "Groei van zelfde leden": "Verandering van de banen van leden die in beide jaren antwoordden.",
}
UNITS = {
    Eenheid.BANEN: "banen",
    Eenheid.UREN: "verloonde uren",
    Eenheid.LEDEN: "leden",
    Eenheid.PERSONEN: "personen",
    Eenheid.PROCENT: "procent, met één decimaal",
    Eenheid.HEEL_PROCENT: "procent, zonder decimalen",
}


def sources(uitvoer: Uitvoer) -> Iterator[str]:
    """Where the figures come from."""
    maten: Maten = uitvoer.maten
    yield f"Opgaven van leden aan {uitvoer.naam} over {uitvoer.jaar}."
    hours = dutch.format_number(maten.eenheden.uren_per_baan)
    yield f"Uren van een baan in {uitvoer.jaar}: {hours}."
    yield percentage_words(maten)
    shown = uitvoer.tabel("reeks")
    for row in shown.rijen if shown else ():
        if source := (uitvoer.bronnen or {}).get(year_of(row)):
            yield f"Reeks {row.naam}: {source}."


def meanings(uitvoer: Uitvoer) -> Iterator[tuple[str, str, str]]:
    """Of every table and every row that is explained: the table, the row, and what it means."""
    for tabel in uitvoer.tabellen:
        yield tabel.titel, "", TABLES.get(tabel.sleutel, "")
        named = tabel.sleutel in {"kern", "ernaast", "bijschatting", "zelfde_leden"}
        for row in tabel.rijen if named else ():
            if row.naam in ROWS:
                yield tabel.titel, row.naam, ROWS[row.naam]
        for column in tabel.kolommen:
            if column in ROWS and not named:
                yield tabel.titel, column, ROWS[column]


def signs() -> Iterator[tuple[str, str]]:
    """The signs that stand in place of a number, each with what it means."""
    yield from ((str(sign), sign.label) for sign in Teken)
