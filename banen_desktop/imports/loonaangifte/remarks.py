"""The findings about loonaangiften, in Dutch: what to look at, and what to do."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier.findings import Finding, Record, Severity
from banen_desktop.imports.loonaangifte.plausibility import unusual_tijdvakken
from banen_desktop.imports.loonaangifte.result import (
    Aangiftetijdvak,
    LoonaangifteJaar,
    TijdvakUren,
)
from banen_desktop.imports.loonaangifte.state import LAST_DAY, Deduplicated
from banen_desktop.imports.loonaangifte.tally import Tally
from banen_desktop.imports.loonaangifte.tijdvakken import (
    Tijdvak,
    four_weeks,
    in_words,
    months,
)
from banen_desktop.quota.law.law import Law

_LISTED = 6  # names in one sentence
_ASK = "Vraag dit na bij uw salarisadministratie."


def about_set(found: Deduplicated, jaren: Sequence[LoonaangifteJaar]) -> Iterable[Finding]:
    """What is remarkable in the set of files as a whole."""
    if found.different:
        yield _warning(
            "bericht_verschilt",
            f"{_messages(found.different)} met hetzelfde kenmerk, maar een andere inhoud. "
            "Alleen het nieuwste bericht telt.",
            "Controleer of u de juiste bestanden hebt gekozen.",
        )
    elif found.copies:
        yield _note(
            "bericht_dubbel",
            f"{_messages(found.copies)} dubbel in deze bestanden. Elk bericht telt één keer.",
        )
    employers = {jaar.fiscaal_nummer for jaar in jaren}
    if len(employers) > 1:
        yield _note(
            "meer_werkgevers",
            f"Deze bestanden gaan over {len(employers)} werkgevers (fiscale nummers).",
            "Maak voor elke werkgever een eigen dossier.",
        )


def _messages(number: int) -> str:
    return "Eén bericht staat" if number == 1 else f"{number} berichten staan"


def about_year(jaar: LoonaangifteJaar, tally: Tally, at_once: int, law: Law) -> Iterable[Finding]:
    """What is remarkable in one year, the gravest first.

    `at_once` is how many messages are about a tijdvak and a moment that another is about too.
    """
    yield from _completeness(jaar)
    yield from _late(jaar, law.last_day(LAST_DAY, jaar.jaar))
    yield from _oddities(jaar, tally, at_once)
    yield from _plausibility(jaar, tally, law.required("weken_per_jaar", jaar.jaar).waarde)
    yield from _to_decide(jaar, tally)


def _completeness(jaar: LoonaangifteJaar) -> Iterable[Finding]:
    corrected = {each.tijdvak for each in jaar.tijdvakken if not each.aangiften}
    missing = [tijdvak for tijdvak in jaar.ontbrekend if tijdvak not in corrected]
    if missing:
        yield _warning(
            "tijdvak_ontbreekt",
            f"Van {jaar.jaar} ontbreekt de aangifte over {_list(jaar, missing)}. "
            "De uren van het jaar zijn dus te laag.",
            "Lees ook die bestanden in, samen met deze.",
        )
    if corrected:
        yield _warning(
            "alleen_correcties",
            f"Er zijn alleen correcties, en geen aangifte, van {_list(jaar, sorted(corrected))}.",
            "Lees ook de aangifte over dat tijdvak in, samen met deze bestanden.",
        )
    if jaar.overlappend:
        yield _warning(
            "tijdvak_overlapt",
            f"Deze tijdvakken overlappen elkaar: {_list(jaar, jaar.overlappend)}. "
            "Uren kunnen dubbel tellen.",
            _ASK,
        )
    if jaar.dubbel:
        yield _note(
            "tijdvak_dubbel",
            f"Er is meer dan één volledige aangifte over {_list(jaar, jaar.dubbel)}. "
            "De laatste telt.",
        )
    known = {*months(jaar.jaar), *four_weeks(jaar.jaar)}
    strange = [each.tijdvak for each in jaar.tijdvakken if _plain(each.tijdvak) not in known]
    if strange:
        yield _warning(
            "tijdvak_onbekend",
            f"Dit is geen maand en geen periode van vier weken: {_list(jaar, strange)}.",
            _ASK,
        )


def _late(jaar: LoonaangifteJaar, last_day: date | None) -> Iterable[Finding]:
    late = jaar.na_1_mei
    if last_day is not None and any((late.meetellend, late.te_beslissen, late.niet_meetellend)):
        yield _warning(
            "na_1_mei",
            f"Berichten van na {dutch.format_date_words(last_day)} veranderen de uren van "
            f"{jaar.jaar} met {_hours(late.totaal)}. Die verandering telt niet mee "
            "(Wfsv art. 38e lid 3).",
            "Was een bericht wel op tijd ingediend en is het later opnieuw gemaakt? "
            "Tel deze uren dan zelf mee.",
        )


def _oddities(jaar: LoonaangifteJaar, tally: Tally, at_once: int) -> Iterable[Finding]:
    if jaar.geweigerd:
        yield _warning(
            "rijen_geweigerd",
            f"In {jaar.jaar} {_rows(jaar.geweigerd, 'is', 'zijn')} niet gelezen; "
            "die uren tellen niet mee.",
            "Kijk bij de geweigerde onderdelen wat er mis is.",
        )
    if tally.dubbele_rijen:
        yield _warning(
            "rij_dubbel",
            f"In {jaar.jaar} {_rows(tally.dubbele_rijen, 'staat', 'staan')} twee keer in dezelfde "
            "aangifte. De laatste telt.",
            _ASK,
        )
    if tally.onbekend_ingetrokken:
        yield _note(
            "intrekking_onbekend",
            f"In {jaar.jaar} {_rows(tally.onbekend_ingetrokken, 'wordt', 'worden')} ingetrokken. "
            "In de aangifte zelf komt dat nummer niet voor.",
            _ASK,
        )
    if at_once:
        yield _warning(
            "volgorde_onzeker",
            f"Van {jaar.jaar} zijn er berichten over hetzelfde tijdvak die op hetzelfde moment "
            "zijn gemaakt. Welk bericht het laatste is, staat er niet in.",
            _ASK,
        )


def _plausibility(jaar: LoonaangifteJaar, tally: Tally, weeks: Decimal) -> Iterable[Finding]:
    outliers = sum(check.uitschieters for check in tally.contracts.values())
    if outliers:
        yield _warning(
            "boven_contract",
            f"In {jaar.jaar} {_rows(outliers, 'heeft', 'hebben')} in een tijdvak meer dan twee "
            f"keer de uren van het contract (uren per week x {dutch.format_number(weeks)} / 12).",
            "Dat kan bij uitbetaald verlof. Controleer of de uren kloppen.",
        )
    unlike = [check.naam for check in tally.contracts.values() if check.unusual]
    if unlike:
        yield _warning(
            "wijkt_af_van_contract",
            f"De uren wijken meer dan een kwart af van de contracturen in {_names(unlike)}.",
            _ASK,
        )
    for number, tijdvakken in _by_number(jaar).items():
        whole = [each for each in tijdvakken if each.aangiften]
        if unusual := unusual_tijdvakken(whole):
            yield _warning(
                "tijdvak_wijkt_af",
                f"Bij {number} wijken de uren meer dan een kwart af van de andere tijdvakken in "
                f"{_names([each.naam for each in unusual])}.",
                _ASK,
            )
    if tally.negatief:
        yield _note(
            "uren_negatief",
            f"In {jaar.jaar} {_rows(tally.negatief, 'heeft', 'hebben')} een negatief aantal uren. "
            "Die uren gaan van het totaal af.",
        )


def _to_decide(jaar: LoonaangifteJaar, tally: Tally) -> Iterable[Finding]:
    if jaar.te_beslissen.personen:
        yield _note(
            "te_beslissen",
            f"Mensen zonder werknemersverzekeringen hebben in {jaar.jaar} samen "
            f"{_hours(jaar.te_beslissen.uren)}. Dat kunnen bestuurders en raadsleden zijn, en "
            "mensen boven de AOW-leeftijd.",
            "Beslis of deze uren meetellen.",
        )
    if jaar.srtiv_gewijzigd:
        yield _note(
            "srtiv_gewijzigd",
            f"In {jaar.jaar} {_rows(jaar.srtiv_gewijzigd, 'verandert', 'veranderen')} binnen een "
            "tijdvak van soort (SrtIV). De laatste soort telt.",
        )
    if tally.lkv_personen:
        people = f" van {dutch.people(jaar.lkv.personen)}" if jaar.lkv.personen else ""
        yield _note(
            "lkv",
            f"Bij {_hours(jaar.lkv.uren)}{people} staat in {jaar.jaar} het loonkostenvoordeel "
            "banenafspraak aan.",
            "Staan deze mensen in uw lijst met banen? De aangifte is geen bewijs dat zij "
            "meetellen.",
        )


def _warning(code: str, message: str, advice: str) -> Finding:
    return Finding(code, Severity.WAARSCHUWING, Record.JAAR, message, advice)


def _note(code: str, message: str, advice: str = "U hoeft niets te doen.") -> Finding:
    return Finding(code, Severity.OPMERKING, Record.JAAR, message, advice)


def _hours(number: int) -> str:
    return f"{dutch.format_number(Decimal(number))} uur"


def _rows(number: int, one: str, many: str) -> str:
    if number == 1:
        return f"{one} 1 inkomstenverhouding"
    return f"{many} {dutch.format_number(Decimal(number))} inkomstenverhoudingen"


def _plain(tijdvak: Aangiftetijdvak) -> Tijdvak:
    return Tijdvak(tijdvak.van, tijdvak.tot)


def _list(jaar: LoonaangifteJaar, tijdvakken: Iterable[Aangiftetijdvak]) -> str:
    """Names, with the loonheffingennummer when the employer has more than one."""
    several = len(_by_number(jaar)) > 1
    return _names(
        [
            f"{in_words(_plain(each))} ({each.loonheffingennummer})"
            if several
            else in_words(_plain(each))
            for each in tijdvakken
        ]
    )


def _names(names: Sequence[str]) -> str:
    if len(names) <= _LISTED:
        return dutch.join_list(names)
    return f"{', '.join(names[:_LISTED])} en nog {len(names) - _LISTED} tijdvakken"


def _by_number(jaar: LoonaangifteJaar) -> dict[str, list[TijdvakUren]]:
    found: dict[str, list[TijdvakUren]] = defaultdict(list)
    for each in jaar.tijdvakken:
        found[each.tijdvak.loonheffingennummer].append(each)
    return found
