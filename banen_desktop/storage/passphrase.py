"""How hard a passphrase is to guess: an estimate of our own, and the words to explain it.

Careful on purpose: what looks like a word counts as one word of a list, however long. One guess
costs about a second of scrypt, which is what makes a sentence of four words enough.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from math import log2

from banen_desktop import dutch

LEAST_BITS, GOOD_BITS, STRONG_BITS = 35, 50, 65

_PART = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_YEAR = re.compile(r"(19|20)\d\d")
_VOWELS = frozenset("aeiouyáàäâéèëêíìïîóòöôúùüû")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890")
_WORDS = """
    aap admin ajax amsterdam appel banaan banen banenafspraak bedrijf beheer beveiliging
    bonjour caravan computer december dinsdag donderdag dossier dragon dutch eigen excel
    februari feyenoord fiets football gebruiker geen geheim gemeente goed groningen hallo
    herfst hond hoofd huis hunter iloveyou inloggen januari juli juni kantoor kat kerst kind
    kinderen koffie konijn koning lente letmein liefde maandag maart master meester mei
    microsoft mijn minister monkey mooi nederland november office oktober onderwijs oost
    open password paswoord personeel poes poets princess quotum rotterdam salaris school
    secret september shadow sinterklaas sleutel sommer stichting summer sunshine superman
    test toegang trustno uitgang utrecht vakantie voetbal vrijdag wachtwoord wachtwoordzin
    wachtzin welcome welkom werk winter woensdag zaterdag zomer zondag
"""
_COMMON = frozenset(_WORDS.split())
# In bits: a word that everybody tries, a word of a list, a year, a row of the keyboard.
_COMMON_BITS, _WORD_BITS, _YEAR_BITS, _ROW_BITS = 6.0, 12.5, 6.0, 4.0
_DIGIT_BITS, _SIGN_BITS, _LETTER_BITS, _LONG_LETTER_BITS = 3.3, 4.0, 4.0, 1.0
_GUESSES_A_YEAR = 365 * 24 * 3600 * 1000  # a thousand computers, a second for each guess


class Level(Enum):
    """How good a passphrase is; the value is what the user reads."""

    TOO_WEAK = "Te zwak"
    FAIR = "Matig"
    GOOD = "Goed"
    STRONG = "Sterk"


@dataclass(frozen=True, slots=True)
class Strength:
    """An estimate, in bits, with its reasons in Dutch sentences."""

    bits: float
    why: tuple[str, ...]

    @property
    def level(self) -> Level:
        """What the estimate means."""
        if self.bits < LEAST_BITS:
            return Level.TOO_WEAK
        if self.bits < GOOD_BITS:
            return Level.FAIR
        return Level.GOOD if self.bits < STRONG_BITS else Level.STRONG

    @property
    def time(self) -> str:
        """How long guessing takes, in words."""
        years = 2 ** (self.bits - 1) / _GUESSES_A_YEAR
        if years < 1 / 365:
            return "Met duizend computers is deze zin binnen een dag te raden."
        if years < 2:
            return "Met duizend computers is deze zin binnen twee jaar te raden."
        if years < 1000:
            number = dutch.format_number(Decimal(int(years)))
            return f"Met duizend computers duurt raden ongeveer {number} jaar."
        return "Met duizend computers duurt raden langer dan duizend jaar."


def strength(passphrase: str) -> Strength:
    """How hard this passphrase is to guess, and why."""
    why: list[str] = []
    seen: set[str] = set()
    bits = 0.0
    words = 0
    for part in _PART.findall(passphrase):
        known = part.casefold()
        if known in seen and not known.isspace():
            why.append("Wat er twee keer in staat, telt één keer.")
            continue
        seen.add(known)
        words += part.isalpha() and len(part) > 2
        found, reason = _bits_of(part)
        bits += found + _capitals(part)
        why += reason
    count = f"{dutch.plural(str(words), 'woord', 'woorden')} en {len(passphrase)} tekens."
    if words < 4 and bits < GOOD_BITS:
        why.append("Vier of meer losse woorden die niets met elkaar te maken hebben, zijn beter.")
    return Strength(bits, (count, *dict.fromkeys(why)))


def _bits_of(part: str) -> tuple[float, list[str]]:
    if part.isdigit():
        return _bits_of_digits(part)
    if part.isalpha():
        return _bits_of_word(part)
    return _SIGN_BITS * len(set(part.replace(" ", ""))), []


def _bits_of_word(part: str) -> tuple[float, list[str]]:
    known = part.casefold()
    if known in _COMMON:
        return _COMMON_BITS, [f"“{dutch.shorten(part, 30)}” is een woord dat iedereen probeert."]
    if len(known) > 3 and (_in_a_row(known) or len(set(known)) == 1):
        return _ROW_BITS, [f"“{dutch.shorten(part, 30)}” is een rijtje."]
    if sum(sign in _VOWELS for sign in known) * 6 < len(known):
        return _LETTER_BITS * len(known), []  # no word of any language
    if len(known) > 12:
        return _WORD_BITS + _LONG_LETTER_BITS * (len(known) - 12), []
    return min(_WORD_BITS, _LETTER_BITS * len(known)), []


def _bits_of_digits(part: str) -> tuple[float, list[str]]:
    if _YEAR.fullmatch(part):
        return _YEAR_BITS, ["Een jaartal is snel geraden."]
    if len(part) > 2 and (_in_a_row(part) or len(set(part)) == 1):
        return _ROW_BITS, [f"“{dutch.shorten(part, 30)}” is een rijtje."]
    return _DIGIT_BITS * len(part), []


def _in_a_row(text: str) -> bool:
    return any(text in row or text in row[::-1] for row in _ROWS)


def _capitals(part: str) -> float:
    """Capitals within a word say something; one at its start is what everybody does."""
    inner = sum(sign.isupper() for sign in part[1:])
    if not part.isalpha() or not inner or part.isupper():
        return 1.0 if part[:1].isupper() else 0.0
    return 1.0 + log2(len(part)) * min(inner, 3)
