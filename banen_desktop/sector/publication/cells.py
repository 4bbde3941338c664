"""Tables as they are shown: numbers with their unit, or a sign with the reason for it."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from banen_desktop import dutch
from banen_desktop.dossier.choice import Choice
from banen_desktop.quota.units import decimal_of


class Lezer(Choice):
    """For whom the figures are; the raad sees everything."""

    RAAD = "raad", "Raad: alles"
    DEELNEMERS = "deelnemers", "Deelnemers"
    OPENBAAR = "openbaar", "Openbaar"


class Teken(Choice):
    """What stands where no number can; the signs of the CBS."""

    ONTBREEKT = ".", "ontbreekt"
    VOORLOPIG = "*", "voorlopig"
    GEHEIM = "x", "geheim"
    NIHIL = "-", "nul"
    MINDER = "0", "minder dan de helft van de eenheid"


class Eenheid(Choice):
    """What a cell counts, and with how many decimals it is shown."""

    decimalen: int

    def __new__(cls, value: str, label: str, decimalen: int) -> "Eenheid":
        """Keep the decimals beside the label."""
        member = str.__new__(cls, value)
        member._value_, member.label, member.decimalen = value, label, decimalen
        return member

    BANEN = "banen", "banen", 1
    UREN = "uren", "uren", 0
    LEDEN = "leden", "leden", 0
    PERSONEN = "personen", "personen", 0
    PROCENT = "procent", "%", 1
    HEEL_PROCENT = "heel_procent", "%", 0


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell: `waarde` is exact and is `None` where it is hidden or missing.

    `tekst` stands there instead of a number where words do; `reden` says why something is hidden.
    """

    waarde: Fraction | None
    eenheid: Eenheid
    teken: Teken | None = None
    reden: str = ""
    tekst: str = ""

    @property
    def verborgen(self) -> bool:
        """Whether the reader does not see what the council sees."""
        return bool(self.reden)

    @property
    def getoond(self) -> str:
        """What the reader sees."""
        if self.tekst:
            return self.tekst
        if self.waarde is None or self.teken in {Teken.NIHIL, Teken.MINDER}:
            return str(self.teken or Teken.ONTBREEKT)
        return dutch.format_number(decimal_of(self.waarde), self.eenheid.decimalen)


def shown(value: Fraction | int | None, eenheid: Eenheid) -> Cel:
    """A number that may be seen."""
    if value is None:
        return Cel(None, eenheid, Teken.ONTBREEKT)
    exact = Fraction(value)
    if not exact:
        return Cel(exact, eenheid, Teken.NIHIL)
    half = Fraction(Decimal(5).scaleb(-1 - eenheid.decimalen))
    return Cel(exact, eenheid, Teken.MINDER if abs(exact) < half else None)


def hidden(eenheid: Eenheid, reason: str) -> Cel:
    """A number that may not be seen, and why."""
    return Cel(None, eenheid, Teken.GEHEIM, reason)


def told(text: str, eenheid: Eenheid, reason: str) -> Cel:
    """Words in place of a number that may not be seen."""
    return Cel(None, eenheid, None, reason, text)


def words(text: str) -> Cel:
    """Words that are no number and hide none, such as a source."""
    return Cel(None, Eenheid.LEDEN, None, "", text)


@dataclass(frozen=True, slots=True)
class Rij:
    """A row: its name, and a cell for each column."""

    naam: str
    cellen: tuple[Cel, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table as one audience sees it; `noten` say what was merged or left out, and why.

    `uitleg` hides nothing: it says what else belongs to the table, such as a break.
    """

    sleutel: str
    titel: str
    kolommen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    noten: tuple[str, ...] = ()
    uitleg: tuple[str, ...] = ()

    @property
    def verborgen(self) -> tuple[tuple[str, str], ...]:
        """What is hidden, each with its reason."""
        cells = [
            (f"{row.naam}, {column}" if len(self.kolommen) > 1 else row.naam, cell.reden)
            for row in self.rijen
            for column, cell in zip(self.kolommen, row.cellen, strict=True)
            if cell.verborgen
        ]
        return (*cells, *((self.titel, note) for note in self.noten))
