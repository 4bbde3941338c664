"""The `.banensector` file: open, save, recover and keep versions, by the mechanism of a dossier."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from banen_desktop import dutch
from banen_desktop.sector.facts.cleaning import clean, years_past
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.file.schema import TABLES, contents_of, monitor_of
from banen_desktop.storage.atomic import UNCHECKED, Expected
from banen_desktop.storage.document_file import Opened, open_document, save_document
from banen_desktop.storage.locked import Key
from banen_desktop.storage.recovery import Copies
from banen_desktop.storage.sqlite_file import FileKind, Noun, digest_by_column
from banen_desktop.storage.versions import Versions


def is_secret(monitor: Monitor) -> bool:
    """Whether a monitor may only stand on disk behind a passphrase."""
    return bool(monitor.raad.geheime_sleutel) or any(each.besloten for each in monitor.ontvangsten)


MONITOR: FileKind[Monitor] = FileKind(
    noun=Noun("monitor", neuter=False),
    suffix=".banensector",
    application_id=int.from_bytes(b"BANS"),
    tables=TABLES,
    contents_of=contents_of,
    document_of=monitor_of,
    # 2,500 members in ten years with all that can be asked are 450,000 rows and about 25 MB.
    megabytes=128,
    most_rows=1_500_000,
    digest=digest_by_column,
    secret=is_secret,
)


def open_monitor(path: Path, key: Key | None = None) -> Opened[Monitor]:
    """Read a monitor; raises `LockedProblem` when `key` is not its key, and `KnownProblem`."""
    return open_document(MONITOR, path, key)


def save_monitor(
    path: Path, monitor: Monitor, expected: Expected = UNCHECKED, key: Key | None = None
) -> str:
    """Save a monitor and return the new fingerprint; without a key only one without secrets."""
    return save_document(MONITOR, path, monitor, expected, key)


def cleaned(monitor: Monitor, this_year: int) -> Monitor:
    """The monitor without what is older than the council's term, in its versions neither."""
    years = years_past(monitor, this_year)
    versies = VERSIONS.rewritten(monitor.versies, lambda before: clean(before, years))
    return replace(clean(monitor, years), versies=tuple(versies))


def differences(before: Monitor, after: Monitor) -> tuple[str, ...]:
    """What the second has that the first has not, in sentences: for who finds a recovery copy."""
    return tuple(_differences(before, after))


def _differences(before: Monitor, after: Monitor) -> Iterator[str]:
    if before.raad != after.raad:
        yield "De gegevens van de raad zijn veranderd."
    for name, one, many in _COUNTED:
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        added = len(new) - len(old)
        if added > 0:
            yield f"{dutch.plural(str(added), one, many)} meer."
        elif added < 0:
            yield f"{dutch.plural(str(-added), one, many)} minder."
        else:
            yield f"Bij de {many} is iets veranderd."


_COUNTED = (
    ("leden", "lid", "leden"),
    ("kaders", "kader", "kaders"),
    ("uitvragen", "uitvraag", "uitvragen"),
    ("ontvangsten", "opgave", "opgaven"),
    ("bevindingen", "bevinding", "bevindingen"),
    ("werkagenda", "maatregel", "maatregelen"),
    ("cijfers", "gepubliceerd cijfer", "gepubliceerde cijfers"),
    ("klassentotalen", "klassentotaal", "klassentotalen"),
    ("kolomtitels", "kolomtitel", "kolomtitels"),
)

COPIES: Copies[Monitor] = Copies(
    kind=MONITOR,
    id_of=lambda monitor: monitor.id,
    owner_of=lambda monitor: monitor.raad.naam,
    new=Monitor,
    differences=differences,
)


def _bare(monitor: Monitor) -> Monitor:
    """Without its versions, and without the secret key: that stays in one place."""
    return replace(monitor, versies=(), raad=replace(monitor.raad, geheime_sleutel=""))


def _put_back(found: Monitor, now: Monitor) -> Monitor:
    """With the versions and the secret key of now: those are in no version."""
    raad = replace(found.raad, geheime_sleutel=now.raad.geheime_sleutel)
    return replace(found, id=now.id, versies=now.versies, raad=raad)


VERSIONS: Versions[Monitor] = Versions(
    kind=MONITOR,
    bare=_bare,
    has_content=lambda monitor: bool(monitor.ontvangsten),
    needed=lambda _: set(),
    put_back=_put_back,
)
