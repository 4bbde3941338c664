"""The letters of a council: with the request, to who did not answer, and with questions.

A letter to a member tells only of that member. What the council has to fill in stands between
square brackets.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from banen_desktop import dutch
from banen_desktop.reports.opgave.records import Uitvraag, Veld
from banen_desktop.reports.pages.document import Block, Bullets, Document, Text
from banen_desktop.reports.pages.letters import QUESTIONS, Letter
from banen_desktop.sector.checks.asked import Vraag
from banen_desktop.sector.checks.questions import Controle
from banen_desktop.sector.facts.model import Lid, Monitor
from banen_desktop.sector.figures.measures import requests_of
from banen_desktop.sector.figures.model import Uitkomst

OPENING, CLOSING = "Geachte heer, mevrouw,", "Met vriendelijke groet,"
NEVER_CHANGED = (
    "Wij veranderen zelf nooit een getal. Klopt uw opgave, dan is een kort antwoord genoeg. Klopt "
    "zij niet, stuur ons dan een nieuwe opgave; die krijgt een hoger nummer en vervangt de oude."
)
_LONGEST = 120


def request_letter(monitor: Monitor, jaar: int) -> Letter:
    """The letter that goes with the request of a year, the same for every member."""
    asked = _request(monitor, jaar)
    lines = [
        (
            f"Wij vragen u om uw cijfers voor de banenafspraak over {jaar}. Bij deze brief zit "
            "onze uitvraag: een klein bestand dat u opent in Banen Desktop."
        ),
        *_what(asked),
        (
            "Zo doet u het: open uw dossier, kies Bestand > Opgave maken en open de uitvraag. U "
            "ziet elk getal dat meegaat, voor u iets opslaat. Er gaan geen namen, rijen of "
            "kenmerken mee."
        ),
        *_key(asked),
        f"Stuur ons uw opgave {_before(asked)}.",
        QUESTIONS,
    ]
    return _letter(
        monitor, "uitvraag", "alle leden", f"Uitvraag banenafspraak {jaar}", lines, _gaps(asked)
    )


def reminder_letters(monitor: Monitor, outcome: Uitkomst) -> tuple[Letter, ...]:
    """A letter to every member that did not answer, or left out what is needed."""
    year = outcome.maten.jaar
    asked = _request(monitor, year)
    told = _members(monitor)
    made = [
        _letter(
            monitor,
            code,
            _name(told, code),
            f"Herinnering: uw opgave banenafspraak {year}",
            [*_why(asked, year, missing=missing), QUESTIONS],
        )
        for codes, missing in ((outcome.niet, False), (outcome.onvolledig, True))
        for code in codes
    ]
    return tuple(made)


def question_letters(monitor: Monitor, controle: Controle) -> tuple[Letter, ...]:
    """A letter to every member with a question that is open, the one with most influence first."""
    told = _members(monitor)
    return tuple(
        _letter(
            monitor,
            code,
            _name(told, code),
            f"Vragen over uw opgave banenafspraak {controle.jaar}",
            _asking(controle.jaar, questions),
        )
        for code, questions in controle.per_lid().items()
    )


def letter_document(letter: Letter, monitor: Monitor, made_on: date) -> Document:
    """A letter as pages: its lines as paragraphs, its questions as a list."""
    blocks: list[Block] = [Text(f"Aan: {letter.to}"), Text(dutch.format_date_words(made_on))]
    listed: list[str] = []
    for line in letter.body.split("\n"):
        if line.startswith("- "):
            listed.append(line.removeprefix("- "))
            continue
        if listed:
            blocks.append(Bullets(tuple(listed)))
            listed = []
        if line:
            blocks.append(Text(line))
    return Document(letter.subject, _sender(monitor), made_on, tuple(blocks))


def _request(monitor: Monitor, jaar: int) -> Uitvraag | None:
    found = requests_of(monitor, jaar)
    return found[0] if found else None


def _members(monitor: Monitor) -> dict[str, Lid]:
    return {lid.code: lid for lid in monitor.leden}


def _name(told: dict[str, Lid], code: str) -> str:
    lid = told.get(code)
    return dutch.shorten((lid.naam if lid else "") or code, _LONGEST)


def _sender(monitor: Monitor) -> str:
    return dutch.shorten(monitor.raad.naam, _LONGEST) or "[naam van de raad]"


def _what(asked: Uitvraag | None) -> Iterable[str]:
    if asked is None:
        return
    fields = asked.velden or tuple(Veld)
    yield "Wij vragen:"
    yield "\n".join(f"- {field.label} ({field.eenheid.label})" for field in fields)
    if asked.peildatum is not None:
        day = dutch.format_date_words(asked.peildatum)
        yield f"De peildatum is {day}."
    if asked.quotumpercentage is not None:
        shown = dutch.format_number(asked.quotumpercentage)
        source = f" ({asked.bron})" if asked.bron else ""
        yield f"Wij rekenen voor alle leden met een quotumpercentage van {shown}%{source}."


def _key(asked: Uitvraag | None) -> Iterable[str]:
    if asked is None or not asked.sleutel:
        yield ("Kleine aantallen blijven bij u thuis: het programma laat ze weg en zegt u waar.")
        return
    yield (
        "U kiest zelf: bewaakt (kleine aantallen blijven thuis) of besloten (alle totalen, "
        "versleuteld; alleen wij kunnen ze lezen). Kiest u besloten, bel ons dan eerst op een "
        "nummer dat u al kende en vergelijk de vingerafdruk van onze sleutel. Daarom staat hij "
        "niet in deze brief."
    )


def _before(asked: Uitvraag | None) -> str:
    if asked is None or asked.uiterlijk is None:
        return "vóór [datum]"
    return f"uiterlijk {dutch.format_date_words(asked.uiterlijk)}"


def _gaps(asked: Uitvraag | None) -> tuple[str, ...]:
    return () if asked else ("Van dit jaar is er nog geen uitvraag.",)


def _why(asked: Uitvraag | None, year: int, *, missing: bool) -> list[str]:
    if missing:
        first = (
            f"Wij kregen uw opgave over {year}, maar er staat niet in hoeveel uren er zijn of "
            "hoeveel daarvan meetellen. Zonder die getallen telt uw opgave niet mee."
        )
    else:
        first = f"Wij kregen van u nog geen opgave voor de banenafspraak over {year}."
        if asked is not None and asked.uiterlijk is not None:
            first += f" Wij vroegen die {_before(asked)}."
    return [
        first,
        (
            "Zonder uw opgave zeggen de cijfers van de sector minder. Ook als u geen banen hebt, "
            "telt uw antwoord: geef dan 0 op."
        ),
        "Stuur ons uw opgave vóór [datum]. Lukt dat niet, laat ons dan weten wanneer wel.",
    ]


def _asking(year: int, questions: Sequence[Vraag]) -> list[str]:
    number = "een vraag" if len(questions) == 1 else f"{len(questions)} vragen"
    return [
        (
            f"Wij kregen uw opgave voor de banenafspraak over {year}. Dank daarvoor. Wij hebben er "
            f"{number} over:"
        ),
        "\n".join(f"- {each.zin}" for each in questions),
        NEVER_CHANGED,
        "Wilt u ons antwoorden vóór [datum]?",
        QUESTIONS,
    ]


def _letter(
    monitor: Monitor,
    name: str,
    to: str,
    subject: str,
    lines: Sequence[str],
    gaps: tuple[str, ...] = (),
) -> Letter:
    body = "\n\n".join([OPENING, *lines, CLOSING, _sender(monitor)])
    return Letter(name, to, subject, body, gaps)
