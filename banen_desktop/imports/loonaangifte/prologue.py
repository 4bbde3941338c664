"""What a file is, by its first bytes: everything that is no loonaangifte is refused here.

A file that passes has an encoding in which ASCII stays ASCII, no DOCTYPE, and the right root
element, so that the parser never sees a declaration of entities.
"""

import re

HEAD_SIZE = 65_536
_ROOT = "Loonaangifte"
_ENCODINGS = {"utf-8", "iso-8859-1", "us-ascii"}

_SKIP = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]*)["']""")
_START = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")

_SIGNATURES = (
    (b"PK\x03\x04", "Dit is een zip-bestand. Pak het eerst uit en kies de XML-bestanden."),
    (b"\x1f\x8b", "Dit is een gecomprimeerd bestand. Pak het eerst uit."),
    (b"%PDF", "Dit is een pdf. Kies het XML-bestand dat naar de Belastingdienst ging."),
    (b"\xd0\xcf\x11\xe0", "Dit is een Office-bestand. Kies het XML-bestand van de loonaangifte."),
    (b"\xff\xfe", "Het bestand is in UTF-16. Een loonaangifte is in UTF-8 of ISO-8859-1."),
    (b"\xfe\xff", "Het bestand is in UTF-16. Een loonaangifte is in UTF-8 of ISO-8859-1."),
)


def fault(head: bytes) -> str:
    """Why a file with these first bytes cannot be a loonaangifte, in Dutch; empty if it can."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    for signature, reason in _SIGNATURES:
        if head.startswith(signature):
            return reason
    if not head.strip():
        return "Het bestand is leeg."
    return _encoding_fault(head) or _root_fault(head[_end_of_prologue(head) :])


def _encoding_fault(head: bytes) -> str:
    declared = _DECLARED.match(head)
    name = declared[1].decode("ascii", "replace") if declared else "utf-8"
    if name.lower() in _ENCODINGS:
        return ""
    return "Het bestand noemt een andere codering dan UTF-8 of ISO-8859-1."


def _end_of_prologue(head: bytes) -> int:
    end = 0
    while found := _SKIP.match(head, end):
        end = found.end()
    return end


def _root_fault(rest: bytes) -> str:
    if rest[:9].upper() == b"<!DOCTYPE":
        if rest[9:].lstrip()[:4].lower() == b"html":
            return "Dit is een webpagina, geen loonaangifte."
        return "Het bestand bevat een DOCTYPE. Dat mag niet in een loonaangifte."
    start = _START.match(rest)
    if not start:
        return "Het bestand is geen XML."
    name = start[1].decode("ascii", "replace")
    if name == _ROOT:
        return ""
    if name.lower() == "html":
        return "Dit is een webpagina, geen loonaangifte."
    return f"Het bestand begint met <{name[:30]}>; een loonaangifte begint met <{_ROOT}>."
