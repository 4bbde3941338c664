"""The pages on the page Rapport: from a change to the first page painted, beside the pages alone.

Each change gives another name on every page, as typing does. Alone is what makes the document and
its pages, without a window, a worker or a picture on the screen.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

from benchmarks.dossiers import DAY, Scale, dossier_of
from benchmarks.measure import Found, Goal, Line, in_turn, spent
from benchmarks.windows import Shown, shown_window

from banen_desktop.dossier import edits
from banen_desktop.reports.out.recipients import Content
from banen_desktop.reports.pages.document import Document
from banen_desktop.reports.pages.full_report import full_report
from banen_desktop.reports.pages.pdf import pages
from banen_desktop.reports.pages.summary import summary

Write = Callable[..., Document]
_KINDS: tuple[tuple[Content, str, Write, Goal | None], ...] = (
    (Content.SUMMARY, "voorbeeld van de samenvatting", summary, Goal(100, "ms")),
    (Content.REPORT, "voorbeeld van het hele verslag", full_report, None),
)
_names = map("Stichting {}".format, count(1))


def lines(scale: Scale) -> Iterator[Line]:
    """Both kinds at every size."""
    with shown_window() as shown:
        for content, what, write, goal in _KINDS:
            for size in scale.jobs:
                shown.open(dossier_of(size), "Rapport")
                _show(shown, content)
                jobs = (partial(_change, shown), partial(_alone, shown, write))
                ours, bare = in_turn(scale.rounds + 1, *jobs)
                yield Line(what, ours, bare, "alleen de bladzijden maken", size, goal)


def _show(shown: Shown, content: Content) -> None:
    """Wait until the pages of this kind are there."""
    report = shown.window.workspace.report
    report.show_content(content)
    shown.wait(lambda: not report.reader.maker.is_busy)


def _change(shown: Shown) -> Found:
    """From a change of the name until its page is painted."""
    report, session = shown.window.workspace.report, shown.window.session
    before = report.reader.view.accessibleDescription()
    after = edits.set_employer(session.dossier, naam=next(_names))

    def change() -> None:
        session.apply("naam", after)
        shown.wait(lambda: report.reader.view.accessibleDescription() != before)
        report.reader.view.sheets[0].repaint()

    return spent(change)


def _alone(shown: Shown, write: Write) -> Found:
    """The document and its pages as SVG, without a window."""
    session = shown.window.session
    dossier = edits.set_employer(session.dossier, naam=next(_names))
    return spent(lambda: pages(write(dossier, session.year, session.law, DAY)))
