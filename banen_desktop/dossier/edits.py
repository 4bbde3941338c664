"""Edits: functions from a dossier to a new dossier."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from banen_desktop import dutch
from banen_desktop.dossier.choice import new_id
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Herkomst,
    Jaar,
    Toelichting,
    Toerekening,
    UrenRegel,
    Vorm,
)
from banen_desktop.dossier.verslag import (
    Maatregel,
    Vaststelling,
    Vergelijking,
    Verslagtekst,
    Voortgang,
)

FINISHED = frozenset({Voortgang.KLAAR, Voortgang.GESTOPT})


def set_employer(dossier: Dossier, **changes: Any) -> Dossier:
    """Change fields of the employer."""
    return replace(dossier, werkgever=replace(dossier.werkgever, **changes))


def put_year(dossier: Dossier, year: Jaar) -> Dossier:
    """Add a year, or replace the year with the same number."""
    others = [other for other in dossier.jaren if other.jaar != year.jaar]
    return replace(dossier, jaren=tuple(sorted([*others, year], key=lambda item: item.jaar)))


def remove_year(dossier: Dossier, jaar: int) -> Dossier:
    """Leave a year out."""
    return replace(dossier, jaren=tuple(year for year in dossier.jaren if year.jaar != jaar))


def set_year(dossier: Dossier, jaar: int, **changes: Any) -> Dossier:
    """Change fields of one year; the year has to be there."""
    year = dossier.year(jaar)
    if year is None:
        raise KeyError(jaar)
    return put_year(dossier, replace(year, **changes))


def put_jobs(dossier: Dossier, jaar: int, banen: Iterable[Baan]) -> Dossier:
    """Replace the rows of jobs of a year."""
    return set_year(dossier, jaar, banen=tuple(banen))


def put_hours(dossier: Dossier, jaar: int, uren: Iterable[UrenRegel]) -> Dossier:
    """Replace the rows of hours of a year."""
    return set_year(dossier, jaar, uren=tuple(uren))


def without_rows(dossier: Dossier, jaar: int, rows: Iterable[UrenRegel | Baan]) -> Dossier:
    """The same without these rows of hours or jobs of one year."""
    gone = {row.id for row in rows}
    year = dossier.year(jaar)
    if year is None or not gone:
        return dossier
    uren = tuple(row for row in year.uren if row.id not in gone)
    banen = tuple(row for row in year.banen if row.id not in gone)
    return put_year(dossier, replace(year, uren=uren, banen=banen))


def put_measures(dossier: Dossier, jaar: int, werkagenda: Iterable[Maatregel]) -> Dossier:
    """Replace the measures of a year."""
    return set_year(dossier, jaar, werkagenda=tuple(werkagenda))


def mark_checked(dossier: Dossier, jaar: int, rows: Collection[str], day: date) -> Dossier:
    """Keep for these rows of jobs, by their ids, on which day the register was looked up."""
    year = dossier.year(jaar)
    if year is None:
        raise KeyError(jaar)
    return put_jobs(
        dossier,
        jaar,
        (
            replace(baan, register_gecontroleerd_op=day) if baan.id in rows else baan
            for baan in year.banen
        ),
    )


def free_kenmerken(banen: Sequence[Baan]) -> Iterator[str]:
    """The default kenmerken P-01, P-02 ... that none of these rows has, without end."""
    taken = {baan.kenmerk for baan in banen}
    numbered = (f"P-{number:02}" for number in count(1))
    return (kenmerk for kenmerk in numbered if kenmerk not in taken)


MOST_NAMED = 60
"""So many names are read in one sentence; of more the number is told."""


@dataclass(frozen=True, slots=True)
class RollOver:
    """A new year made from an old one: what was taken over, left out, and must be checked."""

    dossier: Dossier
    taken: tuple[str, ...]
    left_out: tuple[str, ...]
    to_check: tuple[str, ...]


def roll_over(dossier: Dossier, source: int, target: int, allocated: Collection[Vorm]) -> RollOver:
    """Make year `target` from `source`: what still runs goes along, hours start empty.

    A contract ends at `tot`, the counting time at `telt_mee_tot`. Allocation, register check,
    decision, the lender's registration and paid hours belong to one year and are asked again. So
    does the result of a
    measure: what is not finished goes along without it. Of the text for the report only how it is
    made goes along, of the comparison only the price. `allocated` are the forms whose hours a
    lender allocates: the law knows them. Raises `KeyError` when `source` is not
    there, `ValueError` when `target` already is: its rows would be lost.
    """
    old = dossier.year(source)
    if old is None:
        raise KeyError(source)
    if dossier.year(target) is not None:
        raise ValueError(target)
    first_day = date(target, 1, 1)
    running = [baan for baan in old.banen if _runs(baan, first_day)]
    ended = [baan for baan in old.banen if not _runs(baan, first_day)]
    year = Jaar(
        jaar=target,
        uren=tuple(replace(row, verloonde_uren=None, reeks="", id=new_id()) for row in old.uren),
        banen=tuple(_again(baan) for baan in running),
        toelichting=old.toelichting,
        werkagenda=tuple(
            replace(measure, resultaat="", id=new_id()) for measure in unfinished(old.werkagenda)
        ),
        verslagtekst=replace(old.verslagtekst, tekst="", berekend="", klopt_nog=""),
        vergelijking=Vergelijking(prijs_per_baan=old.vergelijking.prijs_per_baan),
    )
    return RollOver(
        dossier=put_year(dossier, year),
        taken=(*_going_on(running), *_taken(year)),
        left_out=(*(_ended(baan) for baan in ended), *_left_out(old)),
        to_check=tuple(_checks(year, allocated)),
    )


def unfinished(werkagenda: Iterable[Maatregel]) -> tuple[Maatregel, ...]:
    """The measures that are neither finished nor stopped."""
    return tuple(measure for measure in werkagenda if measure.status not in FINISHED)


def _taken(year: Jaar) -> Iterable[str]:
    if year.uren:
        yield f"{_number(len(year.uren), 'rij', 'rijen')} met uren, nog zonder getal."
    if year.werkagenda:
        measures = _number(len(year.werkagenda), "maatregel", "maatregelen")
        yield f"{measures} van de werkagenda, nog zonder resultaat."
    if year.verslagtekst != Verslagtekst():
        yield "De lengte van de tekst, en wie daarin spreekt."
    if year.vergelijking.prijs_per_baan is not None:
        yield "Het bedrag per ontbrekende baan."


def _left_out(old: Jaar) -> Iterable[str]:
    finished = len(old.werkagenda) - len(unfinished(old.werkagenda))
    if finished:
        is_done = "is klaar of gestopt" if finished == 1 else "zijn klaar of gestopt"
        yield f"{_number(finished, 'maatregel', 'maatregelen')} van de werkagenda {is_done}."
    if old.verslagtekst.tekst:
        yield f"Uw eigen versie van de tekst hoort bij {old.jaar}."
    if old.vaststelling != Vaststelling():
        yield f"De vaststelling hoort bij {old.jaar}."
    if replace(old.vergelijking, prijs_per_baan=None) != Vergelijking():
        yield f"De social return van leveranciers hoort bij {old.jaar}."
    if old.scenarios:
        belong = "hoort" if len(old.scenarios) == 1 else "horen"
        yield f"{_number(len(old.scenarios), 'scenario', 'scenario’s')} {belong} bij {old.jaar}."


def _runs(baan: Baan, first_day: date) -> bool:
    end = _end(baan)
    return end is None or end >= first_day


def _again(baan: Baan) -> Baan:
    return replace(
        baan,
        id=new_id(),
        toerekening=Toerekening.NOG_NIET,
        verloonde_uren=None,
        verloonde_uren_herkomst=Herkomst.OPGAVE,
        reeks="",
        register_gecontroleerd_op=None,
        uitlener_handelsregister=None,
        besluit_telt_mee=None,
        besluit_grond="",
        besluit_op=None,
    )


def _going_on(banen: Iterable[Baan]) -> Iterable[str]:
    """Who goes on without an end, in one sentence; then each one that has an end."""
    by_end = [(_end(baan), baan) for baan in banen]
    endless = [baan.kenmerk for end, baan in by_end if end is None]
    names = [name for name in endless if name]
    nameless = len(endless) - len(names)
    named = names[:MOST_NAMED]
    if rest := len(names) - len(named):
        named.append(f"nog {dutch.format_number(Decimal(rest))} andere")
    if nameless:
        named.append(f"{_number(nameless, 'rij', 'rijen')} zonder kenmerk")
    if named:
        yield f"{dutch.join_list(named)} {'loopt' if len(endless) == 1 else 'lopen'} door."
    for end, baan in by_end:
        if end is not None:
            verb = "loopt" if end == baan.tot else "telt mee"
            yield f"{_name(baan)} {verb} tot en met {dutch.format_date_words(end)}."


def _end(baan: Baan) -> date | None:
    """The last day of a contract or of the counting time, whichever comes first."""
    return min((end for end in (baan.tot, baan.telt_mee_tot) if end is not None), default=None)


def _name(baan: Baan) -> str:
    return baan.kenmerk or "Een rij zonder kenmerk"


def _number(number: int, one: str, more: str) -> str:
    return f"1 {one}" if number == 1 else f"{number} {more}"


def _ended(baan: Baan) -> str:
    end = _end(baan)
    assert end is not None  # noqa: S101 - else it runs
    return f"{_name(baan)} stopte op {dutch.format_date_words(end)}."


def _checks(year: Jaar, allocated: Collection[Vorm]) -> Iterable[str]:
    jaar = year.jaar
    yield f"Vul de verloonde uren van {jaar} in."
    if year.banen:
        yield "Controleer bij elke baan of het contract en de uren per week nog kloppen."
        yield f"Controleer voor {jaar} opnieuw of iedereen in het doelgroepregister staat."
    if any(baan.vorm in allocated for baan in year.banen):
        # The last day depends on the law of the year, which is not known here.
        yield "Spreek de toerekening van ingeleende banen af. Is er een laatste dag: zie Agenda."
    if any(baan.uren_per_week is None for baan in year.banen):
        yield "Bij sommige banen staan geen uren per week: vul die of de verloonde uren in."
    if year.toelichting != Toelichting():
        yield "De toelichting van het oude jaar is overgenomen: lees die na."
    if year.werkagenda:
        yield "Kijk bij de werkagenda na of de datums nog kloppen."


def total_of_rows(year: Jaar) -> Decimal | None:
    """The sum of the rows of hours, or nothing when no row has hours."""
    known = [row.verloonde_uren for row in year.uren if row.verloonde_uren is not None]
    return sum(known, Decimal(0)) if known else None


def hours_are_estimated(year: Jaar) -> bool:
    """Whether the paid hours that lead, or a part of them, are an estimate or still missing."""
    if year.verloonde_uren is not None:
        return year.verloonde_uren_herkomst is Herkomst.SCHATTING
    missing = any(row.verloonde_uren is None for row in year.uren)
    return missing or any(row.herkomst is Herkomst.SCHATTING for row in year.uren)
