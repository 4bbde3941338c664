"""The titles that payroll and HR systems give to their columns, and what each one means.

Titles are compared in a plain form: small letters without accents or signs (`normal`). The order
within a target is the order of preference, when a list has several columns for it. Gathered from
the words of the caos, the loonaangifte, and the export screens of AFAS, Visma|Raet (Youforce), ADP,
Exact, Loket, Nmbrs, Cobra, Merces and DUO; `published_titles` adds those of public texts, with
their source.
"""

import re
import unicodedata
from functools import cache, lru_cache

from banen_desktop.dossier.choice import Choice
from banen_desktop.dutch import MONTHS
from banen_desktop.imports.lists.published_titles import title_sources


class Target(Choice):
    """What a column can become."""

    ONDERDEEL = "onderdeel", "Onderdeel"
    FUNCTIEGROEP = "functiegroep", "Functiegroep"
    VERLOONDE_UREN = "verloonde_uren", "Verloonde uren"
    FTE = "fte", "Aantal fte"
    DEELTIJD = "deeltijd", "Deeltijdfactor of -percentage"
    UREN_PER_WEEK = "uren_per_week", "Uren per week"
    WERKWEEK = "werkweek", "Uren van een volledige werkweek"
    KENMERK = "kenmerk", "Kenmerk"
    VORM = "vorm", "Vorm"
    TOEREKENING = "toerekening", "Toerekening"
    UITLENER_7_690 = "uitlener_7_690", "Uitlener: grond 7:690"
    UITLENER_HANDELSREGISTER = "uitlener_handelsregister", "Uitlener: handelsregister"
    AANTAL = "aantal", "Aantal personen"
    CONTRACT = "contract", "Contract"
    SOORT_WERK = "soort_werk", "Soort werk"
    VAN = "van", "Van"
    TOT = "tot", "Tot en met"
    TELT_MEE_VAN = "telt_mee_van", "Telt mee van"
    TELT_MEE_TOT = "telt_mee_tot", "Telt mee tot en met"
    REGISTER = "register_gecontroleerd_op", "Register gecontroleerd op"
    PERSOON = "persoon", "Personeelsnummer"
    PERIODE = "periode", "Periode"
    JAAR = "jaar", "Jaar"
    BESTUUR = "bestuur", "Werkgever of bestuur"


