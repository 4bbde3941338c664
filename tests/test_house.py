"""Rules of the house that no checker knows: size, rounding, a light start, docstrings, words."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import environment
import harm
import pytest

from banen_desktop.dossier import fields
from banen_desktop.dossier.model import Toerekening, Vorm
from banen_desktop.quota.calculation.trace import Regime
from banen_desktop.quota.law.law import Status, built_in

PACKAGE = environment.ROOT / "banen_desktop"
TESTS = environment.ROOT / "tests"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEST_MODULES = sorted(TESTS.rglob("*.py"))
HEAVY = {
    *("pandas", "numpy", "openpyxl", "xlsxwriter", "docx", "lxml", "typst", "python_calamine"),
    "pyrage",
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def module_name(path: Path) -> str:
    return path.relative_to(environment.ROOT).as_posix()


@cache
def source_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(source_of(path))


def assert_nobody(offenders: Iterable[str]) -> None:
    """A rule of the house: nobody offends it, and whoever does is named, one a line."""
    found = list(offenders)
    assert not found, "\n".join(["", *found])


def lines_of(path: Path) -> Iterable[tuple[str, int, int]]:
    """The module and its functions: their names, their lines, and how many they may have."""
    yield module_name(path), len(source_of(path).splitlines()), 400
    for node in ast.walk(parsed(path)):
        if isinstance(node, Function):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            yield f"{module_name(path)}: {node.name}", length, 60


def test_modules_and_functions_stay_small() -> None:
    sizes = [size for path in MODULES for size in lines_of(path)]
    assert len(sizes) > len(MODULES) > 100
    assert_nobody(f"{name} has {lines} lines" for name, lines, most in sizes if lines > most)


def test_only_dutch_rounds() -> None:
    callers = [
        module_name(path)
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "round"
    ]
    assert set(callers) <= {"banen_desktop/dutch.py"}


def loaded_by(modules: Iterable[str]) -> set[str]:
    """The top-level packages that a fresh Python has loaded after importing modules."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules, sep='\\n')"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in answer.stdout.split()}


def test_the_start_imports_nothing_heavy_and_no_qt() -> None:
    loaded = loaded_by(["banen_desktop.__main__", "banen_desktop.command_line"])
    assert "banen_desktop" in loaded
    assert not loaded & (HEAVY | {"PySide6"})


def test_the_whole_window_imports_nothing_heavy() -> None:
    """What writes a workbook or reads a file of others comes when it is asked for."""
    window = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in (PACKAGE / "window").rglob("[a-z]*.py")
    ]
    assert len(window) > 1
    assert not loaded_by(["banen_desktop.__main__", *window]) & HEAVY


def undocumented(nodes: Iterable[ast.AST], prefix: str = "") -> Iterable[str]:
    """Public classes and functions without a docstring; what Qt calls back documents itself."""
    for node in nodes:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if ast.unparse(node.body[-1]) == "...":  # a signature of somebody else's function
            continue
        name = prefix + node.name
        overrides_qt = bool(prefix) and re.fullmatch(r"[a-z]+([A-Z][a-z]*)+|data|flags", node.name)
        if not ast.get_docstring(node) and not overrides_qt:
            yield name
        if isinstance(node, ast.ClassDef):
            yield from undocumented(node.body, f"{name}.")


def test_every_module_public_function_and_class_has_a_docstring() -> None:
    modules = [module_name(path) for path in MODULES if not ast.get_docstring(parsed(path))]
    others = [
        f"{module_name(path)}: {name}"
        for path in MODULES
        for name in undocumented(parsed(path).body)
    ]
    assert_nobody(modules + others)


def mentioned(function: ast.AST) -> set[str]:
    """Every name that a function calls or hands on."""
    nodes = list(ast.walk(function))
    return {node.id for node in nodes if isinstance(node, ast.Name)} | {
        node.attr for node in nodes if isinstance(node, ast.Attribute)
    }


def test_no_test_is_without_an_assertion() -> None:
    functions = [
        (path, node, mentioned(node))
        for path in TEST_MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, Function)
    ]
    asserting = {"raises", "warns", "fail"}
    asserting |= {
        node.name
        for _, node, _ in functions
        if any(isinstance(n, ast.Assert) for n in ast.walk(node))
    }
    while more := {node.name for _, node, names in functions if names & asserting} - asserting:
        asserting |= more
    tests = [(path, node.name) for path, node, _ in functions if node.name.startswith("test_")]
    assert len(tests) > 100
    assert_nobody(f"{module_name(path)}: {name}" for path, name in tests if name not in asserting)


