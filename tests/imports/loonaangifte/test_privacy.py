"""Proof: no BSN, no name, and no hash of them, leaves the import; not even when it goes wrong."""

import hashlib
import json
import pickle
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from loonaangifte_messages import (
    NAMES,
    Bericht,
    Deel,
    Initieel,
    Intrekking,
    bsn,
    months,
    pers_nr,
    xml,
)

from banen_desktop.imports.loonaangifte.privacy import Pseudonyms
from banen_desktop.imports.loonaangifte.read import read_in_child, read_messages
from banen_desktop.imports.loonaangifte.result import LoonaangifteResult, as_json

PEOPLE = range(1, 30)
FIELDS = ("AantVerlU", "NumIV", "SrtIV", "AantCtrcturenPWk", "DatAanvTv", "DatEindTv", "LhNr")


def write(folder: Path) -> list[Path]:
    """A set with a good message, a correction, and for each field one with BSN or name in it."""
    january = months(2022)[0]
    rows = tuple(Initieel(who, 160, zonder_bsn=who % 5 == 0) for who in PEOPLE)
    good = xml(Bericht((Deel(*january, "volledig", rows),)))
    gone = (Intrekking(1), Intrekking(99))
    texts = [good, xml(Bericht((Deel(*january, "correctie", rows[:3], gone),), id_ber="C-1"))]
    for field in FIELDS:
        for secret in (bsn(2), NAMES[0], pers_nr(3)):
            start, _, rest = good.decode().partition(f"<{field}>")
            _, end, after = rest.partition(f"</{field}>")
            texts.append(f"{start}<{field}>{secret}{end}{after}".encode())
    texts += [good[:-2000], good.replace(bsn(2).encode(), b"&" + bsn(2).encode() + b";")]
    paths = [folder / f"{number:02}.xml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text)
    return paths


def traces(secret: str) -> Iterable[bytes]:
    """The ways in which a number or a name could be found: plain, as an integer, hashed."""
    plain = secret.encode()
    yield from (plain, secret.encode("utf-16-le"), plain[::-1])
    for name in ("md5", "sha1", "sha256", "sha512", "blake2b"):
        digest = hashlib.new(name, plain).digest()
        yield from (digest, digest[:8], digest.hex().encode())
    if secret.isdigit():
        yield from (int(secret).to_bytes(8, order) for order in ("little", "big"))
        yield from (int(secret).to_bytes(4, order) for order in ("little", "big"))


def written(result: LoonaangifteResult) -> bytes:
    """Everything that can be made of a result."""
    texts = [repr(result), str(result), json.dumps(as_json(result), ensure_ascii=False)]
    return "\n".join(texts).encode() + b"".join(
        pickle.dumps(result, protocol) for protocol in range(6)
    )


def secrets() -> list[str]:
    names = [part for name in NAMES for part in (name, name.split()[0])]
    return [*map(bsn, PEOPLE), bsn(99), *names, "1980-02-29", *(pers_nr(who) for who in PEOPLE)]


def test_nothing_personal_is_in_the_result_or_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    paths = write(tmp_path)
    elsewhere = tmp_path / "tijdelijk"
    elsewhere.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP", "HOME"):
        monkeypatch.setenv(variable, str(elsewhere))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(elsewhere)
    result = read_in_child(paths)
    assert result.jaren[0].meetellend.personen > 20
    assert len(result.geweigerd) > 15
    everything = written(result) + "".join(capfd.readouterr()).encode()
    for secret in secrets():
        for trace in traces(secret):
            assert trace not in everything, secret
    assert not list(elsewhere.rglob("*"))


def test_no_pseudonym_is_in_the_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: set[int] = set()
    original = Pseudonyms.person

    def remember(self: Pseudonyms, lhnr: str, sofi_nr: str, number: str) -> int:
        made.add(found := original(self, lhnr, sofi_nr, number))
        return found

    monkeypatch.setattr(Pseudonyms, "person", remember)
    everything = written(read_messages(write(tmp_path), lambda _: None))
    assert len(made) >= len(PEOPLE)
    for key in made:
        for trace in (key.to_bytes(8, "little"), key.to_bytes(8, "big"), str(key).encode()):
            assert trace not in everything


def test_a_key_dies_with_its_import() -> None:
    one, other = Pseudonyms(), Pseudonyms()
    assert one.person("L", "900000000", "") == one.person("M", "900000000", "7")
    assert one.person("L", "900000000", "") != other.person("L", "900000000", "")
    assert one.person("L", "", "7") != one.person("M", "", "7")
    assert one.person("L", "7", "") != one.person("L", "", "7")


def test_a_key_cannot_be_sent_or_shown() -> None:
    keys = Pseudonyms()
    with pytest.raises(TypeError, match="stays in memory"):
        pickle.dumps(keys)
    assert "_key" not in repr(keys)
