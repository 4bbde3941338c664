"""What an import of loonaangiften gives: hours and numbers of people, and nobody to recognise.

All hours are whole hours, as the sum of AantVerlU. The sums count what was filed by 1 May of the
next year (Wfsv art. 38e lid 3); what later messages change is kept apart in `na_1_mei`.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from banen_desktop.dossier.findings import Finding


@dataclass(frozen=True, slots=True)
class Uren:
    """Hours by what they are for the quotum."""

    meetellend: int = 0
    te_beslissen: int = 0
    niet_meetellend: int = 0

    @property
    def totaal(self) -> int:
        """All hours."""
        return self.meetellend + self.te_beslissen + self.niet_meetellend

    def __add__(self, other: "Uren") -> "Uren":
        """Add each kind."""
        return Uren(
            self.meetellend + other.meetellend,
            self.te_beslissen + other.te_beslissen,
            self.niet_meetellend + other.niet_meetellend,
        )

    def __sub__(self, other: "Uren") -> "Uren":
        """Subtract each kind."""
        return Uren(
            self.meetellend - other.meetellend,
            self.te_beslissen - other.te_beslissen,
            self.niet_meetellend - other.niet_meetellend,
        )


@dataclass(frozen=True, slots=True)
class Som:
    """Hours, and the number of different people who have them."""

    uren: int
    personen: int


@dataclass(frozen=True, slots=True)
class LkvHint:
    """Hours with the LKV flag of the banenafspraak: a hint, no proof that they count.

    `personen` is absent below five, so that nobody is recognisable.
    """

    uren: int
    personen: int | None


@dataclass(frozen=True, slots=True, order=True)
class Aangiftetijdvak:
    """A tijdvak of one loonheffingennummer; both ends are inclusive."""

    loonheffingennummer: str
    van: date
    tot: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.tot - self.van).days + 1


@dataclass(frozen=True, slots=True)
class TijdvakUren:
    """The end state of one tijdvak.

    `naam` is what people call it; `na_1_mei` what late messages change. `aangiften` is the number
    of volledige aangiften: 0 when there are only corrections, and the last of several counts.
    """

    tijdvak: Aangiftetijdvak
    naam: str
    uren: Uren
    na_1_mei: Uren
    aangiften: int


@dataclass(frozen=True, slots=True)
class LoonaangifteJaar:
    """One year of one employer (a fiscal number: nine digits).

    `volledig`: the tijdvakken of each loonheffingennummer cover the year without gap or overlap.
    `dubbel`: tijdvakken with more than one volledige aangifte. `srtiv_gewijzigd`: the number of
    inkomstenverhoudingen whose SrtIV changes within a tijdvak; the last one counts. `geweigerd`:
    the number of inkomstenverhoudingen that could not be read.
    """

    fiscaal_nummer: str
    jaar: int
    werkgever: str
    meetellend: Som
    te_beslissen: Som
    niet_meetellend: Som
    na_1_mei: Uren
    tijdvakken: tuple[TijdvakUren, ...]
    ontbrekend: tuple[Aangiftetijdvak, ...]
    dubbel: tuple[Aangiftetijdvak, ...]
    overlappend: tuple[Aangiftetijdvak, ...]
    volledig: bool
    srtiv_gewijzigd: int
    lkv: LkvHint
    geweigerd: int
    bevindingen: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file that was read, with the IdBer of its messages."""

    naam: str
    sha256: str
    berichten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """Something that was not used: the file, the place in it, what was read, and why."""

    bestand: str
    plaats: str
    gelezen: str
    reden: str


@dataclass(frozen=True, slots=True)
class LoonaangifteResult:
    """All years of all employers in a set of files; `bevindingen` are about the set itself."""

    jaren: tuple[LoonaangifteJaar, ...] = ()
    geweigerd: tuple[Geweigerd, ...] = ()
    bestanden: tuple[Bestand, ...] = ()
    bevindingen: tuple[Finding, ...] = ()

    @property
    def all_findings(self) -> Iterator[Finding]:
        """The findings about the set, then those of each year."""
        yield from self.bevindingen
        for jaar in self.jaren:
            yield from jaar.bevindingen


def as_json(result: LoonaangifteResult) -> dict[str, object]:
    """The result as `banen importeer --json` prints it: only text, whole numbers and booleans."""
    return {
        "jaren": [_year(jaar) for jaar in result.jaren],
        "geweigerd": [asdict(refusal) for refusal in result.geweigerd],
        "bevindingen": [finding.as_data() for finding in result.all_findings],
        "bestanden": [asdict(bestand) for bestand in result.bestanden],
    }


def _year(jaar: LoonaangifteJaar) -> dict[str, object]:
    return {
        "jaar": jaar.jaar,
        "fiscaal_nummer": jaar.fiscaal_nummer,
        "werkgever": jaar.werkgever,
        "meetellend": jaar.meetellend.uren,
        "te_beslissen": jaar.te_beslissen.uren,
        "niet_meetellend": jaar.niet_meetellend.uren,
        "na_1_mei": jaar.na_1_mei.totaal,
        "volledig": jaar.volledig,
        "tijdvakken": [
            _tijdvak(found.tijdvak) | {"uren": found.uren.totaal} for found in jaar.tijdvakken
        ],
        "ontbrekend": [_tijdvak(missing) for missing in jaar.ontbrekend],
    }


def _tijdvak(tijdvak: Aangiftetijdvak) -> dict[str, object]:
    return {
        "loonheffingennummer": tijdvak.loonheffingennummer,
        "van": tijdvak.van.isoformat(),
        "tot": tijdvak.tot.isoformat(),
    }
