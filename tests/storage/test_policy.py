"""The policy of an organisation: what it says counts, what is wrong does not, and is told."""

import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from banen_desktop.dossier.model import Sector
from banen_desktop.storage import places
from banen_desktop.storage.policy import Policy, dossier_folder, policy

FOLDER = Path(Path.cwd().anchor) / "dossiers van é"


def write(text: str | bytes) -> Path:
    file = places.policy_files()[-1]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_without_a_file_there_is_no_policy() -> None:
    assert policy() == Policy()
    assert policy().lines == ()
    assert dossier_folder() == places.documents_folder()


def test_everything_that_it_may_say() -> None:
    file = write(
        f"# van IT\n[beleid]\nmap = {FOLDER}\nSector = VO\nbewaartermijn_jaren = 7\n"
        "vergrendeling = ja\n"
    )
    found = policy()
    assert found == Policy(file, FOLDER, Sector.VO, 7, lock_required=True)
    assert dossier_folder() == FOLDER
    assert found.lines == (
        f"Map voor dossiers: {FOLDER}",
        "Sector van een nieuw dossier: Voortgezet onderwijs",
        "Bewaartermijn: 7 jaar",
        "Dossiers moeten een wachtwoordzin hebben",
    )


def test_a_byte_order_mark_of_notepad_does_no_harm() -> None:
    write("\ufeff[beleid]\r\nvergrendeling=nee\r\n".encode())
    assert policy() == Policy(places.policy_files()[-1])


def test_spaces_do_no_harm() -> None:
    write("  [ Beleid ]  \n\tvergrendeling  =  ja  \n")
    assert policy() == Policy(places.policy_files()[-1], lock_required=True)


@pytest.mark.skipif(sys.platform == "win32", reason="een variabele heet daar anders")
def test_a_folder_may_name_variables_and_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHIJF", "/mnt/schijf")
    write("[beleid]\nmap = $SCHIJF/banen")
    assert policy().folder == Path("/mnt/schijf/banen")
    write("[beleid]\nmap = ~/banen")
    assert policy().folder == Path.home() / "banen"


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("map = banen", "map is geen volledig pad"),
        ("map = %BESTAATNIET%\\banen", "map is geen volledig pad"),
        ("map =", "map is geen volledig pad"),
        ("sector = school", "sector is geen van po, vo, mbo"),
        ("bewaartermijn_jaren = 0", "bewaartermijn_jaren is geen getal van 1 tot en met 30"),
        ("bewaartermijn_jaren = 31", "bewaartermijn_jaren is geen getal van 1 tot en met 30"),
        ("bewaartermijn_jaren = 7,5", "bewaartermijn_jaren is geen getal"),
        ("bewaartermijn_jaren = 0000000071", "bewaartermijn_jaren is geen getal"),
        ("bewaartermijn_jaren = 000000007" + "0" * 5000, "bewaartermijn_jaren is geen getal"),
        ("bewaartermijn_jaren = ٧", "bewaartermijn_jaren is geen getal"),
        ("bewaartermijn_jaren = " + "9" * 5000, "bewaartermijn_jaren is geen getal"),
        ("vergrendeling = misschien", "vergrendeling is geen ja of nee"),
        ("kleur = rood", "kleur kent het programma niet"),
        ("[kleuren]", "het deel [kleuren] kent het programma niet"),
        ("[kleuren", "regel 3 heeft niet de vorm “naam = waarde”"),
        ("kleuren]", "regel 3 heeft niet de vorm “naam = waarde”"),
    ],
)
def test_a_wrong_line_is_told_and_the_others_count(line: str, wrong: str) -> None:
    """A mistake in one line may not take the lock off."""
    other = "sector = po" if line.startswith("vergrendeling") else "vergrendeling = ja"
    write(f"[beleid]\n{other}\n{line}\n")
    found = policy()
    assert len(found.wrong) == 1
    assert found.wrong[0].startswith(wrong)
    assert found.lock_required
    assert found.lock_doubted is line.startswith("vergrendeling")
    assert found.lines[-1].startswith("Klopt niet en telt niet mee: ")


