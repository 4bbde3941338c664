"""What window and command line both say about what was read, before it is in the dossier."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.dossier import intake
from banen_desktop.dossier.bsn import NUMBER_LEFT_OUT, kept_name
from banen_desktop.dossier.choice import JaNee
from banen_desktop.dossier.edits import total_of_rows
from banen_desktop.dossier.findings import Finding
from banen_desktop.dossier.model import Dossier, Jaar
from banen_desktop.imports.list_reading import ListReading, number
from banen_desktop.imports.lists.jobs import PARTS
from banen_desktop.imports.lists.mapping import ListKind, Mapping
from banen_desktop.imports.lists.own_workbook import NOT_HELD, OwnWorkbook
from banen_desktop.imports.lists.questions import Question
from banen_desktop.imports.lists.raw import column_name
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.imports.lists.titles import AMOUNTS, Target
from banen_desktop.imports.loonaangifte.result import LoonaangifteJaar


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at, and what to do; without `warns` it only tells."""

    message: str
    advice: str = ""
    warns: bool = False

    @classmethod
    def of(cls, finding: Finding) -> "Note":
        """A finding of a reader."""
        return cls(finding.message, finding.advice, finding.urgent)


def list_totals(result: ListResult) -> str:
    """What the list gives, in one line."""
    noun = ("rij", "rijen") if result.kind is ListKind.UREN else ("baan", "banen")
    count = len(result.rows)
    parts = [f"{number(Decimal(count))} {noun[0] if count == 1 else noun[1]}"]
    sums = result.totals
    if result.kind is ListKind.UREN or sums.uren:
        parts.append(f"{number(sums.uren)} uur")
    words = ", ".join(parts)
    if sums.geschatte_uren and sums.geschatte_uren == sums.uren:
        words += ", alles geschat"
    elif sums.geschatte_uren:
        words += f", waarvan {number(sums.geschatte_uren)} uur een schatting is"
    elif result.estimates:
        words += f", {number(Decimal(result.estimates))} met een schatting"
    if sums.personen:
        words += f", van {dutch.people(sums.personen)}"
    return f"{words}."


def question_note(question: Question) -> Note:
    """A question about a list, and what is done now."""
    words = dict(question.answers)
    if question.answer:
        advice = f"Gekozen: {words[question.answer]}."
    else:
        advice = "De rijen waar het om gaat tellen niet mee tot u antwoordt."
    return Note(question.text, advice, warns=not question.given)


def name_note(names: Iterable[str]) -> Iterable[Note]:
    """That nine digits in the names of files are not kept; nothing when there are none."""
    if any(NUMBER_LEFT_OUT in name or kept_name(name) != name for name in names):
        yield Note(
            "In de naam van een bestand staan negen cijfers. Het dossier bewaart die niet.",
            "Staat er ook een naam van iemand in? Die blijft staan: geef het bestand dan eerst "
            "een andere naam.",
            warns=True,
        )


def list_notes(reading: ListReading) -> list[Note]:
    """All there is to look at: questions, findings, what was skipped and left out."""
    found = [*name_note([reading.file.source.name])]
    found += [question_note(each) for each in reading.result.questions]
    found += [Note.of(finding) for finding in reading.result.findings]
    found += [Note(question, warns=True) for question in reading.questions]
    if reading.rows_replaced:
        count = dutch.plural(str(reading.rows_replaced), "rij", "rijen")
        found.append(
            Note(
                f"Overnemen vervangt {count} van een eerder bestand met dezelfde naam.",
                "Is dit een andere lijst? Geef het bestand dan eerst een andere naam.",
                warns=True,
            )
        )
    if reading.remembered:
        found.append(Note("De kolommen staan zoals u ze eerder voor deze lijst koos."))
    if reading.table.left_out:
        columns = [
            f"{column_name(each.column)} {each.title} ({each.reason})"
            for each in reading.table.left_out
        ]
        found.append(
            Note(
                f"Weggelaten: {dutch.join_list(columns)}.",
                "Deze gegevens zijn niet nodig. De cellen worden niet getoond en niet bewaard.",
            )
        )
    own = reading.result.totals.eigen_totaal
    if own is not None and not any("zegt zelf" in note.message for note in found):
        found.append(Note(f"De totaalregel van de lijst zegt hetzelfde: {number(own)}."))
    found += map(Note, _only_instead(reading.mapping))
    if unused := reading.result.unused:
        columns = [f"{letters} {dutch.shorten(title, 40)}".strip() for letters, title in unused]
        noun = "Deze kolom wordt" if len(columns) == 1 else "Deze kolommen worden"
        found.append(Note(f"{noun} niet gebruikt: {dutch.join_list(columns)}."))
    if others := reading.result.of_others:
        found.append(Note(f"Van andere werkgevers, en niet meegenomen: {others}."))
    skipped = dutch.join_list(list(_skipped(reading.result)))
    if skipped:
        found.append(Note(f"Niet meegenomen: {skipped}."))
    if decisions := reading.result.provenance.beslissingen:
        found.append(Note("Zo zijn de getallen gelezen.", " ".join(decisions)))
    return found


