"""Takes out of a table who it is about, before anything else sees it.

BSN, name, birth date, address, disability and benefit are recognised by the title of a column and
by what is in it (the eleven-test); their cells become empty. A personnel number becomes a number
of our own, so that rows of one person can be told apart, and is forgotten.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from banen_desktop.dossier.fields import has_bsn
from banen_desktop.imports.lists.raw import LeftOut, Value
from banen_desktop.imports.lists.titles import Target, meaning, normal

_HEADER_ROWS = 30
_TITLES = {
    "een BSN": "bsn burgerservicenummer sofinummer sofinr sofi bsnnummer bsnnr sofiennummer",
    "een naam": (
        "naam voornaam voornamen roepnaam achternaam geboortenaam meisjesnaam partnernaam "
        "voorletters voorletter initialen tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels "
        "medewerkernaam werknemernaam medewerkersnaam werknemersnaam persoonsnaam personeelslid "
        "naamgebruik titulatuur contactpersoon leidinggevende manager name firstname lastname "
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
        *("looncomponent", "project", "register"),
    }
)
_PEOPLE = frozenset({"medewerker", "werknemer", "persoon", "personeel", "employee", "collega"})
_WORD_PAIRS = {
    "e mail": "een adres of nummer van een persoon",
    "burgerlijke staat": "een ander persoonlijk gegeven",
    "soort doelgroep": "iets over handicap, uitkering of gezondheid",
    "geb dat": "een geboortedatum of leeftijd",
}
_LONG_DIGITS = re.compile(r"\d(?:[ .-]?\d){8}")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_FEW = 5
_HIDDEN = "een BSN (negen cijfers die de elfproef doorstaan)"


@dataclass(frozen=True, slots=True)
class Stripped:
    """Rows without personal columns; `hidden` counts the other cells that held a BSN."""

    rows: tuple[tuple[Value, ...], ...]
    persons: int | None
    left_out: tuple[LeftOut, ...]
    hidden: int


def strip(work: list[list[Value]]) -> Stripped:
    """Empty what is personal, and number the people, in these rows themselves; titles stay."""
    found = _by_title(work)
    persons = _persons(work)
    if persons is not None:
        found.pop(persons[1], None)
    left_out = []
    for column, (row, reason) in sorted(found.items()):
        left_out.append(LeftOut(column, _title(work, row, column), reason))
        _empty(work, row + 1, column)
    if persons is not None:
        _number(work, persons[0] + 1, persons[1])
    hidden = 0
    for column, cells in enumerate(list(zip_longest(*work, fillvalue=""))):
        reason, count = _clean(work, column, cells)
        hidden += count
        if reason:
            left_out.append(
                LeftOut(column, _title(work, _first_text(work, column), column), reason)
            )
    return Stripped(
        tuple(map(tuple, work)),
        None if persons is None else persons[1],
        tuple(sorted(left_out, key=lambda each: each.column)),
        hidden,
    )


def personal_title(title: str) -> str | None:
    """What a column with this title tells about a person; nothing when it does not."""
    plain = normal(title)
    if not plain or len(plain) > 60 or _is_known(title):
        return None
    for pair, reason in _WORD_PAIRS.items():
        if f" {pair} " in f" {plain} ":
            return reason
    words = plain.split(" ")
    of_things = not _THINGS.isdisjoint(words) and _PEOPLE.isdisjoint(words)
    for word in words:
        if word in _KINDS and not (_KINDS[word] == _KINDS["naam"] and of_things):
            return _KINDS[word]
    return None


def _is_known(title: str) -> bool:
    found = meaning(title)
    return found is not None and found[0] is not Target.PERSOON


def _header_rows(rows: Sequence[Sequence[Value]]) -> Iterable[int]:
    """Rows at the top that can be titles: two texts or more, and no label with its value."""
    for place, row in enumerate(rows[:_HEADER_ROWS]):
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if len(texts) >= 2 and not texts[0].rstrip().endswith(":"):
            yield place


def _by_title(rows: Sequence[Sequence[Value]]) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for place in _header_rows(rows):
        for column, cell in enumerate(rows[place]):
            if column not in found and isinstance(cell, str) and (reason := personal_title(cell)):
                found[column] = place, reason
    return found


def _persons(rows: Sequence[Sequence[Value]]) -> tuple[int, int] | None:
    """The row of the title and the column that tells people apart, if there is one."""
    best: tuple[int, int, int] | None = None
    for place in _header_rows(rows):
        for column, cell in enumerate(rows[place]):
            known = meaning(cell) if isinstance(cell, str) else None
            if isinstance(cell, str) and normal(cell) in _PEOPLE:
                known = Target.PERSOON, 1000
            if known and known[0] is Target.PERSOON and (best is None or known[1] < best[0]):
                best = known[1], place, column
        if best is not None:
            return best[1], best[2]
    return None


def _title(rows: Sequence[Sequence[Value]], row: int, column: int) -> str:
    cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
    return cell.strip()[:80] if isinstance(cell, str) and not has_bsn(cell) else ""


def _first_text(rows: Sequence[Sequence[Value]], column: int) -> int:
    for place, row in enumerate(rows[:_HEADER_ROWS]):
        if column < len(row) and isinstance(row[column], str) and normal(str(row[column])):
            return place
    return 0


def _empty(rows: list[list[Value]], first: int, column: int) -> None:
    for row in rows[first:]:
        if column < len(row):
            row[column] = ""


def _number(rows: list[list[Value]], first: int, column: int) -> None:
    numbers: dict[str, int] = {}
    for row in rows[first:]:
        if column < len(row) and (text := _identity(row[column])):
            row[column] = numbers.setdefault(text, len(numbers) + 1)


def _identity(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _clean(rows: list[list[Value]], column: int, cells: Sequence[Value]) -> tuple[str, int]:
    """Empty the cells of a column that hold a BSN or an address; all when most of them do.

    Looks at each different value once: a column has many cells and few values.
    """
    values = set(cells) - {""}
    found = {value for value in values if _is_personal(value)}
    short = {value for value in values if _is_short_bsn(value)}
    filled = sum(1 for cell in cells if cell != "") if found or len(short) >= _FEW else 0
    if len(short) >= _FEW and 2 * sum(cell in short for cell in cells) > filled:
        found |= short
    hits = sum(cell in found for cell in cells) if found else 0
    if not hits:
        return "", 0
    most = hits > 1 and 2 * hits >= filled
    for row in rows:
        if column < len(row) and (row[column] in found or (most and _has_digits(row[column]))):
            row[column] = ""
    return (_HIDDEN, 0) if most else ("", hits)


def _has_digits(value: Value) -> bool:
    return not isinstance(value, str) or any(sign.isdigit() for sign in value)


def _is_personal(value: Value) -> bool:
    if isinstance(value, str):
        if len(value) < 6:
            return False
        return (len(value) > 8 and bool(_LONG_DIGITS.search(value)) and has_bsn(value)) or (
            "@" in value and bool(_MAIL.search(value))
        )
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 100_000_000 <= value < 1_000_000_000 and has_bsn(f"{value:.0f}")


def _is_short_bsn(value: Value) -> bool:
    """A BSN that lost the zero in front, in a cell that holds a number or nothing else."""
    if isinstance(value, float | int):
        return 10_000_000 <= value < 100_000_000 and has_bsn(f"0{value:.0f}")
    return isinstance(value, str) and len(value) == 8 and value.isdecimal() and has_bsn(f"0{value}")
