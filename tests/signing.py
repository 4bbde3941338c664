"""Sign a tampered .banen file anew, so that a test reaches the checks behind its digest."""

import sqlite3
from collections.abc import Callable

from banen_desktop.storage.sqlite_file import Contents, columns_of, digest_by_row


def sign(connection: sqlite3.Connection, digest: Callable[[Contents], str] = digest_by_row) -> None:
    """Put the digest of what the tables hold now in the file."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
    contents = {name: columns_of(connection, name) for name in names}
    connection.execute("UPDATE controle SET sha256 = ?", (digest(contents),))
