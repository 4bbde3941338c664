"""Making a return of a dossier: its number, what it tells, and what the dossier remembers of it.

Nothing here has a file or a clock: who asks gives the day, and gets bytes and a dossier.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from banen_desktop import __version__
from banen_desktop.dossier.bsn import without_bsn
from banen_desktop.dossier.model import Dossier
from banen_desktop.dossier.opgaven import GemaakteOpgave
from banen_desktop.problems import KnownProblem
from banen_desktop.quota.calculation.year_facts import percentage_of
from banen_desktop.quota.law.law import Law
from banen_desktop.reports.opgave import reading, return_file, sealing
from banen_desktop.reports.opgave.contributions import ESTIMATED, packed, unpacked
from banen_desktop.reports.opgave.guarding import Earlier, kept_at_home
from banen_desktop.reports.opgave.records import (
    Bewaking,
    Opgave,
    Periode,
    Stand,
    Uitvraag,
    Veld,
    Weg,
)
from banen_desktop.reports.opgave.return_file import HIGHEST_NUMBER, opgave_bytes, parse_opgave
from banen_desktop.reports.opgave.values import YearValues, values_of

_BYTES_OF_SALT = 16
_OF_THE_DAY = Veld.BANEN_OP_PEILDATUM


@dataclass(frozen=True)
class Preparation:
    """All that a return of one year to one council can tell; without a request to nobody yet.

    `lid` is the code of the member where the request has none.
    """

    dossier: Dossier
    year: int
    law: Law
    uitvraag: Uitvraag | None = None
    lid: str = ""

    def __post_init__(self) -> None:
        """Refuse a year that is not there, or is another than the council asks."""
        asked = self.uitvraag
        if asked is not None and asked.jaar != self.year:
            raise KnownProblem(
                f"Deze uitvraag gaat over {asked.jaar}, en u maakt een opgave over {self.year}.",
                "Er is niets gemaakt.",
                "Kies het andere jaar, of open de uitvraag van dit jaar.",
            )

    @property
    def raad(self) -> str:
        """The council that it is for; empty without a request."""
        return "" if self.uitvraag is None else self.uitvraag.raad

    @cached_property
    def values(self) -> YearValues:
        """The values of the year."""
        day = None if self.uitvraag is None else self.uitvraag.peildatum
        return values_of(self.dossier, self.year, self.law, day)

    @cached_property
    def earlier(self) -> tuple[Earlier, ...]:
        """What this council was told of the year before, or may have been."""
        return tuple(
            Earlier(_read_back(made), unpacked(made.grondslag))
            for made in self.dossier.opgaven
            if made.jaar == self.year and (made.raad == self.raad or not (made.raad and self.raad))
        )

    @cached_property
    def same_request(self) -> tuple[Opgave, ...]:
        """The returns to this very request, in the order of their numbers."""
        wanted = "" if self.uitvraag is None else self.uitvraag.id
        found = [
            _read_back(made)
            for made in self.dossier.opgaven
            if made.jaar == self.year and made.raad == self.raad
        ]
        same = (opgave for opgave in found if opgave.uitvraag == wanted)
        return tuple(sorted(same, key=lambda opgave: opgave.volgnummer))

    @property
    def code(self) -> str:
        """The code of the member: the council's, else the user's, else the number of the board."""
        asked = "" if self.uitvraag is None else self.uitvraag.lid
        before = self.same_request[-1].lid if self.same_request else ""
        board = "".join(self.dossier.werkgever.bestuursnummer.split())
        return reading.tidy_text(asked or self.lid or before or board, reading.LONGEST_CODE)

    @property
    def name(self) -> str:
        """The name of the member, as it may stand in a file."""
        return reading.tidy_text(without_bsn(self.dossier.werkgever.naam), reading.LONGEST_NAME)

    @cached_property
    def amounts(self) -> Mapping[str, int | Weg]:
        """Every field as a return without a guard tells it."""
        whole_year = self.uitvraag is None or self.uitvraag.periode is Periode.JAAR
        return {
            key: Weg.NIET_GEVRAAGD
            if key not in self._asked
            else amount
            if whole_year or key == _OF_THE_DAY
            else Weg.ONBEKEND
            for key, amount in self.values.amounts.items()
        }

    @cached_property
    def guarded(self) -> Mapping[str, int | Weg]:
        """Every field as a guarded return tells it."""
        told = frozenset(key for key, amount in self.amounts.items() if isinstance(amount, int))
        hidden = kept_at_home(self.values, told, self.earlier)
        return {key: Weg.KLEIN if key in hidden else amount for key, amount in self.amounts.items()}

    @cached_property
    def by_difference(self) -> frozenset[str]:
        """The fields that stay at home for their difference with an earlier return alone."""
        told = frozenset(key for key, amount in self.amounts.items() if isinstance(amount, int))
        hidden = {key for key, amount in self.guarded.items() if amount is Weg.KLEIN}
        return frozenset(hidden - kept_at_home(self.values, told, ()))

    @property
    def _asked(self) -> frozenset[str]:
        velden = self.uitvraag.velden if self.uitvraag is not None else ()
        return frozenset(map(str, velden or Veld)) | {ESTIMATED}


def _read_back(made: GemaakteOpgave) -> Opgave:
    try:
        return parse_opgave(made.inhoud.encode())
    except KnownProblem as problem:
        raise KnownProblem(
            "Een eerder gemaakte opgave in dit dossier is niet te lezen.",
            "Het dossier is niet veranderd.",
            "Gebruik de versie van het programma waarmee zij is gemaakt.",
        ) from problem


@dataclass(frozen=True, slots=True)
class MadeReturn:
    """A return that is ready: what it says, and the dossier that remembers it.

    `again` tells that it is the last one once more: nothing changed since.
    """

    opgave: Opgave
    dossier: Dossier
    again: bool

    @property
    def content(self) -> bytes:
        """The return as it is, before any encryption."""
        return opgave_bytes(self.opgave)

    @property
    def file_name(self) -> str:
        """`opgave-JAAR-CODE-NUMMER`, with signs that every system takes."""
        opgave = self.opgave
        start = _name_start(opgave.jaar, opgave.lid or opgave.naam)
        sealed = sealing.SUFFIX if opgave.bewaking is Bewaking.GEEN else ""
        return f"{start}-{opgave.volgnummer}{return_file.SUFFIX}{sealed}"

    def file(self, uitvraag: Uitvraag | None) -> bytes:
        """The bytes of its file: for a council alone they are encrypted, each time otherwise."""
        if self.opgave.bewaking is Bewaking.KLEIN:
            return self.content
        return sealing.seal(self.content, key_of(uitvraag))


def name_start(ready: Preparation) -> str:
    """How the names of all files of this member and year begin: all but the number."""
    return _name_start(ready.year, ready.code or ready.name)


def _name_start(year: int, whose: str) -> str:
    safe = "".join(sign if sign.isalnum() else "-" for sign in whose)[:40].strip("-")
    return f"opgave-{year}-{safe or 'lid'}"


def key_of(uitvraag: Uitvraag | None) -> str:
    """The key of a council; raises `KnownProblem` where there is none."""
    if uitvraag is None or not uitvraag.sleutel:
        raise KnownProblem(
            "Voor een besloten opgave is een uitvraag met een sleutel van de raad nodig.",
            "Er is niets gemaakt.",
            "Vraag de raad om zo’n uitvraag, of maak een bewaakte opgave.",
        )
    return uitvraag.sleutel


def make(
    ready: Preparation, stand: Stand, bewaking: Bewaking, today: date, *, after: int = 0
) -> MadeReturn:
    """The return with the next number, or the last one again where nothing changed since.

    `after` is a number that is taken, by a file that stands there already. Raises `KnownProblem`.
    """
    if bewaking is Bewaking.GEEN:
        key_of(ready.uitvraag)
    last = ready.same_request[-1] if ready.same_request else None
    if last is not None and last.volgnummer >= after:
        kept = ("volgnummer", "vervangt", "zout", "programma", "controlegetal")
        same = {name: getattr(last, name) for name in kept}
        if replace(_return(ready, stand, bewaking), **same) == last:
            return MadeReturn(last, ready.dossier, again=True)
    before = max(after, 0 if last is None else last.volgnummer)
    if before >= HIGHEST_NUMBER:
        raise KnownProblem(
            f"Een volgnummer gaat tot en met {HIGHEST_NUMBER}.",
            "Er is niets gemaakt.",
            "Vraag de raad om een nieuwe uitvraag.",
        )
    made = replace(
        _return(ready, stand, bewaking),
        volgnummer=before + 1,
        vervangt=before or None,
        zout=secrets.token_hex(_BYTES_OF_SALT) if bewaking is Bewaking.GEEN else "",
    )
    made = _proven(made)
    return MadeReturn(made, _remembering(ready, made, today), again=False)


def _proven(made: Opgave) -> Opgave:
    """The return as its file gives it back: whoever gets it can read it."""
    try:
        found = parse_opgave(opgave_bytes(made))
    except KnownProblem as problem:
        raise KnownProblem(
            "Van deze cijfers is geen opgave te maken: er is er een te groot of te lang.",
            "Er is niets gemaakt.",
            "Kijk bij Let op, en verbeter wat daar staat.",
        ) from problem
    if replace(found, controlegetal="") != made:
        raise AssertionError("the return does not come back")
    return found


def _return(ready: Preparation, stand: Stand, bewaking: Bewaking) -> Opgave:
    werkgever, values = ready.dossier.werkgever, ready.values
    amounts = ready.amounts if bewaking is Bewaking.GEEN else ready.guarded
    percentage = percentage_of(values.jaar, ready.law)
    return Opgave(
        lid=ready.code,
        naam=ready.name,
        uitvraag="" if ready.uitvraag is None else ready.uitvraag.id,
        sector=werkgever.sector,
        jaar=ready.year,
        periode=Periode.JAAR if ready.uitvraag is None else ready.uitvraag.periode,
        peildatum=values.peildatum,
        stand=stand,
        bewaking=bewaking,
        waarden={veld: amounts[veld] for veld in Veld},
        kwaliteit=replace(values.kwaliteit, geschatte_uren=amounts[ESTIMATED]),
        percentage=None if percentage is None else percentage.waarde,
        percentage_status="" if percentage is None else str(percentage.status),
        programma=f"Banen Desktop {__version__}",
        parameters_sha256=ready.law.sha256,
    )


def _remembering(ready: Preparation, made: Opgave, today: date) -> Dossier:
    kept = GemaakteOpgave(
        raad=ready.raad,
        jaar=ready.year,
        gemaakt_op=today,
        inhoud=opgave_bytes(made).decode(),
        grondslag=packed(ready.values.contributions),
    )
    return replace(ready.dossier, opgaven=(*ready.dossier.opgaven, kept))
