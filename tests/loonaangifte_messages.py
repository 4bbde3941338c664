"""Writes loonaangifte messages of 2022 and 2026 that follow the official schemas; all made up.

A message is described by the dataclasses below and becomes XML with `xml`. Amounts of money are
all zero: the program reads hours. Names and BSNs are recognisable, so that a test can look for
them where they must not be.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from xml.sax.saxutils import escape

FIRST_BSN = 900_000_000
NAMES = ("Zwartkruis", "Überschär", "D'Hondt & Zn")

_MONEY_BEFORE_HOURS = """
    LnLbPh LnSV PrlnAofAnwLg PrlnAofAnwHg PrlnAofAnwUit PrlnWhkAnw PrlnAwfAnwLg PrlnAwfAnwHg
    PrlnAwfAnwHz PrlnAwfAnwUit PrLnUfo LnTabBB VakBsl OpgRchtVakBsl OpnAvwb OpbAvwb LnInGld WrdLn
    LnOwrk VerstrAanv IngLbPh PrAofLg PrAofHg PrAofUit OpslWko PrGediffWhk PrAwfLg PrAwfHg PrAwfHz
    PrAwfUit PrUFO BijdrZvw WghZvw WrdPrGebrAut WrknBijdrAut Reisk VerrArbKrt
"""
_COLLECTIVE = """
    TotLnLbPh TotLnSV TotPrlnAofAnwLg TotPrlnAofAnwHg TotPrlnAofAnwUit TotPrlnWhkAnw
    TotPrlnAwfAnwLg TotPrlnAwfAnwHg TotPrlnAwfAnwHz TotPrlnAwfAnwUit PrLnUFO IngLbPh IngBijdrZvw
    TotWghZvw TotTeBet