AMOUNTS = (Target.VERLOONDE_UREN, Target.UREN_PER_WEEK, Target.FTE, Target.DEELTIJD)
"""Columns that hours can be made from, the best first."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


SYNONYMS: dict[Target, tuple[str, ...]] = {
    Target.VERLOONDE_UREN: _words(
        "verloonde uren, aantal verloonde uren, totaal verloonde uren, verloonde uren jaar, "
        "verloonde uren totaal, som van verloonde uren, cumulatief verloonde uren, "
        "verloonde uren cumulatief, verloonde uren cum, aantverlu, aantal verlu, verlu, verl uren, "
        "uren verloond, uren loonaangifte, sv uren, svw uren, uren sv, betaalde uren, "
        "uren betaald, uren per jaar, jaaruren, uren jaar, aantal uren per jaar, totaal uren, "
        "uren totaal, totaal aantal uren, som van uren, verwerkte uren, aantal verwerkte uren, "
        "aantal uren, uren, hours paid, gewerkte uren, aantal gewerkte uren, totaal gewerkte uren, "
        "geschreven uren, geboekte uren, geregistreerde uren, verantwoorde uren, hours worked, "
        "hours"
    ),
    Target.UREN_PER_WEEK: _words(
        "uren per week, aantal uren per week, contracturen per week, contracturen, contract uren, "
        "aantal contracturen, aantal contracturen per week, aantctrcturenpwk, uren contract, "
        "gemiddeld aantal uren per week, gem aantal uren per week, gemiddelde uren per week, "
        "gem uren per week, gem uren p w, gem uren pw, uren week, uren pw, uren p w, u pw, "
        "uur per week, weekuren, "
        "werkuren per week, arbeidsduur per week, arbeidsduur, overeengekomen uren, "
        "overeengekomen uren per week, urenomvang, omvang uren, omvang in uren, "
        "omvang dienstverband uren, aanstelling uren, roosteruren per week, roosteruren, "
        "contract hours, contracturen p w, gem uren"
    ),
    Target.FTE: _words(
        "fte, aantal fte, ftes, fte s, aantal ftes, aantal fte s, totaal fte, fte totaal, "
        "som van fte, gemiddeld fte, gemiddelde fte, gemiddeld aantal fte, fte gemiddeld, "
        "bezetting fte, fte bezetting, bezetting in fte, bezetting, formatie, formatie fte, "
        "formatie in fte, formatieplaatsen, fte contract, fte dienstverband"
    ),
    Target.DEELTIJD: _words(
        "werktijdfactor, wtf, werktijdfactor wtf, wtf totaal, deeltijdfactor, deeltijd factor, "
        "df, deeltijdpercentage, deeltijd percentage, deeltijd pct, deeltijd, dt pct, "
        "percentage deeltijd, parttime pct, part time pct, parttime percentage, "
        "parttimepercentage, parttime, part time, parttimefactor, parttime factor, ptf, pt pct, "
        "pt factor, dienstverbandpercentage, dienstverband percentage, dienstverband pct, "
        "percentage dienstverband, pct dienstverband, omvang dienstverband, omvang aanstelling, "
        "aanstellingsomvang, aanstellingspercentage, aanstelling pct, betrekkingsomvang, "
        "betrekkings omvang, omvang betrekking, bo, omvang, omvang pct, omvang contract, "
        "werktijdpercentage, werktijd pct, fte factor, dienstbetrekking pct"
    ),
    Target.WERKWEEK: _words(
        "standaard werkweek, werkweek, volledige werkweek, werkweek uren, fulltime werkweek, "
        "uren fulltime, fulltime uren, fulltime uren per week, uren per week fulltime, "
        "uren voltijd, voltijduren, voltijd uren per week, uren volledige werkweek, normuren, "
        "norm uren, norm uren per week, normuren per week, werkweek norm, weeknorm, "
        "standaard uren per week, standaarduren, bedrijfsuren per week, basisuren per week, "
        "fulltime arbeidsduur, formele arbeidsduur, standaard arbeidsduur"
    ),
    Target.ONDERDEEL: _words(
        "onderdeel, schoolnaam, naam school, school, instellingsnaam, naam instelling, "
        "instelling, vestigingsnaam, naam vestiging, vestiging, locatie, locatienaam, brin, "
        "brin nummer, brinnummer, brin nr, brincode, brin code, vestigingsnummer, "
        "organisatieonderdeel, organisatie onderdeel, organisatorische eenheid, organisatie "
        "eenheid, organisatorische eenheid omschrijving, oe omschrijving, oe naam, oe, naam "
        "afdeling, afdelingsnaam, afdeling omschrijving, omschrijving afdeling, afdeling, "
        "dienst, dienstonderdeel, domein, directie, naam directie, naam dienst, naam team, "
        "naam agentschap, agentschap, naam onderdeel, naam organisatieonderdeel, naam "
        "domein, naam locatie, naam eenheid, naam organisatorische eenheid, naam cluster, "
        "naam sector, team, cluster, eenheid, sector, bedrijfsonderdeel, kostenplaats "
        "omschrijving, omschrijving kostenplaats, naam kostenplaats, kostenplaatsnaam, "
        "kostenplaats, kpl, kostenplaatscode, afdelingscode, standplaats, werklocatie, "
        "department, cost center"
    ),
    Target.FUNCTIEGROEP: _words(
        "functiegroep, functie groep, functiecategorie, functie categorie, personeelscategorie, "
        "personeels categorie, categorie personeel, soort personeel, personeelsgroep, "
        "personeelssoort, functiesoort, functietype, soort functie, op oop, oop op, op obp, "
        "categorie, functiefamilie, functiereeks"
    ),
    Target.KENMERK: _words(
        "kenmerk, uniek kenmerk, eigen kenmerk, kenmerk baan, kenmerk medewerker, code baan, "
        "volgnummer, referentie"
    ),
    Target.VORM: _words(
        "vorm, vorm van de baan, vorm baan, vorm van inzet, vorm inzet, soort inzet, type inzet, "
        "inzetvorm, vorm dienstverband, soort plaatsing, soort baan, soort arbeidsrelatie, "
        "arbeidsrelatie, aard arbeidsrelatie, eigen of inleen"
    ),
    Target.CONTRACT: _words(
        "contract, soort dienstverband, dienstverbandsoort, type dienstverband, "
        "dienstverbandtype, contractsoort, contract soort, soort contract, contracttype, "
        "type contract, contractvorm, aard contract, aard dienstverband, dienstverband, "
        "soort arbeidsovereenkomst, aanstellingsvorm, soort aanstelling, aard aanstelling, "
        "vast tijdelijk, bepaald onbepaald, contract bepaalde tijd"
    ),
    Target.SOORT_WERK: _words(
        "soort werk, functie, functienaam, functie omschrijving, functieomschrijving, "
        "omschrijving functie, naam functie, functietitel, functiebenaming, werkzaamheden, "
        "rol, beroep"
    ),
    Target.VAN: _words(
        "van, begindatum contract, contract van, ingangsdatum contract, begin contract, "
        "begindatum dienstverband, begindatum arbeidsovereenkomst, begindatum, begin datum, "
        "datum begin, ingangsdatum, datum ingang, startdatum, start, datum van, aanvangsdatum, "
        "datum aanvang, vanaf, datum vanaf, in dienst, datum in dienst, in dienst datum, "
        "datum indienst, indienst, indienstdatum, datum indiensttreding, indiensttreding, "
        "indiensttredingsdatum, in dienst sinds, in dienst per, dat in dienst, begin, ingang"
    ),
    Target.TOT: _words(
        "tot en met, tot, t m, einddatum contract, contract tot, contract t m, einde contract, "
        "einddatum dienstverband, einddatum arbeidsovereenkomst, einddatum, eind datum, "
        "datum einde, datum eind, einde, datum tot, datum t m, datum tot en met, afloopdatum, "
        "expiratiedatum, uit dienst, datum uit dienst, uit dienst datum, datum uitdienst, "
        "uitdienst, uitdienstdatum, datum uitdiensttreding, uitdiensttreding, uit dienst per, "
        "uitdiensttredingsdatum, dat uit dienst, eind"
    ),
    Target.TELT_MEE_VAN: _words(
        "telt mee van, telt mee vanaf, in register van, register van, in doelgroepregister sinds, "
        "begindatum doelgroepregister, doelgroepregister van, in register sinds"
    ),
    Target.TELT_MEE_TOT: _words(
        "telt mee tot en met, telt mee tot, register tot, in register tot, "
        "einddatum doelgroepregister, doelgroepregister tot"
    ),
    Target.AANTAL: _words(
        "aantal personen, personen, aantal medewerkers, aantal mensen, aantal werknemers, "
        "medewerkers, headcount"
    ),
    Target.TOEREKENING: _words(
        "toerekening, toerekening afgesproken, toegerekend, uren toegerekend, "
        "afspraak toerekening, toerekening uitlener"
    ),
    Target.UITLENER_7_690: _words(
        "uitlener grond 7 690, grond 7 690, uitlener 7 690, 7 690, bw 7 690, art 7 690, "
        "artikel 7 690, bw art 7 690, uitlener bw 7 690, uitlener op grond van 7 690, "
        "uitlener op grond van bw 7 690, levert op grond van 7 690, "
        "levert op grond van bw 7 690, uitzendovereenkomst 7 690"
    ),
    Target.UITLENER_HANDELSREGISTER: _words(
        "uitlener handelsregister, handelsregister, handelsregister uitlener, "
        "in handelsregister, uitlener in handelsregister, in handelsregister als uitlener, "
        "handelsregister als uitlener, uitlener ingeschreven in handelsregister, "
        "stond in handelsregister als uitlener"
    ),
    Target.REGISTER: _words(
        "register gecontroleerd op, register, register nagekeken op, register gecontroleerd, "
        "doelgroepregister gecontroleerd op, datum controle register, gecontroleerd op"
    ),
    Target.PERSOON: _words(
        "personeelsnummer, personeels nummer, personeelsnr, personeels nr, persnr, pers nr, "
        "pers nummer, medewerkernummer, medewerker nummer, medewerkernr, medewerker nr, "
        "medewerkersnummer, medewerkercode, medewerker code, medewerker id, medewerkerid, "
        "nummer medewerker, werknemernummer, werknemer nummer, werknemersnummer, werknemernr, "
        "werknemer nr, werknemer id, werknemercode, registratienummer, stamnummer, stamnr, "
        "loonnummer, salarisnummer, employee id, employee number, persoonsnummer, pnr, "
        "dienstverbandnummer, ikv nummer, roepnummer"
    ),
    Target.PERIODE: _words(
        "periode, maand, loonperiode, tijdvak, loontijdvak, aangiftetijdvak, verloningsperiode, "
        "verwerkingsperiode, periode nummer, periodenummer, periode nr, maandnummer"
    ),
    Target.JAAR: _words("jaar, boekjaar, kalenderjaar, peiljaar, verslagjaar, verwerkingsjaar"),
    Target.BESTUUR: _words(
        "bevoegd gezag, bevoegd gezag nummer, bevoegd gezagnummer, bevoegdgezagnummer, "
        "bestuursnummer, bg nummer, loonheffingennummer, loonheffingen nummer, "
        "loonheffingsnummer, loonheffing nummer, lh nummer, lhnr, lh nr, fiscaal nummer, rsin, "
        "werkgevernummer, werkgeversnummer, werkgever nummer, werkgever nr, werkgevernr, "
        "werkgever id, werkgevercode, werkgever code, werkgever, naam werkgever, werkgeversnaam, "
        "werkgevernaam, bestuur, naam bestuur, bestuursnaam, schoolbestuur, naam bevoegd gezag, "
        "rechtspersoon, juridische entiteit, bedrijf, bedrijfsnaam, naam bedrijf"
    ),
}
_PARTS = (
    (Target.VERLOONDE_UREN, ("verloonde uren", "verl uren")),
    (Target.WERKWEEK, ("standaard werkweek", "fulltime uren", "volledige werkweek")),
    (Target.UREN_PER_WEEK, ("uren per week", "contracturen", "uren p w", "uur per week")),
    (
        Target.DEELTIJD,
        (
            "deeltijd",
            "parttime",
            "werktijdfactor",
            "wtf",
            "betrekkingsomvang",
            "aanstellingsomvang",
        ),
    ),
    (Target.FTE, ("fte", "ftes", "fte s")),
    (Target.FUNCTIEGROEP, ("functiegroep", "functiecategorie", "personeelscategorie")),
    (Target.PERSOON, ("personeelsnummer", "personeelsnr", "medewerkernummer", "werknemernummer")),
    (Target.CONTRACT, ("soort dienstverband", "contractsoort", "type contract", "soort contract")),
    (Target.UITLENER_7_690, ("7 690",)),
    (Target.UITLENER_HANDELSREGISTER, ("handelsregister",)),
    (Target.TELT_MEE_VAN, ("telt mee van",)),
    (Target.TELT_MEE_TOT, ("telt mee tot",)),
    (Target.VAN, ("in dienst", "begindatum", "ingangsdatum", "indiensttreding", "startdatum")),
    (Target.TOT, ("uit dienst", "einddatum", "uitdiensttreding")),
    (Target.ONDERDEEL, ("onderdeel", "afdeling", "school", "brin", "vestiging", "kostenplaats")),
    (Target.SOORT_WERK, ("functie",)),
    (Target.BESTUUR, ("bevoegd gezag", "werkgever", "loonheffingennummer", "loonheffingsnummer")),
)
_PER_OTHER_TIME = (
    r"\bper (?:dag|maand|jaar|kwartaal|periode|tijdvak|aangiftetijdvak|loontijdvak)\b"
    r"|\b(?:min|minimum|minimaal|minimale|max|maximum|maximaal|maximale|verlof\w*)\b"
)
_OF_MONEY = r"\b(?:\w*salaris\w*|\w*loon|loonkosten|kosten|bruto|bedrag|tarief)\b"
_OF_OTHER_DATE = (
    r"\b(?:proeftijd|relatie|huwelijk|opleiding\w*|diploma|certificaat|cursus|ziekte\w*|verzuim"
    r"|\w*verlof|rijbewijs|vog|legitimatie\w*|\w*bewijs|document|paspoort|visum|\w*vergunning"
    r"|\w*salaris|schaal|trede|periodiek|loonheffing\w*|dienstjaren|dienstjubileum|jubileum"
    r"|ancienniteit|cao|keuring|beoordeling|uitkering|indicatie|subsidie|pensioen|lease\w*"
    r"|kind|partner|rooster|aanzegging|opzegtermijn)\b"
)
_ANOTHER_THING = {
    target: re.compile(pattern)
    for target, pattern in {
        Target.UREN_PER_WEEK: _PER_OTHER_TIME,
        Target.VERLOONDE_UREN: (
            r"\b(?:waarvan|vorig|verschil|loon over|minuten|minuut|min|dagen|honderdsten|x 100"
            r"|pct|percentage)\b"
        ),
        Target.DEELTIJD: _OF_MONEY,
        Target.FTE: _OF_MONEY,
        Target.UITLENER_HANDELSREGISTER: r"\b(?:nummer|nr|kvk|datum|naam|plaats)\b",
        Target.VAN: _OF_OTHER_DATE,
        Target.TOT: _OF_OTHER_DATE,
    }.items()
}
"""What makes a title that has a known word in it the title of another thing."""
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")
_YEAR = re.compile(r"^(?:(.*\D)\s+)?(20\d\d)$|^(20\d\d)\s+(.*)$")
_SHORT_MONTHS = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"mrt": 3}
_HOURS_OF = re.compile(r"^\s*(?:aantal\s+)?(?:verloonde\s+|sv[- ]?)?uren\s+", re.IGNORECASE)
_PERIOD = re.compile(r"(?:periode|per|p|maand|tijdvak)\s?(\d{1,2})")


@lru_cache(maxsize=4096)
def normal(title: str) -> str:
    """The plain form of a title: `Parttime-%` and `parttime  %` are both `parttime pct`."""
    bare = unicodedata.normalize("NFKD", title.replace("%", " pct ").casefold())
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", letters).split())


def spaced(title: str) -> str:
    """A title with its words apart: `DatumInDienst` is `Datum In Dienst`."""
    return _JOINT.sub(" ", title)


@cache
def _known() -> dict[str, tuple[Target, int]]:
    """Each plain title with its target and order of preference; own words go first."""
    known: dict[str, tuple[Target, int]] = {}
    added = {target: list(titles) for target, titles in SYNONYMS.items()}
    for source in title_sources():
        for key, titles in source.titels.items():
            added[Target(key)] += map(normal, titles)
    for target, words in added.items():
        for place, title in enumerate(words):
            known.setdefault(title, (target, place))
    return known


@cache
def _others() -> frozenset[str]:
    """The plain titles of other things."""
    return frozenset(normal(title) for source in title_sources() for title in source.anders)


def meaning(title: str) -> tuple[Target, int] | None:
    """The target of a title that is known as it stands, with its order of preference."""
    known = _known()
    plain, _ = without_year(title)
    return known.get(normal(title)) or known.get(plain) or known.get(normal(spaced(title)))


def likely_meaning(title: str) -> Target | None:
    """The target of a title that has a known word in it, and none that makes it another thing."""
    if normal(title) in _others():
        return None
    plain = normal(spaced(title))
    padded = f" {plain} "
    for target, parts in _PARTS:
        if any(f" {part} " in padded for part in parts):
            other = _ANOTHER_THING.get(target)
            return None if other and other.search(plain) else target
    return None


def without_year(title: str) -> tuple[str, int | None]:
    """The plain form of `FTE'S 2024` and its year; nothing when there is no year."""
    plain = normal(title)
    found = _YEAR.match(plain)
    if not found:
        return plain, None
    return (found[1] or found[4] or "").strip(), int(found[2] or found[3])


def month_of(text: str) -> int | None:
    """The month that a title or a cell names: `Januari`, `mrt`, `jan 2025`; nothing for others."""
    plain, _ = without_year(text)
    word = plain.split(" ")[0] if plain else ""
    if word in MONTHS or (word in _SHORT_MONTHS and len(plain) <= 4):
        return _SHORT_MONTHS[word[:3]]
    return None


def period_of(text: str) -> int | None:
    """The number of the period that a title names: `Periode 3`, `P03`, `maart`."""
    text = _HOURS_OF.sub("", text)
    month = month_of(text)
    if month is not None:
        return month
    found = _PERIOD.fullmatch(without_year(text)[0])
    return int(found[1]) if found and 1 <= int(found[1]) <= 13 else None
