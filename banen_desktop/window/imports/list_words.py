"""What the window says about a list: totals, differences and what to look at. No Qt here."""

from dataclasses import dataclass
from decimal import Decimal

from banen_desktop import dutch
from banen_desktop.imports.lists.mapping import ListKind
from banen_desktop.imports.lists.raw import column_name
from banen_desktop.imports.lists.result import ListResult
from banen_desktop.window.imports.list_reading import ListReading, number


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at, and what to do."""

    message: str
    advice: str = ""
    warns: bool = False


def totals(result: ListResult) -> str:
    """What the list gives, in one line."""
    noun = ("regel", "regels") if result.kind is ListKind.UREN else ("baan", "banen")
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


def notes(reading: ListReading) -> list[Note]:
    """All there is to look at: questions, findings, what was skipped and left out."""
    found = [
        Note(finding.message, finding.advice, finding.urgent) for finding in reading.result.findings
    ]
    found += [Note(question, warns=True) for question in reading.questions]
    if reading.rows_replaced:
        count = dutch.plural(str(reading.rows_replaced), "rij", "rijen")
        found.append(
            Note(
                f"Dit vervangt {count} van een eerder bestand met dezelfde naam.",
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
    skipped = dutch.join_list(list(_skipped(reading.result)))
    if skipped:
        found.append(Note(f"Niet meegenomen: {skipped}."))
    if decisions := reading.result.provenance.beslissingen:
        found.append(Note("Zo zijn de getallen gelezen.", " ".join(decisions)))
    return found


def _skipped(result: ListResult) -> list[str]:
    counted = (
        (result.skipped.totaalregels, "totaalregel", "totaalregels"),
        (result.skipped.tekstregels, "regel met tekst", "regels met tekst"),
        (result.skipped.buiten_het_jaar, "regel buiten het jaar", "regels buiten het jaar"),
        (result.skipped.ander_bestuur, "regel van een ander bestuur", "regels van andere besturen"),
    )
    return [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]