@pytest.mark.parametrize("edge", ["1", "30", "007"])
def test_the_edges_of_the_retention_count(edge: str) -> None:
    write(f"[beleid]\nbewaartermijn_jaren = {edge}")
    assert policy().retention_years == int(edge)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("map = /x\n[beleid]\n", "regel 1 staat niet onder [beleid]"),
        ("[beleid]\nsector = po\nsector = vo\n", "sector staat er twee keer; de eerste telt"),
        ("[beleid]\nzomaar\n", "regel 2 heeft niet de vorm “naam = waarde”"),
        (b"[beleid]\nsector = \xff\n", "sector is geen tekst in UTF-8"),
        ("[beleid]\nmap = /x\0y\n", "map is geen tekst in UTF-8"),
        ("[beleid]\nmap = ~bestaat-niet-1/x\n", "map noemt een gebruiker die er niet is"),
        ("[beleid]\n[ander]\nsector = po\n[beleid]", "het deel [ander] kent het programma niet"),
    ],
)
def test_what_is_no_ini_file_is_told_and_takes_no_lock_off(text: str | bytes, wrong: str) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    file = write(data + b"\n[beleid]\nvergrendeling = ja\n")
    found = policy()
    assert found.file == file
    assert found.wrong == (wrong,)
    assert found.lock_required


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_every_unicode_of_notepad_is_read(encoding: str) -> None:
    text = f"[Beleid]\r\nmap = {FOLDER}\r\nvergrendeling = JA\r\n"
    mark = "\ufeff" if encoding.endswith(("le", "be")) else ""
    write((mark + text).encode(encoding))
    found = policy()
    assert (found.folder, found.lock_required, found.wrong) == (FOLDER, True, ())


def test_an_ansi_file_of_an_old_notepad_loses_only_the_line_with_the_accent() -> None:
    write("[beleid]\nmap = C:\\é\nvergrendeling = ja\n".encode("cp1252"))
    assert policy().wrong == ("map is geen tekst in UTF-8",)
    assert policy().lock_required


def test_the_first_of_two_counts_even_for_the_lock() -> None:
    write("[beleid]\nvergrendeling = ja\nvergrendeling = nee\n")
    assert policy().lock_required
    assert policy().wrong == ("vergrendeling staat er twee keer; de eerste telt",)


def test_a_file_that_is_too_large_is_read_no_further_than_its_begin() -> None:
    write("[beleid]\nvergrendeling = ja\n" + "# vulling\n" * 20_000 + "sector = po\n")
    found = policy()
    assert found.lock_required
    assert found.sector is None
    assert found.wrong == ("het bestand is te groot; alleen het begin telt mee",)


def test_a_file_full_of_nonsense_is_told_in_a_few_lines() -> None:
    write(b"[beleid]\n" + b"x\n" * 10_000)
    assert len(policy().wrong) == 21
    assert policy().wrong[-1] == "er klopt nog meer niet"
    write(bytes(range(256)) * 300)
    assert policy().wrong


def test_a_folder_with_the_name_of_the_policy_is_no_policy() -> None:
    file = places.policy_files()[-1]
    file.mkdir(parents=True)
    assert policy() == Policy()


def test_a_file_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("[beleid]\n")

    def denied(file: Path) -> None:
        raise PermissionError(13, "denied", str(file))

    monkeypatch.setattr("banen_desktop.storage.policy.open_regular", denied)
    wrong = ("het bestand is niet te lezen",)
    assert policy() == Policy(file, lock_required=True, lock_doubted=True, wrong=wrong)
    assert policy().lines[0].endswith(": wat daarover staat is niet te lezen, en telt dan als ja")


