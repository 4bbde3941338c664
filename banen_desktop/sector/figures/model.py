"""The outcome of a year: plain values that are exact, and nothing of pandas.

Jobs and hours are fractions, percentages are fractions in percent; `None` means that there is
nothing to divide by or that it is not known. Nothing here is rounded.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from banen_desktop.dossier.choice import JaNee
from banen_desktop.sector.figures.measures import Maten

NUL, TOT_25, TOT_50, TOT_75, TOT_100, GEHAALD = "0", ">0-25", "25-50", "50-75", "75-100", ">=100"
KLASSEN = (NUL, TOT_25, TOT_50, TOT_75, TOT_100, GEHAALD)
"""Parts of the quotum that members have, in percent; each begins with its lower bound."""
GROF = {"0": (NUL,), "<50": (TOT_25, TOT_50), "50-100": (TOT_75, TOT_100), ">=100": (GEHAALD,)}
"""The coarser distribution, made of the classes of the finer one."""


@dataclass(frozen=True, slots=True)
class Lidcijfers:
    """One member that answered: hundredths of hours and persons, and its percentage and class."""

    code: str
    naam: str
    groep: str
    regio: str
    kader: int | None
    verloonde_uren: int
    meetellend: int
    eigen: int | None
    inleen: int | None
    wachten: int | None
    inkoop: int | None
    buiten_register: int | None
    personen: int | None
    personen_eigen: int | None
    personen_inleen: int | None
    op_peildatum: int | None
    banen: Fraction
    quotum: Fraction | None
    realisatie: Fraction | None
    klasse: str
    klein: bool
    iemand_eigen: bool | None
    iemand_inleen: bool | None


@dataclass(frozen=True, slots=True)
class Apart:
    """What stands beside the jobs and is never added, and how many members have any of it.

    `onbekend` counts the members that did not tell.
    """

    banen: Fraction
    leden: int
    onbekend: int


@dataclass(frozen=True, slots=True)
class Aandeel:
    """So many members of those who told, `k` van `n`, of `leden` in all."""

    k: int
    n: int
    leden: int

    @property
    def grenzen(self) -> tuple[Fraction, Fraction] | None:
        """In percent of all: when nobody, and when everybody who did not tell is one of them."""
        if not self.leden:
            return None
        most = self.k + self.leden - self.n
        return Fraction(100 * self.k, self.leden), Fraction(100 * most, self.leden)


@dataclass(frozen=True, slots=True)
class Groep:
    """The members of one class or region: how many, how many answered, and their sums."""

    naam: str
    leden: int
    geantwoord: int
    verloonde_uren: Fraction
    banen: Fraction
    eigen: Fraction
    inleen: Fraction
    niet_gesplitst: Fraction
    quotum: Fraction | None
    realisatie: Fraction | None
    personen: Fraction
    personen_onbekend: int


@dataclass(frozen=True, slots=True)
class Maat:
    """One measure of the year; three of them stand side by side and are never added.

    `leden` told of it; without any `banen` is `None`: it was not asked for.
    """

    naam: str
    leden: int
    banen: Fraction | None


@dataclass(frozen=True, slots=True)
class Kwaliteit:
    """How sure the returns are: members and jobs by where the hours come from, and the register."""

    herkomst: tuple[tuple[str, int, Fraction], ...]
    geschat: Fraction
    geschat_onbekend: int
    register: tuple[tuple[JaNee | None, int], ...]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """All that the returns of one year say together.

    `niet` did not answer, `onvolledig` answered without the hours that are needed, `buiten`
    answered and is outside the population of the year. `ander_percentage` are members that used
    another percentage, with theirs. `bijschatting_naar_uren` is an estimate for who did not
    answer, apart from all else; `ondergrens` is what was counted.
    """

    maten: Maten
    leden: int
    geantwoord: int
    niet: tuple[str, ...]
    onvolledig: tuple[str, ...]
    buiten: tuple[str, ...]
    kader_onbekend: tuple[str, ...]
    dekking_leden: Fraction | None
    dekking_uren: Fraction | None
    uren_kader: Fraction
    verloonde_uren: Fraction
    banen: Fraction
    eigen: Fraction
    inleen: Fraction
    niet_gesplitst: Fraction
    leden_niet_gesplitst: int
    wachten: Apart
    apart_inkoop: Apart
    apart_buiten_register: Apart
    quotum: Fraction | None
    quotum_kleine_werkgevers: Fraction | None
    kleine_werkgevers: int
    realisatie: Fraction | None
    gemiddelde_van_percentages: Decimal | None
    verdeling: tuple[tuple[str, int], ...]
    zonder_percentage: int
    kwartielen: tuple[Fraction, Fraction, Fraction] | None
    iemand_in_dienst: Aandeel
    iemand_ingeleend: Aandeel
    iemand_een_van_beide: Aandeel
    bijschatting_naar_uren: Fraction | None
    personen: Fraction
    personen_onbekend: int
    ander_percentage: tuple[tuple[str, Decimal], ...]
    voorlopig: tuple[str, ...]
    meten: tuple[Maat, ...]
    klassen: tuple[Groep, ...]
    regios: tuple[Groep, ...]
    kwaliteit: Kwaliteit
    per_lid: tuple[Lidcijfers, ...]

    @property
    def ondergrens(self) -> Fraction:
        """The jobs that were counted: with who did not answer there are at least so many."""
        return self.banen

    @property
    def verdeling_grof(self) -> tuple[tuple[str, int], ...]:
        """The distribution in four classes."""
        fine = dict(self.verdeling)
        return tuple((name, sum(fine[part] for part in parts)) for name, parts in GROF.items())


@dataclass(frozen=True, slots=True)
class Deel:
    """One line of the closing sum: members then and now, and what it does to the jobs."""

    leden_toen: int
    leden_nu: int
    banen: Fraction


@dataclass(frozen=True, slots=True)
class Paneel:
    """The same members in two years, with mergers followed, and the sum that closes.

    nu = toen + zelfde + erbij + weg + nu_wel + nu_niet, exactly; the last of `weg` and `nu_niet`
    is negative. `leden` are the codes of the same members in the later year.
    """

    van_jaar: int
    naar_jaar: int
    leden: tuple[str, ...]
    van: Fraction
    naar: Fraction
    alle_toen: Deel
    zelfde: Deel
    erbij: Deel
    weg: Deel
    nu_wel: Deel
    nu_niet: Deel
    alle_nu: Deel
    plaats_toen: tuple[tuple[str, str], ...]
    plaats_nu: tuple[tuple[str, str], ...]
    """The code of every member that answered then, or now, and the line that its answer is in."""
    breuk: str = ""

    @property
    def groei(self) -> Fraction | None:
        """Of the same members, in percent; over a break in the series there is none."""
        return None if self.breuk else growth(self.van, self.naar)


def growth(before: Fraction, after: Fraction) -> Fraction | None:
    """From one to another in percent; from nothing there is none."""
    return 100 * (after / before - 1) if before else None


@dataclass(frozen=True, slots=True)
class Reeksjaar:
    """A year of the series: counted by this monitor, or published with its source.

    `breuk` is why what stands before it cannot be compared; empty for none.
    """

    jaar: int
    banen: Fraction | None
    percentage: Fraction | None
    bron: str
    status: str = ""
    breuk: str = ""
    geantwoord: int | None = None
    leden: int | None = None


@dataclass(frozen=True, slots=True)
class Jaarcijfers:
    """Everything that is shown of a year: the outcome, the year before, and how they compare."""

    uitkomst: Uitkomst
    vorig_jaar: Uitkomst | None
    zelfde_leden: Paneel | None
    reeks: tuple[Reeksjaar, ...] = ()
    breuk: str = ""
    """Why the two years cannot be compared; empty where they can."""

    @property
    def alle_antwoorden_groei(self) -> Fraction | None:
        """Of all answers together, which is not the growth of the sector, in percent."""
        if self.vorig_jaar is None or self.breuk:
            return None
        return growth(self.vorig_jaar.banen, self.uitkomst.banen)
