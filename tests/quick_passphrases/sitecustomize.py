"""Passphrases that take no time, for a program that is started to look at something else.

Python reads this before the program and in each of its child processes, when the folder stands in
PYTHONPATH together with `tests`.
"""

import pyrage


def encrypt(text: bytes, passphrase: str) -> bytes:
    """`text` under this passphrase, with next to no work to open it."""
    from age_files import passphrase_file  # noqa: PLC0415 - not at the start of every Python

    return passphrase_file(text, passphrase, 2)


pyrage.passphrase.encrypt = encrypt
