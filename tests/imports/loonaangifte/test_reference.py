"""The reader against a naive one: the whole tree in memory, and the last word on each row wins.

The reference shares nothing with the program: another parser, no streaming, no pseudonyms, text as
keys, and it looks back for the last word instead of replaying.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from gears import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from loonaangifte_messages import (
    Bericht,
    Deel,
    Initieel,
    Intrekking,
    Periode,
    four_weeks,
    months,
    xml,
)

from banen_desktop.imports.loonaangifte import passes, year
from banen_desktop.imports.loonaangifte.read import read_messages

Key = tuple[str, str, str]  # loonheffingennummer, first and last day
LHNRS = ("123456782L01", "123456782L02", "987654321L01")
TIJDVAKKEN = [*months(2022)[:3], *months(2022)[11:], four_weeks(2022)[1], months(2026)[0]]

hours = st.integers(-99999, 99999) | st.integers(0, 300)
people = st.integers(1, 4)
periods = st.builds(
    Periode,
    srt_iv=st.sampled_from(["11", "13", "15", "17", "31"]),
    verzekerd=st.sampled_from(["JJJ", "NNJ", "NNN"]),
    lkv=st.sampled_from(["", "J", "N"]),
)
rows = st.builds(
    Initieel,
    persoon=people,
    uren=hours,
    num_iv=st.integers(1, 2),
    contract=st.sampled_from(["", "36.00", "12.5"]),
    perioden=st.tuples(periods),
    zonder_bsn=st.booleans(),
)
gone = st.builds(Intrekking, persoon=people, num_iv=st.integers(1, 2), zonder_bsn=st.booleans())


@st.composite
def messages(draw: st.DrawFn) -> Bericht:
    """A message about one year, with one aangifte and corrections, or corrections only."""
    year = draw(st.sampled_from([2022, 2022, 2026]))
    tijdvakken = [each for each in TIJDVAKKEN if each[0].year == year]
    kinds = ["volledig", "aanvullend", "correctie"]
    delen = []
    for number in range(draw(st.integers(1, 3))):
        soort = draw(st.sampled_from(kinds if number == 0 else ["correctie"]))
        withdrawals = [] if soort == "volledig" else draw(st.lists(gone, max_size=3))
        initial = draw(st.lists(rows, max_size=4))
        tijdvak = draw(st.sampled_from(tijdvakken))
        delen.append(Deel(*tijdvak, soort, tuple(initial), tuple(withdrawals)))
    lhnr = draw(st.sampled_from(LHNRS))
    return Bericht(tuple(delen), year, lhnr=lhnr)


@st.composite
def sets(draw: st.DrawFn) -> list[Bericht]:
    """Messages, each made at a moment of its own, some after 1 May; in any order, with copies."""
    found = draw(st.lists(messages(), min_size=1, max_size=7))
    days = draw(
        st.lists(st.integers(0, 500), min_size=len(found), max_size=len(found), unique=True)
    )
    dated = [
        Bericht(
            each.delen,
            each.jaar,
            f"B-{day}",
            f"{date(each.jaar, 2, 1) + timedelta(days=day)}T12:00:00",
            each.lhnr,
        )
        for each, day in zip(found, days, strict=True)
    ]
    copies = draw(st.lists(st.sampled_from(dated), max_size=2))
    return draw(st.permutations([*dated, *copies]))


def name(element: ET.Element) -> str:
    return element.tag.split("}")[1]


def said(parent: ET.Element, path: str) -> str:
    found = parent.find("/".join("{*}" + part for part in path.split("/")))
    return "" if found is None else found.text or ""


def kind(row: ET.Element) -> int:
    if said(row, "Inkomstenperiode/SrtIV") not in {"11", "13", "15"}:
        return 2
    flags = {said(row, f"Inkomstenperiode/Ind{flag}") for flag in ("WAO", "WW", "ZW")}
    return 1 if flags == {"N"} else 0


class Reference:
    """What was said of each row, as (moment, order within the message, row)."""

    def __init__(self, texts: Iterable[bytes]) -> None:
        self.resets: dict[Key, list[str]] = defaultdict(list)
        self.words: dict[Key, dict[tuple[str, str], list[tuple[str, int, ET.Element]]]]
        self.words = defaultdict(lambda: defaultdict(list))
        for root in (ET.fromstring(text) for text in set(texts)):
            moment = said(root, "Bericht/DatTdAanm")
            unit = root[1]
            for tijdvak in unit:
                if name(tijdvak).startswith("Tijdvak"):
                    self.add(said(unit, "LhNr"), moment, tijdvak)

    def add(self, lhnr: str, moment: str, tijdvak: ET.Element) -> None:
        key = lhnr, said(tijdvak, "DatAanvTv"), said(tijdvak, "DatEindTv")
        order = sum(len(words) for words in self.words[key].values())
        if tijdvak.find("{*}VolledigeAangifte") is not None:
            self.resets[key].append(moment)
        for row in tijdvak.iter():
            if name(row).startswith("Inkomstenverhouding"):
                bsn = said(row, "NatuurlijkPersoon/SofiNr") or said(row, "SofiNr")
                person = bsn or said(row, "PersNr") + lhnr
                self.words[key][person, said(row, "NumIV")].append((moment, order, row))
                order += 1

    def rows(self, key: Key, until: str) -> dict[tuple[str, str], ET.Element]:
        """The rows that stand at a moment: those whose last word is no withdrawal."""
        reset = max((moment for moment in self.resets[key] if moment <= until), default="")
        standing = {}
        for row_key, words in self.words[key].items():
            heard = [word for word in words if reset <= word[0] <= until]
            if heard and name(last := max(heard, key=lambda word: word[:2])[2]).endswith("eel"):
                standing[row_key] = last
        return standing


def total(rows_: Iterable[ET.Element], kinds: Iterable[int] = (0, 1, 2)) -> int:
    return sum(
        int(said(row, "Werknemersgegevens/AantVerlU")) for row in rows_ if kind(row) in kinds
    )


@examples(1, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sets(), st.sampled_from([0, 1, 3, 10, passes.MOST_KEPT]), st.sampled_from([1, 500_000]))
def test_the_reader_agrees_with_a_naive_one(
    tmp_path: Path, berichten: list[Bericht], most_kept: int, at_once: int
) -> None:
    """Also when there is room for so few rows that each pass is about a few people."""
    texts = [xml(bericht) for bericht in berichten]
    paths = [tmp_path / f"{number}.xml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passes, "MOST_KEPT", most_kept)
        patch.setattr(year, "_ROWS_AT_ONCE", at_once)
        result = read_messages(paths, lambda _: None)
    assert result == read_messages(paths, lambda _: None)
    reference = Reference(texts)
    assert not result.geweigerd
    keys = {key for key in reference.words if reference.words[key]} | set(reference.resets)
    for jaar in result.jaren:
        until = f"{jaar.jaar + 1}-05-01T24"
        own = [
            key
            for key in keys
            if key[0].startswith(jaar.fiscaal_nummer) and key[1].startswith(str(jaar.jaar))
        ]
        standing = {key: reference.rows(key, until) for key in own}
        for number, som in enumerate((jaar.meetellend, jaar.te_beslissen, jaar.niet_meetellend)):
            mine = [
                (row_key[0], row)
                for found in standing.values()
                for row_key, row in found.items()
                if kind(row) == number
            ]
            assert som.uren == total(row for _, row in mine)
            assert som.personen == len({person for person, _ in mine})
        final = sum(total(reference.rows(key, "9").values()) for key in own)
        counted = sum(total(found.values()) for found in standing.values())
        assert jaar.na_1_mei.totaal == final - counted
        filed = {
            (each.tijdvak.loonheffingennummer, str(each.tijdvak.van), str(each.tijdvak.tot)): each
            for each in jaar.tijdvakken
        }
        assert set(own) <= set(filed)
        for key in own:
            assert filed[key].uren.totaal == total(standing[key].values())
            assert filed[key].aangiften == len(reference.resets[key])
    every = {(key[0][:9], int(key[1][:4])) for key in keys}
    assert every <= {(jaar.fiscaal_nummer, jaar.jaar) for jaar in result.jaren}