LOOKS_UP = re.compile(
    r"Path\(__file__\)(?:\.resolve\(\))?(?:\.parents\[(?P<number>\d+)\]|(?P<steps>(?:\.parent\b)+))"
)


def outside(path: Path) -> Iterable[str]:
    """Where a script or test names a folder above the repository."""
    depth = len(path.relative_to(environment.ROOT).parts)
    for found in LOOKS_UP.finditer(source_of(path)):
        steps = (found["steps"] or "").count(".parent") or int(found["number"]) + 1
        if steps > depth:
            yield f"{module_name(path)}: {found[0]}"
    for found in re.finditer(r"\bROOT\.parents?\b", source_of(path)):
        yield f"{module_name(path)}: {found[0]}"


def test_no_script_or_test_looks_outside_the_repository() -> None:
    """What stands beside a clone is there for one of us, and for nobody else."""
    scripts = sorted((environment.ROOT / "build").rglob("*.py"))
    assert any(LOOKS_UP.search(source_of(path)) for path in TEST_MODULES)
    assert_nobody(place for path in (*scripts, *TEST_MODULES) for place in outside(path))


def test_every_number_of_examples_is_a_factor_of_the_gear() -> None:
    """Only the gears say a number, and two scripts that get it as an argument."""
    may = {"gears.py", "test_gears.py", "more_examples.py", "session_model.py", "test_house.py"}
    assert_nobody(
        module_name(path)
        for path in TEST_MODULES
        if path.name not in may and "max_examples" in source_of(path)
    )


def test_nothing_in_the_tests_could_do_harm_to_other_programs() -> None:
    """A limit of ours is lowered in the test instead; then what is just over it is small."""
    finder = {"harm.py", "test_harm.py"}
    scripts = sorted((environment.ROOT / "build").rglob("*.py"))
    found = [
        f"{module_name(path)}:{why}"
        for path in (*scripts, *TEST_MODULES)
        if path.name not in finder
        for why in harm.harm_in_code(source_of(path))
    ]
    files = [
        path
        for folder in (TESTS, environment.ROOT / "findings")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    ]
    assert len(files) > 100
    found += [f"{module_name(path)}: {why}" for path in files for why in harm.harm_in_file(path)]
    assert_nobody(f"{each}; lower a limit of ours in the test instead" for each in found)


def tracked_texts() -> dict[str, str]:
    """Every file that git keeps and that is text."""
    if not (environment.ROOT / ".git").exists():
        pytest.skip("zonder git is niet te zien welke bestanden erbij horen")
    # Git only trusts a clone of somebody else, as in a container, when it is told to.
    git = ["git", "-c", f"safe.directory={environment.ROOT}", "ls-files", "-z"]
    answer = subprocess.run(git, cwd=environment.ROOT, capture_output=True, text=True, check=True)
    texts = {}
    for name in filter(None, answer.stdout.split("\0")):
        path = environment.ROOT / name
        data = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in data[:8000]:
            texts[name] = data.decode("utf-8", "replace")
    return texts


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    folders = "|".join(["work", "tmp", "root", "home/[a-z]"])
    wrong = re.compile(
        rf"(?<![\w./])/({folders})/|C:\\Users\\\w"
        "|" + "|".join(["pypi" + r"\.org", "python" + r"hosted\.org", r"^\s*--(extra-)?index-url"]),
        re.MULTILINE,
    )
    texts = tracked_texts()
    assert len(texts) > 50
    assert_nobody(f"{name}: {found[0]}" for name in texts if (found := wrong.search(texts[name])))


