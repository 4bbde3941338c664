"""The tables of the `.banensector` file: long, one row for each value of each return.

A text, day or choice is stored as in a dossier; an amount as whole hundredths, and NULL with its
reason beside it. A change here is a new format: add an upgrade to `monitor_file`.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from banen_desktop.dossier import verslag_fields
from banen_desktop.dossier.fields import Field
from banen_desktop.dossier.verslag import Versie
from banen_desktop.reports.opgave.records import (
    Kwaliteit,
    Opgave,
    Relatie,
    Soort,
    Uitvraag,
    Veld,
    Weg,
)
from banen_desktop.sector.facts import fields
from banen_desktop.sector.facts.cleaning import FRAME
from banen_desktop.sector.facts.model import (
    Bevinding,
    Cijfer,
    Kader,
    Klassentotaal,
    Lid,
    Maatregel,
    Monitor,
    Ontvangst,
    Raad,
)
from banen_desktop.storage.columns import (
    checked_id,
    checked_year,
    declared,
    ids_of,
    numbered,
    records_of,
    texts_of,
    values_of,
    with_ids,
)
from banen_desktop.storage.sqlite_file import Columns, Contents, DamagedError, Table, rows_of

_PLACE, _ID, _YEAR = "volgorde INTEGER PRIMARY KEY", "id TEXT", "jaar INTEGER"
_OWN = (_PLACE, _ID)
_RETURN = "opgave INTEGER"
_AMOUNT = ("honderdsten INTEGER", "weg TEXT")
_NUMBERS = ("volgnummer INTEGER", "vervangt INTEGER")
_ESTIMATED = ("geschatte_uren INTEGER", "geschatte_uren_weg TEXT")
# Of one return all fields stand in one row: those of how it came in begin with `kwam_`.
_CAME = "kwam_"
_VELDEN = {str(veld): veld for veld in Veld}
_TOTALLED = {**_VELDEN, FRAME: FRAME}
_WEGEN = {str(weg): weg for weg in Weg}
_SOORTEN = {str(soort): soort for soort in Soort}


def _of_return() -> tuple[str, ...]:
    keys = (*_OWN, _YEAR, *_NUMBERS, *_ESTIMATED)
    came = tuple(f"{_CAME}{field.key} TEXT" for field in fields.ONTVANGST)
    return (*declared(keys, fields.OPGAVE), *declared((), fields.KWALITEIT), *came)


TABLES = (
    Table("raad", ("id TEXT", "bewaartermijn_jaren INTEGER", *declared((), fields.RAAD))),
    Table("lid", declared(_OWN, fields.LID)),
    Table("kader", (*_OWN, _YEAR, "uren INTEGER", *declared((), fields.KADER))),
    Table("uitvraag", (_PLACE, _YEAR, *declared((), fields.UITVRAAG), "velden TEXT")),
    Table("opgave", _of_return()),
    Table("waarde", (_RETURN, "veld TEXT", *_AMOUNT)),
    Table("relatie", (_RETURN, "soort TEXT", "tegenpartij TEXT", *_AMOUNT)),
    Table("bevinding", declared((*_OWN, _YEAR), fields.BEVINDING)),
    Table("maatregel", declared((*_OWN, _YEAR), fields.MAATREGEL)),
    Table("cijfer", declared((*_OWN, _YEAR), fields.CIJFER)),
    Table("klassentotaal", (*_OWN, _YEAR, "leden INTEGER", *declared((), fields.KLASSENTOTAAL))),
    Table("klassenwaarde", ("totaal INTEGER", "veld TEXT", "honderdsten INTEGER")),
    Table("titel", declared((_PLACE,), fields.TITEL)),
    Table("versie", declared(_OWN, verslag_fields.VERSIE)),
)


def contents_of(monitor: Monitor) -> Contents:
    """The columns of every table, as they stand in the file."""
    raad = monitor.raad
    return {
        "raad": {
            "id": [monitor.id],
            "bewaartermijn_jaren": [raad.bewaartermijn_jaren],
            **texts_of(fields.RAAD, [raad]),
        },
        "lid": numbered(fields.LID, monitor.leden),
        "kader": numbered(
            fields.KADER,
            monitor.kaders,
            jaar=_years(monitor.kaders),
            uren=[kader.uren for kader in monitor.kaders],
        ),
        "uitvraag": {
            "volgorde": range(1, len(monitor.uitvragen) + 1),
            "jaar": _years(monitor.uitvragen),
            **texts_of(fields.UITVRAAG, monitor.uitvragen),
            "velden": [",".join(asked.velden) for asked in monitor.uitvragen],
        },
        **_returns(monitor.ontvangsten),
        "bevinding": _with_years(fields.BEVINDING, monitor.bevindingen),
        "maatregel": _with_years(fields.MAATREGEL, monitor.werkagenda),
        "cijfer": _with_years(fields.CIJFER, monitor.cijfers),
        **_class_totals(monitor.klassentotalen),
        "titel": {
            "volgorde": range(1, len(monitor.kolomtitels) + 1),
            "titel": [titel for titel, _ in monitor.kolomtitels],
            "veld": [veld for _, veld in monitor.kolomtitels],
        },
        "versie": numbered(verslag_fields.VERSIE, monitor.versies),
    }


def _years(records: Sequence[Any]) -> list[int]:
    return [record.jaar for record in records]


def _with_years(known: Iterable[Field], records: Sequence[Any]) -> Columns:
    return numbered(known, records, jaar=_years(records))


def _returns(ontvangsten: Sequence[Ontvangst]) -> Contents:
    opgaven = [each.opgave for each in ontvangsten]
    quality = [opgave.kwaliteit for opgave in opgaven]
    estimated = [_split(each.geschatte_uren) for each in quality]
    came = texts_of(fields.ONTVANGST, ontvangsten)
    return {
        "opgave": {
            "volgorde": range(1, len(opgaven) + 1),
            "id": [each.id for each in ontvangsten],
            "jaar": _years(opgaven),
            "volgnummer": [opgave.volgnummer for opgave in opgaven],
            "vervangt": [opgave.vervangt for opgave in opgaven],
            "geschatte_uren": [number for number, _ in estimated],
            "geschatte_uren_weg": [why for _, why in estimated],
            **texts_of(fields.OPGAVE, opgaven),
            **texts_of(fields.KWALITEIT, quality),
            **{f"{_CAME}{key}": column for key, column in came.items()},
        },
        "waarde": _values(opgaven),
        "relatie": _relations(opgaven),
    }


def _split(amount: int | Weg) -> tuple[int | None, str | None]:
    """An amount as its two columns."""
    return (None, str(amount)) if isinstance(amount, Weg) else (amount, None)


def _values(opgaven: Sequence[Opgave]) -> Columns:
    """Field by field, so that it does not matter in which order a return told them."""
    places: list[int] = []
    names: list[str] = []
    amounts: list[int | Weg] = []
    told = [opgave.waarden for opgave in opgaven]
    for name, veld in _VELDEN.items():
        here = [place for place, values in enumerate(told) if veld in values]
        places += [place + 1 for place in here]
        names += [name] * len(here)
        amounts += [told[place][veld] for place in here]
    return {
        "opgave": places,
        "veld": names,
        "honderdsten": [None if isinstance(each, Weg) else each for each in amounts],
        "weg": [str(each) if isinstance(each, Weg) else None for each in amounts],
    }


def _relations(opgaven: Sequence[Opgave]) -> Columns:
    found = [
        (place, str(each.soort), each.tegenpartij, *_split(each.uren))
        for place, opgave in enumerate(opgaven, start=1)
        for each in opgave.relaties
    ]
    names = ("opgave", "soort", "tegenpartij", "honderdsten", "weg")
    return {name: [row[at] for row in found] for at, name in enumerate(names)}


def _class_totals(totals: Sequence[Klassentotaal]) -> Contents:
    found = [
        (place, name, number)
        for place, total in enumerate(totals, start=1)
        for name, number in total.waarden
    ]
    return {
        "klassentotaal": numbered(
            fields.KLASSENTOTAAL,
            totals,
            jaar=_years(totals),
            leden=[total.leden for total in totals],
        ),
        "klassenwaarde": {
            "totaal": [place for place, _, _ in found],
            "veld": [name for _, name, _ in found],
            "honderdsten": [number for _, _, number in found],
        },
    }


def monitor_of(contents: Contents) -> Monitor:
    """The monitor that these tables hold; raises `DamagedError` or `FieldError`."""
    raad = contents["raad"]
    if any(len(column) != 1 for column in raad.values()):
        raise DamagedError("er hoort precies één raad in te staan")
    titles = values_of(fields.TITEL, contents["titel"])
    return Monitor(
        raad=records_of(
            Raad,
            {
                **values_of(fields.RAAD, raad),
                "bewaartermijn_jaren": _whole(raad["bewaartermijn_jaren"], fields.TERMS),
            },
        )[0],
        leden=tuple(with_ids(Lid, fields.LID, contents["lid"])),
        kaders=tuple(_frames(contents["kader"])),
        uitvragen=tuple(_requests(contents["uitvraag"])),
        ontvangsten=tuple(_returns_of(contents)),
        bevindingen=tuple(_dated(Bevinding, fields.BEVINDING, contents["bevinding"])),
        werkagenda=tuple(_dated(Maatregel, fields.MAATREGEL, contents["maatregel"])),
        cijfers=tuple(_dated(Cijfer, fields.CIJFER, contents["cijfer"])),
        klassentotalen=tuple(_class_totals_of(contents)),
        kolomtitels=tuple(zip(titles["titel"], titles["veld"], strict=True)),
        versies=tuple(with_ids(Versie, verslag_fields.VERSIE, contents["versie"])),
        id=checked_id(raad["id"][0]),
    )


def _whole(stored: Sequence[Any], known: range, *, needed: bool = False) -> Sequence[Any]:
    """Whole numbers within these bounds, or unknown."""
    kinds = set(map(type, stored))
    if not kinds <= ({int} if needed else {int, type(None)}):
        raise DamagedError("er staat iets anders dan een heel getal")
    numbers = stored if kinds == {int} else [each for each in stored if each is not None]
    if numbers and not (min(numbers) in known and max(numbers) in known):
        raise DamagedError("er staat een getal in dat niet kan kloppen")
    return stored


def _checked_years(columns: Columns) -> dict[str, Sequence[int]]:
    return {"jaar": list(map(checked_year, columns["jaar"]))}


def _dated(record: type[Any], known: Iterable[Field], columns: Columns) -> list[Any]:
    return with_ids(record, known, {**columns, **_checked_years(columns)}, "jaar")


def _frames(columns: Columns) -> list[Kader]:
    checked = {
        **columns,
        **_checked_years(columns),
        "uren": _whole(columns["uren"], fields.AMOUNTS),
    }
    return with_ids(Kader, fields.KADER, checked, "jaar", "uren")


def _requests(columns: Columns) -> list[Uitvraag]:
    return records_of(
        Uitvraag,
        {
            **values_of(fields.UITVRAAG, columns),
            **_checked_years(columns),
            "velden": list(map(_asked, columns["velden"])),
        },
    )


def _asked(stored: object) -> tuple[Veld, ...]:
    if not isinstance(stored, str):
        raise DamagedError("bij de gevraagde velden hoort tekst te staan")
    names = stored.split(",") if stored else []
    if len(set(names)) != len(names):
        raise DamagedError("een veld wordt twee keer gevraagd")
    return tuple(_known(_VELDEN, name) for name in names)


def _known(words: dict[str, Any], stored: object) -> Any:
    found = words.get(stored) if isinstance(stored, str) else None
    if found is None:
        raise DamagedError("er staat een woord in dat het programma niet kent")
    return found


def _returns_of(contents: Contents) -> list[Ontvangst]:
    columns = contents["opgave"]
    count = len(columns["id"])
    opgaven = records_of(
        Opgave,
        {
            **values_of(fields.OPGAVE, columns),
            **_checked_years(columns),
            "volgnummer": _whole(columns["volgnummer"], fields.NUMBERS, needed=True),
            "vervangt": _whole(columns["vervangt"], fields.NUMBERS),
            "waarden": _values_of(contents["waarde"], count),
            "relaties": _relations_of(contents["relatie"], count),
            "kwaliteit": _quality_of(columns),
        },
    )
    came = {field.key: columns[f"{_CAME}{field.key}"] for field in fields.ONTVANGST}
    return records_of(
        Ontvangst,
        {"id": ids_of(columns["id"]), "opgave": opgaven, **values_of(fields.ONTVANGST, came)},
    )


def _quality_of(columns: Columns) -> list[Kwaliteit]:
    numbers, reasons = columns["geschatte_uren"], columns["geschatte_uren_weg"]
    estimated = _amounts(numbers, reasons)
    values = values_of(fields.KWALITEIT, columns)
    return records_of(Kwaliteit, {**values, "geschatte_uren": estimated})


def _amounts(numbers: Sequence[Any], reasons: Sequence[Any]) -> list[int | Weg]:
    """Amounts from their two columns, of which one has something in each row."""
    _whole(numbers, fields.AMOUNTS)
    if any((number is None) is (why is None) for number, why in zip(numbers, reasons, strict=True)):
        raise DamagedError("bij een waarde hoort een getal of een reden te staan")
    return [
        _known(_WEGEN, why) if number is None else number
        for number, why in zip(numbers, reasons, strict=True)
    ]


def _values_of(columns: Columns, count: int) -> list[dict[Veld, int | Weg]]:
    places = _whole(columns["opgave"], range(1, count + 1), needed=True)
    amounts = _amounts(columns["honderdsten"], columns["weg"])
    once = {name: _known(_VELDEN, name) for name in set(columns["veld"])}
    found: list[dict[Veld, int | Weg]] = [{} for _ in range(count)]
    for place, name, amount in zip(places, columns["veld"], amounts, strict=True):
        found[place - 1][once[name]] = amount
    if sum(map(len, found)) != len(amounts):
        raise DamagedError("een waarde staat er twee keer in")
    return found


def _relations_of(columns: Columns, count: int) -> list[tuple[Relatie, ...]]:
    places = _whole(columns["opgave"], range(1, count + 1), needed=True)
    if any(first > second for first, second in pairwise(places)):
        raise DamagedError("de relaties staan niet op volgorde")
    found: list[list[Relatie]] = [[] for _ in range(count)]
    parties = values_of([fields.TEGENPARTIJ], columns)["tegenpartij"]
    amounts = _amounts(columns["honderdsten"], columns["weg"])
    for place, soort, party, amount in zip(places, columns["soort"], parties, amounts, strict=True):
        found[place - 1].append(Relatie(_known(_SOORTEN, soort), party, amount))
    return list(map(tuple, found))


def _class_totals_of(contents: Contents) -> list[Klassentotaal]:
    columns, values = contents["klassentotaal"], contents["klassenwaarde"]
    count = len(columns["id"])
    places = _whole(values["totaal"], range(1, count + 1), needed=True)
    numbers = _whole(values["honderdsten"], range(-(10**18), 10**18), needed=True)
    found: list[list[tuple[str, int]]] = [[] for _ in range(count)]
    for place, name, number in rows_of({"place": places, "name": values["veld"], "n": numbers}):
        _known(_TOTALLED, name)
        found[place - 1].append((name, number))
    checked = {
        **columns,
        **_checked_years(columns),
        "leden": _whole(columns["leden"], range(1, 10**6), needed=True),
        "waarden": list(map(tuple, found)),
    }
    return with_ids(Klassentotaal, fields.KLASSENTOTAAL, checked, "jaar", "leden", "waarden")
