"""Versions of a document that are kept in its own file: as it was before, or when reported.

A version is the file of the document without its versions and what `bare` takes out, such as the
logo and the returns to councils of a dossier, compressed, in base64. Whoever puts one back keeps
those that there are now: what was sent stays sent.
"""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from banen_desktop import dutch
from banen_desktop.dossier import edits
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.verslag import Logo, Versie
from banen_desktop.dossier.verslag_fields import LONGEST_VERSION
from banen_desktop.problems import KnownProblem
from banen_desktop.storage.banen_file import DOSSIER
from banen_desktop.storage.sqlite_file import FileKind

MOST_VERSIONS = 30
MOST_SIGNS = 32_000_000
"""Signs of base64 of all versions together: half of the largest file that can be opened."""


class _Versioned(Protocol):
    @property
    def versies(self) -> tuple[Versie, ...]: ...


Document = TypeVar("Document", bound=_Versioned)


@dataclass(frozen=True, slots=True)
class Versions(Generic[Document]):
    """The versions of one kind of document.

    `bare` is a document without what its versions do not hold, `has_content` whether there is
    anything to keep, and `needed` gives the ids of versions that always stay. `put_back` makes of a
    version that was restored what comes in place of the document as it is now.
    """

    kind: FileKind[Document]
    bare: Callable[[Document], Document]
    has_content: Callable[[Document], bool]
    needed: Callable[[Document], set[str]]
    put_back: Callable[[Document, Document], Document]

    def keep(
        self, document: Document, moment: datetime, aanleiding: str, jaar: int | None = None
    ) -> Document:
        """The document with its state of now added to its versions, as the last one.

        The oldest versions make room, except those that are needed: of a dossier, those that
        belong to a year that is vastgesteld. Raises `KnownProblem` when the document is too large
        to be kept in itself.
        """
        made = self._made(document, moment, aanleiding, jaar)
        needed = self.needed(document) | {made.id}
        return _with_versions(document, _with_room([*document.versies, made], needed))

    def keep_before(
        self,
        before: Document,
        after: Document,
        moment: datetime,
        aanleiding: str,
        jaar: int | None = None,
    ) -> Document:
        """`after`, with how the document was `before` among its versions.

        What either of them needs stays. Where there was nothing yet, nothing is kept. Raises
        `KnownProblem` as `keep` does.
        """
        if not self.has_content(before):
            return after
        made = self._made(before, moment, aanleiding, jaar)
        needed = self.needed(before) | self.needed(after) | {made.id}
        return _with_versions(after, _with_room([*before.versies, made], needed))

    def rewritten(
        self, versies: Sequence[Versie], change: Callable[[Document], Document]
    ) -> list[Versie]:
        """The versions with their content changed; one that cannot be read is left out.

        Who takes people out of a document has to take them out of its versions as well.
        """
        made = []
        for versie in versies:
            try:
                before = self.restore(versie)
            except KnownProblem:
                continue
            after = change(before)
            kept = versie if after == before else replace(versie, inhoud=self._packed(after))
            made.append(kept)
        return made

    def restore(self, versie: Versie) -> Document:
        """The document as it was in a version; raises `KnownProblem` when it cannot be read."""
        try:
            return self.kind.from_bytes(_unpacked(versie.inhoud, self.kind.largest))
        except (KnownProblem, ValueError, zlib.error) as error:
            noun = self.kind.noun
            raise KnownProblem(
                f"De bewaarde versie van {_day(versie)} is beschadigd.",
                f"{noun.the.capitalize()} zelf is niet veranderd.",
                "Kijk of u een oudere kopie van het bestand hebt.",
            ) from error

    def _made(
        self, document: Document, moment: datetime, aanleiding: str, jaar: int | None
    ) -> Versie:
        content = self._packed(document)
        if len(content) > LONGEST_VERSION:
            noun = self.kind.noun
            raise KnownProblem(
                f"{noun.the.capitalize()} is te groot om er een versie van te bewaren.",
                "Er is niets veranderd.",
                f"Sla {noun.the} onder een andere naam op: dan hebt u zelf een kopie.",
            )
        return Versie(moment.isoformat(timespec="seconds"), aanleiding, jaar, content)

    def _packed(self, document: Document) -> str:
        data = self.kind.to_bytes(self.bare(document))
        return b64encode(zlib.compress(data, 9)).decode("ascii")


def _with_versions(document: Document, versies: tuple[Versie, ...]) -> Document:
    return replace(document, versies=versies)  # type: ignore[type-var]


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


def because_reported(year: int) -> str:
    """The aanleiding of the version that is kept when a year is marked as reported."""
    return f"Jaar {year} vastgesteld"


def _reported(dossier: Dossier) -> set[str]:
    """The ids of the versions of years that are vastgesteld."""
    return {year.vaststelling.versie for year in dossier.jaren if year.vaststelling.op}


class _DossierVersions(Versions[Dossier]):
    def restore(self, versie: Versie) -> Dossier:
        """The dossier as it was in a version, without versions and logo.

        A version that was kept when a year was marked as reported is the version of that year: it
        could not hold its own id. Raises `KnownProblem` when the version cannot be read.
        """
        return _with_own_id(super().restore(versie), versie)


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


def _unpacked(content: str, largest: int) -> bytes:
    packed = b64decode(content, validate=True)  # raises ValueError, also for other signs
    # A small text can unfold into gigabytes: no more is unfolded than a file may be long.
    reader = zlib.decompressobj()
    data = reader.decompress(packed, largest + 1)
    if not reader.eof or reader.unused_data:
        raise ValueError("not whole, or longer than a file may be")
    return data


DOSSIERS = _DossierVersions(
    kind=DOSSIER,
    bare=lambda dossier: replace(dossier, versies=(), logo=Logo(), opgaven=(), raadsleutels=()),
    has_content=lambda dossier: bool(dossier.jaren),
    needed=_reported,
    put_back=put_back,
)
keep = DOSSIERS.keep
keep_before = DOSSIERS.keep_before
rewritten = DOSSIERS.rewritten
restore = DOSSIERS.restore
