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
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "0123456789")
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
# The words that most sentences are made of, numbers, and names that many people have.
_EVERYDAY = """
    aan al alle alles als altijd ander bij ben bent bijna binnen buiten daar dan dat de deze die dit
    doe doen door dus een eens en er even ga gaan gaat geef geen goede graag had hallo heb hebben
    heeft heel heet hem het hier hij hoe hou houd hun ik in is ja jaar je jij jou jouw jullie kan
    kom komt kun lekker maar maak man me meer men met mij moet mogen na naam naar nee niet niets
    nog nooit nu of om omdat ons onze ook op over samen te tot uit uw van vandaag veel voor vrouw
    waar wat we weer wel werken wie wij wil word wordt zal ze zeer zelf zijn zo zonder zou
    nul een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien twintig
    dertig veertig vijftig honderd duizend miljoen eerste tweede derde
    rood oranje geel groen blauw paars zwart wit grijs bruin roze papa mama opa oma
    anna anne annie bart bas ben bert bram chris cor daan dirk eline els emma erik eva femke fleur
    frank fred gerrit hans harry henk ingrid jaap jan janneke jeroen jesse johan johanna
    john joost julia karin kees klaas lars laura lieke lisa lotte lucas luuk maria marieke mark
    martijn martin max mees mieke milan mohamed monique nick noah paul peter petra piet pieter
    richard rob robert roos ruben ruud sander sanne sem sophie stefan steven sven thijs thomas tim
    tom wim willem wouter yvonne
    bakker beek berg boer bos bosch brink broek brouwer bruijn dam dekker dijk dijkstra graaf groot
    haan hendriks heuvel hoekstra hoffman jacobs jansen janssen jong jonge kok koning koster kuiper
    kramer linden maas meer meijer meyer mulder peeters peters postma prins post ruiter sanders
    schouten scholten smit smits veen ven verhoeven vermeulen vink visser vliet vos vries wal
    willems wit wolters
"""
_COMMON = frozenset(_WORDS.split()) | frozenset(_EVERYDAY.split())
_DISGUISED = sorted(
    (word for word in _COMMON if len(word) > 4), key=lambda word: (-len(word), word)
)
_DISGUISE = str.maketrans("@4301$57", "aaeoisst")
_DISGUISE_BITS = 2.0
_REPEATED = re.compile(r"(.{2,6}?)\1+", re.DOTALL)
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
    plain = _undisguised(passphrase)
    if plain != passphrase:
        bits += _DISGUISE_BITS
        why.append("Een teken of cijfer in plaats van een letter houdt niemand tegen.")
    for part in _PART.findall(plain):
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


def _undisguised(passphrase: str) -> str:
    """The same with letters in the common words that are written with other signs: `P@ssw0rd`."""
    lower = passphrase.lower()
    if len(lower) != len(passphrase):
        return passphrase
    bare = lower.translate(_DISGUISE)
    for word in _DISGUISED:
        start = bare.find(word)
        while start >= 0:
            end = start + len(word)
            if not passphrase[start:end].isalpha() and not passphrase[start:end].isdigit():
                passphrase = passphrase[:start] + word + passphrase[end:]
            start = bare.find(word, end)
    return passphrase


def _bits_of(part: str) -> tuple[float, list[str]]:
    if len(part) > 3 and part.isalnum() and len(set(part)) > 1 and part.casefold() not in _COMMON:
        repeated = _REPEATED.fullmatch(part)
        if repeated is not None:
            found, _ = _bits_of(repeated[1])
            return found + 1.0, [f"In “{dutch.shorten(part, 30)}” staat een stukje meer keren."]
    if part.isdigit():
        return _bits_of_digits(part)
    if part.isalpha():
        return _bits_of_word(part)
    return _SIGN_BITS * len(set(part.replace(" ", ""))), []


def _bits_of_word(part: str) -> tuple[float, list[str]]:
    known = part.casefold()
    if known in _COMMON:
        reason = f"“{dutch.shorten(part, 30)}” is een woord dat iedereen probeert."
        return _COMMON_BITS, [reason] if len(part) > 2 else []
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
    """Along a row of the keyboard, as often around as it takes: `1234567890123`."""
    rounds = 2 + len(text) // 8
    return any(text in row * rounds or text in row[::-1] * rounds for row in _ROWS)


def _capitals(part: str) -> float:
    """Capitals within a word say something; one at its start is what everybody does."""
    inner = sum(sign.isupper() for sign in part[1:])
    if not part.isalpha() or not inner or part.isupper():
        return 1.0 if part[:1].isupper() else 0.0
    return 1.0 + log2(len(part)) * min(inner, 3)