@pytest.mark.parametrize(("error", "locked"), [(PermissionError, True), (OSError, False)])
def test_a_place_that_may_not_be_looked_at_can_have_a_policy(
    monkeypatch: pytest.MonkeyPatch, error: type[OSError], *, locked: bool
) -> None:
    def denied(self: Path) -> bool:
        raise error(0, "denied", str(self))

    def closed(file: Path) -> None:
        raise PermissionError(13, "denied", str(file))

    monkeypatch.setattr(Path, "is_file", denied)
    monkeypatch.setattr("banen_desktop.storage.policy.open_regular", closed)
    assert policy().lock_required is locked


@pytest.mark.parametrize(
    "text",
    [
        "[beleid]\nvergrendeling = Ja!\n",
        "[beleid]\nvergrendeling ja\n",
        "[beleid]\nvergrendeling: ja\n",
        "[beleid]\nvergrendelling = ja\n",
        "[beleidd]\nvergrendeling = ja\n",
        "vergrendeling = ja\n",
        "[beleid]\nvergrendeling =\n",
        b"[beleid]\nvergrendeling = \xff\n",
        "[beleid]\nvergrendeling = nee\nvergrendeling = ja\n",
        "[beleid]\nvergrendeling = jaa\nvergrendeling = nee\n",
        "[beleid]\n" + "x\n" * 30 + "vergrendeling = ja\n",
        "[beleid]\n" + "# vulling\n" * 20_000 + "vergrendeling = ja\n",
        "[beleid]\n[ander]\nvergrendeling = ja\n[beleid]\nvergrendeling = nee\n",
    ],
)
def test_a_line_about_locking_that_is_misread_counts_as_yes_and_is_told(text: str | bytes) -> None:
    write(text)
    found = policy()
    assert found.lock_required
    assert found.lock_doubted
    assert found.wrong


@pytest.mark.parametrize(
    "text", ["[beleid]\nvergrendeling = nee\n", "[beleid]\n# vergrendeling = ja\nkleur = rood\n"]
)
def test_what_is_read_well_is_as_it_says(text: str) -> None:
    write(text)
    assert not policy().lock_required


def test_no_variable_of_a_user_takes_the_policy_of_the_computer_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own, computer, *_ = write("[beleid]\nvergrendeling = nee\n"), tmp_path / "computer"
    of_all = computer / "Banen Desktop" / own.name
    of_all.parent.mkdir(parents=True)
    of_all.write_text("[beleid]\nvergrendeling = ja\n", encoding="utf-8")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(places, "_program_data", lambda: str(computer))
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path / "elsewhere"))
    assert policy().file == of_all
    assert policy().lock_required


@pytest.mark.parametrize("answers", [True, False])
def test_windows_itself_says_where_the_policy_of_the_computer_is(
    monkeypatch: pytest.MonkeyPatch, *, answers: bool
) -> None:
    def value(_key: object, name: str) -> tuple[str, int]:
        if not answers:
            raise FileNotFoundError(2, name)
        return "C:\\ProgramData", 1

    registry = SimpleNamespace(
        HKEY_LOCAL_MACHINE=0, OpenKey=lambda *_: nullcontext(), QueryValueEx=value
    )
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMDATA", "D:\\van mij")
    expected = "C:\\ProgramData" if answers else "D:\\van mij"
    assert places.policy_files()[0] == Path(expected) / "Banen Desktop" / "banen-beleid.ini"


def test_the_computer_goes_before_the_folder_of_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("BANEN_MAP")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program" / "banen.exe"))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path / "data"))
    beside = tmp_path / "program" / "banen-beleid.ini"
    computer = tmp_path / "data" / "Banen Desktop" / "banen-beleid.ini"
    assert places.policy_files() == (computer, beside)
    monkeypatch.delenv("PROGRAMDATA")
    assert places.policy_files() == (beside,)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(places, "_OF_THIS_COMPUTER", tmp_path / "etc")
    etc = tmp_path / "etc" / beside.name
    assert places.policy_files() == (etc, beside)
    monkeypatch.delattr(sys, "frozen")
    assert places.policy_files() == (etc,)