# What a field holds beside the law: words that need no explanation in the list of terms.
PLAIN_WORDS = {
    *("naam", "bestuursnummer", "onderdeel", "functiegroep", "herkomst", "opmerking", "aantal"),
    *("contract", "soort_werk", "van", "tot", "maatregelen", "oorzaken", "plannen"),
    *("soorten_werk", "gegevens", "verantwoordelijke"),
}
STEPS = [
    *("verloonde_uren", "verloonde_uren_vorig_jaar", "drempel_uren", "quotumpercentage"),
    *("uren_per_baan", "quotum_uren", "quotum_banen", "meetellende_uren_dienstverband"),
    *("meetellende_uren_inleen", "meetellende_uren", "gerealiseerde_banen"),
    *("banen_dienstverband", "banen_inleen"),
    *("nog_toe_te_rekenen_banen", "niet_meetellende_banen", "personen", "personen_nieuw"),
    *("banen_op_peildatum", "aandeel", "realisatiepercentage", "verschil_banen"),
    *("quotumtekort", "quotumheffing"),
]
TERMS = environment.ROOT / "docs" / "begrippen.md"


def entries() -> dict[str, str]:
    """The terms with their text."""
    parts = TERMS.read_text(encoding="utf-8").split("\n## ")[1:]
    return {part.split("\n", 1)[0]: part.split("\n", 1)[1] for part in parts}


def step_keys_in_the_source() -> list[str]:
    """The keys that the calculation adds to the trace, wherever it does so."""
    return [
        str(node.args[0].value)
        for path in sorted((PACKAGE / "quota").rglob("*.py"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func) == "trace.add"
        and isinstance(node.args[0], ast.Constant)
    ]


def test_the_steps_are_those_of_the_issue_and_the_bonus() -> None:
    """Issue 2 names them; the bonus belongs to the Wet banenafspraak alone."""
    assert sorted(step_keys_in_the_source()) == sorted([*STEPS, "bonus"])


def test_the_terms_stand_in_the_order_of_the_alphabet_with_article_and_explanation() -> None:
    found = entries()
    assert list(found) == sorted(found, key=str.casefold)
    for term, text in found.items():
        lines = text.strip().splitlines()
        assert lines[0].startswith("Artikel: "), term
        assert lines[0].endswith("."), term
        assert lines[-1].endswith("."), term
        assert len(lines[-1]) > 40, term


def test_every_legal_word_of_field_step_and_choice_is_explained() -> None:
    known = [*fields.WERKGEVER, *fields.JAAR, *fields.UREN, *fields.BAAN, *fields.TOELICHTING]
    words = {field.key for field in known} - PLAIN_WORDS | {*STEPS, "bonus"}
    words |= {str(choice) for choices in (Vorm, Status, Regime) for choice in choices}
    words |= {str(Toerekening.AFGESPROKEN), str(Toerekening.NOG_NIET)}
    explained = set(re.findall(r"`(\w+)`", "\n".join(entries().values())))
    assert sorted(words - explained) == []


@pytest.mark.parametrize(
    "term",
    [
        *("verloonde uren", "quotumpercentage", "quotumtekort", "quotumheffing", "inlener"),
        *("uitlener", "toerekening", "doelgroepregister", "dienstbetrekking", "aangiftetijdvak"),
        *("loonheffingennummer", "fiscaal nummer", "peildatum", "beschut werk", "detachering"),
        *("praktijkroute", "social return", "baan", "aandeel", "realisatiepercentage"),
        *("banenafspraak", "polisadministratie", "payroll", "wet banenafspraak", "zekerheid"),
    ],
)
def test_the_nouns_of_the_law_are_there(term: str) -> None:
    assert term in {entry.casefold() for entry in entries()}


def test_articles_of_the_terms_name_laws_that_the_program_knows() -> None:
    names = {bwbr for _, bwbr in built_in().regulations if bwbr}
    text = TERMS.read_text(encoding="utf-8")
    assert {bwbr for bwbr in names if bwbr not in text} == set()


def test_every_decision_has_a_number_of_its_own_and_stands_in_the_list() -> None:
    folder = environment.ROOT / "docs" / "besluiten"
    listed = re.findall(r"\]\((\d{4}-[^)]+\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert len({name[:4] for name in listed}) == len(listed)


def test_every_place_of_the_tour_exists() -> None:
    text = (environment.ROOT / "docs" / "rondleiding.md").read_text(encoding="utf-8")
    places = {name.rstrip("/") for name in re.findall(r"`([\w./*]+/[\w./*]*)`", text)}
    assert len(places) > 20
    assert_nobody(
        place
        for place in sorted(places)
        if not any([*environment.ROOT.glob(place), *PACKAGE.glob(place)])
    )
