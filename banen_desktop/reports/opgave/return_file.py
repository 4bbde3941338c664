"""A return as a file: one canonical JSON, so that equal returns have equal bytes.

Canonical: sorted keys, no spaces, UTF-8, NFC, quantities as decimal texts with two decimals. What
comes in is written again and compared: so a double key, another order, a number that is no text
or a sign that is not NFC all show, whatever else they are.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar

from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import Sector
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.opgave import reading
from banen_desktop.reports.opgave.reading import UnreadableError, refuse
from banen_desktop.reports.opgave.records import (
    Bewaking,
    Kwaliteit,
    Opgave,
    Periode,
    Relatie,
    Soort,
    Stand,
    Veld,
    Weg,
)

KIND, VERSION = "banen-opgave", 1
SUFFIX = ".banenopgave"
HIGHEST_NUMBER = 9999
_MOST_RELATIONS = 200
_ESTIMATED = "geschatte_uren"
_KEYS = frozenset(
    {
        *("formaat", "versie", "uitvraag", "lid", "sector", "jaar", "periode", "peildatum"),
        *("stand", "volgnummer", "vervangt", "bewaking", "waarden", "weg", "kwaliteit"),
        *("relaties", "percentage", "percentage_status", "programma", "parameters_sha256"),
        "controlegetal",
    }
)
_WITH_SALT = _KEYS | {"zout"}
_LID = frozenset({"code", "naam"})
_KWALITEIT = frozenset({"herkomst_uren", _ESTIMATED, "register_gecontroleerd"})
_RELATIE = frozenset({"soort", "tegenpartij", "uren"})
_AWAY = _RELATIE | {"weg"}
_NUMBERS = range(1, HIGHEST_NUMBER + 1)
_FIELDS = {str(field): field for field in Veld}
_NAMES = frozenset(_FIELDS)
_MAY_BE_AWAY = _NAMES | {_ESTIMATED}
_HEX = re.compile(r"[0-9a-f]+", re.ASCII)
_Value = TypeVar("_Value")


def parse_opgave(data: bytes) -> Opgave:
    """The return that a file holds; raises `KnownProblem` for anything else.

    Values are not judged: more hours than there are is for whoever checks them.
    """
    try:
        return _opgave(_content(data))
    except UnreadableError as error:
        raise KnownProblem(
            f"Deze opgave is niet te lezen: {error}.",
            "Het bestand is niet veranderd.",
            "Vraag het lid om de opgave opnieuw te sturen.",
        ) from error


def opgave_bytes(opgave: Opgave) -> bytes:
    """The file of a return, with its control number, whatever the record itself has there."""
    content = _canonical(_as_json(opgave))
    return _with_number(content, _number(content))


def controlegetal(opgave: Opgave) -> str:
    """Twelve hex digits in three groups: shows that nothing changed, not who sent it."""
    return _number(_canonical(_as_json(opgave)))


def _number(content: bytes) -> str:
    """Of the file without its control number."""
    digits = hashlib.sha256(content).hexdigest()
    return f"{digits[:4]} {digits[4:8]} {digits[8:12]}"


def _with_number(content: bytes, number: str) -> bytes:
    """The file with its control number in its place: sorted, just before the kind of file."""
    return content.replace(b'"formaat":', b'"controlegetal":"%b","formaat":' % number.encode(), 1)


_ENCODER = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
)


def _canonical(content: Mapping[str, Any]) -> bytes:
    return _ENCODER.encode(content).encode()


def _content(data: bytes) -> dict[str, Any]:
    """All that a file holds, its control number proved."""
    reading.check_size(data)
    try:
        content = _DECODER.decode(data.decode())
        reading.check_kind(content if isinstance(content, dict) else {}, KIND, VERSION)
        told = content.pop("controlegetal", "")
        plain = _canonical(content)
    except UnreadableError:
        raise
    except (ValueError, RecursionError):
        refuse("het is geen geldige JSON")
    number = _number(plain)
    if told != number:
        refuse("het controlegetal past niet bij de inhoud: er is iets veranderd")
    if _with_number(plain, number) != data:
        refuse("het is niet zo geschreven als Banen Desktop dat doet: er is iets veranderd")
    return {**content, "controlegetal": number}


def _no_number(_text: str) -> NoReturn:
    refuse("er staat een getal in dat geen tekst met twee decimalen is")


_DECODER = json.JSONDecoder(parse_constant=_no_number, parse_float=_no_number)


def _opgave(content: dict[str, Any]) -> Opgave:
    reading.exactly("de opgave", content, _WITH_SALT if "zout" in content else _KEYS)
    reasons = _reasons(content["weg"])
    made = Opgave(
        **_whose(content),
        **_what(content),
        waarden=_values(content["waarden"], reasons),
        relaties=_relations(content["relaties"]),
        kwaliteit=_quality(content["kwaliteit"], reasons),
        percentage=_or_none(content, "percentage", reading.percentage_of),
        percentage_status=reading.text_of(
            "percentage_status", content["percentage_status"], reading.LONGEST_NAME
        ),
        programma=reading.text_of("programma", content["programma"], reading.LONGEST_NAME),
        parameters_sha256=_digest("parameters_sha256", content["parameters_sha256"]),
        zout=_hex("zout", content["zout"], 32) if "zout" in content else "",
        controlegetal=content["controlegetal"],
    )
    if reasons:
        refuse("er staat een reden bij iets dat wel een waarde heeft")
    if made.vervangt is not None and made.vervangt >= made.volgnummer:
        refuse("een opgave kan alleen een eerdere vervangen")
    return made


def _whose(content: dict[str, Any]) -> dict[str, Any]:
    member = reading.exactly("lid", content["lid"], _LID)
    return {
        "lid": reading.text_of("code", member["code"], reading.LONGEST_CODE),
        "naam": reading.text_of("naam", member["naam"], reading.LONGEST_NAME),
        "sector": _or_none(content, "sector", _sector),
        "uitvraag": reading.text_of("uitvraag", content["uitvraag"], reading.LONGEST_CODE),
    }


def _what(content: dict[str, Any]) -> dict[str, Any]:
    return {
        "jaar": reading.year_of(content["jaar"]),
        "periode": reading.choice_of("periode", content["periode"], Periode),
        "peildatum": _or_none(content, "peildatum", reading.day_of),
        "stand": reading.choice_of("stand", content["stand"], Stand),
        "volgnummer": _place("volgnummer", content["volgnummer"]),
        "vervangt": _or_none(content, "vervangt", _place),
        "bewaking": reading.choice_of("bewaking", content["bewaking"], Bewaking),
    }


def _or_none(
    content: Mapping[str, Any], key: str, read: Callable[[str, Any], _Value]
) -> _Value | None:
    value = content[key]
    return None if value is None else read(key, value)


def _sector(key: str, value: Any) -> Sector:
    return reading.choice_of(key, value, Sector)


def _place(key: str, value: Any) -> int:
    return reading.number_of(key, value, _NUMBERS)


def _hex(key: str, value: Any, digits: int) -> str:
    if isinstance(value, str) and len(value) == digits and _HEX.fullmatch(value):
        return value
    return refuse(f"bij {key} horen {digits} tekens van 0 tot en met f te staan")


def _digest(key: str, value: Any) -> str:
    """A SHA-256, or empty."""
    return "" if value == "" else _hex(key, value, 64)


def _reasons(table: Any) -> dict[str, Weg]:
    known = reading.only_known("weg", table, _MAY_BE_AWAY)
    return {key: reading.choice_of(key, reason, Weg) for key, reason in known.items()}


def _amount(key: str, value: Any, reasons: dict[str, Weg]) -> int | Weg:
    """A value in hundredths, or its reason, which is then used up."""
    if value is not None:
        return reading.hundredths_of(key, value)
    if key not in reasons:
        refuse(f"bij {key} staat geen waarde en geen reden")
    return reasons.pop(key)


def _values(table: Any, reasons: dict[str, Weg]) -> dict[Veld, int | Weg]:
    known = reading.only_known("waarden", table, _NAMES)
    read = reading.hundredths_of
    return {
        _FIELDS[key]: _amount(key, None, reasons) if value is None else read(key, value)
        for key, value in known.items()
    }


def _quality(table: Any, reasons: dict[str, Weg]) -> Kwaliteit:
    known = reading.exactly("kwaliteit", table, _KWALITEIT)
    return Kwaliteit(
        herkomst_uren=reading.text_of(
            "herkomst_uren", known["herkomst_uren"], reading.LONGEST_NAME
        ),
        geschatte_uren=_amount(_ESTIMATED, known[_ESTIMATED], reasons),
        register_gecontroleerd=_or_none(known, "register_gecontroleerd", _yes_or_no),
    )


def _yes_or_no(key: str, value: Any) -> JaNee:
    return reading.choice_of(key, value, JaNee)


def _relations(rows: Any) -> tuple[Relatie, ...]:
    if not isinstance(rows, list) or len(rows) > _MOST_RELATIONS:
        refuse(f"relaties is geen lijst van ten hoogste {_MOST_RELATIONS} regels")
    return tuple(map(_relation, rows))


def _relation(row: Any) -> Relatie:
    away = isinstance(row, dict) and "weg" in row
    known = reading.exactly("relaties", row, _AWAY if away else _RELATIE)
    reasons = {"uren": reading.choice_of("weg", known["weg"], Weg)} if away else {}
    made = Relatie(
        soort=reading.choice_of("soort", known["soort"], Soort),
        tegenpartij=reading.text_of("tegenpartij", known["tegenpartij"], reading.LONGEST_NAME),
        uren=_amount("uren", known["uren"], reasons),
    )
    if reasons:
        refuse("er staat een reden bij iets dat wel een waarde heeft")
    return made


def _as_json(opgave: Opgave) -> dict[str, Any]:
    """All of it but the control number."""
    amounts = {str(key): value for key, value in opgave.waarden.items()}
    amounts[_ESTIMATED] = opgave.kwaliteit.geschatte_uren
    salt = {"zout": opgave.zout} if opgave.zout else {}
    return {
        "formaat": KIND,
        "versie": VERSION,
        "uitvraag": opgave.uitvraag,
        "lid": {"code": opgave.lid, "naam": opgave.naam},
        "sector": opgave.sector,
        "jaar": opgave.jaar,
        "periode": opgave.periode,
        "peildatum": opgave.peildatum and opgave.peildatum.isoformat(),
        "stand": opgave.stand,
        "volgnummer": opgave.volgnummer,
        "vervangt": opgave.vervangt,
        "bewaking": opgave.bewaking,
        "waarden": {str(key): _shown(value) for key, value in opgave.waarden.items()},
        "weg": {key: value for key, value in amounts.items() if isinstance(value, Weg)},
        "kwaliteit": {
            "herkomst_uren": opgave.kwaliteit.herkomst_uren,
            _ESTIMATED: _shown(opgave.kwaliteit.geschatte_uren),
            "register_gecontroleerd": opgave.kwaliteit.register_gecontroleerd,
        },
        "relaties": list(map(_relation_as_json, opgave.relaties)),
        "percentage": None
        if opgave.percentage is None
        else reading.percentage_text(opgave.percentage),
        "percentage_status": opgave.percentage_status,
        "programma": opgave.programma,
        "parameters_sha256": opgave.parameters_sha256,
        **salt,
    }


def _relation_as_json(row: Relatie) -> dict[str, Any]:
    reason = {"weg": row.uren} if isinstance(row.uren, Weg) else {}
    uren = _shown(row.uren)
    return {"soort": row.soort, "tegenpartij": row.tegenpartij, "uren": uren, **reason}


def _shown(value: int | Weg) -> str | None:
    return None if isinstance(value, Weg) else reading.hundredths_text(value)
