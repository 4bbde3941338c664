"""A locked document: a zip of `sleutel.age` and `dossier.age`, both in the age format.

`sleutel.age` holds an X25519 identity under the passphrase, `dossier.age` the dossier under that
identity; of a monitor the second is called `monitor.age`. So a save costs a millisecond and needs
no passphrase, and `age -d` opens both without this program. All encryption is that of age
(pyrage); nothing here is of our own making.

What costs seconds runs in a child process. A file that comes in is hostile: the header is read
before anything is computed, since its work factor decides what opening costs.
"""

import io
import re
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from banen_desktop.child import run_in_child
from banen_desktop.problems import KnownProblem
from banen_desktop.storage.banen_file import DOSSIER
from banen_desktop.storage.sqlite_file import FileKind

KEY_NAME = "sleutel.age"
HIGHEST_FACTOR = 20

# What zipfile raises on a file that is none: it names no set of its own. A place of 2^63 or more,
# in the field for large files, is an OverflowError.
_BAD_ZIP = (
    zipfile.BadZipFile,
    ValueError,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    struct.error,
)
_MAGIC = b"PK\x03\x04"
_LARGEST_KEY, _LARGEST_HEADER, _LARGEST_DIRECTORY = 10_000, 4_096, 2_000
_END = struct.Struct("<4s4H2LH")
_LOCATOR, _LOCATOR_LENGTH = b"PK\x06\x07", 20
_BASE64 = rb"[A-Za-z0-9+/]"
_PASSPHRASE_HEADER = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt %b{22} ([1-9][0-9]?)\n%b{43}\n--- %b{43}\n"
    % (_BASE64, _BASE64, _BASE64)
)
_HEADER_END = re.compile(rb"\n--- %b{43}\n" % _BASE64)
_IDENTITY = re.compile(rb"^(AGE-SECRET-KEY-1[0-9A-Z]{58})\s*$", re.MULTILINE)
# Work factor 20 takes 1 GB, and a slow or busy computer many times the second it is meant to take.
_MEMORY, _SECONDS = 1_500_000_000, 240
_UNCHANGED = "Het bestand is niet veranderd."

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Key:
    """What opens and closes one locked dossier: the identity, and its `sleutel.age`.

    It is in memory only; on disk there is nothing but `sleutel`, which needs the passphrase.
    """

    identity: str = field(repr=False)
    sleutel: bytes = field(repr=False)


class LockedProblem(KnownProblem):
    """A passphrase is needed; `sleutel` is the `sleutel.age` that it has to open."""

    def __init__(self, sleutel: bytes, kind: FileKind[Any] = DOSSIER) -> None:
        super().__init__(
            f"{kind.noun.this()} is vergrendeld met een wachtwoordzin.",
            _UNCHANGED,
            "Open het in het venster en typ daar de wachtwoordzin.",
        )
        self.sleutel = sleutel


class WrongPassphraseProblem(KnownProblem):
    """The passphrase does not open this key."""


def largest_locked(kind: FileKind[Any]) -> int:
    """How long a locked file of this kind may be, in bytes."""
    return kind.largest + kind.largest // 1000 + 20_000


def content_name(kind: FileKind[Any]) -> str:
    """What the document is called in the zip."""
    return f"{kind.noun.word}.age"


def is_locked(data: bytes) -> bool:
    """Whether this is a locked document, or means to be one."""
    return data.startswith(_MAGIC)


def lock(data: bytes, key: Key, kind: FileKind[Any] = DOSSIER) -> bytes:
    """The locked file that holds `data`; it differs each time, also for equal data."""
    import pyrage  # noqa: PLC0415 - most dossiers are not locked

    identity = pyrage.x25519.Identity.from_str(key.identity)
    closed = pyrage.encrypt(data, [identity.to_public()])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in ((KEY_NAME, key.sleutel), (content_name(kind), closed)):
            # Without a moment: that is nobody's business.
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def unlock(data: bytes, key: Key | None, kind: FileKind[Any] = DOSSIER) -> bytes:
    """What a locked file holds.

    Raises `LockedProblem` without the key of this very file, and `KnownProblem` for anything that
    is no sound locked document of this kind.
    """
    sleutel, closed = _members(data, kind)
    _check_header(sleutel, kind)
    if key is None or key.sleutel != sleutel:
        raise LockedProblem(sleutel, kind)
    import pyrage  # noqa: PLC0415

    if not _HEADER_END.search(closed, 0, _LARGEST_HEADER):
        raise _damaged("de kop klopt niet", kind)
    try:
        found: bytes = pyrage.decrypt(closed, [pyrage.x25519.Identity.from_str(key.identity)])
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise _damaged("de inhoud is veranderd of niet volledig", kind) from error
    return found


def new_key(passphrase: str, cancelled: Cancelled = lambda: False) -> Key:
    """A new key under this passphrase; takes seconds, in a child process.

    Raises `KnownProblem`, also when `cancelled()` became true.
    """
    return _in_child(_make_key, _tidy(passphrase), cancelled=cancelled)


