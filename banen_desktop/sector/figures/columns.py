"""What goes to the child that adds up, and what comes back: columns of numbers, and their sums.

Plain lists and records, that are small to send: the members themselves stay with who asks.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

HOURS = ("verloonde_uren", "meetellend", "eigen", "inleen", "wachten", "inkoop", "buiten_register")
COUNTED = (*HOURS, "personen", "op_peildatum", "geschat")
FRAME, UNSPLIT, ANSWERED = "kader", "niet_gesplitst", "geantwoord"
SUMS = ("verloonde_uren", "meetellend", "eigen", "inleen", UNSPLIT, "personen")


@dataclass(frozen=True, slots=True)
class Kolommen:
    """One year: a place in every list for each member, answered or not; hundredths, or unknown."""

    klasse: list[str]
    regio: list[str]
    herkomst: list[str]
    geantwoord: list[bool]
    getallen: dict[str, list[int | None]]
    percentage: Decimal | None
    drempel: int | None


@dataclass(frozen=True, slots=True)
class Groepssom:
    """The sums of one class or region: members, who answered, and whose persons are unknown."""

    naam: str
    leden: int
    geantwoord: int
    personen_onbekend: int
    sommen: dict[str, int]


@dataclass(frozen=True, slots=True)
class Sommen:
    """What the columns of a year come to.

    `meer_dan_niets` and `onbekend` count members; `klasse_van` has the class of every member, empty
    without a percentage; `aantallen` has the members of each class.
    """

    totaal: dict[str, int]
    meer_dan_niets: dict[str, int]
    onbekend: dict[str, int]
    kleine_werkgevers: int
    uren_van_kleine: int
    klassen: tuple[Groepssom, ...]
    regios: tuple[Groepssom, ...]
    herkomst: tuple[tuple[str, int, int], ...]
    klasse_van: list[str]
    aantallen: tuple[tuple[str, int], ...]
    gemiddelde: Decimal | None
    kwartielen: tuple[Fraction, Fraction, Fraction] | None


@dataclass(frozen=True, slots=True)
class Paneelkolommen:
    """Members of two years: the number of their unit, whether now, and their hours if answered."""

    eenheid: list[int]
    nu: list[bool]
    uren: list[int | None]


Eenheidssom = tuple[int, int, int, int, int, int]
"""Of a unit then, and now: members, who answered, and their hours that count."""


@dataclass(frozen=True, slots=True)
class Werk:
    """All that the child adds up at once."""

    jaren: dict[int, Kolommen]
    paneel: Paneelkolommen | None


@dataclass(frozen=True, slots=True)
class Opgeteld:
    """What the child found."""

    jaren: dict[int, Sommen]
    paneel: dict[int, Eenheidssom]
