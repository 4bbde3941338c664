"""What was read from the files of others, taken into the dossier as edits.

An import that is done again replaces its own earlier rows, and nothing else. A leading total of
hours changes only when the user chooses so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from banen_desktop.dossier import edits
from banen_desktop.dossier.bsn import kept_name
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.model import (
    Baan,
    Dossier,
    Functiegroep,
    Herkomst,
    Invoer,
    Invoersoort,
    Jaar,
    Loonaangifte,
    Tijdvak,
    UrenRegel,
)


def total(tijdvakken: Iterable[Tijdvak], key: str) -> Decimal:
    """The sum of one kind of hours over tijdvakken."""
    return sum((getattr(tijdvak, key) or Decimal(0) for tijdvak in tijdvakken), Decimal(0))


def loonaangifte_uren(jaar: Jaar) -> Decimal | None:
    """The paid hours by the loonaangiften of the year, with what the user decided to count."""
    if not jaar.tijdvakken:
        return None
    counting = total(jaar.tijdvakken, "meetellend")
    if jaar.loonaangifte.te_beslissen_telt is JaNee.JA:
        counting += total(jaar.tijdvakken, "te_beslissen")
    return counting


def earlier(jaar: Jaar, invoer: Sequence[Invoer]) -> frozenset[str]:
    """The imports that a new one replaces: the same kind of list from a file of the same name."""
    names = {_named(new) for new in invoer}
    return frozenset(old.reeks for old in jaar.invoer if _named(old) in names)


def _named(file: Invoer) -> tuple[Invoersoort, str]:
    """Its kind and name; older dossiers have names with nine digits, which are not kept now."""
    return file.soort, kept_name(file.bestand).casefold()


def other_content(jaar: Jaar, invoer: Sequence[Invoer]) -> int:
    """How many rows a new import replaces that came from a file of the same name, not the same.

    Two different lists may be called the same, such as an export of each school: ask first.
    """
    known = {new.sha256 for new in invoer}
    gone = earlier(jaar, invoer)
    reeksen = {old.reeks for old in jaar.invoer if old.reeks in gone and old.sha256 not in known}
    return sum(row.reeks in reeksen for row in jaar.uren) + sum(
        row.reeks in reeksen for row in jaar.banen
    )


def waiting(jaar: Jaar, uren: Iterable[UrenRegel]) -> tuple[UrenRegel, ...]:
    """The rows of a year without hours that rows of a list with hours fill, by their name."""
    told = {_name(row) for row in uren if row.verloonde_uren is not None}
    return tuple(
        row
        for row in jaar.uren
        if row.verloonde_uren is None and not row.opmerking and _name(row) in told
    )


def _name(row: UrenRegel) -> tuple[str, Functiegroep | None]:
    return " ".join(row.onderdeel.casefold().split()), row.functiegroep


def take_rows(
    dossier: Dossier,
    year: int,
    invoer: Sequence[Invoer],
    uren: Sequence[UrenRegel] = (),
    banen: Sequence[Baan] = (),
) -> Dossier:
    """Add the rows of a list to a year, in place of the rows that the same list gave before.

    All rows belong to the `reeks` of `invoer`. A kenmerk that another row already has stays as it
    is: two rows of one person are normal, and a finding asks about it. A row that waits for its
    hours, such as one from the year before, is filled by the row of the same name.
    """
    jaar = dossier.year(year) or Jaar(year)
    gone = earlier(jaar, invoer)
    filled = {row.id for row in waiting(jaar, uren)}
    reeks = invoer[0].reeks
    return edits.put_year(
        dossier,
        replace(
            jaar,
            uren=(
                *(
                    row
                    for row in jaar.uren
                    if row.id not in filled and (not row.reeks or row.reeks not in gone)
                ),
                *(replace(row, reeks=reeks) for row in uren),
            ),
            banen=(
                *(row for row in jaar.banen if not row.reeks or row.reeks not in gone),
                *(replace(row, reeks=reeks) for row in banen),
            ),
            invoer=(*(old for old in jaar.invoer if old.reeks not in gone), *invoer),
        ),
    )


def take_loonaangifte(
    dossier: Dossier,
    year: int,
    loonaangifte: Loonaangifte,
    tijdvakken: Sequence[Tijdvak],
    invoer: Sequence[Invoer],
    *,
    leading: bool,
) -> Dossier:
    """Put the loonaangiften of a year in place of what was read before: it is always a whole set.

    The user's decision about hours without an insurance flag stays. With `leading` the sum becomes
    the total of the year.
    """
    jaar = dossier.year(year) or Jaar(year)
    decision = loonaangifte.te_beslissen_telt or jaar.loonaangifte.te_beslissen_telt
    others = (old for old in jaar.invoer if old.soort is not Invoersoort.LOONAANGIFTE)
    changed = replace(
        jaar,
        loonaangifte=replace(loonaangifte, te_beslissen_telt=decision),
        tijdvakken=tuple(tijdvakken),
        invoer=(*others, *invoer),
    )
    return edits.put_year(dossier, lead_with_loonaangifte(changed) if leading else changed)


def lead_with_loonaangifte(jaar: Jaar) -> Jaar:
    """Make the sum of the loonaangiften the total of the year; a sum below 0 is left out."""
    hours = loonaangifte_uren(jaar)
    if hours is None or hours < 0:
        return jaar
    return replace(jaar, verloonde_uren=hours, verloonde_uren_herkomst=Herkomst.LOONAANGIFTE)


def follows_loonaangifte(jaar: Jaar) -> bool:
    """Whether the total of the year is the sum of its loonaangiften."""
    by_loonaangifte = jaar.verloonde_uren_herkomst is Herkomst.LOONAANGIFTE
    return by_loonaangifte and jaar.verloonde_uren == loonaangifte_uren(jaar)


def decide(dossier: Dossier, year: int, answer: JaNee | None) -> Dossier:
    """Keep whether hours without an insurance flag count; a total by loonaangifte follows."""
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    followed = follows_loonaangifte(jaar)
    decided = replace(jaar, loonaangifte=replace(jaar.loonaangifte, te_beslissen_telt=answer))
    return edits.put_year(dossier, lead_with_loonaangifte(decided) if followed else decided)


def missing_files(jaar: Jaar, invoer: Sequence[Invoer]) -> tuple[str, ...]:
    """The names of loonaangiften that were read before and are not in the new set."""
    known = {new.sha256 for new in invoer}
    return tuple(
        old.bestand
        for old in jaar.invoer
        if old.soort is Invoersoort.LOONAANGIFTE and old.sha256 not in known
    )


def remove_import(dossier: Dossier, year: int, reeks: str) -> Dossier:
    """Take an import back: its files and what came from them, and nothing that was typed.

    A total that was the sum of loonaangiften goes with them, so that no figure stays without its
    source; a total that the user typed stays.
    """
    jaar = dossier.year(year)
    if jaar is None:
        raise KeyError(year)
    gone = [item for item in jaar.invoer if item.reeks == reeks]
    left = replace(
        jaar,
        uren=tuple(row for row in jaar.uren if not row.reeks or row.reeks != reeks),
        banen=tuple(row for row in jaar.banen if not row.reeks or row.reeks != reeks),
        invoer=tuple(item for item in jaar.invoer if item.reeks != reeks),
    )
    if any(item.soort is Invoersoort.LOONAANGIFTE for item in gone):
        left = _without_loonaangifte(left)
    return edits.put_year(dossier, left)


def _without_loonaangifte(jaar: Jaar) -> Jaar:
    bare = replace(jaar, loonaangifte=Loonaangifte(), tijdvakken=())
    return (
        replace(bare, verloonde_uren=None, verloonde_uren_herkomst=Herkomst.OPGAVE)
        if follows_loonaangifte(jaar)
        else bare
    )
