"""The .banen file as bytes: a dossier to bytes and back. The mechanism is that of `sqlite_file`."""

from banen_desktop.dossier.model import Dossier
from banen_desktop.storage.schema import TABLES, contents_of, dossier_of
from banen_desktop.storage.sqlite_file import FileKind, Noun
from banen_desktop.storage.upgrades import UPGRADES

DOSSIER: FileKind[Dossier] = FileKind(
    noun=Noun("dossier", neuter=True),
    suffix=".banen",
    application_id=int.from_bytes(b"BANE"),
    tables=TABLES,
    contents_of=contents_of,
    document_of=dossier_of,
    upgrades=UPGRADES,
)
FORMAT = DOSSIER.format
SCHEMA = DOSSIER.schema


def to_bytes(dossier: Dossier) -> bytes:
    """The file that holds this dossier; equal dossiers give equal bytes."""
    return DOSSIER.to_bytes(dossier)


def from_bytes(data: bytes) -> Dossier:
    """The dossier in a file; raises `KnownProblem` for what is not whole and sound."""
    return DOSSIER.from_bytes(data)
