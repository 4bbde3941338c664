"""How members are spread: over parts of the quotum, over classes and over regions."""

from fractions import Fraction

from banen_desktop.reports.opgave.records import HONDERDSTEN
from banen_desktop.sector.figures.model import NUL, Lidcijfers, Uitkomst
from banen_desktop.sector.publication.cells import Cel, Eenheid, Lezer, Rij, Tabel, shown, words
from banen_desktop.sector.publication.members_of_year import Delingen
from banen_desktop.sector.publication.safety import FEWEST_MEMBERS, merged

REST, NAMELESS = "Overige", "Zonder naam"
MEMBER_COLUMNS = (
    *("Code", "Verloonde uren", "Uren eigen", "Uren ingeleend", "Uren die meetellen"),
    *("Banen", "Quotum", "Gehaald"),
)
FEWEST_FOR_QUARTILES = 4 * FEWEST_MEMBERS
STEP = 5
NOTHING_LEFT = "Er blijft niets over dat niet van een of twee leden is."


def classes_of_quotum(outcome: Uitkomst, lezer: Lezer) -> list[tuple[str, int]]:
    """The distribution; for others than the raad neighbours go together until each has three."""
    if lezer is Lezer.RAAD:
        return list(outcome.verdeling)
    found: list[tuple[list[str], int]] = []
    for name, members in outcome.verdeling:
        # A class that has none tells of nobody, and stays as it is.
        if found and 0 < found[-1][1] < FEWEST_MEMBERS:
            found[-1] = [*found[-1][0], name], found[-1][1] + members
        else:
            found.append(([name], members))
    while len(found) > 1 and 0 < found[-1][1] < FEWEST_MEMBERS:
        names, members = found.pop()
        found[-1] = [*found[-1][0], *names], found[-1][1] + members
    return [(_between(names), members) for names, members in found]


def _between(names: list[str]) -> str:
    """The name of classes that went together: from the first to the last."""
    if len(names) == 1:
        return names[0]
    least, most = names[0], names[-1]
    low = "0" if least == NUL else least.partition("-")[0]
    if most.startswith(">="):
        return f">={low}" if low != ">0" else ">0"
    return f"{low}-{most.rpartition('-')[2]}"


def _class_name(name: str) -> str:
    """A class in words: how much of the quotum a member has."""
    if name == NUL:
        return "0%"
    if name.startswith(">="):
        return f"{name.removeprefix('>=')}% of meer"
    low, _, high = name.removeprefix(">").partition("-")
    return f"tot {high}%" if low == "0" else f"{low} tot {high}%"


def distribution_table(outcome: Uitkomst, lezer: Lezer) -> Tabel:
    """How many members have which part of their quotum."""
    found = classes_of_quotum(outcome, lezer)
    notes = []
    if len(found) < len(outcome.verdeling):
        notes.append(
            f"{len(outcome.verdeling)} klassen werden {len(found)}: in een klasse stonden minder "
            f"dan {FEWEST_MEMBERS} leden."
        )
    whole = sum(members for _, members in found)
    if lezer is not Lezer.RAAD and 0 < whole < FEWEST_MEMBERS:
        return Tabel("verdeling", "Verdeling", ("Leden",), (), (NOTHING_LEFT,))
    return Tabel(
        "verdeling",
        "Verdeling",
        ("Leden",),
        tuple(Rij(_class_name(name), (shown(members, Eenheid.LEDEN),)) for name, members in found),
        tuple(notes),
    )


def quartile_table(outcome: Uitkomst, lezer: Lezer) -> Tabel:
    """The quartiles; for others in steps, for each is the percentage of one member or two."""
    names = ("Eerste kwart", "Midden", "Derde kwart")
    quartiles = outcome.kwartielen
    members = sum(members for _, members in outcome.verdeling)
    if quartiles is None or (lezer is not Lezer.RAAD and members < FEWEST_FOR_QUARTILES):
        note = () if quartiles is None else (f"Er zijn minder dan {FEWEST_FOR_QUARTILES} leden.",)
        return Tabel("kwartielen", "Kwartielen", ("Gehaald",), (), note)
    if lezer is Lezer.RAAD:
        cells = [shown(each, Eenheid.PROCENT) for each in quartiles]
    else:
        cells = [shown(_in_steps(each), Eenheid.HEEL_PROCENT) for each in quartiles]
    rows = tuple(Rij(name, (cell,)) for name, cell in zip(names, cells, strict=True))
    note = () if lezer is Lezer.RAAD else (f"Afgerond op {STEP}%: elk is van een of twee leden.",)
    return Tabel("kwartielen", "Kwartielen", ("Gehaald",), rows, note)


def _in_steps(value: Fraction) -> int:
    steps = value / STEP + Fraction(1, 2)
    return STEP * (steps.numerator // steps.denominator)


def group_table(
    key: str, title: str, column: str, outcome: Uitkomst, delingen: Delingen, lezer: Lezer
) -> Tabel:
    """Classes or regions: members, jobs, quotum and percentage of each; small ones together."""
    groups = {each.code: getattr(each, column) or NAMELESS for each in outcome.per_lid}
    columns = ("Leden", "Banen", "Quotum", "Gehaald")
    notes: tuple[str, ...] = ()
    if len(set(groups.values())) < 2:
        return Tabel(key, title, columns, ())
    if lezer is not Lezer.RAAD:
        found = merged((delingen.meetellend, delingen.uren), groups, REST)
        if found is None:
            return Tabel(key, title, columns, (), (NOTHING_LEFT,))
        groups, why = found
        delingen.meetellend.divide(groups)
        delingen.uren.divide(groups)
        if why:
            notes = (f"Samengevoegd tot “{REST}”: {len(why)} groepen van te weinig leden.",)
    rows = []
    for name in sorted(set(groups.values()), key=lambda name: (name in {REST, NAMELESS}, name)):
        members = [each for each in outcome.per_lid if groups[each.code] == name]
        rows.append(_group_row(name, members, outcome))
    return Tabel(key, title, columns, tuple(rows), notes)


def _group_row(name: str, members: list[Lidcijfers], outcome: Uitkomst) -> Rij:
    paid = sum(each.verloonde_uren for each in members)
    counting = sum(each.meetellend for each in members)
    maten = outcome.maten
    return Rij(
        name,
        (
            shown(len(members), Eenheid.LEDEN),
            shown(maten.banen(counting), Eenheid.BANEN),
            shown(maten.quotum(paid), Eenheid.BANEN),
            shown(maten.realisatie(counting, paid), Eenheid.PROCENT),
        ),
    )


def member_table(outcome: Uitkomst) -> Tabel:
    """Every member by itself, with the hours behind its jobs, for the council alone."""
    return Tabel(
        "per_lid",
        "Per lid",
        MEMBER_COLUMNS,
        tuple(Rij(each.naam or each.code, _member_cells(each)) for each in outcome.per_lid),
    )


def _member_cells(each: Lidcijfers) -> tuple[Cel, ...]:
    hours = (each.verloonde_uren, each.eigen, each.inleen, each.meetellend)
    return (
        words(each.code),
        *(
            shown(None if value is None else Fraction(value, HONDERDSTEN), Eenheid.UREN)
            for value in hours
        ),
        shown(each.banen, Eenheid.BANEN),
        shown(each.quotum, Eenheid.BANEN),
        shown(each.realisatie, Eenheid.PROCENT),
    )
