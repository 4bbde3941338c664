"""The dossier: one immutable value, with stable ids for its rows.

Quantities are `Decimal`; `None` means unknown, never zero. Field names are the keys of the TOML
input and of the file format, and legal nouns keep the spelling of the law (docs/begrippen.md).
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from banen_desktop.dossier.choice import Choice, JaNee, new_id
from banen_desktop.dossier.opgaven import GemaakteOpgave, Raadsleutel
from banen_desktop.dossier.verslag import (
    Cijfer,
    Logo,
    Maatregel,
    Parameters,
    Scenario,
    Vaststelling,
    Vergelijking,
    Versie,
    Verslagtekst,
    Waarde,
)

MEMO_ROWS = 40_000
"""How many rows a memo keeps: ten years of 2,000 jobs, before and after an import of them all.

A memo that is smaller than a dossier forgets every row just before it is asked again.
"""


class Sector(Choice):
    """The sector of the employer; it sets wording and comparison, never the rules."""

    PO = "po", "Primair onderwijs"
    VO = "vo", "Voortgezet onderwijs"
    MBO = "mbo", "Middelbaar beroepsonderwijs"
    HBO = "hbo", "Hoger beroepsonderwijs"
    WO = "wo", "Universiteit"
    ONDERZOEK = "onderzoek", "Onderzoeksinstelling"
    UMC = "umc", "Universitair medisch centrum"
    WATERSCHAP = "waterschap", "Waterschap"
    GEMEENTE = "gemeente", "Gemeente"
    PROVINCIE = "provincie", "Provincie"
    RIJK = "rijk", "Rijk"
    DEFENSIE = "defensie", "Defensie"
    POLITIE = "politie", "Politie"
    RECHTERLIJKE_MACHT = "rechterlijke_macht", "Rechterlijke macht"
    GEMEENSCHAPPELIJKE_REGELING = "gemeenschappelijke_regeling", "Gemeenschappelijke regeling"
    ZBO = "zbo", "Zelfstandig bestuursorgaan"
    OVERIG = "overig", "Overige overheid"


SCHOOLS = frozenset({Sector.PO, Sector.VO})
"""School boards: their parts are schools, and they answer the XBRL questions of DUO."""
ONDERWIJS = SCHOOLS | {Sector.MBO, Sector.HBO, Sector.WO}
"""Who sends an annual report to DUO (Regeling jaarverslaggeving onderwijs art. 5)."""


class Functiegroep(Choice):
    """The kind of work that hours were paid for."""

    ONDERWIJZEND = "onderwijzend", "Onderwijzend"
    ONDERSTEUNEND = "ondersteunend", "Ondersteunend"
    DIRECTIE = "directie", "Directie"
    OVERIG = "overig", "Overig"


class Herkomst(Choice):
    """Where a number of hours comes from."""

    OPGAVE = "opgave", "Eigen opgave"
    LOONAANGIFTE = "loonaangifte", "Loonaangifte"
    LIJST = "lijst", "Lijst uit salarispakket"
    SCHATTING = "schatting", "Schatting"


class Vorm(Choice):
    """The form in which somebody of the target group works; the law decides per form."""

    DIENSTVERBAND = "dienstverband", "Dienstverband"
    DETACHERING_WSW = "detachering_wsw", "Detachering Wsw"
    UITZEND = "uitzend", "Uitzendkracht"
    OVERIG_INLEEN = "overig_inleen", "Overige inleen"
    PAYROLL = "payroll", "Payroll"
    DETACHERING = "detachering", "Detachering"
    UITGELEEND = "uitgeleend", "Uitgeleend"
    INKOOP = "inkoop", "Inkoop (SROI)"
    BESCHUT_WERK = "beschut_werk", "Beschut werk"
    BUITEN_REGISTER = "buiten_register", "Buiten het register"
    STAGE = "stage", "Stage of vrijwilliger"


class Toerekening(Choice):
    """Whether lender and hirer agreed that hired hours are allocated to the hirer."""

    AFGESPROKEN = "afgesproken", "Afgesproken"
    NOG_NIET = "nog_niet", "Nog niet"
    NEE = "nee", "Nee"


class Contract(Choice):
    """Permanent or temporary."""

    VAST = "vast", "Vast"
    TIJDELIJK = "tijdelijk", "Tijdelijk"


class Invoersoort(Choice):
    """What kind of file of others was read."""

    LOONAANGIFTE = "loonaangifte", "Loonaangifte"
    UREN = "uren", "Lijst met uren"
    BANEN = "banen", "Lijst met banen"
    WERKMAP = "werkmap", "Eigen werkmap"


@dataclass(frozen=True, slots=True)
class UrenRegel:
    """Part of the paid hours of a year: an onderdeel, such as a school, and a functiegroep.

    `reeks` is the import that the row came from, empty for a row that was typed.
    """

    onderdeel: str = ""
    functiegroep: Functiegroep | None = None
    verloonde_uren: Decimal | None = None
    herkomst: Herkomst = Herkomst.OPGAVE
    opmerking: str = ""
    reeks: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Baan:
    """One job or contract of somebody of the target group in one year.

    `van` and `tot` are the contract, `telt_mee_van` and `telt_mee_tot` the time in which the
    person is registered (Wfsv 38g lid 8); all ends are inclusive. `verloonde_uren` are the hours
    of the year in which the job counts; without them the hours are estimated from
    `uren_per_week`. `uitlener_*` answer whether a lender can allocate hours (Besluit Wfsv 2.27):
    does it supply people on the ground of BW 7:690, and was it in the handelsregister as a lender
    on 31 December of the year before? `besluit_*` is the user's own decision about a row, with its
    ground.
    `reeks` is the import that the row came from, empty for a row that was typed.
    """

    kenmerk: str = ""
    aantal: Decimal | None = None
    onderdeel: str = ""
    vorm: Vorm = Vorm.DIENSTVERBAND
    toerekening: Toerekening = Toerekening.NOG_NIET
    contract: Contract | None = None
    soort_werk: str = ""
    uren_per_week: Decimal | None = None
    van: date | None = None
    tot: date | None = None
    telt_mee_van: date | None = None
    telt_mee_tot: date | None = None
    verloonde_uren: Decimal | None = None
    verloonde_uren_herkomst: Herkomst = Herkomst.OPGAVE
    register_gecontroleerd_op: date | None = None
    uitlener_7_690: JaNee | None = None
    uitlener_handelsregister: JaNee | None = None
    besluit_telt_mee: JaNee | None = None
    besluit_grond: str = ""
    besluit_op: date | None = None
    opmerking: str = ""
    reeks: str = ""
    id: str = field(default_factory=new_id)

    def __hash__(self) -> int:
        """Cheap, since ids are unique: rows are the keys of the memo of the calculation."""
        return hash(self.id)

    @property
    def people(self) -> tuple[str, ...]:
        """Who work in the row: its kenmerk, or the row itself; a sign for each of more people.

        Rows with one kenmerk are of the same people, as many as the largest of them tells.
        """
        first = self.kenmerk or self.id
        if self.aantal is None:
            return (first,)
        return (first, *(f"{first}\0{number}" for number in range(1, int(self.aantal))))

    @property
    def weekuren(self) -> Decimal | None:
        """The hours a week of all people of the row together: `uren_per_week` are of each."""
        if self.uren_per_week is None or self.aantal is None:
            return self.uren_per_week
        return self.uren_per_week * self.aantal


@dataclass(frozen=True, slots=True)
class Toelichting:
    """What the employer wants to say beside the figures."""

    maatregelen: str = ""
    oorzaken: str = ""
    plannen: str = ""
    soorten_werk: str = ""
    social_return: str = ""
    gegevens: str = ""
    verantwoordelijke: str = ""


@dataclass(frozen=True, slots=True)
class Invoer:
    """A file of others that was read into a year: its name, SHA-256 and time, and what it gave.

    Files that were read together share a `reeks`; so do the rows that came from them.
    `indeling` is the mapping of the columns as the reader of lists writes it.
    """

    reeks: str = ""
    soort: Invoersoort = Invoersoort.UREN
    bestand: str = ""
    sha256: str = ""
    gelezen_op: str = ""
    overgenomen: Decimal | None = None
    geweigerd: Decimal | None = None
    indeling: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """The hours of one aangiftetijdvak of one loonheffingennummer, both ends inclusive.

    `te_beslissen` are hours without any insurance flag, such as of bestuurders. `na_1_mei` is what
    messages after 1 May of the next year change; it is in none of the others.
    """

    loonheffingennummer: str = ""
    van: date | None = None
    tot: date | None = None
    meetellend: Decimal | None = None
    te_beslissen: Decimal | None = None
    niet_meetellend: Decimal | None = None
    na_1_mei: Decimal | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Loonaangifte:
    """What the loonaangiften of a year say beside their tijdvakken.

    `te_beslissen_telt` is the user's decision about hours without an insurance flag. `lkv_uren`
    are hours with the flag of the loonkostenvoordeel banenafspraak: a hint, no proof.
    """

    personen_meetellend: Decimal | None = None
    personen_te_beslissen: Decimal | None = None
    personen_niet_meetellend: Decimal | None = None
    te_beslissen_telt: JaNee | None = None
    volledig: JaNee | None = None
    lkv_uren: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Jaar:
    """All that the employer knows of one calendar year.

    `verloonde_uren` is a total that leads; when it is there, the rows `uren` only divide it.
    `quotumpercentage` is the employer's own value in percent (1.93), with its source.
    `gerapporteerd` are the figures as they stood when the year was reported (`vaststelling`).
    `parameters` and `waarden` are the legal values that it was saved with; nobody types them.
    """

    jaar: int
    verloonde_uren: Decimal | None = None
    verloonde_uren_herkomst: Herkomst = Herkomst.OPGAVE
    verloonde_uren_vorig_jaar: Decimal | None = None
    quotumpercentage: Decimal | None = None
    bron_quotumpercentage: str = ""
    uren: tuple[UrenRegel, ...] = ()
    banen: tuple[Baan, ...] = ()
    toelichting: Toelichting = field(default_factory=Toelichting)
    loonaangifte: Loonaangifte = field(default_factory=Loonaangifte)
    tijdvakken: tuple[Tijdvak, ...] = ()
    invoer: tuple[Invoer, ...] = ()
    werkagenda: tuple[Maatregel, ...] = ()
    verslagtekst: Verslagtekst = field(default_factory=Verslagtekst)
    vaststelling: Vaststelling = field(default_factory=Vaststelling)
    gerapporteerd: tuple[Cijfer, ...] = ()
    vergelijking: Vergelijking = field(default_factory=Vergelijking)
    scenarios: tuple[Scenario, ...] = ()
    parameters: Parameters = field(default_factory=Parameters)
    waarden: tuple[Waarde, ...] = ()


@dataclass(frozen=True, slots=True)
class Werkgever:
    """The employer: one fiscal number (the first nine digits of the loonheffingennummer).

    `werkweek_uren` is the own norm for a full-time week, in hours. `premie_sectorfonds` answers
    the scope question of Wfsv 38c and Regeling Wfsv 3.27. `eerste_jaar_wet_banenafspraak` is the
    first calendar year under art. 2 of the Wet banenafspraak, `eerste_jaar_activering` the first in
    which a quotumregeling is activated under its art. 5, when the user knows them.
    `nulmeting_banen` are the jobs that there were at the start, by the employer's own count.
    """

    naam: str = ""
    sector: Sector | None = None
    bestuursnummer: str = ""
    loonheffingennummers: str = ""
    werkweek_uren: Decimal | None = None
    premie_sectorfonds: JaNee | None = None
    eerste_jaar_wet_banenafspraak: int | None = None
    eerste_jaar_activering: int | None = None
    nulmeting_banen: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One employer and its years, in the order of the calendar, each year once.

    `versies` are earlier states of the dossier that are kept in the file, the oldest first.
    `opgaven` are the returns that were made for councils, the oldest first, and `raadsleutels` the
    keys of councils that were compared, each council once.
    """

    werkgever: Werkgever = field(default_factory=Werkgever)
    jaren: tuple[Jaar, ...] = ()
    logo: Logo = field(default_factory=Logo)
    versies: tuple[Versie, ...] = ()
    opgaven: tuple[GemaakteOpgave, ...] = ()
    raadsleutels: tuple[Raadsleutel, ...] = ()
    id: str = field(default_factory=new_id)

    def year(self, jaar: int) -> Jaar | None:
        """The year with this number, or nothing."""
        return next((year for year in self.jaren if year.jaar == jaar), None)