"""
_NOT_IN_2022 = {
    "PrlnWhkAnw",
    "PrlnAwfAnwUit",
    "PrAwfUit",
    "TotPrlnWhkAnw",
    "TotPrlnAwfAnwUit",
}


@dataclass(frozen=True)
class Periode:
    """An Inkomstenperiode; `van` defaults to the start of the tijdvak, `lkv` is J, N or absent."""

    srt_iv: str = "15"
    van: date | None = None
    verzekerd: str = "JJJ"
    lkv: str = ""


@dataclass(frozen=True)
class Initieel:
    """An inkomstenverhouding: person number `persoon`, with hours."""

    persoon: int
    uren: int = 160
    num_iv: int = 1
    contract: str = "36.00"
    perioden: tuple[Periode, ...] = (Periode(),)
    zonder_bsn: bool = False


@dataclass(frozen=True)
class Intrekking:
    """The withdrawal of an inkomstenverhouding."""

    persoon: int
    num_iv: int = 1
    zonder_bsn: bool = False


@dataclass(frozen=True)
class Deel:
    """What a message says of one tijdvak; `soort` is volledig, aanvullend or correctie."""

    van: date
    tot: date
    soort: str = "volledig"
    initieel: tuple[Initieel, ...] = ()
    intrekking: tuple[Intrekking, ...] = ()


@dataclass(frozen=True)
class Bericht:
    """One message: at most one part that is no correction, and that part first."""

    delen: tuple[Deel, ...]
    jaar: int = 2022
    id_ber: str = "B-1"
    aanmaak: str = "2022-02-10T09:30:00"
    lhnr: str = "123456782L01"
    naam: str = "Stichting Voorbeeld"
    extra: str = field(default="", repr=False)  # XML after NmIP, for elements nobody knows


def months(jaar: int) -> list[tuple[date, date]]:
    """The twelve months, as the schema lists them."""
    starts = [date(jaar, month, 1) for month in range(1, 13)] + [date(jaar + 1, 1, 1)]
    return [(van, tot - timedelta(days=1)) for van, tot in pairwise(starts)]


def four_weeks(jaar: int) -> list[tuple[date, date]]:
    """The thirteen periods, copied by hand from the schemas of these two years."""
    ends = {
        2022: "0130 0227 0327 0424 0522 0619 0717 0814 0911 1009 1106 1204 1231",
        2026: "0125 0222 0322 0419 0517 0614 0712 0809 0906 1004 1101 1129 1231",
    }[jaar]
    van, found = date(jaar, 1, 1), []
    for end in ends.split():
        tot = date(jaar, int(end[:2]), int(end[2:]))
        found.append((van, tot))
        van = tot + timedelta(days=1)
    return found


def bsn(persoon: int) -> str:
    """The made-up BSN of a person."""
    return str(FIRST_BSN + persoon * 7919 % 99_999_989)


def pers_nr(persoon: int) -> str:
    """The personnel number of a person."""
    return f"PN{persoon}"


def xml(bericht: Bericht, encoding: str = "UTF-8") -> bytes:
    """Write the message as it would be sent."""
    return "\n".join(_message(bericht, encoding)).encode(encoding)


def _message(bericht: Bericht, encoding: str) -> Iterable[str]:
    year = bericht.jaar
    yield f'<?xml version="1.0" encoding="{encoding}"?>'
    namespace = f"http://xml.belastingdienst.nl/schemas/Loonaangifte/{year}/01"
    yield f'<Loonaangifte xmlns="{namespace}" version="2.0"><Bericht>'
    yield f"<IdBer>{escape(bericht.id_ber)}</IdBer><DatTdAanm>{bericht.aanmaak}</DatTdAanm>"
    yield "<ContPers>C. Persoon</ContPers><TelNr>0101234567</TelNr><RelNr>SWO00001</RelNr>"
    yield "<GebrSwPakket>Proef</GebrSwPakket></Bericht><AdministratieveEenheid>"
    yield f"<LhNr>{bericht.lhnr}</LhNr><NmIP>{escape(bericht.naam)}</NmIP>{bericht.extra}"
    for deel in bericht.delen:
        yield from _part(deel, year)
    yield "</AdministratieveEenheid></Loonaangifte>"


def _part(deel: Deel, year: int) -> Iterable[str]:
    outer = "TijdvakCorrectie" if deel.soort == "correctie" else "TijdvakAangifte"
    inner = {"volledig": "VolledigeAangifte", "aanvullend": "AanvullendeAangifte"}.get(deel.soort)
    yield f"<{outer}><DatAanvTv>{deel.van}</DatAanvTv><DatEindTv>{deel.tot}</DatEindTv>"
    yield f"<{inner}>" if inner else ""
    yield "<CollectieveAangifte>" + _zeros(_COLLECTIVE, year, "0")
    if inner:
        yield f"<SaldoCorrectiesVoorgaandTijdvak><DatAanvTv>{year}-01-01</DatAanvTv>"
        yield f"<DatEindTv>{year}-01-31</DatEindTv><Saldo>0</Saldo>"
        yield "</SaldoCorrectiesVoorgaandTijdvak><TotGen>0</TotGen>"
    yield "</CollectieveAangifte>"
    for one in deel.initieel:
        yield from _initial(one, deel.van, year)
    for gone in deel.intrekking:
        yield f"<InkomstenverhoudingIntrekking><NumIV>{gone.num_iv}</NumIV>" + _who(gone)
        yield "</InkomstenverhoudingIntrekking>"
    yield f"</{inner}>" if inner else ""
    yield f"</{outer}>"


def _who(row: Initieel | Intrekking) -> str:
    if row.zonder_bsn:
        return f"<PersNr>{pers_nr(row.persoon)}</PersNr>"
    return f"<SofiNr>{bsn(row.persoon)}</SofiNr>"


def _initial(one: Initieel, start: date, year: int) -> Iterable[str]:
    yield f"<InkomstenverhoudingInitieel><NumIV>{one.num_iv}</NumIV>"
    yield f"<DatAanv>{start.year - 2}-08-01</DatAanv><PersNr>{pers_nr(one.persoon)}</PersNr>"
    yield "<NatuurlijkPersoon>" + ("" if one.zonder_bsn else _who(one))
    yield f"<Voorl>Q</Voorl><SignNm>{escape(NAMES[one.persoon % len(NAMES)])}</SignNm>"
    yield "<Gebdat>1980-02-29</Gebdat><Nat>1</Nat><Gesl>2</Gesl></NatuurlijkPersoon>"
    for periode in one.perioden:
        yield from _period(periode, start, year)
    yield "<Werknemersgegevens>" + _zeros(_MONEY_BEFORE_HOURS, year, "0.00")
    yield f"<AantVerlU>{one.uren}</AantVerlU><Ctrctln>0.00</Ctrctln>"
    yield f"<AantCtrcturenPWk>{one.contract}</AantCtrcturenPWk>" if one.contract else ""
    yield "<BedrRntKstvPersl>0.00</BedrRntKstvPersl></Werknemersgegevens>"
    yield "</InkomstenverhoudingInitieel>"


def _period(periode: Periode, start: date, year: int) -> Iterable[str]:
    lkv = "IndAvrLkvDgBafSb" if year < 2026 else "IndAvrLkvDgBaf"
    yield f"<Inkomstenperiode><DatAanv>{periode.van or start}</DatAanv>"
    yield f"<SrtIV>{periode.srt_iv}</SrtIV><CdAard>1</CdAard><IndArbovOnbepTd>J</IndArbovOnbepTd>"
    yield f"<{lkv}>{periode.lkv}</{lkv}>" if periode.lkv else ""
    wao, ww, zw = tuple(periode.verzekerd)
    yield f"<IndLhKort>J</IndLhKort><LbTab>011</LbTab><IndWAO>{wao}</IndWAO><IndWW>{ww}</IndWW>"
    yield f"<IndZW>{zw}</IndZW><CdZvw>K</CdZvw></Inkomstenperiode>"


def _zeros(names: str, year: int, zero: str) -> str:
    known = (name for name in names.split() if year >= 2026 or name not in _NOT_IN_2022)
    return "".join(f"<{name}>{zero}</{name}>" for name in known)