def open_key(sleutel: bytes, passphrase: str, cancelled: Cancelled = lambda: False) -> Key:
    """Open a `sleutel.age`; takes seconds, in a child process.

    Raises `WrongPassphraseProblem`, and `KnownProblem` for all else.
    """
    _check_header(sleutel)
    return _in_child(_open_key, sleutel, _tidy(passphrase), cancelled=cancelled)


def _tidy(passphrase: str) -> str:
    # One keyboard sends é as one sign, another as two; to the person they are the same.
    return unicodedata.normalize("NFC", passphrase)


def _in_child(work: Callable[..., Key], *args: object, cancelled: Cancelled) -> Key:
    return run_in_child(
        work,
        *args,
        memory_limit=_MEMORY,
        silence_limit=_SECONDS,
        cancelled=cancelled,
        what="Het werk met de wachtwoordzin",
    )


def _make_key(passphrase: str, _progress: Callable[[Any], None]) -> Key:
    import pyrage  # noqa: PLC0415

    identity = str(pyrage.x25519.Identity.generate())
    sleutel = pyrage.passphrase.encrypt(identity.encode(), passphrase)
    _check_header(sleutel)  # age measures how fast this computer is, and we refuse too much work
    made = Key(identity, sleutel)
    if _opened(sleutel, passphrase) != made:
        raise AssertionError("the key does not come back")
    return made


def _open_key(sleutel: bytes, passphrase: str, _progress: Callable[[Any], None]) -> Key:
    return _opened(sleutel, passphrase)


def _opened(sleutel: bytes, passphrase: str) -> Key:
    import pyrage  # noqa: PLC0415

    try:
        text = pyrage.passphrase.decrypt(sleutel, passphrase)
    except pyrage.DecryptError as error:
        raise WrongPassphraseProblem(
            "Deze wachtwoordzin is niet de goede.",
            _UNCHANGED,
            "Let op hoofdletters en spaties, en probeer het opnieuw.",
        ) from error
    found = _IDENTITY.findall(text)
    if len(found) != 1:
        raise _damaged("de sleutel is geen sleutel van age")
    return Key(found[0].decode("ascii"), sleutel)


def _check_header(sleutel: bytes, kind: FileKind[Any] = DOSSIER) -> None:
    """See what opening would cost, before it is done."""
    found = _PASSPHRASE_HEADER.match(sleutel)
    if found is None:
        raise _damaged("de kop van de sleutel klopt niet", kind)
    if int(found[1]) > HIGHEST_FACTOR:
        raise KnownProblem(
            "De sleutel van dit bestand vraagt te veel rekenwerk en geheugen.",
            _UNCHANGED,
            "Vertrouw dit bestand niet. Vraag degene van wie u het kreeg om een ander.",
        )


def _members(data: bytes, kind: FileKind[Any]) -> tuple[bytes, bytes]:
    _check_directory(data, kind)
    content = content_name(kind)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = {member.filename: member for member in archive.infolist()}
            if found.keys() != {KEY_NAME, content}:
                raise _damaged("er zitten andere bestanden in", kind)
            for member in found.values():
                _check_member(member, kind)
            sleutel = archive.read(found[KEY_NAME])
            return sleutel, archive.read(found[content])
    except _BAD_ZIP as error:
        raise _damaged("het zipbestand klopt niet", kind) from error


def _check_directory(data: bytes, kind: FileKind[Any]) -> None:
    """See that the list of members is short, before it is read.

    A comment, or the fields for large files, would let `zipfile` look for another list.
    """
    if len(data) > largest_locked(kind):
        raise _damaged("het is te groot", kind)
    if len(data) < _END.size:
        raise _damaged("het is niet volledig", kind)
    sign, _, _, here, members, size, _, comment = _END.unpack(data[-_END.size :])
    large = data[-_END.size - _LOCATOR_LENGTH :].startswith(_LOCATOR)
    if sign != b"PK\x05\x06" or comment or large:
        raise _damaged("het is niet volledig", kind)
    if (here, members) != (2, 2) or size > _LARGEST_DIRECTORY:
        raise _damaged("er zitten andere bestanden in", kind)


def _check_member(member: zipfile.ZipInfo, kind: FileKind[Any]) -> None:
    largest = _LARGEST_KEY if member.filename == KEY_NAME else largest_locked(kind)
    if member.compress_type != zipfile.ZIP_STORED or member.compress_size != member.file_size:
        raise _damaged("er is iets in samengeperst", kind)
    if member.flag_bits & 0x1 or member.file_size > largest:
        raise _damaged("de onderdelen kloppen niet", kind)


def _damaged(why: str, kind: FileKind[Any] = DOSSIER) -> KnownProblem:
    return KnownProblem(
        f"{kind.noun.this('vergrendelde')} is beschadigd: {why}.",
        _UNCHANGED,
        "Open een herstelkopie of zet een back-up terug.",
    )
