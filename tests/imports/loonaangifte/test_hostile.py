"""Odd and broken files: each gets its Dutch sentence, and none stops the others."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import environment
import pytest
from loonaangifte_messages import Bericht, Deel, Initieel, months, xml

from banen_desktop.child import DeadChildProblem, StoppedProblem
from banen_desktop.imports.loonaangifte import files, messages, prologue, read
from banen_desktop.imports.loonaangifte.read import Progress, read_in_child, read_messages
from banen_desktop.imports.loonaangifte.result import Geweigerd, LoonaangifteResult

FILES = environment.ROOT / "tests" / "files" / "loonaangifte"
GOOD = FILES / "goed.xml"
START, HEAD, UNIT = "begin van het bestand", "kop van het bericht", "TijdvakAangifte, regel 7"
ROW = "tijdvak 01-01-2022 tot en met 31-01-2022, inkomstenverhouding 1 van dat tijdvak, regel 14"

# file: (place, what was read, words of the reason); nothing of these files counts
REFUSED = {
    "aanmaakdatum-bestaat-niet": (HEAD, "2022-02-30T09:30:00", "dag die niet bestaat"),
    "afgebroken": ("regel 33", "", "houdt halverwege op"),
    "afgebroken-in-een-label": ("regel 25", "", "houdt halverwege op"),
    "alleen-spaties": (START, "", "is leeg"),
    "ander-bericht": (START, "", "begint met <xbrl>"),
    "codering-onbekend": (START, "", "codering die niet mag"),
    "doctype": (START, "", "DOCTYPE"),
    "doctype-met-entiteiten": (START, "", "DOCTYPE"),
    "doctype-na-commentaar": (START, "", "DOCTYPE"),
    "geen-administratie": ("", "", "AdministratieveEenheid ontbreekt"),
    "ingepakt": (START, "", "zip-bestand"),
    "ingepakt-gzip": (START, "", "gecomprimeerd"),
    "jaar-te-vroeg": (UNIT, "2017-01-01", "vanaf 2018"),
    "kleine-letters": (START, "", "niet met <Loonaangifte>"),
    "latijn-genoemd-utf-8": ("regel 6", "", "tekens kloppen niet met de codering"),
    "leeg": (START, "", "is leeg"),
    "lijst": (START, "", "geen XML"),
    "loonheffingennummer-fout": (HEAD, "een tekst van 9 tekens", "negen cijfers, een L"),
    "nog-een-begin": ("regel 46", "", "geen geldige XML"),
    "nullen": (START, "", "geen XML"),
    "onbekende-entiteit": ("regel 25", "", "entiteit"),
    "rijen-buiten-een-aangifte": ("regel 14", "", "verkeerde plek"),
    "tijdvak-bestaat-niet": (UNIT, "2022-01-32", "dag die niet bestaat"),
    "tijdvak-buiten-het-jaar": (UNIT, "2021-12-01", "niet binnen 2022"),
    "tijdvak-omgekeerd": (UNIT, "2022-01-31", "eindigt voor het begint"),
    "tijdvak-zonder-aangifte": ("regel 7", "", "geen VolledigeAangifte"),
    "utf-16": (START, "", "UTF-16"),
    "verkeerd-genest": ("regel 27", "", "geen geldige XML"),
    "webpagina": (START, "", "webpagina"),
    "webpagina-zonder-doctype": (START, "", "webpagina"),
    "zonder-aanmaakdatum": (HEAD, "", "(DatTdAanm) ontbreekt"),
    "zonder-kenmerk": (HEAD, "", "(IdBer) ontbreekt"),
    "zonder-loonheffingennummer": (HEAD, "", "loonheffingennummer ontbreekt"),
    "zonder-tijdvak": ("", "", "geen tijdvak"),
}
# file: (what was read, words of the reason); of these, the first of two rows does not count
ROW_REFUSED = {
    "inkomstenperiode-bestaat-niet": ("2022-13-01", "dag die niet bestaat"),
    "numiv-ontbreekt": ("", "(NumIV) ontbreekt"),
    "numiv-te-groot": ("10000", "tussen 0 en 9999"),
    "srtiv-onbekend": ("99", "(SrtIV) is onbekend"),
    "srtiv-ontbreekt": ("", "(SrtIV) ontbreekt"),
    "uren-leeg": ("", "(AantVerlU) ontbreekt"),
    "uren-met-komma": ("160,5", "geen heel getal"),
    "uren-ontbreken": ("", "(AantVerlU) ontbreekt"),
    "uren-te-groot": ("123456", "meer dan vijf cijfers"),
    "uren-te-negatief": ("-100000", "meer dan vijf cijfers"),
    "uren-zijn-een-bsn": ("een tekst van 9 tekens", "meer dan vijf cijfers"),
    "zonder-inkomstenperiode": ("", "inkomstenperiode ontbreekt"),
    "zonder-persoon": ("", "geen BSN en geen personeelsnummer"),
}


def quietly(*paths: Path) -> LoonaangifteResult:
    return read_messages(paths, lambda _: None)


def total(result: LoonaangifteResult) -> int:
    return sum(jaar.meetellend.uren for jaar in result.jaren)


def test_every_file_is_in_a_table() -> None:
    assert {path.stem for path in FILES.iterdir()} == {*REFUSED, *ROW_REFUSED, "goed"}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_refused(name: str) -> None:
    place, found, words = REFUSED[name]
    result = quietly(FILES / f"{name}.xml")
    [refused] = result.geweigerd
    assert (refused.bestand, refused.plaats, refused.gelezen) == (f"{name}.xml", place, found)
    assert words in refused.reden
    assert refused.reden.endswith((".", "?"))
    assert not result.jaren


@pytest.mark.parametrize("name", ROW_REFUSED)
def test_a_row_that_is_refused(name: str) -> None:
    found, words = ROW_REFUSED[name]
    result = quietly(FILES / f"{name}.xml")
    [refused] = result.geweigerd
    assert (refused.bestand, refused.plaats, refused.gelezen) == (f"{name}.xml", ROW, found)
    assert words in refused.reden
    assert (total(result), result.jaren[0].geweigerd) == (80, 1)
    assert "rijen_geweigerd" in {finding.code for finding in result.jaren[0].bevindingen}


def test_no_file_stops_the_others() -> None:
    """All at once, in a child: the good file and the rows that are good, each message once."""
    paths = sorted(FILES.iterdir())
    result = read_in_child(paths)
    assert len(result.geweigerd) == len(REFUSED) + len(ROW_REFUSED)
    assert total(result) in {240, 80}  # all these messages have one IdBer: one of them counts
    assert total(quietly(*[FILES / f"{name}.xml" for name in REFUSED], GOOD)) == 240


def test_what_is_no_file(tmp_path: Path) -> None:
    result = quietly(tmp_path, tmp_path / "weg.xml", GOOD)
    assert [refused.bestand for refused in result.geweigerd] == [tmp_path.name, "weg.xml"]
    assert total(result) == 240


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.xml")
    assert len(quietly(tmp_path / "pijp.xml").geweigerd) == 1


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(files, "open_regular", refuse)
    [refused] = quietly(GOOD).geweigerd
    assert "niet te openen" in refused.reden


@pytest.mark.parametrize("length", [*range(0, 400, 7), 1500, 3000])
def test_a_file_cut_off_anywhere(tmp_path: Path, length: int) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(GOOD.read_bytes()[:length])
    result = quietly(path)
    assert len(result.geweigerd) == 1
    assert not result.jaren


def row_of(text: bytes) -> bytes:
    end = b"</InkomstenverhoudingInitieel>"
    return text[text.index(b"<InkomstenverhoudingInitieel>") : text.index(end) + len(end)]


TEXT = xml(Bericht((Deel(*months(2022)[0], "volledig", (Initieel(1), Initieel(2, 80))),)))
BEFORE, AFTER = TEXT[: TEXT.index(row_of(TEXT))], TEXT[TEXT.index(row_of(TEXT)) :]
EMPTY_TIJDVAK = (
    b"<TijdvakCorrectie><DatAanvTv>2022-01-01</DatAanvTv><DatEindTv>2022-01-31</DatEindTv>"
    b"</TijdvakCorrectie>"
)
UNIT_TEXT = TEXT[TEXT.index(b"<AdministratieveEenheid>") : TEXT.index(b"</Loonaangifte>")]
LARGEST_PART = 100_000  # bytes, in the tests below; the parser takes pieces of 32 kB
FULL = b"x" * LARGEST_PART

# name: (the parts of the file, words of the reason); all are just over a limit
TOO_LARGE: dict[str, tuple[Callable[[], Iterable[bytes]], str]] = {
    "deep": (lambda: [BEFORE, b"<a>" * 300, AFTER], "te diep genest"),
    "text": (lambda: [BEFORE, b"<a>", FULL * 2, b"</a>", AFTER], "te groot"),
    "attribute": (lambda: [BEFORE, b'<a b="', FULL * 2, b'"/>', AFTER], "te groot"),
    "attributes": (
        lambda: [BEFORE, b"<a ", *[b'a%d="" ' % number for number in range(15_000)], b"/>", AFTER],
        "te groot",
    ),
    "comment": (lambda: [BEFORE, b"<!--", FULL * 2, b"-->", AFTER], "te groot"),
    "empty elements": (lambda: [BEFORE, b"<a/>" * 40_000, AFTER], "te groot"),
    "nested headers": (
        lambda: [BEFORE, *[b'<J a="%s"><LhNr>1</LhNr>' % FULL] * 9, AFTER],
        "te groot",
    ),
    "long prologue": (lambda: [TEXT[:38], b" " * prologue.HEAD_SIZE, TEXT[38:]], "geen XML"),
    "zeros": (lambda: [b"\0" * prologue.HEAD_SIZE], "geen XML"),
    "long id": (lambda: [TEXT.replace(b"B-1", b"B" * 101)], "(IdBer) is te lang"),
    "tijdvakken": (
        lambda: [TEXT.replace(b"</Admin", EMPTY_TIJDVAK * 100 + b"</Admin")],
        "te veel tijdvakken",
    ),
    "units": (
        lambda: [
            TEXT[: TEXT.index(b"<AdministratieveEenheid>")],
            *[UNIT_TEXT] * 101,
            b"</Loonaangifte>",
        ],
        "te veel tijdvakken",
    ),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_what_is_too_large_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert files.LARGEST_PART > LARGEST_PART
    monkeypatch.setattr(files, "LARGEST_PART", LARGEST_PART)
    parts, words = TOO_LARGE[name]
    path = tmp_path / "a.xml"
    path.write_bytes(b"".join(parts()))
    result = quietly(path, GOOD)
    assert total(result) == 240
    [refused] = result.geweigerd
    assert words in refused.reden


def test_many_rows_that_are_refused_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(BEFORE + row_of(TEXT).replace(b">160<", b">x<") * 1000 + AFTER)
    result = quietly(path)
    assert len(result.geweigerd) == 21
    assert result.geweigerd[-1].reden == "Er zijn nog 980 andere onderdelen geweigerd."
    assert result.jaren[0].geweigerd == 1000
    assert total(result) == 240


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "MOST_ROWS", 1)
    [refused] = quietly(GOOD).geweigerd
    assert "te veel inkomstenverhoudingen" in refused.reden


def test_a_file_that_kills_the_child_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "namen.xml"
    path.write_bytes(TEXT)

    def die_of_it(
        work: Callable[..., LoonaangifteResult],
        paths: list[Path],
        *,
        on_progress: Callable[[Progress], None],
        **_limits: object,
    ) -> LoonaangifteResult:
        """As a child that tells which file it has in hand, and dies of one."""
        for number, each in enumerate(paths):
            on_progress(Progress(number, each.name, 0, 1))
            if each == path:
                raise DeadChildProblem("Het inlezen is vastgelopen.")
        return work(paths, on_progress)

    monkeypatch.setattr(read, "run_in_child", die_of_it)
    result = read_in_child([GOOD, path])
    reason = "Het bestand vraagt te veel geheugen of tijd, of laat het inlezen vastlopen."
    assert result.geweigerd == (Geweigerd("namen.xml", "", "", reason),)
    assert total(result) == 240


def test_a_child_that_dies_without_a_file_in_hand_is_a_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def die(*args: object, **kwargs: object) -> None:
        raise DeadChildProblem("Het inlezen is vastgelopen.")

    monkeypatch.setattr(read, "run_in_child", die)
    with pytest.raises(DeadChildProblem):
        read_in_child([GOOD])


def test_cancel() -> None:
    with pytest.raises(StoppedProblem):
        read_in_child([GOOD], cancelled=lambda: True)


def test_progress_counts_the_whole_set() -> None:
    heard: list[Progress] = []
    read_in_child([GOOD, FILES / "leeg.xml"], heard.append)
    size = GOOD.stat().st_size
    assert heard == [
        Progress(0, "goed.xml", 0, size),
        Progress(1, "leeg.xml", size, size),
        Progress(2, "", size, size),
    ]


def test_progress_within_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(BEFORE + row_of(TEXT) * 2000 + AFTER)
    heard: list[Progress] = []
    read_messages([path], heard.append)
    steps = [progress.gelezen for progress in heard]
    assert len(steps) > 3
    assert steps == sorted(steps)
    assert steps[-1] == path.stat().st_size == heard[0].totaal


def test_the_window_needs_no_parser() -> None:
    code = (
        "import sys; import banen_desktop.imports.loonaangifte.read; print('lxml' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert answer.stdout.strip() == b"False"