def _only_instead(mapping: Mapping) -> Iterable[str]:
    """What is said of columns that hours can be made from, and of which another goes first."""
    there = [target for target in _weekly(mapping) if target in mapping.targets]
    for target in there[1:]:
        column, leads = _title(mapping, target), _title(mapping, there[0])
        if mapping.kind is ListKind.UREN:
            yield f"{column} wordt niet gebruikt: de uren komen uit {leads}."
        else:
            yield f"{column} telt alleen waar {leads} leeg is."


def _weekly(mapping: Mapping) -> Sequence[Target]:
    """The columns of which one is enough, the best first; jobs have paid hours and a week both."""
    return AMOUNTS if mapping.kind is ListKind.UREN else (Target.UREN_PER_WEEK, *PARTS)


def _title(mapping: Mapping, target: Target) -> str:
    place = mapping.targets.index(target)
    return f"“{dutch.shorten(mapping.titles[place] or column_name(place), 40)}”"


def _skipped(result: ListResult) -> list[str]:
    counted = (
        (result.skipped.totaalregels, "totaalregel", "totaalregels"),
        (result.skipped.tekstregels, "rij met tekst", "rijen met tekst"),
        (result.skipped.buiten_het_jaar, "rij buiten het jaar", "rijen buiten het jaar"),
        (
            result.skipped.werkgever_open,
            "rij tot u de werkgever kiest",
            "rijen tot u de werkgever kiest",
        ),
        (result.skipped.verborgen_rijen, "verborgen rij", "verborgen rijen"),
        (result.skipped.eerdere_standen, "eerdere stand", "eerdere standen"),
        (result.skipped.lege_rijen, "lege rij", "lege rijen"),
    )
    return [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]


def workbook_replaces(dossier: Dossier, found: OwnWorkbook) -> Note | None:
    """What of a year that is there already an own workbook replaces."""
    if dossier.year(found.year) is None:
        return None
    return Note(
        f"In dit dossier staat {found.year} al. De uren, de banen en het percentage van dat jaar "
        "worden vervangen.",
        "De toelichting en de loonaangiften blijven.",
        warns=True,
    )


def workbook_lacks() -> Note:
    """What no workbook has."""
    return Note(f"In een werkmap staan niet: {dutch.join_list(NOT_HELD)}.")


def missing_returns(names: Sequence[str]) -> Note:
    """Loonaangiften of the year that were read before and are not in the new set."""
    listed = dutch.join_list(names[:6])
    more = f" en nog {len(names) - 6}" if len(names) > 6 else ""
    one = len(names) == 1
    return Note(
        f"{'Dit bestand hoorde' if one else 'Deze bestanden hoorden'} bij de vorige invoer en "
        f"{'zit' if one else 'zitten'} niet bij deze: {listed}{more}.",
        "Een invoer vervangt de vorige helemaal. Kies alle bestanden van het jaar samen.",
        warns=True,
    )


def returns_hours(found: LoonaangifteJaar, answer: JaNee | None) -> Decimal:
    """The hours that count, with the decision about hours without an insurance flag."""
    open_hours = found.te_beslissen.uren if answer is JaNee.JA else 0
    return Decimal(found.meetellend.uren + open_hours)


def returns_differences(known: Jaar | None, hours: Decimal) -> Iterable[str]:
    """What the hours of a year of loonaangiften mean beside what the year already has."""
    yield f"Volgens de loonaangiften: {hours_in_words(hours)}."
    if known is None:
        return
    total, rows = known.verloonde_uren, total_of_rows(known)
    if total is not None:
        origin = known.verloonde_uren_herkomst.label.lower()
        difference = _returns_compared(hours, total)
        yield f"Nu staat er {hours_in_words(total)} ({origin}); {difference}."
    if rows is not None:
        yield f"De rijen samen zijn {hours_in_words(rows)}; {_returns_compared(hours, rows)}."
    earlier = intake.loonaangifte_uren(known)
    if earlier is not None:
        yield f"De vorige invoer gaf {hours_in_words(earlier)}; die wordt vervangen."


def hours_in_words(hours: Decimal) -> str:
    """Hours as they are, with their unit."""
    return f"{dutch.format_number(hours)} uur"


def _returns_compared(new: Decimal, old: Decimal) -> str:
    if new == old:
        return "dat is gelijk"
    more = "meer" if new > old else "minder"
    return f"de loonaangiften geven {hours_in_words(abs(new - old))} {more}"
