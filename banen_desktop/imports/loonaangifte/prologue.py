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
_START = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z]+)(?=[\s/>])")

_RIGHT_FILE = "Kies het XML-bestand dat naar de Belastingdienst ging."
_RIGHT_ENCODING = "Exporteer het opnieuw, in UTF-8 of ISO-8859-1."

_SIGNATURES = (
    (b"PK\x03\x04", "Dit is een zip-bestand. Pak het eerst uit en kies de XML-bestanden."),
    (b"\x1f\x8b", "Dit is een gecomprimeerd bestand. Pak het eerst uit."),
    (b"%PDF", f"Dit is een pdf. {_RIGHT_FILE}"),
    (b"\xd0\xcf\x11\xe0", f"Dit is een Office-bestand. {_RIGHT_FILE}"),
    (b"\xff\xfe", f"Het bestand is in UTF-16. {_RIGHT_ENCODING}"),
    (b"\xfe\xff", f"Het bestand is in UTF-16. {_RIGHT_ENCODING}"),
)


def fault(head: bytes) -> str:
    """Why a file with these first bytes cannot be a loonaangifte, in Dutch; empty if it can."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    for signature, reason in _SIGNATURES:
        if head.startswith(signature):
            return reason
    if not head.strip():
        return f"Het bestand is leeg. {_RIGHT_FILE}"
    return _encoding_fault(head) or _root_fault(head[_end_of_prologue(head) :])


def _encoding_fault(head: bytes) -> str:
    declared = _DECLARED.match(head)
    name = declared[1].decode("ascii", "replace") if declared else "utf-8"
    if name.lower() in _ENCODINGS:
        return ""
    return f"Het bestand noemt een codering die niet mag. {_RIGHT_ENCODING}"


def _end_of_prologue(head: bytes) -> int:
    end = 0
    while found := _SKIP.match(head, end):
        end = found.end()
    return end


def _root_fault(rest: bytes) -> str:
    if rest[:9].upper() == b"<!DOCTYPE":
        if rest[9:].lstrip()[:4].lower() == b"html":
            return f"Dit is een webpagina. {_RIGHT_FILE}"
        return f"Het bestand bevat een DOCTYPE: dat mag niet in een loonaangifte. {_RIGHT_FILE}"
    start = _START.match(rest)
    if not start:
        return f"Het bestand is geen XML. {_RIGHT_FILE}"
    name = start[1].decode("ascii", "replace")
    if name == _ROOT:
        return ""
    if name.lower() == "html":
        return f"Dit is een webpagina. {_RIGHT_FILE}"
    return f"Het bestand begint met <{name[:30]}>, niet met <{_ROOT}>. {_RIGHT_FILE}"
