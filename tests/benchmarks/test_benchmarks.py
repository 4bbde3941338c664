"""The benchmarks still run, in sizes that take no time; no figure is looked at."""

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import measure, run, start, table
from benchmarks.dossiers import TINY, Changing, dossier_of
from benchmarks.measure import Found, Goal, Line, best, fresh, in_turn

from banen_desktop import dutch

SCRIPT = Path(run.__file__)
COLUMNS = table.HEAD.splitlines()[0].count("|")
EXPECTED = {
    "start": 2,
    "keystroke": 4 * len(TINY.jobs),
    "dossier_file": 3 * len(TINY.jobs),
    "loonaangifte": 3 * len(TINY.people),
    "lists": 2 * len(TINY.rows),
    "workbook": 2 * len(TINY.jobs),
    "exports": len(TINY.years) * len(TINY.jobs),
    "preview": 2 * len(TINY.jobs),
    "pages": 12 * len(TINY.jobs) + len(TINY.scenarios) + len(TINY.measures),
    "sector": 4 * len(TINY.members),
    "sector_year": 2 * len(TINY.members),
    "memory": 2,
}


@pytest.mark.traag
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", run.SUBJECTS)
def test_every_benchmark_runs_and_measures_something(name: str) -> None:
    answer = subprocess.run(
        [sys.executable, SCRIPT, "--tiny", "--only", name],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    rows = answer.stdout.split(table.HEAD)[1].strip().splitlines()
    assert len(rows) == EXPECTED[name]
    for row in rows:
        assert row.count("|") == COLUMNS, row
        ours = row.split("|")[3].strip()
        if "niet gevraagd" not in row:
            assert dutch.parse_number(ours.split()[0]) >= 0, row


def test_every_subject_is_expected() -> None:
    assert set(EXPECTED) == set(run.SUBJECTS)
    modules = {
        path.stem for path in SCRIPT.parent.glob("*.py") if "\ndef lines(" in path.read_text()
    }
    assert modules == set(run.SUBJECTS)


def test_growth_is_one_in_proportion_and_four_when_it_is_quadratic() -> None:
    small = Line("x", Found(10), size=500)
    assert Line("x", Found(40), size=2000).growth(small) == 1
    assert Line("x", Found(160), size=2000).growth(small) == 4
    assert Line("x", None, size=2000).growth(small) is None
    assert Line("x", Found(160)).growth(small) is None


@pytest.mark.parametrize(("amount", "met"), [(13, True), (13.1, False)])
def test_a_goal_is_met_up_to_its_own_number(amount: float, met: bool) -> None:
    times = Line("x", Found(amount), Found(10), goal=Goal(1.3))
    assert times.met is met
    assert Line("x", Found(amount), Found(1), goal=Goal(13, "ms")).met is met


def test_without_a_measurement_nothing_is_met() -> None:
    assert Line("x", None, goal=Goal(1)).met is None
    assert Line("x", Found(1), None, goal=Goal(1)).met is None
    assert Line("x", Found(1)).met is None


def test_a_row_says_what_was_found_in_dutch() -> None:
    rows = table.Rows()
    small = Line("openen", Found(12.34, 20), Found(10, 11), "sqlite3", 500, Goal(1.2))
    large = Line("openen", Found(1234.5, 2000), Found(1000, 1000), "sqlite3", 2000, Goal(1.3))
    assert rows.row(small) == (
        "| openen | 500 | 12 ms | 20 ms | 10 ms | 1,23 |  | 1,2 ×: **niet gehaald** | sqlite3 |"
    )
    assert rows.row(large) == (
        "| openen | 2.000 | 1.235 ms | 2.000 ms | 1.000 ms | 1,23 | 25,01 | 1,3 ×: gehaald "
        "| sqlite3 |"
    )
    missing = rows.row(Line("start", None, against="novelWriter (pip kan het niet halen)"))
    assert "| niet gemeten |" in missing


def test_the_best_of_the_clock_and_of_the_processor_stand_beside_each_other() -> None:
    assert best([Found(3, 5), Found(2, 9)]) == Found(2, 5)
    assert best([Found(3), Found(2)]) == Found(2, None)


def test_jobs_are_done_in_turn() -> None:
    done: list[str] = []

    def job(name: str) -> Found:
        done.append(name)
        return Found(len(done))

    assert in_turn(2, lambda: job("a"), lambda: job("b")) == [Found(1), Found(2)]
    assert done == ["a", "b", "a", "b"]


def test_a_fresh_job_gets_something_new_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "SHORTEST_S", 1e-5)  # or a job of no time is done very often
    changing, seen = Changing(dossier_of(2)), list[object]()
    fresh(changing, seen.append)()
    assert len(seen) >= 2
    assert len({id(dossier) for dossier in seen}) == len(seen)
    first, second = (set(dossier.jaren[-1].banen) for dossier in (changing(), changing()))
    assert not first & second


def test_the_page_gets_the_table_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "prestaties.md"
    page.write_text(f"boven\n{table.BEGIN}\noud\n{table.END}\nonder\n", encoding="utf-8")
    for text in ("nieuw", "nieuwer"):
        table.put_into(page, text)
        wanted = f"boven\n{table.BEGIN}\n\n{text}\n\n{table.END}\nonder\n"
        assert page.read_text(encoding="utf-8") == wanted


def test_the_page_of_the_docs_has_the_marks() -> None:
    text = run.PAGE.read_text(encoding="utf-8")
    assert text.count(table.BEGIN) == text.count(table.END) == 1


@pytest.mark.parametrize("less", [["--tiny"], ["--only", "start"]])
def test_a_part_is_not_written_into_the_page(
    less: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run.main(["--write", *less])
    assert "--write needs everything" in capsys.readouterr().err


@pytest.mark.traag
def test_without_pip_novelwriter_is_not_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("novelwriter==0 --hash=sha256:" + "0" * 64, encoding="utf-8")
    monkeypatch.setattr(start, "NOVELWRITER", tmp_path / "venv")
    monkeypatch.setattr(start, "NOVELWRITER_LOCK", lock)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert start._novelwriter() == "pip kan het niet halen"
