"""Files in the age format under a passphrase, with any work factor: for tests alone.

Written from the specification (C2SP age v1), so that tests need no seconds for each passphrase,
and so that hostile headers can be made. The program itself leaves all of this to pyrage.
"""

import hashlib
import hmac
import struct
from base64 import b64encode
from pathlib import Path

import pyrage

from banen_desktop.storage.locked import Key

LABEL = b"age-encryption.org/v1/scrypt"
PASSPHRASE = "vier losse woorden samen"
IDENTITY = str(pyrage.x25519.Identity.generate())


def passphrase_file(text: bytes, passphrase: str, factor: int, *, salt: bytes = b"s" * 16) -> bytes:
    """`text` under a passphrase; opening it costs 2**factor steps of scrypt."""
    file_key = b"k" * 16
    wrap = hashlib.scrypt(
        passphrase.encode(), salt=LABEL + salt, n=2**factor, r=8, p=1, dklen=32, maxmem=2**31 - 1
    )
    body = sealed(wrap, bytes(12), file_key)
    stanza = b"-> scrypt %s %d\n%s\n" % (base64(salt), factor, base64(body))
    header = b"age-encryption.org/v1\n" + stanza + b"---"
    mac = hmac.digest(derived(file_key, b"", b"header"), header, "sha256")
    nonce = b"n" * 16
    payload = sealed(derived(file_key, nonce, b"payload"), bytes(11) + b"\1", text)
    return header + b" " + base64(mac) + b"\n" + nonce + payload


def quick_key(passphrase: str = PASSPHRASE, identity: str = IDENTITY) -> Key:
    """A key that opens at once: of the same make as the program's, with next to no work."""
    return Key(identity, passphrase_file(identity.encode(), passphrase, 2))


def quick_passphrases() -> list[Path]:
    """Folders for PYTHONPATH, with which a program of its own makes keys of that make too."""
    tests = Path(__file__).parent
    return [tests / "quick_passphrases", tests]


def base64(data: bytes) -> bytes:
    """Base64 without padding, as age writes it."""
    return b64encode(data).rstrip(b"=")


def derived(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF with SHA-256, 32 bytes."""
    return hmac.digest(hmac.digest(salt or bytes(32), secret, "sha256"), info + b"\1", "sha256")


def sealed(key: bytes, nonce: bytes, text: bytes) -> bytes:
    """ChaCha20-Poly1305 (RFC 8439) without additional data."""
    blocks = b"".join(block(key, nonce, count) for count in range(1 + -(-len(text) // 64)))
    hidden = bytes(a ^ b for a, b in zip(text, blocks[64:], strict=False))
    whole = hidden + bytes(-len(hidden) % 16) + struct.pack("<QQ", 0, len(hidden))
    return hidden + poly1305(blocks[:32], whole)


def block(key: bytes, nonce: bytes, count: int) -> bytes:
    """One block of 64 bytes of ChaCha20."""
    start = list(
        struct.unpack("<16L", b"expand 32-byte k" + key + struct.pack("<L", count) + nonce)
    )
    state = list(start)
    for _ in range(10):
        for a, b, c, d in (
            *((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)),
            *((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)),
        ):
            for target, source, mixed, turn in (
                (a, b, d, 16),
                (c, d, b, 12),
                (a, b, d, 8),
                (c, d, b, 7),
            ):
                state[target] = (state[target] + state[source]) % 2**32
                found = state[mixed] ^ state[target]
                state[mixed] = (found << turn | found >> (32 - turn)) % 2**32
    return struct.pack("<16L", *((a + b) % 2**32 for a, b in zip(start, state, strict=True)))


def poly1305(key: bytes, text: bytes) -> bytes:
    """The tag of Poly1305."""
    clamp = 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    r, s = int.from_bytes(key[:16], "little") & clamp, int.from_bytes(key[16:], "little")
    total = 0
    for place in range(0, len(text), 16):
        total = (
            (total + int.from_bytes(text[place : place + 16] + b"\1", "little")) * r % (2**130 - 5)
        )
    return ((total + s) % 2**128).to_bytes(16, "little")
