"""What the figures of a sector say in sentences, from what an audience may see."""

from collections.abc import Iterator

from banen_desktop import dutch
from banen_desktop.quota.units import decimal_of
from banen_desktop.sector.out.outgoing import NO_TOTAL, Uitvoer, percentage_words, year_of
from banen_desktop.sector.publication.cells import Cel, Eenheid, Teken

NEVER_ADDED = (
    "Dit staat naast de banen. Het telt niet mee voor het quotum en is er nooit bij opgeteld."
)
MEASURES = "Dit zijn verschillende maten. Tel ze niet op en kies er één."
NO_MEAN = (
    "Het percentage van de sector is de som van de banen gedeeld door de som van de quota. Het is "
    "nooit het gemiddelde van de percentages van de leden."
)
SAME_MEMBERS = (
    "Alleen leden die in beide jaren antwoordden, zijn te vergelijken. Fusies zijn gevolgd. De "
    "regels ertussen tellen op tot het verschil tussen beide jaren."
)
PERCENT = frozenset({Eenheid.PROCENT, Eenheid.HEEL_PROCENT})


def cell_text(cel: Cel) -> str:
    """A cell as it is read: a percentage with its sign."""
    number = cel.waarde is not None and cel.teken not in {Teken.NIHIL, Teken.MINDER}
    return f"{cel.getoond}%" if number and cel.eenheid in PERCENT and not cel.tekst else cel.getoond


def headline(uitvoer: Uitvoer) -> str:
    """The answer of the year in one sentence."""
    if not uitvoer.tabellen:
        return f"{NO_TOTAL} over {uitvoer.jaar}"
    reached = uitvoer.cel("kern", "Gehaald")
    if reached is None or reached.waarde is None:
        if reached is not None and reached.verborgen:
            return f"Hoeveel van het quotum van {uitvoer.jaar} is gehaald, blijft verborgen"
        return f"Hoeveel van het quotum van {uitvoer.jaar} is gehaald, is niet bekend"
    return f"De sector haalt {cell_text(reached)} van het quotum van {uitvoer.jaar}"


def coverage(uitvoer: Uitvoer) -> str:
    """Jobs and quotum, with the coverage in members and in hours together; empty without total."""
    if not uitvoer.tabellen:
        return ""
    names = ("Banen", "Quotum", "Gaven op", "Leden", "Dekking in leden", "Dekking in uren")
    jobs, quotum, answered, members, by_members, by_hours = (_told(uitvoer, each) for each in names)
    return (
        f"{jobs} van {quotum} banen, van {answered} van {members} leden ({by_members}) "
        f"met {by_hours} van de uren."
    )


def _told(uitvoer: Uitvoer, name: str) -> str:
    cel = uitvoer.cel("kern", name)
    if cel is None or (cel.waarde is None and not cel.tekst):
        return str(Teken.GEHEIM if cel and cel.verborgen else Teken.ONTBREEKT)
    return "0" if cel.teken is Teken.NIHIL else cell_text(cel)


def state(uitvoer: Uitvoer) -> str:
    """Whether it may still change, and why."""
    if not uitvoer.voorlopig:
        return ""
    if not uitvoer.vragen_open:
        return "Voorlopig: een of meer leden kunnen hun opgave nog veranderen."
    asked = uitvoer.vragen_open
    questions = "Er staat nog 1 vraag" if asked == 1 else f"Er staan nog {asked} vragen"
    return f"Voorlopig. {questions} aan leden open."


def split_words(uitvoer: Uitvoer) -> str:
    """Own and hired in a sentence."""
    own, hired = uitvoer.cel("kern", "Eigen"), uitvoer.cel("kern", "Ingeleend")
    if own is None or hired is None:
        return ""
    if own.waarde is None and own.tekst:
        return f"Van de banen is {own.tekst} in eigen dienst en {hired.tekst} ingeleend."
    if own.waarde is None or hired.waarde is None:
        return "Hoeveel banen eigen en hoeveel ingeleend zijn, blijft verborgen."
    said = f"In eigen dienst zijn dat {_jobs(own)}, ingeleend {_jobs(hired)}"
    rest = uitvoer.cel("kern", "Niet gesplitst")
    if rest is not None and rest.waarde:
        return f"{said}; van {_jobs(rest)} is dat niet opgegeven."
    return f"{said}."


def _jobs(cel: Cel) -> str:
    return "0 banen" if cel.waarde is None else dutch.jobs(decimal_of(cel.waarde))


def growth_words(uitvoer: Uitvoer) -> str:
    """How the same members changed; empty where there is nothing to compare."""
    tabel = uitvoer.tabel("zelfde_leden")
    if tabel is None or not tabel.rijen:
        return ""
    rate = tabel.rijen[-1].cellen[1]
    if rate.waarde is None and not rate.tekst:
        return (
            "Hoeveel dezelfde leden groeiden, blijft verborgen."
            if rate.verborgen
            else "Hoeveel dezelfde leden groeiden, is niet te zeggen."
        )
    if rate.teken in {Teken.NIHIL, Teken.MINDER}:
        return "Dezelfde leden hebben evenveel banen als een jaar eerder."
    told = cell_text(rate)
    fewer = told.startswith("-")
    change = "minder" if fewer else "meer"
    return f"Dezelfde leden hebben {told.removeprefix('-')} {change} banen dan een jaar eerder."


def breaks(uitvoer: Uitvoer) -> Iterator[str]:
    """A sentence for each break in the series that is shown."""
    tabel = uitvoer.tabel("reeks")
    shown = {year_of(row) for row in tabel.rijen} if tabel else set()
    for year, reason in sorted((uitvoer.breuken or {}).items()):
        if year in shown:
            end = reason.strip().rstrip(".")
            yield f"Breuk na {year}: {end}. Vergelijk de jaren ervoor en erna niet."


def method(uitvoer: Uitvoer) -> Iterator[str]:
    """How the figures came about; numbers of the law come from the law of the year."""
    maten = uitvoer.maten
    hours = dutch.format_number(maten.eenheden.uren_per_baan)
    yield (
        f"Een baan is {hours} verloonde uren in {uitvoer.jaar}. Banen zijn uren gedeeld door dat "
        "getal; pas wat getoond wordt, is afgerond."
    )
    yield percentage_words(maten)
    yield NO_MEAN
    yield (
        "Leden die niet antwoordden, tellen niet mee in de banen en het quotum. De dekking staat "
        "er daarom altijd bij, in leden en in uren."
    )
    if maten.drempel_uren is not None:
        limit = dutch.format_number(maten.drempel_uren, 0)
        yield (
            f"Kleine werkgevers (minder dan {limit} verloonde uren) tellen mee in de banen, de "
            "uren en het quotum. Hun deel van het quotum staat apart: zij hoeven niets te betalen."
        )
