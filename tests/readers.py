"""What a reader of an edition knows: every number that is shown, as a form over the members.

Who is in which class, region or line of the closing sum, and who is small, is taken as known to
everybody; what members told is not.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

from attacker import Form, Known

from banen_desktop import dutch
from banen_desktop.sector.figures.model import Jaarcijfers, Lidcijfers, Uitkomst
from banen_desktop.sector.publication.cells import Cel, Tabel
from banen_desktop.sector.publication.compared import NAMES
from banen_desktop.sector.publication.guard import Uitgave
from banen_desktop.sector.publication.spread import NAMELESS, REST

JOB = Fraction(133_100)
HALF = Fraction(1, 2)


def truth(found: Jaarcijfers) -> dict[str, Fraction]:
    """What the members told, by the name of the unknown: kind, year and code."""
    told: dict[str, Fraction] = {}
    for outcome in (found.uitkomst, found.vorig_jaar):
        if outcome is None:
            continue
        year = outcome.maten.jaar
        for each in outcome.per_lid:
            told[f"A{year}{each.code}"] = Fraction(each.verloonde_uren)
            told |= dict(_counting(each, year))
            for kind, hours in (
                ("W", each.wachten),
                ("I", each.inkoop),
                ("P", each.op_peildatum),
            ):
                told[f"{kind}{year}{each.code}"] = Fraction(hours or 0)
    return told


def _counting(each: Lidcijfers, year: int) -> Iterable[tuple[str, Fraction]]:
    """What counts is own, hired and what is not split; of a member one or two of these are zero."""
    split = each.eigen is not None
    yield f"E{year}{each.code}", Fraction(each.eigen or 0)
    yield f"H{year}{each.code}", Fraction(each.inleen or 0)
    yield f"N{year}{each.code}", Fraction(0 if split else each.meetellend)


def counting(outcome: Uitkomst, codes: Iterable[str], sign: int = 1) -> dict[str, Fraction]:
    """What counts of these members, in jobs."""
    year = outcome.maten.jaar
    return {f"{kind}{year}{code}": sign / JOB for code in codes for kind in "EHN"}


def of_kind(kind: str, outcome: Uitkomst, codes: Iterable[str], factor: Fraction) -> Form:
    """One quantity of these members."""
    return {f"{kind}{outcome.maten.jaar}{code}": factor for code in codes}


def read(found: Jaarcijfers, edition: Uitgave) -> list[Known]:
    """Every number of an edition that is a sum over members."""
    outcome, before = found.uitkomst, found.vorig_jaar
    known = [*_core(outcome, edition), *_beside(outcome, edition)]
    known += [*_groups(outcome, edition, "klassen", lambda each: each.groep)]
    known += [*_groups(outcome, edition, "regios", lambda each: each.regio)]
    known += _not_split(outcome)
    if before is not None:
        known += _not_split(before)
        known += _panel(found, before, edition)
        for row in edition.tabel("reeks").rijen:
            if row.naam == str(before.maten.jaar):
                everybody = [each.code for each in before.per_lid]
                known += _exactly(counting(before, everybody), row.cellen[0])
                paid = of_kind("A", before, everybody, _quotum(before))
                known += _share(counting(before, everybody), paid, row.cellen[1])
    return known


def _not_split(outcome: Uitkomst) -> Iterable[Known]:
    """Whether a return is split is known of everybody."""
    year = outcome.maten.jaar
    for each in outcome.per_lid:
        for kind in "EH" if each.eigen is None else "N":
            yield Known.exactly({f"{kind}{year}{each.code}": Fraction(1)}, Fraction(0))


def _exactly(form: Form, cell: Cel) -> list[Known]:
    return [] if cell.waarde is None else [Known.exactly(form, cell.waarde)]


def _share(part: Form, whole: Form, cell: Cel) -> list[Known]:
    """A percentage says that the part is so much of the whole."""
    if cell.waarde is None:
        return []
    return [Known.exactly(_minus(part, whole, cell.waarde / 100), Fraction(0))]


def _minus(part: Form, whole: Form, factor: Fraction) -> dict[str, Fraction]:
    names = part.keys() | whole.keys()
    zero = Fraction(0)
    return {name: part.get(name, zero) - factor * whole.get(name, zero) for name in names}


def _quotum(outcome: Uitkomst) -> Fraction:
    return Fraction(outcome.maten.quotumpercentage or 0) / 100 / JOB


def _core(outcome: Uitkomst, edition: Uitgave) -> Iterable[Known]:
    cells = {row.naam: row.cellen[0] for row in edition.tabel("kern").rijen}
    everybody = [each.code for each in outcome.per_lid]
    small = [each.code for each in outcome.per_lid if each.klein]
    paid = of_kind("A", outcome, everybody, Fraction(1, 100))
    quotum = of_kind("A", outcome, everybody, _quotum(outcome))
    yield from _exactly(paid, cells["Verloonde uren"])
    yield from _exactly(quotum, cells["Quotum"])
    yield from _exactly(counting(outcome, everybody), cells["Banen"])
    yield from _share(counting(outcome, everybody), quotum, cells["Gehaald"])
    yield from _exactly(
        of_kind("A", outcome, small, _quotum(outcome)), cells["Quotum van kleine werkgevers"]
    )
    kinds = (("E", "Eigen"), ("H", "Ingeleend"), ("N", "Niet gesplitst"))
    forms = {kind: of_kind(kind, outcome, everybody, 1 / JOB) for kind, _ in kinds}
    for kind, name in kinds:
        yield from _exactly(forms[kind], cells[name])
        if percent := _percent(cells[name]):
            split = {**forms["E"], **forms["H"]}
            yield from _about(forms[kind], split, percent)


def _percent(cell: Cel) -> Fraction | None:
    if not cell.tekst.endswith("%"):
        return None
    return Fraction(dutch.parse_number(cell.tekst.removeprefix("ongeveer ").rstrip("%")))


def _about(part: Form, whole: Form, percent: Fraction) -> Iterable[Known]:
    """A whole percentage: between half a percent below and above."""
    far = Fraction(10**15)
    yield Known(_minus(part, whole, (percent + HALF) / 100), -far, Fraction(0))
    yield Known(_minus(part, whole, (percent - HALF) / 100), Fraction(0), far)


def _beside(outcome: Uitkomst, edition: Uitgave) -> Iterable[Known]:
    rows = {row.naam: row.cellen[1] for row in edition.tabel("ernaast").rijen}
    everybody = [each.code for each in outcome.per_lid]
    for kind, name in (("W", "Nog toe te rekenen"), ("I", "Ingekocht")):
        yield from _exactly(of_kind(kind, outcome, everybody, 1 / JOB), rows[name])
    day = edition.tabel("maten").rijen[1].cellen[1]
    yield from _exactly(of_kind("P", outcome, everybody, Fraction(1, 100)), day)


def _groups(
    outcome: Uitkomst, edition: Uitgave, key: str, group: Callable[[Lidcijfers], str]
) -> Iterable[Known]:
    table: Tabel | None = next((each for each in edition.tabellen if each.sleutel == key), None)
    names = {row.naam for row in table.rijen} if table else set()
    for row in table.rijen if table else ():
        codes = [
            each.code
            for each in outcome.per_lid
            if ((group(each) or NAMELESS) == row.naam and row.naam != REST)
            or (row.naam == REST and (group(each) or NAMELESS) not in names - {REST})
        ]
        assert row.cellen[0].waarde == len(codes)
        yield from _exactly(counting(outcome, codes), row.cellen[1])
        yield from _exactly(of_kind("A", outcome, codes, _quotum(outcome)), row.cellen[2])


def _panel(found: Jaarcijfers, before: Uitkomst, edition: Uitgave) -> Iterable[Known]:
    panel, outcome = found.zelfde_leden, found.uitkomst
    assert panel is not None
    rows = {row.naam: row.cellen[1] for row in edition.tabel("zelfde_leden").rijen}
    then, now = dict(panel.plaats_toen), dict(panel.plaats_nu)

    def line(wanted: Callable[[str], bool]) -> Form:
        codes_now = [code for code, each in now.items() if wanted(each)]
        codes_then = [code for code, each in then.items() if wanted(each)]
        return {**counting(outcome, codes_now), **counting(before, codes_then, -1)}

    for key, name in NAMES.items():
        if name in rows:
            yield from _exactly(line(lambda each, key=key: each == key), rows[name])  # type: ignore[misc]
    if "Nieuw, weg, één jaar geantwoord" in rows:
        others = line(lambda each: each != "zelfde")
        yield from _exactly(others, rows["Nieuw, weg, één jaar geantwoord"])
    if f"{panel.van_jaar}, alle antwoorden" in rows:
        yield from _exactly(counting(before, then), rows[f"{panel.van_jaar}, alle antwoorden"])
        yield from _exactly(counting(outcome, now), rows[f"{panel.naar_jaar}, alle antwoorden"])
        same = counting(before, [code for code, each in then.items() if each == "zelfde"])
        rate = rows["Groei van zelfde leden"]
        change = line(lambda each: each == "zelfde")
        yield from _share(change, same, rate)
        if rate.tekst:
            percent = Fraction(Decimal(rate.tekst.rstrip("%").replace(".", "").replace(",", ".")))
            yield from _about(change, same, percent)
