"""The files of a year of the sector: what each is called, what makes it, and writing them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from banen_desktop import dutch
from banen_desktop.dossier.choice import Choice
from banen_desktop.problems import KnownProblem
from banen_desktop.reports.out.data import to_json
from banen_desktop.reports.out.files import make_folder, safe_name
from banen_desktop.reports.pages.letters import Letter
from banen_desktop.sector.checks.questions import Controle
from banen_desktop.sector.facts.model import Monitor
from banen_desktop.sector.figures.model import Jaarcijfers
from banen_desktop.sector.out.annex import member_annex
from banen_desktop.sector.out.letters import (
    letter_document,
    question_letters,
    reminder_letters,
    request_letter,
)
from banen_desktop.sector.out.minister import minister_text
from banen_desktop.sector.out.outgoing import Uitvoer, outgoing
from banen_desktop.sector.out.report import sector_report
from banen_desktop.sector.out.tidy import description, tidy_csv
from banen_desktop.sector.publication.cells import Lezer
from banen_desktop.storage.atomic import atomic_write


class Formaat(Choice):
    """What can be written of a year; the last two are of single members, for the council."""

    XLSX = "xlsx", "Werkmap"
    DOCX = "docx", "Word-document"
    PDF = "pdf", "PDF"
    CSV = "csv", "Eén lange tabel met beschrijving"
    JSON = "json", "Gegevens"
    MINISTER = "minister", "Tekst voor de coördinerend minister"
    BIJLAGEN = "bijlagen", "Bijlage voor elk lid"
    BRIEVEN = "brieven", "Uitvraag, herinneringen en vragen"


USUAL = (Formaat.XLSX, Formaat.DOCX, Formaat.PDF, Formaat.CSV, Formaat.JSON)
OF_MEMBERS = (Formaat.BIJLAGEN, Formaat.BRIEVEN)


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file: its place in the chosen folder, its content, and whether others may read it."""

    plaats: Path
    inhoud: bytes
    te_delen: bool


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What the files of a year are made from; `vorige` are the questions about the year before."""

    monitor: Monitor
    cijfers: Jaarcijfers
    controle: Controle
    vorige: Controle | None
    gemaakt_op: date

    def uitvoer(self, lezer: Lezer) -> Uitvoer:
        """What one audience gets; without a total it has no tables."""
        return outgoing(
            self.monitor, self.cijfers, self.controle, self.vorige, lezer, self.gemaakt_op
        )

    def to_publish(self, lezer: Lezer) -> Uitvoer:
        """The same; raises `KnownProblem` where others than the council would get no total."""
        if lezer is not Lezer.RAAD and (waiting := len(self.controle.geen_totaal)):
            raise KnownProblem(
                f"Over {self.controle.jaar} is er nog geen totaal om uit te geven: "
                f"{dutch.plural(str(waiting), 'vraag wacht', 'vragen wachten')} op een besluit.",
                "De monitor is niet veranderd, en er is niets geschreven.",
                "Kies bij Controle wat u besluit.",
            )
        return self.uitvoer(lezer)


def make_files(opdracht: Opdracht, formats: Sequence[Formaat], lezer: Lezer) -> tuple[Bestand, ...]:
    """All files, each once; raises `KnownProblem` for what is not for this audience."""
    wrong = [each for each in OF_MEMBERS if each in formats and lezer is not Lezer.RAAD]
    if wrong:
        raise KnownProblem(
            f"Voor {lezer} is er geen {wrong[0]}: dat gaat over één lid.",
            "Er is niets geschreven.",
            "Maak dit met --voor raad; elk bestand is voor één lid.",
        )
    uitvoer = opdracht.to_publish(lezer)
    found: list[Bestand] = []
    for each in dict.fromkeys(formats):
        if each is Formaat.BIJLAGEN:
            found += _annexes(opdracht)
        elif each is Formaat.BRIEVEN:
            found += _letters(opdracht)
        else:
            # A letter to the Kamer is for everybody, whoever makes it.
            public = each is Formaat.MINISTER and lezer is not Lezer.OPENBAAR
            shown = opdracht.to_publish(Lezer.OPENBAAR) if public else uitvoer
            found += [
                Bestand(Path(_name(shown, end)), data, not shown.vertrouwelijk)
                for end, data in _MADE[each](shown)
            ]
    return tuple(found)


def write_files(files: Sequence[Bestand], folder: Path) -> list[Path]:
    """Write files that are made already; raises `KnownProblem` that says which were written."""
    make_folder(folder)
    written: list[Path] = []
    for each in files:
        path = folder / each.plaats
        if path.parent != folder:
            make_folder(path.parent, private=True)
        try:
            atomic_write(path, each.inhoud, shared=each.te_delen)
        except KnownProblem as problem:
            done = ", ".join(one.name for one in written)
            raise KnownProblem(
                f"{path.name} is niet geschreven. {problem.message}",
                f"Wel geschreven: {done}." if done else "Er is niets geschreven.",
                problem.advice,
            ) from problem
        written.append(path)
    return written


def _name(uitvoer: Uitvoer, end: str) -> str:
    """A name with the year, the council and the audience that every system accepts."""
    for_whom = "vertrouwelijk" if uitvoer.vertrouwelijk else str(uitvoer.lezer)
    parts = (f"Banenafspraak {uitvoer.jaar}", safe_name(uitvoer.raad), f"({for_whom})")
    return " ".join(part for part in parts if part) + end


def _workbook(uitvoer: Uitvoer) -> Iterator[tuple[str, bytes]]:
    from banen_desktop.sector.out.workbook import write_workbook  # noqa: PLC0415 - loads XlsxWriter

    yield ".xlsx", write_workbook(uitvoer)


def _word(uitvoer: Uitvoer) -> Iterator[tuple[str, bytes]]:
    from banen_desktop.reports.pages.word import write_word  # noqa: PLC0415 - loads python-docx

    yield ".docx", write_word(sector_report(uitvoer))


def _pdf(uitvoer: Uitvoer) -> Iterator[tuple[str, bytes]]:
    from banen_desktop.reports.pages.pdf import write_pdf  # noqa: PLC0415 - seldom needed

    yield ".pdf", write_pdf(sector_report(uitvoer))


def _csv(uitvoer: Uitvoer) -> Iterator[tuple[str, bytes]]:
    yield ".csv", tidy_csv(uitvoer)
    yield " beschrijving.txt", description(uitvoer).encode()


def _json(uitvoer: Uitvoer) -> Iterator[tuple[str, bytes]]:
    yield ".json", to_json(dict(uitvoer.gegevens)).encode()


def _minister(uitvoer: Uitvoer) -> Iterator[tuple[str, bytes]]:
    from banen_desktop.reports.pages.word import write_word  # noqa: PLC0415 - loads python-docx

    yield " minister.docx", write_word(minister_text(uitvoer))


_MADE: dict[Formaat, Callable[[Uitvoer], Iterator[tuple[str, bytes]]]] = {
    Formaat.XLSX: _workbook,
    Formaat.DOCX: _word,
    Formaat.PDF: _pdf,
    Formaat.CSV: _csv,
    Formaat.JSON: _json,
    Formaat.MINISTER: _minister,
}


def _annexes(opdracht: Opdracht) -> Iterator[Bestand]:
    """For each member that answered a PDF with its own place; none without a total."""
    from banen_desktop.reports.pages.pdf import write_pdf  # noqa: PLC0415 - seldom needed

    uitvoer = opdracht.uitvoer(Lezer.DEELNEMERS)
    if not uitvoer.tabellen:
        return
    names = _Names()
    for lid in opdracht.cijfers.uitkomst.per_lid:
        name = names.new(f"Bijlage {uitvoer.jaar} {safe_name(f'{lid.code} {lid.naam}')}")
        yield Bestand(
            Path("bijlagen") / f"{name}.pdf", write_pdf(member_annex(uitvoer, lid)), te_delen=False
        )


def _letters(opdracht: Opdracht) -> Iterator[Bestand]:
    from banen_desktop.reports.pages.word import write_word  # noqa: PLC0415 - loads python-docx

    names = _Names()
    for kind, letter in _all_letters(opdracht):
        name = names.new(f"{kind} {opdracht.controle.jaar} {safe_name(letter.name)}")
        document = letter_document(letter, opdracht.monitor, opdracht.gemaakt_op)
        yield Bestand(Path("brieven") / f"{name}.docx", write_word(document), te_delen=False)


def _all_letters(opdracht: Opdracht) -> Iterator[tuple[str, Letter]]:
    yield "Brief", request_letter(opdracht.monitor, opdracht.controle.jaar)
    for letter in reminder_letters(opdracht.monitor, opdracht.cijfers.uitkomst):
        yield "Herinnering", letter
    for letter in question_letters(opdracht.monitor, opdracht.controle):
        yield "Vragen", letter


class _Names:
    """Names of files in one folder: codes that a file cannot have may become the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, name: str) -> str:
        """The name, with a number behind it when there is such a file already."""
        found, number = name, 1
        while found.casefold() in self._taken:
            number += 1
            found = f"{name} {number}"
        self._taken.add(found.casefold())
        return found
