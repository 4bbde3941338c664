"""Takes out of a table who it is about, before anything else sees it.

BSN, name, birth date, address, disability and benefit are recognised by the title of a column and
by what is in it (the eleven-test); their cells become empty. A personnel number becomes a number
of our own, so that rows of one person can be told apart, and is forgotten.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import count, zip_longest

from banen_desktop.dossier.bsn import has_bsn
from banen_desktop.imports.lists.header import Header, titles_at
from banen_desktop.imports.lists.published_titles import title_sources
from banen_desktop.imports.lists.raw import LeftOut, RawTable, Value
from banen_desktop.imports.lists.titles import (
    Target,
    likely_meaning,
    meaning,
    normal,
    spaced,
)

Cells = tuple[Value, ...]
_HEADER_ROWS = 30
_TITLES = {
    "een BSN": "bsn burgerservicenummer sofinummer sofinr sofi bsnnummer bsnnr sofiennummer",
    "een naam": (
        "naam voornaam voornamen roepnaam achternaam geboortenaam meisjesnaam partnernaam "
        "voorletters voorletter initialen tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels "
        "medewerkernaam werknemernaam medewerkersnaam werknemersnaam persoonsnaam personeelslid "
        "naamgebruik titulatuur contactpersoon leidinggevende name firstname lastname "
        "surname weergavenaam"
    ),
    "een geboortedatum of leeftijd": (
        "geboortedatum geboortejaar geboortedag gebdatum gebdat geboren geb leeftijd verjaardag "
        "birthdate geboorteplaats geboorteland"
    ),
    "een adres of nummer van een persoon": (
        "adres straat straatnaam huisnummer postcode woonplaats woonadres telefoon "
        "telefoonnummer mobiel mobielnummer telefoonprive gsm email emailadres mail mailadres "
        "iban rekeningnummer bankrekening bankrekeningnummer kenteken paspoortnummer idnummer"
    ),
    "iets over handicap, uitkering of gezondheid": (
        "handicap beperking beperkingen arbeidsbeperking arbeidsbeperkt arbeidsgehandicapt "
        "arbeidshandicap diagnose uitkering uitkeringssoort uitkeringstype wajong wia wga iva wao "
        "doelgroep doelgroepen doelgroepcode ziekte ziek verzuim verzuimpercentage "
        "gezondheid loonwaarde"
    ),
    "een ander persoonlijk gegeven": "geslacht nationaliteit burgerlijkestaat huwelijk gender",
}
_KINDS = {word: reason for reason, words in _TITLES.items() for word in words.split()}
_THINGS = frozenset(
    {
        *("school", "instelling", "afdeling", "onderdeel", "functie", "vestiging", "team"),
        *("bestuur", "werkgever", "organisatie", "kostenplaats", "dienst", "locatie", "gezag"),
        *("eenheid", "oe", "sector", "cluster", "bestand", "regeling", "cao", "rooster"),
        *("looncomponent", "project", "register", "directie", "agentschap", "ministerie"),
        *("gemeente", "provincie", "waterschap", "stichting", "domein", "divisie", "faculteit"),
        *("bedrijf", "bedrijfsonderdeel", "organisatieonderdeel", "onderdelen", "concern"),
        *("gebouw", "regio", "district", "wijk", "kantoor", "instituut", "opleiding", "unit"),
        *("business", "company", "department", "division", "organization", "organisation"),
        *("kostendrager", "rekening", "grootboek", "functiegroep", "salarisschaal", "contract"),
        *("inlener", "uitlener", "uitzendbureau", "leverancier", "opdrachtgever"),
    }
)
_PEOPLE = frozenset({"medewerker", "werknemer", "persoon", "personeel", "employee", "collega"})
_WORD_PAIRS = {
    "b s n": "een BSN",
    "e mail": "een adres of nummer van een persoon",
    "burgerlijke staat": "een ander persoonlijk gegeven",
    "soort doelgroep": "iets over handicap, uitkering of gezondheid",
    "geb dat": "een geboortedatum of leeftijd",
    "geboorte datum": "een geboortedatum of leeftijd",
}
_AMBIGUOUS = re.compile(r"\bfisca\w*\b")  # Exact calls the BSN of a worker so
_OF_EMPLOYER = re.compile(
    r"\b(?:loonhef\w*|lh|lhnr|loonbelasting\w*|fiscaal|fiscale|rsin|btw|omzetbelasting\w*|kvk)\b"
)
_TAX_NUMBER = re.compile(r"\d{9}[LB]\d\d", re.IGNORECASE)
_NO_WORD = re.compile(r"[\s\d.,:;/%€+-]*")
_PERIOD = re.compile(r"(?:20\d\d[-/ ]?)?(?:0?[1-9]|1[0-3])|20\d\d")
_FEW_PERIODS = 4
_MANY_DIGITS = re.compile(r"\d{5}")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_FEW = 5
_SMALLEST_BSN = 10_000_000  # without the zero in front
_LONGEST_TITLE = 50
_PERHAPS, _NAMES_OR_NUMBERS = 500, 1000  # below any title that is known
_SECOND = "een naam of nummer van een persoon"
_HIDDEN = "een BSN (negen cijfers die de elfproef doorstaan)"


@dataclass(frozen=True, slots=True)
class Stripped:
    """Rows without personal columns; `hidden` counts the other cells that held a BSN."""

    rows: tuple[tuple[Value, ...], ...]
    persons: int | None
    left_out: tuple[LeftOut, ...]
    hidden: int


def strip(rows: Sequence[Sequence[Value]]) -> Stripped:
    """Empty what is personal, and number the people; titles stay. All rows get one width."""
    columns = _turned(rows)
    persons, found = _by_title(rows)
    left_out = []
    for column, (row, reason) in sorted(found.items()):
        left_out.append(LeftOut(column, _title(columns[column][row]), reason))
        columns[column] = _emptied(columns[column], row + 1)
    if persons is not None:
        columns[persons[1]] = _numbered(columns[persons[1]], persons[0] + 1)
    hidden = 0
    employers = _of_employers(rows, beside_people=persons is not None)
    for place, cells in enumerate(columns):
        if place in employers:
            continue
        values = set(cells)  # a column has many cells and few values
        cleaned, reason, count = _cleaned(cells, values)
        hidden += count
        if reason:
            left_out.append(LeftOut(place, _title(_first_text(cleaned)), reason))
        columns[place] = _shared(cleaned, values)
    return Stripped(
        tuple(zip(*columns, strict=True)) if columns else tuple(() for _ in rows),
        None if persons is None else persons[1],
        tuple(sorted(left_out, key=lambda each: each.column)),
        hidden,
    )


def _of_employers(rows: Sequence[Sequence[Value]], *, beside_people: bool) -> frozenset[int]:
    """The columns with a fiscal number of the employer: nine digits that are nobody's BSN.

    Beside people a `fiscaal nummer` is that of an employer only when it comes back in the rows.
    """
    return frozenset(
        column
        for place in _header_rows(rows)
        for column, cell in enumerate(rows[place])
        if isinstance(cell, str)
        and _is_of_employer(cell)
        and not (
            beside_people
            and _AMBIGUOUS.search(normal(spaced(cell)))
            and _differs(rows, place, column)
        )
    )


def _differs(rows: Sequence[Sequence[Value]], title: int, column: int) -> bool:
    """Whether most rows below a title have a value of their own."""
    filled = [row[column] for row in rows[title + 1 :] if column < len(row) and row[column] != ""]
    return 2 * len(set(filled)) > len(filled)


def _is_of_employer(title: str) -> bool:
    plain = normal(spaced(title))
    return bool(_OF_EMPLOYER.search(plain)) and _PEOPLE.isdisjoint(plain.split())


def _turned(rows: Sequence[Sequence[Value]]) -> list[Cells]:
    """The columns of a table; short rows are filled up."""
    if len(set(map(len, rows))) == 1:
        return list(zip(*rows, strict=True))
    return list(zip_longest(*rows, fillvalue=""))


def _emptied(cells: Cells, first: int) -> Cells:
    return (*cells[:first], *[""] * (len(cells) - first))


def strip_below(table: RawTable, header: Header) -> RawTable:
    """Empty the columns that these titles call personal, where `strip` saw no titles in that row.

    The user may point at titles that stand low, or beside numbers.
    """
    done = {table.persons, *(each.column for each in table.left_out)}
    found: list[LeftOut] = []
    persons = table.persons
    for column, title in enumerate(titles_at(table, header)):
        if column in done or not title:
            continue
        rank = _person_rank(title)
        if rank is not None and persons is None:
            persons = column
        elif reason := _SECOND if rank is not None else personal_title(title):
            found.append(LeftOut(column, _title(title), reason))
    if not found and persons == table.persons:
        return table
    columns = _turned(table.rows)
    first = header.row + header.lines
    for each in found:
        columns[each.column] = _emptied(columns[each.column], first)
    if persons is not None and persons != table.persons:
        columns[persons] = _numbered(columns[persons], first)
    return replace(
        table,
        rows=tuple(zip(*columns, strict=True)),
        persons=persons,
        left_out=tuple(sorted((*table.left_out, *found), key=lambda each: each.column)),
    )


def personal_title(title: str) -> str | None:
    """What a column with this title tells about a person; nothing when it does not."""
    plain = normal(spaced(title))
    if len(plain) > _LONGEST_TITLE or _MANY_DIGITS.search(plain) or _is_known(title):
        return None
    for pair, reason in _WORD_PAIRS.items():
        if f" {pair} " in f" {plain} ":
            return reason
    words = plain.split(" ")
    of_things = not _THINGS.isdisjoint(words) and _PEOPLE.isdisjoint(words)
    for word in words:
        if word in _KINDS and not (_KINDS[word] == _KINDS["naam"] and of_things):
            return _KINDS[word]
    return _KINDS["geslacht"] if normal(title) in _published() else None


@cache
def _published() -> frozenset[str]:
    """The plain titles about a person that public texts have."""
    return frozenset(normal(title) for source in title_sources() for title in source.persoonlijk)


def _is_known(title: str) -> bool:
    found = meaning(title)
    return found is not None and found[0] is not Target.PERSOON


def _header_rows(rows: Sequence[Sequence[Value]]) -> Iterable[int]:
    """Rows at the top that hold titles: words that are known, and no amounts.

    A row of data may hold such a word too (a job called leidinggevende), but has a number or a day
    beside it; titles have none, or only those of many periods.
    """
    for place, row in enumerate(rows[:_HEADER_ROWS]):
        filled = [cell for cell in row if cell != ""]
        texts = [cell for cell in filled if isinstance(cell, str) and not _NO_WORD.fullmatch(cell)]
        others = [cell for cell in filled if cell not in texts]
        if len(texts) < 2 or texts[0].rstrip().endswith(":"):
            continue
        known = sum(_is_title(text) for text in texts)
        periods = len(others) >= _FEW_PERIODS and all(map(_is_period, others))
        if (not others or periods) and known and (known > 1 or 2 * known >= len(texts)):
            yield place


def _is_title(text: str) -> bool:
    return bool(meaning(text) or personal_title(text) or _person_rank(text) is not None)


def _is_period(cell: Value) -> bool:
    if isinstance(cell, date):
        return True
    return bool(_PERIOD.fullmatch(f"{cell:.0f}" if isinstance(cell, float) else str(cell).strip()))


def _by_title(
    rows: Sequence[Sequence[Value]],
) -> tuple[tuple[int, int] | None, dict[int, tuple[int, str]]]:
    """The title that tells people apart, and every other personal one, with row and column."""
    found: dict[int, tuple[int, str]] = {}
    persons: dict[int, tuple[int, int]] = {}
    for place in _header_rows(rows):
        for column, cell in enumerate(rows[place]):
            if not isinstance(cell, str) or column in found or column in persons:
                continue
            if (rank := _person_rank(cell)) is not None:
                persons[column] = rank, place
            elif reason := personal_title(cell):
                found[column] = place, reason
    if not persons:
        return None, found
    best = min(persons, key=lambda column: (persons[column][0], column))
    for column, (_, place) in persons.items():
        if column != best:
            found[column] = place, _SECOND
    return (persons[best][1], best), found


def _person_rank(title: str) -> int | None:
    """How good a column with this title is to tell people apart; lower is better."""
    known = meaning(title)
    if known:
        return known[1] if known[0] is Target.PERSOON else None
    if normal(title) in _PEOPLE:
        return _NAMES_OR_NUMBERS
    if likely_meaning(title) is Target.PERSOON and len(title) <= _LONGEST_TITLE:
        return _PERHAPS
    return None


def _title(cell: Value) -> str:
    return cell.strip()[:80] if isinstance(cell, str) and not has_bsn(cell) else ""


def _first_text(cells: Sequence[Value]) -> Value:
    texts = (cell for cell in cells[:_HEADER_ROWS] if isinstance(cell, str) and normal(cell))
    return next(texts, "")


def _numbered(cells: Cells, first: int) -> Cells:
    """People by 1, 2, 3 and so on instead of their numbers or names; no person stays empty."""
    names = list(map(_identity, cells[first:]))
    numbers = dict(zip(filter(None, dict.fromkeys(names)), count(1), strict=False))
    return (*cells[:first], *(numbers.get(name, "") for name in names))


def _identity(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _shared(cells: Cells, values: Set[Value]) -> Cells:
    """Keep each text and each day of a column once: a list repeats itself."""
    if 2 * len(values) < len(cells) and set(map(type, values)) <= {str, date}:
        once = {value: value for value in values} | {"": ""}
        return tuple(map(once.__getitem__, cells))
    return cells


def _cleaned(cells: Cells, values: Set[Value]) -> tuple[Cells, str, int]:
    """Empty the cells of a column that hold a BSN or an address; all when most of them do.

    Looks at each different value once; `values` are those.
    """
    suspects = _suspects(values)
    found = set(filter(_is_personal, suspects))
    short = set(filter(_is_short_bsn, suspects))
    filled = sum(1 for cell in cells if cell != "") if found or len(short) >= _FEW else 0
    if len(short) >= _FEW and 2 * sum(cell in short for cell in cells) > filled:
        found |= short
    hits = sum(cell in found for cell in cells) if found else 0
    if not hits:
        return cells, "", 0
    most = hits > 1 and 2 * hits >= filled
    cleaned = ["" if cell in found or (most and _has_digits(cell)) else cell for cell in cells]
    return tuple(cleaned), (_HIDDEN if most else ""), (0 if most else hits)


def _suspects(values: Set[Value]) -> list[Value]:
    """A quick look, for columns of many different values: what is long or large enough."""
    return [
        value
        for value in values
        if (
            len(value) > 5
            if isinstance(value, str)
            else isinstance(value, float | int) and value >= _SMALLEST_BSN
        )
    ]


def _has_digits(value: Value) -> bool:
    return not isinstance(value, str) or any(sign.isdigit() for sign in value)


def _is_personal(value: Value) -> bool:
    if isinstance(value, str):
        if _TAX_NUMBER.fullmatch(value.strip()):  # nine digits, but those of an employer
            return False
        return (len(value) > 8 and has_bsn(value)) or ("@" in value and bool(_MAIL.search(value)))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 100_000_000 <= value < 1_000_000_000 and has_bsn(f"{value:.0f}")


def _is_short_bsn(value: Value) -> bool:
    """A BSN that lost the zero in front, in a cell that holds a number or nothing else."""
    if isinstance(value, float | int):
        return _SMALLEST_BSN <= value < 100_000_000 and has_bsn(f"0{value:.0f}")
    return isinstance(value, str) and len(value) == 8 and value.isdecimal() and has_bsn(f"0{value}")
