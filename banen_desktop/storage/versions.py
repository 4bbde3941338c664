"""Versions of a dossier that are kept in its own file: as it was when a year was reported.

A version is the .banen file of the dossier without its versions, its logo and its returns to
councils, compressed, in base64. Whoever puts one back keeps those that there are now: what was
sent stays sent.
"""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from banen_desktop import dutch
from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Logo, Versie
from banen_desktop.dossier.verslag_fields import LONGEST_VERSION
from banen_desktop.problems import KnownProblem
from banen_desktop.storage import banen_file

MOST_VERSIONS = 30
MOST_SIGNS = 32_000_000
"""Signs of base64 of all versions together: half of the largest file that can be opened."""


def because_reported(year: int) -> str:
    """The aanleiding of the version that is kept when a year is marked as reported."""
    return f"Jaar {year} vastgesteld"


def keep(dossier: Dossier, moment: datetime, aanleiding: str, jaar: int | None = None) -> Dossier:
    """The dossier with its state of now added to its versions, as the last one.

    The oldest versions make room, except those that belong to a year that is vastgesteld. Raises
    `KnownProblem` when the dossier is too large to be kept in itself.
    """
    made = _made(dossier, moment, aanleiding, jaar)
    needed = _needed(dossier) | {made.id}
    return replace(dossier, versies=_with_room([*dossier.versies, made], needed))


def _made(dossier: Dossier, moment: datetime, aanleiding: str, jaar: int | None) -> Versie:
    content = _packed(dossier)
    if len(content) > LONGEST_VERSION:
        raise KnownProblem(
            "Het dossier is te groot om er een versie van te bewaren.",
            "Er is niets veranderd.",
            "Sla het dossier onder een andere naam op: dan hebt u zelf een kopie.",
        )
    return Versie(moment.isoformat(timespec="seconds"), aanleiding, jaar, content)


def _needed(dossier: Dossier) -> set[str]:
    """The ids of the versions of years that are vastgesteld."""
    return {year.vaststelling.versie for year in dossier.jaren if year.vaststelling.op}


def _packed(dossier: Dossier) -> str:
    bare = replace(dossier, versies=(), logo=Logo(), opgaven=(), raadsleutels=())
    return b64encode(zlib.compress(banen_file.to_bytes(bare), 9)).decode("ascii")


def keep_before(
    before: Dossier, after: Dossier, moment: datetime, aanleiding: str, jaar: int | None = None
) -> Dossier:
    """`after`, with how the dossier was `before` among its versions.

    What either of them needs stays. Of a dossier without years there is nothing to keep. Raises
    `KnownProblem` as `keep` does.
    """
    if not before.jaren:
        return after
    made = _made(before, moment, aanleiding, jaar)
    needed = _needed(before) | _needed(after) | {made.id}
    return replace(after, versies=_with_room([*before.versies, made], needed))


def rewritten(versies: Sequence[Versie], change: Callable[[Dossier], Dossier]) -> list[Versie]:
    """The versions with their content changed; one that cannot be read is left out.

    Who takes people out of a dossier has to take them out of its versions as well.
    """
    made = []
    for versie in versies:
        try:
            before = restore(versie)
        except KnownProblem:
            continue
        after = change(before)
        kept = versie if after == before else replace(versie, inhoud=_packed(after))
        made.append(kept)
    return made


def _with_room(versies: Sequence[Versie], needed: set[str]) -> tuple[Versie, ...]:
    """These versions without the oldest that are too many; what is needed always stays."""
    left, signs = len(versies), sum(len(versie.inhoud) for versie in versies)
    kept = []
    for versie in versies:
        too_many = left > MOST_VERSIONS or signs > MOST_SIGNS
        if too_many and versie.id not in needed:
            left, signs = left - 1, signs - len(versie.inhoud)
        else:
            kept.append(versie)
    return tuple(kept)


def restore(versie: Versie) -> Dossier:
    """The dossier as it was in a version, without versions and logo.

    A version that was kept when a year was marked as reported is the version of that year: it
    could not hold its own id. Raises `KnownProblem` when the version cannot be read.
    """
    try:
        found = banen_file.from_bytes(_unpacked(versie.inhoud))
    except (KnownProblem, ValueError, zlib.error) as error:
        raise KnownProblem(
            f"De bewaarde versie van {_day(versie)} is beschadigd.",
            "Het dossier zelf is niet veranderd.",
            "Kijk of u een oudere kopie van het bestand hebt.",
        ) from error
    return _with_own_id(found, versie)


def _with_own_id(found: Dossier, versie: Versie) -> Dossier:
    year = None if versie.jaar is None else found.year(versie.jaar)
    if year is None or not year.vaststelling.op or versie.aanleiding != because_reported(year.jaar):
        return found
    mark = replace(year.vaststelling, versie=versie.id)
    return edits.set_year(found, year.jaar, vaststelling=mark)


def put_back(found: Dossier, now: Dossier) -> Dossier:
    """A version that was restored, in place of the dossier as it is `now`."""
    return replace(
        found,
        id=now.id,
        logo=now.logo,
        versies=now.versies,
        opgaven=now.opgaven,
        raadsleutels=now.raadsleutels,
    )


def _day(versie: Versie) -> str:
    try:
        return dutch.format_date_words(date.fromisoformat(versie.moment[:10]))
    except ValueError:
        return "toen"


def _unpacked(content: str) -> bytes:
    packed = b64decode(content, validate=True)  # raises ValueError, also for other signs
    # A small text can unfold into gigabytes: no more is unfolded than a file may be long.
    reader = zlib.decompressobj()
    data = reader.decompress(packed, banen_file.LARGEST + 1)
    if not reader.eof or reader.unused_data:
        raise ValueError("not whole, or longer than a file may be")
    return data
